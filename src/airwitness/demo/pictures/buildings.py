"""What is built: houses, facades, a mill, a lighthouse, an arch."""

import numpy as np

from airwitness.demo.pictures.canvas import Canvas, Colour, spread, steps
from airwitness.demo.pictures.palettes import Palette, between
from airwitness.demo.sounds.tones import happens


def house(rng: np.random.Generator, canvas: Canvas, x: float, y: float, size: float,
          palette: Palette) -> None:  # fmt: skip
    """Draw a house whose left lower corner stands on a point."""
    wide, high = size * rng.uniform(0.8, 1.4), size * rng.uniform(0.5, 0.85)
    wall = between(palette.light, palette.haze, rng.random())
    roof = (palette.accent, palette.second, palette.near)[int(rng.integers(3))]
    top, peak = y - high, y - high - size * rng.uniform(0.35, 0.6)
    smoke = x + wide * 0.7
    canvas.box(smoke, peak - 1, smoke + size * 0.12, top, between(roof, palette.ink, 0.5))
    canvas.box(x, top, x + wide, y + size * 0.3, wall)
    canvas.box(x + wide * 0.72, top, x + wide, y + size * 0.3, palette.ink, 0.16)
    eaves = size * 0.1
    left, right = (x - eaves, top + 1), (x + wide + eaves, top + 1)
    canvas.polygon([left, right, (x + wide * 0.8, peak), (x + wide * 0.2, peak)], roof)
    for share in spread(0.25, 0.85, 3):
        row = peak + (top - peak) * share
        canvas.line([(x + wide * (0.2 - 0.2 * share), row), (x + wide * (0.8 + 0.2 * share), row)],
                    0.7, palette.ink, 0.4)  # fmt: skip
    count = max(1, int(wide / 9))
    for pane in range(count):
        middle = x + wide * (pane + 0.5) / count
        if pane == count // 2 and happens(rng, 0.7):
            canvas.box(middle - 2, y - high * 0.5, middle + 2, y, palette.ink)
        else:
            window(canvas, middle - 2, top + high * 0.22, 4.2, high * 0.42, palette)


def window(canvas: Canvas, x: float, y: float, wide: float, high: float, palette: Palette,
           glass: Colour | None = None) -> None:  # fmt: skip
    """Draw a window with its frame and bars."""
    canvas.box(x - 0.8, y - 0.8, x + wide + 0.8, y + high + 0.8, palette.ink)
    canvas.box(x, y, x + wide, y + high, glass or between(palette.sky, palette.ink, 0.35))
    canvas.line([(x + wide / 2, y), (x + wide / 2, y + high)], 0.7, palette.light)
    canvas.line([(x, y + high * 0.45), (x + wide, y + high * 0.45)], 0.7, palette.light)


def facade(rng: np.random.Generator, canvas: Canvas, x: float, wide: float, top: float,
           low: float, palette: Palette) -> None:  # fmt: skip
    """Draw the front of a town house, with a roof, rows of windows, and a shop."""
    inks = (palette.haze, palette.far, palette.accent, palette.second, palette.middle)
    wall = between(inks[int(rng.integers(len(inks)))], palette.light, rng.uniform(0, 0.4))
    dark = between(wall, palette.ink, 0.5)
    canvas.box(x, top, x + wide, low, wall)
    _bricks(rng, canvas, (x, top, x + wide, low), between(wall, palette.ink, 0.22))
    if happens(rng, 0.5):
        canvas.polygon([(x - 2, top), (x + wide + 2, top), (x + wide / 2, top - wide * 0.36)], dark)
        canvas.disc(x + wide / 2, top - wide * 0.13, wide * 0.07, palette.light)
    else:
        canvas.box(x - 1.5, top - 4, x + wide + 1.5, top + 1, dark)
        for tooth in steps(x, x + wide - 1, 5):
            canvas.box(tooth, top + 1, tooth + 2.6, top + 3.6, dark)
    columns, rows = max(2, int(wide / 15)), max(2, int((low - top - 34) / 19))
    lit = between(palette.accent, palette.light, 0.6)
    for row in range(rows):
        y = top + 8 + row * 19
        for column in range(columns):
            left = x + wide * (column + 0.5) / columns - 3.5
            window(canvas, left, y, 7, 10, palette, lit if happens(rng, 0.3) else None)
            canvas.box(left - 2, y + 11.4, left + 9, y + 13, dark)
            if happens(rng, 0.25):
                for pot in (1.0, 4.5, 7.5):
                    canvas.disc(left + pot - 0.5, y + 10, 1.7, palette.second)
    _shop(rng, canvas, x, wide, low, palette)


def _bricks(rng: np.random.Generator, canvas: Canvas, box: tuple[float, float, float, float],
            ink: Colour) -> None:  # fmt: skip
    left, top, right, low = box
    for _ in range(int((right - left) * (low - top) / 110)):
        x, y = rng.uniform(left + 1, max(left + 2, right - 6)), rng.uniform(top + 4, low)
        y = float(np.round(y / 3) * 3)
        canvas.box(x, y, x + 4.4, y + 1.7, ink)


def _shop(rng: np.random.Generator, canvas: Canvas, x: float, wide: float, low: float,
          palette: Palette) -> None:  # fmt: skip
    top = low - 24
    canvas.box(x + 2, top, x + wide - 2, low, palette.ink)
    canvas.box(x + 4, top + 8, x + wide - 4, low - 3, between(palette.sky, palette.light, 0.4))
    for good in steps(x + 6, x + wide - 8, 6.5):
        high = rng.uniform(3, 9)
        ink = (palette.accent, palette.second, palette.near)[int(rng.integers(3))]
        canvas.box(good, low - 3 - high, good + 4, low - 3, ink)
    cloth = (palette.accent, palette.second)[int(rng.integers(2))]
    stripes = max(3, int(wide / 6))
    for stripe in range(stripes):
        a, b = x + wide * stripe / stripes, x + wide * (stripe + 1) / stripes
        ink = cloth if stripe % 2 else palette.light
        canvas.polygon([(a, top - 2), (b, top - 2), (b, top + 8), (a, top + 8)], ink)
        canvas.disc((a + b) / 2, top + 8, (b - a) / 2, ink)


def mill(canvas: Canvas, x: float, y: float, size: float, palette: Palette) -> None:
    """Draw the tower of a mill that stands on a point; its sails turn in front of it."""
    wall = palette.light
    canvas.polygon(
        [(x - size * 0.26, y), (x + size * 0.26, y), (x + size * 0.16, y - size * 0.8),
         (x - size * 0.16, y - size * 0.8)], wall)  # fmt: skip
    canvas.polygon([(x + size * 0.06, y), (x + size * 0.26, y), (x + size * 0.16, y - size * 0.8),
                    (x + size * 0.04, y - size * 0.8)], palette.ink, 0.2)  # fmt: skip
    canvas.polygon([(x - size * 0.2, y - size * 0.78), (x + size * 0.2, y - size * 0.78),
                    (x, y - size * 1.05)], palette.accent)  # fmt: skip
    for share in (0.2, 0.45, 0.62):
        window(canvas, x - size * 0.04, y - size * (share + 0.1), size * 0.08, size * 0.1, palette)
    canvas.box(x - size * 0.06, y - size * 0.14, x + size * 0.06, y, palette.ink)


def lighthouse(canvas: Canvas, x: float, y: float, size: float, palette: Palette) -> None:
    """Draw a striped tower that stands on a point, with a house beside it."""
    for band in range(6):
        low, high = band / 6, (band + 1) / 6
        a, b = size * (0.15 - 0.06 * low), size * (0.15 - 0.06 * high)
        ink = palette.accent if band % 2 else palette.light
        canvas.polygon([(x - a, y - size * low), (x + a, y - size * low),
                        (x + b, y - size * high), (x - b, y - size * high)], ink)  # fmt: skip
    canvas.polygon([(x, y), (x + size * 0.15, y), (x + size * 0.09, y - size), (x, y - size)],
                   palette.ink, 0.22)  # fmt: skip
    canvas.box(x - size * 0.12, y - size * 1.03, x + size * 0.12, y - size * 0.99, palette.ink)
    canvas.box(x - size * 0.07, y - size * 1.15, x + size * 0.07, y - size * 1.03, palette.light)
    canvas.polygon([(x - size * 0.1, y - size * 1.15), (x + size * 0.1, y - size * 1.15),
                    (x, y - size * 1.28)], palette.ink)  # fmt: skip
