"""The corners of two pictures that agree, one by one: what a person is shown of a match.

A search counts them and keeps none. Here both pictures are described as it does, and every corner
of one is compared with every one of the other.
"""

import math

import numpy as np
from numpy.typing import NDArray

from airwitness.fingerprint.corners import STEP, shrunk
from airwitness.fingerprint.video import ClipFingerprinter, Frames, PictureFingerprinter
from airwitness.trace.agreement import LEAST_AGREEING, SLACK, agree, which_agree
from airwitness.trace.frame_pairs import LIKE_STILL

AREA = 320 * 180  # pixels of a recording's picture (see `media.pictures`)
CLIP_AREA = 4 * AREA
_MOST = 4_000  # likenesses that are looked at, the closest

Points = tuple[tuple[float, float], ...]
"""x and y, shares of width and height."""


def matched_points(
    clip: NDArray[np.uint8], recording: NDArray[np.uint8], *, is_mirrored: bool
) -> tuple[Points, Points]:
    """Where corners agree, in the clip's picture and in the recording's, in one order.

    Args:
        clip: uint8 [h, w], grey, as it is shown.
        recording: uint8 [h, w], the same.
        is_mirrored: left and right of the clip are exchanged.

    Returns:
        As many points of each; none where no more agree than by chance.
    """
    looked, kept = ClipFingerprinter(is_one=True), PictureFingerprinter()
    looked.feed(0, _of_area(clip, CLIP_AREA))
    kept.feed(0, _of_area(recording, AREA))
    one, other = looked.finish()[is_mirrored], kept.finish()
    apart = np.bitwise_count(one.code[:, None] ^ other.code[None, :])
    asked, shown = np.nonzero(apart <= LIKE_STILL)
    closest = np.argsort(apart[asked, shown], kind="stable")[:_MOST]
    asked, shown = asked[closest], shown[closest]
    rows = _agreeing(_placed(one)[:, asked], _placed(other)[:, shown], shown)
    x = 1 - one.x if is_mirrored else one.x
    return _points(x, one.y, asked[rows]), _points(other.x, other.y, shown[rows])


def _agreeing(
    asked: NDArray[np.float64], shown: NDArray[np.float64], corner: NDArray[np.int64]
) -> NDArray[np.int64]:
    """int64 [m]: of likenesses those that agree, for each corner of the recording the nearest one.

    Args:
        asked: float64 [3, n], x, y and size of a pixel in the clip's picture.
        shown: float64 [3, n], the same in the recording's.
        corner: int64 [n], which of the recording's it is.
    """
    still = np.zeros(corner.size, np.bool_)
    counts, _, fits = agree(np.array([0, corner.size]), asked, shown, corner, still)
    if counts[0, 0] < LEAST_AGREEING:
        return np.zeros(0, np.int64)
    fit = fits[0]
    rows = np.flatnonzero(which_agree(asked, shown, fit, 0, SLACK, 0.0))
    x, y = asked[0, rows], asked[1, rows]
    beside = np.hypot(
        shown[0, rows] - fit[0] * x - fit[1] * y - fit[2],
        shown[1, rows] - fit[3] * x - fit[4] * y - fit[5],
    )
    order = rows[np.argsort(beside, kind="stable")]
    _, first = np.unique(corner[order], return_index=True)
    return order[first]


def _placed(frames: Frames) -> NDArray[np.float64]:
    """float64 [3, n]: x and y in heights of the picture, and the size of a corner's pixel."""
    size = STEP ** frames.step.astype(np.float64) / frames.height[0] if frames.time.size else 0.0
    shape = frames.shape[0] if frames.time.size else 1.0
    placed: NDArray[np.float64] = np.stack(
        [frames.x * shape, frames.y, np.broadcast_to(size, frames.x.shape)]
    ).astype(np.float64)
    return placed


def _of_area(picture: NDArray[np.uint8], area: int) -> NDArray[np.uint8]:
    """uint8 [h, w]: a picture shrunk to about so many pixels; one with fewer as it is."""
    high, wide = picture.shape
    scale = math.sqrt(area / (high * wide))
    if scale >= 1:
        return picture
    size = max(1, round(high * scale)), max(1, round(wide * scale))
    small: NDArray[np.uint8] = np.rint(shrunk(picture.astype(np.float32), *size)).astype(np.uint8)
    return small


def _points(x: NDArray[np.float32], y: NDArray[np.float32], rows: NDArray[np.int64]) -> Points:
    return tuple(zip(x[rows].tolist(), y[rows].tolist(), strict=True))
