"""Whether `expected_false` keeps its word: false matches counted against those expected.

A foreign clip has no true answer, so all that is found for it is chance. If the score is right, a
clip's best match has `expected_false` ≤ E with probability 1 - exp(-E), and among n clips that
happens n (1 - exp(-E)) times. A ratio of 1 is right; below, the score is more cautious than it
need be; above, it promises too much.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LEVELS = (1.0, 0.3, 0.1, 0.03, 0.01)
"""Values of E that are looked at."""
TAIL = 0.025
"""Chance outside either end of the interval of 95 %."""
HALVINGS = 60
"""Steps of the bisection: to the last digit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationRow:
    """Best matches of foreign clips up to one `expected_false`."""

    seconds: float
    """Length of the clips."""
    half: str
    """`0`, `1`, or `both`."""
    expected_false: float
    """E."""
    queries: int
    """How many clips."""
    expected: float
    """Clips that should have a match of E or less, by chance."""
    counted: int
    """Clips that have one."""
    ratio: float
    """Counted / expected."""
    low: float
    """Ratio below which the truth lies with 2.5 % only, by what Poisson counts scatter."""
    high: float
    """Ratio above which it lies with 2.5 %."""


def calibrate(
    best: Sequence[float], seconds: float, *, half: str = "both"
) -> tuple[CalibrationRow, ...]:
    """Compare counts at every level; nothing where no match tells its `expected_false`.

    Args:
        best: the least `expected_false` of each clip, infinite without a match, NaN if not known.
        seconds: length of the clips.
        half: of the content groups.
    """
    if not any(math.isfinite(value) for value in best):
        return ()
    rows = []
    for level in LEVELS:
        expected = len(best) * -math.expm1(-level)
        counted = sum(value <= level for value in best)
        low, high = interval(counted)
        rows.append(
            CalibrationRow(
                seconds=seconds,
                half=half,
                expected_false=level,
                queries=len(best),
                expected=expected,
                counted=counted,
                ratio=counted / expected,
                low=low / expected,
                high=high / expected,
            )
        )
    return tuple(rows)


def interval(count: int) -> tuple[float, float]:
    """Return the exact 95 % interval of the mean of a Poisson count (Garwood 1936)."""
    most = 2.0 * count + 10.0
    low = 0.0 if count == 0 else _mean_at(1 - TAIL, count - 1, most)
    return low, _mean_at(TAIL, count, most)


def _mean_at(share: float, count: int, most: float) -> float:
    """Mean at which a Poisson count is at most `count` with this probability, by bisection."""
    low, high = 0.0, most
    for _ in range(HALVINGS):
        mean = (low + high) / 2
        if _at_most(count, mean) > share:
            low = mean
        else:
            high = mean
    return low


def _at_most(count: int, mean: float) -> float:
    """Probability that a Poisson count is at most `count`."""
    return sum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(count + 1))
