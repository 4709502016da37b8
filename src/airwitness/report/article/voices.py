"""Who speaks in an article: each voice with a number and a colour.

The article's own words have no colour. A seventh voice and those behind it share one: the number
tells them apart everywhere, as it does for those who do not see colours.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from airwitness.statements import Statement

COLOURS = (  # of what is said, and of the voice's number
    ("#dbe8f5", "#0b5394"),
    ("#fbe3d2", "#a33400"),
    ("#dcefdc", "#1d6b3a"),
    ("#eddff2", "#6a2c7f"),
    ("#fcf0c3", "#6f5200"),
    ("#d5ecec", "#0f5f64"),
    ("#e4e7ea", "#47515a"),
)
NOBODY = len(COLOURS) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who says something in the article."""

    number: int
    """From 1, in the order in which they speak; 0 where the article does not say who."""
    name: str
    role: str | None
    affiliation: str | None
    statements: tuple[Statement, ...]

    @property
    def colour(self) -> int:
        """Which of `COLOURS`."""
        return NOBODY if self.number == 0 else min(self.number - 1, NOBODY)


def voices_of(statements: Sequence[Statement]) -> tuple[Voice, ...]:
    """The voices, in the order in which they speak; one that is not named comes last."""
    said: dict[str | None, list[Statement]] = {}
    for statement in statements:
        name = statement.speaker.name if statement.speaker else None
        said.setdefault(name, []).append(statement)
    named = [name for name in said if name is not None]
    voices = [_voice(number, name, said[name]) for number, name in enumerate(named, 1)]
    return (*voices, *([_voice(0, "", said[None])] if None in said else []))


def _voice(number: int, name: str, statements: list[Statement]) -> Voice:
    speakers = [s.speaker for s in statements if s.speaker is not None]
    return Voice(
        number=number,
        name=name,
        role=next((s.role for s in speakers if s.role), None),
        affiliation=next((s.affiliation for s in speakers if s.affiliation), None),
        statements=tuple(statements),
    )
