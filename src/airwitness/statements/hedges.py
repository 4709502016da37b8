"""Hedges: words by which a text says less than it could, and what only looks like them."""

from functools import cache

from airwitness.statements import english as en
from airwitness.statements.records import Spans
from airwitness.statements.words import Words

_NO_NOUN = (
    en.DETERMINERS | en.PREPOSITIONS | en.CONJUNCTIONS | en.SUBORDINATORS | en.AUXILIARIES
    | frozenset(en.PRONOUNS) | {"me", "him", "us", "them"}
)  # fmt: skip
_BEFORE_ADJECTIVE = en.DETERMINERS | en.PREPOSITIONS | {",", "and", "or", "first", "second", "only"}
_ADJECTIVES = frozenset(en.HEDGING_ADJECTIVES)
_BARE = frozenset({"said", "thought", "believed"})
_NOBODY = frozenset(en.PRONOUNS) | {"nobody", "everybody", "somebody", "none", "some", "others"}
_SEEMS = frozenset({"appears", "appear", "appeared", "seems", "seem", "seemed"})
_HELD = frozenset(en.HELD)
_COMPARED = frozenset({"as", "more", "less", "how", "equally", "twice", "times", "any", "no"})
_CLAUSES = frozenset({"it", "so", "as"})
_ENDS = frozenset({",", ".", "", ";", ")", "—", "–"})
_NEAR = 5  # items from `is believed` to `to`


def find_hedges(words: Words, phrases: tuple[str, ...]) -> Spans:
    """Find every hedge of a text, by the phrases of its language."""
    alone, pairs, firsts = _tables(phrases)
    lows, found, until = words.lows, [], 0
    near = [n for n, low in enumerate(lows) if low in firsts]
    gapped = _gapped(words, near) if ("seems", "to") in pairs else {}
    places = [n for n in near if lows[n] in alone or (*lows[n : n + 2],) in pairs]
    for i in sorted({*places, *gapped}):
        if i < until:
            continue
        if i in gapped:
            until = gapped[i]
            found.append((words.starts[i], words.ends[until - 1]))
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


def _gapped(words: Words, near: list[int]) -> dict[int, int]:
    """Hedges with something in their middle: is understood, however, to; seems never to."""
    lows, found = words.lows, {}
    for i in [n for n in near if lows[n] in _HELD or lows[n] in _SEEMS]:
        lo = i
        if lows[i] in _HELD:
            while lo > max(0, i - 3) and lows[lo - 1] in en.ADVERBS | {"widely", "long"}:
                lo -= 1
            if lo == 0 or lows[lo - 1] not in en.BE:
                continue
            lo -= 1
        hi = i + 1
        while hi < min(len(lows), i + _NEAR) and (
            lows[hi] in en.ADVERBS or lows[hi] in {",", "however", "never", "not", "widely"}
        ):
            hi += 1
        if hi < len(lows) and lows[hi] == "to" and hi - lo > 1 + (lows[i] in _HELD):
            found[lo] = hi + 1
    return found


@cache
def _tables(
    phrases: tuple[str, ...],
) -> tuple[frozenset[str], dict[tuple[str, ...], list[list[str]]], frozenset[str]]:
    """Phrases of one word; longer ones by their first two, the longest first; words to look at."""
    pairs: dict[tuple[str, ...], list[list[str]]] = {}
    for phrase in sorted(phrases, key=lambda p: -len(p)):
        if len(parts := phrase.split()) > 1:
            pairs.setdefault((parts[0], parts[1]), []).append(parts)
    alone = frozenset(p for p in phrases if " " not in p)
    return alone, pairs, alone | _HELD | _SEEMS | {first for first, *_ in pairs}


def _weakens(words: Words, lo: int, hi: int) -> bool:
    """Leave out what has the same words: it was alleged that, he said to me."""
    low = words.lows[lo]
    following = words.lows[hi] if hi < len(words.lows) else ""
    if low in _ADJECTIVES and hi == lo + 1:
        before = words.lows[lo - 1] if lo else ""
        leads = not before or before in _BEFORE_ADJECTIVE or before.endswith(("'s", "s'"))
        return leads and following[:1].isalpha() and following not in _NO_NOUN
    before = words.lows[lo - 1] if lo else ""
    if low in _BARE:
        return before == "," or (following in {"be", "have"} and before not in _NOBODY)
    if low == "likely":
        return before not in _COMPARED
    if low in _CLAUSES and words.lows[hi - 1] in _HELD:
        return following in _ENDS  # it is thought that says who thought it: nobody
    return True
