"""Arithmetic of the distortions of pictures: rectangles, other videos behind, slanted views."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from airwitness.trace.geometry import Rectangle
from bench.accuracy import moving

if TYPE_CHECKING:
    from fractions import Fraction

    from bench.accuracy.moving import Film, Frames

GRAINS = 16
"""Different pictures of noise; each frame takes one, shifted."""
SURROUND = 24
"""Grey of the room around a filmed screen."""
NEAR_EDGE = (0.03, 0.12)
"""A filmed screen's corners lie so far from the frame's, as shares of its sides."""
GAMMA = 1.2
MOIRE = 0.12
"""Depth of the moiré."""
MOIRE_PERIOD = (5.0, 11.0)
"""Pixels between two lines of it, across and down."""


def between(outer: Rectangle, inner: Rectangle) -> Rectangle:
    """Return a part, told in shares of `outer`, in shares of what `outer` is told in."""
    return Rectangle(
        left=outer.left + inner.left * outer.width,
        top=outer.top + inner.top * outer.height,
        width=outer.width * inner.width,
        height=outer.height * inner.height,
    )


def placed(left: int, top: int, wide: int, high: int, width: int, height: int) -> Rectangle:
    """Return a rectangle of pixels as shares of a frame."""
    return Rectangle(left=left / width, top=top / height, width=wide / width, height=high / height)


def lined_up(film: Film, count: int, rate: Fraction) -> Frames:
    """Return so many frames of a video at another rate; it begins anew at its end."""
    at = (np.arange(count) * float(film.rate / rate) + 1e-6).astype(int)
    frames: Frames = film.frames[at % len(film.frames)]
    return frames


def covering(frames: Frames, width: int, height: int) -> Frames:
    """Scale and crop frames so that they fill a size without being stretched; always a copy."""
    own_height, own_width = frames.shape[1:3]
    wide = min(own_width, round(own_height * width / height))
    high = min(own_height, round(own_width * height / width))
    left, top = (own_width - wide) // 2, (own_height - high) // 2
    part = frames[:, top : top + high, left : left + wide]
    return moving.resized(part, width, height).copy()


def seen_aslant(frames: Frames, rng: np.random.Generator) -> tuple[Frames, Rectangle]:
    """Show frames as a camera sees a screen that it does not stand straight before.

    Returns:
        Frames of the same size, and the upright rectangle around the screen in them.
    """
    height, width = frames.shape[1:3]
    inset = rng.uniform(*NEAR_EDGE, (4, 2))
    corners = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], float)
    seen = np.abs(corners - inset)  # towards the middle, from every corner
    back = homography(seen, corners)
    y, x = np.mgrid[:height, :width]
    points = np.stack([(x.ravel() + 0.5) / width, (y.ravel() + 0.5) / height, np.ones(x.size)])
    mapped = back @ points
    across, down = mapped[0] / mapped[2], mapped[1] / mapped[2]
    inside = (across >= 0) & (across < 1) & (down >= 0) & (down < 1)
    column = np.clip(across * width, 0, width - 1).astype(int)
    row = np.clip(down * height, 0, height - 1).astype(int)
    source = row * width + column
    waves = np.sin(2 * np.pi * x / MOIRE_PERIOD[0]) * np.sin(2 * np.pi * y / MOIRE_PERIOD[1])
    light = ((1 - MOIRE + MOIRE * waves) * 256).astype(np.uint16).ravel()[:, None]
    curve = (255 * (np.arange(256) / 255) ** GAMMA).astype(np.uint16)
    results = np.empty_like(frames)
    for frame, result in zip(frames, results, strict=True):
        lit = curve[frame.reshape(-1, 3)[source]] * light >> 8
        lit[~inside] = SURROUND
        result[:] = lit.reshape(height, width, 3)
    low, high = seen.min(axis=0), seen.max(axis=0)
    place = Rectangle(
        left=float(low[0]),
        top=float(low[1]),
        width=float(high[0] - low[0]),
        height=float(high[1] - low[1]),
    )
    return results, place


def homography(
    source: npt.NDArray[np.float64], target: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Return the matrix [3, 3] that maps four points [4, 2] on four others."""
    rows = []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
    solved = np.linalg.solve(np.array(rows), target.ravel())
    return np.append(solved, 1.0).reshape(3, 3)


def with_grain(frames: Frames, strength: float, rng: np.random.Generator) -> Frames:
    """Add noise of a standard deviation to every pixel, the same in all three colours."""
    height, width = frames.shape[1:3]
    grains = np.round(rng.standard_normal((GRAINS, height, width)) * strength).astype(np.int16)
    results = np.empty_like(frames)
    for frame, result in zip(frames, results, strict=True):
        grain = grains[rng.integers(GRAINS)]
        shifted = np.roll(grain, int(rng.integers(width)), axis=1)
        np.clip(frame.astype(np.int16) + shifted[..., None], 0, 255, out=result, casting="unsafe")
    return results
