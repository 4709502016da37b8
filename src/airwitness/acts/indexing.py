"""Fingerprint every part that waits, several at a time, in batches.

A batch becomes one durable segment, and segments are merged as they become many; what a crash
interrupts waits again. A part that turns
out not to be decodable to its end keeps what was decoded, with the reason.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from airwitness.acts.progress import Step, Tell, silent
from airwitness.archive import Archive
from airwitness.capture import Placement
from airwitness.errors import InputError, MediaError
from airwitness.evidence.digest import canonical
from airwitness.fingerprint.audio import LaneFingerprinter
from airwitness.media.decode import Decoding, Picture
from airwitness.media.facts import Facts, Track
from airwitness.media.mono import MonoLanes
from airwitness.spans import FLICKS, Span
from airwitness.trace.calibrate import calibrate, is_due
from airwitness.trace.laying import NewLane
from airwitness.trace.segment import IndexedPart

BATCH_SECONDS = 4 * 3_600  # of recording in one segment before merging
BATCH_FILES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprinted:
    """A part ready for the index."""

    part: IndexedPart
    lanes: tuple[NewLane, ...]
    facts: Facts


def index_waiting(archive: Archive, tell: Tell = silent) -> None:
    """Index all parts that wait; returns when everything is durable."""
    with archive.index.writing():
        archive.index.adopt()
        waiting = archive.catalogue.waiting()
        batch: list[Fingerprinted] = []
        length = 0
        for number, done in enumerate(_fingerprinted(archive, waiting)):
            tell(
                Step(
                    doing="indexing", name=waiting[number].name, done=number + 1, total=len(waiting)
                )
            )
            if done is None:
                continue
            batch.append(done)
            length += done.facts.duration
            if length > BATCH_SECONDS * FLICKS or len(batch) >= BATCH_FILES:
                _write(archive, batch)
                batch, length = [], 0
        _write(archive, batch)
        archive.index.tidy()
        calibrate_if_due(archive, tell)


def calibrate_if_due(archive: Archive, tell: Tell = silent) -> None:
    """Fit the score's background where the archive has grown much since it was fitted."""
    segments = archive.index.segments()
    if is_due(archive.index.background, segments):
        with ThreadPoolExecutor(archive.settings.workers) as executor:
            for done in calibrate(archive.index.background, segments, executor):
                tell(Step(doing="calibrating the score", name="", done=done, total=100))


def _write(archive: Archive, batch: Sequence[Fingerprinted]) -> None:
    if batch:
        lanes = [lane for done in batch for lane in done.lanes]
        archive.index.add(lanes, [done.part for done in batch])
        archive.index.tidy()


def _fingerprinted(
    archive: Archive, waiting: Sequence[Placement]
) -> Iterator[Fingerprinted | None]:
    """In order; at most twice as many results wait as files are decoded at once."""
    workers = archive.settings.workers
    with ThreadPoolExecutor(workers) as executor:
        for start in range(0, len(waiting), 2 * workers):
            group = waiting[start : start + 2 * workers]
            yield from executor.map(lambda placement: _reachable(archive, placement), group)


def _reachable(archive: Archive, placement: Placement) -> Fingerprinted | None:
    """None for a part that was left in place and is out of reach: it goes on waiting."""
    try:
        path = archive.file_of(placement)
    except InputError:
        return None
    lanes = MonoLanes()
    sounds: dict[tuple[int, bool], LaneFingerprinter] = {}
    end: dict[int, int] = {}
    with Decoding(path, program=placement.program) as decoding:
        try:
            for sound in decoding:
                if isinstance(sound, Picture):
                    continue
                for piece in lanes.lay(sound):
                    lane = sounds.setdefault((piece.stream, piece.is_side), LaneFingerprinter())
                    lane.feed(piece.samples)
                end[sound.stream] = sound.start + sound.samples.shape[1] * (FLICKS // 8_000)
            facts, zeros = decoding.facts, decoding.zeros
        except MediaError as error:
            zeros = dict.fromkeys(end, min((lanes.start(s) for s in end), default=0))
            facts = _broken_facts(error, lanes, end, zeros)
    return Fingerprinted(
        part=IndexedPart(part=placement.part, facts=canonical(facts.as_json()).decode()),
        lanes=tuple(_named(placement.part, facts, lanes, zeros, sounds.items())),
        facts=facts,
    )


def _named(
    part: str,
    facts: Facts,
    lanes: MonoLanes,
    zeros: dict[int, int],
    sounds: Iterable[tuple[tuple[int, bool], LaneFingerprinter]],
) -> Iterator[NewLane]:
    numbers = {track.stream: track.sound for track in facts.tracks}
    for (stream, is_side), lane in sorted(sounds, key=lambda item: item[0]):
        if stream in numbers:
            yield NewLane(
                part=part,
                name=f"{'side' if is_side else 'sound'} {numbers[stream]}",
                start=lanes.start(stream) - zeros[stream],
                fingerprint=lane.finish(),
            )


def _broken_facts(
    error: MediaError, lanes: MonoLanes, end: dict[int, int], zeros: dict[int, int]
) -> Facts:
    """What is known of a file whose decoder died on the way."""
    tracks = [
        Track(
            stream=stream,
            sound=number,
            program=0,
            codec="",
            language="",
            span=Span(start=lanes.start(stream) - zeros[stream], end=end[stream] - zeros[stream]),
            gaps=(),
            errors=1,
        )
        for number, stream in enumerate(sorted(end))
    ]
    return Facts(
        container="",
        duration=max((track.span.end for track in tracks), default=0),
        tracks=tuple(tracks),
        pictures=(),
        splices=(),
        problems=(error.reason,),
        decoder="",
    )


def facts_of(archive: Archive, part: str) -> Facts | None:
    """The facts of an indexed part, None for one that waits."""
    found = archive.catalogue.facts(part)
    return None if found is None else Facts.from_json(found, name=part[:12])
