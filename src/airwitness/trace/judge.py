"""Weigh peaks: is a peak of the recording also in the clip, and what is that worth?

Each peak of the recording under the mapped clip is a *hit* if the clip has a peak within
±1.2 frames and ±0.9 bins of it. By chance that happens with probability p0. A hit is worth
ln(p/p0), a miss ln((1 - p)/(1 - p0)) nats, where p is the share of peaks that survive a copy.

p0 is how often the clip has a peak near that frequency at all: a held tone proves nothing.

Peaks that meet by chance lie anywhere within the tolerance; those of a copy mostly within a
quarter of a frame and a fifth of a bin, and after reverberation or noise within twice that
(`NEAR`, measured on such copies). So a hit is also worth the logarithm of how much more
likely its distance is in a copy.

Peaks within 64 ms are weighed together, and count for no more than `MOST_MOMENT`.

On a beat or a grid of tones peaks meet, and precisely, at any shift that fits the grid. What
the same peaks are worth when the clip is shifted by up to 2.4 s is taken from the evidence.
"""

from dataclasses import dataclass, field, replace

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
TAPE = 0.003  # tempo and pitch that differ by less go together
NEAR = ((0.55, 0.15, 0.12), (0.35, 0.45, 0.30))  # share of hits, sigma in frames and in bins
MOST_NEAR = 1.0  # nats for nearness: on a grid all hits are near together
MOMENT_FRAMES = 4.0
MOST_MOMENT = 5.0  # nats
MIN_CHANCE, MAX_CHANCE = 0.01, 0.95
_QUARTERS = 4 * 256  # quarter bins
_SHIFTS = 32  # to each side, 0.1 to 2.4 s
_GRID_PEAKS = 400  # looked at
_CELLS = 14  # between two shifts: a third of a frame
_GRID_QUANTILE = 0.97  # a grid of 1.2 s or less makes so many shifts look like hits


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
        time = peaks.time / TIME_STEPS + CENTRE
        bins = peaks.frequency / BIN_STEPS + LOW_BIN
        frames = max(1.0, samples / HOP)
        return cls(time=time, bin=bins, frames=frames, chance=_chance(bins, frames))

    def window(self, begin: float, end: float) -> "ClipPeaks":
        """The same with only the peaks between two frames, and their own chance.

        What is tonal in one hour of a long clip says nothing about another.
        """
        if begin <= 0.0 and end >= self.frames:
            return self
        low, high = np.searchsorted(self.time, [begin, end])
        length = max(1.0, min(end, self.frames) - max(begin, 0.0))
        bins = self.bin[low:high]
        chance = _chance(bins, length)
        return replace(self, time=self.time[low:high], bin=bins, chance=chance)


def _chance(bins: NDArray[np.float64], frames: float) -> NDArray[np.float64]:
    """float64 [1024]: chance of a peak near each quarter bin, from the bins of all peaks."""
    counts, _ = np.histogram(bins, bins=_QUARTERS, range=(0, 256))
    near = np.convolve(counts, np.ones(9), "same")  # ±1.1 bins, a little over the tolerance
    rate = near / frames * (2 * HIT_FRAMES + 1)
    chance: NDArray[np.float64] = np.clip(1.0 - np.exp(-rate), MIN_CHANCE, MAX_CHANCE)
    return chance


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMap:
    """t_recording = offset + tempo · t_clip + bend(t_clip), f_clip = pitch · f_recording; frames.

    The bend follows a speed that varies slowly (the wow of a tape, a clock that drifts). It is
    straight between its knots and constant beyond them; without knots the map is straight.
    """

    offset: float
    tempo: float
    pitch: float
    knots: NDArray[np.float64] = field(default_factory=lambda: np.zeros(1))
    """float64 [n], rising, frames of the clip."""
    bend: NDArray[np.float64] = field(default_factory=lambda: np.zeros(1))
    """float64 [n], frames of the recording."""

    def recording_time(
        self, time: NDArray[np.float64], offset: NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """Where in the recording clip times fall; with other offsets, if they are given."""
        return (self.offset if offset is None else offset) + self.tempo * time + self._bend(time)

    def clip_time(
        self, time: NDArray[np.float64], offset: NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """Where in the clip recording times fall; with other offsets, if they are given."""
        at = (time - (self.offset if offset is None else offset)) / self.tempo
        straight = at
        for _ in range(2 if self.knots.size > 1 else 1):  # the bend is slight: twice is exact
            at = straight - self._bend(at) / self.tempo
        return at

    def _bend(self, time: NDArray[np.float64]) -> NDArray[np.float64]:
        """The bend at clip times: one number where it is the same at all."""
        return self.bend if self.knots.size == 1 else np.interp(time, self.knots, self.bend)

    def clip_bin(
        self, at: NDArray[np.float64], frequency: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Where in the clip, at frames of it, bins of the recording fall.

        Where speed and pitch go together, as on a tape, they also vary together.
        """
        if self.knots.size == 1 or abs(self.pitch / self.tempo - 1) > TAPE:
            return frequency * self.pitch
        rate = np.gradient(self.bend, self.knots) / self.tempo
        local: NDArray[np.float64] = 1 + np.interp(at, self.knots, rate)
        bins: NDArray[np.float64] = frequency * self.pitch * local
        return bins

    def shifted(self, frames: float) -> "TimeMap":
        """The same, so many frames later in the recording."""
        return replace(self, offset=self.offset + frames)


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
    at = line.clip_time(time)
    where = line.clip_bin(at, frequency)
    return _pair(at, where, clip.time, clip.bin, reach, HIT_BINS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Peaks of a recording under a clip."""

    pairs: NDArray[np.int64]
    """int64 [n], index of the clip's peak, -1 for none."""
    hit: NDArray[np.bool_]
    """bool [n]: the clip has the peak too."""
    chance: NDArray[np.float64]
    """float64 [n]: chance by frequency that it has."""
    near: NDArray[np.float64]
    """float64 [n], nats: how much more likely a hit is so near in a copy; 0 for a miss."""


def judge(
    clip: ClipPeaks, line: TimeMap, time: NDArray[np.float64], frequency: NDArray[np.float64]
) -> Judged:
    """Which peaks of the recording are hits, and how near."""
    at = line.clip_time(time)
    where = line.clip_bin(at, frequency)
    pairs = _pair(at, where, clip.time, clip.bin, HIT_FRAMES, HIT_BINS)
    hit = pairs >= 0
    near = np.zeros(time.size)
    near[hit] = _nearness(clip.time[pairs[hit]] - at[hit], clip.bin[pairs[hit]] - where[hit])
    return Judged(pairs=pairs, hit=hit, chance=_chance_at(clip, line, frequency), near=near)


def _chance_at(
    clip: ClipPeaks, line: TimeMap, frequency: NDArray[np.float64]
) -> NDArray[np.float64]:
    """float64 [n]: chance that the clip has a peak where bins of the recording fall."""
    quarter = np.clip((frequency * line.pitch * 4).astype(int), 0, _QUARTERS - 1)
    chance: NDArray[np.float64] = clip.chance[quarter]
    return chance


def _nearness(frames: NDArray[np.float64], bins: NDArray[np.float64]) -> NDArray[np.float64]:
    """Nats for a copy by how far hits are off; chance puts them anywhere in the tolerance."""
    likely = np.full(frames.size, 1.0 - sum(share for share, _, _ in NEAR))
    for share, in_time, in_bins in NEAR:
        top = share * 4 * HIT_FRAMES * HIT_BINS / (2 * np.pi * in_time * in_bins)
        likely += top * np.exp(-0.5 * ((frames / in_time) ** 2 + (bins / in_bins) ** 2))
    nats: NDArray[np.float64] = np.minimum(np.log(likely), MOST_NEAR)
    return nats


def grid_evidence(
    clip: ClipPeaks,
    line: TimeMap,
    time: NDArray[np.float64],
    frequency: NDArray[np.float64],
    rate: float,
) -> float:
    """What the peaks would be worth if the clip were shifted a little: nats, 0 at least."""
    steps = np.linspace(0.1, 2.4, _SHIFTS) * FRAMES_A_SECOND
    reach = (steps[1] - steps[0]) / 2
    first = max(0, (time.size - _GRID_PEAKS) // 2)  # the middle stands for all
    part = slice(first, first + _GRID_PEAKS)
    whole, time, frequency = time.size, time[part], frequency[part]
    offsets = line.offset + np.concatenate([-steps, steps])
    pairs, _, _ = _paired(clip, line, offsets, time, frequency, reach)
    row, column = np.nonzero(pairs >= 0)
    met = clip.time[pairs[row, column]]
    late = time[column] - line.recording_time(met, offsets[row])
    cell = 2 * reach / _CELLS
    cells = _CELLS + 1  # where the recording runs faster, pairs lie a little further apart
    at = row * cells + np.minimum(((late + reach) / cell).astype(np.int64), _CELLS)
    counts = np.bincount(at, minlength=offsets.size * cells).reshape(-1, cells)
    best = np.argmax(counts[:, :-1] + counts[:, 1:], axis=1)  # where most of them agree
    sums = _sums(clip, line, offsets + ((best + 1) * cell - reach), time, frequency, rate)
    return max(0.0, float(np.quantile(sums, _GRID_QUANTILE)) * whole / max(1, time.size))


def _sums(
    clip: ClipPeaks,
    line: TimeMap,
    offsets: NDArray[np.float64],
    time: NDArray[np.float64],
    frequency: NDArray[np.float64],
    rate: float,
) -> NDArray[np.float64]:
    """float64 [m], nats: what all peaks together are worth at each of m offsets."""
    pairs, at, where = _paired(clip, line, offsets, time, frequency, HIT_FRAMES)
    hit = pairs >= 0
    met, chance = pairs[hit], _chance_at(clip, line, frequency)
    values = np.where(
        hit,
        worth(np.ones(time.size, np.bool_), chance, rate),
        worth(np.zeros(time.size, np.bool_), chance, rate),
    )
    values[hit] += _nearness(clip.time[met] - at[hit], clip.bin[met] - where[hit])
    moment = _moments(time)
    size = moment.max(initial=-1) + 1
    place = np.arange(offsets.size)[:, None] * size + moment
    moments = np.bincount(place.ravel(), values.ravel(), offsets.size * size)
    sums: NDArray[np.float64] = np.minimum(moments, MOST_MOMENT).reshape(-1, size).sum(axis=1)
    return sums


def _paired(
    clip: ClipPeaks,
    line: TimeMap,
    offsets: NDArray[np.float64],
    time: NDArray[np.float64],
    frequency: NDArray[np.float64],
    reach: float,
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """For m offsets and n peaks the pairs (see `pairs_of`), frame and bin of the clip: [m, n]."""
    at = line.clip_time(time[None, :], offsets[:, None])
    where = np.broadcast_to(line.clip_bin(at, frequency), at.shape)
    pairs = _pair(at.ravel(), where.ravel(), clip.time, clip.bin, reach, HIT_BINS)
    return pairs.reshape(at.shape), at, where


def worth(hit: NDArray[np.bool_], chance: NDArray[np.float64], rate: float) -> NDArray[np.float64]:
    """Nats of each peak for a copy in which a share `rate` of the peaks survived."""
    p = np.maximum(rate, chance)  # a copy never has fewer hits than chance
    return np.where(hit, np.log(p / chance), np.log((1 - p) / (1 - chance)))


def value_of(seen: Judged, rate: float) -> NDArray[np.float64]:
    """float64 [n], nats of each peak for a copy of this rate, with its nearness."""
    return worth(seen.hit, seen.chance, rate) + seen.near


def in_moments(
    time: NDArray[np.float64], values: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Values summed over moments of 64 ms, none greater than `MOST_MOMENT`.

    Peaks of one moment are not independent: one chord that fits, fits with all its tones.

    Args:
        time: float64 [n], frames, rising.
        values: float64 [n], nats.

    Returns:
        float64 [moments] nats; int64 [n] the moment of each peak.
    """
    moment = _moments(time)
    return np.minimum(np.bincount(moment, values), MOST_MOMENT), moment


def _moments(time: NDArray[np.float64]) -> NDArray[np.int64]:
    """int64 [n], the moment of each peak: they are numbered without gaps. Times rise."""
    moment = (time / MOMENT_FRAMES).astype(np.int64)
    is_new = np.concatenate([np.zeros(1, np.bool_), moment[1:] != moment[:-1]])[: time.size]
    return np.cumsum(is_new)


def best_stretch(values: NDArray[np.float64]) -> slice:
    """The neighbours with the greatest sum."""
    totals = np.concatenate([[0.0], np.cumsum(values)])
    stop = int(np.argmax(totals - np.minimum.accumulate(totals)))
    return slice(int(np.argmin(totals[: stop + 1])), stop)


@kernel
def _pair(
    at: NDArray[np.float64],
    where: NDArray[np.float64],
    clip_time: NDArray[np.float64],
    clip_bin: NDArray[np.float64],
    reach_frames: float,
    reach_bins: float,
) -> NDArray[np.int64]:
    """For each peak at a frame and a bin of the clip the nearest of its peaks, -1 for none.

    Peaks may come in any order; in order of time they are met soonest.
    """
    n, m = at.size, clip_time.size
    pairs = np.full(n, -1, np.int64)
    low = 0
    for i in range(n):
        while low > 0 and clip_time[low - 1] >= at[i] - reach_frames - 1.0:
            low -= 1
        while low < m and clip_time[low] < at[i] - reach_frames - 1.0:
            low += 1
        best = 1.0
        k = low
        while k < m and clip_time[k] <= at[i] + reach_frames:
            dt = abs(clip_time[k] - at[i]) / reach_frames
            df = abs(clip_bin[k] - where[i]) / reach_bins
            if dt <= 1.0 and df <= 1.0 and 0.5 * (dt + df) < best:
                best = 0.5 * (dt + df)
                pairs[i] = k
            k += 1
    return pairs
