"""What may leave: obscured pictures.

A picture leaves as a fixed grid of 16 blocks on its long side, each block the mean of what it
covers, in 16 levels of red, green and blue. What is lost is lost: the file holds no other
picture, no layer, no thumbnail and no metadata, and whoever scales it down to its grid and up
again has the same file. `obscured_png` is the only way to write a picture that leaves.

`clear_png` is for `ARCHIVE/private/` alone, where a person looks at what was found; a test
watches that nothing but the act of viewing calls it.

Example:
    >>> picture = np.arange(4 * 6 * 3, dtype=np.uint8).reshape(4, 6, 3)
    >>> obscure(picture).shape
    (11, 16, 3)
"""

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

GRID = 16  # blocks on the long side
BLOCK = 20  # pixels of a block, each way, in the file that leaves
LEVELS = 16  # of each colour
_STEP = 256 // LEVELS
_SPREAD = 255 // (LEVELS - 1)  # between two levels as they are shown
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_LEVEL = 9  # of compression; pictures are small
_SUB = 1  # the filter of a line: each byte less the one a pixel before (PNG §9.2)
_CHANNELS = 3

Pixels = NDArray[np.uint8]
"""uint8 [h, w, 3], red, green, blue."""


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
    sums = pixels.astype(np.int64)  # [h, w, 3]
    counts = []
    for axis, blocks in ((0, rows), (1, columns)):
        side = pixels.shape[axis]
        edges = np.arange(blocks + 1) * side // blocks  # a block of a tiny picture may be empty:
        counts.append(np.maximum(1, np.diff(edges)))  # `reduceat` then takes the next pixel
        sums = np.add.reduceat(sums, edges[:-1], axis=axis)
    means = sums // np.outer(*counts)[..., None]  # [rows, columns, 3]
    grid: Pixels = (means // _STEP * _SPREAD).astype(np.uint8)
    return grid


def obscured_png(pixels: Pixels) -> bytes:
    """A picture that may leave, as a PNG of 320 pixels on its long side.

    Args:
        pixels: uint8 [h, w, 3], at least one pixel.
    """
    grid = obscure(pixels)
    return _png(grid.repeat(BLOCK, axis=0).repeat(BLOCK, axis=1))


def clear_png(pixels: Pixels) -> bytes:
    """A picture as it is, as a PNG. It must not leave `ARCHIVE/private/`.

    Args:
        pixels: uint8 [h, w, 3], at least one pixel.
    """
    return _png(pixels)


def _png(pixels: Pixels) -> bytes:
    """A PNG of true colour with the chunks that it must have, and no other (PNG §5.6)."""
    height, width = pixels.shape[:2]
    lines = np.empty((height, 1 + _CHANNELS * width), np.uint8)
    lines[:, 0] = _SUB
    lines[:, 1:] = np.diff(pixels, axis=1, prepend=np.uint8(0)).reshape(height, -1)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(lines.tobytes(), _LEVEL)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
