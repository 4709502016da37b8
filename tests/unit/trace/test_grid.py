"""What a clip is worth when it is shifted: all shifts at once, as one by one."""

from dataclasses import replace

import numpy as np
import pytest

from airwitness.fingerprint.peaks import FRAMES_A_SECOND
from airwitness.trace.judge import (
    ClipPeaks,
    TimeMap,
    _pair,
    grid_evidence,
    in_moments,
    judge,
    pairs_of,
    value_of,
)

RATE = 0.4
STRAIGHT = TimeMap(offset=123.4, tempo=1.0, pitch=1.0)
FASTER = TimeMap(offset=-20.0, tempo=1.1, pitch=1.1)
BENT = replace(
    FASTER, knots=np.array([0.0, 300.0, 600.0, 900.0]), bend=np.array([0.0, 2.0, -1.5, 0.5])
)


def beat(line: TimeMap, peaks: int) -> tuple[ClipPeaks, np.ndarray, np.ndarray]:
    """A clip on a grid of a quarter of a second, and what the recording has of it."""
    chance = np.random.default_rng(peaks)
    time = np.sort(chance.integers(0, 60, peaks) * 15.625 + chance.normal(0, 0.1, peaks))
    bins = chance.choice([20.0, 41.0, 77.0, 130.0], peaks) + chance.normal(0, 0.1, peaks)
    chances = np.full(1_024, 0.2)
    clip = ClipPeaks(time=time, bin=bins, frames=950.0, chance=chances)
    order = np.argsort(line.recording_time(time))
    return clip, line.recording_time(time)[order], (bins / line.pitch)[order]


def one_by_one(clip: ClipPeaks, line: TimeMap, time: np.ndarray, frequency: np.ndarray) -> float:
    steps = np.linspace(0.1, 2.4, 32) * FRAMES_A_SECOND
    reach = (steps[1] - steps[0]) / 2
    first = max(0, (time.size - 400) // 2)
    whole, time, frequency = time.size, time[first:][:400], frequency[first:][:400]
    sums = []
    for shift in np.concatenate([-steps, steps]):
        moved = line.shifted(shift)
        pairs = pairs_of(clip, moved, time, frequency, reach)
        hit = pairs >= 0
        late = time[hit] - moved.recording_time(clip.time[pairs[hit]])
        cell = 2 * reach / 14
        counts = np.bincount(((late + reach) / cell).astype(np.int64), minlength=14)
        best = int(np.argmax(counts[:-1] + counts[1:]))
        seen = judge(clip, moved.shifted((best + 1) * cell - reach), time, frequency)
        sums.append(float(in_moments(time, value_of(seen, RATE))[0].sum()))
    return max(0.0, float(np.quantile(sums, 0.97)) * whole / max(1, time.size))


@pytest.mark.parametrize("line", [STRAIGHT, FASTER, BENT])
@pytest.mark.parametrize("peaks", [30, 399, 700])
def test_all_shifts_at_once_give_what_they_give_one_by_one(line: TimeMap, peaks: int) -> None:
    clip, time, frequency = beat(line, peaks)
    evidence = grid_evidence(clip, line, time, frequency, RATE)
    assert evidence == one_by_one(clip, line, time, frequency)
    assert evidence > 0 or peaks == 30


def test_peaks_are_paired_in_any_order() -> None:
    chance = np.random.default_rng(1)
    time, bins = np.sort(chance.uniform(0, 90, 200)), chance.uniform(8, 30, 200)
    at, where = chance.uniform(-5, 95, 300), chance.uniform(8, 30, 300)
    order = np.argsort(at)
    rising = _pair(at[order], where[order], time, bins, 1.2, 0.9)
    assert np.array_equal(_pair(at, where, time, bins, 1.2, 0.9)[order], rising)
    assert (rising >= 0).sum() > 30
