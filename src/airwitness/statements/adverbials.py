"""English: when, where and to whom something is said, which is no part of it."""

from airwitness.statements import english as en
from airwitness.statements.phrases import MONTHS, is_adverb, is_verb
from airwitness.statements.sentences import DASHES, QUOTE, TERMINALS, Sentence
from airwitness.statements.words import among

TRAILS = among(
    """as when while after and but before of with without in at on to from about during through"""
)
CLAUSES = among("that whether if what who why how where when")
_SPELLS = among(
    "week month year morning afternoon evening night summer winter spring autumn weekend season"
)
_DAY_PARTS = among("night morning afternoon evening lunchtime")
_LONGEST_ADVERBIAL = 14  # items
_MARKS = frozenset({",", ";", ":", *TERMINALS, *DASHES})
_LEADS = en.PREPOSITIONS | {"as", "when", "while"}
_WHILE = among("as when while")
_BEFORE_NAME = en.PREPOSITIONS | en.DETERMINERS
_BINDS = among("of for with from in at on")
_MONEY = frozenset("$£€")
_LEAST = among("least most half two three four five six seven eight nine ten a")
_AFTER_REDUCED = TRAILS | en.WEEKDAYS | _DAY_PARTS


def skip_adverbials(s: Sentence, at: int) -> int:
    """Step over when, where and to whom: on Tuesday, in a statement, to reporters."""
    k = at
    for _ in range(4):
        low = s.low(k)
        if low in en.WEEKDAYS:
            k += 1 + (s.low(k + 1) in _DAY_PARTS)
        elif is_adverb(s, k) and low not in en.DETERMINERS:
            k += 1
        elif _is_when(s, k):
            k += 2
        elif low == "(":
            close = next((n for n in range(k, min(len(s), k + 12)) if s.low(n) == ")"), None)
            if close is None:
                break
            k = close + 1
        elif low in _LEADS and (end := _past_phrase(s, k)) > k:
            k = end
        else:
            break
    return k


def _past_phrase(s: Sentence, k: int) -> int:
    """Step over a phrase with a preposition, or a clause that says when."""
    low = s.low(k)
    if low in _WHILE and (that := _past_clause(s, k)) is not None:
        return that
    if low not in en.PREPOSITIONS:
        return k
    if low == "in" and s.low(k + 1) == "writing":
        return k + 2
    if s.low(k + 1) == "that":
        return k + 1  # has said throughout that
    if _is_count_word(s, k):
        return k
    end = _phrase_end(s, k + 1)
    return k if end == k + 1 or _is_saying(s, k + 1) else end


def _past_clause(s: Sentence, k: int) -> int | None:
    """Place of the `that` behind a clause that says when: said as the hall emptied that."""
    for n in range(k + 2, min(len(s), k + 10)):
        if s.low(n) == "that":
            return n if s.low(n + 1) not in en.AUXILIARIES else None
        if s.low(n) in _MARKS or s.is_quote(n):
            return None
    return None


def _is_count_word(s: Sentence, k: int) -> bool:
    """Tell whether a preposition begins what is said: of, like; at least two, about 40 people."""
    low, following = s.low(k), s.low(k + 1)
    if low == "at":
        return following in {"least", "most"}
    many = following in _LEAST or following[:1].isdigit() or following in _MONEY
    if low in {"about", "around", "over", "under"} and many:
        return True
    return low in {"of", "like", "as"}


def _is_when(s: Sentence, k: int) -> bool:
    """Tell whether two words say when: years later, last May, this week; not: this is."""
    low, following = s.low(k), s.low(k + 1)
    if following in {"later", "earlier", "ago", "afterwards"}:
        return low[:1].isalpha()
    if low == "this":
        return following in _SPELLS
    return low in {"last", "late", "early", "next"} and following[:1].isalpha()


def _is_saying(s: Sentence, k: int) -> bool:
    """Tell whether somebody goes on to speak here: before adding that."""
    cue = en.CUES.get(s.low(k))
    return cue is not None and cue[2] == "g" and "c" in cue[1]


def _phrase_end(s: Sentence, k: int) -> int:
    """End of the noun phrase after a preposition."""
    start, nouns = k, 0
    if s.low(k).endswith("ing") and not s.is_name(k):  # before leaving the hall
        k += 1
    while k < len(s) and k - start < _LONGEST_ADVERBIAL:
        low = s.low(k)
        if low in _MARKS or low == QUOTE or low in CLAUSES:
            break
        if low in en.PRONOUNS and not nouns:
            return k + 1 if low in {"you", "it"} else start
        reduced = low.endswith("ed") and s.low(k + 1) in _AFTER_REDUCED
        if low in en.PRONOUNS or (
            nouns
            and s.low(k - 1) not in _BINDS
            and (low in en.DETERMINERS or (is_verb(s, k) and not reduced))
        ):
            break
        if low in en.WEEKDAYS:
            return k + 1 + (s.low(k + 1) in _DAY_PARTS)
        if low in MONTHS and nouns and s.low(k - 1).isdigit():
            return k + 1 + s.low(k + 1).isdigit()  # on 4 July 2031
        if nouns and s.is_name(k) and not s.is_name(k - 1) and s.low(k - 1) not in _BEFORE_NAME:
            break
        if low in en.PREPOSITIONS and low not in {"of", "for", "with", "from"}:
            break
        nouns += low not in en.DETERMINERS and low not in en.PREPOSITIONS
        k += 1
    return k
