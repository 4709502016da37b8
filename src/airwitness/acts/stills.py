"""Read the pictures of matches: what clip and recording show at the same moments of a copy.

Each file is read once, however many matches it holds. A picture that cannot be read is told
in words: it takes nothing from the match. How a picture is shown is for the gate to say.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from airwitness.acts.indexing import facts_of
from airwitness.acts.searches import Scene
from airwitness.airings import Match
from airwitness.archive import Archive
from airwitness.capture import Placement
from airwitness.errors import InputError, MediaError
from airwitness.evidence.digest import sha256_stream
from airwitness.media.stills import Still, read_stills
from airwitness.media.timeline import Splice
from airwitness.report.stills import Pair, Shown, State, Stills
from airwitness.search import Search
from airwitness.spans import flicks_of

MOMENTS = 4  # pairs of a match on a page
MOST = 40  # matches of a page that are shown; each costs the decoding of a few seconds
_WIDTH = 320  # pixels; a page shows no more than a grid of them
_LANE = "picture "  # begins the names of lanes of pictures


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The clip whose pictures are wanted."""

    place: str | None
    """Its path, or its id in the archive."""
    sha256: str
    """Of its file: no other file is shown in its place."""


class Gate(Protocol):
    """Says how a picture is shown, and draws it."""

    def edges(self, digest: str) -> Sequence[int]:
        """Times of a file that must be read besides, to judge by."""
        ...

    def shown(self, digest: str, at: int, still: Still, until: int) -> Shown:
        """A picture as it is shown.

        Args:
            digest: SHA-256 of the file that it is from.
            at: recording time at which it was asked for.
            still: the picture, with its own time.
            until: when it was still seen to stand.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file and what is known of it."""

    path: Path
    track: int = 0
    program: int | None = None
    splices: Sequence[Splice] | None = None


def leaving_stills(
    archive: Archive, search: Search, clip: str | Path, gate: Gate
) -> dict[str, Stills]:
    """Pairs for the strongest matches of a search that rest on pictures.

    Args:
        archive: what was searched.
        search: what was found.
        clip: path of the clip, or id in the archive.
        gate: says how they are shown.

    Returns:
        By id of the match.
    """
    aired = {identity for airing in search.airings for identity in airing.matches}
    shown = [m for m in search.matches if m.id in aired and m.picture is not None][:MOST]
    asked = Asked(place=os.fspath(clip), sha256=search.query.sha256)
    scenes = [scene_of(match) for match in shown]
    return read_pairs(archive, asked, scenes, MOMENTS, gate=gate, width=_WIDTH)


def scene_of(match: Match) -> Scene:
    """What has to be known of a match to show its pictures."""
    return Scene(
        id=match.id,
        recording=match.recording,
        part=match.part,
        lane=match.lane,
        pieces=match.pieces,
        frames=match.frames,
        picture=match.picture,
    )


def read_pairs(
    archive: Archive,
    asked: Asked,
    scenes: Sequence[Scene],
    most: int,
    *,
    gate: Gate,
    width: int,
) -> dict[str, Stills]:
    """The pairs of some matches.

    Args:
        archive: holds the recordings.
        asked: the clip.
        scenes: the matches.
        most: pairs of each.
        gate: says how they are shown.
        width: of the pictures, at most, in pixels.
    """
    placements = {(p.recording, p.part): p for r in archive.catalogue.recordings() for p in r.parts}
    times = {scene.id: moments(scene, most) for scene in scenes}
    of_clip = [clip for pairs in times.values() for clip, _ in pairs]
    clip_at = partial(clip_file, archive, asked, placements)
    clips = read_shown(clip_at, asked.sha256, of_clip, gate, width)
    together: dict[tuple[str, str, str], list[Scene]] = defaultdict(list)
    for scene in scenes:
        together[scene.recording, scene.part, scene.lane].append(scene)
    found: dict[str, Stills] = {}
    for (recording, part, lane), group in together.items():
        placement = placements.get((recording, part))
        here = [time for scene in group for _, time in times[scene.id]]
        part_at = partial(part_file, archive, placement, lane)
        stills = read_shown(part_at, part, here, gate, width)
        for scene in group:
            pairs = (Pair(clip=clips[x], recording=stills[y]) for x, y in times[scene.id])
            found[scene.id] = Stills(pairs=tuple(pairs), placing=scene.picture)
    return found


def moments(scene: Scene, most: int) -> list[tuple[int, int]]:
    """Clip and recording flicks of some moments, spread over a match.

    Matched frames are taken where there are any; else instants inside the pieces.
    """
    if scene.frames:
        frames = sorted(scene.frames)
        number = min(most, len(frames))
        chosen = [frames[(2 * n + 1) * len(frames) // (2 * number)] for n in range(number)]
        return [(flicks_of(clip), flicks_of(recording)) for clip, recording in chosen]
    length = sum(piece.query.duration for piece in scene.pieces)
    found = []
    for n in range(most):
        left = (2 * n + 1) * length // (2 * most)
        for piece in scene.pieces:
            asked, reference = piece.query, piece.reference
            if left < asked.duration:
                at = reference.start + left * reference.duration // asked.duration
                found.append((asked.start + left, at))
                break
            left -= asked.duration
    return found


def read_shown(
    find: Callable[[], File], digest: str, times: Sequence[int], gate: Gate, width: int
) -> dict[int, Shown]:
    """What a file shows at some times, as the gate says.

    Args:
        find: tells where the file is.
        digest: its SHA-256.
        times: recording time, in any order.
        gate: says how they are shown.
        width: of the pictures, at most, in pixels.
    """
    wanted = sorted({*times, *gate.edges(digest)})
    reason = "nothing could be decoded there"
    found: dict[int, Shown] = {}
    try:
        for ats, still in _standing(find(), wanted, width):
            for at in ats:
                if at in times:
                    found[at] = gate.shown(digest, at, still, ats[-1])
    except MediaError as error:
        reason = error.reason
    except InputError as error:
        reason = error.message
    missing = {at: Shown(at=at, state=State.MISSING, note=reason) for at in times}
    return missing | found


def _standing(file: File, wanted: Sequence[int], width: int) -> Iterator[tuple[list[int], Still]]:
    """Each picture with all of the times, in order, at which it was seen to stand."""
    ats: list[int] = []
    last: Still | None = None
    for number, still in read_stills(
        file.path,
        wanted,
        track=file.track,
        program=file.program,
        width=width,
        splices=file.splices,
    ):
        if last is not None and still.time != last.time:
            yield ats, last
            ats = []
        ats.append(wanted[number])
        last = still
    if last is not None:
        yield ats, last


def part_file(archive: Archive, placement: Placement | None, lane: str) -> File:
    """Where the bytes of a part are, and which of its tracks a lane is.

    Raises:
        InputError: they are out of reach.
    """
    if placement is None:
        raise InputError("the archive does not hold the recording any more")
    facts = facts_of(archive, placement.part)
    number = lane.removeprefix(_LANE)
    try:
        path = archive.file_of(placement)
    except InputError as error:  # its words name the file; these may leave
        raise InputError("its file was left elsewhere and is out of reach or changed") from error
    return File(
        path=path,
        track=int(number) if lane.startswith(_LANE) and number.isdecimal() else 0,
        program=placement.program,
        splices=None if facts is None else facts.splices,
    )


def clip_file(archive: Archive, asked: Asked, placements: dict[tuple[str, str], Placement]) -> File:
    """Where the clip is: the file that was asked with, or an object of the archive.

    Raises:
        InputError: it is neither.
    """
    path = None if asked.place is None else Path(asked.place)
    if path is not None and path.is_file():
        with path.open("rb") as stream:
            if sha256_stream(stream)[0] == asked.sha256:
                return File(path=path)
    for placement in placements.values():
        if placement.part == asked.sha256:
            return part_file(archive, placement, "")
    raise InputError("the clip is not where it was, or is another file now")
