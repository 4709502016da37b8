"""One track of moving pictures inside the decode child: packets → small grey pictures.

Of a recording only key frames are decoded where they follow each other within 2 s; where they
do not, frames that others refer to are decoded too, and about one a second leaves. Of a clip, or
of the span of it that is asked for, every frame is decoded, and one leaves every 1/4 s. Pictures
leave as they are shown: turned as the file says, with square pixels, and shrunk to about
320 x 180 pixels (of a clip 640 x 360).
"""

import math
from collections.abc import Callable
from typing import Any

import av
import numpy as np

from airwitness.media.upright import upright
from airwitness.spans import FLICKS

AREA = 320 * 180  # pixels of a picture that leaves
EVERY = FLICKS * 9 // 10  # between pictures that leave, where there are no key frames
CLIP_AREA = 4 * AREA
CLIP_EVERY = FLICKS // 4
AROUND = 3 * FLICKS  # of a span that is asked for, as zero is not known yet
LONGEST_GROUP = 2 * FLICKS  # from key frame to key frame, without looking at what lies between
_HELD_BYTES = 32 << 20  # of packets since the last key frame
_IN_DECODER = 64  # packets whose pictures may not have left the decoder yet
_NARROWEST, _WIDEST = 1 / 4, 4.0  # shapes of pictures; others are shown as these
_SMALLEST = 16  # pixels: what is smaller shows nothing

Show = Callable[[int, int, "np.ndarray[Any, Any]"], None]


class PictureReader:
    """A track of pictures, from its first packet to `finish`."""

    def __init__(
        self, stream: Any, number: int, show: Show, *, close: tuple[int, int] | None
    ) -> None:
        """Get ready.

        Args:
            stream: of the container.
            number: among the tracks of pictures, from 0.
            show: takes the stream's index, the time of a picture, and uint8 [h, w].
            close: flicks between which every frame of a clip is looked at; None for a recording.
        """
        self.stream = int(stream.index)
        self.first: int | None = None
        """Time of its first picture, flicks."""
        self.end = 0
        """Time of the last picture that was looked at."""
        self.errors = 0
        self._stream, self._number, self._show = stream, number, show
        self._close = close
        self._decoder = stream.codec_context
        self._held: list[tuple[Any, int]] = []  # packets since the last key frame, not decoded
        self._bytes = 0
        self._key: int | None = None  # time of the last key frame
        self._dense = False  # whether all packets are decoded
        self._left: int | None = None  # time of the last picture that left
        self._shift = 0
        self._shifts: dict[int, int] = {}  # time stamp of a packet → its shift
        self._size = (0, 0)  # width and height as decoded

    def take(self, packet: Any, time: int, shift: int) -> None:
        """Take a packet.

        Args:
            packet: in the order of the file.
            time: its decoding time on the recording's clock, flicks.
            shift: the recording's clock less the container's.
        """
        if self.first is None:
            self._decode(packet, shift)
        elif packet.is_keyframe:
            self._key, self._dense = time, self._is_close(time)
            self._held, self._bytes = [], 0
            self._decoder.skip_frame = "DEFAULT" if self._dense else "NONKEY"
            self._decode(packet, shift)
        elif self._dense:
            if self._is_close(time):
                self._decoder.skip_frame = "DEFAULT"
            self._decode(packet, shift)
        else:
            self._hold(packet, time, shift)

    def finish(self) -> None:
        """Take what the decoder still holds."""
        self._decode(None, self._shift)

    def facts(self, zero: int) -> dict[str, Any] | None:
        """The track as `facts.Shown`, None if nothing of it could be decoded."""
        if self.first is None:
            return None
        return {
            "codec": str(self._decoder.name),
            "errors": self.errors,
            "height": self._size[1],
            "picture": self._number,
            "span": [self.first - zero, self.end - zero],
            "stream": self.stream,
            "width": self._size[0],
        }

    def _is_close(self, time: int) -> bool:
        """Whether every frame is looked at."""
        if self._close is None or self.first is None:
            return False
        return self._close[0] - AROUND <= time - self.first <= self._close[1] + AROUND

    def _hold(self, packet: Any, time: int, shift: int) -> None:
        """Keep a packet until it is known whether the next key frame comes soon."""
        self._held.append((packet, shift))
        self._bytes += int(packet.size)
        is_close = self._is_close(time)
        is_late = self._key is None or time - self._key > LONGEST_GROUP
        is_much = self._bytes > _HELD_BYTES
        if is_close or is_much or (self._close is None and is_late):
            self._dense = True
            self._decoder.skip_frame = "DEFAULT" if is_close else "NONREF"
            held, self._held, self._bytes = self._held, [], 0
            for late in held:
                self._decode(*late)

    def _decode(self, packet: Any, shift: int) -> None:
        self._shift = shift
        if packet is not None and packet.pts is not None:
            self._shifts[packet.pts] = shift
            if len(self._shifts) > _IN_DECODER:
                del self._shifts[next(iter(self._shifts))]
        try:
            frames = self._decoder.decode(packet if packet is not None and packet.size else None)
        except (av.FFmpegError, ValueError, MemoryError):
            self.errors += packet is not None and bool(packet.size)
            return
        for frame in frames:
            self._frame(frame)

    def _frame(self, frame: Any) -> None:
        base = frame.time_base or self._stream.time_base  # the last pictures come without
        if frame.pts is None or not base:
            return
        shift = self._shifts.pop(frame.pts, self._shift)  # where the clock jumps, the packet's own
        time = round(frame.pts * FLICKS * base) + shift
        if self.first is None:
            self.first = time
            self._key = self._key or time
        self.end = max(self.end, time)
        every = CLIP_EVERY if self._close else EVERY // 2 if frame.key_frame else EVERY
        is_due = self._left is None or not 0 <= time - self._left < every - FLICKS // 1_000
        is_wanted = self._close is None or self._is_close(time)
        if is_due and is_wanted and min(frame.width, frame.height) >= _SMALLEST:
            self._size = (frame.width, frame.height)
            try:
                picture = small(frame, self._stream, CLIP_AREA if self._close else AREA)
            except (av.FFmpegError, ValueError, MemoryError):
                self.errors += 1
                return
            self._left = time
            self._show(self.stream, time, picture)


def small(frame: Any, stream: Any, area: int) -> "np.ndarray[Any, Any]":
    """uint8 [h, w]: a frame of a stream as it is shown, grey, of about so many pixels."""
    ratio = stream.codec_context.sample_aspect_ratio or stream.sample_aspect_ratio or 1
    wide = min(max(frame.width * float(ratio) / frame.height, _NARROWEST), _WIDEST)
    width, height = round(math.sqrt(area * wide)), round(math.sqrt(area / wide))
    shrunk = frame.reformat(width=width, height=height, format="gray", interpolation="AREA")
    grey: np.ndarray[Any, Any] = shrunk.to_ndarray()
    return upright(grey, frame)
