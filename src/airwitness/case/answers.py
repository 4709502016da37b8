"""What the searches of a case answered: matches as `Copy`, and what was decided about them.

A match keeps no id of its own between archives: it is found again by content and place. A
decision that fits no match of the newest search with its clip is *unattached*: it is listed and
never dropped.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from airwitness.case.content import Case, Copy, Decision, Pair, is_same_copy
from airwitness.spans import Span, flicks_of

_LISTS = ("matches", "static", "weaker")  # of an answer, what was asserted most first


def copies_of(answer: Mapping[str, Any]) -> dict[str, Copy]:
    """Every match of an answer by its id.

    Args:
        answer: what `find --json` prints.
    """
    return {match["id"]: copy_of(answer, match) for match in _matches(answer)}


def copy_of(answer: Mapping[str, Any], match: Mapping[str, Any]) -> Copy:
    """One match of an answer, by content and place."""
    score = answer["score"]
    return Copy(
        clip=answer["query"]["sha256"],
        part=match["part"],
        pairs=tuple(
            Pair(clip=_span(piece["query"]), part=_span(piece["reference"]))
            for piece in match["pieces"]
        ),
        kinds=tuple(match["kinds"]),
        relation=", ".join(match["notes"]),
        expected_false=str(match["expected_false"]),
        archive_hours=str(score["archive_hours"]),
    )


def found(case: Case, match: str) -> tuple[Copy, Mapping[str, Any]] | None:
    """A match of the newest search of a case that has it, and how it was told."""
    for search in reversed(case.searches):
        answer = search.answer or {}
        for told in _matches(answer):
            if told["id"] == match:
                return copy_of(answer, told), told
    return None


def unattached(case: Case) -> tuple[Decision, ...]:
    """The decisions that hold and fit no match of the newest search with their clip."""
    newest = {s.clip: s.answer for s in case.searches if s.answer is not None}
    known = [copy for answer in newest.values() for copy in copies_of(answer).values()]
    return tuple(
        decision
        for decision in case.decisions
        if case.decision(decision.copy) is decision
        and not any(is_same_copy(decision.copy, copy) for copy in known)
    )


def _matches(answer: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for name in _LISTS:
        yield from answer.get(name, ())


def _span(told: Mapping[str, float]) -> Span:
    return Span(start=flicks_of(told["start"]), end=flicks_of(told["end"]))
