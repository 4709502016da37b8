"""Where a copy of pictures ends, from the pictures of the recording, looked at closely.

The index keeps a frame a second or so. Here some eight pictures a second of the recording are
each compared with the frames of the clip that should show the same instant: how many corners are
alike and lie to each other as in one picture. A picture of the copy has dozens of them, any other
hardly one.

A picture speaks for the copy where it has a good share of the corners that pictures of the copy
have otherwise. Where of those that move in the clip it has too few (and only a set or a logo
agrees), it speaks against the copy; and where it has next to none at all, if a frame of the clip is
near enough to be compared: of a long clip they are a second apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from airwitness.fingerprint.video import Frames
from airwitness.spans import FLICKS
from airwitness.trace.closer import WHOLE, Close, Told, last
from airwitness.trace.shown_corners import Shown, agreement, described

INSIDE, OUTSIDE = 1.0, 2.5  # s around the end of the index that are looked at
BACK = 0.5  # s by which the last pair may lie beyond the end
_FRAMES = 3  # of the clip, with which a picture is compared: the map is known to 0.2 s
_NEAR = 0.6  # s: a frame of the clip that is farther away shows something else
_BESIDE = 0.2  # s: so near, it must show the same
_FEW = 10  # corners: with fewer there is nothing to compare
_LEAST = 4  # corners agree by chance
_SHARE = 0.15  # of the share of corners that agree in the copy otherwise
_MOVES = 20  # corners that move in a frame of the clip: so many that some must be found
_MOVING = 0.4  # of the share of them that is found in the copy otherwise
_SURE = 3  # pictures that surely show the copy, to measure by
_SEEN, _UNSEEN, _STILL = 3.0, -2.0, -1.0  # nats of a picture


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureLine:
    """How a recording's time follows from the clip's, in seconds."""

    speed: float
    offset: float

    def clip_time(self, at: float) -> float:
        """Where in the clip a time of the lane falls."""
        return (at - self.offset) / self.speed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What a picture has of the clip."""

    share: float
    """Of the corners that might agree, those that do."""
    agreeing: int
    moving: int
    """Of those that agree, the ones that move in the clip."""
    moves: int
    """Corners of the clip that move there."""
    is_near: bool
    """Whether there is something to compare it with."""

    @property
    def found(self) -> float:
        """Of the corners that move in the clip, the share that agrees."""
        return self.moving / max(1, self.moves)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Usual:
    """What pictures have of the clip that surely are of the copy: medians."""

    share: float
    found: float
    """0 where too little moves in the clip to tell."""

    @classmethod
    def of(cls, surely: Sequence[_Seen]) -> "_Usual":
        """From some pictures."""
        moving = [seen.found for seen in surely if seen.moves >= _MOVES]
        return cls(
            share=float(np.median([seen.share for seen in surely])),
            found=float(np.median(moving)) if len(moving) >= _SURE else 0.0,
        )

    def nats(self, seen: _Seen) -> float:
        """What a picture says for a copy."""
        if seen.agreeing < _LEAST or seen.share < _SHARE * self.share:
            return _UNSEEN if seen.is_near else 0.0
        is_set = seen.moves >= _MOVES and seen.found < _MOVING * self.found
        return _STILL if is_set else _SEEN


def closer_pictures(
    clip: Frames, pictures: Sequence[Shown], line: PictureLine, sure: float, told: Told
) -> Close | None:
    """Where a copy of pictures ends; None where the pictures tell nothing.

    Args:
        clip: the clip's frames.
        pictures: of the recording, from `INSIDE` within the last pair to `OUTSIDE` beyond the end.
        line: the time map.
        sure: the last pair of the index, seconds from the lane's start.
        told: the end, as the index tells it.
    """
    at = np.array([shown.at for shown in pictures])
    order = np.argsort(told.outwards * at, kind="stable")
    order = order[told.is_possible(at[order])]
    at = at[order]
    seen = [
        _look(clip, pictures[n], line.clip_time(float(t))) for n, t in zip(order, at, strict=True)
    ]
    inside = told.outwards * (at - sure) <= 0
    surely = [s for s, n in zip(seen, inside, strict=True) if n and s.agreeing > _LEAST]
    if len(surely) < max(_SURE, inside.sum() / 2):
        return None
    start = int(np.searchsorted(told.outwards * (at - sure), -BACK))
    usual = _Usual.of(surely)
    nats = np.cumsum([usual.nats(s) for s in seen[start:]])
    step = float(np.median(np.abs(np.diff(at)))) if at.size > 1 else 0.0
    is_limit = abs(told.limit - at[-1]) < 2 * step
    place = last(nats, WHOLE / step if is_limit and step else 1.0)
    if place is None:
        return None
    is_last = start + place == at.size - 1
    beyond = at[start + place] if is_last else at[start + place + 1]
    return Close(
        at=told.limit
        if is_last and is_limit
        else told.within(float(at[start + place] + beyond) / 2),
        goes_on=is_last and not is_limit,
        surely=usual.share,
    )


def _look(clip: Frames, shown: Shown, at: float) -> _Seen:
    """Compare a picture with the frames of a clip about some time (s)."""
    time = clip.time / FLICKS
    near = np.argsort(np.abs(time - at), kind="stable")[:_FRAMES]
    near = near[np.abs(time[near] - at) <= _NEAR]
    corners = described(shown)
    counts = [agreement(clip, int(frame), corners) for frame in near]
    if not counts:
        return _Seen(share=0.0, agreeing=0, moving=0, moves=0, is_near=False)
    size = np.diff(clip.first)[near]
    best = int(np.argmax([count.agreeing for count in counts]))
    corner = slice(int(clip.first[near[best]]), int(clip.first[near[best] + 1]))
    return _Seen(
        share=counts[best].agreeing / max(_FEW, min(corners.code.size, int(size[best]))),
        agreeing=counts[best].agreeing,
        moving=counts[best].moving,
        moves=int((~clip.is_still[corner]).sum()),
        is_near=bool((np.abs(time[near] - at) <= _BESIDE).any())
        and max(corners.code.size, int(size.max())) >= _FEW,
    )
