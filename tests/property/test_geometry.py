"""Rectangles overlap as their areas do, and two pictures lie to each other the same both ways."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from airwitness.trace.geometry import WHOLE, Placing, Rectangle, placing

CELLS = 24
Map = NDArray[np.float64]
edge = st.integers(0, CELLS)
spans = st.tuples(edge, edge).map(sorted)
shapes = st.sampled_from([16 / 9, 4 / 3, 1.0, 9 / 16, 2.39])


@st.composite
def rectangles(draw: st.DrawFn, least: int = 0) -> Rectangle:
    """On a grid, so that its cells can be counted."""
    (left, right), (top, bottom) = draw(spans), draw(spans)
    right, bottom = max(right, min(left + least, CELLS)), max(bottom, min(top + least, CELLS))
    left, top = min(left, right - least), min(top, bottom - least)
    return Rectangle(
        left=left / CELLS,
        top=top / CELLS,
        width=(right - left) / CELLS,
        height=(bottom - top) / CELLS,
    )


def cells(held: Rectangle) -> set[tuple[int, int]]:
    left, top = round(held.left * CELLS), round(held.top * CELLS)
    right, bottom = round((held.left + held.width) * CELLS), round((held.top + held.height) * CELLS)
    return {(x, y) for x in range(left, right) for y in range(top, bottom)}


def fit_to(target: Rectangle, clip: float, recording: float) -> Map:
    """The map that lays a clip's picture into a rectangle of a recording's."""
    return np.array([
        target.width * recording / clip, 0, target.left * recording,
        0, target.height, target.top,
    ])  # fmt: skip


def are_alike(one: Rectangle, other: Rectangle) -> bool:
    pairs = zip(
        (one.left, one.top, one.width, one.height),
        (other.left, other.top, other.width, other.height),
        strict=True,
    )
    return all(a == pytest.approx(b, abs=1e-6) for a, b in pairs)


def inside(held: Rectangle) -> bool:
    least = min(held.left, held.top, held.width, held.height)
    return least >= 0 and max(held.left + held.width, held.top + held.height) <= 1 + 1e-9


@given(rectangles(), rectangles())
def test_overlap_is_what_is_shared_of_both(one: Rectangle, other: Rectangle) -> None:
    both = cells(one) | cells(other)
    expected = len(cells(one) & cells(other)) / len(both) if both else 0.0
    assert one.overlap(other) == pytest.approx(expected, abs=1e-9)
    assert one.overlap(other) == pytest.approx(other.overlap(one), abs=1e-12)


@given(rectangles(least=1), shapes, shapes)
def test_a_clip_laid_into_a_rectangle_lies_there(
    target: Rectangle, clip: float, recording: float
) -> None:
    found = placing(
        fit_to(target, clip, recording), clip=clip, recording=recording, is_mirrored=False
    )
    assert are_alike(found.in_recording, target)
    assert are_alike(found.in_clip, WHOLE)


maps = st.tuples(st.floats(0.2, 5), st.floats(-0.1, 0.1), st.floats(-2, 2), st.floats(-2, 2)).map(
    lambda m: np.array([m[0], -m[0] * m[1], m[2], m[0] * m[1], m[0], m[3]])
)


def inverse(fit: Map) -> Map:
    back = np.linalg.inv(np.vstack([fit.reshape(2, 3), [0, 0, 1]]))
    return back[:2].ravel()


@given(maps, shapes, shapes)
def test_both_ways_say_the_same(fit: Map, clip: float, recording: float) -> None:
    one = placing(fit, clip=clip, recording=recording, is_mirrored=False)
    other = placing(inverse(fit), clip=recording, recording=clip, is_mirrored=False)
    assert are_alike(one.in_recording, other.in_clip)
    assert are_alike(one.in_clip, other.in_recording)
    assert inside(one.in_recording)
    assert inside(one.in_clip)


@given(maps, shapes, shapes)
def test_a_mirror_exchanges_left_and_right_of_the_clip_alone(
    fit: Map, clip: float, recording: float
) -> None:
    plain, mirrored = (
        placing(fit, clip=clip, recording=recording, is_mirrored=is_mirrored)
        for is_mirrored in (False, True)
    )
    assert mirrored.in_recording == plain.in_recording
    assert mirrored.in_clip.width == plain.in_clip.width
    assert mirrored.in_clip.top == plain.in_clip.top
    right = plain.in_clip.left + plain.in_clip.width
    assert mirrored.in_clip.left == pytest.approx(1 - right, abs=1e-12)


@given(st.lists(rectangles(least=1), min_size=1, max_size=7))
def test_the_middle_lies_among_all(each: list[Rectangle]) -> None:
    found = Placing.middle([Placing(in_recording=r, in_clip=WHOLE, is_mirrored=True) for r in each])
    assert inside(found.in_recording)
    assert min(r.left for r in each) <= found.in_recording.left <= max(r.left for r in each)
    assert are_alike(found.in_clip, WHOLE)
    assert found.is_mirrored
