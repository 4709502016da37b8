"""Words that are withheld, and texts without them.

A *phrase* is withheld wherever it stands: whatever its case, accents, vowel signs, digits, and
whatever stands between its words (`john_doe`, `JOHN-DOE`, `JohnDoe`). The words that it stands
in go with it as a whole: a name with an ending or a prefix must not leave by its ending.
*Characters* are withheld where they stand, in the kept text of an object; what is heard or shown
at a *time* is withheld with every passage of that time.

`cover` walks any value and is the one door for all that leaves: headings, texts for those who
do not see, names of files, titles, credits, transcripts.

Example:
    >>> words = WithheldWords(phrases=("Ana Müller",))
    >>> words.covered("Written by ANA MULLER, printed; see ana_muller.pdf")
    'Written by [withheld], printed; see [withheld].pdf'
    >>> cover({"title": "Ana Müller speaks", "pages": 3}, words)
    {'title': '[withheld] speaks', 'pages': 3}
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum
from pathlib import PurePath
from typing import Any, TypeVar, cast
from urllib.parse import unquote

from airwitness.reading import Passage
from airwitness.spans import Span, SpanSet

WITHHELD = "[withheld]"
_PART = 12  # letters of a text that is itself a part of a withheld phrase
_MACHINE = re.compile(r"[a-z]?[0-9a-f]{12,}")  # digests and ids: no words
_SAME = {"ك": "ک", "ي": "ی", "ى": "ی", "ة": "ه", "ـ": ""}  # written either way
_JOINERS = "\u200c\u200d"  # stand inside a word

T = TypeVar("T")
Stretch = tuple[int, int]
"""[start, end) in characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithheldWords:
    """What is withheld of texts."""

    phrases: tuple[str, ...] = ()
    """Withheld wherever they stand."""
    characters: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)
    """SHA-256 of an object → characters of its kept text."""
    times: Mapping[str, SpanSet[Span]] = field(default_factory=dict)
    """SHA-256 of a part → when nothing that is heard or shown in it may be told."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is withheld."""
        return not (self.phrases or self.characters or self.times)

    def covered_passage(self, passage: Passage) -> str:
        """The words of a passage."""
        heard = self.times.get(passage.part or "", None)
        if heard is not None and any(
            passage.span is None or span.overlap(passage.span) for span in heard.spans
        ):
            return WITHHELD
        return self.covered_at(passage.object, passage.start, passage.text)

    def covered(self, text: str) -> str:
        """A text with `[withheld]` in place of every phrase; what was covered before stays so."""
        return WITHHELD.join(self._covered(piece, []) for piece in text.split(WITHHELD))

    def covered_at(self, digest: str, start: int, text: str) -> str:
        """A piece of the kept text of an object, without its withheld characters and phrases.

        Args:
            digest: SHA-256 of the object.
            start: first character of the piece in the kept text.
            text: the piece.
        """
        inside = (
            (max(0, a - start), min(len(text), b - start))
            for a, b in self.characters.get(digest, ())
        )
        return self._covered(text, [(a, b) for a, b in inside if a < b])

    def _covered(self, text: str, stretches: list[Stretch]) -> str:
        if not stretches and not self.phrases:
            return text
        if "%" in text and (plain := unquote(text)) != text and not stretches:
            kept = self.covered(plain)
            return text if kept == plain else kept
        letters = text.translate(_FOLDS)
        for phrase in self.phrases:
            if _may_stand(phrase, letters, text):
                stretches = [*stretches, *_Folded(text).places(phrase)]
        out, at = [], 0
        for start, end in _merged(stretches):
            out += [text[at:start], WITHHELD]
            at = end
        return "".join((*out, text[at:]))


def cover(value: T, words: WithheldWords) -> T:
    """Any value with every text in it covered: the one door for what leaves.

    Args:
        value: texts, paths, and what is made of them: sequences, sets, mappings with their
            keys, dataclasses. Numbers, bytes and members of enumerations stay as they are.
        words: what is withheld.
    """
    if words.is_empty:
        return value
    return cast("T", _walked(value, words))


def _walked(value: Any, words: WithheldWords) -> Any:
    match value:
        case Enum() | bytes():
            return value
        case str():
            text = words.covered(value)
            return value if text == value else type(value)(text)
        case PurePath():
            return type(value)(words.covered(str(value)))
        case Mapping():
            return {_walked(k, words): _walked(v, words) for k, v in value.items()}
        case tuple() | list() | set() | frozenset():
            return _walked_items(value, words)
    return _walked_fields(value, words) if is_dataclass(value) else value


def _walked_items(value: Any, words: WithheldWords) -> Any:
    items = [_walked(item, words) for item in value]
    return type(value)(*items) if hasattr(value, "_fields") else type(value)(items)


def _walked_fields(value: Any, words: WithheldWords) -> Any:
    """A dataclass; the same one where nothing in it changes."""
    changes = {}
    for each in fields(value):
        old = getattr(value, each.name)
        new = _walked(old, words)
        if isinstance(value, Passage) and each.name == "text":
            new = words.covered_passage(value)
        if each.init and new != old:
            changes[each.name] = new
    return replace(value, **changes) if changes else value


class _Folded:
    """A text as phrases are looked for in it: letters and digits alone, and where they stand."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._letters, self._at = _letters(text)

    def places(self, phrase: str) -> Iterator[Stretch]:
        """Where a phrase stands, widened to whole words."""
        wanted, at = _letters(phrase)
        if not wanted:  # signs alone
            yield from _exactly(phrase, self._text)
            return
        if len(self._letters) >= _PART and self._letters in wanted:
            yield 0, len(self._text)
            return
        breaks = {n for n in range(1, len(at)) if _is_broken(phrase, at[n - 1], at[n])}
        found = self._letters.find(wanted)
        while found >= 0:
            stretch = self._widened(found, len(wanted), breaks)
            if stretch is not None:
                yield stretch
            found = self._letters.find(wanted, found + 1)

    def _widened(self, first: int, length: int, breaks: set[int]) -> Stretch | None:
        """The words of an occurrence; None where it is none."""
        text, at = self._text, self._at[first : first + length]
        start, end = at[0], at[-1] + 1
        while start and _is_inside(text[start - 1]):
            start -= 1
        while end < len(text) and _is_inside(text[end]):
            end += 1
        is_whole = start == at[0] and end == _end(text, at[-1])
        broken = {n for n in range(1, length) if _is_broken(text, at[n - 1], at[n])}
        if not broken <= breaks and not is_whole:
            return None  # letters of two words that only happen to follow each other
        if not is_whole and _MACHINE.fullmatch(text[start:end].lower()):
            return None
        return start, end


def _letters(text: str) -> tuple[str, list[int]]:
    """Its letters and digits, folded, and the index of each in the text."""
    letters: list[str] = []
    at: list[int] = []
    for index, sign in enumerate(text):
        for letter in _FOLDS[ord(sign)]:
            letters.append(letter)
            at.append(index)
    return "".join(letters), at


class _Folds(dict[int, str]):
    """Each character without case, accents and ways of writing; nothing for a sign or a mark."""

    def __missing__(self, code: int) -> str:
        out = []
        for letter in unicodedata.normalize("NFKD", chr(code)).casefold():
            if letter.isalnum():
                number = unicodedata.decimal(letter, None)
                out.append(_SAME.get(letter, letter) if number is None else str(number))
        self[code] = "".join(out)
        return self[code]


_FOLDS = _Folds()  # filled as characters are met


def _may_stand(phrase: str, letters: str, text: str) -> bool:
    """Whether a phrase, or a part of it, may stand in a text: a quick look at its letters."""
    wanted = phrase.translate(_FOLDS)
    if not wanted:
        return phrase in text
    return wanted in letters or (len(letters) >= _PART and letters in wanted)


def _is_inside(sign: str) -> bool:
    """Whether a character stands inside a word."""
    return sign.isalnum() or sign in _JOINERS or unicodedata.category(sign).startswith("M")


def _is_broken(text: str, one: int, other: int) -> bool:
    """Whether a word ends between two letters."""
    return not all(_is_inside(sign) for sign in text[one + 1 : other])


def _end(text: str, last: int) -> int:
    """The first character behind a letter and the marks on it."""
    end = last + 1
    while end < len(text) and _is_inside(text[end]) and not _FOLDS[ord(text[end])]:
        end += 1
    return end


def _exactly(phrase: str, text: str) -> Iterator[Stretch]:
    at = text.find(phrase) if phrase else -1
    while at >= 0:
        yield at, at + len(phrase)
        at = text.find(phrase, at + 1)


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """In order, those that overlap or touch as one."""
    out: list[Stretch] = []
    for start, end in sorted(stretches):
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], end)
        else:
            out.append((start, end))
    return out
