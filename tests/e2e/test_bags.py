"""A case leaves as a bag that other people's tools check, and comes into another archive."""

import base64
import getpass
import io
import json
import os
import platform
import re
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from airwitness.acts import export, packing
from airwitness.acts.casework.clearing import withhold
from airwitness.acts.casework.exhibits import add_exhibit
from airwitness.acts.casework.opening import open_case
from airwitness.acts.export import Exported, export_case
from airwitness.acts.import_bag import import_bag, imported
from airwitness.acts.seal import Sealed, seal
from airwitness.acts.verify import check_stamps, verify_archive
from airwitness.acts.withdraw import Reason, withdraw
from airwitness.archive import Archive
from airwitness.case.content import Withheld
from airwitness.cli import run
from airwitness.errors import InputError, IntegrityError
from airwitness.evidence.digest import sha256
from airwitness.evidence.verify import FAILED, NOT_CHECKED, PASSED
from airwitness.redaction import obscured_png
from airwitness.settings import Settings
from tests.authority import Authority, need_openssl, served
from tests.bags import MARKED, OTHER, PASSPHRASE, Packed, packed, repacked, signer

SHORT = "MARKEDWORD"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Packed:
    return packed(tmp_path_factory.mktemp("bags"))


@pytest.fixture
def again(world: Packed, tmp_path: Path) -> Iterator[Archive]:
    """A copy of the archive, open."""
    shutil.copytree(world.archive, tmp_path / "archive", symlinks=True)
    settings = Settings(archive=tmp_path / "archive", actor="ada", workers=1)
    with Archive(settings.archive, settings) as archive:
        yield archive


def exported(
    archive: Archive, case: str, bag: Path, *, originals: str = "", strips: bool = False
) -> Exported:
    ada = signer(archive, "ada")
    return export_case(archive, case, bag, originals=originals, strips=strips, signer=ada)


def failed(folder: Path) -> list[str]:
    return [check.rule for check in verify_archive(folder) if check.state == FAILED]


def files(folder: Path) -> dict[str, bytes]:
    found = [p for p in sorted(folder.rglob("*")) if p.is_file()]
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}


def commands(bag: Path) -> list[list[str]]:
    """Every command that the README of a bag tells."""
    text = (bag / "README.txt").read_text().replace("\\\n", " ")
    told = re.findall(r"^ {5}((?:sha256sum|python3|openssl) .*)$", text, re.MULTILINE)
    return [shlex.split(line) for line in told]


# What leaves


def test_every_command_of_the_readme_works(world: Packed) -> None:
    need_openssl()
    told = commands(world.bag)
    assert [command[0] for command in told] == ["sha256sum", "python3", "openssl"]
    for command in told:
        command[0] = sys.executable if command[0] == "python3" else command[0]
        done = subprocess.run(command, cwd=world.bag, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_bagit_finds_it_valid(world: Packed) -> None:
    command = [sys.executable, "-m", "bagit", "--validate", str(world.bag)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_it_names_no_machine_no_login_and_no_file(world: Packed) -> None:
    names = {socket.gethostname(), platform.node(), str(world.archive.parent), "film.mkv"}
    names |= {getpass.getuser()} - {"root", "user", "runner"}  # words that may stand anywhere
    found = re.compile(b"|".join(rb"(?<!\w)%s(?!\w)" % re.escape(word.encode()) for word in names))
    for name, data in files(world.bag).items():
        if not name.endswith((".png", ".tsr")):  # bytes in which a short name may stand by chance
            text = re.sub(rb"data:image/png;base64,[A-Za-z0-9+/=]+", b"", data)
            assert found.findall(text) == [], name


def test_lines_of_other_matters_stay_at_home(world: Packed) -> None:
    lines = (world.archive / "custody/main/000001.jsonl").read_text().splitlines()
    content = json.loads((world.bag / "data/custody.json").read_bytes())
    acts = [json.loads(entry["line"])["act"] for entry in content["lines"]]
    assert acts == [
        "enrol", "add", "add", "add", "case", "exhibit", "enrol", "exhibit", "exhibit", "state",
        "withhold", "derive", "seal",
    ]  # fmt: skip
    kept = {entry["line"] for entry in content["lines"]}
    left = [json.loads(line) for line in lines if line not in kept]
    assert [line["act"] for line in left] == ["init", "seal", "case", "exhibit", "export"]
    assert not [n for n, data in files(world.bag).items() if OTHER.encode() in data]


def test_details_in_which_withheld_words_stand_are_not_disclosed(world: Packed) -> None:
    told = [c for c in verify_archive(world.bag) if c.rule == "V603"]
    assert [(c.state, c.object) for c in told] == [
        (NOT_CHECKED, "5 details"),  # three adds, the exhibit that names a person, what is withheld
        (PASSED, f"{len(list((world.bag / 'data/details').glob('*/*'))) + 5} details"),
    ]


def test_a_kept_text_leaves_with_gaps(world: Packed) -> None:
    text = (world.bag / "data/exhibits/exhibit-003-text.txt").read_text()
    assert "It tells of the film. [withheld] was there." in text
    assert not [n for n, data in files(world.bag).items() if MARKED.encode() in data]


def test_a_passage_leaves_as_its_words(again: Archive, tmp_path: Path) -> None:
    ada, (article,) = signer(again, "ada"), again.catalogue.articles()
    case = open_case(again, **dict.fromkeys(_TEXTS, "so"), signer=ada).id
    add_exhibit(again, case, f"{article.id}#char=0,7", title="Title", signer=ada)
    exported(again, case, tmp_path / "bag")
    assert (tmp_path / "bag/data/exhibits/exhibit-001-text.txt").read_text() == "A paper\n"
    assert failed(tmp_path / "bag") == []


def test_a_detail_that_names_a_file_is_not_disclosed(again: Archive, tmp_path: Path) -> None:
    """As where nobody gave an exhibit a title: it is then that of the file."""
    ada = signer(again, "ada")
    typed = dict.fromkeys(_TEXTS, "so")
    case = open_case(again, **typed, signer=ada).id
    for recording in again.catalogue.recordings():
        add_exhibit(again, case, recording.id, signer=ada)
    exported(again, case, tmp_path / "bag")
    assert failed(tmp_path / "bag") == []
    names = [part.name for r in again.catalogue.recordings() for part in r.parts]
    assert names == ["film.mkv", "sound.wav"]
    told = files(tmp_path / "bag").items()
    assert [n for n, data in told if any(name.encode() in data for name in names)] == []


def test_the_log_knows_the_bag_that_left(world: Packed) -> None:
    settings = Settings(archive=world.archive, actor="ada", workers=1)
    with Archive(world.archive, settings) as archive:
        *_, line = archive.custody.lines()
        detail = archive.detail(line.act.detail or "")
    assert (line.act.act, detail is not None) == ("export", True)
    manifest = (world.bag / "manifest-sha256.txt").read_bytes()
    assert detail == {
        "what": "bag",
        "case": world.case,
        "manifest": sha256(manifest),
        "originals": "",
        "salt": (detail or {})["salt"],
    }


def pictures(bag: Path) -> list[bytes]:
    """Every picture in a bag, those in its page too."""
    page = (bag / "data/report.html").read_text()
    inside = [base64.b64decode(t) for t in re.findall(r"data:image/png;base64,([^\"')]+)", page)]
    return [*inside, *(p.read_bytes() for p in (bag / "data/exhibits").glob("*.png"))]


def test_every_picture_is_obscured(world: Packed) -> None:
    """Scaled down to its grid and up again, it is the same file: nothing more was in it."""
    found = pictures(world.bag)
    assert len(found) > 6
    for data in found:
        with av.open(io.BytesIO(data), "r") as opened:
            pixels = next(opened.decode(video=0)).to_ndarray(format="rgb24").astype(np.uint8)
        assert obscured_png(pixels) == data


# What is withheld or withdrawn leaves in no byte

_TEXTS = ("title", "question", "purpose", "scope", "legal_basis")


def said(archive: Archive) -> str:
    """A case in which every field that a person types holds a marked word."""
    ada = signer(archive, "ada")
    typed = dict.fromkeys(_TEXTS, f"so {SHORT} said")
    case = open_case(archive, **typed, signer=ada).id
    part = archive.catalogue.recordings()[0].parts[0].part
    words = dict.fromkeys(("title", "source", "credit", "note"), f"{SHORT}, again")
    add_exhibit(archive, case, part, **words, signer=ada)
    opening, place = archive.opening(case), {"object": part, "t": [0, 10]}
    cite = {"exhibit": 1, "place": place}
    fields: dict[str, Any] = dict.fromkeys(
        ("note", "reason", "role", "reliability", "by", "perpetrator", "sentence", "subject",
         "object", "asserted_by"), f"by {SHORT}.",
    )  # fmt: skip
    common = {**fields, "exhibit": 1, "place": place, "finding": 1, "cite": cite}
    more: tuple[tuple[str, dict[str, Any]], ...] = (
        ("code", {"code": "oath", "book": "0" * 64, "child": False}),
        ("state", {"kind": "alleges", "cites": [cite], "violation": "", "tally": {}}),
        ("step", {"kind": "source"}),
        ("step", {"kind": "first-review"}),
        ("clear", {"faces": 0, "boxes": []}),
        ("claim", {"subject_kind": "person", "relation": "leads", "object_kind": "organisation",
                   "since": "", "until": ""}),
        ("withhold", {"what": "track", "place": {"object": "0" * 64}}),
    )  # fmt: skip
    for act, detail in more:
        archive.record(act, objects=(opening, part), detail={**common, **detail}, signer=ada)
    return case


def marked(folder: Path) -> list[str]:
    word = SHORT.encode()
    forms = (word, word.lower(), SHORT.encode("utf-16-le"), SHORT.encode("utf-16-be"))
    return [n for n, d in files(folder).items() if any(f in d or f in n.encode() for f in forms)]


def test_a_marked_word_leaves_where_nothing_withholds_it(again: Archive, tmp_path: Path) -> None:
    """The tests below can fail."""
    exported(again, said(again), tmp_path / "bag")
    assert {"data/report.html", "data/report.json"} < set(marked(tmp_path / "bag"))


def test_a_withheld_word_is_in_no_byte_of_an_export(again: Archive, tmp_path: Path) -> None:
    case = said(again)
    who = signer(again, "ada")
    withhold(again, case, Withheld.WORDS, phrase=SHORT, reason=f"names {SHORT}", signer=who)
    made = exported(again, case, tmp_path / "bag")
    assert marked(tmp_path / "bag") == []
    assert b"[withheld]" in (tmp_path / "bag/data/report.html").read_bytes()
    assert made.hidden >= 11
    assert failed(tmp_path / "bag") == []


def test_a_withdrawn_word_is_in_no_byte_of_an_export(again: Archive, tmp_path: Path) -> None:
    case = said(again)
    exported(again, case, tmp_path / "before")
    for entry in [e for e in again.entries() if e.case == case and e.detail_digest]:
        assert entry.detail_digest is not None
        withdraw(again, entry.detail_digest, reason=Reason.SAFETY, words="typed by mistake")
    exported(again, case, tmp_path / "bag")
    assert marked(tmp_path / "bag") == []
    assert marked(again.folder) == []
    assert failed(tmp_path / "bag") == []
    assert failed(again.folder) == []


# Originals


def test_originals_leave_only_for_a_reason(world: Packed, again: Archive, tmp_path: Path) -> None:
    assert not list((world.bag / "data/exhibits").glob("*original*"))
    made = exported(again, world.other, tmp_path / "bag", originals="asked for by the court")
    assert made.originals == 1
    names = [path.name for path in (tmp_path / "bag/data/exhibits").glob("*original*")]
    assert names == ["exhibit-001-original"]
    assert failed(tmp_path / "bag") == []
    assert b"asked for by the court" not in b"".join(files(tmp_path / "bag").values())
    assert b"THE ORIGINAL FILES ARE IN THE BAG" in (tmp_path / "bag/README.txt").read_bytes()
    (tmp_path / "bag/data/exhibits/exhibit-001-original").write_bytes(b"another film")
    repacked(tmp_path / "bag")
    assert failed(tmp_path / "bag") == ["V604"]


def test_strips_leave_where_they_are_asked_for(
    world: Packed, again: Archive, tmp_path: Path
) -> None:
    assert not list((world.bag / "data/exhibits").glob("*strip*"))
    exported(again, world.case, tmp_path / "bag", strips=True)
    strips = sorted((tmp_path / "bag/data/exhibits").glob("*strip*"))
    assert strips
    assert failed(tmp_path / "bag") == []
    for path in strips:
        with av.open(io.BytesIO(path.read_bytes()), "r") as opened:
            pixels = next(opened.decode(video=0)).to_ndarray(format="rgb24").astype(np.uint8)
        assert obscured_png(pixels) == path.read_bytes()


def test_an_original_in_which_withheld_words_stand_stays(
    world: Packed, again: Archive, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="exhibit 3 holds what is withheld"):
        exported(again, world.case, tmp_path / "bag", originals="asked for")


@pytest.mark.parametrize("what", ["shot", "track", "words"])
def test_an_original_of_which_something_is_withheld_stays(
    world: Packed, again: Archive, tmp_path: Path, what: str
) -> None:
    who = signer(again, "ada")
    withhold(again, world.case, Withheld(what), place="1#t=0,1", reason="a child", signer=who)
    with pytest.raises(InputError, match="exhibit 1 holds what is withheld"):
        exported(again, world.case, tmp_path / "bag", originals="asked for")
    exported(again, world.case, tmp_path / "bag")
    assert failed(tmp_path / "bag") == []


# What is refused


def test_nothing_is_written_over_and_an_empty_case_does_not_leave(
    world: Packed, again: Archive, tmp_path: Path
) -> None:
    (tmp_path / "there").mkdir()
    head = again.custody.head()
    with pytest.raises(InputError, match="there already"):
        exported(again, world.case, tmp_path / "there")
    with pytest.raises(InputError, match="no case"):
        exported(again, "c000000", tmp_path / "bag")
    assert again.custody.head() == head
    basis = dict.fromkeys(_TEXTS, "x")
    empty = open_case(again, **basis, signer=signer(again, "ada")).id
    with pytest.raises(InputError, match="no exhibits"):
        exported(again, empty, tmp_path / "bag")
    assert not (tmp_path / "bag").exists()


def test_a_bag_is_not_finished_where_something_is_withheld_meanwhile(
    world: Packed, again: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(archive: Archive) -> Sealed:
        who = signer(archive, "ada")
        withhold(archive, world.case, Withheld.SHOT, place="1", reason="a child", signer=who)
        return seal(archive)

    monkeypatch.setattr(export, "seal", late)
    with pytest.raises(InputError, match="changed while the bag was made"):
        exported(again, world.case, tmp_path / "bag")
    assert [p.name for p in tmp_path.iterdir()] == ["archive"]
    assert [line.act.act for line in again.custody.lines()][-1] == "seal"


def test_a_bag_that_would_not_pass_is_not_handed_out(
    world: Packed, again: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def uncited(_report: object) -> dict[str, Any]:
        return {
            "exhibits": [],
            "claims": [],
            "statements": [{"number": 1, "sentence": "So.", "cites": []}],
        }

    monkeypatch.setattr(packing, "as_json", uncited)
    with pytest.raises(IntegrityError, match="V501"):
        exported(again, world.case, tmp_path / "bag")
    assert not (tmp_path / "bag").exists()


# Trusted time


@pytest.fixture(scope="module")
def stamped(tmp_path_factory: pytest.TempPathFactory) -> Packed:
    folder = tmp_path_factory.mktemp("stamped")
    patch = pytest.MonkeyPatch()
    patch.setenv("no_proxy", "*")
    with served(Authority(folder / "tsa").make()) as authority:
        made = packed(folder, authority=authority)
    patch.undo()
    return made


def test_time_stamps_are_checked_with_openssl_and_by_the_program(stamped: Packed) -> None:
    for command in commands(stamped.bag)[2:]:
        done = subprocess.run(command, cwd=stamped.bag, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    assert [command[1] for command in commands(stamped.bag)[2:]] == ["pkeyutl", "ts"]
    told = [c for c in verify_archive(stamped.bag) if c.rule == "V303"]
    assert [(c.state, c.object) for c in told] == [(PASSED, "2 time stamps")]
    assert failed(stamped.bag) == []


def test_a_line_leads_to_the_first_time_stamp_that_covers_it(stamped: Packed) -> None:
    content = json.loads((stamped.bag / "data/custody.json").read_bytes())
    lines = {json.loads(e["line"])["act"]: list(e["paths"]) for e in content["lines"]}
    assert len(lines["case"]) == 2
    assert len(lines["state"]) == 1
    assert lines["seal"] == []


def test_a_time_stamp_over_something_else_is_named(stamped: Packed, tmp_path: Path) -> None:
    shutil.copytree(stamped.bag, tmp_path / "bag")
    content = json.loads((tmp_path / "bag/data/custody.json").read_bytes())
    seals = [json.loads(e["line"]) for e in content["lines"]]
    first, last = [line["objects"] for line in seals if line["act"] == "seal"]
    one, other = (tmp_path / "bag/data/objects" / d[:2] / d for d in (first[3], last[3]))
    shutil.copy(one, other)
    repacked(tmp_path / "bag")
    assert set(failed(tmp_path / "bag")) == {"V303", "V603"}


@pytest.mark.parametrize("number", range(5))
def test_a_pipe_in_place_of_a_file_of_a_seal_is_named_and_not_waited_for(
    stamped: Packed, tmp_path: Path, number: int
) -> None:
    shutil.copytree(stamped.bag, tmp_path / "bag")
    content = json.loads((tmp_path / "bag/data/custody.json").read_bytes())
    digest = json.loads(content["lines"][-1]["line"])["objects"][number]
    path = tmp_path / "bag/data/objects" / digest[:2] / digest
    path.unlink()
    os.mkfifo(path)
    assert {"V601", "V603"} <= set(failed(tmp_path / "bag"))


def test_a_bag_whose_extract_cannot_be_read_has_no_time(stamped: Packed, tmp_path: Path) -> None:
    shutil.copytree(stamped.bag, tmp_path / "bag")
    (tmp_path / "bag/data/custody.json").write_text('{"lines": [{}]}')
    with pytest.raises(IntegrityError, match="form of an extract"):
        check_stamps(tmp_path / "bag", 0)
    (tmp_path / "bag/data/custody.json").unlink()
    with pytest.raises(IntegrityError, match="cannot be read"):
        check_stamps(tmp_path / "bag", 0)


# Coming in


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Archive]:
    """An archive of somebody else."""
    settings = Settings(archive=tmp_path / "elsewhere", actor="zoe", workers=1)
    with Archive.create(settings.archive, settings) as archive:
        yield archive


def test_a_bag_comes_in_as_evidence_of_its_own(
    world: Packed, elsewhere: Archive, tmp_path: Path
) -> None:
    made = import_bag(elsewhere, world.bag)
    assert imported(elsewhere) == [made]
    assert made.case == world.case
    assert failed(elsewhere.folder) == []
    assert elsewhere.catalogue.recordings() == []
    assert elsewhere.entries() == []
    out = tmp_path / "laid-out"
    for name, digest in made.files.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(elsewhere.store.path(digest), out / name)
    assert files(out) == files(world.bag)
    assert failed(out) == []
    with pytest.raises(InputError, match="taken in before"):
        import_bag(elsewhere, world.bag)


def test_a_bag_that_was_harmed_does_not_come_in(
    world: Packed, elsewhere: Archive, tmp_path: Path
) -> None:
    shutil.copytree(world.bag, tmp_path / "bag")
    (tmp_path / "bag/data/report.html").write_text("another report")
    head = elsewhere.custody.head()
    with pytest.raises(IntegrityError, match="V502"):
        import_bag(elsewhere, tmp_path / "bag")
    with pytest.raises(InputError, match="no bag"):
        import_bag(elsewhere, tmp_path)
    assert elsewhere.custody.head() == head
    assert list((elsewhere.folder / "objects").iterdir()) == []


def test_a_bag_that_changes_while_it_comes_in_is_refused(
    world: Packed, elsewhere: Archive, tmp_path: Path
) -> None:
    shutil.copytree(world.bag, tmp_path / "bag")

    def change(_step: object) -> None:
        (tmp_path / "bag/data/report.html").write_text("another report")

    with pytest.raises(IntegrityError, match="changed while"):
        import_bag(elsewhere, tmp_path / "bag", tell=change)
    elsewhere.close()
    with Archive(elsewhere.folder, elsewhere.settings) as archive:
        assert imported(archive) == []
    assert failed(elsewhere.folder) == []


def test_a_bag_can_be_withdrawn_and_takes_nothing_else_with_it(
    world: Packed, again: Archive
) -> None:
    """It came back to where it left from: keys, seals and details are this archive's too."""
    before = again.case(world.case)
    made = import_bag(again, world.bag)
    gone = withdraw(again, made.id, reason=Reason.MISTAKE)
    assert again.case(world.case) == before
    assert made.detail in gone
    assert imported(again) == []
    assert failed(again.folder) == []
    assert again.enrolled().keys() == {"ada", "archive"}


def test_a_bag_that_was_withdrawn_can_come_in_again(world: Packed, elsewhere: Archive) -> None:
    withdraw(elsewhere, import_bag(elsewhere, world.bag).id, reason=Reason.MISTAKE)
    made = import_bag(elsewhere, world.bag)
    elsewhere.close()
    with Archive(elsewhere.folder, elsewhere.settings) as archive:
        assert imported(archive) == [made]
    assert failed(elsewhere.folder) == []


def test_the_case_of_a_bag_is_the_one_that_its_lines_name(
    world: Packed, elsewhere: Archive, tmp_path: Path
) -> None:
    shutil.copytree(world.bag, tmp_path / "bag")
    info = tmp_path / "bag/bag-info.txt"
    info.write_text(info.read_text().replace(world.case, "a court's finding"))
    repacked(tmp_path / "bag")
    assert import_bag(elsewhere, tmp_path / "bag").case == world.case


# By the command line


def asked(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = run([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_the_command_line_hands_over_and_takes_in(
    world: Packed,
    again: Archive,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    again.close()
    monkeypatch.setenv("AIRWITNESS_ACTOR", "ada")
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\n")
    key = ("--passphrase-file", tmp_path / "passphrase")
    here = ("-A", again.folder)
    out = ("-o", tmp_path / "bag")
    code, text, warned = asked(
        capsys, "export", world.other, *out, "--with-originals", "asked", *key, *here
    )
    assert code == 0
    assert "every picture and sound in them is clear" in warned
    assert re.search(r"wrote .*bag: \d+ files, 7 custody lines", text)
    code, _, warned = asked(capsys, "export", world.case, *out, *key, *here)
    assert (code, "is there already" in warned) == (2, True)
    out = ("-o", tmp_path / "other")
    code, text, _ = asked(capsys, "export", world.case, *out, "--no-verify", "--json", *key, *here)
    told = json.loads(text)
    assert (code, told["originals"], told["case"]) == (0, 0, world.case)
    monkeypatch.setenv("AIRWITNESS_ACTOR", "zoe")
    there = ("-A", tmp_path / "there")
    assert asked(capsys, "init", tmp_path / "there")[0] == 0
    code, text, _ = asked(capsys, "import", tmp_path / "bag", *there)
    assert code == 0
    assert "not searched before you add it: data/exhibits/exhibit-001-original" in text
    code, text, _ = asked(capsys, "import", tmp_path / "other", "--json", *there)
    made = json.loads(text)
    assert (code, made["manifest"], made["originals"]) == (0, told["manifest"], [])
    _, text, _ = asked(capsys, "list", *there)
    assert made["id"] in text
    _, text, _ = asked(capsys, "list", "--json", *there)
    assert [entry["kind"] for entry in json.loads(text)] == ["bag", "bag"]
    _, text, _ = asked(capsys, "show", made["id"][:8], *there)
    assert "data/report.html" in text
    _, text, _ = asked(capsys, "show", made["id"], "--json", *there)
    assert json.loads(text) == made


def test_a_case_is_gone_through_item_by_item(
    world: Packed, capsys: pytest.CaptureFixture[str]
) -> None:
    here = ("-A", world.archive)
    code, text, _ = asked(capsys, "check", "--standard", "berkeley", world.case, "--json", *here)
    told = json.loads(text)
    assert code == 0
    assert "own reading" in told["reading"]
    states = {item["number"]: item["state"] for item in told["items"]}
    assert len(states) == 15
    assert {states[number] for number in ("1", "4", "6", "8", "9", "13")} == {"passed"}
    code, text, _ = asked(capsys, "check", "--standard", "berkeley", world.case, *here)
    assert (code, "own reading" in text) == (0, True)


def test_a_case_that_lost_its_purpose_fails(
    world: Packed, again: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    withdraw(again, again.opening(world.case), reason=Reason.SAFETY)
    again.close()
    here = ("-A", again.folder)
    code, text, _ = asked(capsys, "check", "--standard", "berkeley", world.case, "--json", *here)
    failing = [i["number"] for i in json.loads(text)["items"] if i["state"] == "failed"]
    assert (code, failing) == (1, ["1"])
