"""What grows and floats: skylines, trees, grass, clouds, a sun, birds."""

import numpy as np

from airwitness.demo.pictures.canvas import (
    HEIGHT,
    WIDTH,
    Canvas,
    Colour,
    Field,
    Layer,
    spread,
    steps,
)
from airwitness.demo.pictures.palettes import Palette, between
from airwitness.demo.sounds.tones import happens


def ridge(
    rng: np.random.Generator, canvas: Canvas, *, base: float, height: float, step: float = 90.0
) -> Field:
    """Draw a skyline.

    Args:
        rng: chance.
        canvas: that it is for.
        base: mean y, units.
        height: of its hills, units.
        step: units from one hill to the next.

    Returns:
        float32 [columns], units.
    """
    out = np.full(canvas.columns.shape, base, np.float32)
    for octave in range(5):
        knots = np.arange(-step, canvas.width + 2 * step, step / 2**octave)
        high = rng.uniform(-1, 1, knots.size) * height / 2.1**octave
        near = np.clip((canvas.columns[None, :] - knots[:, None]) / (step / 2**octave), -1, 1)
        out += (high @ (0.5 + 0.5 * np.cos(np.pi * near))).astype(np.float32)
    return out


def at(canvas: Canvas, heights: Field, x: float) -> float:
    """The y of a skyline at an x, units."""
    return float(np.interp(x, canvas.columns, heights))


def sun(canvas: Canvas, x: float, y: float, radius: float, colour: Colour) -> None:
    """Draw a disc with rings of light around it."""
    for ring in (3.4, 2.5, 1.75, 1.3):
        canvas.disc(x, y, radius * ring, colour, opacity=0.16)
    canvas.disc(x, y, radius, colour)


def rays(canvas: Canvas, x: float, y: float, colour: Colour, count: int) -> None:
    """Draw beams from a point to all sides."""
    for angle in spread(0, 2 * np.pi * (1 - 1 / count), count):
        ends = [
            (x + 420 * float(np.cos(a)), y + 420 * float(np.sin(a)))
            for a in (angle, angle + np.pi / count)
        ]
        canvas.polygon([(x, y), *ends], colour, 0.22)


def cloud(rng: np.random.Generator, canvas: Canvas, x: float, y: float, size: float,
          colour: Colour, shade: Colour) -> None:  # fmt: skip
    """Draw a heap of discs on a flat ground."""
    places = np.linspace(-1, 1, 6)
    puffs = [(x + size * p, size * (0.42 - 0.25 * p * p) * rng.uniform(0.7, 1.2)) for p in places]
    for ink, low in ((shade, 2.2), (colour, 0.0)):
        for px, radius in puffs:
            canvas.disc(px, y + low - radius * 0.5, radius, ink)
    canvas.box(x - size, y - size * 0.08, x + size, y + size * 0.14, colour)
    for _ in range(3):
        left = x + rng.uniform(-0.9, 0.4) * size
        canvas.line([(left, y + 1), (left + size * 0.4, y + 1)], 1.1, shade)


def clouds(rng: np.random.Generator, palette: Palette, width: float, low: float) -> Canvas:
    """Draw a sky of clouds down to a y, without the sky."""
    canvas = Canvas(rng, width=width)
    shade = between(palette.haze, palette.far, 0.45)
    for x in steps(20, width, 75):
        y = rng.uniform(14, max(low, 20))
        cloud(rng, canvas, float(x + rng.uniform(-20, 20)), y, rng.uniform(14, 30),
              palette.light, shade)  # fmt: skip
    return canvas


def tree(rng: np.random.Generator, canvas: Canvas, x: float, y: float, size: float,
         leaves: Colour, ink: Colour) -> None:  # fmt: skip
    """Draw a tree on a point of the ground: round, a fir, or a poplar."""
    kind = int(rng.integers(3))
    light, dark = between(leaves, (255, 250, 200), 0.3), between(leaves, ink, 0.45)
    canvas.line([(x, y), (x, y - size * 0.45)], size * 0.09 + 0.6, ink)
    if kind == 0:
        for _ in range(7):
            dx, dy = rng.uniform(-0.32, 0.32) * size, rng.uniform(0.42, 0.85) * size
            canvas.disc(x + dx, y - dy, size * rng.uniform(0.16, 0.27), dark)
            canvas.disc(x + dx - size * 0.05, y - dy - size * 0.05, size * 0.17, leaves)
        _speckle(rng, canvas, (x, y - size * 0.68), size * 0.34, light, 14)
    elif kind == 1:
        for step in range(4):
            low, half = y - size * (0.15 + 0.2 * step), size * (0.34 - 0.065 * step)
            canvas.polygon([(x - half, low), (x + half, low), (x, low - size * 0.34)], leaves)
            canvas.polygon([(x, low), (x + half, low), (x, low - size * 0.34)], dark, 0.6)
            canvas.line([(x - half, low), (x - half * 0.3, low + 0.4)], 0.8, light)
    else:
        canvas.disc(x, y - size * 0.6, size * 0.17, leaves, flat=2.7)
        canvas.disc(x + size * 0.06, y - size * 0.56, size * 0.09, dark, flat=4.2, opacity=0.6)
        _speckle(rng, canvas, (x - size * 0.04, y - size * 0.65), size * 0.14, light, 8)


def _speckle(rng: np.random.Generator, canvas: Canvas, middle: tuple[float, float],
             radius: float, colour: Colour, count: int) -> None:  # fmt: skip
    for dx, dy in rng.normal(0, 0.45, (count, 2)) * radius:
        canvas.disc(middle[0] + dx, middle[1] + dy, max(0.7, radius * 0.09), colour)


def grass(rng: np.random.Generator, canvas: Canvas, heights: Field, colour: Colour,
          bloom: Colour, count: int) -> None:  # fmt: skip
    """Draw blades below a skyline, some of them with a flower."""
    for x in rng.uniform(0, canvas.width, count):
        ground = at(canvas, heights, x)
        y = float(rng.uniform(ground, max(ground + 1, HEIGHT + 4)))
        high, lean = rng.uniform(3, 8), rng.uniform(-3, 3)
        canvas.line([(x, y), (float(x + lean), float(y - high))], 0.9, colour)
        if happens(rng, 0.3):
            canvas.disc(float(x + lean), float(y - high), 1.5, bloom)


def fence(canvas: Canvas, heights: Field, step: float, colour: Colour) -> None:
    """Draw posts and two rails along a skyline."""
    posts = [(x, at(canvas, heights, x)) for x in steps(4, canvas.width, step)]
    for up in (4.0, 8.0):
        canvas.line([(x, y - up) for x, y in posts], 1.1, colour)
    for x, y in posts:
        canvas.line([(x, y + 2), (x, y - 11)], 1.9, colour)


def fields(rng: np.random.Generator, canvas: Canvas, heights: Field, inks: list[Colour]) -> None:
    """Draw furrows that run down a slope and meet far away."""
    for x in steps(-40, canvas.width + 40, 46):
        top = at(canvas, heights, float(np.clip(x, 0, canvas.width))) + 3
        ink = inks[int(rng.integers(len(inks)))]
        wide = rng.uniform(14, 20)
        for row in spread(-1, 1, 7):
            canvas.line([(x + row * wide * 0.5, top + 3), (x + row * wide * 1.5, top + 34)],
                        1.3, ink, 0.75)  # fmt: skip


def bird(rng: np.random.Generator, ink: Colour, size: float) -> list[Layer]:
    """Draw a bird in four phases of a beat of its wings."""
    phases = []
    for lift in (0.6, 0.15, -0.35, 0.15):
        canvas = Canvas(rng, width=4 * size, height=3 * size)
        x, y = 2 * size, 1.5 * size
        for side in (-1, 1):
            elbow = (x + side * size * 0.7, y - size * lift)
            canvas.line([(x, y), elbow, (x + side * size * 1.6, y - size * lift * 0.4)],
                        size * 0.22, ink)  # fmt: skip
        canvas.disc(x, y, size * 0.3, ink, flat=0.6)
        phases.append(canvas.cut())
    return phases


def stars(rng: np.random.Generator, canvas: Canvas, low: float, colour: Colour) -> None:
    """Draw stars down to a y, some of them with four points."""
    for _ in range(int(canvas.width / WIDTH * 90)):
        x, y = rng.uniform(0, canvas.width), float(low * rng.random() ** 1.3)
        size = rng.uniform(0.5, 1.3)
        canvas.disc(x, y, size, colour, opacity=rng.uniform(0.5, 1))
        if happens(rng, 0.14):
            for dx, dy in ((4.0, 0.0), (0.0, 4.0)):
                canvas.line([(x - dx, y - dy), (x + dx, y + dy)], 0.7, colour, 0.9)
