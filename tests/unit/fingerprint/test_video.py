import gc
import weakref

import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.fingerprint.codes import PREFIX_BITS, UNSURE
from airwitness.fingerprint.corners import corners
from airwitness.fingerprint.video import (
    CLIP_CORNERS,
    CLIP_STEPS,
    GRID,
    PARAMETERS,
    STILL_AFTER,
    ClipFingerprinter,
    Frames,
    Parameters,
    PictureFingerprinter,
)
from airwitness.spans import FLICKS
from tests.unit.trace.moving import Film, film, ground, noisy, rounded

Luma = NDArray[np.uint8]
HEIGHT, WIDTH = 180, 320
GROUND = rounded(ground(1))


def kept(pictures: Film, every: float = 0.25, most: int = PARAMETERS.corners) -> Frames:
    finger = PictureFingerprinter(Parameters(corners=most))
    for number, picture in enumerate(pictures):
        finger.feed(round(number * every * FLICKS), picture)
    return finger.finish()


def looked_at(pictures: Film, every: float = 0.25) -> tuple[Frames, Frames]:
    finger = ClipFingerprinter()
    for number, picture in enumerate(pictures):
        finger.feed(round(number * every * FLICKS), picture)
    return finger.finish()


def seconds(frames: Frames) -> list[float]:
    return [time / FLICKS for time in frames.time.tolist()]


def pan(count: int, step: int = 2, at: int = 0) -> Film:
    """A camera that moves over the ground."""
    return [GROUND[40:220, at + step * n :][:, :WIDTH] for n in range(count)]


def logo(picture: Luma) -> Luma:
    """The picture with a sign in its corner that stays."""
    made = picture.copy()
    made[20:60, 30:90] = rounded(ground(9)[::6, ::6])[:40, :60]
    return made


def is_logo(frames: Frames) -> NDArray[np.bool_]:
    """Whose whole patch lies on the sign."""
    x, y = frames.x * WIDTH, frames.y * HEIGHT
    inside: NDArray[np.bool_] = (frames.step == 0) & (x > 43) & (x < 77) & (y > 33) & (y < 47)
    return inside


def is_far(frames: Frames) -> NDArray[np.bool_]:
    """Whose patch shows nothing of the sign."""
    return (frames.x * WIDTH > 140) | (frames.y * HEIGHT > 110)


def test_of_a_recording_a_frame_is_kept_about_every_second() -> None:
    frames = kept(pan(33))
    assert seconds(frames) == [float(n) for n in range(9)]
    assert frames.height.tolist() == [HEIGHT] * 9
    assert frames.shape == pytest.approx(np.full(9, WIDTH / HEIGHT))
    each = np.diff(frames.first)
    assert each.max() <= PARAMETERS.corners * PARAMETERS.steps
    assert each.min() > 0.9 * PARAMETERS.corners * PARAMETERS.steps
    assert np.bincount(frames.step).max() <= 9 * PARAMETERS.corners
    assert frames.first[-1] == frames.code.size == frames.x.size == frames.is_still.size
    assert frames.unsure.shape == (0, UNSURE)
    assert seconds(kept(pan(12), every=0.5)) == [float(n) for n in range(6)]
    assert seconds(kept(pan(6), every=0.95)) == pytest.approx([0.95 * n for n in range(6)])


def test_while_the_picture_stands_nothing_is_kept() -> None:
    assert seconds(kept([GROUND[:HEIGHT, :WIDTH]] * 40)) == [0.0]
    flicker = noisy([GROUND[:HEIGHT, :WIDTH]] * 20, sigma=3.0)
    assert seconds(kept(flicker)) == [0.0]
    stands = [*pan(8), *([GROUND[:HEIGHT, :WIDTH]] * 40), *pan(8, at=150)]
    times = np.array(seconds(kept(stands)))
    assert np.sum((times > 4) & (times < 12)) == 0
    assert times[-1] > 12


def test_a_new_shot_is_kept_at_once() -> None:
    other = rounded(ground(2))[:HEIGHT, :WIDTH]
    times = seconds(kept([*pan(10), *([other] * 8)]))
    assert times[:4] == [0.0, 1.0, 2.0, 2.5]
    assert len(times) == 4  # the new shot stands
    flashes = [(GROUND if n % 2 else rounded(ground(2)))[:HEIGHT, :WIDTH] for n in range(20)]
    gaps = np.diff(seconds(kept(flashes)))
    assert gaps.min() >= 0.5  # however often the picture changes


def test_a_clock_that_goes_back_begins_anew() -> None:
    finger = PictureFingerprinter()
    for time, picture in zip((0.0, 1.0, 0.5, 0.7, 2.0), pan(5), strict=True):
        finger.feed(round(time * FLICKS), picture)
    assert seconds(finger.finish()) == [0.0, 1.0, 0.5, 2.0]
    finger = PictureFingerprinter()
    for time, picture in zip((10.0, 11.0, 3.0, 4.5), pan(4), strict=True):
        finger.feed(round(time * FLICKS), picture)
    assert seconds(finger.finish()) == [10.0, 11.0, 3.0, 4.5]


def test_corners_that_stay_are_still_and_others_move() -> None:
    frames = kept([logo(picture) for picture in pan(33)], most=90)
    assert is_logo(frames).sum() >= 6
    assert np.all(frames.is_still[is_logo(frames)])
    assert np.mean(frames.is_still[is_far(frames)]) < 0.03  # measured 0.016


def test_a_sign_on_shots_that_change_every_second_is_still() -> None:
    grounds = [rounded(ground(20 + n)) for n in range(12)]
    pictures = [logo(grounds[n // 4][:HEIGHT, 2 * n :][:, :WIDTH]) for n in range(48)]
    frames = kept(pictures, most=90)
    assert np.diff(frames.time).max() < STILL_AFTER
    assert is_logo(frames).sum() >= 5
    assert np.all(frames.is_still[is_logo(frames)])
    assert np.mean(frames.is_still[is_far(frames)]) < 0.01


def test_what_stays_less_than_a_second_and_a_half_is_not_still() -> None:
    shot = [GROUND[:HEIGHT, :WIDTH]]
    other = [rounded(ground(2))[:HEIGHT, :WIDTH]]
    assert not kept([*(shot * 6), *(other * 6)]).is_still.any()
    stays = kept([*(shot * 7), *(other * 4)])
    assert stays.time.size == 2
    assert np.all(stays.is_still[: stays.first[1]])
    assert not stays.is_still[stays.first[1] :].any()


def test_corners_that_move_are_kept_before_those_that_stay() -> None:
    """Half of the picture stands, with stronger corners."""
    pictures = []
    for picture in pan(20):
        made = rounded(110 + 0.4 * (picture.astype(np.float32) - 110))
        made[:, :160] = GROUND[:HEIGHT, 300:460]
        pictures.append(made)
    frames = kept(pictures)
    moving = (~frames.is_still & (frames.x > 0.55)).sum()
    one = corners(pictures[0], steps=range(4), most=(PARAMETERS.corners,) * 4, grid=GRID)
    assert moving / frames.time.size > 1.2 * np.sum(one.x > 0.55)


def test_pictures_of_another_size_are_compared_with_nothing() -> None:
    one, other = GROUND[:180, :320], GROUND[:200, :320]
    frames = kept([one] * 6 + [other] * 6)
    assert frames.height.tolist() == [180, 200]
    assert not frames.is_still.any()


def test_a_clip_is_looked_at_closely() -> None:
    pictures = film(3, 3.0)
    frames, mirrored = looked_at(pictures)
    assert seconds(frames) == seconds(mirrored) == [n / 4 for n in range(12)]
    assert frames.height.tolist() == [360] * 12
    assert np.diff(frames.first).min() > 350
    counts = np.bincount(frames.step)
    assert counts.size == len(CLIP_STEPS)
    assert np.all(counts <= 12 * np.array(CLIP_CORNERS))
    assert frames.unsure.shape == (frames.code.size, UNSURE)
    assert frames.unsure.max() < PREFIX_BITS
    assert np.all(np.diff(np.sort(frames.unsure, axis=1), axis=1) > 0)


def test_the_mirrored_clip_is_the_clip_of_mirrored_pictures() -> None:
    pictures = film(4, 2.0)
    _, mirrored = looked_at(pictures)
    flipped, _ = looked_at([picture[:, ::-1] for picture in pictures])
    assert mirrored.code.size == pytest.approx(flipped.code.size, rel=0.01)
    near = []
    for number in range(mirrored.time.size):
        one, other = (slice(*f.first[number : number + 2].tolist()) for f in (mirrored, flipped))
        is_there = mirrored.step[one, None] == flipped.step[None, other]
        is_there &= np.abs(mirrored.x[one, None] - flipped.x[None, other]) < 0.003
        is_there &= np.abs(mirrored.y[one, None] - flipped.y[None, other]) < 0.003
        apart = np.bitwise_count(mirrored.code[one, None] ^ flipped.code[None, other])
        near.append(np.where(is_there, apart, 60).min(axis=1))
    assert np.median(np.concatenate(near)) <= 1
    assert np.mean(np.concatenate(near) <= 6) > 0.97


def test_still_corners_of_a_clip_are_still_in_the_mirror_too() -> None:
    frames, mirrored = looked_at([logo(picture) for picture in pan(20)])
    assert is_logo(frames).sum() > 20
    assert np.mean(frames.is_still[is_logo(frames)]) > 0.95
    assert np.mean(frames.is_still[is_far(frames) & (frames.step < 3)]) < 0.05
    assert np.array_equal(frames.is_still, mirrored.is_still)
    assert mirrored.x == pytest.approx(1 - frames.x)


def test_a_clip_shorter_than_that_has_nothing_still() -> None:
    frames, _ = looked_at([GROUND[:HEIGHT, :WIDTH]] * 5)
    assert frames.time.size == 5
    assert not frames.is_still.any()
    longer, _ = looked_at([GROUND[:HEIGHT, :WIDTH]] * 12)
    assert longer.is_still.all()


def test_without_pictures_there_are_no_frames() -> None:
    for frames in (PictureFingerprinter().finish(), *ClipFingerprinter().finish()):
        assert frames.time.size == frames.code.size == 0
        assert frames.first.tolist() == [0]
    black = kept([np.zeros((HEIGHT, WIDTH), np.uint8)] * 9)
    assert black.code.size == 0


@pytest.mark.parametrize("kind", [PictureFingerprinter, ClipFingerprinter])
def test_pictures_are_let_go(kind: type[PictureFingerprinter] | type[ClipFingerprinter]) -> None:
    """A day of frames fits into memory only without their pictures and patches."""
    finger = kind()
    pictures = []
    for number, picture in enumerate(pan(60)):
        fed = picture.copy()
        pictures.append(weakref.ref(fed))
        finger.feed(number * FLICKS // 4, fed)
        del fed
    gc.collect()
    held = finger._done if isinstance(finger, PictureFingerprinter) else finger._frames
    assert len(held) > 8
    assert all(frame.found.patch.base is None for frame in held)
    assert sum(picture() is not None for picture in pictures) <= 2 + STILL_AFTER * 4 // FLICKS
