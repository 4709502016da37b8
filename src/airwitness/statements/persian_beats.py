"""Persian: who a sentence without words of saying is about, whose quotation may follow it.

`بولدا آستینش را می‌تکاند. «…»`, `پیرمردی در ردیف اول اشک می‌ریخت. «…»`
"""

from airwitness.statements import persian_words as fa
from airwitness.statements.found import Range
from airwitness.statements.memory import Memory
from airwitness.statements.persian_nouns import subject
from airwitness.statements.persian_things import BODIES, MAKERS, NOBODY, WORKS
from airwitness.statements.sentences import Sentence
from airwitness.statements.words import among

_BEGINNING = 12  # items in which it is looked for who a sentence begins with
_LOOKED_AT = 40  # names looked back upon
_HAMZA = "\u0654"
_LAST = 4  # items at the end of a sentence, with its verb
_NEAR = 2  # items before the name
_BACK = 4000  # characters in which a name of before is looked for
_LONGEST = 4  # words of a name
_PEOPLE = among(
    """
    پیرمردی پیرزنی مردی زنی پسری دختری جوانی نوجوانی کودکی سربازی معلمی راننده رانندهای مغازهدار
    پیرمرد پیرزن مرد زن پسر دختر جوان نوجوان کودک مادرش پدرش همسرش خواهرش برادرش پسرش دخترش
    مادربزرگ پدربزرگ استاد همسایه همسایهای فروشنده فروشندهای صیاد صیادی کشاورز کشاورزی چوپانی
    حاجی حاج مش ننه عمو دایی خاله عمه بیبی
    """
)
_TITLES = among("حاجی دایی بیبی اقای")
_WHERE = among("کنار جلو جلوی مقابل پشت بالای پایین نزدیک لب وسط داخل بیرون برایش برایم نزد پای دم")
_STATES = among("است بود نیست نبود هستند بودند شد شدند میشود گردید")
"""Verbs that tell how something is, and not what somebody does."""


def notice_persian(s: Sentence, memory: Memory) -> Range | None:
    """Who a sentence begins with: Bolda shakes out his sleeve. “…”."""
    lows = fa.fold_all(s.lows[:_BEGINNING])
    named = subject(s, lows, 0, len(lows))
    if named is None or named[1][0] > _NEAR:
        return None
    lo, hi = named[1]
    hi -= hi - lo > 1 and lows[hi : hi + 1] == ["را"]  # the old man (his head)
    lasts = {fa.fold(name.split()[-1]) for name in memory.names[-_LOOKED_AT:] if name.split()}
    known = next((k for k in range(lo, min(hi, lo + _LONGEST)) if lows[k] in lasts), None)
    if known is not None:
        return lo, known + 1
    if not _does(s) or lows[lo] in BODIES or lows[lo] in WORKS or lows[lo] in NOBODY - _PEOPLE:
        return None
    if lows[lo] in _PEOPLE or lows[lo] in MAKERS or lows[lo] in fa.HEADS:
        first = lo + (lows[lo] in _TITLES)
        one = next((k for k in range(first, hi) if lows[k].endswith("ی")), hi)  # a small boy
        where = next((k for k in range(lo + 1, hi) if lows[k] in _WHERE), hi)
        return lo, min(where, lo + _LONGEST, one + 1)
    return (lo, lo + 1) if _named_before(s, lo, memory) else None


def _does(s: Sentence) -> bool:
    """Tell whether a sentence ends with a verb of what somebody does."""
    words = [fa.fold(low) for low in s.lows[-_LAST:] if low[:1].isalpha()]
    if words[-1:] == ["است"] and words[-2:-1] and words[-2].endswith("ه"):
        return True  # has sat down
    return bool(words) and words[-1] not in _STATES


def _named_before(s: Sentence, k: int, memory: Memory) -> bool:
    """Tell whether a word was the last one of a name before: (Jale) Amini."""
    before = memory.text[max(0, s.starts[0] - _BACK) : s.starts[0]]
    at = before.rfind(" " + s.lows[k])
    after = before[at + 1 + len(s.lows[k]) :][:1]
    joined = at > 0 and (before[at - 1].isalpha() or before[at - 1] == _HAMZA)
    return joined and not after.isalpha() and after != "\u200c"
