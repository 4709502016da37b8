"""What carries a copy and what differs, by the command line, on drawn films with made songs."""

import json
from contextlib import redirect_stdout
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.cli import run
from airwitness.demo.sounds import song
from airwitness.media.encode import Pictures, Sound, write_media
from tests.unit.trace.moving import HEIGHT, RATE, WIDTH, Film, film

SECONDS = 10.0
SOUND_RATE = 48_000
PADDING = 4.0  # s of another film before what is planted


def written(path: Path, pictures: Film, sound: NDArray[np.float32]) -> Path:
    colour = (np.repeat(luma[:, :, None], 3, axis=2) for luma in pictures)
    shown = Pictures(frames=colour, width=WIDTH, height=HEIGHT, rate=Fraction(RATE), quality=24)
    track = Sound(samples=sound[None], rate=SOUND_RATE)
    write_media(path, [track], container="mp4", pictures=shown)
    return path


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clip, and an archive in which it is aired in four ways."""
    folder = tmp_path_factory.mktemp("pictures")
    own, other = (song(seed, SECONDS, SOUND_RATE) for seed in (81, 82))
    lead = song(83, PADDING, SOUND_RATE)
    clip, unlike = film(41, SECONDS), film(42, SECONDS)
    before = film(43, PADDING)
    mirrored = [np.ascontiguousarray(luma[:, ::-1]) for luma in clip]
    written(folder / "clip.mp4", clip, own)
    aired = {
        "whole": (clip, own), "unlike": (unlike, own), "silent": (clip, other),
        "mirrored": (mirrored, own), "nothing": (film(44, SECONDS), song(84, SECONDS, SOUND_RATE)),
    }  # fmt: skip
    paths = [
        written(folder / f"{name}.mp4", [*before, *shown], np.concatenate([lead, sound]))
        for name, (shown, sound) in aired.items()
    ]
    assert run(["init", str(folder / "archive")]) == 0
    assert run(["add", "-A", str(folder / "archive"), *map(str, paths)]) == 0
    return folder


Found = dict[str, dict[str, Any]]
"""Matches by the name of their recording."""


def found(folder: Path, *options: str) -> Found:
    """What the command line finds of the clip."""
    told = folder / "answer.json"
    command = ["find", str(folder / "clip.mp4"), "-A", str(folder / "archive"), "--json"]
    with told.open("w") as out, redirect_stdout(out):
        run([*command, *options])
    matches = json.loads(told.read_text())["matches"]
    by_name = {match["recording"]["name"].removesuffix(".mp4"): match for match in matches}
    assert len(by_name) == len(matches)
    return by_name


@pytest.fixture(scope="module")
def close(archive: Path) -> Found:
    """What is found with time."""
    return found(archive)


@pytest.fixture(scope="module")
def quick(archive: Path) -> Found:
    """What is found in a hurry."""
    return found(archive, "--quick")


def test_a_match_says_what_carries_it_and_what_differs(close: Found) -> None:
    told = {name: (match["kinds"], match["notes"]) for name, match in close.items()}
    assert told == {
        "whole": (["audio", "picture"], []),
        "unlike": (["audio"], ["same sound, other picture"]),
        "silent": (["picture"], ["same picture, other sound"]),
        "mirrored": (["audio", "picture"], ["mirrored"]),
    }
    for match in close.values():
        (piece,) = match["pieces"]
        assert piece["reference"]["start"] - piece["query"]["start"] == pytest.approx(
            PADDING, abs=0.4
        )
        assert piece["query"]["end"] - piece["query"]["start"] > 0.85 * SECONDS


def test_a_quick_search_claims_no_other_picture_as_it_looks_in_no_mirror(quick: Found) -> None:
    told = {name: match["notes"] for name, match in quick.items()}
    assert told["mirrored"] == told["unlike"] == []


def test_the_ends_are_looked_at_in_the_originals_if_there_is_time(
    close: Found, quick: Found
) -> None:
    both = {"start": "originals", "end": "originals"}
    assert {name: match["ends"] for name, match in close.items()} == dict.fromkeys(close, both)
    assert all(match["ends"] == {"start": "index", "end": "index"} for match in quick.values())
    for name, match in close.items():
        (piece,) = match["pieces"]
        near = 0.15 if name == "silent" else 0.03  # s: pictures come four a second here
        assert piece["reference"]["start"] == pytest.approx(PADDING, abs=near)
        assert piece["reference"]["end"] == pytest.approx(PADDING + SECONDS, abs=0.1)
        assert 0 <= piece["query"]["start"] < piece["query"]["end"] <= SECONDS + 0.05


def test_where_an_original_cannot_be_read_the_ends_of_the_index_stand(
    archive: Path, close: Found
) -> None:
    gone = close["silent"]["part"]
    (stored,) = (archive / "archive" / "objects").glob(f"*/*{gone[-40:]}*")
    away = stored.rename(archive / "away")
    try:
        told = found(archive)
    finally:
        away.rename(stored)
    assert told["silent"]["ends"] == {"start": "index", "end": "index"}
    alone, why = (n for n in told["silent"]["notes"] if n not in close["silent"]["notes"])
    assert alone == "pictures compared by the index alone"
    assert why.startswith("ends from the index alone: ")
    assert gone not in why
    assert told["whole"] == close["whole"]
    for name in ("id", "evidence", "expected_false"):
        assert [m[name] for m in told.values()] == [m[name] for m in close.values()]


def test_a_match_of_still_corners_can_be_viewed(archive: Path, close: Found) -> None:
    match = close["whole"]
    searches = (archive / "archive" / "private" / "searches").iterdir()
    all_kept = (json.loads(path.read_text()) for path in searches)
    kept = next(kept for kept in all_kept if kept["clip"].endswith("clip.mp4"))
    kept["search"] |= {"static": [match], "weaker": [], "matches": []}
    file = archive / "static.json"
    file.write_text(json.dumps(kept))
    folder = str(archive / "archive")
    assert run(["view", match["id"], "-A", folder, "--search", str(file)]) == 0


def test_a_still_picture_is_a_clip_and_is_shown_on_the_page(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    luma = film(41, 0.25, begin=5.0)[0][20:-20, 40:-30]
    still = archive / "still.png"
    colour = np.ascontiguousarray(np.repeat(luma[:, :, None], 3, axis=2))
    av.VideoFrame.from_ndarray(colour, format="rgb24").save(str(still))
    page = archive / "still.html"
    capsys.readouterr()
    command = ["find", str(still), "-A", str(archive / "archive"), "--json", "--html", str(page)]
    run([*command, "--allow-gaps", "--all"])
    answer = json.loads(capsys.readouterr().out)
    assert answer["matches"]
    matches = [*answer["matches"], *answer["weaker"]]  # one frame alone is not always enough
    assert {m["recording"]["name"] for m in matches} == {"whole.mp4", "silent.mp4", "mirrored.mp4"}
    for match in matches:
        span = match["pieces"][0]["reference"]
        assert span["start"] - 1.1 <= PADDING + 5.0 <= span["end"] + 1.1
    assert page.read_text().count("data:image/png") > 0
    assert "cannot" not in page.read_text().partition('id="matches"')[2].partition("</section>")[0]
