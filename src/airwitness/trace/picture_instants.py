"""Instant by instant: do the originals show what the clip shows, when a line of pictures says so?

The index keeps a frame a second, and few corners of it. Here up to twelve frames of the clip,
spread over what was paired, are each compared with some eight pictures a second of the recording,
read again, by four times as many corners. Corners count that move in the clip and lie exactly where
they should, if the picture lies where it does at the other instants.

A frame of a copy has many of them, at one instant. So three things can be told:

- *Out of order*: most of what agrees does so at other instants than the line says, as with stills
  of one film in another order, of which a few lie on a line.
- *A copy*, though the index had too little of it to tell it from the same set: at nearly every
  instant a good share of what moves agrees, then and no other time. What programmes of one set
  share is less than a tenth of it, or does not move; the ticker, the lower third are as little.
- *The line*, anew: where each frame agrees best, to a fraction of what lies between pictures
  (see `picture_refit`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from airwitness.fingerprint.video import Frames
from airwitness.spans import FLICKS, Span, flicks_of
from airwitness.trace.closer_pictures import PictureLine
from airwitness.trace.geometry import middles
from airwitness.trace.picture import PictureAlignment
from airwitness.trace.picture_refit import SLACK, refitted
from airwitness.trace.shown_corners import Described, agreement

MOST = 12  # frames of a clip
REACH = 1.5  # s around where each should be, in which the recording is read
FAR = 8.0  # s: pictures farther from there are not compared
ASTRAY = 0.6  # of what agrees, that must do so on the line; of copies 0.8 and more does
_BEYOND = 0.3  # s beyond the first and the last pair
_NEAR = 0.5  # s of the line: there the picture lies as it does in the copy
_MOVED = 0.03  # heights of the clip's picture from there: half as much counts
_SIZE = 1.25  # times as large, or as small
_FITTED = 3.0  # corners agree where it is known how the picture lies
_TURNS = 2
_LEAST = 4.0  # corners agree at an instant that tells anything
_TELLING = 5  # such instants: fewer tell nothing
_IN_ORDER = 0.8  # of what agrees, that does so on the line in a copy
_SURE = 6  # telling instants of a copy, and half of all
_FEW = 10  # corners: of fewer no share is taken
_SHARE = 0.2  # of what moves, that agrees in a quarter of the instants of a copy
_AWAY = 0.7, 1.6  # s from the line: what agrees there, too, does not move
_MOVES = 0.3  # of what agrees, that does not agree there


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """How frames of a clip agree with pictures of a recording."""

    asked: NDArray[np.float64]
    """float64 [n], clip time of the frames (s)."""
    shown: NDArray[np.float64]
    """float64 [k], seconds from the lane's start of the pictures, rising."""
    exact: NDArray[np.float64]
    """float64 [n, k], corners that move and agree, each the less the further beside it lies."""
    lies: NDArray[np.float64]
    """float64 [n, k, 3], where the clip's picture lies then (see `geometry.middles`)."""
    most: NDArray[np.float64]
    """float64 [n], corners that might agree."""

    def along(self, line: PictureLine) -> "Grid":
        """The same; pictures count as they lie to each other as most near a line do."""
        near = np.where(np.abs(self._lag(line)) <= _NEAR, self.exact, 0.0)
        best = np.argmax(near, axis=1)
        sure = np.flatnonzero(near.max(axis=1, initial=0.0) >= _FITTED)
        if not sure.size:
            return replace(self, exact=np.zeros_like(self.exact))
        usual = np.median(self.lies[sure, best[sure]], axis=0)
        apart = np.abs(self.lies[:, :, :2] - usual[:2]).max(axis=2) / usual[2]
        size = np.abs(np.log(np.maximum(self.lies[:, :, 2], 1e-9) / usual[2]))
        like = np.where(size < np.log(_SIZE), 1 / (1 + (apart / _MOVED) ** 2), 0.0)
        return replace(self, exact=self.exact * like)

    def on(self, line: PictureLine) -> NDArray[np.float64]:
        """float64 [n]: what agrees where a line says, give or take a tenth of a second."""
        at = line.speed * self.asked + line.offset
        each = zip(at, self.exact, strict=True)
        return np.array([np.interp(t + SLACK, self.shown, row).max() for t, row in each])

    def away(self, line: PictureLine) -> NDArray[np.float64]:
        """float64 [n]: the most that agrees somewhat earlier or later."""
        lag = np.abs(self._lag(line))
        beside = (lag >= _AWAY[0]) & (lag <= _AWAY[1])
        most: NDArray[np.float64] = np.where(beside, self.exact, 0.0).max(axis=1, initial=0.0)
        return most

    def refitted(self, line: PictureLine) -> PictureLine:
        """The line that frames agree most with."""
        return refitted(self.asked, self.shown, self.exact, line)

    def _lag(self, line: PictureLine) -> NDArray[np.float64]:
        """float64 [n, k]: by how much pictures are later than a line says (s)."""
        return self.shown - (line.speed * self.asked + line.offset)[:, None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnessed:
    """What the originals say about a line."""

    line: PictureLine
    """As the originals have it, where they are sure."""
    is_astray: bool
    """The clip's pictures are there, but not in the order of the line."""
    is_copy: bool
    """They are there in this order, and so much alike as no two programmes of one set are."""


def instants(clip: Frames, one: PictureAlignment) -> NDArray[np.int64]:
    """int64 [n]: frames of a clip, by their numbers, that are worth a look."""
    pairs = [asked for asked, _ in one.frames]
    if not pairs:
        return np.zeros(0, np.int64)
    time = clip.time / FLICKS
    between = (time >= min(pairs) - _BEYOND) & (time <= max(pairs) + _BEYOND)
    inside = np.flatnonzero(between)
    place = np.rint(np.linspace(0, inside.size - 1, min(MOST, inside.size))).astype(np.int64)
    return inside[place]


def spans_around(clip: Frames, one: PictureAlignment) -> list[Span]:
    """Recording time of what has to be read: around where each of the clip's frames should be."""
    asked = clip.time[instants(clip, one)] / FLICKS
    at = one.lane.start + np.array([flicks_of(one.speed * t + one.offset) for t in asked], np.int64)
    reach = flicks_of(REACH)
    return [Span(start=max(0, t - reach), end=max(0, t + reach)) for t in at.tolist()]


def witnessed(
    clip: Frames, one: PictureAlignment, pictures: Sequence[Described]
) -> Witnessed | None:
    """What the originals say about a line of pictures; None where they tell nothing.

    Args:
        clip: its frames, in the mirror where the line is of those.
        one: what the index has.
        pictures: of the recording, in order of time.
    """
    before = PictureLine(speed=one.speed, offset=one.offset)
    numbers = instants(clip, one)
    if not (numbers.size and pictures):
        return None
    raw = compared(clip, numbers, pictures, before)
    line = before
    for _ in range(_TURNS):  # in a shot that pans the pictures lie otherwise beside the line
        grid = raw.along(line)
        line = grid.refitted(line)
    grid = raw.along(line)
    on, best = grid.on(line), grid.exact.max(axis=1)
    tells = best >= _LEAST
    if tells.sum() < _TELLING:
        return None
    in_order = float(on.sum() / best.sum())
    alike = float(np.quantile(on / np.maximum(grid.most, _FEW), 0.75))
    moves = 1 - float(grid.away(line).sum() / max(on.sum(), 1e-9))
    is_sure = bool(tells.sum() >= max(_SURE, tells.size / 2))
    each = float(np.mean(on[tells] / best[tells]))
    return Witnessed(
        line=line if in_order >= _IN_ORDER else before,
        is_astray=in_order < ASTRAY,
        is_copy=is_sure
        and min(in_order, each) >= _IN_ORDER
        and alike >= _SHARE
        and moves >= _MOVES,
    )


def compared(
    clip: Frames, numbers: NDArray[np.int64], pictures: Sequence[Described], line: PictureLine
) -> Grid:
    """Compare some frames of a clip with pictures of a recording.

    Args:
        clip: its frames.
        numbers: int64 [n], which of them.
        pictures: in order of time.
        line: as the index has it.
    """
    asked = clip.time[numbers] / FLICKS
    shown = np.array([picture.at for picture in pictures])
    lag = shown - (line.speed * asked + line.offset)[:, None]
    exact = np.zeros(lag.shape)
    fits = np.zeros((*lag.shape, 6))
    for row, column in zip(*np.nonzero(np.abs(lag) <= FAR), strict=True):
        found = agreement(clip, int(numbers[row]), pictures[column])
        exact[row, column] = found.exact * found.moving / max(found.agreeing, 1)
        fits[row, column] = found.map
    moves = np.array([(~clip.is_still[clip.first[n] : clip.first[n + 1]]).sum() for n in numbers])
    lies = middles(fits.reshape(-1, 6), np.repeat(clip.shape[numbers], shown.size))
    return Grid(
        asked=asked,
        shown=shown,
        exact=exact,
        lies=lies.reshape(*lag.shape, 3),
        most=np.minimum(moves, max(picture.code.size for picture in pictures)).astype(np.float64),
    )
