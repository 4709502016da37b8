"""Which words leave in no form, with the texts that are needed to know them.

What is withheld by its place in a text is withheld wherever it is quoted, and what is heard while a
sound is withheld is withheld in its transcript too: both take the texts that the archive keeps.
Whatever leaves asks here.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

from airwitness.acts.reading import kept_text
from airwitness.archive import Archive
from airwitness.capture import Article
from airwitness.case.content import Case, Everywhere, Withheld
from airwitness.case.words import Paged, withheld_words
from airwitness.errors import InputError
from airwitness.redaction import WithheldWords
from airwitness.spans import Span, SpanSet

Characters = tuple[int, int]
"""[start, end) in the kept text."""


def words_withheld(
    archive: Archive, known: Case | Everywhere, *, without: Collection[str] = ()
) -> WithheldWords:
    """Everything that is withheld of words, in any case.

    Args:
        archive: holds the texts.
        known: a case; or what holds in every case.
        without: objects whose texts are not asked, as if they had been withdrawn.
    """
    texts = {at: text for at, text in kept_texts(archive, known).items() if at[0] not in without}
    words = withheld_words(known, texts)
    if not words.times:
        return words
    characters: dict[str, tuple[Characters, ...]] = defaultdict(tuple, words.characters)
    for article in archive.catalogue.articles():
        times = words.times.get(article.part or "")
        if times is not None:
            characters[article.object] += _heard(archive, article, times)
    return replace(words, characters=dict(characters))


def kept_texts(archive: Archive, known: Case | Everywhere) -> dict[Paged, str]:
    """The kept texts that exhibits quote, or of which characters are withheld."""
    exhibits = known.exhibits if isinstance(known, Case) else ()
    places = [e.place for e in exhibits]
    places += [w.place for w in known.withholdings if w.what is Withheld.WORDS and w.place]
    wanted = {(place.object, place.track) for place in places if place.characters is not None}
    return {
        (digest, page): text
        for digest, page in wanted
        for article in archive.catalogue.articles(digest=digest)
        if page in {None, f"page {article.page}"} and (text := _text(archive, article)) is not None
    }


def _text(archive: Archive, article: Article) -> str | None:
    """The kept text of an article; None where its bytes are out of reach or cannot be read."""
    try:
        return kept_text(archive, article).text
    except InputError:
        return None


def _heard(archive: Archive, article: Article, times: SpanSet[Span]) -> tuple[Characters, ...]:
    """Where a transcript tells what is heard at these times."""
    return tuple(
        (passage.start, passage.end)
        for _, passage in archive.catalogue.passages(article=article.id)
        if passage.span is None or any(span.overlap(passage.span) for span in times.spans)
    )
