import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.trace.geometry import WHOLE, Placing, Rectangle, middles, placing

WIDE, TALL, SQUARE = 16 / 9, 9 / 16, 1.0
SAME = np.array([1.0, 0, 0, 0, 1, 0])


def rectangle(left: float, top: float, width: float, height: float) -> Rectangle:
    return Rectangle(left=left, top=top, width=width, height=height)


def edges(held: Rectangle) -> tuple[float, float, float, float]:
    return held.left, held.top, held.width, held.height


def laid(
    fit: NDArray[np.float64], clip: float = WIDE, recording: float = WIDE, *, mirror: bool = False
) -> Placing:
    return placing(fit, clip=clip, recording=recording, is_mirrored=mirror)


def test_what_lies_on_each_other_is_whole() -> None:
    found = laid(SAME)
    assert edges(found.in_recording) == edges(found.in_clip) == edges(WHOLE)
    assert found.in_recording.is_whole
    assert not found.is_mirrored


def test_a_small_picture_within_another() -> None:
    found = laid(np.array([0.4, 0, 0.5 * WIDE, 0, 0.4, 0.1]))
    assert edges(found.in_recording) == pytest.approx((0.5, 0.1, 0.4, 0.4))
    assert edges(found.in_clip) == pytest.approx((0, 0, 1, 1))
    assert not found.in_recording.is_whole


def test_a_part_of_the_clip_fills_the_recording() -> None:
    """The recording shows the left upper quarter."""
    found = laid(np.array([2.0, 0, 0, 0, 2.0, 0]))
    assert edges(found.in_recording) == pytest.approx((0, 0, 1, 1))
    assert edges(found.in_clip) == pytest.approx((0, 0, 0.5, 0.5))
    mirrored = laid(np.array([2.0, 0, 0, 0, 2.0, 0]), mirror=True)
    assert edges(mirrored.in_clip) == pytest.approx((0.5, 0, 0.5, 0.5))
    assert edges(mirrored.in_recording) == pytest.approx((0, 0, 1, 1))
    assert mirrored.is_mirrored


def test_a_wide_picture_in_an_upright_one() -> None:
    """As high as its width allows, in the middle: bars above and below."""
    scale = TALL / WIDE
    found = laid(np.array([scale, 0, 0, 0, scale, (1 - scale) / 2]), WIDE, TALL)
    assert edges(found.in_recording) == pytest.approx((0, (1 - scale) / 2, 1, scale))
    assert edges(found.in_clip) == pytest.approx((0, 0, 1, 1))


def test_the_middle_of_a_wide_picture_fills_a_square_one() -> None:
    found = laid(np.array([1.0, 0, (SQUARE - WIDE) / 2, 0, 1.0, 0]), WIDE, SQUARE)
    assert edges(found.in_recording) == pytest.approx((0, 0, 1, 1))
    assert edges(found.in_clip) == pytest.approx((0.5 - 0.5 / WIDE, 0, 1 / WIDE, 1))


def test_a_picture_that_is_turned_a_little_has_an_upright_box() -> None:
    along, across = 0.5 * np.cos(0.05), 0.5 * np.sin(0.05)
    middle = np.array([WIDE / 2, 0.5])
    turn = np.array([[along, -across], [across, along]])
    shift = middle - turn @ middle
    found = laid(np.array([along, -across, shift[0], across, along, shift[1]]))
    assert found.in_recording.overlap(rectangle(0.25, 0.25, 0.5, 0.5)) > 0.98


def test_what_lies_outside_has_no_area() -> None:
    found = laid(np.array([1.0, 0, 3 * WIDE, 0, 1.0, 0]))
    assert found.in_recording.width == 0
    assert found.in_recording.overlap(WHOLE) == 0
    assert found.in_recording.overlap(found.in_recording) == 0


def test_the_middle_of_several_is_the_median_of_every_edge() -> None:
    each = [
        laid(np.array([scale, 0, at * WIDE, 0, scale, at]))
        for scale, at in ((0.5, 0.2), (0.52, 0.21), (0.5, 0.22), (3.0, -1.0), (0.51, 0.21))
    ]
    found = Placing.middle(each)
    assert edges(found.in_recording) == pytest.approx((0.21, 0.21, 0.51, 0.51), abs=0.011)
    assert edges(Placing.middle(each[:1]).in_recording) == pytest.approx((0.2, 0.2, 0.5, 0.5))
    mirrored = Placing.middle([laid(SAME, mirror=True)])
    assert mirrored.is_mirrored


def test_the_middle_of_a_picture_lies_in_the_middle_of_its_place() -> None:
    along, across = 0.4 * np.cos(0.1), 0.4 * np.sin(0.1)
    fits = np.array(
        [SAME, [0.4, 0, 0.5 * WIDE, 0, 0.4, 0.1], [along, -across, 0, across, along, 0]]
    )
    found = middles(fits, np.array([WIDE, WIDE, 0.0], np.float32))
    expected = [[WIDE / 2, 0.5, 1], [0.7 * WIDE, 0.3, 0.4], [-across / 2, along / 2, 0.4]]
    assert found == pytest.approx(np.array(expected), abs=1e-6)


def test_rectangles_overlap_by_what_they_share() -> None:
    one = rectangle(0.0, 0.0, 0.5, 1.0)
    assert one.overlap(one) == 1
    assert one.overlap(WHOLE) == pytest.approx(0.5)
    assert one.overlap(rectangle(0.5, 0.0, 0.5, 1.0)) == 0
    assert one.overlap(rectangle(0.25, 0.0, 0.5, 1.0)) == pytest.approx(1 / 3)
    assert rectangle(0.02, 0.02, 0.96, 0.96).is_whole
    assert not rectangle(0.0, 0.0, 0.9, 0.9).is_whole
