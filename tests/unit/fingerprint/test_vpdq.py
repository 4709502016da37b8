"""The text form of vPDQ, as the reference tool writes it."""

import pytest

from airwitness.errors import InputError
from airwitness.fingerprint.vpdq import HashedFrame, line, read_lines
from airwitness.spans import FLICKS

DIGITS = "00" * 4 + "f3" * 28


def test_lines_are_read_back_as_they_were() -> None:
    frames = [
        HashedFrame(number=25 * n, time=n * FLICKS + FLICKS // 8, digits=DIGITS, quality=n)
        for n in range(101)
    ]
    assert read_lines("\n".join(map(line, frames))) == frames
    assert line(frames[3]) == f"75,3,{DIGITS},3.125"


def test_lines_of_the_reference_tool_are_read() -> None:
    text = f"0,100,{DIGITS},0.000\n30,0,{DIGITS},989.967\n"
    first, second = read_lines(text)
    assert (first.number, first.quality, first.time) == (0, 100, 0)
    assert second.time == round(989.967 * FLICKS)
    assert f"{line(first)}\n{line(second)}\n" == text


def test_a_time_before_zero_is_told_as_zero() -> None:
    frame = HashedFrame(number=0, time=-5, digits=DIGITS, quality=9)
    assert line(frame).endswith(",0.000")


@pytest.mark.parametrize("row", ["", "1,2,3", f"0,100,{DIGITS[1:]},0.000", f"x,1,{DIGITS},0.000"])
def test_what_is_no_line_is_refused(row: str) -> None:
    with pytest.raises(InputError, match="line 2"):
        read_lines(f"0,100,{DIGITS},0.000\n{row}\n0,100,{DIGITS},0.000")
