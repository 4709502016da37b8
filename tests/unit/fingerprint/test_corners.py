from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.fingerprint import corners as corners_module
from airwitness.fingerprint.corners import (
    SAMPLES,
    SMALLEST,
    SPACING,
    STEP,
    Corners,
    corners,
    patches_at,
    shrunk,
)
from tests.unit.trace.moving import ground, rounded

HEIGHT, WIDTH = 180, 320
GRID = (6, 4)


def found(picture: NDArray[np.uint8], *, most: int = 400, steps: int = 1) -> Corners:
    return corners(picture, steps=range(steps), most=(most,) * steps, grid=GRID)


def drawn(seed: int) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """Crossings of light and dark, turned and anywhere between pixels; their columns and rows."""
    chance = np.random.default_rng(seed)
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
    picture = np.full((HEIGHT, WIDTH), 128.0)
    places = []
    for number in range(28):
        row, column = np.array(divmod(number, 7)) * 44 + 24 + chance.uniform(-6, 6, 2)
        turn = chance.uniform(0, np.pi / 2)
        x, y = columns - column, rows - row
        u, v = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
        near = np.exp(-(u * u + v * v) / 60)
        picture += chance.uniform(50, 100) * np.tanh(u) * np.tanh(v) * near
        places.append((column, row))
    return rounded(picture), np.array(places)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_drawn_corners_are_found_between_pixels(seed: int) -> None:
    picture, places = drawn(seed)
    held = found(picture)
    at = np.stack([held.x * WIDTH - 0.5, held.y * HEIGHT - 0.5], axis=1)
    apart = np.linalg.norm(places[:, None] - at, axis=2)
    assert at.shape == places.shape
    assert apart.min(axis=1).max() < 0.2
    assert np.all(held.strength > 0)


def test_a_corner_is_found_again_in_a_smaller_picture() -> None:
    """Shares of the picture do not depend on its size; the step says how large the corner is."""
    picture = rounded(ground(1, 360, 640))
    large, small = found(picture, most=90, steps=6), found(picture[::2, ::2], most=90, steps=6)
    assert set(large.step.tolist()) == set(range(6))
    half = round(np.log(2) / np.log(STEP))  # steps by which a corner is smaller
    again = []
    for step in range(3):
        one = np.stack([large.x, large.y])[:, large.step == step + half]
        other = np.stack([small.x, small.y])[:, small.step == step]
        apart = np.abs(one[:, :, None] - other[:, None]).max(axis=0)
        again.append(np.mean(apart.min(axis=1) < 2 * STEP**step / 320))
    assert min(again) > 0.6


def test_a_step_is_left_out_where_the_picture_is_too_small_for_it() -> None:
    picture = rounded(ground(1, 60, 200))
    held = found(picture, steps=9)
    sizes = [60 / STEP**step for step in range(9)]
    assert set(held.step.tolist()) == {n for n, size in enumerate(sizes) if size >= SMALLEST}
    assert found(picture[:39], steps=9).step.max(initial=0) == 0


def test_corners_are_spread_over_the_picture() -> None:
    """A strong texture in one quarter leaves a weak one in another its share."""
    texture = ground(2)[::4, ::4]
    picture = np.full((HEIGHT, WIDTH), 110, np.uint8)
    picture[:90, :160] = rounded(texture)
    picture[90:, 160:] = rounded(110 + (texture - 110) / 4)
    held = found(picture, most=48)
    is_weak = (held.x > 0.5) & (held.y > 0.5)
    assert held.x.size == 48
    assert is_weak.sum() >= 8
    assert held.strength[is_weak].max() < np.median(held.strength[~is_weak])
    alone = corners(picture, steps=[0], most=[48], grid=(1, 1))
    assert ((alone.x > 0.5) & (alone.y > 0.5)).sum() < 3


def test_each_step_has_a_number_of_its_own() -> None:
    picture = rounded(ground(2)[:HEIGHT, :WIDTH])
    held = corners(picture, steps=[0, 2, 3], most=[40, 0, 25], grid=GRID)
    assert np.bincount(held.step).tolist() == [40, 0, 0, 25]


def test_what_poor_cells_leave_goes_to_rich_ones() -> None:
    picture = np.full((HEIGHT, WIDTH), 110, np.uint8)
    picture[:90, :160] = rounded(ground(2)[::4, ::4])
    held = found(picture, most=48)
    assert held.x.size == 48
    assert held.x.max() < 0.52
    assert held.y.max() < 0.52


def bars() -> NDArray[np.uint8]:
    """Eight upright bars above seven others."""
    picture = np.repeat(np.array([235, 210, 170, 145, 106, 81, 41, 16], np.uint8), WIDTH // 8)
    made = np.tile(picture, (HEIGHT, 1))
    made[130:] = np.repeat(np.array([16, 235, 16, 60], np.uint8), WIDTH // 4)
    return made


@pytest.mark.parametrize(
    ("picture", "most"),
    [
        (np.zeros((HEIGHT, WIDTH), np.uint8), 0),
        (np.full((HEIGHT, WIDTH), 255, np.uint8), 0),
        (np.tile(np.arange(WIDTH, dtype=np.uint8) // 2, (HEIGHT, 1)), 0),
        (rounded(16 + np.random.default_rng(1).normal(0, 2, (HEIGHT, WIDTH))), 0),
        (bars(), 45),
    ],
    ids=["black", "white", "slope", "noise", "bars"],
)
def test_what_shows_nothing_has_hardly_a_corner(picture: NDArray[np.uint8], most: int) -> None:
    assert found(picture, most=36, steps=4).x.size <= most
    assert found(rounded(ground(3)[:HEIGHT, :WIDTH]), most=36, steps=4).x.size > 130


def test_a_patch_is_what_lies_around_a_place() -> None:
    rows, columns = np.mgrid[0:60, 0:90].astype(np.float32)
    patch = patches_at(
        3 * columns + 2 * rows, np.array([40.25, 0], np.float32), np.array([30.5, 59], np.float32)
    )
    around = (np.arange(SAMPLES) - (SAMPLES - 1) / 2) * SPACING
    expected = 3 * (40.25 + around)[None, :] + 2 * (30.5 + around)[:, None]
    assert patch.shape == (2, SAMPLES * SAMPLES)
    assert patch[0].reshape(SAMPLES, SAMPLES) == pytest.approx(expected, abs=1e-3)
    beyond = patch[1].reshape(SAMPLES, SAMPLES)  # behind its border the border goes on
    assert beyond[:, : SAMPLES // 2] == pytest.approx(beyond[:, :1] * np.ones(8), abs=1e-3)
    assert np.ptp(beyond[SAMPLES // 2 :], axis=0) == pytest.approx(np.zeros(SAMPLES), abs=1e-3)


@pytest.mark.parametrize(("height", "width"), [(30, 40), (37, 53), (60, 81), (7, 90), (1, 1)])
def test_a_smaller_picture_holds_the_means_of_areas(height: int, width: int) -> None:
    picture = np.random.default_rng(2).uniform(0, 255, (60, 90)).astype(np.float32)
    fine = np.repeat(np.repeat(picture.astype(np.float64), height, axis=0), width, axis=1)
    expected = fine.reshape(height, 60, width, 90).mean(axis=(1, 3))
    assert shrunk(picture, height, width) == pytest.approx(expected, abs=0.01)


def test_the_loops_say_the_same_uncompiled() -> None:
    picture = ground(4)[:44, :60].astype(np.float32)
    compiled: Any = corners_module._corners(picture)
    plain: Any = corners_module._corners.py_func(picture)  # type: ignore[attr-defined]
    assert compiled[0].size > 3
    for one, other in zip(compiled, plain, strict=True):
        assert other == pytest.approx(one, rel=1e-3, abs=1e-3)
    small: Any = shrunk.py_func(picture, 13, 17)  # type: ignore[attr-defined]
    assert small == pytest.approx(shrunk(picture, 13, 17), abs=1e-2)
    places = compiled[0][:3], compiled[1][:3]
    patch: Any = patches_at.py_func(picture, *places)  # type: ignore[attr-defined]
    assert patch == pytest.approx(patches_at(picture, *places), abs=1e-2)


def test_no_more_corners_are_looked_at_than_there_is_room_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    picture = ground(4)[:44, :60].astype(np.float32)
    kernel: Any = corners_module._corners
    everything = kernel(picture)[0]
    monkeypatch.setattr(corners_module, "_MOST", 2)
    assert kernel.py_func(picture)[0] == pytest.approx(everything[:2], rel=1e-3)
