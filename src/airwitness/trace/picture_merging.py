"""The pictures of many segments as one table, in little memory.

As `merging` does with sound: corners are merged a few buckets at a time into columns that grow in
files, frames are copied as they are.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from airwitness.trace.picture_table import PictureLane, PictureTable, directory_of
from airwitness.trace.segment import BUCKETS, Segment

GROWING: dict[str, DTypeLike] = {
    "remainder": np.uint16,
    "frame": np.uint32,
    "rest": np.uint32,
    "place": np.uint32,
    "time": np.int64,
    "shape": np.uint16,
}
_GROUP = 1 << 20  # corners merged at a time, if a bucket has not more

Append = Callable[[str, NDArray[Any]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What does not grow in files."""

    directory: NDArray[np.uint32]
    lanes: tuple[PictureLane, ...]


def merge_pictures(segments: Sequence[Segment], dropped: frozenset[str], append: Append) -> Merged:
    """Merge the pictures of segments.

    Args:
        segments: in the order in which their lanes are to stand.
        dropped: digests of parts that are left out.
        append: takes the name of a column in `GROWING` and the values that come next.
    """
    lanes: list[PictureLane] = []
    sources = []
    count = 0
    for segment in segments:
        table = segment.contents.pictures
        to = np.full(table.time.size, -1, np.int64)  # frame → where it will stand, -1: nowhere
        for lane in table.lanes:
            if lane.part not in dropped:
                frames = slice(lane.first, lane.first + lane.frames)
                to[frames] = np.arange(count, count + lane.frames)
                append("time", table.time[frames])
                append("shape", table.shape[frames])
                lanes.append(replace(lane, first=count))
                count += lane.frames
        sources.append((segment, table, to))
    return Merged(directory=_merge_corners(sources, append), lanes=tuple(lanes))


_Source = tuple[Segment, PictureTable, NDArray[np.int64]]


def _merge_corners(sources: Sequence[_Source], append: Append) -> NDArray[np.uint32]:
    """Add the corners of all sources to the columns; gives the directory."""
    directory = np.zeros(BUCKETS + 1, np.uint32)
    count = 0
    for first, last in _groups([table for _, table, _ in sources]):
        pieces = [_between(table, to, first, last) for _, table, to in sources]
        key, frame, rest, place = (np.concatenate(c) for c in zip(*pieces, strict=True))
        order = np.argsort(key << np.uint64(32) | frame, kind="stable")
        key = key[order]
        directory[first : last + 1] = count + directory_of(key)[: last - first + 1]
        append("remainder", (key & np.uint64(0xFFFF)).astype(np.uint16))
        append("frame", frame[order].astype(np.uint32))
        append("rest", rest[order])
        append("place", place[order])
        count += key.size
        for segment, _, _ in sources:
            segment.contents.let_go()
    directory[BUCKETS] = count
    return directory


def _groups(tables: Sequence[PictureTable]) -> Iterator[tuple[int, int]]:
    """Stretches of buckets that hold few enough corners together."""
    total = sum((t.directory.astype(np.int64) for t in tables), np.zeros(BUCKETS + 1, np.int64))
    first = 0
    while first < BUCKETS:
        fits = int(np.searchsorted(total, total[first] + _GROUP, "right")) - 1
        last = min(BUCKETS, max(first + 1, fits))
        yield first, last
        first = last


def _between(
    table: PictureTable, to: NDArray[np.int64], first: int, last: int
) -> tuple[NDArray[np.uint64], NDArray[np.uint64], NDArray[np.uint32], NDArray[np.uint32]]:
    """Corners of buckets [first, last) that stay: key (`first` is called 0), frame, rest, place."""
    rows = slice(int(table.directory[first]), int(table.directory[last]))
    ends = table.directory[first : last + 1].astype(np.int64)
    counts = ends[1:] - ends[:-1]
    bucket = np.repeat(np.arange(last - first, dtype=np.uint64), counts)
    frame = to[table.frame[rows]]
    stays = frame >= 0
    key = bucket << np.uint64(16) | table.remainder[rows]
    return (
        key[stays],
        frame[stays].astype(np.uint64),
        table.rest[rows][stays],
        table.place[rows][stays],
    )
