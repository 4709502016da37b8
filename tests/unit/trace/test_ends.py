"""Where copies end, on drawn peaks: which of them a copy has is known to the peak."""

import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.fingerprint.peaks import FRAMES_A_SECOND
from airwitness.trace import ends as ends_module
from airwitness.trace.ends import runs_of
from airwitness.trace.judge import ClipPeaks, TimeMap, best_stretch

SECONDS = 30.0
LINE = TimeMap(offset=0.0, tempo=1.0, pitch=1.0)
Floats = NDArray[np.float64]


def drawn(seed: int, rate: float) -> tuple[Floats, Floats]:
    """Peaks anywhere in 30 s, so many a second: frames and bins."""
    rng = np.random.default_rng(seed)
    n = int(rate * SECONDS)
    return np.sort(rng.uniform(0, SECONDS * FRAMES_A_SECOND, n)), rng.uniform(10, 220, n)


def clip_of(time: Floats, frequency: Floats) -> ClipPeaks:
    chance = np.full(1_024, 0.03)
    return ClipPeaks(time=time, bin=frequency, frames=SECONDS * FRAMES_A_SECOND, chance=chance)


def is_in(time: Floats, *spans: tuple[float, float]) -> NDArray[np.bool_]:
    seconds = time / FRAMES_A_SECOND
    inside = np.zeros(time.size, bool)
    for low, high in spans:
        inside |= (seconds >= low) & (seconds < high)
    return inside


def ends_of(
    *copied: tuple[float, float], share: float = 1.0, blur: float = 0.0
) -> list[tuple[float, float]]:
    """The runs (s) found where the recording has half the clip's peaks in some spans only.

    Everywhere it has 25 peaks a second, foreign ones where there are too few of the copy.
    """
    time, frequency = drawn(1, 45)
    rng = np.random.default_rng(2)
    kept = is_in(time, *copied) & (rng.random(time.size) < 0.5 * share)
    other_time, other_frequency = drawn(3, 25)
    is_foreign = ~is_in(other_time, *copied) | (rng.random(other_time.size) > share)
    blurred = np.clip(rng.normal(0, 1, kept.sum()) * blur, -1.1, 1.1)
    at = np.concatenate([time[kept] + blurred, other_time[is_foreign]])
    bins = np.concatenate([frequency[kept], other_frequency[is_foreign]])
    order = np.argsort(at)
    frames = int(SECONDS * FRAMES_A_SECOND)
    found = runs_of(clip_of(time, frequency), LINE, at[order], bins[order], frames)
    return [(begin / FRAMES_A_SECOND, end / FRAMES_A_SECOND) for begin, end in found]


@pytest.mark.parametrize("share", [1.0, 0.5, 0.25])
def test_the_ends_of_a_copy_are_found_at_any_rate(share: float) -> None:
    (run,) = ends_of((10.0, 20.0), share=share)
    assert run == pytest.approx((10.0, 20.0), abs=0.1 / share)


def test_a_copy_that_shows_between_pauses_of_a_voice_ends_behind_the_last() -> None:
    (run,) = ends_of((10.0, 16.0), (17.5, 17.7), (19.2, 19.5))
    assert run == pytest.approx((10.0, 19.5), abs=0.2)


def test_hits_that_lie_anywhere_do_not_prolong_a_copy() -> None:
    assert len(ends_of((10.0, 20.0), share=0.15, blur=0.1)) == 1
    assert ends_of((10.0, 20.0), share=0.15, blur=3.0) == []


def test_runs_on_one_line_stay_apart() -> None:
    runs = np.array(ends_of((3.0, 10.0), (15.0, 20.0), (26.0, 30.0)))
    assert runs == pytest.approx(np.array([(3.0, 10.0), (15.0, 20.0), (26.0, 30.0)]), abs=0.15)


def test_an_end_lies_never_beyond_the_middle_to_the_next_run() -> None:
    nowhere = np.zeros(400, bool)
    assert ends_module._reaches(nowhere, [(100, 150), (170, 300)]) == [(25, 160), (160, 375)]
    assert ends_module._reaches(nowhere, [(10, 390)]) == [(0, 400)]
    silent = nowhere.copy()
    silent[[80, 180]] = True
    assert ends_module._reaches(silent, [(100, 150)]) == [(80, 180)]


def test_a_chain_knows_a_copy_from_none() -> None:
    hit = np.repeat([True, False, True, False], [20, 15, 5, 40])
    even, ones = np.full(3, 1 / 3), np.ones(hit.size)
    arguments = (hit, 0.03 * ones, ones, 0.1 * ones, 0.0 * ones, ends_module.RATES, even)
    nats, held = ends_module._follow(*arguments)
    assert np.argmax(nats) == 39  # the last hit, behind a gap
    assert nats[34] < nats[19] < nats[39]
    assert held.sum() == pytest.approx(1.0)
    assert np.argmax(ends_module._follow(*arguments[:4], 3 * ones, *arguments[5:])[0]) == 19
    plain = ends_module._follow.py_func(*arguments)  # type: ignore[attr-defined]
    assert plain[0] == pytest.approx(nats)
    assert plain[1] == pytest.approx(held)


def test_the_best_stretch_has_the_greatest_sum() -> None:
    assert best_stretch(np.array([-1.0, 2.0, -1.0, 3.0, -4.0, 1.0])) == slice(1, 4)
    assert best_stretch(np.array([1.0, 2.0])) == slice(0, 2)
    assert best_stretch(np.array([-1.0, -2.0])) == slice(0, 0)
    assert best_stretch(np.zeros(0)) == slice(0, 0)
