"""Find a key among sorted ones in few steps.

Keys are mixed, so they lie about evenly in their bucket: from a guess in proportion few growing
steps lead to the place, and far fewer pages are touched than by a bisection of the whole bucket.
"""

import numpy as np
from numpy.typing import NDArray

from airwitness.compiled import kernel

_NEAR = 8  # rows: how far off a guess may be at first


@kernel
def seek(remainder: NDArray[np.uint16], first: int, end: int, low: int, wanted: int) -> int:
    """The first row in [low, end) whose remainder is `wanted` or more, or `end`.

    Args:
        remainder: uint16 [n], sorted within the bucket.
        first: row where the bucket begins.
        end: row where it ends.
        low: rows before this are known to be less.
        wanted: the low 16 bits of a key.
    """
    floor, step = low, _NEAR
    guess = max(low, first + ((end - first) * wanted >> 16))
    if guess < end and remainder[guess] < wanted:
        low, high = guess + 1, guess + step
        while high < end and remainder[high] < wanted:
            low = high + 1
            step *= 2
            high += step
        high = min(high, end)
    else:
        high, low = guess, guess - step
        while low > floor and remainder[low] >= wanted:
            high = low
            step *= 2
            low -= step
        low = max(low, floor)
    while low < high:
        middle = (low + high) // 2
        if remainder[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low
