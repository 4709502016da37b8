"""What the originals say of a line of pictures, on drawn films whose time map is known."""

from itertools import chain

import numpy as np
import pytest

from airwitness.fingerprint.video import Frames
from airwitness.spans import FLICKS
from airwitness.trace.geometry import WHOLE, Placing
from airwitness.trace.picture import PictureAlignment
from airwitness.trace.picture_instants import MOST, REACH, instants, spans_around, witnessed
from airwitness.trace.picture_table import PictureLane
from airwitness.trace.shown_corners import Described, Shown, described
from tests.unit.trace.moving import (
    HEIGHT,
    RATE,
    WIDTH,
    Film,
    asked,
    film,
    ground,
    noisy,
    resized,
)

SECONDS = 5.0
LATE = 2.0  # s of the recording before the clip begins
DENSE = 2  # pictures of a recording that are read, to one of a clip


def at_speed(seed: int, seconds: float, speed: float) -> Film:
    """A film shown faster or slower."""
    times = np.arange(round(seconds * RATE)) / RATE * speed
    return list(chain.from_iterable(film(seed, 1 / RATE, begin=float(t)) for t in times))


def dense(seed: int, seconds: float, begin: float = 0.0) -> Film:
    """A film in as many pictures as are read."""
    times = begin + np.arange(round(seconds * RATE * DENSE)) / RATE / DENSE
    return list(chain.from_iterable(film(seed, 1 / RATE, begin=float(t)) for t in times))


def read(*films: Film) -> list[Described]:
    small = [resized(luma, HEIGHT // 2, WIDTH // 2) for luma in chain.from_iterable(films)]
    pictures = noisy(small, sigma=2.0)
    return [described(Shown(at=n / RATE / DENSE, luma=luma)) for n, luma in enumerate(pictures)]


def told(*, speed: float = 1.0, offset: float = LATE, until: float = SECONDS) -> PictureAlignment:
    """What the index has: a frame each second."""
    pairs = tuple((t, speed * t + offset) for t in np.arange(0.2, until, 1.0).tolist())
    return PictureAlignment(
        lane=PictureLane(part="a", name="picture 0", first=0, frames=9, start=0, end=0),
        speed=speed,
        offset=offset,
        begin=0.0,
        end=until,
        evidence=9.0,
        still=9.0,
        exact=20.0,
        exact_still=20.0,
        placing=Placing(in_recording=WHOLE, in_clip=WHOLE, is_mirrored=False),
        crossed=5,
        best=offset,
        frames=pairs,
    )


@pytest.fixture(scope="module")
def clip() -> Frames:
    return asked(film(71, SECONDS)).frames


@pytest.fixture(scope="module")
def aired() -> list[Described]:
    return read(dense(72, LATE), dense(71, SECONDS), dense(73, 2.0))


@pytest.mark.parametrize("beside", [0.0, 0.3])
def test_a_copy_is_seen_at_every_instant_and_its_line_is_laid_anew(
    clip: Frames, aired: list[Described], beside: float
) -> None:
    found = witnessed(clip, told(offset=LATE + beside), aired)
    assert found is not None
    assert (found.is_copy, found.is_astray) == (True, False)
    assert (found.line.speed, found.line.offset) == pytest.approx((1.0, LATE), abs=0.05)


@pytest.mark.parametrize("speed", [0.8, 1.25])
def test_a_speed_that_the_index_cannot_tell_is_told(speed: float) -> None:
    seconds = 3.0
    clip = asked(at_speed(71, seconds, speed)).frames
    aired = read(dense(72, LATE), dense(71, seconds * speed), dense(73, 3.0))
    nominal = LATE + (speed - 1) * seconds / 2  # right in the middle
    found = witnessed(clip, told(offset=nominal, until=seconds), aired)
    assert found is not None
    assert found.is_copy
    assert (found.line.speed, found.line.offset) == pytest.approx((speed, LATE), abs=0.02 * speed)


def test_stills_in_another_order_are_astray() -> None:
    order = np.random.default_rng(2).permutation(10)
    pictures = film(71, SECONDS)
    held = [picture for n in order for picture in (pictures[2 * n], pictures[2 * n])]
    found = witnessed(asked(held).frames, told(), read(dense(72, LATE), dense(71, SECONDS)))
    assert found is not None
    assert (found.is_copy, found.is_astray) == (False, True)


def in_set(seed: int, seconds: float, every: float, *, pace: float = 24.0) -> Film:
    """One ground, before which something of another look moves."""
    made, thing = [], ground(seed)[:160, :160].astype(np.uint8)
    for t in np.arange(0, seconds, every).tolist():
        picture = ground(80).astype(np.uint8)
        left = round(40 + pace * t)
        picture[150:310, left : left + 160] = thing
        made.append(picture)
    return made


@pytest.mark.parametrize(
    ("seed", "pace", "is_copy"), [(81, 24.0, True), (82, 10.0, False), (82, 40.0, False)]
)
def test_the_same_set_with_something_else_before_it_is_no_copy(
    seed: int, pace: float, *, is_copy: bool
) -> None:
    clip = asked(in_set(81, SECONDS, 1 / RATE)).frames
    aired = read(in_set(seed, SECONDS, 1 / RATE / DENSE, pace=pace))
    found = witnessed(clip, told(offset=0.0), aired)
    assert (found is not None and found.is_copy) == is_copy


def test_a_ticker_that_runs_in_step_under_another_picture_is_no_copy() -> None:
    strip = ground(90, 24, 2_400).astype(np.uint8)

    def with_ticker(pictures: Film, every: float) -> Film:
        made = []
        for n, picture in enumerate(pictures):
            shown = picture.copy()
            shown[-24:] = strip[:, round(90 * n * every) :][:, :WIDTH]
            made.append(shown)
        return made

    clip = asked(with_ticker(film(91, SECONDS), 1 / RATE)).frames
    aired = read(with_ticker(dense(92, SECONDS), 1 / RATE / DENSE))
    found = witnessed(clip, told(offset=0.0), aired)
    assert found is None or not found.is_copy


def test_what_does_not_move_agrees_at_any_time_and_is_no_copy() -> None:
    still = film(71, 1 / RATE)
    clip = asked(still * round(SECONDS * RATE)).frames
    found = witnessed(clip, told(), read(still * round((SECONDS + LATE) * RATE * DENSE)))
    assert found is None or not (found.is_copy or found.is_astray)


def test_where_nothing_agrees_nothing_is_said(clip: Frames, aired: list[Described]) -> None:
    assert witnessed(clip, told(), read(dense(74, SECONDS + LATE))) is None
    assert witnessed(clip, told(), []) is None
    assert witnessed(clip, told(until=0.1), aired) is None


def test_a_few_frames_between_the_pairs_are_looked_at(clip: Frames) -> None:
    numbers = instants(clip, told())
    time = clip.time[numbers] / FLICKS
    assert numbers.size == MOST
    assert np.all(np.diff(numbers) > 0)
    assert time.min() >= 0
    assert time.max() <= 4.2 + 0.3
    spans = spans_around(clip, told())
    assert spans[0].start == 0 or spans[0].start >= round((LATE - REACH) * FLICKS)
    assert [span.duration for span in spans[3:6]] == [round(2 * REACH * FLICKS)] * 3
