"""Whoever looks at pictures has what can be let go looked for at each of them."""

import gc

import pytest


@pytest.fixture(scope="module", autouse=True)
def little_to_look_through() -> None:
    """Set aside what the tests before left: reading a film of 160 frames took 20 s beside it."""
    gc.collect()
    gc.freeze()
