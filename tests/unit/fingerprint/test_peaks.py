from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.demo.sounds import song
from airwitness.fingerprint import peaks as peaks_module
from airwitness.fingerprint import triples as triples_module
from airwitness.fingerprint.audio import LaneFingerprinter, clip_peaks
from airwitness.fingerprint.peaks import BIN_STEPS, HOP, LOW_BIN, TIME_STEPS, PeakFinder, Peaks
from airwitness.fingerprint.triples import asked_keys, stored_keys

RATE = 8_000


def chirps(*pips: tuple[float, float], seconds: float = 4.0) -> NDArray[np.float32]:
    """Short pips of sound at (second, Hz)."""
    t = np.arange(int(seconds * RATE)) / RATE
    sound = np.zeros(t.size)
    for at, hz in pips:
        sound += np.exp(-(((t - at) / 0.02) ** 2)) * np.sin(2 * np.pi * hz * t)
    return (0.3 * sound).astype(np.float32)


def found(sound: NDArray[np.float32], limit: int = 25) -> Peaks:
    finder = PeakFinder(limit=limit)
    finder.feed(sound)
    return finder.finish()


def test_a_pip_is_found_between_frames_and_between_bins() -> None:
    sound = chirps((1.0, 1_003.0), (2.0, 2_208.0))
    peaks = found(sound)
    assert peaks.time.size == 2
    seconds = (peaks.time / TIME_STEPS * HOP + 256) / RATE
    hz = (peaks.frequency / BIN_STEPS + LOW_BIN) * RATE / 512
    assert seconds == pytest.approx([1.0, 2.0], abs=0.004)
    assert hz == pytest.approx([1_003.0, 2_208.0], abs=4.0)


@pytest.mark.parametrize("hz", [100.0, 1_000.0, 1_234.5, 3_900.0])
def test_a_held_tone_and_silence_have_almost_no_peaks(hz: float) -> None:
    t = np.arange(20 * RATE) / RATE
    tone = (0.3 * np.sin(2 * np.pi * hz * t)).astype(np.float32)
    assert found(tone).time.size < 20
    assert found(np.zeros(20 * RATE, np.float32)).time.size == 0


def test_where_the_sound_is_cut_does_not_matter() -> None:
    sound = song(5, 150.0, RATE)
    whole = found(sound)
    finder = PeakFinder(limit=25)
    rng = np.random.default_rng(2)
    at = 0
    while at < sound.size:
        step = int(rng.integers(1, 400_000))
        finder.feed(sound[at : at + step])
        at += step
    pieces = finder.finish()
    assert finder.samples == sound.size
    for name in ("time", "frequency", "rank"):
        assert np.array_equal(getattr(whole, name), getattr(pieces, name)), name


def test_no_second_has_more_peaks_than_asked_for() -> None:
    noise = np.random.default_rng(1).standard_normal(30 * RATE).astype(np.float32) * 0.1
    peaks = found(noise, limit=10)
    counts = [np.sum(np.abs(peaks.time - t) <= 31 * TIME_STEPS) for t in peaks.time]
    assert max(counts) <= 16  # the weaker neighbours of a window may be ranked in another
    assert peaks.strongest(3).time.size < peaks.time.size


def test_shorter_than_a_frame_is_nothing() -> None:
    assert found(np.ones(100, np.float32)).time.size == 0


def test_the_loops_say_the_same_uncompiled() -> None:
    sound = chirps((0.5, 800.0), (0.8, 1_900.0), seconds=1.5)
    power = peaks_module._log_power(sound)
    compiled: Any = peaks_module._maxima(power, 8, 12)
    slow: Any = peaks_module._maxima.py_func(power, 8, 12)  # type: ignore[attr-defined]
    for one, other in zip(compiled, slow, strict=True):
        assert np.allclose(one, other)
    time, _, strength = compiled
    ranks = peaks_module._ranks.py_func(time, strength, 248)  # type: ignore[attr-defined]
    assert np.array_equal(ranks, peaks_module._ranks(time, strength, 248))


def test_the_triples_are_the_same_uncompiled(monkeypatch: pytest.MonkeyPatch) -> None:
    peaks = found(chirps(*[(0.3 + 0.17 * n, 500.0 + 90.0 * (5 * n % 11)) for n in range(12)]))
    frequency = peaks.frequency.astype(np.int64)
    for border in (0.0, 0.2):
        compiled: Any = triples_module._triples(peaks.time, frequency, 4, border)
        with monkeypatch.context() as slow:
            cells: Any = triples_module._cells
            slow.setattr(triples_module, "_cells", cells.py_func)
            triples: Any = triples_module._triples
            with np.errstate(over="ignore"):
                plain = triples.py_func(peaks.time, frequency, 4, border)
        for one, other in zip(compiled, plain, strict=True):
            assert np.array_equal(one, other)


def test_a_clip_has_more_peaks_and_asks_for_what_is_stored() -> None:
    sound = song(6, 20.0, RATE)
    lane = LaneFingerprinter()
    lane.feed(sound)
    stored = lane.finish()
    clip = clip_peaks(sound)
    assert clip.time.size > 1.5 * stored.trace.time.size
    asked = asked_keys(clip, fan=10, border=0.2, tempo=1.0, pitch=1.0)
    pairs = set(zip(asked.key.tolist(), asked.time.tolist(), strict=True))
    mine = list(zip(stored.keys.key.tolist(), stored.keys.time.tolist(), strict=True))
    assert np.mean([pair in pairs for pair in mine]) > 0.5
    assert stored.keys.key.max() < 1 << 28


def test_asking_at_another_speed_finds_what_ran_at_that_speed() -> None:
    pips = [(0.3 + 0.11 * n, 400.0 + 170.0 * (7 * n % 13)) for n in range(25)]
    slow = [(at * 1.05, hz / 1.05) for at, hz in pips]
    stored = stored_keys(found(chirps(*slow)), fan=4)
    asked = clip_peaks(chirps(*pips))
    at_speed = asked_keys(asked, fan=8, border=0.2, tempo=1.05, pitch=1.05)
    nominal = asked_keys(asked, fan=8, border=0.2, tempo=1.0, pitch=1.0)
    mine = set(stored.key.tolist())
    hits = [len(mine & set(keys.key.tolist())) for keys in (at_speed, nominal)]
    assert hits[0] > 0.5 * len(mine)
    assert hits[0] > 4 * hits[1]
