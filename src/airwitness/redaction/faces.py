"""Boxes around faces that a detector proposes. It never says that a picture is safe.

The detector is OpenCV's cascades for faces from the front and from the side, of the extra
`faces`. They find most faces from the front, few from the side and none half hidden; what they
propose is obscured besides what persons marked, and what they miss is not thereby clear.
"""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from airwitness.redaction.pictures import WHOLE, Box, Pixels

NO_DETECTOR = "no detector installed: only the person's boxes"
SMALLEST = 40  # pixels of a face, when the picture is as wide as
_WIDE = 1280  # this
_AROUND = 5  # a face is enlarged by its side divided by this, each way: hair, ears, chin
_CASCADES = ("haarcascade_frontalface_alt2.xml", "haarcascade_profileface.xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a detector says of a picture."""

    boxes: tuple[Box, ...]
    note: str = ""
    """Why nothing could be proposed; empty where a detector looked."""


def propose(pixels: Pixels) -> Proposal:
    """Boxes around what a detector takes for faces.

    Args:
        pixels: uint8 [h, w, 3], at least one pixel.
    """
    found = _detectors()
    if found is None:
        return Proposal(boxes=(), note=NO_DETECTOR)
    library, detectors = found
    height, width = pixels.shape[:2]
    scale = _WIDE / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    grey = library.cvtColor(np.ascontiguousarray(pixels), library.COLOR_RGB2GRAY)
    grey = library.equalizeHist(library.resize(grey, size, interpolation=library.INTER_LINEAR))
    boxes: list[Box] = []
    for detector in detectors:
        for is_turned in (False, True):  # the cascade for profiles knows those that look left
            seen = library.flip(grey, 1) if is_turned else grey
            for x, y, wide, high in detector.detectMultiScale(
                seen, scaleFactor=1.1, minNeighbors=3, minSize=(SMALLEST, SMALLEST)
            ):
                left = size[0] - x - wide if is_turned else x
                _join(boxes, _box((left, y, wide, high), size))
    return Proposal(boxes=tuple(boxes))


@cache
def _detectors() -> tuple[Any, tuple[Any, ...]] | None:
    """OpenCV and its cascades, None where they are not installed."""
    try:
        library = import_module("cv2")
    except ImportError:
        return None
    library.setNumThreads(1)
    folder = Path(library.data.haarcascades)
    detectors = tuple(library.CascadeClassifier(str(folder / name)) for name in _CASCADES)
    return None if any(detector.empty() for detector in detectors) else (library, detectors)


def _box(face: tuple[int, int, int, int], size: tuple[int, int]) -> Box:
    """A face in pixels, enlarged, as shares of the picture."""
    sides = []
    for begin, extent, length in zip(face[:2], face[2:], size, strict=True):
        more = extent / _AROUND
        first = max(0.0, begin - more)
        last = min(float(length), begin + extent + more)
        sides.append((int(first / length * WHOLE), int((last - first) / length * WHOLE) + 1))
    (left, wide), (top, high) = sides
    return left, top, min(wide, WHOLE - left), min(high, WHOLE - top)


def _join(boxes: list[Box], new: Box) -> None:
    """Add a box; where it shares half of itself with one that is there, both become one."""
    for index, (left, top, wide, high) in enumerate(boxes):
        begin = max(left, new[0]), max(top, new[1])
        end = min(left + wide, new[0] + new[2]), min(top + high, new[1] + new[3])
        shared = max(0, end[0] - begin[0]) * max(0, end[1] - begin[1])
        if 2 * shared >= new[2] * new[3]:
            x, y = min(left, new[0]), min(top, new[1])
            right, bottom = max(left + wide, new[0] + new[2]), max(top + high, new[1] + new[3])
            boxes[index] = x, y, right - x, bottom - y
            return
    boxes.append(new)
