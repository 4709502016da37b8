"""Find every airing of a clip, and say what was not looked at.

The clip is a file outside the archive (it is read, not kept) or an object of the archive.
Every track of its sound is asked; a track whose down-mix is silent is asked by its side
signal. Alignments become matches, matches airings.
"""

import hashlib
from collections.abc import Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from airwitness.acts.indexing import facts_of
from airwitness.airings import Match, Piece, cover, find_airings
from airwitness.archive import Archive
from airwitness.capture import Placement, Recording
from airwitness.capture.file import readable
from airwitness.errors import InputError
from airwitness.evidence.digest import sha256_stream
from airwitness.fingerprint.audio import PARAMETERS, VERSION
from airwitness.fingerprint.peaks import FRAME_FLICKS
from airwitness.media.decode import Decoding
from airwitness.media.facts import Facts
from airwitness.media.mono import MonoLanes
from airwitness.search import Query, Search, Unsearched
from airwitness.spans import FLICKS, Span, SpanSet, WallSpan, flicks_of
from airwitness.trace.align import Alignment
from airwitness.trace.segment import parameters_digest
from airwitness.trace.sound import find_sound
from airwitness.version import __version__

CUT_PAUSE = 10 * FLICKS  # pieces of one copy lie at most so far apart in the recording
_STEP_BACK = FLICKS // 2
_SHORTEST = FLICKS  # a clip with less than one second of sound cannot be asked
_NO_SOUND = "no sound (pictures are not searched by this version)"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clip:
    """The sound of a clip, track by track."""

    query: Query
    tracks: tuple[NDArray[np.float32], ...]
    """float32 [n] each, mono, 8 kHz, cut to the span."""
    starts: tuple[int, ...]
    """Time in the clip of each track's first sample, flicks."""


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
    asked = _clip(archive, clip, span)
    recordings = [r for r in archive.catalogue.recordings() if service in {None, r.service}]
    parts: dict[str, list[Placement]] = {}
    for recording in recordings:
        for part in recording.parts:
            if _is_within(part, within):
                parts.setdefault(part.part, []).append(part)
    if executor is None:
        with ThreadPoolExecutor(archive.settings.workers) as threads:
            found = _alignments(archive, asked, threads)
    else:
        found = _alignments(archive, asked, executor)
    names = {recording.id: recording.name for recording in recordings}
    matches = [
        match
        for group in found
        for placement in parts.get(group[0][1].candidate.lane.part, ())
        for match in [_match(asked, placement, group, names)]
        if within is None or match.wall is None or match.wall.overlap(within)
    ]
    matches.sort(key=lambda m: (-m.evidence, m.id))
    news = [m for m in matches if "same part" not in m.notes or m.service is not None]
    airings, noted, recurring = find_airings(news, asked.query.duration)
    by_id = {match.id: match for match in noted}
    chosen = {p.part for placements in parts.values() for p in placements}
    searched, unsearched = _limits(archive, recordings, chosen)
    return Search(
        query=asked.query,
        matches=tuple(by_id.get(match.id, match) for match in matches),
        airings=tuple(airings),
        recurring=recurring,
        coverage=tuple(
            cover(
                recordings,
                {s: w for s, w in archive.catalogue.expected().items() if service in {None, s}},
                within,
            )
        ),
        recordings=len({p.recording for placements in parts.values() for p in placements}),
        searched=searched,
        unsearched=tuple(unsearched),
        versions={
            "airwitness": __version__,
            "fingerprint": f"audio {VERSION}",
            "parameters": parameters_digest(),
            "densities": f"{PARAMETERS.trace_rate}/{PARAMETERS.key_rate}/{PARAMETERS.fan}",
        },
    )


def _is_within(part: Placement, within: WallSpan | None) -> bool:
    """Parts without a clock are left out where a time is asked about."""
    if within is None:
        return True
    if part.clock is None:
        return False
    return part.clock.wall(Span(start=0, end=part.duration)).overlap(within) > 0


def _clip(archive: Archive, clip: str | Path, span: tuple[float, float] | None) -> _Clip:
    path = Path(clip)
    if path.is_file():
        with path.open("rb") as stream:
            digest, _ = sha256_stream(stream)
        return _read_clip(path, readable(path.name), digest, span)
    if isinstance(clip, Path) or not clip.isalnum():
        raise InputError(f"there is no file {readable(str(path.name))!r}", advice="check the path")
    recording = archive.recording(clip)
    wanted = [p for p in recording.parts if p.part.startswith(clip)] or list(recording.parts)
    if len(wanted) > 1:
        raise InputError(
            f"{clip} has {len(wanted)} parts",
            advice=f"ask for one by its digest: `airwitness show {recording.id}` lists them",
        )
    return _read_clip(archive.file_of(wanted[0]), wanted[0].name, wanted[0].part, span)


def _read_clip(path: Path, name: str, digest: str, span: tuple[float, float] | None) -> _Clip:
    """Decode a clip into memory, cut to the span."""
    lanes = MonoLanes()
    pieces: dict[tuple[int, bool], list[NDArray[np.float32]]] = {}
    with Decoding(path) as decoding:
        for sound in decoding:
            for piece in lanes.lay(sound):
                pieces.setdefault((piece.stream, piece.is_side), []).append(piece.samples)
        facts, zeros = decoding.facts, decoding.zeros
    asked = Span(start=0, end=facts.duration)
    if span is not None:
        chosen = Span(start=flicks_of(span[0]), end=flicks_of(span[1])).intersection(asked)
        if chosen is None:
            raise InputError(
                f"the clip lasts {facts.duration / FLICKS:.2f} s; the span lies outside it"
            )
        asked = chosen
    tracks, starts = [], []
    for (stream, _), blocks in pieces.items():
        samples = np.concatenate(blocks)
        start = lanes.start(stream) - zeros[stream]
        first = max(0, round((asked.start - start) / (FLICKS // 8_000)))
        last = max(first, round((asked.end - start) / (FLICKS // 8_000)))
        if samples[first:last].size:
            tracks.append(samples[first:last])
            starts.append(start + first * (FLICKS // 8_000))
    if not tracks or asked.duration < _SHORTEST:
        raise InputError(
            f"{name} has no sound to search with" if not tracks else f"{name} is too short",
            advice="give a clip of at least one second with sound; three and more are better",
        )
    return _Clip(
        query=Query(name=name, sha256=digest, duration=asked.duration, span=asked),
        tracks=tuple(tracks),
        starts=tuple(starts),
    )


Found = tuple[int, Alignment]  # start of the clip's track in flicks, and what was found of it


def _alignments(archive: Archive, clip: _Clip, executor: Executor) -> list[list[Found]]:
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
    return -_STEP_BACK <= gap <= CUT_PAUSE and step >= -_STEP_BACK


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
    clip: _Clip, placement: Placement, group: Sequence[Found], names: dict[str, str]
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
    clip: _Clip, placement: Placement, pieces: Sequence[Piece], best: Alignment
) -> tuple[str, ...]:
    notes = []
    if placement.part == clip.query.sha256 and all(
        abs(p.query.start - p.reference.start) < FLICKS // 10 for p in pieces
    ):
        notes.append("same part")
    if len(pieces) > 1:
        notes.append(f"cut into {len(pieces)} pieces")
    if abs(best.tempo - 1) > 0.004:  # noqa: PLR2004 (what a person may hear and a splice may not)
        notes.append(f"speed {best.tempo:.4f}")
        if abs(best.pitch - 1) < 0.004:  # noqa: PLR2004
            notes.append("pitch kept")
    return tuple(notes)


def _limits(
    archive: Archive, recordings: Sequence[Recording], chosen: set[str]
) -> tuple[int, list[Unsearched]]:
    """How much was searched, and every stretch that was not, with its reason."""
    searched, unsearched = 0, []
    for recording in recordings:
        for part in recording.parts:
            if part.part not in chosen:
                continue
            facts = facts_of(archive, part.part)
            if facts is None:
                span = Span(start=0, end=part.duration)
                unsearched.append((part, span, "not yet indexed"))
            else:
                holes = _holes(facts)
                searched += facts.duration - SpanSet.of(s for s, _ in holes).duration
                unsearched += [(part, span, reason) for span, reason in holes]
    return searched, [
        Unsearched(recording=part.recording, name=part.name, span=span, reason=reason)
        for part, span, reason in unsearched
    ]


def _holes(facts: Facts) -> list[tuple[Span, str]]:
    """Stretches of a part in which no lane of sound could be looked at."""
    whole = Span(start=0, end=facts.duration)
    if not facts.tracks:
        return [(whole, _NO_SOUND)]
    lost: SpanSet[Span] | None = None
    for track in facts.tracks:
        heard = SpanSet.of([track.span]).without(SpanSet.of(track.gaps))
        missing = SpanSet.of([whole]).without(heard)
        lost = missing if lost is None else lost.intersection(missing)
    least = FLICKS  # tracks rarely begin and end on the same instant
    return (
        [(s, "damaged or missing sound") for s in lost.spans if s.duration > least] if lost else []
    )
