"""Hedges: words by which a text says less than it could, and what only looks like them."""

from functools import cache
from itertools import pairwise

from airwitness.statements import english as en
from airwitness.statements.records import Spans
from airwitness.statements.words import Words

_NO_NOUN = (
    en.DETERMINERS | en.PREPOSITIONS | en.CONJUNCTIONS | en.SUBORDINATORS | en.AUXILIARIES
    | frozenset(en.PRONOUNS) | {"me", "him", "us", "them"}
)  # fmt: skip
_BEFORE_ADJECTIVE = en.DETERMINERS | en.PREPOSITIONS | {",", "and", "or"}
_ADJECTIVES = frozenset(en.HEDGING_ADJECTIVES)
_BARE = frozenset({"said", "thought", "believed"})


def find_hedges(words: Words, phrases: tuple[str, ...]) -> Spans:
    """Find every hedge of a text, by the phrases of its language."""
    alone, pairs = _tables(phrases)
    lows, found, until = words.lows, [], 0
    places = [n for n, low in enumerate(lows) if low in alone]
    places += [n for n, two in enumerate(pairwise(lows)) if two in pairs]
    for i in sorted(set(places)):
        if i < until:
            continue
        tried = [*pairs.get((lows[i], lows[i + 1] if i + 1 < len(lows) else ""), ()), [lows[i]]]
        for phrase in tried:
            if len(phrase) == 1 and lows[i] not in alone:
                continue
            if lows[i : i + len(phrase)] == phrase and _weakens(words, i, i + len(phrase)):
                until = i + len(phrase)
                found.append((words.starts[i], words.ends[until - 1]))
                break
    return tuple(found)


@cache
def _tables(
    phrases: tuple[str, ...],
) -> tuple[frozenset[str], dict[tuple[str, str], list[list[str]]]]:
    """Phrases of one word; and the longer ones by their first two words, the longest first."""
    pairs: dict[tuple[str, str], list[list[str]]] = {}
    for phrase in sorted(phrases, key=lambda p: -len(p)):
        if len(parts := phrase.split()) > 1:
            pairs.setdefault((parts[0], parts[1]), []).append(parts)
    return frozenset(p for p in phrases if " " not in p), pairs


def _weakens(words: Words, lo: int, hi: int) -> bool:
    """Leave out what has the same words: it was alleged that, he said to me."""
    low = words.lows[lo]
    following = words.lows[hi] if hi < len(words.lows) else ""
    if low in _ADJECTIVES and hi == lo + 1:
        before = words.lows[lo - 1] if lo else ""
        leads = not before or before in _BEFORE_ADJECTIVE or before.endswith(("'s", "s'"))
        return leads and following[:1].isalpha() and following not in _NO_NOUN
    if low in _BARE:
        return (
            following[:1].isalpha()
            and (following not in _NO_NOUN or following in {"be", "have"})
            and words.forms[hi][0].islower()
        )
    return True
