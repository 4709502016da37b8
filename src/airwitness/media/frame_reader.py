"""Frames inside the decode child: packets of one picture track → a frame now and then.

Every frame is decoded and counted, and the first one at or after each full step of time is
sent, as it is stored: not turned, not deinterlaced, its pixels not stretched, in the colours of
ITU-R BT.601 whatever the file says. That is what the tools do whose hashes are compared with
those of these frames; a frame that was shrunk to 512 pixels gives 8 other bits of 256.
"""

from collections.abc import Callable
from typing import Any

import av
import numpy as np
from av.video.reformatter import Colorspace, Interpolation

from airwitness.media.timeline import GAP_LIMIT
from airwitness.spans import FLICKS

LONGEST_SIDE = 4_096  # pixels; larger frames are shrunk to it
TOLERANCE = FLICKS // 1_000  # containers round time stamps to milliseconds
TAIL_LIMIT = FLICKS  # an index that promises more than this beyond the end was cut
_IN_FLIGHT = 64  # packets whose frames may still be inside a decoder
_USUAL_RATE = 25  # frames a second where nothing tells

Send = Callable[[int, int, int, "np.ndarray[Any, Any]"], None]
"""Takes the stream, the time, the number of the frame, uint8 [h, w, 3]."""


class FrameReader:
    """A track of pictures, from its first packet to `finish`."""

    def __init__(self, stream: Any, every: int, send: Send) -> None:
        """Take a track.

        Args:
            stream: of a container from which nothing was read.
            every: flicks from one frame that is sent to the next; 0 for every frame.
            send: is given what is sent.
        """
        self.stream = int(stream.index)
        self.first: int | None = None
        self.problems: list[str] = []
        self._stream = stream
        self._every = every
        self._send = send
        self._due = 0
        self._next = 0  # where the next frame should be
        self._at: int | None = None  # when the last packet is decoded
        self._number = 0
        self._errors = 0
        self._shifts: dict[int, int] = {}  # time stamp of a packet → its time less its stamp
        self._length = round(FLICKS / (stream.average_rate or _USUAL_RATE))

    def take(self, packet: Any, shift: int) -> None:
        """Decode one packet; one that cannot be decoded is counted and passed over.

        Args:
            packet: of this track.
            shift: its time less its time stamp, flicks.
        """
        if packet.pts is not None:
            self._shifts[packet.pts] = shift
            if len(self._shifts) > _IN_FLIGHT:
                del self._shifts[next(iter(self._shifts))]
        if packet.dts is not None:
            self._at = round(packet.dts * FLICKS * packet.time_base) + shift
        try:
            frames = packet.decode()
        except (av.FFmpegError, ValueError):
            self._errors += packet.size > 0
            return
        for frame in frames:
            self._frame(frame, shift)

    def finish(self) -> None:
        """Say what is missing or damaged."""
        if self._errors:
            self.problems.append(f"{self._errors} packets of its picture cannot be decoded")
        promised = self._stream.duration
        is_told = promised and str(self._stream.container.format.name).startswith("mov")
        if self.first is None or not is_told:
            return
        until = self.first + round(promised * self._stream.time_base * FLICKS)
        if until - self._next > TAIL_LIMIT:
            self.problems.append("its last pictures cannot be decoded or are missing")

    def _frame(self, frame: Any, shift: int) -> None:
        time = self._time(frame, shift)
        if self.first is None:
            self.first = self._due = time
        self._next = time + self._length
        if time + TOLERANCE >= self._due:
            self._send(self.stream, time, self._number, drawn(frame))
            steps = (time + TOLERANCE - self._due) // self._every + 1 if self._every else 0
            self._due = self._due + steps * self._every if steps else time
        self._number += 1

    def _time(self, frame: Any, shift: int) -> int:
        """When a frame is shown; a time stamp that breaks the order of frames is not believed."""
        if frame.pts is None:
            return self._next
        stamp = round(frame.pts * FLICKS * frame.time_base)
        time = stamp + self._shifts.pop(frame.pts, shift)
        is_later = self.first is None or time > self._next - self._length
        is_near = self._at is None or abs(time - self._at) <= GAP_LIMIT
        return time if is_later and is_near else self._next


def drawn(frame: Any) -> "np.ndarray[Any, Any]":
    """A frame as it is stored, uint8 [h, w, 3], no side longer than `LONGEST_SIDE`."""
    scale = min(1.0, LONGEST_SIDE / max(frame.width, frame.height))
    picture = frame.reformat(
        width=max(1, round(frame.width * scale)),
        height=max(1, round(frame.height * scale)),
        format="rgb24",
        src_colorspace=Colorspace.ITU601,
        dst_colorspace=Colorspace.ITU601,
        interpolation=Interpolation.AREA | Interpolation.ACCURATE_RND,
        threads=1,
    )
    return np.ascontiguousarray(picture.to_ndarray())
