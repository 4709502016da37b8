"""Where one picture lies within another.

Positions are shares of a picture as it is shown: x from 0 at its left edge to 1 at its right,
y from 0 at its top to 1 at its bottom, rotation and the shape of its pixels taken into account.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    """A part of a picture; it never reaches beyond the picture."""

    left: float
    top: float
    width: float
    height: float

    @property
    def is_whole(self) -> bool:
        """Whether it is all of the picture, give or take what borders and codecs do."""
        return self.width * self.height > _WHOLE

    def overlap(self, other: "Rectangle") -> float:
        """Intersection over union, 0 to 1."""
        wide = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        high = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        shared = max(0.0, wide) * max(0.0, high)
        both = self.width * self.height + other.width * other.height - shared
        return shared / both if both > 0 else 0.0


_WHOLE = 0.9
WHOLE = Rectangle(left=0.0, top=0.0, width=1.0, height=1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """How the clip's picture and the recording's lie to each other in a match."""

    in_recording: Rectangle
    """The part of the recording's picture that shows the clip's."""
    in_clip: Rectangle
    """The part of the clip's picture that the recording shows."""
    is_mirrored: bool
    """Left and right are exchanged."""

    @classmethod
    def middle(cls, each: Sequence["Placing"]) -> "Placing":
        """Of several that look at the same thing: the median of every edge."""
        return cls(
            in_recording=_middle([p.in_recording for p in each]),
            in_clip=_middle([p.in_clip for p in each]),
            is_mirrored=each[0].is_mirrored,
        )


def placing(
    fit: NDArray[np.float64], *, clip: float, recording: float, is_mirrored: bool
) -> Placing:
    """How two pictures lie to each other.

    Args:
        fit: float64 [6], a to f of x' = a x + b y + c, y' = d x + e y + f, from the clip's picture
            (in the mirror, where it is mirrored) to the recording's, in heights of each.
        clip: width / height of the clip's picture.
        recording: width / height of the recording's.
        is_mirrored: left and right of the clip are exchanged.
    """
    forward = np.array([[fit[0], fit[1], fit[2]], [fit[3], fit[4], fit[5]], [0, 0, 1]])
    in_recording = _box(forward, clip, recording)
    in_clip = _box(np.linalg.inv(forward), recording, clip)
    if is_mirrored:
        in_clip = Rectangle(
            left=1 - in_clip.left - in_clip.width,
            top=in_clip.top,
            width=in_clip.width,
            height=in_clip.height,
        )
    return Placing(in_recording=in_recording, in_clip=in_clip, is_mirrored=is_mirrored)


def middles(fit: NDArray[np.float64], clip: NDArray[np.float32]) -> NDArray[np.float64]:
    """Where the middle of a clip's picture lies in a recording's, and how high it is there.

    Args:
        fit: float64 [n, 6], see `placing`.
        clip: float32 [n], width / height of the clip's picture.

    Returns:
        float64 [n, 3], x, y and height, in heights of the recording's picture.
    """
    a, b, c, d, e, f = fit.T
    x, y = clip / 2, 0.5
    return np.stack([a * x + b * y + c, d * x + e * y + f, np.hypot(a, d)], axis=1)


def _box(forward: NDArray[np.float64], one: float, other: float) -> Rectangle:
    """The part of the other picture that the whole of one lies over, upright."""
    x = np.array([0, one, 0, one])
    y = np.array([0.0, 0, 1, 1])
    seen = forward @ np.stack([x, y, np.ones(4)])
    edges = np.sort(seen[0] / other), np.sort(seen[1])
    # of a picture that is turned a little, the middle between inner and outer edges
    each = np.concatenate(edges)
    left, right, top, bottom = (
        min(max((one + other) / 2, 0.0), 1.0)
        for one, other in zip(each[::2].tolist(), each[1::2].tolist(), strict=True)
    )
    return Rectangle(left=left, top=top, width=right - left, height=bottom - top)


def _middle(each: Sequence[Rectangle]) -> Rectangle:
    edges = np.median(
        [(r.left, r.top, r.left + r.width, r.top + r.height) for r in each], axis=0
    ).tolist()
    left, top, right, bottom = edges
    return Rectangle(left=left, top=top, width=right - left, height=bottom - top)
