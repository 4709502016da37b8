"""The picture engine on drawn films: fingerprints, segment, search."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from airwitness.spans import FLICKS
from airwitness.trace.geometry import WHOLE, Placing, Rectangle
from airwitness.trace.picture import (
    BESIDE,
    ClipPictures,
    PictureAlignment,
    distinct,
    find_pictures,
)
from airwitness.trace.picture_table import PictureLane
from airwitness.trace.segment import Segment
from tests.unit.trace.moving import (
    RATE,
    Film,
    asked,
    asked_still,
    each,
    film,
    ground,
    noisy,
    recording,
    rounded,
    searched,
    shown_segment,
    within,
)

STRONG = 60.0  # evidence: what shows all of the clip has more than twice as much
SHOW, OTHER = 1, 2
SECONDS = 9.0
AT = 10.0  # s of the recording where the copy begins


@pytest.fixture(scope="module")
def show() -> Film:
    return film(SHOW, SECONDS)


@pytest.fixture(scope="module")
def other() -> Film:
    return film(OTHER, 30.0)


@pytest.fixture(scope="module")
def clip(show: Film) -> ClipPictures:
    return asked(show)


@pytest.fixture(scope="module")
def mirrored(show: Film) -> ClipPictures:
    return asked(each(show, lambda picture: picture[:, ::-1]))


@pytest.fixture(scope="module")
def aired(tmp_path_factory: pytest.TempPathFactory, show: Film, other: Film) -> Segment:
    """Another programme, and the show from `AT` on in a second one."""
    folder = tmp_path_factory.mktemp("aired")
    return shown_segment(folder, recording(film(3, 20.0)), recording(planted(other, show)))


def planted(around: Film, inner: Film) -> Film:
    at = round(AT * RATE)
    return [*around[:at], *inner, *around[at:]]


def shown_in(around: Film, inner: Film, *, left: float, top: float, width: float) -> Film:
    at = round(AT * RATE)
    until = at + len(inner)
    placed = within(around[at:until], inner, left=left, top=top, width=width)
    return [*around[:at], *placed, *around[until:]]


def strong(found: list[PictureAlignment]) -> list[PictureAlignment]:
    return [alignment for alignment in found if alignment.evidence >= STRONG]


def is_copy(found: PictureAlignment, begin: float, offset: float, *, abs_: float = 0.2) -> bool:
    """Whether the middle of the copy is where it was put, and both ends nearly."""
    middle = begin + SECONDS / 2
    at = found.speed * middle + found.offset
    assert at == pytest.approx(middle + offset, abs=abs_)
    assert found.speed == pytest.approx(1.0, abs=0.02)
    return True


def test_a_copy_is_found_where_it_is(clip: ClipPictures, aired: Segment) -> None:
    found = searched(clip, aired)
    assert found[0].lane.part == "1"
    assert is_copy(found[0], 0.0, AT)
    assert found[0].begin == pytest.approx(0.0, abs=0.8)
    assert found[0].end == pytest.approx(SECONDS, abs=0.8)
    assert found[0].placing.in_recording.is_whole
    assert found[0].placing.in_clip.is_whole
    assert not found[0].placing.is_mirrored
    assert len(strong(found)) == 1
    frames = np.array(found[0].frames)
    assert frames[:, 1] - frames[:, 0] == pytest.approx(np.full(len(frames), AT), abs=0.3)
    assert np.all(np.diff(frames[:, 1]) > 0.4)


@pytest.mark.parametrize("begin", [1.0, 4.25])
def test_shift_the_clip_and_the_match_shifts(aired: Segment, begin: float) -> None:
    found = searched(asked(film(SHOW, 5.0, begin=begin)), aired)
    (copy,) = strong(found)
    assert copy.speed * 2.5 + copy.offset == pytest.approx(AT + begin + 2.5, abs=0.35)


def test_a_faint_and_noisy_copy_is_found(show: Film, aired: Segment) -> None:
    (copy,) = strong(searched(asked(noisy(show, sigma=6.0)), aired))
    assert is_copy(copy, 0.0, AT)


def test_a_mirrored_copy_says_so(mirrored: ClipPictures, aired: Segment) -> None:
    (copy,) = strong(searched(mirrored, aired))
    assert is_copy(copy, 0.0, AT)
    assert copy.placing.is_mirrored
    assert copy.placing.in_recording.is_whole


def test_a_quick_search_does_not_look_in_the_mirror(
    clip: ClipPictures, mirrored: ClipPictures, aired: Segment
) -> None:
    with ThreadPoolExecutor(1) as executor:
        assert strong(find_pictures(mirrored, [aired], executor, quick=True)) == []
        assert strong(find_pictures(clip, [aired], executor, quick=True))


@pytest.mark.parametrize(
    ("left", "top", "width", "least"),
    [(0.1, 0.15, 0.6, 35.0), (0.45, 0.4, 0.5, 15.0), (0.0, 0.0, 0.75, STRONG)],
)
def test_a_picture_in_a_picture_is_found_with_its_place(
    tmp_path: Path,
    show: Film,
    other: Film,
    clip: ClipPictures,
    left: float,
    top: float,
    width: float,
    least: float,
) -> None:
    air = recording(shown_in(other, show, left=left, top=top, width=width))
    copy = searched(clip, shown_segment(tmp_path, air))[0]
    assert copy.evidence >= least
    assert is_copy(copy, 0.0, AT, abs_=0.3)
    placed = Rectangle(left=left, top=top, width=width, height=width)
    assert copy.placing.in_recording.overlap(placed) >= 0.9
    assert copy.placing.in_clip.is_whole


def test_a_part_of_the_picture_is_found_with_its_place(show: Film, aired: Segment) -> None:
    """The clip shows the middle of what was aired."""
    cut = each(show, lambda picture: picture[72:288, 128:512].repeat(2, 0).repeat(2, 1)[::1])
    copy, *rest = searched(asked(cut), aired)
    assert copy.evidence >= 20.0
    assert all(other.still < 10 for other in rest)
    assert is_copy(copy, 0.0, AT)
    placed = Rectangle(left=0.2, top=0.2, width=0.6, height=0.6)
    assert copy.placing.in_recording.overlap(placed) >= 0.8
    assert copy.placing.in_clip.is_whole


def test_each_airing_is_found(tmp_path: Path, show: Film, other: Film, clip: ClipPictures) -> None:
    twice = [*other[:24], *show, *other[24:64], *show, *other[64:]]
    found = strong(searched(clip, shown_segment(tmp_path, recording(twice))))
    offsets = sorted(copy.speed * 6 + copy.offset - 6 for copy in found)
    assert offsets == pytest.approx([6.0, 6.0 + SECONDS + 10.0], abs=0.2)


def test_airings_far_apart_in_one_lane_are_found_one_by_one(
    tmp_path: Path, show: Film, other: Film, clip: ClipPictures
) -> None:
    """Nothing of the lane between them agrees, so they are looked at apart."""
    away = [*other, *film(5, 10.0)]
    air = recording([*show, *away, *show, *away, *show])
    found = strong(searched(clip, shown_segment(tmp_path, air)))
    gap = SECONDS + len(away) / RATE
    offsets = sorted(copy.speed * 6 + copy.offset - 6 for copy in found)
    assert offsets == pytest.approx([0.0, gap, 2 * gap], abs=0.2)


def test_every_segment_is_looked_at(
    tmp_path: Path, show: Film, clip: ClipPictures, aired: Segment
) -> None:
    again = shown_segment(tmp_path, recording(show))
    found = strong(searched(clip, aired, again))
    assert sorted(copy.lane.part for copy in found) == ["0", "1"]


@pytest.mark.parametrize("speed", [0.5, 1.25, 2.0])
def test_other_speeds_are_found(
    tmp_path: Path, other: Film, clip: ClipPictures, speed: float
) -> None:
    instants = np.arange(round(SECONDS * speed * RATE)) / RATE / speed
    inner = [film(SHOW, 0.25, begin=float(at))[0] for at in instants]
    (copy,) = strong(searched(clip, shown_segment(tmp_path, recording(planted(other, inner)))))
    assert copy.speed == pytest.approx(speed, rel=0.02)
    # at twice the speed every frame that is kept lies half-way between two of the clip
    assert copy.speed * 6 + copy.offset == pytest.approx(AT + speed * 6, abs=0.3)


def test_another_film_is_not_found(aired: Segment) -> None:
    assert all(copy.still < 10 for copy in searched(asked(film(7, 6.0)), aired))
    assert all(copy.still < 10 for copy in searched(asked(noisy(film(8, 6.0))), aired))


def test_shuffled_frames_are_not_one_run(show: Film, clip: ClipPictures, aired: Segment) -> None:
    order = np.random.default_rng(1).permutation(len(show))
    found = searched(asked([show[n] for n in order]), aired)
    assert found[0].evidence < 0.3 * searched(clip, aired)[0].evidence


def test_black_and_bars_find_nothing(tmp_path: Path) -> None:
    black = np.zeros((360, 640), np.uint8)
    bars = np.tile(np.repeat(np.linspace(235, 16, 8).astype(np.uint8), 80), (360, 1))
    for picture in (black, bars):
        segment = shown_segment(tmp_path, recording([picture] * 40))
        assert searched(asked([picture] * 20), segment) == []


def test_a_picture_that_stands_is_found_by_still_corners_only(tmp_path: Path) -> None:
    """The same card for ten seconds, between other shots, on both sides."""
    card = rounded(ground(77))
    air = recording([*film(3, 8.0), *([card] * 40), *film(4, 8.0)])
    found = searched(asked([card] * 24), shown_segment(tmp_path, air))
    assert found[0].evidence == 0
    assert found[0].still > 20


def test_a_still_picture_is_found_where_and_as_long_as_it_is_shown(tmp_path: Path) -> None:
    """A card with something that moves across it, between other shots."""
    card = rounded(ground(77))
    moving = []
    for n in range(26):
        picture = card.copy()
        picture[280:340, 20 * n : 20 * n + 80] = 235
        moving.append(picture)
    air = recording([*film(3, 8.0), *moving, *film(4, 8.0)])
    kept = air.time[(air.time >= 8 * FLICKS) & (air.time < 8 * FLICKS + 26 * FLICKS // RATE)]
    copy, *rest = searched(asked_still(card), shown_segment(tmp_path, air))
    assert copy.evidence > 20
    assert [shown for _, shown in copy.frames] == pytest.approx(kept / FLICKS)
    assert copy.reference == pytest.approx((kept[0] / FLICKS, kept[-1] / FLICKS))
    assert copy.placing.in_recording.is_whole
    assert all(other.evidence < 10 for other in rest)


def test_a_frame_of_a_film_is_found_in_it_once(show: Film, aired: Segment) -> None:
    copy, *rest = searched(asked_still(show[20]), aired)
    assert copy.lane.part == "1"
    assert copy.evidence > 20
    low, high = copy.reference
    assert low - 1.0 <= AT + 20 / RATE <= high + 1.0
    assert high - low < 3.2  # its shot
    assert all(other.evidence < 10 for other in rest)


def test_what_shows_much_less_of_a_still_than_the_best_is_listed_apart(
    tmp_path: Path, show: Film, other: Film
) -> None:
    """The whole picture in one recording; a third of it, as of the same set, in another."""
    part = other[40].copy()
    part[:, :220] = show[20][:, :220]
    moved = [np.roll(part, 3 * n, axis=1) for n in range(8)]
    airs = recording([*film(3, 4.0), *show, *film(4, 4.0)]), recording([*film(5, 4.0), *moved])
    best, *rest = searched(asked_still(show[20]), shown_segment(tmp_path, *airs))
    assert best.lane.part == "0"
    assert best.evidence > 20
    weaker = [one for one in rest if one.lane.part == "1"]
    assert weaker
    assert all(one.evidence == 0 < one.still for one in weaker)


def test_another_still_picture_is_not_found(aired: Segment) -> None:
    assert all(copy.evidence < 10 for copy in searched(asked_still(rounded(ground(79))), aired))


def alignment(begin: float, length: float, evidence: float, name: str = "a") -> PictureAlignment:
    """A copy of a clip at its nominal speed."""
    return PictureAlignment(
        lane=PictureLane(part=name, name="picture 0", first=0, frames=9, start=0, end=0),
        speed=1.0,
        offset=begin,
        begin=0.0,
        end=length,
        evidence=evidence,
        still=evidence,
        exact=evidence,
        exact_still=evidence,
        placing=Placing(in_recording=WHOLE, in_clip=WHOLE, is_mirrored=False),
        crossed=5,
        best=begin,
        frames=(),
    )


def test_what_a_stronger_copy_explains_is_dropped() -> None:
    first = alignment(100, 10, 200)
    covered = alignment(104, 10, 150)
    beside = alignment(110 + BESIDE / 2, 10, 50)
    equal = alignment(110 + BESIDE / 2, 10, 150)
    far = alignment(110 + 2 * BESIDE, 10, 50)
    elsewhere = alignment(104, 10, 20, "b")
    kept = distinct([elsewhere, covered, first, beside, far])
    assert kept == [first, far, elsewhere]
    assert distinct([first, equal]) == [first, equal]
