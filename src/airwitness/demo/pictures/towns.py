"""Scenes of towns: a street with a tram, a viaduct with a train, flags on a wall."""

import numpy as np

from airwitness.demo.pictures.buildings import facade
from airwitness.demo.pictures.canvas import (
    HEIGHT,
    PICTURE_WIDTH,
    SCALE,
    Canvas,
    Colour,
    Film,
    Layer,
    Picture,
    paste,
    spread,
    steps,
)
from airwitness.demo.pictures.nature import at, clouds, fields, grass, ridge, sun, tree
from airwitness.demo.pictures.palettes import Palette, between, daylight
from airwitness.demo.pictures.shots import Actor, Camera, crossing, entry, moved, shot, still
from airwitness.demo.sounds.tones import chance

_FLAG = (64, 40)  # units


def street(seed: int) -> Film:
    """Fronts of town houses, and a tram that passes."""
    rng = chance(seed, "street")
    palette, camera = daylight(rng), Camera.drawn(rng)
    sky = Canvas(rng)
    sky.wash(palette.sky, palette.haze)
    sun(sky, rng.uniform(40, 280), 32, 13, palette.light)
    actors = [moved(sky, still())]
    actors.append(moved(clouds(rng, palette, camera.room(0.15), 40), camera.path(0.15)))
    fronts = Canvas(rng, width=camera.room(0.7))
    x = -rng.uniform(0, 20)
    while x < fronts.width:
        wide = rng.uniform(34, 68)
        facade(rng, fronts, x, wide, rng.uniform(28, 70), 150, palette)
        x += wide
    fronts.box(0, 150, fronts.width, 156, between(palette.haze, palette.ink, 0.35))
    for slab in steps(0, fronts.width, 11):
        fronts.line([(slab, 150), (slab - 3, 156)], 0.8, palette.ink, 0.5)
    fronts.box(0, 156, fronts.width, HEIGHT, between(palette.near, palette.ink, 0.45))
    actors.append(moved(fronts, camera.path(0.7)))
    speed = float(rng.choice([-1, 1]) * rng.uniform(40, 62))
    path = crossing(still(0, 112), speed, 150, entry(rng, speed, 150))
    actors.append(moved(_tram(rng, palette), path))
    near = Canvas(rng, width=camera.room(1.0))
    for px in steps(40, near.width, 105):
        _lamp(near, float(px + rng.uniform(-20, 20)), palette)
    for stone in steps(0, near.width, 8):
        for row in range(3):
            left = stone + 4 * (row % 2)
            near.box(left, 171 + 3.2 * row, left + 6.8, 173.4 + 3.2 * row,
                     between(palette.near, palette.haze, rng.uniform(0.1, 0.5)))  # fmt: skip
    actors.append(moved(near, camera.path(1.0)))
    return shot(actors)


def _tram(rng: np.random.Generator, palette: Palette) -> Layer:
    canvas = Canvas(rng, width=150, height=62)
    body = (palette.accent, palette.second)[int(rng.integers(2))]
    canvas.line([(60, 4), (76, 12), (92, 4)], 1.2, palette.ink)
    canvas.box(4, 12, 146, 54, body)
    canvas.box(2, 10, 148, 15, palette.ink)
    canvas.box(4, 36, 146, 39, palette.light)
    for x in range(10, 140, 19):
        canvas.box(x, 18, x + 15, 34, palette.ink)
        canvas.box(x + 1.2, 19.2, x + 13.8, 32.8, between(palette.sky, palette.light, 0.5))
        canvas.polygon([(x + 3, 32.8), (x + 6, 32.8), (x + 11, 19.2), (x + 8, 19.2)],
                       palette.light, 0.7)  # fmt: skip
    for x in (46, 103):
        canvas.box(x, 17, x + 13, 52, between(body, palette.ink, 0.5))
        canvas.line([(x + 6.5, 17), (x + 6.5, 52)], 1.0, palette.light)
    for x in (20, 36, 114, 130):
        canvas.disc(x, 55, 5.5, palette.ink)
        canvas.disc(x, 55, 2.2, palette.haze)
    for x in range(8, 144, 6):
        canvas.disc(x, 43 + 4 * (x // 6 % 2), 1.3, palette.light)
    return canvas.cut()


def _lamp(canvas: Canvas, x: float, palette: Palette) -> None:
    canvas.line([(x, 176), (x, 84)], 2.6, palette.ink)
    canvas.line([(x, 88), (x + 12, 80), (x + 18, 84)], 1.6, palette.ink)
    canvas.disc(x + 18, 89, 5, palette.light)
    canvas.polygon([(x + 12, 86), (x + 24, 86), (x + 18, 80)], palette.ink)
    canvas.box(x - 4, 168, x + 4, 177, palette.ink)
    canvas.box(x - 9, 118, x + 9, 136, palette.second)
    canvas.box(x - 7, 120, x + 7, 134, palette.light)
    canvas.polygon([(x - 5, 131), (x + 5, 131), (x, 122)], palette.accent)


def viaduct(seed: int) -> Film:
    """A train on high arches over a valley."""
    rng = chance(seed, "viaduct")
    palette, camera = daylight(rng), Camera.drawn(rng)
    sky = Canvas(rng)
    sky.wash(palette.sky, palette.haze)
    sun(sky, rng.uniform(40, 280), 34, 16, palette.light)
    actors = [moved(sky, still())]
    actors.append(moved(clouds(rng, palette, camera.room(0.15), 45), camera.path(0.15)))
    hills = Canvas(rng, width=camera.room(0.3))
    line = ridge(rng, hills, base=104, height=26)
    hills.under(line, palette.far)
    fields(rng, hills, line, [palette.middle, palette.haze])
    for x in steps(8, hills.width, 15):
        tree(rng, hills, x, at(hills, line, x) + 6, rng.uniform(9, 15),
             palette.middle, palette.ink)  # fmt: skip
    actors.append(moved(hills, camera.path(0.3)))
    speed = float(rng.choice([-1, 1]) * rng.uniform(26, 44))
    train = _train(rng, palette, int(np.sign(speed)))
    actors.append(moved(train, crossing(still(0, 44), speed, 250, entry(rng, speed, 250))))
    actors.append(moved(_arches(rng, palette, camera), camera.path(0.6)))
    front = Canvas(rng, width=camera.room(1.0))
    line = ridge(rng, front, base=160, height=10)
    front.under(line, palette.near)
    grass(rng, front, line, between(palette.near, palette.light, 0.3), palette.accent, 110)
    for x in steps(10, front.width, 40):
        tree(rng, front, x, at(front, line, x) + 5, rng.uniform(20, 38),
             between(palette.near, palette.second, 0.25), palette.ink)  # fmt: skip
    actors.append(moved(front, camera.path(1.0)))
    return shot(actors)


def _arches(rng: np.random.Generator, palette: Palette, camera: Camera) -> Canvas:
    canvas = Canvas(rng, width=camera.room(0.6))
    stone, dark = palette.haze, between(palette.haze, palette.ink, 0.4)
    canvas.box(0, 84, canvas.width, 96, stone)
    canvas.box(0, 82, canvas.width, 85, dark)
    span = rng.uniform(46, 62)
    for x in steps(0, canvas.width + span, span):
        canvas.box(x - 6, 96, x + 6, HEIGHT, stone)
        canvas.box(x + 2, 96, x + 6, HEIGHT, dark, 0.6)
        for y in steps(98, HEIGHT, 5):
            shift = 3.0 * (int(y) % 2)
            canvas.line([(x - 5, y), (x + 5, y)], 0.7, dark, 0.7)
            canvas.line([(x - 3 + shift, y), (x - 3 + shift, y + 5)], 0.7, dark, 0.7)
        middle, half = x + span / 2, span / 2 - 6
        for angle in spread(0, np.pi, 15)[:-1]:
            a, b = angle, angle + np.pi / 14
            points = [(middle + half * float(np.cos(v)), 96 + half - half * float(np.sin(v)))
                      for v in (a, b)]  # fmt: skip
            canvas.polygon([points[0], points[1], (points[1][0], 95), (points[0][0], 95)], stone)
            canvas.line(points, 1.3, dark)
    for x in steps(2, canvas.width, 7):
        canvas.line([(x, 88), (x + rng.uniform(2, 5), 88)], 0.9, dark)
        canvas.line([(x + 3, 92), (x + 6, 92)], 0.9, dark)
    return canvas


def _train(rng: np.random.Generator, palette: Palette, way: int) -> Layer:
    canvas = Canvas(rng, width=250, height=42)
    inks = [palette.accent, palette.second, palette.near, palette.middle]
    rng.shuffle(inks)
    for car in range(4):
        x = 62.0 + 47 * car if way < 0 else 188 - 62.0 + 15 - 47 * (car - 1)
        canvas.box(x, 14, x + 43, 35, inks[car % 4])
        canvas.box(x - 1, 12, x + 44, 15.5, palette.ink)
        canvas.box(x, 28, x + 43, 30, palette.light)
        for pane in steps(x + 4, x + 38, 8.6):
            canvas.box(pane, 18, pane + 5.6, 25.5, palette.light)
            canvas.box(pane + 1, 19, pane + 4.6, 24.5, palette.ink)
        canvas.line([(x - 4, 33), (x, 33)], 2.0, palette.ink)
        for wheel in (8, 16, 28, 36):
            canvas.disc(x + wheel, 36, 3.4, palette.ink)
    front = 12.0 if way < 0 else 190.0
    canvas.box(front, 16, front + 46, 34, palette.ink)
    cab = front + 30 if way < 0 else front
    canvas.box(cab, 7, cab + 16, 34, inks[0])
    canvas.box(cab + 4, 11, cab + 12, 18, palette.light)
    stack = front + 6 if way < 0 else front + 35
    canvas.polygon([(stack, 16), (stack + 6, 16), (stack + 8, 5), (stack - 2, 5)], palette.ink)
    for puff in range(6):
        canvas.disc(stack + 3 - way * puff * 9.0, 6 - 0.4 * puff, 2.6 + 0.7 * puff, palette.light,
                    opacity=0.85 - 0.1 * puff)  # fmt: skip
    for wheel in (6, 18, 30, 41):
        canvas.disc(front + wheel, 36, 4.6, inks[1])
        canvas.disc(front + wheel, 36, 2.0, palette.ink)
    return canvas.cut()


def flags(seed: int) -> Film:
    """Flags with made patterns that wave before a wall of stones."""
    rng = chance(seed, "flags")
    palette, camera = daylight(rng), Camera.drawn(rng)
    wall = Canvas(rng, width=camera.room(0.5))
    wall.wash(palette.haze, palette.far)
    for row, y in enumerate(steps(0, HEIGHT, 13)):
        for x in steps(-20 + 11 * (row % 2), wall.width, 23):
            x0, ink = float(x + rng.uniform(0, 3)), rng.uniform(0, 0.35)
            wall.box(x0, y + 1, x + 21, y + 12,
                     between(palette.haze, palette.middle, ink))  # fmt: skip
    wall.box(0, 152, wall.width, HEIGHT, palette.near)
    for x in steps(0, wall.width, 19):
        wall.polygon([(x, 152), (x + 9, 152), (x + 15, 180), (x, 180)], palette.ink, 0.25)
    actors = [moved(wall, camera.path(0.5))]
    for number, x in enumerate((14.0, 92.0, 170.0, 248.0, 326.0)):
        y = 18 + 40.0 * (number % 2) + rng.uniform(-8, 8)
        pole = Canvas(rng, width=10)
        pole.line([(5, y - 6), (5, 172)], 2.4, palette.ink)
        pole.disc(5, y - 7, 3, palette.accent)
        pole.box(0, 166, 10, 174, palette.ink)
        actors.append(moved(pole, camera.path(0.8, x - 5)))
        actors.append(_waving(rng, _flag(rng, palette), camera, x, y))
    return shot(actors)


def _flag(rng: np.random.Generator, palette: Palette) -> Layer:
    """An abstract pattern that belongs to nobody."""
    wide, high = _FLAG
    canvas = Canvas(rng, width=wide, height=high)
    inks: list[Colour] = [palette.accent, palette.second, palette.light, palette.near, palette.ink]
    rng.shuffle(inks)
    canvas.box(-1, -1, wide + 1, high + 1, inks[0])
    kind = int(rng.integers(4))
    for step in range(8):
        a, b = wide * step / 8, wide * (step + 1) / 8
        if kind == 0:
            canvas.polygon([(a, 0), (b, 0), ((a + b) / 2, high / 2)], inks[1 + step % 2])
            canvas.polygon([(a, high), (b, high), ((a + b) / 2, high / 2)], inks[3])
        elif kind == 1:
            canvas.disc((a + b) / 2, high * (0.3 + 0.4 * (step % 2)), 5.5, inks[1])
            canvas.disc((a + b) / 2, high * (0.3 + 0.4 * (step % 2)), 2.4, inks[2])
        elif kind == 2:  # noqa: PLR2004 (the third kind)
            canvas.polygon([(a, 0), (a + 4, 0), (b - 12, high), (b - 16, high)], inks[1 + step % 3])
        else:
            for row in range(5):
                if (row + step) % 2:
                    canvas.box(a, high * row / 5, b, high * (row + 1) / 5, inks[1 + row % 3])
    return canvas.cut()


def _waving(rng: np.random.Generator, flag: Layer, camera: Camera, x: float, y: float) -> Actor:
    """A flag whose columns rise and fall, more the farther they are from the pole."""
    high, wide = flag.pixels.shape[:2]
    swing, period = rng.uniform(4, 7) * SCALE, rng.uniform(1.2, 2.0)
    columns = np.arange(wide)
    room = round(2 * swing) + 2
    path = camera.path(0.8, x, y)

    def paint(frame: Picture, t: float) -> None:
        left, top = path(t)
        if not -wide < left * SCALE < PICTURE_WIDTH:
            return
        phase = 2 * np.pi * (columns / (wide * 0.8) - t / period)
        lift = swing * np.sin(phase) * columns / wide
        rows = np.arange(high + room)[:, None] - np.round(lift + room / 2).astype(int)[None, :]
        inside = (rows >= 0) & (rows < high)
        light = (256 * (0.92 + 0.12 * np.cos(phase))).astype(np.uint32)
        pixels = flag.pixels[np.clip(rows, 0, high - 1), columns[None, :]] * light[None, :, None]
        pixels = np.where(inside[:, :, None], np.minimum(pixels >> 8, 255), 0).astype(np.uint8)
        through = np.repeat(np.where(inside, 0, 255).astype(np.uint8)[:, :, None], 3, axis=2)
        cloth = Layer(pixels=pixels, through=through, left=0, top=0)
        paste(frame, cloth, round(left * SCALE), round(top * SCALE - room / 2))

    return paint
