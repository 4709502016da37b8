"""Look at nominated offsets quickly: how many more peaks agree than on other lines nearby?

Peaks of the recording are paired with those of the clip at a like frequency, a few frames
around the voted line. Each pair is counted on all lines (shift, slope) that it supports; the
best line's count n is weighed against the number m that the pairs around it would give by
chance: n ln(n / m) - n + m nats. It costs some ten microseconds where `align` costs a
thousand, and finds the line that `align` starts from.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from airwitness.compiled import kernel
from airwitness.trace.judge import CENTRE, HIT_BINS, ClipPeaks, TimeMap
from airwitness.trace.match import Block, Nominated
from airwitness.trace.segment import TRACE_BLOCK, Lane, Segment
from airwitness.trace.warps import Warp

_SHIFTS = 13  # cells of shift
_CELL = 0.8  # frames of shift in a cell; three cells together are a line
_REACH = _SHIFTS * _CELL / 2  # frames
_BAND, _BANDS = 4.0, 64  # bins; in a band there are few peaks to compare with
_PITCH_SLACK = 0.006  # how far the true pitch may lie from the warp's


MOST = 100  # candidates of one question in one segment, unless they are `SURE`
SURE = 20.0  # nats


Banded = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]
"""Time and bin of a clip's peaks, band by band and in order of time; where each band begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place of the archive that may hold a stretch of the clip."""

    segment: Segment
    lane: Lane
    warp: Warp
    votes: int
    """Distinct anchors of the clip."""
    worth: float
    """Nats, at a glance."""
    line: TimeMap
    """Frames of the clip to frames of the lane."""
    first: float
    """First frame of the block of the clip."""
    last: float
    """Last frame of that block."""


def glance(
    segment: Segment, clip: ClipPeaks, block: Block, nominated: Nominated, slack: float
) -> list[Candidate]:
    """What is left of the nominated offsets of a block, each with a line.

    Args:
        segment: where they were nominated.
        clip: peaks of the clip.
        block: the stretch of the clip that was asked.
        nominated: offsets at one speed.
        slack: how far the true tempo may lie from the warp's, as a share of it.
    """
    held, warp = segment.contents, nominated.warp
    low, high = np.searchsorted(clip.time - CENTRE, [block.first, block.last + 1])
    frames = max(1.0, block.last - block.first)
    worth, shift, slope = _look(
        held.trace,
        held.trace_start,
        _banded(clip.time[low:high] - CENTRE - block.first, clip.bin[low:high]),
        frames,
        nominated.offset,
        warp.tempo,
        warp.pitch,
        slack,
    )
    best = np.argsort(-worth, kind="stable")
    is_next = (np.arange(best.size) < MOST) & (worth[best] > 0)
    best = best[(worth[best] >= SURE) | is_next]
    found = []
    for i in best:
        begin = nominated.offset[i]
        lane = _lane_under(segment, begin, begin + frames * warp.tempo)
        tempo = warp.tempo / (1 + slope[i])
        # the line runs through (middle of the block + shift, offset + half the block)
        clip_middle = block.first + frames / 2 + shift[i] + CENTRE
        lane_middle = begin + frames / 2 * warp.tempo - lane.first + CENTRE
        line = TimeMap(offset=lane_middle - tempo * clip_middle, tempo=tempo, pitch=warp.pitch)
        found.append(
            Candidate(
                segment=segment,
                lane=lane,
                warp=warp,
                votes=int(nominated.votes[i]),
                worth=float(worth[i]),
                line=line,
                first=block.first,
                last=block.last,
            )
        )
    return found


def _lane_under(segment: Segment, begin: float, end: float) -> Lane:
    """The one lane that lies under a span: lanes are further apart than a block is long."""
    one, other = segment.lane_at(int(begin)), segment.lane_at(int(end))
    return one if min(end, one.first + one.frames) > max(begin, one.first) else other


@kernel
def _look(
    trace: NDArray[np.uint32],
    trace_start: NDArray[np.uint32],
    clip: Banded,
    frames: float,
    offset: NDArray[np.float64],
    tempo: float,
    pitch: float,
    slack: float,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Count pairs on lines around each offset."""
    n = offset.size
    worth, shift, slope = np.zeros(n), np.zeros(n), np.zeros(n)
    half = frames / 2
    slopes = int(np.ceil(slack * half / _CELL))
    tilt = _CELL / half  # slope from one line to the next
    lines = np.zeros((2 * slopes + 1, _SHIFTS), np.int64)
    for c in range(n):
        lines[:] = 0
        density = _count(
            trace, trace_start, clip, frames, offset[c], tempo, pitch, slack, tilt, lines
        )
        best = 0
        for s in range(2 * slopes + 1):
            for cell in range(1, _SHIFTS - 1):
                count = lines[s, cell - 1] + lines[s, cell] + lines[s, cell + 1]
                if count > best:
                    best = count
                    shift[c] = (cell + 0.5) * _CELL - _REACH
                    slope[c] = (s - slopes) * tilt
        chance = max(density, 1.0)
        if best > chance:
            worth[c] = best * np.log(best / chance) - best + chance
    return worth, shift, slope


def _banded(time: NDArray[np.float64], bins: NDArray[np.float64]) -> Banded:
    """Time and bin of peaks, band by band and in order of time; and where each band begins."""
    band = np.minimum((bins / _BAND).astype(np.int64), _BANDS - 1)
    order = np.argsort(band, kind="mergesort")  # it is stable
    start = np.searchsorted(band[order], np.arange(_BANDS + 1))
    return time[order], bins[order], start


@kernel
def _count(
    trace: NDArray[np.uint32],
    trace_start: NDArray[np.uint32],
    clip: Banded,
    frames: float,
    offset: float,
    tempo: float,
    pitch: float,
    slack: float,
    tilt: float,
    lines: NDArray[np.int64],
) -> float:
    """Count the pairs around one offset on all lines; how many a line would have by chance."""
    time, bins, start = clip
    low = start.copy()
    half, density = frames / 2, 0.0
    begin = max(0, int(offset))
    end = int(offset + frames * tempo) + 1
    last_block = min(end // TRACE_BLOCK, trace_start.size - 2)
    for block in range(begin // TRACE_BLOCK, last_block + 1):
        for row in range(trace_start[block], trace_start[block + 1]):
            at = block * TRACE_BLOCK + (trace[row] >> 14) / 8.0
            if at < begin or at > end:
                continue
            x = (at - offset) / tempo
            where = ((trace[row] & 16383) / 64.0 + 8.0) * pitch
            arm = x - half
            reach = _REACH + slack * abs(arm)
            near = HIT_BINS + _PITCH_SLACK * where
            first, last = int(max(where - near, 0.0) / _BAND), int((where + near) / _BAND)
            for band in range(min(first, _BANDS - 1), min(last, _BANDS - 1) + 1):
                stop = start[band + 1]
                while low[band] < stop and time[low[band]] < x - _REACH - slack * half:
                    low[band] += 1
                k = low[band]
                while k < stop and time[k] <= x + reach:
                    dt = time[k] - x
                    if dt >= -reach and abs(bins[k] - where) <= near:
                        density += 1.5 * _CELL / reach
                        _draw(lines, dt, tilt, arm)
                    k += 1
    return density


@kernel
def _draw(lines: NDArray[np.int64], dt: float, tilt: float, arm: float) -> None:
    """Count a pair on all lines that it lies on."""
    slopes = lines.shape[0] // 2
    first, last = -slopes, slopes
    step = abs(tilt * arm)
    if step * slopes > 1e-6:  # noqa: PLR2004 (frames: at the middle it lies on all)
        middle = dt / (tilt * arm)
        first = max(first, int(np.floor(middle - _REACH / step)) - 1)
        last = min(last, int(np.ceil(middle + _REACH / step)) + 1)
    for s in range(first, last + 1):
        cell = (dt - s * tilt * arm + _REACH) / _CELL
        if 0.0 <= cell < _SHIFTS:
            lines[s + slopes, int(cell)] += 1
