"""Learn which codes of corners are too common to tell anything: letters, edges, frames of screens.

A *common code* (32 bits) is held by many hours of recordings, `PERCENT` of all and `LEAST_HOURS` at
least, and stands at many places of the picture. How often one hour shows it does not count. What
was aired again and again shows its corners at few places: a clip does not become common by being
aired often.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from airwitness.evidence.digest import Json
from airwitness.trace.kept_corners import Hour, Kept, KeptCorners
from airwitness.trace.segment import Segment

VERSION = "1"  # changes when the same corners give another list
LEAST_HOURS = 20
PERCENT = 5  # of the hours that are looked at
LEAST_PLACES = 16  # of 256
MOST_HOURS = 2_000  # that are looked at
_PLACE_BITS = 4  # of x and of y
_OTHER = np.uint64(32)  # bits below a code


def made_with() -> dict[str, Json]:
    """What the list depends on besides the corners."""
    return {
        "version": VERSION,
        "least_hours": LEAST_HOURS,
        "percent": PERCENT,
        "least_places": LEAST_PLACES,
        "most_hours": MOST_HOURS,
    }


def learn_common(segments: Sequence[Segment], hours: Sequence[Hour]) -> NDArray[np.uint32]:
    """The common codes of an archive.

    Args:
        segments: where the hours are.
        hours: at most `MOST_HOURS`.

    Returns:
        uint32 [n], the first 32 bits of codes, sorted.
    """
    least = max(LEAST_HOURS, -(-PERCENT * len(hours) // 100))
    found = [_common(kept, least) for kept in KeptCorners(segments, hours).stretches()]
    return np.concatenate([np.zeros(0, np.uint32), *found])


def _common(kept: Kept, least: int) -> NDArray[np.uint32]:
    """The common codes of a stretch, sorted."""
    code, count = np.unique(kept.code, return_counts=True)
    rows = np.isin(kept.code, code[count >= least])  # few are left of very many
    of = kept.code[rows].astype(np.uint64) << _OTHER
    place = kept.place[rows]
    x = place >> np.uint32(12 - _PLACE_BITS) & np.uint32(15)
    y = place >> np.uint32(24 - _PLACE_BITS) & np.uint32(15)
    in_hours = _codes_with(of | kept.hour[rows].astype(np.uint64), least)
    at_places = _codes_with(of | (y << np.uint32(_PLACE_BITS) | x), LEAST_PLACES)
    return np.intersect1d(in_hours, at_places)


def _codes_with(key: NDArray[np.uint64], least: int) -> NDArray[np.uint32]:
    """uint32 [m], sorted: codes that have so many different others below them."""
    code, count = np.unique(np.unique(key) >> _OTHER, return_counts=True)
    found: NDArray[np.uint32] = code[count >= least].astype(np.uint32)
    return found
