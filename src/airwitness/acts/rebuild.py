"""Make the catalogue again: from custody, the segments, and the articles.

Segments describe themselves; articles are read again.

With fingerprints the segments are made again too, by decoding every part.
"""

from pathlib import Path

from airwitness.acts.indexing import index_waiting
from airwitness.acts.progress import Tell, silent
from airwitness.acts.reading import Unread, read_waiting
from airwitness.archive import Archive
from airwitness.catalogue import Catalogue
from airwitness.errors import IntegrityError


def rebuild(archive: Archive, *, fingerprints: bool = False, tell: Tell = silent) -> list[Unread]:
    """Replay custody into an empty catalogue and put the segments back on the manifest.

    Args:
        archive: opened (its catalogue may be any old one).
        fingerprints: also decode and fingerprint every part again.
        tell: is told of progress.

    Returns:
        Articles that cannot be read for now.
    """
    with archive.index.writing():
        archive.catalogue.empty()
        archive.follow()
        if fingerprints:
            archive.index.clear()
        else:
            archive.index.adopt()
        archive.index.background.unlink(missing_ok=True)
        archive.index.masks.prune(archive.catalogue.services())
        archive.index.masks.retire()
    index_waiting(archive, tell)
    return read_waiting(archive, tell)


def forget_damaged(folder: Path) -> None:
    """Delete the catalogue of an archive if it cannot be opened: it is only derived."""
    path = folder / "catalogue.db"
    try:
        if path.exists():
            Catalogue(path).close()
    except IntegrityError:
        for damaged in folder.glob("catalogue.db*"):
            damaged.unlink(missing_ok=True)
