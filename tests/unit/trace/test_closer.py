"""The median of where a copy may last until."""

import numpy as np
import pytest

from airwitness.trace.closer import Told, last


def test_it_is_where_what_speaks_for_it_ends() -> None:
    each = np.array([3.0] * 10 + [-2.0] * 10)
    assert last(np.cumsum(each), 1.0) == 9
    assert last(np.cumsum(-each), 1.0) is None  # not even at the first
    assert last(np.zeros(0), 1.0) is None


def test_what_says_nothing_is_halved_unless_the_clip_ends_there() -> None:
    each = np.array([5.0] * 10 + [0.0] * 20)
    assert last(np.cumsum(each), 1.0) == pytest.approx(19, abs=1)
    assert last(np.cumsum(each), 40.0) == 29


@pytest.mark.parametrize("outwards", [1, -1])
def test_nothing_is_beyond_the_limit(outwards: int) -> None:
    told = Told(at=4.0 * outwards, limit=5.0 * outwards, outwards=outwards)
    at = outwards * np.array([3.0, 4.5, 5.0, 5.5])
    assert told.is_possible(at).tolist() == [True, True, True, False]
    assert told.beyond(at) == pytest.approx([-1.0, 0.5, 1.0, 1.5])
    assert [told.within(float(t)) for t in at] == (outwards * np.array([3, 4.5, 5, 5])).tolist()
