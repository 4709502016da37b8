"""Hits between two frames, drawn: how the pictures lie to each other is known."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.fingerprint.codes import UNSURE
from airwitness.fingerprint.corners import STEP
from airwitness.fingerprint.video import Frames
from airwitness.spans import FLICKS
from airwitness.trace import agreement, frame_pairs
from airwitness.trace.agreement import LEAST_AGREEING, agree
from airwitness.trace.frame_pairs import pair_frames
from airwitness.trace.picture_table import lay_pictures
from tests.unit.trace.moving import asked as clip_of
from tests.unit.trace.moving import chance_frames, each, film, lane, recording, within

Floats = NDArray[np.float64]
PIXEL = 1 / 180


class Drawn:
    """Hits of one pair of frames."""

    def __init__(self, seed: int = 1) -> None:
        self.chance = np.random.default_rng(seed)
        self.asked, self.shown = np.zeros((3, 0)), np.zeros((3, 0))
        self.place, self.still = np.zeros(0, np.int64), np.zeros(0, np.bool_)

    def add(self, asked: Floats, shown: Floats) -> "Drawn":
        count = asked.shape[1]
        self.asked = np.concatenate([self.asked, asked], axis=1)
        self.shown = np.concatenate([self.shown, shown], axis=1)
        self.place = np.concatenate([self.place, self.place.size + np.arange(count)])
        self.still = np.concatenate([self.still, np.zeros(count, np.bool_)])
        return self

    def copies(
        self, count: int, *, scale: float = 1.0, turn: float = 0.0, shift: tuple[float, float]
    ) -> "Drawn":
        """Corners that lie as a picture of another size, turned a little (degrees)."""
        asked = self._anywhere(count)
        angle = np.deg2rad(turn)
        along, across = scale * np.cos(angle), scale * np.sin(angle)
        step = self.chance.choice([-1, 0, 0, 0, 0, 0, 0, 0, 0, 1], count)
        shown = np.stack([
            along * asked[0] - across * asked[1] + shift[0],
            across * asked[0] + along * asked[1] + shift[1],
            asked[2] * scale * STEP**step,
        ])  # fmt: skip
        shown[:2] += self.chance.normal(0, 0.4, (2, count)) * shown[2]
        return self.add(asked, shown)

    def outliers(self, count: int) -> "Drawn":
        return self.add(self._anywhere(count), self._anywhere(count))

    def _anywhere(self, count: int) -> Floats:
        x, y = self.chance.uniform(0, 16 / 9, count), self.chance.uniform(0, 1, count)
        return np.stack([x, y, PIXEL * STEP ** self.chance.integers(0, 5, count)])

    def mixed(self) -> "Drawn":
        order = self.chance.permutation(self.place.size)
        self.asked, self.shown = self.asked[:, order], self.shown[:, order]
        self.place, self.still = self.place[order], self.still[order]
        return self

    def agree(self) -> tuple[list[int], Floats]:
        begin = np.array([0, self.place.size])
        counts, _, fits = agree(begin, self.asked, self.shown, self.place, self.still)
        return counts[0].tolist(), fits[0]

    def exact(self) -> float:
        """How exactly its corners agree."""
        begin = np.array([0, self.place.size])
        return float(agree(begin, self.asked, self.shown, self.place, self.still)[1][0])


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("outliers", [0, 60])
@pytest.mark.parametrize(
    ("scale", "turn", "shift"),
    [
        (1.0, 0.0, (0.0, 0.0)),
        (0.35, 0.0, (0.9, 0.1)),
        (0.6, 0.0, (0.2, 0.3)),
        (1.6, 0.0, (-0.4, -0.2)),
        (1.0, 5.0, (0.05, -0.08)),
        (0.8, -6.0, (0.1, 0.2)),
    ],
)
def test_shift_size_and_a_small_turn_are_found(
    seed: int, outliers: int, scale: float, turn: float, shift: tuple[float, float]
) -> None:
    drawn = Drawn(seed).copies(30, scale=scale, turn=turn, shift=shift).outliers(outliers).mixed()
    (agreeing, moving), fit = drawn.agree()
    assert 24 <= agreeing <= 33
    assert moving == agreeing
    along, across = scale * np.cos(np.deg2rad(turn)), scale * np.sin(np.deg2rad(turn))
    assert fit == pytest.approx([along, -across, shift[0], across, along, shift[1]], abs=0.02)


def test_the_nearer_corners_lie_the_more_exactly_they_agree() -> None:
    drawn = Drawn().copies(30, shift=(0.0, 0.0))
    there = drawn.asked[:2].copy()
    exact = []
    for beside in (0.0, 0.5, 1.0, 2.0):
        away = beside * np.random.default_rng(2).choice([-1, 1], (2, 30)) * drawn.shown[2]
        drawn.shown[:2] = there + away
        exact.append(drawn.exact())
    assert exact[0] == pytest.approx(30, abs=2)
    assert exact[0] > exact[1] > exact[2] > exact[3]
    assert exact[3] < 0.5 * exact[0]


def test_what_lies_anywhere_does_not_agree() -> None:
    counts = [Drawn(seed).outliers(40).agree()[0][0] for seed in range(20)]
    assert max(counts) <= 8
    assert np.median(counts) < LEAST_AGREEING


def test_few_or_no_hits_do_not_agree() -> None:
    for count in (0, 1, LEAST_AGREEING - 1):
        agreeing, fit = Drawn().copies(count, shift=(0, 0)).agree()
        assert agreeing == [0, 0]
        assert np.all(fit == 0)
    assert Drawn().copies(12, shift=(0, 0)).agree()[0][0] >= 11


def test_a_picture_that_is_turned_much_does_not_agree() -> None:
    assert Drawn().copies(40, turn=40.0, shift=(0.5, -0.5)).agree()[0][0] <= 12
    assert Drawn().copies(40, turn=180.0, shift=(1.7, 1.0)).agree()[0][0] <= 12


def test_each_place_counts_once_on_each_side() -> None:
    drawn = Drawn().copies(20, shift=(0.1, 0.0))
    (alone, _), _ = drawn.agree()
    again = Drawn().add(*(np.tile(side, 3) for side in (drawn.asked, drawn.shown)))
    assert again.agree()[0][0] == alone  # the places on the clip's side are the same
    again.place = np.tile(drawn.place, 3)
    assert again.agree()[0][0] == alone
    apart = Drawn().copies(20, shift=(0.1, 0.0))
    apart.place[:] = 7  # one place of the recording
    assert apart.agree()[0][0] == 1
    apart.place = 7 | np.arange(20) % 2 << 28  # whether it is still makes no other place
    assert apart.agree()[0][0] == 1


def test_corners_that_are_still_are_counted_apart() -> None:
    drawn = Drawn().copies(30, shift=(0.0, 0.0))
    drawn.still[:20] = True
    (agreeing, moving), _ = drawn.agree()
    assert agreeing >= 26
    assert 6 <= moving <= 10


def test_groups_do_not_mix() -> None:
    one, other = Drawn(1).copies(20, shift=(0.3, 0.0)), Drawn(2).copies(9, shift=(0.0, 0.4))
    both = Drawn().add(one.asked, one.shown).add(other.asked, other.shown)
    begin = np.array([0, 20, 20, 29])
    counts, exact, fits = agree(begin, both.asked, both.shown, both.place, both.still)
    assert counts[:, 0].tolist() == [one.agree()[0][0], 0, other.agree()[0][0]]
    assert exact.tolist() == [one.exact(), 0, other.exact()]
    assert np.array_equal(fits[[0, 2]], np.stack([one.agree()[1], other.agree()[1]]))


def test_hits_at_one_place_fit_no_map() -> None:
    drawn = Drawn().copies(12, shift=(0.0, 0.0))
    drawn.asked[:2], drawn.shown[:2] = 0.5, 0.4
    assert drawn.agree()[0] == [0, 0]


def test_the_loops_say_the_same_uncompiled(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = Drawn().copies(14, scale=0.7, shift=(0.2, 0.1)).outliers(12).mixed()
    drawn.still[::3] = True
    begin = np.array([0, 22, 24, 26])
    arguments = begin, drawn.asked, drawn.shown, drawn.place, drawn.still
    compiled = agree(*arguments)
    for name in ("_seed", "_fitted", "which_agree", "_refit", "_counted", "_exact"):
        kernel: Any = getattr(agreement, name)
        monkeypatch.setattr(agreement, name, kernel.py_func)
    plain: Any = agree.py_func(*arguments)  # type: ignore[attr-defined]
    assert np.array_equal(compiled[0], plain[0])
    assert plain[1] == pytest.approx(compiled[1], abs=1e-9)
    assert plain[2] == pytest.approx(compiled[2], abs=1e-9)
    assert compiled[0][0, 0] >= 8


def paired(clip: Frames, *recordings: Frames) -> frame_pairs.FramePairs:
    table = lay_pictures([lane(str(n), frames) for n, frames in enumerate(recordings)])
    with ThreadPoolExecutor(1) as executor:
        return pair_frames(clip, table, executor)


def test_every_code_is_asked_for_with_its_unsure_bits_turned() -> None:
    code = np.array([5 << 40 | 3, 1 << 59], np.uint64)
    unsure = np.array([[0, 1, 2, 3, 4, 5], [23, 22, 21, 20, 19, 0]], np.uint8)
    prefix, corner = frame_pairs._probes(code, unsure)
    assert prefix.size == 2 * 2**UNSURE
    assert np.all(np.diff(prefix.astype(int)) >= 0)
    first = (prefix[corner == 0] >> 4).tolist()
    assert set(first) == {(5 << 4) ^ (n << 18) for n in range(64)}
    second = (prefix[corner == 1] >> 4).tolist()
    assert set(second) == {top << 23 | n for n in range(32) for top in (0, 1)}


def test_hits_of_a_pair_with_enough_are_taken_together() -> None:
    pair = np.array([1, 2, 2, 2, 5, 5, 7, 7, 7, 7, 9], np.uint64)
    plain: Any = frame_pairs._companies.py_func  # type: ignore[attr-defined]
    for companies in (frame_pairs._companies, plain):
        kept, begin = companies(pair, 3)
        assert kept.tolist() == [1, 2, 3, 6, 7, 8, 9]
        assert begin.tolist() == [0, 3, 7]
        kept, begin = companies(pair, 5)
        assert (kept.size, begin.tolist()) == (0, [0])
        kept, begin = companies(pair[:0], 3)
        assert (kept.size, begin.tolist()) == (0, [0])


def test_frames_that_show_the_same_are_paired() -> None:
    shown = film(5, 6.0)
    clip = clip_of(shown).frames
    pairs = paired(clip, recording(film(6, 6.0)), recording(shown))
    held = recording(shown).time.size
    first = recording(film(6, 6.0)).time.size
    assert set(pairs.frame.tolist()) == set(range(first, first + held))
    nearest = [
        pairs.asked[pairs.frame == n][np.argmax(pairs.agreeing[pairs.frame == n])]
        for n in range(first, first + held)
    ]
    apart = clip.time[nearest] - recording(shown).time
    assert np.abs(apart).max() <= FLICKS // 2  # two frames of the clip
    best = pairs.map[np.argmax(pairs.agreeing)]
    assert best == pytest.approx([1, 0, 0, 0, 1, 0], abs=0.01)
    assert pairs.agreeing.max() > 30
    assert np.all(pairs.moving <= pairs.agreeing)


def test_a_small_picture_within_another_says_where_it_lies() -> None:
    shown = film(5, 4.0)
    placed = within(film(6, 4.0), shown, left=0.4, top=0.3, width=0.5)
    clip, air = clip_of(shown).frames, recording(placed)
    pairs = paired(clip, air)
    at_once = pairs.map[clip.time[pairs.asked] == air.time[pairs.frame]]
    expected = [0.5, 0, 0.4 * 16 / 9, 0, 0.5, 0.3]
    assert len(at_once) == air.time.size
    assert at_once == pytest.approx(np.tile(expected, (len(at_once), 1)), abs=0.01)


def test_the_size_is_that_of_most_corners_not_of_the_first() -> None:
    """Half of the corners are a step too small, the others a step too large."""
    drawn = Drawn(3).copies(30, scale=0.7, shift=(0.2, 0.1))
    drawn.asked[2], drawn.shown[2] = PIXEL, 0.7 * PIXEL
    drawn.shown[2, ::2] *= STEP
    drawn.shown[2, 1::2] /= STEP
    assert drawn.agree()[0][0] >= 28


def test_of_a_mirrored_recording_only_the_mirrored_clip_is_paired() -> None:
    shown = film(5, 3.0)
    clip = clip_of(shown)
    air = recording(each(shown, lambda picture: picture[:, ::-1]))
    assert paired(clip.frames, air).frame.size == 0
    assert paired(clip.mirrored, air).agreeing.max() > 30


def test_codes_of_chance_pair_nothing() -> None:
    clip = chance_frames(1, 30, corners=200, unsure=UNSURE)
    assert paired(clip, chance_frames(2, 300, corners=60)).frame.size == 0
    assert paired(chance_frames(3, 0, unsure=UNSURE), chance_frames(2, 9)).frame.size == 0
