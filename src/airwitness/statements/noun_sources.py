"""English: sources told by nouns: a warning from Mira that, Mira's view is that, to quote Mira."""

from itertools import pairwise

from airwitness.statements import english as en
from airwitness.statements.clauses import cut
from airwitness.statements.found import Found
from airwitness.statements.nouns_after import noun_after
from airwitness.statements.phrases import Noun, is_verb
from airwitness.statements.sentences import QUOTE, TERMINALS, Sentence
from airwitness.statements.words import among

_SAID = among(
    """
    view message answer argument advice verdict position excuse complaint explanation defence
    reply response theory conclusion contention claim warning point motto slogan fear hope belief
    word consensus feeling mood talk rumour gossip wisdom finding opinion judgment judgement line
    story thinking guess impression assumption version account
    """
)
_WHOSE = _SAID - among("word mood talk line story version account judgement judgment gossip rumour")
_IS = among("is was remains remained")
_PARTS = en.SUBORDINATORS | (en.CONJUNCTIONS - {"so"}) | frozenset({",", "or", ";"})
_AMONG = among("among in from of at inside on around within")
_SHORT = 7  # items
_QUOTING = among("quote use borrow")
NOUN_KEYS = _SAID | _QUOTING | {"believed"}


def by_noun(s: Sentence, i: int) -> Found | None:
    """Find a source that a noun at item i tells, or `quote` and `believed` in their idioms."""
    low = s.lows[i]
    if low == "believed":
        return _if_believed(s, i)
    if low in _QUOTING and s.low(i - 1) == "to":
        return _to_quote(s, i)
    if low in en.NOUN_CUES and s.low(i + 1) in {"from", "by"}:
        return _from_whom(s, i)
    if low in _SAID and s.low(i + 1) in _AMONG:
        return _among(s, i) or _was_the(s, i)
    return _whose(s, i) if low in _WHOSE and s.low(i + 1) in _IS | {":"} else None


def _among(s: Sentence, i: int) -> Found | None:
    """Word among dealers is that it never left; the view of the court was “no”."""
    noun = noun_after(s, i + 2, deep=False)
    if noun is None or s.low(noun.hi) not in _IS or any(is_verb(s, k) for k in range(i)):
        return None
    at = noun.hi + 1
    that = s.low(at) == "that"
    if not (that or s.is_quote(at)):
        return None
    return _made(s, (i, i + 2), (at + that, cut(s, at + that)), noun)


def _was_the(s: Sentence, i: int) -> Found | None:
    """The cable was cut, is the conclusion of the report."""
    noun = noun_after(s, i + 2)
    if noun is None or s.low(i - 1) != "the" or s.low(i - 2) not in _IS or s.low(i + 1) != "of":
        return None
    if s.low(i - 3) != "," or s.is_quote(i - 4) or i < _SHORT:
        return None
    return _made(s, (i - 2, i + 2), (0, i - 3), noun)


def _made(s: Sentence, cue: tuple[int, int], content: tuple[int, int], who: Noun) -> Found:
    made = Found(cue=cue, content=[content], rule="en.noun")
    made.speaker, made.core = (who.lo, who.hi), (who.lo, who.core)
    made.denied = not en.DENIALS.isdisjoint(s.lows[slice(*cue)])
    return made


def _from_whom(s: Sentence, i: int) -> Found | None:
    """A warning from the fire chief that the hall is unsafe."""
    noun = noun_after(s, i + 2, closed=True)
    that = 0 if noun is None else noun.hi + (s.low(noun.hi) == "," and noun.hi > noun.core)
    if noun is None or s.low(that) != "that" or _is_own(s, that + 1):
        return None
    return _made(s, (i, i + 2), (that + 1, clause_end(s, i, that + 1)), noun)


def _is_own(s: Sentence, k: int) -> bool:
    """Tell whether `that` before item k is the noun's own: a report from Pell that reached us."""
    return _is_finite(s, k) or s.low(k).endswith("ed")


def clause_end(s: Sentence, i: int, lo: int) -> int:
    """End of a clause at a noun that is itself a subject: the claim that he fled is false."""
    end = cut(s, lo)
    if any(is_verb(s, k) for k in range(i)):
        return end
    verbs = [k for k in range(lo, end) if _is_finite(s, k) and not _is_finite(s, k - 1)]
    for first, second in pairwise(verbs):
        if _PARTS.isdisjoint(s.lows[first:second]):
            return second
    return end


def _is_finite(s: Sentence, k: int) -> bool:
    low = s.low(k)
    if is_verb(s, k) or low in en.AUXILIARIES:
        return True
    before = s.low(k - 1)
    done = before in en.BE or before in en.DETERMINERS  # that the count was rigged
    return low.endswith("ed") and not done and not s.is_name(k)


def _whose(s: Sentence, i: int) -> Found | None:
    """The coach's view is that they were robbed; her answer was “no”; his verdict: “no”."""
    lo = i - 1
    owner = s.low(lo)
    if owner in {"only", "own", "main", "first", "short", "final"}:
        lo -= 1
        owner = s.low(lo)
    if owner.endswith(("'s", "s'")) or (owner in {"'", "’"} and s.low(lo - 1).endswith("s")):
        hi = lo + 1
        while lo > 0 and s.low(lo) not in en.DETERMINERS and s.low(lo - 1)[:1].isalpha():
            lo -= 1
            if s.low(lo) in en.PREPOSITIONS or s.low(lo) in en.CONJUNCTIONS:
                lo += 1
                break
    elif owner in {"his", "her", "their", "its"}:
        hi = lo + 1
    else:
        return None
    at = i + 2
    if s.low(at) == "that":
        return _made(s, (i, at), (at + 1, cut(s, at + 1)), Noun(lo=lo, core=hi, hi=hi))
    at += s.low(at) in {":", "simply"}
    if not s.is_quote(at if s.low(i + 1) != ":" else i + 2):
        return None
    at = at if s.low(i + 1) != ":" else i + 2
    made = _made(s, (i, i + 1), (at, at + 1), Noun(lo=lo, core=hi, hi=hi))
    made.awaits = True
    return made


def _if_believed(s: Sentence, i: int) -> Found | None:
    """By the summer, if the minister is to be believed."""
    if s.lows[i - 3 : i] not in (["is", "to", "be"], ["are", "to", "be"]):
        return None
    at = next((k for k in range(i - 4, max(i - 14, -1), -1) if s.lows[k] == "if"), None)
    noun = None if at is None else noun_after(s, at + 1)
    if at is None or noun is None or noun.hi != i - 3:
        return None
    stop = len(s) - (s.low(len(s) - 1) in TERMINALS)
    content = (i + 2, stop) if at == 0 else (0, at)
    return _made(s, (i - 3, i + 1), content, noun) if content[0] < content[1] else None


def _to_quote(s: Sentence, i: int) -> Found | None:
    """It was, to quote the mayor, “a mess”; to use Mira's phrase, “a mess”."""
    noun = noun_after(s, i + 1, deep=False)
    if noun is None:
        return None
    q = next((k for k in range(noun.hi, min(noun.hi + 3, len(s))) if s.is_quote(k)), None)
    if q is None or any(s.low(k) not in {",", ":", QUOTE} for k in range(noun.hi, q)):
        return None
    owner = next((k for k in range(noun.lo, noun.core) if s.low(k).endswith(("'s", "s'"))), None)
    core = noun.core if owner is None else owner + 1
    return _made(s, (i - 1, i + 1), (q, q + 1), Noun(lo=noun.lo, core=core, hi=core))
