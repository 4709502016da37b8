"""Read a clip: a file outside the archive, or an object of it. It is read, not kept.

Every track of its sound is taken, a track whose down-mix is silent by its side signal, and every
track of its pictures. A still picture is a clip without a length.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from airwitness.archive import Archive
from airwitness.capture.file import readable
from airwitness.errors import InputError
from airwitness.evidence.digest import sha256_stream
from airwitness.fingerprint.video import ClipFingerprinter
from airwitness.media.decode import Decoding, Picture, Sound
from airwitness.media.mono import MonoLanes
from airwitness.search import Query
from airwitness.spans import FLICKS, Span, flicks_of
from airwitness.trace.picture import ClipPictures

_SHORTEST = FLICKS  # a clip of less than one second cannot be asked, if it is not a still
_TELLING = 24  # corners of a frame that could be found again
_ENOUGH = 4  # such frames


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
    """The sound and the pictures of a clip, track by track."""

    query: Query
    tracks: tuple[NDArray[np.float32], ...]
    """float32 [n] each, mono, 8 kHz, cut to the span."""
    starts: tuple[int, ...]
    """Time in the clip of each track's first sample, flicks."""
    pictures: tuple[ClipPictures, ...] = ()

    @property
    def kinds(self) -> frozenset[str]:
        """What of it can be asked: `audio`, `picture`."""
        every = (("audio", self.tracks), ("picture", self.pictures))
        return frozenset(kind for kind, tracks in every if tracks)

    @property
    def is_still(self) -> bool:
        """Whether it is one picture."""
        return not self.tracks and all(track.frames.time.size == 1 for track in self.pictures)

    def shows(self, span: Span) -> bool:
        """Whether there are pictures in a span of the clip that could be found again."""
        for track in self.pictures:
            time = track.frames.time
            inside = (time >= span.start) & (time <= span.end)
            if (np.diff(track.frames.first)[inside] >= _TELLING).sum() >= _ENOUGH:
                return True
        return False


def read_clip(archive: Archive, clip: str | Path, span: tuple[float, float] | None) -> Clip:
    """The sound and the pictures of a clip.

    Args:
        archive: in which an id is looked up.
        clip: path of a file, or id of a recording or part.
        span: the seconds that are asked about.

    Raises:
        InputError: there is no such clip, or nothing in it that can be asked.
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


class _Tracks:
    """The tracks of a clip while it is decoded."""

    def __init__(self) -> None:
        self.mono = MonoLanes()
        self.sounds: dict[tuple[int, bool], list[NDArray[np.float32]]] = {}
        self.pictures: dict[int, list[tuple[int, NDArray[np.uint8]]]] = {}

    def take(self, piece: Sound | Picture) -> None:
        """Take the next block or picture."""
        if isinstance(piece, Picture):
            self.pictures.setdefault(piece.stream, []).append((piece.time, piece.luma))
            return
        for samples in self.mono.lay(piece):
            key = (samples.stream, samples.is_side)
            self.sounds.setdefault(key, []).append(samples.samples)


def _decoded(clip: ClipFile, span: tuple[float, float] | None) -> Clip:
    """Decode a clip into memory, cut to the span."""
    tracks = _Tracks()
    wishes = {"close": [flicks_of(t) for t in span]} if span else {}
    with Decoding(clip.path, mode="clip", program=clip.program, wishes=wishes) as decoding:
        for piece in decoding:
            tracks.take(piece)
        facts, zeros = decoding.facts, decoding.zeros
    asked = Span(start=0, end=facts.duration)
    if span is not None:
        chosen = Span(start=flicks_of(span[0]), end=flicks_of(span[1])).intersection(asked)
        if chosen is None:
            raise InputError(
                f"the clip lasts {facts.duration / FLICKS:.2f} s; the span lies outside it"
            )
        asked = chosen
    heard = list(_heard(tracks, asked, zeros))
    shown = list(_shown(tracks, asked, zeros))
    is_still = not heard and any(track.frames.time.size for track in shown)
    if not (heard or shown) or (asked.duration < _SHORTEST and not is_still):
        reason = "is too short" if heard or shown else "has neither sound nor pictures to search"
        raise InputError(
            f"{clip.name} {reason}",
            advice="give a clip of at least one second, or a still; three seconds are better",
        )
    return Clip(
        query=Query(name=clip.name, sha256=clip.sha256, duration=asked.duration, span=asked),
        tracks=tuple(samples for _, samples in heard),
        starts=tuple(start for start, _ in heard),
        pictures=tuple(shown),
    )


def _heard(
    tracks: _Tracks, asked: Span, zeros: dict[int, int]
) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """Start in the clip and samples of each track of sound, cut to what is asked."""
    for (stream, _), blocks in tracks.sounds.items():
        samples = np.concatenate(blocks)
        start = tracks.mono.start(stream) - zeros[stream]
        first = max(0, round((asked.start - start) / (FLICKS // 8_000)))
        last = max(first, round((asked.end - start) / (FLICKS // 8_000)))
        if samples[first:last].size:
            yield start + first * (FLICKS // 8_000), samples[first:last]


def _shown(tracks: _Tracks, asked: Span, zeros: dict[int, int]) -> Iterator[ClipPictures]:
    """Each track of pictures, cut to what is asked; those that show nothing are left out."""
    for stream, pictures in tracks.pictures.items():
        fingerprinter = ClipFingerprinter(is_one=len(pictures) == 1)
        for time, luma in pictures:
            if asked.start <= time - zeros[stream] <= asked.end:
                fingerprinter.feed(time - zeros[stream], luma)
        frames, mirrored = fingerprinter.finish()
        if frames.code.size:
            yield ClipPictures(
                frames=frames,
                mirrored=mirrored,
                begin=asked.start / FLICKS,
                end=asked.end / FLICKS,
                is_sequence=fingerprinter.is_sequence(),
            )
