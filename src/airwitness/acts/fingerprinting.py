"""Decode one part and fingerprint its lanes of sound and pictures, in one pass.

A part that turns out not to be decodable to its end keeps what was decoded, with the reason.
"""

from dataclasses import dataclass
from pathlib import Path

from airwitness.capture import Placement
from airwitness.errors import MediaError
from airwitness.evidence.digest import canonical
from airwitness.fingerprint.audio import LaneFingerprinter
from airwitness.fingerprint.video import PictureFingerprinter
from airwitness.media.decode import Decoding, Picture, Sound
from airwitness.media.facts import Facts, Shown, Track
from airwitness.media.mono import MonoLanes
from airwitness.spans import FLICKS, Span
from airwitness.trace.laying import NewLane
from airwitness.trace.picture_table import NewPictures
from airwitness.trace.segment import IndexedPart


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprinted:
    """A part ready for the index."""

    part: IndexedPart
    lanes: tuple[NewLane, ...]
    pictures: tuple[NewPictures, ...]
    facts: Facts


def fingerprint(path: Path, placement: Placement) -> Fingerprinted:
    """Decode a part and fingerprint what is in it."""
    lanes = _Lanes()
    with Decoding(path, program=placement.program) as decoding:
        try:
            for piece in decoding:
                lanes.take(piece)
            facts, zeros = decoding.facts, decoding.zeros
        except MediaError as error:
            facts, zeros = lanes.broken_facts(error)
    return Fingerprinted(
        part=IndexedPart(part=placement.part, facts=canonical(facts.as_json()).decode()),
        lanes=tuple(lanes.sounds(placement.part, facts, zeros)),
        pictures=tuple(lanes.pictures(placement.part, facts, zeros)),
        facts=facts,
    )


class _Lanes:
    """The lanes of one file while it is decoded."""

    def __init__(self) -> None:
        self._mono = MonoLanes()
        self._sounds: dict[tuple[int, bool], LaneFingerprinter] = {}
        self._end: dict[int, int] = {}  # stream of sound → end of its last block
        self._pictures: dict[int, PictureFingerprinter] = {}
        self._shown: dict[int, tuple[int, int]] = {}  # stream → times of its first and last picture

    def take(self, piece: Sound | Picture) -> None:
        """Take the next block or picture."""
        if isinstance(piece, Sound):
            for samples in self._mono.lay(piece):
                key = (samples.stream, samples.is_side)
                self._sounds.setdefault(key, LaneFingerprinter()).feed(samples.samples)
            length = piece.samples.shape[1] * (FLICKS // 8_000)
            self._end[piece.stream] = piece.start + length
            return
        first, last = self._shown.get(piece.stream, (piece.time, piece.time))
        self._shown[piece.stream] = (first, max(last, piece.time))
        pictures = self._pictures.setdefault(piece.stream, PictureFingerprinter())
        pictures.feed(piece.time - first, piece.luma)

    def sounds(self, part: str, facts: Facts, zeros: dict[int, int]) -> list[NewLane]:
        """The lanes of sound."""
        numbers = {track.stream: track.sound for track in facts.tracks}
        return [
            NewLane(
                part=part,
                name=f"{'side' if is_side else 'sound'} {numbers[stream]}",
                start=self._mono.start(stream) - zeros[stream],
                fingerprint=lane.finish(),
            )
            for (stream, is_side), lane in sorted(self._sounds.items(), key=lambda item: item[0])
            if stream in numbers
        ]

    def pictures(self, part: str, facts: Facts, zeros: dict[int, int]) -> list[NewPictures]:
        """The lanes of pictures."""
        numbers = {shown.stream: shown.picture for shown in facts.pictures}
        return [
            NewPictures(
                part=part,
                name=f"picture {numbers[stream]}",
                start=self._shown[stream][0] - zeros[stream],
                end=self._shown[stream][1] - zeros[stream],
                frames=lane.finish(),
            )
            for stream, lane in sorted(self._pictures.items())
            if stream in numbers
        ]

    def broken_facts(self, error: MediaError) -> tuple[Facts, dict[int, int]]:
        """What is known of a file whose decoder died on the way, and the zero of its streams."""
        starts = {stream: self._mono.start(stream) for stream in self._end}
        starts |= {stream: first for stream, (first, _) in self._shown.items()}
        zero = min(starts.values(), default=0)
        tracks = tuple(
            Track(
                stream=stream,
                sound=number,
                program=0,
                codec="",
                language="",
                span=Span(start=starts[stream] - zero, end=self._end[stream] - zero),
                gaps=(),
                errors=1,
            )
            for number, stream in enumerate(sorted(self._end))
        )
        shown = tuple(
            Shown(
                stream=stream,
                picture=number,
                program=0,
                codec="",
                span=Span(start=first - zero, end=last - zero),
                width=0,
                height=0,
                errors=1,
            )
            for number, (stream, (first, last)) in enumerate(sorted(self._shown.items()))
        )
        facts = Facts(
            container="",
            duration=max([t.span.end for t in tracks] + [s.span.end for s in shown], default=0),
            tracks=tracks,
            pictures=shown,
            splices=(),
            problems=(error.reason,),
            decoder="",
        )
        return facts, dict.fromkeys(starts, zero)
