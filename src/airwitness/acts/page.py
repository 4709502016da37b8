"""Write the page of a search."""

from pathlib import Path

from airwitness.archive import Archive
from airwitness.search import Search


def write_page(archive: Archive, search: Search, path: Path) -> None:
    path.write_text("", encoding="utf-8")
