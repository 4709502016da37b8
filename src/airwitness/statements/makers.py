# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""English: who makes a work: the phrase before a verb or after `by`, cut to who it is."""

from airwitness.statements import english as en
from airwitness.statements.found import Range
from airwitness.statements.phrases import (
    Noun,
    antecedent,
    noun_after,
    stands_for_another,
    subject_before,
)
from airwitness.statements.sentences import Sentence
from airwitness.statements.titles import BODIES, ORGANISATIONS, PLURALS, ROLES
from airwitness.statements.words import among

_SINGERS = among(
    "choir choirs singers ensemble orchestra band chorus pupils boys girls twins children"
)
ALL_BODIES = ORGANISATIONS | BODIES
_BODY_OR_SINGERS = ORGANISATIONS | BODIES | _SINGERS
_FOR_IN_NAMES = among(
    """
    ministry centre center office institute department council society foundation agency committee
    fund alliance campaign movement union association directorate
    """
)


def agent_after(s: Sentence, lo: int) -> Range | None:
    """Who stands after `by`: a name with what belongs to it, a body, people."""
    noun = noun_after(s, lo, deep=False)
    if noun is None or not can_make(s, noun.lo, noun.core):
        return None
    hi = noun.core
    for k in range(noun.lo + 1, noun.core):
        low, before = s.low(k), s.low(k - 1)
        if low in {"for", "from", "with"} and before not in _FOR_IN_NAMES:
            hi = k
            break
        if low in {"on", "at", "in"} or (low in en.DETERMINERS and s.is_name(k - 1)):
            hi = k  # on Harbour Television the same evening, on Victory Day
            break
        plain = not s.is_name(k) and not s.is_name(k - 1) and low not in {"of", "and"}
        if plain and before in _BODY_OR_SINGERS and _BODY_OR_SINGERS.isdisjoint(s.lows[k : k + 3]):
            hi = k  # by a school differs from …
            break
    named = any(s.is_name(k) for k in range(noun.lo, hi))
    if not named and s.low(hi) == "," and s.is_name(hi + 1):
        name = _first_name(s, hi + 1, len(s))  # by a local organist, Josiah Twelvetrees
        if s.low(name[1]) in {",", "."}:
            return name
    return noun.lo, hi


def can_make(s: Sentence, lo: int, hi: int) -> bool:
    """Tell whether a phrase names somebody: a name, a body, a choir."""
    if s.low(lo) in {"who", "which", "that"}:
        return False
    if any(s.is_name(k) for k in range(lo, hi)):
        return True
    if any(s.low(k) in PLURALS or s.low(k) in {"choir", "band", "twins"} for k in range(lo, hi)):
        return True
    return hi - lo >= 2 and s.low(lo) in en.DETERMINERS and not s.low(hi - 1).endswith("ing")


def subject_of(s: Sentence, group: int) -> Range | None:
    """Who makes something: the phrase before a verb, or that for which its `which` stands."""
    of_body = s.low(group - 1) == "which"
    if s.low(group - 1) in {"which", "that"}:
        group -= 1 + (s.low(group - 2) == ",")
    noun = subject_before(s, group)
    if of_body and noun is not None:
        noun = _body_of(s, noun)
    if noun is not None and stands_for_another(s, noun):
        noun = antecedent(s, noun.lo)
    if noun is None or s.low(noun.core - 1) in {"who", "which", "that"}:
        return None
    if s.low(noun.lo) in {"i", "we", "they", "you"} and noun.core == noun.lo + 1:
        return None
    at = noun.core + 1
    if (
        noun.hi > at
        and s.is_name(at)
        and not any(s.is_name(k) for k in range(noun.lo + 1, noun.core))
    ):
        return _first_name(s, at, noun.hi)  # last year's winner, Denzil Crabbe, wrote
    if can_make(s, noun.lo, noun.core) or s.low(noun.core - 1) in {"it", "he", "she"}:
        alone = s.low(noun.core - 1) in {"it", "he", "she"}
        return (noun.core - 1 if alone else noun.lo), noun.core
    return None


def _body_of(s: Sentence, noun: Noun) -> Noun:
    """A spokesman for the ministry, which ordered the song: the ministry."""
    at = next(
        (k for k in range(noun.lo, noun.core) if s.low(k) in {"for", "of", "from", "at"}), None
    )
    if at is None or s.low(at - 1) not in ROLES or s.low(at - 1) in ALL_BODIES:
        return noun
    return Noun(lo=at + 1, core=noun.core, hi=noun.hi)


def _first_name(s: Sentence, lo: int, hi: int) -> Range:
    """The name with which an apposition begins."""
    end = lo
    while end < hi and (s.is_name(end) or s.forms[end].isdigit()):
        end += 1
    return lo, end


def last_name(s: Sentence, lo: int, hi: int) -> Range:
    """The name that ends a phrase, if one does: an inquiry into Studio Lume."""
    k = hi
    while k > lo and s.is_name(k - 1):
        k -= 1
    return (k, hi) if k < hi else (lo, hi)


def sings(s: Sentence, lo: int, hi: int) -> bool:
    """Tell whether a phrase names people who sing."""
    return any(s.low(k).removesuffix("'s") in _SINGERS for k in range(lo, hi))
