"""English: who a sentence begins with."""

from airwitness.statements import english as en
from airwitness.statements.phrases import (
    FARTHEST,
    STOPS,
    Noun,
    is_verb,
    names_work,
    subject_before,
    verb_group,
)
from airwitness.statements.sentences import Sentence
from airwitness.statements.titles import ORGANISATIONS, PLURALS, ROLES
from airwitness.statements.words import among

_SHORT = 7
_LEADS = en.PREPOSITIONS | en.ADVERBS | {"once"}
_OPENS = en.PREPOSITIONS | among(
    "as when while after before then once now asked pressed told shown"
)
_THEN = among("then now once")
_LONGEST = 24  # items of what stands before a main clause
_SOMEBODY = ROLES - ORGANISATIONS
_NO_NOUN = _LEADS | en.CONJUNCTIONS | en.DETERMINERS
_ASIDES = en.PREPOSITIONS | among(
    "which of many most some all both among in on at by with including like who none when while if"
    " after before asked pressed told questioned"
)


def first_subject(s: Sentence, before: int = FARTHEST) -> Noun | None:
    """Find the subject of a sentence: the phrase before its first verb, in its first items."""
    for i in range(1, min(len(s), before, FARTHEST)):
        if s.is_quote(i):
            if i < _SHORT and (names_work(s, i) or (s.low(0) in _LEADS and s.low(i + 1) == ",")):
                continue  # Once, after “Hush Now”, the general came in
            return None
        done = s.low(i).endswith("ed") and s.low(i - 1) not in en.DETERMINERS
        if is_verb(s, i) or (done and not (s.low(i) == "aged" and s.low(i + 1).isdigit())):
            group = verb_group(s, i)
            if s.low(group - 1) in {"who", "which"} and any(
                is_verb(s, k) for k in range(i + 1, min(len(s), before))
            ):
                continue  # Mira, who was there, came and said
            return subject_before(s, group)
    return None


def past_opening(s: Sentence) -> int:
    """First item of the main clause, if it begins with an article: Asked why, a miller laughed."""
    first = s.low(0)
    if first in _THEN and s.low(1) in en.DETERMINERS:
        return 1  # Then the marshal spoke
    if first not in _OPENS:
        return 0
    for k in range(1, min(len(s) - 3, _LONGEST)):
        following = s.low(k + 1)
        if s.lows[k] == "," and following in en.DETERMINERS:
            apposed = s.is_name(k - 1) and following in {"a", "an"}
            return 0 if apposed else k + 1  # At the back sits Father Anton, a monk
        if is_verb(s, k) and first in en.PREPOSITIONS:
            return 0
        of_somebody = following == "the" and s.low(k + 2) in _SOMEBODY
        if k > 1 and of_somebody and s.lows[k].isalpha() and s.lows[k] not in _NO_NOUN:
            return k + 1  # In the eighth chapter the author describes
    return 0


def far_subject(s: Sentence, end: int) -> Noun | None:
    """The phrase a sentence begins with, over what stands between commas: Her critics, …, say."""
    comma = next((k for k in range(1, min(_SHORT, end)) if s.lows[k] == ","), None)
    if comma is None or comma >= end - 1:
        return None
    first = s.low(0)
    begins = first in en.DETERMINERS or first in PLURALS or s.is_name(0)
    if (
        not begins
        or first in en.PREPOSITIONS
        or any(is_verb(s, k) or s.low(k).endswith("ed") for k in range(1, comma))
    ):
        return None
    if s.low(comma + 1) not in _ASIDES:
        return None
    return Noun(lo=0, core=comma, hi=comma)


def name_before(s: Sentence, end: int) -> Noun | None:
    """The name with which a sentence begins, where its verb is not known: Gary Pugh hit back."""
    lo = 1 if s.low(0) in en.CONJUNCTIONS else 0
    stop = next((k for k in range(lo, min(end, len(s))) if s.low(k) in STOPS), end)
    if lo < stop and s.low(lo) in en.PRONOUNS:
        return Noun(lo=lo, core=lo + 1, hi=lo + 1)
    if s.low(lo) in _LEADS or not (s.is_name(lo) or s.low(lo) in en.DETERMINERS):
        return None
    hi = next((k for k in range(min(stop, lo + 10), lo, -1) if s.is_name(k - 1)), lo)
    if hi == lo + 1 and s.low(lo) in en.DETERMINERS:  # A party source hit back
        hi = next((k - 1 for k in range(lo + 3, stop) if s.low(k) in {"back", "out"}), lo)
    return Noun(lo=lo, core=hi, hi=hi) if hi > lo else None


def nearest_subject(s: Sentence, group: int) -> Noun | None:
    """Who shrugged, in: I rang, and when he came, the guard shrugged and said."""
    verb = group - 2
    if s.low(group - 1) != "and" or not (is_verb(s, verb) or s.low(verb).endswith("ed")):
        return None
    subject = subject_before(s, verb_group(s, verb))
    if subject is None or s.low(subject.lo) not in {"the", "he", "she", "they"}:
        return None
    return None if s.low(subject.core - 1) in {"to", "who", "which", "that"} else subject
