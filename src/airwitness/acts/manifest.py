"""List the files of the store as `sha256sum --check` reads them."""

from collections.abc import Iterator

from airwitness.archive import Archive
from airwitness.evidence.custody import HELD
from airwitness.evidence.store import DETAILS, OBJECTS


def manifest(archive: Archive) -> Iterator[str]:
    """A line for each file that custody says is on a shelf, in order of their paths.

    What was withdrawn is left out, and what was left in place.
    """
    shelves: dict[str, str] = {}
    for line in archive.custody.lines():
        if line.act.act == "withdraw":
            for digest in line.act.objects:
                shelves.pop(digest, None)
        if line.act.act in HELD:
            shelves |= dict.fromkeys(line.act.objects, OBJECTS)
        if line.act.detail is not None:
            shelves[line.act.detail] = DETAILS
    left = {p.part for p in archive.catalogue.placements() if p.place is not None}
    for shelf, digest in sorted((shelf, digest) for digest, shelf in shelves.items()):
        if digest not in left or archive.store.holds(digest):
            path = archive.store.path(digest, shelf=shelf)
            yield f"{digest}  {path.relative_to(archive.folder).as_posix()}"
