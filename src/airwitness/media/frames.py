"""Frames of a file, one every so often, at full size: what picture hashes are made of.

Example:
    >>> with Frames(path, every=FLICKS) as frames:           # doctest: +SKIP
    ...     for frame in frames:
    ...         print(frame.number, frame.pixels.shape)
    ...     print(frames.zero)
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from airwitness.media.decode import Decoding
from airwitness.media.facts import Facts
from airwitness.spans import FLICKS

_FRAME = struct.Struct("<iiiqq")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One frame of a picture track."""

    time: int
    """When it is shown, flicks; subtract `Frames.zero` at the end for recording time."""
    number: int
    """How many frames of the track lie before it."""
    pixels: NDArray[np.uint8]
    """uint8 [height, width, 3], red, green, blue, as stored in the file."""


class Frames:
    """The frames of one picture track. Iterate to the end, then ask for `zero` and `facts`.

    A still picture in a file of its own is a track of one frame.
    """

    def __init__(
        self, path: Path, *, every: int = FLICKS, track: int = 0, program: int | None = None
    ) -> None:
        """Start a decode child.

        Args:
            path: a regular file.
            every: flicks from one frame to the next; 0 for every frame.
            track: number among the picture tracks, from 0.
            program: the one programme of a transport stream that is wanted.

        Raises:
            MediaError: it is not a regular file or cannot be opened.
        """
        wishes = {"every": every, "track": track}
        self._decoding = Decoding(path, mode="frames", program=program, wishes=wishes)
        self._stream = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._decoding.close()

    @property
    def read(self) -> int:
        """Bytes of the file read so far."""
        return self._decoding.read

    @property
    def zero(self) -> int:
        """The time that is recording time 0; only after the last frame."""
        return self._decoding.zeros.get(self._stream, 0)

    @property
    def facts(self) -> Facts:
        """What was seen of the file, without its tracks; only after the last frame."""
        return self._decoding.facts

    def __iter__(self) -> Iterator[Frame]:
        """Frames in the order of time.

        Raises:
            MediaError: there is no such track, or the child refused the file or died.
        """
        for kind, payload in self._decoding.messages():
            if kind != b"R" or len(payload) < _FRAME.size:
                raise self._decoding.nonsense()
            self._stream, height, width, number, time = _FRAME.unpack_from(payload)
            pixels = np.frombuffer(payload, dtype=np.uint8, offset=_FRAME.size)
            if min(height, width) < 1 or height * width * 3 != pixels.size:
                raise self._decoding.nonsense()
            yield Frame(time=time, number=number, pixels=pixels.reshape(height, width, 3))
