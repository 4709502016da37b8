"""Whatever stands in a box, what leaves is the same: no pixel of it survives."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from airwitness.redaction import (
    WITHHELD,
    Box,
    Pixels,
    WithheldWords,
    leaving_png,
    obscured_png,
    withheld_png,
)
from airwitness.redaction.pictures import GREY, LONGEST, WHOLE
from tests.property.test_redaction import decoded

SIZES = st.sampled_from(
    [(9, 9), (48, 64), (120, 90), (270, 480), (360, 640), (719, 1283), (900, 7)]
)
SHARES = st.integers(1, WHOLE)
BLOCK = 8


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    left, top = draw(st.integers(0, WHOLE - 1)), draw(st.integers(0, WHOLE - 1))
    return left, top, draw(st.integers(1, WHOLE - left)), draw(st.integers(1, WHOLE - top))


def inside(
    shape: tuple[int, ...], some: list[Box]
) -> np.ndarray[tuple[int, int], np.dtype[np.bool]]:
    """Every pixel that a box touches."""
    height, width = shape[:2]
    out = np.zeros((height, width), bool)
    for left, top, wide, high in some:
        rows = slice(top * height // WHOLE, -(-(top + high) * height // WHOLE))
        out[rows, left * width // WHOLE : -(-(left + wide) * width // WHOLE)] = True
    return out


@settings(max_examples=40, deadline=None)
@given(SIZES, st.lists(boxes(), max_size=3), st.lists(boxes(), max_size=2), st.integers(0, 999))
def test_what_stands_in_a_box_changes_nothing(
    size: tuple[int, int], cleared: list[Box], proposed: list[Box], seed: int
) -> None:
    chance = np.random.default_rng(seed)
    picture = chance.integers(0, 256, (*size, 3), dtype=np.uint8)
    other = picture.copy()
    hidden = inside(picture.shape, [*cleared, *proposed])
    other[hidden] = chance.integers(0, 256, (int(hidden.sum()), 3), dtype=np.uint8)
    png = leaving_png(picture, cleared, proposed)
    assert png == leaving_png(other, cleared, proposed)
    shown = decoded(png)
    assert max(shown.shape[:2]) == min(LONGEST, max(size))
    if max(size) <= LONGEST:
        assert (shown[hidden] == GREY).all()
        changed = (shown != picture).any(axis=2)
        assert ((shown == GREY).all(axis=2) | ~changed).all()  # a pixel is as it was, or grey


@settings(max_examples=40, deadline=None)
@given(boxes(), st.integers(0, 999))
def test_the_rest_of_a_cleared_picture_is_kept(box: Box, seed: int) -> None:
    picture = np.random.default_rng(seed).integers(0, 128, (100, 150, 3), dtype=np.uint8)
    shown = decoded(leaving_png(picture, [box]))
    left, top, wide, high = box
    more = max(1.5, 0.1 * max(wide * 150, high * 100) / WHOLE) + 1
    rows, columns = np.mgrid[:100, :150]
    far = (
        (columns < left * 150 / WHOLE - more)
        | (columns > (left + wide) * 150 / WHOLE + more)
        | (rows < top * 100 / WHOLE - more)
        | (rows > (top + high) * 100 / WHOLE + more)
    )
    assert np.array_equal(shown[far], picture[far])
    assert np.array_equal(decoded(leaving_png(picture, [])), picture)


@settings(max_examples=40, deadline=None)
@given(SIZES, st.integers(0, 999))
def test_nobody_cleared_it_so_it_is_obscured(size: tuple[int, int], seed: int) -> None:
    picture = np.random.default_rng(seed).integers(0, 256, (*size, 3), dtype=np.uint8)
    assert leaving_png(picture) == leaving_png(picture, None, [(0, 0, 9, 9)])
    assert leaving_png(picture) == obscured_png(picture)


def blocks(pixels: Pixels) -> set[bytes]:
    """Every block of 8 by 8 pixels, at every place."""
    height, width = pixels.shape[:2]
    return {
        pixels[y : y + BLOCK, x : x + BLOCK].tobytes()
        for y in range(height - BLOCK + 1)
        for x in range(width - BLOCK + 1)
    }


@pytest.mark.parametrize("scale", [1, 2])
def test_no_block_of_a_marked_region_survives(scale: int) -> None:
    chance = np.random.default_rng(5)
    picture = np.full((240, 400, 3), 90, np.uint8)
    marked = chance.integers(0, 256, (60, 80, 3), dtype=np.uint8)
    picture[100:160, 200:280] = marked
    original = picture.repeat(scale, axis=0).repeat(scale, axis=1)
    box = (200 * 25, 100 * WHOLE // 240, 80 * 25, 60 * WHOLE // 240 + 1)
    found = blocks(marked)
    assert blocks(decoded(leaving_png(original, []))) & found if scale == 1 else True
    for png in (leaving_png(original), leaving_png(original, [box]), withheld_png()):
        assert not blocks(decoded(png)) & found


def test_what_is_withheld_is_always_the_same_file() -> None:
    shown = decoded(withheld_png())
    assert shown.shape == (180, 320, 3)
    assert np.unique(shown).size == 2


WORD = st.text(alphabet="abcdeéüöABCDEعلیرضا", min_size=2, max_size=6)


def plain(text: str) -> str:
    """A reader of its own, for the letters above: no case, accents or signs."""
    other = text.casefold().translate(str.maketrans("éüöي", "euoی"))
    return "".join(letter for letter in other if letter.isalnum())


@settings(max_examples=200, deadline=None)
@given(
    st.lists(WORD, min_size=1, max_size=3),
    st.sampled_from([" ", "_", "-", "", ". "]),
    st.lists(WORD, max_size=4),
    st.lists(WORD, max_size=4),
)
def test_a_withheld_phrase_is_in_no_text(
    phrase: list[str], between: str, before: list[str], after: list[str]
) -> None:
    words = WithheldWords(phrases=(" ".join(phrase),))
    text = " ".join([*before, between.join(phrase).upper(), *after])
    out = words.covered(text)
    assert WITHHELD in out
    wanted = plain("".join(phrase))
    assert all(wanted not in plain(word) for word in out.replace(WITHHELD, "").split())
