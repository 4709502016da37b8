"""The sets of the channel: a news studio with a screen, and a room to talk in.

They are the same on every day. Who sits in them are flat figures of grown people.
"""

from collections.abc import Sequence

import numpy as np

from airwitness.demo.pictures.canvas import (
    HEIGHT,
    SCALE,
    WIDTH,
    Canvas,
    Colour,
    Film,
    Layer,
    Picture,
    paste,
    steps,
)
from airwitness.demo.pictures.graphics import BLUE, CREAM, NAVY, ORANGE
from airwitness.demo.pictures.palettes import between
from airwitness.demo.pictures.shots import Actor, Path, bobbing, moved, shot, smaller, still
from airwitness.demo.sounds.tones import chance

SCREEN = (24.0, 26.0, 152.0, 98.0)  # left, top, right, low of the screen in the studio, units
_SKINS: tuple[Colour, ...] = ((196, 142, 108), (176, 118, 84), (222, 178, 142))
_HAIRS: tuple[Colour, ...] = ((150, 148, 150), (58, 44, 42), (206, 202, 198))
_SUITS: tuple[Colour, ...] = ((44, 62, 96), (120, 48, 62), (52, 92, 88))
_TALKS = ((1.0, 0.0, 0.0), (1.75, 22.0, 42.0), (1.75, 115.0, 42.0))  # enlarged, from x and y


def news_studio(seed: int, shown: Film) -> Film:
    """A presenter at a desk, beside a screen that shows a film.

    Args:
        seed: of the broadcast: who presents. The set is always the same.
        shown: what is on the screen.
    """
    rng, fixed = chance(seed, "presenter"), chance(1, "studio")
    actors = [moved(_wall(fixed), still()), _lights(fixed), _screen(shown)]
    body, head = _figure(fixed, int(rng.integers(3)), int(rng.integers(3)), 1.15)
    sway = bobbing(still(182, 16), 0.8, 3.7)
    actors += [moved(body, sway), moved(head, _nodding(sway))]
    return shot([*actors, moved(_desk(fixed), still())])


def _wall(rng: np.random.Generator) -> Canvas:
    canvas = Canvas(rng)
    canvas.wash(between(BLUE, CREAM, 0.12), NAVY)
    for x in steps(0, WIDTH, 32):
        canvas.box(x, 0, x + 1.2, 140, NAVY)
        canvas.box(x + 1.2, 0, x + 2, 140, between(BLUE, CREAM, 0.4))
    land = rng.standard_normal((24, 50))
    for _ in range(2):
        land = (land + np.roll(land, 1, 0) + np.roll(land, 1, 1) + np.roll(land, -1, 1)) / 2
    for row, column in np.argwhere(land > 0.4):  # noqa: PLR2004 (about a third of the dots)
        canvas.disc(6.4 * column + 3, 5.2 * row + 8, 1.5, between(BLUE, CREAM, 0.45), opacity=0.8)
    for y in (8.0, 118.0):
        canvas.box(0, y, WIDTH, y + 3, ORANGE)
        canvas.box(0, y + 4.5, WIDTH, y + 5.5, CREAM)
    return canvas


def _lights(rng: np.random.Generator) -> Actor:
    """Strips of light that wander along the wall."""
    canvas = Canvas(rng, width=WIDTH * 2)
    for x in steps(10, WIDTH * 2, 64):
        canvas.polygon([(x, 14), (x + 9, 14), (x - 19, 116), (x - 28, 116)], CREAM, 0.14)
    return moved(canvas, lambda t: (-WIDTH + (7.0 * t) % 64, 0.0))


def _screen(shown: Film) -> Actor:
    left, top, right, low = SCREEN
    frame_of = Canvas(chance(1, "screen"))
    frame_of.box(left - 4, top - 4, right + 4, low + 4, NAVY)
    frame_of.box(left - 2.6, top - 2.6, right + 2.6, low + 2.6, CREAM)
    border = moved(frame_of, still())
    wide, high = round((right - left) * SCALE), round((low - top) * SCALE)
    latest: list[Picture] = []  # what is shown, and as it is shown: most screens show a still

    def paint(frame: Picture, t: float) -> None:
        border(frame, t)
        picture = shown(t)
        if not latest or latest[0] is not picture:
            latest[:] = [picture, smaller(picture, wide, high)]
        layer = Layer(pixels=latest[1], through=None, left=0, top=0)
        paste(frame, layer, round(left * SCALE), round(top * SCALE))

    return paint


def _desk(rng: np.random.Generator) -> Canvas:
    canvas = Canvas(rng)
    canvas.disc(150, 146, 190, NAVY, flat=0.16)
    canvas.disc(150, 143, 190, between(ORANGE, CREAM, 0.55), flat=0.14)
    canvas.disc(150, 140, 180, CREAM, flat=0.12)
    canvas.box(0, 150, WIDTH, HEIGHT, BLUE)
    for x in steps(-8, WIDTH, 18):
        canvas.polygon([(x, 156), (x + 8, 156), (x + 16, 180), (x + 8, 180)],
                       between(BLUE, NAVY, 0.6))  # fmt: skip
    canvas.box(0, 150, WIDTH, 155, ORANGE)
    canvas.box(0, 155, WIDTH, 156.4, CREAM)
    for x in (150.0, 262.0):
        canvas.polygon([(x, 141), (x + 26, 140), (x + 30, 146), (x + 2, 147)], (255, 255, 250))
        for y in (142.4, 143.8, 145.2):
            canvas.line([(x + 5, y), (x + 23, y - 0.4)], 0.6, NAVY, 0.7)
    canvas.box(126, 131, 136, 144, _SUITS[1])
    canvas.disc(138, 137, 3.4, _SUITS[1])
    canvas.disc(138, 137, 2.0, CREAM)
    return canvas


def _nodding(path: Path) -> Path:
    return bobbing(bobbing(path, 1.1, 1.3), 0.9, 2.9, 0.3)


def _figure(rng: np.random.Generator, looks: int, suit: int, zoom: float) -> tuple[Layer, Layer]:
    """A grown person without a face, on 90 by 120 units: body and head."""
    skin, hair, cloth = _SKINS[looks], _HAIRS[looks], _SUITS[suit]
    body = Canvas(rng, width=90, height=120, scale=SCALE * zoom)
    dark = between(cloth, NAVY, 0.5)
    body.polygon([(38, 44), (52, 44), (54, 60), (36, 60)], between(skin, NAVY, 0.15))
    body.polygon([(10, 116), (14, 72), (34, 58), (56, 58), (76, 72), (80, 116)], cloth)
    body.disc(22, 73, 8.5, cloth)
    body.disc(68, 73, 8.5, cloth)
    body.polygon([(37, 57), (53, 57), (45, 98)], CREAM)
    body.polygon([(42.6, 62), (47.4, 62), (48.6, 92), (45, 98), (41.4, 92)], ORANGE)
    for y in (70.0, 78.0, 86.0):
        body.line([(42.4, y), (47.6, y - 3)], 1.2, NAVY)
    body.polygon([(36, 57), (30, 70), (45, 99)], dark)
    body.polygon([(54, 57), (60, 70), (45, 99)], dark)
    body.box(58, 82, 68, 84, dark)
    body.line([(20, 84), (22, 116)], 1.2, dark)
    body.line([(70, 84), (68, 116)], 1.2, dark)
    head = Canvas(rng, width=90, height=120, scale=SCALE * zoom)
    head.disc(45, 30, 15.5, hair, flat=1.2)
    head.disc(45, 34, 13, skin, flat=1.3)
    if looks == 1:
        head.disc(45, 6, 8, hair)  # a bun
        head.disc(32, 34, 4, hair, flat=2.4)
        head.disc(58, 34, 4, hair, flat=2.4)
    head.disc(45, 19, 13.4, hair, flat=0.55)
    head.polygon([(32, 18), (58, 18), (56, 25), (40, 22)], hair)
    if looks == 0:
        for x in (39.0, 51.0):  # glasses
            head.disc(x, 34, 4.6, NAVY)
            head.disc(x, 34, 3.4, between(skin, CREAM, 0.5))
        head.line([(43, 34), (47, 34)], 1.0, NAVY)
    return body.cut(), head.cut()


def talk_room(view: int) -> Film:
    """Two people in armchairs, seen from afar (0), or one of them from nearby (1, 2)."""
    zoom, left, top = _TALKS[view % len(_TALKS)]
    rng = chance(1, "room")
    corner = (-left * zoom, -top * zoom)
    actors = [moved(_room(rng, zoom), still(*corner))]
    for number, (x, looks) in enumerate(((58.0, 2), (172.0, 1))):
        body, head = _figure(rng, looks, number, zoom)
        seat = bobbing(still(corner[0] + x * zoom, corner[1] + 48 * zoom), 0.7, 3.1 + number)
        actors += [moved(body, seat), moved(head, _nodding(seat))]
    actors.append(moved(_seats(rng, zoom), still(*corner)))
    return shot(actors)


def _room(rng: np.random.Generator, zoom: float) -> Canvas:
    canvas = Canvas(rng, scale=SCALE * zoom)
    wall, wood = (206, 176, 138), (112, 70, 48)
    canvas.wash((224, 200, 164), wall)
    for x in steps(0, WIDTH, 13):
        canvas.line([(x, 0), (x, 142)], 1.6, between(wall, wood, 0.18))
    canvas.box(112, 18, 208, 84, wood)  # a window on a town
    canvas.box(116, 22, 204, 80, (126, 178, 204))
    for x in steps(116, 202, 9):
        high = rng.uniform(14, 44)
        canvas.box(x, 80 - high, x + 8, 80, (62, 96, 122))
        for y in steps(82 - high, 76, 6):
            canvas.box(x + 2, y, x + 4, y + 2.6, (246, 214, 130))
    for x in (145.0, 174.0):
        canvas.box(x, 22, x + 2.4, 80, wood)
    for x, inks in ((12.0, _SUITS), (226.0, _HAIRS)):
        _bookcase(rng, canvas, x, wood, (*inks, ORANGE, CREAM))
    canvas.box(0, 142, WIDTH, HEIGHT, wood)
    for x in steps(-30, WIDTH, 26):
        canvas.line([(x, 142), (x - 16, HEIGHT)], 1.0, NAVY, 0.5)
    canvas.disc(160, 166, 138, (152, 54, 50), flat=0.12)
    canvas.disc(160, 166, 122, (218, 178, 112), flat=0.1)
    canvas.disc(160, 166, 112, (52, 84, 96), flat=0.09)
    return canvas


def _bookcase(rng: np.random.Generator, canvas: Canvas, x: float, wood: Colour,
              inks: Sequence[Colour]) -> None:  # fmt: skip
    canvas.box(x, 14, x + 84, 142, wood)
    for low in (42.0, 72.0, 102.0, 132.0):
        canvas.box(x + 3, low - 25, x + 81, low, between(wood, NAVY, 0.6))
        at = x + 4
        while at < x + 74:
            wide, high = rng.uniform(3, 7), rng.uniform(14, 23)
            ink = inks[int(rng.integers(len(inks)))]
            canvas.box(at, low - high, at + wide, low, ink)
            canvas.box(at, low - high * 0.8, at + wide, low - high * 0.68, between(ink, NAVY, 0.6))
            at += wide + float(rng.choice([0.4, 0.4, 5]))


def _seats(rng: np.random.Generator, zoom: float) -> Canvas:
    """The fronts of the chairs, and a table between them."""
    canvas = Canvas(rng, scale=SCALE * zoom)
    for x, ink in ((58.0, (58, 104, 98)), (172.0, (158, 84, 48))):
        dark = between(ink, NAVY, 0.4)
        canvas.box(x + 8, 136, x + 82, 164, ink)
        for arm in (x - 2, x + 74):
            canvas.box(arm, 122, arm + 18, 168, dark)
            canvas.disc(arm + 9, 122, 9, ink)
            canvas.disc(arm + 9, 122, 4, dark)
        for y in (144.0, 154.0):
            for button in steps(x + 20, x + 74, 12):
                canvas.disc(button, y, 1.3, dark)
    canvas.disc(160, 152, 24, (224, 190, 140), flat=0.2)
    canvas.line([(160, 156), (160, 172)], 3, (90, 56, 40))
    for x in (150.0, 168.0):
        canvas.box(x, 141, x + 6, 151, CREAM)
        canvas.disc(x + 3, 141, 3, BLUE, flat=0.35)
    return canvas
