"""What a search did not look at: every stretch of a recording, with its reason."""

from collections.abc import Sequence

from airwitness.archive import Archive
from airwitness.capture import Placement, Recording
from airwitness.media.facts import Facts
from airwitness.search import Unsearched
from airwitness.spans import FLICKS, MICROSECONDS, Span, SpanSet, WallSpan

_NOTHING = {
    frozenset({"audio"}): "no sound",
    frozenset({"picture"}): "no pictures",
    frozenset({"audio", "picture"}): "neither sound nor pictures",
}
_PICTURES_LAST = 3 * FLICKS  # after the last that was looked at, as key frames are rare


def is_within(part: Placement, within: WallSpan | None) -> bool:
    """Whether a part was recorded then; one without a clock is left out where it matters."""
    if within is None:
        return True
    if part.clock is None:
        return False
    return part.clock.wall(Span(start=0, end=part.duration)).overlap(within) > 0


def limits(
    archive: Archive,
    recordings: Sequence[Recording],
    within: WallSpan | None,
    kinds: frozenset[str],
) -> tuple[int, list[Unsearched]]:
    """How much was searched, and every stretch that was not, with its reason."""
    searched = 0
    unsearched: list[Unsearched] = []
    known = archive.catalogue.every_facts()
    for recording in recordings:
        for part in recording.parts:
            asked = _asked_of(part, within)
            if asked is None:
                continue
            held = known.get(part.part)
            facts = None if held is None else Facts.from_json(held, name=part.name)
            holes = _holes(facts, asked, kinds)
            if within is not None and part.clock is None:
                holes = [(asked, "its time is not known")]
            searched += asked.duration - SpanSet.of(span for span, _ in holes).duration
            unsearched += [
                Unsearched(recording=recording.id, name=part.name, span=span, reason=reason)
                for span, reason in holes
            ]
    return searched, unsearched


def _asked_of(part: Placement, within: WallSpan | None) -> Span | None:
    """The stretch of a part that was asked about, None for nothing of it."""
    whole = Span(start=0, end=part.duration)
    if within is None or part.clock is None:
        return whole
    inside = part.clock.wall(whole).intersection(within)
    if inside is None:
        return None
    first = (inside.start - part.clock.zero) * FLICKS // MICROSECONDS
    last = (inside.end - part.clock.zero) * FLICKS // MICROSECONDS
    return Span(start=first, end=last).intersection(whole)


def _holes(facts: Facts | None, asked: Span, kinds: frozenset[str]) -> list[tuple[Span, str]]:
    """Stretches of a part in which nothing of the clip's kinds could be looked at."""
    if facts is None:
        return [(asked, "not yet indexed")]
    heard = facts.tracks if "audio" in kinds else ()
    shown = facts.pictures if "picture" in kinds else ()
    if not heard and not shown:
        return [(asked, _NOTHING[kinds])]
    whole = SpanSet.of([asked])
    lost = whole
    for track in heard:
        held = SpanSet.of([track.span]).without(SpanSet.of(track.gaps))
        lost = lost.intersection(whole.without(held))
    for pictures in shown:
        span = Span(start=pictures.span.start, end=pictures.span.end + _PICTURES_LAST)
        lost = lost.intersection(whole.without(SpanSet.of([span])))
    what = " or ".join([*(["sound"] if heard else []), *(["pictures"] if shown else [])])
    least = FLICKS  # tracks rarely begin and end on the same instant
    return [(span, f"damaged or missing {what}") for span in lost.spans if span.duration > least]
