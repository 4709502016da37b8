"""The files that leave with a case: report, stills, texts, and originals where they may.

Everything but the originals is made here and comes through the gates of what may leave. Files are
named by the number of their exhibit.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from airwitness.acts.exhibit_stills import exhibit_strip
from airwitness.acts.reading import kept_text
from airwitness.acts.report import report_case
from airwitness.acts.withheld_words import words_withheld
from airwitness.archive import Archive
from airwitness.capture import Article, Placement
from airwitness.case.content import Case, Exhibit, ExhibitKind
from airwitness.case.shots import withheld_of
from airwitness.errors import InputError
from airwitness.evidence.verify import Check
from airwitness.redaction import exhibit_name
from airwitness.report.casefile import as_json, render_case
from airwitness.report.casefile.content import ExhibitTold

_MOVING = frozenset({ExhibitKind.AIRING, ExhibitKind.RECORDING, ExhibitKind.SPAN})


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingFile:
    """A file of the payload."""

    name: str
    """Below `data/`."""
    content: bytes | Path
    exhibit: int = 0
    """Number of the exhibit; 0 for the report."""
    of: str = ""
    """SHA-256 of what it is made of."""


def made_files(archive: Archive, case: Case, checks: Sequence[Check]) -> list[LeavingFile]:
    """Everything of a case that is made of its objects, as it may leave.

    Args:
        archive: where.
        case: whose.
        checks: what `verify` said, if it ran.
    """
    report = report_case(archive, case.id, checks=checks)
    data = json.dumps(as_json(report), ensure_ascii=False, indent=1)
    return [
        LeavingFile(name="report.html", content=render_case(report).encode()),
        LeavingFile(name="report.json", content=f"{data}\n".encode()),
        *(file for exhibit in report.exhibits for file in _shown(exhibit)),
        *_articles(archive, case),
    ]


def _articles(archive: Archive, case: Case) -> Iterator[LeavingFile]:
    """The kept texts of articles, with gaps where they are withheld."""
    words = words_withheld(archive, case)
    for exhibit in (e for e in case.exhibits if e.kind is ExhibitKind.ARTICLE):
        of = exhibit.place.object
        for article in archive.catalogue.articles(digest=of):
            if exhibit.place.track in {None, f"page {article.page}"}:
                text = words.covered_at(of, 0, kept_text(archive, article).text)
                yield _text(exhibit.number, of, text)
                break


def _text(number: int, of: str, text: str) -> LeavingFile:
    name = f"exhibits/{exhibit_name(number, 'text', suffix='txt')}"
    return LeavingFile(name=name, content=f"{text}\n".encode(), exhibit=number, of=of)


def _shown(exhibit: ExhibitTold) -> Iterator[LeavingFile]:
    """Pictures and words of an exhibit; what it is compared with is in the report alone."""
    of = exhibit.place.object
    for still in exhibit.stills.stills if exhibit.stills else ():
        if still.shown.png is not None and still.object == of:
            name = f"exhibits/{still.name}"
            yield LeavingFile(name=name, content=still.shown.png, exhibit=exhibit.number, of=of)
    if exhibit.excerpt:
        yield _text(exhibit.number, of, exhibit.excerpt)


def strip_files(archive: Archive, case: Case) -> list[LeavingFile]:
    """An obscured still a second of each airing, span and recording: what leaves of what moves."""
    return [
        LeavingFile(
            name=f"exhibits/{still.name}",
            content=still.shown.png,
            exhibit=exhibit.number,
            of=exhibit.place.object,
        )
        for exhibit in case.exhibits
        if exhibit.kind in _MOVING
        for still in exhibit_strip(archive, case, exhibit).stills
        if still.shown.png is not None
    ]


def original_files(archive: Archive, case: Case) -> list[LeavingFile]:
    """The files that exhibits are, or are taken from: each once, under its first exhibit.

    Raises:
        InputError: something of one is withheld, or it is out of reach.
    """
    first = {exhibit.place.object: exhibit for exhibit in reversed(case.exhibits)}
    return [_original(archive, case, exhibit) for exhibit in reversed(first.values())]


def _original(archive: Archive, case: Case, exhibit: Exhibit) -> LeavingFile:
    """The file that an exhibit is, or is taken from."""
    digest = exhibit.place.object
    articles = archive.catalogue.articles(digest=digest)
    if withheld_of(case, digest) or any(_holds_withheld(archive, case, a) for a in articles):
        raise InputError(
            f"the original of exhibit {exhibit.number} holds what is withheld",
            advice="export without originals; nothing that is withheld leaves in any form",
        )
    held: list[Placement | Article] = [*archive.catalogue.placements(part=digest), *articles]
    if not held:
        raise InputError(f"the original of exhibit {exhibit.number} is not in the archive")
    name = f"exhibits/{exhibit_name(exhibit.number, 'original')}"
    path = archive.file_of(held[0])
    return LeavingFile(name=name, content=path, exhibit=exhibit.number, of=digest)


def _holds_withheld(archive: Archive, case: Case, article: Article) -> bool:
    """Whether withheld words stand in an article, in what is read of it or in its bytes."""
    words = words_withheld(archive, case)
    if not words.phrases:
        return False
    texts = kept_text(archive, article).text, archive.file_of(article).read_text(errors="replace")
    return any(words.covered(text) != text for text in texts)
