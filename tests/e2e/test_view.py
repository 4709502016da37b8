"""From a clip to the clear pictures of a match, by the command line."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from airwitness.cli import run
from airwitness.media.encode import Card, Sound, write_media
from airwitness.trace.geometry import Placing
from tests.conftest import RATE
from tests.unit.acts.made_match import PLACING
from tests.unit.report.report_world import Page


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory, tune: Any, talk: Any) -> Path:
    """`clip.mp4` and `air.ts`, which has its sound from 20 s on; both with a picture."""
    folder = tmp_path_factory.mktemp("films")
    air = np.concatenate([talk[: 20 * RATE], tune, talk[20 * RATE : 30 * RATE]])
    for name, sound, container, codec in (
        ("clip.mp4", tune, "mp4", "aac"),
        ("air.ts", air, "mpegts", "mp2"),
    ):
        track = Sound(samples=np.repeat(sound, 3)[None], rate=3 * RATE, codec=codec)
        card = Card(colour=(40, 90, 160), width=128, height=72)
        write_media(folder / name, [track], container=container, card=card)
    return folder


def with_picture(path: Path, placing: Placing) -> str:
    """Write by hand into a kept search what the search for pictures would say; the match's id."""
    kept = json.loads(path.read_text())
    (match,) = kept["search"]["matches"]
    for side in ("in_recording", "in_clip"):
        shape = getattr(placing, side)
        shares = {key: getattr(shape, key) for key in ("left", "top", "width", "height")}
        match["picture"] = (match["picture"] or {"mirrored": placing.is_mirrored}) | {side: shares}
    match["frames"] = [[t, 20.0 + t] for t in (2.0, 8.0, 14.0, 20.0)]
    path.write_text(json.dumps(kept))
    return str(match["id"])


def test_a_match_is_found_viewed_and_verified(
    films: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    archive = tmp_path / "archive"
    monkeypatch.setenv("AIRWITNESS_ARCHIVE", str(archive))
    monkeypatch.setenv("AIRWITNESS_ACTOR", "tester")
    assert run(["init", str(archive)]) == 0
    assert run(["add", str(films / "air.ts"), "--service", "tv"]) == 0
    page = tmp_path / "page.html"
    assert run(["find", str(films / "clip.mp4"), "--html", str(page)]) in {0, 7}
    (kept,) = (archive / "private" / "searches").iterdir()
    assert json.loads(kept.read_text())["clip"] == str((films / "clip.mp4").resolve())
    match = with_picture(kept, PLACING)
    capsys.readouterr()

    assert run(["view", match]) == 0
    captured = capsys.readouterr()
    view = archive / "private" / "views" / f"{match}.html"
    assert f"wrote 8 pictures, covered, to {view}" in captured.out
    assert "recorded in custody, line 3" in captured.err
    seen = Page(view.read_text())
    assert len(seen.all("img")) == 8
    assert len([svg for svg in seen.all("svg") if svg.get("class") == "outline"]) == 8

    assert run(["view", match, "--search", str(kept), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"match": match, "page": str(view), "pictures": 8, "custody_line": 4}
    assert run(["verify", str(archive)]) == 0
    assert run(["rebuild"]) == 0
    assert run(["view", match]) == 0
    clear = [p for p in tmp_path.rglob("*") if p.is_file() and b"clear still" in p.read_bytes()]
    assert clear == [view]

    assert run(["view", "m00000000000"]) == 2
    assert "airwitness find" in capsys.readouterr().err
    assert run(["withdraw", told_part(kept), "--reason-code", "private", "--yes"]) == 0
    assert not view.exists()
    assert run(["verify", str(archive)]) == 0


def told_part(kept: Path) -> str:
    part: str = json.loads(kept.read_text())["search"]["matches"][0]["part"]
    return part
