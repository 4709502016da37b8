"""Airwitness proves what was aired.

The public names are few: open an archive, add recordings, find a clip, verify.

Example:
    >>> import airwitness
    >>> archive = airwitness.open_archive("archive")        # doctest: +SKIP
    >>> search = archive.find("clip.mp3")                   # doctest: +SKIP
    >>> [airing.share for airing in search.airings]         # doctest: +SKIP
"""

from typing import TYPE_CHECKING, Any

from airwitness.errors import AirwitnessError
from airwitness.version import __version__

if TYPE_CHECKING:
    from airwitness.acts.opened import OpenedArchive, create_archive, open_archive


__all__ = ["AirwitnessError", "OpenedArchive", "__version__", "create_archive", "open_archive"]

_OPENED = frozenset({"OpenedArchive", "create_archive", "open_archive"})


def __getattr__(name: str) -> Any:
    """Import the archive only when it is asked for: `airwitness --help` must stay quick."""
    if name in _OPENED:
        from airwitness.acts import opened

        return getattr(opened, name)
    raise AttributeError(f"module 'airwitness' has no attribute {name!r}")
