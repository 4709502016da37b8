"""Things drawn over pictures, and pictures drawn whole: letters, logos, tickers, scenery, sets.

No font and no photograph is needed: a letter is a walk of strokes on a grid, a landscape is noise
of several scales with shapes on it. All of it follows from the generator that is handed in.

    letters = text(np.random.default_rng(0), letters=12, height=20)
    paint(frame, patch(letters, colour=(255, 255, 255)), left=10, top=10)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bench.accuracy import moving

if TYPE_CHECKING:
    from bench.accuracy.moving import Frame

Mask = npt.NDArray[np.bool_]
"""Which pixels are covered, bool [h, w]."""
Colour = tuple[int, int, int]

ALPHABET = 40
"""Letters that there are."""
CELLS = (7, 5)
"""Rows and columns of the grid that a letter is drawn on."""
STROKES = 4
SPACE = 0.17
"""Share of letters that are spaces."""
ALPHABET_SEED = 77
WHITE: Colour = (240, 240, 240)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """A small picture with holes."""

    pixels: Frame
    """uint8 [h, w, 3]."""
    mask: Mask
    """bool [h, w]: where it covers what is below."""


def paint(frame: Frame, patch: Patch, *, left: int, top: int) -> None:
    """Draw a patch on a frame, in place; what hangs over the edge is cut off."""
    height, width = frame.shape[:2]
    x, y = max(0, left), max(0, top)
    right, bottom = min(width, left + patch.mask.shape[1]), min(height, top + patch.mask.shape[0])
    if right <= x or bottom <= y:
        return
    inside = np.s_[y - top : bottom - top, x - left : right - left]
    np.copyto(frame[y:bottom, x:right], patch.pixels[inside], where=patch.mask[inside][..., None])


def _alphabet() -> npt.NDArray[np.bool_]:
    """Draw the letters, bool [40, 7, 5]."""
    rng = np.random.default_rng(ALPHABET_SEED)
    letters = np.zeros((ALPHABET, *CELLS), np.bool_)
    for letter in letters:
        row, column = int(rng.integers(CELLS[0])), int(rng.integers(CELLS[1]))
        for stroke in range(STROKES):
            if stroke % 2:
                other = int(rng.integers(CELLS[1]))
                letter[row, min(column, other) : max(column, other) + 1] = True
                column = other
            else:
                other = int(rng.integers(CELLS[0]))
                letter[min(row, other) : max(row, other) + 1, column] = True
                row = other
    return letters


def text(rng: np.random.Generator, *, letters: int, height: int) -> Mask:
    """Draw a line of so many letters, bool [height, w]."""
    scale = max(1, height // CELLS[0])
    known = _alphabet()
    drawn = []
    for _ in range(letters):
        cells = known[rng.integers(ALPHABET)] & (rng.random() > SPACE)
        drawn.append(np.pad(cells, ((0, 0), (0, 1))))
    line = np.kron(np.concatenate(drawn, axis=1), np.ones((scale, scale), np.bool_))
    return np.pad(line, ((0, max(0, height - line.shape[0])), (0, 0)))


def patch(mask: Mask, *, colour: Colour) -> Patch:
    """Give a mask one colour."""
    return Patch(pixels=np.broadcast_to(np.array(colour, np.uint8), (*mask.shape, 3)), mask=mask)


def outlined(frame: Frame, mask: Mask, *, left: int, top: int) -> None:
    """Draw white letters with a dark rim on a frame, in place."""
    rim = np.pad(mask, 1)
    rim[1:] |= rim[:-1].copy()
    rim[:-1] |= np.pad(mask, 1)[1:]
    wide = rim.copy()
    wide[:, 1:] |= rim[:, :-1]
    wide[:, :-1] |= rim[:, 1:]
    paint(frame, patch(wide, colour=(10, 10, 10)), left=left - 1, top=top - 1)
    paint(frame, patch(mask, colour=WHITE), left=left, top=top)


def bar(mask: Mask, *, width: int, height: int, colour: Colour, ink: Colour = WHITE) -> Patch:
    """Lay a line of letters on a full bar, in the middle of its height."""
    pixels = np.empty((height, width, 3), np.uint8)
    pixels[:] = colour
    top, left = max(0, (height - mask.shape[0]) // 2), height // 3
    paint(pixels, patch(mask, colour=ink), left=left, top=top)
    return Patch(pixels=pixels, mask=np.ones((height, width), np.bool_))


def bright(rng: np.random.Generator) -> Colour:
    """Draw a strong colour."""
    red, green, blue = (int(value) for value in rng.permutation([220, int(rng.integers(220)), 40]))
    return red, green, blue


def dark(rng: np.random.Generator) -> Colour:
    """Draw a colour that white letters can be read on."""
    red, green, blue = (int(value) for value in rng.integers(10, 110, 3))
    return red, green, blue


def logo(rng: np.random.Generator, size: int) -> Patch:
    """Draw a channel's sign: rings and two letters, [size, size]."""
    y, x = np.mgrid[:size, :size] / size - 0.5
    away = np.hypot(x, y) if rng.random() < 0.5 else np.maximum(np.abs(x), np.abs(y))
    pixels = np.empty((size, size, 3), np.uint8)
    pixels[:] = bright(rng)
    pixels[away < rng.uniform(0.3, 0.45)] = dark(rng)
    letters = text(rng, letters=2, height=max(7, size // 3))
    paint(
        pixels,
        patch(letters, colour=WHITE),
        left=(size - letters.shape[1]) // 2,
        top=(size - letters.shape[0]) // 2,
    )
    return Patch(pixels=pixels, mask=away < 0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlays:
    """What a channel lays on its pictures."""

    sign: Patch
    """In a corner at the top."""
    is_left: bool
    """Which corner."""
    title: Patch
    """The lower third, without movement."""
    strip: Patch
    """The ticker's line; longer than the picture is wide."""
    speed: float
    """Shares of the picture's width that the ticker moves a second."""

    def draw(self, frame: Frame, at: float) -> None:
        """Draw all of it on a frame, in place, as it is at a time (s)."""
        self.draw_sign(frame)
        self.draw_title(frame)
        self.draw_ticker(frame, at)

    def draw_sign(self, frame: Frame) -> None:
        """Draw the sign alone."""
        height, width = frame.shape[:2]
        size = self.sign.mask.shape[0]
        left = round(0.04 * width) if self.is_left else round(0.96 * width) - size
        paint(frame, self.sign, left=left, top=round(0.06 * height))

    def draw_title(self, frame: Frame) -> None:
        """Draw the lower third alone."""
        height, width = frame.shape[:2]
        top = height - self.strip.mask.shape[0] - self.title.mask.shape[0] - round(0.02 * height)
        paint(frame, self.title, left=round(0.06 * width), top=top)

    def draw_ticker(self, frame: Frame, at: float) -> None:
        """Draw the ticker alone."""
        height, width = frame.shape[:2]
        run = self.strip.mask.shape[1] - width
        left = -round(at * self.speed * width) % -max(1, run)
        paint(frame, self.strip, left=left, top=height - self.strip.mask.shape[0])


def overlays(rng: np.random.Generator, *, width: int, height: int) -> Overlays:
    """Draw a channel's sign, lower third (13 % of the height) and ticker (7 %)."""
    high, low = moving.even(0.13 * height), moving.even(0.07 * height)
    wide = round(rng.uniform(0.6, 0.88) * width)
    title = bar(
        text(rng, letters=round(0.8 * wide / high * 2), height=round(high * 0.55)),
        width=wide,
        height=high,
        colour=dark(rng),
    )
    words = text(rng, letters=120, height=round(low * 0.7))
    strip = bar(words, width=width + words.shape[1], height=low, colour=dark(rng))
    return Overlays(
        sign=logo(rng, round(0.16 * height)),
        is_left=bool(rng.random() < 0.5),
        title=title,
        strip=strip,
        speed=float(rng.uniform(0.08, 0.16)),
    )


def scenery(rng: np.random.Generator, *, width: int, height: int, shapes: int = 30) -> Frame:
    """Draw a landscape of nothing in particular: noise of several scales and shapes on it."""
    picture = np.zeros((height, width, 3), np.float32)
    for cells in (3, 9, 27):
        rough = rng.uniform(0, 255, (1, cells, cells * 2, 3)).astype(np.uint8)
        picture += moving.resized(rough, width, height)[0] * np.float32(1.6 / cells**0.6 / 1.7)
    picture = np.clip(picture, 0, 255)
    y, x = np.mgrid[:height, :width].astype(np.float32)
    for _ in range(shapes):
        middle = rng.uniform(0, 1, 2) * (width, height)
        axes = rng.uniform(0.02, 0.12, 2) * height
        turn = rng.uniform(0, np.pi)
        along = (x - middle[0]) * np.cos(turn) + (y - middle[1]) * np.sin(turn)
        across = (y - middle[1]) * np.cos(turn) - (x - middle[0]) * np.sin(turn)
        if rng.random() < 0.5:
            inside = (along / axes[0]) ** 2 + (across / axes[1]) ** 2 < 1
        else:
            inside = (np.abs(along) < axes[0]) & (np.abs(across) < axes[1])
        picture[inside] = picture[inside] * 0.15 + rng.uniform(0, 255, 3) * 0.85
    return picture.astype(np.uint8)
