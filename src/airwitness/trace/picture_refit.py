"""The line of a copy of pictures, anew: from when each frame of the clip agrees best.

A line is looked for near the one of the index that the frames agree most with; then one is laid
through the very instants at which each agrees best, to a fraction of what lies between pictures.
Where speeds at which clips are shown are as likely as what was measured, one of them it is.
"""

import numpy as np
from numpy.typing import NDArray

from airwitness.trace.closer_pictures import PictureLine
from airwitness.trace.picture_lines import SPEEDS, USUAL

SLACK = np.array([-0.1, -0.05, 0.0, 0.05, 0.1])  # s by which a picture may be beside its time
SHIFTS = np.arange(-16, 17) * 0.05  # s by which the line of the index may be off
_DRIFT = 0.8  # s from the middle of the frames to the first and the last
_FINER = 1 + np.arange(-12, 13) * 0.0025
_NOMINAL_SAY, _USUAL_SAY = 1.03, 1.01
_BESIDE = 0.35  # s of the line: there a frame agrees best
_LEAST = 5.0  # corners agree there
_AROUND = 4  # pictures before and behind the best that say when exactly
_FRAMES = 4  # through which a line is laid
_STEP = 0.02  # s that instants differ by at least
_TURNS = 6
_ERRORS = 3.0  # standard errors from a usual speed
_DRIFTED = 0.08  # s over all frames that nobody can tell
_BETTER = 0.98  # of what agrees on the other line


def refitted(
    asked: NDArray[np.float64],
    shown: NDArray[np.float64],
    exact: NDArray[np.float64],
    line: PictureLine,
) -> PictureLine:
    """The line that frames agree most with.

    Args:
        asked: float64 [n], clip time of the frames (s).
        shown: float64 [k], recording time of pictures (s), rising.
        exact: float64 [n, k], how they agree.
        line: as the index has it.
    """
    if exact.max(initial=0.0) < _LEAST:
        return line
    share = exact / np.maximum(exact.max(axis=1, keepdims=True), _LEAST)
    centre = float(asked.mean())
    speeds = np.unique(np.concatenate([line.speed * _FINER, SPEEDS, USUAL]))
    speeds = speeds[np.abs(speeds - line.speed) * np.ptp(asked) / 2 <= _DRIFT]
    middle = line.speed * centre + line.offset + SHIFTS
    at = speeds[:, None, None] * (asked - centre) + middle[:, None]  # [speeds, shifts, n]
    total = sum(np.interp(at[:, :, i], shown, row) for i, row in enumerate(share))
    total = total * np.where(speeds == 1, _NOMINAL_SAY, 1.0)[:, None]
    total *= np.where(np.isin(speeds, USUAL), _USUAL_SAY, 1.0)[:, None]
    best, shift = np.unravel_index(int(np.argmax(total)), total.shape)
    speed = float(speeds[best])
    coarse = PictureLine(speed=speed, offset=float(middle[shift]) - speed * centre)
    fine = _laid(asked, shown, exact, coarse)
    before, after = (_on(asked, shown, share, one) for one in (coarse, fine))
    return fine if after >= _BETTER * before else coarse


def _on(
    asked: NDArray[np.float64],
    shown: NDArray[np.float64],
    share: NDArray[np.float64],
    line: PictureLine,
) -> float:
    """How much agrees on a line."""
    at = line.speed * asked + line.offset
    each = zip(at, share, strict=True)
    return float(sum(np.interp(t + SLACK, shown, row).max() for t, row in each))


def _laid(
    asked: NDArray[np.float64],
    shown: NDArray[np.float64],
    exact: NDArray[np.float64],
    line: PictureLine,
) -> PictureLine:
    """A line through the instants near another one at which frames agree best."""
    x, y = _instants(asked, shown, exact, line)
    if x.size < _FRAMES:
        return line
    weight = np.ones(x.size)
    for _ in range(_TURNS):
        mx, my = np.average(x, weights=weight), np.average(y, weights=weight)
        spread = float((weight * (x - mx) ** 2).sum())
        if spread <= 0:
            return line
        speed = float((weight * (x - mx) * (y - my)).sum()) / spread
        beside = y - my - speed * (x - mx)
        scale = max(_STEP, 1.48 * float(np.median(np.abs(beside))))
        weight = 1 / (1 + (beside / (2 * scale)) ** 2)
    error = np.sqrt(float((weight * beside**2).sum()) / max(1, x.size - 2) / spread)
    speed = _usual(speed, max(_ERRORS * float(error), _DRIFTED / float(np.ptp(x))))
    return PictureLine(speed=speed, offset=float(my - speed * mx))


def _instants(
    asked: NDArray[np.float64],
    shown: NDArray[np.float64],
    exact: NDArray[np.float64],
    line: PictureLine,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Clip and recording time of the instants near a line at which frames agree best."""
    found = []
    for time, row in zip(asked, exact, strict=True):
        near = np.flatnonzero(np.abs(shown - line.speed * time - line.offset) <= _BESIDE)
        if not near.size:
            continue
        best = int(near[np.argmax(row[near])])
        if row[best] < _LEAST:
            continue
        some = slice(max(0, best - _AROUND), best + _AROUND + 1)
        weight = np.maximum(row[some] - row[best] / 2, 0.0)
        found.append((time, float(np.average(shown[some], weights=weight))))
    x, y = np.array(found).reshape(-1, 2).T
    return x, y


def _usual(speed: float, reach: float) -> float:
    """The usual speed that is as near, the nominal one before others."""
    if abs(speed - 1) <= reach:
        return 1.0
    nearest = float(USUAL[np.argmin(np.abs(USUAL - speed))])
    return nearest if abs(nearest - speed) <= reach else speed
