"""What may be shown clear of an object, and what leaves in no form.

A picture is clear only where all of this holds, and obscured otherwise:

1. somebody cleared the place with an enrolled key, and its exhibit was not taken back;
2. where a child was ever seen in any of what was cleared, in any case, another actor with another
   key cleared it too;
3. nothing withholds it.

Even then the boxes of every clearing stay obscured, and every face that a detector proposes.

What is withheld, and where a child was seen, holds wherever the same was found to be shown: in
the other file of a match, in the files that match that one, and so on; a second wider each way,
since a match knows its ends to so much. A picture that stands still for
long is judged by all of the time that it was seen to stand. Around a moment that is withheld, five
seconds each way are withheld with it.

Example:
    >>> shots = shots_of(case)                                # doctest: +SKIP
    >>> shots.clear_at(digest, 12 * FLICKS)                   # doctest: +SKIP
    Clear(boxes=(Region(left=1000, top=500, width=2000, height=2500),), clearings=(...,))
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from airwitness.case.content import Case, Clearing, Everywhere, Withheld, Withholding
from airwitness.case.place import MOMENT, Place, Region
from airwitness.case.replay import GUARD
from airwitness.spans import FLICKS, Span, SpanSet

PICTURE, SOUND = "picture", "audio"  # what may carry a match
SLACK = FLICKS  # a match knows its ends to a second
_ROUNDING = FLICKS // 500  # of the times that containers keep
_INSTANT = 1  # flicks; a moment is the shortest span
_ALWAYS = Span(start=0, end=1 << 62)
_STEPS = 8  # from file to file


@dataclass(frozen=True, slots=True, kw_only=True)
class Clear:
    """A picture that may be shown, but for its boxes."""

    boxes: tuple[Region, ...]
    """What stays obscured."""
    clearings: tuple[Clearing, ...]
    """Who cleared it, oldest first."""


class Stretch(NamedTuple):
    """A span of an object."""

    object: str
    """SHA-256."""
    span: Span
    """Recording time; of a still picture it may have no length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """Two stretches that show or play the same from their beginnings to their ends."""

    one: Stretch
    other: Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Shots:
    """What is known of all pictures of an archive."""

    clearings: tuple[Clearing, ...]
    """Of the one case that something leaves of."""
    withheld: tuple[tuple[Withholding, Mapping[str, SpanSet[Span]]], ...]
    """What each withholds: SHA-256 of the object → recording time."""
    guarded: Mapping[str, SpanSet[Span]]
    """Where a child was seen, in the same form."""

    def clear_at(self, digest: str, at: int | None, until: int | None = None) -> Clear | None:
        """Whether a picture may be shown, and with which boxes; None where it stays obscured.

        Args:
            digest: SHA-256 of the object.
            at: recording time at which the picture itself begins; None for a still picture, or
                for an object as a whole.
            until: when it was still seen to stand; the same time if not given.
        """
        if self.withheld_at(digest, at, until) is not None:
            return None
        seen = _seen(at, until)
        clearings = tuple(c for c in self.clearings if _covers(c.place, digest, at, seen))
        shown = [seen, *(_span(clearing.place) for clearing in clearings)]
        is_guarded = any(_meets(self.guarded.get(digest), span) for span in shown)
        keys = {clearing.record.key for clearing in clearings}
        actors = {clearing.record.actor for clearing in clearings}
        if min(len(keys), len(actors)) < (2 if is_guarded else 1):
            return None
        boxes = dict.fromkeys(box for clearing in clearings for box in clearing.boxes)
        return Clear(boxes=tuple(boxes), clearings=clearings)

    def withheld_at(
        self, digest: str, at: int | None, until: int | None = None
    ) -> Withholding | None:
        """What withholds a picture; None where nothing does. The same arguments."""
        seen = _seen(at, until)
        found = (w for w, places in self.withheld if _meets(places.get(digest), seen))
        return next(found, None)

    def edges(self, digest: str) -> tuple[int, ...]:
        """Times at which something begins to be withheld or guarded, or was cleared, in order.

        Whoever reads pictures reads these too: one that began earlier and still stands then is
        withheld, or is the still that was cleared, at whatever time it was asked for.
        """
        every = [places.get(digest) for _, places in self.withheld]
        sets = [*every, self.guarded.get(digest)]
        begins = {span.start for found in sets if found for span in found.spans}
        places = [c.place for c in self.clearings if c.place.object == digest]
        stills = {p.span.start for p in places if p.span and p.span.duration <= MOMENT}
        return tuple(sorted(begins | stills))


def shots_of(known: Case | Everywhere, same: Iterable[Same] = ()) -> Shots:
    """What is known of all pictures.

    Args:
        known: a case; or what holds in every case, for what leaves of none: nothing is clear then.
        same: what else was found to show the same.
    """
    links = [*_links(known, PICTURE), *same]
    shots = [w for w in known.withholdings if w.what is Withheld.SHOT and w.place is not None]
    return Shots(
        clearings=known.clearings if isinstance(known, Case) else (),
        withheld=tuple((w, reach([_shot(w.place)], links)) for w in shots if w.place is not None),
        guarded=reach(known.guarded, links),
    )


def clear_at(case: Case, digest: str, at: int | None) -> Clear | None:
    """The same as `Shots.clear_at`, for one picture."""
    return shots_of(case).clear_at(digest, at)


def withheld_at(case: Case, digest: str, at: int | None) -> Withholding | None:
    """The same as `Shots.withheld_at`, for one picture."""
    return shots_of(case).withheld_at(digest, at)


def silent(known: Case | Everywhere) -> dict[str, SpanSet[Span]]:
    """Where sound is withheld, with every place that was found to have the same.

    Returns:
        SHA-256 of an object → recording time.
    """
    tracks = [w.place for w in known.withholdings if w.what is Withheld.TRACK and w.place]
    return reach(tracks, _links(known, SOUND))


def withheld_of(known: Case | Everywhere, digest: str) -> tuple[Withholding, ...]:
    """All that is withheld of an object: where there is any, the object itself cannot leave."""
    links = {
        Withheld.SHOT: _links(known, PICTURE),
        Withheld.TRACK: _links(known, SOUND),
        Withheld.WORDS: [],
    }
    return tuple(
        w
        for w in known.withholdings
        if w.place is not None and digest in reach([w.place], links[w.what])
    )


def reach(places: Iterable[Place], same: Iterable[Same]) -> dict[str, SpanSet[Span]]:
    """Where pictures are, with every place that was found to show the same.

    Args:
        places: where they are; an object as a whole where no span narrows it.
        same: what shows the same as what.

    Returns:
        SHA-256 of an object → recording time.
    """
    nothing: SpanSet[Span] = SpanSet()
    links: dict[str, list[tuple[Span, str, Span]]] = defaultdict(list)
    for each in same:
        for here, there in ((each.one, each.other), (each.other, each.one)):
            links[here.object].append((_lasting(here.span), there.object, _lasting(there.span)))
    own = _together((place.object, _span(place)) for place in places)
    known = dict(own)
    fresh = [(digest, span) for digest, spans in own.items() for span in spans.spans]
    for _ in range(_STEPS):
        told = (
            (there, mapped)
            for digest, span in fresh
            for here, there, other in links[digest]
            if (mapped := _mapped(span, here, other)) is not None
        )
        fresh = []
        for digest, span in told:
            spans = known.get(digest, nothing)
            if SpanSet.of([span]).without(_widened(spans)).duration:
                known[digest] = spans.union(SpanSet.of([span]))
                fresh.append((digest, span))
    return {
        digest: _widened(spans.without(own.get(digest, nothing))).union(own.get(digest, nothing))
        for digest, spans in known.items()
    }


def _together(places: Iterable[tuple[str, Span]]) -> dict[str, SpanSet[Span]]:
    grouped: dict[str, list[Span]] = defaultdict(list)
    for digest, span in places:
        grouped[digest].append(span)
    return {digest: SpanSet.of(spans) for digest, spans in grouped.items()}


def _widened(spans: SpanSet[Span]) -> SpanSet[Span]:
    """With the margin on both sides of each span."""
    return SpanSet.of(
        Span(start=max(0, span.start - SLACK), end=span.end + SLACK) for span in spans.spans
    )


def _mapped(span: Span, here: Span, there: Span) -> Span | None:
    """A span of one file as the other shows it; None where it does not."""
    if not span.overlap(Span(start=max(0, here.start - SLACK), end=here.end + SLACK)):
        return None
    start, end = (
        there.start
        + (min(max(at, here.start), here.end) - here.start) * there.duration // here.duration
        for at in (span.start, span.end)
    )
    return _lasting(Span(start=start, end=end))


def _shot(place: Place) -> Place:
    """Who withholds a moment withholds the shot that it is of, as far as can be told."""
    if place.span is None or place.span.duration > MOMENT:
        return place
    start, end = place.span.start - GUARD, place.span.end + GUARD
    return replace(place, span=Span(start=max(0, start), end=end))


def _span(place: Place) -> Span:
    return _ALWAYS if place.span is None else _lasting(place.span)


def _lasting(span: Span) -> Span:
    """A span of an instant at least."""
    return Span(start=span.start, end=max(span.end, span.start + _INSTANT))


def _seen(at: int | None, until: int | None) -> Span:
    if at is None:
        return _ALWAYS
    return Span(start=at, end=max(at, until or at) + _INSTANT)


def _meets(known: SpanSet[Span] | None, seen: Span) -> bool:
    return known is not None and any(span.overlap(seen) for span in known.spans)


def _covers(cleared: Place, digest: str, at: int | None, seen: Span) -> bool:
    """Whether the whole picture was cleared: a region of it is not enough.

    Of a span the pictures that begin in it; of a moment the one that stands then.
    """
    if cleared.object != digest or cleared.region is not None:
        return False
    if cleared.span is None or at is None:
        return cleared.span is None
    if cleared.span.duration <= MOMENT:
        return seen.start - _ROUNDING <= cleared.span.start < seen.end
    return cleared.span.contains(at)


def _links(known: Case | Everywhere, kind: str) -> list[Same]:
    """Every match by picture, or by sound, that any case knows of."""
    return [
        Same(one=Stretch(copy.clip, pair.clip), other=Stretch(copy.part, pair.part))
        for copy in known.copies
        if kind in copy.kinds
        for pair in copy.pairs
    ]
