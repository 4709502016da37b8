"""Make the catalogue again: from custody, and from the segments that describe themselves.

With fingerprints the segments are made again too, by decoding every part.
"""

from airwitness.acts.indexing import index_waiting
from airwitness.acts.progress import Tell, silent
from airwitness.archive import Archive
from airwitness.errors import AirwitnessError
from airwitness.trace.segment import Segment


def rebuild(archive: Archive, *, fingerprints: bool = False, tell: Tell = silent) -> None:
    """Replay custody into an empty catalogue and put the segments back on the manifest.

    Args:
        archive: opened (its catalogue may be any old one).
        fingerprints: decode and fingerprint every part again.
        tell: is told of progress.
    """
    with archive.index.writing():
        archive.catalogue.empty()
        archive.follow()
        if not fingerprints:
            _adopt_segments(archive)
    index_waiting(archive, tell)


def _adopt_segments(archive: Archive) -> None:
    """Largest first; one whose parts are all known already is the rest of a merge."""
    found = []
    for path in archive.index.files():
        try:
            found.append(Segment(path))
        except AirwitnessError:
            continue  # unreadable or of another version: its parts wait and are indexed again
    covered: set[str] = set()
    for segment in sorted(found, key=lambda s: (-len(s.contents.parts), s.digest)):
        parts = {part.part for part in segment.contents.parts}
        if parts and not parts <= covered and not parts & covered:
            archive.catalogue.swap(old=(), new=segment)
            covered |= parts
