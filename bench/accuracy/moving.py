"""Pictures in and out through FFmpeg's libraries: decoding, filters, H.264.

Rules:

1. Frames are shown at a constant rate: frame k is the one that stands on the screen at `start +
   k / rate` of recording time. A rate above 30 is divided by a whole number.
2. Pixels are made square, and no larger than an area that is asked for.
3. Same frames, same bytes. So x264 works in one thread and without its tree of macroblocks, in
   which it reads memory that it has not written.

    film = read(path, start=12.0, seconds=8.0, area=640 * 360)
    write(Path("clip.mp4"), film.frames, film.rate, bit_rate=300_000)
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import numpy.typing as npt
from av.filter import Graph
from av.video.format import VideoFormat
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation
from av.video.stream import VideoStream

from bench.accuracy import libav

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from av.container import InputContainer

Frame = npt.NDArray[np.uint8]
"""One picture, uint8 [h, w, 3], RGB."""
Frames = npt.NDArray[np.uint8]
"""Pictures, uint8 [n, h, w, 3], RGB."""

FASTEST = 30
"""Frames a second of what is read, at most."""
LATE_S = 0.003
"""Containers round the times of frames to milliseconds."""
KEY_S = 2
"""Seconds between key frames, as on television."""
QUALITY = 26
"""CRF where no bit rate is asked for."""
SMALL = (64, 36)
"""Width and height of the thumbnails."""
THUMBNAILS = 10
"""A second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A span of a video."""

    frames: Frames
    """uint8 [n, h, w, 3]."""
    rate: Fraction
    """Frames a second."""
    start: float
    """Recording time of the first frame (s)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thumbnails:
    """What happens in a video, at a glance."""

    times: npt.NDArray[np.float64]
    """[n] recording time (s) of every frame."""
    seen: npt.NDArray[np.float64]
    """[m] recording time (s) of the thumbnails, at most 10 a second."""
    luma: npt.NDArray[np.float32]
    """[m, 36, 64], 0 to 255."""


def read(path: Path, *, start: float, seconds: float, area: int) -> Film:
    """Decode a span of the first picture track.

    Args:
        path: a media file.
        start: recording time (s).
        seconds: its length.
        area: pixels of a frame, at most.
    """
    frames: list[Frame] = []
    shown: Frame | None = None
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        rate = _rate(stream)
        width, height = size_within(stream, area)
        wanted = round(seconds * rate)
        for at, frame in _timed(path, container, stream):
            while shown is not None and len(frames) < wanted and _due(frames, start, rate) < at:
                frames.append(shown)
            if len(frames) == wanted:
                break
            if at > start - 1:  # what stands on the screen at the start came earlier
                shown = _rgb(frame, width, height)
    frames += [shown] * (wanted - len(frames)) if shown is not None else []
    return Film(frames=np.stack(frames), rate=rate, start=start)


def _due(frames: list[Frame], start: float, rate: Fraction) -> float:
    return start + len(frames) / float(rate) + LATE_S


def thumbnails(path: Path) -> Thumbnails:
    """Decode a whole video to small grey pictures."""
    times: list[float] = []
    seen: list[float] = []
    luma: list[npt.NDArray[Any]] = []
    with av.open(str(path)) as container:
        for at, frame in _timed(path, container, container.streams.video[0]):
            times.append(at)
            if not seen or at - seen[-1] >= 1 / THUMBNAILS - LATE_S:
                seen.append(at)
                luma.append(frame.reformat(*SMALL, format="gray").to_ndarray())
    return Thumbnails(times=np.array(times), seen=np.array(seen), luma=np.array(luma, np.float32))


def size_within(stream: VideoStream, area: int) -> tuple[int, int]:
    """Return the even width and height of square pixels that show a track within an area."""
    wide = stream.width * float(stream.sample_aspect_ratio or 1)
    scale = min(1.0, math.sqrt(area / (wide * stream.height)))
    return even(wide * scale), even(stream.height * scale)


def even(length: float) -> int:
    """Return the nearest even number of pixels: H.264 halves its colours."""
    return max(2, 2 * round(length / 2))


def _rate(stream: VideoStream) -> Fraction:
    """Return a rate of at most 30 that the track's is a whole multiple of."""
    rate = stream.average_rate or Fraction(25)
    return rate / math.ceil(rate / FASTEST)


def _timed(
    path: Path, container: InputContainer, stream: VideoStream
) -> Iterator[tuple[float, VideoFrame]]:
    """Decode with recording times (s); a broken packet costs its own frames only."""
    earliest = libav.earliest(path)
    stream.thread_count = 1
    for packet in container.demux(stream):
        try:
            frames = packet.decode()
        except (av.error.InvalidDataError, av.error.ArgumentError):
            continue
        for frame in frames:
            if isinstance(frame, VideoFrame) and frame.time is not None:
                yield frame.time - earliest, frame


def _rgb(frame: VideoFrame, width: int, height: int) -> Frame:
    plain = frame.reformat(width, height, format="rgb24", interpolation=Interpolation.AREA)
    return np.asarray(plain.to_ndarray(), np.uint8)


def resized(frames: Frames, width: int, height: int) -> Frames:
    """Scale every frame."""
    if frames.shape[1:3] == (height, width):
        return frames
    return np.stack([_rgb(VideoFrame.from_ndarray(f, "rgb24"), width, height) for f in frames])


def filtered(frames: Frames, filters: tuple[tuple[str, str], ...]) -> Frames:
    """Send frames through a chain of FFmpeg's filters that keeps their number and size."""
    graph = Graph()
    height, width = frames.shape[1:3]
    source = graph.add_buffer(
        width=width, height=height, format=VideoFormat("rgb24"), time_base=Fraction(1, 25)
    )
    nodes = [source, *(graph.add(name, arguments) for name, arguments in filters)]
    nodes += [graph.add("format", "rgb24"), graph.add("buffersink")]
    graph.link_nodes(*nodes).configure()
    results: list[Frame] = []
    for at, pixels in enumerate((*frames, None)):
        graph.push(None if pixels is None else _frame(pixels, at, Fraction(1, 25)))
        while True:
            try:
                out = graph.pull()
            except (av.error.BlockingIOError, av.error.EOFError):
                break
            if isinstance(out, VideoFrame):
                results.append(np.asarray(out.to_ndarray(), np.uint8))
    return np.stack(results)


def _frame(pixels: Frame, at: int, unit: Fraction) -> VideoFrame:
    frame = VideoFrame.from_ndarray(np.ascontiguousarray(pixels), "rgb24")
    frame.pts, frame.time_base = at, unit
    return frame


def write(
    path: Path, frames: Iterable[Frame], rate: Fraction, *, bit_rate: int | None = None
) -> None:
    """Write an MP4 of H.264 without sound.

    Args:
        path: the file.
        frames: uint8 [h, w, 3] each, RGB, of even height and width.
        rate: frames a second.
        bit_rate: bits a second; constant quality without one.
    """
    options = {"preset": "veryfast", "threads": "1", "mbtree": "0"}
    options["g"] = str(round(KEY_S * rate))
    if bit_rate is None:
        options["crf"] = str(QUALITY)
    else:
        options |= {"maxrate": str(bit_rate), "bufsize": str(bit_rate)}
    with av.open(str(path), "w", format="mp4") as out:
        stream: VideoStream | None = None
        for at, pixels in enumerate(frames):
            if stream is None:
                stream = out.add_stream("libx264", rate=rate, options=options)
                stream.height, stream.width = pixels.shape[:2]
                stream.pix_fmt = "yuv420p"
                if bit_rate is not None:
                    stream.bit_rate = bit_rate
            out.mux(stream.encode(_frame(pixels, at, 1 / rate)))
        if stream is not None:
            out.mux(stream.encode(None))
