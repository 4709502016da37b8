"""Let a person see a match: its clear pictures, in the private folder, on the record.

This is the only place where a clear picture is written. It is recorded first: where that
fails, nothing is written.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from airwitness.acts.searches import recall
from airwitness.acts.stills import Asked, read_pairs
from airwitness.archive import Archive
from airwitness.errors import InputError
from airwitness.media.stills import Still
from airwitness.redaction import clear_png
from airwitness.report.stills import Pair, Shown, State, Stills
from airwitness.report.viewing import View, render_view
from airwitness.trace.matched_points import matched_points

PAIRS = 8
_WIDTH = 640  # pixels
_GREY = np.array([0.299, 0.587, 0.114], np.float32)  # of red, green and blue


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewed:
    """What was written, and where it is on record."""

    page: Path
    sequence: int
    """Of the custody line."""
    pictures: int


class _Private:
    """Shows every picture as it is, and keeps it grey for a comparison."""

    def __init__(self) -> None:
        self.grey: dict[tuple[str, int], NDArray[np.uint8]] = {}
        """By digest of the file and the time that was asked for."""

    def edges(self, _digest: str) -> tuple[int, ...]:
        """Nothing more is to be read."""
        return ()

    def shown(self, digest: str, at: int, still: Still, _until: int) -> Shown:
        """The picture as it is."""
        height, width = still.pixels.shape[:2]
        self.grey[digest, at] = np.rint(still.pixels.astype(np.float32) @ _GREY).astype(np.uint8)
        return Shown(
            at=at,
            state=State.CLEAR,
            time=still.time,
            png=clear_png(still.pixels),
            width=width,
            height=height,
        )


def view(archive: Archive, match: str, *, search: Path | None = None) -> Viewed:
    """Write the clear pictures of a match and record that they were looked at.

    Args:
        archive: holds the recording.
        match: id of the match.
        search: look for it in this file alone; else in the searches that were kept.

    Raises:
        InputError: the match is not known, its part is not held, or nothing can be seen of it.
    """
    kept = recall(archive, match, search)
    scene = kept.scene
    held = {part.part for recording in archive.catalogue.recordings() for part in recording.parts}
    if scene.part not in held:
        raise InputError(
            f"this archive does not hold the part of {match}",
            advice="name the archive that was searched with -A; was the part withdrawn?",
        )
    asked = Asked(place=kept.clip, sha256=kept.sha256)
    gate = _Private()
    stills = read_pairs(archive, asked, [scene], PAIRS, gate=gate, width=_WIDTH)[scene.id]
    pictures = _pictures(stills)
    if not pictures:
        reasons = {side.note for p in stills.pairs for side in (p.clip, p.recording)}
        raise InputError(f"{match} has no pictures to see: {'; '.join(sorted(reasons))}")
    line = archive.record(
        "view-original",
        objects=tuple(dict.fromkeys(d for d in (scene.part, kept.sha256) if d in held)),
        detail={"match": match, "clip": kept.sha256, "pictures": pictures},
    )
    page = render_view(
        View(
            match=match,
            recording=scene.recording,
            part=scene.part,
            clip=kept.sha256,
            stills=_with_points(stills, gate, kept.sha256, scene.part),
            sequence=line.sequence,
            time=line.time,
        )
    )
    path = archive.private.keep_view(match, page)
    return Viewed(page=path, sequence=line.sequence, pictures=pictures)


def _with_points(stills: Stills, gate: _Private, clip: str, part: str) -> Stills:
    """The same with the corners that agree; none where it is not known how the pictures lie.

    Args:
        stills: clear.
        gate: showed them.
        clip: SHA-256 of the clip.
        part: SHA-256 of the part.
    """
    if stills.placing is None:
        return stills
    pairs = []
    for pair in stills.pairs:
        one = gate.grey.get((clip, pair.clip.at))
        other = gate.grey.get((part, pair.recording.at))
        if one is None or other is None:
            pairs.append(pair)
            continue
        points = matched_points(one, other, is_mirrored=stills.placing.is_mirrored)
        pairs.append(
            Pair(
                clip=replace(pair.clip, points=points[0]),
                recording=replace(pair.recording, points=points[1]),
            )
        )
    return replace(stills, pairs=tuple(pairs))


def _pictures(stills: Stills) -> int:
    return sum(side.png is not None for p in stills.pairs for side in (p.clip, p.recording))
