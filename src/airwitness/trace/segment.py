"""One immutable, memory-mapped run of the index: a file named by its SHA-256.

The file is Arrow IPC with one record batch of one row; each column is a list:

============  ===================  ==========================================================
directory     uint32 [4097]        first posting of each bucket (top 12 bits of a key)
remainder     uint16 [postings]    low 16 bits of the key, sorted within the bucket
position      uint32 [postings]    frame of the anchor, counted through the whole segment;
                                   sorted where keys are equal
trace         uint32 [peaks]       a peak: 1/8 frames since the start of its block, above
                                   14 bits of frequency in 1/64 bin; sorted by time
trace_start   uint32 [blocks + 1]  first peak at or after each 2,048 frames
decoy         uint32 [peaks]       a peak of a decoy: 1/8 frames since its start, above
                                   14 bits of frequency in 1/64 bin; sorted by time
decoy_rank    uint8 [peaks]        how many peaks within half a second are stronger
decoy_start   uint32 [decoys + 1]  first peak of each decoy; those of a lane stand together,
                                   in the order of the lanes
lanes         struct [lanes]       where each lane stands (see `Lane`)

picture_directory  uint32 [4097]   first corner of each bucket (top 12 bits of a code)
picture_remainder  uint16 [n]      next 16 bits of the code, sorted within the bucket
picture_frame      uint32 [n]      frame of the corner, counted through the whole segment;
                                   sorted where the 28 bits are equal
picture_rest       uint32 [n]      last 32 bits of the code
picture_place      uint32 [n]      x and y (12 bits each, lowest first, 1/4,096 of the width
                                   and height), size step (4 bits), whether it is still (1)
picture_time       int64 [frames]  flicks from the lane's first picture
picture_shape      uint16 [frames] width / height of the picture in 1/4,096
picture_lanes      struct [lanes]  which frames are of which lane (see `PictureLane`)

parts         struct [parts]       digest of each part and the facts of its decoding, JSON
============  ===================  ==========================================================

A lane begins with a block of 2,048 frames, so that it can be moved to another segment without
a change of its peaks. Behind each lane lie at least 4,096 empty frames, more than any window
of votes, so that no vote can join two lanes. A decoy is a time-reversed excerpt of a lane: a
clip that is surely aired nowhere. The schema's metadata names the parameters; a file made
with others is refused.

`laying` makes segments of lanes, `merging` of other segments.
"""

import copy
import json
import mmap
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from airwitness.compiled import kernel
from airwitness.errors import IndexMismatch, IntegrityError
from airwitness.evidence.digest import Json, canonical, sha256
from airwitness.fingerprint import audio, video
from airwitness.fingerprint.peaks import TIME_STEPS, Peaks
from airwitness.trace.masking import Masking
from airwitness.trace.picture_table import PICTURE_ARRAYS, PictureLane, PictureTable
from airwitness.trace.seek import rows_of

BUCKETS = 1 << 12
GUARD = 4_096  # empty frames behind a lane, at least
TRACE_BLOCK = 2_048  # frames
BLOCK_TIME = TRACE_BLOCK * TIME_STEPS  # 1/8 frames in a block: 14 bits
FREQUENCY_BITS = 14
MOST = 2**32 - 1  # positions, postings and peaks in a segment, each: they are counted in uint32
FORMAT = "airwitness segment 3"


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
    decoys: int
    """How many decoys were made of it."""


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
    decoy: NDArray[np.uint32]
    decoy_rank: NDArray[np.uint8]
    decoy_start: NDArray[np.uint32]
    lanes: tuple[Lane, ...]
    pictures: PictureTable
    parts: tuple[IndexedPart, ...]
    maps: tuple[mmap.mmap, ...] = ()
    """The files that the columns are mapped from."""

    @property
    def blocks(self) -> int:
        """How many blocks its lanes take up, the empty frames behind them included."""
        return self.trace_start.size - 1

    def let_go(self) -> None:
        """Give back the memory of what was read; it is read again when it is asked for."""
        for mapped in self.maps:
            mapped.madvise(mmap.MADV_DONTNEED)


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
            with path.open("rb") as stream:
                mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
            reader = pa.ipc.open_file(pa.py_buffer(mapped))
            batch = reader.get_batch(0)
            header = json.loads((reader.schema.metadata or {}).get(b"airwitness", b"{}"))
        except (pa.ArrowInvalid, OSError, ValueError) as error:
            raise IntegrityError(
                f"segment {path.stem[:12]}", "cannot be read", advice="run `airwitness rebuild`"
            ) from error
        if header.get("parameters") != parameters_digest():
            raise IndexMismatch(
                "segments",
                expected=parameters_digest()[:12],
                found=str(header.get("parameters"))[:12],
            )
        self.contents = Contents(
            **{name: _column(batch, name) for name in ARRAYS},
            lanes=tuple(Lane(**row) for row in batch.column("lanes")[0].as_py()),
            pictures=PictureTable(
                **{name: _column(batch, f"picture_{name}") for name in PICTURE_ARRAYS},
                lanes=tuple(PictureLane(**row) for row in batch.column("picture_lanes")[0].as_py()),
                maps=(mapped,),
                masking=None,
            ),
            parts=tuple(IndexedPart(**row) for row in batch.column("parts")[0].as_py()),
            maps=(mapped,),
        )
        self.lanes = self.contents.lanes
        self._firsts = np.array([lane.first for lane in self.lanes], np.int64)

    def with_masks(self, masking: Masking) -> "Segment":
        """The same segment, in which masks name corners."""
        other = copy.copy(self)
        pictures = replace(self.contents.pictures, masking=masking)
        other.contents = replace(self.contents, pictures=pictures)
        return other

    def lane_at(self, position: int) -> Lane:
        """The lane that holds a position."""
        return self.lanes[max(0, int(np.searchsorted(self._firsts, position, "right")) - 1)]

    def look_up(
        self, keys: NDArray[np.uint32], cap: int
    ) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """Every posting of every key.

        Args:
            keys: uint32 [n], 28 bits, sorted, no two equal.
            cap: a key with more postings than this is passed over.

        Returns:
            uint32 [n] how many postings each key has; uint32 [their sum] positions in frames,
            those of each key behind those of the one before.
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
        time, frequency = _trace_of(held.trace, held.trace_start, begin, end)
        return time - lane.first * TIME_STEPS, frequency

    @property
    def decoy_count(self) -> int:
        """How many decoys the segment keeps."""
        return self.contents.decoy_start.size - 1

    def decoy(self, number: int) -> Peaks:
        """Peaks of a decoy, as `clip_peaks` gave them for the reversed excerpt."""
        held = self.contents
        first, last = (int(start) for start in held.decoy_start[number : number + 2])
        rows = held.decoy[first:last]
        return Peaks(
            time=(rows >> FREQUENCY_BITS).astype(np.int64),
            frequency=(rows & ((1 << FREQUENCY_BITS) - 1)).astype(np.int32),
            rank=held.decoy_rank[first:last].astype(np.int32),
        )


ARRAYS = (
    "directory",
    "remainder",
    "position",
    "trace",
    "trace_start",
    "decoy",
    "decoy_rank",
    "decoy_start",
)


def made_with() -> dict[str, Json]:
    """What stored fingerprints depend on, by kind."""
    return {"sound": audio.PARAMETERS.as_json(), "picture": video.PARAMETERS.as_json()}


def parameters_digest() -> str:
    """SHA-256 of what stored fingerprints depend on."""
    return sha256(canonical({"format": FORMAT, **made_with()}))


def blocks_of(frames: int) -> int:
    """How many blocks a lane takes up, the empty frames behind it included."""
    return -(-(frames + GUARD) // TRACE_BLOCK)


def _column(batch: Any, name: str) -> NDArray[Any]:
    array: NDArray[Any] = batch.column(name)[0].values.to_numpy(zero_copy_only=True)
    return array


@kernel
def _walk(
    directory: NDArray[np.uint32],
    remainder: NDArray[np.uint16],
    position: NDArray[np.uint32],
    keys: NDArray[np.uint32],
    cap: int,
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Find where each of the sorted keys stands; then copy what is there."""
    begin, size = rows_of(directory, remainder, keys, 0)
    total = 0
    for i in range(keys.size):
        if size[i] > cap:
            size[i] = 0
        total += int(size[i])
    found = np.empty(total, np.uint32)
    count = 0
    for i in range(keys.size):
        for k in range(int(begin[i]), int(begin[i]) + int(size[i])):
            found[count] = position[k]
            count += 1
    return size, found


@kernel
def _trace_of(
    trace: NDArray[np.uint32], trace_start: NDArray[np.uint32], begin: int, end: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Time (1/8 frames of the segment) and frequency of the peaks between two frames."""
    block, last = begin // TRACE_BLOCK, min(end // TRACE_BLOCK, trace_start.size - 2)
    room = np.int64(trace_start[last + 1]) - np.int64(trace_start[block])
    time, frequency = np.empty(room, np.int64), np.empty(room, np.int64)
    count = 0
    for number in range(block, last + 1):
        for row in range(trace_start[number], trace_start[number + 1]):
            at = number * BLOCK_TIME + (np.int64(trace[row]) >> FREQUENCY_BITS)
            if begin * TIME_STEPS <= at < end * TIME_STEPS:
                time[count] = at
                frequency[count] = np.int64(trace[row]) & ((1 << FREQUENCY_BITS) - 1)
                count += 1
    return time[:count], frequency[:count]
