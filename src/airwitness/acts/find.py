"""Find every airing of a clip, and say what was not looked at.

Every track of the clip, of sound and of pictures, is asked in every live segment. Alignments that
are pieces of one copy become a match, its ends are looked at in the originals, matches become
airings, and what could not be looked at is listed with its reason.
"""

import contextlib
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

from airwitness.acts.clip import Clip, read_clip
from airwitness.acts.closer import closer
from airwitness.acts.closer_instants import look_at_instants
from airwitness.acts.closer_stills import look_for_still
from airwitness.acts.describing import ASTRAY, LIKE_A_SET, SAME_PART, STILL, Held, match_of
from airwitness.acts.limits import is_within, limits
from airwitness.acts.masks import apply
from airwitness.acts.matching import Chance, Copy, copies
from airwitness.acts.picture_matching import Joined, join, seen, without_glimpses
from airwitness.acts.searches import keep
from airwitness.airings import Match, cover, find_airings
from airwitness.archive import Archive
from airwitness.capture import Placement, Recording
from airwitness.errors import InputError
from airwitness.fingerprint import audio, video
from airwitness.fingerprint.peaks import RATE
from airwitness.search import AppliedMask, Score, Search
from airwitness.spans import FLICKS, WallSpan
from airwitness.trace import picture, sound
from airwitness.trace.calibrate import background, hours_of, shown_hours_of
from airwitness.trace.score import ALIKE, FLOOR, PICTURES, STILLS, THRESHOLD
from airwitness.trace.segment import Segment, parameters_digest
from airwitness.version import __version__


def find(
    archive: Archive,
    clip: str | Path,
    *,
    span: tuple[float, float] | None = None,
    service: str | None = None,
    within: WallSpan | None = None,
    quick: bool = False,
    weaker: bool = False,
    masks: Sequence[str] | None = None,
    executor: Executor | None = None,
) -> Search:
    """Search an archive for a clip, and keep the answer in its private folder.

    Args:
        archive: where to look.
        clip: path of a file, or id of a recording or part in the archive.
        span: the seconds of the clip that are asked about.
        service: look only there.
        within: look only at what was recorded then.
        quick: try only the nominal and the film speeds, and do not look in the originals.
        weaker: also list candidates that are no matches, as chance may give them.
        masks: digests of those to apply to pictures; those in force if not given.
        executor: look-ups are mapped over it; threads of this process if not given.

    Raises:
        InputError: the clip cannot be used, or a mask is gone.
    """
    recordings = _recordings(archive, service)
    asked = read_clip(archive, clip, span)
    segments = archive.index.segments()
    shown_in = apply(archive, segments, masks)
    chance = _chance(archive, asked, segments, quick=quick)
    with contextlib.ExitStack() as stack:
        if executor is None:
            executor = stack.enter_context(ThreadPoolExecutor(archive.settings.workers))
        heard = copies(asked, segments, executor, chance, quick=quick)
        read = {} if quick else _parts(recordings, within)
        look = partial(look_for_still, archive, read, executor)
        shown = seen(asked, shown_in.segments, executor, chance, quick=quick, look=look)
        found = join(heard, shown, chance, weaker=weaker)
        if not quick:
            found = look_at_instants(archive, asked, found, read, executor)
            found = replace(found, copies=closer(archive, asked, found.copies, read, executor))
            found = without_glimpses(found, asked.query.duration / FLICKS)
    held = Held.of(segments, quick=quick)
    every = _matches(asked, found.copies, recordings, within, held)
    matches = [match for match in every if match.expected_false <= THRESHOLD]
    # the clip's own object is an airing only where it is a recording of a service
    news = [m for m in matches if SAME_PART not in m.notes or m.service is not None]
    airings, noted, recurring = find_airings(news, asked.query.duration)
    by_id = {match.id: match for match in noted}
    expected = {s: w for s, w in archive.catalogue.expected().items() if service in {None, s}}
    searched, unsearched = limits(archive, recordings, within, asked.kinds)
    search = Search(
        query=asked.query,
        matches=tuple(by_id.get(match.id, match) for match in matches),
        airings=tuple(airings),
        recurring=recurring,
        weaker=tuple(match for match in every if match.expected_false > THRESHOLD),
        static=tuple(_apart(asked, found, recordings, within, held)),
        coverage=tuple(cover(recordings, expected, within)),
        recordings=sum(any(is_within(p, within) for p in r.parts) for r in recordings),
        searched=searched,
        unsearched=tuple(unsearched),
        score=_score(chance, quick=quick),
        versions=_versions(shown_in.applied),
        masks=shown_in.applied,
    )
    if os.access(archive.folder, os.W_OK):
        keep(archive, clip, search)
    return search


def _recordings(archive: Archive, service: str | None) -> list[Recording]:
    """The recordings that are asked about."""
    everything = archive.catalogue.recordings()
    recordings = [r for r in everything if service in {None, r.service}]
    if service is not None and not recordings and service not in archive.catalogue.expected():
        known = ", ".join(sorted({r.service for r in everything if r.service})) or "none"
        raise InputError(f"there is no service {service!r}", advice=f"known are: {known}")
    return recordings


def _apart(
    asked: Clip,
    found: Joined,
    recordings: Sequence[Recording],
    within: WallSpan | None,
    held: Held,
) -> Iterator[Match]:
    """What agrees in pictures, but as no copy does, each with a note that says so."""
    apart = ((STILL, found.still), (LIKE_A_SET, found.alike), (ASTRAY, found.astray))
    for note, some in apart:
        for match in _matches(asked, some, recordings, within, held):
            yield replace(match, notes=(note, *match.notes))


def _parts(recordings: Sequence[Recording], within: WallSpan | None) -> dict[str, list[Placement]]:
    """Where each part that is asked about stands."""
    parts: dict[str, list[Placement]] = {}
    for recording in recordings:
        for part in recording.parts:
            if is_within(part, within):
                parts.setdefault(part.part, []).append(part)
    return parts


def _matches(
    asked: Clip,
    found: Sequence[Copy],
    recordings: Sequence[Recording],
    within: WallSpan | None,
    held: Held,
) -> list[Match]:
    """Matches in every recording that holds the part, best first."""
    parts = _parts(recordings, within)
    names = {recording.id: recording.name for recording in recordings}
    matches = [
        match_of(asked, placement, copy, names, held)
        for copy in found
        for placement in parts.get(copy.part, ())
    ]
    inside = [m for m in matches if within is None or (m.wall and m.wall.overlap(within))]
    return sorted(inside, key=lambda m: (-m.evidence, m.id))


def _versions(masks: Sequence[AppliedMask]) -> dict[str, str]:
    return {
        "airwitness": __version__,
        "fingerprint": f"audio {audio.VERSION}, picture {video.VERSION}",
        "search": f"sound {sound.SEARCH}, picture {picture.SEARCH}",
        "masks": ", ".join(f"{m.kind} {m.version} {m.id[:12]}" for m in masks) or "none",
        "parameters": parameters_digest(),
        "densities": f"{audio.PARAMETERS.trace_rate}/{audio.PARAMETERS.key_rate}/"
        f"{audio.PARAMETERS.fan}, {video.PARAMETERS.corners}/{video.PARAMETERS.steps}",
    }


def _chance(archive: Archive, asked: Clip, segments: Sequence[Segment], *, quick: bool) -> Chance:
    """What chance gives to a clip in this archive."""
    return Chance(
        background=background(archive.index.background, quick=quick),
        seconds=_length(asked),
        hours=hours_of(segments),
        shown_hours=shown_hours_of(segments),
        tracks=len(asked.tracks) + len(asked.pictures),
        pictures=STILLS if asked.is_still else PICTURES,
        alike=0.0 if asked.is_still else ALIKE,  # one picture cannot tell a set from a copy
    )


def _score(chance: Chance, *, quick: bool) -> Score:
    return Score(
        threshold=THRESHOLD,
        floor=FLOOR,
        hours=chance.hours,
        picture_hours=chance.shown_hours,
        alike=chance.alike,
        decoys=chance.background.decoys,
        speeds="quick" if quick else "all",
    )


def _length(clip: Clip) -> float:
    """Seconds of its longest track."""
    heard = max((samples.size for samples in clip.tracks), default=0) / RATE
    shown = max((track.end - track.begin for track in clip.pictures), default=0.0)
    return max(heard, shown)
