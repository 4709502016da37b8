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
BORDER = 0.2  # of a cell: a value nearer to its border also asks for the next cell


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


def asked_keys(peaks: Peaks, *, fan: int, tempo: float, pitch: float) -> Keys:
    """Keys of a clip as the recording would show it at another speed.

    Args:
        peaks: of the clip.
        fan: neighbours looked at.
        tempo: recording seconds per clip second.
        pitch: clip frequency / recording frequency.
    """
    time = np.rint(peaks.time * tempo).astype(np.int64)
    low = 8 * BIN_STEPS  # `LOW_BIN`: frequencies scale from 0 Hz
    frequency = np.rint((peaks.frequency + low) / pitch - low).astype(np.int64)
    inside = (frequency >= 0) & (frequency < 223 * BIN_STEPS)
    key, at = _triples(time[inside], frequency[inside], fan, BORDER)
    return Keys(key=key, time=at)


@kernel
def _triples(
    time: NDArray[np.int64], frequency: NDArray[np.int64], fan: int, border: float
) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Keys of all triples; with a border, those of neighbour cells too."""
    n = time.size
    room = n * (fan * (fan - 1) // 2) * (1 if border == 0.0 else 8) + 32
    key = np.empty(room, np.uint32)
    at = np.empty(room, np.int64)
    count = 0
    near = np.empty(fan, np.int64)
    cells = np.empty((5, 2), np.int64)
    sizes = np.empty(5, np.int64)
    for i in range(n):
        found = 0
        k = i + 1
        while k < n and found < fan:
            dt = (time[k] - time[i]) / TIME_STEPS
            if dt > REACH_FRAMES:
                break
            df = (frequency[k] - frequency[i]) / BIN_STEPS
            if dt >= 1.0 and abs(df) <= REACH_BINS:
                near[found] = k
                found += 1
            k += 1
        for a in range(found - 1):
            for b in range(a + 1, found):
                _cells_of(time, frequency, i, near[a], near[b], border, cells, sizes)
                total = sizes[0] * sizes[1] * sizes[2] * sizes[3] * sizes[4]
                if count + total > room:
                    grown = np.empty(2 * room + total, np.uint32)
                    grown[:count] = key[:count]
                    key = grown
                    moved = np.empty(2 * room + total, np.int64)
                    moved[:count] = at[:count]
                    at = moved
                    room = key.size
                for c in range(total):
                    rest = c
                    raw = np.uint64(0)
                    for part in range(5):
                        value = cells[part, rest % sizes[part]]
                        rest //= sizes[part]
                        bits = 8 if part == 0 else (7 if part % 2 == 1 else 6)
                        raw = (raw << np.uint64(bits)) | np.uint64(value)
                    key[count] = np.uint32(((raw * _MIX) & _RAW_MASK) >> _DROP)
                    at[count] = time[i]
                    count += 1
    return key[:count], at[:count]


@kernel
def _cells_of(
    time: NDArray[np.int64],
    frequency: NDArray[np.int64],
    i: int,
    j: int,
    k: int,
    border: float,
    cells: NDArray[np.int64],
    sizes: NDArray[np.int64],
) -> None:
    """The cells of the five values of a triple, and how many each has (1 or 2)."""
    for part in range(5):
        if part == 0:
            value, top = frequency[i] / BIN_STEPS, 255
        elif part % 2 == 1:
            other = j if part == 1 else k  # parts 1, 2: first neighbour; 3, 4: second
            value = (frequency[other] - frequency[i]) / BIN_STEPS + REACH_BINS
            top = 2 * REACH_BINS
        else:
            other = k if part > 3 else j  # noqa: PLR2004
            value, top = (time[other] - time[i]) / TIME_STEPS, REACH_FRAMES + 1
        cell = int(np.floor(value + 0.5))
        inside = value + 0.5 - cell
        cells[part, 0] = min(max(cell, 0), top)
        sizes[part] = 1
        if inside < border and cell > 0:
            cells[part, 1] = cell - 1
            sizes[part] = 2
        elif inside > 1.0 - border and cell < top:
            cells[part, 1] = cell + 1
            sizes[part] = 2
