"""Write the page of a search: the answer, the airing log, the proof of each match.

The page says what custody stood at and what `verify` would say of the store when it was
written; it is one file that opens with no network.
"""

from collections import defaultdict
from pathlib import Path

from airwitness.archive import Archive
from airwitness.errors import CaptureError
from airwitness.evidence.verify import Check
from airwitness.report import Head, Scope, compose, render
from airwitness.search import Search
from airwitness.spans import Span, WallSpan, now


def write_page(
    archive: Archive,
    search: Search,
    path: Path,
    *,
    scope: Scope | None = None,
    checks: tuple[Check, ...] = (),
) -> None:
    """Write one self-contained HTML file.

    Args:
        archive: what was searched.
        search: what was found.
        path: where to.
        scope: what the question was narrowed to.
        checks: what `verify` said, if it ran; else the page says that it did not.

    Raises:
        CaptureError: the file cannot be written.
    """
    sequence, digest = archive.custody.head()
    recorded: dict[str, list[WallSpan]] = defaultdict(list)
    for recording in archive.catalogue.recordings():
        for part in recording.parts:
            if part.service is not None and part.clock is not None:
                span = Span(start=0, end=part.duration)
                recorded[part.service].append(part.clock.wall(span))
    report = compose(
        search,
        made_at=now(),
        checks=checks,
        head=Head(sequence=sequence, digest=digest),
        recorded=recorded,
        scope=scope,
    )
    try:
        path.write_text(render(report), encoding="utf-8")
    except OSError as error:
        raise CaptureError(path.name, f"cannot be written ({error.strerror})") from error
