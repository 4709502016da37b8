"""Decide: candidate → time maps with their ends, or nothing.

The time map is t_recording = offset + tempo · t_clip. It is fitted to pairs of peaks by
least squares, first where the votes came from, then over the best run of the line (`ends`).
Every run of the line becomes an alignment if its evidence (`judge`) reaches `MIN_EVIDENCE`
nats, with at least `MIN_HITS` hits on at least `MIN_BINS` different bins. At another speed
than nominal a run must last three seconds: there are many speeds to try, and short stretches
of music fit one of them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from airwitness.fingerprint.peaks import BIN_STEPS, FRAMES_A_SECOND, LOW_BIN, TIME_STEPS
from airwitness.trace.ends import runs_of
from airwitness.trace.judge import (
    CENTRE,
    HIT_FRAMES,
    ClipPeaks,
    TimeMap,
    grid_chance,
    judge,
    pairs_of,
    worth,
)
from airwitness.trace.match import FILM_SPEEDS, Candidate

SEARCH_FRAMES = 3.5  # reach of pairs before the map is fitted
MIN_EVIDENCE = 28.0  # nats
MIN_HITS = 12
MIN_BINS = 6
MIN_WARPED_FRAMES = 3 * FRAMES_A_SECOND
_SLOPE_PRIOR = 0.002  # how far the tempo may be from the warp's, one sigma
_JITTER = 0.5  # frames, one sigma of a pair of peaks
_POINTS = 600  # pairs kept for drawing


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


def align(clip: ClipPeaks, candidate: Candidate) -> list[Alignment]:
    """Fit, weigh, and find the ends; nothing where the evidence does not carry."""
    tempo, pitch = candidate.warp.tempo, candidate.warp.pitch
    start = TimeMap(offset=candidate.offset + CENTRE * (1 - tempo), tempo=tempo, pitch=pitch)
    line = _fit(clip, candidate, start, (candidate.first, candidate.last), SEARCH_FRAMES)
    if line is None:
        return []
    for reach in (HIT_FRAMES + 0.8, HIT_FRAMES):
        around = (candidate.first, candidate.last)
        line = _fit(clip, candidate, line, around, reach) or line
    runs = _runs(clip, candidate, line)
    if not runs:
        return []
    longest = max(runs, key=lambda run: run[1] - run[0])
    line = _fit(clip, candidate, line, longest, HIT_FRAMES) or line
    decided = [_decide(clip, candidate, line, run) for run in _runs(clip, candidate, line)]
    return [alignment for alignment in decided if alignment is not None]


def _runs(clip: ClipPeaks, candidate: Candidate, line: TimeMap) -> list[tuple[float, float]]:
    time, frequency = _trace(candidate, line, 0.0, clip.frames)
    return runs_of(clip, line, time, frequency, candidate.lane.frames)


def _trace(
    candidate: Candidate, line: TimeMap, begin: float, end: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Peaks of the recording under a span of the clip: middle of frame, bins above 0 Hz."""
    first = line.offset + line.tempo * begin - CENTRE
    last = line.offset + line.tempo * end - CENTRE
    time, frequency = candidate.segment.trace_of(
        candidate.lane, int(np.floor(first)), int(np.ceil(last)) + 1
    )
    return time / TIME_STEPS + CENTRE, frequency / BIN_STEPS + LOW_BIN


def _fit(
    clip: ClipPeaks,
    candidate: Candidate,
    line: TimeMap,
    around: tuple[float, float],
    reach: float,
) -> TimeMap | None:
    """Least squares over pairs of peaks, with the warp's tempo as a prior."""
    time, frequency = _trace(candidate, line, *around)
    pairs = pairs_of(clip, line, time, frequency, reach)
    hit = pairs >= 0
    if hit.sum() < MIN_HITS // 2:
        return None
    x, y = clip.time[pairs[hit]], time[hit]
    error = y - line.offset - line.tempo * x
    near = np.abs(error - np.median(error)) <= max(HIT_FRAMES, reach / 2)
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
    return TimeMap(offset=float(mean - slope * centre), tempo=float(slope), pitch=float(ratio))


def _decide(
    clip: ClipPeaks, candidate: Candidate, line: TimeMap, run: tuple[float, float]
) -> Alignment | None:
    begin, end = run
    if candidate.warp != FILM_SPEEDS[0] and end - begin < MIN_WARPED_FRAMES:
        return None
    time, frequency = _trace(candidate, line, 0.0, clip.frames)
    at = line.clip_time(time)
    inside = (at >= begin) & (at <= end)
    time, frequency = time[inside], frequency[inside]
    hit, chance = judge(clip, line, time, frequency)
    hits = int(hit.sum())
    if hits < MIN_HITS or np.unique(frequency[hit].astype(int)).size < MIN_BINS:
        return None
    rate = float(np.clip(hit.mean(), 0.05, 0.9))
    if worth(hit, chance, rate).sum() < MIN_EVIDENCE:
        return None  # the grid's chance can only take evidence away
    chance = np.maximum(chance, grid_chance(clip, line, time, frequency))
    evidence = float(worth(hit, chance, rate).sum())
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
