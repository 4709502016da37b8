"""Train the projection that turns a patch into a code, on pictures that `leaves` draws.

    python -m bench.models.codes src/airwitness/fingerprint/projection.npy

The directions in which patches differ most from each other, and least from themselves after what
happens to pictures on air (other size, blur, noise, coarse quantisation, a small turn, a corner
found a little beside): linear discriminant analysis, after Strecha and others, "LDAHash" (2012).
The file is a float16 array [CODE_BITS, SAMPLES * SAMPLES + 1]: directions in units of their noise,
most telling first, and in the last column what is taken off.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from airwitness.fingerprint.codes import CODE_BITS, standardised
from airwitness.fingerprint.corners import SAMPLES, STEP, Corners, corners, patches_at, shrunk
from bench.models.leaves import HEIGHT, WIDTH, leaves

PICTURES = 400
COPIES = 4
SEED = 20_260_301
_RIDGE = 0.02  # of the mean noise, so that no direction is believed to be free of it
_BESIDE = 0.6  # pixels between the places where a corner is found twice
_STEPS = (0, 1, 2, 3, 4)


def train(pictures: int = PICTURES) -> NDArray[np.float16]:
    """The projection, float16 [CODE_BITS, SAMPLES * SAMPLES + 1]."""
    generator = np.random.default_rng(SEED)
    size = SAMPLES * SAMPLES
    noise, total, mean, count = np.zeros((size, size)), np.zeros((size, size)), np.zeros(size), 0
    for _ in range(pictures):
        large = leaves(generator)
        small = _half(large)
        found = corners(small, steps=_STEPS, most=(60,) * len(_STEPS), grid=(6, 4))
        first = standardised(found.patch)
        for _ in range(COPIES):
            second = standardised(_seen_again(large, found, generator))
            apart = (first - second).astype(np.float64)
            noise += apart.T @ apart
            both = np.concatenate([first, second]).astype(np.float64)
            total += both.T @ both
            mean += both.sum(axis=0)
            count += first.shape[0]
    noise /= count
    mean /= 2 * count
    total = total / (2 * count) - np.outer(mean, mean)
    noise += _RIDGE * np.trace(noise) / size * np.eye(size)
    root = np.linalg.inv(np.linalg.cholesky(noise))  # whitens the noise
    values, vectors = np.linalg.eigh(root @ total @ root.T)
    order = np.argsort(-values)[:CODE_BITS]
    directions = vectors[:, order].T @ root  # [CODE_BITS, size]
    return np.concatenate([directions, directions @ mean[:, None]], axis=1).astype(np.float16)


def _half(picture: NDArray[np.float32]) -> NDArray[np.uint8]:
    """uint8 [HEIGHT / 2, WIDTH / 2]."""
    small = picture.reshape(HEIGHT // 2, 2, WIDTH // 2, 2).mean(axis=(1, 3))
    return np.clip(np.rint(small), 0, 255).astype(np.uint8)


def _seen_again(
    large: NDArray[np.float32], found: Corners, generator: np.random.Generator
) -> NDArray[np.float32]:
    """Patches of the same places in a copy of the picture, float32 [n, SAMPLES * SAMPLES]."""
    scale = generator.uniform(0.30, 0.75)  # of the copy: 0.5 is the size it was seen in first
    turn = np.deg2rad(generator.normal(0, 3.0))
    height, width = round(HEIGHT * scale), round(WIDTH * scale)
    cos, sin = np.cos(turn), np.sin(turn)
    v, u = np.mgrid[0:height, 0:width] + 0.5
    x, y = u / scale - WIDTH / 2, v / scale - HEIGHT / 2
    copy = _sampled(
        _blurred(large, 0.5 / scale),
        cos * x + sin * y + WIDTH / 2 - 0.5,
        cos * y - sin * x + HEIGHT / 2 - 0.5,
    )
    copy = _worn(copy, generator)
    # a place of the first picture as the copy shows it
    px, py = found.x * WIDTH - WIDTH / 2, found.y * HEIGHT - HEIGHT / 2
    cx = (cos * px - sin * py + WIDTH / 2) * scale
    cy = (cos * py + sin * px + HEIGHT / 2) * scale
    out = np.empty_like(found.patch)
    for step in _STEPS:
        at = np.flatnonzero(found.step == step)
        pixel = STEP**step * scale / 0.5 * STEP ** generator.uniform(-0.5, 0.5)
        rows, columns = round(height / pixel), round(width / pixel)
        level = copy if pixel < 1 else shrunk(copy, rows, columns)
        pixel = max(1.0, pixel)
        jitter = generator.normal(0, _BESIDE, (2, at.size))
        out[at] = patches_at(
            level,
            (cx[at] / pixel - 0.5 + jitter[0]).astype(np.float32),
            (cy[at] / pixel - 0.5 + jitter[1]).astype(np.float32),
        )
    return out


def _worn(copy: NDArray[np.float32], generator: np.random.Generator) -> NDArray[np.float32]:
    """What codecs, transmitters and cameras do to a picture."""
    copy = _blurred(copy, abs(generator.normal(0, 0.7)))
    if generator.random() < 0.6:
        copy = _quantised(copy, generator.uniform(4, 40))
    gamma, gain = np.exp(generator.normal(0, 0.2)), np.exp(generator.normal(0, 0.15))
    copy = 255 * np.clip(copy / 255, 0, 1) ** gamma
    copy = 128 + gain * (copy - 128) + generator.normal(0, 10)
    copy = copy + generator.normal(0, abs(generator.normal(0, 5)), copy.shape)
    return np.clip(copy, 0, 255).astype(np.float32)


def _quantised(picture: NDArray[np.float32], coarse: float) -> NDArray[np.float32]:
    """Cosine coefficients of 8 x 8 pixels rounded, fine ones more."""
    height, width = (n // 8 * 8 for n in picture.shape)
    k = np.arange(8)
    cosine = np.sqrt(2 / 8) * np.cos(np.pi * (2 * k[None, :] + 1) * k[:, None] / 16)
    cosine[0] /= np.sqrt(2)
    blocks = picture[:height, :width].reshape(height // 8, 8, width // 8, 8).transpose(0, 2, 1, 3)
    spectrum = cosine @ blocks @ cosine.T
    step = coarse * (0.4 + (k[:, None] + k[None, :]) / 7)
    back = cosine.T @ (np.rint(spectrum / step) * step) @ cosine
    out = picture.copy()
    out[:height, :width] = back.transpose(0, 2, 1, 3).reshape(height, width)
    return out


def _blurred(picture: NDArray[np.float32], sigma: float) -> NDArray[np.float32]:
    """Gaussian blur."""
    if sigma < 0.1:
        return picture
    reach = max(1, round(3 * sigma))
    weight = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    weight /= weight.sum()
    padded = np.pad(picture, reach, mode="edge")
    wide = sum(w * padded[:, k : k + picture.shape[1]] for k, w in enumerate(weight))
    out: NDArray[np.float32] = sum(
        w * wide[k : k + picture.shape[0]] for k, w in enumerate(weight)
    ).astype(np.float32)
    return out


def _sampled(
    picture: NDArray[np.float32], x: NDArray[np.float64], y: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Grey values between pixels; the border goes on."""
    x = np.clip(x, 0, picture.shape[1] - 1.001)
    y = np.clip(y, 0, picture.shape[0] - 1.001)
    j, i = x.astype(int), y.astype(int)
    u, v = x - j, y - i
    above = (1 - u) * picture[i, j] + u * picture[i, j + 1]
    below = (1 - u) * picture[i + 1, j] + u * picture[i + 1, j + 1]
    return ((1 - v) * above + v * below).astype(np.float32)


def main() -> None:
    """Write the projection."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--pictures", type=int, default=PICTURES)
    asked = parser.parse_args()
    np.save(asked.out, train(asked.pictures), allow_pickle=False)


if __name__ == "__main__":
    main()
