"""A case from its opening to the monitor's record, by the command line."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from airwitness.case.book import shipped_book
from airwitness.cli import run
from airwitness.demo.sounds import song
from airwitness.evidence.verify import FAILED, verify
from tests import made_case
from tests.conftest import RATE, write_wav
from tests.made_case import ENROLLED, acting

Run = Callable[..., tuple[int, str, str]]
MARK = "Zzyzxmark"
SIGNED = ("--reason", f"why {MARK}")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, world: Path) -> Path:
    """An archive with a talk in which a song was aired, the song itself, and three actors."""
    folder = tmp_path_factory.mktemp("worked")
    (folder / "passphrase").write_text(made_case.PASSPHRASE + "\n")
    archive = folder / "archive"
    with acting(archive, "anna"):
        assert run(["init", str(archive)]) == 0
        for actor in ENROLLED:
            assert run(["actor", "new", actor]) == 0
        for name, service in (("air.wav", "tv"), ("clip.wav", "web")):
            assert run(["add", str(world / name), "--service", service]) == 0
    return archive


@pytest.fixture
def cli(template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command as an actor in a copy; gives exit code, output and messages."""
    shutil.copytree(template, tmp_path / "archive")
    shutil.copy(template.parent / "passphrase", tmp_path / "passphrase")
    capsys.readouterr()

    def call(actor: str, *arguments: str | Path) -> tuple[int, str, str]:
        with acting(tmp_path / "archive", actor):
            code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def case(cli: Run) -> str:
    """A case in that archive."""
    words = {name: f"{name} {MARK}" for name in ("question", "purpose", "scope", "legal-basis")}
    options = [part for name, text in words.items() for part in (f"--{name}", text)]
    return str(
        json.loads(ok(cli("anna", "case", "new", f"title {MARK}", *options, "--json")))["id"]
    )


def ok(told: tuple[int, str, str]) -> str:
    code, out, err = told
    assert code == 0, err
    return out


def shown(cli: Run, case: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(ok(cli("anna", "case", "show", case, "--json")))
    return told


def worked(cli: Run, case: str, world: Path, tmp_path: Path) -> None:
    """Everything that can be done in a case, with a marked word wherever words are typed."""
    clip = tmp_path / f"{MARK}.wav"
    shutil.copy(world / "clip.wav", clip)
    out = ok(cli("anna", "case", "find", case, clip, "--question", f"q {MARK}"))
    assert "kept as search 1" in out
    told = shown(cli, case)["searches"][0]
    ids = {match["part"].partition("#")[2]: match["id"] for match in told["matches"]}
    match = next(name for fragment, name in ids.items() if fragment.startswith("t=20"))
    other = next(name for fragment, name in ids.items() if fragment.startswith("t=0"))
    typed = [part for n in ("title", "source", "credit", "note") for part in (f"--{n}", MARK)]
    ok(cli("dan", "case", "add", case, match, *typed))
    ok(cli("anna", "case", "add", case, told["clip"], "--title", "The song"))
    ok(cli("anna", "case", "add", case, f"{told['clip']}#t=2.5"))
    ok(cli("anna", "case", "decide", case, "reject", other, *SIGNED))
    book = tmp_path / "book.yaml"
    book.write_bytes(shipped_book().replace(b'version: "1"', f'version: "{MARK}"'.encode()))
    ok(cli("anna", "case", "book", case, book))
    for actor, place, code in (
        ("anna", "1#t=21,23", "child-seen"),
        ("ben", "1", "oath"),
        ("anna", "1#t=0:30,0:31", "oath"),
    ):
        ok(cli(actor, "case", "code", case, place, code, "--note", f"n {MARK}"))
    shot = ("1#t=21,25", "--faces", "1", "--box", "10,5,30.5,40", "--role", MARK, *SIGNED)
    assert "until another actor" in ok(cli("anna", "case", "clear", case, *shot))
    assert "until another actor" not in ok(cli("ben", "case", "clear", case, *shot))
    for what in (("--shot", "1#t=40,42"), ("--phrase", f"name {MARK}"), ("--track", "2#t=1,2")):
        ok(cli("anna", "case", "withhold", case, *what, *SIGNED, "--yes"))
    tally = ("--violation", "recruitment-or-use", "--boys", "2", "--unknown", "1")
    ok(cli("anna", "case", "state", case, "depicts", f"s {MARK}", "--exhibit", "1#t=21,23", *tally))
    named = ("--by", MARK, "--perpetrator", MARK)
    ok(cli("ben", "case", "state", case, "alleges", f"s {MARK}", "--exhibit", "2", *named))
    sure = ("--confidence", "low")
    ok(cli("ben", "case", "state", case, "assesses", MARK, "--exhibit", "2", *sure, *SIGNED))
    for number in "12":
        counted = ("source", "--exhibit", number, "--reliability", MARK)
        ok(cli("anna", "case", "verify-step", case, "1", *counted, *SIGNED))
    ok(cli("ben", "case", "verify-step", case, "1", "first-review", *SIGNED))
    last = ok(cli("cleo", "case", "verify-step", case, "1", "second-review", *SIGNED))
    assert last == "finding 1: verified\n"
    for whole in ("Militia", "Force"):
        words = (f"House {MARK}", "part of", f"{whole} {MARK}", "--by", MARK, "--exhibit", "2")
        ok(cli("anna", "case", "claim", case, *words))
    exhibit = shown(cli, case)["exhibits"][2]["line"]
    ok(cli("anna", "case", "retract", case, str(exhibit), *SIGNED))


def holding(folder: Path, word: str) -> list[Path]:
    """Files that hold a word."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if word.encode() in path.read_bytes()]


def test_a_case_is_worked_shown_rebuilt_and_verified(
    cli: Run, case: str, world: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    worked(cli, case, world, tmp_path)
    told = shown(cli, case)
    assert [e["number"] for e in told["exhibits"]] == [1, 2]
    assert [e["key"] is None for e in told["exhibits"]] == [True, False]
    assert told["book"] == "own"
    assert [f["verified"] for f in told["findings"]] == [True, False, False]
    assert told["conflicts"] == [[1, 2]]
    assert [d["decided"] for d in told["decisions"]] == ["rejected"]
    assert len(told["clearings"]) == 2
    people = ok(cli("anna", "case", "show", case))
    assert "claims 1 and 2 conflict" in people
    assert told["findings"][0]["detail"] in people
    assert case in ok(cli("anna", "case", "list"))
    (listed,) = json.loads(ok(cli("anna", "case", "list", "--json")))
    assert (listed["id"], listed["exhibits"], listed["findings"]) == (case, 2, 3)
    assert f"rejected in case {case}" in ok(cli("anna", "find", world / "clip.wav"))
    assert json.loads(ok(cli("anna", "case", "agreement", case, "--json")))["units"] == 2
    assert "alpha" in ok(cli("anna", "case", "agreement", case))
    assert "child-with-weapon" in ok(cli("anna", "case", "book", case))
    assert json.loads(ok(cli("anna", "case", "book", case, "--json")))["version"] == MARK
    assert ok(cli("anna", "rebuild"))
    assert shown(cli, case) == told
    assert [check for check in verify(archive) if check.state == FAILED] == []


def test_a_marked_word_is_in_no_chain_and_goes_when_it_is_withdrawn(
    cli: Run, case: str, world: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    worked(cli, case, world, tmp_path)
    marked = holding(archive, MARK)
    assert len(marked) > 20
    assert {path.relative_to(archive).parts[0] for path in marked} == {"details", "private"}
    details = [path.name for path in marked if path.is_relative_to(archive / "details")]
    for digest in details:
        code, _, err = cli("anna", "withdraw", digest, "--reason-code", "safety", "--yes")
        assert code == 0, err
    assert holding(archive, MARK) == []
    told = shown(cli, case)
    assert (told["title"], told["purpose"], told["book"]) == ("", "", "shipped")
    assert [e["disclosed"] for e in told["exhibits"]] == [False, True]
    assert told["searches"][0]["clip"] == told["exhibits"][1]["place"]
    assert (told["clearings"], told["decisions"], told["codings"]) == ([], [], [])
    assert {w["what"] for w in told["withheld"]} == {"shot", "words", "track"}
    assert [f["verified"] for f in told["findings"]] == [False, False, False]
    for command in (
        ("show", case),
        ("list",),
        ("agreement", case),
        ("claims", case),
        ("book", case),
    ):
        ok(cli("anna", "case", *command))
    assert json.loads(ok(cli("anna", "lead-sheet", case, "--json"))) == []
    assert ok(cli("anna", "rebuild"))
    assert shown(cli, case) == told
    assert holding(archive, MARK) == []
    assert [check for check in verify(archive) if check.state == FAILED] == []


def test_what_leaves_of_claims_and_leads_holds_no_withheld_word(
    cli: Run, case: str, world: Path, tmp_path: Path
) -> None:
    worked(cli, case, world, tmp_path)
    ok(cli("anna", "case", "withhold", case, "--phrase", MARK, "--reason", "r", "--yes"))
    told = ""
    for form in ("json", "ftm"):
        told += ok(cli("anna", "case", "claims", case, "--format", form))
    table = ok(cli("anna", "lead-sheet", case, "--csv"))
    told += (
        table + ok(cli("anna", "lead-sheet", case)) + ok(cli("anna", "lead-sheet", case, "--json"))
    )
    assert MARK not in told
    assert "[withheld]" in told
    entities = ok(cli("anna", "case", "claims", case, "--format", "ftm")).splitlines()
    assert {json.loads(line)["schema"] for line in entities} == {"Organization", "Membership"}
    (row,) = csv.DictReader(io.StringIO(table))
    assert (row["status"], row["boys"], row["unknown"]) == ("verified", "2", "1")


def test_what_is_refused_says_what_to_do(cli: Run, case: str, world: Path) -> None:
    ok(cli("anna", "case", "add", case, json.loads(ok(cli("anna", "list", "--json")))[0]["id"]))
    for code, what, arguments in (
        (2, "give --purpose", ("case", "new", "t")),
        (2, "case list", ("case", "show", "c00000000000")),
        (2, "airwitness actor new", ("case", "decide", case, "accept", "m00000000000", *SIGNED)),
        (2, "airwitness actor new", ("case", "retract", case, "1", *SIGNED)),
        (2, "airwitness actor new",
         ("case", "verify-step", case, "1", "first-review", *SIGNED)),
        (2, "airwitness actor new",
         ("case", "clear", case, "1#t=1,2", "--faces", "0", "--role", "r", *SIGNED)),
        (2, "percent",
         ("case", "clear", case, "1#t=1,2", "--faces", "1", "--box", "1,2", "--role", "r",
          *SIGNED)),
        (2, "--shot, --words", ("case", "withhold", case, *SIGNED, "--yes")),
        (6, "cites no exhibit", ("case", "state", case, "depicts", "s")),
        (2, "known are: ", ("case", "code", case, "1", "nothing")),
        (2, "cannot be read", ("case", "book", case, world / "nothing.yaml")),
        (2, "no case", ("case", "find", "c00000000000", world / "clip.wav")),
    ):  # fmt: skip
        told = cli("dan", *arguments)
        assert told[0] == code, told
        assert what in told[2], told


def test_a_search_that_finds_nothing_is_kept(cli: Run, case: str, tmp_path: Path) -> None:
    clip = write_wav(tmp_path / "other.wav", song(77, 8.0, RATE))
    out = ok(cli("anna", "case", "find", case, clip, "--json", "--service", "tv", "--quick",
                 "--span", "1", "7", "--from", "1950-01-01", "--allow-gaps"))  # fmt: skip
    assert json.loads(out)["answer"]["matches"] == []
    (search,) = shown(cli, case)["searches"]
    assert (search["number"], search["matches"], search["clip_name"]) == (1, [], "other.wav")
    assert search["asked"] == {
        "service": "tv",
        "speeds": "quick",
        "span": "1.0,7.0",
        "from": "1950-01-01T00:00:00Z",
        "to": "9999-12-31T00:00:00Z",
    }


def test_articles_passages_and_withheld_words(cli: Run, case: str, tmp_path: Path) -> None:
    text = tmp_path / "page.md"
    text.write_text("# A song was aired\n\nThe station named Nadirname among the singers.\n")
    ok(cli("dan", "add", text))
    article = next(a for a in json.loads(ok(cli("dan", "list", "--json"))) if a["id"][0] == "a")
    name, digest = article["id"], article["sha256"]
    ok(cli("dan", "case", "add", case, name))
    ok(cli("dan", "case", "add", case, f"{name}#char=18,37"))
    for place, what in (
        (f"{name}#char=18,9999", "behind the end of its text"),
        (f"{name}#t=1,2", "it has no time"),
        ("2#char=10,20", "outside exhibit 2"),
    ):
        told = cli("dan", "case", "add", case, place)
        assert told[0] == 2
        assert what in told[2]
    kinds = [(e["kind"], e["title"]) for e in shown(cli, case)["exhibits"]]
    assert kinds == [("article", "A song was aired"), ("passage", "A song was aired")]
    ok(cli("dan", "case", "code", case, "2", "oath"))
    ok(cli("dan", "case", "state", case, "says", "It names Nadirname.", "--exhibit", "2"))
    ok(cli("dan", "case", "withhold", case, "--words", "1#char=36,45", "--reason", "r", "--yes"))
    ok(cli("dan", "case", "withhold", case, "--phrase", "Nadirname", "--reason", "r", "--yes"))
    *_, phrase = shown(cli, case)["withheld"]
    ok(cli("dan", "withdraw", phrase["detail"], "--reason-code", "safety", "--yes"))
    places = [w["place"] for w in shown(cli, case)["withheld"] if w["what"] == "words"]
    assert places == [f"{digest}#char=36,45", digest]


class Terminal(io.StringIO):
    """Standard input at which a person sits."""

    def isatty(self) -> bool:
        return True


def test_a_person_is_asked_for_what_is_not_given(
    cli: Run, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("why\nall of it\npublic interest\n"))
    told = cli("dan", "case", "new", "t", "--json")
    assert told[0] == 0
    assert "Legal basis" in told[2]
    made = json.loads(ok(cli("dan", "case", "show", json.loads(told[1])["id"], "--json")))
    assert (made["purpose"], made["scope"], made["legal_basis"]) == (
        "why",
        "all of it",
        "public interest",
    )
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    refused = cli("dan", "case", "withhold", case, "--phrase", "x", "--reason", "r")
    assert "for good" in refused[2]
    assert shown(cli, case)["withheld"] == []
