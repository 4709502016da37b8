"""Make one segment of many, without the lanes of withdrawn parts, in little memory.

A segment of ten thousand hours is larger than the memory of most machines. So the postings
are merged a few buckets at a time, the peaks are copied as they are, and the columns grow in
files without a name, which vanish with the process. Only then is the segment written.

The lanes follow each other as if `laying.build` had been given all of them at once, in the
order of the segments, and the file has the same bytes.
"""

import contextlib
import itertools
import mmap
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import DTypeLike, NDArray

from airwitness.trace.laying import ends_of_buckets, pack, position_of, remainder_of
from airwitness.trace.picture_merging import GROWING, merge_pictures
from airwitness.trace.picture_table import PictureTable
from airwitness.trace.segment import BUCKETS, TRACE_BLOCK, Contents, Lane, Segment, blocks_of

_GROUP = 1 << 20  # postings merged at a time, if a bucket has not more
_PIECE = 1 << 23  # peaks copied at a time
_GROWING: dict[str, DTypeLike] = {
    "remainder": np.uint16,
    "position": np.uint32,
    "trace": np.uint32,
    "decoy": np.uint32,
    "decoy_rank": np.uint8,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Lanes that stand together in a segment and stay together."""

    held: Contents
    lanes: tuple[Lane, ...]
    blocks: slice
    """Where they stand."""
    decoys: slice
    """Which of the segment's decoys are theirs."""
    to: int
    """The block where they will begin."""

    def moved(self) -> Iterator[Lane]:
        """The lanes where they will stand."""
        shift = (self.to - self.blocks.start) * TRACE_BLOCK
        for lane in self.lanes:
            yield replace(lane, first=lane.first + shift)


def merge(segments: Sequence[Segment], dropped: frozenset[str], folder: Path) -> Contents:
    """One segment of many.

    Args:
        segments: in the order in which their lanes are to stand.
        dropped: digests of parts that are left out, with their lanes and decoys.
        folder: where the columns grow.
    """
    runs = list(_runs(segments, dropped))
    sources = [_Postings(segment.contents, runs) for segment in segments]
    peaks, decoys = _Starts(), _Starts()
    with contextlib.ExitStack() as files:
        columns = {
            name: _Column(files.enter_context(tempfile.TemporaryFile(dir=folder, prefix=".")))
            for name in _GROWING
        }
        directory = _merge_postings(sources, columns["remainder"], columns["position"])
        for run in runs:
            held = run.held
            columns["trace"].copy(held, held.trace, peaks.add(held.trace_start, run.blocks))
            chosen = decoys.add(held.decoy_start, run.decoys)
            columns["decoy"].copy(held, held.decoy, chosen)
            columns["decoy_rank"].copy(held, held.decoy_rank, chosen)
        shown = {
            name: _Column(files.enter_context(tempfile.TemporaryFile(dir=folder, prefix=".")))
            for name in GROWING
        }
        merged = merge_pictures(segments, dropped, lambda name, values: shown[name].append(values))
        grown = {name: columns[name].mapped(kind) for name, kind in _GROWING.items()}
        pictures = PictureTable(
            directory=merged.directory,
            lanes=merged.lanes,
            masking=None,
            maps=tuple(m for column in shown.values() for m in column.maps),
            **{name: shown[name].mapped(kind) for name, kind in GROWING.items()},
        )
    return Contents(
        directory=directory,
        trace_start=peaks.all(),
        decoy_start=decoys.all(),
        lanes=tuple(lane for run in runs for lane in run.moved()),
        parts=tuple(p for s in segments for p in s.contents.parts if p.part not in dropped),
        pictures=pictures,
        maps=tuple(m for c in (*columns.values(), *shown.values()) for m in c.maps),
        **grown,
    )


def _runs(segments: Sequence[Segment], dropped: frozenset[str]) -> Iterator[_Run]:
    """The lanes that stay, as few runs as there can be."""
    to = 0
    for segment in segments:
        decoy = 0
        for is_dropped, group in itertools.groupby(segment.lanes, lambda x: x.part in dropped):
            lanes = tuple(group)
            first = lanes[0].first // TRACE_BLOCK
            stop = lanes[-1].first // TRACE_BLOCK + blocks_of(lanes[-1].frames)
            decoys = slice(decoy, decoy + sum(lane.decoys for lane in lanes))
            decoy = decoys.stop
            if not is_dropped:
                blocks = slice(first, stop)
                yield _Run(held=segment.contents, lanes=lanes, blocks=blocks, decoys=decoys, to=to)
                to += stop - first


class _Postings:
    """The postings of a segment as they will be."""

    def __init__(self, held: Contents, runs: Sequence[_Run]) -> None:
        self._held = held
        mine = [run for run in runs if run.held is held]
        self._shift = mine[0].to * TRACE_BLOCK if mine else 0
        self._is_whole = [run.blocks for run in mine] == [slice(0, held.blocks)]
        self._to = np.full(held.blocks, -1)  # block → block where it will stand, -1: nowhere
        for run in mine:
            count = run.blocks.stop - run.blocks.start
            self._to[run.blocks] = np.arange(run.to, run.to + count)
        self.directory = held.directory.astype(np.int64)

    def between(self, first: int, last: int) -> NDArray[np.uint64]:
        """uint64 [n]: packed postings of buckets [first, last); `first` is called 0."""
        rows = slice(self.directory[first], self.directory[last])
        position = self._held.position[rows]
        counts = np.diff(self.directory[first : last + 1])
        bucket = np.repeat(np.arange(last - first, dtype=np.uint32), counts)
        key = bucket << np.uint32(16) | self._held.remainder[rows]
        if self._is_whole:
            return pack(key, position + np.uint32(self._shift))
        to = self._to[position // TRACE_BLOCK]
        stays = to >= 0
        return pack(key[stays], to[stays] * TRACE_BLOCK + position[stays] % TRACE_BLOCK)

    def let_go(self) -> None:
        """Give back the memory of what was read."""
        self._held.let_go()


def _merge_postings(
    sources: Sequence[_Postings], remainder: "_Column", position: "_Column"
) -> NDArray[np.uint32]:
    """Add the postings of all sources to two columns; gives the directory."""
    directory = np.zeros(BUCKETS + 1, np.uint32)
    total = sum((s.directory for s in sources), np.zeros(BUCKETS + 1, np.int64))
    first, count = 0, 0
    while first < BUCKETS:
        fits = int(np.searchsorted(total, total[first] + _GROUP, "right")) - 1
        last = max(first + 1, fits)
        posting = np.concatenate([source.between(first, last) for source in sources])
        posting.sort(kind="stable")  # sorted runs are merged, which is faster than sorting
        directory[first : last + 1] = count + ends_of_buckets(posting, last - first)
        remainder.append(remainder_of(posting))
        position.append(position_of(posting))
        for source in sources:
            source.let_go()
        first, count = last, count + posting.size
    return directory


class _Starts:
    """Where each of many things that follow each other begins: grows run by run."""

    def __init__(self) -> None:
        self._starts = [np.zeros(1, np.int64)]
        self._end = 0

    def add(self, starts: NDArray[np.uint32], chosen: slice) -> slice:
        """Take some of a segment's; gives the rows that they stand for."""
        mine = starts[chosen.start : chosen.stop + 1].astype(np.int64)
        self._starts.append(mine[1:] - mine[0] + self._end)
        self._end += int(mine[-1] - mine[0])
        return slice(int(mine[0]), int(mine[-1]))

    def all(self) -> NDArray[np.uint32]:
        """uint32 [n + 1]: all starts, and the end."""
        return np.concatenate(self._starts).astype(np.uint32)


class _Column:
    """A column that grows in a file without a name."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.maps: tuple[mmap.mmap, ...] = ()
        """What it is mapped from, where it is not empty."""

    def append(self, values: NDArray[Any]) -> None:
        """Add values behind the last."""
        self._file.write(np.ascontiguousarray(values).data)

    def copy(self, held: Contents, values: NDArray[Any], rows: slice) -> None:
        """Add some of a segment's values as they are, piece by piece."""
        for at in range(rows.start, rows.stop, _PIECE):
            self.append(values[at : min(at + _PIECE, rows.stop)])
            held.let_go()

    def mapped(self, kind: DTypeLike) -> NDArray[Any]:
        """All of it; it stays when the file is closed."""
        self._file.flush()
        if not self._file.tell():
            return np.zeros(0, kind)
        self.maps = (mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ),)
        return np.frombuffer(self.maps[0], kind)
