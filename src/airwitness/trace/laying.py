"""Lay lanes one behind the other in a new segment, and write a segment's file.

A lane begins where the blocks of the one before end (`blocks_of`). Postings are sorted by key
and position, peaks stay in order of time. The same contents give the same bytes.
"""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import DTypeLike, NDArray

from airwitness.evidence.digest import canonical
from airwitness.evidence.store import put_in_place, scratch
from airwitness.fingerprint.audio import Fingerprint
from airwitness.fingerprint.peaks import HOP, TIME_STEPS, Peaks
from airwitness.trace.picture_table import PICTURE_ARRAYS, NewPictures, lay_pictures
from airwitness.trace.segment import (
    ARRAYS,
    BLOCK_TIME,
    BUCKETS,
    FORMAT,
    FREQUENCY_BITS,
    TRACE_BLOCK,
    Contents,
    IndexedPart,
    Lane,
    Segment,
    blocks_of,
    made_with,
    parameters_digest,
)

_PIECE = 1 << 25  # bytes written and digested at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLane:
    """A lane that is to go into a segment."""

    part: str
    name: str
    start: int
    fingerprint: Fingerprint


def build(
    lanes: Sequence[NewLane],
    parts: Sequence[IndexedPart],
    pictures: Sequence[NewPictures] = (),
) -> Contents:
    """Lay lanes one behind the other and sort their postings."""
    block, placed = 0, []
    packed, peaks, counts = [], [], []
    for lane in lanes:
        held = lane.fingerprint
        frames = held.samples // HOP + 1
        first = block * TRACE_BLOCK
        taken = blocks_of(frames)
        placed.append(
            Lane(
                part=lane.part,
                name=lane.name,
                first=first,
                frames=frames,
                start=lane.start,
                decoys=len(held.decoys),
            )
        )
        packed.append(pack(held.keys.key, held.keys.time // TIME_STEPS + first))
        peaks.append(_rows(held.trace))
        counts.append(np.bincount(held.trace.time // BLOCK_TIME, minlength=taken))
        block += taken
    posting = np.sort(_joined(packed, np.uint64))
    decoys = [decoy for lane in lanes for decoy in lane.fingerprint.decoys]
    return Contents(
        directory=ends_of_buckets(posting, BUCKETS),
        remainder=remainder_of(posting),
        position=position_of(posting),
        trace=_joined(peaks, np.uint32),
        trace_start=_starts(_joined(counts, np.int64)),
        decoy=_joined([_rows(decoy) for decoy in decoys], np.uint32),
        decoy_rank=_joined([decoy.rank for decoy in decoys], np.uint8),
        decoy_start=_starts([decoy.time.size for decoy in decoys]),
        lanes=tuple(placed),
        pictures=lay_pictures(pictures),
        parts=tuple(parts),
    )


def pack(key: NDArray[Any], position: NDArray[Any]) -> NDArray[np.uint64]:
    """uint64 [n]: keys above positions, so that sorting puts both in order."""
    return key.astype(np.uint64) << np.uint64(32) | position.astype(np.uint64)


def remainder_of(posting: NDArray[np.uint64]) -> NDArray[np.uint16]:
    """uint16 [n]: low 16 bits of the keys of packed postings."""
    return (posting >> np.uint64(32)).astype(np.uint16)


def position_of(posting: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """uint32 [n]: positions of packed postings."""
    return posting.astype(np.uint32)


def ends_of_buckets(posting: NDArray[np.uint64], buckets: int) -> NDArray[np.uint32]:
    """uint32 [buckets + 1]: where each bucket begins in sorted packed postings, and the end."""
    borders = np.arange(buckets + 1, dtype=np.uint64) << np.uint64(48)
    return np.searchsorted(posting, borders).astype(np.uint32)


def write(contents: Contents, folder: Path) -> Segment:
    """Write a segment into the folder, piece by piece; durable when this returns."""
    import pyarrow as pa

    batch = _record(contents)
    with scratch(folder / ".segment-") as target:
        sink = _Sink(target, contents)
        with pa.ipc.new_file(pa.PythonFile(sink, mode="w"), batch.schema) as writer:
            writer.write_batch(batch)
        path = folder / f"{sink.digest.hexdigest()}.arrow"
        put_in_place(target, path)
    return Segment(path)


class _Sink(io.RawIOBase):
    """A file that digests what is written, and lets go of the memory that it came from."""

    def __init__(self, target: BinaryIO, contents: Contents) -> None:
        self._target = target
        self._contents = contents
        self.digest = hashlib.sha256()

    def write(self, data: Any) -> int:
        """Take a whole column at once, if need be."""
        view = memoryview(data).cast("B")
        for at in range(0, view.nbytes, _PIECE):
            self._target.write(view[at : at + _PIECE])
            self.digest.update(view[at : at + _PIECE])
            self._contents.let_go()
        return view.nbytes

    def writable(self) -> bool:
        """It is only written."""
        return True


def _record(contents: Contents) -> Any:
    """The one record batch of a segment."""
    import pyarrow as pa

    pictures = contents.pictures
    numbers = {name: getattr(contents, name) for name in ARRAYS}
    numbers |= {f"picture_{name}": getattr(pictures, name) for name in PICTURE_ARRAYS}
    lane: Any = {"part": pa.string(), "name": pa.string(), "first": pa.int64()}
    lane |= {"frames": pa.int64(), "start": pa.int64()}
    rows: list[tuple[str, Sequence[Any], Any]] = [
        ("lanes", contents.lanes, {**lane, "decoys": pa.int64()}),
        ("picture_lanes", pictures.lanes, {**lane, "end": pa.int64()}),
        ("parts", contents.parts, {"part": pa.string(), "facts": pa.string()}),
    ]
    columns: dict[str, pa.Array[Any]] = {
        name: pa.LargeListArray.from_arrays(pa.array([0, len(c)], pa.int64()), pa.array(c))
        for name, c in numbers.items()
    }
    for name, values, fields in rows:
        kind = pa.list_(pa.struct(fields))
        columns[name] = pa.array([[asdict(value) for value in values]], kind)
    header = canonical(
        {"format": FORMAT, "made_with": made_with(), "parameters": parameters_digest()}
    )
    schema = pa.schema(
        [pa.field(name, column.type) for name, column in columns.items()],
        metadata={b"airwitness": header},
    )
    return pa.record_batch(list(columns.values()), schema=schema)


def _rows(peaks: Peaks) -> NDArray[np.uint32]:
    """uint32 [n]: time since the beginning of the block, above the frequency."""
    rows = peaks.time % BLOCK_TIME << FREQUENCY_BITS | peaks.frequency
    return rows.astype(np.uint32)


def _joined(arrays: Sequence[NDArray[Any]], kind: DTypeLike) -> NDArray[Any]:
    """All values in a row; none where there are no arrays."""
    return np.concatenate([np.zeros(0, kind), *(array.astype(kind) for array in arrays)])


def _starts(counts: Sequence[int] | NDArray[np.int64]) -> NDArray[np.uint32]:
    """uint32 [n + 1]: where each of many that follow each other begins, and the end."""
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32)
