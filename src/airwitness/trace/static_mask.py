"""Learn what stands in a service's pictures: logo, ticker, clock, desk and walls of a studio.

A *standing corner* has the same code (16 bits) at the same place (1/64 of width and height) and of
the same size, and was kept as still, in at least `LEAST_MINUTES` minutes out of ten, in at least
`LEAST_HOURS` hours. A code or a place that wavers gives several standing corners.

What was aired again some times does not stand: not even an advertisement of every quarter of an
hour, nor a set that was seen in one programme. And of a clip that runs round and round for hours
what moves does not stand, as it was never kept as still. A mask takes nothing from a copy but what
does not move on the service for hours; yet that is often kept as moving: near cuts, behind what
moves, under noise.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from airwitness.evidence.digest import Json
from airwitness.trace.kept_corners import MINUTE, Hour, Kept, KeptCorners
from airwitness.trace.picture_table import is_still
from airwitness.trace.segment import Segment

VERSION = "1"  # changes when the same corners give another mask
LEAST_MINUTES = 4  # of ten
LEAST_HOURS = 3
LEAST_LENGTH = LEAST_MINUTES * MINUTE  # of an hour that is looked at
MOST_HOURS = 240  # of a service, that are looked at
_BLOCK = 10  # minutes
_MINUTE_BITS, _BLOCK_BITS, _HOUR_BITS = 4, 3, 8
_ENTRY_AT = np.uint64(_MINUTE_BITS + _BLOCK_BITS + _HOUR_BITS)
_SERVICE_AT = _ENTRY_AT + np.uint64(32)
_CELL_BITS = 6


def made_with() -> dict[str, Json]:
    """What a mask depends on besides the corners."""
    return {
        "version": VERSION,
        "least_minutes": LEAST_MINUTES,
        "least_hours": LEAST_HOURS,
        "most_hours": MOST_HOURS,
    }


def entries(code: NDArray[np.uint32], place: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """uint32 [n]: 16 bits of code, 4 of size, 6 of y, 6 of x; the first bits highest.

    Args:
        code: uint32 [n], the first 32 bits of codes.
        place: uint32 [n], see `picture_table.place_of`.
    """
    x = place >> np.uint32(12 - _CELL_BITS) & np.uint32(63)
    y = place >> np.uint32(24 - _CELL_BITS) & np.uint32(63)
    step = place >> np.uint32(24) & np.uint32(15)
    packed: NDArray[np.uint32] = (
        code & np.uint32(0xFFFF0000) | step << np.uint32(12) | y << np.uint32(6) | x
    )
    return packed


def learn_static(
    segments: Sequence[Segment], hours: Mapping[str, Sequence[Hour]]
) -> dict[str, NDArray[np.uint32]]:
    """The standing corners of services.

    Args:
        segments: where they are.
        hours: of each service, at most `MOST_HOURS`; no hour is of two.

    Returns:
        uint32 [n], sorted, see `entries`.
    """
    every = [hour for some in hours.values() for hour in some]
    names = [
        np.uint64(s) << _SERVICE_AT | np.uint64(n) << np.uint64(_MINUTE_BITS + _BLOCK_BITS)
        for s, some in enumerate(hours.values())
        for n in range(len(some))
    ]
    found = [
        _standing(kept, np.array(names, np.uint64))
        for kept in KeptCorners(segments, every).stretches()
    ]
    standing = np.concatenate([np.zeros(0, np.uint64), *found])
    service = standing >> np.uint64(32)
    return {name: np.sort(standing[service == s].astype(np.uint32)) for s, name in enumerate(hours)}


def _standing(kept: Kept, names: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """uint64 [m]: services and entries of what stands among some corners.

    Args:
        kept: the corners.
        names: uint64 [hours], service, and hour of the service, of each hour.
    """
    block, minute = np.divmod(kept.minute.astype(np.uint64), np.uint64(_BLOCK))
    key = names[kept.hour] | entries(kept.code, kept.place).astype(np.uint64) << _ENTRY_AT
    key |= block << np.uint64(_MINUTE_BITS) | minute
    seen = np.unique(key[is_still(kept.place)])
    blocks, minutes = np.unique(seen >> np.uint64(_MINUTE_BITS), return_counts=True)
    hour = np.unique(blocks[minutes >= LEAST_MINUTES] >> np.uint64(_BLOCK_BITS))
    entry, count = np.unique(hour >> np.uint64(_HOUR_BITS), return_counts=True)
    standing: NDArray[np.uint64] = entry[count >= LEAST_HOURS]
    return standing
