"""What may be shown clear of an object, and what leaves in no form.

A picture is clear only where all of this holds, and obscured otherwise:

1. somebody cleared the place with an enrolled key, and no exhibit of it was taken back;
2. where a child was ever seen, in any case, another actor with another key cleared it too;
3. nothing withholds it, neither itself nor where another file shows the same.

Even then the boxes of every clearing stay obscured, and every face that a detector proposes.
"""

from dataclasses import dataclass

from airwitness.case.content import Case, Clearing, Copy, Withheld, Withholding
from airwitness.case.place import Place, Region
from airwitness.spans import Span

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
    wanted = 2 if any(guarded.meets(place) for guarded in case.guarded) else 1
    keys = {clearing.record.key for clearing in clearings}
    actors = {clearing.record.actor for clearing in clearings}
    if min(len(keys), len(actors)) < wanted:
        return None
    boxes = dict.fromkeys(box for clearing in clearings for box in clearing.boxes)
    return Clear(boxes=tuple(boxes), clearings=clearings)


def withheld_at(case: Case, digest: str, at: int | None) -> Withholding | None:
    """What withholds a picture; None where nothing does.

    A shot that is withheld in one file is withheld in every file that was found to hold it.
    """
    places = [_moment(digest, at), *_elsewhere(case, digest, at)]
    return next(
        (
            withholding
            for withholding in case.withholdings
            if withholding.what is Withheld.SHOT
            and withholding.place is not None
            and any(withholding.place.meets(place) for place in places)
        ),
        None,
    )


def is_heard(case: Case, digest: str, span: Span) -> bool:
    """Whether nothing withholds any of a span of sound."""
    place = Place(object=digest, span=span)
    return not any(
        w.what is Withheld.TRACK and w.place is not None and w.place.meets(place)
        for w in case.withholdings
    )


def _moment(digest: str, at: int | None) -> Place:
    span = None if at is None else Span(start=at, end=at + _INSTANT)
    return Place(object=digest, span=span)


def _covers(cleared: Place, place: Place) -> bool:
    """Whether all of a place was cleared."""
    if cleared.object != place.object:
        return False
    if cleared.span is None or place.span is None:
        return cleared.span is None
    return cleared.span.start <= place.span.start and place.span.end <= cleared.span.end


def _elsewhere(case: Case, digest: str, at: int | None) -> list[Place]:
    """The same moment in the files that hold the same pictures."""
    found = []
    for copy in _copies(case):
        for pair in copy.pairs:
            for here, span, there, other in (
                (copy.clip, pair.clip, copy.part, pair.part),
                (copy.part, pair.part, copy.clip, pair.clip),
            ):
                if here != digest:
                    continue
                if at is None:
                    found.append(Place(object=there, span=other))
                elif span.contains(at):
                    share = (at - span.start) / max(1, span.duration)
                    found.append(_moment(there, other.start + round(share * other.duration)))
    return found


def _copies(case: Case) -> list[Copy]:
    """Every match by picture that the case knows of."""
    exhibited = [e.copy for e in case.exhibits if e.copy is not None]
    decided = [d.copy for d in case.decisions if d.is_accepted]
    return [copy for copy in (*exhibited, *decided) if "picture" in copy.kinds]
