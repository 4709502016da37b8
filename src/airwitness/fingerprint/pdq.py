"""PDQ, the picture hash that others exchange: a picture → 256 bits and a quality.

It is for export alone: partners who match with PDQ or vPDQ get hashes that equal those of
their own tools. Airwitness does not search with it, as it fails on crops and frames.

The picture becomes 64 by 64 values of luma (two passes of a mean in both directions, then
every n-th value), these become the 16 by 16 lowest frequencies without the constant ones, and a
bit says whether a frequency lies above the median of all. Quality counts the steep places
among the 64 by 64 values. Published in "The TMK+PDQF Video-Hashing Algorithm and the PDQ
Image-Hashing Algorithm" (Facebook, 2019).

Sums are taken one after the other in single precision, as the reference takes them: a bit
near the median depends on how a sum was rounded.

Example:
    >>> grey = np.full((90, 160, 3), 128, np.uint8)
    >>> pdq(grey).quality
    0
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SIDE = 64  # values of luma on a side
FREQUENCIES = 16  # kept on a side: the 1st to the 16th
BITS = FREQUENCIES * FREQUENCIES
DIGITS = BITS // 4  # hex digits of a hash
LEAST_SIDE = 5  # pixels; smaller pictures have no hash
_LUMA = (0.299, 0.587, 0.114)  # of red, green, blue (ITU-R BT.601)
_PASSES = 2
_STEP_PERCENT, _WHITE = 100, 255  # steps of luma count in whole percent of white
_STEPS_A_QUALITY = 90  # percent of steps for one point of quality
_BEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Pdq:
    """The hash of one picture."""

    digits: str
    """64 hex digits, the first of them the highest frequencies."""
    quality: int
    """0 (flat) to 100; below 50 a hash says little and is not matched."""


def pdq(picture: NDArray[np.uint8]) -> Pdq:
    """The hash of a picture.

    Args:
        picture: uint8 [height, width, 3], red, green, blue.
    """
    luma = picture @ np.array(_LUMA)  # float64 [height, width]
    return pdq_of_luma(luma.astype(np.float32))


def pdq_of_luma(luma: NDArray[np.float32]) -> Pdq:
    """The hash of a picture without colour.

    Args:
        luma: float32 [height, width], 0 to 255.
    """
    if min(luma.shape) < LEAST_SIDE:
        return Pdq(digits="0" * DIGITS, quality=0)
    small = _shrunk(luma)  # [64, 64]
    waves = _frequencies(small).ravel()  # [256]
    median = np.sort(waves)[BITS // 2 - 1]
    bits = np.packbits(waves > median, bitorder="little")  # uint8 [32], lowest bit first
    return Pdq(digits=bits.tobytes()[::-1].hex(), quality=_quality(small))


def distance(one: str, other: str) -> int:
    """Bits in which two hashes differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def _shrunk(luma: NDArray[np.float32]) -> NDArray[np.float32]:
    """float32 [64, 64]; a picture of that size is taken as it is."""
    if luma.shape == (SIDE, SIDE):
        return luma
    blurred = luma
    for _ in range(_PASSES):
        blurred = _mean(np.ascontiguousarray(blurred.T)).T
        blurred = _mean(np.ascontiguousarray(blurred))
    rows, columns = (((np.arange(SIDE) + 0.5) * n / SIDE).astype(int) for n in luma.shape)
    small: NDArray[np.float32] = blurred[np.ix_(rows, columns)]
    return small


def _mean(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Mean of neighbouring rows: half of what one of 64 stands for, fewer at both ends.

    Args:
        rows: float32 [n, m].
    """
    size = rows.shape[0]
    window = -(-size // (2 * SIDE))
    lead = window // 2  # rows by which the window reaches beyond its middle
    mean = np.empty_like(rows)
    total = np.zeros(rows.shape[1], np.float32)
    count = 0
    for right in range(size + lead):
        if right < size:
            total += rows[right]
            count += 1
        if right >= window:
            total -= rows[right - window]
            count -= 1
        if right >= lead:
            np.divide(total, np.float32(count), out=mean[right - lead])
    return mean


def _frequencies(small: NDArray[np.float32]) -> NDArray[np.float32]:
    """float32 [16, 16]: the discrete cosine transform without its constant row and column."""
    waves = _waves()  # [16, 64]
    down = np.zeros((FREQUENCIES, SIDE), np.float32)
    for n in range(SIDE):
        down += waves[:, n, None] * small[n]
    across = np.zeros((FREQUENCIES, FREQUENCIES), np.float32)
    for n in range(SIDE):
        across += down[:, n, None] * waves[:, n]
    return across


def _waves() -> NDArray[np.float32]:
    """float32 [16, 64]: cosines of 1 to 16 half turns over the side."""
    turns = np.arange(1, FREQUENCIES + 1)[:, None] * (2 * np.arange(SIDE) + 1)
    scale = np.float64(np.float32(np.sqrt(2 / SIDE)))
    waves: NDArray[np.float64] = scale * np.cos(np.pi / 2 / SIDE * turns)
    return waves.astype(np.float32)


def _quality(small: NDArray[np.float32]) -> int:
    steps = 0
    for axis in (0, 1):
        percent = np.diff(small, axis=axis) * np.float32(_STEP_PERCENT) / np.float32(_WHITE)
        steps += int(np.abs(percent.astype(np.int32)).sum())  # whole percent only
    return min(_BEST, steps // _STEPS_A_QUALITY)
