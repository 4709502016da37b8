"""How two frames lie to each other, by most of the hits between them.

Places are in heights of their picture, x too. A hit says how large one picture is in the other (its
corner has a size on both sides) and, by its place, where. What most hits agree with is fitted by
least squares: shift, size, and a small turn.
"""

import numpy as np
from numpy.typing import NDArray

from airwitness.compiled import kernel

LEAST_AGREEING = 3
SLACK = 3.0  # pixels of its size, by which an agreeing corner may lie beside
EXACT = 0.7  # pixels of its size: half as exact as one that lies there
_LOOSE = 0.16  # of the distance from the seed, as long as only sizes are known
_FITTED = 0.03  # of the distance, after a first fit
_SEEDS = 24  # hits that are tried as the beginning of an agreement
_SMALLER, _LARGER = 0.7, 1.43  # sizes of corners may be a step and a half apart
_TURN = 0.3  # tangent: pictures on air stand upright
_PLACE_BITS = 0xFFFFFFF  # of a place, without whether it is still
_X, _Y, _SIZE = 0, 1, 2


@kernel
def agree(
    begin: NDArray[np.int64],
    asked: NDArray[np.float64],
    shown: NDArray[np.float64],
    place: NDArray[np.int64],
    still: NDArray[np.bool_],
) -> tuple[NDArray[np.int32], NDArray[np.float64], NDArray[np.float64]]:
    """For each group of hits: the corners that agree, how exactly, and the map.

    Args:
        begin: int64 [g + 1], where each group begins, and the end.
        asked: float64 [3, n], x, y and size of a pixel in the clip's frame.
        shown: float64 [3, n], the same in the recording's.
        place: int64 [n], names a corner of the recording's frame.
        still: bool [n], whether the hit is of a corner that is still.

    Returns:
        int32 [g, 2], corners that agree, and those of them that move; float64 [g, 6], x' = a x +
        b y + c, y' = d x + e y + f.
    """
    groups = begin.size - 1
    counts = np.zeros((groups, 2), np.int32)
    exact = np.zeros(groups, np.float64)
    fits = np.zeros((groups, 6), np.float64)
    for g in range(groups):
        first, last = begin[g], begin[g + 1]
        seed = _seed(asked[:, first:last], shown[:, first:last])
        if seed < 0:
            continue
        inside, fit = _fitted(asked[:, first:last], shown[:, first:last], seed)
        counts[g] = _counted(inside, asked[:, first:last], place[first:last], still[first:last])
        exact[g] = _exact(
            inside, asked[:, first:last], shown[:, first:last], place[first:last], fit
        )
        fits[g] = fit
    return counts, exact, fits


@kernel
def _seed(asked: NDArray[np.float64], shown: NDArray[np.float64]) -> int:
    """The hit that most others agree with, -1 if too few do."""
    n = asked.shape[1]
    best, most = -1, LEAST_AGREEING - 1
    for a in range(0, n, max(1, n // _SEEDS)):
        s = shown[_SIZE, a] / asked[_SIZE, a]
        count = 0
        for b in range(n):
            ratio = shown[_SIZE, b] / asked[_SIZE, b] / s
            if ratio < _SMALLER or ratio > _LARGER:
                continue
            dx, dy = asked[_X, b] - asked[_X, a], asked[_Y, b] - asked[_Y, a]
            ex = shown[_X, b] - shown[_X, a] - s * dx
            ey = shown[_Y, b] - shown[_Y, a] - s * dy
            slack = SLACK * (shown[_SIZE, a] + shown[_SIZE, b]) + _LOOSE * s * (abs(dx) + abs(dy))
            count += ex * ex + ey * ey < slack * slack
        if count > most:
            best, most = a, count
    return best


@kernel
def _fitted(
    asked: NDArray[np.float64], shown: NDArray[np.float64], seed: int
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Which hits agree with the map that is fitted to those which do, and the map."""
    size = shown[_SIZE, seed] / asked[_SIZE, seed]
    fit = np.zeros(6)
    fit[0] = fit[4] = size
    fit[2] = shown[_X, seed] - size * asked[_X, seed]
    fit[5] = shown[_Y, seed] - size * asked[_Y, seed]
    inside = which_agree(asked, shown, fit, seed, 2 * SLACK, _LOOSE)
    for loose in (_FITTED, 0.0, 0.0):
        if inside.sum() < LEAST_AGREEING or not _refit(asked, shown, inside, fit, size):
            inside[:] = False
            break
        inside = which_agree(asked, shown, fit, seed, SLACK, loose)
    return inside, fit


@kernel
def which_agree(
    asked: NDArray[np.float64],
    shown: NDArray[np.float64],
    fit: NDArray[np.float64],
    seed: int,
    slack: float,
    loose: float,
) -> NDArray[np.bool_]:
    """Bool [n]: which hits a map agrees with."""
    size = np.sqrt(fit[0] * fit[0] + fit[3] * fit[3])
    inside = np.zeros(asked.shape[1], np.bool_)
    for b in range(asked.shape[1]):
        x, y = asked[_X, b], asked[_Y, b]
        ratio = shown[_SIZE, b] / asked[_SIZE, b] / size
        ex = shown[_X, b] - fit[0] * x - fit[1] * y - fit[2]
        ey = shown[_Y, b] - fit[3] * x - fit[4] * y - fit[5]
        far = abs(x - asked[_X, seed]) + abs(y - asked[_Y, seed])
        reach = slack * shown[_SIZE, b] + loose * size * far
        inside[b] = ex * ex + ey * ey < reach * reach and _SMALLER < ratio < _LARGER
    return inside


@kernel
def _refit(
    asked: NDArray[np.float64],
    shown: NDArray[np.float64],
    inside: NDArray[np.bool_],
    fit: NDArray[np.float64],
    size: float,
) -> bool:
    """Fit shift, size and turn to some hits, small corners before large ones."""
    total = mx = my = mu = mv = 0.0
    for b in range(inside.size):
        if inside[b]:
            w = 1 / shown[_SIZE, b]
            total += w
            mx += w * asked[_X, b]
            my += w * asked[_Y, b]
            mu += w * shown[_X, b]
            mv += w * shown[_Y, b]
    mx, my, mu, mv = mx / total, my / total, mu / total, mv / total
    spread = along = across = 0.0
    for b in range(inside.size):
        if inside[b]:
            w = 1 / shown[_SIZE, b]
            x, y = asked[_X, b] - mx, asked[_Y, b] - my
            u, v = shown[_X, b] - mu, shown[_Y, b] - mv
            spread += w * (x * x + y * y)
            along += w * (x * u + y * v)
            across += w * (x * v - y * u)
    if spread <= 0:
        return False
    p, q = along / spread, across / spread
    if not size / 2 <= p <= 2 * size or abs(q) > _TURN * p:
        return False
    fit[0], fit[1], fit[2] = p, -q, mu - p * mx + q * my
    fit[3], fit[4], fit[5] = q, p, mv - q * mx - p * my
    return True


@kernel
def _counted(
    inside: NDArray[np.bool_],
    asked: NDArray[np.float64],
    place: NDArray[np.int64],
    still: NDArray[np.bool_],
) -> NDArray[np.int32]:
    """How many corners agree, and how many of them move: each place counts once on each side."""
    agreeing, moving, others = 0, 0, 0
    for j in range(inside.size):
        if not inside[j]:
            continue
        is_new = is_other = True
        near = 1.5 * asked[_SIZE, j]
        for k in range(j):
            if inside[k]:
                is_new &= (place[k] - place[j]) & _PLACE_BITS != 0
                dx, dy = asked[_X, k] - asked[_X, j], asked[_Y, k] - asked[_Y, j]
                is_other &= abs(dx) >= near or abs(dy) >= near
        agreeing += is_new
        moving += is_new and not still[j]
        others += is_other
    return np.array([min(agreeing, others), min(moving, others)], np.int32)


@kernel
def _exact(
    inside: NDArray[np.bool_],
    asked: NDArray[np.float64],
    shown: NDArray[np.float64],
    place: NDArray[np.int64],
    fit: NDArray[np.float64],
) -> float:
    """Corners of the recording's frame that agree, each the less the further it lies beside."""
    total = 0.0
    for j in range(inside.size):
        if not inside[j]:
            continue
        best, is_first = 0.0, True
        for k in range(inside.size):
            if inside[k] and (place[k] - place[j]) & _PLACE_BITS == 0:
                is_first &= k >= j
                x, y = asked[_X, k], asked[_Y, k]
                ex = shown[_X, k] - fit[0] * x - fit[1] * y - fit[2]
                ey = shown[_Y, k] - fit[3] * x - fit[4] * y - fit[5]
                reach = EXACT * shown[_SIZE, k]
                best = max(best, 1 / (1 + (ex * ex + ey * ey) / (reach * reach)))
        if is_first:
            total += best
    return total
