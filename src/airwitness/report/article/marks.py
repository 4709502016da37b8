"""Overlapping spans of a text → runs without overlap, each knowing what it is.

Example:
    >>> runs = runs_of(0, 6, [Mark(start=0, end=4, kind="said"), Mark(start=2, end=6, kind="cue")])
    >>> [(run.start, run.end, [mark.kind for mark in run.marks]) for run in runs]
    [(0, 2, ['said']), (2, 4, ['said', 'cue']), (4, 6, ['cue'])]
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from airwitness.report.article.content import ReadArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that was read at a place."""

    start: int
    end: int
    kind: str
    """`said`, `speaker`, `cue`, `hedge`, `inserted`, `claim`, `hint`."""
    of: str = ""
    """Id of the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of the text in which the same things hold."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marks_of(read: ReadArticle) -> list[Mark]:
    """Everything that was read, as marks in order of their places."""
    marks: list[Mark] = []

    def put(kind: str, of: str, spans: Iterable[tuple[int, int]]) -> None:
        marks.extend(Mark(start=a, end=b, kind=kind, of=of) for a, b in spans)

    for statement in read.reading.statements:
        put("said", statement.id, statement.content.spans)
        if statement.speaker is not None:
            put("speaker", statement.id, statement.speaker.phrase.spans)
        if statement.cue is not None:
            put("cue", statement.id, statement.cue.spans)
        for phrase in statement.inserted:
            put("inserted", statement.id, phrase.spans)
        for phrase in statement.hedges:
            put("hedge", statement.id, phrase.spans)
    for claim in read.reading.claims:
        put("claim", claim.id, claim.spans)
        for phrase in claim.hedges:
            put("hedge", claim.id, phrase.spans)
    for number, hint in enumerate(read.hints, 1):
        put("hint", f"h{number}", [(hint.hit.start, hint.hit.end)])
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.kind))


def runs_of(start: int, end: int, marks: Iterable[Mark]) -> Iterator[Run]:
    """Cut a block where any mark begins or ends.

    Args:
        start: first character of the block.
        end: first behind it.
        marks: those that meet it.
    """
    inside = [mark for mark in marks if mark.start < end and start < mark.end]
    edges = {start, end}
    for mark in inside:
        edges |= {max(start, mark.start), min(end, mark.end)}
    places = sorted(edges)
    begins = sorted(inside, key=lambda mark: mark.start)
    open_marks: list[Mark] = []
    following = 0
    for low, high in pairwise(places):
        while following < len(begins) and begins[following].start <= low:
            open_marks.append(begins[following])
            following += 1
        open_marks = [mark for mark in open_marks if mark.end > low]
        yield Run(start=low, end=high, marks=tuple(open_marks))
