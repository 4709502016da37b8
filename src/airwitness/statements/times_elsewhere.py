# ruff: noqa: PLR2004 (how many digits a year has, and how far one looks, stands in it)
"""Persian and Arabic: when, as it is written and as civil dates.

Years from 1250 to 1499 are of the Iranian calendar in Persian, and of the Islamic one where the
text says so; of that, only the civil years are told in which it falls.
"""

from dataclasses import dataclass, replace

from airwitness.reading import BlockKind, KeptText
from airwitness.statements import solar
from airwitness.statements.sentences import DASHES, TERMINALS, Sentence
from airwitness.statements.times import When, year_of
from airwitness.statements.words import among, listed


def _numbered(*names: str) -> dict[str, int]:
    return {name: n for n, row in enumerate(names, 1) for name in listed(row)}


_SOLAR = _numbered(
    "فروردین حمل", "اردیبهشت ثور", "خرداد جوزا", "تیر سرطان", "مرداد امرداد اسد", "شهریور سنبله",
    "مهر میزان", "ابان عقرب", "اذر قوس", "دی جدی", "بهمن دلو", "اسفند حوت اسپند",
)  # fmt: skip
"""As they are called in Iran, and in Afghanistan."""
_ABROAD = _numbered(
    "ژانویه جنوری", "فوریه فبروری", "مارس مارچ", "اوریل اپریل", "مه می", "ژوین جون",
    "ژوییه جولای ژولای", "اوت اگوست اگست", "سپتامبر سپتمبر", "اکتبر اکتوبر", "نوامبر نومبر",
    "دسامبر دسمبر",
)  # fmt: skip
_ARABIC = _numbered(
    "يناير جانفي", "فبراير شباط فيفري", "مارس اذار", "ابريل نيسان افريل", "مايو ايار ماي",
    "يونيو حزيران جوان يونيه", "يوليو تموز جويلية يوليه", "اغسطس اب اوت", "سبتمبر ايلول",
    "اكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
_PAIRS = {
    ("كانون", "الثاني"): 1, ("تشرين", "الاول"): 10, ("تشرين", "الثاني"): 11,
    ("كانون", "الاول"): 12,
}  # fmt: skip
_ORDINALS = _numbered(
    "الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع",
    "العاشر",
)  # fmt: skip
_LEAST, _SPAN = 1250, 250  # Iranian years that are read
_HIJRI, _HIJRI_FROM = 0.970224, 621.5774  # civil years in an Islamic one, and where it begins


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tongue:
    """The words of one language by which times are told."""

    leads: frozenset[str]
    """Before a time, and part of it."""
    years: frozenset[str]
    """`year`: what follows is one."""
    parts: frozenset[str]
    """Seasons and parts of a day or year."""
    ranges: dict[str, frozenset[str]]
    """What stands before a range → what stands within it."""
    civil: frozenset[str]
    islamic: frozenset[str]
    solar: frozenset[str]
    """After a year, of which calendar it is."""
    weekdays: frozenset[str]
    days: frozenset[str]
    """Today, yesterday."""
    spans: frozenset[str]
    """Week, month."""
    last: frozenset[str]
    """Last, next, this."""


PERSIAN = _Tongue(
    leads=among("در از تا طی بین میان"),
    years=among("سال سالهای دهه"),
    parts=among("بهار تابستان پاییز زمستان اوایل اواخر اواسط پایان اغاز ابتدای نیمه روز شامگاه "
                "صبح عصر شب ظهر بامداد نوروز"),
    ranges={"از": among("تا الی"), "بین": among("و تا"), "میان": among("و تا"),
            "سالهای": among("تا و الی"), "سال": among("تا الی"), "(": among("تا الی")},
    civil=among("میلادی م"), islamic=among("قمری"), solar=among("شمسی خورشیدی ش"),
    weekdays=among("شنبه یکشنبه دوشنبه سهشنبه چهارشنبه پنجشنبه جمعه"),
    days=among("دیروز امروز دیشب امشب فردا پریروز"),
    spans=among("هفته ماه سال تابستان پاییز زمستان بهار روز"),
    last=among("گذشته جاری اینده پیش"),
)  # fmt: skip
ARABIC = _Tongue(
    leads=among("في منذ من خلال بين حتي الي وفي ومنذ مطلع"),
    years=among("عام العام سنة عامي الاعوام اعوام لعام بعام وعام سنتي السنوات"),
    parts=among("صيف شتاء ربيع خريف اوائل اواخر منتصف نهاية بداية مطلع يوم مساء صباح ظهر ليلة فجر"),
    ranges={"من": among("الي حتي"), "بين": among("و"), "عام": among("الي حتي"),
            "عامي": among("و"), "الاعوام": among("الي"), "(": among("الي")},
    civil=among("م ميلادي ميلادية للميلاد"), islamic=among("ه هجري هجرية للهجرة"),
    solar=frozenset(),
    weekdays=among("الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت"),
    days=among("امس اليوم غدا"),
    spans=among("الاسبوع الشهر العام السنة الصيف الشتاء الربيع الخريف"),
    last=among("الماضي الماضية المقبل المقبلة الجاري الجارية الحالي الحالية"),
)  # fmt: skip


_BEGINS = frozenset().union(
    _SOLAR, _ABROAD, _ARABIC, _ORDINALS, (first for first, _ in _PAIRS),
    *((tongue.weekdays | tongue.days | tongue.spans) for tongue in (PERSIAN, ARABIC)),
)  # fmt: skip
"""Words with which a time may begin, besides numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Year:
    start: str
    end: str
    first: int


def own_year(kept: KeptText) -> int | None:
    """The civil year a text says it is of; an Iranian one is that in which it begins."""
    for block in kept.blocks:
        if block.kind != BlockKind.DATE:
            continue
        for word in kept.text[block.start : block.end].replace("-", " ").replace("/", " ").split():
            bare = word.strip(",.T،")
            if (year := year_of(bare)) is not None:
                return year
            if len(bare) == 4 and bare.isdecimal() and 0 <= int(bare) - _LEAST < _SPAN:
                return solar.first_day(int(bare)).year
    return None


def find_times(s: Sentence, lows: list[str], tongue: _Tongue) -> list[When]:
    """Find every time of a sentence.

    Args:
        s: The sentence.
        lows: Its words, folded.
        tongue: The words of its language.
    """
    found: list[When] = []
    i = 0
    while i < len(s):
        low = lows[i]
        if low not in _BEGINS and not low[:1].isdecimal() and not low[1:2].isdecimal():
            i += 1
            continue
        when = _date(lows, i, tongue) or _years(lows, i, tongue) or _relative(lows, i, tongue)
        if when is None:
            i += 1
            continue
        found.append(replace(when, lo=_begin(lows, when.lo, tongue)))
        i = when.hi
    return found


def _begin(lows: list[str], lo: int, tongue: _Tongue) -> int:
    """First word of a time: in the summer of the year 1989."""
    while lo > 0 and (lows[lo - 1] in tongue.years or lows[lo - 1] in tongue.parts):
        lo -= 1
    return lo - 1 if lo > 0 and lows[lo - 1] in tongue.leads else lo


def _low(lows: list[str], i: int) -> str:
    return lows[i] if 0 <= i < len(lows) else ""


def _is_year(lows: list[str], i: int, tongue: _Tongue) -> bool:
    """Tell whether a number could be a year."""
    low = _low(lows, i)
    low = low[1:] if low[:1] == "و" else low
    if len(low) != 4 or not low.isdecimal():
        return False
    solar_too = tongue is PERSIAN or _low(lows, i + 1) in tongue.islamic
    return year_of(low) is not None or (solar_too and 0 <= int(low) - _LEAST < _SPAN)


def _year(lows: list[str], i: int, tongue: _Tongue) -> tuple[_Year, int]:
    """A year as civil dates, and the item after it."""
    low = _low(lows, i)
    year = int(low[1:] if low[:1] == "و" else low)
    hi, after = i + 1, _low(lows, i + 1)
    if after == "هجری" and _low(lows, i + 2) in tongue.islamic | tongue.solar:
        hi, after = hi + 1, _low(lows, i + 2)
    if after in tongue.islamic:
        first = int(year * _HIJRI + _HIJRI_FROM)
        last = int((year + 1) * _HIJRI + _HIJRI_FROM)
        return _Year(start=str(first), end=str(last), first=first), hi + 1
    hi += after in tongue.civil or after in tongue.solar
    if year >= 1500:
        return _Year(start=str(year), end=str(year), first=year), hi
    begun, ended = solar.days_of(year)
    return _Year(start=begun.isoformat(), end=ended.isoformat(), first=begun.year), hi


def _years(lows: list[str], i: int, tongue: _Tongue) -> When | None:
    """In the year 1989; from 1911 to 1914; between the years 2012 and 2015; (1980-1988)."""
    if not _is_year(lows, i, tongue):
        return None
    first, hi = _year(lows, i, tongue)
    before, joint = _low(lows, i - 1), _low(lows, hi)
    within = tongue.ranges.get(before, frozenset())
    to = hi + 1
    if _low(lows, to) in tongue.years:
        to += 1
    if joint[:1] == "و" and joint[1:].isdecimal() and "و" in within:
        to = hi
    elif joint not in within and joint not in DASHES:
        to = -1
    if to > 0 and _is_year(lows, to, tongue):
        last, end = _year(lows, to, tongue)
        if last.first >= first.first:
            return When(
                lo=i, hi=end, start=first.start, end=last.end, has_year=True,
                first_year=first.first,
            )  # fmt: skip
    if before in tongue.years or hi > i + 1 or (before in tongue.parts and before):
        return _told(i, hi, first)
    shut = i <= 1 or _low(lows, hi) in {"", ")", "،", *TERMINALS}
    return _told(i, hi, first) if before in tongue.leads | {"("} and shut else None


def _told(lo: int, hi: int, year: _Year) -> When:
    return When(
        lo=lo, hi=hi, start=year.start, end=year.end, has_year=True, first_year=year.first
    )  # fmt: skip


def _month(lows: list[str], i: int, tongue: _Tongue) -> tuple[int, int, bool] | None:
    """Number of a month, the item after it, and whether it is Iranian."""
    low = _low(lows, i)
    if tongue is PERSIAN:
        if low in _SOLAR:
            hi = i + 1 + (_low(lows, i + 1) == "ماه")
            return _SOLAR[low], hi, True
        return (_ABROAD[low], i + 1, False) if low in _ABROAD else None
    pair = _PAIRS.get((low, _low(lows, i + 1)))
    month, hi = (pair, i + 2) if pair else (_ARABIC.get(low), i + 1)
    if month is None:
        return None
    if _low(lows, hi) == "/" and _low(lows, hi + 1) in _ARABIC:
        hi += 2
    return month, hi, False


def _date(lows: list[str], i: int, tongue: _Tongue) -> When | None:
    """12 Farvardin 1398; March 2021; the ninth of May."""
    at, day = i, None
    if lows[i].isdecimal() and len(lows[i]) <= 2:
        day, at = int(lows[i]), i + 1
    elif lows[i] in _ORDINALS and _low(lows, i + 1) == "من":
        day, at = _ORDINALS[lows[i]], i + 2
    month = _month(lows, at, tongue)
    if month is None:
        return None
    number, hi, is_solar = month
    at = hi + (_low(lows, hi) in tongue.years)
    if _is_year(lows, at, tongue):
        year, end = _year(lows, at, tongue)
        return _dated((i, end), year, number, day, int(lows[at]) if is_solar else None)
    if day is None:
        return None
    return When(lo=i, hi=hi, start=None, end=None, has_year=False)


def _dated(
    place: tuple[int, int], year: _Year, month: int, day: int | None, solar_year: int | None
) -> When:
    """A day or month of a year."""
    lo, hi = place
    if solar_year is not None:
        try:
            begun, ended = solar.days_of(solar_year, month, day)
        except ValueError:  # no such day: the year alone
            return _told(lo, hi, year)
        return When(
            lo=lo, hi=hi, start=begun.isoformat(), end=ended.isoformat(), has_year=True,
            first_year=year.first,  # of the Iranian year: the whole of it is now, or history
        )  # fmt: skip
    text = f"{year.first:04d}-{month:02d}" + (f"-{day:02d}" if day and day <= 31 else "")
    return When(lo=lo, hi=hi, start=text, end=text, has_year=True, first_year=year.first)


def _relative(lows: list[str], i: int, tongue: _Tongue) -> When | None:
    """On Tuesday evening; yesterday; last week."""
    low = lows[i]
    hi = i + 1
    if low in tongue.spans and _low(lows, hi) in tongue.last:
        hi += 1
    elif low in tongue.weekdays:
        hi += _low(lows, hi) in tongue.last
    elif low not in tongue.days:
        return None
    return When(lo=i, hi=hi, start=None, end=None, has_year=False)
