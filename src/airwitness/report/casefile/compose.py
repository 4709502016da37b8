"""Case → CaseReport: everything that the report says, as pure data.

Nothing is judged here. Findings, decisions and claims are the case's, airings and coverage those
of the kept searches, the standing of a finding that of the ladder. What is withheld of words is
taken out of all of it at the end. A sentence that rests on nothing stops it:

1. a finding that cites no exhibit, or one that the case does not hold;
2. a claim that cites no exhibit that the case holds;
3. a sentence of the program's own that names no search.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from airwitness.airings import Match
from airwitness.case.agreement import Agreement, agreement
from airwitness.case.book import Code, book_of
from airwitness.case.content import (
    Case,
    Cite,
    Copy,
    Entry,
    Exhibit,
    Finding,
    KeptSearch,
    Step,
    is_same_copy,
)
from airwitness.case.ladder import standing
from airwitness.case.violations import VIOLATIONS
from airwitness.errors import UncitedError
from airwitness.evidence.verify import Check
from airwitness.redaction import WithheldWords, cover
from airwitness.report.casefile.airing_log import airing_logs, decided, widest
from airwitness.report.casefile.answers import Answer, read_answer
from airwitness.report.casefile.chain import differing
from airwitness.report.casefile.content import (
    CaseReport,
    ClipLog,
    Coded,
    CodeTally,
    ExhibitTold,
    Item,
    Mapped,
    Missed,
    Review,
    SearchTold,
    Source,
    Standing,
    Statement,
)
from airwitness.report.casefile.deeds import deeds, extract
from airwitness.report.casefile.summary import figures, summary
from airwitness.report.compose import Head, Verification, state_of
from airwitness.report.stills import ExhibitStill, ExhibitStills
from airwitness.spans import WallSpan

ROOM = 8_000_000
"""Bytes of pictures in a report: as base64 two thirds of the 15 MB that can still be passed on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What the report says beside what stands in the case."""

    made_at: int
    """Wall time."""
    entries: Sequence[Entry]
    """Custody lines of the case, in order."""
    checks: Sequence[Check] = ()
    """What `verify` said; nothing if it was not asked."""
    head: Head | None = None
    stills: Mapping[int, ExhibitStills] = field(default_factory=dict)
    """By number of the exhibit: pictures that may leave."""
    excerpts: Mapping[int, str] = field(default_factory=dict)
    """By number of the exhibit: words of a passage that may leave."""
    recorded: Mapping[str, Sequence[WallSpan]] = field(default_factory=dict)
    """When each service was recorded."""
    checklist: Sequence[Item] = ()


def compose_case(case: Case, grounds: Grounds, words: WithheldWords) -> CaseReport:
    """Put together what the report of a case says.

    Args:
        case: as custody gives it.
        grounds: what is said beside it.
        words: what is withheld of texts.

    Raises:
        UncitedError: a sentence rests on no exhibit.
    """
    answers = {s.number: read_answer(s.answer) for s in case.searches if s.answer}
    names, agreed = {code.id: code for code in book_of(case).codes}, agreement(case)
    clips = airing_logs(case, answers, grounds.recorded)
    known = _Known(
        case=case,
        grounds=grounds,
        answers=answers,
        clips=clips,
        names=names,
        stills=within(grounds.stills),
    )
    statements = tuple(_statement(case, finding) for finding in case.findings)
    for claim in case.claims:
        if claim.record.is_disclosed:
            _cited(case, [claim.cite], f"claim {claim.number}")
    searches = tuple(_search(s, answers.get(s.number)) for s in case.searches)
    coverage = widest([item for answer in answers.values() for item in answer.coverage])
    report = CaseReport(
        case=case.id,
        title=case.title,
        question=case.question,
        purpose=case.purpose,
        scope=case.scope,
        legal_basis=case.legal_basis,
        statements=statements,
        summary=summary(clips, searches),
        figures=figures(clips, searches, coverage, statements, len(case.exhibits)),
        clips=clips,
        exhibits=tuple(_exhibit(exhibit, known) for exhibit in case.exhibits),
        claims=case.claims,
        differing=differing(case.claims),
        codes=_codes(case, names, agreed),
        agreement=agreed,
        searches=searches,
        coverage=coverage,
        deeds=deeds(case, grounds.entries, clips),
        keys=tuple({e.key: (e.actor, e.key) for e in grounds.entries if e.key}.values()),
        verification=Verification(state=state_of(grounds.checks), checks=tuple(grounds.checks)),
        head=grounds.head,
        custody=extract(grounds.entries),
        checklist=tuple(grounds.checklist),
        made_at=grounds.made_at,
        record=case.record,
    )
    return cover(report, words)


def _statement(case: Case, finding: Finding) -> Statement:
    """A finding, if it rests on something."""
    told = standing(case, finding)
    if finding.record.is_disclosed:
        _cited(case, finding.cites, f"finding {finding.number}")
    return Statement(
        number=finding.number,
        kind=finding.kind,
        sentence=finding.sentence,
        cites=finding.cites,
        by=finding.by,
        reason=finding.reason,
        confidence=finding.confidence,
        violation=VIOLATIONS.get(finding.violation, finding.violation),
        tally=finding.tally,
        perpetrator=finding.perpetrator,
        standing=Standing(
            is_verified=told.is_verified,
            sources=tuple(_source(step) for step in told.sources),
            first=_review(told.first),
            second=_review(told.second),
            wants=told.wants,
        ),
        record=finding.record,
    )


def _cited(case: Case, cites: Sequence[Cite], what: str) -> None:
    """Rules 1 and 2."""
    if not cites or any(case.exhibit(cite.exhibit) is None for cite in cites):
        raise UncitedError(what)


def _source(step: Step) -> Source:
    return Source(
        exhibit=step.exhibit or 0,
        reliability=step.reliability,
        reason=step.reason,
        record=step.record,
    )


def _review(step: Step | None) -> Review | None:
    return None if step is None else Review(reason=step.reason, record=step.record)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the exhibits are told with."""

    case: Case
    grounds: Grounds
    answers: Mapping[int, Answer]
    clips: Sequence[ClipLog]
    names: Mapping[str, Code]
    stills: Mapping[int, ExhibitStills]
    """Those that there is room for."""


def _exhibit(exhibit: Exhibit, known: _Known) -> ExhibitTold:
    case, number = known.case, exhibit.number
    rows = [row for log in known.clips for row in log.rows if number in row.exhibits]
    codes = dict.fromkeys(c.code for c in case.codings if c.exhibit == number)
    shown, every = (stills.get(number) for stills in (known.stills, known.grounds.stills))
    return ExhibitTold(
        number=number,
        kind=exhibit.kind,
        title=exhibit.title,
        source=exhibit.source,
        credit=exhibit.credit,
        note=exhibit.note,
        place=exhibit.place,
        excerpt=known.grounds.excerpts.get(number, ""),
        stills=shown,
        left_out=len(every.stills) - len(shown.stills) if every and shown else 0,
        mapped=None if exhibit.copy is None else _mapped(exhibit.copy, known.answers),
        airing=rows[0].number if rows else None,
        judged=None if exhibit.copy is None else decided(case.decision(exhibit.copy)),
        findings=tuple(
            f.number for f in case.findings if any(c.exhibit == number for c in f.cites)
        ),
        claims=tuple(c.number for c in case.claims if c.cite.exhibit == number),
        codes=tuple(_label(code, known.names) for code in codes),
        record=exhibit.record,
    )


def within(stills: Mapping[int, ExhibitStills]) -> dict[int, ExhibitStills]:
    """The stills that the report has room for, each exhibit's first ones first."""
    room, kept = ROOM, defaultdict[int, list[ExhibitStill]](list)
    most = max((len(some.stills) for some in stills.values()), default=0)
    for at in range(most):
        for number, some in stills.items():
            for still in some.stills[at : at + 1]:
                size = len(still.shown.png or b"")
                if size <= room:
                    room -= size
                    kept[number].append(still)
    return {n: replace(some, stills=tuple(kept[n])) for n, some in stills.items()}


def _mapped(copy: Copy, answers: Mapping[int, Answer]) -> Mapped | None:
    """The match of an airing, as the last search of the case that found it has it."""
    found: list[tuple[Answer, Match]] = [
        (answer, match)
        for answer in answers.values()
        if answer.query.sha256 == copy.clip
        for match in answer.matches
        if match.part == copy.part and is_same_copy(answer.copy(match), copy)
    ]
    if not found:
        return None
    answer, match = found[-1]
    return Mapped(
        match=match,
        query=answer.query,
        archive_hours=copy.archive_hours,
        relation=copy.relation,
    )


def _codes(case: Case, names: Mapping[str, Code], agreed: Agreement) -> tuple[CodeTally, ...]:
    """Codes that were given, the most frequent first."""
    given: dict[str, list[Coded]] = defaultdict(list)
    for coding in case.codings:
        if case.exhibit(coding.exhibit) is None:
            continue  # taken back, and so told among the decisions
        given[coding.code].append(
            Coded(
                exhibit=coding.exhibit,
                place=coding.place,
                coder=coding.record.actor,
                note=coding.note,
                record=coding.record,
            )
        )
    shows_child = {c.code for c in case.codings if c.shows_child}
    tallies = (
        CodeTally(
            code=code,
            label=_label(code, names),
            definition=names[code].definition if code in names else "",
            shows_child=code in shows_child,
            coded=tuple(coded),
            alpha=agreed.by_code.get(code),
        )
        for code, coded in given.items()
    )
    return tuple(sorted(tallies, key=lambda tally: (-len(tally.coded), tally.code)))


def _label(code: str, names: Mapping[str, Code]) -> str:
    return names[code].labels["en"] if code in names else code


def _search(search: KeptSearch, answer: Answer | None) -> SearchTold:
    reasons: dict[str, list[int | None]] = defaultdict(list)
    for reason, length in () if answer is None else answer.unsearched:
        reasons[reason].append(length)
    score = {} if answer is None else answer.score
    return SearchTold(
        number=search.number,
        question=search.question,
        clip=search.clip,
        asked=search.asked,
        airings=None if answer is None else len(answer.airings),
        recordings=0 if answer is None else answer.recordings,
        searched=0 if answer is None else answer.searched,
        missed=tuple(
            Missed(
                reason=reason,
                stretches=len(lengths),
                length=sum(length for length in lengths if length is not None),
            )
            for reason, lengths in reasons.items()
        ),
        score=tuple((str(key), str(value)) for key, value in score.items()),
        versions={} if answer is None else answer.versions,
        record=search.record,
    )
