"""Where one picture lies within another.

Positions are shares of a picture as it is shown: x from 0 at its left edge to 1 at its right,
y from 0 at its top to 1 at its bottom, rotation and the shape of its pixels taken into account.
"""

from dataclasses import dataclass


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
