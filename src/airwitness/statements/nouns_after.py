"""English: the noun phrase that begins after a verb, with what says more of it."""

from airwitness.statements import english as en
from airwitness.statements.phrases import (
    APPOSITION,
    FARTHEST,
    MONTHS,
    STOPS,
    Noun,
    is_adverb,
    is_apposition,
    is_initial,
    is_verb,
)
from airwitness.statements.sentences import DASHES, QUOTE, TERMINALS, Sentence
from airwitness.statements.titles import PLURALS, ROLES
from airwitness.statements.words import among

_SPELLS = among("this last next")
_WHEN = among("week month year night morning afternoon evening spring summer autumn winter")


def noun_after(s: Sentence, start: int, *, deep: bool = True, closed: bool = False) -> Noun | None:
    """Find the noun phrase that begins at item `start`, with its appositions.

    Args:
        s: The sentence.
        start: Item.
        deep: Whether to look for appositions.
        closed: Whether a clause follows, so that a comma must end each apposition.
    """
    lo = start
    while lo < len(s) and is_adverb(s, lo) and s.low(lo) not in en.DETERMINERS:
        lo += 1
    hi = _walk_on(s, lo)
    if hi == lo or (s.low(lo) in _SPELLS and hi == lo + 2 and s.low(lo + 1) in _WHEN):
        return None  # reported this week
    core = hi
    for _ in range(3 if deep else 0):
        if s.low(hi) != "," or s.is_quote(hi + 1):
            break
        to = _comma_or_end(s, hi + 1)
        if not is_apposition(s, hi + 1, to) or s.low(hi + 1).endswith("ing"):
            break
        if closed and s.low(to) != ",":
            break
        hi = to
    return Noun(lo=lo, core=core, hi=hi)


def _comma_or_end(s: Sentence, lo: int) -> int:
    for k in range(lo, min(len(s), lo + APPOSITION + 1)):
        if s.low(k) in {",", ";", ":", QUOTE} or s.low(k) in TERMINALS or s.low(k) in DASHES:
            if s.low(k) == "." and s.low(k - 1) in en.ABBREVIATIONS:
                continue
            return k
    return min(len(s), lo + APPOSITION + 1)


def _walk_on(s: Sentence, lo: int) -> int:
    """First item after the noun phrase that begins at `lo`."""
    k = lo
    lows = s.lows
    end = min(len(lows), lo + FARTHEST)
    while k < end:
        low = lows[k]
        if low == "." and is_initial(s, k):
            k += 1
            continue
        if low in STOPS or (k > lo and _leaves(s, k, lo)):
            break
        if low in en.CONJUNCTIONS and not (low == "and" and k > lo and _joins(s, k)):
            break
        if k == lo and low in en.PRONOUNS:
            return k + 1
        k += 1
    while k > lo and s.low(k - 1) in {"of", "for", "from", "with"}:
        k -= 1
    return k


def _joins(s: Sentence, k: int) -> bool:
    """Tell whether `and` joins two who speak: said the army and the police."""
    if s.is_name(k + 1):
        return s.is_name(k - 1)
    low = s.low(k + 1)
    if s.low(k + 2).endswith("s") and s.low(k + 3) in {",", ":"} and not low.endswith("s"):
        return low.isalpha() and s.low(k - 1).isalpha()  # the land and company registers
    if not (low in en.DETERMINERS or low in PLURALS or low in ROLES or low.endswith("s")):
        return False
    for n in range(k + 2, min(len(s) + 1, k + 7)):
        if s.low(n) in STOPS or not s.low(n) or s.low(n) in en.PREPOSITIONS:
            return True
        if is_verb(s, n) or s.low(n) in en.CUES or s.low(n) in en.PRONOUNS:
            return False
    return False


def _leaves(s: Sentence, k: int, lo: int) -> bool:
    """Tell whether item k no longer belongs to the noun phrase begun at lo."""
    low = s.low(k)
    if low in {"who", "whose"} or (low in {"called", "named"} and s.is_name(k + 1)):
        return False
    if low in {"of", "for", "from", "with"}:
        return False
    if low in {"in", "at", "on"}:
        follows = s.low(k + 1)
        return not s.is_name(k + 1) or follows in en.WEEKDAYS or follows in MONTHS
    if low in en.PREPOSITIONS or low in en.SUBORDINATORS or low in en.WEEKDAYS:
        return True
    if s.is_name(k - 1) and low in en.PRONOUNS:
        return True
    relative = any(s.low(n) in {"who", "whose"} for n in range(max(lo, k - 10), k))
    return is_verb(s, k) and not relative
