"""Padding is like the sound it is made of, and the seams of the yardstick hold."""

from __future__ import annotations

import shutil
import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from bench.accuracy import padding, peer, score
from bench.accuracy.finder import NotInstalledError, Runner, open_airwitness
from bench.accuracy.padding import Sources, make_lane, make_padding

from airwitness.fingerprint.audio import DECOY_EVERY, PARAMETERS
from airwitness.fingerprint.peaks import BIN_STEPS, BINS, TIME_STEPS
from airwitness.fingerprint.triples import stored_keys
from airwitness.trace.segment import Segment


def _sources() -> Sources:
    """Two recordings of 60 and 30 s with 30 peaks a second, ranks drawn from 0 to 34."""
    rng = np.random.default_rng(0)
    length = np.array([30_000, 15_000])
    start = np.array([0, 40_000])
    time = [
        np.sort(rng.integers(0, n, 30 * n // 500)) + at for n, at in zip(length, start, strict=True)
    ]
    count = sum(map(len, time))
    return Sources(
        time=np.concatenate(time),
        frequency=rng.integers(0, BINS * BIN_STEPS, count).astype(np.int32),
        rank=rng.integers(0, padding.LIMIT, count).astype(np.int32),
        start=start,
        length=length,
        weight=np.array([0.5, 0.5]),
        decoys=tuple(padding.decoys_of(rng.standard_normal(50 * 8_000).astype(np.float32))),
    )


SOURCES = _sources()


def test_a_lane_is_what_the_product_would_store() -> None:
    lane = make_lane(SOURCES, np.random.default_rng(1), seconds=120)
    assert lane.samples == 120 * 8_000
    assert np.all(np.diff(lane.trace.time) >= 0)
    assert lane.trace.time.min() >= 0
    assert 110 * 500 < lane.trace.time.max() < 120 * 500
    assert 0 <= lane.trace.frequency.min() <= lane.trace.frequency.max() < BINS * BIN_STEPS
    assert 0 <= lane.trace.rank.min() <= lane.trace.rank.max() < PARAMETERS.trace_rate
    keys = stored_keys(lane.trace.strongest(PARAMETERS.key_rate), fan=PARAMETERS.fan)
    assert np.array_equal(lane.keys.key, keys.key)
    assert np.array_equal(lane.keys.time, keys.time)
    again = make_lane(SOURCES, np.random.default_rng(1), seconds=120)
    assert np.array_equal(lane.trace.time, again.trace.time)


def test_a_lane_is_as_dense_as_its_sources() -> None:
    lane = make_lane(SOURCES, np.random.default_rng(2), seconds=1_200)
    kept = np.count_nonzero(SOURCES.rank < PARAMETERS.trace_rate) / (SOURCES.length.sum() / 500)
    inside = 0.85  # what is raised beyond the last bin is dropped
    assert len(lane.trace.time) / 1_200 == pytest.approx(inside * kept, rel=0.1)


def test_a_block_is_scaled_and_may_be_reversed() -> None:
    time, frequency = np.array([0, 500, 1_000]), np.array([0, 64, 128], np.int32)
    one = np.ones(1)
    for is_reversed, expected in ((False, [0, 600, 1_200]), (True, [0, 600, 1_200])):
        packed = padding._lay(
            time, frequency, np.zeros(3, np.int32), np.array([0]), np.array([3]), 0.0 * one,
            np.array([0.0, 1_200.0]), 1.2 * one, 1.1 * one, np.array([is_reversed]), 5_000.0,
        )  # fmt: skip
        peaks = padding._unpacked(np.sort(packed))
        assert peaks.time.tolist() == expected
        low = 8 * BIN_STEPS
        scaled = [round((f + low) * 1.1) - low for f in (0, 64, 128)]
        assert peaks.frequency.tolist() == (scaled[::-1] if is_reversed else scaled)


def test_no_block_is_near_its_source() -> None:
    factors = padding.far_pitch(np.linspace(0, 1, 1_000))
    assert factors[[0, -1]] == pytest.approx([padding.LEAST, padding.MOST])
    assert np.abs(np.log(factors)).min() >= np.log(padding.AFAR) - 1e-9
    below = np.mean(factors < 1)
    assert below == pytest.approx(np.log(1 / 1.25 / 0.7) / np.log(2 / 1.25**2), abs=0.01)


def test_no_group_fills_the_padding() -> None:
    shares = padding.weights(["a", "a", "b"], [300.0, 600.0, 120.0])
    assert shares.sum() == pytest.approx(1.0)
    assert shares[:2].sum() == pytest.approx(240 / 360)
    assert shares[1] == pytest.approx(2 * shares[0])


def test_more_hours_begin_with_fewer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(padding, "CHUNK", 1)
    one = Segment(make_padding(tmp_path / "1", SOURCES, hours=1, half=0, seed=0))
    two = Segment(make_padding(tmp_path / "2", SOURCES, hours=2, half=0, seed=0))
    assert [lane.part for lane in two.lanes] == [padding.part_of(0, 0, n) for n in (0, 1)]
    first, same = one.trace_of(one.lanes[0], 0, 10**6), two.trace_of(two.lanes[0], 0, 10**6)
    assert np.array_equal(first, same)
    assert first[0].max() > 3_590 * 62.5 * TIME_STEPS
    assert len(list((tmp_path / "2").glob("*.arrow"))) == 1
    assert one.decoy_count == 3_600 * 8_000 // DECOY_EVERY


def test_padding_is_searched_like_any_recording(tmp_path: Path) -> None:
    make_padding(tmp_path / "pad", SOURCES, hours=2, half=0, seed=0)
    clip = tmp_path / "clip.wav"
    with wave.open(str(clip), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        noise = np.random.default_rng(0).integers(-9_000, 9_000, 40_000)
        file.writeframes(noise.astype("<i2").tobytes())
    runner = Runner(open_finder=open_airwitness, work=tmp_path, padding=(tmp_path / "pad",))
    folder = runner.archive("all", [], 0)
    assert runner.archive("all", [], 0) == folder  # made once
    assert runner.archive("all", [], None) != folder
    with open_airwitness(folder).archive as archive:
        assert archive.catalogue.waiting() == []
        search = archive.find(clip)
    assert (search.recordings, search.unsearched) == (2, ())
    assert search.as_json()["searched"]["seconds"] == 7_200
    assert runner.ask(folder, [clip]) == [score.Answer(matches=[])]


class Named:
    """Answers each clip with its name, so that the order shows."""

    def add(self, paths: Sequence[Path]) -> None: ...

    def pad(self, padding: Path) -> None: ...

    def close(self) -> None: ...

    def find(self, path: Path) -> score.Answer:
        match = score.Match(part=path.name, pieces=[], tempo=1.0, pitch=None, expected_false=None)
        return score.Answer(matches=[match])


def open_named(_folder: Path) -> Named:
    return Named()


def test_two_processes_keep_the_order_and_answers_are_kept(tmp_path: Path) -> None:
    runner = Runner(open_finder=open_named, work=tmp_path, processes=2)
    clips = [Path(f"set/{n}.wav") for n in range(5)]
    answers = runner.ask(tmp_path / "archive", clips)
    assert [a["matches"][0]["part"] for a in answers] == [clip.name for clip in clips]
    (kept,) = (tmp_path / "answers").iterdir()
    assert kept.name == "archive_set.json"
    alone = Runner(open_finder=lambda _: pytest.fail("asked again"), work=tmp_path)
    assert alone.ask(tmp_path / "archive", clips[2:4]) == answers[2:4]


def test_the_peer_lays_a_clip_on_every_place() -> None:
    items = np.random.default_rng(0).integers(0, 2**32, 300, np.uint32)
    clip = items[120:160] ^ np.uint32(1 << 31 | 5)
    assert peer.best_place(items, clip) == (3 * 40, 120)
    assert peer.best_place(items[:30], clip)[1] == -1


def test_the_peer_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(NotInstalledError, match="apt install"):
        peer.open_chromaprint(tmp_path)
