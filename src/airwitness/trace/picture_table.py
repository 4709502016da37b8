"""The frames of a segment and their corners, sorted by code.

Of a corner's code of 60 bits the first 28 are its key, as with sound: the bucket (top 12) and the
remainder. The other 32 and the place stand beside it, so that a hit is judged without looking
anywhere else. See `segment` for the columns.
"""

import itertools
import mmap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from airwitness.compiled import kernel
from airwitness.fingerprint.video import Frames
from airwitness.trace.masking import Masking
from airwitness.trace.seek import rows_of

KEY_BITS, REST_BITS = 28, 32
PLACES = 1 << 12  # steps of x and y across a picture
STEPS = 16  # times that a picture may be shrunk, with none
_STEP_AT, _STILL_AT = 24, 28  # bits of a place: x, above it y, the step, and whether it is still
SHAPES = 4_096  # of width / height
_LOW = np.uint64(0xFFFFFFFF)
_ROOM = 1 << 16  # hits that there is room for at first
_MANY = 1 << 18  # probes: so many read nearly all of a segment, and not at once
_AT_ONCE = 50_000_000  # corners that may be read before they are given back
_SOME = 1 << 12  # rows: so many lie on pages all over the table


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureLane:
    """One track of pictures of a part in a segment."""

    part: str
    """SHA-256 of the part."""
    name: str
    """`picture 0`, …"""
    first: int
    """Its first frame among those of the segment."""
    frames: int
    start: int
    """Recording time of its first picture, in flicks."""
    end: int
    """Recording time of the last picture that was looked at, in flicks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPictures:
    """A lane of pictures that is to go into a segment."""

    part: str
    name: str
    start: int
    end: int
    frames: Frames


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureTable:
    """All columns, and the lanes."""

    directory: NDArray[np.uint32]
    remainder: NDArray[np.uint16]
    frame: NDArray[np.uint32]
    rest: NDArray[np.uint32]
    place: NDArray[np.uint32]
    time: NDArray[np.int64]
    shape: NDArray[np.uint16]
    lanes: tuple[PictureLane, ...]
    maps: tuple[mmap.mmap, ...] = ()
    """The files that the columns are mapped from."""
    masking: Masking | None = None
    """What is found as still, whatever it was kept as."""

    def look_up(
        self, prefix: NDArray[np.uint32], code: NDArray[np.uint64], bits: int, cap: int, limit: int
    ) -> "Hits":
        """Every corner whose code begins with a prefix and is like a code.

        Args:
            prefix: uint32 [n], keys whose first `bits` bits are asked for, sorted.
            code: uint64 [n], codes that corners are compared with.
            bits: how many.
            cap: a prefix with more corners than this is passed over.
            limit: bits by which a corner's code may differ.
        """
        is_much = bool(self.maps) and prefix.size >= _MANY
        pieces = 1 + self.frame.size // _AT_ONCE if is_much else 1
        edges = np.linspace(0, prefix.size, pieces + 1).astype(int).tolist()
        found = [
            self._looked_up(prefix[a:b], code[a:b], a, KEY_BITS - bits, cap, limit)
            for a, b in itertools.pairwise(edges)
        ]
        if is_much:
            self._let_go()
        return Hits(
            probe=np.concatenate([hits.probe for hits in found]),
            row=np.concatenate([hits.row for hits in found]),
            frame=np.concatenate([hits.frame for hits in found]),
            distance=np.concatenate([hits.distance for hits in found]),
        )

    def places(self, row: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """uint32 [n]: the places of rows (see `place_of`); what masks name is still."""
        place = self.place[row]
        if self.masking is not None:
            is_named = self.masking.named(self.frame[row], place, self._codes(row))
            place |= is_named.astype(np.uint32) << np.uint32(_STILL_AT)
        if self.maps and row.size >= _SOME:
            self._let_go()
        return place

    def _looked_up(
        self,
        prefix: NDArray[np.uint32],
        code: NDArray[np.uint64],
        first: int,
        free: int,
        cap: int,
        limit: int,
    ) -> "Hits":
        """Look up some of the probes, after giving back the memory of those before."""
        if first:
            self._let_go()
        found = _near(self.directory, self.remainder, self.rest, prefix, code, free, cap, limit)
        probe, row, distance = found
        return Hits(
            probe=probe + np.uint32(first), row=row, frame=self.frame[row], distance=distance
        )

    def _codes(self, row: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """uint32 [n], first 32 bits of the codes of rows."""
        bucket = np.searchsorted(self.directory, row, "right").astype(np.uint32) - np.uint32(1)
        middle = self.remainder[row].astype(np.uint32)
        code: NDArray[np.uint32] = (
            bucket << np.uint32(20) | middle << np.uint32(4) | self.rest[row] >> np.uint32(28)
        )
        return code

    def _let_go(self) -> None:
        """Give back the memory of what was read; it is read again when it is asked for."""
        for mapped in self.maps:
            mapped.madvise(mmap.MADV_DONTNEED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """Corners that were found."""

    probe: NDArray[np.uint32]
    """uint32 [n], which probe found it."""
    row: NDArray[np.uint32]
    """uint32 [n], where it stands in the table."""
    frame: NDArray[np.uint32]
    """uint32 [n], frame of the segment."""
    distance: NDArray[np.uint8]
    """uint8 [n], bits by which the codes differ."""


PICTURE_ARRAYS = ("directory", "remainder", "frame", "rest", "place", "time", "shape")


def place_of(frames: Frames) -> NDArray[np.uint32]:
    """uint32 [n]: x and y in steps, how often the picture was shrunk, whether it is still."""
    x = np.clip(frames.x * PLACES, 0, PLACES - 1).astype(np.uint32)
    y = np.clip(frames.y * PLACES, 0, PLACES - 1).astype(np.uint32)
    step = frames.step.astype(np.uint32) << np.uint32(_STEP_AT)
    still = frames.is_still.astype(np.uint32) << np.uint32(_STILL_AT)
    packed: NDArray[np.uint32] = x | y << np.uint32(12) | step | still
    return packed


def x_of(place: NDArray[np.uint32]) -> NDArray[np.float64]:
    """float64 [n]: share of the width."""
    return ((place & np.uint32(PLACES - 1)) + 0.5) / PLACES


def y_of(place: NDArray[np.uint32]) -> NDArray[np.float64]:
    """float64 [n]: share of the height."""
    return ((place >> np.uint32(12) & np.uint32(PLACES - 1)) + 0.5) / PLACES


def step_of(place: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """uint32 [n]: how often the picture was shrunk."""
    return place >> np.uint32(_STEP_AT) & np.uint32(STEPS - 1)


def is_still(place: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Bool [n]."""
    return (place >> np.uint32(_STILL_AT) & np.uint32(1)).astype(np.bool_)


def lay_pictures(lanes: Sequence[NewPictures]) -> PictureTable:
    """Lay lanes one behind the other and sort their corners by code and frame."""
    frames = [lane.frames for lane in lanes]
    counts = _joined([np.diff(f.first) for f in frames], np.int64)
    code = _joined([f.code for f in frames], np.uint64)
    frame = np.repeat(np.arange(counts.size, dtype=np.uint32), counts)
    place = _joined([place_of(f) for f in frames], np.uint32)
    key = (code >> np.uint64(REST_BITS)).astype(np.uint64)
    order = np.argsort(key << np.uint64(32) | frame.astype(np.uint64), kind="stable")
    firsts = np.cumsum([0, *(f.time.size for f in frames)])
    return PictureTable(
        directory=directory_of(key[order]),
        remainder=(key[order] & np.uint64(0xFFFF)).astype(np.uint16),
        frame=frame[order],
        rest=(code[order] & _LOW).astype(np.uint32),
        place=place[order],
        time=_joined([f.time for f in frames], np.int64),
        shape=np.rint(_joined([f.shape for f in frames], np.float64) * SHAPES).astype(np.uint16),
        lanes=tuple(
            PictureLane(
                part=lane.part,
                name=lane.name,
                first=int(first),
                frames=int(lane.frames.time.size),
                start=lane.start,
                end=lane.end,
            )
            for lane, first in zip(lanes, firsts[:-1], strict=True)
        ),
    )


def directory_of(key: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """uint32 [4097]: where each bucket begins among sorted keys, and the end."""
    borders = np.arange((1 << 12) + 1, dtype=np.uint64) << np.uint64(16)
    return np.searchsorted(key, borders).astype(np.uint32)


def _joined(arrays: Sequence[NDArray[Any]], kind: Any) -> NDArray[Any]:
    return np.concatenate([np.zeros(0, kind), *(array.astype(kind) for array in arrays)])


@kernel
def _near(
    directory: NDArray[np.uint32],
    remainder: NDArray[np.uint16],
    rest: NDArray[np.uint32],
    prefix: NDArray[np.uint32],
    code: NDArray[np.uint64],
    free: int,
    cap: int,
    limit: int,
) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint8]]:
    """For sorted prefixes: probe, row and distance of every corner that is like its code.

    Every row is written down, and counted only if it is like: no branch that nobody can foresee.
    """
    begin, size = rows_of(directory, remainder, prefix, free)
    probe = np.empty(_ROOM, np.uint32)
    row = np.empty(_ROOM, np.uint32)
    apart = np.empty(_ROOM, np.uint8)
    count = np.uint64(0)  # unsigned: no index counts from the end
    for i in range(prefix.size):
        if size[i] > cap:
            continue
        low, stop = np.uint64(begin[i]), np.uint64(begin[i]) + np.uint64(size[i])
        if int(count) + int(size[i]) > probe.size:
            more = np.empty(probe.size + int(size[i]), np.uint32)
            probe = np.concatenate((probe, more))
            row = np.concatenate((row, more))
            apart = np.concatenate((apart, more.astype(np.uint8)))
        wanted = code[i] ^ np.uint64(prefix[i]) >> np.uint64(16) << np.uint64(48)
        for k in range(low, stop):
            held = np.uint64(remainder[k]) << np.uint64(32) | np.uint64(rest[k])
            bits = _bits(held ^ wanted)
            probe[count], row[count], apart[count] = i, k, bits
            count += np.uint64(bits <= limit)
    return probe[:count], row[:count], apart[:count]


@kernel
def _bits(x: np.uint64) -> int:
    """How many bits are set (Warren, Hacker's Delight, 5-1)."""
    x -= (x >> np.uint64(1)) & np.uint64(0x5555555555555555)
    x = (x & np.uint64(0x3333333333333333)) + ((x >> np.uint64(2)) & np.uint64(0x3333333333333333))
    x = (x + (x >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return int((x * np.uint64(0x0101010101010101)) >> np.uint64(56))
