"""The bytes of a picture: a PNG of true colour with the chunks that it must have, and no other.

There is no place in it for a thumbnail, a time, a place, a comment or another layer.
"""

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_LEVEL = 9  # of compression; pictures are small
_SUB = 1  # the filter of a line: each byte less the one a pixel before (PNG §9.2)
_CHANNELS = 3


def png(pixels: NDArray[np.uint8]) -> bytes:
    """A PNG with IHDR, IDAT and IEND alone (PNG §5.6).

    Args:
        pixels: uint8 [h, w, 3], at least one pixel.
    """
    height, width = pixels.shape[:2]
    lines = np.empty((height, 1 + _CHANNELS * width), np.uint8)
    lines[:, 0] = _SUB
    lines[:, 1:] = np.diff(pixels, axis=1, prepend=np.uint8(0)).reshape(height, -1)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(lines.tobytes(), _LEVEL)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
