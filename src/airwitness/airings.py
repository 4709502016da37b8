"""Matches and clocks → airings, and what was recorded at all.

A *match* is a copy that was found in one part. An *airing* is a service showing the excerpt
once: the matches of one service that follow each other or overlap on the wall clock are one
airing, whether a file ended in between, two recorders ran, or a bed went round and round.
Where no clock is known, recording time takes its place.

Rules, in this order, for two neighbouring matches of one service:

1. they overlap in time by more than a tenth of the shorter: one airing;
2. the second goes on in the clip where the first ended (or later) and starts within 10 s: one;
3. the second repeats the first within a quarter of its length, and there are at least three
   such rounds: a loop, one airing;
4. otherwise two airings.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from airwitness.capture import Recording
from airwitness.spans import FLICKS, MICROSECONDS, Span, SpanSet, WallSpan, wall_length

RECURS = 20  # airings on one service; more make an ident, not news
PAUSE = 10 * MICROSECONDS  # an airing may be interrupted for so long
SLACK = MICROSECONDS // 2  # ends are known to so much
LOOP_ROUNDS = 3
_STEP_BACK = FLICKS  # a piece may begin so much before the last ended and still go on


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One stretch of a match without a cut."""

    query: Span
    reference: Span
    """Recording time of the part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A copy of the clip, or of some of it, in one lane of one part."""

    id: str
    recording: str
    name: str
    """Name of the recording's file."""
    service: str | None
    part: str
    """SHA-256 of the part."""
    lane: str
    pieces: tuple[Piece, ...]
    wall: WallSpan | None
    uncertainty: int
    """Of the wall clock, microseconds."""
    tempo: float
    """Recording seconds per clip second."""
    pitch: float
    """Clip frequency / recording frequency."""
    kinds: tuple[str, ...]
    """`audio`."""
    votes: int
    hit_fraction: float
    """Share of the recording's peaks under the match that the clip has too."""
    evidence: float
    """Nats by which a copy explains the peaks better than chance."""
    points: tuple[tuple[float, float], ...]
    """Clip and recording seconds of matched peaks: a sample, for drawing."""
    notes: tuple[str, ...] = ()

    @property
    def query(self) -> Span:
        """From its first piece to its last, in the clip."""
        return Span(
            start=min(p.query.start for p in self.pieces),
            end=max(p.query.end for p in self.pieces),
        )

    @property
    def reference(self) -> Span:
        """From its first piece to its last, in the part."""
        return Span(start=self.pieces[0].reference.start, end=self.pieces[-1].reference.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Airing:
    """A service showed this excerpt at this time."""

    id: str
    service: str | None
    wall: WallSpan | None
    uncertainty: int
    """Of the wall clock, microseconds."""
    recording: str
    """Of its strongest match."""
    matches: tuple[str, ...]
    """Ids, in order of time."""
    share: float
    """Of the clip, 0 to 1."""
    is_first: bool
    """Whether it is the earliest with a known time."""
    rounds: int = 1
    """How often a loop went round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was recorded of a service, and what was not."""

    service: str
    span: WallSpan
    """What is asked about: from the first to the last that was recorded or expected."""
    expected: int | None
    """Microseconds that should have been recorded, None if nobody said."""
    recorded: int
    """Microseconds inside the span."""
    missing: tuple[WallSpan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A match on a line of time: the wall clock, or the part where there is none."""

    match: Match
    line: tuple[str, str]
    time: WallSpan


def find_airings(
    matches: Iterable[Match], duration: int
) -> tuple[list[Airing], list[Match], dict[str, int]]:
    """Join matches to airings.

    Args:
        matches: of one search.
        duration: of the clip, flicks.

    Returns:
        Airings in order of time; the matches with their notes; and how often the clip recurs
        on services where it recurs too often to be news (their matches are in no airing).
    """
    lines: dict[tuple[str, str], list[_Placed]] = defaultdict(list)
    kept = list(matches)
    for match in kept:
        placed = _placed(match)
        lines[placed.line].append(placed)
    groups = [
        group
        for line in lines.values()
        for group in _groups(sorted(line, key=lambda p: (p.time.start, p.time.end)))
    ]
    counts: dict[str, int] = defaultdict(int)
    for group in groups:
        counts[group[0].match.service or ""] += 1
    recurring = {service: n for service, n in counts.items() if service and n > RECURS}
    airings = [
        _airing(group, duration)
        for group in groups
        if (group[0].match.service or "") not in recurring
    ]
    airings.sort(key=lambda a: (a.wall is None, a.wall.start if a.wall else 0, a.id))
    if airings and airings[0].wall is not None:
        airings[0] = replace(airings[0], is_first=True)
    noted = [_noted(match, recurring) for match in kept]
    return airings, noted, recurring


def cover(
    recordings: Sequence[Recording],
    expected: Mapping[str, Sequence[WallSpan]],
    within: WallSpan | None = None,
) -> list[Coverage]:
    """What was recorded of every service that has a clock or an expectation.

    Args:
        recordings: all, or those that were asked about.
        expected: what should have been recorded, by service.
        within: the time that is asked about, if not all; a service that has nothing to do with
            it is left out.
    """
    recorded: dict[str, list[WallSpan]] = defaultdict(list)
    for recording in recordings:
        for part in recording.parts:
            if part.service is not None and part.clock is not None:
                span = part.clock.wall(Span(start=0, end=part.duration))
                recorded[part.service].append(span)
    return [
        found
        for service in sorted({*recorded, *expected})
        if (found := _cover(service, recorded[service], expected.get(service), within))
    ]


def _cover(
    service: str,
    recorded: Sequence[WallSpan],
    expected: Sequence[WallSpan] | None,
    within: WallSpan | None,
) -> Coverage | None:
    have, want = SpanSet.of(recorded), SpanSet.of(expected or ())
    asked = want.union(have).spans
    if not asked:
        return None
    whole = asked[0].hull(asked[-1])
    span = whole if within is None else whole.intersection(within)
    if span is None:
        return None
    inside: SpanSet[WallSpan] = SpanSet.of([span])
    have, want = have.intersection(inside), want.intersection(inside)
    missing = (want if expected else inside).without(have)
    return Coverage(
        service=service,
        span=span,
        expected=want.duration if expected else None,
        recorded=have.duration,
        missing=tuple(s for s in missing.spans if s.duration >= MICROSECONDS),
    )


def _placed(match: Match) -> _Placed:
    if match.wall is not None and match.service is not None:
        return _Placed(match=match, line=("service", match.service), time=match.wall)
    reference = match.reference
    time = WallSpan(start=wall_length(reference.start), end=wall_length(reference.end))
    return _Placed(match=match, line=(match.recording, match.part), time=time)


def _groups(line: list[_Placed]) -> list[list[_Placed]]:
    """Rules 1 and 2, then rule 3 over the groups that are left."""
    groups: list[list[_Placed]] = []
    for placed in line:
        home = next((g for g in reversed(groups[-4:]) if _goes_on(g, placed)), None)
        if home is None:
            groups.append([placed])
        else:
            home.append(placed)
    return _looped(groups)


def _goes_on(group: list[_Placed], placed: _Placed) -> bool:
    end = max(p.time.end for p in group)
    start = min(p.time.start for p in group)
    shared = min(end, placed.time.end) - max(start, placed.time.start)
    shorter = min(end - start, placed.time.duration)
    doubt = _doubt(group[-1].match, placed.match)
    if shared > shorter // 10 + SLACK:
        return True
    if placed.time.start - end > PAUSE + doubt:
        return False
    last = max(p.match.query.end for p in group)
    return placed.match.query.start >= last - _STEP_BACK


def _doubt(one: Match, other: Match) -> int:
    """How far two clocks may disagree; none within a recording."""
    return 0 if one.recording == other.recording else one.uncertainty + other.uncertainty


def _looped(groups: list[list[_Placed]]) -> list[list[_Placed]]:
    out: list[list[_Placed]] = []
    run: list[list[_Placed]] = []
    for group in groups:
        if run and not _repeats(run[-1], group):
            out += _joined(run)
            run = []
        run.append(group)
    return out + _joined(run)


def _joined(run: list[list[_Placed]]) -> list[list[_Placed]]:
    return [[p for group in run for p in group]] if len(run) >= LOOP_ROUNDS else run


def _repeats(before: list[_Placed], after: list[_Placed]) -> bool:
    end = max(p.time.end for p in before)
    start = min(p.time.start for p in after)
    length = end - min(p.time.start for p in before)
    query = before[0].match.query
    shared = query.overlap(after[0].match.query)
    is_same = 2 * shared >= min(query.duration, after[0].match.query.duration)
    return is_same and start - end <= max(2 * MICROSECONDS, length // 4)


def _airing(group: list[_Placed], duration: int) -> Airing:
    matches = [placed.match for placed in group]
    best = max(matches, key=lambda m: m.evidence)
    walls = [m.wall for m in matches if m.wall is not None]
    covered = SpanSet.of(piece.query for m in matches for piece in m.pieces)
    first = min(matches, key=lambda m: (m.wall.start if m.wall else 0, m.id))
    rounds = sum(2 * m.query.overlap(best.query) >= best.query.duration for m in matches)
    return Airing(
        id="a" + hashlib.sha256("".join(m.id for m in matches).encode()).hexdigest()[:11],
        service=best.service,
        wall=WallSpan(start=min(w.start for w in walls), end=max(w.end for w in walls))
        if walls
        else None,
        uncertainty=first.uncertainty,
        recording=best.recording,
        matches=tuple(m.id for m in matches),
        share=min(1.0, covered.duration / max(1, duration)),
        is_first=False,
        rounds=rounds if rounds >= LOOP_ROUNDS else 1,
    )


def _noted(match: Match, recurring: Mapping[str, int]) -> Match:
    times = recurring.get(match.service or "")
    return replace(match, notes=(*match.notes, f"recurs {times} times")) if times else match
