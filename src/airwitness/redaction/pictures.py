"""A picture as it may leave: obscured, cleared with its boxes burnt in, or withheld.

*Obscured* is a fixed grid of 16 blocks on the long side, each block the mean of what it covers,
in 16 levels of red, green and blue. What is lost is lost: the file holds no other picture, no
layer, no thumbnail and no metadata, and whoever scales it down to its grid and up again has the
same file.

*Cleared* is the picture at no more than 480 pixels, with every box of every clearing and every
box that a detector proposes filled with one grey, enlarged by a margin. The boxes are filled
before the picture is made smaller: no pixel of the file is made of a pixel of a box.

*Withheld* is the same file always, made of no picture.

`clear_png` is for `ARCHIVE/private/` alone, where a person looks at what was found; a test
watches that nothing but the act of viewing calls it.

Example:
    >>> picture = np.arange(4 * 6 * 3, dtype=np.uint8).reshape(4, 6, 3)
    >>> obscure(picture).shape
    (11, 16, 3)
    >>> leaving_png(picture) == obscured_png(picture)
    True
"""

from collections.abc import Iterable
from itertools import chain
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from airwitness.redaction.png import png

GRID = 16  # blocks on the long side
BLOCK = 20  # pixels of a block, each way, in the file that leaves
LEVELS = 16  # of each colour
LONGEST = 480  # pixels of the long side of a cleared picture
GREY = 128  # of a box
WHOLE = 10_000  # hundredths of a percent in which boxes are given
_STEP = 256 // LEVELS
_SPREAD = 255 // (LEVELS - 1)  # between two levels as they are shown
_MARGIN = 10  # a box is enlarged by its side divided by this, each way,
_LEAST = 100  # and at least by the picture's long side divided by this
_STRIPES = (176, 208)  # greys of what is shown in place of a withheld picture

Pixels: TypeAlias = NDArray[np.uint8]
"""uint8 [h, w, 3], red, green, blue."""

Box: TypeAlias = tuple[int, int, int, int]
"""Left, top, width, height, in hundredths of a percent of the picture's sides."""


def leaving_png(
    pixels: Pixels, cleared: Iterable[Box] | None = None, proposed: Iterable[Box] = ()
) -> bytes:
    """A picture that may leave, as a PNG.

    Args:
        pixels: uint8 [h, w, 3], at least one pixel.
        cleared: the boxes of those who cleared it; None where it was not cleared: then it is
            obscured.
        proposed: the boxes of a detector.
    """
    if cleared is None:
        return obscured_png(pixels)
    burnt = _burnt(pixels, chain(cleared, proposed))
    height, width = pixels.shape[:2]
    longest = max(height, width)
    if longest <= LONGEST:
        return png(burnt)
    rows, columns = (max(1, round(LONGEST * side / longest)) for side in (height, width))
    return png(_means(burnt, rows, columns).astype(np.uint8))


def obscure(pixels: Pixels) -> Pixels:
    """Reduce a picture to its grid: one pixel for each block.

    Args:
        pixels: uint8 [h, w, 3], at least one pixel.

    Returns:
        uint8 [rows, columns, 3]; the long side has 16, the other as many as the shape asks for.
    """
    height, width = pixels.shape[:2]
    longest = max(height, width)
    rows, columns = (max(1, round(GRID * side / longest)) for side in (height, width))
    means = _means(pixels, rows, columns)  # [rows, columns, 3]
    grid: Pixels = (means // _STEP * _SPREAD).astype(np.uint8)
    return grid


def obscured_png(pixels: Pixels) -> bytes:
    """A picture that nobody cleared, as a PNG of 320 pixels on its long side.

    Args:
        pixels: uint8 [h, w, 3], at least one pixel.
    """
    return png(_enlarged(obscure(pixels)))


def withheld_png() -> bytes:
    """What stands in place of a picture that leaves in no form: stripes, always the same file."""
    rows, columns = np.ogrid[: GRID * 9 // 16, :GRID]
    grey = np.where((rows + columns) // 2 % 2, *_STRIPES).astype(np.uint8)  # [9, 16]
    return png(_enlarged(grey[..., None].repeat(3, axis=2)))


def clear_png(pixels: Pixels) -> bytes:
    """A picture as it is, as a PNG. It must not leave `ARCHIVE/private/`.

    Args:
        pixels: uint8 [h, w, 3], at least one pixel.
    """
    return png(pixels)


def _burnt(pixels: Pixels, boxes: Iterable[Box]) -> Pixels:
    """A copy with every box filled, enlarged by its margin and to whole pixels."""
    out = pixels.copy()
    height, width = pixels.shape[:2]
    least = max(height, width) / _LEAST
    for left, top, wide, high in boxes:
        (y, bottom), (x, right) = (
            _sides(side / WHOLE * length, extent / WHOLE * length, least)
            for side, extent, length in ((top, high, height), (left, wide, width))
        )
        out[y:bottom, x:right] = GREY
    return out


def _sides(begin: float, extent: float, least: float) -> tuple[int, int]:
    """First pixel of a box and the first behind it."""
    margin = max(least, extent / _MARGIN)
    return max(0, int(np.floor(begin - margin))), int(np.ceil(begin + extent + margin))


def _means(pixels: Pixels, rows: int, columns: int) -> NDArray[np.int64]:
    """The mean of each block, rounded down, int64 [rows, columns, 3]."""
    sums = pixels.astype(np.int64)  # [h, w, 3]
    counts = []
    for axis, blocks in ((0, rows), (1, columns)):
        side = pixels.shape[axis]
        edges = np.arange(blocks + 1) * side // blocks  # a block of a tiny picture may be empty:
        counts.append(np.maximum(1, np.diff(edges)))  # `reduceat` then takes the next pixel
        sums = np.add.reduceat(sums, edges[:-1], axis=axis)
    means: NDArray[np.int64] = sums // np.outer(*counts)[..., None]
    return means


def _enlarged(grid: Pixels) -> Pixels:
    return grid.repeat(BLOCK, axis=0).repeat(BLOCK, axis=1)
