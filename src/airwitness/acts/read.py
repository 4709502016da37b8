"""Read an article or a transcript: who says what in it, what it claims, which codes it hints at.

Nothing is kept: the same text and the same rules give the same reading.
"""

from airwitness.acts.reading import kept_text
from airwitness.archive import Archive
from airwitness.case.book import Book, read_book, shipped_book
from airwitness.reading.lexicon import CodeHit, Rule, find_codes
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
    codes = read_book(shipped_book() if book is None else book)
    reading = read_statements(kept)
    return ReadArticle(
        article=article,
        about=archive.catalogue.abouts(article.id)[article.id],
        kept=kept,
        reading=reading,
        hints=tuple(
            Hint(hit=hit, statement=_speaking(reading, hit))
            for hit in find_codes(kept.text, rules_of(codes))
        ),
        book=codes,
    )


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
