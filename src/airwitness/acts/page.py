"""Write the page of a search: the answer, the airing log, the proof of each match.

The page says what custody stood at and what `verify` would say of the store when it was
written; it is one file that opens with no network.
"""

from collections import defaultdict
from pathlib import Path

from airwitness.acts.leaving import Leaving
from airwitness.acts.stills import leaving_stills
from airwitness.acts.withheld_words import words_withheld
from airwitness.archive import Archive
from airwitness.case.replay import everywhere
from airwitness.case.shots import Same, Stretch, shots_of
from airwitness.errors import CaptureError
from airwitness.evidence.verify import Check
from airwitness.redaction import cover
from airwitness.report import Head, Report, Scope, compose
from airwitness.search import Search
from airwitness.spans import Span, WallSpan, now


def reported(
    archive: Archive,
    search: Search,
    *,
    scope: Scope | None = None,
    checks: tuple[Check, ...] = (),
    clip: str | Path | None = None,
) -> Report:
    """What a page of a search says, without what any case withholds.

    Args:
        archive: what was searched.
        search: what was found.
        scope: what the question was narrowed to.
        checks: what `verify` said, if it ran; else the page says that it did not.
        clip: path of the clip, or id in the archive, for obscured stills; none without it.
    """
    sequence, digest = archive.custody.head()
    recorded: dict[str, list[WallSpan]] = defaultdict(list)
    for recording in archive.catalogue.recordings():
        for part in recording.parts:
            if part.service is not None and part.clock is not None:
                span = Span(start=0, end=part.duration)
                recorded[part.service].append(part.clock.wall(span))
    known = everywhere(archive.entries())
    gate = Leaving(shots=shots_of(known, _same(search)))
    report = compose(
        search,
        made_at=now(),
        checks=checks,
        head=Head(sequence=sequence, digest=digest),
        recorded=recorded,
        scope=scope,
        stills={} if clip is None else leaving_stills(archive, search, clip, gate),
    )
    return cover(report, words_withheld(archive, known))


def _same(search: Search) -> list[Same]:
    """What the search found to show the same, whether chance may have a part in it or not."""
    return [
        Same(
            one=Stretch(search.query.sha256, piece.query),
            other=Stretch(match.part, piece.reference),
        )
        for match in (*search.matches, *search.weaker, *search.static)
        if match.picture is not None or "picture" in match.kinds
        for piece in match.pieces
    ]


def write_page(path: Path, text: str) -> None:
    """Write a page or picture to a file of the user's choice.

    Raises:
        CaptureError: the file cannot be written.
    """
    write_file(path, text.encode())


def write_file(path: Path, data: bytes) -> None:
    """Write bytes to a file of the user's choice.

    Raises:
        CaptureError: the file cannot be written.
    """
    try:
        path.write_bytes(data)
    except OSError as error:
        raise CaptureError(path.name, f"cannot be written ({error.strerror})") from error
