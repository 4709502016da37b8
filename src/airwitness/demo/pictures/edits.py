"""What is done to films: cut, played faster, mirrored, put into another, and drawn upon."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from airwitness.demo.pictures.canvas import Film, Picture
from airwitness.demo.pictures.shots import Actor


def joined(pieces: Sequence[tuple[float, Callable[[], Film]]]) -> Film:
    """Films one after the other, each of which is drawn when it is first seen.

    Args:
        pieces: the second at which each begins, the first at 0, and how it is made. Each begins
            at its own 0 s.
    """
    starts = [start for start, _ in pieces]
    latest: dict[int, Film] = {}  # only one is held: a programme has many

    def picture(t: float) -> Picture:
        number = max(0, bisect_right(starts, t + _ROUNDING) - 1)
        if number not in latest:
            latest.clear()
            latest[number] = pieces[number][1]()
        return latest[number](t - starts[number])

    return picture


_ROUNDING = 1e-6  # seconds; what begins at a picture's time is seen in it


def inserted(film: Film, other: Film, at: float, seconds: float) -> Film:
    """A film that is left for another one for a while, and goes on below it."""

    def picture(t: float) -> Picture:
        since = t - at + _ROUNDING
        return other(since) if 0 <= since < seconds else film(t)

    return picture


def kept(film: Film, spans: Sequence[tuple[float, float]]) -> Film:
    """The parts of a film from one second to another, end to end."""
    starts = np.cumsum([0.0] + [end - begin for begin, end in spans[:-1]]).tolist()

    def picture(t: float) -> Picture:
        number = max(0, bisect_right(starts, t + _ROUNDING) - 1)
        return film(spans[number][0] + t - starts[number])

    return picture


def sped(film: Film, speed: float) -> Film:
    """A film at so many times its speed."""
    return lambda t: film(t * speed)


def mirrored(film: Film) -> Film:
    """A film with left and right exchanged."""
    return lambda t: np.ascontiguousarray(film(t)[:, ::-1])


def overlaid(film: Film, actors: Sequence[Actor]) -> Film:
    """A film with things drawn over it."""

    def picture(t: float) -> Picture:
        frame = film(t).copy()
        for actor in actors:
            actor(frame, t)
        return frame

    return picture


def pictures_of(film: Film, begin: float, seconds: float, rate: float) -> Iterator[Picture]:
    """The pictures of a stretch of a film, `rate` a second."""
    return (film(begin + number / rate) for number in range(round(seconds * rate)))
