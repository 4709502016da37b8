"""Lines through drawn pairs of frames: speed and offset are known."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.trace import picture_lines
from airwitness.trace.picture_lines import (
    ALWAYS_FIT,
    CHANCE_AGREEING,
    HEAVIEST,
    LEAST_WEIGHT,
    Line,
    faint_line,
    lines,
    rareness,
)

Pairs = NDArray[np.float64]
"""float64 [4, n]: clip time, recording time, corners that agree, corners that move."""
NONE: Pairs = np.zeros((4, 0))
THERE = np.array([0.9, 0.5, 0.8])  # where the picture lies, and how high it is


def copy(
    speed: float = 1.0,
    offset: float = 100.0,
    *,
    begin: float = 0.0,
    end: float = 12.0,
    every: float = 1.5,
    still: float = 0.0,
) -> Pairs:
    """What a copy gives: each frame of the recording agrees with the clip's frames around it.

    The clip has four frames a second; the further off an instant, the fewer corners agree.
    """
    clip = np.arange(begin, end, 0.25)
    shown = np.arange(speed * begin + offset + 0.07, speed * end + offset, every)
    asked, at = (grid.ravel() for grid in np.meshgrid(clip, shown))
    apart = np.abs((at - offset) / speed - asked)
    agreeing = np.rint(60 * np.exp(-apart / 0.3))
    near = agreeing >= 5
    rows = np.stack([asked, at, agreeing, np.rint((1 - still) * agreeing)])
    return rows[:, near]


def chance(count: int, *, seed: int = 1, agreeing: int = 6, span: float = 12.0) -> Pairs:
    """Pairs anywhere, with few corners that agree."""
    rng = np.random.default_rng(seed)
    few = rng.integers(5, agreeing + 1, count).astype(float)
    shown = rng.choice(np.arange(0, 400, 1.5), count)
    return np.stack([np.rint(4 * rng.uniform(0, span, count)) / 4, shown, few, few])


def found(
    *pairs: Pairs, places: NDArray[np.float64] | None = None, is_run: bool = True
) -> list[Line]:
    asked, shown, agreeing, moving = np.concatenate(pairs, axis=1)
    order = np.argsort(shown, kind="stable")
    counts = agreeing[order].astype(np.int32), moving[order].astype(np.int32)
    lies = np.tile(THERE, (order.size, 1)) if places is None else places[order]
    edges = (-1.0, 40.0)  # none of these is the first or last
    exact = agreeing[order]
    return list(lines(asked[order], shown[order], *counts, exact, lies, edges, is_sequence=is_run))


@pytest.mark.parametrize("speed", [0.5, 0.66, 0.8, 0.9, 0.96, 1.0, 1.0427, 1.25, 2.0])
@pytest.mark.parametrize("offset", [37.3, -4.0])
def test_speed_and_offset_are_found_among_others(speed: float, offset: float) -> None:
    line = found(copy(speed, offset), chance(150))[0]
    assert line.speed == pytest.approx(speed, rel=0.02)
    middle = line.speed * 6 + line.offset
    assert middle == pytest.approx(speed * 6 + offset, abs=0.15)
    assert line.weight > 0.8 * HEAVIEST * 12 * speed / 1.5


def test_a_nominal_speed_is_exact() -> None:
    (line,) = found(copy())
    assert line.speed == 1.0
    assert line.offset == pytest.approx(100.0, abs=0.1)
    assert line.weight == line.still == 8 * HEAVIEST


def test_a_line_takes_one_pair_of_each_frame_in_order_of_time() -> None:
    pairs = copy()
    (line,) = found(pairs)
    shown = np.sort(pairs[1])[line.pairs]
    assert shown == pytest.approx(100.07 + 1.5 * np.arange(8))


def test_a_clip_too_short_to_tell_a_speed_has_the_nominal_one() -> None:
    (line,) = found(copy(1.04, end=3.0))
    assert line.speed == 1.0
    assert line.speed * 1.5 + line.offset == pytest.approx(1.04 * 1.5 + 100.0, abs=0.15)


def test_every_airing_is_a_line_of_its_own() -> None:
    again = found(
        copy(offset=20.0), copy(offset=60.0), copy(1.25, offset=150.0), chance(60, seed=2)
    )
    strong = sorted((line.offset, line.speed) for line in again if line.weight > 100)
    assert [offset for offset, _ in strong] == pytest.approx([20.0, 60.0, 150.0], abs=0.3)
    assert [speed for _, speed in strong] == pytest.approx([1.0, 1.0, 1.25], rel=0.02)
    weights = [line.weight for line in again]
    assert min(weights[:3]) > max([0.0, *weights[3:]])
    used = np.concatenate([line.pairs for line in again])
    assert np.unique(used).size == used.size


def test_a_copy_with_a_cut_inside_is_two_lines() -> None:
    cut = found(copy(end=6.0), copy(offset=96.0, begin=10.0, end=16.0))
    assert sorted(line.offset for line in cut) == pytest.approx([96.0, 100.0], abs=0.1)
    assert [line.speed for line in cut] == [1.0, 1.0]


def test_corners_that_are_still_do_not_count() -> None:
    moving, mixed, still = (found(copy(still=share)) for share in (0.0, 0.5, 1.0))
    assert moving[0].weight == mixed[0].still == still[0].still == 8 * HEAVIEST
    assert still[0].weight == 0
    assert 0 < mixed[0].weight <= moving[0].weight
    faint = found(copy(still=0.9))
    assert faint[0].weight < 0.2 * faint[0].still


def test_a_line_of_corners_that_move_goes_before_one_of_still_ones() -> None:
    both = found(copy(offset=30.0, still=1.0), copy(offset=80.0, end=5.0))
    assert [line.offset for line in both] == pytest.approx([80.0, 30.0], abs=0.3)


def test_one_frame_weighs_no_more_than_its_share() -> None:
    once = np.array([[2.0], [50.0], [400.0], [400.0]])
    (line,) = found(once)
    assert line.weight == HEAVIEST
    assert line.offset == pytest.approx(48.0, abs=0.5)


def test_what_chance_gives_is_light() -> None:
    for seed in range(5):
        drawn = found(chance(200, seed=seed))
        assert all(line.weight < 0.1 * 8 * HEAVIEST for line in drawn)
    assert found(chance(3, agreeing=5)) == []
    assert all(line.still >= LEAST_WEIGHT for line in found(chance(300, seed=7)))


def moved(shifts: NDArray[Any], pairs: Pairs) -> NDArray[np.float64]:
    """Where the picture lies, moved to the right in each frame of the recording by so much."""
    _, frame = np.unique(pairs[1], return_inverse=True)
    lies = np.tile(THERE, (frame.size, 1))
    lies[:, 0] += shifts[frame]
    return lies


def test_a_frame_in_which_the_picture_lies_elsewhere_does_not_count() -> None:
    pairs = copy()
    shifts = np.zeros(8)
    shifts[[2, 5]] = 0.05, -0.04
    (line,) = found(pairs, places=moved(shifts, pairs))
    assert line.weight == pytest.approx(6 * HEAVIEST)
    (line,) = found(pairs, places=moved(shifts / 4, pairs))
    assert line.weight == 8 * HEAVIEST


def test_the_ends_of_a_line_are_judged_too() -> None:
    pairs = copy()
    for end in (0, 7):
        shifts = np.zeros(8)
        shifts[end] = 0.1
        (line,) = found(pairs, places=moved(shifts, pairs))
        assert line.weight == pytest.approx(7 * HEAVIEST)


def test_a_picture_that_lies_anywhere_is_no_run() -> None:
    pairs = copy()
    shifts = np.random.default_rng(1).permutation(8) * 0.07
    assert all(line.weight == 0 for line in found(pairs, places=moved(shifts, pairs)))


def test_a_picture_that_is_moved_once_or_slowly_stays_one_run() -> None:
    pairs = copy()
    for shifts in (np.repeat([0.0, 0.4], 4), 0.02 * np.arange(8)):
        (line,) = found(pairs, places=moved(shifts, pairs))
        assert line.weight == 8 * HEAVIEST


def test_a_camera_that_pans_leaves_a_copy_as_it_is() -> None:
    """0.2 heights a second: nearby instants agree, but moved."""
    pairs = copy(every=1.1)
    away = 0.2 * (pairs[1] - 100.0 - pairs[0]) * THERE[2]
    lies = np.tile(THERE, (away.size, 1))
    lies[:, 0] += away
    (line,) = found(pairs, places=lies)
    assert line.weight == pytest.approx(HEAVIEST * np.unique(pairs[1]).size)


def test_two_frames_cannot_say_which_of_them_lies_elsewhere() -> None:
    pairs = copy(end=2.9)
    (line,) = found(pairs, places=moved(np.array([0.0, 0.5]), pairs))
    assert line.weight == 2 * HEAVIEST


def slow(seed: int | None = None) -> Pairs:
    """A slow scene: every instant agrees with as many corners, but the more exactly the nearer.

    Args:
        seed: of the order in which the clip shows its frames; in the order of time without.
    """
    clip = np.arange(0, 8, 0.25)
    order = np.arange(clip.size)
    if seed is not None:
        order = np.random.default_rng(seed).permutation(clip.size)
    shown = 100.07 + np.arange(8)
    asked, at = (grid.ravel() for grid in np.meshgrid(clip, shown))
    instant = clip[np.tile(order, shown.size)]
    many = np.full(asked.size, 40.0)
    return np.stack([asked, at, many, many, 20 + 20 * np.exp(-np.abs(at - 100 - instant))])


def ran(pairs: Pairs, *, is_sequence: bool) -> float:
    """Weight of the heaviest line, where it is told how exactly pairs agree."""
    asked, shown, agreeing, moving, exact = pairs
    counts = agreeing.astype(np.int32), moving.astype(np.int32)
    lies = np.tile(THERE, (asked.size, 1))
    found = lines(asked, shown, *counts, exact, lies, (0.0, 7.75), is_sequence=is_sequence)
    return max((line.weight for line in found), default=0.0)


def test_a_slow_scene_is_a_run_in_its_order_only() -> None:
    assert ran(slow(), is_sequence=True) == 8 * HEAVIEST
    for seed in range(5):
        assert ran(slow(seed), is_sequence=True) < 0.75 * 8 * HEAVIEST
        assert ran(slow(seed), is_sequence=False) == 0


def test_where_the_clip_does_not_tell_an_order_few_frames_are_no_run() -> None:
    for end, weight in ((12.0, 8 * HEAVIEST), (4.0, 0.0)):
        line = found(copy(end=end), is_run=False)[0]
        assert line.weight == weight
        assert line.still >= 3 * HEAVIEST


def test_without_pairs_there_is_no_line() -> None:
    assert found(NONE) == []


def test_two_frames_as_far_apart_as_a_line_is_wide_are_found() -> None:
    """Their middle lies on the very edge of both."""
    for begin in np.arange(0.0, 30.0, 0.5):
        pairs = np.array([[3.0, 3.0], [begin, begin + 0.7], [15, 15], [15, 15]])
        drawn = found(pairs)
        assert drawn


def test_what_tells_chance_is_exactness_beyond_one_corner() -> None:
    agreeing = np.array([3, 3, 10, 4, 60], np.int32)
    moving = np.array([3, 1, 5, 4, 60], np.int32)
    exact = np.array([2.9, 2.9, 9.0, 1.5, 59.0])
    of_moving, of_all = rareness(agreeing, moving, exact)
    assert of_moving == pytest.approx([1.9, 0.0, 4.5 - ALWAYS_FIT, 0.5, HEAVIEST])
    assert of_all == pytest.approx([1.9, 1.9, 8.0, 0.5, HEAVIEST])


def test_a_line_tells_what_chance_would_have_to_do() -> None:
    (line,) = found(copy())
    assert line.exact == line.exact_still == 8 * HEAVIEST
    (still,) = found(copy(still=1.0))
    assert still.exact == 0 < still.exact_still


def faint(*each: tuple[float, float, int, int, float]) -> Line | None:
    """A faint line through (clip time, recording time, agreeing, moving, exact)."""
    asked, shown, agreeing, moving, exact = (np.array(column) for column in zip(*each, strict=True))
    return faint_line(
        asked.astype(float), shown.astype(float), agreeing.astype(np.int32),
        moving.astype(np.int32), exact.astype(float),
    )  # fmt: skip


def test_of_faint_pairs_the_rarest_gives_the_line_and_what_lies_on_it_adds() -> None:
    line = faint(
        (0, 50, 3, 3, 2.4), (1, 60, 3, 3, 2.8), (2, 61.2, 3, 3, 2.5), (2.25, 61.2, 3, 3, 2.1)
    )
    assert line is not None
    assert (line.speed, line.offset) == (1.0, 59.0)
    assert line.pairs.tolist() == [1, 2]
    assert line.exact == pytest.approx(1.8 + 1.5)
    assert line.weight == line.still == 0


def test_nothing_that_moves_is_no_faint_line_and_neither_is_what_a_line_could_have_been() -> None:
    assert faint((0, 50, 3, 1, 2.9)) is None
    strong = CHANCE_AGREEING + int(LEAST_WEIGHT)
    assert faint((0, 50, strong, strong, 9.0)) is None
    assert faint((0, 50, strong - 1, strong - 1, 9.0)) is not None


def test_of_very_many_pairs_some_windows_are_looked_at() -> None:
    (line, *_) = found(copy(offset=200.0), chance(6_000, agreeing=5))
    assert line.offset == pytest.approx(200.0, abs=0.1)


def test_the_refining_loop_says_the_same_uncompiled() -> None:
    asked, shown, agreeing, _ = np.concatenate([copy(1.25), chance(20)], axis=1)
    order = np.argsort(shown, kind="stable")
    speeds, says = np.array([1.0, 1.2, 1.25]), np.array([1.2, 1.0, 1.05])
    pairs = asked[order], shown[order], agreeing[order] / 60
    arguments = *pairs, speeds, says, 6.0, 6 * 1.25 + 100.1
    kernel: Any = picture_lines._nearest
    assert kernel.py_func(*arguments) == pytest.approx(kernel(*arguments))
    assert kernel(*arguments) == pytest.approx((1.25, 100.0), abs=0.06)


def test_the_loops_say_the_same_uncompiled() -> None:
    asked, shown, agreeing, _ = np.concatenate([copy(), chance(40)], axis=1)
    order = np.argsort(shown, kind="stable")
    arguments = asked[order], shown[order], agreeing[order], 1.0, 0.7
    kernel: Any = picture_lines._heaviest
    assert kernel.py_func(*arguments) == pytest.approx(kernel(*arguments))
    assert kernel(*arguments)[1] == pytest.approx(100.0, abs=0.3)
