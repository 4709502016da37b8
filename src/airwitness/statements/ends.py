"""English: where what is said ends, seen from the whole sentence.

After Mira said it was late, they left; it was late, a court heard; that it is; that it was.
"""

from airwitness.statements import english as en
from airwitness.statements.adverbials import skip_adverbials
from airwitness.statements.clauses import cut, has_clause, relative_end
from airwitness.statements.found import Found, Range
from airwitness.statements.noun_sources import clause_end
from airwitness.statements.phrases import is_adverb, is_verb
from airwitness.statements.sentences import TERMINALS, Sentence
from airwitness.statements.titles import ROLES
from airwitness.statements.words import among

_FRONTED = among(
    "when if because although though while whereas once unless whenever where even given"
)
_MAY_FRONT = among("after before since until as like unlike")
"""Prepositions too: after the match Mira said."""
_NO_MAIN = (
    en.CONJUNCTIONS
    | en.RELATIVES
    | (en.SUBORDINATORS - {"what", "how", "why"})
    | (en.PREPOSITIONS - {"like"})
)
_TOLD = among("told informed heard")
_HEARERS = among(
    "court jury inquiry tribunal hearing inquest committee panel commission parliament council"
    " assembly conference mps lawmakers senators councillors magistrates judges jurors members"
)
_TURNS = frozenset({",", "and", "but", "then", "yet"})
_LEADS = frozenset({"and", "but", "then", "yet", "never"})
_HE = frozenset({"he", "she", "they", "it", "we", "i"})
_DID = among(
    "did didn't does doesn't do don't has hasn't have haven't had hadn't was wasn't were weren't"
)
_FAR = 12  # items
_LEAST = 2  # items of what is said


def content_end(s: Sentence, made: Found, content: Range) -> Range:
    """End what is said before what the sentence goes on with, or after more that is said.

    Args:
        s: The sentence.
        made: Its cue and who speaks.
        content: What is said, as far as the clause tells.
    """
    content = relative_end(s, (made.cue, made.core), content)
    lo, hi = _more(s, content)
    end = _before_told(s, lo, hi) if s.low(lo) != "to" else _before_deed(s, lo, hi)
    if made.core is not None and (main := _main(s, made.core[0], lo, end)) is not None:
        end = main
    quoted = any(s.is_quote(k) for k in range(end, hi))
    return (lo, hi) if quoted else (lo, end)


def _more(s: Sentence, content: Range) -> Range:
    """Add `; that …` to what begins with `that`."""
    lo, hi = content
    if "that" not in {s.low(lo), s.low(lo - 1)}:
        return content
    while s.low(hi) == ";":
        at = hi + 1 + (s.low(hi + 1) == "and")
        if s.low(at) != "that":
            break
        hi = cut(s, at + 1)
    return lo, hi


def _before_told(s: Sentence, lo: int, hi: int) -> int:
    """End before `, a court heard on Monday`, `, councillors were told`."""
    if _TOLD.isdisjoint(s.lows[lo:hi]):
        return hi
    comma = next((k for k in range(hi - 1, max(lo + _LEAST, hi - _FAR), -1) if s.lows[k] == ","), 0)
    if not comma:
        return hi
    at = next((k for k in range(comma + 1, hi) if s.lows[k] in _TOLD), hi)
    they = s.lows[comma + 1 : at]
    if _HEARERS.isdisjoint(they) or they[0] in _NO_MAIN:
        return hi  # and families were told
    if s.low(at) != "heard" and s.low(at - 1) not in en.BE:
        return hi
    after = s.low(skip_adverbials(s, at + 1))
    return comma if not after or after in TERMINALS else hi


def _before_deed(s: Sentence, lo: int, hi: int) -> int:
    """End of what somebody promised to do: to meet me, then did not; to pay, which he has not."""
    for k in range(lo + _LEAST, hi):
        if s.lows[k] not in _TURNS:
            continue
        n = k + 1
        while s.low(n) in _LEADS or is_adverb(s, n):
            n += 1
        past = s.low(n - 1) == "then" and (is_verb(s, n) or s.low(n).endswith("ed"))
        which = s.low(k + 1) == "which" and s.low(k + 2) in _HE and s.low(k + 3) in en.AUXILIARIES
        again = (
            s.lows[k] == "," and s.low(k + 1) in _LEADS and s.low(n) in _HE and is_verb(s, n + 1)
        )
        if (s.low(n) in _DID or past or which or again) and not s.is_quote(n):
            return k
    return hi


def _main(s: Sentence, subject: int, lo: int, hi: int) -> int | None:
    """End of what is said in a clause that stands before the main one: When she says no, go."""
    if _is_of_noun(s, subject):
        return min(hi, clause_end(s, subject, lo), _next_clause(s, lo, hi))
    return _next_clause(s, lo, hi) if _is_fronted(s, subject) else None


def _is_of_noun(s: Sentence, subject: int) -> bool:
    """Tell whether a clause says which, in the subject: The tanks that the army says it hit."""
    if subject < _LEAST or s.low(subject - 1) != "that" or not s.low(subject - 2)[:1].isalpha():
        return False
    return not any(is_verb(s, k) or s.lows[k] in en.CUES for k in range(subject - 1))


def _is_fronted(s: Sentence, subject: int) -> bool:
    first = s.low(0)
    if first in _FRONTED:
        return "," not in s.lows[:subject]
    near = subject <= _LEAST or s.low(subject - 1) in ROLES
    return first in _MAY_FRONT and near and "," not in s.lows[:subject]


def _next_clause(s: Sentence, lo: int, hi: int) -> int:
    """Comma before a clause that depends on nothing."""
    waits = s.low(lo) in _FRONTED
    for k in range(lo + _LEAST, hi):
        if s.lows[k] != "," or s.low(k + 1) in _NO_MAIN or not has_clause(s, k + 1):
            continue
        if not waits and any(is_verb(s, n) or s.lows[n].endswith("ed") for n in range(lo, k)):
            return k
        waits = False
    return hi
