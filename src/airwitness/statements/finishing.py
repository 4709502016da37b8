"""From drafts to records: kinds, hedges, an editor's brackets."""

import re
from collections.abc import Iterator
from functools import cache

from airwitness.reading import Block
from airwitness.statements.marks import Quoted, is_title
from airwitness.statements.read import VERSION, Draft
from airwitness.statements.records import (
    Kind,
    Phrase,
    Rule,
    Spans,
    Statement,
    spans_within,
)

_LETTER = re.compile(r"[^\W_]")


def finish(
    text: str, blocks: tuple[Block, ...], drafts: list[Draft], hedges: Spans
) -> list[Statement]:
    """Make records of drafts."""
    return [_statement(text, blocks, n, draft, hedges) for n, draft in enumerate(drafts, 1)]


def _statement(text: str, blocks: tuple[Block, ...], n: int, d: Draft, hedges: Spans) -> Statement:
    spans = sorted(set(d.spans))
    places = [*spans, d.cue] if d.cue else spans
    within = sorted({h for a, b in places for h in spans_within(hedges, a, b)}) if hedges else []
    return Statement(
        id=f"S{n}",
        kind=_kind(text, spans, d),
        speaker=d.speaker,
        cue=Phrase.of(text, [d.cue]) if d.cue else None,
        content=Phrase.of(text, spans),
        hedges=tuple(Phrase.of(text, [h]) for h in within),
        negated=d.found.negated,
        denied=d.found.denied,
        inserted=tuple(Phrase.of(text, [span]) for span in _inserted(text, d.quoted)),
        block=str(blocks[d.block].kind),
        rule=_rule(d.found.rule),
    )


@cache
def _rule(name: str) -> Rule:
    return Rule(id=name, version=VERSION)


def _kind(text: str, spans: list[tuple[int, int]], d: Draft) -> Kind:
    """Direct: nothing but quoted words; mixed: some of them are."""
    if not d.quoted:
        return Kind.DIRECT if d.found.spoken else Kind.INDIRECT
    spoken = [q for q in d.quoted if not is_title(text, q)] or (
        [] if _outside(text, spans, d.quoted) else d.quoted
    )
    if not spoken:
        return Kind.INDIRECT
    if d.found.about or _outside(text, spans, d.quoted):
        return Kind.MIXED
    first = text[d.quoted[0].start + 1 : d.quoted[0].start + 2]
    whole = d.quoted[0].last in ".,!?" or first.isupper() or not first.islower()
    set_off = d.cue is None or text[d.cue[1] : spans[0][0]].strip().endswith((":", ","))
    return Kind.DIRECT if whole or set_off else Kind.MIXED


def _outside(text: str, spans: list[tuple[int, int]], quoted: list[Quoted]) -> bool:
    """Tell whether a content has letters that are not quoted."""
    for a, b in spans:
        at = a
        for q in quoted:
            if a <= q.start < b:
                if at < q.start and _LETTER.search(text, at, q.start):
                    return True
                at = q.end
        if at < b and _LETTER.search(text, at, b):
            return True
    return False


def _inserted(text: str, quoted: list[Quoted]) -> Iterator[tuple[int, int]]:
    """Brackets within quoted words: an editor's, not the speaker's."""
    for q in quoted:
        at = text.find("[", q.start, q.end)
        while at >= 0:
            close = text.find("]", at, q.end)
            if close < 0:
                break
            yield at, close + 1
            at = text.find("[", close, q.end)
