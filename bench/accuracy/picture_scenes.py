"""Drawn programmes: studios, title cards, landscapes, streets, and nothing at all.

Each `…_pair` draws two videos of 10 s, uint8 [125, 270, 480, 3], that share no moving picture.
Who moves in a studio is a blob of one colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from bench.accuracy import moving
from bench.accuracy.picture_draw import (
    Overlays,
    Patch,
    bar,
    bright,
    dark,
    logo,
    outlined,
    overlays,
    paint,
    scenery,
    text,
)

if TYPE_CHECKING:
    from bench.accuracy.moving import Frame, Frames
    from bench.accuracy.picture_draw import Colour

WIDTH, HEIGHT = 480, 270
FPS = Fraction(25, 2)
SECONDS = 10.0
COUNT = round(SECONDS * FPS)
CLOSE = 0.6
"""Share of the set that the second camera sees."""
SHOT_S = (2.0, 4.5)
"""How long a shot lasts."""
PAN = 1.5
"""A landscape is so much larger than the frame that wanders over it."""
FADE_S = 3.0
GRAIN = 2.0
BARS = (
    (190, 190, 190),
    (190, 190, 0),
    (0, 190, 190),
    (0, 190, 0),
    (190, 0, 190),
    (190, 0, 0),
    (0, 0, 190),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """A studio: what stands still in it."""

    wide: Frame
    """Seen by the first camera."""
    close: Frame
    """Seen by the second."""
    drawn: Overlays
    """Sign and ticker's colours."""
    title: Colour
    """Colour of the lower third."""


def studio_set(rng: np.random.Generator) -> Set:
    """Draw a wall of panels, a screen with a picture, lamps and a desk."""
    wide = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    wide[:] = dark(rng)
    edges = np.sort(rng.integers(0, WIDTH, 9))
    for left, right in pairwise(edges):
        wide[:, left:right] = dark(rng)
        wide[:, left : left + 2] = bright(rng)
    rough = scenery(rng, width=WIDTH, height=HEIGHT, shapes=0).astype(np.int16) - 128
    wide = np.clip(wide + rough // 6, 0, 255).astype(np.uint8)
    screen = scenery(rng, width=moving.even(WIDTH * 0.34), height=moving.even(HEIGHT * 0.4))
    left, top = int(rng.integers(20, WIDTH // 2)), int(rng.integers(15, 50))
    wide[top - 4 : top + screen.shape[0] + 4, left - 4 : left + screen.shape[1] + 4] = bright(rng)
    wide[top : top + screen.shape[0], left : left + screen.shape[1]] = screen
    for _ in range(5):
        _blob(wide, rng.uniform(0, WIDTH), rng.uniform(0, HEIGHT * 0.2), 9, 6, (250, 245, 220))
    desk = scenery(rng, width=moving.even(WIDTH * 0.7), height=moving.even(HEIGHT * 0.27), shapes=8)
    at = int(rng.integers(20, WIDTH - desk.shape[1] - 20))
    wide[HEIGHT - desk.shape[0] :, at : at + desk.shape[1]] = (
        desk // 2 + np.array(dark(rng), np.uint8) // 2
    )
    wide[HEIGHT - desk.shape[0] : HEIGHT - desk.shape[0] + 4, at : at + desk.shape[1]] = bright(rng)
    x, y = int(rng.uniform(0, 1 - CLOSE) * WIDTH), int(rng.uniform(0.2, 1 - CLOSE) * HEIGHT)
    part = wide[None, y : y + int(CLOSE * HEIGHT), x : x + int(CLOSE * WIDTH)]
    return Set(
        wide=wide,
        close=moving.resized(part, WIDTH, HEIGHT)[0],
        drawn=overlays(rng, width=WIDTH, height=HEIGHT),
        title=dark(rng),
    )


def _blob(frame: Frame, x: float, y: float, wide: float, high: float, colour: Colour) -> None:
    """Draw an ellipse in one colour, in place."""
    left, top = int(x - wide), int(y - high)
    down, across = np.mgrid[: int(2 * high) + 2, : int(2 * wide) + 2]
    mask = ((across - wide) / wide) ** 2 + ((down - high) / high) ** 2 < 1
    pixels = np.broadcast_to(np.array(colour, np.uint8), (*mask.shape, 3))
    paint(frame, Patch(pixels=pixels, mask=mask), left=left, top=top)


def _shots(rng: np.random.Generator, count: int = COUNT, fps: Fraction = FPS) -> list[int]:
    """Number of the shot that each frame belongs to."""
    numbers: list[int] = []
    while len(numbers) < count:
        number = numbers[-1] + 1 if numbers else int(rng.integers(2))
        numbers += [number] * round(rng.uniform(*SHOT_S) * fps)
    return numbers[:count]


def in_studio(
    studio: Set, rng: np.random.Generator, count: int = COUNT, fps: Fraction = FPS
) -> Frames:
    """Draw a programme in a set: a blob that sways and gestures, own words, own cuts."""
    body, hands = bright(rng), bright(rng)
    size, place = rng.uniform(0.1, 0.15), rng.uniform(0.3, 0.7)
    pace, phase = rng.uniform(0.6, 2.0, 3), rng.uniform(0, 6, 3)
    strip = bar(text(rng, letters=120, height=14), width=2600, height=20, colour=(20, 20, 60))
    name = text(rng, letters=24, height=21)
    title = bar(name, width=330, height=34, colour=studio.title)
    own = Overlays(
        sign=studio.drawn.sign,
        is_left=studio.drawn.is_left,
        title=title,
        strip=strip,
        speed=studio.drawn.speed,
    )
    appears = rng.uniform(1, 5)
    frames = np.empty((count, HEIGHT, WIDTH, 3), np.uint8)
    for number, shot in enumerate(_shots(rng, count, fps)):
        at = number / float(fps)
        frame, near = frames[number], 1.0 if shot % 2 == 0 else 1 / CLOSE
        frame[:] = studio.wide if shot % 2 == 0 else studio.close
        x = (place + 0.03 * np.sin(pace[0] * at + phase[0])) * WIDTH
        y = HEIGHT * (0.62 + 0.01 * np.sin(pace[1] * at + phase[1]))
        wide = size * near * HEIGHT
        _blob(frame, x, y + 1.9 * wide, 1.6 * wide, 1.7 * wide, body)
        _blob(frame, x, y, wide * 0.8, wide, body)
        reach = np.sin(2 * pace[2] * at + phase[2])
        _blob(frame, x + 1.7 * wide, y + wide * (1.5 - reach), wide * 0.35, wide * 0.3, hands)
        own.draw_sign(frame)
        own.draw_ticker(frame, at)
        if appears <= at < appears + 4:
            own.draw_title(frame)
    return frames


def studio_pair(rng: np.random.Generator) -> tuple[Frames, Frames]:
    """Draw two programmes in one studio."""
    studio = studio_set(rng)
    return in_studio(studio, rng), in_studio(studio, rng)


def _card(design: Frame, lines: int, tall: int, ink: Colour, rng: np.random.Generator) -> Frames:
    """Write words on a card, which fades in."""
    card = design.copy()
    for line in range(lines):
        words = text(rng, letters=int(rng.integers(9, 19)), height=tall)
        top = HEIGHT // 3 + line * round(tall * 1.5)
        outlined(card, words, left=round(0.12 * WIDTH), top=top)
    card[-24:-18] = ink
    seconds = np.arange(COUNT) / float(FPS)
    light = np.clip(seconds / 0.8, 0, 1)[:, None, None, None]
    return (card * light).astype(np.uint8)


def card_pair(rng: np.random.Generator) -> tuple[Frames, Frames]:
    """Draw two title cards of one design."""
    shapes = int(rng.integers(0, 12))
    design = scenery(rng, width=WIDTH, height=HEIGHT, shapes=shapes) // 2
    design[:] = design // 2 + np.array(dark(rng), np.uint8)
    edge = bright(rng)
    design[30:34, 30:-30] = edge
    design[-44:-40, 30:-30] = edge
    paint(design, logo(rng, 48), left=WIDTH - 90, top=44)
    lines, tall = int(rng.integers(2, 4)), int(rng.choice([21, 28]))
    return _card(design, lines, tall, edge, rng), _card(design, lines, tall, edge, rng)


def wandering(rng: np.random.Generator) -> Frames:
    """Draw landscapes that a camera pans over, with cuts between them."""
    frames = np.empty((COUNT, HEIGHT, WIDTH, 3), np.uint8)
    last, place, drift = -1, np.zeros(2), np.zeros(2)
    land = frames[0]
    room = (round(PAN * WIDTH) - WIDTH, round(PAN * HEIGHT) - HEIGHT)
    for count, shot in enumerate(_shots(rng)):
        if shot != last:
            land = scenery(rng, width=round(PAN * WIDTH), height=round(PAN * HEIGHT), shapes=40)
            place, drift, last = rng.uniform(0, 1, 2), rng.uniform(-0.25, 0.25, 2), shot
        place = place + drift / float(FPS)
        drift = np.where((place < 0) | (place > 1), -drift, drift)
        x, y = (int(np.clip(p, 0, 1) * r) for p, r in zip(place, room, strict=True))
        frames[count] = land[y : y + HEIGHT, x : x + WIDTH]
    return frames


def lower_third_pair(rng: np.random.Generator) -> tuple[Frames, Frames]:
    """Draw two landscapes under the same sign, lower third and ticker."""
    shared = overlays(rng, width=WIDTH, height=HEIGHT)
    both = wandering(rng), wandering(rng)
    for frames in both:
        for count, frame in enumerate(frames):
            shared.draw(frame, count / float(FPS))
    return both


def _traffic(street: Frame, rng: np.random.Generator) -> Frames:
    """Let cars of one colour drive on two lanes before a street."""
    frames = np.repeat(street[None], COUNT, axis=0)
    for _ in range(6):
        length, colour = int(rng.integers(50, 110)), bright(rng)
        car = np.empty((length // 2, length, 3), np.uint8)
        car[:] = colour
        car[4 : length // 5, 8 : length - 14] = (30, 40, 50)
        mask = np.ones(car.shape[:2], np.bool_)
        mask[: length // 5, : length // 8] = False
        is_back = bool(rng.random() < 0.5)
        top = round((0.62 if is_back else 0.74) * HEIGHT)
        begins, speed = rng.uniform(-4, 9), rng.uniform(60, 160)
        for count, frame in enumerate(frames):
            gone = (count / float(FPS) - begins) * speed
            left = round(WIDTH - gone if is_back else gone - length)
            paint(frame, Patch(pixels=car, mask=mask), left=left, top=top)
    return frames


def street_pair(rng: np.random.Generator) -> tuple[Frames, Frames]:
    """Draw a street that a fixed camera sees at two times."""
    street = scenery(rng, width=WIDTH, height=HEIGHT, shapes=45)
    street[round(0.64 * HEIGHT) : round(0.95 * HEIGHT)] = (70, 70, 74)
    street[round(0.79 * HEIGHT) : round(0.8 * HEIGHT), ::40] = (230, 230, 230)
    return _traffic(street, rng), _traffic(street, rng)


def logo_pair(rng: np.random.Generator) -> tuple[Frames, Frames]:
    """Draw a programme with a sign, and the sign alone."""
    shared = overlays(rng, width=WIDTH, height=HEIGHT)
    programme, alone = wandering(rng), _dark()
    for frame in (*programme, *alone):
        shared.draw_sign(frame)
    return programme, alone


def ticker_pair(rng: np.random.Generator) -> tuple[Frames, Frames]:
    """Draw a programme with a ticker, and the ticker alone."""
    shared = overlays(rng, width=WIDTH, height=HEIGHT)
    programme, alone = wandering(rng), _dark()
    for frames in (programme, alone):
        for count, frame in enumerate(frames):
            shared.draw_ticker(frame, count / float(FPS))
    return programme, alone


def fade_pair(rng: np.random.Generator) -> tuple[Frames, Frames]:
    """Draw two landscapes that come out of black and go back."""
    seconds = np.arange(COUNT) / float(FPS)
    light = np.clip(np.minimum(seconds, SECONDS - seconds) / FADE_S, 0, 1)[:, None, None, None]
    first, second = wandering(rng), wandering(rng)
    return (first * light).astype(np.uint8), (second * light).astype(np.uint8)


def bars_pair(rng: np.random.Generator) -> tuple[Frames, Frames]:
    """Draw colour bars twice."""
    chart = _dark()[0]
    edges = np.linspace(0, WIDTH, len(BARS) + 1).astype(int)
    for left, right, colour in zip(edges[:-1], edges[1:], BARS, strict=True):
        chart[: round(0.75 * HEIGHT), left:right] = colour
    edges = np.linspace(0, WIDTH, 9).astype(int)
    for left, right in pairwise(edges):
        chart[round(0.75 * HEIGHT) :, left:right] = rng.integers(0, 190)
    return _grained(chart, rng), _grained(chart, rng)


def black_pair(rng: np.random.Generator) -> tuple[Frames, Frames]:
    """Draw black twice."""
    return _grained(_dark()[0], rng), _grained(_dark()[0], rng)


def _dark() -> Frames:
    return np.zeros((COUNT, HEIGHT, WIDTH, 3), np.uint8)


def _grained(picture: Frame, rng: np.random.Generator) -> Frames:
    """Hold a picture, with a sensor's noise on it."""
    grain = rng.standard_normal((COUNT, HEIGHT, WIDTH, 1)) * GRAIN
    return np.clip(picture + grain, 0, 255).astype(np.uint8)
