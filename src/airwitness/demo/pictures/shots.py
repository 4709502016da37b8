"""What a camera sees: layers that pass by at their own pace, and things that move in front.

A shot is a film that begins at 0 s; it is drawn once, and each picture is pasted together
from its layers. A path says where a thing is at a time, in units; a camera moves sideways.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from airwitness.demo.pictures.canvas import (
    PICTURE_HEIGHT,
    PICTURE_WIDTH,
    SCALE,
    WIDTH,
    Canvas,
    Film,
    Layer,
    Picture,
    Point,
    paste,
)

Path: TypeAlias = Callable[[float], Point]
"""Where a thing is: from seconds to units."""
Actor: TypeAlias = Callable[[Picture, float], None]
"""Paints itself into the picture of a moment."""

LONGEST = 9.0  # seconds; then the camera stands still


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """A camera that moves sideways."""

    speed: float
    """Units a second of what is nearest; to the left if negative."""

    @classmethod
    def drawn(cls, rng: np.random.Generator) -> "Camera":
        """A camera of some speed."""
        return cls(speed=float(rng.choice([-1, 1]) * rng.uniform(9, 20)))

    def room(self, depth: float) -> float:
        """Units of width that a layer of a depth (0 far, 1 near) must have."""
        return WIDTH + abs(self.speed) * depth * LONGEST + 2

    def path(self, depth: float, x: float = 0.0, y: float = 0.0) -> Path:
        """Where a thing on a layer is, as the camera moves."""
        begin = abs(self.speed) * depth * LONGEST if self.speed < 0 else 0.0
        return lambda t: (x - begin - self.speed * depth * min(t, LONGEST), y)


def shot(actors: Sequence[Actor]) -> Film:
    """A film in which all actors are painted, one over the other; the first covers all."""

    def picture(t: float) -> Picture:
        frame = np.empty((PICTURE_HEIGHT, PICTURE_WIDTH, 3), np.uint8)
        for actor in actors:
            actor(frame, t)
        return frame

    return picture


def still(x: float = 0.0, y: float = 0.0) -> Path:
    """The path of what does not move."""
    return lambda _: (x, y)


def moved(layer: Layer | Canvas, path: Path) -> Actor:
    """A layer that follows a path."""
    piece = layer.cut() if isinstance(layer, Canvas) else layer

    def paint(frame: Picture, t: float) -> None:
        x, y = path(t)
        paste(frame, piece, round(x * SCALE), round(y * SCALE))

    return paint


def turned(phases: Sequence[Layer], a_second: float, path: Path) -> Actor:
    """A thing drawn in several phases that follow each other round and round."""

    def paint(frame: Picture, t: float) -> None:
        x, y = path(t)
        layer = phases[int(t * a_second) % len(phases)]
        paste(frame, layer, round(x * SCALE), round(y * SCALE))

    return paint


def crossing(path: Path, speed: float, width: float, lead: float) -> Path:
    """A path along which a thing also travels, and comes in again where it went out.

    Args:
        path: without the travel.
        speed: units a second; to the left if negative.
        width: of the thing, units.
        lead: how far from the path's place it is at 0 s, units.
    """
    round_trip = WIDTH + 2 * width

    def travelled(t: float) -> Point:
        x, y = path(t)
        return (x + lead + speed * t + width) % round_trip - width, y

    return travelled


def entry(rng: np.random.Generator, speed: float, width: float) -> float:
    """The lead with which a thing passes the middle of the picture some seconds later."""
    return WIDTH / 2 - width / 2 - speed * rng.uniform(1.5, 3.5)


def bobbing(path: Path, size: float, period: float, begin: float = 0.0) -> Path:
    """A path that also rises and falls by `size` units."""

    def bobbed(t: float) -> Point:
        x, y = path(t)
        return x, y + size * float(np.sin(2 * np.pi * (t / period + begin)))

    return bobbed


def circling(path: Path, wide: float, high: float, period: float, begin: float = 0.0) -> Path:
    """A path that also goes round an ellipse."""

    def circled(t: float) -> Point:
        x, y = path(t)
        angle = 2 * np.pi * (t / period + begin)
        return x + wide * float(np.cos(angle)), y + high * float(np.sin(angle))

    return circled


def closing_in(film: Film, seconds: float, most: float, x: float = 0.5, y: float = 0.5) -> Film:
    """A film as seen by a camera that closes in.

    Args:
        film: as the camera sees it at first.
        seconds: how long it closes in.
        most: by how much it has enlarged the middle then; over 1.
        x: share of the width where it aims at.
        y: share of the height.
    """

    def picture(t: float) -> Picture:
        zoom = 1 + (most - 1) * min(t / seconds, 1.0)
        return _enlarged(film(t), zoom, x, y)

    return picture


def _enlarged(frame: Picture, zoom: float, x: float, y: float) -> Picture:
    """A part of a picture in the size of the whole, in straight lines between pixels."""
    rows, low = _sampled(frame.shape[0], zoom, y)
    columns, right = _sampled(frame.shape[1], zoom, x)
    some = frame[rows].astype(np.uint16) * (64 - low)[:, None, None]
    some += frame[rows + 1] * low[:, None, None]
    some >>= 6
    out = some[:, columns] * (64 - right)[None, :, None]
    out += some[:, columns + 1] * right[None, :, None]
    picture: Picture = (out >> 6).astype(np.uint8)
    return picture


def _sampled(length: int, zoom: float, aim: float) -> tuple[np.ndarray, np.ndarray]:
    at = aim * (length - 1) * (1 - 1 / zoom) + np.arange(length) / zoom
    whole = np.minimum(at.astype(np.intp), length - 2)
    return whole, np.round(64 * np.clip(at - whole, 0, 1)).astype(np.uint16)


def smaller(frame: Picture, width: int, height: int) -> Picture:
    """A picture shrunk to so many pixels: each is the mean of what it covers."""
    rows = _shrunk(frame, height)
    return _shrunk(np.ascontiguousarray(rows.swapaxes(0, 1)), width).swapaxes(0, 1)


def _shrunk(lines: Picture, count: int) -> Picture:
    """Fewer lines, each the mean of those that it covers."""
    each = lines.shape[0] / count
    edges = np.arange(count) * each
    first = edges.astype(np.intp)
    total = np.full((count, *lines.shape[1:]), 128, np.uint16)
    done = np.zeros(count, np.int64)  # share of the mean that is taken, in 256ths
    for step in range(int(each) + 2):
        after = np.clip(np.round(256 * (first + step + 1 - edges) / each), 0, 256).astype(np.int64)
        at = np.minimum(first + step, lines.shape[0] - 1)
        total += lines[at] * (after - done).astype(np.uint16)[:, None, None]
        done = after
    return (total >> 8).astype(np.uint8)
