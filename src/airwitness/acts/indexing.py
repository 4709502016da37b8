"""Fingerprint every part that waits, several at a time, in batches.

A batch becomes one durable segment, and segments are merged as they become many; what a crash
interrupts waits again.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from airwitness.acts.fingerprinting import Fingerprinted, fingerprint
from airwitness.acts.masks import learn_if_due
from airwitness.acts.progress import Step, Tell, silent
from airwitness.archive import Archive
from airwitness.capture import Placement
from airwitness.errors import InputError
from airwitness.media.facts import Facts
from airwitness.spans import FLICKS
from airwitness.trace.calibrate import calibrate, is_due

BATCH_SECONDS = 4 * 3_600  # of recording in one segment before merging
BATCH_FILES = 500


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
        learn_if_due(archive, tell)


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
        pictures = [lane for done in batch for lane in done.pictures]
        archive.index.add(lanes, [done.part for done in batch], pictures)
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
    return fingerprint(path, placement)


def facts_of(archive: Archive, part: str) -> Facts | None:
    """The facts of an indexed part, None for one that waits."""
    found = archive.catalogue.facts(part)
    return None if found is None else Facts.from_json(found, name=part[:12])
