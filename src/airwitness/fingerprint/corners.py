"""Corners of a picture at several scales: where it can be known again.

A picture is uint8 [h, w] luma as shown (square pixels). It is shrunk step by step (`STEP`); in
each step the corners are the maxima of the smaller eigenvalue of the gradient's covariance
(Shi and Tomasi, 1994) over 5 x 5 pixels. A corner is an upright square around its place, as
large as its step says: pictures on air are cut, shrunk and mirrored, but hardly ever turned,
and upright squares can be told apart better.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from airwitness.compiled import kernel

STEP = 1.25  # a step's pixels / the pixels of the step before
SMALLEST = 40  # pixels: a step has at least so many in height and width
SAMPLES = 16  # values across a patch
SPACING = 1.5  # pixels of the step from value to value of a patch
_MARGIN = 8  # pixels from a corner to the border, at least: a third of a patch may lie outside
_NEAR = 3  # pixels within which a corner is the strongest
_FAINT = 25.0  # squared grey levels a pixel: weaker corners are noise
_MOST = 4_000  # corners of one step


@dataclass(frozen=True, slots=True, kw_only=True)
class Corners:
    """Corners of one picture."""

    x: NDArray[np.float32]
    """float32 [n], share of the width, 0 to 1."""
    y: NDArray[np.float32]
    """float32 [n], share of the height."""
    step: NDArray[np.int32]
    """int32 [n], how often the picture was shrunk."""
    strength: NDArray[np.float32]
    """float32 [n], the smaller eigenvalue."""
    patch: NDArray[np.float32]
    """float32 [n, SAMPLES * SAMPLES], grey values, row by row."""

    def take(self, chosen: NDArray[np.intp] | NDArray[np.bool_]) -> "Corners":
        """Some of them."""
        return Corners(
            x=self.x[chosen],
            y=self.y[chosen],
            step=self.step[chosen],
            strength=self.strength[chosen],
            patch=self.patch[chosen],
        )


def corners(
    picture: NDArray[np.uint8], *, steps: Sequence[int], most: Sequence[int], grid: tuple[int, int]
) -> Corners:
    """The strongest corners of each cell of a grid.

    Args:
        picture: uint8 [h, w], luma.
        steps: how often to shrink; from 0 for the picture itself.
        most: corners of each of these steps, about.
        grid: cells across and down; each gives its share, so that text and logos cannot take all.
    """
    found = []
    for step, level in _levels(picture, steps):
        height, width = level.shape
        column, row, strength = _corners(level)
        limit = most[list(steps).index(step)]
        chosen = spread(column / width, row / height, strength, limit, grid)
        column, row, strength = column[chosen], row[chosen], strength[chosen]
        found.append(
            Corners(
                x=(column + np.float32(0.5)) / np.float32(width),
                y=(row + np.float32(0.5)) / np.float32(height),
                step=np.full(chosen.size, step, np.int32),
                strength=strength,
                patch=patches_at(level, column, row),
            )
        )
    return together(found)


def together(found: Sequence[Corners]) -> Corners:
    """Corners of several looks at one picture."""
    return Corners(
        x=np.concatenate([_NONE, *(f.x for f in found)]),
        y=np.concatenate([_NONE, *(f.y for f in found)]),
        step=np.concatenate([_NONE.astype(np.int32), *(f.step for f in found)]),
        strength=np.concatenate([_NONE, *(f.strength for f in found)]),
        patch=np.concatenate([_NONE.reshape(0, SAMPLES**2), *(f.patch for f in found)]),
    )


_NONE = np.zeros(0, np.float32)


def _levels(
    picture: NDArray[np.uint8], steps: Sequence[int]
) -> list[tuple[int, NDArray[np.float32]]]:
    """The picture shrunk so often, each from the one before; none too small to look at."""
    level = picture.astype(np.float32)
    levels = []
    for step in range(max(steps) + 1):
        if step:
            height, width = (round(n / STEP**step) for n in picture.shape)
            if min(height, width) < SMALLEST:
                break
            level = shrunk(level, height, width)
        if step in steps:
            levels.append((step, level))
    return levels


def spread(
    x: NDArray[np.float32],
    y: NDArray[np.float32],
    strength: NDArray[np.float32],
    most: int,
    grid: tuple[int, int],
) -> NDArray[np.intp]:
    """The strongest of each cell; what poor cells leave goes to the strongest of all."""
    across, down = grid
    cell = (x * across).astype(np.int32) * down + (y * down).astype(np.int32)
    order = np.lexsort((-strength, cell))
    ordered = cell[order]
    rank = np.arange(order.size) - np.searchsorted(ordered, ordered)
    by_rank = np.lexsort((-strength[order], rank >= -(-most // (across * down))))
    return np.sort(order[by_rank[:most]])


@kernel
def shrunk(picture: NDArray[np.float32], height: int, width: int) -> NDArray[np.float32]:
    """Float32 [height, width]: means over the area of each new pixel."""
    rows, columns = picture.shape
    out = np.empty((height, width), np.float32)
    sums = np.empty(columns, np.float32)
    for i in range(height):
        top, bottom = i * rows / height, (i + 1) * rows / height
        first, last = int(top), min(rows - 1, int(bottom))
        sums[:] = 0
        for a in range(first, last + 1):
            share = np.float32((min(bottom, a + 1.0) - max(top, a)) / (bottom - top))
            for b in range(columns):
                sums[b] += share * picture[a, b]
        for j in range(width):
            left, right = j * columns / width, (j + 1) * columns / width
            first, last = int(left), min(columns - 1, int(right))
            total = sums[first] * np.float32(min(right, first + 1.0) - left)
            for b in range(first + 1, last):
                total += sums[b]
            if last > first:
                total += sums[last] * np.float32(right - last)
            out[i, j] = total / np.float32(right - left)
    return out


@kernel
def _corners(  # noqa: C901, PLR0912 (one compiled loop)
    picture: NDArray[np.float32],
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Column, row and strength of the corners of one step, refined between pixels."""
    rows, columns = picture.shape
    xx = np.zeros((rows, columns), np.float32)
    xy = np.zeros((rows, columns), np.float32)
    yy = np.zeros((rows, columns), np.float32)
    for i in range(1, rows - 1):
        for j in range(1, columns - 1):
            dx = picture[i, j + 1] - picture[i, j - 1]
            dy = picture[i + 1, j] - picture[i - 1, j]
            xx[i, j], xy[i, j], yy[i, j] = dx * dx, dx * dy, dy * dy
    strength = np.zeros((rows, columns), np.float32)
    wide = np.zeros((3, columns), np.float32)
    for i in range(2, rows - 2):
        for j in range(columns):
            wide[0, j] = xx[i - 2, j] + xx[i - 1, j] + xx[i, j] + xx[i + 1, j] + xx[i + 2, j]
            wide[1, j] = xy[i - 2, j] + xy[i - 1, j] + xy[i, j] + xy[i + 1, j] + xy[i + 2, j]
            wide[2, j] = yy[i - 2, j] + yy[i - 1, j] + yy[i, j] + yy[i + 1, j] + yy[i + 2, j]
        for j in range(2, columns - 2):
            a = wide[0, j - 2] + wide[0, j - 1] + wide[0, j] + wide[0, j + 1] + wide[0, j + 2]
            b = wide[1, j - 2] + wide[1, j - 1] + wide[1, j] + wide[1, j + 1] + wide[1, j + 2]
            c = wide[2, j - 2] + wide[2, j - 1] + wide[2, j] + wide[2, j + 1] + wide[2, j + 2]
            strength[i, j] = (a + c - np.sqrt((a - c) * (a - c) + 4 * b * b)) / np.float32(200)
    column = np.empty(_MOST, np.float32)
    row = np.empty(_MOST, np.float32)
    value = np.empty(_MOST, np.float32)
    count = 0
    for i in range(_MARGIN, rows - _MARGIN):
        for j in range(_MARGIN, columns - _MARGIN):
            v = strength[i, j]
            if v < _FAINT or v <= strength[i, j - 1] or v < strength[i, j + 1]:
                continue
            if v <= strength[i - 1, j] or v < strength[i + 1, j] or count == _MOST:
                continue
            is_top = True
            for a in range(i - _NEAR, i + _NEAR + 1):
                for b in range(j - _NEAR, j + _NEAR + 1):
                    if strength[a, b] > v:
                        is_top = False
            if is_top:
                curve = 2 * v - strength[i, j - 1] - strength[i, j + 1]
                column[count] = j + 0.5 * (strength[i, j + 1] - strength[i, j - 1]) / curve
                curve = 2 * v - strength[i - 1, j] - strength[i + 1, j]
                row[count] = i + 0.5 * (strength[i + 1, j] - strength[i - 1, j]) / curve
                value[count] = v
                count += 1
    return column[:count], row[:count], value[:count]


@kernel
def patches_at(
    picture: NDArray[np.float32], column: NDArray[np.float32], row: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Grey values around places of a picture; behind its border the border goes on.

    Args:
        picture: float32 [h, w].
        column: float32 [n], pixels.
        row: float32 [n], pixels.

    Returns:
        float32 [n, SAMPLES * SAMPLES].
    """
    rows, columns = picture.shape
    out = np.empty((column.size, SAMPLES * SAMPLES), np.float32)
    for k in range(column.size):
        for a in range(SAMPLES):
            y = row[k] + np.float32((a - 0.5 * (SAMPLES - 1)) * SPACING)
            y = min(max(y, np.float32(0)), np.float32(rows) - np.float32(1.001))
            i = int(y)
            v = y - np.float32(i)
            for b in range(SAMPLES):
                x = column[k] + np.float32((b - 0.5 * (SAMPLES - 1)) * SPACING)
                x = min(max(x, np.float32(0)), np.float32(columns) - np.float32(1.001))
                j = int(x)
                u = x - np.float32(j)
                above = (1 - u) * picture[i, j] + u * picture[i, j + 1]
                below = (1 - u) * picture[i + 1, j] + u * picture[i + 1, j + 1]
                out[k, a * SAMPLES + b] = (1 - v) * above + v * below
    return out
