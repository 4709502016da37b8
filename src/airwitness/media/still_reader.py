"""Stills inside the decode child: the picture that is shown at each of some given times.

Packets are passed over until a time is reached; then the picture is decoded from the last key
picture before it (`seeking`).

A still is as a player shows it: the shape of its pixels, turns and mirrors are taken into
account. Interlaced pictures stay so.
"""

import struct
from collections.abc import Iterator
from typing import Any

import av
import numpy as np

from airwitness.media.facts import TALLEST
from airwitness.media.seeking import SLACK, STEPS_BACK, Seeker, Window, stamp_of
from airwitness.media.timeline import Timeline
from airwitness.media.upright import is_on_its_side, upright
from airwitness.spans import FLICKS

HOLD = FLICKS  # the last picture of a track is shown for so long after its end
_OBLONG = 8  # pixels that are said to be longer are taken as square
_HIGH_DEFINITION = 576  # lines; taller pictures that do not say their colours have those of HD

_NOT_SAID = 2  # AVCOL_SPC_UNSPECIFIED
_HEAD = struct.Struct("<iqii")


class StillReader(Seeker):
    """One pass over a container for the stills of one track."""

    _window: Window
    _width = 1  # most pixels of a still from left to right

    def run(self, request: dict[str, Any]) -> None:
        """Send the still of each time of the request of which there is one."""
        times = request["times"]
        self._window = Window()
        self._width = int(request["width"])
        wanted = sorted((time + self._zero, number) for number, time in enumerate(times))
        if self._can_be_sought(max(times, default=0), is_spliced=request["is_spliced"]):
            for time, number in wanted:
                self._seek(time, number)
        else:
            self._read_on(wanted)

    def _seek(self, time: int, number: int) -> None:
        """The still of one time; goes back farther where no key picture is found before it."""
        for back in STEPS_BACK:
            self._window = Window()
            if self._go_to(time - back * FLICKS):
                self._fill(time)
            if self._window.has_key:
                break
        self._answer(time, number)

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
        shown_at = {stamp_of(packet): shown for shown, packet in kept}
        in_order = iter(sorted(shown for shown, _ in kept))
        for count, packet in enumerate((*(packet for _, packet in kept), None), 1):
            self._beat(count)
            try:
                frames = self._decoder.decode(packet)
            except (av.FFmpegError, ValueError):
                continue
            for frame in frames:
                counted = next(in_order, time)
                stamp = stamp_of(frame)
                yield counted if stamp is None else shown_at.get(stamp, counted), frame
        self._decoder.flush_buffers()

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
