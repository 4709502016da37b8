"""The distortions of the yardstick for pictures: what a clip may have gone through.

Rules:

1. The truth is carried along: every step that moves, cuts or mirrors a picture also moves the
   rectangles that say which part of the clip shows the recording and which part of the recording
   it shows, in whole pixels. A picture that is rotated or seen aslant is told by the upright
   rectangle around it.
2. `speed` is recording seconds per clip second, as Airwitness says it when the distorted clip is
   the query and the original is in the archive. Frame k of a clip stands at k / rate of clip time.
3. Same frames and same state of the generator, same result.

    shown = BY_NAME["pip_35"].apply(film.frames, film.rate, Scene(other=other, rng=rng))
    moving.write(path, shown.frames, shown.rate, bit_rate=BY_NAME["pip_35"].bit_rate)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from airwitness.trace.geometry import WHOLE, Rectangle
from bench.accuracy import moving, picture_draw
from bench.accuracy.picture_steps import (
    between,
    covering,
    lined_up,
    placed,
    seen_aslant,
    with_grain,
)

if TYPE_CHECKING:
    from bench.accuracy.moving import Film, Frames

LOW_RATE = Fraction(25, 2)
SUBTITLE_S = 2.0
"""How long a subtitle stands."""
TINT = (1.12, 0.95, 0.62)
CONTRAST, BRIGHTNESS = 0.45, 105.0
SOFT = (("gblur", "sigma=1.6"),)
NOISE = 14.0
"""Standard deviation of one pixel's noise (of 255)."""
TURN_DEGREES = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a distortion may draw on."""

    other: Film
    """Another video, shown around the picture."""
    rng: np.random.Generator
    """Chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A clip, and what it shows of its recording."""

    frames: Frames
    """uint8 [n, h, w, 3]."""
    rate: Fraction
    """Frames a second."""
    in_clip: Rectangle = WHOLE
    """The part of the clip that shows the recording."""
    in_recording: Rectangle = WHOLE
    """The part of the recording that is shown."""
    is_mirrored: bool = False
    """Left and right are exchanged."""
    speed: float = 1.0
    """Recording seconds per clip second."""

    @property
    def size(self) -> tuple[int, int]:
        """Height and width in pixels."""
        return self.frames.shape[1], self.frames.shape[2]


Step = Callable[[Shown, Scene], Shown]
"""One thing done to a clip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Distortion:
    """One way to treat a clip."""

    name: str
    """Stable: files and rows are named by it."""
    steps: tuple[Step, ...]
    """What is done, in order."""
    bit_rate: int | None = None
    """Bits a second that it is encoded with; constant quality without."""
    has_other: bool = False
    """Another video is seen in it."""

    def apply(self, frames: Frames, rate: Fraction, scene: Scene) -> Shown:
        """Treat frames, uint8 [n, h, w, 3]."""
        shown = Shown(frames=frames, rate=rate)
        for step in self.steps:
            shown = step(shown, scene)
        return shown


def _high(shown: Shown, scene: Scene, *, lines: int) -> Shown:
    """Scale so that the shorter side has so many pixels."""
    del scene
    height, width = shown.size
    scale = lines / min(height, width)
    wide, high = moving.even(width * scale), moving.even(height * scale)
    return replace(shown, frames=moving.resized(shown.frames, wide, high))


def _cropped(shown: Shown, scene: Scene, *, keep: tuple[float, float], roams: bool) -> Shown:
    """Keep these shares of width and height: the middle, or a part drawn by chance."""
    height, width = shown.size
    wide, high = moving.even(keep[0] * width), moving.even(keep[1] * height)
    at = scene.rng.uniform(0.1, 0.9, 2) if roams else np.array([0.5, 0.5])
    left, top = int(at[0] * (width - wide)), int(at[1] * (height - high))
    part = Rectangle(left=left / width, top=top / height, width=wide / width, height=high / height)
    if shown.is_mirrored:
        part = replace(part, left=1 - part.left - part.width)
    return replace(
        shown,
        frames=shown.frames[:, top : top + high, left : left + wide],
        in_recording=between(shown.in_recording, part),
    )


def _padded(shown: Shown, scene: Scene, *, sides: float, ends: float) -> Shown:
    """Lay black bars at the sides and at top and bottom: shares of width and height."""
    del scene
    height, width = shown.size
    wide, high = 2 * round(sides * width), 2 * round(ends * height)
    frames = np.zeros((len(shown.frames), height + 2 * high, width + 2 * wide, 3), np.uint8)
    frames[:, high : high + height, wide : wide + width] = shown.frames
    return _within(shown, frames, wide, high)


def _within(shown: Shown, frames: Frames, left: int, top: int, scale: float = 1.0) -> Shown:
    """Say that `frames` show a clip from a pixel on, at its own size or scaled."""
    height, width = frames.shape[1:3]
    own_height, own_width = shown.size
    place = Rectangle(
        left=left / width,
        top=top / height,
        width=own_width * scale / width,
        height=own_height * scale / height,
    )
    return replace(shown, frames=frames, in_clip=between(place, shown.in_clip))


def _tall(shown: Shown, scene: Scene) -> Shown:
    """9 : 16 with a blurred, larger picture of itself behind."""
    del scene
    small = shown
    if shown.size[1] > 360:
        high = moving.even(shown.size[0] * 360 / shown.size[1])
        small = replace(shown, frames=moving.resized(shown.frames, 360, high))
    height, width = small.size
    tall = moving.even(width * 16 / 9)
    behind = covering(small.frames, width // 8, tall // 8)
    frames = moving.filtered(moving.resized(behind, width, tall), (("gblur", "sigma=8"),)).copy()
    top = (tall - height) // 2
    frames[:, top : top + height] = small.frames
    return _within(small, frames, 0, top)


def _overlaid(shown: Shown, scene: Scene) -> Shown:
    """A sign in a corner, a lower third and a ticker that moves."""
    height, width = shown.size
    drawn = picture_draw.overlays(scene.rng, width=width, height=height)
    frames = shown.frames.copy()
    for count, frame in enumerate(frames):
        drawn.draw(frame, count / float(shown.rate))
    return replace(shown, frames=frames)


def _subtitled(shown: Shown, scene: Scene) -> Shown:
    """Two lines of letters with a dark rim, new ones every 2 s."""
    height, width = shown.size
    frames = shown.frames.copy()
    each = max(1, round(SUBTITLE_S * shown.rate))
    for first in range(0, len(frames), each):
        for line in range(2):
            size = max(7, round(0.06 * height))
            letters = int(scene.rng.uniform(0.45, 0.85) * width / (6 * max(1, size // 7)))
            mask = picture_draw.text(scene.rng, letters=letters, height=size)
            left, top = (width - mask.shape[1]) // 2, round((0.8 + 0.09 * line) * height)
            for frame in frames[first : first + each]:
                picture_draw.outlined(frame, mask, left=left, top=top)
    return replace(shown, frames=frames)


def _in_other(
    shown: Shown, scene: Scene, *, share: float, corner: tuple[float, float] | None
) -> Shown:
    """Show the picture at a share of width and height within another video."""
    height, width = shown.size
    high, wide = moving.even(share * height), moving.even(share * width)
    at = scene.rng.uniform(0.08, 0.92, 2) if corner is None else np.array(corner)
    left, top = int(at[0] * (width - wide)), int(at[1] * (height - high))
    frames = covering(lined_up(scene.other, len(shown.frames), shown.rate), width, height)
    frames[:, top : top + high, left : left + wide] = moving.resized(shown.frames, wide, high)
    return replace(shown, frames=frames, in_clip=placed(left, top, wide, high, width, height))


def _in_l_frame(shown: Shown, scene: Scene) -> Shown:
    """75 % at the top right, another video behind, and letters on it that stand still."""
    height, width = shown.size
    framed = _in_other(shown, scene, share=0.75, corner=(1.0, 0.0))
    for line in range(2):
        size = max(7, round(0.07 * height))
        mask = picture_draw.text(scene.rng, letters=width // (7 * (size // 7)), height=size)
        at = round((0.79 + 0.1 * line) * height)
        for frame in framed.frames:
            picture_draw.outlined(frame, mask, left=round(0.03 * width), top=at)
    return framed


def _split(shown: Shown, scene: Scene) -> Shown:
    """The middle of the picture in one half of the screen, another video in the other."""
    height, width = shown.size
    half = _cropped(shown, scene, keep=(0.5, 1.0), roams=False)
    wide = half.size[1]
    frames = covering(lined_up(scene.other, len(shown.frames), shown.rate), width, height)
    left = int(scene.rng.integers(2)) * (width - wide)
    frames[:, :, left : left + wide] = half.frames
    return replace(half, frames=frames, in_clip=placed(left, 0, wide, height, width, height))


def _mirrored(shown: Shown, scene: Scene) -> Shown:
    del scene
    clip = shown.in_clip
    return replace(
        shown,
        frames=shown.frames[:, :, ::-1],
        is_mirrored=not shown.is_mirrored,
        in_clip=replace(clip, left=1 - clip.left - clip.width),
    )


def _flat(shown: Shown, scene: Scene) -> Shown:
    """Bright, and of little contrast."""
    del scene
    curve = np.clip(np.arange(256) * CONTRAST + BRIGHTNESS, 0, 255).astype(np.uint8)
    return replace(shown, frames=curve[shown.frames])


def _grey(shown: Shown, scene: Scene) -> Shown:
    del scene
    return replace(shown, frames=moving.filtered(shown.frames, (("hue", "s=0"),)))


def _tinted(shown: Shown, scene: Scene) -> Shown:
    del scene
    curves = np.clip(np.arange(256)[:, None] * np.array(TINT), 0, 255).astype(np.uint8)
    frames = np.stack([curves[shown.frames[..., c], c] for c in range(3)], axis=-1)
    return replace(shown, frames=frames)


def _at_rate(shown: Shown, scene: Scene, *, rate: Fraction | None, speed: float) -> Shown:
    """Show at another rate, or at the same for None; faster by `speed`: frames fall out or stay."""
    del scene
    new = rate or shown.rate
    seconds = len(shown.frames) / float(shown.rate) / speed
    times = np.arange(int(seconds * new + 1e-6)) / float(new) * speed
    chosen = np.minimum((times * float(shown.rate) + 1e-6).astype(int), len(shown.frames) - 1)
    return replace(shown, frames=shown.frames[chosen], rate=new, speed=shown.speed * speed)


def _turned(shown: Shown, scene: Scene) -> Shown:
    """Rotate about the middle; the corners are cut off, and black comes in."""
    del scene
    angle = f"a={TURN_DEGREES}*PI/180:c=black"
    return replace(shown, frames=moving.filtered(shown.frames, (("rotate", angle),)))


def _filmed(shown: Shown, scene: Scene) -> Shown:
    """Filmed off a screen: aslant, with moiré, another gamma, a vignette, out of focus."""
    frames, place = seen_aslant(shown.frames, scene.rng)
    blurred = moving.filtered(frames, (("gblur", "sigma=1.1"), ("vignette", "angle=PI/6")))
    return replace(shown, frames=blurred, in_clip=between(place, shown.in_clip))


def _grainy(shown: Shown, scene: Scene) -> Shown:
    """Blur and noise."""
    return replace(shown, frames=with_grain(moving.filtered(shown.frames, SOFT), NOISE, scene.rng))


def _crop(keep_wide: float, keep_high: float, *, roams: bool = False) -> Step:
    return partial(_cropped, keep=(keep_wide, keep_high), roams=roams)


_letterboxed = partial(_padded, sides=0.0, ends=1 / 12)
_pillarboxed = partial(_padded, sides=1 / 12, ends=0.0)

YARDSTICK = (
    Distortion(name="360p_300k", steps=(partial(_high, lines=360),), bit_rate=300_000),
    Distortion(name="240p_100k", steps=(partial(_high, lines=240),), bit_rate=100_000),
    Distortion(name="letterbox", steps=(_letterboxed,)),
    Distortion(name="pillarbox", steps=(_pillarboxed,)),
    Distortion(name="blur_pad_9_16", steps=(_tall,)),
    Distortion(name="crop_10", steps=(_crop(0.8, 0.8),)),
    Distortion(name="crop_4_3", steps=(_crop(0.75, 1.0),)),
    Distortion(name="crop_60", steps=(_crop(0.6, 0.6, roams=True),)),
    Distortion(name="overlays", steps=(_overlaid,)),
    Distortion(name="subtitles", steps=(_subtitled,)),
    Distortion(name="pip_35", steps=(partial(_in_other, share=0.35, corner=None),), has_other=True),
    Distortion(name="pip_60", steps=(partial(_in_other, share=0.6, corner=None),), has_other=True),
    Distortion(name="l_frame_75", steps=(_in_l_frame,), has_other=True),
    Distortion(name="mirror", steps=(_mirrored,)),
    Distortion(name="bright_flat", steps=(_flat,)),
    Distortion(name="black_and_white", steps=(_grey,)),
    Distortion(name="tint", steps=(_tinted,)),
    Distortion(name="12_5_fps", steps=(partial(_at_rate, rate=LOW_RATE, speed=1.0),)),
    Distortion(name="slow_0_5", steps=(partial(_at_rate, rate=None, speed=0.5),)),
    Distortion(name="fast_1_25", steps=(partial(_at_rate, rate=None, speed=1.25),)),
    Distortion(name="rotate_5", steps=(_turned,)),
    Distortion(name="filmed", steps=(_filmed,)),
    Distortion(name="blur_noise", steps=(_grainy,)),
    Distortion(
        name="all_at_once",
        steps=(_mirrored, _crop(0.85, 0.85), _letterboxed, _overlaid),
        bit_rate=150_000,
    ),
    Distortion(name="split_screen", steps=(_split,), has_other=True),
)
"""The 25 by which Airwitness and its peers are compared."""

CLEAN = Distortion(name="clean", steps=())
BY_NAME = {distortion.name: distortion for distortion in (CLEAN, *YARDSTICK)}
"""All of them by name, in order."""
