"""The parent's side of decoding: start a child for one file, watch it, read what it sends.

One child serves one file: a fault can touch no other file. The child has no time to spare (its
CPU is limited by the size of the file), may not fall silent for 30 s, and is killed when the caller
stops reading.

Example:
    >>> with Decoding(path) as decoding:                     # doctest: +SKIP
    ...     for sound in decoding:
    ...         print(sound.stream, sound.start, sound.samples.shape)
    ...     print(decoding.facts.duration)
"""

import json
import os
import select
import signal
import stat
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from airwitness.errors import MediaError
from airwitness.media.facts import Facts
from airwitness.sandbox import Sandbox

STALL_SECONDS = 30
CPU_SECONDS = 50  # what any file may use
CPU_SECONDS_A_MEGABYTE = 8.0  # four times the usual cost of pictures in a low bit rate
CPU_SECONDS_A_MEGABYTE_OF_FRAMES = 20.0  # the same of every picture of a still scene
_HEAD = struct.Struct("<cI")
_PIECE = struct.Struct("<iiq")
_MAX_FRAME = 64 << 20  # bytes; a child that claims more is not ours
_NONSENSE = "the decoder sent what cannot be read"
_PIPE_BYTES = 1 << 20
_EXIT_MEMORY = (signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS)
SANDBOX = Sandbox("airwitness.media.child")
"""Where files are decoded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """A block of sound."""

    stream: int
    """Index of its track in the container."""
    start: int
    """Time of the first sample in flicks; subtract the zero of its stream at the end."""
    samples: NDArray[np.float32]
    """float32 [channels, n], 1 or 2 channels, 8 kHz."""
    read: int
    """Bytes of the file read so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as it is shown, small and grey."""

    stream: int
    """Index of its track in the container."""
    time: int
    """When it is shown, flicks; subtract the zero of its stream at the end."""
    luma: NDArray[np.uint8]
    """uint8 [h, w], square pixels."""


class Decoding:
    """One file being decoded. Iterate to the end, then ask for `facts` and `zeros`."""

    def __init__(
        self,
        path: Path,
        *,
        mode: str = "recording",
        program: int | None = None,
        wishes: Mapping[str, object] | None = None,
    ) -> None:
        """Start the child.

        Args:
            path: a regular file.
            mode: `recording`; `clip`, of which more pictures are wanted, and larger ones;
                `frames`; `stills`; or `probe` to stop after the first frames.
            program: the one programme of a transport stream that is wanted.
            wishes: what else the mode needs.

        Raises:
            MediaError: it is not a regular file or cannot be opened.
        """
        self._name = path.name
        self._facts: Facts | None = None
        self.zeros: dict[int, int] = {}
        try:
            source = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        except OSError as error:
            raise MediaError(self._name, (error.strerror or "unreadable").lower()) from error
        try:
            found = os.fstat(source)
            if not stat.S_ISREG(found.st_mode):
                raise MediaError(self._name, "not a regular file")
            if not found.st_size:
                raise MediaError(self._name, "the file is empty")
            is_close = mode in {"frames", "clip"}
            each = CPU_SECONDS_A_MEGABYTE_OF_FRAMES if is_close else CPU_SECONDS_A_MEGABYTE
            cpu = int(CPU_SECONDS + each * found.st_size / 1e6)
            asked = {"mode": mode, "cpu": cpu, "program": program, **(wishes or {})}
            self._child = SANDBOX.start(asked, source)
        finally:
            os.close(source)
        self._read = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child, whatever it is doing."""
        self._child.close()

    @property
    def read(self) -> int:
        """Bytes of the file read so far."""
        return self._read

    @property
    def facts(self) -> Facts:
        """What the whole file showed; only after the last block."""
        if self._facts is None:
            raise MediaError(self._name, "it was not decoded to its end")
        return self._facts

    def __iter__(self) -> Iterator[Sound | Picture]:
        """Blocks of sound and pictures in the order of the file.

        Raises:
            MediaError: the child refused the file, fell silent, or died.
        """
        for kind, payload in self.messages():
            if kind == b"S":
                yield self._sound(payload)
            elif kind == b"P":
                yield self._picture(payload)
            else:
                raise self.nonsense()

    def messages(self) -> Iterator[tuple[bytes, bytes]]:
        """Kind and payload of what the child sends, but for heartbeats and the end.

        Raises:
            MediaError: the child refused the file, fell silent, or died.
        """
        while True:
            head = self._take(_HEAD.size)
            if not head:
                raise MediaError(self._name, self._cause_of_death())
            kind, size = _HEAD.unpack(head)
            if size > _MAX_FRAME:
                raise self.nonsense()
            payload = self._take(size)
            if kind == b"B":
                self._read = int.from_bytes(payload[:8], "little")
            elif kind in {b"F", b"X"}:
                self._end(kind, payload)
                return
            else:
                yield kind, payload

    def nonsense(self) -> MediaError:
        """The error for a message that is not of the form that was agreed."""
        return MediaError(self._name, _NONSENSE)

    def _sound(self, payload: bytes) -> Sound:
        length = len(payload) - _PIECE.size
        stream, channels, start = _PIECE.unpack(payload[: _PIECE.size].ljust(_PIECE.size, b"\0"))
        if channels not in {1, 2} or length < 0 or length % (4 * channels):
            raise self.nonsense()
        samples = np.frombuffer(payload, dtype="<f4", offset=_PIECE.size)
        return Sound(
            stream=stream,
            start=start,
            samples=np.nan_to_num(samples.reshape(channels, -1)),  # float32 [channels, n]
            read=self._read,
        )

    def _picture(self, payload: bytes) -> Picture:
        length = len(payload) - _PIECE.size
        stream, width, time = _PIECE.unpack(payload[: _PIECE.size].ljust(_PIECE.size, b"\0"))
        if width <= 0 or length <= 0 or length % width:
            raise self.nonsense()
        luma = np.frombuffer(payload, dtype=np.uint8, offset=_PIECE.size)
        return Picture(stream=stream, time=time, luma=luma.reshape(-1, width))  # [h, w]

    def _end(self, kind: bytes, payload: bytes) -> None:
        try:
            message: dict[str, Any] = json.loads(payload)
            zeros = {int(stream): int(zero) for stream, zero in message.get("zeros", {}).items()}
        except (ValueError, TypeError, AttributeError) as error:
            raise self.nonsense() from error
        if kind != b"F":
            raise MediaError(
                self._name,
                str(message.get("reason", "refused")),
                advice="is it a recording? If it is, keep it until it can be decoded",
            )
        self._facts = Facts.from_json(message, name=self._name)
        self.zeros = zeros

    def _take(self, size: int) -> bytes:
        """Exactly `size` bytes; nothing if the child has ended."""
        stdout = self._child.stdout
        parts: list[bytes] = []
        while size:
            ready, _, _ = select.select([stdout], [], [], STALL_SECONDS)
            if not ready:
                raise MediaError(self._name, f"the decoder stood still for {STALL_SECONDS} s")
            part = os.read(stdout.fileno(), min(size, _PIPE_BYTES))
            if not part:
                return b""
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _cause_of_death(self) -> str:
        code = self._child.wait()
        if code in {-signal.SIGXCPU, -signal.SIGKILL}:
            return "the decoder needed more time than the size of the file allows"
        if -code in _EXIT_MEMORY:
            return "the decoder crashed on it"
        return f"the decoder ended without a word (exit {code})"


def probe(path: Path, *, program: int | None = None) -> Facts:
    """Open a file and decode its first frames; the duration is what its header says.

    Raises:
        MediaError: nothing in it can be decoded, or it is refused.
    """
    with Decoding(path, mode="probe", program=program) as decoding:
        for _ in decoding:
            continue
        return decoding.facts
