"""Persian and Arabic: a sentence with all that its rules ask for again and again."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from airwitness.statements.sentences import DASHES, TERMINALS, Sentence
from airwitness.statements.spoken_of import inner, is_short
from airwitness.statements.times import When

SHUT = frozenset({":", "؛", ";", "(", ")", *TERMINALS, *DASHES})
COMMAS = frozenset({"،", ","})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainLine:
    """A sentence, looked at once."""

    s: Sentence
    lows: list[str]
    """Folded."""
    names: AbstractSet[str]
    """Names of bodies of before, folded."""
    quoted: dict[int, str]
    """Quotations that may be names, folded."""
    inside: frozenset[int]
    """Items of times."""
    titles: dict[int, str]
    """Titles of works, as they are found."""

    def low(self, i: int) -> str:
        """Folded word of an item; empty outside the sentence."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def is_mark(self, k: int) -> bool:
        """Tell whether an item shuts a clause off."""
        return self.lows[k] in SHUT


def items_of(times: list[When]) -> frozenset[int]:
    """Items of times."""
    return frozenset(k for t in times for k in range(t.lo, t.hi))


def short_quotations(s: Sentence, text: str, fold: Callable[[str], str]) -> dict[int, str]:
    """Quotations that may be names, folded, by their items."""
    words = {k: fold(inner(s, text, k)) for k in s.quotes}
    return {k: name for k, name in words.items() if is_short(name)}
