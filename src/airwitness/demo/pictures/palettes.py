"""Colours that go together: each scene is printed in the few inks of one palette."""

from dataclasses import dataclass

import numpy as np

from airwitness.demo.pictures.canvas import Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The inks of a scene."""

    sky: Colour
    """At the top."""
    haze: Colour
    """Of the sky at the horizon."""
    far: Colour
    middle: Colour
    near: Colour
    accent: Colour
    second: Colour
    light: Colour
    ink: Colour
    water: Colour


def _ink(code: str) -> Colour:
    return int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16)


def _palette(codes: str) -> Palette:
    return Palette(
        **dict(
            zip(
                (
                    "sky",
                    "haze",
                    "far",
                    "middle",
                    "near",
                    "accent",
                    "second",
                    "light",
                    "ink",
                    "water",
                ),
                map(_ink, codes.split()),
                strict=True,
            )
        )
    )


DAYS = tuple(
    map(
        _palette,
        (
            "f2b88b f9e4c0 d9938a a8616d 5f4359 e2593f 3d7c88 fff4dc 2b2238 3d7c88",
            "8fc8c8 f1efd2 7db0a2 448a80 24545a ec7a4c f2bf4b fdf8e4 15303a 3f95a0",
            "7fb4d6 e8f1ea 8fb98b 5f944f 35622f d9483b f0b93a fbf6e3 1c2b22 3f86b5",
            "f5cf6b fbeeb6 d8a55a b0723c 6d4128 2f7f86 c8442f fff6d5 2e1a12 2f7f86",
            "b9a4d3 f3dfe6 8f86c2 6259a0 372f68 f28a56 4fb0a5 fdf3f0 1c1738 4fa0b0",
            "e78f7a fbd9b4 c0667a 7f4474 43275a f6c64f 4e9ea8 fff0d8 220f33 4e8fa8",
            "a7d5e8 fdf5e0 b7c98d 8aa34f 556b2c c44f64 3f6fa0 ffffff 24301a 3f78a8",
            "6fa8a0 dfe9c9 a3b76b 6f8f4a 3a5a3c f09e3e b8473d fbf7de 16281f 4a8f98",
        ),
    )
)
NIGHTS = tuple(
    map(
        _palette,
        (
            "141c3c 4a4f86 3a4478 232c58 121733 f7d268 e8705a fdf3cf 080b1c 1b2a52",
            "0f2c36 3f7a78 2e5f66 1b4149 0c2229 f3b65a e2604a eef6dd 04141a 14404a",
            "2a1736 8a4a6c 5d3560 3c2148 1f1029 f6a94f 58b5b0 fce8d0 100716 3a2b58",
        ),
    )
)


def daylight(rng: np.random.Generator) -> Palette:
    """A palette of a day."""
    return DAYS[int(rng.integers(len(DAYS)))]


def darkness(rng: np.random.Generator) -> Palette:
    """A palette of a night."""
    return NIGHTS[int(rng.integers(len(NIGHTS)))]


def between(one: Colour, other: Colour, share: float) -> Colour:
    """A colour on the way from one to the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
