"""The made pictures: drawn from seeds, told apart by them, and edited as they are said to be."""

import io
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from airwitness.demo.pictures import (
    LOGO,
    PICTURE_HEIGHT,
    PICTURE_WIDTH,
    SCALE,
    SCENES,
    SCREEN,
    Film,
    Picture,
    in_studio,
    inserted,
    kept,
    marks,
    mirrored,
    music_video,
    overlaid,
    pictures_of,
    programme,
    sped,
)
from airwitness.demo.pictures.canvas import Canvas, paste
from airwitness.demo.pictures.graphics import TICKER_TOP
from airwitness.demo.pictures.shots import closing_in, smaller
from airwitness.demo.plans import PLANS
from airwitness.demo.sounds import KINDS, Kind
from airwitness.demo.sounds.tones import chance
from airwitness.media.encode import Pictures, Sound, write_media

SHAPE = (PICTURE_HEIGHT, PICTURE_WIDTH, 3)


def difference(one: Picture, other: Picture) -> float:
    """Mean difference of two pictures, 0 to 255."""
    return float(np.abs(one.astype(np.float64) - other).mean())


def corners(picture: Picture) -> int:
    """Squares of 20 pixels in which the picture changes both across and down."""
    grey = picture.mean(2)
    across, down = np.abs(np.diff(grey, axis=1))[:-1], np.abs(np.diff(grey, axis=0))[:, :-1]
    both = np.minimum(across, down)[:260, :460].reshape(13, 20, 23, 20).max((1, 3))
    return int((both > 30).sum())


def flat(colour: int) -> Film:
    picture = np.full(SHAPE, colour, np.uint8)
    return lambda t: picture + np.uint8(int(t))


@pytest.fixture(scope="module")
def video() -> Film:
    return music_video(5, 20.0)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_a_scene_is_drawn_from_its_seed_and_moves(scene: object) -> None:
    assert callable(scene)
    first, again, other = scene(3), scene(3), scene(4)
    picture = first(1.0)
    assert picture.shape == SHAPE
    assert picture.dtype == np.uint8
    assert np.array_equal(picture, again(1.0))
    assert difference(picture, other(1.0)) > 10
    assert difference(picture, first(4.0)) > 1
    assert corners(picture) > 60


def test_shots_of_a_music_video_differ() -> None:
    film = music_video(5, 70.0)
    pictures = [smaller(film(t), 32, 18) for t in np.arange(1.0, 70.0, 4.5)]
    pairs = [difference(a, b) for i, a in enumerate(pictures) for b in pictures[:i]]
    run = [film(t)[::3, ::3] for t in np.arange(0, 35, 0.08)]
    cuts = sum(difference(a, b) > 25 for a, b in pairwise(run))
    assert min(pairs) > 1
    assert np.median(pairs) > 30
    assert 6 <= cuts <= 10  # of half of it


def test_two_videos_share_no_picture(video: Film) -> None:
    other = music_video(6, 20.0)
    times = np.arange(0.5, 20, 3.0)
    ours, theirs = ([film(t) for t in times] for film in (video, other))
    assert min(difference(a, b) for a in ours for b in theirs) > 10


@pytest.mark.parametrize("kind", KINDS)
def test_a_programme_bears_the_logo_at_its_place(kind: Kind) -> None:
    bare = programme(7, kind, 60.0)
    film = overlaid(bare, marks(7, kind))
    left, top, right, low = (round(edge * SCALE) for edge in LOGO)
    boxes = [film(t)[top:low, left:right] for t in (1.0, 12.0, 31.0)]
    middle = np.s_[8:16, 8:16]  # the disc is not transparent
    assert all(np.array_equal(boxes[0][middle], box[middle]) for box in boxes)
    above = np.s_[: round(TICKER_TOP * SCALE) - 3]
    with_marks, without = film(12.0)[above].copy(), bare(12.0)[above]
    assert difference(with_marks[top:low, left:right], without[top:low, left:right]) > 10
    with_marks[top - 2 : low + 2, left - 2 : right + 2] = without[
        top - 2 : low + 2, left - 2 : right + 2
    ]
    assert np.array_equal(with_marks, without)


def test_only_the_news_have_a_ticker_and_it_runs() -> None:
    line = np.s_[round((TICKER_TOP + 2) * SCALE) :, round(60 * SCALE) :]
    black = flat(0)
    news, talk = (overlaid(black, marks(7, kind)) for kind in ("news", "talk"))
    assert talk(0.0)[line].max() == 0
    one, other = (news(t)[line].max(2) < 120 for t in (2.0, 2.4))
    moved = round(0.4 * 25 * SCALE)
    assert one.sum() > 300
    assert not np.array_equal(one, other)
    assert np.array_equal(one[:, moved:], other[:, :-moved])


def test_two_days_share_the_studio_and_nothing_else() -> None:
    pair = [overlaid(programme(seed, "news", 40.0), marks(seed, "news"))(12.0) for seed in (1, 2)]
    shared = (np.abs(pair[0].astype(int) - pair[1]).max(2) < 8).mean()
    left, top, right, low = (round(edge * SCALE) for edge in SCREEN)
    screens = [picture[top:low, left:right] for picture in pair]
    assert shared > 0.5
    assert difference(*screens) > 10


def test_mirrored_is_left_for_right(video: Film) -> None:
    assert np.array_equal(mirrored(video)(3.0), video(3.0)[:, ::-1])
    assert difference(mirrored(video)(3.0), video(3.0)) > 10


def test_the_screen_shows_the_film_in_its_rectangle(video: Film) -> None:
    plan = next(p for p in PLANS if p.how == "silent, on a screen in the news")
    assert plan.kinds == ("picture",)
    assert plan.placing is not None
    place = plan.placing.in_recording
    rows = slice(round(place.top * PICTURE_HEIGHT), round((place.top + place.height) * SHAPE[0]))
    columns = slice(round(place.left * SHAPE[1]), round((place.left + place.width) * SHAPE[1]))
    inside = in_studio(9, video)(4.0)[rows, columns]
    assert np.array_equal(inside, smaller(video(4.0), 192, 108))
    border = in_studio(9, video)(4.0)[rows.start - 2, columns]
    assert border.min() > 200  # a light frame around it, and nothing of the film beyond
    assert place.width == pytest.approx(0.4)
    assert place.height == pytest.approx(0.4)


def test_edits_take_the_times_that_they_say() -> None:
    film = flat(0)
    assert kept(film, ((0.0, 26.0), (44.0, 70.0)))(25.9).max() == 25
    assert kept(film, ((0.0, 26.0), (44.0, 70.0)))(26.0).min() == 44
    assert sped(film, 25 / 24)(48.0).min() == 50
    put = inserted(film, flat(100), 10.0, 5.0)
    assert [int(put(t).max()) for t in (9.9, 10.0, 14.9, 15.0)] == [9, 100, 104, 15]
    assert [int(p.max()) for p in pictures_of(film, 2.0, 3.0, 1.0)] == [2, 3, 4]


def test_smaller_and_closer_keep_colours() -> None:
    picture = np.full(SHAPE, 200, np.uint8)
    assert set(smaller(picture, 100, 50).ravel()) == {200}
    assert set(closing_in(lambda _: picture, 1.0, 1.7)(0.7).ravel()) == {200}
    wide = np.repeat(np.arange(PICTURE_WIDTH)[None, :, None] // 2, PICTURE_HEIGHT, 0)
    ramp = np.repeat(wide, 3, 2).astype(np.uint8)
    assert np.abs(smaller(ramp, 96, 54)[:, :, 0].astype(int) - ramp[2::5, 2::5, 0]).max() <= 2
    closer = closing_in(lambda _: ramp, 1.0, 2.0, 0.5, 0.5)(1.0)
    assert int(closer[9, 0, 0]) == pytest.approx(PICTURE_WIDTH / 8, abs=1)
    assert int(closer[9, -1, 0]) == pytest.approx(PICTURE_WIDTH * 3 / 8, abs=1)


def test_shapes_cover_what_they_should() -> None:
    canvas = Canvas(chance(1), scale=1.0)
    canvas.box(10, 20, 30, 40, (200, 200, 200))
    canvas.polygon([(100, 100), (140, 100), (140, 140)], (200, 200, 200))
    canvas.disc(200, 90, 30, (200, 200, 200))
    frame = np.zeros((180, 320, 3), np.uint8)
    paste(frame, canvas.cut(), 0, 0)
    drawn = frame[:, :, 0] > 100
    assert drawn[20:40, 10:30].all()
    assert drawn[:, :40].sum() == 400
    assert drawn[:, 90:150].sum() == pytest.approx(800, abs=60)
    assert drawn[:, 160:].sum() == pytest.approx(np.pi * 900, rel=0.03)


def test_a_layer_may_lie_beyond_every_edge() -> None:
    canvas = Canvas(chance(1), width=20, height=20, scale=1.0)
    canvas.box(-1, -1, 21, 21, (240, 10, 10))
    layer = canvas.cut()
    for x, y in ((-10, -10), (470, 260), (-10, 260), (600, 5), (-30, 5)):
        frame = np.zeros(SHAPE, np.uint8)
        paste(frame, layer, x, y)
        inside = max(0, min(480, x + 20) - max(0, x)) * max(0, min(270, y + 20) - max(0, y))
        assert int((frame[:, :, 0] > 100).sum()) == inside


def test_written_files_show_the_film_in_time_with_its_sound(tmp_path: Path) -> None:
    path, rate = tmp_path / "a.ts", Fraction(25, 2)
    sound = np.zeros((1, 6 * 32_000), np.float32)
    film: Film = lambda t: np.full(SHAPE, 40 + 80 * (int(t) % 2), np.uint8)  # noqa: E731
    write_media(
        path,
        [Sound(samples=sound, rate=32_000, codec="mp2")],
        container="mpegts",
        pictures=Pictures(
            frames=pictures_of(film, 0.0, 6.0, float(rate)),
            width=PICTURE_WIDTH,
            height=PICTURE_HEIGHT,
            rate=rate,
        ),
    )
    with av.open(io.BytesIO(path.read_bytes()), "r") as container:
        frames = list(container.decode(video=0))
    begin = frames[0].time
    seen = [frame.to_ndarray(format="gray") for frame in frames]
    assert seen[0].shape == SHAPE[:2]
    assert [int(image.mean()) > 80 for image in seen] == [
        int((frame.time - begin) + 1e-3) % 2 == 1 for frame in frames
    ]
    assert len(frames) in {74, 75}
    keys = [frame.time - begin for frame in frames if frame.key_frame]
    assert keys == pytest.approx([0.0, 2.0, 4.0])
