"""Pictures of a recording that are looked at closely, and how frames of a clip agree with them.

The index keeps 64 corners of a frame. Of a picture that is read again some 250 are described, and
each is compared with every one of a frame of the clip.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from airwitness.fingerprint.codes import codes
from airwitness.fingerprint.corners import STEP, corners
from airwitness.fingerprint.video import GRID, Frames
from airwitness.trace.agreement import agree
from airwitness.trace.frame_pairs import LEAST_HITS, LIKE

CORNERS = (80, 64, 48, 32, 24)  # of a picture, of each size


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture of a lane of a recording."""

    at: float
    """Seconds from the lane's start."""
    luma: NDArray[np.uint8]
    """uint8 [h, w], square pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """Its corners."""

    at: float
    """Seconds from the lane's start."""
    code: NDArray[np.uint64]
    """uint64 [n], see `codes`."""
    place: NDArray[np.float64]
    """float64 [3, n], x, y and size of a pixel, in heights of the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What a frame of a clip and a picture have in common."""

    agreeing: int
    """Corners that are alike and lie to each other as in one picture."""
    moving: int
    """Of those, the ones that move in the clip."""
    exact: float
    """Those that agree, each the less the further beside it lies."""
    map: NDArray[np.float64]
    """float64 [6], see `geometry.placing`."""


NOTHING = Agreement(agreeing=0, moving=0, exact=0.0, map=np.zeros(6))


def described(shown: Shown) -> Described:
    """The corners of a picture."""
    found = corners(shown.luma, steps=range(len(CORNERS)), most=CORNERS, grid=GRID)
    code, _ = codes(found.patch)
    height, width = shown.luma.shape
    place = np.stack([found.x * (width / height), found.y, STEP**found.step / height])
    return Described(at=shown.at, code=code, place=place.astype(np.float64))


def agreement(clip: Frames, frame: int, shown: Described) -> Agreement:
    """How a frame of a clip, by its number, agrees with a picture."""
    first = int(clip.first[frame])
    corner = slice(first, int(clip.first[frame + 1]))
    theirs, asked = np.nonzero(np.bitwise_count(shown.code[:, None] ^ clip.code[corner]) <= LIKE)
    if theirs.size < LEAST_HITS:
        return NOTHING
    asked += first
    place = np.stack(
        [
            clip.x[asked] * clip.shape[frame],
            clip.y[asked],
            STEP ** clip.step[asked] / clip.height[frame],
        ]
    )
    counts, exact, fits = agree(
        np.array([0, theirs.size]),
        place.astype(np.float64),
        shown.place[:, theirs],
        theirs,
        clip.is_still[asked],
    )
    return Agreement(
        agreeing=int(counts[0, 0]), moving=int(counts[0, 1]), exact=float(exact[0]), map=fits[0]
    )
