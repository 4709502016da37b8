"""Where a copy of pictures ends, on drawn films whose joins are known."""

from itertools import chain

import numpy as np
import pytest

from airwitness.fingerprint.video import Frames, thinned
from airwitness.trace.closer import Close, Told
from airwitness.trace.closer_pictures import OUTSIDE, PictureLine, closer_pictures
from airwitness.trace.shown_corners import Shown
from tests.unit.trace.moving import (
    HEIGHT,
    RATE,
    WIDTH,
    Film,
    asked,
    each,
    film,
    ground,
    noisy,
    resized,
)

SECONDS = 9.0
FIRST, LAST = 2.0, 7.0  # s of the clip that the recording holds
BEFORE = 3.0  # s of another film before them
LINE = PictureLine(speed=1.0, offset=BEFORE - FIRST)
START, END = BEFORE, BEFORE + LAST - FIRST
NEAR = 0.13  # s: eight pictures a second


@pytest.fixture(scope="module")
def clip() -> Frames:
    return asked(film(71, SECONDS)).frames


@pytest.fixture(scope="module")
def aired() -> list[Shown]:
    return shown(dense(72, BEFORE), dense(71, LAST - FIRST, FIRST), dense(73, 3.0))


def dense(seed: int, seconds: float, begin: float = 0.0) -> Film:
    """A film with twice as many pictures."""
    both = (film(seed, seconds, begin=begin + late) for late in (0.0, 0.5 / RATE))
    return list(chain.from_iterable(zip(*both, strict=True)))


def shown(*films: Film) -> list[Shown]:
    small = [resized(luma, HEIGHT // 2, WIDTH // 2) for luma in chain.from_iterable(films)]
    pictures = noisy(small, sigma=2.0)
    return [Shown(at=n / RATE / 2, luma=luma) for n, luma in enumerate(pictures)]


def looked(
    clip: Frames, pictures: list[Shown], sure: float, told: float, outwards: int = 1
) -> Close | None:
    limit = SECONDS + LINE.offset if outwards > 0 else LINE.offset
    low, high = sorted((sure - outwards, told + outwards * OUTSIDE))
    read = [picture for picture in pictures if low <= picture.at <= high]
    return closer_pictures(
        clip, read, LINE, sure, Told(at=told, limit=max(0.0, limit), outwards=outwards)
    )


@pytest.mark.parametrize(("inside", "told"), [(1.6, -0.6), (0.3, 1.8), (1.9, 0.0)])
def test_both_ends_are_known_to_the_picture(
    clip: Frames, aired: list[Shown], inside: float, told: float
) -> None:
    end = looked(clip, aired, END - inside, END + told)
    begin = looked(clip, aired, START + inside, START - told, -1)
    assert end is not None
    assert begin is not None
    assert (begin.at, end.at) == pytest.approx((START, END), abs=NEAR)
    assert (begin.goes_on, end.goes_on) == (False, False)


def test_a_copy_that_lasts_as_long_as_the_clip_ends_with_it(clip: Frames) -> None:
    whole = shown(dense(72, BEFORE), dense(71, SECONDS - FIRST, FIRST), dense(73, 3.0))
    found = looked(clip, whole, 8.5, 9.0)
    assert found is not None
    assert (found.at, found.goes_on) == (SECONDS + LINE.offset, False)


def test_a_copy_that_goes_on_is_said_to(clip: Frames, aired: list[Shown]) -> None:
    read = [picture for picture in aired if picture.at < 6.5]
    found = looked(clip, read, 5.0, 5.2)
    assert found is not None
    assert found.goes_on
    assert found.at == pytest.approx(6.4, abs=NEAR)


def test_the_same_set_with_something_else_before_it_is_no_copy() -> None:
    studio = ground(80).astype(np.uint8)

    def scene(seed: int, seconds: float) -> Film:
        """One ground, before which something moves."""
        made, thing = [], ground(seed)[:200, :200].astype(np.uint8)
        for n in range(round(seconds * RATE * 2)):
            picture = studio.copy()
            picture[60:260, 20 + 5 * n : 220 + 5 * n] = thing
            made.append(picture)
        return made

    clip = asked(scene(81, SECONDS)[::2]).frames
    aired = shown(scene(81, SECONDS)[: round(LAST * RATE * 2)], scene(82, 3.0))
    line = PictureLine(speed=1.0, offset=0.0)
    told = Told(at=LAST + 1.0, limit=SECONDS, outwards=1)
    read = [picture for picture in aired if picture.at > 4.5]
    found = closer_pictures(clip, read, line, LAST - 0.5, told)
    assert found is not None
    assert found.at == pytest.approx(LAST, abs=2 * NEAR)


def test_where_the_clip_has_no_frame_nothing_speaks_against_it(aired: list[Shown]) -> None:
    sparse = thinned(asked(film(71, SECONDS)).frames, RATE)  # as of a long clip: one a second
    found = looked(sparse, aired, END - 0.9, END)
    assert found is None or END - 0.5 <= found.at <= END + 1.0


def test_where_pictures_tell_nothing_nothing_is_told(clip: Frames, aired: list[Shown]) -> None:
    other = shown(dense(74, 10.0))
    black = shown(each(dense(74, 10.0), np.zeros_like))
    assert looked(clip, other, 7.0, 7.5) is None
    assert looked(clip, black, 7.0, 7.5) is None
    assert looked(clip, [], 7.0, 7.5) is None
    assert looked(clip, aired[-20:], 10.0, 10.4) is None


@pytest.mark.parametrize("seed", range(8))
def test_an_end_is_never_beyond_clip_or_recording(
    clip: Frames, aired: list[Shown], seed: int
) -> None:
    chance = np.random.default_rng(seed)
    outwards = 1 if seed % 2 else -1
    limit = float(chance.uniform(START, END))
    sure = limit - outwards * float(chance.uniform(0.2, 1.5))
    told = Told(at=limit, limit=limit, outwards=outwards)
    found = closer_pictures(clip, aired, LINE, sure, told)
    if found is not None:
        assert outwards * (limit - found.at) >= 0
        assert 0 <= found.at <= END + 3.0
