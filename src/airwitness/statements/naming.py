"""English: what something is said to be: called it a lie, accused Mira of theft, liken it to."""

from airwitness.statements import english as en
from airwitness.statements.sentences import Sentence
from airwitness.statements.words import among

_AS = frozenset({"as", "for"})
_LINKS = {
    "accuse": frozenset({"of"}),
    "liken": frozenset({"to"}),
    "compare": frozenset({"to", "with"}),
    "put": frozenset({"at"}),
    "blame": frozenset({"for", "on"}),
}
"""Verb → the word that must follow its object: accused Mira of lying."""
_NAMING = among("call brand label dub deem term")
_QUALITIES = (
    "able", "ible", "ful", "less", "ous", "ive", "al", "ic", "ish", "ing", "ent", "ate", "ant",
    "ary", "ed",
)  # fmt: skip
_SHORT_QUALITIES = among(
    """absurd false wrong untrue unfair unjust fair dangerous cruel sad sick vile cowardly foul
    grotesque obscene nonsense lies rubbish propaganda fiction murder blackmail overdue rare crude
    unwise premature insane mad silly evil barbaric illegal mere pure too deeply utterly totally
    bizarre extreme safe secure naive immature obsolete fake bogus"""
)
_LONG = 3  # items
_NEXT = frozenset(
    {"", ",", ";", ".", "in", "on", "at", "after", "during", "by", "to", "from", "with"}
)


def says_what(s: Sentence, lo: int, end: int, base: str) -> bool:
    """Tell whether what follows such a verb, in items [lo, end), says what its object is."""
    links = _LINKS.get(base, _AS)
    if any(s.low(k) in links for k in range(lo + 1, min(end, lo + 9))):
        return True
    return (s.low(lo) in _AS and base not in _LINKS) or _is_named(s, lo, end, base)


def predicate(s: Sentence, lo: int, end: int, base: str) -> int:
    """First item of what something is called: called the records forged; but: called it absurd."""
    if base not in _NAMING or end - lo < _LONG:
        return lo
    article = next((k for k in range(lo + 2, end) if s.low(k) in {"a", "an"}), None)
    last = (
        end - 1 if s.low(end - 1).endswith(_QUALITIES) or s.low(end - 1) in _SHORT_QUALITIES else lo
    )
    return article if article is not None else last


def _is_named(s: Sentence, lo: int, end: int, base: str) -> bool:
    """Tell whether it is said what a thing is: called the claim absurd, called him a liar."""
    if base not in _NAMING or (s.low(lo + 1) == "a" and s.low(lo + 2) in {"day", "night"}):
        return False
    start = lo + 1
    while s.is_name(lo) and s.is_name(start):
        start += 1
    for k in range(start, min(end, start + 8)):
        low = s.low(k)
        if low in {"a", "an"}:
            return s.low(k - 1) not in en.PREPOSITIONS
        if (low.endswith(_QUALITIES) or low in _SHORT_QUALITIES) and k > start - (
            s.low(lo) in {"it", "him", "her", "them", "this", "that"}
        ):
            following = s.low(k + 1)
            return k + 1 >= end or following in en.CONJUNCTIONS or following in _NEXT
        if low in _NEXT or low in en.SUBORDINATORS:
            return False
    return False
