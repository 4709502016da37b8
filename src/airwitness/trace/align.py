"""Decide: candidate → time map with its ends, or nothing.

The time map is t_recording = offset + tempo · t_clip. It is fitted to pairs of peaks by
least squares, first where the votes came from, then over the whole clip.

*Evidence.* Each peak of the recording under the mapped clip is a hit if the clip has a peak
within ±1.2 frames and ±0.9 bins of it. By chance that happens with probability p0, which
depends on how often the clip has a peak at that frequency: a held tone proves nothing. A hit
is worth ln(p/p0), a miss ln((1 - p)/(1 - p0)) nats.

*Ends.* With the modest copy rate p = 0.2 the sum grows as long as a copy goes on, also under
a voice. From its best run it is extended until it has lost 12 nats or met no peak for 10 s;
the end is then the most likely change point among the 24 peaks around it; a silence that both
have belongs to the copy. An end that comes
within half a second of the clip's own end is the clip's end.

*Decision.* The evidence, with the copy rate that was found, must reach `MIN_EVIDENCE`, with
at least `MIN_HITS` hits on at least `MIN_BINS` different bins.
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
from airwitness.trace.match import Candidate

HIT_FRAMES, HIT_BINS = 1.2, 0.9
SEARCH_FRAMES = 3.5  # before the map is fitted
COPY_RATE = 0.2
MIN_EVIDENCE = 28.0  # nats
MIN_HITS = 12
MIN_BINS = 6
DROP = 12.0  # nats lost before an extension stops
QUIET_FRAMES = 10 * FRAMES_A_SECOND  # without a peak, an extension stops
CHANGE_PEAKS = 24
SNAP_FRAMES = 0.5 * FRAMES_A_SECOND
SILENCE_FRAMES = 0.25 * FRAMES_A_SECOND  # without a peak: silence, not chance
MIN_CHANCE = 0.01  # p0 is at least this
_CENTRE = WINDOW / 2 / HOP  # frames from a frame's first sample to its middle
_SLOPE_PRIOR = 0.002  # how far the tempo may be from the warp's, one sigma
_JITTER = 0.5  # frames, one sigma of a pair of peaks
_POINTS = 600  # pairs kept for drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipPeaks:
    """A clip as `align` needs it."""

    time: NDArray[np.float64]
    """float64 [n], frames, middle of the frame."""
    bin: NDArray[np.float64]
    """float64 [n], bins above 0 Hz."""
    frames: float
    """Length of the clip."""
    chance: NDArray[np.float64]
    """float64 [4 · 256]: chance of a peak near a quarter bin within the tolerance in time."""

    @classmethod
    def of(cls, peaks: Peaks, samples: int) -> "ClipPeaks":
        """From the peaks of a clip of so many samples."""
        frames = max(1.0, samples / HOP)
        bins = peaks.frequency / BIN_STEPS + LOW_BIN
        counts, _ = np.histogram(bins, bins=4 * 256, range=(0, 256))
        near = np.convolve(counts, np.ones(9), "same")  # ±1.1 bins, a little over the tolerance
        rate = near / frames * (2 * HIT_FRAMES + 1)
        return cls(
            time=peaks.time / TIME_STEPS + _CENTRE,
            bin=bins,
            frames=frames,
            chance=np.clip(1.0 - np.exp(-rate), MIN_CHANCE, 0.95),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A time map that the evidence carries, with its ends. Times are frames."""

    candidate: Candidate
    offset: float
    """Frame of the lane where the clip's time 0 falls."""
    tempo: float
    pitch: float
    begin: float
    """Where the copy begins in the clip."""
    end: float
    """Where it ends in the clip."""
    evidence: float
    """Nats."""
    hits: int
    peaks: int
    """Peaks of the recording under the copy."""
    points: NDArray[np.float32]
    """float32 [n, 2]: clip and lane time of matched peaks, frames; a sample for drawing."""

    @property
    def reference(self) -> tuple[float, float]:
        """Begin and end in the lane."""
        return self.offset + self.tempo * self.begin, self.offset + self.tempo * self.end

    @property
    def hit_fraction(self) -> float:
        """Share of the recording's peaks that the clip has too."""
        return self.hits / max(1, self.peaks)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Map:
    offset: float
    tempo: float
    pitch: float


def align(clip: ClipPeaks, candidate: Candidate) -> Alignment | None:
    """Fit, weigh, and find the ends of a candidate; None where the evidence does not carry."""
    tempo, pitch = candidate.warp.tempo, candidate.warp.pitch
    line = _Map(offset=candidate.offset + _CENTRE * (1 - tempo), tempo=tempo, pitch=pitch)
    fitted = _fit(clip, candidate, line, candidate.first, candidate.last, SEARCH_FRAMES)
    if fitted is None:
        return None
    line = fitted
    for reach in (HIT_FRAMES + 0.8, HIT_FRAMES):
        line = _fit(clip, candidate, line, candidate.first, candidate.last, reach) or line
    time, frequency = _trace(candidate, line, 0.0, clip.frames)
    if time.size < MIN_HITS:
        return None
    found = _run(clip, line, time, frequency, candidate)
    if found is None:
        return None
    begin, end = found
    line = _fit(clip, candidate, line, begin, end, HIT_FRAMES) or line
    time, frequency = _trace(candidate, line, 0.0, clip.frames)
    found = _run(clip, line, time, frequency, candidate)
    return None if found is None else _decide(clip, candidate, line, time, frequency, found)


def _trace(
    candidate: Candidate, line: _Map, begin: float, end: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Peaks of the recording under a span of the clip: middle of frame, bins above 0 Hz."""
    first = line.offset + line.tempo * begin - _CENTRE
    last = line.offset + line.tempo * end - _CENTRE
    time, frequency = candidate.segment.trace_of(
        candidate.lane, int(np.floor(first)), int(np.ceil(last)) + 1
    )
    return time / TIME_STEPS + _CENTRE, frequency / BIN_STEPS + LOW_BIN


def _fit(
    clip: ClipPeaks, candidate: Candidate, line: _Map, begin: float, end: float, reach: float
) -> _Map | None:
    """Least squares over pairs of peaks, with the present tempo as a prior."""
    time, frequency = _trace(candidate, line, begin, end)
    pairs = _pair(
        time, frequency, clip.time, clip.bin, line.offset, line.tempo, line.pitch, reach, HIT_BINS
    )
    hit = pairs >= 0
    if hit.sum() < MIN_HITS // 2:
        return None
    x, y = clip.time[pairs[hit]], time[hit]
    error = y - line.offset - line.tempo * x
    middle = np.median(error)
    near = np.abs(error - middle) <= max(HIT_FRAMES, reach / 2)
    if near.sum() < MIN_HITS // 2:
        return None
    x, y = x[near], y[near]
    centre, mean = x.mean(), y.mean()
    stiffness = (_JITTER / _SLOPE_PRIOR) ** 2
    spread = ((x - centre) ** 2).sum()
    slope = (((x - centre) * (y - mean)).sum() + stiffness * candidate.warp.tempo) / (
        spread + stiffness
    )
    ratio = np.median(clip.bin[pairs[hit]][near] / frequency[hit][near])
    return _Map(offset=float(mean - slope * centre), tempo=float(slope), pitch=float(ratio))


def _run(
    clip: ClipPeaks,
    line: _Map,
    time: NDArray[np.float64],
    frequency: NDArray[np.float64],
    candidate: Candidate,
) -> tuple[float, float] | None:
    """Begin and end of the copy in the clip."""
    hit, chance = _judge(clip, line, time, frequency)
    worth = _worth(hit, chance, COPY_RATE)
    low, high = _best_run(worth, time, DROP, QUIET_FRAMES * line.tempo)
    if high - low < MIN_HITS:
        return None
    rate = float(np.clip(hit[low:high].mean(), COPY_RATE, 0.9))
    sharp = _worth(hit, chance, rate)
    low, high = _change_points(sharp, low, high)
    at = (time - line.offset) / line.tempo  # clip time of each peak
    begin = 0.0 if low == 0 else _edge(at[low], at[low - 1], clip.time)
    end = clip.frames if high == at.size else _edge(at[high - 1], at[high], clip.time)
    # the recording may begin or end inside the clip
    lane_begin = -line.offset / line.tempo
    lane_end = (candidate.lane.frames - line.offset) / line.tempo
    begin = 0.0 if begin < SNAP_FRAMES else float(begin)
    end = clip.frames if end > clip.frames - SNAP_FRAMES else float(end)
    return max(begin, lane_begin), min(end, lane_end)


def _edge(last: float, beyond: float, clip_time: NDArray[np.float64]) -> float:
    """Where a copy ends between its last peak and the first peak that is not of it.

    Where both sides are silent the copy goes on; it ends where either has something of its
    own. Frames of the clip; the edge may be the first one or the last.
    """
    if beyond > last:
        own = clip_time[np.searchsorted(clip_time, last + HIT_FRAMES, "right") :][:1]
        first = min([beyond, *own])
    else:
        own = clip_time[: np.searchsorted(clip_time, last - HIT_FRAMES)][-1:]
        first = max([beyond, *own])
    is_silent = abs(first - last) > SILENCE_FRAMES
    return float(first if is_silent else (last + first) / 2)


def _decide(
    clip: ClipPeaks,
    candidate: Candidate,
    line: _Map,
    time: NDArray[np.float64],
    frequency: NDArray[np.float64],
    found: tuple[float, float],
) -> Alignment | None:
    begin, end = found
    at = (time - line.offset) / line.tempo
    inside = (at >= begin) & (at <= end)
    time, frequency = time[inside], frequency[inside]
    hit, chance = _judge(clip, line, time, frequency)
    hits = int(hit.sum())
    if hits < MIN_HITS or np.unique(frequency[hit].astype(int)).size < MIN_BINS:
        return None
    rate = float(np.clip(hit.mean(), 0.05, 0.9))
    evidence = float(_worth(hit, chance, rate).sum())
    if evidence < MIN_EVIDENCE:
        return None
    points = np.stack([at[inside][hit], time[hit]], axis=1).astype(np.float32)
    return Alignment(
        candidate=candidate,
        offset=line.offset,
        tempo=line.tempo,
        pitch=line.pitch,
        begin=begin,
        end=end,
        evidence=evidence,
        hits=hits,
        peaks=int(hit.size),
        points=points[:: max(1, points.shape[0] // _POINTS)],
    )


def _judge(
    clip: ClipPeaks, line: _Map, time: NDArray[np.float64], frequency: NDArray[np.float64]
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Whether each peak of the recording is a hit, and the chance that it were one anyhow."""
    pairs = _pair(
        time,
        frequency,
        clip.time,
        clip.bin,
        line.offset,
        line.tempo,
        line.pitch,
        HIT_FRAMES,
        HIT_BINS,
    )
    quarter = np.clip((frequency * line.pitch * 4).astype(int), 0, clip.chance.size - 1)
    return pairs >= 0, clip.chance[quarter]


def _worth(hit: NDArray[np.bool_], chance: NDArray[np.float64], rate: float) -> NDArray[np.float64]:
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


@kernel
def _best_run(
    worth: NDArray[np.float64], time: NDArray[np.float64], drop: float, quiet: float
) -> tuple[int, int]:
    """The run of peaks with the greatest sum that never falls by `drop` inside."""
    best, best_low, best_high = 0.0, 0, 0
    total, low = 0.0, 0
    peak, peak_at = 0.0, 0
    for i in range(worth.size):
        is_quiet = i > 0 and time[i] - time[i - 1] > quiet
        if total <= 0.0 or is_quiet or total < peak - drop:
            total, low, peak, peak_at = 0.0, i, 0.0, i
        total += worth[i]
        if total > peak:
            peak, peak_at = total, i + 1
        if peak > best:
            best, best_low, best_high = peak, low, peak_at
    return best_low, best_high


def _change_points(worth: NDArray[np.float64], low: int, high: int) -> tuple[int, int]:
    """Move both ends to the most likely place among the peaks around them."""
    first, last = max(0, low - CHANGE_PEAKS), min(high, low + CHANGE_PEAKS)
    left = np.cumsum(worth[first:last][::-1])[::-1]  # what is gained by beginning there
    low = first + int(np.argmax(left)) if left.size else low
    first, last = max(low, high - CHANGE_PEAKS), min(worth.size, high + CHANGE_PEAKS)
    right = np.cumsum(worth[first:last])
    high = first + int(np.argmax(right)) + 1 if right.size else high
    return low, high
