"""Stills of a file: the pictures that it shows at given times, read by a decode child.

Example:
    >>> for number, still in read_stills(path, [0, 90 * FLICKS]):   # doctest: +SKIP
    ...     print(number, still.time, still.pixels.shape)
    0 0 (360, 640, 3)
    1 63503293440 (360, 640, 3)
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from airwitness.media.decode import Decoding
from airwitness.media.facts import TALLEST
from airwitness.media.timeline import Splice

_HEAD = struct.Struct("<iqii")


@dataclass(frozen=True, slots=True, kw_only=True)
class Still:
    """One picture of a recording."""

    time: int
    """When it began to be shown, recording time."""
    pixels: NDArray[np.uint8]
    """uint8 [h, w, 3], red, green, blue, in the shape and turned as a player shows it."""


def read_stills(
    path: Path,
    times: Sequence[int],
    *,
    track: int = 0,
    program: int | None = None,
    width: int = 640,
    splices: Sequence[Splice] | None = None,
) -> Iterator[tuple[int, Still]]:
    """Read the pictures that a file shows at some times, one after the other.

    Args:
        path: a regular file.
        times: recording time, in any order.
        track: number among the tracks of pictures; the first that has any where this has none.
        program: the one programme of a transport stream that is wanted.
        width: most pixels of a still from left to right; none is enlarged but to make its
            pixels square.
        splices: jumps of the file's clock as `Facts` tells them, None if they are not known.
            A transport stream can only be sought where it is known that there are none.

    Yields:
        The index of a time and the last picture that began to be shown by then, in the order of
        the times; nothing for a time at which there is none.

    Raises:
        MediaError: the file cannot be decoded.
    """
    wishes = {
        "times": [int(time) for time in times],
        "track": track,
        "width": width,
        "is_spliced": None if splices is None else bool(splices),
    }
    with Decoding(path, mode="stills", program=program, wishes=wishes) as decoding:
        for kind, payload in decoding.messages():
            number, still = _still(payload, width) if kind == b"I" else (-1, None)
            if still is None or not 0 <= number < len(times):
                raise decoding.nonsense()
            yield number, still


def _still(payload: bytes, width: int) -> tuple[int, Still | None]:
    """A still and the number of its time; no still where the payload is none."""
    if len(payload) < _HEAD.size:
        return -1, None
    number, time, wide, high = _HEAD.unpack(payload[: _HEAD.size])
    is_sound = 0 < wide <= width and 0 < high <= TALLEST * width
    if not is_sound or len(payload) != _HEAD.size + 3 * wide * high:
        return -1, None
    pixels = np.frombuffer(payload, np.uint8, offset=_HEAD.size).reshape(high, wide, 3)
    return number, Still(time=time, pixels=pixels)
