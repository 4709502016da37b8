"""Triples of peaks as keys.

An anchor and two of its next neighbours, within one second and ±48 bins, make one key of 34
bits: the anchor's bin (8), and for each neighbour its distance in bins (7) and in frames (6).
One odd multiplication mixes the bits; the top 28 are kept (by measurement nothing is lost).

A recording stores one key for each triple of its strongest peaks. A clip asks for more
triples, and where a value lies near the border of its cell, for the neighbour cell as well.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from airwitness.compiled import kernel
from airwitness.fingerprint.peaks import BIN_STEPS, TIME_STEPS, Peaks

KEY_BITS = 28  # bits of a stored key
REACH_BINS = 48  # a neighbour lies within so many bins
REACH_FRAMES = 62  # and within so many frames (one second)
_RAW_BITS = 34
_MIX = np.uint64(0x9E3779B97F4A7C15 & ((1 << _RAW_BITS) - 1) | 1)  # odd, from the golden ratio
_RAW_MASK = np.uint64((1 << _RAW_BITS) - 1)
_DROP = np.uint64(_RAW_BITS - KEY_BITS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Keys with the place of their anchors."""

    key: NDArray[np.uint32]
    """uint32 [n], 28 bits."""
    time: NDArray[np.int64]
    """int64 [n], 1/8 frame: where the anchor stands."""


def stored_keys(peaks: Peaks, *, fan: int) -> Keys:
    """One key for each triple of an anchor and two of its next `fan` neighbours."""
    key, time = _triples(peaks.time, peaks.frequency.astype(np.int64), fan, 0.0)
    return Keys(key=key, time=time)


def asked_keys(peaks: Peaks, *, fan: int, border: float, tempo: float, pitch: float) -> Keys:
    """Keys of a clip as the recording would show it at another speed.

    Args:
        peaks: of the clip.
        fan: neighbours looked at.
        border: a value nearer to the border of its cell also asks for the next cell; of a cell.
        tempo: recording seconds per clip second.
        pitch: clip frequency / recording frequency.
    """
    time = np.rint(peaks.time * tempo).astype(np.int64)
    low = 8 * BIN_STEPS  # `LOW_BIN`: frequencies scale from 0 Hz
    frequency = np.rint((peaks.frequency + low) / pitch - low).astype(np.int64)
    inside = (frequency >= 0) & (frequency < 223 * BIN_STEPS)
    key, at = _triples(time[inside], frequency[inside], fan, border)
    return Keys(key=key, time=at)


@kernel
def _triples(  # noqa: C901 (one compiled loop)
    time: NDArray[np.int64], frequency: NDArray[np.int64], fan: int, border: float
) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Keys of all triples; with a border, those of neighbour cells too."""
    n = time.size
    room = n * (fan * (fan - 1) // 2) * (1 if border == 0.0 else 3) + 32
    key = np.empty(room, np.uint32)
    at = np.empty(room, np.int64)
    count = 0
    cells = np.empty((fan, 4), np.uint64)  # of each neighbour: bins and frames, 13 bits
    sizes = np.empty(fan, np.int64)
    anchor = np.empty(2, np.uint64)
    bins = np.empty(2, np.uint64)
    frames = np.empty(2, np.uint64)
    for i in range(n):
        found = 0
        k = i + 1
        while k < n and found < fan:
            dt = (time[k] - time[i]) / TIME_STEPS
            if dt > REACH_FRAMES:
                break
            df = (frequency[k] - frequency[i]) / BIN_STEPS
            if dt >= 1.0 and abs(df) <= REACH_BINS:
                many = _cells(df + REACH_BINS, 2 * REACH_BINS, border, bins)
                more = _cells(dt, REACH_FRAMES + 1, border, frames)
                for c in range(many * more):
                    cells[found, c] = bins[c // more] << np.uint64(6) | frames[c % more]
                sizes[found] = many * more
                found += 1
            k += 1
        starts = _cells(frequency[i] / BIN_STEPS, 255, border, anchor)
        total = starts * 16 * found * found
        if count + total > room:
            room = 2 * room + total
            grown = np.empty(room, np.uint32)
            grown[:count] = key[:count]
            key = grown
            moved = np.empty(room, np.int64)
            moved[:count] = at[:count]
            at = moved
        for a in range(found - 1):
            for c in range(sizes[a]):
                for s in range(starts):
                    head = anchor[s] << np.uint64(26) | cells[a, c] << np.uint64(13)
                    for b in range(a + 1, found):
                        for d in range(sizes[b]):
                            raw = head | cells[b, d]
                            key[count] = np.uint32(((raw * _MIX) & _RAW_MASK) >> _DROP)
                            at[count] = time[i]
                            count += 1
    return key[:count], at[:count]


@kernel
def _cells(value: float, top: int, border: float, out: NDArray[np.uint64]) -> int:
    """The cell of a value and, near a border, the next one; how many."""
    cell = int(np.floor(value + 0.5))
    inside = value + 0.5 - cell
    out[0] = np.uint64(min(max(cell, 0), top))
    if inside < border and cell > 0:
        out[1] = np.uint64(cell - 1)
        return 2
    if inside > 1.0 - border and cell < top:
        out[1] = np.uint64(cell + 1)
        return 2
    return 1
