# ruff: noqa: PLR2004 (a year has twelve months, the first six of them long)
"""Dates of the Iranian calendar as dates of the civil one.

A year begins at the spring equinox: its first day is counted from a known one, with the leap years
of the 33-year cycle. They agree with the calendar as it is kept from 1178 to 1633 (tables in K. M.
Borkowski, *The Persian calendar for 3000 years*, Earth, Moon, and Planets 74, 1996).
"""

from datetime import date, timedelta

FIRST, LAST = 1178, 1633
_KNOWN = (1400, date(2021, 3, 21))
_CYCLE, _DAYS_OF_CYCLE = 33, 33 * 365 + 8
_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})  # remainders by the cycle
_LONG, _SHORT = 31, 30  # days of the first six months, and of the next five


def first_day(year: int) -> date:
    """The first day of an Iranian year.

    Raises:
        ValueError: the year is outside `FIRST` to `LAST`.
    """
    if not FIRST <= year <= LAST:
        msg = f"no leap years are known of {year}"
        raise ValueError(msg)
    known, day = _KNOWN
    cycles, left = divmod(year - known, _CYCLE)
    days = cycles * _DAYS_OF_CYCLE
    days += sum(365 + ((known + n) % _CYCLE in _LEAP) for n in range(left))
    return day + timedelta(days=days)


def days_of(year: int, month: int | None = None, day: int | None = None) -> tuple[date, date]:
    """First and last day of an Iranian year, month or day.

    Raises:
        ValueError: there is no such day.
    """
    begun, next_year = first_day(year), first_day(year + 1)
    if month is None:
        return begun, next_year - timedelta(days=1)
    before = _LONG * min(month - 1, 6) + _SHORT * max(month - 7, 0)
    start = begun + timedelta(days=before)
    end = next_year if month == 12 else start + timedelta(days=_LONG if month <= 6 else _SHORT)
    if day is None:
        return start, end - timedelta(days=1)
    found = start + timedelta(days=day - 1)
    if not start <= found < end:
        msg = f"month {month} of {year} has no day {day}"
        raise ValueError(msg)
    return found, found
