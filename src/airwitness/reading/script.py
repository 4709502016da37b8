"""Fold text for search, in any script, with the place of every folded character in the original.

What a reader takes for the same word is folded to the same characters: compatibility forms
(NFKC), case, the letters that Persian and Arabic keyboards write differently, vowel signs and
points, tatweel, digits, Latin and Greek diacritics, quotation marks, dashes, kinds of space. A
zero-width non-joiner becomes a space. Letters that are letters of their own stay: й, ї, ў.

Folded text is looked up and thrown away; it is never kept as the text. A character that is left
out (a vowel sign, a mark of direction) belongs to the one before it, so a hit covers it.

Example:
    >>> folded = fold("كِتاب")
    >>> folded.text, folded.original(0, 1)
    ('کتاب', (0, 2))
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

VERSION = "script 1"
"""Changes whenever the same text folds to something else."""

_SAME = {  # what is written → what it is searched as; without its marks, in lower case
    "ي": "ی",
    "ى": "ی",
    "ې": "ی",
    "ك": "ک",
    "ڪ": "ک",
    "ة": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ە": "ه",
    "ٱ": "ا",
    "ٲ": "ا",
    "ٳ": "ا",
    "ـ": "",  # tatweel
    "٫": ".",
    "٬": ",",
    "ё": "е",
    "ѐ": "е",
    "ѝ": "и",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ʼ": "'",
    "‘": "'",
    "’": "'",
    "‚": "'",
    "‛": "'",
    "׳": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "‟": '"',
    "«": '"',
    "»": '"',
    "״": '"',
    "‐": "-",
    "‒": "-",
    "–": "-",
    "—": "-",
    "―": "-",
    "־": "-",
    "\u200b": " ",  # zero-width space
    "\u200c": " ",  # zero-width non-joiner: می‌رود is searched as می رود
}
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]")
_ARABIC_SIGNS = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06ed]"
)
_MARKED = re.compile("[\u00c0-\u024f\u0370-\u03ff\u0590-\u06ff\u1e00-\u1fff]")
"""Letters whose marks are left out: Latin, Greek, Hebrew, Arabic."""
_JOINED = re.compile("[\u0400-\u04ff\u1100-\u115f][\u0300-\u036f\u1160-\u11ff]+")
"""Where a letter and what follows it make one letter of its own: и + breve, parts of Hangul."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """Folded text, and where each character of it stands in the original."""

    text: str
    starts: NDArray[np.int32]
    """int32 [n + 1]: first original character of each folded one; then the original's length."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The original characters behind the folded ones of [start, end), which is not empty."""
        starts = self.starts
        last = starts[end - 1]  # of the same type: else numpy makes another array of them all
        return int(starts[start]), int(starts[int(np.searchsorted(starts, last, side="right"))])


def fold(text: str) -> Folded:
    """Fold text, with the place of every folded character in it."""
    joined = list(_JOINED.finditer(text))
    if not joined:
        return _folded(text)
    pieces, places, done = [], [], 0
    for match in joined:
        one = unicodedata.normalize("NFC", match.group())
        pieces += [text[done : match.start()], one]
        places.append(np.arange(done, match.start(), dtype=np.int32))
        places.append(np.full(len(one), match.start(), dtype=np.int32))
        done = match.end()
    pieces.append(text[done:])
    places.append(np.arange(done, len(text) + 1, dtype=np.int32))
    folded = _folded("".join(pieces))
    return Folded(text=folded.text, starts=np.concatenate(places)[folded.starts])


def folded_text(text: str) -> str:
    """Fold text where nobody asks for places."""
    text = _JOINED.sub(lambda match: unicodedata.normalize("NFC", match.group()), text)
    return text.translate({ord(c): _of_character(c) for c in set(text)})


def words(folded: str) -> Iterator[tuple[int, int]]:
    """Where the words of folded text stand: runs of letters and digits."""
    return (match.span() for match in _WORD.finditer(folded))


def _folded(text: str) -> Folded:
    """Fold text in which no letter is written as two that make another."""
    table = {ord(c): _of_character(c) for c in set(text)}
    count = len(text)
    if all(len(folded) == 1 for folded in table.values()):
        return Folded(text=text.translate(table), starts=np.arange(count + 1, dtype=np.int32))
    lengths = np.zeros(max(table) + 1, dtype=np.uint8)
    for code, folded in table.items():
        lengths[code] = len(folded)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")  # [count]
    starts = np.repeat(np.arange(count, dtype=np.int32), lengths[codes])  # [n]
    if len(starts):
        starts[starts == starts[0]] = 0  # what is left out at the beginning has none before it
    return Folded(text=text.translate(table), starts=np.append(starts, np.int32(count)))


@functools.lru_cache(maxsize=1 << 16)
def _of_character(character: str) -> str:
    """What one character is searched as: nothing, one character or several."""
    if character.isspace():
        return " "
    found = ""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold())
    for part in plain:
        letter = unicodedata.normalize("NFD", part) if _MARKED.match(part) else part
        letter = _ARABIC_SIGNS.sub("", _MARKS.sub("", letter))
        found += "".join(_SAME.get(c, _digit(c)) for c in letter)
    return found


def _digit(character: str) -> str:
    """A digit of any script as ASCII; marks of direction and of joining are left out."""
    if unicodedata.category(character) == "Cf":
        return ""
    number = unicodedata.decimal(character, None)
    return character if number is None else str(number)
