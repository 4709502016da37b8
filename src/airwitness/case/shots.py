"""What may be shown clear of an object, and what leaves in no form.

A picture is clear only where all of this holds, and obscured otherwise:

1. somebody cleared the place with an enrolled key, and its exhibit was not taken back;
2. where a child was ever seen in any of what was cleared, in any case, another actor with another
   key cleared it too;
3. nothing withholds it.

Even then the boxes of every clearing stay obscured, and every face that a detector proposes.

A child that is seen, a shot and a sound that are withheld, count wherever a file was found to hold
the same: along the matches that the cases know of, and a second wider each way, since a match knows
its ends to so much.
"""

from collections import defaultdict
from dataclasses import dataclass

from airwitness.case.content import Case, Clearing, Copy, Withheld, Withholding
from airwitness.case.place import Place, Region
from airwitness.spans import FLICKS, Span

PICTURE, SOUND = "picture", "audio"  # what may carry a match
SLACK = FLICKS  # a match knows its ends to a second
_INSTANT = 1  # flicks; a moment is the shortest span


@dataclass(frozen=True, slots=True, kw_only=True)
class Clear:
    """A picture that may be shown, but for its boxes."""

    boxes: tuple[Region, ...]
    """What stays obscured."""
    clearings: tuple[Clearing, ...]
    """Who cleared it, oldest first."""


def clear_at(case: Case, digest: str, at: int | None) -> Clear | None:
    """Whether a picture may be shown, and with which boxes; None where it stays obscured.

    Args:
        case: with everything that was cleared and withheld.
        digest: SHA-256 of the object.
        at: recording time; None for a still picture, or for an object as a whole.
    """
    if withheld_at(case, digest, at) is not None:
        return None
    place = _moment(digest, at)
    clearings = tuple(c for c in case.clearings if _covers(c.place, place))
    shown = [place, *(clearing.place for clearing in clearings)]
    same = [found for one in shown for found in everywhere(case, one, PICTURE)]
    wanted = 2 if any(guarded.meets(one) for guarded in case.guarded for one in same) else 1
    keys = {clearing.record.key for clearing in clearings}
    actors = {clearing.record.actor for clearing in clearings}
    if min(len(keys), len(actors)) < wanted:
        return None
    boxes = dict.fromkeys(box for clearing in clearings for box in clearing.boxes)
    return Clear(boxes=tuple(boxes), clearings=clearings)


def withheld_at(case: Case, digest: str, at: int | None) -> Withholding | None:
    """What withholds a picture; None where nothing does."""
    places = everywhere(case, _moment(digest, at), PICTURE)
    return _withholding(case, Withheld.SHOT, places)


def is_heard(case: Case, digest: str, span: Span) -> bool:
    """Whether nothing withholds any of a span of sound."""
    places = everywhere(case, Place(object=digest, span=span), SOUND)
    return _withholding(case, Withheld.TRACK, places) is None


def everywhere(case: Case, place: Place, kind: str) -> list[Place]:
    """A place, and where other files were found to hold the same.

    Args:
        case: whose matches are followed, those of other cases among them.
        place: without a span it is all of its object.
        kind: what must carry a match: `audio` or `picture`.
    """
    stretches = _stretches([copy for copy in case.copies if kind in copy.kinds])
    found: dict[str, list[Span]] = defaultdict(list)
    edge: list[tuple[str, Span | None]] = [(place.object, place.span)]
    while edge:
        there = [
            (to, _mapped(span, here, other))
            for digest, span in edge
            for here, to, other in stretches.get(digest, ())
            if _is_near(span, here)
        ]
        edge = []
        for digest, span in there:
            if not any(_is_within(span, known) for known in found[digest]):
                found[digest].append(span)
                edge.append((digest, span))
    elsewhere = [(digest, _wider(span)) for digest, spans in found.items() for span in spans]
    return [place, *(Place(object=digest, span=span) for digest, span in elsewhere)]


def _stretches(copies: list[Copy]) -> dict[str, list[tuple[Span, str, Span]]]:
    """By object: each stretch of it that another object has, and where."""
    found: dict[str, list[tuple[Span, str, Span]]] = defaultdict(list)
    for copy in copies:
        for pair in copy.pairs:
            found[copy.clip].append((pair.clip, copy.part, pair.part))
            found[copy.part].append((pair.part, copy.clip, pair.clip))
    return found


def _is_near(span: Span | None, stretch: Span) -> bool:
    return span is None or _wider(stretch).overlap(span) > 0


def _is_within(span: Span, known: Span) -> bool:
    """Whether a span is known already, but for what matches may be off."""
    wide = _wider(known)
    return wide.start <= span.start and span.end <= wide.end


def _wider(span: Span) -> Span:
    return Span(start=max(0, span.start - SLACK), end=span.end + SLACK)


def _mapped(span: Span | None, one: Span, other: Span) -> Span:
    """Where another object has what a stretch has of a span."""
    start, end = (one.start, one.end) if span is None else (span.start, span.end)
    ends = [
        other.start
        + (min(max(at, one.start), one.end) - one.start) * other.duration // max(1, one.duration)
        for at in (start, end)
    ]
    return Span(start=ends[0], end=ends[1])


def _withholding(case: Case, what: Withheld, places: list[Place]) -> Withholding | None:
    return next(
        (
            withholding
            for withholding in case.withholdings
            if withholding.what is what
            and withholding.place is not None
            and any(withholding.place.meets(place) for place in places)
        ),
        None,
    )


def _moment(digest: str, at: int | None) -> Place:
    span = None if at is None else Span(start=at, end=at + _INSTANT)
    return Place(object=digest, span=span)


def _covers(cleared: Place, place: Place) -> bool:
    """Whether all of a place was cleared."""
    if cleared.object != place.object or cleared.region is not None:
        return False
    if cleared.span is None or place.span is None:
        return cleared.span is None
    return cleared.span.start <= place.span.start and place.span.end <= cleared.span.end
