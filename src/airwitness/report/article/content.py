"""What was read of an article: pure data, for the page and for `read --json`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from airwitness.capture import Article
from airwitness.case.book import Book
from airwitness.reading import KeptText, lexicon
from airwitness.reading.lexicon import CodeHit
from airwitness.statements import Reading, Statement
from airwitness.version import __version__

SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A phrase of the lexicon, and whose words it stands in."""

    hit: CodeHit
    statement: Statement | None
    """The statement that it stands in; None where the article speaks itself."""

    def as_json(self) -> dict[str, Any]:
        """For `read --json`."""
        speaker = self.statement.speaker if self.statement else None
        return {
            **self.hit.as_json(),
            "asserted_by": {
                "kind": "speaker" if self.statement else "paper",
                "name": speaker.name if speaker else None,
                "statement": self.statement.id if self.statement else None,
            },
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArticle:
    """An article and all that is read out of it."""

    article: Article
    about: Mapping[str, Any]
    """What it says of itself: title, byline, outlet, date, doubts."""
    kept: KeptText
    reading: Reading
    hints: tuple[Hint, ...]
    """Of the lexicon, in order."""
    book: Book

    def as_json(self) -> dict[str, Any]:
        """The form of `read --json`; spans are [start, end) in characters of the kept text."""
        read = self.reading.as_json()
        article = self.article
        return {
            "schema": SCHEMA,
            "article": {
                "id": article.id,
                "kind": article.kind,
                "object": article.object,
                "name": article.name,
                "url": article.url,
                "part": article.part,
                "language": self.kept.language,
                "characters": len(self.kept.text),
                **self.about,
            },
            "statements": read["statements"],
            "claims": read["claims"],
            "codes": [hint.as_json() for hint in self.hints],
            "versions": {
                "airwitness": __version__,
                "lexicon": lexicon.VERSION,
                "code_book": {"version": self.book.version, "sha256": self.book.digest},
                **read["versions"],
            },
        }

    def said(self, name: str) -> str:
        """Title, byline, outlet or date as the article says it; empty if it does not."""
        found = self.about.get(name)
        return str(found["text"]) if found else ""
