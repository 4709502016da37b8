# ruff: noqa: PLR0911 (rules have many ways out)
"""Persian: where the clause of a verb begins, and which names stand in it.

A clause ends with its verb. What is set in with `که` is stepped over: `X، که … است، … را پخش کرد`.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from airwitness.statements import persian_things as things
from airwitness.statements import persian_words as fa
from airwitness.statements.found import Range
from airwitness.statements.persian_nouns import is_finite
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

_FINITE = among(
    """
    بوده بودهاند هست هستند باشد باشند نبود نیستند ندارد دارد دارند داشت داشتند ساخت ساختند نوشت
    نوشتند گفت گفتند خواند خواندند دانست دانستند افزود شدهاست کردهاست بودهاست دادهاست گردید
    پرداخت پیوست درگذشت نشد نشدند کردهبود شدهبود ندارند گذاشت گذاشتند رساند سپرد نواخت نواختند یاد
    """
)
_ALSO_NOUNS = frozenset({"ساخت", "نوشت", "پرداخت", "یاد", "داد", "برد", "دید"})
_NO_NAME = among(
    """
    کارگردانی تهیهکنندگی اهنگسازی صدای اجرای خوانندگی نویسندگی قلم با تولید پخش ساخته کمپوز شعر
    """
)
"""After `and`, what begins another maker: produced by X and (directed by) Y."""
_DENIED = ("نداده", "نکرده", "نشده", "نبوده", "نخواه", "نداری", "نساخت", "نگفت")
_LIGHT = among(
    """
    کرد کردند کرده کردهاست کردهاند میکند میکنند میکرد شد شدند شده شدهاست شدهاند میشود میشوند میشد
    داد دادند داده میدهد میدهند گرفت گرفته گرفتند میگیرد دارد داشت داشتند دارند گردید گردیده
    """
)
_ENDS = among("برنده نامزد موسوم ملقب مشهور معروف ویژه مخصوص بنام قرار")
"""What is told of a name or a work right after it."""
_COUNTED = among("هزار صد میلیون جلد نسخه قطعه عدد فقره حلقه قسمت")
_NAMING = among("نام عنوان")
_LONGEST = 12  # words of a name
_DEEP = 3  # clauses set in one after another


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(PlainLine):
    """A Persian sentence."""

    @classmethod
    def of(
        cls, s: Sentence, lows: list[str], times: list[When], text: str, names: AbstractSet[str]
    ) -> "Line":
        """Look at a sentence once."""
        quoted = short_quotations(s, text, fa.fold)
        return cls(s=s, lows=lows, names=names, quoted=quoted, inside=items_of(times), titles={})

    def is_verb(self, k: int) -> bool:
        """Tell whether a clause ends at an item."""
        low = self.lows[k]
        if low in {"است", "بود"} and self.low(k - 1) == "قرار":
            return False  # it is planned that
        if low in _ALSO_NOUNS:
            return self.low(k + 1) in {"و", "،", ".", "؛", "که", ":", ""}
        return low in _FINITE or low.startswith(_DENIED) or is_finite(self.s, self.lows, k)

    def is_adverb(self, k: int) -> bool:
        """Tell whether an item says when or how."""
        low = self.lows[k]
        return low in things.ADVERBS or k in self.inside or self.s.lows[k].endswith("ً")

    def is_body(self, k: int) -> bool:
        """Tell whether the name of a body may begin at an item."""
        low = self.low(k)
        return low in things.BODIES or self.quoted.get(k, low) in self.names

    def ends_name(self, k: int, lo: int) -> bool:
        """Tell whether a name that begins at `lo` has ended at item k."""
        low = self.lows[k]
        if low == QUOTE:
            return k > lo and self.lows[k - 1] == QUOTE
        if low in SHUT or low in COMMAS or low in {"را", "که", "این", "ان", "همین", "توسط"}:
            return k > lo or low not in {"این", "ان", "همین"}
        if low == "و":
            return not self._goes_on(k)
        if low in things.PLACES or low in fa.PRONOUNS or low in _ENDS:
            return True
        if k > lo and (low in fa.STOPS or self.is_adverb(k)):
            return True
        if k > lo and (low.isdecimal() or low in things.NUMBERS) and self._counts(k):
            return True
        return not low[:1].isalnum() or (k > lo and self.is_verb(k))

    def _counts(self, k: int) -> bool:
        """Tell whether a number counts what follows: (the ministry) fifty thousand copies."""
        after = self.low(k + 1)
        return after in things.WORKS or after in things.NUMBERS or after in _COUNTED

    def _goes_on(self, k: int) -> bool:
        """Tell whether a name goes on after `and`: the ministry of youth and sport."""
        low = self.low(k + 1)
        if (
            not low[:1].isalpha()
            or low in fa.STOPS | things.PLACES
            or self.is_body(k + 1)
            or low in things.WORKS
        ):
            return False
        if low in {"این", "ان", "همین", "که", "نه"} or low in things.NUMBERS | _NO_NAME:
            return False
        return not (self.is_verb(k + 1) or self.is_adverb(k + 1) or low in fa.CUES)

    def _is_light(self, k: int) -> bool:
        """Tell whether a verb stands here that needs the noun before it."""
        low = self.low(k)
        if low == "می":
            return self.low(k + 1) in {"کند", "کنند", "شود", "شوند", "شد", "دهد", "دهند", "کرد"}
        return low in _LIGHT

    def name_end(self, lo: int, end: int) -> int:
        """The item after a name that begins at `lo`."""
        k = lo
        while k < end and k - lo < _LONGEST and not self.ends_name(k, lo):
            k += 1
            if self.lows[k - 1] == QUOTE:
                break
        while k - lo > 1 and self.lows[k - 1] in _NAMING:
            k -= 1
        if k - lo > 1 and self._is_light(k):
            k -= 1  # its noun belongs to a verb that says little
        if self.low(k) == "به" and self.low(k + 1) in _NAMING and self.low(k + 2) == QUOTE:
            return k + 3  # the group named “…”
        if self.low(k) == "با" and self.low(k + 1) in _NAMING and self.low(k + 2) == QUOTE:
            return k + 3
        return k


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The clause of a verb."""

    lo: int
    hi: int
    head: Range | None = None
    """What stands before a clause that is set in, and belongs to this one: X, who …,."""
    which: Range | None = None
    """What a clause with `که` is told of."""
    joined: bool = False
    """Whether another clause stands before it, joined with `and`."""


def clause_of(line: Line, v: int, floor: int = 0) -> Clause:
    """Find the clause that ends with a verb at item v, and begins at `floor` or after it."""
    lo, stop = _start(line, v)
    if 0 < floor < v and stop < floor:
        lo, stop = floor, floor - 1
    if stop < 0:
        return Clause(lo=_open(line, lo, v), hi=v)
    if line.lows[stop] == "که":
        if stop and line.is_verb(stop - 1) and not _is_noun(line, stop - 1):
            return Clause(lo=lo, hi=v)  # said that
        return Clause(lo=lo, hi=v, which=_before_which(line, stop))
    if line.is_mark(stop):
        return Clause(lo=_open(line, lo, v), hi=v)
    joined = line.low(lo) == "و" or line.low(lo + 1) == "و"
    opener, at = None, stop
    for _ in range(_DEEP):
        begun, before = _start(line, at)
        if before >= 0 and line.lows[before] == "که" and not line.is_verb(max(before - 1, 0)):
            opener = before
            break
        if before < 0 or line.is_mark(before) or begun >= at:
            break
        at = before
    lo = _open(line, lo, v)
    if opener is None:
        return Clause(lo=lo, hi=v, joined=joined)
    return Clause(lo=lo, hi=v, head=_before_which(line, opener), joined=joined)


def _is_noun(line: Line, k: int) -> bool:
    """Tell a verb from a noun that is written like one."""
    return line.lows[k] in things.WORKS


def _start(line: Line, v: int) -> tuple[int, int]:
    """First item of a clause, and the item that shuts it off before, or -1."""
    for k in range(v - 1, -1, -1):
        if line.lows[k] == "که" or line.is_mark(k):
            return k + 1, k
        if line.is_verb(k) and not _is_noun(line, k) and not _is_shared(line, k):
            return k + 1, k
    return 0, -1


def _is_shared(line: Line, k: int) -> bool:
    """Tell whether a participle is but part of a name or phrase: (the) made film."""
    return line.lows[k] in {"شده", "کرده", "یاد"} and line.low(k + 1) not in {
        "و", "،", "است", "بود", "اند", "بودند", "که", "",
    }  # fmt: skip


def _open(line: Line, lo: int, v: int) -> int:
    """Step over what leads into a clause."""
    while lo < v:
        if line.lows[lo] in fa.LEADS or line.lows[lo] in COMMAS or line.lows[lo] in fa.BREAKS:
            lo += 1
            continue
        phrase = next((w for w in fa.OPENERS if tuple(line.lows[lo : lo + len(w)]) == w), None)
        if phrase is None:
            return lo
        lo += len(phrase)
    return lo


def _before_which(line: Line, k: int) -> Range | None:
    """What stands before `که`, back to the beginning of its clause."""
    hi = k
    while hi > 0 and line.lows[hi - 1] in COMMAS:
        hi -= 1
    lo, _ = _start(line, hi)
    lo = _open(line, lo, hi)
    return (lo, hi) if lo < hi else None
