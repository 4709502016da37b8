"""Read an article or a transcript: who says what in it, what it claims, which codes it hints at.

Nothing is kept: the same text and the same rules give the same reading.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from airwitness.acts.reading import kept_text
from airwitness.acts.withheld_words import words_withheld
from airwitness.archive import Archive
from airwitness.capture import Article
from airwitness.case.book import Book, read_book, shipped_book
from airwitness.case.replay import everywhere
from airwitness.reading import Block, BlockKind, KeptText
from airwitness.reading.lexicon import CodeHit, Rule, find_codes
from airwitness.redaction import WITHHELD, WithheldWords, cover
from airwitness.report.article.content import Hint, ReadArticle
from airwitness.statements import Reading, Statement, read_statements


def read(archive: Archive, wanted: str, *, book: bytes | None = None) -> ReadArticle:
    """Read an article.

    Args:
        archive: where it is.
        wanted: its id or digest; a beginning is enough.
        book: YAML of the code book whose phrases are looked for; the shipped one if not given.

    Raises:
        InputError: there is no such article, it cannot be read, or the code book is none.
        MissingExtra: the libraries that read pages are not installed.
    """
    article = archive.article(wanted)
    kept = kept_text(archive, article)
    about = archive.catalogue.abouts(article.id)[article.id]
    return _read(article, about, kept, read_book(shipped_book() if book is None else book))


def _read(article: Article, about: Mapping[str, Any], kept: KeptText, codes: Book) -> ReadArticle:
    reading = read_statements(kept)
    return ReadArticle(
        article=article,
        about=about,
        kept=kept,
        reading=reading,
        hints=tuple(
            Hint(hit=hit, statement=_speaking(reading, hit))
            for hit in find_codes(kept.text, rules_of(codes))
        ),
        book=codes,
    )


def read_to_leave(archive: Archive, wanted: str, *, book: bytes | None = None) -> ReadArticle:
    """Read an article as it may leave: what is withheld is taken out first, and never read.

    The same arguments and exceptions as `read`; places count in the text that is left.
    """
    article = archive.article(wanted)
    words = words_withheld(archive, everywhere(archive.entries()))
    kept = _covered(kept_text(archive, article), article.object, words)
    about = archive.catalogue.abouts(article.id)[article.id]
    is_nothing = kept.text == WITHHELD
    return _read(
        cover(replace(article, name=WITHHELD, url=None) if is_nothing else article, words),
        {} if is_nothing else cover(about, words),
        kept,
        read_book(shipped_book() if book is None else book),
    )


def _covered(kept: KeptText, digest: str, words: WithheldWords) -> KeptText:
    """A kept text with gaps, block by block; as one block where a phrase stands in two."""
    texts = [words.covered_at(digest, b.start, kept.text[b.start : b.end]) for b in kept.blocks]
    text, blocks, at = "\n".join(texts), [], 0
    for block, piece in zip(kept.blocks, texts, strict=True):
        blocks.append(replace(block, start=at, end=at + len(piece)))
        at += len(piece) + 1
    whole = words.covered_at(digest, 0, kept.text)
    if whole == WITHHELD or words.covered(text) != text:
        text, blocks = whole, [Block(start=0, end=len(whole), kind=BlockKind.PARAGRAPH)]
    return replace(kept, text=text, blocks=tuple(blocks))


def rules_of(book: Book) -> list[Rule]:
    """The phrases of a code book."""
    return [
        Rule(code=code.id, language=language, phrase=phrase, number=number)
        for code in book.codes
        for language, phrases in code.rules.items()
        for number, phrase in enumerate(phrases, 1)
    ]


def _speaking(reading: Reading, hit: CodeHit) -> Statement | None:
    """The innermost statement whose content holds a hit."""
    holding = [
        (end - start, number)
        for number, statement in enumerate(reading.statements)
        for start, end in statement.content.spans
        if start <= hit.start and hit.end <= end
    ]
    return reading.statements[min(holding)[1]] if holding else None
