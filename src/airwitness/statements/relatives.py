"""English: whom `who` and `which` stand for."""

from dataclasses import replace

from airwitness.statements import english as en
from airwitness.statements.phrases import Noun, is_verb, subject_before
from airwitness.statements.sentences import Sentence
from airwitness.statements.titles import PLURALS, ROLES

_LEADS = frozenset({"by", "to", "about", "with", "from", "at", "on"})
_OF = frozenset({"of", "from", "at"})
_HAVING = frozenset({"has", "have", "had"})
_MADE = frozenset({"broadcast", "written", "made", "shown", "run", "led", "sung", "drawn", "put"})
ARTICLES = frozenset({"a", "an", "the"})


def antecedent(s: Sentence, who: int) -> Noun | None:
    """Whom `who` stands for: the noun before it, a comma aside."""
    noun = subject_before(s, who - (s.low(who - 1) == ","))
    if noun is not None and noun.lo + 1 < noun.core and s.low(noun.lo - 1) in _HAVING:
        done = not s.is_name(noun.lo) and s.low(noun.lo) not in en.DETERMINERS
        noun = Noun(lo=noun.lo + done, core=noun.core, hi=noun.hi)  # has seen invoices which
    if noun is not None and s.low(noun.lo).endswith(("ing", "ed")) and not s.is_name(noun.lo):
        near = (k for k in range(noun.core - 2, noun.lo, -1) if s.lows[k] in _LEADS)
        at = next(near, noun.lo - 1) + 1
        noun = Noun(lo=at, core=noun.core, hi=noun.hi)  # a question about remarks by the envoy
    noun = _sender(s, noun) if noun is not None and s.low(who) == "who" else noun
    of = _holder(s, noun) if noun is not None else None
    if of is not None:
        return of
    k = noun.lo - 1 if noun is not None and s.low(noun.lo) in ARTICLES else 0
    if noun is not None and s.low(noun.lo - 1) == "," and s.is_name(noun.lo - 2):
        k = noun.lo - 1  # Mira Toval, chief economist at Amber, who
    if k <= 1 or s.low(k) != ",":
        return noun
    k -= 2 * (s.low(k - 1).isdigit() and s.low(k - 2) == ",")  # Ilse Marn, 41, an organist, who
    begun = k
    while begun > 0 and (s.is_name(begun - 1) or s.low(begun - 1) == "."):
        begun -= 1
    return Noun(lo=begun, core=k, hi=k) if begun < k else noun


def _sender(s: Sentence, noun: Noun) -> Noun:
    """The person from whom a thing comes: drew complaints from the ombudsman, who said."""
    lo = noun.lo
    if s.is_name(lo) or s.lows[lo] in en.DETERMINERS or s.lows[lo] in en.PRONOUNS:
        return noun
    at = next((k for k in range(lo + 1, noun.core - 1) if s.lows[k] in {"from", "by"}), None)
    if at is None or any(s.lows[k] in PLURALS or s.lows[k] in ROLES for k in range(lo, at)):
        return noun
    return Noun(lo=at + 1, core=noun.core, hi=noun.hi)


def _holder(s: Sentence, noun: Noun) -> Noun | None:
    """The person before `of`: Idris Vaughan of the watchdog Fairhand, who says."""
    of = noun.lo - 1
    while of > max(0, noun.lo - 4) and s.lows[of] not in _OF and not s.is_name(of):
        of -= 1
    if s.low(of) not in _OF or not s.is_name(of - 1):
        return None
    begun = of
    while begun > 0 and s.is_name(begun - 1):
        begun -= 1
    return Noun(lo=begun, core=of, hi=noun.hi)


def past_participle(s: Sentence, lo: int, hi: int) -> int:
    """First item of a speaker itself: shown by Radio Kesh, which; Replying to one by Mira, who."""
    if s.is_name(lo) and lo > 0:
        return lo
    low = s.lows[lo]
    if not (low.endswith(("ed", "ing")) or low in _MADE) or "by" not in s.lows[lo + 1 : hi - 1]:
        return lo
    return max(k for k in range(lo + 1, hi - 1) if s.lows[k] == "by") + 1


def stands_for_another(s: Sentence, subject: Noun) -> bool:
    """Tell whether a subject is but `who` or `which`."""
    return s.low(subject.lo) in {"who", "which"} and subject.core == subject.lo + 1


def after_which(s: Sentence, subject: Noun | None) -> Noun | None:
    """Leave out what `which` stands for: a tape – which critics say is forged."""
    if subject is None:
        return None
    last = (k for k in range(subject.core - 2, subject.lo - 1, -1) if s.lows[k] == "which")
    which = next(last, None)
    alone = which is not None and not any(is_verb(s, k) for k in range(which, subject.core))
    return replace(subject, lo=which + 1) if which is not None and alone else subject
