"""Stretches of a track inside the decode child: its sound, or its pictures, around some places.

As with stills, a container is sought where it can be (`seeking`), and read from its beginning
where not, unless that is too long. A little of the sound before a stretch is decoded with it, so
that the decoder is in step, and is sent with it: whoever asked cuts it off.
"""

import itertools
import struct
from collections.abc import Iterator
from functools import partial
from typing import Any

import av
import numpy as np

from airwitness.media.lanes import LaneReader
from airwitness.media.pictures import AREA, small
from airwitness.media.seeking import SLACK, STEPS_BACK, Seeker, Window, stamp_of
from airwitness.media.timeline import Timeline
from airwitness.spans import FLICKS

LEAD = FLICKS // 2  # of sound before a stretch
EVERY = FLICKS // 8  # between pictures
READ_THROUGH = 1 << 30  # bytes of a file that cannot be sought
_HEAD = struct.Struct("<iiq")
_MILLISECOND = FLICKS // 1_000

Timed = Iterator[tuple[Any, int, int]]
"""Packets of the track, when each is decoded, and when it is shown."""


class SpanReader(Seeker):
    """One pass over a container for stretches of one track."""

    _number = 0  # of the wish, with which everything is marked that is sent

    def run(self, wish: dict[str, Any]) -> None:
        """Send the stretches of a wish.

        Raises:
            ValueError: the file would have to be read through, and is too long for that.
        """
        self._number = int(wish["number"])
        spans = [(start + self._zero, end + self._zero) for start, end in wish["spans"]]
        latest = max((end for _, end in wish["spans"]), default=0)
        is_sound = self._stream.type == "audio"
        if self._can_be_sought(latest, is_spliced=wish["is_spliced"]):
            for start, end in spans:
                if is_sound:
                    self._go_to(start - LEAD)
                    self._hear(self._sought(), start, end)
                else:
                    self._see(*self._from_key(start), start, end)
            return
        if self._container.size > READ_THROUGH:
            raise ValueError("it cannot be sought, and is too long to be read through for this")
        timed = self._read_on()
        for start, end in spans:
            self._decoder.flush_buffers()
            if is_sound:
                timed = self._hear(timed, start, end)
            else:
                timed = self._see(*_held(timed, start), start, end)

    def _sought(self) -> Timed:
        """What follows where the container was sought, by its own stamps."""
        for packet in self._packets([self._stream]):
            stamp = packet.dts if packet.dts is not None else packet.pts
            if stamp is not None:
                shown = stamp if packet.pts is None else packet.pts
                base = FLICKS * packet.time_base
                yield packet, round(stamp * base), round(shown * base)

    def _read_on(self) -> Timed:
        """Everything from the beginning, on the timeline of the programme."""
        line = Timeline(wrap=self._wrap)
        for packet in self._packets(self._program):
            placed = self._placed(packet, line)
            if placed is not None and packet.stream.index == self._stream.index:
                yield packet, *placed

    def _hear(self, timed: Timed, start: int, end: int) -> Timed:
        """Send the sound of a stretch; return what follows it."""
        lane: LaneReader | None = None
        for packet, at, shown in timed:
            if at > end:
                timed = itertools.chain([(packet, at, shown)], timed)
                break
            if at < start - LEAD:
                continue
            if lane is None:
                stamp = 0 if packet.pts is None else round(packet.pts * packet.time_base * FLICKS)
                late = at - stamp - self._zero  # a lane counts from the stamp of its first packet
                lane = LaneReader(
                    self._stream, 0, Timeline(wrap=self._wrap), partial(self._sound, late)
                )
            lane.take(packet)
        if lane is not None:
            lane.finish()
        return timed

    def _sound(self, late: int, _stream: int, start: int, samples: "np.ndarray[Any, Any]") -> None:
        head = _HEAD.pack(self._number, samples.shape[0], start + late)
        self._send(b"S", head + np.ascontiguousarray(samples, dtype="<f4").tobytes())

    def _from_key(self, start: int) -> tuple[Window, Timed]:
        """As `_held`; goes back farther where no key picture is found before the time."""
        window, timed = Window(), self._sought()
        for back in STEPS_BACK:
            if self._go_to(start - back * FLICKS):
                window, timed = _held(self._sought(), start)
            if window.has_key:
                break
        return window, timed

    def _see(self, window: Window, timed: Timed, start: int, end: int) -> Timed:
        """Send the pictures of a stretch; return what follows it."""
        shown_at: dict[int | None, int] = {}
        due, rest = start - _MILLISECOND, timed
        held = ((packet, start, shown) for shown, packet in window.since(start))
        for packet, at, shown in itertools.chain(held, timed):
            if at > end:
                rest = itertools.chain([(packet, at, shown)], timed)
                break
            shown_at[stamp_of(packet)] = shown
            self._decoder.skip_frame = "NONREF" if shown < start else "DEFAULT"
            due = self._show(packet, shown_at, due, end)
        self._show(None, shown_at, due, end)
        self._decoder.flush_buffers()
        return rest

    def _show(self, packet: Any, shown_at: dict[int | None, int], due: int, end: int) -> int:
        """Send what a packet shows, if it is due; return when the next picture is."""
        try:
            frames = self._decoder.decode(packet)
        except (av.FFmpegError, ValueError, MemoryError):
            return due
        for frame in frames:
            time = shown_at.get(stamp_of(frame))
            if time is None or not due <= time <= end:
                continue
            picture = small(frame, self._stream, AREA)
            head = _HEAD.pack(self._number, picture.shape[1], time - self._zero)
            self._send(b"P", head + np.ascontiguousarray(picture, dtype=np.uint8).tobytes())
            due = time + EVERY - _MILLISECOND
        return due


def _held(timed: Timed, start: int) -> tuple[Window, Timed]:
    """What is to be decoded by a time, from the last key picture on; and what follows."""
    window = Window()
    for packet, at, shown in timed:
        if at > start + SLACK:
            return window, itertools.chain([(packet, at, shown)], timed)
        window.add(packet, shown, start)
    return window, timed
