"""Corners that agree lie at the same things in both pictures."""

import numpy as np
import pytest

from airwitness.trace.matched_points import Points, matched_points
from tests.unit.trace.moving import HEIGHT, WIDTH, Luma, ground, resized, rounded

AIRED = rounded(ground(31))


def small(picture: Luma) -> Luma:
    return resized(picture, HEIGHT // 2, WIDTH // 2)


def test_points_lie_at_the_same_things() -> None:
    """The clip shows what lies in the recording from 10 % on, 80 % wide and high."""
    top, left, high, wide = HEIGHT // 10, WIDTH // 10, 8 * HEIGHT // 10, 8 * WIDTH // 10
    clip = AIRED[top : top + high, left : left + wide]
    one, other = (np.array(p) for p in matched_points(clip, small(AIRED), is_mirrored=False))
    assert one.shape == other.shape
    assert len(one) >= 15
    assert 0.1 + 0.8 * one == pytest.approx(other, abs=0.02)
    assert len(np.unique(other, axis=0)) == len(other)
    assert np.ptp(other, axis=0).min() > 0.4  # all over the picture


def test_in_a_mirror_they_lie_on_the_other_side() -> None:
    clip = np.ascontiguousarray(AIRED[:, ::-1])
    one, other = (np.array(p) for p in matched_points(clip, small(AIRED), is_mirrored=True))
    assert len(one) >= 15
    assert np.stack([1 - one[:, 0], one[:, 1]], axis=1) == pytest.approx(other, abs=0.02)
    assert len(matched_points(clip, small(AIRED), is_mirrored=False)[0]) < len(one) / 2


@pytest.mark.parametrize("other", [rounded(ground(32)), np.full((HEIGHT, WIDTH), 128, np.uint8)])
def test_in_another_picture_hardly_any_agree(other: Luma) -> None:
    none: Points
    none, same = matched_points(AIRED, small(other), is_mirrored=False)
    assert len(none) == len(same) <= 4


def test_pictures_may_be_tiny() -> None:
    assert matched_points(AIRED[:8, :8], AIRED[:8, :8], is_mirrored=False) == ((), ())
