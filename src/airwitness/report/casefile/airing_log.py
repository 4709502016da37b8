"""Kept answers and decisions → the airing log of a case, clip by clip.

A clip that was asked about twice has one log: an airing that two searches found stands in it
once. What a person rejected stays in the log, says so, and is counted nowhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from airwitness.airings import Airing, Coverage, Match
from airwitness.case.content import Case, Copy, Decision, is_same_copy
from airwitness.case.place import Place
from airwitness.report.casefile.answers import Answer
from airwitness.report.casefile.content import AiredRow, ClipLog, Judged
from airwitness.report.compose import length_of, notes_of, share_of
from airwitness.report.days import Mark, ServiceDays, service_days
from airwitness.report.words import speed_of
from airwitness.spans import SpanSet, WallSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """An airing as one search found it, with its matches as decisions tell of them."""

    search: int
    answer: Answer
    airing: Airing
    matches: tuple[Match, ...]
    copies: tuple[Copy, ...]
    searches: tuple[int, ...]

    def is_same(self, other: "_Found") -> bool:
        """Whether both hold one copy."""
        return any(is_same_copy(a, b) for a in self.copies for b in other.copies)


def airing_logs(
    case: Case,
    answers: Mapping[int, Answer],
    recorded: Mapping[str, Sequence[WallSpan]],
) -> tuple[ClipLog, ...]:
    """The logs, in the order in which clips were first asked about.

    Args:
        case: holds decisions and exhibits.
        answers: by number of the search.
        recorded: when each service was recorded, where that is known.
    """
    clips = dict.fromkeys(answer.query.sha256 for answer in answers.values())
    logs: list[ClipLog] = []
    for clip in clips:
        mine = {n: answer for n, answer in answers.items() if answer.query.sha256 == clip}
        first = 1 + sum(len(log.rows) for log in logs)
        rows = _rows(case, _found(mine), first)
        coverage = widest([item for answer in mine.values() for item in answer.coverage])
        logs.append(
            ClipLog(
                clip=clip,
                searches=tuple(mine),
                rows=rows,
                timeline=_timeline(rows, coverage, recorded),
            )
        )
    return tuple(logs)


def decided(decision: Decision | None) -> Judged | None:
    """A decision without the match that it is about."""
    if decision is None:
        return None
    return Judged(is_accepted=decision.is_accepted, reason=decision.reason, record=decision.record)


def widest(items: Sequence[Coverage]) -> tuple[Coverage, ...]:
    """For each service the coverage over the longest time, the last of those."""
    best: dict[str, Coverage] = {}
    for item in items:
        known = best.get(item.service)
        if known is None or item.span.duration >= known.span.duration:
            best[item.service] = item
    return tuple(best[service] for service in sorted(best))


def _found(answers: Mapping[int, Answer]) -> list[_Found]:
    """Every airing once, as the last search has it; in order of time."""
    kept: list[_Found] = []
    for number in sorted(answers, reverse=True):
        answer = answers[number]
        by_id = {match.id: match for match in answer.matches}
        for airing in answer.airings:
            matches = tuple(by_id[m] for m in airing.matches if m in by_id)
            found = _Found(
                search=number,
                answer=answer,
                airing=airing,
                matches=matches,
                copies=tuple(answer.copy(match) for match in matches),
                searches=(number,),
            )
            same = next((n for n, other in enumerate(kept) if found.is_same(other)), None)
            if same is None:
                kept.append(found)
            else:
                kept[same] = replace(kept[same], searches=(number, *kept[same].searches))
    return sorted((f for f in kept if f.matches), key=_when)


def _when(found: _Found) -> tuple[bool, int, str]:
    wall = found.airing.wall
    return (wall is None, wall.start if wall else 0, found.airing.id)


def _rows(case: Case, found: list[_Found], first: int) -> tuple[AiredRow, ...]:
    rows = [_row(case, item, number) for number, item in enumerate(found, first)]
    earliest = next((r.number for r in rows if r.is_counted and r.wall and r.service), None)
    return tuple(replace(row, is_first=row.number == earliest) for row in rows)


def _row(case: Case, found: _Found, number: int) -> AiredRow:
    """A row; a match that was rejected takes its share with it, all of them the airing."""
    decisions = [case.decision(copy) for copy in found.copies]
    pairs = list(zip(found.matches, found.copies, decisions, strict=True))
    standing = [item for item in pairs if item[2] is None or item[2].is_accepted]
    shown = standing or pairs
    matches = tuple(match for match, _, _ in shown)
    last = next((d for _, _, d in reversed(shown) if d is not None), None)
    covered = SpanSet.of(piece.query for m in matches for piece in m.pieces)
    shares = tuple(share_of(span, found.answer.query) for span in covered.spans)
    best = max(matches, key=lambda match: match.evidence)
    notes = [note for match in matches for note in notes_of(match)]
    if lost := len(pairs) - len(standing) if standing else 0:
        notes.append(f"{lost} of its {len(pairs)} matches rejected")
    airing = found.airing
    wall = _hull(matches) if lost else airing.wall
    return AiredRow(
        number=number,
        service=airing.service,
        wall=wall,
        uncertainty=airing.uncertainty,
        length=wall.duration if wall else length_of(matches),
        share=min(1.0, sum(b - a for a, b in shares)) if lost else airing.share,
        covered=shares,
        is_first=False,
        kinds=tuple(dict.fromkeys(kind for match in matches for kind in match.kinds)),
        notes=tuple(dict.fromkeys((*speed_of(best), *notes))),
        expected_false=best.expected_false,
        archive_hours=float(found.answer.score["archive_hours"]),
        places=tuple(Place(object=m.part, span=m.reference) for m in matches),
        exhibits=tuple(
            e.number
            for e in case.exhibits
            if e.copy is not None and any(is_same_copy(e.copy, copy) for copy in found.copies)
        ),
        searches=found.searches,
        judged=decided(last),
    )


def _hull(matches: Sequence[Match]) -> WallSpan | None:
    """From the first to the last of what was not rejected."""
    walls = [match.wall for match in matches if match.wall is not None]
    if not walls:
        return None
    return WallSpan(start=min(w.start for w in walls), end=max(w.end for w in walls))


def _timeline(
    rows: Sequence[AiredRow],
    coverage: Sequence[Coverage],
    recorded: Mapping[str, Sequence[WallSpan]],
) -> tuple[ServiceDays, ...]:
    items = {item.service: item for item in coverage}
    marks: dict[str | None, list[Mark]] = {service: [] for service in items}
    for row in rows:
        if row.wall is not None and row.is_counted:
            marks.setdefault(row.service, []).append(
                Mark(
                    airing=f"a{row.number}",
                    number=row.number,
                    span=row.wall,
                    uncertainty=row.uncertainty,
                )
            )
    return tuple(
        service_days(service, items.get(service or ""), recorded.get(service or ""), own)
        for service, own in marks.items()
    )
