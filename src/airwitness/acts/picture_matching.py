"""Alignments of a clip's pictures → copies, together with its sound where their time maps agree.

Two things are asked of pictures alone: that chance would not give them, and that programmes of one
set would not (`ALIKE`). What rests on corners that are still, or on too few that move, is listed
apart where the sound does not carry a copy there. A weak copy of sound and a weak one of pictures
that agree make a strong one; what is still agrees anywhere in its recording, and adds nothing.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import Protocol

from airwitness.acts.clip import Clip
from airwitness.acts.matching import CUT_PAUSE, Chance, Copy, asked_span, reference_span
from airwitness.spans import FLICKS
from airwitness.trace.picture import ClipPictures, PictureAlignment, find_pictures
from airwitness.trace.picture_lines import CHANCE_AGREEING, LEAST_WEIGHT
from airwitness.trace.score import THRESHOLD, WEAK
from airwitness.trace.segment import Segment

AGREE = 3 * FLICKS // 2  # by which the time maps of sound and pictures may differ
LEAST_SHARED = FLICKS // 2  # of the recording, that both must lie over
COVERED = 0.5  # of its length: then what is still is explained by a copy
GLIMPSE = 0.75  # s: what is shown for less may be one picture that somebody held; it is no run


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What sound and pictures of a clip gave together."""

    copies: tuple[Copy, ...]
    still: tuple[Copy, ...]
    """The same set, card or still picture; no copies."""
    alike: tuple[Copy, ...]
    """Nothing that chance gives, but no more alike than programmes of one set."""
    astray: tuple[Copy, ...] = ()
    """The originals show the clip's pictures, but in another order."""


class Look(Protocol):
    """Looks more closely for a still."""

    def __call__(
        self,
        clip: ClipPictures,
        found: Sequence[PictureAlignment],
        is_told: Callable[[PictureAlignment], bool],
    ) -> list[PictureAlignment]:
        """What was found, corrected where it is doubtful."""
        ...


def seen(
    clip: Clip,
    segments: Sequence[Segment],
    executor: Executor,
    chance: Chance,
    *,
    quick: bool,
    look: Look,
) -> list[PictureAlignment]:
    """Alignments of all tracks of pictures, those that chance may give once included.

    Args:
        clip: what is asked.
        segments: where to look.
        executor: look-ups are mapped over it.
        chance: what it gives.
        quick: look less closely (see `find_pictures`).
        look: looks more closely for a still.
    """
    found = []
    for track in clip.pictures:
        here = find_pictures(track, segments, executor, quick=quick)
        if clip.is_still:
            here = look(track, here, lambda a: _is_sure(a, chance))
            here = [one for one in here if one.still > CHANCE_AGREEING]
        found += here
    return [a for a in found if chance.of(chance.of_pictures(a.exact_still)) <= WEAK]


def join(
    heard: Sequence[Copy], shown: Sequence[PictureAlignment], chance: Chance, *, weaker: bool
) -> Joined:
    """Put sound and pictures together.

    Args:
        heard: copies of the sound.
        shown: alignments of the pictures.
        chance: what it gives.
        weaker: also keep copies that chance is expected to give.
    """
    copies = list(heard)
    alone: list[PictureAlignment] = []
    for alignment in sorted(shown, key=lambda a: (-a.evidence, -a.still)):
        is_faint = alignment.still < LEAST_WEIGHT  # one frame tells nothing of what is to be seen
        fits = (
            n for n, c in enumerate(copies) if not is_faint and c.pieces and _agree(c, alignment)
        )
        number = next(fits, None)
        if number is None:
            alone.append(alignment)
        else:
            copies[number] = replace(copies[number], shown=(*copies[number].shown, alignment))
    copies = [_scored(copy, chance) for copy in copies]
    copies = [
        replace(copy, is_seen_elsewhere=any(_is_covered(a, [copy]) for a in alone))
        for copy in copies
    ]
    moving = [a for a in alone if chance.of(chance.of_pictures(a.exact)) <= WEAK]
    copies += [_scored(copy, chance) for copy in _grouped(moving, chance)]
    told = [copy for copy in copies if _is_told(copy, chance)]
    still = [a for a in alone if _is_static(a, chance) and not _is_covered(a, told)]
    apart = {id(alignment) for alignment in still}
    rest = [c for c in copies if not (_is_told(c, chance) or apart & set(map(id, c.shown)))]
    weak = [c for c in rest if THRESHOLD < c.expected_false <= WEAK]
    return Joined(
        copies=(*told, *(weak if weaker else ())),
        still=tuple(_still_copy(a, chance) for a in still),
        alike=tuple(c for c in rest if c.expected_false <= THRESHOLD),
    )


def uncovered(apart: Sequence[Copy], copies: Sequence[Copy]) -> tuple[Copy, ...]:
    """What is listed apart, without what copies lie over."""
    return tuple(one for one in apart if not all(_is_covered(a, copies) for a in one.shown))


def without_glimpses(found: Joined, seconds: float) -> Joined:
    """The same; what the originals show of a clip's pictures for a moment only is no copy of it.

    Args:
        found: with ends from the originals, where they told any.
        seconds: length of the clip.
    """
    least = min(GLIMPSE, seconds / 2)
    glimpses = [
        copy
        for copy in found.copies
        if not copy.pieces and copy.close and sum(a.end - a.begin for a in copy.shown) < least
    ]
    apart = set(map(id, glimpses))
    return replace(
        found,
        copies=tuple(copy for copy in found.copies if id(copy) not in apart),
        still=(*found.still, *glimpses),
    )


def _is_told(copy: Copy, chance: Chance) -> bool:
    """Whether neither chance nor one set gives it; a set does not give what the sound carries."""
    is_alike = bool(copy.pieces) or copy.likeness >= chance.alike
    return copy.expected_false <= THRESHOLD and is_alike


def _is_sure(alignment: PictureAlignment, chance: Chance) -> bool:
    """Whether pictures carry a copy by what moves."""
    expected = chance.of(chance.of_pictures(alignment.exact))
    return expected <= THRESHOLD and alignment.evidence >= chance.alike


def _is_static(alignment: PictureAlignment, chance: Chance) -> bool:
    """Whether pictures agree, but mostly in what does not move."""
    expected = chance.of(chance.of_pictures(alignment.exact_still))
    is_alike = expected <= THRESHOLD and alignment.still >= chance.alike
    return is_alike and not _is_sure(alignment, chance)


def _scored(copy: Copy, chance: Chance) -> Copy:
    """A copy with its evidence from both kinds.

    The weaker kind adds what it has above the level of chance: it was found by itself, so it has
    paid for having been looked for everywhere, although it only had to be looked for here.
    """
    if not copy.shown:
        return copy
    likeness = sum(a.evidence for a in copy.shown)
    by_sound = copy.evidence if copy.pieces else 0.0
    by_pictures = chance.of_pictures(sum(a.exact for a in copy.shown))
    if copy.pieces and likeness < chance.alike:
        by_pictures = min(by_pictures, chance.of_a_set())
    low, high = sorted((by_sound, by_pictures))
    evidence = high + max(0.0, low - chance.level())
    expected = chance.of(evidence)
    return replace(copy, evidence=evidence, likeness=likeness, expected_false=expected)


def _still_copy(alignment: PictureAlignment, chance: Chance) -> Copy:
    evidence = chance.of_pictures(alignment.exact_still)
    return Copy(
        pieces=(),
        shown=(alignment,),
        evidence=evidence,
        likeness=alignment.evidence,
        expected_false=chance.of(evidence),
    )


def _grouped(shown: Sequence[PictureAlignment], chance: Chance) -> list[Copy]:
    """Pieces of one copy together: it goes on in clip and recording after a cut."""
    groups: list[list[PictureAlignment]] = []
    for alignment in sorted(shown, key=lambda a: (a.lane.part, a.lane.name, a.reference)):
        last = groups[-1][-1] if groups else None
        if last is not None and _is_next_piece(last, alignment, chance):
            groups[-1].append(alignment)
        else:
            groups.append([alignment])
    return [Copy(pieces=(), shown=tuple(g), evidence=0.0, expected_false=WEAK) for g in groups]


def _is_next_piece(before: PictureAlignment, after: PictureAlignment, chance: Chance) -> bool:
    if before.lane != after.lane or before.placing.is_mirrored != after.placing.is_mirrored:
        return False
    pause = after.reference[0] - before.reference[1]
    step = after.begin - before.end
    is_sure = _is_sure(before, chance) and _is_sure(after, chance)
    return is_sure and -1.0 <= pause <= CUT_PAUSE / FLICKS and step >= -1.0


def _agree(copy: Copy, alignment: PictureAlignment) -> bool:
    """Whether the pictures lie on the time map of the sound."""
    if copy.part != alignment.lane.part:
        return False
    seen_span = alignment.span
    for piece in copy.pieces:
        heard, asked = reference_span(piece[1]), asked_span(piece)
        shared = heard.intersection(seen_span)
        if shared is None or shared.duration < min(LEAST_SHARED, seen_span.duration):
            continue
        middle = (shared.start + shared.end) // 2
        by_sound = asked.start + (middle - heard.start) * asked.duration // max(1, heard.duration)
        at = (middle - alignment.lane.start) / FLICKS
        by_pictures = round((at - alignment.offset) / alignment.speed * FLICKS)
        if abs(by_sound - by_pictures) <= AGREE:
            return True
    return False


def _is_covered(alignment: PictureAlignment, copies: Sequence[Copy]) -> bool:
    """Whether a copy lies over most of it."""
    here = alignment.span
    for copy in copies:
        if copy.part == alignment.lane.part:
            spans = [reference_span(a) for _, a in copy.pieces] + [a.span for a in copy.shown]
            if any(span.overlap(here) >= COVERED * here.duration for span in spans):
                return True
    return False
