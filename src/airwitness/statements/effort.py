# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""How much work a text may cost: enough for the densest news, and an end to everything else.

News has a statement every 120 to 280 characters. A text made to be slow has one every ten. What is
left when the budget is spent is told as unread; nothing is dropped in silence.
"""

from dataclasses import dataclass, field

_FREE = 2000.0  # units for any text, however short
_PER_UNIT = 34  # characters that pay for one unit: about 30 µs of work
_THIN = 1.6  # characters a token, at least; less is no language
_MARKED = 12  # characters a quotation mark, at least


@dataclass(slots=True)
class Budget:
    """Units of work left, and what was not read for want of them."""

    left: float
    unread: list[tuple[int, int]] = field(default_factory=list)

    @classmethod
    def of(cls, characters: int) -> "Budget":
        """Give a text what its length allows."""
        return cls(_FREE + characters / _PER_UNIT)

    def spend(self, units: float) -> None:
        """Take units off."""
        self.left -= units

    def skip(self, start: int, end: int) -> None:
        """Note what is not read."""
        if self.unread and self.unread[-1][1] + 4 >= start:
            self.unread[-1] = (self.unread[-1][0], end)
        else:
            self.unread.append((start, end))


def is_prose(characters: int, tokens: int, marks: int) -> bool:
    """Tell whether a block could be language: its words are longer than its marks are many."""
    if marks >= 30 + characters / _MARKED:
        return False
    return tokens * _THIN < characters if characters >= 400 else tokens < 200
