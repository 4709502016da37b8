"""Search words in everything that can be read: articles, subtitles, transcripts.

A question is words, all of which a passage must hold, in any order::

    school children          both words
    "school children"        a phrase: one word behind the other
    camp*                    words that begin like this
    *marsch*                 words that have this in them, three letters or more

Question and passages are folded alike (see `reading.script`). A hit says where the words stand: in
characters of the kept text, and at which second of a recording where it is a transcript of one.
Hits come in the order in which articles were added and read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from airwitness.archive import Archive
from airwitness.capture import Article
from airwitness.errors import InputError
from airwitness.reading import Passage
from airwitness.reading.script import fold, folded_text, words
from airwitness.spans import seconds

_LIMIT = 100  # hits that are shown
_SHORTEST_PART = 3  # letters that the index of parts can find
_LONGEST = 1_000  # characters of a question
_MOST_TERMS = 32
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that put no space between words: what is asked is looked for as a part."""
_QUOTES = re.compile('["“”„‟«»]')
_TERM = re.compile(r'(?<!\S)"([^"]*)"?|(\S+)')
"""A phrase, which opens where a word may begin, or a word: צה"ל is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing that a passage must hold."""

    words: tuple[str, ...]
    """Folded words, one behind the other."""
    is_beginning: bool
    """Whether the last may go on."""
    part: str
    """Folded characters that may stand anywhere; empty where words are asked for."""

    def question(self) -> str:
        """As FTS5 asks it. Nothing that was typed is a command there."""
        if self.part:
            return '"' + self.part.replace('"', '""') + '"'
        return f'"{" ".join(self.words)}"' + " *" * self.is_beginning


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that holds all that was asked for."""

    article: Article
    title: str | None
    passage: Passage
    spans: tuple[tuple[int, int], ...]
    """Where the words stand, in characters of the kept text, in order."""

    def as_json(self) -> dict[str, Any]:
        """For `search --json`; times are seconds."""
        passage = self.passage
        time = passage.span
        return {
            "article": self.article.id,
            "kind": self.article.kind,
            "title": self.title,
            "name": self.article.name,
            "object": self.article.object,
            "page": self.article.page,
            "url": self.article.url,
            "start": passage.start,
            "end": passage.end,
            "text": passage.text,
            "spans": [list(span) for span in self.spans],
            "part": passage.part,
            "time": None
            if time is None
            else {"start": seconds(time.start), "end": seconds(time.end)},
            "speaker": passage.speaker,
            "doubts": list(passage.doubts),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """What a question found."""

    terms: tuple[Term, ...]
    hits: tuple[Hit, ...]
    count: int
    """How many there are, those included that were not asked for."""
    unread: int
    """Articles that no words were looked for in, as they are not read."""

    def as_json(self) -> dict[str, Any]:
        """For `search --json`."""
        return {
            "schema": 1,
            "terms": [
                {"words": list(t.words), "beginning": t.is_beginning, "part": t.part or None}
                for t in self.terms
            ],
            "count": self.count,
            "unread": self.unread,
            "hits": [hit.as_json() for hit in self.hits],
        }


def search_words(
    archive: Archive, question: str, *, phrase: bool = False, limit: int = _LIMIT
) -> Hits:
    """Find passages by their words.

    Args:
        archive: whose.
        question: as typed, see above.
        phrase: take all of it as one phrase.
        limit: how many hits are wanted.

    Raises:
        InputError: nothing can be looked for.
    """
    terms = terms_of(question, phrase=phrase)
    asked = [term.question() for term in terms if not term.part]
    parts = [term.question() for term in terms if term.part]
    found, count = archive.catalogue.holding(asked, parts, limit=limit)
    titles = archive.catalogue.titles({article.id for article, _ in found})
    return Hits(
        terms=terms,
        hits=tuple(
            Hit(
                article=article,
                title=titles.get(article.id),
                passage=passage,
                spans=tuple(_places(passage, terms)),
            )
            for article, passage in found
        ),
        count=count,
        unread=archive.catalogue.count_unread(),
    )


def terms_of(question: str, *, phrase: bool = False) -> tuple[Term, ...]:
    """What a question asks for.

    Args:
        question: as typed.
        phrase: take all of it as one phrase.

    Raises:
        InputError: it asks for nothing, or for a part that is too short.
    """
    if len(question) > _LONGEST:
        raise InputError(f"a question has at most {_LONGEST} characters")
    if phrase:
        given = [(_QUOTES.sub(" ", question), False)]
    else:
        given = [
            (match[1] if match[1] is not None else match[2], match[1] is None)
            for match in _TERM.finditer(_QUOTES.sub('"', question))
        ]
    terms = [
        term
        for text, may_be_part in given
        for term in _terms(folded_text(text.encode("utf-8", "replace").decode()), may_be_part)
    ]
    if not terms:
        raise InputError("there is no word to look for", advice="give at least one word")
    if len(terms) > _MOST_TERMS:
        raise InputError(f"a question has at most {_MOST_TERMS} words and phrases")
    return tuple(terms)


def _terms(text: str, may_be_part: bool) -> Iterator[Term]:  # noqa: FBT001 (of a pair)
    """A phrase, a word, the beginning of one, or a part of one."""
    plain = text.strip().strip("*")
    is_part = may_be_part and text.startswith("*")
    is_unspaced = _UNSPACED.search(plain) is not None and len(plain) >= _SHORTEST_PART
    if is_part or is_unspaced:
        if len(plain) < _SHORTEST_PART:
            raise InputError(
                f"{text!r} is too short for a part of a word",
                advice=f"give {_SHORTEST_PART} letters, or the beginning of a word and *",
            )
        yield Term(words=(), is_beginning=False, part=plain)
        return
    found = tuple(plain[start:end] for start, end in words(plain))
    if found:
        yield Term(words=found, is_beginning=text.rstrip().endswith("*"), part="")


def _places(passage: Passage, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Where in the kept text the terms stand, joined where they overlap.

    The index counts some signs of rare scripts otherwise than this does: where nothing is found
    again, the hit is the whole passage.
    """
    folded = fold(passage.text)
    spans = list(words(folded.text))
    known = [folded.text[start:end] for start, end in spans]
    found: list[tuple[int, int]] = []
    for term in terms:
        if term.part:
            found += _parts(folded.text, term.part)
        else:
            last = len(term.words) - 1
            found += [(spans[n][0], spans[n + last][1]) for n in _begins(known, term)]
    places = sorted(folded.original(start, end) for start, end in found)
    joined: list[tuple[int, int]] = []
    for start, end in places or [(0, len(passage.text))]:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return [(passage.start + start, passage.start + end) for start, end in joined]


def _begins(known: Sequence[str], term: Term) -> list[int]:
    """Which of these words the words of a term begin at."""
    first, *rest = term.words
    if not rest and term.is_beginning:
        return [n for n, word in enumerate(known) if word.startswith(first)]
    found = [n for n, word in enumerate(known) if word == first]
    return [n for n in found if _goes_on(known[n + 1 : n + 1 + len(rest)], rest, term)]


def _goes_on(there: Sequence[str], rest: Sequence[str], term: Term) -> bool:
    """Whether the further words of a term stand there."""
    if not term.is_beginning or len(there) < len(rest):
        return list(there) == list(rest)
    return list(there[:-1]) == list(rest[:-1]) and there[-1].startswith(rest[-1])


def _parts(text: str, part: str) -> Iterator[tuple[int, int]]:
    place = text.find(part)
    while place >= 0:
        yield place, place + len(part)
        place = text.find(part, place + len(part))
