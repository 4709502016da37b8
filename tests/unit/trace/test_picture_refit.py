"""The line that frames agree most with."""

import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.trace.closer_pictures import PictureLine
from airwitness.trace.picture_refit import refitted

OFFSET = 10.0


def grid(
    speed: float, seconds: float, *, frames: int = 12, wide: float = 0.2
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Frames of a clip, pictures eight a second, and corners that agree around the right one."""
    asked = np.linspace(0.1, seconds - 0.1, frames)
    shown = OFFSET - 2 + np.arange(0, speed * seconds + 4, 1 / 8)
    beside = shown - (speed * asked + OFFSET)[:, None]
    return asked, shown, 90 * np.exp(-0.5 * (beside / wide) ** 2)


@pytest.mark.parametrize("speed", [0.5, 0.8, 24 / 25, 1.0, 25 / 24, 1.25])
@pytest.mark.parametrize("seconds", [3.0, 8.0])
def test_a_usual_speed_is_told_from_the_nominal_one(speed: float, seconds: float) -> None:
    asked, shown, exact = grid(speed, seconds)
    near = 1.0 if abs(speed - 1) * seconds / 2 < 0.7 else speed * 1.03
    before = PictureLine(speed=near, offset=OFFSET + (speed - near) * seconds / 2 + 0.2)
    found = refitted(asked, shown, exact, before)
    assert found.speed == pytest.approx(speed, rel=0.004)
    assert found.speed * seconds / 2 + found.offset == pytest.approx(
        speed * seconds / 2 + OFFSET, abs=0.03
    )


def test_a_speed_between_the_usual_ones_stays_what_it_is() -> None:
    asked, shown, exact = grid(1.07, 12.0)
    found = refitted(asked, shown, exact, PictureLine(speed=1.05, offset=OFFSET + 0.12))
    assert found.speed == pytest.approx(1.07, rel=0.003)


def test_frames_that_agree_elsewhere_do_not_bend_the_line() -> None:
    asked, shown, exact = grid(1.0, 6.0)
    exact[::4] = np.roll(exact[::4], 9, axis=1)  # a quarter of them, as in a scene that returns
    found = refitted(asked, shown, exact, PictureLine(speed=1.0, offset=OFFSET + 0.1))
    assert (found.speed, found.offset) == pytest.approx((1.0, OFFSET), abs=0.03)


def test_what_agrees_with_nothing_keeps_its_line() -> None:
    asked, shown, exact = grid(1.0, 6.0)
    line = PictureLine(speed=1.0, offset=OFFSET + 0.1)
    assert refitted(asked, shown, np.zeros_like(exact), line) == line
