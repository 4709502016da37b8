"""Scenes of things: a machine, a shelf, tiles and rosettes, a chart with a route."""

import numpy as np

from airwitness.demo.pictures.canvas import (
    HEIGHT,
    WIDTH,
    Canvas,
    Colour,
    Film,
    Layer,
    Point,
    spread,
    steps,
)
from airwitness.demo.pictures.nature import ridge
from airwitness.demo.pictures.palettes import Palette, between, daylight
from airwitness.demo.pictures.shots import (
    Actor,
    Camera,
    bobbing,
    closing_in,
    crossing,
    moved,
    shot,
    still,
    turned,
)
from airwitness.demo.sounds.tones import chance, happens

_SECONDS = 7.0  # in which a camera closes in
_TILE = 24.0  # units


def machine(seed: int) -> Film:
    """Gears, pistons and a belt that carries boxes."""
    rng = chance(seed, "machine")
    palette = daylight(rng)
    wall = Canvas(rng)
    wall.wash(palette.far, palette.middle)
    for x in steps(0, WIDTH, 40):
        for y in steps(0, HEIGHT, 45):
            wall.box(x + 1, y + 1, x + 39, y + 44, between(palette.far, palette.haze, rng.random()))
            for dx, dy in ((4, 4), (36, 4), (4, 41), (36, 41)):
                wall.disc(x + dx, y + dy, 1.5, palette.ink)
    for y in (rng.uniform(10, 24), rng.uniform(34, 60)):
        wall.line([(0, y), (rng.uniform(60, 260), y), (300, y + 18), (WIDTH, y + 18)], 6,
                  palette.near)  # fmt: skip
        for x in steps(10, 60, 16):
            wall.box(x, y - 4.5, x + 4, y + 4.5, palette.ink)
    actors = [moved(wall, still())]
    for x in (rng.uniform(14, 40), rng.uniform(262, 286)):
        actors += _piston(rng, x, palette)
    actors += _gears(rng, palette)
    for x in (rng.uniform(120, 150), rng.uniform(170, 210)):
        actors.append(_dial(rng, x, palette))
    return shot(actors + _belt(rng, palette))


def _gears(rng: np.random.Generator, palette: Palette) -> list[Actor]:
    inks = [palette.accent, palette.second, palette.light]
    rng.shuffle(inks)
    actors, x, y = [], rng.uniform(70, 84), rng.uniform(76, 96)
    radius, way, pace = rng.uniform(24, 32), 1, rng.uniform(14, 22)
    for number in range(4):
        teeth = round(radius / 2.3)
        steps = [way * 2 * np.pi / teeth * step / 6 for step in range(6)]
        phases = [
            _gear(rng, radius, teeth, turn, (inks[number % 3], palette.ink)) for turn in steps
        ]
        path = still(x - radius - 4, y - radius - 4)
        actors.append(turned(phases, pace, path))
        after = rng.uniform(16, 32)
        lean = rng.uniform(-0.5, 0.5)
        x += (radius + after + 2) * float(np.cos(lean))
        y = float(np.clip(y + (radius + after + 2) * np.sin(lean), 56, 110))
        radius, way = after, -way
    return actors


def _gear(rng: np.random.Generator, radius: float, teeth: int, turn: float,
          inks: tuple[Colour, Colour]) -> Layer:  # fmt: skip
    canvas = Canvas(rng, width=2 * radius + 8, height=2 * radius + 8)
    middle = radius + 4

    def place(out: float, angle: float) -> Point:
        return middle + out * float(np.cos(angle)), middle + out * float(np.sin(angle))

    for tooth in range(teeth):
        angle, half = turn + 2 * np.pi * tooth / teeth, np.pi / teeth
        foot, tip = (radius - 3, half * 0.62), (radius + 3, half * 0.34)
        corners = [place(foot[0], angle - foot[1]), place(tip[0], angle - tip[1])]
        corners += [place(tip[0], angle + tip[1]), place(foot[0], angle + foot[1])]
        canvas.polygon(corners, inks[0])
    canvas.disc(middle, middle, radius - 2, inks[0])
    canvas.disc(middle, middle, radius * 0.78, between(inks[0], inks[1], 0.35))
    canvas.disc(middle, middle, radius * 0.7, inks[0])
    for hole in range(teeth):  # as many as teeth, so that a turn by one tooth shows no jump
        canvas.disc(*place(radius * 0.52, turn + 2 * np.pi * hole / teeth), radius * 0.09, inks[1])
    canvas.disc(middle, middle, radius * 0.26, inks[1])
    canvas.disc(middle, middle, radius * 0.12, inks[0])
    return canvas.cut()


def _piston(rng: np.random.Generator, x: float, palette: Palette) -> list[Actor]:
    rod = Canvas(rng, width=34, height=80)
    rod.box(13, 0, 21, 66, palette.light)
    rod.box(18, 0, 21, 66, palette.ink, 0.25)
    rod.box(3, 56, 31, 72, palette.accent)
    rod.line([(5, 62), (29, 62)], 1.2, palette.ink)
    rod.line([(5, 66), (29, 66)], 1.2, palette.ink)
    case = Canvas(rng, width=40, height=70)
    case.box(2, 2, 38, 60, palette.near)
    for y in range(8, 58, 7):
        case.box(0, y, 40, y + 3, between(palette.near, palette.light, 0.35))
    case.box(6, 60, 34, 66, palette.ink)
    path = bobbing(still(x - 17, 62), 16, rng.uniform(0.9, 1.8), rng.random())
    return [moved(rod, path), moved(case, still(x - 20, 20))]


def _dial(rng: np.random.Generator, x: float, palette: Palette) -> Actor:
    phases = []
    y, radius = 22.0, 15.0
    for share in np.concatenate([np.linspace(0, 1, 9), np.linspace(1, 0, 9)[1:-1]]):
        canvas = Canvas(rng, width=2 * radius + 4, height=2 * radius + 4)
        middle = radius + 2
        canvas.disc(middle, middle, radius, palette.ink)
        canvas.disc(middle, middle, radius - 2, palette.light)
        for tick in spread(-2.3, 2.3, 9):
            c, s = float(np.sin(tick)), -float(np.cos(tick))
            canvas.line([(middle + c * 9, middle + s * 9), (middle + c * 12, middle + s * 12)], 1.2,
                        palette.ink)  # fmt: skip
        angle = -2 + 4 * share
        canvas.line([(middle, middle), (middle + 9 * float(np.sin(angle)),
                                        middle - 9 * float(np.cos(angle)))], 1.6,
                    palette.accent)  # fmt: skip
        canvas.disc(middle, middle, 2, palette.ink)
        phases.append(canvas.cut())
    return turned(phases, rng.uniform(4, 9), still(x - radius, y - radius))


def _belt(rng: np.random.Generator, palette: Palette) -> list[Actor]:
    speed = float(rng.choice([-1, 1]) * rng.uniform(24, 40))
    belt = Canvas(rng, width=WIDTH + 32, height=40)
    belt.box(0, 0, WIDTH + 32, 11, palette.ink)
    for x in steps(0, WIDTH + 32, 16):
        belt.disc(x + 8, 5.5, 3.6, palette.haze)
        belt.line([(x + 5, 5.5), (x + 11, 5.5)], 1.2, palette.ink)
        belt.polygon([(x, 11), (x + 8, 11), (x, 19)], palette.accent)
        belt.polygon([(x + 8, 11), (x + 16, 11), (x + 8, 19)], palette.light)
    belt.box(0, 19, WIDTH + 32, 40, palette.near)
    actors = []
    for lead in (0.0, 75.0, 140.0, 215.0, 290.0):
        size = rng.uniform(18, 32)
        canvas = Canvas(rng, width=size + 8, height=size)
        wood = (palette.accent, palette.second, palette.haze)[int(rng.integers(3))]
        canvas.box(0, 0, size + 8, size, wood)
        for y in spread(0, size, 4):
            canvas.line([(0, y), (size + 8, y)], 1.3, palette.ink)
        canvas.line([(0, 0), (size + 8, size)], 2.2, palette.ink)
        canvas.disc(size / 2 + 4, size / 2, size * 0.22, palette.light)
        path = crossing(still(0, 146 - size), speed, 45, lead)
        actors.append(moved(canvas, path))
    return [*actors, moved(belt, lambda t: ((speed * t) % 16 - 16, 146.0))]


def shelf(seed: int) -> Film:
    """Shelves full of books, pots and bottles; the camera closes in."""
    rng = chance(seed, "shelf")
    palette = daylight(rng)
    canvas = Canvas(rng)
    canvas.wash(palette.haze, palette.far)
    for x in steps(6, WIDTH, 16):
        for y in steps(6 + x % 3, HEIGHT, 16):
            canvas.polygon([(x - 3, y), (x, y - 4), (x + 3, y), (x, y + 4)],
                           between(palette.haze, palette.far, 0.6))  # fmt: skip
    for low in (58.0, 114.0, 170.0):
        x = 10.0
        while x < WIDTH - 18:
            x += _ware(rng, canvas, x, low, palette) + rng.uniform(0.5, 4)
        canvas.box(0, low, WIDTH, low + 6, between(palette.near, palette.accent, 0.25))
        canvas.box(0, low + 5, WIDTH, low + 9, palette.ink, 0.35)
        for knot in rng.uniform(0, WIDTH, 14):
            canvas.line([(knot, low + 3), (knot + 9, low + 3)], 0.8, palette.ink, 0.6)
    x, y = rng.uniform(0.15, 0.85), rng.uniform(0.2, 0.8)
    still_life = shot([moved(canvas, still())])
    return closing_in(still_life, _SECONDS, rng.uniform(1.35, 1.7), x, y)


def _ware(rng: np.random.Generator, canvas: Canvas, x: float, low: float,
          palette: Palette) -> float:  # fmt: skip
    """Put something on a shelf; how wide it is."""
    inks = [palette.accent, palette.second, palette.middle, palette.near, palette.light]
    rng.shuffle(inks)
    kind = int(rng.integers(4))
    if kind < 2:  # noqa: PLR2004 (half of all wares are books)
        wide, high = rng.uniform(5, 10), rng.uniform(26, 42)
        canvas.box(x, low - high, x + wide, low, inks[0])
        canvas.box(x, low - high * 0.86, x + wide, low - high * 0.78, inks[1])
        canvas.box(x, low - high * 0.2, x + wide, low - high * 0.12, inks[1])
        for dot in steps(low - high * 0.7, low - high * 0.25, 4):
            canvas.box(x + wide * 0.3, dot, x + wide * 0.7, dot + 2, inks[2])
        canvas.line([(x + wide, low - high), (x + wide, low)], 0.8, palette.ink)
        return wide
    wide, high = rng.uniform(16, 26), rng.uniform(20, 36)
    middle = x + wide / 2
    if kind == 2:  # noqa: PLR2004 (a pot)
        canvas.disc(middle, low - high * 0.45, wide / 2, inks[0], flat=high * 0.9 / wide)
        canvas.box(
            middle - wide * 0.25, low - high, middle + wide * 0.25, low - high * 0.78, inks[0]
        )
        canvas.box(
            middle - wide * 0.33, low - high - 2, middle + wide * 0.33, low - high + 2, inks[1]
        )
        for step in spread(-0.34, 0.34, 5):
            px, y = middle + wide * step, low - high * 0.45
            canvas.polygon([(px - 2.4, y), (px, y - 5), (px + 2.4, y), (px, y + 5)], inks[2])
        if happens(rng, 0.5):
            for leaf in spread(-0.9, 0.9, 6):
                tip = (middle + 13 * float(np.sin(leaf)), low - high - 14 * float(np.cos(leaf)))
                canvas.line([(middle, low - high), tip], 1.3, palette.near)
                canvas.disc(*tip, 2.6, palette.near)
    else:
        canvas.box(middle - wide * 0.3, low - high * 0.7, middle + wide * 0.3, low, inks[0])
        canvas.box(middle - wide * 0.1, low - high, middle + wide * 0.1, low - high * 0.68, inks[0])
        canvas.box(middle - wide * 0.3, low - high * 0.5, middle + wide * 0.3, low - high * 0.2,
                   palette.light)  # fmt: skip
        canvas.disc(middle, low - high * 0.35, wide * 0.12, inks[1])
        canvas.line([(middle - wide * 0.2, low - high * 0.62), (middle - wide * 0.2, low - 3)], 1.2,
                    palette.light, 0.8)  # fmt: skip
    return wide


def tiles(seed: int) -> Film:
    """A floor of tiles that passes by, and rosettes that turn over it."""
    rng = chance(seed, "tiles")
    palette, camera = daylight(rng), Camera.drawn(rng)
    inks = [palette.haze, palette.far, palette.second, palette.accent, palette.near]
    rng.shuffle(inks)
    floor = Canvas(rng, width=camera.room(1.0))
    floor.wash(inks[0], inks[0])
    for x in steps(0, floor.width, _TILE):
        for y in steps(-6, HEIGHT, _TILE):
            _tile(rng, floor, (x, y), inks, palette.ink)
    actors = [moved(floor, camera.path(1.0))]
    for x, y in ((70, 64), (162, 112), (256, 62)):
        radius, petals = rng.uniform(30, 46), int(rng.integers(6, 13))
        turns = [2 * np.pi / petals * step / 10 for step in range(10)]
        phases = [_rosette(rng, radius, petals, turn, (palette.light, palette.accent, palette.ink))
                  for turn in turns]  # fmt: skip
        path = bobbing(still(x - radius, y - radius), 8, rng.uniform(3, 5), rng.random())
        actors.append(turned(phases[:: int(rng.choice([-1, 1]))], 10, path))
    return shot(actors)


def _tile(rng: np.random.Generator, canvas: Canvas, corner: Point, inks: list[Colour],
          ink: Colour) -> None:  # fmt: skip
    (x, y), s, kind = corner, _TILE, int(rng.integers(4))
    one, other = inks[1 + int(rng.integers(2))], inks[3 + int(rng.integers(2))]
    canvas.box(x, y, x + s, y + s, one)
    if kind == 0:
        canvas.polygon([(x, y), (x + s, y), (x, y + s)], other)
        canvas.disc(x + s * 0.3, y + s * 0.3, s * 0.14, inks[0])
    elif kind == 1:
        canvas.polygon(
            [(x + s / 2, y), (x + s, y + s / 2), (x + s / 2, y + s), (x, y + s / 2)], other
        )
        canvas.box(x + s * 0.38, y + s * 0.38, x + s * 0.62, y + s * 0.62, inks[0])
    elif kind == 2:  # noqa: PLR2004 (the third kind)
        for radius, colour in ((0.5, other), (0.36, inks[0]), (0.2, ink)):
            canvas.disc(x + s / 2, y + s / 2, s * radius, colour)
    else:
        for stripe in (0.0, 0.4, 0.8):
            canvas.box(x, y + s * stripe, x + s, y + s * (stripe + 0.2), other)
        canvas.box(x + s * 0.4, y, x + s * 0.6, y + s, inks[0])
    canvas.line([(x, y), (x + s, y), (x + s, y + s)], 0.9, ink)


def _rosette(rng: np.random.Generator, radius: float, petals: int, turn: float,
             inks: tuple[Colour, Colour, Colour]) -> Layer:  # fmt: skip
    canvas = Canvas(rng, width=2 * radius + 2, height=2 * radius + 2)
    middle = radius + 1
    canvas.disc(middle, middle, radius, inks[2])
    for petal in range(petals):
        angle, lean = turn + 2 * np.pi * petal / petals, 1.8 / petals
        out = [(middle + radius * r * float(np.cos(angle + d)),
                middle + radius * r * float(np.sin(angle + d)))
               for r, d in ((0.2, 0.0), (0.6, lean), (0.96, 0.0), (0.6, -lean))]  # fmt: skip
        canvas.polygon(out, inks[0])
        canvas.line([out[0], out[2]], 1.2, inks[1])
        canvas.disc(middle + radius * 0.86 * float(np.cos(angle + np.pi / petals)),
                    middle + radius * 0.86 * float(np.sin(angle + np.pi / petals)), radius * 0.06,
                    inks[1])  # fmt: skip
    canvas.disc(middle, middle, radius * 0.22, inks[1])
    canvas.disc(middle, middle, radius * 0.1, inks[2])
    return canvas.cut()


def chart(seed: int) -> Film:
    """A chart of a land that is nowhere, on which a route grows."""
    rng = chance(seed, "chart")
    palette, camera = daylight(rng), Camera.drawn(rng)
    land = Canvas(rng, width=camera.room(0.8))
    land.wash(palette.haze, between(palette.haze, palette.far, 0.5))
    for y in (rng.uniform(20, 50), rng.uniform(96, 130)):
        coast = ridge(rng, land, base=y, height=22)
        for down, ink in ((0.0, palette.ink), (1.4, palette.water), (26.0, palette.ink),
                          (27.4, palette.far)):  # fmt: skip
            land.under(coast + np.float32(down), ink)
    for x in steps(0, land.width, 40):
        land.line([(x, 0), (x, HEIGHT)], 0.7, palette.ink, 0.4)
    for y in range(10, HEIGHT, 40):
        land.line([(0, y), (land.width, y)], 0.7, palette.ink, 0.4)
    for _ in range(70):
        _sign(rng, land, palette)
    actors = [moved(land, camera.path(0.8))]
    x, y = rng.uniform(20, 60), rng.uniform(50, 140)
    route = [(x, y)]
    for _ in range(9):
        x, y = x + rng.uniform(18, 40), float(np.clip(y + rng.uniform(-34, 34), 20, 160))
        route.append((x, y))
    phases = [_route(rng, route, share, palette, land.width) for share in spread(0.05, 1, 24)]
    path = camera.path(0.8)
    actors.append(lambda frame, t: moved(phases[min(23, int(t * 4))], path)(frame, t))
    return shot(actors)


def _sign(rng: np.random.Generator, canvas: Canvas, palette: Palette) -> None:
    x, y = rng.uniform(0, canvas.width), rng.uniform(8, HEIGHT)
    kind = int(rng.integers(4))
    if kind == 0:
        canvas.polygon([(x - 7, y), (x + 7, y), (x, y - 12)], palette.near)
        canvas.polygon([(x, y), (x + 7, y), (x, y - 12)], palette.ink, 0.4)
        canvas.polygon([(x - 2, y - 8.4), (x + 2, y - 8.4), (x, y - 12)], palette.light)
    elif kind == 1:
        for dx in (-4.0, 0.0, 4.0):
            canvas.polygon([(x + dx - 2.4, y), (x + dx + 2.4, y), (x + dx, y - 7)], palette.middle)
    elif kind == 2:  # noqa: PLR2004 (a village)
        for dx in (-5.0, 0.0, 5.0):
            canvas.box(x + dx - 2, y - 3, x + dx + 2, y, palette.light)
            canvas.polygon([(x + dx - 2.6, y - 3), (x + dx + 2.6, y - 3), (x + dx, y - 6)],
                           palette.accent)  # fmt: skip
    else:
        canvas.disc(x, y, 6.5, palette.ink, flat=0.6)
        canvas.disc(x, y, 5.4, palette.water, flat=0.6)
        canvas.line([(x - 2.5, y), (x + 1.5, y)], 0.9, palette.light)


def _route(rng: np.random.Generator, points: list[Point], share: float, palette: Palette,
           width: float) -> Layer:  # fmt: skip
    canvas = Canvas(rng, width=width)
    whole = np.linspace(0, len(points) - 1, 120)
    x = np.interp(whole, range(len(points)), [p[0] for p in points])
    y = np.interp(whole, range(len(points)), [p[1] for p in points])
    last = max(2, int(share * 119))
    for step in range(0, last, 3):
        dash = [(float(x[step]), float(y[step])), (float(x[step + 1]), float(y[step + 1]))]
        canvas.line(dash, 3.4, palette.light)
        canvas.line(dash, 2.2, palette.accent)
    px, py = float(x[last]), float(y[last])
    canvas.polygon([(px - 6, py - 13), (px + 6, py - 13), (px, py)], palette.ink)
    canvas.disc(px, py - 15, 7.4, palette.ink)
    canvas.disc(px, py - 15, 5.6, palette.accent)
    canvas.disc(px, py - 15, 2.4, palette.light)
    return canvas.cut()
