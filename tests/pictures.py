"""Pictures for tests, drawn with whole numbers so that every machine draws the same."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]


def drawn(number: int, height: int = 180, width: int = 320) -> Picture:
    """uint8 [height, width, 3]: blocks, a slope and a disc, others for each number."""
    rng = np.random.default_rng(number)
    y, x = np.mgrid[0:height, 0:width]
    cells = rng.integers(0, 200, (5, 7, 3))
    picture: NDArray[np.int64] = (
        cells[y * 5 // height, x * 7 // width] + (55 * x // width)[..., None]
    )
    top, left = int(rng.integers(height)), int(rng.integers(width))
    is_disc = (y - top) ** 2 + (x - left) ** 2 < (height // 3) ** 2
    picture[is_disc] = rng.integers(0, 256, 3)
    return picture.astype(np.uint8)


def write_video(
    path: Path,
    pictures: Sequence[Picture],
    *,
    rate: int = 10,
    held: int = 10,
    container: str = "matroska",
    codec: str = "ffv1",
    pix_fmt: str = "bgr0",
) -> Path:
    """A silent video that shows each picture for `held` frames."""
    height, width, _ = pictures[0].shape
    with av.open(str(path), "w", format=container) as target:
        track: Any = target.add_stream(codec, rate=rate)
        track.width, track.height, track.pix_fmt = width, height, pix_fmt
        track.codec_context.thread_count = 1
        for number in range(len(pictures) * held):
            frame = av.VideoFrame.from_ndarray(pictures[number // held], format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, rate)
            target.mux(track.encode(frame))
        target.mux(track.encode(None))
    return path


def write_still(path: Path, picture: Picture, *, codec: str, pix_fmt: str) -> Path:
    """A picture in a file of its own."""
    context: Any = av.CodecContext.create(codec, "w")
    context.height, context.width, _ = picture.shape
    context.pix_fmt, context.time_base = pix_fmt, Fraction(1, 25)
    frame = av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format=pix_fmt)
    packets = context.encode(frame) + context.encode(None)
    path.write_bytes(b"".join(bytes(packet) for packet in packets))
    return path
