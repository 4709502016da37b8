"""Read a clip: a file outside the archive, or an object of it. It is read, not kept.

Every track of its sound is taken; a track whose down-mix is silent by its side signal.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from airwitness.archive import Archive
from airwitness.capture.file import readable
from airwitness.errors import InputError
from airwitness.evidence.digest import sha256_stream
from airwitness.media.decode import Decoding, Picture
from airwitness.media.mono import MonoLanes
from airwitness.search import Query
from airwitness.spans import FLICKS, Span, flicks_of

_SHORTEST = FLICKS  # a clip with less than one second of sound cannot be asked


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipFile:
    """A file outside the archive, or an object of it."""

    path: Path
    name: str
    sha256: str
    program: int | None
    """The one programme of a transport stream that is meant, None for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """The sound of a clip, track by track."""

    query: Query
    tracks: tuple[NDArray[np.float32], ...]
    """float32 [n] each, mono, 8 kHz, cut to the span."""
    starts: tuple[int, ...]
    """Time in the clip of each track's first sample, flicks."""


def read_clip(archive: Archive, clip: str | Path, span: tuple[float, float] | None) -> Clip:
    """The sound of a clip.

    Args:
        archive: in which an id is looked up.
        clip: path of a file, or id of a recording or part.
        span: the seconds that are asked about.

    Raises:
        InputError: there is no such clip, or no sound in it.
    """
    return _decoded(clip_file(archive, clip), span)


def clip_file(archive: Archive, clip: str | Path) -> ClipFile:
    """The file that a clip is.

    Args:
        archive: in which an id is looked up.
        clip: path of a file, or id of a recording or part.

    Raises:
        InputError: there is no such clip.
    """
    path = Path(clip)
    if path.is_file():
        with path.open("rb") as stream:
            digest, _ = sha256_stream(stream)
        return ClipFile(path=path, name=readable(path.name), sha256=digest, program=None)
    if isinstance(clip, Path) or not clip.isalnum() or path.exists():
        what = "is no file" if path.exists() else "does not exist"
        raise InputError(f"{readable(path.name)!r} {what}", advice="name one file as the clip")
    recording = archive.recording(clip)
    wanted = [p for p in recording.parts if p.part.startswith(clip)] or list(recording.parts)
    if len(wanted) > 1:
        raise InputError(
            f"{clip} has {len(wanted)} parts",
            advice=f"ask for one by its digest: `airwitness show {recording.id}` lists them",
        )
    part = wanted[0]
    return ClipFile(
        path=archive.file_of(part), name=part.name, sha256=part.part, program=part.program
    )


def _decoded(clip: ClipFile, span: tuple[float, float] | None) -> Clip:
    """Decode a clip into memory, cut to the span."""
    lanes = MonoLanes()
    pieces: dict[tuple[int, bool], list[NDArray[np.float32]]] = {}
    with Decoding(clip.path, program=clip.program) as decoding:
        for sound in decoding:
            if isinstance(sound, Picture):
                continue
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
            f"{clip.name} has no sound to search with"
            if not tracks
            else f"{clip.name} is too short",
            advice="give a clip of at least one second with sound; three and more are better",
        )
    return Clip(
        query=Query(name=clip.name, sha256=clip.sha256, duration=asked.duration, span=asked),
        tracks=tuple(tracks),
        starts=tuple(starts),
    )
