"""What only the operator sees, in `ARCHIVE/private/`, which only its owner may enter.

=========================  ==========================================================
searches/<digest>.json     each search that was answered: where the clip is, and what
                           `find --json` prints; named by the SHA-256 of its bytes
views/<match>.html         the clear pictures of a match, written by `airwitness view`
=========================  ==========================================================

Nothing here is evidence and nothing else is made of it. A withdrawal clears it: searches hold
names of files, views hold pictures, and both can be had again.
"""

from pathlib import Path

from airwitness.evidence.digest import sha256
from airwitness.evidence.store import write_durably

_SEARCHES = "searches"
_VIEWS = "views"


class Private:
    """The private folder of one archive."""

    def __init__(self, archive: Path) -> None:
        self._folder = archive / "private"

    def keep_search(self, data: bytes) -> Path:
        """Keep a search as the newest; the same one again is the same file."""
        path = self._room(_SEARCHES) / f"{sha256(data)}.json"
        write_durably(path, data)
        return path

    def searches(self) -> list[Path]:
        """The searches that were kept, newest first."""
        kept = [(p.stat().st_mtime_ns, p) for p in (self._folder / _SEARCHES).glob("*.json")]
        return [path for _, path in sorted(kept, reverse=True)]

    def keep_view(self, match: str, page: str) -> Path:
        """Write the page with the clear pictures of a match.

        Args:
            match: id of a match; it names the file.
            page: HTML.
        """
        path = self._room(_VIEWS) / f"{match}.html"
        write_durably(path, page.encode())
        return path

    def clear(self) -> None:
        """Delete every search and view."""
        for room in (_SEARCHES, _VIEWS):
            for path in (self._folder / room).glob("*"):
                path.unlink(missing_ok=True)

    def _room(self, name: str) -> Path:
        for folder in (self._folder, self._folder / name):
            folder.mkdir(mode=0o700, exist_ok=True)
        return self._folder / name
