"""Padding of pictures is like the videos it is made of, and is searched like any recording."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from bench.accuracy import picture_padding
from bench.accuracy.finder import Runner, open_airwitness
from bench.accuracy.picture_padding import Sources, joined, make_lane, make_padding, turned

from airwitness.acts.indexing import facts_of
from airwitness.fingerprint.codes import CODE_BITS, UNSURE
from airwitness.fingerprint.video import Frames
from airwitness.spans import FLICKS
from airwitness.trace.segment import Segment

CORNERS = 40
"""Of each frame."""


def _video(rng: np.random.Generator, seconds: int) -> Frames:
    """A frame a second; the code of a corner is its number times 2^20."""
    count = seconds * CORNERS
    return Frames(
        time=np.arange(seconds) * FLICKS,
        shape=np.full(seconds, 16 / 9, np.float32),
        height=np.full(seconds, 180, np.int32),
        first=np.arange(seconds + 1) * CORNERS,
        code=np.arange(count, dtype=np.uint64) << np.uint64(20),
        x=rng.uniform(0.1, 0.9, count).astype(np.float32),
        y=rng.uniform(0.1, 0.9, count).astype(np.float32),
        step=rng.integers(0, 4, count).astype(np.int32),
        is_still=rng.random(count) < 0.1,
        unsure=np.zeros((0, UNSURE), np.uint8),
    )


def _sources() -> Sources:
    rng = np.random.default_rng(0)
    return joined([_video(rng, 31), _video(rng, 16)], [30.0, 15.0], np.array([0.5, 0.5]))


SOURCES = _sources()


def test_a_lane_is_as_dense_as_its_sources() -> None:
    lane = make_lane(SOURCES, np.random.default_rng(1), seconds=600)
    assert 560 < lane.time.size < 660
    assert np.all(np.diff(lane.time) > 0)
    assert 0 <= lane.time[0] < 2 * FLICKS
    assert 590 * FLICKS < lane.time[-1] < 600 * FLICKS
    assert lane.first.tolist() == list(range(0, lane.code.size + 1, CORNERS))  # none left it
    again = make_lane(SOURCES, np.random.default_rng(1), seconds=600)
    assert np.array_equal(lane.code, again.code)


def test_no_frame_is_a_copy() -> None:
    lane = make_lane(SOURCES, np.random.default_rng(2), seconds=300)
    held = SOURCES.frames
    number = np.array([np.bitwise_count(held.code ^ code).argmin() for code in lane.code[:CORNERS]])
    source = held.first[number[0] // CORNERS]
    apart = np.bitwise_count(held.code[source : source + CORNERS] ^ lane.code[:CORNERS])
    assert apart.mean() == pytest.approx(0.09 * CODE_BITS, rel=0.2)
    size = (lane.x[:CORNERS] - 0.5) / (held.x[source : source + CORNERS] - 0.5)
    assert size.min() == pytest.approx(size.max(), rel=1e-3)
    assert 0.9 <= size[0] <= 1.1
    assert size[0] != pytest.approx(1.0, abs=1e-3)


def test_what_leaves_the_picture_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_padding, "SMALLEST", 2.0)
    monkeypatch.setattr(picture_padding, "LARGEST", 2.0)
    lane = make_lane(SOURCES, np.random.default_rng(3), seconds=300)
    inside = (0.5 / 0.8) ** 2  # of places from 0.1 to 0.9, those from 0.25 to 0.75
    assert lane.code.size == pytest.approx(inside * CORNERS * lane.time.size, rel=0.1)
    assert lane.first[-1] == lane.code.size
    assert 0 <= min(lane.x.min(), lane.y.min()) < max(lane.x.max(), lane.y.max()) < 1


def test_bits_are_turned_over_with_the_chance_that_is_told() -> None:
    bits = turned(20_000, np.random.default_rng(4))
    share = [float(np.mean(bits >> np.uint64(n) & np.uint64(1))) for n in range(64)]
    assert share[:CODE_BITS] == pytest.approx([23 / 256] * CODE_BITS, abs=0.01)
    assert not any(share[CODE_BITS:])


def test_more_hours_begin_with_fewer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = Segment(make_padding(tmp_path / "1", SOURCES, hours=1, half=0, seed=0))
    monkeypatch.setattr(picture_padding, "CHUNK", 1)
    two = Segment(make_padding(tmp_path / "2", SOURCES, hours=2, half=0, seed=0))
    first, both = one.contents.pictures, two.contents.pictures
    assert [lane.part for lane in both.lanes] == [
        picture_padding.part_of(0, 0, n) for n in range(2)
    ]
    assert np.array_equal(both.time[: first.time.size], first.time)
    assert both.remainder.size > 1.9 * first.remainder.size
    assert len(list((tmp_path / "2").glob("*.arrow"))) == 1


def test_padding_is_on_record_like_any_recording(tmp_path: Path) -> None:
    pad = tmp_path / "pad"
    make_padding(pad, SOURCES, hours=2, half=1, seed=0)
    runner = Runner(open_finder=open_airwitness, work=tmp_path, padding=(tmp_path / "x", pad))
    with open_airwitness(runner.archive("all", [], 1)).archive as archive:
        assert archive.catalogue.waiting() == []
        parts = [picture_padding.part_of(1, 0, n) for n in range(2)]
        facts = [facts_of(archive, part) for part in parts]
    assert [len(held.pictures) for held in facts if held] == [1, 1]
