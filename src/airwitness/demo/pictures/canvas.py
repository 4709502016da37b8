"""Where all made pictures come from: flat shapes with soft edges and a grain, on a canvas.

Shapes are drawn in *units*: a picture is 320 wide and 180 high, whatever its size in pixels,
with x from its left edge and y from its top. Each shape knows how much of every pixel it
covers, so edges are smooth without drawing anything larger. A canvas may be wider than a
picture (a camera pans over it) and is transparent where nothing was drawn.

    canvas = Canvas(chance(7, "hill"), width=400)
    canvas.under(ridge(rng, canvas, base=120, height=30), GREEN)
    layer = canvas.cut()
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Picture: TypeAlias = npt.NDArray[np.uint8]
"""uint8 [h, w, 3], red, green, blue."""
Film: TypeAlias = Callable[[float], Picture]
"""A moving picture: from seconds to what is then seen."""
Colour: TypeAlias = tuple[int, int, int]
"""Red, green, blue, 0 to 255."""
Field: TypeAlias = npt.NDArray[np.float32]
"""float32 [h, w] or [w]: a quantity by pixel or by column."""
Point: TypeAlias = tuple[float, float]
"""x and y in units."""

WIDTH, HEIGHT = 320, 180  # units of a picture
SCALE = 1.5  # pixels a unit
PICTURE_WIDTH, PICTURE_HEIGHT = round(WIDTH * SCALE), round(HEIGHT * SCALE)  # pixels
_GRAIN = 0.02  # standard deviation of the grain of every colour
_GRAIN_SIZE = 2  # pixels


def steps(first: float, end: float, step: float) -> list[float]:
    """Numbers from the first up to the end, which is left out."""
    count = max(0, math.ceil((end - first) / step))
    return [first + number * step for number in range(count)]


def spread(first: float, last: float, count: int) -> list[float]:
    """So many numbers from the first to the last, both included."""
    return [first + (last - first) * number / max(1, count - 1) for number in range(count)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A piece of a canvas as it is pasted into pictures."""

    pixels: Picture
    """Colours times cover."""
    through: Picture | None
    """255 where the ground is seen, in all three colours; None if nothing of it is."""
    left: int
    """Pixels from the left edge of the canvas."""
    top: int


class Canvas:
    """Something to draw on; later shapes lie over earlier ones."""

    def __init__(
        self,
        rng: np.random.Generator,
        *,
        width: float = WIDTH,
        height: float = HEIGHT,
        scale: float = SCALE,
    ) -> None:
        self.scale = scale
        self.width = width
        rows, columns = round(height * scale), round(width * scale)
        self.columns: Field = (np.arange(columns, dtype=np.float32) + 0.5) / np.float32(scale)
        """The middle of each column of pixels: float32 [columns], units."""
        self.rows: Field = (np.arange(rows, dtype=np.float32) + 0.5) / np.float32(scale)
        """The middle of each row of pixels: float32 [rows], units."""
        self._rgb = np.zeros((3, rows, columns), np.float32)
        self._cover = np.zeros((rows, columns), np.float32)
        size = _GRAIN_SIZE
        coarse = rng.standard_normal((-(-rows // size), -(-columns // size)), np.float32)
        grain = np.repeat(np.repeat(coarse, size, 0), size, 1)[:rows, :columns]
        self._grain = 1 + _GRAIN * grain

    def wash(self, top: Colour, low: Colour) -> None:
        """Cover everything, from one colour at the top to another at the bottom."""
        share = np.linspace(0, 1, self.rows.size, dtype=np.float32)[:, None]
        for ink, first, last in zip(self._rgb, top, low, strict=True):
            np.multiply(first + (last - first) * share, self._grain, out=ink)
        self._cover[:] = 1.0

    def polygon(self, points: Sequence[Point], colour: Colour, opacity: float = 1.0) -> None:
        """Draw a convex polygon, its corners in either order."""
        across, down = zip(*points, strict=True)
        box = self._box(min(across), min(down), max(across), max(down))
        if box is None:
            return
        y, x = self.rows[box[0]][:, None], self.columns[box[1]][None, :]
        sides = [
            (px, py, qx - px, qy - py)
            for (px, py), (qx, qy) in zip(points, [*points[1:], points[0]], strict=True)
        ]
        turn = sum(px * dy - py * dx for px, py, dx, dy in sides)
        cover = np.ones((y.shape[0], x.shape[1]), np.float32)
        for px, py, dx, dy in sides:
            inward = math.copysign(self.scale, turn) / max(math.hypot(dx, dy), 1e-6)
            away = (y - np.float32(py)) * np.float32(dx * inward)
            np.minimum(
                cover, away - (x * np.float32(dy * inward) - np.float32(px * dy * inward + 0.5)),
                out=cover,
            )  # fmt: skip
        self._lay(box, np.maximum(cover, 0), colour, opacity)

    def box(
        self, left: float, top: float, right: float, low: float, colour: Colour, opacity: float = 1
    ) -> None:
        """Draw an upright rectangle."""
        box = self._box(left, top, right, low)
        if box is None:
            return
        s, y, x = np.float32(self.scale), self.rows[box[0]], self.columns[box[1]]
        high = _share(np.minimum(y - top, low - y) * s)
        wide = _share(np.minimum(x - left, right - x) * s)
        self._lay(box, high[:, None] * wide[None, :], colour, opacity)

    def disc(
        self,
        x: float,
        y: float,
        radius: float,
        colour: Colour,
        *,
        flat: float = 1.0,
        opacity: float = 1.0,
    ) -> None:
        """Draw a disc, or with `flat` (height as a share of width) an ellipse."""
        box = self._box(x - radius, y - radius * flat, x + radius, y + radius * flat)
        if box is None:
            return
        dx = self.columns[box[1]][None, :] - np.float32(x)
        dy = (self.rows[box[0]][:, None] - np.float32(y)) / np.float32(flat)
        edge = np.float32(self.scale * min(1.0, flat))
        cover = _share((radius - np.sqrt(dx * dx + dy * dy)) * edge)
        self._lay(box, cover, colour, opacity)

    def line(
        self, points: Sequence[Point], width: float, colour: Colour, opacity: float = 1.0
    ) -> None:
        """Draw a line with round ends and corners."""
        for (x0, y0), (x1, y1) in pairwise(points):
            half = width / 2
            box = self._box(
                min(x0, x1) - half, min(y0, y1) - half, max(x0, x1) + half, max(y0, y1) + half
            )
            if box is None:
                continue
            x = self.columns[box[1]][None, :] - np.float32(x0)
            y = self.rows[box[0]][:, None] - np.float32(y0)
            dx, dy = np.float32(x1 - x0), np.float32(y1 - y0)
            along = (x * dx + y * dy) / np.float32(max((x1 - x0) ** 2 + (y1 - y0) ** 2, 1e-6))
            along = np.minimum(np.maximum(along, 0), 1)
            x, y = x - along * dx, y - along * dy
            away = np.sqrt(x * x + y * y)
            cover = _share((np.float32(half) - away) * np.float32(self.scale))
            self._lay(box, cover, colour, opacity)

    def under(self, heights: Field, colour: Colour, opacity: float = 1.0) -> None:
        """Fill everything below a skyline.

        Args:
            heights: float32 [columns], y of the skyline in units.
            colour: of the ground.
            opacity: 0 to 1.
        """
        box = self._box(0, float(heights.min()), self.width, float(self.rows[-1]) + 1)
        if box is None:
            return
        away = (self.rows[box[0]][:, None] - heights[None, :]) * np.float32(self.scale)
        self._lay(box, _share(away), colour, opacity)

    def stamp(self, left: float, top: float, dots: npt.NDArray[np.bool_], size: float,
              colour: Colour) -> None:  # fmt: skip
        """Draw a pattern of dots, each a square of `size` units: bool [rows, columns]."""
        high, wide = dots.shape
        box = self._box(left, top, left + wide * size, top + high * size)
        if box is None:
            return
        y = np.floor((self.rows[box[0]] - top) / size).astype(int)
        x = np.floor((self.columns[box[1]] - left) / size).astype(int)
        inside = ((y >= 0) & (y < high))[:, None] & ((x >= 0) & (x < wide))[None, :]
        cover = dots[np.clip(y, 0, high - 1)][:, np.clip(x, 0, wide - 1)] & inside
        self._lay(box, cover.astype(np.float32), colour, 1.0)

    def cut(self) -> Layer:
        """Take what was drawn, without the empty rows and columns around it."""
        used = self._cover > 0.5 / 255  # half a step of a byte
        rows, columns = np.flatnonzero(used.any(1)), np.flatnonzero(used.any(0))
        if rows.size == 0:
            rows = columns = np.array([0])
        top, left = int(rows[0]), int(columns[0])
        part = np.s_[top : int(rows[-1]) + 1, left : int(columns[-1]) + 1]
        cover = self._cover[part]
        rgb = np.clip(self._rgb[:, *part] + 0.5, 0, 255).astype(np.uint8)
        through = np.round(255 * (1 - cover)).astype(np.uint8)
        return Layer(
            pixels=np.ascontiguousarray(rgb.transpose(1, 2, 0)),
            through=np.repeat(through[:, :, None], 3, axis=2) if through.any() else None,
            left=left,
            top=top,
        )

    def _box(self, left: float, top: float, right: float, low: float) -> tuple[slice, slice] | None:
        """The pixels that a shape can touch."""
        s, (rows, columns) = self.scale, self._cover.shape
        top_row, low_row = max(0, int(top * s - 1)), min(rows, int(low * s + 2))
        first, last = max(0, int(left * s - 1)), min(columns, int(right * s + 2))
        if top_row >= low_row or first >= last:
            return None
        return slice(top_row, low_row), slice(first, last)

    def _lay(self, box: tuple[slice, slice], cover: Field, colour: Colour, opacity: float) -> None:
        if opacity != 1:
            cover = cover * np.float32(opacity)
        region, solid = self._rgb[:, *box], self._cover[box]
        ink = np.array(colour, np.float32)[:, None, None] * self._grain[box]
        ink -= region
        ink *= cover
        region += ink
        solid += (1 - solid) * cover


def _share(away: Field) -> Field:
    """How much of a pixel is covered, from how far inside the edge its middle lies, pixels."""
    out: Field = np.minimum(np.maximum(away + np.float32(0.5), 0), 1)
    return out


def paste(frame: Picture, layer: Layer, x: int, y: int) -> None:
    """Lay a layer over a picture, with its canvas's corner at (x, y) pixels; changes `frame`."""
    rows, columns = frame.shape[:2]
    high, wide = layer.pixels.shape[:2]
    x, y = x + layer.left, y + layer.top
    left, top = max(0, x), max(0, y)
    right, low = min(columns, x + wide), min(rows, y + high)
    if left >= right or top >= low:
        return
    ground = frame[top:low, left:right]
    part = np.s_[top - y : low - y, left - x : right - x]
    if layer.through is None:
        ground[:] = layer.pixels[part]
        return
    seen = np.multiply(ground, layer.through[part], dtype=np.uint16)
    seen += 255
    seen >>= 8
    ground[:] = seen  # never more than 255 less the cover
    ground += np.minimum(layer.pixels[part], 255 - ground)
