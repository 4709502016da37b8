"""The bench's clip of minutes in a recording of an hour: made as said, judged as said."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from bench.accuracy import moving, picture, picture_scenes
from bench.accuracy.finder import Runner
from bench.accuracy.picture_long import Long, judge_long, write_long
from bench.accuracy.picture_queries import Source
from bench.accuracy.score import Answer, Match, Piece, Seconds
from bench.accuracy.sound import digest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LONG = Long(recording="r.mp4", clip="c.mp4", films=("a",), start=100.0, seconds=40.0)


def _source(folder: Path, name: str, seconds: float, level: int) -> Source:
    """A video of one grey."""
    path = folder / f"{name}.mp4"
    frames = np.full((round(seconds * 10), 90, 160, 3), level, np.uint8)
    moving.write(path, frames, Fraction(10))
    return Source(path=path, name=name, film=name, group=name, kind="drawn", seconds=seconds)


def test_the_clip_stands_in_the_recording_where_it_is_said_to(tmp_path: Path) -> None:
    known = [_source(tmp_path, "short", 2.0, 90), _source(tmp_path, "long", 3.0, 200)]
    drawn = tmp_path / "drawn"
    drawn.mkdir()
    black = np.zeros((picture_scenes.COUNT, picture_scenes.HEIGHT, picture_scenes.WIDTH, 3), "u1")
    for name in ("a", "b"):
        moving.write(drawn / f"{name}.mp4", black, picture_scenes.FPS)
    long = write_long(tmp_path / "set", known, drawn, seconds=4.0)
    assert long.films == ("long", "short")
    assert long.seconds == pytest.approx(4.0, abs=0.1)
    listed = json.loads((tmp_path / "set" / "long.json").read_text())
    assert Long(**listed | {"films": tuple(listed["films"])}) == long
    whole = moving.thumbnails(tmp_path / "set" / long.recording)
    light = whole.luma.mean(axis=(1, 2))
    inside = (whole.seen > long.start - 0.02) & (whole.seen < long.start + long.seconds - 0.02)
    assert (light[inside] > 60).all()
    assert (light[~inside] < 40).all()
    assert whole.times[-1] == pytest.approx(20.0 + long.seconds, abs=0.2)
    clip = moving.thumbnails(tmp_path / "set" / long.clip)
    assert clip.luma[:20].mean() > 150 > clip.luma[-5:].mean()
    assert clip.times[-1] == pytest.approx(long.seconds, abs=0.1)


def _match(part: str, at: float, *spans: tuple[float, float]) -> Match:
    pieces = [
        Piece(query=Seconds(start=a, end=b), reference=Seconds(start=a + at, end=b + at))
        for a, b in spans
    ]
    return Match(part=part, pieces=pieces, tempo=1.0, pitch=None, expected_false=1e-4)


def test_only_matches_at_the_right_time_count_and_no_second_twice() -> None:
    answer = Answer(
        matches=[
            _match("r", 100.2, (0.0, 10.0)),
            _match("r", 99.9, (5.0, 30.0), (32.0, 34.0)),
            _match("r", 103.0, (0.0, 40.0)),
            _match("x", 100.0, (0.0, 40.0)),
        ]
    )
    row = judge_long(LONG, answer, "r", "clip")
    assert (row.asked, row.right, row.wrong) == ("clip", 2, 2)
    assert row.covered == pytest.approx(32 / 40)
    assert row.offset == pytest.approx(0.2)


def test_asked_with_the_recording_the_sides_change() -> None:
    answer = Answer(matches=[_match("c", -100.1, (100.1, 140.0))])
    row = judge_long(LONG, answer, "c", "recording")
    assert (row.right, row.wrong) == (1, 0)
    assert row.covered == pytest.approx(39.9 / 40, abs=0.01)
    nothing = judge_long(LONG, Answer(matches=[]), "c", "recording")
    assert (nothing.right, nothing.covered) == (0, 0.0)
    assert np.isnan(nothing.offset)


class _Both:
    """Answers to either file with the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, paths: Sequence[Path]) -> None:
        self.folder.mkdir()
        (self.folder / "part").write_text(digest(paths[0]))

    def pad(self, padding: Path) -> None:
        raise AssertionError(padding)

    def find(self, path: Path) -> Answer:
        at = 100.0 if path.name == "c.mp4" else -100.0
        start = 0.0 if at > 0 else 100.0
        part = (self.folder / "part").read_text()
        return Answer(matches=[_match(part, at, (start, start + 40.0))])

    def close(self) -> None:
        pass


def test_both_are_asked(tmp_path: Path) -> None:
    (tmp_path / "r.mp4").write_bytes(b"recording")
    (tmp_path / "c.mp4").write_bytes(b"clip")
    (tmp_path / "long.json").write_text(json.dumps({
        "recording": "r.mp4", "clip": "c.mp4", "films": ["a"], "start": 100.0, "seconds": 40.0,
    }))  # fmt: skip
    (tmp_path / "work").mkdir()
    runner = Runner(open_finder=_Both, work=tmp_path / "work")
    rows = picture.run_long(tmp_path, picture.Bench(known=(), runner=runner))
    assert [(row.asked, row.right, row.covered) for row in rows] == [
        ("clip", 1, 1.0),
        ("recording", 1, 1.0),
    ]
