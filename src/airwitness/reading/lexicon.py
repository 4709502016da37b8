"""The lexicon: phrases of the code book that stand in a text, each with its place.

Text and phrases are folded alike (`script`), and a phrase is found where its words stand one
behind the other. A hit is a hint for a coder, never a finding: it says which rule matched where,
and whether a word before it in the same sentence turns it into its opposite.

Example:
    >>> rules = [Rule(code="oath", language="en", phrase="we swear", number=1)]
    >>> [hit.text for hit in find_codes("They sing: “We SWEAR it”.", rules)]
    ['We SWEAR']
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from airwitness.reading.script import fold, folded_text, words

VERSION = "lexicon 1"
"""Changes whenever the same rules find something else in the same text."""

_BEFORE = 4  # words that may turn a phrase into its opposite
_AROUND = 80  # characters of context on either side
_BREAK = re.compile(r"[.!?؟۔;؛:\n]")
_NOT_WORDS = {
    "en": ("not", "no", "never", "nobody", "none", "without", "refuse", "refuses", "refused",
           "cannot", "t"),  # t: of don't and won't, which the apostrophe parts
    "fa": ("نه", "هرگز", "بدون", "نباید", "نمی"),
    "ar": ("لا", "لم", "لن", "ليس", "ليست", "ما", "دون", "بدون"),
}  # fmt: skip
_NOT = frozenset(folded_text(word) for words_of in _NOT_WORDS.values() for word in words_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A phrase that hints at a code."""

    code: str
    """Id of the code."""
    language: str
    phrase: str
    number: int
    """Among the phrases of the code in this language, from 1."""

    @property
    def id(self) -> str:
        """Name of the rule: `oath/en/1`."""
        return f"{self.code}/{self.language}/{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeHit:
    """A phrase of the lexicon where it stands."""

    code: str
    rule: str
    """Id of the rule."""
    start: int
    end: int
    """[start, end) in characters of the text."""
    text: str
    """Verbatim."""
    context: tuple[int, int]
    """Characters around it, of the same line."""
    is_negated: bool
    """Whether a word shortly before it says the opposite."""

    def as_json(self) -> dict[str, Any]:
        """For `read --json`."""
        return {
            "code": self.code,
            "rule": {"id": self.rule, "version": VERSION},
            "spans": [[self.start, self.end]],
            "text": self.text,
            "context": list(self.context),
            "negated": self.is_negated,
        }


def find_codes(text: str, rules: Sequence[Rule]) -> list[CodeHit]:
    """Where phrases of the lexicon stand, in order.

    Args:
        text: kept text; its time is in proportion to its length.
        rules: of any language; each is looked for in any text.
    """
    known: dict[str, list[tuple[tuple[str, ...], Rule]]] = defaultdict(list)
    for rule in rules:
        plain = folded_text(rule.phrase)
        if phrase := tuple(plain[start:end] for start, end in words(plain)):
            known[phrase[0]].append((phrase, rule))
    folded = fold(text)
    spans = list(words(folded.text))
    said = [folded.text[start:end] for start, end in spans]
    hits = []
    for first, word in enumerate(said):
        for phrase, rule in known.get(word, ()):
            last = first + len(phrase) - 1
            if tuple(said[first : last + 1]) != phrase:
                continue
            start, end = folded.original(spans[first][0], spans[last][1])
            if _BREAK.search(text, start, end):
                continue  # the words of two sentences
            hits.append(
                CodeHit(
                    code=rule.code,
                    rule=rule.id,
                    start=start,
                    end=end,
                    text=text[start:end],
                    context=_context(text, start, end),
                    is_negated=any(w in _NOT for w in _before(folded.text, spans, said, first)),
                )
            )
    return hits


def _before(
    folded: str, spans: Sequence[tuple[int, int]], said: Sequence[str], first: int
) -> Iterator[str]:
    """The words shortly before one, up to where its sentence begins."""
    for at in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        if _BREAK.search(folded, spans[at][1], spans[at + 1][0]):
            return
        yield said[at]


def _context(text: str, start: int, end: int) -> tuple[int, int]:
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    line = text.rfind("\n", low, start) + 1
    line_end = text.find("\n", end, high)
    return max(low, line), high if line_end < 0 else line_end
