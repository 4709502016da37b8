"""Find the packets of a track at given times, inside the decode child.

A container that knows where its packets lie is sought, and so is a transport stream whose clock is
known not to jump; anything else is read from its beginning, on the same timeline as its sound, so
that a time means the same instant here and there.
"""

from collections.abc import Collection, Iterator
from typing import Any

import av

from airwitness.media.packets import Send, packets
from airwitness.media.timeline import Timeline
from airwitness.spans import FLICKS

SLACK = FLICKS // 500  # times are written down, and kept by containers, to a millisecond or so
SOUGHT = ("mov", "matroska", "avi", "mxf")  # begins the names of containers with an index
STEPS_BACK = (0, 2, 12, 60)  # seconds before the time where a key picture is looked for
WINDOW_BYTES = 128 << 20  # of packets from one key picture to the next
_BEAT = 250  # packets between two signs of life


class Seeker:
    """One pass over a container for what one track holds at some times."""

    def __init__(
        self,
        container: Any,
        track: int,
        *,
        program: Collection[int],
        zero: int,
        wrap: int,
        send: Send,
    ) -> None:
        """Take a fresh container.

        Args:
            container: from which nothing was read.
            track: index of the stream that is wanted.
            program: indexes of all streams that share its clock.
            zero: time of the programme's recording time 0.
            wrap: flicks after which the container's clock starts again, 0 for never.
            send: is given what is found, and now and then a sign of life.
        """
        self._container = container
        self._stream = container.streams[track]
        self._program = [s for s in container.streams if s.index in program]
        self._zero = zero
        self._wrap = wrap
        self._send = send
        self._decoder = self._stream.codec_context
        self._decoder.thread_count = 1

    def _can_be_sought(self, latest: int, *, is_spliced: bool | None) -> bool:
        """Whether each time has one stamp and the container finds it.

        Args:
            latest: recording time that is wanted last.
            is_spliced: whether the clock jumps, None if it is not known.
        """
        name = str(self._container.format.name)
        if is_spliced or not name.startswith((*SOUGHT, "mpegts")):
            return False
        if name == "mpegts":
            return is_spliced is False and self._zero >= 0 and self._zero + latest < self._wrap
        return True

    def _go_to(self, time: int) -> bool:
        """Go to a time, or to the beginning where that lies before it; tells if it worked."""
        for stamp in (time // (FLICKS * self._stream.time_base), self._stream.start_time or 0):
            try:
                self._container.seek(stamp, stream=self._stream)
            except (av.FFmpegError, ValueError, OverflowError):
                continue
            return True
        return False

    def _placed(self, packet: Any, line: Timeline) -> tuple[int, int] | None:
        """When a packet is decoded and when it is shown; None if it has no time."""
        base = FLICKS * packet.time_base
        is_sound = packet.stream.type == "audio"
        stamp = packet.pts if is_sound else packet.dts
        length = round((packet.duration or 0) * base)
        if stamp is None:
            counted = line.advance(packet.stream.index, length)
            if counted is None and not is_sound:
                counted = line.place(packet.stream.index, 0, length)
            return None if counted is None else (counted, counted)
        time = line.place(packet.stream.index, round(stamp * base), length)
        shown = stamp if packet.pts is None else packet.pts
        return time, time + round((shown - stamp) * base)

    def _packets(self, streams: list[Any]) -> Iterator[Any]:
        """Packets with bytes; what cannot be read was noted when the file was first read."""
        for count, packet in enumerate(packets(self._container, streams, lambda _: None), 1):
            self._beat(count)
            if packet.size:
                yield packet

    def _beat(self, count: int) -> None:
        if count % _BEAT == 0:
            self._send(b"B", bytes(8))


class Window:
    """Packets since the last key picture that is shown before the time that is looked for."""

    def __init__(self) -> None:
        self.end = 0
        """Time of the last picture that was added, with its length."""
        self.is_last = False
        """Whether the track has no packets behind these."""
        self.has_key = False
        """Whether decoding can begin at its first packet."""
        self._packets: list[tuple[int, Any]] = []  # when it is shown, and what
        self._bytes = 0

    def add(self, packet: Any, time: int, wanted: int) -> None:
        """Keep a packet whose picture is shown at `time` while `wanted` is looked for."""
        is_new_start = packet.is_keyframe and time <= wanted
        if is_new_start or self._bytes + packet.size > WINDOW_BYTES:
            self._packets, self._bytes = [], 0
            self.has_key = is_new_start
        self._packets.append((time, packet))
        self._bytes += packet.size
        length = round((packet.duration or 0) * packet.time_base * FLICKS)
        self.end = max(self.end, time + length)

    def since(self, wanted: int) -> list[tuple[int, Any]]:
        """When it is shown, and what: from the last key picture before a time on."""
        starts = [
            n
            for n, (time, packet) in enumerate(self._packets)
            if packet.is_keyframe and time <= wanted
        ]
        return self._packets[starts[-1] if starts else 0 :]


def stamp_of(timed: Any) -> int | None:
    """The time stamp of a packet or of the picture that was decoded from it."""
    stamp: int | None = timed.dts if timed.pts is None else timed.pts
    return stamp
