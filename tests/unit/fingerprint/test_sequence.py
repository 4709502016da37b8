"""Pictures in their order, in another one, and those of which it cannot be told."""

import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.fingerprint.sequence import LEAST, is_sequence

COUNT, PLACES = 32, 240


def scene(seed: int, *, speed: float, noise: float = 0.3) -> NDArray[np.float32]:
    """float32 [COUNT, PLACES]: places whose grey wanders, a little noise on all."""
    chance = np.random.default_rng(seed)
    steps = chance.normal(0, speed, (COUNT, PLACES))
    grey = 110 + np.cumsum(steps, axis=0) + chance.normal(0, noise, (COUNT, PLACES))
    return grey.astype(np.float32)


@pytest.mark.parametrize("speed", [0.3, 2.0, 20.0])
def test_a_scene_slow_or_fast_is_a_sequence(speed: float) -> None:
    assert all(is_sequence(scene(seed, speed=speed)) for seed in range(8))


@pytest.mark.parametrize("speed", [0.3, 2.0, 20.0])
def test_in_another_order_it_is_none(speed: float) -> None:
    told = []
    for seed in range(20):
        chance = np.random.default_rng(seed)
        pictures = scene(seed, speed=speed)
        told.append(is_sequence(pictures[chance.permutation(COUNT)]))
        held = chance.permutation(COUNT // 2) * 2
        told.append(is_sequence(np.repeat(pictures[held], 2, axis=0)))
    assert sum(told) <= 4


def test_what_repeats_itself_is_a_sequence() -> None:
    turn = 2 * np.pi * np.arange(COUNT) / 5  # every 1.25 s: those half a second apart differ most
    pictures = 110 + 40 * np.cos(turn[:, None] + np.linspace(0, 6, PLACES))
    assert is_sequence(pictures.astype(np.float32))


def test_of_few_pictures_it_is_not_told() -> None:
    few = scene(1, speed=2.0)[np.random.default_rng(1).permutation(COUNT)][: LEAST - 1]
    assert is_sequence(few)
    assert is_sequence(few[:0])


def test_what_stands_still_is_none() -> None:
    assert not is_sequence(np.full((COUNT, PLACES), 90, np.float32))
