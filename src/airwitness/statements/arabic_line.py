# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how long a word is stands in them)
"""Arabic: how far a name goes, and which works and bodies a sentence names."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from airwitness.statements import arabic_things as things
from airwitness.statements import arabic_words as ar
from airwitness.statements.found import Range
from airwitness.statements.plain_line import (
    COMMAS,
    SHUT,
    PlainLine,
    items_of,
    short_quotations,
)
from airwitness.statements.sentences import QUOTE, Sentence
from airwitness.statements.times import When
from airwitness.statements.words import among

_ENDS = among(
    """
    التابع التابعة التابعين تابع تابعة المملوك المملوكة مملوك مملوكة الخاضع الخاضعة المنتمي
    المنتمية نفسه نفسها ايضا المنبثق المنبثقة المرتبط المرتبطة الذراع لحساب بتكليف بصوت بتوقيع
    بقلم بتمويل الناطق الناطقة
    """
)
_NOUNS = among(
    """
    انتاج اخراج تاليف كلمات الحان تلحين اداء غناء توزيع تصوير كتابة بصوت نشر سيناريو اعداد
    بتوقيع رسوم عزف انشاد مونتاج تقديم شعر نظم موسيقي
    """
)
"""With `and`, another maker begins: written by X, (and) directed by Y."""
_OFFICES = among(
    "الاعلامي الاعلامية الحربي الصحفي الثقافي السياسي العسكري المركزي الاعلاميه الدعوي الثقافية"
)
"""An office of these kinds is a body's: the media office of the movement."""
_MEDIA = among("الحربي المركزي العسكري الامني")
"""After `media`: an office of that kind."""
_LONGEST = 9  # words of a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(PlainLine):
    """An Arabic sentence."""

    verbs: AbstractSet[str]
    """Forms of verbs of making, which end a name."""

    @classmethod
    def of(
        cls, s: Sentence, lows: list[str], times: list[When], text: str,
        names: AbstractSet[str], verbs: AbstractSet[str],
    ) -> "Line":  # fmt: skip
        """Look at a sentence once."""
        quoted = short_quotations(s, text, ar.fold)
        return cls(
            s=s, lows=lows, verbs=verbs, names=names, quoted=quoted, inside=items_of(times),
            titles={},
        )  # fmt: skip

    def is_body(self, k: int) -> bool:
        """Tell whether the name of a body may begin at an item."""
        low = self.low(k)
        if low.removeprefix("و") == "الاعلام" and self.low(k + 1) in _MEDIA:
            return True
        return things.body_cut(low) is not None or self.quoted.get(k, low) in self.names or (
            low[:1] == "و" and low[1:] in self.names
        )  # fmt: skip

    def is_verb(self, k: int) -> bool:
        """Tell whether an item is a verb that the rules know."""
        low = self.lows[k]
        return low in self.verbs or (low[:1] in {"و", "ف"} and low[1:] in self.verbs)

    def ends_name(self, k: int, lo: int) -> bool:
        """Tell whether a name that begins at `lo` has ended at item k."""
        low = self.lows[k]
        if low == QUOTE:
            before = self.lows[k - 1]
            of_body = self.is_body(lo) or things.body_cut(before) is not None
            return k > lo and (before == QUOTE or not of_body)
        if low == "باسم" and k == lo + 1 and things.is_role(self.lows[lo]):
            return False  # in the name of, and a name
        if low in SHUT or low in COMMAS or low in things.WHICH or low in things.PLACES:
            return True
        if k == lo:
            return low in things.SMALL or low in ar.THAT
        if low == "ربيع" and self.low(k + 1)[:1].isalpha() and k not in self.inside:
            return self.low(k + 1) in things.TIMES  # spring, and a name
        if low in things.SMALL or low in things.TIMES or low in _ENDS or k in self.inside:
            return True
        if k == lo + 1 and self.lows[lo] in things.BODIES and low[:1].isalpha():
            return low in ar.THAT  # a house's name may be a word for a deed
        if low in {"يدعي", "تدعي", "يسمي", "تسمي", "اسمها", "اسمه"}:
            return self.low(k + 1) != QUOTE
        if low in ar.THAT or low in ar.OPENS or self.is_verb(k) or low in ar.CUES:
            return True
        return not low[:1].isalnum() or self._is_next(k, lo)

    def _is_next(self, k: int, lo: int) -> bool:
        """Tell whether another thing begins here: a work, or what is joined with `and` or `to`."""
        low, before = self.lows[k], self.lows[k - 1]
        whole = before[:2] in {"ال", "لل"} or before[:3] == "وال" or before == QUOTE
        if things.work_of(low) is not None and (k > lo + 1 or whole) and low[:2] != "لل":
            return True
        if low[:1] == "و" and low[1:] in _NOUNS:
            return True
        if low in things.PARTS and things.work_of(self.low(k + 1)) is not None:
            return True
        joined = low[:1] == "و" and len(low) > 3 and low not in things.NOT_JOINED
        if joined and whole and low[1:3] != "ال":
            return True
        is_role = things.opens_role(self.lows[lo]) or self._is_nisba(lo)
        if whole and things.is_role(low) and not is_role:
            return True
        to = low[:2] == "لل" or low[:3] in {"بال", "وال"}
        if is_role and k - lo < 5 and not to and things.body_cut(low) is None:
            return False  # the composer Samir
        if low[:3] == "وال":
            apart = things.body_cut(low) is not None and low != "والتلفزيون"
            return not whole or apart or self._is_pair(k)
        if low[:1] in {"ب", "ل"} and low[:2] != "لل" and len(low) > 3 and whole:
            return before not in _OFFICES or things.body_cut(low) is None
        if (
            whole
            and low[:2] == "ال"
            and before[-1] == "ة"
            and things.is_feminine_body(self.lows[lo])
        ):
            return not low.endswith(("ة", "ي", "اء", "يا", "ات"))  # no word of theirs: agreement
        return whole and low[:2] not in {"ال", "لل"}

    def _is_nisba(self, lo: int) -> bool:
        """Tell whether somebody is called by where they come from: the Frenchman (Luc Biran)."""
        low, after = self.lows[lo], self.low(lo + 1)
        return low[:2] == "ال" and low[-1] == "ي" and len(low) > 5 and after[-1:] != "ا"

    def _is_pair(self, k: int) -> bool:
        """Tell whether `and the` begins another clause."""
        return self.low(k + 1) in {"هو", "هي", "التي", "الذي"}

    def name_end(self, lo: int, end: int) -> int:
        """The item after a name that begins at `lo`."""
        k = lo
        while k < end and k - lo < _LONGEST and not self.ends_name(k, lo):
            k += 1
        return k

    def body(self, lo: int, *, any_name: bool = False) -> Range | None:
        """The name of a body from its first word on."""
        first = lo + (self.low(lo) in {"هذا", "هذه"})
        if first >= len(self.lows) or not (any_name or self.is_body(first)):
            return None
        if self.lows[first] == QUOTE:
            return first, first + 1
        hi = self.name_end(first, len(self.lows))
        return (lo, hi) if hi > first else None

    def body_to(self, end: int, reach: int = 10) -> Range | None:
        """The body whose name ends at an item."""
        found = None
        for k in range(end - 1, max(-1, end - reach), -1):
            low = self.lows[k]
            if low in SHUT or low in COMMAS or low in things.WHICH or self.is_verb(k):
                break
            if low in things.PLACES and low not in {"من", "في"}:
                break
            if self.is_body(k) and self.name_end(k, end) == end:
                found = k
        if found is None:
            return None
        return found - (self.low(found - 1) in {"هذا", "هذه", "وهذه", "وهذا"}), end

    def work_at(self, k: int, end: int) -> Range | None:
        """The work that an item names: its title where that stands beside it."""
        if self.s.is_quote(k):
            return (k, k + 1) if k in self.quoted and not self.is_body(k - 1) else None
        if self.lows[k] in {"هذا", "هذه"} and k + 1 < end and things.work_of(self.lows[k + 1]):
            named = self.work_at(k + 1, end)
            return named if named is None or self.s.is_quote(named[0]) else (k, named[1])
        if things.work_of(self.lows[k]) is None:
            return None
        titled = self._title_after(k, end)
        if titled is not None:
            return titled, titled + 1
        hi = k + 1
        while hi < end and hi - k < 4 and not self.ends_name(hi, k):
            hi += 1
        return k, hi

    def _title_after(self, k: int, end: int) -> int | None:
        """The title that stands beside a word for a work: a film “…”, a game named “…”."""
        for n in range(k + 1, min(end, k + 6)):
            low = self.lows[n]
            if n in self.quoted:
                called = low == QUOTE and self.lows[n - 1] in _NAMED
                beside = n == k + 2 and self.lows[k + 1] in _CALLED and not self.is_body(k + 1)
                beside = beside or (n == k + 2 and things.work_of(self.lows[k + 1]) is not None)
                return n if n == k + 1 or called or beside else None
            if low in SHUT or low in COMMAS or self.is_verb(n):
                return None
        return None


_NAMED = among("باسم بعنوان اسم عنوان اسمه اسمها عنوانه عنوانها تسمي يسمي")
_CALLED = among(
    """
    بعنوان باسم المصورة المصور الوثائقي الوثائقية القصير القصيرة الوطني الوطنية المدرسي المدرسية
    الدعائي الدعائية التلفزيوني التلفزيونية الغنائي الغنائية المسمي المسماة كرتوني الكرتوني
    الكرتونية الاذاعي الاذاعية الجديد الجديدة الشهير الشهيرة وثائقي وثائقية قصير قصيرة دعائي
    مدرسي وطني للاطفال الاطفال الشارة المعنون المعنونة الحربي العسكري الصيفي اليومي الاسبوعي
    المتحركة
    """
)
"""Words between a word for a work and its title."""
