"""Look for a still picture in the originals, where the index has no clear answer.

A few seconds around each place that is likely are decoded, by one child for all places of a part
(`trace.picture_still`). Where an original cannot be read, what the index has of it stands.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor

from airwitness.acts.closer import original
from airwitness.archive import Archive
from airwitness.capture import Placement
from airwitness.errors import InputError, MediaError
from airwitness.fingerprint.video import PictureFingerprinter
from airwitness.media.decode import Picture
from airwitness.media.stretches import Wish, read_stretches, together
from airwitness.spans import FLICKS
from airwitness.trace.picture import ClipPictures, PictureAlignment
from airwitness.trace.picture_still import Told, doubtful, settled, span_around
from airwitness.trace.picture_table import NewPictures

_APART = 2 * FLICKS  # stretches that are nearer are read as one

_Looked = tuple[PictureAlignment, NewPictures]


def look_for_still(
    archive: Archive,
    parts: Mapping[str, Sequence[Placement]],
    executor: Executor,
    clip: ClipPictures,
    found: Sequence[PictureAlignment],
    is_told: Told,
) -> list[PictureAlignment]:
    """What was found of a still, where need be corrected by the originals.

    Args:
        archive: holds the originals.
        parts: where each part stands that may be read.
        executor: parts are mapped over it.
        clip: the still.
        found: what the index has of it.
        is_told: whether an answer is clear.
    """
    groups: dict[tuple[str, str], list[PictureAlignment]] = defaultdict(list)
    for one in doubtful([a for a in found if a.lane.part in parts], is_told):
        groups[one.lane.part, one.lane.name].append(one)

    def look(group: Sequence[PictureAlignment]) -> list[_Looked]:
        return _looked(archive, group, parts[group[0].lane.part][0])

    looked = [one for some in executor.map(look, groups.values()) for one in some]
    return settled(clip, found, looked, executor, is_told)


def _looked(
    archive: Archive, group: Sequence[PictureAlignment], placement: Placement
) -> list[_Looked]:
    """The frames around some places of one lane; nothing where they cannot be read."""
    spans = [span_around(one) for one in group]
    try:
        file = original(archive, placement, group[0].lane.name)
        wish = Wish(kind="picture", track=file.track, spans=together(spans, _APART))
        (read,) = read_stretches(file.path, [wish], program=file.program, splices=file.splices)
    except (InputError, MediaError):
        return []
    return [
        (one, _frames_of(one, [p for p in read.pictures if span.start <= p.time <= span.end]))
        for one, span in zip(group, spans, strict=True)
    ]


def _frames_of(one: PictureAlignment, pictures: Sequence[Picture]) -> NewPictures:
    """Each picture that is not as the one before, as the index would have kept it."""
    lane = one.lane
    finger = PictureFingerprinter(every=0)
    for picture in pictures:
        if picture.time >= lane.start:
            finger.feed(picture.time - lane.start, picture.luma)
    return NewPictures(
        part=lane.part, name=lane.name, start=lane.start, end=lane.end, frames=finger.finish()
    )
