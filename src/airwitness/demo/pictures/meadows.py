"""Scenes under an open sky: a valley, kites, balloons, a mill, a night in the mountains."""

import numpy as np

from airwitness.demo.pictures.buildings import house, mill
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
from airwitness.demo.pictures.nature import (
    at,
    bird,
    clouds,
    fence,
    fields,
    grass,
    rays,
    ridge,
    stars,
    sun,
    tree,
)
from airwitness.demo.pictures.palettes import Palette, between, darkness, daylight
from airwitness.demo.pictures.shots import (
    Actor,
    Camera,
    bobbing,
    circling,
    crossing,
    moved,
    shot,
    still,
    turned,
)
from airwitness.demo.sounds.tones import chance, happens


def _sky(rng: np.random.Generator, palette: Palette) -> Canvas:
    canvas = Canvas(rng)
    canvas.wash(palette.sky, palette.haze)
    x, y = rng.uniform(50, 270), rng.uniform(28, 70)
    if happens(rng, 0.5):
        rays(canvas, x, y, palette.light, int(rng.integers(9, 15)))
    sun(canvas, x, y, rng.uniform(12, 20), palette.light)
    return canvas


def _flock(rng: np.random.Generator, ink: Colour, low: float) -> list[Actor]:
    """Some birds that cross the sky."""
    speed = float(rng.choice([-1, 1]) * rng.uniform(14, 26))
    flock = []
    for _ in range(int(rng.integers(2, 6))):
        size = rng.uniform(3, 5)
        path = bobbing(still(0, rng.uniform(8, low)), 3, rng.uniform(2, 4))
        path = crossing(path, speed, 4 * size, rng.uniform(0, 360))
        flock.append(turned(bird(rng, ink, size), rng.uniform(6, 9), path))
    return flock


def valley(seed: int) -> Film:
    """Hills behind hills, with fields, a village, and trees in front."""
    rng = chance(seed, "valley")
    palette, camera = daylight(rng), Camera.drawn(rng)
    actors = [moved(_sky(rng, palette), still())]
    actors.append(moved(clouds(rng, palette, camera.room(0.15), 45), camera.path(0.15)))
    actors += _flock(rng, palette.ink, 60)
    far = Canvas(rng, width=camera.room(0.3))
    line = ridge(rng, far, base=rng.uniform(78, 92), height=26, step=110)
    far.under(line, palette.far)
    for x in steps(6, far.width, 7):
        y = at(far, line, x)
        far.polygon([(x - 2.4, y + 2), (x + 2.4, y + 2), (x, y - 5)],
                    between(palette.far, palette.ink, 0.3))  # fmt: skip
    actors.append(moved(far, camera.path(0.3)))
    middle = Canvas(rng, width=camera.room(0.6))
    line = ridge(rng, middle, base=rng.uniform(112, 122), height=14, step=130)
    middle.under(line, palette.middle)
    fields(
        rng, middle, line, [palette.far, palette.near, between(palette.accent, palette.far, 0.5)]
    )
    for x in steps(20, middle.width - 20, 24):
        if happens(rng, 0.55):
            house(rng, middle, x, at(middle, line, x) + 5, rng.uniform(13, 22),
                  palette)  # fmt: skip
        else:
            tree(rng, middle, x, at(middle, line, x) + 5, rng.uniform(16, 27),
                 palette.near, palette.ink)  # fmt: skip
    actors += [moved(middle, camera.path(0.6)), moved(_foreground(rng, palette, camera),
                                                      camera.path(1.0))]  # fmt: skip
    return shot(actors)


def _foreground(rng: np.random.Generator, palette: Palette, camera: Camera) -> Canvas:
    """A slope close by, with a fence, grass and trees."""
    canvas = Canvas(rng, width=camera.room(1.0))
    line = ridge(rng, canvas, base=rng.uniform(152, 160), height=7)
    canvas.under(line, palette.near)
    grass(rng, canvas, line, between(palette.near, palette.light, 0.35), palette.accent, 130)
    if happens(rng, 0.6):
        fence(canvas, line, rng.uniform(15, 26), between(palette.haze, palette.ink, 0.25))
    for place in steps(30, canvas.width, 95):
        x = place + rng.uniform(-25, 25)
        leaves = between(palette.near, palette.second, rng.uniform(0.1, 0.5))
        tree(rng, canvas, x, at(canvas, line, x) + 6, rng.uniform(40, 66), leaves,
             palette.ink)  # fmt: skip
    return canvas


def kites(seed: int) -> Film:
    """Kites with patterns of their own over a meadow."""
    rng = chance(seed, "kites")
    palette, camera = daylight(rng), Camera.drawn(rng)
    actors = [moved(_sky(rng, palette), still())]
    actors.append(moved(clouds(rng, palette, camera.room(0.25), 80), camera.path(0.25)))
    far = Canvas(rng, width=camera.room(0.4))
    line = ridge(rng, far, base=138, height=12)
    far.under(line, palette.middle)
    for x in steps(10, far.width, 17):
        tree(rng, far, x, at(far, line, x) + 2, rng.uniform(9, 17),
             palette.near, palette.ink)  # fmt: skip
    actors.append(moved(far, camera.path(0.4)))
    for number, x in enumerate(spread(35, 285, 5)):
        size = rng.uniform(17, 27)
        path = camera.path(0.3, x - size, rng.uniform(4, 66))
        path = circling(path, rng.uniform(6, 14), rng.uniform(4, 10),
                        rng.uniform(3, 6), rng.random())  # fmt: skip
        inks = (palette.accent, palette.second, palette.light, palette.near)
        actors.append(moved(_kite(rng, size, inks[number % 3 :], palette.ink), path))
    actors.append(moved(_foreground(rng, palette, camera), camera.path(1.0)))
    return shot(actors)


def _kite(rng: np.random.Generator, size: float, inks: tuple[Colour, ...], ink: Colour) -> Layer:
    """A kite, its tail below."""
    canvas = Canvas(rng, width=2.2 * size, height=4.2 * size)
    x, y, wide = 1.1 * size, 0.9 * size, 0.75 * size
    corners = [(x, y - size * 0.85), (x + wide, y), (x, y + size * 1.15), (x - wide, y)]
    tail = [(x, y + size * 1.15)]
    for step in range(1, 8):
        bend = float(np.sin(step * 1.1 + size)) * size * 0.28
        tail.append((x + bend, y + size * (1.15 + 0.26 * step)))
    canvas.line(tail, 0.9, ink)
    for tx, ty in tail[1::2]:
        canvas.polygon([(tx - 3, ty - 2), (tx - 3, ty + 2), (tx, ty)], inks[0])
        canvas.polygon([(tx + 3, ty - 2), (tx + 3, ty + 2), (tx, ty)], inks[0])
    canvas.polygon(corners, ink)
    for side in range(4):
        one, other = corners[side], corners[(side + 1) % 4]
        canvas.polygon([one, other, (x, y)], inks[side % len(inks)])
        for share in (0.35, 0.68):
            a = (one[0] + (x - one[0]) * share, one[1] + (y - one[1]) * share)
            b = (other[0] + (x - other[0]) * share, other[1] + (y - other[1]) * share)
            canvas.line([a, b], rng.uniform(1.2, 2.6), inks[(side + 2) % len(inks)])
    canvas.line([corners[0], corners[2]], 1.0, ink)
    canvas.line([corners[1], corners[3]], 1.0, ink)
    canvas.disc(x, y, size * 0.16, inks[1])
    return canvas.cut()


def balloons(seed: int) -> Film:
    """Balloons that rise over patchwork fields."""
    rng = chance(seed, "balloons")
    palette, camera = daylight(rng), Camera.drawn(rng)
    actors = [moved(_sky(rng, palette), still())]
    actors.append(moved(clouds(rng, palette, camera.room(0.2), 70), camera.path(0.2)))
    actors.append(moved(_patchwork(rng, palette, camera), camera.path(0.5)))
    for x in (40.0, 125.0, 205.0, 285.0):
        size = rng.uniform(19, 34)
        rise = rng.uniform(3, 8)
        path = bobbing(camera.path(0.6, x - size, rng.uniform(6, 58)), rise, 9.0)
        inks = [palette.accent, palette.light, palette.second, palette.near, palette.haze]
        rng.shuffle(inks)
        actors.append(moved(_balloon(rng, size, inks, palette.ink), path))
    return shot(actors)


def _patchwork(rng: np.random.Generator, palette: Palette, camera: Camera) -> Canvas:
    canvas = Canvas(rng, width=camera.room(0.5))
    inks = [palette.far, palette.middle, palette.near, between(palette.accent, palette.haze, 0.5),
            between(palette.second, palette.far, 0.5)]  # fmt: skip
    line = ridge(rng, canvas, base=118, height=8)
    canvas.under(line, palette.far)
    for row, y in enumerate((124.0, 134.0, 148.0, 166.0)):
        high, x = 10.0 + 4 * row, -20.0 - 9 * row
        while x < canvas.width:
            wide, lean = rng.uniform(24, 52) + 6 * row, 7.0 + 2 * row
            ink = inks[int(rng.integers(len(inks)))]
            canvas.polygon([(x, y), (x + wide, y), (x + wide + lean, y + high),
                            (x + lean, y + high)], ink)  # fmt: skip
            for furrow in steps(4, wide, 5 + row):
                canvas.line([(x + furrow, y), (x + furrow + lean, y + high)], 0.9, palette.ink,
                            0.28)  # fmt: skip
            if happens(rng, 0.4):
                tree(rng, canvas, x + wide / 2, y + high * 0.6, 10.0 + 4 * row, palette.near,
                     palette.ink)  # fmt: skip
            x += wide
    return canvas


def _balloon(rng: np.random.Generator, size: float, inks: list[Colour], ink: Colour) -> Layer:
    canvas = Canvas(rng, width=2 * size + 2, height=3.1 * size)
    x, y = size + 1, size + 1
    canvas.polygon([(x - size * 0.8, y + size * 0.5), (x + size * 0.8, y + size * 0.5),
                    (x + size * 0.24, y + size * 1.35), (x - size * 0.24, y + size * 1.35)],
                   inks[0])  # fmt: skip
    for gore in range(5):
        wide = size * (1 - 0.24 * gore)
        canvas.disc(x, y, wide, inks[gore % len(inks)], flat=size / wide)
    for band in (-0.25, 0.12):
        for step in range(-3, 4):
            cx = x + step * size * 0.25
            canvas.polygon([(cx - 3, y + size * band), (cx, y + size * band - 4),
                            (cx + 3, y + size * band), (cx, y + size * band + 4)],
                           inks[(step + 4) % len(inks)])  # fmt: skip
    canvas.disc(x + size * 0.35, y, size * 0.62, ink, flat=1.5, opacity=0.1)
    for side in (-0.22, 0.22):
        canvas.line([(x + side * size, y + size * 1.35), (x + side * size * 0.7, y + size * 1.72)],
                    0.8, ink)  # fmt: skip
    canvas.box(x - size * 0.2, y + size * 1.7, x + size * 0.2, y + size * 2.0, ink)
    canvas.box(x - size * 0.2, y + size * 1.78, x + size * 0.2, y + size * 1.84, inks[1])
    return canvas.cut()


def mills(seed: int) -> Film:
    """Mills whose sails turn, on a ridge."""
    rng = chance(seed, "mills")
    palette, camera = daylight(rng), Camera.drawn(rng)
    actors = [moved(_sky(rng, palette), still())]
    actors.append(moved(clouds(rng, palette, camera.room(0.15), 60), camera.path(0.15)))
    actors += _flock(rng, palette.ink, 50)
    canvas = Canvas(rng, width=camera.room(0.5))
    line = ridge(rng, canvas, base=132, height=14, step=140)
    hubs = []
    canvas.under(line, palette.middle)
    fields(rng, canvas, line, [palette.far, palette.near])
    for x in spread(60, canvas.width - 60, int(rng.integers(2, 5))):
        size = rng.uniform(48, 80)
        mill(canvas, x, at(canvas, line, x) + 5, size, palette)
        hubs.append((x, at(canvas, line, x) + 5 - size * 0.78, size * 0.62))
        side = x + size * 0.5
        tree(rng, canvas, side, at(canvas, line, side) + 4, 22, palette.near, palette.ink)
    actors.append(moved(canvas, camera.path(0.5)))
    for x, y, reach in hubs:
        phases = [_sails(rng, reach, np.pi / 2 * step / 12, palette) for step in range(12)]
        path = camera.path(0.5, x - reach - 2, y - reach - 2)
        actors.append(turned(phases, rng.uniform(6, 12), path))
    actors.append(moved(_foreground(rng, palette, camera), camera.path(1.0)))
    return shot(actors)


def _sails(rng: np.random.Generator, reach: float, angle: float, palette: Palette) -> Layer:
    canvas = Canvas(rng, width=2 * reach + 4, height=2 * reach + 4)
    middle = reach + 2
    for arm in range(4):
        c, s = np.cos(angle + arm * np.pi / 2), np.sin(angle + arm * np.pi / 2)

        def place(out: float, side: float, c: float = c, s: float = s) -> tuple[float, float]:
            return middle + reach * (out * c - side * s), middle + reach * (out * s + side * c)

        canvas.polygon([place(0.25, 0.0), place(1.0, 0.0), place(1.0, 0.2), place(0.25, 0.2)],
                       palette.haze)  # fmt: skip
        canvas.line([place(0.0, 0.0), place(1.0, 0.0)], 1.8, palette.ink)
        for out in spread(0.3, 0.98, 6):
            canvas.line([place(out, 0.0), place(out, 0.2)], 0.9, palette.ink)
        canvas.line([place(0.25, 0.2), place(1.0, 0.2)], 0.9, palette.ink)
    canvas.disc(middle, middle, 2.6, palette.accent)
    return canvas.cut()


def night(seed: int) -> Film:
    """Mountains under stars, with a lit village and fireflies."""
    rng = chance(seed, "night")
    palette, camera = darkness(rng), Camera.drawn(rng)
    sky = Canvas(rng, width=camera.room(0.08))
    sky.wash(palette.sky, palette.haze)
    stars(rng, sky, 110, palette.light)
    x, y = rng.uniform(50, 270), rng.uniform(25, 55)
    sun(sky, x, y, 17, palette.light)
    for dx, dy, radius in ((-5, -4, 4.0), (5, 3, 3.0), (-2, 7, 2.2), (7, -7, 2.0)):
        sky.disc(x + dx, y + dy, radius, between(palette.light, palette.haze, 0.35))
    actors = [moved(sky, camera.path(0.08))]
    for depth, base, ink in ((0.25, 92.0, palette.far), (0.5, 122.0, palette.middle)):
        canvas = Canvas(rng, width=camera.room(depth))
        line = ridge(rng, canvas, base=base, height=34, step=70)
        canvas.under(line, ink)
        for px in steps(4, canvas.width, 5 + 7 * depth):
            low = at(canvas, line, px) + rng.uniform(2, 9)
            canvas.polygon([(px - 3, low), (px + 3, low), (px, low - 9)],
                           between(ink, palette.ink, 0.4))  # fmt: skip
        actors.append(moved(canvas, camera.path(depth)))
    front = Canvas(rng, width=camera.room(1.0))
    line = ridge(rng, front, base=152, height=8)
    front.under(line, palette.near)
    for px in steps(15, front.width - 25, 31):
        ground = at(front, line, px) + 5
        if happens(rng, 0.4):
            _lit_house(rng, front, px, ground, palette)
        else:
            tree(rng, front, px, ground, rng.uniform(26, 50), palette.middle,
                 palette.ink)  # fmt: skip
    actors.append(moved(front, camera.path(1.0)))
    for _ in range(9):
        glow = Canvas(rng, width=8, height=8)
        sun(glow, 4, 4, 1.1, palette.accent)
        place = camera.path(1.0, rng.uniform(0, WIDTH), rng.uniform(112, HEIGHT - 8))
        actors.append(moved(glow, circling(place, 12, 7, rng.uniform(3, 7),
                                           rng.random())))  # fmt: skip
    return shot(actors)


def _lit_house(rng: np.random.Generator, canvas: Canvas, x: float, y: float,
               palette: Palette) -> None:  # fmt: skip
    wide, high = rng.uniform(16, 24), rng.uniform(12, 20)
    canvas.box(x, y - high, x + wide, y + 4, between(palette.middle, palette.ink, 0.3))
    canvas.polygon([(x - 2, y - high), (x + wide + 2, y - high), (x + wide / 2, y - high - 11)],
                   palette.ink)  # fmt: skip
    for px in steps(x + 3, x + wide - 4, 6):
        canvas.box(px, y - high * 0.7, px + 3.4, y - high * 0.3, palette.accent)
        canvas.line([(px + 1.7, y - high * 0.7), (px + 1.7, y - high * 0.3)], 0.6,
                    palette.ink)  # fmt: skip
