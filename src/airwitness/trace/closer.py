"""One end of a copy, looked at closely in the originals: what is asked, and what is answered.

The ends that the index tells are as exact as what it keeps is dense. `closer_sound` and
`closer_pictures` look at what clip and recording hold around such an end. Both weigh, instant by
instant from within the copy outwards, whether the recording still holds the clip; the end is the
median of where the copy may last until. It often lasts as long as there is clip.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WHOLE = 0.5  # s: a copy that may end anywhere ends with the clip as often as in such a stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One end of a copy, as the index tells it; seconds from the lane's start."""

    at: float
    limit: float
    """Where the clip, or the lane, is at its end: no copy goes beyond."""
    outwards: int
    """1 for where it ends, -1 for where it begins."""

    def beyond(self, at: NDArray[np.float64]) -> NDArray[np.float64]:
        """float64 [n]: by how much times lie beyond the end (s); what lies within is negative."""
        return self.outwards * (at - self.at)

    def is_possible(self, at: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Of each time whether there is both clip and recording, bool [n]."""
        possible: NDArray[np.bool_] = self.outwards * (self.limit - at) >= 0
        return possible

    def within(self, at: float) -> float:
        """The time itself, or the limit where it lies beyond that."""
        return min(at * self.outwards, self.limit * self.outwards) * self.outwards


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """One end of a copy, as the originals tell it."""

    at: float
    """Seconds from the lane's start; never beyond the limit."""
    goes_on: bool
    """The copy is still there where the stretch ends that was looked at."""
    surely: float
    """Nats an instant for the copy, where the index is sure of it."""


def last(nats: NDArray[np.float64], whole: float) -> int | None:
    """The last instant of a copy that holds the first: the median.

    Args:
        nats: float64 [n], for a copy that lasts through each instant and no further.
        whole: how much more likely the last instant is than any other, as the clip ends there.

    Returns:
        Its index; None where the copy is not even there at the first.
    """
    weight = np.exp(nats - nats.max(initial=0.0))
    before = float(np.exp(-nats.max(initial=0.0)))
    weight[-1:] *= whole
    reached = before + np.cumsum(weight)
    place = int(np.searchsorted(reached, reached[-1] / 2)) if nats.size else 0
    return None if not nats.size or before >= reached[-1] / 2 else place
