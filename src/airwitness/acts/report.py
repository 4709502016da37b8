"""Report a case: what custody, the kept searches and the files say of it, as it may leave.

Pictures come through the gate of what may leave, words through what is withheld. Nothing is
searched again: the report says what the searches of the case answered when they were put.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from airwitness.acts.exhibit_stills import exhibit_stills
from airwitness.acts.standard import collected
from airwitness.acts.withheld_words import kept_texts, words_withheld
from airwitness.archive import Archive
from airwitness.case.checklist import berkeley
from airwitness.case.content import Case, Exhibit
from airwitness.case.words import Paged
from airwitness.evidence.verify import Check
from airwitness.redaction import WithheldWords
from airwitness.report import Head
from airwitness.report.casefile import CaseReport, Grounds, compose_case
from airwitness.spans import Span, WallSpan, now


def report_case(archive: Archive, wanted: str, *, checks: Sequence[Check] = ()) -> CaseReport:
    """What the report of a case says.

    Args:
        archive: holds it.
        wanted: id of the case; a beginning is enough.
        checks: what `verify` said, if it ran; else the report says that it did not.

    Raises:
        InputError: there is no such case.
        UncitedError: a sentence of it rests on no exhibit.
    """
    case = unnamed(archive, archive.case(wanted))
    texts = kept_texts(archive, case)
    words = words_withheld(archive, case)
    sequence, digest = archive.custody.head()
    grounds = Grounds(
        made_at=now(),
        entries=[entry for entry in archive.entries() if entry.case == case.id],
        checks=checks,
        head=Head(sequence=sequence, digest=digest),
        stills=exhibit_stills(archive, case),
        excerpts=_excerpts(case, texts, words),
        recorded=_recorded(archive),
        checklist=berkeley(case, collected(archive, case), checks),
    )
    return compose_case(case, grounds, words)


def unnamed(archive: Archive, case: Case) -> Case:
    """A case in which no exhibit bears the name of its file, as where nobody gave a title."""
    names = file_names(archive)
    return replace(
        case,
        exhibits=tuple(
            replace(e, title="") if e.title in names.get(e.place.object, ()) else e
            for e in case.exhibits
        ),
    )


def file_names(archive: Archive) -> dict[str, set[str]]:
    """The names of the files that came in, with and without their folders, by SHA-256."""
    names: dict[str, set[str]] = defaultdict(set)
    for recording in archive.catalogue.recordings():
        for part in recording.parts:
            names[part.part] |= {recording.name, part.name}
    for article in archive.catalogue.articles():
        names[article.object].add(article.name)
    return {digest: {PurePath(n).name for n in some} | some for digest, some in names.items()}


def _excerpts(case: Case, texts: dict[Paged, str], words: WithheldWords) -> dict[int, str]:
    """The words that passages quote, without what is withheld of them."""
    return {
        exhibit.number: _excerpt(exhibit, texts[exhibit.place.object, exhibit.place.track], words)
        for exhibit in case.exhibits
        if exhibit.place.characters is not None
        and (exhibit.place.object, exhibit.place.track) in texts
    }


def _excerpt(exhibit: Exhibit, text: str, words: WithheldWords) -> str:
    start, end = exhibit.place.characters or (0, 0)
    return words.covered_at(exhibit.place.object, start, text[start:end])


def _recorded(archive: Archive) -> dict[str, list[WallSpan]]:
    """When each service was recorded."""
    recorded: dict[str, list[WallSpan]] = defaultdict(list)
    for recording in archive.catalogue.recordings():
        for part in recording.parts:
            if part.service is not None and part.clock is not None:
                recorded[part.service].append(part.clock.wall(Span(start=0, end=part.duration)))
    return recorded
