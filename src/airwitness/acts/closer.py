"""Look at the ends of copies in the originals: an index tells them only as exactly as it is dense.

A few seconds of the recording around each end are decoded, by one child for all ends of a part,
and compared with the clip (`trace.closer`). A copy that goes on to where they end is followed
farther, a few times. That is done for the strongest copies alone, as each costs some 0.3 s of CPU.
Where an original cannot be read, or tells nothing, the ends of the index stand.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace

from airwitness.acts.clip import Clip
from airwitness.acts.matching import Copy
from airwitness.acts.originals import End, ends_of
from airwitness.acts.stills import File, part_file
from airwitness.archive import Archive
from airwitness.capture import Placement
from airwitness.errors import InputError, MediaError
from airwitness.media.stretches import Stretches, Wish, read_stretches, together
from airwitness.spans import FLICKS
from airwitness.trace.score import THRESHOLD

MOST = 40  # copies
ROUNDS = 3  # times that a copy is followed farther out
LEFT_BYTES = 1 << 28  # of a file that was left elsewhere: all of it is checked before it is read
_APART = 2 * FLICKS  # stretches that are nearer are read as one


def closer(
    archive: Archive,
    clip: Clip,
    copies: Sequence[Copy],
    parts: Mapping[str, Sequence[Placement]],
    executor: Executor,
) -> tuple[Copy, ...]:
    """The same copies; where the originals tell their ends, with those.

    Args:
        archive: holds the originals.
        clip: what was asked.
        copies: what was found.
        parts: where each part stands that may be read.
        executor: parts are mapped over it.
    """
    told = [n for n, copy in enumerate(copies) if copy.expected_false <= THRESHOLD]
    held: dict[str, list[int]] = defaultdict(list)
    for n in sorted(told, key=lambda n: -copies[n].evidence)[:MOST]:
        if copies[n].part in parts and not clip.is_still:
            held[copies[n].part].append(n)
    found = list(copies)

    def look(part: str) -> list[Copy]:
        return _closer_in(archive, clip, [copies[n] for n in held[part]], parts[part][0])

    for numbers, looked in zip(held.values(), executor.map(look, held), strict=True):
        for n, copy in zip(numbers, looked, strict=True):
            found[n] = copy
    return tuple(found)


def _closer_in(
    archive: Archive, clip: Clip, copies: Sequence[Copy], placement: Placement
) -> list[Copy]:
    """The copies that one part holds."""
    ends = [
        (n, end) for n, copy in enumerate(copies) for end in ends_of(clip, copy, placement.duration)
    ]
    found = list(copies)
    unread = ""
    try:
        file = original(archive, placement)
        for _ in range(ROUNDS):
            looked = _look(file, ends)
            for n, end, _ in looked:
                found[n] = end.put(found[n])
            ends = [(n, end) for n, end, goes_on in looked if goes_on]
            if not ends:
                break
    except MediaError as error:
        unread = error.reason
    except InputError as error:
        unread = error.message
    return [
        replace(now, before=before.before or before)
        if now.close
        else replace(before, unread=unread)
        for now, before in zip(found, copies, strict=True)
    ]


def original(archive: Archive, placement: Placement, lane: str = "") -> File:
    """Where the bytes of a part are that is to be looked at, and which of its tracks a lane is.

    Raises:
        InputError: they are out of reach, or it would take long to know that they are the same.
    """
    if placement.place is not None and placement.size > LEFT_BYTES:
        raise InputError("its file was left elsewhere, and is too long to be checked for this")
    return part_file(archive, placement, lane)


def _look(file: File, ends: Sequence[tuple[int, End]]) -> list[tuple[int, End, bool]]:
    """Ends that the originals tell, where they are, and whether the copy goes on beyond.

    Raises:
        MediaError: the file cannot be decoded.
    """
    asked: dict[tuple[str, int], list[Wish]] = defaultdict(list)
    for _, end in ends:
        asked[end.wish().kind, end.wish().track].append(end.wish())
    wishes = [
        replace(group[0], spans=together([s for wish in group for s in wish.spans], _APART))
        for group in asked.values()
    ]
    read = read_stretches(file.path, wishes, program=file.program, splices=file.splices)
    by_track: dict[tuple[str, int], Stretches] = dict(zip(asked, read, strict=True))
    looked = []
    for n, end in ends:
        close = end.look(by_track[end.wish().kind, end.wish().track])
        if close is not None:
            looked.append((n, end.moved(close.at), close.goes_on))
    return looked
