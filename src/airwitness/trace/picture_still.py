"""A still picture, looked for closely: what the index has of it is checked against the recording.

The index keeps a frame a second or so; where a scene moves fast, none of them may be near enough
for more than a few corners to agree. So where a still has no clear answer, or weak ones beside it,
the frames around each are described as those of the index are, many a second, and asked again. What
agrees there is what would have agreed, had the index kept that frame.

Nobody can tell by one picture a copy from the same set; what agrees much less than the best answer
is listed apart (`picture.outshone`).
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import replace

from airwitness.spans import FLICKS, Span
from airwitness.trace.picture import (
    ClipPictures,
    PictureAlignment,
    aligned,
    distinct,
    is_less,
    outshone,
)
from airwitness.trace.picture_lines import CHANCE_AGREEING
from airwitness.trace.picture_table import NewPictures, PictureTable, lay_pictures

CLEAR = 24  # corners that agree in so clear an answer that what chance gives is not looked at
MOST = 12  # places that are looked at: each costs the decoding of a few seconds
REACH = 3 * FLICKS // 2  # before and behind a kept frame; so it is known there what is still
MUCH_SEEN = 1.25  # where it was looked at, no copy agrees so much less than the best answer
_SAME = 2.5  # s: what else is found so near shows the same

Told = Callable[[PictureAlignment], bool]
"""Whether chance would hardly give so much."""


def doubtful(found: Sequence[PictureAlignment], is_told: Told) -> list[PictureAlignment]:
    """What is worth a closer look, the likeliest first; and the best, to compare it with.

    Args:
        found: what the index has of a still.
        is_told: whether an answer is clear.
    """
    order = sorted(found, key=lambda a: -a.still)
    best = order[0].still if order else 0.0
    known = [
        one
        for one in order
        if is_told(replace(one, evidence=one.still, exact=one.exact_still))
        and not is_less(one.still, best)
    ]
    chosen: list[PictureAlignment] = []
    for one in order:
        is_hopeless = one.still <= CHANCE_AGREEING and best >= CLEAR
        if not is_hopeless and not any(_is_near(one, other) for other in (*known, *chosen)):
            chosen.append(one)
    return [*(known[:1] if chosen else ()), *chosen][:MOST]


def span_around(one: PictureAlignment) -> Span:
    """Recording time of what is looked at."""
    at = one.lane.start + round(one.best * FLICKS)
    return Span(start=max(0, at - REACH), end=max(0, at + REACH))


def settled(
    clip: ClipPictures,
    found: Sequence[PictureAlignment],
    looked: Sequence[tuple[PictureAlignment, NewPictures]],
    executor: Executor,
    is_told: Told,
) -> list[PictureAlignment]:
    """What was found, and in place of what was looked at more closely what was seen there.

    Args:
        clip: the still.
        found: what the index has of it.
        looked: some of that, with the frames around it as a lane of its own; its times are those
            of the alignment's lane.
        executor: look-ups are mapped over it.
        is_told: whether an answer is clear.

    Returns:
        Strongest evidence first. What was clear stays so; what was not has evidence only if about
        as much agrees as in the best answer: at no moment does the same set agree so well.
    """
    pairs = [(before, frames) for before, frames in looked if frames.frames.time.size]
    table = lay_pictures([frames for _, frames in pairs])
    seen = _best_of_each(clip, table, executor, {one.placing.is_mirrored for one, _ in pairs})
    rest = list(found)
    clear: list[PictureAlignment] = []
    doubted: list[PictureAlignment] = []
    for (before, _), lane in zip(pairs, table.lanes, strict=True):
        after = seen.get(lane.first)
        if after is not None and after.still > before.still:
            (clear if is_told(before) else doubted).append(replace(after, lane=before.lane))
            rest.remove(before)
    better = [*clear, *doubted]
    rest = [
        one for one in rest if not any(_is_near(one, b) and b.still > one.still for b in better)
    ]
    fresh = outshone(doubted, among=[*rest, *better], much=MUCH_SEEN)
    return distinct([*rest, *clear, *fresh])


def _best_of_each(
    clip: ClipPictures, table: PictureTable, executor: Executor, sides: set[bool]
) -> dict[int, PictureAlignment]:
    """What agrees best in each lane, by its first frame.

    Args:
        clip: the still.
        table: where to look.
        executor: look-ups are mapped over it.
        sides: in a mirror (True) or not (False).
    """
    seen: dict[int, PictureAlignment] = {}
    for is_mirrored in sorted(sides):
        frames = clip.mirrored if is_mirrored else clip.frames
        for one in aligned(clip, frames, table, executor, is_mirrored=is_mirrored):
            best = seen.get(one.lane.first)
            if best is None or one.still > best.still:
                seen[one.lane.first] = one
    return seen


def _is_near(one: PictureAlignment, other: PictureAlignment) -> bool:
    """Whether both are of one lane and hardly apart."""
    lanes = {(a.lane.part, a.lane.name) for a in (one, other)}
    gap = max(one.reference[0], other.reference[0]) - min(one.reference[1], other.reference[1])
    return len(lanes) == 1 and gap < _SAME
