"""Alignments of a clip → matches: pieces of one copy together, each with its score.

A piece that goes on along the same line as if nothing had happened adds its evidence to the
match; one behind a cut has to carry itself.
"""

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from airwitness.acts.clip import Clip
from airwitness.airings import Match, Piece
from airwitness.capture import Placement
from airwitness.fingerprint.peaks import FRAME_FLICKS
from airwitness.spans import FLICKS, Span
from airwitness.trace.align import Alignment
from airwitness.trace.score import FLOOR, THRESHOLD, WEAK, Background
from airwitness.trace.segment import Segment
from airwitness.trace.sound import find_sound

CUT_PAUSE = 10 * FLICKS  # pieces of one copy lie at most so far apart in the recording
LINE_PAUSE = 60 * FLICKS  # the same where the time map goes on as if nothing had happened
_STEP_BACK = FLICKS // 2
_HEARD = 0.004  # a change of speed or pitch that a person may hear and a splice may not make
SAME_PART = "same part"

Found = tuple[int, Alignment]  # start of the clip's track in flicks, and what was found of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """What chance gives to a clip in an archive."""

    background: Background
    seconds: float
    """Length of the clip."""
    hours: float
    """Of lanes in the archive."""
    tracks: int
    """Of the clip: each is asked by itself."""

    def of(self, evidence: float) -> float:
        """Expected number of false matches with so much evidence, never below the floor."""
        expected = self.background.expected(evidence, seconds=self.seconds, hours=self.hours)
        return float(f"{max(FLOOR, self.tracks * expected):.2g}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Alignments that are pieces of one copy, in order of the recording."""

    pieces: tuple[Found, ...]
    evidence: float
    expected_false: float

    @property
    def part(self) -> str:
        """SHA-256 of the part that holds it."""
        return self.pieces[0][1].candidate.lane.part


def copies(
    clip: Clip,
    segments: Sequence[Segment],
    executor: Executor,
    chance: Chance,
    *,
    quick: bool,
    weaker: bool,
) -> list[Copy]:
    """Every copy of all tracks of a clip.

    Args:
        clip: what is asked.
        segments: where to look.
        executor: look-ups are mapped over it.
        chance: what it gives.
        quick: try only the nominal and the film speeds.
        weaker: also those that chance is expected to give.
    """
    found: list[Found] = []
    for samples, start in zip(clip.tracks, clip.starts, strict=True):
        aligned = find_sound(samples, segments, executor, quick=quick)
        found += [(start, a) for a in aligned if chance.of(a.evidence) <= WEAK]
    order = sorted(
        _distinct(found),
        key=lambda f: (f[1].candidate.lane.part, f[1].candidate.lane.name, f[1].reference),
    )
    groups: list[list[Found]] = []
    for item in order:
        if groups and _is_next_piece(groups[-1][-1], item, chance):
            groups[-1].append(item)
        else:
            groups.append([item])
    limit = WEAK if weaker else THRESHOLD
    return [copy for group in groups if (copy := _copy(group, chance)).expected_false <= limit]


def _copy(group: Sequence[Found], chance: Chance) -> Copy:
    best = max(group, key=lambda f: f[1].evidence)
    evidence = sum(f[1].evidence for f in group if f is best or _is_on_line(best, f))
    return Copy(pieces=tuple(group), evidence=evidence, expected_false=chance.of(evidence))


def _distinct(found: Sequence[Found]) -> list[Found]:
    """Of alignments over the same stretch of a part the one with most evidence."""
    kept: list[Found] = []
    for start, alignment in sorted(found, key=lambda f: -f[1].evidence):
        here = _reference(alignment)
        same = (
            _reference(other).overlap(here)
            for _, other in kept
            if other.candidate.lane.part == alignment.candidate.lane.part
        )
        if 2 * sum(same) < here.duration:
            kept.append((start, alignment))
    return kept


def _is_next_piece(before: Found, after: Found, chance: Chance) -> bool:
    if before[1].candidate.lane != after[1].candidate.lane:
        return False
    gap = _reference(after[1]).start - _reference(before[1]).end
    step = _asked(after).start - _asked(before).end
    if not (gap >= -_STEP_BACK and step >= -_STEP_BACK):
        return False
    if _is_on_line(before, after):
        return gap <= LINE_PAUSE
    is_sure = all(chance.of(f[1].evidence) <= THRESHOLD for f in (before, after))
    return is_sure and gap <= CUT_PAUSE


def _is_on_line(one: Found, other: Found) -> bool:
    """Whether the time map goes on as if nothing had happened."""
    apart = _reference(other[1]).start - _reference(one[1]).start
    step = _asked(other).start - _asked(one).start
    slack = _STEP_BACK + abs(apart) // 1_000
    return abs(round(step * one[1].tempo) - apart) <= slack


def _asked(found: Found) -> Span:
    start, alignment = found
    return Span(
        start=start + round(alignment.begin * FRAME_FLICKS),
        end=start + round(alignment.end * FRAME_FLICKS),
    )


def _reference(alignment: Alignment) -> Span:
    start = alignment.candidate.lane.start
    begin, end = (start + round(t * FRAME_FLICKS) for t in alignment.reference)
    return Span(start=max(0, begin), end=max(0, begin, end))


def match_of(clip: Clip, placement: Placement, copy: Copy, names: dict[str, str]) -> Match:
    """A copy where a recording holds its part.

    Args:
        clip: what was asked.
        placement: of the part.
        copy: what was found in it.
        names: of the recordings.
    """
    group = copy.pieces
    best = max((alignment for _, alignment in group), key=lambda a: a.evidence)
    pieces = tuple(Piece(query=_asked(f), reference=_reference(f[1])) for f in group)
    reference = Span(start=pieces[0].reference.start, end=pieces[-1].reference.end)
    lane = best.candidate.lane
    identity = f"{clip.query.sha256}{placement.recording}{placement.part}{lane.name}{pieces}"
    return Match(
        id="m" + hashlib.sha256(identity.encode()).hexdigest()[:11],
        recording=placement.recording,
        name=names[placement.recording] if placement.clock is None else placement.name,
        service=placement.service,
        part=placement.part,
        lane=lane.name,
        pieces=pieces,
        wall=placement.clock.wall(reference) if placement.clock else None,
        uncertainty=placement.clock.uncertainty if placement.clock else 0,
        tempo=best.tempo,
        pitch=best.line.pitch,
        kinds=("audio",),
        votes=max(alignment.candidate.votes for _, alignment in group),
        hit_fraction=best.hit_fraction,
        evidence=copy.evidence,
        expected_false=copy.expected_false,
        time_map=tuple(_times(group, lane.start, knots=True)),
        points=tuple(_times(group, lane.start, knots=False)),
        notes=_notes(clip, placement, pieces, best),
    )


def _times(group: Sequence[Found], lane: int, *, knots: bool) -> Iterator[tuple[float, float]]:
    """Clip and recording seconds of knots or of matched peaks; `lane` is its start, flicks."""
    for start, alignment in group:
        for x, y in alignment.knots() if knots else alignment.points:
            yield (
                (start + float(x) * FRAME_FLICKS) / FLICKS,
                (lane + float(y) * FRAME_FLICKS) / FLICKS,
            )


def _notes(
    clip: Clip, placement: Placement, pieces: Sequence[Piece], best: Alignment
) -> tuple[str, ...]:
    notes = []
    if placement.part == clip.query.sha256 and all(
        abs(p.query.start - p.reference.start) < FLICKS // 10 for p in pieces
    ):
        notes.append(SAME_PART)
    if len(pieces) > 1:
        steps = [p.reference.start - p.query.start for p in pieces]
        is_one_line = max(steps) - min(steps) <= _STEP_BACK
        notes.append("interrupted" if is_one_line else f"cut into {len(pieces)} pieces")
    return (*notes, *speed_notes(best.tempo, best.line.pitch), *_wow(best))


def speed_notes(tempo: float, pitch: float) -> Iterator[str]:
    """What was done to speed and pitch, in words."""
    if abs(tempo - 1) > _HEARD and abs(pitch / tempo - 1) <= _HEARD:
        yield f"speed {tempo:.4f}"
        return
    if abs(tempo - 1) > _HEARD:
        yield f"tempo {tempo:.4f}"
        if abs(pitch - 1) <= _HEARD:
            yield "pitch kept"
    if abs(pitch - 1) > _HEARD:
        yield f"pitch {12 * np.log2(pitch):+.2f} semitones"


def _wow(best: Alignment) -> Iterator[str]:
    """How much a speed that was followed varies."""
    line = best.line
    if line.knots.size > 1:
        tilt = np.gradient(line.bend, line.knots) / line.tempo
        yield f"speed varies by ±{100 * np.abs(tilt).max():.1f} %"
