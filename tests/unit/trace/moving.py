"""Moving pictures drawn with numpy: shots in which a camera pans over a textured ground."""

import functools
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from airwitness.fingerprint.corners import shrunk
from airwitness.fingerprint.video import ClipFingerprinter, Frames, PictureFingerprinter
from airwitness.spans import FLICKS
from airwitness.trace.laying import build, write
from airwitness.trace.picture import ClipPictures, PictureAlignment, find_pictures
from airwitness.trace.picture_table import NewPictures
from airwitness.trace.segment import Segment
from tests.unit.trace.made import parts

HEIGHT, WIDTH = 360, 640  # of a clip; a recording's pictures are half as high and wide
RATE = 4  # pictures a second
SHOT = 3.1  # s
_BEYOND = 96  # pixels of ground that the camera may pan over

Luma = NDArray[np.uint8]
Film = list[Luma]
"""Pictures, each uint8 [h, w], `RATE` a second."""


@functools.lru_cache(maxsize=64)
def ground(seed: int, height: int = HEIGHT, width: int = WIDTH) -> NDArray[np.float32]:
    """Float32 [h, w]: slanted boxes of any size over each other, softened a little."""
    chance = np.random.default_rng(seed)
    out = np.full((height, width), 110.0, np.float32)
    rows, columns = np.mgrid[0:height, 0:width]
    for _ in range(200):
        high, wide = (int(n) for n in np.exp(chance.uniform(np.log(5), np.log(90), 2)))
        top, left = int(chance.integers(0, height)), int(chance.integers(0, width))
        box = (slice(top, top + high), slice(left, left + wide))
        middle = left + wide / 2 + chance.uniform(-1, 1) * (rows[box] - top)
        inside = np.abs(columns[box] - middle) < wide / 2
        out[box] = np.where(inside, chance.uniform(15, 240), out[box])
    soft = blurred(out)
    soft.flags.writeable = False  # it is drawn once for all
    return soft


def blurred(picture: NDArray[np.float32]) -> NDArray[np.float32]:
    """Float32 [h, w]: each pixel mixed with its neighbours (1 2 1)."""
    out = picture
    for axis in (0, 1):
        mixed = (np.roll(out, 1, axis) + 2 * out + np.roll(out, -1, axis)) / 4
        out = mixed.astype(np.float32)
    return out


def film(seed: int, seconds: float, *, begin: float = 0.0) -> Film:
    """Shots of `SHOT` s, in each a camera that pans and a box that moves across.

    Args:
        seed: of all that is drawn.
        seconds: how long.
        begin: where in the film to begin (s): the same instant always shows the same.
    """
    shown = []
    for instant in begin + np.arange(round(seconds * RATE)) / RATE:
        shot, age = divmod(float(instant), SHOT)
        key = 1_000 * seed + int(shot)
        chance = np.random.default_rng(key)
        shot_ground = ground(key, HEIGHT + _BEYOND, WIDTH + _BEYOND)
        way = chance.uniform(0, _BEYOND, (2, 2))
        top, left = np.rint(way[0] + (way[1] - way[0]) * age / SHOT).astype(int)
        picture = shot_ground[top : top + HEIGHT, left : left + WIDTH].copy()
        at = int(40 + 130 * age)
        picture[120:220, at : at + 60] = shot_ground[:100, :60]
        shown.append(rounded(picture))
    return shown


def rounded(picture: NDArray[Any]) -> Luma:
    """Uint8 [h, w]."""
    whole: Luma = np.clip(np.rint(picture), 0, 255).astype(np.uint8)
    return whole


def resized(picture: Luma, height: int, width: int) -> Luma:
    """A smaller picture."""
    return rounded(shrunk(picture.astype(np.float32), height, width))


def within(outer: Film, inner: Film, *, left: float, top: float, width: float) -> Film:
    """A film in a rectangle (shares of the picture) of the same shape within another."""
    size = round(HEIGHT * width), round(WIDTH * width)
    row, column = round(HEIGHT * top), round(WIDTH * left)
    made = []
    for one, other in zip(outer, inner, strict=True):
        picture = one.copy()
        picture[row : row + size[0], column : column + size[1]] = resized(other, *size)
        made.append(picture)
    return made


def noisy(pictures: Film, *, seed: int = 1, sigma: float = 4.0) -> Film:
    """The same with noise, less contrast and more light."""
    chance = np.random.default_rng(seed)
    grain = [chance.standard_normal(p.shape, np.float32) for p in pictures]
    level, size = np.float32(0.8), np.float32(sigma)
    return [rounded(level * p + 30 + size * g) for p, g in zip(pictures, grain, strict=True)]


def each(pictures: Film, change: Callable[[Luma], Luma]) -> Film:
    """The same with every picture changed."""
    return [change(picture) for picture in pictures]


def recording(pictures: Film) -> Frames:
    """The fingerprint of a recording that shows it, in pictures half as high and wide."""
    finger = PictureFingerprinter()
    for number, picture in enumerate(pictures):
        small = resized(picture, HEIGHT // 2, WIDTH // 2)
        finger.feed(number * FLICKS // RATE, small)
    return finger.finish()


def asked(pictures: Film) -> ClipPictures:
    """A clip that shows it."""
    finger = ClipFingerprinter()
    for number, picture in enumerate(pictures):
        finger.feed(number * FLICKS // RATE, picture)
    frames, mirrored = finger.finish()
    return ClipPictures(
        frames=frames,
        mirrored=mirrored,
        begin=0.0,
        end=len(pictures) / RATE,
        is_sequence=finger.is_sequence(),
    )


def asked_still(picture: Luma) -> ClipPictures:
    """A clip of one picture."""
    finger = ClipFingerprinter(is_one=True)
    finger.feed(0, picture)
    frames, mirrored = finger.finish()
    return ClipPictures(frames=frames, mirrored=mirrored, begin=0.0, end=0.0)


def lane(part: str, frames: Frames, name: str = "picture 0") -> NewPictures:
    """A lane of pictures that begins at the part's zero."""
    end = int(frames.time[-1]) if frames.time.size else 0
    return NewPictures(part=part, name=name, start=0, end=end, frames=frames)


def shown_segment(folder: Path, *lanes: Frames) -> Segment:
    """A segment of recordings that show this; the part of lane n is called str(n)."""
    new = [lane(str(number), frames) for number, frames in enumerate(lanes)]
    return write(build([], parts(*(n.part for n in new)), new), folder)


def searched(clip: ClipPictures, *segments: Segment) -> list[PictureAlignment]:
    """What is found, in this process."""
    with ThreadPoolExecutor(1) as executor:
        return find_pictures(clip, segments, executor)


def chance_frames(
    seed: int, count: int, corners: int = 30, *, prefixes: int = 1 << 24, unsure: int = 0
) -> Frames:
    """Frames with corners of chance, whose codes begin in as many different ways."""
    chance = np.random.default_rng(seed)
    sizes = chance.integers(0, 2 * corners, count)
    n = int(sizes.sum())
    begins = np.linspace(0, (1 << 24) - 1, min(prefixes, 1 << 16)).astype(np.uint64)
    if prefixes > begins.size:
        begins = chance.integers(0, 1 << 24, n).astype(np.uint64)
    rest = chance.integers(0, 1 << 36, n).astype(np.uint64)
    lots: Sequence[int] = chance.integers(0, begins.size, n).tolist()
    return Frames(
        time=np.cumsum(chance.integers(FLICKS // 2, 2 * FLICKS, count)),
        shape=np.full(count, 16 / 9, np.float32),
        height=np.full(count, 180, np.int32),
        first=np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
        code=begins[lots] << np.uint64(36) | rest,
        x=chance.random(n, np.float32),
        y=chance.random(n, np.float32),
        step=chance.integers(0, 4, n).astype(np.int32),
        is_still=chance.random(n) < 0.3,
        unsure=np.tile(np.arange(unsure, dtype=np.uint8), (n, 1)),
    )
