from typing import Any

import numpy as np
import pytest

from airwitness.trace.radix import by_radix


@pytest.mark.parametrize("bits", [1, 9, 11, 12, 28, 40, 63])
@pytest.mark.parametrize("count", [0, 1, 2, 3_000])
def test_keys_are_sorted_and_equal_ones_stay_in_order(bits: int, count: int) -> None:
    chance = np.random.default_rng(bits + count)
    key = chance.integers(0, 1 << bits, count).astype(np.uint64)
    key[::3] = key[: key[::3].size]  # some are equal
    expected = np.argsort(key, kind="stable")
    plain: Any = by_radix.py_func  # type: ignore[attr-defined]
    for held, order in (by_radix(key, bits), plain(key, bits)):
        assert np.array_equal(held, np.sort(key))
        assert order.dtype == np.uint32
        assert np.array_equal(order, expected)


def test_without_bits_nothing_moves() -> None:
    assert by_radix(np.zeros(5, np.uint64), 0)[1].tolist() == [0, 1, 2, 3, 4]
