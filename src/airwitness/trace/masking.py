"""Name the corners of a segment that masks name: they count as still, whatever they were kept as.

A bit in a map, which has sixteen for each entry, says of nearly all corners at once that no mask
names them. Of the others the entry is looked for: in the mask of the lane's service, and in the
list of common codes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from airwitness.compiled import kernel

_LEAST_MAP, _LARGEST_MAP = 16, 26  # as powers of two
_SPARSE = 16  # bits of a map for each entry
_MIX = np.uint64(0x9E3779B1)  # odd: Knuth, TAOCP 6.4
_LOW = np.uint64(0xFFFFFFFF)
_NONE = np.zeros(0, np.uint32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Masking:
    """What masks name in one segment."""

    static: NDArray[np.uint32]
    """uint32 [n], standing corners: those of one service behind those of another, each sorted."""
    begin: NDArray[np.int64]
    """int64 [lanes], where those of a lane's service begin."""
    end: NDArray[np.int64]
    """int64 [lanes], where they end; no further where the service has none."""
    first: NDArray[np.int64]
    """int64 [lanes], first frame of each lane."""
    common: NDArray[np.uint32]
    """uint32 [m], common codes, sorted."""
    static_map: NDArray[np.uint8]
    """uint8 [a power of two], a bit for each standing corner."""
    common_map: NDArray[np.uint8]
    """uint8 [a power of two], a bit for each common code."""

    @classmethod
    def of(
        cls,
        lanes: Sequence[tuple[int, str | None]],
        static: Mapping[str, NDArray[np.uint32]],
        common: NDArray[np.uint32] = _NONE,
    ) -> "Masking":
        """Put masks together for a segment.

        Args:
            lanes: first frame and service of each lane of pictures, in order.
            static: standing corners by service, each sorted.
            common: common codes, sorted.
        """
        each = list(static.values())
        ends = np.cumsum([0, *(some.size for some in each)])
        where = {name: (int(a), int(b)) for name, a, b in zip(static, ends, ends[1:], strict=False)}
        spans = [where.get(service or "", (0, 0)) for _, service in lanes]
        together = np.concatenate([_NONE, *each])
        return cls(
            static=together,
            begin=np.array([a for a, _ in spans], np.int64),
            end=np.array([b for _, b in spans], np.int64),
            first=np.array([first for first, _ in lanes], np.int64),
            common=common,
            static_map=_map_of(together),
            common_map=_map_of(common),
        )

    def named(
        self,
        frame: NDArray[np.uint32],
        place: NDArray[np.uint32],
        code: NDArray[np.uint32],
    ) -> NDArray[np.bool_]:
        """Bool [n]: which corners a mask names.

        Args:
            frame: uint32 [n], frame of the segment.
            place: uint32 [n], see `picture_table.place_of`.
            code: uint32 [n], the first 32 bits of codes.
        """
        return _named(
            frame,
            place,
            code,
            self.static,
            self.begin,
            self.end,
            self.first,
            self.common,
            self.static_map,
            self.common_map,
        )


def _map_of(entries: NDArray[np.uint32]) -> NDArray[np.uint8]:
    size = min(max(_LEAST_MAP, (_SPARSE * entries.size).bit_length()), _LARGEST_MAP)
    bits = np.zeros(1 << size, np.uint8)
    bits[(entries.astype(np.uint64) * _MIX & _LOW) >> np.uint64(32 - size)] = 1
    return np.packbits(bits, bitorder="little")


@kernel
def _named(
    frame: NDArray[np.uint32],
    place: NDArray[np.uint32],
    code: NDArray[np.uint32],
    static: NDArray[np.uint32],
    begin: NDArray[np.int64],
    end: NDArray[np.int64],
    first: NDArray[np.int64],
    common: NDArray[np.uint32],
    static_map: NDArray[np.uint8],
    common_map: NDArray[np.uint8],
) -> NDArray[np.bool_]:
    """Look each corner up, in the maps first."""
    out = np.zeros(frame.size, np.bool_)
    static_shift = np.uint64(32 - round(np.log2(8 * static_map.size)))
    common_shift = np.uint64(32 - round(np.log2(8 * common_map.size)))
    for i in range(frame.size):
        whole = np.uint64(code[i])
        at = (whole * _MIX & _LOW) >> common_shift
        if common_map[at >> np.uint64(3)] >> (at & np.uint64(7)) & np.uint64(1):
            k = np.searchsorted(common, code[i])
            out[i] = k < common.size and common[k] == code[i]
        # the bits of `static_mask.entries`
        there = np.uint64(place[i])
        entry = whole & np.uint64(0xFFFF0000)
        entry |= (there >> np.uint64(24) & np.uint64(15)) << np.uint64(12)
        entry |= (there >> np.uint64(18) & np.uint64(63)) << np.uint64(6)
        entry |= there >> np.uint64(6) & np.uint64(63)
        at = (entry * _MIX & _LOW) >> static_shift
        if static_map[at >> np.uint64(3)] >> (at & np.uint64(7)) & np.uint64(1):
            lane = np.searchsorted(first, np.int64(frame[i]), side="right") - 1
            some = static[begin[lane] : end[lane]]
            k = np.searchsorted(some, np.uint32(entry))
            out[i] |= k < some.size and some[k] == entry
    return out
