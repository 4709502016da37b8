"""Talk that is written as turns: `Q: … A: …`, `HOST: … MIRA TOVAL: …`.

A block is a turn where it begins with a label and a colon, and labels of its section come again,
as speakers do; places at the head of short news items and the fields of a fact-check do not count.
What follows the label is said by whom it names, all of it, in marks or without.
"""

import re
from collections import Counter
from dataclasses import dataclass

from airwitness.reading import Block, BlockKind, KeptText
from airwitness.statements.memory import Known, Memory
from airwitness.statements.records import How, Phrase, Speaker
from airwitness.statements.words import among

_NAME = r"[A-ZÀ-Þ][\w.'’-]{0,30}"
_LABEL = re.compile(rf"({_NAME}(?: (?:{_NAME}|of|the|de|van|al)){{0,4}})(?::|(?<=\b[QA])\.)\s+")
_ASKS = among("q question")
_ANSWERS = among("a answer")
_FIELDS = among(
    """
    claim verdict rating fact facts conclusion note source sources label producer words music
    director update correction photo caption credit score time date place where when what who why
    how context background method result results ruling finding status title author publisher
    """
)
_MARKS = frozenset('"“«„‘')
_BLOCKS = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_LEAST = 3  # turns of a section


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn of a talk, in characters."""

    label: tuple[int, int]
    said: tuple[int, int]

    def is_question(self, text: str) -> bool:
        """Whether it is whoever asks, and nobody is named."""
        return text[slice(*self.label)].lower() in _ASKS


def find_turns(kept: KeptText) -> dict[int, Turn]:
    """Find the turns of a text, by the number of their block."""
    found: dict[int, Turn] = {}
    section: dict[int, Turn] = {}
    for i, block in enumerate(kept.blocks):
        if block.kind == BlockKind.HEADING:
            found |= _kept(kept.text, section)
            section = {}
        elif block.kind in _BLOCKS and (turn := _turn(kept.text, block)) is not None:
            section[i] = turn
    return found | _kept(kept.text, section)


def _turn(text: str, block: Block) -> Turn | None:
    match = _LABEL.match(text, block.start, block.end)
    if match is None or match.end() >= block.end or match[1].lower() in _FIELDS:
        return None
    return Turn(label=match.span(1), said=(match.end(), block.end))


def _kept(text: str, section: dict[int, Turn]) -> dict[int, Turn]:
    """Turns of a section whose labels come again; all of it where they do."""
    labels = Counter(text[slice(*turn.label)] for turn in section.values())
    again = {label for label, n in labels.items() if n > 1}
    if len(section) < _LEAST or not again or len(labels) == 1:
        return {}
    return {
        i: turn for i, turn in section.items()
        if text[slice(*turn.label)] in again or i - 1 in section or i + 1 in section
    }  # fmt: skip


def who_speaks(text: str, turn: Turn, memory: Memory, about: Known | None) -> Speaker | None:
    """Whom the label of a turn names.

    Args:
        text: the text.
        turn: of it.
        memory: whom the text has named so far.
        about: whom it is about, who gives the answers that name nobody.
    """
    label = text[slice(*turn.label)]
    if label.lower() in _ANSWERS:
        at = text.find(about.name) if about is not None else -1
        if about is None or at < 0:
            return None
        phrase = Phrase.of(text, [(at, at + len(about.name))])
        return Speaker(phrase=phrase, name=about.name, how=How.CONTINUED)
    known = _named(label, memory)
    phrase = Phrase.of(text, [turn.label])
    if known is None:
        return Speaker(phrase=phrase, name=label, how=How.NAMED)
    return Speaker(
        phrase=phrase, name=known.name, role=known.role or None,
        affiliation=known.affiliation or None, how=How.REFERRED,
    )  # fmt: skip


def _named(label: str, memory: Memory) -> Known | None:
    """The person whose name, or last name, a label is."""
    low = label.casefold()
    return next(
        (
            known for known in reversed(memory.people())
            if known.name.casefold() == low or known.name.casefold().split()[-1] == low
        ),
        None,
    )  # fmt: skip
