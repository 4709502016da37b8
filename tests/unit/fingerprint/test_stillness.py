"""What stood still once is still whenever it is there."""

import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.fingerprint.stillness import stood_still
from airwitness.fingerprint.video import SAME_CODE, ClipFingerprinter, Frames
from airwitness.spans import FLICKS
from tests.unit.trace.moving import Film, film, ground, rounded

CODE = 0x0F1E2D3C4B5A697
NEAR = 1.4  # pixels: nearly as far as a corner may lie beside


def corners(*each: tuple[float, float, int, int, bool]) -> NDArray[np.bool_]:
    """Which of some corners (x, y, size, code, whether still) are still in the end."""
    x, y, step, code, still = zip(*each, strict=True)
    place = np.stack([np.array(x, np.float32), np.array(y, np.float32)], axis=1)
    return stood_still(
        place, np.array(step, np.int32), np.array(code, np.uint64), np.array(still, np.bool_)
    )


def turned(bits: int) -> int:
    """The code with so many bits turned over."""
    return CODE ^ ((1 << bits) - 1)


def test_a_corner_that_is_still_elsewhere_is_still() -> None:
    still = (50.0, 20.0, 1, CODE, True)
    assert corners(still, (50.5, 19.5, 1, turned(SAME_CODE), False)).all()


@pytest.mark.parametrize(
    "other",
    [
        (52.0, 20.0, 1, CODE),
        (50.0, 18.0, 1, CODE),
        (50.0, 20.0, 2, CODE),
        (50.0, 20.0, 1, turned(SAME_CODE + 1)),
    ],
)
def test_another_corner_is_not(other: tuple[float, float, int, int]) -> None:
    still = (50.0, 20.0, 1, CODE, True)
    assert corners(still, (*other, False)).tolist() == [True, False]


def test_what_moves_twice_at_one_place_is_not_still() -> None:
    assert not corners(*[(50.0, 20.0, 1, CODE, False)] * 4).any()


def test_no_border_of_a_cell_comes_between() -> None:
    chance = np.random.default_rng(1)
    count = 2_000
    at = chance.uniform(0, 300, (count, 2))
    turn = chance.uniform(0, 2 * np.pi, count)
    beside = at + NEAR * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    code = chance.integers(0, 1 << 60, count, dtype=np.uint64)
    both = np.concatenate([at, beside]).astype(np.float32)
    still = np.arange(2 * count) < count
    told = stood_still(both, np.zeros(2 * count, np.int32), np.tile(code, 2), still)
    assert told.all()


def test_one_of_many_still_corners_at_a_place_is_met() -> None:
    """A sign that changes its words: each of its pictures stays for a while."""
    chance = np.random.default_rng(2)
    codes = np.repeat(chance.integers(0, 1 << 60, 20, dtype=np.uint64), 50)
    every = [(9.0, 9.0, 0, code, True) for code in codes.tolist()]
    assert corners(*every, (9.0, 9.0, 0, int(codes[-1]), False)).all()


def looked_at(pictures: Film) -> tuple[Frames, Frames]:
    finger = ClipFingerprinter()
    for number, picture in enumerate(pictures):
        finger.feed(number * FLICKS // 4, picture)
    return finger.finish()


def share(frames: Frames, first: int, last: int) -> float:
    """Of the corners of some frames those that are still."""
    return float(frames.is_still[frames.first[first] : frames.first[last]].mean())


def test_a_set_is_still_in_a_shot_too_short_to_tell() -> None:
    """A set for 4 s and again for 1 s, between shots that pan."""
    studio = [rounded(ground(3))[:360, :640]]
    clip = [*film(1, 2.0), *studio * 16, *film(2, 2.0), *studio * 4, *film(5, 2.0)]
    frames, mirrored = looked_at(clip)
    assert share(frames, 8, 24) > 0.9
    assert share(frames, 32, 36) > 0.9
    assert share(frames, 24, 32) < 0.2
    assert frames.is_still.tolist() == mirrored.is_still.tolist()
    short, _ = looked_at([*film(2, 2.0), *studio * 4, *film(5, 2.0)])
    assert share(short, 8, 12) < 0.2


def test_footage_that_is_shown_twice_still_moves() -> None:
    shot = film(1, 3.0)
    frames, _ = looked_at([*shot, *film(2, 3.0), *shot])
    assert share(frames, 0, 12) < 0.2
