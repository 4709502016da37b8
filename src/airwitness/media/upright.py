"""Turn and mirror a picture as its file says it is shown.

A file may say that its pictures are stored on their side or in a mirror: the display matrix of
ISO/IEC 14496-12 §6.2.2. Of a photograph (EXIF `Orientation`) only the turn is taken.
"""

import gc
import struct
from typing import TYPE_CHECKING, Any

from av.sidedata.sidedata import Type

if TYPE_CHECKING:
    import numpy as np

_MATRIX = struct.Struct("=9i")
_QUARTERS = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))  # to the left


def is_on_its_side(frame: Any) -> bool:
    """Whether width and height change places when a decoded frame is shown."""
    across, leaning, _, _ = _turn(frame)
    return abs(leaning) > abs(across)


def upright(pixels: "np.ndarray[Any, Any]", frame: Any) -> "np.ndarray[Any, Any]":
    """A picture as it is shown.

    Args:
        pixels: [h, w, …], of the whole frame, as it is stored.
        frame: the decoded frame that they are of.

    Returns:
        [h, w, …] or [w, h, …], a view of them; angles between quarters of a circle are rounded.
    """
    across, leaning, sinking, down = _turn(frame)
    if abs(leaning) > abs(across):
        pixels, across, down = pixels.swapaxes(0, 1), leaning, sinking
    if across < 0:
        pixels = pixels[:, ::-1]
    return pixels[::-1] if down < 0 else pixels


def _turn(frame: Any) -> tuple[int, int, int, int]:
    """What x and y of a stored place add to x, then what they add to y, of where it is shown."""
    gc.collect()  # a frame and what it carries hold each other: let go of those before
    try:
        said = frame.side_data.get(Type.DISPLAYMATRIX)
    except ValueError:  # the frame carries something that PyAV has no name for
        return _QUARTERS[round(frame.rotation / 90) % 4]
    data = b"" if said is None else bytes(said)
    if len(data) != _MATRIX.size:
        return _QUARTERS[0]
    a, b, _, c, d, *_ = _MATRIX.unpack(data)
    return (a, c, b, d) if any((a, b, c, d)) else _QUARTERS[0]
