"""Scenes on and under water: a bay with boats, a harbour, a reef."""

import numpy as np

from airwitness.demo.pictures.buildings import house, lighthouse
from airwitness.demo.pictures.canvas import (
    HEIGHT,
    WIDTH,
    Canvas,
    Colour,
    Film,
    Layer,
    spread,
    steps,
)
from airwitness.demo.pictures.nature import at, bird, clouds, rays, ridge, sun, tree
from airwitness.demo.pictures.palettes import Palette, between, daylight
from airwitness.demo.pictures.shots import (
    Actor,
    Camera,
    bobbing,
    circling,
    crossing,
    entry,
    moved,
    shot,
    still,
    turned,
)
from airwitness.demo.sounds.tones import chance


def bay(seed: int) -> Film:
    """Sailing boats between waves, with an island and a lighthouse behind."""
    rng = chance(seed, "bay")
    palette, camera = daylight(rng), Camera.drawn(rng)
    sky = Canvas(rng)
    sky.wash(palette.sky, palette.haze)
    x, y = rng.uniform(60, 260), rng.uniform(50, 84)
    rays(sky, x, y, palette.light, int(rng.integers(10, 18)))
    sun(sky, x, y, 24, palette.light)
    actors = [moved(sky, still())]
    actors.append(moved(clouds(rng, palette, camera.room(0.15), 45), camera.path(0.15)))
    for _ in range(3):
        path = crossing(still(0, rng.uniform(12, 60)), 22, 16, rng.uniform(0, 350))
        actors.append(turned(bird(rng, palette.ink, 4), 7, bobbing(path, 4, 3)))
    actors.append(moved(_island(rng, palette, camera), camera.path(0.25)))
    for row in range(5):
        depth, high = 0.4 + 0.15 * row, 104 + 16.0 * row
        waves = _waves(rng, palette, camera.room(depth) + 40, high, row)
        path = circling(camera.path(depth, -20), 5 + 2 * row, 1.5 + 0.5 * row,
                        rng.uniform(2.4, 4), rng.random())  # fmt: skip
        if row in {1, 3}:
            actors += _boats(rng, palette, camera, depth, high)
        actors.append(moved(waves, path))
    return shot(actors)


def _island(rng: np.random.Generator, palette: Palette, camera: Camera) -> Canvas:
    canvas = Canvas(rng, width=camera.room(0.25))
    middle, wide = rng.uniform(90, 240), rng.uniform(70, 110)
    hump = 1 - ((canvas.columns - middle) / wide) ** 2
    line = (108 - 22 * np.maximum(hump, 0)).astype(np.float32)
    line += np.minimum(ridge(rng, canvas, base=0, height=5, step=40), 0)
    line[hump < 0] = 125
    canvas.under(line, palette.far)
    for share in spread(-0.7, 0.7, 7):
        px = middle + share * wide
        if rng.random() < 0.5:  # noqa: PLR2004 (even odds)
            house(rng, canvas, px, at(canvas, line, px) + 3, 12, palette)
        else:
            tree(rng, canvas, px, at(canvas, line, px) + 3, 17, palette.middle, palette.ink)
    px = middle + wide * float(rng.choice([-0.45, 0.45]))
    lighthouse(canvas, px, at(canvas, line, px) + 3, 40, palette)
    return canvas


def _waves(rng: np.random.Generator, palette: Palette, width: float, top: float,
           row: int) -> Canvas:  # fmt: skip
    canvas = Canvas(rng, width=width)
    length = 15 + 6.0 * row
    swell = np.abs(np.sin(np.pi * canvas.columns / length + rng.uniform(0, 3)))
    water = between(palette.water, palette.ink, 0.05 + 0.13 * row)
    line = (top + (2.5 + row) * swell).astype(np.float32)
    canvas.under(line, between(water, palette.light, 0.55))
    canvas.under(line + np.float32(1.6), water)
    for _ in range(int(width / 7)):
        x, y = rng.uniform(0, width), float(top + rng.uniform(8, 26))
        wide = rng.uniform(4, 12)
        canvas.line([(x, y), (x + wide / 2, y - 1.4), (x + wide, y)], 1.0,
                    between(water, palette.light, rng.uniform(0.2, 0.6)))  # fmt: skip
    return canvas


def _boats(rng: np.random.Generator, palette: Palette, camera: Camera, depth: float,
           water: float) -> list[Actor]:  # fmt: skip
    fleet: list[Actor] = []
    for x in (rng.uniform(10, 120), rng.uniform(160, 270)):
        size = rng.uniform(0.8, 1.1) * (34 + 26 * depth)
        boat = _boat(rng, size, palette)
        path = camera.path(depth, x, water - 1.42 * size)
        speed = float(rng.choice([-1, 1]) * rng.uniform(3, 8))
        path = crossing(path, speed, 1.5 * size, 0.0)
        fleet.append(moved(boat, bobbing(path, 2.2, rng.uniform(2, 3.5))))
    return fleet


def _boat(rng: np.random.Generator, size: float, palette: Palette) -> Layer:
    canvas = Canvas(rng, width=1.3 * size, height=1.7 * size)
    x, deck = 0.62 * size, 1.34 * size
    inks = [palette.accent, palette.light, palette.near, palette.haze]
    rng.shuffle(inks)
    canvas.line([(x, deck), (x, 0.08 * size)], 1.6, palette.ink)
    mast, tip = (x - 2, 0.1 * size), (0.1 * size, deck - 0.08 * size)
    canvas.polygon([mast, (x - 2, tip[1]), tip], inks[0])
    for share in (0.3, 0.5, 0.7):
        y = mast[1] + (tip[1] - mast[1]) * share
        low = y + size * 0.11
        edge = [
            x - 2 - (x - 2 - tip[0]) * s for s in (share, share + size * 0.11 / (tip[1] - mast[1]))
        ]
        canvas.polygon([(edge[0], y), (x - 2, y), (x - 2, low), (edge[1], low)], inks[1])
    canvas.polygon([(x + 2, 0.26 * size), (x + 2, tip[1]), (1.18 * size, tip[1])], inks[2])
    canvas.disc(x + 0.16 * size, 0.95 * size, 0.1 * size, inks[1])
    canvas.polygon([(x, 0.02 * size), (x, 0.14 * size), (x + 0.2 * size, 0.08 * size)], inks[0])
    hull = [(0.06 * size, deck), (1.26 * size, deck), (1.08 * size, deck + 0.28 * size),
            (0.26 * size, deck + 0.28 * size)]  # fmt: skip
    canvas.polygon(hull, palette.ink)
    canvas.line(
        [(0.14 * size, deck + 0.08 * size), (1.18 * size, deck + 0.08 * size)], 2.0, inks[1]
    )
    for port in (0.4, 0.6, 0.8):
        canvas.disc(port * size, deck + 0.17 * size, 1.7, palette.light)
    return canvas.cut()


def harbour(seed: int) -> Film:
    """Cranes over stacked containers, and a ship that passes."""
    rng = chance(seed, "harbour")
    palette, camera = daylight(rng), Camera.drawn(rng)
    sky = Canvas(rng)
    sky.wash(palette.sky, palette.haze)
    sun(sky, rng.uniform(40, 280), 40, 15, palette.light)
    actors = [moved(sky, still())]
    actors.append(moved(clouds(rng, palette, camera.room(0.15), 50), camera.path(0.15)))
    quay = Canvas(rng, width=camera.room(0.4))
    _skyline(rng, quay, palette)
    inks = [palette.accent, palette.second, palette.middle, palette.haze, palette.near]
    for x in steps(0, quay.width, 23):
        for level in range(int(rng.integers(1, 5))):
            _container(rng, quay, x, 118 - 11.0 * level, inks, palette.ink)
    quay.box(0, 118, quay.width, HEIGHT, between(palette.near, palette.ink, 0.4))
    for x in spread(60, quay.width - 70, int(rng.integers(2, 4))):
        _crane(quay, x, 118, rng.uniform(78, 100), palette)
    for x in steps(6, quay.width, 14):
        quay.disc(x, 125, 2.6, palette.ink)
        quay.disc(x, 125, 1.2, palette.haze)
    actors.append(moved(quay, camera.path(0.4)))
    ship = _ship(rng, palette, inks)
    speed = float(rng.choice([-1, 1]) * rng.uniform(10, 18))
    path = crossing(still(0, 86), speed, 190, entry(rng, speed, 190))
    for row in range(3):
        if row == 1:
            actors.append(moved(ship, bobbing(path, 1.2, 4)))
        waves = _waves(rng, palette, camera.room(0.8) + 30, 132 + 14.0 * row, row + 1)
        actors.append(moved(waves, circling(camera.path(0.6, -15), 6, 1.5, 3.2, row / 3)))
    return shot(actors)


def _skyline(rng: np.random.Generator, canvas: Canvas, palette: Palette) -> None:
    for x in steps(0, canvas.width, 17):
        top = rng.uniform(62, 96)
        canvas.box(x, top, x + 18, 120, between(palette.far, palette.haze, 0.35))
        for y in steps(top + 4, 114, 6):
            for dx in (3, 7.5, 12):
                canvas.box(x + dx, y, x + dx + 2.2, y + 3, palette.far)


def _container(rng: np.random.Generator, canvas: Canvas, x: float, low: float,
               inks: list[Colour], ink: Colour) -> None:  # fmt: skip
    colour = inks[int(rng.integers(len(inks)))]
    canvas.box(x, low - 10.5, x + 22, low, colour)
    for rib in steps(x + 2, x + 21, 2.8):
        canvas.line([(rib, low - 9), (rib, low - 1.5)], 0.8, ink, 0.45)
    canvas.line([(x, low - 0.4), (x + 22, low - 0.4)], 0.9, ink)


def _crane(canvas: Canvas, x: float, low: float, high: float, palette: Palette) -> None:
    top, ink = low - high, palette.ink
    for leg in (0.0, 24.0):
        canvas.line([(x + leg, low), (x + leg, top + 14)], 2.6, palette.accent)
    for level in spread(top + 16, low - 4, 5):
        canvas.line([(x, level), (x + 24, level - 10)], 1.1, ink)
        canvas.line([(x + 24, level), (x, level - 10)], 1.1, ink)
    canvas.line([(x - 34, top + 14), (x + 66, top + 14)], 3.2, palette.accent)
    canvas.line([(x + 12, top - 8), (x - 32, top + 13)], 1.0, ink)
    canvas.line([(x + 12, top - 8), (x + 64, top + 13)], 1.0, ink)
    canvas.line([(x + 12, top - 8), (x + 12, top + 14)], 2.4, palette.accent)
    canvas.box(x + 4, top + 15, x + 18, top + 25, palette.light)
    canvas.box(x + 6, top + 17, x + 16, top + 21, ink)
    canvas.line([(x + 50, top + 15), (x + 50, top + 40)], 0.9, ink)
    canvas.box(x + 42, top + 40, x + 58, top + 48, palette.second)


def _ship(rng: np.random.Generator, palette: Palette, inks: list[Colour]) -> Layer:
    canvas = Canvas(rng, width=190, height=80)
    for row in range(3):
        for column in range(5 - row):
            _container(rng, canvas, 52 + 23.0 * column, 48 - 11.0 * row, inks, palette.ink)
    canvas.box(14, 14, 46, 48, palette.light)
    for y in (18, 27, 36):
        for x in (18, 25, 32, 39):
            canvas.box(x, y, x + 4, y + 4.5, palette.ink)
    canvas.box(22, 2, 32, 14, palette.accent)
    canvas.box(22, 5, 32, 8, palette.light)
    canvas.polygon([(4, 48), (186, 48), (172, 72), (12, 72)], palette.near)
    canvas.line([(8, 53), (182, 53)], 1.6, palette.light)
    canvas.polygon([(10, 66), (176, 66), (172, 73), (12, 73)], palette.accent)
    for x in range(24, 176, 10):
        canvas.disc(x, 59, 1.6, palette.haze)
    return canvas.cut()


def reef(seed: int) -> Film:
    """Shoals between weeds and corals, under beams of light."""
    rng = chance(seed, "reef")
    palette, camera = daylight(rng), Camera.drawn(rng)
    deep = between(palette.water, palette.ink, 0.55)
    sea = Canvas(rng)
    sea.wash(between(palette.water, palette.light, 0.35), deep)
    for place in steps(-40, WIDTH, 55):
        x = place + rng.uniform(-15, 15)
        sea.polygon([(x, -5), (x + 22, -5), (x + 90, 185), (x + 40, 185)], palette.light, 0.13)
    actors = [moved(sea, still())]
    for depth, base, ink in ((0.3, 128.0, between(deep, palette.far, 0.3)),
                             (0.6, 146.0, between(deep, palette.middle, 0.5))):  # fmt: skip
        rocks = Canvas(rng, width=camera.room(depth))
        line = ridge(rng, rocks, base=base, height=24, step=55)
        rocks.under(line, ink)
        for x in steps(4, rocks.width, 11):
            _weed(rng, rocks, x, at(rocks, line, x) + 3, palette)
        actors.append(moved(rocks, camera.path(depth)))
        for _ in range(2):
            actors += _shoal(rng, palette, 6 + 8 * depth)
    front = Canvas(rng, width=camera.room(1.0))
    line = ridge(rng, front, base=166, height=8, step=50)
    front.under(line, palette.haze)
    for x in steps(10, front.width, 26):
        _coral(rng, front, x, at(front, line, x) + 3, palette)
    for x in steps(2, front.width, 6):
        front.disc(x, at(front, line, x) + rng.uniform(4, 13),
                   rng.uniform(0.8, 2), palette.middle)  # fmt: skip
    actors.append(moved(front, camera.path(1.0)))
    return shot(actors)


def _weed(rng: np.random.Generator, canvas: Canvas, x: float, y: float, palette: Palette) -> None:
    high, bend = rng.uniform(10, 42), rng.uniform(0, 6)
    ink = (palette.near, palette.middle, palette.far)[int(rng.integers(3))]
    stem = [(x + 3 * float(np.sin(s * 6 + bend)), y - high * s) for s in spread(0, 1, 7)]
    canvas.line(stem, 1.4, ink)
    for sx, sy in stem[1:-1]:
        canvas.disc(sx + 2.2, sy, 2.0, ink, flat=0.5)
        canvas.disc(sx - 2.2, sy - 1.5, 2.0, ink, flat=0.5)


def _coral(rng: np.random.Generator, canvas: Canvas, x: float, y: float,
           palette: Palette) -> None:  # fmt: skip
    ink = (palette.accent, palette.second, palette.light)[int(rng.integers(3))]
    for angle in spread(-1.0, 1.0, int(rng.integers(3, 7))):
        reach = rng.uniform(12, 26)
        tip = (x + reach * float(np.sin(angle)), y - reach * float(np.cos(angle)))
        canvas.line([(x, y), tip], 3.0, ink)
        half = ((x + tip[0]) / 2, (y + tip[1]) / 2)
        canvas.line([half, (half[0] + 4, half[1] - 6)], 2.2, ink)
        canvas.disc(*tip, 2.4, between(ink, palette.light, 0.4))


def _shoal(rng: np.random.Generator, palette: Palette, size: float) -> list[Actor]:
    way = float(rng.choice([-1, 1]))
    inks = [palette.accent, palette.light, palette.haze]
    rng.shuffle(inks)
    fish = [_fish(rng, size, wag, way, inks, palette.ink) for wag in (-0.3, 0.0, 0.3, 0.0)]
    x, y = rng.uniform(0, WIDTH), rng.uniform(20, 110)
    speed = way * rng.uniform(18, 34)
    shoal: list[Actor] = []
    for _ in range(int(rng.integers(4, 8))):
        dx, dy = rng.normal(0, 1, 2) * (34, 15)
        path = crossing(still(0, y + dy), speed, 3 * size, x + dx)
        shoal.append(turned(fish, 6, bobbing(path, 2.5, 2.2, rng.random())))
    return shoal


def _fish(rng: np.random.Generator, size: float, wag: float, way: float, inks: list[Colour],
          ink: Colour) -> Layer:  # fmt: skip
    canvas = Canvas(rng, width=3 * size, height=2 * size)
    x, y = 1.5 * size, size
    tail = x - way * size * 1.3
    canvas.polygon([(x - way * size * 0.6, y), (tail, y - size * (0.5 - wag)),
                    (tail, y + size * (0.5 + wag))], inks[1])  # fmt: skip
    fin = (x - way * size * 0.4, y - size * 0.8)
    canvas.polygon([(x - size * 0.3, y), (x + size * 0.3, y), fin], inks[1])
    canvas.disc(x, y, size * 0.9, inks[0], flat=0.5)
    for stripe in (-0.3, 0.1):
        px = x + way * size * stripe
        canvas.box(px - size * 0.08, y - size * 0.38, px + size * 0.08, y + size * 0.38, inks[2])
    canvas.disc(x + way * size * 0.55, y - size * 0.1, max(1.0, size * 0.12), ink)
    return canvas.cut()
