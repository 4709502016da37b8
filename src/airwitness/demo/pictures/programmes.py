"""Music videos and whole programmes: shots one after the other.

A music video has every kind of scene once before any comes again. The programmes of a channel
share their sets, title card and logo between days, as real ones do, and nothing else.
"""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from airwitness.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Film
from airwitness.demo.pictures.edits import joined, overlaid
from airwitness.demo.pictures.graphics import (
    CREAM,
    NAVY,
    logo,
    lower_third,
    ticker,
    title_card,
    written,
)
from airwitness.demo.pictures.meadows import balloons, kites, mills, night, valley
from airwitness.demo.pictures.shots import Actor, moved, still
from airwitness.demo.pictures.studio import news_studio, talk_room
from airwitness.demo.pictures.things import chart, machine, shelf, tiles
from airwitness.demo.pictures.towns import flags, street, viaduct
from airwitness.demo.pictures.waters import bay, harbour, reef
from airwitness.demo.sounds import Kind
from airwitness.demo.sounds.tones import chance, child

SCENES = (
    valley, bay, machine, kites, street, reef, tiles, balloons, harbour, shelf, mills, flags,
    night, viaduct, chart,
)  # fmt: skip
"""All kinds of scenes: from a seed to a film of some seconds."""
_TITLE_SECONDS = 4.0
_SONG_SECONDS = 70.0
_SHOTS = 16  # of a music video of that length
_Pieces = Iterator[tuple[float, Callable[[], Film]]]


def music_video(seed: int, seconds: float) -> Film:
    """Make a music video: scenes that follow each other in a rhythm of their own.

    Args:
        seed: draws everything.
        seconds: length; a shot lasts some four.
    """
    rng = chance(seed, "video")
    count = max(1, round(seconds / _SONG_SECONDS * _SHOTS))
    lengths = rng.uniform(0.7, 1.3, count)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]) * seconds / lengths.sum()
    order = np.concatenate([rng.permutation(len(SCENES)) for _ in range(-(-count // len(SCENES)))])
    pieces = []
    for number, (start, scene) in enumerate(zip(starts.tolist(), order[:count], strict=True)):
        draw = partial(SCENES[int(scene)], child(seed, "shot", number))
        pieces.append((start, partial(_titled, seed, draw) if number == 0 else draw))
    return joined(pieces)


def _titled(seed: int, draw: Callable[[], Film]) -> Film:
    """A first shot with the name of the song over it."""
    rng = chance(seed, "name")
    canvas, name, by = Canvas(rng), written(rng, 2), written(rng, 3)
    size = min(2.6, 200 / name.shape[1])
    left, top = WIDTH / 2 - size * name.shape[1] / 2, HEIGHT * 0.4
    canvas.box(left - 14, top - 12, WIDTH - left + 14, top + 44, CREAM, 0.92)
    canvas.box(left - 10, top - 8, WIDTH - left + 10, top - 6, NAVY)
    canvas.box(left - 10, top + 38, WIDTH - left + 10, top + 40, NAVY)
    canvas.stamp(left, top, name, size, NAVY)
    small = min(1.0, size * name.shape[1] / by.shape[1])
    canvas.stamp(WIDTH / 2 - small * by.shape[1] / 2, top + 26, by, small, NAVY)
    plate = moved(canvas, still())

    def shown(frame: np.ndarray, t: float) -> None:
        if t < 3.0:  # noqa: PLR2004 (seconds)
            plate(frame, t)

    return overlaid(draw(), [shown])


def programme(seed: int, kind: Kind, seconds: float) -> Film:
    """Make the pictures of a continuous programme, without the channel's marks.

    Args:
        seed: draws everything but sets and cards.
        kind: `news` (a presenter, reports), `talk` (two people), `report` (places) or `music`
            (music videos).
        seconds: length.
    """
    show = {"news": _news, "music": _music, "talk": _talk, "report": _report}[kind]
    return joined([(0.0, partial(title_card, seed)), *show(seed, seconds)])


def in_studio(seed: int, film: Film) -> Film:
    """A film on the screen behind the presenter of the news with this seed."""
    return news_studio(child(seed, "presenter"), film)


def marks(seed: int, kind: Kind) -> list[Actor]:
    """What the channel lays over all pictures of a programme, whatever they show."""
    return [ticker(child(seed, "words")), logo()] if kind == "news" else [logo()]


def _news(seed: int, total: float) -> _Pieces:
    rng, now, item = chance(seed, "times"), _TITLE_SECONDS, 0
    while now < total:
        part = child(seed, "item", item)
        yield now, partial(_presented, seed, part, item)
        now += rng.uniform(16, 26)
        for number in range(int(rng.integers(2, 5))):
            yield now, partial(_place, child(part, "shot", number), has_name=number == 0)
            now += rng.uniform(5, 8)
        item += 1


def _report(seed: int, total: float) -> _Pieces:
    rng, now, number = chance(seed, "times"), _TITLE_SECONDS, 0
    while now < total:
        yield now, partial(_place, child(seed, "shot", number), has_name=number % 4 == 0)
        now, number = now + rng.uniform(6, 9), number + 1


def _talk(seed: int, total: float) -> _Pieces:
    rng, now, view = chance(seed, "times"), _TITLE_SECONDS, 0
    while now < total:
        yield now, partial(_said, child(seed, "turn", int(now)), view)
        now += rng.uniform(5, 16)
        view = int((view + rng.integers(1, 3)) % 3)


def _music(seed: int, total: float) -> _Pieces:
    rng, now, number = chance(seed, "times"), _TITLE_SECONDS, 0
    while now < total:
        seconds = rng.uniform(60, 90)
        yield now, partial(music_video, child(seed, "video", number), seconds)
        now, number = now + seconds, number + 1


def _presented(seed: int, part: int, item: int) -> Film:
    """The presenter; on the screen is a picture of what comes next."""
    picture = _scene(child(part, "shot", 0))(1.0)
    film = in_studio(seed, lambda _: picture)
    return overlaid(film, [lower_third(child(seed, "name"))]) if item % 3 == 0 else film


def _said(seed: int, view: int) -> Film:
    film = talk_room(view)
    return overlaid(film, [lower_third(seed)]) if view else film


def _place(seed: int, *, has_name: bool) -> Film:
    film = _scene(seed)
    return overlaid(film, [lower_third(seed)]) if has_name else film


def _scene(seed: int) -> Film:
    return SCENES[int(chance(seed, "scene").integers(len(SCENES)))](seed)
