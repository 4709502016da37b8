"""Look at copies of pictures alone in the originals, instant by instant, before they are told.

The recording around some instants of each is decoded, by one child for all of a part
(`trace.picture_instants`). What the originals show in another order is not told. What the index
had too little of to tell it from the same set is told, where the originals have enough of it; and
the line of what is told is laid anew. That is done for the strongest alone, as each costs half a
second of CPU. Where an original cannot be read, what the index has stands, and a note says why.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace

from airwitness.acts.clip import Clip
from airwitness.acts.closer import original
from airwitness.acts.matching import Copy
from airwitness.acts.picture_matching import Joined, uncovered
from airwitness.archive import Archive
from airwitness.capture import Placement
from airwitness.errors import InputError, MediaError
from airwitness.fingerprint.video import Frames
from airwitness.media.stretches import Wish, read_stretches, together
from airwitness.spans import FLICKS, Span
from airwitness.trace.picture import PictureAlignment
from airwitness.trace.picture_instants import Witnessed, spans_around, witnessed
from airwitness.trace.score import THRESHOLD
from airwitness.trace.shown_corners import Described, Shown, described

MOST_TOLD, MOST_APART = 16, 12  # copies
_APART = 2 * FLICKS  # stretches that are nearer are read as one

_Says = tuple[Witnessed | None, ...] | str
"""What the originals say of each alignment of a copy, or why they say nothing."""


def look_at_instants(
    archive: Archive,
    clip: Clip,
    found: Joined,
    parts: Mapping[str, Sequence[Placement]],
    executor: Executor,
) -> Joined:
    """The same, as the originals have it.

    Args:
        archive: holds the originals.
        clip: what was asked.
        found: what the index gave.
        parts: where each part stands that may be read.
        executor: lanes are mapped over it.
    """
    if clip.is_still:
        return found
    told = [c for c in found.copies if not c.pieces and c.expected_false <= THRESHOLD]
    apart = [c for c in (*found.alike, *found.still) if c.expected_false <= THRESHOLD]
    wanted = [
        copy
        for some, most in ((told, MOST_TOLD), (apart, MOST_APART))
        for copy in sorted(some, key=lambda c: (-c.likeness, -c.evidence))[:most]
        if copy.part in parts
    ]
    groups: dict[tuple[str, str], list[Copy]] = defaultdict(list)
    for copy in wanted:
        groups[copy.part, copy.shown[0].lane.name].append(copy)

    def look(copies: Sequence[Copy]) -> list[_Says]:
        return _looked(archive, clip, copies, parts[copies[0].part][0])

    says: dict[int, _Says] = {}
    for copies, each in zip(groups.values(), executor.map(look, groups.values()), strict=True):
        says |= {id(copy): told for copy, told in zip(copies, each, strict=True)}
    return _judged(found, says)


def _judged(found: Joined, says: Mapping[int, _Says]) -> Joined:
    """What is told, and what is not, by what the originals say of some copies."""
    copies: list[Copy] = []
    astray: list[Copy] = []
    for copy in found.copies:
        of_it = says.get(id(copy), ())
        (astray if _is_astray(of_it) else copies).append(_as_said(copy, of_it))
    left: list[list[Copy]] = []
    raised: list[Copy] = []
    for apart in (found.still, found.alike):
        left.append([])
        for copy in apart:
            of_it = says.get(id(copy), ())
            if _is_copy(of_it):
                raised.append(replace(_as_said(copy, of_it), is_witnessed=True))
            else:
                left[-1].append(
                    replace(copy, unwitnessed=of_it) if isinstance(of_it, str) else copy
                )
    return Joined(
        copies=(*copies, *raised),
        still=uncovered(left[0], raised),
        alike=uncovered(left[1], raised),
        astray=tuple(astray),
    )


def _is_astray(says: _Says) -> bool:
    """Whether all of a copy is in another order."""
    if isinstance(says, str):
        return False
    return bool(says) and all(one is not None and one.is_astray for one in says)


def _is_copy(says: _Says) -> bool:
    """Whether some of it is more alike than one set."""
    return not isinstance(says, str) and any(one is not None and one.is_copy for one in says)


def _as_said(copy: Copy, says: _Says) -> Copy:
    """A copy with the lines that the originals tell, or why they tell none."""
    if isinstance(says, str):
        return replace(copy, unwitnessed=says)
    shown = tuple(
        one
        if told is None or told.is_astray
        else replace(one, speed=told.line.speed, offset=told.line.offset)
        for one, told in zip(copy.shown, says or [None] * len(copy.shown), strict=True)
    )
    return copy if shown == copy.shown else replace(copy, shown=shown, before=copy)


def _looked(
    archive: Archive, clip: Clip, copies: Sequence[Copy], placement: Placement
) -> list[_Says]:
    """What one lane says of each of some copies."""
    lane = copies[0].shown[0].lane
    spans = [span for copy in copies for one in copy.shown for span in _spans(clip, one)]
    if not spans:
        return [()] * len(copies)
    try:
        file = original(archive, placement, lane.name)
        wish = Wish(kind="picture", track=file.track, spans=together(spans, _APART))
        (read,) = read_stretches(file.path, [wish], program=file.program, splices=file.splices)
    except MediaError as error:
        return [error.reason] * len(copies)
    except InputError as error:
        return [error.message] * len(copies)
    pictures = [
        described(Shown(at=(picture.time - lane.start) / FLICKS, luma=picture.luma))
        for picture in read.pictures
    ]
    return [tuple(_witnessed(clip, one, pictures) for one in copy.shown) for copy in copies]


def _spans(clip: Clip, one: PictureAlignment) -> list[Span]:
    """Recording time that has to be read for an alignment."""
    return [span for frames in _sides(clip, one) for span in spans_around(frames, one)]


def _witnessed(
    clip: Clip, one: PictureAlignment, pictures: Sequence[Described]
) -> Witnessed | None:
    """What pictures say of an alignment; of several tracks the first that they are of."""
    every = [w for frames in _sides(clip, one) if (w := witnessed(frames, one, pictures))]
    in_order = [w for w in every if not w.is_astray]
    return next(iter(in_order or every), None)


def _sides(clip: Clip, one: PictureAlignment) -> list[Frames]:
    """The frames of the clip that an alignment may be of, one for each track."""
    is_mirrored = one.placing.is_mirrored
    return [track.mirrored if is_mirrored else track.frames for track in clip.pictures]
