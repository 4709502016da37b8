"""Copies → matches: where a recording holds them, what carries them, and what differs, in words."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from airwitness.acts.clip import Clip
from airwitness.acts.matching import Copy, Found, asked_span, reference_span
from airwitness.airings import Match, Piece, Source
from airwitness.capture import Placement
from airwitness.fingerprint.peaks import FRAME_FLICKS
from airwitness.spans import FLICKS, Span
from airwitness.trace.align import Alignment
from airwitness.trace.geometry import Placing, Rectangle
from airwitness.trace.picture import PictureAlignment
from airwitness.trace.segment import Segment

SAME_PART = "same part"
OTHER_SOUND = "same picture, other sound"
OTHER_PICTURE = "same sound, other picture"
STILL = "same set, card or still"
UNREAD = "ends from the index alone"
LIKE_A_SET = "no more alike than one set"
ASTRAY = "in another order in the originals"
WITNESSED = "told by the originals"
UNWITNESSED = "pictures compared by the index alone"
_STEP_BACK = FLICKS // 2
_HEARD = 0.004  # a change of speed or pitch that a person may hear and a splice may not make
_SEEN = 0.03  # a change of speed that pictures can tell
_MOTION = 0.1  # a change of speed that a person sees
_LATER = 3 * FLICKS // 2  # by which pictures must go beyond the sound to be believed


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Which parts have what was compared."""

    sound: frozenset[str]
    pictures: frozenset[str]
    """None in a quick search: a picture that it does not find may be mirrored."""

    @classmethod
    def of(cls, segments: Sequence[Segment], *, quick: bool) -> "Held":
        """What segments hold."""
        shown = [lane for s in segments for lane in s.contents.pictures.lanes if lane.frames]
        return cls(
            sound=frozenset(lane.part for s in segments for lane in s.lanes),
            pictures=frozenset() if quick else frozenset(lane.part for lane in shown),
        )


def match_of(
    clip: Clip, placement: Placement, copy: Copy, names: dict[str, str], held: Held
) -> Match:
    """A copy where a recording holds its part.

    Args:
        clip: what was asked.
        placement: of the part.
        copy: what was found in it.
        names: of the recordings.
        held: which parts have sound and pictures.
    """
    pieces = tuple(_pieces(copy))
    reference = Span(start=pieces[0].reference.start, end=pieces[-1].reference.end)
    heard = [alignment for _, alignment in copy.pieces]
    best = max(heard, key=lambda a: a.evidence, default=None)
    seen = max(copy.shown, key=lambda a: (a.evidence, a.still), default=None)
    lane = best.candidate.lane.name if best else copy.shown[0].lane.name
    told = tuple(_pieces(copy.before or copy))  # so an id does not depend on what can be read
    identity = f"{clip.query.sha256}{placement.recording}{placement.part}{lane}{told}"
    return Match(
        id="m" + hashlib.sha256(identity.encode()).hexdigest()[:11],
        recording=placement.recording,
        name=names[placement.recording] if placement.clock is None else placement.name,
        service=placement.service,
        part=placement.part,
        lane=lane,
        pieces=pieces,
        wall=placement.clock.wall(reference) if placement.clock else None,
        uncertainty=placement.clock.uncertainty if placement.clock else 0,
        tempo=best.tempo if best else copy.shown[0].speed,
        pitch=best.line.pitch if best else 1.0,
        kinds=(*(["audio"] if best else []), *(["picture"] if seen else [])),
        votes=max((alignment.candidate.votes for alignment in heard), default=0),
        hit_fraction=best.hit_fraction if best else _paired_share(copy.shown),
        evidence=copy.evidence,
        likeness=copy.likeness,
        expected_false=copy.expected_false,
        time_map=tuple(_knots(copy, pieces)),
        points=tuple(_points(copy.pieces)),
        picture=seen.placing if seen else None,
        frames=tuple(_frames(copy.shown)),
        ends=_ends(copy, reference),
        notes=tuple(_notes(clip, placement, copy, pieces, held)),
    )


def _pieces(copy: Copy) -> list[Piece]:
    """Stretches without a cut; the pictures say where the sound is not there to."""
    heard = [Piece(query=asked_span(f), reference=reference_span(f[1])) for f in copy.pieces]
    seen = [Piece(query=_seen_query(a), reference=a.span) for a in copy.shown]
    if not heard:
        return seen
    for piece in seen:
        first, last = heard[0], heard[-1]
        if piece.reference.start < first.reference.start - _LATER:
            heard[0] = _between(piece, first)
        if piece.reference.end > last.reference.end + _LATER:
            heard[-1] = _between(heard[-1], piece)
    return heard


def _ends(copy: Copy, reference: Span) -> tuple[Source, Source]:
    """From what both ends are known: each is that of the sound, or that of the pictures."""
    heard = [reference_span(alignment) for _, alignment in copy.pieces]
    begins = "sound" if any(span.start == reference.start for span in heard) else "picture"
    ends = "sound" if any(span.end == reference.end for span in heard) else "picture"
    return (
        "originals" if (begins, -1) in copy.close else "index",
        "originals" if (ends, 1) in copy.close else "index",
    )


def _between(first: Piece, last: Piece) -> Piece:
    """From where one begins to where the other ends."""
    return Piece(
        query=Span(
            start=min(first.query.start, last.query.start),
            end=max(first.query.end, last.query.end),
        ),
        reference=Span(start=first.reference.start, end=last.reference.end),
    )


def _seen_query(shown: PictureAlignment) -> Span:
    return Span(start=round(shown.begin * FLICKS), end=round(shown.end * FLICKS))


def _paired_share(shown: Sequence[PictureAlignment]) -> float:
    """Share of the recording's frames under the match that the clip has too."""
    paired = sum(len(a.frames) for a in shown)
    return paired / max(paired, sum(a.crossed for a in shown))


def _knots(copy: Copy, pieces: Sequence[Piece]) -> Iterator[tuple[float, float]]:
    """Clip and recording seconds of the ends of pieces, and of where the speed changes."""
    if not copy.pieces:
        for piece in pieces:
            yield piece.query.start / FLICKS, piece.reference.start / FLICKS
            yield piece.query.end / FLICKS, piece.reference.end / FLICKS
    for start, alignment in copy.pieces:
        for x, y in alignment.knots():
            yield _seconds(start, alignment, float(x), float(y))


def _points(group: Sequence[Found]) -> Iterator[tuple[float, float]]:
    """Clip and recording seconds of matched peaks."""
    for start, alignment in group:
        for x, y in alignment.points:
            yield _seconds(start, alignment, float(x), float(y))


def _seconds(start: int, alignment: Alignment, x: float, y: float) -> tuple[float, float]:
    """Clip and recording seconds; `start` is that of the clip's track, flicks."""
    lane = alignment.candidate.lane.start
    return (start + x * FRAME_FLICKS) / FLICKS, (lane + y * FRAME_FLICKS) / FLICKS


def _frames(shown: Sequence[PictureAlignment]) -> Iterator[tuple[float, float]]:
    """Clip and recording seconds of paired frames."""
    for alignment in shown:
        for asked, at in alignment.frames:
            yield asked, alignment.lane.start / FLICKS + at


def _notes(
    clip: Clip, placement: Placement, copy: Copy, pieces: Sequence[Piece], held: Held
) -> Iterator[str]:
    if placement.part == clip.query.sha256 and all(
        abs(p.query.start - p.reference.start) < FLICKS // 10 for p in pieces
    ):
        yield SAME_PART
    if len(pieces) > 1:
        steps = [p.reference.start - p.query.start for p in pieces]
        is_one_line = max(steps) - min(steps) <= _STEP_BACK
        yield "interrupted" if is_one_line else f"cut into {len(pieces)} pieces"
    if copy.pieces:
        best = max((alignment for _, alignment in copy.pieces), key=lambda a: a.evidence)
        yield from speed_notes(best.tempo, best.line.pitch)
        yield from _wow(best)
    else:
        yield from motion_notes(copy.shown[0].speed)
    if copy.shown:
        yield from placing_notes(copy.shown[0].placing)
    yield from _originals_notes(copy)
    if not copy.pieces and clip.tracks and copy.part in held.sound:
        yield OTHER_SOUND
    elif copy.is_seen_elsewhere or copy.shown:
        return
    elif clip.shows(pieces[0].query) and copy.part in held.pictures:
        yield OTHER_PICTURE


def _originals_notes(copy: Copy) -> Iterator[str]:
    """What rests on the originals, and what does not although it might."""
    if copy.is_witnessed:
        yield WITNESSED
    if copy.unwitnessed and copy.unwitnessed == copy.unread:
        yield UNWITNESSED  # the next one says why
    elif copy.unwitnessed:
        yield f"{UNWITNESSED}: {copy.unwitnessed}"
    if copy.unread:
        yield f"{UNREAD}: {copy.unread}"


def motion_notes(speed: float) -> Iterator[str]:
    """What was done to the speed of pictures, in words."""
    if abs(speed - 1) > _SEEN:
        yield f"speed {speed:.2f}"
    if abs(speed - 1) > _MOTION:
        yield "slow motion" if speed > 1 else "fast motion"


def placing_notes(placing: Placing) -> Iterator[str]:
    """How the pictures lie to each other, in words."""
    if placing.is_mirrored:
        yield "mirrored"
    if not placing.in_recording.is_whole:
        yield f"inside a frame at {_percent(placing.in_recording)}"
    if not placing.in_clip.is_whole:
        yield f"of the clip's picture {_percent(placing.in_clip)}"


def _percent(box: Rectangle) -> str:
    """x, y, width and height in percent."""
    edges = (box.left, box.top, box.width, box.height)
    return ", ".join(f"{100 * edge:.0f}" for edge in edges) + " %"


def speed_notes(tempo: float, pitch: float) -> Iterator[str]:
    """What was done to speed and pitch, in words."""
    if abs(tempo - 1) > _HEARD and abs(pitch / tempo - 1) <= _HEARD:
        yield f"speed {tempo:.4f}"
        return
    if abs(tempo - 1) > _HEARD:
        yield f"tempo {tempo:.4f}"
        if abs(pitch - 1) <= _HEARD:
            yield "pitch kept"
    if abs(pitch - 1) > _HEARD:
        yield f"pitch {12 * np.log2(pitch):+.2f} semitones"


def _wow(best: Alignment) -> Iterator[str]:
    """How much a speed that was followed varies."""
    line = best.line
    if line.knots.size > 1:
        tilt = np.gradient(line.bend, line.knots) / line.tempo
        yield f"speed varies by ±{100 * np.abs(tilt).max():.1f} %"
