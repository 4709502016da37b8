"""What the index hardly has of a still is looked at closely in the recording."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from airwitness.fingerprint.video import PictureFingerprinter
from airwitness.spans import FLICKS
from airwitness.trace.picture import PictureAlignment
from airwitness.trace.picture_lines import CHANCE_AGREEING
from airwitness.trace.picture_still import CLEAR, MOST, REACH, doubtful, settled, span_around
from airwitness.trace.picture_table import NewPictures
from tests.unit.trace.moving import (
    HEIGHT,
    WIDTH,
    Luma,
    asked_still,
    film,
    ground,
    lane,
    recording,
    resized,
    rounded,
    searched,
    shown_segment,
)
from tests.unit.trace.test_picture import alignment

TOLD = 8
STILL = rounded(ground(61))
RATE = 8  # pictures a second that are looked at
STRIP = 3 * WIDTH // 10  # pixels of the still that its neighbours show too: few corners agree


def is_told(one: PictureAlignment) -> bool:
    return min(one.evidence, one.exact) >= TOLD


def at(time: float, agreeing: float, part: str = "a") -> PictureAlignment:
    return replace(alignment(time, 0.0, agreeing, part), best=time)


def names(chosen: list[PictureAlignment]) -> list[tuple[float, float]]:
    return [(one.best, one.still) for one in chosen]


def test_what_is_weak_is_looked_at_the_likeliest_first() -> None:
    found = [at(10.0, 3.0), at(20.0, 6.0), at(30.0, 4.0)]
    assert names(doubtful(found, is_told)) == [(20.0, 6.0), (30.0, 4.0), (10.0, 3.0)]
    assert doubtful([], is_told) == []


def test_a_clear_answer_alone_is_not_looked_at() -> None:
    assert doubtful([at(10.0, 30.0), at(50.0, 20.0)], is_told) == []
    assert doubtful([at(10.0, float(CLEAR)), at(50.0, CHANCE_AGREEING)], is_told) == []
    assert names(doubtful([at(10.0, CLEAR - 1.0), at(50.0, 3.0)], is_told)) == [
        (10.0, CLEAR - 1.0),  # to compare with
        (50.0, 3.0),
    ]
    card = replace(at(10.0, 40.0), evidence=0.0, exact=0.0)  # all that agrees stays where it is
    assert doubtful([card], is_told) == []


def test_what_agrees_much_less_is_looked_at_beside_the_best() -> None:
    less = replace(at(50.0, 12.0), evidence=0.0, exact=0.0)
    assert names(doubtful([at(10.0, 30.0), less], is_told)) == [(10.0, 30.0), (50.0, 12.0)]


def test_what_lies_near_is_looked_at_once() -> None:
    found = [at(10.0, 5.0), at(11.0, 7.0), at(11.5, 6.0, "b"), at(40.0, 30.0), at(41.0, 6.0)]
    assert names(doubtful(found, is_told)) == [(40.0, 30.0), (11.0, 7.0), (11.5, 6.0)]


def test_only_some_places_are_looked_at() -> None:
    found = [at(10.0 * n, 5.0) for n in range(3 * MOST)]
    assert len(doubtful(found, is_told)) == MOST


def test_a_second_and_a_half_on_both_sides_are_looked_at() -> None:
    one = replace(at(7.0, 5.0), lane=replace(at(0, 0).lane, start=2 * FLICKS))
    span = span_around(one)
    assert (span.start, span.end) == (9 * FLICKS - REACH, 9 * FLICKS + REACH)
    assert span_around(at(0.5, 5.0)).start == 0


def shared(number: int, width: int) -> Luma:
    """Another picture, in which a strip of the still is seen; it moves from picture to picture."""
    picture = rounded(ground(200 + number))
    picture[:, :width] = np.roll(STILL, 12 * number - 18, axis=0)[:, :width]
    return picture


def looked(before: PictureAlignment, pictures: dict[float, Luma]) -> NewPictures:
    finger = PictureFingerprinter(every=0)
    for time, picture in pictures.items():
        finger.feed(round(time * FLICKS), resized(picture, HEIGHT // 2, WIDTH // 2))
    return replace(lane(before.lane.part, finger.finish()), start=before.lane.start)


def settle(
    found: list[PictureAlignment],
    seen: list[tuple[PictureAlignment, NewPictures]],
) -> list[PictureAlignment]:
    with ThreadPoolExecutor(1) as executor:
        return settled(asked_still(STILL), found, seen, executor, is_told)


@pytest.fixture(scope="module")
def weak(tmp_path_factory: pytest.TempPathFactory) -> PictureAlignment:
    """Of a recording in which a fast scene shows the still between two kept frames."""
    folder = tmp_path_factory.mktemp("weak")
    strips = [shared(n, STRIP) for n in range(4)]
    air = recording([*film(5, 4.0), *strips, *film(6, 4.0)])
    found = searched(asked_still(STILL), shown_segment(folder, air))
    assert not is_told(found[0])
    assert found[0].still > CHANCE_AGREEING
    assert 4.0 <= found[0].best <= 5.0
    return found[0]


def test_what_is_seen_there_takes_its_place(weak: PictureAlignment) -> None:
    around = {weak.best + n / RATE: shared(20 + n, STRIP) for n in range(-10, 11)}
    instant = weak.best + 3 / RATE
    around[instant] = STILL
    (found,) = settle([weak], [(weak, looked(weak, around))])
    assert is_told(found)
    assert found.lane == weak.lane
    assert found.best == pytest.approx(instant)
    low, high = found.reference
    assert low <= instant <= high


def test_what_is_not_seen_there_stays_weak(weak: PictureAlignment) -> None:
    others = {weak.best + n / RATE: rounded(ground(300 + n)) for n in range(-10, 11)}
    assert settle([weak], [(weak, looked(weak, others))]) == [weak]
    assert settle([weak], [(weak, looked(weak, {}))]) == [weak]
    assert settle([weak], []) == [weak]


def test_the_same_set_is_no_copy(weak: PictureAlignment) -> None:
    """Half of the picture agrees there; all of it does in the best answer."""
    best = at(500.0, 60.0, "best")
    moved = {weak.best + n / RATE: shared(40 + n, WIDTH // 2) for n in range(-2, 3)}
    first, *rest = settle([best, weak], [(weak, looked(weak, moved))])
    assert first == best
    assert rest[0].still > weak.still
    assert rest[0].evidence == rest[0].exact == 0.0


def test_a_card_that_stands_there_is_no_copy(weak: PictureAlignment) -> None:
    stands = {weak.best + n / RATE: STILL for n in range(-12, 13)}
    stands[weak.best - 1 / RATE] = rounded(ground(400))  # or nothing but the first would be kept
    found = settle([weak], [(weak, looked(weak, stands))])
    assert found[0].still > 20
    assert found[0].evidence == found[0].exact == 0.0


def test_chance_lists_few_places(tmp_path: Path) -> None:
    """Of pairs that agree no better than chance has it only some are candidates."""
    air = recording([shared(n, WIDTH // 9) for n in range(60)])
    found = searched(asked_still(STILL), shown_segment(tmp_path, air))
    assert sum(one.still <= CHANCE_AGREEING for one in found) <= MOST
