"""Stillness spreads: what stood still once is still whenever it is there.

Whether a corner moves is told by the picture 1.5 s before or after it. In a short shot neither
belongs to the shot, and behind somebody who walks by a set comes and goes: its corners would be
taken for moving. Elsewhere in the clip the same corners, at the same places, stand still.

What moves and is shown again at the same place moves there too, so it stays what it is.
"""

import itertools

import numpy as np
from numpy.typing import NDArray

_NEAR = 1.5  # pixels of its size, by which a corner that comes again may lie beside
_CELL = 2 * _NEAR  # two that lie so near share a cell of one of four grids
_SAME = 10  # bits by which its code may differ
_KNOWN = 5  # bits by which a still corner differs at most from what was there a moment before
_MOST = 32  # still corners of a cell that are looked at


def stood_still(
    place: NDArray[np.float32],
    step: NDArray[np.int32],
    code: NDArray[np.uint64],
    is_still: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """Which corners are still, here or elsewhere in the clip.

    Args:
        place: float32 [n, 2], x and y in pixels of the corner's size, in order of time.
        step: int32 [n], its size.
        code: uint64 [n].
        is_still: bool [n], whether it is still where it was seen.
    """
    told = is_still.copy()
    still = np.flatnonzero(is_still)
    for across, down in itertools.product((0.0, 0.5), repeat=2):
        moving = np.flatnonzero(~told)
        cell = np.floor(place / _CELL + np.array([across, down])).astype(np.int64)
        key = step.astype(np.int64) << 40 | cell[:, 0] << 20 | cell[:, 1]
        known = still[np.argsort(key[still], kind="stable")]
        known = known[_is_new(key[known], code[known])]
        first = np.searchsorted(key[known], key[moving], "left")
        last = np.searchsorted(key[known], key[moving], "right")
        for n in range(min(_MOST, int((last - first).max(initial=0)))):
            rows = first + n < last
            one, other = moving[rows], known[(first + n)[rows]]
            near = np.hypot(*(place[one] - place[other]).T) <= _NEAR
            told[one[near & (np.bitwise_count(code[one] ^ code[other]) <= _SAME)]] = True
    return told


def _is_new(key: NDArray[np.int64], code: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which of the still corners of a cell are not the one before, seen again."""
    new = np.ones(key.size, np.bool_)
    new[1:] = (key[1:] != key[:-1]) | (np.bitwise_count(code[1:] ^ code[:-1]) > _KNOWN)
    return new
