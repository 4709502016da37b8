"""Alignments of a clip's sound → copies: pieces of one copy together, each with its score.

A piece that goes on along the same line as if nothing had happened adds its evidence to the
match; one behind a cut has to carry itself.
"""

import math
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from airwitness.acts.clip import Clip
from airwitness.fingerprint.peaks import FRAME_FLICKS
from airwitness.spans import FLICKS, Span
from airwitness.trace.align import Alignment
from airwitness.trace.picture import PictureAlignment
from airwitness.trace.score import ALIKE, FLOOR, PICTURES, SET_SAYS, THRESHOLD, WEAK, Background
from airwitness.trace.segment import Segment
from airwitness.trace.sound import find_sound

CUT_PAUSE = 10 * FLICKS  # pieces of one copy lie at most so far apart in the recording
LINE_PAUSE = 60 * FLICKS  # the same where the time map goes on as if nothing had happened
_STEP_BACK = FLICKS // 2

Found = tuple[int, Alignment]  # start of the clip's track in flicks, and what was found of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """What chance gives to a clip in an archive."""

    background: Background
    seconds: float
    """Length of the clip."""
    hours: float
    """Of lanes of sound in the archive."""
    shown_hours: float
    """Of lanes of pictures."""
    pictures: Background = PICTURES
    """What it gives pictures."""
    alike: float = ALIKE
    """Likeness from which pictures alone are a copy, and not of the same set."""
    tracks: int
    """Of sound and pictures in the clip: each is asked by itself."""

    def of(self, evidence: float) -> float:
        """Expected number of false matches with so much evidence, never below the floor."""
        expected = self.background.expected(evidence, seconds=self.seconds, hours=self.hours)
        return float(f"{max(FLOOR, self.tracks * expected):.2g}")

    def level(self) -> float:
        """Evidence of sound that chance is expected to give once."""
        background = self.background
        return background.level(seconds=self.seconds, hours=self.hours)

    def of_pictures(self, exact: float) -> float:
        """Evidence on the scale of sound's that is as rare as this of pictures.

        Args:
            exact: of an alignment of pictures.
        """
        if exact <= 0:
            return 0.0
        above = exact - self.pictures.level(seconds=self.seconds, hours=self.shown_hours)
        return max(0.0, self.level() + above * self.background.scale / self.pictures.scale)

    def of_a_set(self) -> float:
        """Evidence on the scale of sound's that the same set is taken for at most."""
        return self.level() - self.background.scale * math.log(SET_SAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Alignments that are pieces of one copy, in order of the recording."""

    pieces: tuple[Found, ...]
    """Of its sound; none where the pictures alone carry it."""
    shown: tuple[PictureAlignment, ...] = ()
    """Of its pictures; none where the sound alone carries it."""
    is_seen_elsewhere: bool = False
    """The recording shows pictures of the clip there, but not when the sound says."""
    evidence: float
    """Nats; of pictures what is as rare."""
    likeness: float = 0.0
    """Of its pictures: weight of corners that move."""
    expected_false: float
    close: frozenset[tuple[str, int]] = frozenset()
    """What was looked at in the originals: the end (1) or beginning (-1) of `sound`, `picture`."""
    before: "Copy | None" = None
    """The same with the line and the ends that the index told, if the originals told others."""
    unread: str = ""
    """Why the originals could not be read for its ends; empty where they could, or were not to
    be."""
    is_witnessed: bool = False
    """The index alone would not have told it."""
    unwitnessed: str = ""
    """Why its pictures could not be compared with the originals, in the same way."""

    @property
    def part(self) -> str:
        """SHA-256 of the part that holds it."""
        return self.pieces[0][1].candidate.lane.part if self.pieces else self.shown[0].lane.part


def copies(
    clip: Clip,
    segments: Sequence[Segment],
    executor: Executor,
    chance: Chance,
    *,
    quick: bool,
) -> list[Copy]:
    """Every copy of all tracks of sound of a clip, those that chance may give once included.

    Args:
        clip: what is asked.
        segments: where to look.
        executor: look-ups are mapped over it.
        chance: what it gives.
        quick: try only the nominal and the film speeds.
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
    return [_copy(group, chance) for group in groups]


def _copy(group: Sequence[Found], chance: Chance) -> Copy:
    best = max(group, key=lambda f: f[1].evidence)
    evidence = sum(f[1].evidence for f in group if f is best or _is_on_line(best, f))
    return Copy(pieces=tuple(group), evidence=evidence, expected_false=chance.of(evidence))


def _distinct(found: Sequence[Found]) -> list[Found]:
    """Of alignments over the same stretch of a part the one with most evidence."""
    kept: list[Found] = []
    for start, alignment in sorted(found, key=lambda f: -f[1].evidence):
        here = reference_span(alignment)
        same = (
            reference_span(other).overlap(here)
            for _, other in kept
            if other.candidate.lane.part == alignment.candidate.lane.part
        )
        if 2 * sum(same) < here.duration:
            kept.append((start, alignment))
    return kept


def _is_next_piece(before: Found, after: Found, chance: Chance) -> bool:
    if before[1].candidate.lane != after[1].candidate.lane:
        return False
    gap = reference_span(after[1]).start - reference_span(before[1]).end
    step = asked_span(after).start - asked_span(before).end
    if not (gap >= -_STEP_BACK and step >= -_STEP_BACK):
        return False
    if _is_on_line(before, after):
        return gap <= LINE_PAUSE
    is_sure = all(chance.of(f[1].evidence) <= THRESHOLD for f in (before, after))
    return is_sure and gap <= CUT_PAUSE


def _is_on_line(one: Found, other: Found) -> bool:
    """Whether the time map goes on as if nothing had happened."""
    apart = reference_span(other[1]).start - reference_span(one[1]).start
    step = asked_span(other).start - asked_span(one).start
    slack = _STEP_BACK + abs(apart) // 1_000
    return abs(round(step * one[1].tempo) - apart) <= slack


def asked_span(found: Found) -> Span:
    """Where an alignment lies in the clip."""
    start, alignment = found
    return Span(
        start=start + round(alignment.begin * FRAME_FLICKS),
        end=start + round(alignment.end * FRAME_FLICKS),
    )


def reference_span(alignment: Alignment) -> Span:
    """Where it lies in the part."""
    start = alignment.candidate.lane.start
    begin, end = (start + round(t * FRAME_FLICKS) for t in alignment.reference)
    return Span(start=max(0, begin), end=max(0, begin, end))
