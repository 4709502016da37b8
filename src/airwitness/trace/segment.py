"""One immutable, memory-mapped run of the index: a file named by its SHA-256.

The file is Arrow IPC with one record batch of one row; each column is a list:

============  ===================  ==========================================================
directory     uint32 [4097]        first posting of each bucket (top 12 bits of a key)
remainder     uint16 [postings]    low 16 bits of the key, sorted within the bucket
position      uint32 [postings]    frame of the anchor, counted through the whole segment
trace         uint32 [peaks]       a peak: 1/8 frames since the start of its block, above
                                   14 bits of frequency in 1/64 bin; sorted by time
trace_start   uint32 [blocks + 1]  first peak at or after each 2,048 frames
lanes         struct [lanes]       where each lane stands (see `Lane`)
parts         struct [parts]       digest of each part and the facts of its decoding, JSON
============  ===================  ==========================================================

Between two lanes lie at least 4,096 empty frames, more than any window of votes, so that no
vote can join two lanes. The schema's metadata names the parameters; a file made with others
is refused.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from airwitness.compiled import kernel
from airwitness.errors import IndexMismatch, IntegrityError
from airwitness.evidence.digest import canonical, sha256
from airwitness.fingerprint.audio import PARAMETERS, Fingerprint
from airwitness.fingerprint.peaks import HOP, TIME_STEPS, Peaks

BUCKETS = 1 << 12
GUARD = 4_096  # empty frames between lanes
TRACE_BLOCK = 2_048  # frames
MAX_POSITION = 2**32 - 1 - GUARD
_BLOCK_TIME = TRACE_BLOCK * TIME_STEPS  # 1/8 frames in a block: 14 bits
_FREQUENCY_BITS = 14
_FORMAT = "airwitness segment 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One track of a part in a segment."""

    part: str
    """SHA-256 of the part."""
    name: str
    """`sound 0`, `side 0`, …"""
    first: int
    """Position of its first frame in the segment."""
    frames: int
    """How many frames it has."""
    start: int
    """Recording time of its first sample, in flicks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedPart:
    """A part that the segment answers for, with or without lanes."""

    part: str
    """SHA-256 of the part."""
    facts: str
    """JSON of `media.facts.Facts`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All columns of a segment."""

    directory: NDArray[np.uint32]
    remainder: NDArray[np.uint16]
    position: NDArray[np.uint32]
    trace: NDArray[np.uint32]
    trace_start: NDArray[np.uint32]
    lanes: tuple[Lane, ...]
    parts: tuple[IndexedPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLane:
    """A lane that is to go into a segment."""

    part: str
    name: str
    start: int
    fingerprint: Fingerprint


class Segment:
    """An open segment."""

    def __init__(self, path: Path) -> None:
        """Map the file; nothing is read until it is asked for.

        Raises:
            IndexMismatch: it was made with other parameters.
            IntegrityError: it is not a segment.
        """
        import pyarrow as pa

        self.digest = path.stem
        try:
            reader = pa.ipc.open_file(pa.memory_map(str(path)))
            batch = reader.get_batch(0)
            header = json.loads((reader.schema.metadata or {}).get(b"airwitness", b"{}"))
        except (pa.ArrowInvalid, OSError, ValueError) as error:
            raise IntegrityError(
                f"segment {path.stem[:12]}", "cannot be read", advice="run `airwitness rebuild`"
            ) from error
        if header.get("parameters") != parameters_digest():
            raise IndexMismatch(
                "sound", expected=parameters_digest()[:12], found=str(header.get("parameters"))[:12]
            )
        self.contents = Contents(
            **{name: _column(batch, name) for name in _ARRAYS},
            lanes=tuple(Lane(**row) for row in batch.column("lanes")[0].as_py()),
            parts=tuple(IndexedPart(**row) for row in batch.column("parts")[0].as_py()),
        )
        self.lanes = self.contents.lanes
        self._firsts = np.array([lane.first for lane in self.lanes], np.int64)

    def lane_at(self, position: int) -> Lane:
        """The lane that holds a position."""
        return self.lanes[max(0, int(np.searchsorted(self._firsts, position, "right")) - 1)]

    def look_up(
        self, keys: NDArray[np.uint32], cap: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Every posting of every key.

        Args:
            keys: uint32 [n], 28 bits, sorted.
            cap: a key with more postings than this is passed over.

        Returns:
            int64 [hits] index into the keys, int64 [hits] position in frames.
        """
        held = self.contents
        return _walk(held.directory, held.remainder, held.position, keys, cap)

    def trace_of(self, lane: Lane, first: int, last: int) -> tuple[NDArray[Any], NDArray[Any]]:
        """Peaks of a lane between two frames counted from the lane's first.

        Returns:
            int64 [n] time in 1/8 frame from the lane's first frame, int64 [n] frequency in
            1/64 bin.
        """
        held = self.contents
        begin = lane.first + max(0, first)
        end = lane.first + min(lane.frames, max(0, last))
        if end <= begin:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        block, stop = begin // TRACE_BLOCK, end // TRACE_BLOCK + 1
        starts = held.trace_start[block : stop + 1].astype(np.int64)
        rows = held.trace[starts[0] : starts[-1]].astype(np.int64)
        base = np.repeat(np.arange(block, block + starts.size - 1), np.diff(starts))
        time = base * _BLOCK_TIME + (rows >> _FREQUENCY_BITS)
        keep = (time >= begin * TIME_STEPS) & (time < end * TIME_STEPS)
        frequency = rows[keep] & ((1 << _FREQUENCY_BITS) - 1)
        return time[keep] - lane.first * TIME_STEPS, frequency


_ARRAYS = ("directory", "remainder", "position", "trace", "trace_start")


def parameters_digest() -> str:
    """SHA-256 of what stored fingerprints depend on."""
    return sha256(canonical({"format": _FORMAT, **PARAMETERS.as_json()}))


def build(lanes: Sequence[NewLane], parts: Sequence[IndexedPart]) -> Contents:
    """Lay lanes one behind the other and sort their postings."""
    first, placed, traces = 0, [], []
    keys: list[NDArray[np.uint32]] = []
    positions: list[NDArray[np.uint32]] = []
    for lane in lanes:
        held = lane.fingerprint
        frames = held.samples // HOP + 1
        placed.append(
            Lane(part=lane.part, name=lane.name, first=first, frames=frames, start=lane.start)
        )
        keys.append(held.keys.key)
        positions.append((held.keys.time // TIME_STEPS + first).astype(np.uint32))
        traces.append(_shifted(held.trace, first))
        first += frames + GUARD
    return _sorted(keys, positions, traces, tuple(placed), tuple(parts))


def merge(segments: Iterable[Segment], dropped: frozenset[str]) -> Contents:
    """One segment of many, without the lanes of dropped parts."""
    first, placed, parts = 0, [], []
    keys: list[NDArray[np.uint32]] = []
    positions: list[NDArray[np.uint32]] = []
    traces: list[NDArray[np.int64]] = []
    for segment in segments:
        held = segment.contents
        parts += [part for part in held.parts if part.part not in dropped]
        key = _whole_keys(held)
        order = np.argsort(held.position, kind="stable")
        key, position = key[order], held.position[order].astype(np.int64)
        for lane in held.lanes:
            if lane.part in dropped:
                continue
            a, b = np.searchsorted(position, [lane.first, lane.first + lane.frames])
            keys.append(key[a:b])
            positions.append((position[a:b] - lane.first + first).astype(np.uint32))
            time, frequency = segment.trace_of(lane, 0, lane.frames)
            traces.append(np.stack([time + first * TIME_STEPS, frequency], axis=1))
            placed.append(
                Lane(
                    part=lane.part,
                    name=lane.name,
                    first=first,
                    frames=lane.frames,
                    start=lane.start,
                )
            )
            first += lane.frames + GUARD
    return _sorted(keys, positions, traces, tuple(placed), tuple(parts))


def encode(contents: Contents) -> bytes:
    """The bytes of the file; the same contents give the same bytes."""
    import pyarrow as pa

    columns = {name: getattr(contents, name) for name in _ARRAYS}
    arrays: list[pa.Array[Any]] = [
        pa.LargeListArray.from_arrays(pa.array([0, len(c)], pa.int64()), pa.array(c))
        for c in columns.values()
    ]
    lane_fields: Any = {
        "part": pa.string(),
        "name": pa.string(),
        "first": pa.int64(),
        "frames": pa.int64(),
        "start": pa.int64(),
    }
    part_fields: Any = {"part": pa.string(), "facts": pa.string()}
    lanes = [
        {"part": x.part, "name": x.name, "first": x.first, "frames": x.frames, "start": x.start}
        for x in contents.lanes
    ]
    parts = [{"part": p.part, "facts": p.facts} for p in contents.parts]
    arrays.append(pa.array([lanes], pa.list_(pa.struct(lane_fields))))
    arrays.append(pa.array([parts], pa.list_(pa.struct(part_fields))))
    header = canonical(
        {"format": _FORMAT, "made_with": PARAMETERS.as_json(), "parameters": parameters_digest()}
    )
    schema = pa.schema(
        [pa.field(n, a.type) for n, a in zip([*columns, "lanes", "parts"], arrays, strict=True)],
        metadata={b"airwitness": header},
    )
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, schema) as writer:
        writer.write_batch(pa.record_batch(arrays, schema=schema))
    return bytes(sink.getvalue().to_pybytes())


def _column(batch: Any, name: str) -> NDArray[Any]:
    array: NDArray[Any] = batch.column(name)[0].values.to_numpy(zero_copy_only=True)
    return array


def _whole_keys(held: Contents) -> NDArray[np.uint32]:
    """uint32 [postings]: bucket and remainder put together."""
    directory = held.directory.astype(np.int64)
    counts = directory[1:] - directory[:-1]
    bucket = np.repeat(np.arange(BUCKETS, dtype=np.uint32), counts)
    return (bucket << np.uint32(16)) | held.remainder.astype(np.uint32)


def _shifted(trace: Peaks, first: int) -> NDArray[np.int64]:
    """int64 [n, 2]: time (1/8 frame of the segment) and frequency."""
    return np.stack([trace.time + first * TIME_STEPS, trace.frequency.astype(np.int64)], axis=1)


def _sorted(
    keys: list[NDArray[np.uint32]],
    positions: list[NDArray[np.uint32]],
    traces: list[NDArray[np.int64]],
    lanes: tuple[Lane, ...],
    parts: tuple[IndexedPart, ...],
) -> Contents:
    """Lanes that were laid one behind the other: postings by key, peaks by time."""
    key = np.concatenate([np.zeros(0, np.uint32), *keys])
    position = np.concatenate([np.zeros(0, np.uint32), *positions])
    trace = np.concatenate([np.zeros((0, 2), np.int64), *traces])
    order = np.lexsort((position, key))
    key, position = key[order], position[order]
    end = max((lane.first + lane.frames for lane in lanes), default=0)
    directory = np.searchsorted(key >> np.uint32(16), np.arange(BUCKETS + 1))
    blocks = np.arange(end // TRACE_BLOCK + 2) * _BLOCK_TIME
    rows = (trace[:, 0] % _BLOCK_TIME) << _FREQUENCY_BITS | trace[:, 1]
    return Contents(
        directory=directory.astype(np.uint32),
        remainder=(key & np.uint32(0xFFFF)).astype(np.uint16),
        position=position,
        trace=rows.astype(np.uint32),
        trace_start=np.searchsorted(trace[:, 0], blocks).astype(np.uint32),
        lanes=lanes,
        parts=parts,
    )


@kernel
def _walk(
    directory: NDArray[np.uint32],
    remainder: NDArray[np.uint16],
    position: NDArray[np.uint32],
    keys: NDArray[np.uint32],
    cap: int,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Find sorted keys by bisection within their buckets."""
    room = 4 * keys.size + 64
    which = np.empty(room, np.int64)
    where = np.empty(room, np.int64)
    count = 0
    for i in range(keys.size):
        bucket = keys[i] >> 16
        wanted = keys[i] & 0xFFFF
        low, high = np.int64(directory[bucket]), np.int64(directory[bucket + 1])
        end = high
        while low < high:
            middle = (low + high) // 2
            if remainder[middle] < wanted:
                low = middle + 1
            else:
                high = middle
        stop = low
        while stop < end and remainder[stop] == wanted:
            stop += 1
        if stop - low > cap:
            continue
        while count + stop - low > room:
            grown = np.empty(2 * room, np.int64)
            grown[:count] = which[:count]
            which = grown
            moved = np.empty(2 * room, np.int64)
            moved[:count] = where[:count]
            where = moved
            room *= 2
        for k in range(low, stop):
            which[count] = i
            where[count] = position[k]
            count += 1
    return which[:count], where[:count]
