"""A text as words and marks with their places; one pass, whatever the text contains."""

import re
from dataclasses import dataclass
from itertools import accumulate

# Numbers, words (with apostrophes, hyphens and joiners inside), or one mark. Possessive
# quantifiers: what was matched is never tried again, so no text can make this slow.
_LETTERS = r"[\w\u064b-\u0655\u0670]++"  # and the signs that Arabic writes over them
_TOKEN = re.compile(rf"(\d++(?:[.,:]\d++)++|{_LETTERS}(?:['’\u200c‑-]{_LETTERS})*+|[^\w\s])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The tokens of a text, as lists of one length."""

    starts: list[int]
    ends: list[int]
    forms: list[str]
    """As written."""
    lows: list[str]
    """Lower case, with straight apostrophes."""


def listed(text: str) -> tuple[str, ...]:
    """Take a table of words apart."""
    return tuple(text.split())


def among(text: str) -> frozenset[str]:
    """Take a table of words apart, to ask what is in it."""
    return frozenset(text.split())


def split_words(text: str) -> Words:
    """Split a text into words and marks, each with its place."""
    parts = _TOKEN.split(text)  # gap, token, gap, token, …, gap
    places = list(accumulate(map(len, parts)))
    starts, ends, forms = places[:-1:2], places[1::2], parts[1::2]
    lows = "\n".join(forms).lower().replace("’", "'").split("\n") if forms else []
    return Words(starts=starts, ends=ends, forms=forms, lows=lows)
