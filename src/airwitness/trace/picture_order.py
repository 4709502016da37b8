"""Does a line of pairs of frames run in the order of time?

The same frames in another order are not the same run. A frame of the recording that agrees better
with the clip at another time than the line says speaks against it: always if it lies between
frames of the line, and where the line has few frames also if it lies beside them, within what the
clip would cover. How well two frames agree is told by how exactly their corners lie where they
should: in a slow scene as many agree at any instant, but they have moved. The picture must also lie
as it does in the line's other frames: in a shot that pans any instant agrees, but moved by the pan.

Where the clip's own pictures do not follow each other, a few frames may lie on a line by chance.
Then a line has to have many, and to agree much better than the same frames at any other time of the
clip.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SHORT = 3  # frames on a line: what the clip would cover beside it has a say too
_FEW = 3  # fewer cannot say which of them lies elsewhere
NEAR, ELSEWHERE = 0.36, 0.61  # s of the clip from the line
_MANY = 6  # frames on a line that are no coincidence
_MOVED = 0.012  # heights of the clip's picture from where it should lie: half as like
_ASTRAY = 0.14  # as like, or less: the picture lies 0.03 heights away
_AGAINST = 2.0  # times as much as a frame speaks for a line
_OUTSTANDING = 2.0  # times as much as at any other time
_STEP = 0.25  # s, between the clip's frames


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Pairs whose frame of the recording a line runs through, or might."""

    shown: NDArray[np.float64]
    """float64 [n], recording time (s)."""
    exact: NDArray[np.float64]
    """float64 [n], how exactly they agree."""
    like: NDArray[np.float64]
    """float64 [n], the same, less where the picture lies elsewhere than the line's."""
    lag: NDArray[np.float64]
    """float64 [n], clip seconds behind the line."""

    def kept(self) -> float:
        """What is left of a line's weight, 0 to 1, by the frames that agree better elsewhere."""
        on = np.abs(self.lag) <= NEAR
        near, raw = self._best(self.like, on), self._best(self.exact, on)
        far = self._best(self.like, np.abs(self.lag) > ELSEWHERE)
        against = float(np.maximum(far - near, 0.0).sum())
        in_order = max(0.0, 1.0 - _AGAINST * against / max(float(near.sum()), 1e-9))
        if (raw > 0).sum() <= SHORT:
            return in_order
        return in_order * float(raw[near >= _ASTRAY * raw].sum() / raw.sum())

    def stands_out(self, seconds: float) -> bool:
        """Whether so many frames agree so much better than they do at any other time of a clip.

        Args:
            seconds: length of the clip.
        """
        if np.unique(self.shown).size < _MANY:
            return False
        on = float(self._best(self.like, np.abs(self.lag) <= NEAR).sum())
        length = max(seconds + _STEP, 3 * ELSEWHERE)
        for away in np.arange(ELSEWHERE, length - ELSEWHERE, _STEP):
            lag = np.mod(self.lag - away + length / 2, length) - length / 2
            if on < _OUTSTANDING * float(self._best(self.like, np.abs(lag) <= NEAR).sum()):
                return False
        return True

    def _best(self, value: NDArray[np.float64], chosen: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Of each frame of the recording the greatest value among some pairs."""
        times, frame = np.unique(self.shown, return_inverse=True)
        best = np.zeros(times.size)
        np.maximum.at(best, frame[chosen], value[chosen])
        return best


def likeness(
    shown: NDArray[np.float64],
    lies: NDArray[np.float64],
    line_shown: NDArray[np.float64],
    line_lies: NDArray[np.float64],
) -> NDArray[np.float64]:
    """How much the pictures of pairs lie as most on a line do, or as the frames beside them.

    Beside them, too, as a programme may make the picture smaller while it shows it.

    Args:
        shown: float64 [n], recording time of the pairs (s).
        lies: float64 [n, 3], where the middle of the clip's picture lies in the recording's (x, y,
            heights of the latter), and how high it is there.
        line_shown: float64 [m], the same of one pair of each frame, in order of time.
        line_lies: float64 [m, 3].

    Returns:
        float64 [n], 0 to 1.
    """
    if line_shown.size < _FEW:
        return np.ones(shown.size)
    frame, last = np.searchsorted(line_shown, shown), line_shown.size - 1
    before = np.where(frame > 0, np.minimum(frame, last + 1) - 1, 1)
    after = np.where(frame < last, frame + 1, last - 1)
    others = np.median(line_lies, axis=0)[None], line_lies[before], line_lies[after]
    apart = [np.abs(lies[:, :2] - o[:, :2]).max(axis=1, initial=0) / o[:, 2] for o in others]
    like: NDArray[np.float64] = 1 / (1 + (np.min(apart, axis=0) / _MOVED) ** 2)
    return like
