"""Decide: candidate → time maps with their ends, or nothing.

The time map is t_recording = offset + tempo · t_clip. It is fitted to pairs of peaks by
least squares, first where the votes came from, then over the best run of the line (`ends`);
where the speed varies, `follow` bends it. Every run of the line becomes an alignment if it
has at least `MIN_HITS` hits on at least `MIN_BINS` different bins. A line without a run gives
its best stretch: too weak to be told, it is what chance gives (`score`).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from airwitness.fingerprint.peaks import BIN_STEPS, FRAMES_A_SECOND, LOW_BIN, TIME_STEPS
from airwitness.trace.ends import COPY_RATE, runs_of
from airwitness.trace.follow import follow
from airwitness.trace.glance import Candidate
from airwitness.trace.judge import (
    CENTRE,
    HIT_FRAMES,
    ClipPeaks,
    Judged,
    TimeMap,
    best_stretch,
    grid_evidence,
    in_moments,
    judge,
    pairs_of,
    value_of,
)

LEAST_EVIDENCE = 1.0  # nats: less is not worth telling, not even as a weak candidate
GRID_EVIDENCE = 15.0  # nats: only what has more is compared with its surroundings
NO_GRID_EVIDENCE = 300.0  # what has so much does not rest on a beat
MIN_HITS = 5
MIN_BINS = 3
MARGIN_FRAMES = 60 * FRAMES_A_SECOND  # looked at around the block that voted, at first
_SLOPE_PRIOR = 0.002  # how far the tempo may be from the warp's, one sigma
_JITTER = 0.3  # frames, one sigma of a pair of peaks
_RATES = 0.05, 0.9  # a copy rate lies between these
_POINTS = 600  # pairs kept for drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A time map that the evidence carries, with its ends. Times are frames."""

    candidate: Candidate
    line: TimeMap
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
        first, last = self.line.recording_time(np.array([self.begin, self.end]))
        return float(first), float(last)

    @property
    def tempo(self) -> float:
        """Recording time per clip time, from begin to end."""
        first, last = self.reference
        return (last - first) / max(1e-9, self.end - self.begin)

    def knots(self) -> NDArray[np.float64]:
        """float64 [n, 2]: clip and lane time, frames, between which the map is straight."""
        bends = self.line.knots[(self.line.knots > self.begin) & (self.line.knots < self.end)]
        inner = bends if self.line.knots.size > 1 else bends[:0]
        at = np.concatenate([[self.begin], inner, [self.end]])
        return np.stack([at, self.line.recording_time(at)], axis=1)

    @property
    def hit_fraction(self) -> float:
        """Share of the recording's peaks that the clip has too."""
        return self.hits / max(1, self.peaks)


def align(whole: ClipPeaks, candidate: Candidate) -> list[Alignment]:
    """Fit, weigh, and find the ends; nothing where the evidence does not carry."""
    around = (candidate.first, candidate.last)
    clip = whole.window(around[0] - MARGIN_FRAMES, around[1] + MARGIN_FRAMES)
    line = _fit(clip, candidate, candidate.line, around, HIT_FRAMES + 0.8)
    line = line and _fit(clip, candidate, line, around, HIT_FRAMES)
    if line is None:
        return []
    clip, runs = _runs(whole, candidate, line)
    if not runs:
        weak = _weak_run(clip, candidate, line)
        only = weak and _decide(clip, candidate, line, weak)
        return [only] if only else []
    line = _fit(clip, candidate, line, _longest(runs), HIT_FRAMES) or line
    clip, runs = _runs(whole, candidate, line)
    bent = _bent(whole, candidate, line, _longest(runs)) if runs else None
    if bent is not None:
        line = bent
        clip, runs = _runs(whole, candidate, line)
    decided = [_decide(clip, candidate, line, run) for run in runs]
    return [alignment for alignment in decided if alignment is not None]


def _weak_run(clip: ClipPeaks, candidate: Candidate, line: TimeMap) -> tuple[float, float] | None:
    """The best stretch of a block, frames of the clip."""
    time, frequency = _trace(candidate, line, candidate.first, candidate.last)
    seen = judge(clip, line, time, frequency)
    best = time[_best(time, value_of(seen, COPY_RATE))]
    if best.size < MIN_HITS:
        return None
    begin, end = line.clip_time(best[[0, -1]])
    return max(0.0, float(begin)), min(clip.frames, float(end))


def _longest(runs: list[tuple[float, float]]) -> tuple[float, float]:
    return max(runs, key=lambda run: run[1] - run[0])


def _bent(
    whole: ClipPeaks, candidate: Candidate, line: TimeMap, run: tuple[float, float]
) -> TimeMap | None:
    """The line bent where the speed varies; None where a straight one does as well."""
    reach = max(MARGIN_FRAMES, run[1] - run[0])
    while True:
        low, high = max(0.0, run[0] - reach), min(whole.frames, run[1] + reach)
        time, frequency = _trace(candidate, line, low, high)
        bent, (begin, end) = follow(whole.window(low, high), line, time, frequency, run)
        is_cut = (begin <= low and low > 0) or (end >= high and high < whole.frames)
        if not is_cut:
            return bent
        reach *= 4


def _runs(
    whole: ClipPeaks, candidate: Candidate, line: TimeMap
) -> tuple[ClipPeaks, list[tuple[float, float]]]:
    """Runs of a line, in a window that grows until none touches its border."""
    margin = MARGIN_FRAMES
    while True:
        low = max(0.0, candidate.first - margin)
        high = min(whole.frames, candidate.last + margin)
        clip = whole.window(low, high)
        time, frequency = _trace(candidate, line, low, high)
        runs = runs_of(clip, line, time, frequency, candidate.lane.frames)
        is_cut = any(
            (begin < low + MARGIN_FRAMES / 6 and low > 0)
            or (end > high - MARGIN_FRAMES / 6 and high < whole.frames)
            for begin, end in runs
        )
        if not is_cut:
            return clip, runs
        margin *= 4


def _trace(
    candidate: Candidate, line: TimeMap, begin: float, end: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Peaks of the recording under a span of the clip: middle of frame, bins above 0 Hz."""
    first, last = line.recording_time(np.array([begin, end])) - CENTRE
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
    if hit.sum() < MIN_HITS:
        return None
    x, y = clip.time[pairs[hit]], time[hit]
    error = y - line.recording_time(x)
    near = np.abs(error - np.median(error)) <= max(HIT_FRAMES, reach / 2)
    if near.sum() < MIN_HITS:
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
    time, frequency = _trace(candidate, line, begin, end)
    at = line.clip_time(time)
    inside = (at >= begin) & (at <= end)
    time, frequency = time[inside], frequency[inside]
    seen = judge(clip, line, time, frequency)
    hit = seen.hit
    hits = int(hit.sum())
    if hits < MIN_HITS or np.unique(frequency[hit].astype(int)).size < MIN_BINS:
        return None
    rate, evidence, core = _weigh(seen, time)
    if evidence < LEAST_EVIDENCE:
        return None
    if GRID_EVIDENCE < evidence < NO_GRID_EVIDENCE:
        grid = grid_evidence(clip, line, time[core], frequency[core], rate)
        evidence = max(GRID_EVIDENCE, evidence - grid)
    points = np.stack([at[inside][hit], time[hit]], axis=1).astype(np.float32)
    return Alignment(
        candidate=candidate,
        line=line,
        begin=begin,
        end=end,
        evidence=evidence,
        hits=hits,
        peaks=int(hit.size),
        points=points[:: max(1, points.shape[0] // _POINTS)],
    )


def _weigh(seen: Judged, time: NDArray[np.float64]) -> tuple[float, float, NDArray[np.bool_]]:
    """Copy rate, nats and peaks of a copy's best stretch: what a voice covers tells nothing."""
    rate = float(np.clip(seen.hit.mean(), *_RATES))
    core = _best(time, value_of(seen, rate))
    if core.any():
        rate = float(np.clip(seen.hit[core].mean(), *_RATES))
    moments, _ = in_moments(time[core], value_of(seen, rate)[core])
    return rate, float(moments.sum()), core


def _best(time: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Bool [n]: the peaks of the moments with the greatest sum."""
    moments, moment = in_moments(time, values)
    stretch = best_stretch(moments)
    inside: NDArray[np.bool_] = (moment >= stretch.start) & (moment < stretch.stop)
    return inside
