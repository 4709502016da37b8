"""Persian: verbs of making, publishing and airing, in the active and the passive voice."""

from dataclasses import dataclass, replace

from airwitness.statements.persian_clauses import Line
from airwitness.statements.words import among, listed

_DID = {
    "کرد": among(
        """
        کرد کردند کرده کردهاند کردهاست کردهبود کردهبودند میکند میکنند میکرد میکردند میکردهاند
        کردیم کردهایم میکنیم کردم کردهام نموده نمود نمودند نمودهاند نمودهاست مینماید
        """
    ),
    "داد": among("داد دادند داده دادهاند دادهاست میدهد میدهند میداد میدادند دادهبود"),
    "رساند": among("رساند رساندند رسانده رساندهاند رساندهاست میرساند میرسانند رسانید رسانیده"),
    "سپرد": among("سپرد سپردند سپرده سپردهاند سپردهاست میسپارد"),
    "برد": among("برد بردند برده بردهاند بردهاست میبرد میبرند میبرد فرستاد فرستاده فرستادند"),
    "گذاشت": among("گذاشت گذاشتند گذاشته گذاشتهاند گذاشتهاست میگذارد میگذارند"),
    "گرفت": among("گرفت گرفته گرفتند گرفتهاند داشت داشته داشتهاند دارد دارند داشتند گرفتهاست"),
}
_WAS = among(
    """
    شد شده شدند شدهاند شدهاست شدهبود میشود میشوند میشد میشدند گردید گردیده گردیدهاست میگردد
    گردیدند شدهبودند
    """
)
_RAN = {
    "رسید": among("رسید رسیده رسیدند رسیدهاند رسیدهاست میرسد میرسند"),
    "رفت": among("رفت رفته رفتند رفتهاند رفتهاست میرود میروند میرفت"),
    "امد": among("امد امده امدند امدهاند امدهاست میاید میایند درامد درامده درمیاید درامدهاست"),
}
_NOUNS = {
    "کرد": {
        **dict.fromkeys(listed(
            """تولید تهیه کارگردانی فیلمبرداری فلمبرداری تدوین طراحی خلق کمپوز تصنیف تالیف گرداوری
            تنظیم اهنگسازی تهیهکنندگی نقاشی تصویرگری ترسیم درست اماده ایجاد صداگذاری ترجمه
            کارگردانی‌ ضبط ثبت انشا تدارک صدابرداری"""), "produced"),
        **dict.fromkeys(listed("پخش بازپخش اکران مخابره"), "aired"),
        **dict.fromkeys(listed("منتشر چاپ بازنشر عرضه همرسانی رونمایی توزیع پست اپلود بارگذاری"
                               " منتشره"), "published"),
        **dict.fromkeys(listed("اجرا زمزمه دکلمه همخوانی همسرایی خوانندگی ایفا سرودخوانی"),
                        "performed"),
        "نشر": "broadcast",
    },
    "داد": {"سفارش": "commissioned", "نمایش": "aired", "انتشار": "published", "بازنشر": "published",
            "فرمایش": "commissioned", "نشان": "aired", "ترتیب": "produced"},
}  # fmt: skip
_PHRASES = {
    ("به", "نشر"): ("رساند سپرد", "رسید", "broadcast"),
    ("به", "چاپ"): ("رساند سپرد", "رسید", "published"),
    ("به", "دست", "نشر"): ("سپرد", "", "published"),
    ("به", "تولید"): ("رساند", "رسید", "produced"),
    ("به", "انتشار"): ("رساند", "رسید", "published"),
    ("روی", "انتن"): ("برد", "رفت", "aired"),
    ("به", "روی", "انتن"): ("برد", "رفت", "aired"),
    ("به", "نمایش"): ("گذاشت", "امد", "aired"),
    ("به", "پخش"): ("رساند", "رسید", "aired"),
    ("به", "اجرا"): ("گذاشت", "امد", "performed"),
    ("روانه", "بازار"): ("کرد", "", "published"),
    ("به", "بازار"): ("برد", "امد", "published"),
    ("به", "صحنه"): ("برد", "رفت", "performed"),
    ("روی", "صحنه"): ("برد", "رفت", "performed"),
}  # fmt: skip
_SIMPLE = {
    **dict.fromkeys(listed(
        """ساخت ساختند ساخته ساختهاند ساختهاست میسازد میسازند میساخت میساختند سروده سرودند
        سرودهاند سرودهاست سرود میسراید نوشت نوشته نوشتند نوشتهاند نوشتهاست مینویسد مینویسند
        مینوشت افرید افریده افریدهاند کشیده کشید"""), "produced"),
    **dict.fromkeys(listed(
        """خواند خوانده خواندند خواندهاند خواندهاست میخواند میخوانند میخواندند نواخت نواخته
        نواختند نواختهاند مینوازد مینوازند خواندهبود خواندهبودند"""), "performed"),
}  # fmt: skip
_BEGINS = frozenset({*_SIMPLE, *_NOUNS["کرد"], *_NOUNS["داد"], *(words[0] for words in _PHRASES)})
_TAKEN = frozenset({"ساخته", "سروده", "نوشته", "خوانده", "نواخته", "افریده", "کشیده"})
_BE = among("است بود اند بودند شد")
_BETWEEN = among("هم نیز")
_APART = among("شود شد شوند کند کنند کرد کردند شدند")
_SHALL = among("کند کنند شود شوند")
_STOPS = frozenset({"و", "،", ".", "؛", ""})
"""What follows a verb at the end of its clause."""
_NOT = among("نکرد نشد نکرده نشده نکردهاند نشدهاند نمیشود نمیکند نخواهد")
_MOST = 6  # deeds of one sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A verb of making, in items."""

    lo: int
    hi: int
    kinds: tuple[str, ...]
    """`broadcast` is what stations air and others publish."""
    passive: bool
    called: bool = False
    """Whether the verb also means to call something something."""


def find_deeds(line: Line) -> list[Deed]:
    """Find the verbs of making of a sentence."""
    found: list[Deed] = []
    open_noun = -1
    i = 0
    while i < len(line.lows) and len(found) < _MOST:
        if line.lows[i] not in _BEGINS and not line.is_verb(i) and not line.is_mark(i):
            i += 1
            continue
        deed = _phrase(line, i) or _light(line, i) or _simple(line, i)
        if deed is None:
            if line.lows[i] in _NOUNS["کرد"] and line.low(i + 1) == "و":
                open_noun = i
            elif line.is_verb(i) or line.is_mark(i):
                open_noun = -1
            i += 1
            continue
        if open_noun >= 0:  # recorded by the studio and aired on the radio
            kind = _NOUNS["کرد"][line.lows[open_noun]]
            found.append(Deed(lo=open_noun, hi=open_noun + 1, kinds=(kind,), passive=deed.passive))
            open_noun = -1
        if found and deed.passive and not found[-1].passive and (
            found[-1].hi == found[-1].lo + 1 and line.lows[found[-1].lo] in _TAKEN
            and "را" not in line.lows[found[-2].hi if len(found) > 1 else 0 : found[-1].lo]
        ):  # fmt: skip
            found[-1] = replace(found[-1], passive=True)  # made by the studio and aired
        found.append(deed)
        i = deed.hi
    return found


def _end(line: Line, k: int) -> int:
    """The item after a verb and what helps it."""
    while line.low(k) in _BE or line.low(k) == "بودهاند":
        k += 1
    return k


def _phrase(line: Line, i: int) -> Deed | None:
    """Brought it to print; it went on air."""
    for n in (3, 2):
        held = _PHRASES.get(tuple(line.lows[i : i + n]))
        if held is None:
            continue
        did, ran, kind = held
        for k in range(i + n, min(len(line.lows), i + n + 9)):
            low = line.lows[k]
            near = k <= i + n + 1
            if near and any(low in _DID[stem] for stem in did.split()):
                return _made(line, i, k, (kind,), passive=False)
            if ran and low in _RAN[ran] and (near or kind in {"aired", "broadcast"}):
                return _made(line, i, k, (kind,), passive=True)
            if line.is_verb(k) or line.is_mark(k):
                break
    return None


def _light(line: Line, i: int) -> Deed | None:
    """(Made) a production; it was aired: nouns with a verb that says little."""
    kinds, k = _nouns(line, i)
    if not kinds:
        return None
    noun = line.low(k - 1)
    if line.low(k) == "و" and line.low(k + 2) in _DID["کرد"] | _WAS:
        k += 2  # printed and handed out
    k += line.low(k) in _BETWEEN
    verb = line.low(k)
    if verb in {"می", "خواهد", "خواهند"} and line.low(k + 1) in _APART:
        return Deed(lo=i, hi=k + 2, kinds=kinds, passive=line.low(k + 1)[0] == "ش")
    if noun in _NOUNS["داد"] and not (noun in _NOUNS["کرد"] and verb in _DID["کرد"] | _WAS):
        passive = line.low(k + 1) in {"شد", "شده"}
        return _made(line, i, k, kinds, passive=passive) if verb in _DID["داد"] else None
    if verb in _DID["کرد"] | _WAS:
        return _made(line, i, k, kinds, passive=verb in _WAS)
    if verb in _SHALL and "قرار" in line.lows[:i]:  # it is planned that the channel air it
        return _made(line, i, k, kinds, passive=verb[0] == "ش")
    return None


def _made(line: Line, i: int, k: int, kinds: tuple[str, ...], *, passive: bool) -> Deed:
    return Deed(lo=i, hi=_end(line, k + 1), kinds=kinds, passive=passive)


def _nouns(line: Line, i: int) -> tuple[tuple[str, ...], int]:
    """What is done, as nouns say it, one after another, and the item after them."""
    kinds: list[str] = []
    k = i
    while (kind := _NOUNS["کرد"].get(line.low(k)) or _NOUNS["داد"].get(line.low(k))) is not None:
        kinds.append(kind)
        k += 1
        after = line.low(k + 1)
        if line.low(k) not in {"و", "،"} or (
            after not in _NOUNS["کرد"] and after not in _NOUNS["داد"]
        ):
            break
        k += 1
    return tuple(kinds), k


def _simple(line: Line, i: int) -> Deed | None:
    """Wrote, sang, built."""
    low, k = line.lows[i], i + 1
    kind = _SIMPLE.get(low)
    if kind is None:
        return None
    if line.low(k) == "و" and low in _TAKEN:  # written and aired
        more = _light(line, k + 1) or (_simple(line, k + 1) if line.low(k + 1) in _SIMPLE else None)
        if more is not None and more.lo == k + 1:
            return Deed(lo=i, hi=more.hi, kinds=(kind, *more.kinds), passive=more.passive)
    if line.low(k) in _WAS or (line.low(k) == "می" and line.low(k + 1) in {"شود", "شد", "شوند"}):
        deed = Deed(lo=i, hi=_end(line, k + 1), kinds=(kind,), passive=True)
        return deed if low in _TAKEN else None
    if _is_another(line, i):
        return None
    called = kind == "performed" and low[:4] not in {"نواخ", "مینو"}
    return Deed(lo=i, hi=_end(line, k), kinds=(kind,), passive=False, called=called)


def _is_another(line: Line, i: int) -> bool:
    """Tell whether a form is not a verb here: the work of, a hymn, the making of."""
    low, end = line.lows[i], _end(line, i + 1)
    after = line.low(end)
    if low[:4] in {"نوشت", "مینو"} and after in {":", "که", "«"}:
        return True  # wrote: “…”
    if low in _TAKEN:
        return end == i + 1 and after not in _STOPS
    if low in {"ساخت", "کشید", "نوشت"} and line.low(i + 1) in _BE:
        return True  # in the making
    if low == "سرود":
        return after not in _STOPS or line.low(i - 1) in {"", "این"}
    return low in {"ساخت", "کشید"} and after not in {*_STOPS, "که", ":"}
