"""What is told of pictures and sound together: by chance, and by what one set shares."""

import math
from dataclasses import replace
from typing import cast

import pytest

from airwitness.acts.matching import Chance, Copy
from airwitness.acts.picture_matching import GLIMPSE, Joined, join, without_glimpses
from airwitness.fingerprint.peaks import FRAMES_A_SECOND
from airwitness.trace.align import Alignment
from airwitness.trace.geometry import WHOLE, Placing
from airwitness.trace.glance import Candidate
from airwitness.trace.judge import TimeMap
from airwitness.trace.picture import PictureAlignment
from airwitness.trace.picture_lines import LEAST_WEIGHT
from airwitness.trace.picture_table import PictureLane
from airwitness.trace.score import ALIKE, PICTURES, SHIPPED, THRESHOLD, WEAK
from airwitness.trace.segment import Lane, Segment

HOURS = 1_000.0
SECONDS = 10.0
CHANCE = Chance(
    background=SHIPPED[False], seconds=SECONDS, hours=HOURS, shown_hours=HOURS, tracks=1
)
RARE = 8.0  # what chance does not give
AT = 100.0  # s of the recording


def shown(
    likeness: float = 0.0,
    exact: float = 0.0,
    *,
    still: float | None = None,
    exact_still: float | None = None,
    at: float = AT,
    part: str = "a",
) -> PictureAlignment:
    """Pictures that agree from `at` on."""
    return PictureAlignment(
        lane=PictureLane(part=part, name="picture 0", first=0, frames=9, start=0, end=0),
        speed=1.0,
        offset=at,
        begin=0.0,
        end=SECONDS,
        evidence=likeness,
        still=likeness if still is None else still,
        exact=exact,
        exact_still=exact if exact_still is None else exact_still,
        placing=Placing(in_recording=WHOLE, in_clip=WHOLE, is_mirrored=False),
        crossed=5,
        best=at,
        frames=(),
    )


def heard(expected: float, *, at: float = AT, part: str = "a") -> Copy:
    """Sound as rare as so many false matches to be expected."""
    background = CHANCE.background
    evidence = CHANCE.level() - background.scale * math.log(expected)
    lane = Lane(part=part, name="sound 0", first=0, frames=10_000, start=0, decoys=0)
    line = TimeMap(offset=at * FRAMES_A_SECOND, tempo=1.0, pitch=1.0)
    candidate = Candidate(
        segment=cast("Segment", None),
        lane=lane,
        warp=None,  # type: ignore[arg-type]
        votes=9,
        worth=evidence,
        line=line,
        first=0.0,
        last=1.0,
    )
    piece = Alignment(
        candidate=candidate,
        line=line,
        begin=0.0,
        end=SECONDS * FRAMES_A_SECOND,
        evidence=evidence,
        hits=50,
        peaks=90,
        points=None,  # type: ignore[arg-type]
    )
    return Copy(pieces=((0, piece),), evidence=evidence, expected_false=CHANCE.of(evidence))


def joined(
    *pictures: PictureAlignment, sound: tuple[Copy, ...] = (), weaker: bool = False
) -> Joined:
    return join(sound, pictures, CHANCE, weaker=weaker)


def test_pictures_that_neither_chance_nor_a_set_gives_are_a_copy() -> None:
    found = joined(shown(ALIKE, RARE))
    (copy,) = found.copies
    assert copy.expected_false == THRESHOLD
    assert copy.likeness == ALIKE
    assert found.still == found.alike == ()


def test_what_a_set_may_share_is_listed_apart() -> None:
    found = joined(shown(ALIKE - 0.1, RARE))
    assert found.copies == found.still == ()
    (alike,) = found.alike
    assert alike.expected_false == THRESHOLD


@pytest.mark.parametrize(
    ("shows", "clip", "is_run"),
    [(GLIMPSE, SECONDS, True), (0.9 * GLIMPSE, SECONDS, False), (0.9 * GLIMPSE, GLIMPSE, True)],
)
def test_a_picture_that_is_held_for_a_moment_is_no_run(
    shows: float,
    clip: float,
    is_run: bool,  # noqa: FBT001 (a row of the table)
) -> None:
    (copy,) = joined(shown(ALIKE, RARE)).copies
    brief = replace(copy, shown=(replace(copy.shown[0], end=shows),))
    looked = replace(brief, close=frozenset({("picture", 1)}))
    found = without_glimpses(Joined(copies=(looked,), still=(), alike=()), clip)
    assert (found.copies, found.still) == (((looked,), ()) if is_run else ((), (looked,)))
    unlooked = Joined(copies=(brief,), still=(), alike=())
    assert without_glimpses(unlooked, clip) == unlooked


def test_what_does_not_move_is_listed_as_still() -> None:
    found = joined(shown(0.0, 0.0, still=ALIKE, exact_still=RARE))
    assert found.copies == found.alike == ()
    (still,) = found.still
    assert still.expected_false == THRESHOLD


def test_what_is_still_and_also_moves_a_little_is_listed_once() -> None:
    found = joined(shown(5.0, RARE, still=ALIKE, exact_still=2 * RARE), weaker=True)
    assert found.copies == found.alike == ()
    assert len(found.still) == 1


def test_what_chance_gives_is_told_only_when_asked_for() -> None:
    faint = shown(0.0, PICTURES.location + 2 * PICTURES.scale)
    assert joined(faint) == Joined(copies=(), still=(), alike=())
    (copy,) = joined(faint, weaker=True).copies
    assert THRESHOLD < copy.expected_false <= WEAK
    assert copy.expected_false == pytest.approx(0.135, abs=0.01)
    assert joined(shown(0.0, PICTURES.location - 1.0), weaker=True).copies == ()


@pytest.mark.parametrize(("by_sound", "exact"), [(1e-2, RARE), (9e-3, 6.0)])
def test_weak_sound_and_pictures_that_agree_make_a_copy(by_sound: float, exact: float) -> None:
    (copy,) = joined(shown(6.0, exact), sound=(heard(by_sound),)).copies
    assert copy.pieces
    assert copy.shown
    assert copy.expected_false == THRESHOLD


def test_a_set_says_little_beside_sound_that_chance_gives() -> None:
    """However much alike a set is, sound that is no copy makes none of it."""
    sound = heard(0.5)
    of_set = shown(ALIKE - 0.1, 40.0)
    found = joined(of_set, sound=(sound,), weaker=True)
    (copy,) = found.copies
    assert copy.expected_false == pytest.approx(0.5 * 0.01, rel=0.1)
    assert joined(replace(of_set, evidence=ALIKE), sound=(sound,)).copies[0].likeness == ALIKE


def test_what_is_still_adds_nothing_to_sound() -> None:
    sound = heard(0.01)
    (copy,) = joined(
        shown(0.0, 0.0, still=50.0, exact_still=50.0), sound=(sound,), weaker=True
    ).copies
    assert copy.evidence == sound.evidence
    assert copy.shown


def test_pictures_at_another_moment_add_nothing_to_sound() -> None:
    sound = heard(0.01)
    found = joined(shown(4.0, RARE, at=AT + 2.0), sound=(sound,), weaker=True)
    assert [copy.expected_false for copy in found.copies] == [sound.expected_false]
    assert len(found.alike) == 1


def test_a_faint_frame_says_nothing_of_what_is_to_be_seen_beside_sound() -> None:
    sound = heard(1e-6)
    (copy,) = joined(shown(0.0, 1.5, still=LEAST_WEIGHT - 1), sound=(sound,)).copies
    assert copy.shown == ()
    (both,) = joined(shown(0.0, 1.5, still=LEAST_WEIGHT), sound=(sound,)).copies
    assert both.shown


def test_strong_sound_is_a_copy_whatever_is_seen() -> None:
    sound = heard(1e-6)
    for pictures in ((), (shown(3.0, 0.5),), (shown(50.0, 50.0),)):
        (copy,) = joined(*pictures, sound=(sound,)).copies
        assert copy.expected_false == THRESHOLD
        assert copy.evidence >= sound.evidence


def test_a_still_picture_knows_no_set() -> None:
    chance = replace(CHANCE, alike=0.0)
    assert join((), [shown(5.0, RARE)], chance, weaker=False).copies


def test_a_copy_with_a_cut_is_one_only_where_both_pieces_are_sure() -> None:
    first = replace(shown(20.0, 20.0), end=4.0)
    later = replace(shown(20.0, 20.0, at=AT + 5.0), begin=5.0)
    assert len(joined(first, later).copies) == 1
    weak = replace(later, evidence=ALIKE - 1, still=ALIKE - 1)
    found = joined(first, weak)
    assert len(found.copies) == len(found.alike) == 1
