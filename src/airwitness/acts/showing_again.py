"""What withheld words would show again, should a detail or an object be withdrawn.

A phrase is known by the detail that names it, and words that are withheld by their place by the
text that they stand in. Without it nobody can look for them any more; so it goes last.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from airwitness.acts.reading import kept_text
from airwitness.acts.withheld_words import words_withheld
from airwitness.archive import Archive
from airwitness.case.content import Entry, Everywhere, ExhibitKind, Withheld
from airwitness.case.replay import everywhere
from airwitness.redaction import WITHHELD, WithheldWords, cover

_TEXTS = frozenset({ExhibitKind.ARTICLE, ExhibitKind.PASSAGE})


def shown_again(archive: Archive, gone: Collection[str]) -> list[str]:
    """Where withheld words stand that nothing would withhold any more.

    Args:
        archive: where.
        gone: digests of objects and details that are to be withdrawn.

    Returns:
        Lines and articles, in words; nothing where all that is withheld stays so.
    """
    entries = archive.entries()
    before = everywhere(entries)
    if not _carries(entries, before, gone):
        return []
    left = everywhere(replace(e, detail=None) if e.detail_digest in gone else e for e in entries)
    words, after = words_withheld(archive, before), words_withheld(archive, left, without=gone)
    lines = [
        f"line {line.sequence} ({line.act.act})"
        for line in archive.custody.lines()
        if line.act.detail
        and line.act.detail not in gone
        and _shows(_said(archive.detail(line.act.detail)), words, after)
    ]
    texts = {
        digest
        for entry in entries
        if entry.act == "exhibit" and entry.detail and entry.detail["kind"] in _TEXTS
        for digest in entry.objects
        if digest not in gone
    }
    return [*lines, *_articles(archive, texts, words, after)]


def _carries(entries: list[Entry], known: Everywhere, gone: Collection[str]) -> bool:
    """Whether something that is to go tells what is withheld of words."""
    places = (w.place for w in known.withholdings if w.what is Withheld.WORDS and w.place)
    return any(e.act == "withhold" and e.detail_digest in gone for e in entries) or any(
        place.object in gone and place.characters is not None for place in places
    )


def _shows(said: object, words: WithheldWords, after: WithheldWords) -> bool:
    """Whether something that was withheld stands in what would be said then."""
    covered = cover(said, after)
    return cover(covered, words) != covered


def _said(detail: dict[str, Any] | None) -> object:
    """What a detail says; the answer of a search is JSON in a text."""
    if detail is None or "answer" not in detail:
        return detail
    return {**detail, "answer": json.loads(detail["answer"])}


def _articles(
    archive: Archive, texts: Collection[str], words: WithheldWords, after: WithheldWords
) -> Iterator[str]:
    """Articles in whose text, or in what they say of themselves, such words stand."""
    for article in archive.catalogue.articles():
        if article.object in texts:
            text = after.covered_at(article.object, 0, kept_text(archive, article).text)
            about = archive.catalogue.abouts(article.id).get(article.id)
            if _shows([text] if text == WITHHELD else [text, about], words, after):
                yield f"article {article.id}"
