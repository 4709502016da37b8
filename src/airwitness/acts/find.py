"""Find every airing of a clip, and say what was not looked at.

Every track of the clip is asked in every live segment. Alignments that are pieces of one copy
become a match, matches become airings, and what could not be looked at is listed with its
reason.
"""

import hashlib
from collections.abc import Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

from airwitness.acts.clip import Clip, read_clip
from airwitness.acts.indexing import facts_of
from airwitness.airings import Match, Piece, cover, find_airings
from airwitness.archive import Archive
from airwitness.capture import Placement, Recording
from airwitness.errors import InputError
from airwitness.fingerprint.audio import PARAMETERS, VERSION
from airwitness.fingerprint.peaks import FRAME_FLICKS
from airwitness.media.facts import Facts
from airwitness.search import Search, Unsearched
from airwitness.spans import FLICKS, MICROSECONDS, Span, SpanSet, WallSpan
from airwitness.trace.align import Alignment
from airwitness.trace.segment import parameters_digest
from airwitness.trace.sound import find_sound
from airwitness.version import __version__

CUT_PAUSE = 10 * FLICKS  # pieces of one copy lie at most so far apart in the recording
LINE_PAUSE = 60 * FLICKS  # the same where the time map goes on as if nothing had happened
_STEP_BACK = FLICKS // 2
SAME_PART = "same part"
_NO_SOUND = "no sound (pictures are not searched by this version)"


def find(
    archive: Archive,
    clip: str | Path,
    *,
    span: tuple[float, float] | None = None,
    service: str | None = None,
    within: WallSpan | None = None,
    executor: Executor | None = None,
) -> Search:
    """Search an archive for a clip.

    Args:
        archive: where to look.
        clip: path of a file, or id of a recording or part in the archive.
        span: the seconds of the clip that are asked about.
        service: look only there.
        within: look only at what was recorded then.
        executor: look-ups are mapped over it; threads of this process if not given.

    Raises:
        InputError: the clip cannot be used.
    """
    recordings = _recordings(archive, service)
    asked = read_clip(archive, clip, span)
    if executor is None:
        with ThreadPoolExecutor(archive.settings.workers) as threads:
            found = _alignments(archive, asked, threads)
    else:
        found = _alignments(archive, asked, executor)
    matches = _matches(asked, found, recordings, within)
    # the clip's own object is an airing only where it is a recording of a service
    news = [m for m in matches if SAME_PART not in m.notes or m.service is not None]
    airings, noted, recurring = find_airings(news, asked.query.duration)
    by_id = {match.id: match for match in noted}
    expected = {s: w for s, w in archive.catalogue.expected().items() if service in {None, s}}
    searched, unsearched = _limits(archive, recordings, within)
    looked_at = [r for r in recordings if any(_is_within(part, within) for part in r.parts)]
    return Search(
        query=asked.query,
        matches=tuple(by_id.get(match.id, match) for match in matches),
        airings=tuple(airings),
        recurring=recurring,
        coverage=tuple(cover(recordings, expected, within)),
        recordings=len(looked_at),
        searched=searched,
        unsearched=tuple(unsearched),
        versions=_versions(),
    )


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
    found: Sequence[Sequence["Found"]],
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
        _match(asked, placement, group, names)
        for group in found
        for placement in parts.get(group[0][1].candidate.lane.part, ())
    ]
    inside = [m for m in matches if within is None or (m.wall and m.wall.overlap(within))]
    return sorted(inside, key=lambda m: (-m.evidence, m.id))


def _versions() -> dict[str, str]:
    return {
        "airwitness": __version__,
        "fingerprint": f"audio {VERSION}",
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


Found = tuple[int, Alignment]  # start of the clip's track in flicks, and what was found of it


def _alignments(archive: Archive, clip: Clip, executor: Executor) -> list[list[Found]]:
    """Alignments of all tracks; those that are pieces of one copy together."""
    found: list[Found] = []
    segments = archive.index.segments()
    for samples, start in zip(clip.tracks, clip.starts, strict=True):
        found += [(start, a) for a in find_sound(samples, segments, executor)]
    groups: list[list[Found]] = []
    order = sorted(
        _distinct(found),
        key=lambda f: (f[1].candidate.lane.part, f[1].candidate.lane.name, f[1].reference),
    )
    for item in order:
        if groups and _is_next_piece(groups[-1][-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _distinct(found: Sequence[Found]) -> list[Found]:
    """Of alignments over the same stretch of a part the one with most evidence."""
    kept: list[Found] = []
    for start, alignment in sorted(found, key=lambda f: -f[1].evidence):
        here = _reference(alignment)
        same = (
            _reference(other).overlap(here)
            for _, other in kept
            if other.candidate.lane.part == alignment.candidate.lane.part
        )
        if 2 * sum(same) < here.duration:
            kept.append((start, alignment))
    return kept


def _is_next_piece(before: Found, after: Found) -> bool:
    one, other = before[1], after[1]
    if one.candidate.lane != other.candidate.lane:
        return False
    gap = _reference(other).start - _reference(one).end
    step = _asked(after).start - _asked(before).end
    is_same_line = abs(step - gap) <= _STEP_BACK
    longest = LINE_PAUSE if is_same_line else CUT_PAUSE
    return -_STEP_BACK <= gap <= longest and step >= -_STEP_BACK


def _asked(found: Found) -> Span:
    start, alignment = found
    return Span(
        start=start + round(alignment.begin * FRAME_FLICKS),
        end=start + round(alignment.end * FRAME_FLICKS),
    )


def _reference(alignment: Alignment) -> Span:
    start = alignment.candidate.lane.start
    begin, end = (start + round(t * FRAME_FLICKS) for t in alignment.reference)
    return Span(start=max(0, begin), end=max(0, begin, end))


def _match(
    clip: Clip, placement: Placement, group: Sequence[Found], names: dict[str, str]
) -> Match:
    best = max((alignment for _, alignment in group), key=lambda a: a.evidence)
    pieces = tuple(Piece(query=_asked(f), reference=_reference(f[1])) for f in group)
    reference = Span(start=pieces[0].reference.start, end=pieces[-1].reference.end)
    lane = best.candidate.lane
    identity = f"{clip.query.sha256}{placement.recording}{placement.part}{lane.name}{pieces}"
    return Match(
        id="m" + hashlib.sha256(identity.encode()).hexdigest()[:11],
        recording=placement.recording,
        name=names[placement.recording] if placement.clock is None else placement.name,
        service=placement.service,
        part=placement.part,
        lane=lane.name,
        pieces=pieces,
        wall=placement.clock.wall(reference) if placement.clock else None,
        uncertainty=placement.clock.uncertainty if placement.clock else 0,
        tempo=best.tempo,
        pitch=best.pitch,
        kinds=("audio",),
        votes=max(alignment.candidate.votes for _, alignment in group),
        hit_fraction=best.hit_fraction,
        evidence=sum(alignment.evidence for _, alignment in group),
        points=tuple(
            (
                (start + float(x) * FRAME_FLICKS) / FLICKS,
                (lane.start + float(y) * FRAME_FLICKS) / FLICKS,
            )
            for start, alignment in group
            for x, y in alignment.points
        ),
        notes=_notes(clip, placement, pieces, best),
    )


def _notes(
    clip: Clip, placement: Placement, pieces: Sequence[Piece], best: Alignment
) -> tuple[str, ...]:
    notes = []
    if placement.part == clip.query.sha256 and all(
        abs(p.query.start - p.reference.start) < FLICKS // 10 for p in pieces
    ):
        notes.append(SAME_PART)
    if len(pieces) > 1:
        steps = [p.reference.start - p.query.start for p in pieces]
        is_one_line = max(steps) - min(steps) <= _STEP_BACK
        notes.append("interrupted" if is_one_line else f"cut into {len(pieces)} pieces")
    if abs(best.tempo - 1) > 0.004:  # noqa: PLR2004 (what a person may hear and a splice may not)
        notes.append(f"speed {best.tempo:.4f}")
        if abs(best.pitch - 1) < 0.004:  # noqa: PLR2004
            notes.append("pitch kept")
    return tuple(notes)


def _limits(
    archive: Archive, recordings: Sequence[Recording], within: WallSpan | None
) -> tuple[int, list[Unsearched]]:
    """How much was searched, and every stretch that was not, with its reason."""
    searched = 0
    unsearched: list[Unsearched] = []
    for recording in recordings:
        for part in recording.parts:
            asked = _asked_of(part, within)
            if asked is None:
                continue
            holes = _holes(facts_of(archive, part.part), asked)
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
