"""Texts of questions and answers, told by blocks that ask before blocks of quoted words."""

from itertools import pairwise

from airwitness.reading import KeptText
from airwitness.statements.memory import Known
from airwitness.statements.records import How, Phrase, Speaker

OPENERS = "\"“«„'‘‚"
_QUOTING = frozenset(OPENERS)


def is_interview(kept: KeptText) -> bool:
    """Tell whether blocks that ask stand before blocks that open with a mark, more than once."""
    text = kept.text
    asked = 0
    for block, following in pairwise(kept.blocks):
        opens = text[following.start : following.start + 1] in _QUOTING
        answered = text[block.end - 1 : block.end] == "?" and opens
        asked += answered and not any(mark in text[block.start : block.end] for mark in OPENERS)
    return asked > 1


def who_answers(text: str, known: Known | None) -> tuple[Speaker, Known] | None:
    """Make a speaker of whom a text is about, where it names them first."""
    at = -1 if known is None else text.find(known.name)
    if known is None or at < 0:
        return None
    phrase = Phrase.of(text, [(at, at + len(known.name))])
    return Speaker(phrase=phrase, name=known.name, how=How.CONTINUED), known
