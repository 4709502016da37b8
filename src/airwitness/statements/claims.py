# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""From sentences to claims: each with its words, its time, and whose word it is."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from airwitness.reading import BlockKind, KeptText
from airwitness.statements import english as en
from airwitness.statements.bodies import find_bodies
from airwitness.statements.chunks import Chunks
from airwitness.statements.effort import Budget
from airwitness.statements.elsewhere import find_told
from airwitness.statements.focus import Focus
from airwitness.statements.found import Made, Range
from airwitness.statements.making import find_made
from airwitness.statements.making_gates import MADE, may_tell
from airwitness.statements.making_nouns import NOUNS
from airwitness.statements.making_works import WORKS
from airwitness.statements.marks import Quoted, is_title
from airwitness.statements.places import find_place
from airwitness.statements.records import (
    Asserter,
    Claim,
    How,
    Kind,
    Named,
    Phrase,
    Rule,
    Spans,
    Statement,
    Time,
    spans_within,
)
from airwitness.statements.referring import meant, place
from airwitness.statements.sentences import QUOTE, Sentence, split_sentences
from airwitness.statements.spoken_of import SpokenOf
from airwitness.statements.tallies import CHILDREN, find_tallies
from airwitness.statements.times import When, find_times
from airwitness.statements.times_elsewhere import own_year
from airwitness.statements.words import Words, among

VERSION = "5"
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_OWNER = re.compile("['’]s|s['’]|-(?:owned|run|controlled|operated)")
_CHAINED = among(
    """
    of belongs belong belonged answers attached owned controlled run charge responsible
    reports under affiliated falls operated overseen supervised subordinate its whose bought
    responsibilities dependency held acquired taken majority-owned owns oversees tasked own
    belonging within channel army owner owners parent proprietor runs ran operates operated oversees
    oversaw controls administers manages supervises buys absorbed merged folded incorporated
    includes comprises orders holds stake imprint one housed takes took
    unit company station mouthpiece maintains sold hands parts shareholder venture front
    """
)  # fmt: skip
_CLAIMING = frozenset(MADE) | NOUNS | _CHAINED | CHILDREN | WORKS
_MARKS = re.compile("[\"“”„«»'’‘‚]")  # nested titles, and whose: the Guard's
_NAMED_OR_MARKED = re.compile('[A-Z"“”‘«]')
_FOR_ANOTHER = among(
    """
    lawyer lawyers attorney attorneys barrister counsel solicitor spokesman spokeswoman spokesperson
    agent publicist mother father wife husband brother sister son daughter aunt uncle widow family
    friend neighbour neighbor colleague colleagues prosecutor prosecutors police court officials
    """
)
"""Whose `he` is mostly somebody else."""
_CHAINS = frozenset({"part_of", "responsible_for"})
_CRY = 2  # items of a sentence that is but a word
_MOST_INNER = 12  # quotations within one quotation
_SILENT = frozenset({BlockKind.BYLINE, BlockKind.OUTLET, BlockKind.CREDIT})


@dataclass(slots=True)
class _Text:
    kept: KeptText
    hedges: Spans
    year: int | None
    """Year of the text itself."""
    statements: Sequence[Statement]
    budget: Budget
    language: str
    focus: Focus
    spoken: SpokenOf = field(default_factory=SpokenOf)
    places: list[tuple[int, int, int]] = field(default_factory=list)
    """Content spans in order, with the index of their statement."""
    claims: list[Claim] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    """Where years stand."""
    owners: list[int] = field(default_factory=list)
    """Where `'s` stands."""


def find_claims(
    kept: KeptText, words: Words, blocks: Sequence[tuple[list[Sentence], list[Quoted]]],
    statements: Sequence[Statement], hedges: Spans, budget: Budget, language: str,
) -> list[Claim]:  # fmt: skip
    """Find what a text claims of works, bodies, times and numbers of children."""
    held = _Text(kept, hedges, own_year(kept), statements, budget, language, Focus(text=kept.text))
    held.owners = [m.start() for m in _OWNER.finditer(kept.text)]
    held.years = [m.start() for m in _YEAR.finditer(kept.text)]
    held.places = sorted(
        (a, b, n) for n, statement in enumerate(statements) for a, b in statement.content.spans
    )
    read = _read if language == "en" else _read_elsewhere
    for block, (sentences, quoted) in zip(kept.blocks, blocks, strict=True):
        if block.kind in _SILENT:
            continue
        nested = [q for q in quoted if q.depth == 1]
        for s in sentences:
            if budget.left <= 0:
                budget.skip(s.starts[0], s.ends[-1])
                break
            read(held, s)
            if s.quotes:
                for inner in _within(held, words, s, nested):
                    read(held, inner)
    _add_hedges(held, blocks)
    return held.claims


def _start(q: Quoted) -> int:
    return q.start


def _may_claim(words: Words, text: str, q: Quoted) -> bool:
    """Tell whether anything in quoted words could be a claim, or name a work."""
    first = bisect_left(words.starts, q.start)
    lows = words.lows[first : bisect_left(words.starts, q.end, first)]
    return (
        not _CLAIMING.isdisjoint(lows)
        or _YEAR.search(text, q.start, q.end) is not None
        or _MARKS.search(text, q.start + 1, q.end - q.closed) is not None
    )


def _within(held: _Text, words: Words, s: Sentence, nested: list[Quoted]) -> Iterator[Sentence]:
    """Sentences inside quotations, where they may claim something."""
    for q in s.quotes.values():
        may = held.language != "en" or _may_claim(words, held.kept.text, q)
        if q.end - q.start < 24 or not may:
            continue
        at, end = bisect_left(nested, q.start, key=_start), q.end
        inner = [
            Quoted(start=n.start, end=n.end, style=n.style, depth=0, closed=n.closed, last=n.last)
            for n in islice(nested, at, at + _MOST_INNER)
            if n.end <= end
        ]
        yield from split_sentences(
            words, inner, block=s.block, span=(q.start + 1, q.end - q.closed),
            abbreviations=en.ABBREVIATIONS, cues=frozenset(),
        )  # fmt: skip


def _read(held: _Text, s: Sentence) -> None:
    """Read one sentence for every kind of claim."""
    before = len(held.claims)
    chunks = Chunks(s)
    held.focus.enter(chunks)
    _read_making(held, chunks)
    _read_chains(held, chunks)
    for tally in find_tallies(s):
        _claim(held, s, "tally", None, (tally.lo, tally.hi), rule="en.tally", value=tally.value)
    held.budget.spend(0.3 + 1.3 * (len(held.claims) - before))
    held.focus.leave(chunks)
    for q in s.quotes.values():
        if is_title(held.kept.text, q):
            title = held.kept.text[q.start + 1 : q.end - q.closed].rstrip(",.")
            held.focus.name(title, s, is_title=True)
            held.focus.titles.add(title.lower())


def _read_elsewhere(held: _Text, s: Sentence) -> None:
    """Read what is claimed where the language is not English."""
    is_date = held.kept.blocks[s.block].kind == BlockKind.DATE
    for told in find_told(s, held.kept.text, held.language, held.spoken):
        if is_date and told.kind == "dated":
            continue
        rule = f"{held.language}.{told.kind}"
        _claim(
            held, s, told.kind, told.subject, told.object, rule=rule, when=told.when,
            value=told.value, names=(told.subject_name, told.object_name),
        )  # fmt: skip
        held.budget.spend(1)
    held.budget.spend(0.5)


def _read_making(held: _Text, chunks: Chunks) -> None:
    """Read who made what, and when."""
    s = chunks.s
    at = bisect_left(held.owners, s.starts[0])
    owns = at < len(held.owners) and held.owners[at] < s.ends[-1]
    follows = held.focus.follows(s)
    makes = may_tell(s, held.focus.titles, owns=owns, follows=follows)
    at = bisect_left(held.years, s.starts[0])
    years = at < len(held.years) and held.years[at] < s.ends[-1]
    mades = _made(held, chunks, owns=owns, follows=follows) if makes else []
    held.budget.spend(len(s) / 12 * makes)
    times = find_times(s) if mades or years else []
    if mades:
        for made in mades:
            its = s.lows[made.work[0]] == "its" and made.work[1] == made.work[0] + 1
            if its and held.focus.is_study(made.work[0], s):
                continue
            _claim(
                held, s, made.kind, made.maker, made.work, rule=f"en.{made.kind}",
                when=_when(s, times, made.verb, made.end), where=find_place(s, made.end),
            )  # fmt: skip
    for when in times:
        if when.has_year and held.kept.blocks[s.block].kind != BlockKind.DATE:
            _claim(held, s, "dated", None, None, rule="en.dated", when=when)


def _made(held: _Text, chunks: Chunks, *, owns: bool, follows: bool) -> list[Made]:
    return find_made(chunks, held.kept.text, held.focus.titles, owns=owns, follows=follows)


def _read_chains(held: _Text, chunks: Chunks) -> None:
    """Read which body is part of which."""
    s = chunks.s
    at = bisect_left(held.owners, s.starts[0])
    owns = at < len(held.owners) and held.owners[at] < s.ends[-1]
    if owns or not _CHAINED.isdisjoint(s.lows):
        first = len(held.claims)
        held.budget.spend(len(s) / 30)
        for link in find_bodies(chunks):
            _claim(held, s, link.kind, link.subject, link.object, rule=f"en.{link.kind}")
        if len(held.claims) > first and (head := held.claims[first].subject) is not None:
            held.focus.body = head.name


def _when(s: Sentence, times: list[When], verb: int, end: int) -> When | None:
    """The time that stands nearest after a verb, before the next clause; or at the beginning."""
    for when in times:
        if (
            when.lo >= verb
            and (when.lo <= end + 12)
            and not any(s.low(k) in MADE or s.low(k) == ";" for k in range(end, when.lo))
        ):
            return when
    first = times[0] if times else None
    return first if first is not None and first.lo <= 2 else None


def _claim(
    held: _Text, s: Sentence, kind: str, subject: Range | None, thing: Range | None, *, rule: str,
    when: When | None = None, where: Range | None = None, value: int | None = None,
    names: tuple[str | None, str | None] = (None, None),
) -> None:  # fmt: skip
    text = held.kept.text
    parts = [s.span(*r) for r in (subject, thing) if r]
    if not parts:
        parts = [s.span(when.lo, when.hi) if when else s.span(0, len(s))]
    lo, hi = min(a for a, _ in parts), max(b for _, b in parts)
    near = spans_within(held.hedges, s.starts[0], s.ends[-1])
    hedges = tuple(Phrase.of(text, [h]) for h in near)
    held.claims.append(
        Claim(
            id=f"C{len(held.claims) + 1}",
            kind=kind,
            subject=meant(
                held.focus, s, subject, body=True, told=names[0] or _himself(held, s, subject)
            ),
            object=meant(held.focus, s, thing, body=kind in _CHAINS, told=names[1]),
            when=_time(held, s, when),
            where=None if where is None else place(text, s, where),
            value=value,
            asserted_by=_asserter(held, lo, hi),
            hedges=hedges,
            spans=tuple(sorted(set(parts))),
            rule=_rule(rule),
        )
    )


@cache
def _rule(name: str) -> Rule:
    return Rule(id=name, version=VERSION)


def _time(held: _Text, s: Sentence, when: When | None) -> Time | None:
    if when is None:
        return None
    year = when.first_year
    old = when.has_year and (held.year is None or year is None or year < held.year)
    return Time(
        phrase=Phrase.of(held.kept.text, [s.span(when.lo, when.hi)]), start=when.start,
        end=when.end, period="history" if old else "present",
    )  # fmt: skip


def _himself(held: _Text, s: Sentence, subject: Range | None) -> str | None:
    """Who `he` is right behind `he said that`: whoever says so, if no one is named between."""
    if subject is None or subject[1] - subject[0] > 1 or s.lows[subject[0]] not in {"he", "she"}:
        return None
    lo = s.starts[subject[0]]
    at = bisect_right(held.places, (lo, len(held.kept.text) + 1, 0))
    if at == 0:
        return None
    start, end, n = held.places[at - 1]
    speaker = held.statements[n].speaker
    if not start <= lo < end or speaker is None or held.statements[n].kind == Kind.DIRECT:
        return None
    between = held.kept.text[start:lo]
    words = f"{speaker.phrase.text} {speaker.role or ''}".lower().split()
    for_another = not _FOR_ANOTHER.isdisjoint(words) or speaker.how == How.WORK
    return None if for_another or _NAMED_OR_MARKED.search(between, 1) else speaker.name


def _asserter(held: _Text, lo: int, hi: int) -> Asserter:
    """Whose word it is: of the statement in whose content it stands, or of the paper."""
    at = bisect_right(held.places, (lo, len(held.kept.text) + 1, 0))
    for start, end, n in reversed(held.places[max(0, at - 6) : at]):
        if start <= lo and hi <= end:
            statement = held.statements[n]
            speaker = statement.speaker
            kind = "work" if speaker and speaker.how == How.WORK else "speaker"
            return Asserter(
                kind=kind, name=speaker.name if speaker else None, statement=statement.id
            )
    return Asserter(kind="paper")


def _add_hedges(held: _Text, blocks: Sequence[tuple[list[Sentence], list[Quoted]]]) -> None:
    """A claim for each hedge: which words weaken which sentence."""
    text, at = held.kept.text, 0
    for sentences, _ in blocks:
        for s in sentences:
            while at < len(held.hedges) and held.hedges[at][0] < s.starts[0]:
                at += 1
            while at < len(held.hedges) and held.hedges[at][1] <= s.ends[-1]:
                if held.language != "en" and len(s) <= _CRY:
                    at += 1  # Perhaps.
                    continue
                held.budget.spend(1)
                if held.budget.left <= 0:
                    held.budget.skip(s.starts[0], s.ends[-1])
                    return
                phrase = Phrase.of(text, [held.hedges[at]])
                held.claims.append(
                    Claim(
                        id=f"C{len(held.claims) + 1}",
                        kind="hedged",
                        subject=None,
                        object=Named(phrase=phrase, name=phrase.text.lower()),
                        when=None,
                        where=None,
                        value=None,
                        asserted_by=_asserter(held, *held.hedges[at]),
                        hedges=(phrase,),
                        spans=((s.starts[0], s.ends[-1]),),
                        rule=_rule(f"{held.language}.hedged"),
                    )
                )
                at += 1


__all__ = ["QUOTE", "find_claims"]
