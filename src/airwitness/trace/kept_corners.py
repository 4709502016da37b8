"""The corners that are kept of chosen hours of recordings, a stretch of codes at a time.

What masks are learned from. Segments keep corners in order of their codes, so that all with one
code come together, from every segment, and only a stretch of them is held in memory. Of many hours
some are taken, by the digest of their names: the same archive gives the same ones, however its
lanes lie in segments.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from airwitness.spans import FLICKS
from airwitness.trace.picture_table import PictureTable
from airwitness.trace.segment import Segment

MINUTE = 60 * FLICKS
HOUR = 60 * MINUTE
AT_ONCE = 4_000_000  # corners that are held in memory, about
_BUCKETS = 1 << 12


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Hour:
    """An hour of a lane of pictures, counted from its first picture; the last may be shorter."""

    part: str
    """SHA-256 of the part."""
    lane: str
    """`picture 0`, …"""
    number: int
    """Counted from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Corners of a stretch of codes."""

    code: NDArray[np.uint32]
    """uint32 [n], the first 32 bits of the code."""
    place: NDArray[np.uint32]
    """uint32 [n], see `picture_table.place_of`."""
    hour: NDArray[np.int32]
    """int32 [n], which of the chosen hours."""
    minute: NDArray[np.uint8]
    """uint8 [n], of the hour."""
    frame: NDArray[np.int64]
    """int64 [n], counted through all segments."""


def hours_in(segments: Sequence[Segment], least: int) -> list[Hour]:
    """Hours of lanes of which at least so many flicks were looked at, in order."""
    found = []
    for segment in segments:
        for lane in segment.contents.pictures.lanes:
            length = lane.end - lane.start if lane.frames else 0
            numbers = range(max(0, (length - least) // HOUR + 1))
            found += [Hour(part=lane.part, lane=lane.name, number=number) for number in numbers]
    return sorted(found)


def chosen(hours: Iterable[Hour], most: int) -> list[Hour]:
    """At most so many of some hours, in order: those whose digests are the least."""
    by_lot = sorted(hours, key=lambda h: (_lot(h), h))
    return sorted(by_lot[:most])


class KeptCorners:
    """The corners of chosen hours."""

    def __init__(self, segments: Sequence[Segment], hours: Sequence[Hour]) -> None:
        """Find the frames of these hours.

        Args:
            segments: where they are.
            hours: no two equal.
        """
        self._segments = segments
        self._tables = [segment.contents.pictures for segment in segments]
        self._first = np.cumsum([0, *(table.time.size for table in self._tables)])
        number = {hour: at for at, hour in enumerate(hours)}
        self._hours = [_hours_of(table, number) for table in self._tables]

    @property
    def frames(self) -> int:
        """How many frames all segments hold."""
        return int(self._first[-1])

    def stretches(self) -> Iterator[Kept]:
        """All corners of the hours; none whose first 12 bits are equal are in two stretches."""
        sizes = sum(np.diff(table.directory.astype(np.int64)) for table in self._tables)
        filled = np.cumsum(np.broadcast_to(sizes, _BUCKETS)) // AT_ONCE
        edges = np.concatenate([[0], np.flatnonzero(np.diff(filled)) + 1, [_BUCKETS]])
        for low, high in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
            found = [self._stretch(number, low, high) for number in range(len(self._tables))]
            yield Kept(
                code=np.concatenate([np.zeros(0, np.uint32), *(f.code for f in found)]),
                place=np.concatenate([np.zeros(0, np.uint32), *(f.place for f in found)]),
                hour=np.concatenate([np.zeros(0, np.int32), *(f.hour for f in found)]),
                minute=np.concatenate([np.zeros(0, np.uint8), *(f.minute for f in found)]),
                frame=np.concatenate([np.zeros(0, np.int64), *(f.frame for f in found)]),
            )
            for segment in self._segments:
                segment.contents.let_go()

    def _stretch(self, number: int, low: int, high: int) -> Kept:
        """Of one segment, buckets from `low` to `high`."""
        table, hours = self._tables[number], self._hours[number]
        begin, end = (int(table.directory[bucket]) for bucket in (low, high))
        frame = table.frame[begin:end]
        of = hours[frame]
        rows = np.flatnonzero(of >= 0)
        starts = table.directory[low : high + 1].astype(np.int64)
        bucket = np.repeat(np.arange(low, high, dtype=np.uint32), starts[1:] - starts[:-1])[rows]
        remainder = table.remainder[begin:end][rows].astype(np.uint32)
        rest = table.rest[begin:end][rows]
        frame = frame[rows]
        return Kept(
            code=bucket << np.uint32(20) | remainder << np.uint32(4) | rest >> np.uint32(28),
            place=table.place[begin:end][rows],
            hour=of[rows],
            minute=(table.time[frame] % HOUR // MINUTE).astype(np.uint8),
            frame=frame.astype(np.int64) + self._first[number],
        )


def _hours_of(table: PictureTable, number: dict[Hour, int]) -> NDArray[np.int32]:
    """int32 [frames], the chosen hour of each frame, -1 where it was not chosen."""
    of = np.full(table.time.size, -1, np.int32)
    for lane in table.lanes:
        frames = slice(lane.first, lane.first + lane.frames)
        count = int(table.time[frames].max(initial=-1)) // HOUR + 1
        names = (Hour(part=lane.part, lane=lane.name, number=n) for n in range(count))
        known = np.array([number.get(name, -1) for name in names], np.int32)
        if (known >= 0).any():
            of[frames] = known[table.time[frames] // HOUR]
    return of


def _lot(hour: Hour) -> bytes:
    return hashlib.sha256(f"{hour.part} {hour.lane} {hour.number}".encode()).digest()
