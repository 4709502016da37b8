"""Search → Report: everything the page says, as pure data.

Nothing is judged here. Airings, shares and ends are the search's; the report puts them in
order, numbers them, and keeps apart what is no news: idents, and the clip's own file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from airwitness.airings import Airing, Coverage, Match
from airwitness.evidence.verify import FAILED, NOT_CHECKED, PASSED, Check
from airwitness.report.answer import Answer, Scope, answer
from airwitness.report.days import Mark, ServiceDays, service_days
from airwitness.report.stills import Stills
from airwitness.report.words import count_text, hours_text, percent_text, speed_of
from airwitness.search import Query, Score, Search, Unsearched
from airwitness.spans import Span, SpanSet, WallSpan, wall_length

_SAID_ELSEWHERE = ("speed 0", "speed 1", "tempo ", "pitch ", "recurs ")
_IN_WORDS = {"same part": "the clip's own file"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """One airing in the log."""

    number: int
    """From 1, in order of time."""
    airing: Airing
    length: int
    """Microseconds from its start to its end."""
    covered: tuple[tuple[float, float], ...]
    """Stretches of the clip that were aired, 0 to 1."""
    speed: tuple[str, ...]
    """What a listener would notice of speed and pitch."""
    notes: tuple[str, ...]
    matches: tuple[Match, ...]
    """In order of time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring:
    """A service on which the clip recurs too often to be news."""

    service: str
    times: int
    matches: tuple[Match, ...]
    """In order of time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSearched:
    """Stretches that were not looked at for one reason."""

    reason: str
    length: int
    """Flicks, of those whose length is known."""
    items: tuple[Unsearched, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What `verify` said of the archive, if it was asked."""

    state: str
    """`passed`, `failed` or `not checked`."""
    checks: tuple[Check, ...]

    def number(self, state: str) -> int:
        """How many checks came out so."""
        return sum(check.state == state for check in self.checks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last line of the archive's custody log."""

    sequence: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number to be seen at once."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that the page says."""

    clip: Query
    answer: Answer
    figures: tuple[Figure, ...]
    log: tuple[LogRow, ...]
    timeline: tuple[ServiceDays, ...]
    undated: tuple[LogRow, ...]
    """Airings of unknown time: in the log, not in the timeline."""
    recurring: tuple[Recurring, ...]
    own: tuple[Match, ...]
    """The clip's own file where the archive holds it: no airing."""
    static: tuple[Match, ...]
    """Pictures that agree in what does not move: no matches."""
    weaker: tuple[Match, ...]
    """Candidates that chance may give: no matches."""
    coverage: tuple[Coverage, ...]
    recordings: int
    searched: int
    """Flicks."""
    unsearched: tuple[NotSearched, ...]
    verification: Verification
    head: Head | None
    score: Score
    versions: Mapping[str, str]
    made_at: int
    """Microseconds UTC."""
    stills: Mapping[str, Stills]
    """Obscured pictures by id of the match."""


def compose(
    search: Search,
    *,
    made_at: int,
    checks: Sequence[Check] = (),
    head: Head | None = None,
    recorded: Mapping[str, Sequence[WallSpan]] | None = None,
    scope: Scope | None = None,
    stills: Mapping[str, Stills] | None = None,
) -> Report:
    """Put a search in order for reading.

    Args:
        search: what was found.
        made_at: when the page is made, microseconds UTC.
        checks: what `verify` said of the archive; empty if it was not asked.
        head: of the archive's custody log.
        recorded: when each service was recorded, if known more closely than coverage tells.
        scope: what the question was narrowed to.
        stills: obscured pictures by id of the match.
    """
    by_id = {match.id: match for match in search.matches}
    log = tuple(
        _log_row(number, airing, tuple(by_id[m] for m in airing.matches), search.query)
        for number, airing in enumerate(search.airings, 1)
    )
    aired = {match.id for row in log for match in row.matches}
    rest = sorted((m for m in search.matches if m.id not in aired), key=_when)
    return Report(
        clip=search.query,
        answer=answer(search, scope or Scope()),
        figures=_figures(search),
        log=log,
        timeline=_timeline(search, log, recorded or {}),
        undated=tuple(row for row in log if row.airing.wall is None),
        recurring=tuple(
            Recurring(
                service=service,
                times=times,
                matches=tuple(m for m in rest if m.service == service),
            )
            for service, times in search.recurring.items()
        ),
        own=tuple(m for m in rest if m.service not in search.recurring),
        static=search.static,
        weaker=search.weaker,
        coverage=search.coverage,
        recordings=search.recordings,
        searched=search.searched,
        unsearched=_unsearched(search.unsearched),
        verification=Verification(state=state_of(checks), checks=tuple(checks)),
        head=head,
        score=search.score,
        versions=dict(search.versions),
        made_at=made_at,
        stills=dict(stills or {}),
    )


def _when(match: Match) -> tuple[bool, int, str, int]:
    return (
        match.wall is None,
        match.wall.start if match.wall else 0,
        match.name,
        match.reference.start,
    )


def _log_row(number: int, airing: Airing, matches: tuple[Match, ...], query: Query) -> LogRow:
    best = max(matches, key=lambda m: m.evidence)
    covered = SpanSet.of(piece.query for m in matches for piece in m.pieces)
    notes = []
    if airing.rounds > 1:
        notes.append(f"loop of {airing.rounds} rounds")
    elif (files := len({m.part for m in matches})) > 1:
        notes.append(f"found in {files} files")
    if airing.service is None:
        notes.append("not counted as aired")
    notes += [note for match in matches for note in notes_of(match)]
    return LogRow(
        number=number,
        airing=airing,
        length=airing.wall.duration if airing.wall else length_of(matches),
        covered=tuple(share_of(span, query) for span in covered.spans),
        speed=speed_of(best),
        notes=tuple(dict.fromkeys(notes)),
        matches=matches,
    )


def notes_of(match: Match) -> tuple[str, ...]:
    """A match's notes in words, without those that the page says in another place."""
    kept = (note for note in match.notes if not note.startswith(_SAID_ELSEWHERE))
    return tuple(_IN_WORDS.get(note, note) for note in kept)


def length_of(matches: Sequence[Match]) -> int:
    """From the first match to the last in one part; airings without a clock have only one."""
    start = min(m.reference.start for m in matches)
    return wall_length(max(m.reference.end for m in matches) - start)


def share_of(span: Span, query: Query) -> tuple[float, float]:
    """Where a stretch begins and ends in what was asked of the clip, 0 to 1."""
    length = max(1, query.span.duration)
    begin, end = ((at - query.span.start) / length for at in (span.start, span.end))
    return max(0.0, begin), min(1.0, end)


def _figures(search: Search) -> tuple[Figure, ...]:
    aired = [a for a in search.airings if a.service is not None]
    figures = [_figure(len(aired), "airing found", "airings found")]
    if aired:
        figures.append(_figure(len({a.service for a in aired}), "service", "services"))
    if len(aired) < len(search.airings):
        figures.append(
            _figure(len(search.airings) - len(aired), "copy not placed", "copies not placed")
        )
    if search.airings:
        share = percent_text(max(a.share for a in search.airings))
        figures.append(Figure(value=share, label="of the clip aired, at most"))
    recordings = count_text(search.recordings, "recording")
    searched = hours_text(wall_length(search.searched))
    figures.append(Figure(value=searched, label=f"searched, in {recordings}"))
    if search.coverage:
        missing = sum(hole.duration for item in search.coverage for hole in item.missing)
        is_expected = all(item.expected is not None for item in search.coverage)
        label = "expected but not recorded" if is_expected else "known not to be recorded"
        figures.append(Figure(value=hours_text(missing), label=label))
    return tuple(figures)


def _figure(number: int, one: str, more: str) -> Figure:
    return Figure(value=f"{number:,}", label=one if number == 1 else more)


def _timeline(
    search: Search, log: Sequence[LogRow], recorded: Mapping[str, Sequence[WallSpan]]
) -> tuple[ServiceDays, ...]:
    coverage = {item.service: item for item in search.coverage}
    marks: dict[str | None, list[Mark]] = {service: [] for service in sorted(coverage)}
    for row in log:
        if row.airing.wall is not None:
            marks.setdefault(row.airing.service, []).append(
                Mark(
                    airing=row.airing.id,
                    number=row.number,
                    span=row.airing.wall,
                    uncertainty=row.airing.uncertainty,
                )
            )
    return tuple(
        service_days(service, coverage.get(service or ""), recorded.get(service or ""), own)
        for service, own in marks.items()
    )


def _unsearched(items: Sequence[Unsearched]) -> tuple[NotSearched, ...]:
    reasons = {item.reason: [i for i in items if i.reason == item.reason] for item in items}
    return tuple(
        NotSearched(
            reason=reason,
            length=sum(i.span.duration for i in group if i.span is not None),
            items=tuple(group),
        )
        for reason, group in reasons.items()
    )


def state_of(checks: Sequence[Check]) -> str:
    """Failed if anything failed, passed if anything passed, else not checked."""
    states = {check.state for check in checks}
    return next((s for s in (FAILED, PASSED) if s in states), NOT_CHECKED)
