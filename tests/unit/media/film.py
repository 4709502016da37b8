"""Films made by code: every frame says its number by its brightness."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
STEP = 4  # of brightness from one frame to the next
SHADES = 48


def numbered(number: int, width: int = 64, height: int = 48) -> Pixels:
    """A frame whose brightness is its number; its left half is red, so that turns show."""
    frame = np.full((height, width, 3), 20 + STEP * (number % SHADES), np.uint8)
    frame[:, : width // 2, 1:] = 0
    return frame


def number_of(pixels: Pixels) -> int:
    """The number of a frame, from its grey half."""
    right = pixels[:, 5 * pixels.shape[1] // 8 :]
    return round((float(right.mean()) - 20) / STEP)


def write_film(
    path: Path,
    frames: Sequence[Pixels],
    *,
    container: str = "mp4",
    codec: str = "libx264",
    rate: int = 10,
    start: float = 0.0,
    shape: Fraction | None = None,
    options: dict[str, str] | None = None,
) -> Path:
    """Write a film without sound.

    Args:
        path: where to.
        frames: uint8 [h, w, 3] each, of one size.
        container: name of the muxer.
        codec: name of an encoder.
        rate: frames a second.
        start: time of the first frame, seconds.
        shape: width of a pixel by its height.
        options: of the encoder, beside its defaults.
    """
    with av.open(str(path), "w", format=container) as target:
        track: Any = target.add_stream(codec, rate=rate)
        track.height, track.width = frames[0].shape[:2]
        track.pix_fmt = "yuv420p"
        track.codec_context.thread_count = 1
        if codec == "libx264":
            usual = {"preset": "veryfast", "crf": "12", "g": "12", "bf": "2"}
            track.codec_context.options = usual | (options or {})
        else:
            track.bit_rate = 3_000_000
        if shape is not None:
            track.codec_context.sample_aspect_ratio = shape
        for number, pixels in enumerate(frames):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(pixels), format="rgb24")
            frame.pts, frame.time_base = round((start + number / rate) * rate), Fraction(1, rate)
            target.mux(track.encode(frame))
        target.mux(track.encode(None))
    return path


def turned(path: Path, matrix: bytes) -> Path:
    """Replace the display matrix of an MP4 file of one track (ISO/IEC 14496-12 §8.3.2)."""
    data = bytearray(path.read_bytes())
    at = data.index(b"tkhd") + 4 + 40
    data[at : at + 36] = matrix
    path.write_bytes(data)
    return path
