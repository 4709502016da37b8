"""English: a thing that is spoken of and of which nothing is said: announced the decision."""

from collections.abc import Callable

from airwitness.statements import english as en
from airwitness.statements.clauses import cut, has_clause
from airwitness.statements.sentences import Sentence
from airwitness.statements.titles import ROLES
from airwitness.statements.words import among

_EVENTS = among("death deaths return arrival departure plans sale closure launch end birth wedding")
_EVENT_ENDINGS = ("ing", "ment", "tion", "sion")
_NO_EVENTS = among("decision evening morning station")
_THIS_ONE = among("the this these those")
_PAID = among("dividend dividends")
_FEW = 4  # items
_PAIR = 2


def is_mere(s: Sentence, k: int, base: str) -> bool:
    """Tell whether what follows a verb from item k is but a thing: called for an inquiry."""
    if base not in _VERBS:
        return False
    end = max(cut(s, k), k + 1)
    if base in _AT_LENGTH:
        return _AT_LENGTH[base](s, k, end)
    if end - k > _FEW or (end - k > _PAIR and has_clause(s, k)):
        return False
    if base == "call":
        asked = s.low(k - 1) == "for" and s.low(k) not in en.POSSESSIVES
        return asked and not _is_to_be_done(s, k, end)
    return s.low(k) in _THIS_ONE or (base == "deny" and end == k + 1)


def _is_no_event(s: Sentence, k: int, end: int) -> bool:
    return not _is_event(s, k, end)


def _is_player(s: Sentence, k: int, end: int) -> bool:
    """Tell whether somebody is called back: recalled Mira Toval; not: recalled Mira singing."""
    after = next((n for n in range(k, end) if not s.is_name(n)), end)
    return after > k and not s.low(after).endswith("ing")


def _is_source(s: Sentence, k: int, end: int) -> bool:
    """Tell whether somebody is cited, and not what they say: an unnamed detective."""
    return s.low(k) in {"a", "an"} and not ROLES.isdisjoint(s.lows[k : min(end, k + _FEW)])


def _is_paid(s: Sentence, k: int, end: int) -> bool:
    return not _PAID.isdisjoint(s.lows[k : min(end, k + _FEW)])


def _is_so_many(s: Sentence, k: int, _: int) -> bool:
    """Tell whether X-rays revealed so many things."""
    return s.low(k)[:1].isdigit() and not has_clause(s, k)


def _is_event(s: Sentence, lo: int, end: int) -> bool:
    """Tell whether it is announced that something happens: her retirement; not: a bridge."""
    if has_clause(s, lo):
        return True
    for n in range(lo, min(end, lo + 6)):
        low = s.low(n)
        if low in en.PREPOSITIONS or not low[:1].isalnum():
            return False
        if low in _EVENTS or (low.endswith(_EVENT_ENDINGS) and low not in _NO_EVENTS):
            return True
    return False


def _is_to_be_done(s: Sentence, lo: int, end: int) -> bool:
    """Tell whether somebody is to do something: for the clip to be removed, for sparing them."""
    if s.low(lo).endswith("ing"):
        return True
    return any(
        s.lows[n] == "to" and s.low(n + 1) not in en.DETERMINERS and not s.is_name(n + 1)
        for n in range(lo + 1, end)
    )


_AT_LENGTH: dict[str, Callable[[Sentence, int, int], bool]] = {
    "announce": _is_no_event, "recall": _is_player, "cite": _is_source, "propose": _is_paid,
    "reveal": _is_so_many,
}  # fmt: skip
"""Verb → whether but a thing follows it, however many its words are."""
_VERBS = frozenset({"acknowledge", "deny", "call", *_AT_LENGTH})
