"""Follow a speed that varies slowly: the wow of a tape, the drift of a clock.

From the middle of a copy outwards, every two seconds: where do the pairs of peaks around the
next knot lie, against where the map would have gone on? The map is bent to their median. It
goes on straight where too few pairs say anything, and ends after eight such seconds. What is
straight in the bend is put into the map's offset and tempo; a bend of less than half a frame
is none.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from airwitness.fingerprint.peaks import FRAMES_A_SECOND
from airwitness.trace.judge import HIT_FRAMES, ClipPeaks, TimeMap, pairs_of

SHORTEST_FRAMES = 8 * FRAMES_A_SECOND  # a shorter copy shows no wow
STEP_FRAMES = 2 * FRAMES_A_SECOND  # from knot to knot
LEAST_BEND = 0.5  # frames
MOST_TILT = 0.012  # the speed is off the mean by no more
_REACH = 2.5  # frames around the expected place
_LEAST_PAIRS = 8
_AGREE = 0.5  # of the pairs lie within the tolerance of their median
_LOST_STEPS = 4


def follow(
    clip: ClipPeaks,
    line: TimeMap,
    time: NDArray[np.float64],
    frequency: NDArray[np.float64],
    run: tuple[float, float],
) -> tuple[TimeMap | None, tuple[float, float]]:
    """Bend a line along the pairs of peaks.

    Args:
        clip: the clip, or a window of it.
        line: a straight time map.
        time: float64 [n], frames of the lane, of its peaks.
        frequency: float64 [n], bins.
        run: where the line holds, frames of the clip.

    Returns:
        The map, None where it is not bent; and how far it was followed, frames of the clip.
    """
    if run[1] - run[0] < SHORTEST_FRAMES:
        return None, run
    middle = (run[0] + run[1]) / 2
    back = _one_way(clip, line, time, frequency, middle, -STEP_FRAMES)
    forth = _one_way(clip, line, time, frequency, middle, STEP_FRAMES)
    knots = np.array([at for at, _ in [*back[::-1], (middle, 0.0), *forth]])
    bend = np.array([shift for _, shift in [*back[::-1], (middle, 0.0), *forth]])
    reached = (float(knots[0]), float(knots[-1]))
    if knots.size < 4:  # noqa: PLR2004 (fewer have no bend)
        return None, reached
    slope, constant = np.polyfit(knots, bend, 1)
    bend = bend - (constant + slope * knots)
    if np.abs(bend).max() < LEAST_BEND:
        return None, reached
    bent = replace(
        line,
        offset=line.offset + float(constant),
        tempo=line.tempo + float(slope),
        pitch=line.pitch,
        knots=knots,
        bend=bend,
    )
    return bent, reached


def _one_way(
    clip: ClipPeaks,
    line: TimeMap,
    time: NDArray[np.float64],
    frequency: NDArray[np.float64],
    middle: float,
    step: float,
) -> list[tuple[float, float]]:
    """Knots (frame of the clip, frames that the recording is later than on the line)."""
    found: list[tuple[float, float]] = []
    at, shift, tilt, lost = middle, 0.0, 0.0, 0
    begin, end = line.clip_time(time[[0, -1]]) if time.size else (middle, middle)
    while lost < _LOST_STEPS and begin <= at + step <= end:
        at += step
        expected = shift + tilt * step
        moved = line.shifted(expected)
        around = np.abs(moved.clip_time(time) - at) <= abs(step)
        error = _error(clip, moved, time[around], frequency[around])
        lost = lost + 1 if error is None else 0
        new = expected + (0.7 * error if error is not None else 0.0)
        tilt = float(np.clip((new - shift) / step, -MOST_TILT, MOST_TILT)) if lost == 0 else 0.0
        shift = new
        found.append((at, shift))
    return found[: len(found) - lost]


def _error(
    clip: ClipPeaks, line: TimeMap, time: NDArray[np.float64], frequency: NDArray[np.float64]
) -> float | None:
    """How much later than on the line the recording is; None where too few pairs tell."""
    pairs = pairs_of(clip, line, time, frequency, _REACH)
    hit = pairs >= 0
    if hit.sum() < _LEAST_PAIRS:
        return None
    late = time[hit] - line.recording_time(clip.time[pairs[hit]])
    median = float(np.median(late))
    return median if np.mean(np.abs(late - median) <= HIT_FRAMES / 2) >= _AGREE else None
