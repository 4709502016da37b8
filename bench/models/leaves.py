"""Pictures drawn to train on: dead leaves, which have the statistics of photographs.

Shapes of all sizes lie over each other (sizes drawn from r^-3, so that no scale is preferred),
each with a grey level, a shading and a texture of its own (Lee, Mumford and Huang, 2001).
Letters and fine lines are among them, as television is full of both.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

HEIGHT, WIDTH = 360, 640
LEAVES = 900
SMALLEST, LARGEST = 4.0, 220.0  # radius, pixels


def leaves(generator: np.random.Generator) -> NDArray[np.float32]:
    """float32 [HEIGHT, WIDTH], grey levels 0 to 255."""
    picture = _noise(generator, 1.0) * 60 + 128
    for radius in np.sort(_radii(generator))[::-1]:
        _leaf(picture, float(radius), generator)
    return np.clip(picture, 0, 255).astype(np.float32)


def _radii(generator: np.random.Generator) -> NDArray[np.float64]:
    """Radii with a density of r^-3 between the limits."""
    low, high = SMALLEST**-2, LARGEST**-2
    radii: NDArray[np.float64] = (low + generator.random(LEAVES) * (high - low)) ** -0.5
    return radii


def _leaf(picture: NDArray[np.float32], radius: float, generator: np.random.Generator) -> None:
    """Lay one shape over the picture."""
    x, y = generator.uniform(0, WIDTH), generator.uniform(0, HEIGHT)
    top, bottom = max(0, int(y - radius)), min(HEIGHT, int(y + radius) + 2)
    left, right = max(0, int(x - radius)), min(WIDTH, int(x + radius) + 2)
    if bottom <= top or right <= left:
        return
    v, u = np.mgrid[top:bottom, left:right].astype(np.float32)
    turn = generator.uniform(0, 2 * np.pi)
    a = (np.cos(turn) * (u - x) + np.sin(turn) * (v - y)) / radius
    b = (np.cos(turn) * (v - y) - np.sin(turn) * (u - x)) / radius
    kind = generator.integers(5)
    if kind == 0:
        inside = a * a + b * b < 1
    elif kind == 1:
        inside = (abs(a) < 0.7) & (abs(b) < generator.uniform(0.15, 0.7))
    elif kind == 2:
        inside = (abs(a) < 0.9) & (b > -0.6) & (b < 0.8 - 1.4 * abs(a))
    elif kind == 3:
        inside = (a * a + (b / 0.5) ** 2 < 1) & (a * a + (b / 0.5) ** 2 > 0.4)
    else:
        inside = (abs(a) < 0.75) & (abs(b) < 0.5) & (np.sin(9 * a + 3 * np.sin(5 * b)) > 0)
    shade = generator.uniform(15, 240) + generator.uniform(-30, 30) * a
    texture = generator.uniform(0, 14)
    if texture > 6:
        shade = shade + texture * np.sin(
            generator.uniform(2, 20) * a + generator.uniform(2, 20) * b
        )
    picture[top:bottom, left:right] = np.where(inside, shade, picture[top:bottom, left:right])


def _noise(generator: np.random.Generator, slope: float) -> NDArray[np.float32]:
    """float32 [HEIGHT, WIDTH], mean 0, standard deviation 1, amplitude falling as 1/f^slope."""
    fy = np.fft.fftfreq(HEIGHT)[:, None]
    fx = np.fft.rfftfreq(WIDTH)[None, :]
    size = np.hypot(fy, fx)
    size[0, 0] = 1.0
    spectrum = np.fft.rfft2(generator.standard_normal((HEIGHT, WIDTH))) / size**slope
    spectrum[0, 0] = 0.0
    noise = np.fft.irfft2(spectrum, (HEIGHT, WIDTH))
    return (noise / noise.std()).astype(np.float32)
