"""Find every airing of a clip, and say what was not looked at.

Every track of the clip is asked in every live segment. Alignments that are pieces of one copy
become a match, matches become airings, and what could not be looked at is listed with its
reason.
"""

import contextlib
import os
from collections.abc import Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

from airwitness.acts.clip import Clip, read_clip
from airwitness.acts.matching import SAME_PART, Chance, Copy, copies, match_of
from airwitness.acts.searches import keep
from airwitness.airings import Match, cover, find_airings
from airwitness.archive import Archive
from airwitness.capture import Placement, Recording
from airwitness.errors import InputError
from airwitness.fingerprint.audio import PARAMETERS, VERSION
from airwitness.fingerprint.peaks import RATE
from airwitness.media.facts import Facts
from airwitness.search import Score, Search, Unsearched
from airwitness.spans import FLICKS, MICROSECONDS, Span, SpanSet, WallSpan
from airwitness.trace.calibrate import background, hours_of
from airwitness.trace.score import FLOOR, THRESHOLD
from airwitness.trace.segment import parameters_digest
from airwitness.trace.sound import SEARCH
from airwitness.version import __version__

_NO_SOUND = "no sound (pictures are not searched by this version)"


def find(
    archive: Archive,
    clip: str | Path,
    *,
    span: tuple[float, float] | None = None,
    service: str | None = None,
    within: WallSpan | None = None,
    quick: bool = False,
    weaker: bool = False,
    executor: Executor | None = None,
) -> Search:
    """Search an archive for a clip, and keep the answer in its private folder.

    Args:
        archive: where to look.
        clip: path of a file, or id of a recording or part in the archive.
        span: the seconds of the clip that are asked about.
        service: look only there.
        within: look only at what was recorded then.
        quick: try only the nominal and the film speeds.
        weaker: also list candidates that are no matches, as chance may give them.
        executor: look-ups are mapped over it; threads of this process if not given.

    Raises:
        InputError: the clip cannot be used.
    """
    recordings = _recordings(archive, service)
    asked = read_clip(archive, clip, span)
    segments = archive.index.segments()
    chance = Chance(
        background=background(archive.index.background, quick=quick),
        seconds=max(samples.size for samples in asked.tracks) / RATE,
        hours=hours_of(segments),
        tracks=len(asked.tracks),
    )
    with contextlib.ExitStack() as stack:
        if executor is None:
            executor = stack.enter_context(ThreadPoolExecutor(archive.settings.workers))
        found = copies(asked, segments, executor, chance, quick=quick, weaker=weaker)
    every = _matches(asked, found, recordings, within)
    matches = [match for match in every if match.expected_false <= THRESHOLD]
    # the clip's own object is an airing only where it is a recording of a service
    news = [m for m in matches if SAME_PART not in m.notes or m.service is not None]
    airings, noted, recurring = find_airings(news, asked.query.duration)
    by_id = {match.id: match for match in noted}
    expected = {s: w for s, w in archive.catalogue.expected().items() if service in {None, s}}
    searched, unsearched = _limits(archive, recordings, within)
    looked_at = [r for r in recordings if any(_is_within(part, within) for part in r.parts)]
    search = Search(
        query=asked.query,
        matches=tuple(by_id.get(match.id, match) for match in matches),
        airings=tuple(airings),
        recurring=recurring,
        weaker=tuple(match for match in every if match.expected_false > THRESHOLD),
        coverage=tuple(cover(recordings, expected, within)),
        recordings=len(looked_at),
        searched=searched,
        unsearched=tuple(unsearched),
        score=Score(
            threshold=THRESHOLD,
            floor=FLOOR,
            hours=chance.hours,
            decoys=chance.background.decoys,
            speeds="quick" if quick else "all",
        ),
        versions=_versions(),
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


def _matches(
    asked: Clip,
    found: Sequence[Copy],
    recordings: Sequence[Recording],
    within: WallSpan | None,
) -> list[Match]:
    """Matches in every recording that holds the part, best first."""
    parts: dict[str, list[Placement]] = {}
    for recording in recordings:
        for part in recording.parts:
            if _is_within(part, within):
                parts.setdefault(part.part, []).append(part)
    names = {recording.id: recording.name for recording in recordings}
    matches = [
        match_of(asked, placement, copy, names)
        for copy in found
        for placement in parts.get(copy.part, ())
    ]
    inside = [m for m in matches if within is None or (m.wall and m.wall.overlap(within))]
    return sorted(inside, key=lambda m: (-m.evidence, m.id))


def _versions() -> dict[str, str]:
    return {
        "airwitness": __version__,
        "fingerprint": f"audio {VERSION}",
        "search": f"sound {SEARCH}",
        "parameters": parameters_digest(),
        "densities": f"{PARAMETERS.trace_rate}/{PARAMETERS.key_rate}/{PARAMETERS.fan}",
    }


def _is_within(part: Placement, within: WallSpan | None) -> bool:
    """Parts without a clock are left out where a time is asked about."""
    if within is None:
        return True
    if part.clock is None:
        return False
    return part.clock.wall(Span(start=0, end=part.duration)).overlap(within) > 0


def _limits(
    archive: Archive, recordings: Sequence[Recording], within: WallSpan | None
) -> tuple[int, list[Unsearched]]:
    """How much was searched, and every stretch that was not, with its reason."""
    searched = 0
    unsearched: list[Unsearched] = []
    known = archive.catalogue.every_facts()
    for recording in recordings:
        for part in recording.parts:
            asked = _asked_of(part, within)
            if asked is None:
                continue
            held = known.get(part.part)
            facts = None if held is None else Facts.from_json(held, name=part.name)
            holes = _holes(facts, asked)
            if within is not None and part.clock is None:
                holes = [(asked, "its time is not known")]
            searched += asked.duration - SpanSet.of(span for span, _ in holes).duration
            unsearched += [
                Unsearched(recording=recording.id, name=part.name, span=span, reason=reason)
                for span, reason in holes
            ]
    return searched, unsearched


def _asked_of(part: Placement, within: WallSpan | None) -> Span | None:
    """The stretch of a part that was asked about, None for nothing of it."""
    whole = Span(start=0, end=part.duration)
    if within is None or part.clock is None:
        return whole
    inside = part.clock.wall(whole).intersection(within)
    if inside is None:
        return None
    first = (inside.start - part.clock.zero) * FLICKS // MICROSECONDS
    last = (inside.end - part.clock.zero) * FLICKS // MICROSECONDS
    return Span(start=first, end=last).intersection(whole)


def _holes(facts: Facts | None, asked: Span) -> list[tuple[Span, str]]:
    """Stretches of a part in which no lane of sound could be looked at."""
    if facts is None:
        return [(asked, "not yet indexed")]
    if not facts.tracks:
        return [(asked, _NO_SOUND)]
    whole = SpanSet.of([asked])
    lost = whole
    for track in facts.tracks:
        heard = SpanSet.of([track.span]).without(SpanSet.of(track.gaps))
        lost = lost.intersection(whole.without(heard))
    least = FLICKS  # tracks rarely begin and end on the same instant
    return [(span, "damaged or missing sound") for span in lost.spans if span.duration > least]
