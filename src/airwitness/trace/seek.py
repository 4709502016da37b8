"""Find where keys stand among sorted ones, many at a time.

Keys are mixed, so they lie about evenly in their bucket: a guess in proportion, made better twice
by what stands there, is mostly within a few rows. Memory is slow and answers many questions at a
time: so the guesses of some keys are made together, none of which waits for another, and the
exact places are sought when what stands around them has come.
"""

import numpy as np
from numpy.typing import NDArray

from airwitness.compiled import kernel

REMAINDER_BITS = 16  # of a key: what stands in the rows of its bucket
_NEAR = 8  # rows: how far off a guess may be at first
_BETTER = 2  # times that a guess is made better
_TOGETHER = 32  # keys


@kernel
def rows_of(
    directory: NDArray[np.uint32],
    remainder: NDArray[np.uint16],
    keys: NDArray[np.uint32],
    free: int,
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """The first row of each of some sorted keys, and how many rows it has.

    Args:
        directory: uint32 [buckets + 1], where each bucket begins.
        remainder: uint16 [rows], low 16 bits of the keys that are held, sorted in each bucket.
        keys: uint32 [n], sorted; two may be equal.
        free: so many of the lowest bits of a key, which are 0, may be anything in a row.

    Returns:
        uint32 [n] first rows, or those where the key would stand; uint32 [n] counts.
    """
    begin, size = np.empty(keys.size, np.uint32), np.empty(keys.size, np.uint32)
    places = np.empty((4, _TOGETHER), np.int64)  # bucket's first row and end, remainder, guess
    member = np.empty(_TOGETHER + 1, np.int64)  # the first of equal keys
    i = 0
    while i < keys.size:
        count = 0
        while i < keys.size and count < _TOGETHER:
            bucket = int(keys[i]) >> REMAINDER_BITS
            first, end = int(directory[bucket]), int(directory[bucket + 1])
            wanted = int(keys[i]) & ((1 << REMAINDER_BITS) - 1)
            places[0, count], places[1, count], places[2, count] = first, end, wanted
            places[3, count] = first + ((end - first) * wanted >> REMAINDER_BITS)
            member[count] = i
            count += 1
            i += 1
            while i < keys.size and keys[i] == keys[i - 1]:
                i += 1
        member[count] = i
        _guess(remainder, places, count)
        for j in range(count):
            end, wanted = places[1, j], places[2, j]
            low = seek(remainder, places[0, j], end, places[3, j], wanted)
            stop = low
            while stop < end and remainder[stop] < wanted + (1 << free):
                stop += 1
            begin[member[j] : member[j + 1]] = low
            size[member[j] : member[j + 1]] = stop - low
    return begin, size


@kernel
def _guess(remainder: NDArray[np.uint16], places: NDArray[np.int64], count: int) -> None:
    """Make guesses better: each is off by about as many rows as what stands there says."""
    for _ in range(_BETTER):
        for j in range(count):
            first, end, wanted, guess = places[0, j], places[1, j], places[2, j], places[3, j]
            if first < end:
                guess += (wanted - int(remainder[guess])) * (end - first) >> REMAINDER_BITS
                places[3, j] = min(max(guess, first), end - 1)


@kernel
def seek(remainder: NDArray[np.uint16], first: int, end: int, guess: int, wanted: int) -> int:
    """The first row in [first, end) whose remainder is `wanted` or more, or `end`.

    Args:
        remainder: uint16 [n], sorted within the bucket.
        first: row where the bucket begins.
        end: row where it ends.
        guess: a row in [first, end], the nearer the better.
        wanted: the low 16 bits of a key.
    """
    step = _NEAR
    if guess < end and remainder[guess] < wanted:
        low, high = guess + 1, guess + step
        while high < end and remainder[high] < wanted:
            low = high + 1
            step *= 2
            high += step
        high = min(high, end)
    else:
        high, low = guess, guess - step
        while low > first and remainder[low] >= wanted:
            high = low
            step *= 2
            low -= step
        low = max(low, first)
    while low < high:
        middle = (low + high) // 2
        if remainder[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low
