"""One end of a copy, as acts meet it: what of the original has to be read, and what it then tells.

Times are seconds from the start of the lane that holds the copy.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from airwitness.acts.clip import Clip
from airwitness.acts.matching import Copy, Found
from airwitness.fingerprint.peaks import FRAMES_A_SECOND, RATE, WINDOW
from airwitness.media.stretches import Stretches, Wish
from airwitness.spans import FLICKS, Span, flicks_of
from airwitness.trace import closer_pictures, closer_sound
from airwitness.trace.closer import Close, Told
from airwitness.trace.closer_pictures import PictureLine
from airwitness.trace.closer_sound import Heard
from airwitness.trace.picture import ClipPictures, PictureAlignment
from airwitness.trace.shown_corners import Shown

_MARGIN = WINDOW / RATE  # s that a frame reaches beyond its middle, and more
_LATER = 0.75  # s by which pictures must go beyond the sound to be looked at, too
_LEAST = 0.2  # s that are left of a copy


class End(Protocol):
    """One end of one copy."""

    @property
    def outwards(self) -> int:
        """1 for where the copy ends, -1 for where it begins."""
        ...

    def wish(self) -> Wish:
        """What of the original has to be read."""
        ...

    def look(self, found: Stretches) -> Close | None:
        """What it tells, None where it tells nothing."""
        ...

    def moved(self, at: float) -> Self:
        """The same end at another time."""
        ...

    def put(self, copy: Copy) -> Copy:
        """The copy with this end."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundEnd:
    """An end of a piece of sound."""

    number: int
    """Of the piece in its copy."""
    piece: Found
    tracks: tuple[NDArray[np.float32], ...]
    """float32 [n] each: the tracks of the clip that the piece may be of."""
    told: Told

    @property
    def outwards(self) -> int:
        """1 for where the copy ends, -1 for where it begins."""
        return self.told.outwards

    def wish(self) -> Wish:
        """From some seconds within the copy to some beyond its end, and no farther than it can."""
        lane = self.piece[1].candidate.lane
        inside = self.told.at - self.outwards * (closer_sound.INSIDE + _MARGIN)
        outside = self.told.within(self.told.at + self.outwards * closer_sound.OUTSIDE)
        kind, number = lane.name.split()
        span = _span(lane.start, inside, outside + self.outwards * _MARGIN)
        return Wish(kind="sound", track=int(number), is_side=kind == "side", spans=(span,))

    def look(self, found: Stretches) -> Close | None:
        """What the samples tell; of several tracks the one that is surest."""
        wish, start = self.wish(), self.piece[1].candidate.lane.start
        first = round((wish.spans[0].start - start) / (FLICKS // RATE))
        heard = Heard(samples=found.sound(wish.spans[0], is_side=wish.is_side), first=first)
        line = self.piece[1].line
        each = (closer_sound.closer_sound(t, heard, line, self.told) for t in self.tracks)
        return max(filter(None, each), key=lambda close: close.surely, default=None)

    def moved(self, at: float) -> Self:
        """The same end at another time."""
        return replace(self, told=replace(self.told, at=at))

    def put(self, copy: Copy) -> Copy:
        """The copy with this end; as it was, where next to nothing would be left of it."""
        start, alignment = copy.pieces[self.number]
        clip = max(track.size for track in self.tracks) / RATE * FRAMES_A_SECOND
        frame = alignment.line.clip_time(np.array([self.told.at * FRAMES_A_SECOND]))[0]
        frame = float(min(max(frame, 0.0), clip))
        is_end = self.outwards > 0
        edges = (alignment.begin, frame) if is_end else (frame, alignment.end)
        if edges[1] - edges[0] < _LEAST * FRAMES_A_SECOND:
            return copy
        pieces = list(copy.pieces)
        pieces[self.number] = start, replace(alignment, begin=edges[0], end=edges[1])
        return replace(copy, pieces=tuple(pieces), close=copy.close | {("sound", self.outwards)})


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureEnd:
    """An end of a stretch of pictures."""

    number: int
    """Of the stretch in its copy."""
    shown: PictureAlignment
    tracks: tuple[ClipPictures, ...]
    """Of the clip."""
    sure: float
    """Where the copy is surely still shown."""
    told: Told

    @property
    def outwards(self) -> int:
        """1 for where the copy ends, -1 for where it begins."""
        return self.told.outwards

    def wish(self) -> Wish:
        """From a second within the copy to some beyond its end, and no farther than it can."""
        lane = self.shown.lane
        inside = self.sure - self.outwards * closer_pictures.INSIDE
        farther = max(self.outwards * self.told.at, self.outwards * self.sure)
        outside = self.told.within(self.outwards * (farther + closer_pictures.OUTSIDE))
        span = _span(lane.start, inside, outside + self.outwards * _MARGIN)
        number = int(lane.name.split()[1])
        return Wish(kind="picture", track=number, spans=(span,))

    def look(self, found: Stretches) -> Close | None:
        """What the pictures tell; of several tracks the one that is surest."""
        span, start = self.wish().spans[0], self.shown.lane.start
        pictures = [
            Shown(at=(picture.time - start) / FLICKS, luma=picture.luma)
            for picture in found.pictures
            if span.start <= picture.time <= span.end
        ]
        line = PictureLine(speed=self.shown.speed, offset=self.shown.offset)
        sides = (
            track.mirrored if self.shown.placing.is_mirrored else track.frames
            for track in self.tracks
        )
        each = (
            closer_pictures.closer_pictures(side, pictures, line, self.sure, self.told)
            for side in sides
        )
        return max(filter(None, each), key=lambda close: close.surely, default=None)

    def moved(self, at: float) -> Self:
        """The same end at another time."""
        return replace(self, sure=at, told=replace(self.told, at=at))

    def put(self, copy: Copy) -> Copy:
        """The copy with this end; as it was, where next to nothing would be left of it."""
        shown = copy.shown[self.number]
        at = (self.told.at - shown.offset) / shown.speed
        low, high = min(t.begin for t in self.tracks), max(t.end for t in self.tracks)
        at = min(max(at, low), high)
        begin, end = (shown.begin, at) if self.outwards > 0 else (at, shown.end)
        if end - begin < _LEAST:
            return copy
        every = list(copy.shown)
        every[self.number] = replace(shown, begin=begin, end=end)
        return replace(copy, shown=tuple(every), close=copy.close | {("picture", self.outwards)})


def ends_of(clip: Clip, copy: Copy, duration: int) -> Iterator[End]:
    """The ends of a copy that can be looked at.

    Args:
        clip: what was asked.
        copy: what was found.
        duration: of the part that holds it, flicks.
    """
    for outwards in (-1, 1):
        sound = _sound_end(clip, copy, duration, outwards) if copy.pieces else None
        if sound is not None:
            yield sound
        pictures = _picture_end(clip, copy, duration, outwards) if copy.shown else None
        if pictures is not None and (sound is None or _is_beyond(pictures, sound)):
            yield pictures


def _is_beyond(pictures: PictureEnd, sound: SoundEnd) -> bool:
    """Whether the pictures go on where the sound has ended."""
    shown, heard = (
        start / FLICKS + end.told.at
        for start, end in (
            (pictures.shown.lane.start, pictures),
            (sound.piece[1].candidate.lane.start, sound),
        )
    )
    return sound.outwards * (shown - heard) > _LATER


def _sound_end(clip: Clip, copy: Copy, duration: int, outwards: int) -> SoundEnd | None:
    number = len(copy.pieces) - 1 if outwards > 0 else 0
    start, alignment = copy.pieces[number]
    tracks = tuple(
        track for track, begins in zip(clip.tracks, clip.starts, strict=True) if begins == start
    )
    if not tracks:
        return None
    lane = alignment.candidate.lane
    size = max(track.size for track in tracks) / RATE * FRAMES_A_SECOND
    edge = np.array([size if outwards > 0 else 0.0])
    limit = float(alignment.line.recording_time(edge)[0]) / FRAMES_A_SECOND
    last = min(lane.frames / FRAMES_A_SECOND, (duration - lane.start) / FLICKS)
    told = Told(
        at=alignment.reference[1 if outwards > 0 else 0] / FRAMES_A_SECOND,
        limit=min(max(limit, 0.0), last),
        outwards=outwards,
    )
    return SoundEnd(number=number, piece=copy.pieces[number], tracks=tracks, told=told)


def _picture_end(clip: Clip, copy: Copy, duration: int, outwards: int) -> PictureEnd | None:
    numbers = range(len(copy.shown))
    if outwards > 0:
        number = max(numbers, key=lambda n: copy.shown[n].span.end)
    else:
        number = min(numbers, key=lambda n: copy.shown[n].span.start)
    shown = copy.shown[number]
    if clip.is_still or not shown.frames:
        return None
    pairs = [at for _, at in shown.frames]
    edges = [t.end if outwards > 0 else t.begin for t in clip.pictures]
    edge = max(edges) if outwards > 0 else min(edges)
    limit = shown.speed * edge + shown.offset
    told = Told(
        at=shown.reference[1 if outwards > 0 else 0],
        limit=min(max(limit, 0.0), (duration - shown.lane.start) / FLICKS),
        outwards=outwards,
    )
    sure = max(pairs) if outwards > 0 else min(pairs)
    return PictureEnd(number=number, shown=shown, tracks=clip.pictures, sure=sure, told=told)


def _span(start: int, one: float, other: float) -> Span:
    """Recording time between two times of a lane; none before zero."""
    low, high = sorted((start + flicks_of(one), start + flicks_of(other)))
    return Span(start=max(0, low), end=max(0, high))
