"""Stills inside the decode child: the picture that is shown at each of some given times.

Packets are passed over until a time is reached; then the picture is decoded from the last key
picture before it. A container that knows where its pictures lie is sought, and so is a
transport stream whose clock is known not to jump; anything else is read from its beginning,
on the same timeline as its sound, so that a time means the same instant here and there.

A still is as a player shows it: the shape of its pixels, turns and mirrors are taken into
account. Interlaced pictures stay so.
"""

import struct
from collections.abc import Collection, Iterator
from typing import Any

import av
import numpy as np

from airwitness.media.packets import Send, packets
from airwitness.media.timeline import Timeline
from airwitness.media.upright import is_on_its_side, upright
from airwitness.spans import FLICKS

SLACK = FLICKS // 500  # times are written down, and kept by containers, to a millisecond or so
HOLD = FLICKS  # the last picture of a track is shown for so long after its end
SOUGHT = ("mov", "matroska", "avi", "mxf")  # begins the names of containers with an index
STEPS_BACK = (0, 2, 12, 60)  # seconds before the time where a key picture is looked for
WINDOW_BYTES = 128 << 20  # of packets from one key picture to the next
TALLEST = 4  # heights that a still may have, in widths
_BEAT = 250  # packets between two signs of life
_OBLONG = 8  # pixels that are said to be longer are taken as square
_HIGH_DEFINITION = 576  # lines; taller pictures that do not say their colours have those of HD

_NOT_SAID = 2  # AVCOL_SPC_UNSPECIFIED
_HEAD = struct.Struct("<iqii")


class StillReader:
    """One pass over a container for the stills of one track."""

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
            track: index of the stream whose pictures are wanted.
            program: indexes of all streams that share its clock.
            zero: time of the programme's recording time 0.
            wrap: flicks after which the container's clock starts again, 0 for never.
            send: is given every still, and now and then a sign of life.
        """
        self._container = container
        self._stream = container.streams[track]
        self._program = [s for s in container.streams if s.index in program]
        self._zero = zero
        self._wrap = wrap
        self._width = 1  # most pixels of a still from left to right
        self._send = send
        self._decoder = self._stream.codec_context
        self._decoder.thread_count = 1
        self._window = _Window()

    def run(self, request: dict[str, Any]) -> None:
        """Send the still of each time of the request of which there is one."""
        times = request["times"]
        self._width = int(request["width"])
        wanted = sorted((time + self._zero, number) for number, time in enumerate(times))
        if self._can_be_sought(request, max(times, default=0)):
            for time, number in wanted:
                self._seek(time, number)
        else:
            self._read_on(wanted)

    def _can_be_sought(self, request: dict[str, Any], latest: int) -> bool:
        """Whether each time has one stamp and the container finds it."""
        is_spliced: bool | None = request["is_spliced"]  # None: it is not known
        name = str(self._container.format.name)
        if is_spliced or not name.startswith((*SOUGHT, "mpegts")):
            return False
        if name == "mpegts":
            return is_spliced is False and self._zero >= 0 and self._zero + latest < self._wrap
        return True

    def _seek(self, time: int, number: int) -> None:
        """The still of one time; goes back farther where no key picture is found before it."""
        for back in STEPS_BACK:
            self._window = _Window()
            if self._go_to(time - back * FLICKS):
                self._fill(time)
            if self._window.has_key:
                break
        self._answer(time, number)

    def _go_to(self, time: int) -> bool:
        """Go to a time, or to the beginning where that lies before it; tells if it worked."""
        for stamp in (time // (FLICKS * self._stream.time_base), self._stream.start_time or 0):
            try:
                self._container.seek(stamp, stream=self._stream)
            except (av.FFmpegError, ValueError, OverflowError):
                continue
            return True
        return False

    def _fill(self, time: int) -> None:
        """Read packets until one is to be decoded after a time."""
        base = FLICKS * self._stream.time_base
        for packet in self._packets([self._stream]):
            stamp = packet.dts if packet.dts is not None else packet.pts
            if stamp is not None and stamp * base > time + SLACK:
                return
            shown = packet.pts if packet.pts is not None else stamp
            at = self._window.end if shown is None else round(shown * base)
            self._window.add(packet, at, time)
        self._window.is_last = True

    def _read_on(self, wanted: list[tuple[int, int]]) -> None:
        """Every still in one pass from the beginning, on the timeline of the programme."""
        line = Timeline(wrap=self._wrap)
        waiting = iter(wanted)
        target = next(waiting, None)
        for packet in self._packets(self._program):
            placed = self._placed(packet, line)
            if placed is None or packet.stream.index != self._stream.index:
                continue
            decoded_at, shown_at = placed
            while target is not None and decoded_at > target[0] + SLACK:
                self._answer(*target)
                target = next(waiting, None)
            if target is None:
                return
            self._window.add(packet, shown_at, target[0])
        self._window.is_last = True
        for time, number in filter(None, (target, *waiting)):
            self._answer(time, number)

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

    def _answer(self, time: int, number: int) -> None:
        """Decode what was kept and send the picture that is shown at a time."""
        best: tuple[int, Any] | None = None
        if self._window.is_last and time > self._window.end + HOLD:
            return
        for shown, frame in self._frames(time):
            if shown <= time + SLACK and (best is None or shown >= best[0]):
                best = shown, frame
        if best is not None:
            pixels = self._drawn(best[1])
            head = _HEAD.pack(number, best[0] - self._zero, pixels.shape[1], pixels.shape[0])
            self._send(b"I", head + pixels.tobytes())

    def _frames(self, time: int) -> Iterator[tuple[int, Any]]:
        """The pictures that were kept, from the last key picture before a time on."""
        kept = self._window.since(time)
        shown_at = {_stamp(packet): shown for shown, packet in kept}
        in_order = iter(sorted(shown for shown, _ in kept))
        for count, packet in enumerate((*(packet for _, packet in kept), None), 1):
            self._beat(count)
            try:
                frames = self._decoder.decode(packet)
            except (av.FFmpegError, ValueError):
                continue
            for frame in frames:
                counted = next(in_order, time)
                stamp = _stamp(frame)
                yield counted if stamp is None else shown_at.get(stamp, counted), frame
        self._decoder.flush_buffers()

    def _beat(self, count: int) -> None:
        if count % _BEAT == 0:
            self._send(b"B", bytes(8))

    def _drawn(self, frame: Any) -> "np.ndarray[Any, Any]":
        """A picture as it is shown, uint8 [h, w, 3]."""
        aspect = float(self._stream.sample_aspect_ratio or self._decoder.sample_aspect_ratio or 1)
        if not 1 / _OBLONG <= aspect <= _OBLONG:
            aspect = 1.0
        wide, high = frame.width * max(1.0, aspect), frame.height * max(1.0, 1 / aspect)
        across, down = (high, wide) if is_on_its_side(frame) else (wide, high)
        scale = min(1.0, self._width / across, TALLEST * self._width / down)
        drawn = frame.reformat(
            width=max(1, round(wide * scale)),
            height=max(1, round(high * scale)),
            format="rgb24",
            interpolation="AREA",
            src_colorspace=_colours(frame),
        ).to_ndarray()
        return np.ascontiguousarray(upright(drawn, frame))


def _colours(frame: Any) -> str | None:
    """The colours of a tall picture that does not say which it has."""
    is_said = int(frame.colorspace) != _NOT_SAID
    return None if is_said or frame.height <= _HIGH_DEFINITION else "ITU709"


class _Window:
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


def _stamp(timed: Any) -> int | None:
    """The time stamp of a packet or of the picture that was decoded from it."""
    stamp: int | None = timed.dts if timed.pts is None else timed.pts
    return stamp
