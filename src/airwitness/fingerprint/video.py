"""The fingerprint of a lane of pictures, for a recording and for a clip.

Of a recording a *frame* is kept about every second, or as often as it has key frames; none while
the picture stands still. Of a frame up to 64 corners are kept, spread over the picture and over
four sizes: those that move before those that stay where they are, as sets, cards and logos do. A
corner is *still* if the same is at the same place 1.5 s earlier or later.

Of a clip four frames a second are looked at, closely: some 700 corners each, over ten sizes, so
that a picture within a picture is met at its size; mirrored as well. There a corner that is still
at one moment is still whenever it is seen (see `stillness`).
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np
from numpy.typing import NDArray

from airwitness.evidence.digest import Json
from airwitness.fingerprint.codes import PREFIX_BITS, UNSURE, codes
from airwitness.fingerprint.corners import (
    SAMPLES,
    STEP,
    Corners,
    corners,
    patches_at,
    shrunk,
    spread,
    together,
)
from airwitness.fingerprint.sequence import is_sequence
from airwitness.fingerprint.stillness import stood_still
from airwitness.spans import FLICKS

VERSION = "1"  # changes when the same pictures give other fingerprints
CLIP_STEPS = tuple(range(10))
CLIP_CORNERS = (180, 120, 90, 60, 60, 60, 60, 60, 60, 60)
"""Of each size: more of the fine ones, in which a picture within the picture shows."""
STILL_CORNERS, STILL_UNSURE = 200, 10  # of a still, which has to be known by one frame
KEPT_GRID = (3, 2)  # cells that share what is kept
POOL = 4  # times as many corners are looked at as are kept
GRID = (6, 4)  # cells that give corners
KEEP_EVERY = FLICKS * 85 // 100  # between frames of a recording that are kept
STILL_AFTER = FLICKS * 3 // 2 - FLICKS // 20  # a corner that stays so long is still
SHOT_AFTER = FLICKS // 2  # a new shot is kept at once, if the last frame is so old
SAME_CODE = 10  # bits by which a corner that stays may differ
_CHANGED = 14.0  # mean grey levels between thumbnails: a new shot
_STANDS = 0.8  # mean grey levels: nothing has changed
_THUMB = (12, 20)  # height and width of a thumbnail


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """What a stored fingerprint depends on besides the pictures."""

    corners: int = 16
    """Of each size, at most."""
    steps: int = 4
    """Sizes."""

    def as_json(self) -> dict[str, Json]:
        """For digests and file headers."""
        return {"kind": "picture", "version": VERSION, **asdict(self)}


PARAMETERS = Parameters()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """Frames in order of time, and the corners of each."""

    time: NDArray[np.int64]
    """int64 [f], flicks from the lane's start."""
    shape: NDArray[np.float32]
    """float32 [f], width / height as shown."""
    height: NDArray[np.int32]
    """int32 [f], pixels of the picture that was looked at."""
    first: NDArray[np.int64]
    """int64 [f + 1], the first corner of each frame, and the end."""
    code: NDArray[np.uint64]
    """uint64 [n], see `codes`."""
    x: NDArray[np.float32]
    """float32 [n], share of the width."""
    y: NDArray[np.float32]
    """float32 [n], share of the height."""
    step: NDArray[np.int32]
    """int32 [n], how often the picture was shrunk (see `corners`)."""
    is_still: NDArray[np.bool_]
    """bool [n]."""
    unsure: NDArray[np.uint8]
    """uint8 [n, k], of a clip: which bits of the prefix are least certain (see `codes`); [0, k]
    of a recording."""


def thinned(frames: Frames, every: int) -> Frames:
    """One frame of so many, from the first."""
    chosen = np.arange(0, frames.time.size, every)
    counts = np.diff(frames.first)
    corner = np.repeat(np.arange(frames.time.size) % every == 0, counts)
    return Frames(
        time=frames.time[chosen],
        shape=frames.shape[chosen],
        height=frames.height[chosen],
        first=np.concatenate([[0], np.cumsum(counts[chosen])]).astype(np.int64),
        code=frames.code[corner],
        x=frames.x[corner],
        y=frames.y[corner],
        step=frames.step[corner],
        is_still=frames.is_still[corner],
        unsure=frames.unsure[corner],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """A frame whose corners are known."""

    time: int
    shape: tuple[int, int]
    """Height and width in pixels."""
    luma: NDArray[np.uint8]
    found: Corners
    code: NDArray[np.uint64]
    is_still: NDArray[np.bool_]
    unsure: NDArray[np.uint8]


class _Waiting:
    """Frames of which no later picture has told yet what of them is still."""

    def __init__(self) -> None:
        self._young: list[_Frame] = []
        self._old: _Frame | None = None  # the last that is old enough to tell what is still

    def told(self, time: int, luma: NDArray[np.uint8]) -> list[_Frame]:
        """The frames of which this picture tells it."""
        done = []
        while self._young and not 0 <= time - self._young[0].time < STILL_AFTER:
            self._old = self._young.pop(0)
            _mark_still(self._old, luma)
            done.append(self._old)
        return done

    def enter(self, frame: _Frame) -> None:
        """Take a frame; what stood there before is still."""
        if self._old is not None:
            _mark_still(frame, self._old.luma)
        self._young.append(frame)

    def rest(self) -> list[_Frame]:
        """Those that are left at the end."""
        return self._young


class PictureFingerprinter:
    """Fingerprints a lane of a recording, picture by picture."""

    def __init__(self, parameters: Parameters = PARAMETERS, *, every: int = KEEP_EVERY) -> None:
        """Get ready.

        Args:
            parameters: what is kept of a frame.
            every: flicks from a frame to the next that is kept, if no new shot begins.
        """
        self._parameters = parameters
        self._every = every
        self._steps = range(parameters.steps)
        self._done: list[_Frame] = []
        self._waiting = _Waiting()
        self._last: int | None = None  # time of the last frame that was kept
        self._thumb = np.zeros(_THUMB, np.float32)  # of it

    def feed(self, time: int, luma: NDArray[np.uint8]) -> None:
        """Take the next picture: uint8 [h, w], shown at `time` (flicks from the lane's start)."""
        self._done += [self._chosen(frame) for frame in self._waiting.told(time, luma)]
        thumb = shrunk(luma.astype(np.float32), *_THUMB)
        if self._last is not None:
            apart = float(np.abs(thumb - self._thumb).mean())
            age = time - self._last
            is_due = not 0 <= age < self._every or (apart > _CHANGED and age >= SHOT_AFTER)
            if not is_due or (apart < _STANDS and age > 0):
                return
        found = corners(
            luma,
            steps=self._steps,
            most=(POOL * self._parameters.corners,) * self._parameters.steps,
            grid=GRID,
        )
        self._waiting.enter(_described(time, luma, found))
        self._last, self._thumb = time, thumb

    def finish(self) -> Frames:
        """The fingerprint of all that came."""
        self._done += [self._chosen(frame) for frame in self._waiting.rest()]
        return _joined(self._done)

    def _chosen(self, frame: _Frame) -> _Frame:
        """The corners of a frame that are kept: those that move first."""
        chosen = np.zeros(frame.code.size, np.bool_)
        for step in self._steps:
            room = self._parameters.corners
            for is_still in (False, True):
                at = np.flatnonzero((frame.found.step == step) & (frame.is_still == is_still))
                found = frame.found.take(at)
                kept = at[spread(found.x, found.y, found.strength, room, KEPT_GRID)]
                chosen[kept] = True
                room -= kept.size
        return replace(
            _small(frame),
            found=replace(frame.found.take(chosen), patch=frame.found.patch[:0].copy()),
            code=frame.code[chosen],
            is_still=frame.is_still[chosen],
            unsure=frame.unsure[:0].copy(),
        )


class ClipFingerprinter:
    """Looks closely at the pictures of a clip, one by one."""

    def __init__(self, *, is_one: bool = False) -> None:
        """Get ready; a clip of one picture is looked at more closely."""
        self._is_one = is_one
        self._corners = (STILL_CORNERS,) * len(CLIP_STEPS) if is_one else CLIP_CORNERS
        self._unsure = STILL_UNSURE if is_one else UNSURE
        self._frames: list[_Frame] = []
        self._mirrored: list[_Frame] = []
        self._thumbs: list[NDArray[np.float32]] = []
        self._waiting = _Waiting()

    def feed(self, time: int, luma: NDArray[np.uint8]) -> None:
        """Take the next picture: uint8 [h, w], shown at `time` (flicks)."""
        for frame in self._waiting.told(time, luma):
            self._keep(frame)
        self._thumbs.append(shrunk(luma.astype(np.float32), *_THUMB).ravel())
        found = corners(luma, steps=CLIP_STEPS, most=self._corners, grid=GRID)
        if self._is_one:
            found = together([found, self._between(luma)])
        self._waiting.enter(_described(time, luma, found, self._unsure))

    def finish(self) -> tuple[Frames, Frames]:
        """Frames of all that came, and the same in a mirror."""
        for frame in self._waiting.rest():
            self._keep(frame)
        frames, mirrored = _joined(self._frames), _joined(self._mirrored)
        still = _stood_still(frames)
        return replace(frames, is_still=still), replace(mirrored, is_still=still)

    def _between(self, luma: NDArray[np.uint8]) -> Corners:
        """Corners of the sizes half-way between the usual ones."""
        height, width = (round(n / STEP**0.5) for n in luma.shape)
        half = np.rint(shrunk(luma.astype(np.float32), height, width)).astype(np.uint8)
        return corners(half, steps=CLIP_STEPS[:-1], most=self._corners[:-1], grid=GRID)

    def is_sequence(self) -> bool:
        """Whether the pictures that came follow each other."""
        return is_sequence(np.array(self._thumbs))

    def _keep(self, frame: _Frame) -> None:
        self._mirrored.append(_small(_mirrored(frame)))
        self._frames.append(_small(frame))


def _small(frame: _Frame) -> _Frame:
    """Without what is not needed any more: a slice alone would hold on to the whole."""
    found = replace(frame.found, patch=frame.found.patch[:0].copy())
    return replace(frame, luma=frame.luma[:, :0].copy(), found=found)


def _described(time: int, luma: NDArray[np.uint8], found: Corners, count: int = UNSURE) -> _Frame:
    code, margin = codes(found.patch)
    unsure = np.argpartition(margin[:, :PREFIX_BITS], count, axis=1)[:, :count]
    still = np.zeros(code.size, np.bool_)
    return _Frame(
        time=time,
        shape=(luma.shape[0], luma.shape[1]),
        luma=luma,
        found=found,
        code=code,
        is_still=still,
        unsure=unsure.astype(np.uint8),
    )


def _mirrored(frame: _Frame) -> _Frame:
    """The frame in a mirror."""
    patch = frame.found.patch.reshape(-1, SAMPLES, SAMPLES)[:, :, ::-1]
    found = replace(frame.found, x=1 - frame.found.x, patch=patch.reshape(-1, SAMPLES * SAMPLES))
    count = frame.unsure.shape[1]
    return replace(_described(frame.time, frame.luma, found, count), is_still=frame.is_still)


def _mark_still(frame: _Frame, other: NDArray[np.uint8]) -> None:
    """Mark the corners that another picture has at the same places."""
    if other.shape != frame.luma.shape:
        return
    found, level = frame.found, other.astype(np.float32)
    for step in range(int(found.step.max(initial=-1)) + 1):
        if step:
            level = shrunk(level, *(round(n / STEP**step) for n in other.shape))
        at = np.flatnonzero((found.step == step) & ~frame.is_still)
        height, width = level.shape
        column = found.x[at] * np.float32(width) - np.float32(0.5)
        row = found.y[at] * np.float32(height) - np.float32(0.5)
        again, _ = codes(patches_at(level, column, row))
        frame.is_still[at] = np.bitwise_count(again ^ frame.code[at]) <= SAME_CODE


def _stood_still(frames: Frames) -> NDArray[np.bool_]:
    """Bool [n]: which corners of a clip are still, by all of its pictures."""
    counts = np.diff(frames.first)
    height = np.repeat(frames.height, counts) / STEP**frames.step  # pixels of the corner's size
    width = np.repeat(frames.shape, counts) * height
    place = np.stack([frames.x * width, frames.y * height], axis=1)
    return stood_still(place.astype(np.float32), frames.step, frames.code, frames.is_still)


def _joined(frames: Sequence[_Frame]) -> Frames:
    """All frames one behind the other."""
    none = np.zeros(0, np.float32)
    return Frames(
        time=np.array([f.time for f in frames], np.int64),
        shape=np.array([f.shape[1] / f.shape[0] for f in frames], np.float32),
        height=np.array([f.shape[0] for f in frames], np.int32),
        first=np.concatenate([[0], np.cumsum([f.code.size for f in frames])]).astype(np.int64),
        code=np.concatenate([np.zeros(0, np.uint64), *(f.code for f in frames)]),
        x=np.concatenate([none, *(f.found.x for f in frames)]),
        y=np.concatenate([none, *(f.found.y for f in frames)]),
        step=np.concatenate([none.astype(np.int32), *(f.found.step for f in frames)]),
        is_still=np.concatenate([none.astype(np.bool_), *(f.is_still for f in frames)]),
        unsure=np.concatenate([f.unsure for f in frames] or [np.zeros((0, UNSURE), np.uint8)]),
    )
