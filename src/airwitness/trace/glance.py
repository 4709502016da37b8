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
_PITCH_SLACK = 0.006  # how far the true pitch may lie from the warp's


MOST = 100  # candidates of one question in one segment, unless they are `SURE`
SURE = 20.0  # nats


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
        clip.time[low:high] - CENTRE - block.first,
        clip.bin[low:high],
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
def _look(  # noqa: C901, PLR0912 (one compiled loop)
    trace: NDArray[np.uint32],
    trace_start: NDArray[np.uint32],
    clip_time: NDArray[np.float64],
    clip_bin: NDArray[np.float64],
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
        density = 0.0
        begin = max(0, int(offset[c]))
        end = int(offset[c] + frames * tempo) + 1
        first_block = begin // TRACE_BLOCK
        last_block = min(end // TRACE_BLOCK, trace_start.size - 2)
        low = 0
        for block in range(first_block, last_block + 1):
            for row in range(trace_start[block], trace_start[block + 1]):
                at = block * TRACE_BLOCK + (trace[row] >> 14) / 8.0
                if at < begin or at > end:
                    continue
                x = (at - offset[c]) / tempo
                where = ((trace[row] & 16383) / 64.0 + 8.0) * pitch
                arm = x - half
                reach = _REACH + slack * abs(arm)
                near = HIT_BINS + _PITCH_SLACK * where
                while low < clip_time.size and clip_time[low] < x - _REACH - slack * half:
                    low += 1
                k = low
                while k < clip_time.size and clip_time[k] <= x + reach:
                    dt = clip_time[k] - x
                    if dt >= -reach and abs(clip_bin[k] - where) <= near:
                        density += 1.5 * _CELL / reach
                        for s in range(-slopes, slopes + 1):
                            cell = int(np.floor((dt - s * tilt * arm + _REACH) / _CELL))
                            if 0 <= cell < _SHIFTS:
                                lines[s + slopes, cell] += 1
                    k += 1
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
