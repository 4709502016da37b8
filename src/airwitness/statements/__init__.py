"""Statements: who says what in a text, and what it claims of who made, aired and ordered what.

A kept text goes in, records come out; each has its exact place, the rule that made it, and whose
word it is. Rules only, in tables and token loops: no model, no learning, no network.

Example:
    >>> from airwitness.reading import Block, BlockKind, KeptText
    >>> text = "“It is a uniform set to music,” said Mira Toval."
    >>> block = Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH)
    >>> reading = read_statements(KeptText(text=text, blocks=(block,), language="en"))
    >>> reading.statements[0].speaker.name
    'Mira Toval'
"""

from airwitness.reading import KeptText
from airwitness.statements.claims import find_claims
from airwitness.statements.effort import Budget
from airwitness.statements.finishing import finish
from airwitness.statements.hedges import find_hedges
from airwitness.statements.languages import language_of
from airwitness.statements.read import find_statements
from airwitness.statements.records import Claim, Reading, Statement
from airwitness.statements.words import split_words


def read_statements(kept: KeptText) -> Reading:
    """Read who says what, and what is claimed, out of a text."""
    language = language_of(kept)
    words = split_words(kept.text)
    budget, claiming = Budget.of(len(kept.text)), Budget.of(len(kept.text) // 2)
    drafts, blocks = find_statements(kept, words, budget, language)
    hedges = find_hedges(words, language.hedges)
    statements = finish(kept.text, kept.blocks, drafts, hedges)
    claims = find_claims(kept, words, blocks, statements, hedges, claiming, language.code)
    unread = tuple(sorted({*budget.unread, *claiming.unread}))
    return Reading(
        language=language.code, statements=tuple(statements), claims=tuple(claims), unread=unread
    )


__all__ = ["Claim", "Reading", "Statement", "read_statements"]
