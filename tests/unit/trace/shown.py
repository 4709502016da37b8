"""Frames with corners that are said one by one, for what is learned from many of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from airwitness.fingerprint.video import Frames
from airwitness.trace.kept_corners import MINUTE
from airwitness.trace.picture_table import NewPictures


@dataclass(frozen=True, slots=True, kw_only=True)
class Corner:
    """A corner, and when it is shown."""

    code: int
    """60 bits."""
    minutes: Sequence[int]
    x: float = 0.3
    y: float = 0.6
    step: int = 1
    is_still: bool = True

    def moving(self) -> "Corner":
        """The same, kept as moving."""
        return replace(self, is_still=False)


def shown(minutes: int, *corners: Corner) -> Frames:
    """A frame in the middle of every minute, with the corners that are shown then."""
    rows = [(minute, c) for minute in range(minutes) for c in corners if minute in c.minutes]
    counts = np.bincount([minute for minute, _ in rows], minlength=minutes)
    return Frames(
        time=np.arange(minutes, dtype=np.int64) * MINUTE + MINUTE // 2,
        shape=np.full(minutes, 16 / 9, np.float32),
        height=np.full(minutes, 180, np.int32),
        first=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        code=np.array([c.code for _, c in rows], np.uint64),
        x=np.array([c.x for _, c in rows], np.float32),
        y=np.array([c.y for _, c in rows], np.float32),
        step=np.array([c.step for _, c in rows], np.int32),
        is_still=np.array([c.is_still for _, c in rows], np.bool_),
        unsure=np.zeros((0, 0), np.uint8),
    )


def lanes(frames: Iterable[Frames], *, name: str = "{}") -> list[NewPictures]:
    """A lane of each; the part of the first is called 0."""
    return [
        NewPictures(
            part=name.format(number),
            name="picture 0",
            start=0,
            end=int(one.time[-1]) + MINUTE // 2,
            frames=one,
        )
        for number, one in enumerate(frames)
    ]
