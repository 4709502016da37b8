"""Matches and clocks → airings, and what was recorded at all.

A *match* is a copy that was found in one part. An *airing* is a service showing the excerpt
once: the matches of one service that follow each other or overlap on the wall clock are one
airing, whether a file ended in between, two recorders ran, or a bed went round and round.
Where no clock is known, recording time takes its place.

A match joins an airing of its service if, with any match of it,

1. both lie in one part and overlap by more than a tenth of the shorter: a bed that repeats
   matches itself at other places too;
2. both put the clip's beginning at the same time (within a second and what the clocks may be
   off) and the pause between them is at most a minute: a file ended in between, two recorders
   ran, or something was spoken over it;
3. they are of one recording, it goes on in the clip where the other ended or later, and the
   pause is at most 10 s: a cut.

Of what is left, airings of a clip of at most half a minute that follow each other in whole
rounds of the clip (up to four rounds may be missed) are a loop, and one airing, from three
rounds on.

An excerpt that a service airs more than 20 times is an ident, not news, and listed apart.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from airwitness.capture import Recording
from airwitness.spans import FLICKS, MICROSECONDS, Span, SpanSet, WallSpan, wall_length
from airwitness.trace.geometry import Placing

RECURS = 20  # airings on one service; more make an ident, not news
CUT_PAUSE = 10 * MICROSECONDS  # rule 3
LINE_PAUSE = 60 * MICROSECONDS  # rule 2
SLACK = MICROSECONDS // 2  # ends are known to so much
SAME_LINE = MICROSECONDS  # by which two time maps of one airing may differ
LOOP_ROUNDS = 3
LOOP_MISSED = 5  # rounds from one that was found to the next, at most
LONGEST_LOOP = 30 * MICROSECONDS  # a longer clip that comes again was aired again
_STEP_BACK = FLICKS  # a piece may begin so much before the last ended and still go on


Source = Literal["index", "originals"]
"""From what an end of a match is known."""


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
    """What carries it: `audio`, `picture`, or both."""
    votes: int
    hit_fraction: float
    """Share of the recording's peaks under the match that the clip has too."""
    evidence: float
    """Nats by which a copy explains the peaks better than chance."""
    expected_false: float
    """How many matches with so much evidence chance would give in such a search."""
    time_map: tuple[tuple[float, float], ...]
    """Clip and recording seconds of its knots: the ends of pieces, and where the speed changes."""
    points: tuple[tuple[float, float], ...]
    """Clip and recording seconds of matched peaks: a sample, for drawing."""
    likeness: float = 0.0
    """Corners that move and agree beyond four of each frame; pictures alone are told by them."""
    picture: Placing | None = None
    """How the pictures lie to each other; None where the match rests on sound alone."""
    frames: tuple[tuple[float, float], ...] = ()
    """Clip and recording seconds of matched frames: a sample, for drawing and for showing."""
    ends: tuple[Source, Source] = ("index", "index")
    """From what its beginning and its end are known."""
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
    zero: int
    """When the clip would have begun, microseconds on the line."""


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
    airings: list[Airing] = []
    recurring: dict[str, int] = {}
    idents: dict[str, int] = {}  # match → how often its excerpt recurs
    for line in lines.values():
        groups = _groups(sorted(line, key=lambda p: (p.time.start, p.time.end)), duration)
        for group, times in zip(groups, _recurrences(groups), strict=True):
            service = group[0].match.service
            if service is None or times <= RECURS:
                airings.append(_airing(group, duration))
            else:
                recurring[service] = max(times, recurring.get(service, 0))
                idents |= {placed.match.id: times for placed in group}
    airings.sort(key=lambda a: (a.wall is None, a.wall.start if a.wall else 0, a.id))
    if airings and airings[0].wall is not None:
        airings[0] = replace(airings[0], is_first=True)
    noted = [_noted(match, idents.get(match.id, 0)) for match in kept]
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
        return _at(match, ("service", match.service), match.wall)
    reference = match.reference
    time = WallSpan(start=wall_length(reference.start), end=wall_length(reference.end))
    return _at(match, (match.recording, match.part), time)


def _at(match: Match, line: tuple[str, str], time: WallSpan) -> _Placed:
    zero = time.start - round(wall_length(match.pieces[0].query.start) * match.tempo)
    return _Placed(match=match, line=line, time=time, zero=zero)


def _groups(line: list[_Placed], duration: int) -> list[list[_Placed]]:
    """The airings of one line of time, before idents are told apart."""
    groups: list[list[_Placed]] = []
    for placed in line:
        near = groups[-8:]
        homes = [g for g in near if any(_is_one_airing(p, placed) for p in g)]
        if homes:
            min(homes, key=lambda g: abs(g[0].zero - placed.zero)).append(placed)
        else:
            groups.append([placed])
    return _looped(groups, wall_length(duration))


def _is_one_airing(one: _Placed, other: _Placed) -> bool:
    """Rules 1 to 3; `other` begins later."""
    shared = min(one.time.end, other.time.end) - other.time.start
    pause = -shared
    if one.match.part == other.match.part and one.match.recording == other.match.recording:
        shorter = min(one.time.duration, other.time.duration)
        if shared > shorter // 10 + SLACK:
            return True
    doubt = _doubt(one.match, other.match)
    if abs(one.zero - other.zero) <= SAME_LINE + doubt:
        return pause <= LINE_PAUSE + doubt
    goes_on = other.match.query.start >= one.match.query.end - _STEP_BACK
    return one.match.recording == other.match.recording and goes_on and pause <= CUT_PAUSE


def _doubt(one: Match, other: Match) -> int:
    """How far two clocks may disagree; none within a recording."""
    return 0 if one.recording == other.recording else one.uncertainty + other.uncertainty


def _looped(groups: list[list[_Placed]], period: int) -> list[list[_Placed]]:
    """Join the rounds of a loop."""
    out: list[list[_Placed]] = []
    run: list[list[_Placed]] = []
    for group in groups:
        periods = (period, wall_length(_excerpt(group).duration))
        if run and not any(_is_next_round(run[-1][0], group[0], p) for p in periods):
            out += _joined(run)
            run = []
        run.append(group)
    return out + _joined(run)


def _joined(run: list[list[_Placed]]) -> list[list[_Placed]]:
    return [[p for group in run for p in group]] if len(run) >= LOOP_ROUNDS else run


def _is_next_round(one: _Placed, other: _Placed, period: int) -> bool:
    """Whether the clip begins again a whole number of its own lengths later."""
    step = other.zero - one.zero
    rounds = round(step / period) if period else 0
    is_in_step = abs(step - rounds * period) <= SLACK * max(1, rounds)
    return period <= LONGEST_LOOP and 1 <= rounds <= LOOP_MISSED and is_in_step


def _recurrences(groups: list[list[_Placed]]) -> list[int]:
    """For each airing how many of its line, itself included, show the same excerpt."""
    spans = [_excerpt(group) for group in groups]
    return [
        sum(2 * one.overlap(other) >= max(one.duration, other.duration) for other in spans)
        for one in spans
    ]


def _excerpt(group: list[_Placed]) -> Span:
    """The stretch of the clip that an airing shows."""
    hull = group[0].match.query
    for placed in group[1:]:
        hull = hull.hull(placed.match.query)
    return hull


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


def _noted(match: Match, times: int) -> Match:
    return replace(match, notes=(*match.notes, f"recurs {times} times")) if times else match
