# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""When: dates and ranges as they are written, and as dates.

Explicit years older than the text, or any where the text's own date is not known, are *history*:
a paper names the year of what is not of today. Weekdays and `last night` are *present*.
"""

from dataclasses import dataclass, replace

from airwitness.statements import english as en
from airwitness.statements.sentences import DASHES, Sentence
from airwitness.statements.words import among

_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sep sept", "october oct", "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_PARTS = among("morning evening night afternoon noon midnight")
_LEADS = among(
    """
    in on since from between until till by around about of during before after at
    """
)
_UNITS = among(
    """
    year years month months week weeks night day days decade summer winter spring autumn
    """
)
_SPANS = _UNITS | en.WEEKDAYS | _PARTS
_TODAY = among("today yesterday tonight tomorrow")
_SEASONS = among("summer winter spring autumn")
_FEASTS = among("christmas easter midsummer ramadan")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time expression, in items of its sentence."""

    lo: int
    hi: int
    start: str | None
    end: str | None
    has_year: bool
    first_year: int | None = None


def find_times(s: Sentence) -> list[When]:
    """Find every time expression of a sentence."""
    found: list[When] = []
    i = 0
    while i < len(s):
        when = _at(s, i) if _may_be(s, i) else None
        if when is None:
            i += 1
        else:
            found.append(when)
            i = when.hi
    return found


def _may_be(s: Sentence, i: int) -> bool:
    low = s.lows[i]
    return (
        low[0].isdecimal() or low in _MONTHS or low in en.WEEKDAYS or low in _FEASTS
        or (low in {"last", "this", "next", "every", "that", "the", "daily"}) or low in _TODAY
    )  # fmt: skip


def year_of(low: str) -> int | None:
    """A year, if a number is written like one."""
    return int(low) if len(low) == 4 and low.isdecimal() and 1500 <= int(low) <= 2100 else None


def _span_years(low: str) -> tuple[int, int] | None:
    """1980-88, 1994–2003, 1980s."""
    if low.endswith("s") and (year := year_of(low[:-1])) and year % 10 == 0:
        return year, year + 9
    for dash in "-–":
        first, found, second = low.partition(dash)
        year = year_of(first)
        if found and year is not None and second.isdecimal() and len(second) in {2, 4}:
            last = int(second) if len(second) == 4 else year // 100 * 100 + int(second)
            return (year, last) if last >= year else None
    return None


def _at(s: Sentence, i: int) -> When | None:
    low = s.lows[i]
    if (span := _span_years(low)) is not None:
        return _years(s, i, i + 1, *span)
    year = year_of(low)
    if year is not None:
        return _from_year(s, i, year)
    if low in _MONTHS or (low.isdecimal() and len(low) <= 2 and s.low(i + 1) in _MONTHS):
        return _date(s, i)
    if low == "the" and s.low(i + 1)[:4].isdecimal() and (span := _span_years(s.low(i + 1))):
        return _years(s, i, i + 2, *span)
    return _relative(s, i)


def _years(s: Sentence, lo: int, hi: int, first: int, last: int) -> When:
    if s.low(lo - 1) in _LEADS - {"of", "about", "by", "before", "after"}:
        lo -= 1
    return When(lo=lo, hi=hi, start=str(first), end=str(last), has_year=True, first_year=first)


def _from_year(s: Sentence, i: int, year: int) -> When | None:
    """In 1989; from 1952 to 1989; between 1921 and 1934; 1980–88 in two items."""
    before, after = s.low(i - 1), s.low(i + 1)
    joined = (
        (after == "to" and before in {"from", "of", "", ",", "("})
        or (after == "and" and before == "between") or after in DASHES or after in {"until", "till"}
    )  # fmt: skip
    if joined and (last := year_of(s.low(i + 2))) is not None and last >= year:
        return _years(s, i, i + 3, year, last)
    listed = before == "and" and year_of(s.low(i - 2)) is not None
    if (
        listed
        or before in _LEADS
        or before in {"(", "early", "late", "year", "mid"}
        or s.low(i - 2) in _LEADS
    ):
        lo = i - 1 if before in _LEADS - {"of", "about", "by"} else i
        if before == "of" and s.low(i - 2) in _SEASONS | {"year"}:
            lo = i - 2
        return When(lo=lo, hi=i + 1, start=str(year), end=str(year), has_year=True, first_year=year)
    return None


def _date(s: Sentence, i: int) -> When | None:
    """3 February; 14 March 2031; March 2028; on Nov 9."""
    lo = hi = i
    day = None
    if s.lows[i].isdecimal():
        day, hi = int(s.lows[i]), i + 1
    month = _MONTHS.get(s.low(hi))
    if month is None:
        return None
    if day is None and not s.is_name(hi):
        return None
    hi += 1 + (s.low(hi + 1) == "." and len(s.low(hi)) == 3)
    if day is None and s.low(hi).isdecimal() and len(s.low(hi)) <= 2:
        day, hi = int(s.low(hi)), hi + 1
    at = hi + (s.low(hi) == ",")
    year = year_of(s.low(at))
    if year is not None:
        hi = at + 1
    if day is None and year is None and s.low(i) in {"may", "march"} and s.low(i - 1) not in _LEADS:
        return None
    if s.low(lo - 1) in _LEADS - {"of", "about"}:
        lo -= 1
    if lo > 1 and s.low(lo) == "since" and s.low(lo - 2) == "every":
        lo -= 2
    text = (
        None
        if year is None
        else f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day and day <= 31 else "")
    )
    later = _until(s, hi)
    if later is not None:
        return replace(later, lo=lo, start=text or later.start, first_year=year)
    return When(lo=lo, hi=hi, start=text, end=text, has_year=year is not None, first_year=year)


def _until(s: Sentence, hi: int) -> When | None:
    """The second date of a range: and June 2029, to 19 July."""
    if s.low(hi) in {"and", "to", "until", *DASHES} and _may_be_date(s, hi + 1):
        return _date(s, hi + 1)
    return None


def _may_be_date(s: Sentence, i: int) -> bool:
    low = s.low(i)
    return low in _MONTHS or (low.isdecimal() and len(low) <= 2 and s.low(i + 1) in _MONTHS)


def _relative(s: Sentence, i: int) -> When | None:
    """On Tuesday evening; last year; every Sunday; at Christmas; daily."""
    low, lo, hi = s.lows[i], i, i + 1
    if low in {"last", "this", "next", "every"}:
        if s.low(hi) not in _SPANS:
            return None
        hi += 1
    elif low in en.WEEKDAYS and low not in _TODAY:
        if s.low(i - 1) in {"last", "every", "next", "this"}:
            return None
        hi += s.low(hi) in _PARTS
    elif low in {"that", "the", "daily"}:
        return When(lo=lo, hi=hi, start=None, end=None, has_year=False) if low == "daily" else None
    elif low not in _FEASTS and low not in _TODAY:
        return None
    if s.low(lo - 1) in {"on", "since", "until", "at", "by", "in"}:
        lo -= 1
    return When(lo=lo, hi=hi, start=None, end=None, has_year=False)
