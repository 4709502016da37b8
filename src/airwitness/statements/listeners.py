# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how far one looks stands in it)
"""English: who is told: reporters, the Mercury, her mother, people in the valley."""

from airwitness.statements import english as en
from airwitness.statements.phrases import is_adverb, is_verb
from airwitness.statements.sentences import DASHES, QUOTE, TERMINALS, Sentence
from airwitness.statements.titles import ORGANISATIONS, PLURALS, ROLES
from airwitness.statements.words import among

_OBJECTS = among("me him her us them you it himself herself themselves everyone")
_JOINING = among("of and for")
_ANYBODY = among("everyone anyone everybody anybody those people all")
_WHEN = among("last late early next")
_WHERE = among("in on at of from near with across along around outside aged under over")
_BODIES = ORGANISATIONS | ROLES
_CLAUSES = among("that whether if who what how where when why")
_SOME = among("one two three four five six")
_TAKES_THAT = en.PREPOSITIONS | frozenset(en.CUES)
_OUTLETS = among(
    "agency daily weekly newspaper paper magazine station channel broadcaster website site portal"
    " network radio television outlet"
)
_MARKS = frozenset({",", ";", ":", *TERMINALS, *DASHES})


def listener_end(s: Sentence, k: int) -> int:  # noqa: C901, PLR0912 (one way out for each kind)
    """End of who is told: reporters, the Mercury, a news conference."""
    low = s.low(k)
    if low.split("'")[0] in _CLAUSES or low in {"to", ":", ",", QUOTE} or low in TERMINALS:
        return k
    if low in _ANYBODY and s.low(k + 1) == "who":
        return _past_relative(s, k + 2)
    if low in _OBJECTS and (low != "her" or not _is_hers(s, k + 1)):
        return k if low == "it" and is_verb(s, k + 1) else k + 1  # warned it could rise
    if low in en.PRONOUNS or (low.endswith("ing") and not s.is_name(k)):
        return k
    if low in en.PREPOSITIONS or low in en.WEEKDAYS or low in _WHEN:
        return k
    if is_adverb(s, k) and low not in en.DETERMINERS:
        return k
    start = k
    if low in en.DETERMINERS or low in en.POSSESSIVES or low in _SOME:
        k += 1
        while k < len(s) and k - start < 9 and not _listener_leaves(s, k, start):
            k += 1
        return _past_whose(s, k) if s.low(k) in {"who", "whose"} else k
    if s.is_name(k):
        while (
            k < len(s)
            and (s.is_name(k) or s.low(k) in _JOINING or _is_host(s, k))
            and s.low(k) not in _MARKS
        ):
            if s.low(k) in _JOINING and not s.is_name(k + 1) and s.low(k + 1) != "the":
                break
            k += 1
        if s.low(k) == "'s":
            k += 1
        return k
    if s.is_name(k + 1) and low in ROLES:
        return listener_end(s, k + 1)  # told co-host Mira Toval
    k += not low.endswith("s") and s.low(k + 1) in PLURALS  # urged head teachers to
    k += 1 + (s.low(k + 1) in {"members", "reporters"})
    return _past_whose(s, k) if s.low(k) in {"who", "whose"} else _past_place(s, k)


def _is_host(s: Sentence, k: int) -> bool:
    """Tell whether a word stands between two names of a listener: the Mercury editor Ida Renn."""
    return s.low(k) in ROLES and s.is_name(k + 1)


def _past_relative(s: Sentence, k: int) -> int:
    """Step over who the listeners are: telling anyone who would listen that."""
    near = range(k, min(len(s), k + 7))
    return next((n for n in near if s.low(n) in {"that", ",", ":"} or s.is_quote(n)), k + 7)


def _past_whose(s: Sentence, k: int) -> int:
    """Step over what is said of one listener: told a caller who gave his age as eleven that."""
    for n in range(k + 2, min(len(s), k + 16)):
        if s.low(n) in _MARKS or s.is_quote(n):
            break
        if s.low(n) == "that" and s.low(n - 1) not in _TAKES_THAT:
            return n
    return k


def _past_place(s: Sentence, k: int) -> int:
    """Step over where the listeners are: told people in the valley to."""
    if s.low(k) not in _WHERE:
        return k
    for n in range(k + 1, min(len(s), k + 9)):
        if s.low(n) in {"to", "that", "not", "how", "what"} or s.is_quote(n):
            return n
        if s.low(n) in _MARKS or is_verb(s, n):
            break
    return k


def _is_hers(s: Sentence, k: int) -> bool:
    """Tell whether `her` before k says whose, and is nobody: told her mother that."""
    low = s.low(k)
    if not low[:1].isalpha() or s.is_name(k) or low in en.CONJUNCTIONS or low in en.SUBORDINATORS:
        return False
    if low in en.PRONOUNS or low in en.PREPOSITIONS or low in en.DETERMINERS:
        return False
    following = s.low(k + 1)
    if following in _WHERE and low.endswith("s"):
        return True  # told her players at half-time to
    return following in {"that", "to", "how", "what", "when", "not", ":", ",", "if", "about"} or (
        s.is_quote(k + 1) or following in en.PRONOUNS or following in en.DETERMINERS
    )


def _is_outlet(s: Sentence, k: int, end: int) -> bool:
    """Tell whether a name is that of whom it was told: told the news agency SNA on Friday."""
    if not s.is_name(k) or s.low(k - 1) not in _OUTLETS:
        return False
    after = s.low(end)
    return not after or after in _MARKS or after in en.WEEKDAYS or after in en.PREPOSITIONS


def _listener_leaves(s: Sentence, k: int, start: int) -> bool:
    low = s.low(k)
    if low in {"that", "to", "whether", "if"} or low in _MARKS or low == QUOTE:
        return True
    if low in en.WEEKDAYS and s.low(k + 1) not in {"club", "group", "times"}:
        return s.low(k - 1) not in en.DETERMINERS
    if low in en.PRONOUNS or is_verb(s, k) or low in en.CONJUNCTIONS:
        return True
    if low in en.DETERMINERS:
        return s.low(k - 1) not in en.PREPOSITIONS
    if low in {"at", "in", "of", "from", "for", "on"}:
        return False
    if s.low(k + 1) in {"that", ":"} and not s.is_name(k) and low not in en.ADVERBS:
        return False  # told a meeting of Pacific leaders that
    if s.is_name(k - 1) and not s.is_name(k) and k - 1 > start:
        return low not in en.PREPOSITIONS and low not in _BODIES
    end = k
    while s.is_name(end):
        end += 1
    if s.low(end) in {"that", ":"} or s.is_quote(end) or _is_outlet(s, k, end):
        return False  # told the portal Istok that
    return (
        s.is_name(k)
        and not s.is_name(k - 1)
        and s.low(k - 1) not in en.DETERMINERS
        and s.low(k - 1) not in en.PREPOSITIONS
    )
