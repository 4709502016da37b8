"""Codes of patches that are seen again, and of others. Half of 60 bits differ by chance."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.fingerprint.codes import (
    CODE_BITS,
    PREFIX_BITS,
    UNSURE,
    codes,
    packed,
    projection,
    standardised,
)
from airwitness.fingerprint.corners import SAMPLES, Corners, corners, patches_at
from airwitness.trace.frame_pairs import LIKE
from tests.unit.trace.moving import HEIGHT, WIDTH, blurred, ground, rounded

Picture = NDArray[np.float32]
NOISE = np.random.default_rng(1).normal(0, 8, (HEIGHT, WIDTH)).astype(np.float32)


@pytest.fixture(scope="module")
def picture() -> Picture:
    return rounded(ground(3)).astype(np.float32)


@pytest.fixture(scope="module")
def held(picture: Picture) -> Corners:
    return corners(picture.astype(np.uint8), steps=[0], most=[200], grid=(6, 4))


def seen_again(picture: Picture, held: Corners, shift: float = 0.0) -> NDArray[np.uint64]:
    column = held.x * np.float32(WIDTH) - np.float32(0.5 - shift)
    row = held.y * np.float32(HEIGHT) - np.float32(0.5 - shift)
    return codes(patches_at(picture, column, row))[0]


@pytest.mark.parametrize(
    ("change", "middle", "most"),
    [
        (lambda p: p, 0, 0),
        (blurred, 2, 10),
        (lambda p: blurred(blurred(p)), 4, 13),
        (lambda p: p + NOISE, 6, 18),
        (lambda p: rounded(p * 0.6 + 60).astype(np.float32), 1, 6),
        (lambda p: p + 500, 0, 2),
    ],
    ids=["itself", "blur", "more blur", "noise", "contrast", "brightness"],
)
def test_what_is_seen_again_has_nearly_the_same_code(
    picture: Picture,
    held: Corners,
    change: Callable[[Picture], Picture],
    middle: int,
    most: int,
) -> None:
    """Measured: medians 0, 1, 3, 4, 0, 0; maxima 0, 8, 10, 16, 5, 0 bits."""
    apart = np.bitwise_count(codes(held.patch)[0] ^ seen_again(change(picture), held))
    assert np.median(apart) <= middle
    assert apart.max() <= most
    assert np.mean(apart <= LIKE) > 0.95


def test_a_place_a_third_of_a_pixel_beside_has_nearly_the_same_code(
    picture: Picture, held: Corners
) -> None:
    apart = np.bitwise_count(codes(held.patch)[0] ^ seen_again(picture, held, shift=0.4))
    assert np.median(apart) <= 7  # measured 5
    assert np.mean(apart <= LIKE) > 0.97


def test_other_patches_have_other_codes(held: Corners) -> None:
    code, _ = codes(held.patch)
    apart = np.bitwise_count(code[:, None] ^ code)[np.triu_indices(code.size, 1)]
    assert 28 <= np.median(apart) <= 32
    assert np.mean(apart <= LIKE) < 0.015  # measured 0.007, on drawings that repeat themselves
    assert np.mean(apart <= LIKE // 2) < 0.005


def test_bits_that_turn_over_are_the_unsure_ones(picture: Picture, held: Corners) -> None:
    code, margin = codes(held.patch)
    turned = code ^ seen_again(picture + NOISE, held)
    bit = np.uint64(1) << np.arange(CODE_BITS - 1, -1, -1, dtype=np.uint64)
    is_turned = (turned[:, None] & bit) != 0
    rank = np.argsort(np.argsort(margin[:, :PREFIX_BITS], axis=1), axis=1)
    is_met = ~np.any(is_turned[:, :PREFIX_BITS] & (rank >= UNSURE), axis=1)
    assert margin.shape == (code.size, CODE_BITS)
    assert is_met.mean() > 0.8
    assert np.mean(margin[is_turned]) < 0.4 * np.mean(margin[~is_turned])


def test_the_first_plane_is_the_highest_bit() -> None:
    side = -np.ones((2, CODE_BITS), np.float32)
    side[0, 0] = side[1, -1] = side[1, -3] = 1
    assert packed(side).tolist() == [1 << (CODE_BITS - 1), 0b101]
    assert codes(np.zeros((0, SAMPLES * SAMPLES), np.float32))[0].size == 0


def test_brightness_and_contrast_do_not_count_but_a_flat_patch_stays_flat() -> None:
    patch = np.random.default_rng(1).normal(0, 20, (3, SAMPLES * SAMPLES)).astype(np.float32)
    same = standardised(patch * np.float32(3) + np.float32(40))
    assert same == pytest.approx(standardised(patch), abs=1e-4)
    assert same.std(axis=1) == pytest.approx(np.ones(3), abs=1e-3)
    assert standardised(patch * np.float32(0.001)).std() < 0.02


def test_the_planes_are_there() -> None:
    planes = projection()
    assert planes.shape == (CODE_BITS, SAMPLES * SAMPLES + 1)
    assert np.linalg.matrix_rank(planes[:, :-1]) == CODE_BITS
    assert projection() is planes
