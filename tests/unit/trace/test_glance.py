"""Pairs are counted on lines as a plain count of all of them would."""

from typing import Any

import numpy as np
import pytest

from airwitness.trace import glance
from airwitness.trace.segment import TRACE_BLOCK

REACH, CELL, SHIFTS = 5.2, 0.8, 13
FRAMES = 400.0


def plainly(
    trace: Any, clip: Any, offset: float, tempo: float, pitch: float, slack: float
) -> tuple[Any, float]:
    """Counts [slopes, shifts], and how many a line would have by chance."""
    at, frequency = trace
    half, slopes = FRAMES / 2, int(np.ceil(slack * FRAMES / 2 / CELL))
    lines, density = np.zeros((2 * slopes + 1, SHIFTS), int), 0.0
    inside = (at >= max(0, int(offset))) & (at <= int(offset + FRAMES * tempo) + 1)
    for time, bin_ in zip(at[inside], frequency[inside], strict=True):
        x, where = (time - offset) / tempo, bin_ * pitch
        reach = REACH + slack * abs(x - half)
        apart = clip[0] - x
        near = (np.abs(apart) <= reach) & (np.abs(clip[1] - where) <= 0.9 + 0.006 * where)
        density += 1.5 * CELL / reach * near.sum()
        for dt in apart[near]:
            for s in range(-slopes, slopes + 1):
                cell = np.floor((dt - s * CELL / half * (x - half) + REACH) / CELL)
                if 0 <= cell < SHIFTS:
                    lines[s + slopes, int(cell)] += 1
    return lines, density


@pytest.mark.parametrize(("tempo", "pitch", "slack"), [(1, 1, 0.012), (1.1, 0.93, 0.006)])
def test_pairs_are_counted_as_a_plain_count_would(tempo: float, pitch: float, slack: float) -> None:
    chance = np.random.default_rng(3)
    time = np.sort(chance.integers(0, 3 * TRACE_BLOCK * 8, 6_000))
    frequency = chance.integers(0, 223 * 64, time.size)
    trace = (time % (TRACE_BLOCK * 8) << 14 | frequency).astype(np.uint32)
    start = np.searchsorted(time, np.arange(4) * TRACE_BLOCK * 8).astype(np.uint32)
    clip = np.sort(chance.uniform(0, FRAMES, 2_500)), chance.uniform(8, 231, 2_500)
    banded = glance._banded(*clip)
    assert np.array_equal(np.sort(banded[0]), clip[0])
    offsets = np.array([-60.0, 1_900.25, 4_000.5, 6_100.0])
    worth, shift, slope = glance._look(trace, start, banded, FRAMES, offsets, tempo, pitch, slack)
    for i, offset in enumerate(offsets):
        held = time / 8, frequency / 64 + 8
        lines, density = plainly(held, clip, offset, tempo, pitch, slack)
        three = lines[:, :-2] + lines[:, 1:-1] + lines[:, 2:]
        best = np.unravel_index(np.argmax(three), three.shape)
        count, chances = three[best], max(density, 1.0)
        assert count > chances > 5
        assert worth[i] == pytest.approx(count * np.log(count / chances) - count + chances)
        assert shift[i] == pytest.approx((best[1] + 1.5) * CELL - REACH)
        assert slope[i] == pytest.approx((best[0] - lines.shape[0] // 2) * CELL / FRAMES * 2)


def test_the_counting_says_the_same_uncompiled(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(4)
    time = np.sort(chance.integers(0, TRACE_BLOCK * 8, 1_500))
    trace = (time << 14 | chance.integers(0, 223 * 64, time.size)).astype(np.uint32)
    start = np.array([0, time.size], np.uint32)
    clip = np.sort(chance.uniform(0, FRAMES, 300)), chance.uniform(8, 231, 300)
    arguments: Any = (
        trace, start, glance._banded(*clip), FRAMES, np.array([100.0, 700.5]), 1.0, 1.0, 0.012,
    )  # fmt: skip
    compiled = glance._look(*arguments)
    for name in ("_count", "_draw"):
        kernel: Any = getattr(glance, name)
        monkeypatch.setattr(glance, name, kernel.py_func)
    plain: Any = glance._look.py_func  # type: ignore[attr-defined]
    for one, other in zip(compiled, plain(*arguments), strict=True):
        assert one == pytest.approx(other)
    assert compiled[0].min() > 0
