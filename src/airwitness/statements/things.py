"""English: a thing that is blamed or denied, and what something is called."""

from airwitness.statements import english as en
from airwitness.statements.clauses import cut
from airwitness.statements.found import Range, Reached
from airwitness.statements.naming import predicate, says_what
from airwitness.statements.phrases import is_verb
from airwitness.statements.sentences import QUOTE, Sentence
from airwitness.statements.words import among

MORE = among("having which who whose without despite after amid although though while as")
"""After a comma, what says more of a thing that was said."""
_WEAK = among(
    """
    mention discuss address speak criticise criticize condemn denounce praise tout
    attack slam blast dismiss challenge defend back support favor favour regret
    """
)
"""Verbs by which little is said of a thing, unless it is said in quoted words."""
_ABOUT_SO_MANY = among(
    """
    about around almost nearly roughly more less over under least up one two three four five six
    seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty thirty forty fifty sixty seventy eighty ninety hundreds thousands dozens none zero half
    between just only a
    """
)
_ASKED_FOR = en.POSSESSIVES | among("the an more new greater immediate urgent all")
_AS_QUOTED = among("paint style classify represent cite diagnose treat cast deem")
_NAMES_AS = _AS_QUOTED | among("see regard view depict identify")
_PARTICLES = among("off up in out round around back time for at by over")
_WITH_QUOTES = _AS_QUOTED | among(
    "commend applaud salute laud acclaim extol welcome congratulate thank"
)
_NAMES = among("call dub label brand term")
_FEW = 4  # items
_DEEDS = among("confirm suggest reject oppose dispute question")
_QUOTED = among("apologise apologize")
_LINKED = {
    "apologise": {"for"},
    "apologize": {"for"},
    "accuse": {"of"},
    "attribute": {"to"},
    "ascribe": {"to"},
    "put": {"at"},
    "liken": {"to"},
    "compare": {"to"},
}
"""Verb → the word before what is said: accused the mayor of theft; put the toll at nine."""
_DEFINITE = among("the his her its their this that these those how")


def object_of(s: Sentence, k: int, base: str) -> Reached | None:
    """A thing that is blamed, denied, proposed: up to what only says more of it."""
    lo, end = k, cut(s, k)
    for n in range(k + 1, min(end, k + 5)):
        if s.lows[n] == "that" and s.lows[n - 1] in en.NOUN_CUES:
            return Reached(
                content=(n + 1, end), about=True, quoted_only=False
            )  # rejected the charge that
    if base == "blame":
        lo = next((n for n in range(k + 1, min(end, k + 8)) if s.lows[n] == "on"), k)
    while lo > k and is_verb(s, lo - 1):
        lo = k
    for n in range(lo + 1, end):
        if s.lows[n] == "," and not _goes_on(s, n, end) and s.low(n + 1) in MORE and not any(
            s.is_quote(q) for q in range(n, end)
        ):  # fmt: skip
            end = n
            break
    return Reached(content=(lo, end), about=True, quoted_only=False) if lo < end else None


def is_claimed(s: Sentence, k: int, base: str) -> bool:
    """Tell whether a thing says what was said: claims 10,000; not: claimed the title."""
    first = s.low(k)
    if base == "claim":
        return first[:1].isdigit() or first in {"responsibility", "credit"}
    if base in _DEEDS:
        return first.endswith("ing")
    if first in en.PREPOSITIONS:
        return False  # reported for work
    asked = first in _ASKED_FOR or first.endswith("ing") or s.low(k + 1) in {"and", "of"}
    return base != "call" or s.low(k - 1) != "for" or asked


def says_much(s: Sentence, k: int, base: str) -> bool:
    """Tell whether a thing that is named says what was said: denied arson; described a shy man."""
    return base not in _WEAK and not (base == "describe" and s.low(k) in _DEFINITE)


def _goes_on(s: Sentence, comma: int, end: int) -> bool:
    """Tell whether more is named after an aside: flour, which is dear, and gas."""
    return any(s.lows[k] == "," and s.low(k + 1) == "and" for k in range(comma + 1, end))


def is_count(s: Sentence, k: int, base: str) -> bool:
    """Tell whether numbers are given: show 40 percent; put the toll at 12."""
    if base == "show":
        return s.low(k)[:1].isdigit() and s.low(k + 1) in {"per", "percent", "%"}
    return base == "put" and any(
        s.low(n) == "at" and (s.low(n + 1)[:1].isdigit() or s.low(n + 1) in _ABOUT_SO_MANY)
        for n in range(k + 1, k + 9)
    )


_PUT = frozenset({"it", "this", "that", "things", "matters", QUOTE})


def described(s: Sentence, lo: int, base: str) -> Reached | None:
    """Called the move “cowardly”, dismissed it as “noise”: to the end of the quoted words."""
    end = cut(s, lo)
    quotes = sorted(k for k in s.quotes if lo <= k < end)
    if base == "call" and s.low(lo) in _PARTICLES:
        return None  # called off a patrol
    if base == "put" and s.low(lo) not in _PUT and not is_count(s, lo, base) and (
        not quotes or s.low(quotes[0] - 1) != "at"
    ):  # fmt: skip
        return None  # put its logo over theirs under the name “Oar Song”
    at = _linked(s, (lo, end), base, quotes) if base in _LINKED else None
    if at is not None:
        end = quotes[-1] + 1 if quotes else end
        return Reached(content=(at, end), about=True, quoted_only=False)
    if s.low(lo) == "to" and quotes and s.low(quotes[0] - 1) == "as":
        lo = quotes[0]  # which they described to us as “a chore”
    if base in _NAMES_AS:
        near = s.lows[quotes[0] - 4 : quotes[0]] if quotes else s.lows[lo + 1 : min(end, lo + 9)]
        if "as" not in near:
            return None
    if quotes and base in _NAMES and quotes[0] - lo > _FEW:
        lo = quotes[0]  # called the film, made by the ministry, “a commercial”
    if quotes:
        return Reached(content=(lo, quotes[-1] + 1), about=True, quoted_only=False)
    return None if base in _WITH_QUOTES else _said_to_be(s, lo, end, base)


def _linked(s: Sentence, span: Range, base: str, quotes: list[int]) -> int | None:
    """Place of the word before what is said: accused the mayor of, put the toll at."""
    lo, end = span
    to = quotes[0] if quotes else end
    at = next((k for k in range(lo, min(to, lo + 14)) if s.lows[k] in _LINKED[base]), None)
    if at is None or (base == "put" and not is_count(s, lo, base)):
        return None
    fits = bool(quotes) if base in _QUOTED else at > lo
    return at if fits else None


def _said_to_be(s: Sentence, lo: int, end: int, base: str) -> Reached | None:
    """What something is called, without marks: dismissed as false, called a lie."""
    if not says_what(s, lo, end, base) or (base == "put" and not is_count(s, lo, base)):
        return None
    lo = predicate(s, lo, end, base)
    start = next((k for k in range(lo, min(end, lo + 9)) if s.lows[k] == "as"), lo)
    if s.lows[start] == "as":
        end = _quality_end(s, start, end)
    return Reached(content=(start, end), about=True, quoted_only=False)


def _quality_end(s: Sentence, lo: int, end: int) -> int:
    """End of `as false` where what is called so follows: dismissed as false a message that."""
    first = s.low(lo + 1)
    if first in en.DETERMINERS or first in en.PRONOUNS:
        return next((k for k in range(lo + 2, end) if s.lows[k] == ","), end)
    later = (k for k in range(lo + 2, end) if s.lows[k] in en.DETERMINERS or s.lows[k] == ",")
    return next(later, end)
