"""Weigh peaks: is a peak of the recording also in the clip, and what is that worth?

Each peak of the recording under the mapped clip is a *hit* if the clip has a peak within
±1.2 frames and ±0.9 bins of it. By chance that happens with probability p0. A hit is worth
ln(p/p0), a miss ln((1 - p)/(1 - p0)) nats, where p is the share of peaks that survive a copy.

p0 has two sources, and the greater one holds:

* how often the clip has a peak near that frequency at all: a held tone proves nothing;
* how often peaks meet when the clip is shifted by up to 2.4 s: on a beat or a grid of tones
  many meet at any shift that fits the grid, and prove nothing either.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from airwitness.compiled import kernel
from airwitness.fingerprint.peaks import (
    BIN_STEPS,
    FRAMES_A_SECOND,
    HOP,
    LOW_BIN,
    TIME_STEPS,
    WINDOW,
    Peaks,
)

HIT_FRAMES, HIT_BINS = 1.2, 0.9
CENTRE = WINDOW / 2 / HOP  # frames from a frame's first sample to its middle
MIN_CHANCE, MAX_CHANCE = 0.01, 0.95
_QUARTERS = 4 * 256  # quarter bins
_SHIFTS = 32  # to each side, 0.1 to 2.4 s
_GRID_QUANTILE = 0.85  # a grid of 0.25 s or less makes so many shifts look like hits


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipPeaks:
    """A clip to be compared."""

    time: NDArray[np.float64]
    """float64 [n], frames, middle of the frame."""
    bin: NDArray[np.float64]
    """float64 [n], bins above 0 Hz."""
    frames: float
    """Length of the clip."""
    chance: NDArray[np.float64]
    """float64 [1024]: chance of a peak near a quarter bin within the tolerance in time."""

    @classmethod
    def of(cls, peaks: Peaks, samples: int) -> "ClipPeaks":
        """From the peaks of a clip of so many samples."""
        frames = max(1.0, samples / HOP)
        bins = peaks.frequency / BIN_STEPS + LOW_BIN
        counts, _ = np.histogram(bins, bins=_QUARTERS, range=(0, 256))
        near = np.convolve(counts, np.ones(9), "same")  # ±1.1 bins, a little over the tolerance
        rate = near / frames * (2 * HIT_FRAMES + 1)
        return cls(
            time=peaks.time / TIME_STEPS + CENTRE,
            bin=bins,
            frames=frames,
            chance=np.clip(1.0 - np.exp(-rate), MIN_CHANCE, MAX_CHANCE),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMap:
    """t_recording = offset + tempo · t_clip, in frames; f_clip = pitch · f_recording."""

    offset: float
    tempo: float
    pitch: float

    def clip_time(self, time: NDArray[np.float64]) -> NDArray[np.float64]:
        """Where in the clip recording times fall."""
        return (time - self.offset) / self.tempo


def pairs_of(
    clip: ClipPeaks,
    line: TimeMap,
    time: NDArray[np.float64],
    frequency: NDArray[np.float64],
    reach: float = HIT_FRAMES,
) -> NDArray[np.int64]:
    """For each peak of the recording the index of the nearest peak of the clip, -1 for none.

    Args:
        clip: the clip.
        line: the time map.
        time: float64 [n], frames, rising.
        frequency: float64 [n], bins above 0 Hz.
        reach: frames.
    """
    return _pair(
        time, frequency, clip.time, clip.bin, line.offset, line.tempo, line.pitch, reach, HIT_BINS
    )


def judge(
    clip: ClipPeaks, line: TimeMap, time: NDArray[np.float64], frequency: NDArray[np.float64]
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Whether each peak of the recording is a hit, and the chance by frequency that it is."""
    quarter = np.clip((frequency * line.pitch * 4).astype(int), 0, _QUARTERS - 1)
    return pairs_of(clip, line, time, frequency) >= 0, clip.chance[quarter]


def grid_chance(
    clip: ClipPeaks, line: TimeMap, time: NDArray[np.float64], frequency: NDArray[np.float64]
) -> float:
    """The share of peaks that would be hits if the clip were shifted a little."""
    steps = np.linspace(0.1, 2.4, _SHIFTS) * FRAMES_A_SECOND
    shares = []
    for shift in np.concatenate([-steps, steps]):
        moved = TimeMap(offset=line.offset + shift, tempo=line.tempo, pitch=line.pitch)
        shares.append(np.mean(pairs_of(clip, moved, time, frequency) >= 0))
    return min(MAX_CHANCE, float(np.quantile(shares, _GRID_QUANTILE)))


def worth(hit: NDArray[np.bool_], chance: NDArray[np.float64], rate: float) -> NDArray[np.float64]:
    """Nats of each peak for a copy in which a share `rate` of the peaks survived."""
    p = np.maximum(rate, chance)  # a copy never has fewer hits than chance
    return np.where(hit, np.log(p / chance), np.log((1 - p) / (1 - chance)))


@kernel
def _pair(
    time: NDArray[np.float64],
    frequency: NDArray[np.float64],
    clip_time: NDArray[np.float64],
    clip_bin: NDArray[np.float64],
    offset: float,
    tempo: float,
    pitch: float,
    reach_frames: float,
    reach_bins: float,
) -> NDArray[np.int64]:
    """For each peak of the recording the nearest peak of the clip, -1 for none."""
    n, m = time.size, clip_time.size
    pairs = np.full(n, -1, np.int64)
    low = 0
    for i in range(n):
        at = (time[i] - offset) / tempo
        where = frequency[i] * pitch
        while low < m and clip_time[low] < at - reach_frames - 1.0:
            low += 1
        best = 1.0
        k = low
        while k < m and clip_time[k] <= at + reach_frames:
            dt = abs(clip_time[k] - at) / reach_frames
            df = abs(clip_bin[k] - where) / reach_bins
            if dt <= 1.0 and df <= 1.0 and 0.5 * (dt + df) < best:
                best = 0.5 * (dt + df)
                pairs[i] = k
            k += 1
    return pairs
