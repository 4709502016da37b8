"""From recordings to the report of a case, by the command line."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from airwitness.acts.casework.docket import docket
from airwitness.acts.reading import kept_text
from airwitness.archive import Archive
from airwitness.case.place import Place
from airwitness.cli import run
from airwitness.evidence.digest import Json
from airwitness.media.encode import Card, Sound, write_media
from airwitness.redaction import WITHHELD
from airwitness.settings import Settings
from tests.browser import chromium
from tests.conftest import RATE
from tests.unit.report.report_world import Page
from tests.unit.report.test_case_report import anchors, spoken

SENTENCE = "The tune is heard in the evening programme."
PASSAGE = "The Tram Post says that the House of Trams made the tune."


class Desk:
    """Persons at an archive."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.folder, self._patch, self._capsys = folder, monkeypatch, capsys
        self.archive = folder / "archive"
        monkeypatch.setenv("AIRWITNESS_ARCHIVE", str(self.archive))
        monkeypatch.setenv("AIRWITNESS_PASSPHRASE_FILE", str(folder / "secret"))
        self.sit("ana")

    def sit(self, actor: str) -> None:
        """From now on this person types."""
        self._patch.setenv("AIRWITNESS_ACTOR", actor)

    def do(self, *words: str, code: int = 0) -> str:
        """A command; gives what it printed."""
        self._capsys.readouterr()
        assert run(list(words)) == code, (words, self._capsys.readouterr().err)
        return self._capsys.readouterr().out

    def told(self, *words: str) -> Any:
        """A command with --json."""
        return json.loads(self.do(*words, "--json"))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, tune: Any, talk: Any) -> Path:
    """A folder with a clip, and an archive with three persons, an airing of it and an article."""
    folder = tmp_path_factory.mktemp("desk")
    air = np.concatenate([talk[: 20 * RATE], tune, talk[20 * RATE : 30 * RATE]])
    card = Card(colour=(40, 90, 160), width=128, height=72)
    for name, sound in (("secret clip name.mp4", tune), ("secret air name.mp4", air)):
        track = Sound(samples=np.repeat(sound, 3)[None], rate=3 * RATE, codec="aac")
        write_media(folder / name, [track], container="mp4", card=card)
    (folder / "secret page name.txt").write_text(f"About a tune\n\n{PASSAGE}\n")
    secret = folder / "secret"
    secret.write_text("a long passphrase that nobody guesses\n")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("AIRWITNESS_ARCHIVE", str(folder / "archive"))
        assert run(["init", str(folder / "archive")]) == 0
        for actor in ("bo", "cy", "ana"):
            patched.setenv("AIRWITNESS_ACTOR", actor)
            assert run(["actor", "new", actor, "--passphrase-file", str(secret)]) == 0
        air_on = ("--service", "tv-one", "--start", "2026-03-01T18:00:00Z")
        assert run(["add", str(folder / "secret air name.mp4"), *air_on]) == 0
        assert run(["add", str(folder / "secret page name.txt")]) == 0
    return folder


@pytest.fixture
def desk(
    template: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Desk:
    """Persons at an archive with an airing and an article."""
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    return Desk(tmp_path, monkeypatch, capsys)


def opened(desk: Desk) -> str:
    """A case with its search, its exhibits and what they carry; its id."""
    case = desk.told("case", "new", "The tune", "--question", "Was the tune aired on tv-one?",
                     "--purpose", "p", "--scope", "s", "--legal-basis", "l")["id"]  # fmt: skip
    clip = str(desk.folder / "secret clip name.mp4")
    search = desk.told("case", "find", case, clip, "--question", "Where is it?")
    match = search["answer"]["matches"][0]["id"]
    desk.do("case", "add", case, match)
    with Archive(desk.archive, Settings(archive=desk.archive, actor="ana")) as archive:
        (article,) = archive.catalogue.articles()
        start = kept_text(archive, article).text.index(PASSAGE)
        place = Place(object=article.object, characters=(start, start + len(PASSAGE)))
    desk.do("case", "add", case, str(place), "--source", "The Tram Post")
    desk.do("case", "state", case, "says", SENTENCE, "--exhibit", "1#t=21,30")
    desk.do("case", "state", case, "alleges", "The House of Trams made it.", "--exhibit", "2",
            "--by", "The Tram Post")  # fmt: skip
    desk.do("case", "claim", case, "House of Trams", "produced", "The tune", "--object-kind",
            "work", "--by", "The Tram Post", "--exhibit", "2")  # fmt: skip
    desk.do("case", "decide", case, "accept", match, "--reason", "Heard by two persons.")
    return str(case)


def record(desk: Desk, case: str, act: str, detail: dict[str, Json], *objects: str) -> None:
    """A line of a case as it stands, without the checks of a command, by one without a key."""
    settings = Settings(archive=desk.archive, actor="dee")
    with Archive(desk.archive, settings) as archive, docket(archive, case, None) as lines:
        lines.record(act, objects=objects, detail=detail)


def test_a_case_is_reported_with_places_and_without_names_of_files(desk: Desk) -> None:
    case = opened(desk)
    out = desk.folder / "case.html"
    form = desk.told("report", case, "-o", str(out))
    page = out.read_text()
    said = spoken(Page(page))
    links, ids = anchors(Page(page))
    assert links <= ids
    assert SENTENCE in said
    assert PASSAGE in said
    assert "was aired once on 1 service" in said
    assert "1 was accepted by a person" in said
    assert "report pending verification" in said
    assert "secret" not in page
    assert "secret" not in json.dumps(form)
    assert form["verification"]["state"] == "passed"
    assert [c["act"] for c in form["custody"]][:2] == ["case", "search"]
    assert {c["actor"] for c in form["custody"]} == {"ana"}
    assert form["exhibits"][0]["mapped"]["match"]["kinds"]
    states = {s["shown"]["state"] for s in form["exhibits"][0]["stills"]["stills"]}
    assert states <= {"obscured", "missing"}
    assert "obscured" in states


def test_it_is_verified_after_the_ladder_and_only_then(desk: Desk) -> None:
    case = opened(desk)
    for exhibit in ("1", "2"):
        desk.do("case", "verify-step", case, "1", "source", "--exhibit", exhibit,
                "--reliability", "good", "--reason", "its own file")  # fmt: skip
    desk.sit("bo")
    desk.do("case", "verify-step", case, "1", "first-review", "--reason", "heard")
    assert desk.told("report", case, "--no-verify")["verified"] == 0
    desk.sit("cy")
    desk.do("case", "verify-step", case, "1", "second-review", "--reason", "heard again")
    form = desk.told("report", case, "--no-verify")
    assert form["verified"] == 1
    assert form["verification"]["state"] == "not checked"
    reviewers = {k for actor, k in form["keys"] if actor in {"bo", "cy"}}
    assert len(reviewers) == 2


def test_what_is_withheld_is_in_no_report(desk: Desk) -> None:
    case = opened(desk)
    desk.do("case", "withhold", case, "--phrase", "House of Trams", "--reason", "a name", "--yes")
    desk.do("case", "withhold", case, "--shot", "1", "--reason", "a home", "--yes")
    out = desk.folder / "case.html"
    form = desk.told("report", case, "-o", str(out))
    for text in (out.read_text(), json.dumps(form)):
        assert "House of Trams" not in text
        assert WITHHELD in text
    stills = form["exhibits"][0]["stills"]["stills"]
    states = {s["shown"]["state"] for s in stills if s["side"] == "recording"}
    assert "withheld" in states
    assert states <= {"withheld", "missing"}


def test_a_finding_that_another_program_wrote_without_an_exhibit_stops_the_report(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    case = opened(desk)
    sentence: dict[str, Json] = {"kind": "depicts", "sentence": "A tram passes.", "cites": []}
    record(desk, case, "state", sentence)
    out = desk.folder / "case.html"
    assert run(["report", case, "-o", str(out)]) == 6
    assert "finding 3 cites no exhibit" in capsys.readouterr().err
    assert not out.exists()


def test_it_is_printed_where_chromium_is(desk: Desk) -> None:
    chromium()
    case = opened(desk)
    out = desk.folder / "case.pdf"
    desk.do("report", case, "-o", str(out), "--format", "pdf", "--no-verify")
    assert out.read_bytes().startswith(b"%PDF-")
    assert b"secret" not in out.read_bytes()
    assert [p for p in (desk.archive / "private").iterdir() if p.name.startswith("print-")] == []


@pytest.mark.usefixtures("desk")
def test_a_report_needs_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "c123456789ab"]) == 2
    assert "-o FILE.html" in capsys.readouterr().err
    assert run(["report", "c123456789ab", "--json"]) == 2
    assert "names no case" in capsys.readouterr().err
