"""The Iranian calendar, against dates that are in the history books."""

from datetime import date

import pytest

from airwitness.statements import solar


@pytest.mark.parametrize(
    ("there", "here"),
    [
        ((1320, 6, 3), date(1941, 8, 25)),
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1367, 5, 29), date(1988, 8, 20)),
        ((1399, 12, 30), date(2021, 3, 20)),  # a leap day
        ((1404, 1, 1), date(2025, 3, 21)),
    ],
)
def test_days(there: tuple[int, int, int], here: date) -> None:
    assert solar.days_of(*there) == (here, here)


def test_years_and_months_follow_each_other() -> None:
    for year in range(1300, 1450):
        first, last = solar.days_of(year)
        assert (last - first).days in {364, 365}
        assert solar.days_of(year, 1)[0] == first
        assert solar.days_of(year, 12)[1] == last
        for month in range(1, 12):
            gap = solar.days_of(year, month + 1)[0] - solar.days_of(year, month)[1]
            assert gap.days == 1


@pytest.mark.parametrize(
    "wrong", [(1398, 12, 30), (1399, 7, 31), (1399, 1, 32), (1399, 1, 0), (1100,), (1700,)]
)
def test_days_that_are_none(wrong: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"no day|no leap years"):
        solar.days_of(*wrong)
