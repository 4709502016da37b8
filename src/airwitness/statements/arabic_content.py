# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how far one looks stands in it)
"""Arabic: where what is said begins after its verb, and where it ends."""

from dataclasses import dataclass

from airwitness.statements import arabic_words as ar
from airwitness.statements.arabic_nouns import COMMAS, MARKS
from airwitness.statements.arabic_things import body_cut, work_of
from airwitness.statements.found import Range
from airwitness.statements.sentences import QUOTE, TERMINALS, Sentence
from airwitness.statements.words import among

_FARTHEST = 36  # items between a verb and what is said
_NEAR = 6  # the same after `adding`
_NAME = 30  # characters of a name in marks
_TITLE = 6  # items after a title within which `that` may follow
_NO_DEED = among(
    """
    بعض بعد بين بلا بلد بيان بنت بيت باسم بشكل بسبب بعيد بدون بذلك بهذا بهذه بها بهم بوضوح بشدة
    ببساطة بالفعل بالقول بقوله بقولها بدوره بدورها بحضور بشان بلهجة بنبرة بحسب بينما بعدما بلدة
    بلدية برنامج بطل باحث باحثة بائع بائعة بصوت بفخر
    """
)
_CALLED = among(
    """
    بينها منها ابرزها اشهرها عليها عليه كورال يدعي تدعي اسم باسم بعنوان عنوان اسمه اسمها عنوانه
    عنوانها المسمي المسماة
    المعنون المعنونة يسمي تسمي المعروف المعروفة المدعو المدعوة
    """
)
"""Before a name in marks."""
_ENDS = TERMINALS | {"؛", ";"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What is said."""

    content: list[Range]
    quoted: bool
    """It is nothing but quoted words."""


def content_after(
    s: Sentence, lows: list[str], lo: int, until: int, verb: ar.Verb, *, negated: bool,
    near: bool = False,
) -> Reach | None:  # fmt: skip
    """Find what is said: after `that`, a colon, in marks, or a thing itself."""
    stop = min(until, _end(s))
    for k in range(lo, min(stop, lo + (_NEAR if near else _FARTHEST))):
        made = _from(s, lows, k, lo, stop, verb, negated=negated)
        if made is not None:
            return made
        if near and (lows[k] in COMMAS or lows[k] in _ENDS):
            return None
    if "b" in verb.takes or verb.kind == "c":
        return _deed(s, lows, lo, stop)
    return None


def _end(s: Sentence) -> int:
    return len(s) - (s.low(len(s) - 1) in TERMINALS)


def _from(
    s: Sentence, lows: list[str], k: int, lo: int, stop: int, verb: ar.Verb, *, negated: bool
) -> Reach | None:
    """What begins at this very item."""
    low = lows[k]
    if low in ar.THAT and not (k and lows[k - 1] in ar.NO_CLAUSE):
        return _plain(k + 1, stop)
    if low in ar.OPENS and not (k and lows[k - 1] in ar.NO_CLAUSE):
        return _plain(k, stop)
    if s.is_quote(k):
        return None if is_name(s, lows, k) else _quoted(s, lows, k, stop)
    if low == ":" and k + 1 < stop:
        return _quoted(s, lows, k + 1, stop) if s.is_quote(k + 1) else _plain(k + 1, stop)
    if (low in ar.ASKS or low == "اذا") and (negated or "w" in verb.takes):
        if low in {"من", "ما", "لم", "كم", "اي"} and k != lo and not negated:
            return None
        return _plain(k, stop)
    if verb.kind == "n":
        return _untold(lows, k, stop)
    if low in verb.takes and k + 1 < stop and lows[k + 1] not in ar.THAT | ar.OPENS:
        return None if lows[k + 1] in ar.MANNER and low != "من" else _thing(lows, k, stop, verb)
    if "x" in verb.takes and low in ar.THINGS:
        return _plain(k, stop) if k + (low not in {"ذلك", "هذا"}) < stop else None
    return None


def is_name(s: Sentence, lows: list[str], k: int) -> bool:
    """Tell whether quoted words name a body or a work: the house “Spindle”, a film named “Dawn”."""
    q = s.quotes[k]
    if k == 0 or q.last in TERMINALS or q.end - q.start > _NAME:
        return False
    before = lows[k - 1]
    if body_cut(before) is not None or before in _CALLED:
        return True
    work = work_of(before)
    if work is not None:
        return before[work[0] :][:2] != "ال"  # but: the song “we are the dawn”
    head = lows[k - 2] if k > 1 else ""
    whole = body_cut(head) is not None or work_of(head) is not None
    return whole and before[:2] in {"ال", "لل"} and not _is_verb(lows, k - 3)


def _is_verb(lows: list[str], k: int) -> bool:
    return k >= 0 and lows[k] in ar.CUES


def _untold(lows: list[str], k: int, stop: int) -> Reach | None:
    """Find what somebody refuses to say: to disclose the name, to say whether."""
    if lows[k] not in ar.UNTOLD:
        return None
    return _plain(k + 1 + (lows[k + 1 : k + 2] in (["عن"], ["في"])), stop)


def _thing(lows: list[str], k: int, stop: int, verb: ar.Verb) -> Reach | None:
    """A thing after its small word: warned of a flood, called on the stations to stop."""
    if verb.kind == "o":
        return _plain(k, _clause_end(lows, k, stop))
    return _plain(k + 1, _clause_end(lows, k + 1, stop))


def _clause_end(lows: list[str], lo: int, stop: int) -> int:
    return next((k for k in range(lo, stop) if lows[k] in COMMAS), stop)


def _plain(lo: int, stop: int) -> Reach | None:
    if lo >= stop:
        return None
    return Reach(content=[(lo, stop)], quoted=False)


def quotes_end(s: Sentence, lo: int) -> int:
    """End of a run of quoted words, with what joins them."""
    last = lo
    for k in range(lo, len(s)):
        if s.is_quote(k):
            last = k
        elif s.low(k) not in {"و", "،", ",", "/"}:
            break
    return last + 1


def _quoted(s: Sentence, lows: list[str], k: int, stop: int) -> Reach | None:
    """Quoted words, and what goes on after them where no colon sets them off."""
    last = quotes_end(s, k)
    set_off = k > 0 and lows[k - 1] in {":", *COMMAS}
    if not set_off and s.quotes[k].last not in TERMINALS:
        later = next((n for n in range(last, min(stop, last + _TITLE)) if lows[n] in ar.THAT), None)
        if later is not None:  # in his book “…” that
            return _plain(later + 1, stop)
        if last < stop and lows[last] not in MARKS and lows[last] not in ar.STOPS:
            return _plain(k, _clause_end(lows, last, stop))
    return Reach(content=[(k, last)], quoted=True)


def _deed(s: Sentence, lows: list[str], lo: int, stop: int) -> Reach | None:
    """What somebody promised, or was accused of: a noun with a joined `ب`."""
    k = deed_at(lows, lo, stop)
    if k is None:
        return None
    if lows[k] == "ب":
        return Reach(content=[(k + 1, quotes_end(s, k + 1))], quoted=False)
    return _plain(k, _clause_end(lows, k, stop))


def deed_at(lows: list[str], lo: int, stop: int) -> int | None:
    """Place of a noun with a joined `ب`, and not of a name that begins with it."""
    found = None
    for k in range(lo, min(stop, lo + 16)):
        low = lows[k]
        if low in COMMAS or low in ar.THAT or low in ar.OPENS or low == ":":
            break
        after = lows[k + 1] if k + 1 < stop else ""
        if low == "ب" and after == QUOTE:
            return k
        if low[:1] != "ب" or len(low) <= 3 or low in _NO_DEED:
            continue
        if low[:3] == "بال" or after[:2] == "ال":
            return k
        found = k if found is None or k == found + 1 else found
    return found


def thing_at(lows: list[str], lo: int, stop: int, verb: ar.Verb, *, negated: bool) -> int:
    """Place of what is said without a clause of its own, so that no name runs into it."""
    for k in range(lo, min(stop, lo + _FARTHEST)):
        low = lows[k]
        if low in ar.THAT or low in ar.OPENS or low == ":":
            return stop
        if low in verb.takes or ("x" in verb.takes and low in ar.THINGS):
            return k
        if verb.kind == "n" and low in ar.UNTOLD:
            return k
        if (negated or "w" in verb.takes) and low in ar.ASKS and k > lo:
            if low not in {"من", "ما", "كم", "اي", "لم"}:
                return k
            if negated and low != "لم" and _is_who(lows[k + 1 : k + 2]):
                return k
    if "b" in verb.takes or verb.kind in "co":
        return next((k for k in (deed_at(lows, lo, stop),) if k is not None), stop)
    return stop


def _is_who(after: list[str]) -> bool:
    """Tell whether a `من` before these words asks who, and does not mean `of`."""
    return bool(after) and (after[0][:2] != "ال" or after[0] in {"الذي", "التي", "الذين"})
