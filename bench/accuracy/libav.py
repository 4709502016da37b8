"""Sound in and out through FFmpeg's libraries: decoding, codec round trips, filters.

Only this file and `moving.py` of this folder import `av`. It keeps one rule: **no hidden delay**.
What an encoder puts in front (MP3 1,105 samples, AAC 1,024) is written down in the container that
we make, and taken off again by the decoder, so that sample i of a result is sample i of what went
in.

    later = round_trip(samples, rate, codec="libmp3lame", container="mp3", bit_rate=64_000)
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import av
import numpy as np
import numpy.typing as npt
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.filter import Graph
from av.stream import Disposition
from av.video.frame import VideoFrame

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from av.container import InputContainer

Samples = npt.NDArray[np.float32]
"""Sound, float32 [n], mono, full scale ±1."""

BLOCK = 4_096
"""Samples handed to an encoder or filter at a time."""
MAX_HOLE_S = 10.0
"""A jump of the timestamps beyond this is a splice, not a hole (as the house defines it)."""
HOLE_FRAMES = 1.5
"""A gap shorter than this many frames is rounding, not a hole."""
FIRST_PACKETS = 2_000
"""How far to read for the first frame of every track: one that starts later is not the earliest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """The first sound track of a file."""

    samples: Samples
    """float32 [n], mono: the mean of the channels."""
    rate: int
    """Samples a second."""
    start: float
    """Recording time of the first sample: s from the earliest presentation time of any track."""

    @property
    def seconds(self) -> float:
        """How long the sound lasts."""
        return len(self.samples) / self.rate


def decode(path: Path, rate: int) -> Sound:
    """Decode the first sound track of a file, mixed to mono.

    A hole in the timestamps is filled with silence, so sample i stands at `start + i / rate` of
    recording time.

    Args:
        path: a media file.
        rate: samples a second of the result.

    Raises:
        ValueError: the file has no sound.
    """
    with av.open(str(path)) as container:
        if not container.streams.audio:
            message = f"{path} has no sound"
            raise ValueError(message)
        samples, first = _decode_stream(container, container.streams.audio[0], rate)
    return Sound(samples=samples, rate=rate, start=first - earliest(path, first))


def sound_seconds(path: Path) -> float:
    """Say how long the first sound track is by its header; 0.0 without one."""
    with av.open(str(path)) as container:
        if not container.streams.audio:
            return 0.0
        stream = container.streams.audio[0]
        if stream.duration is not None and stream.time_base is not None:
            return float(stream.duration * stream.time_base)
        return (container.duration or 0) / av.time_base


def _decode_stream(
    container: InputContainer, stream: AudioStream, rate: int
) -> tuple[Samples, float]:
    """Return all samples, and the presentation time of the first (s)."""
    resampler = AudioResampler(format="fltp", layout=stream.layout, rate=rate)
    pieces: list[Samples] = []
    first: float | None = None
    due = 0.0
    for frame in _frames_of(container, stream):
        at = (
            due
            if frame.pts is None or frame.time_base is None
            else float(frame.pts * frame.time_base)
        )
        length = frame.samples / frame.sample_rate
        if first is None:
            first = due = at
        if HOLE_FRAMES * length < at - due <= MAX_HOLE_S:
            pieces.append(np.zeros(round((at - due) * rate), np.float32))
            due = at
        due += length
        frame.pts = None  # the resampler must not fill or cut by timestamps itself
        pieces.extend(_mono(out) for out in resampler.resample(frame))
    pieces.extend(_mono(out) for out in resampler.resample(None))
    return np.concatenate([np.zeros(0, np.float32), *pieces]), first or 0.0


def _frames_of(container: InputContainer, stream: AudioStream) -> Iterator[AudioFrame]:
    """Decode what can be decoded; a broken packet costs its own frames only."""
    for packet in container.demux(stream):
        try:
            yield from packet.decode()
        except av.error.InvalidDataError:
            continue


def _mono(frame: AudioFrame) -> Samples:
    return np.asarray(frame.to_ndarray().mean(axis=0), np.float32)  # [channels, n] -> [n]


def earliest(path: Path, first: float = math.inf) -> float:
    """Return the presentation time (s) of the earliest frame of all tracks, at most `first`."""
    with av.open(str(path)) as container:
        waiting = {
            stream.index: stream
            for stream in (*container.streams.audio, *container.streams.video)
            if not stream.disposition & Disposition.attached_pic
        }
        for count, packet in enumerate(container.demux(list(waiting.values()))):
            if not waiting or count > FIRST_PACKETS:
                break
            if packet.stream_index not in waiting:
                continue
            try:
                frames = packet.decode()
            except av.error.InvalidDataError:
                continue
            for frame in frames[:1]:
                if isinstance(frame, AudioFrame | VideoFrame):
                    first = min(first, float((frame.pts or 0) * (frame.time_base or 0)))
                    del waiting[packet.stream_index]
    return first


def round_trip(
    samples: Samples, rate: int, *, codec: str, container: str, bit_rate: int
) -> Samples:
    """Encode and decode again; same rate, same length, same place.

    Args:
        samples: float32 [n], mono.
        rate: samples a second; one that the codec knows.
        codec: an encoder of FFmpeg (`libmp3lame`, `aac`).
        container: one that records the encoder's delay (`mp3`: LAME tag; `mp4`: edit list).
        bit_rate: bits a second.
    """
    file = io.BytesIO()
    with av.open(file, "w", format=container) as out:
        stream = out.add_stream(codec, rate=rate, layout="mono", bit_rate=bit_rate)
        if not isinstance(stream, AudioStream):
            message = f"{codec} does not encode sound"
            raise TypeError(message)
        for frame in _blocks(samples, rate):
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    file.seek(0)
    with av.open(file, "r") as back:
        decoded, _ = _decode_stream(back, back.streams.audio[0], rate)
    return np.pad(decoded[: len(samples)], (0, max(0, len(samples) - len(decoded))))


def filtered(samples: Samples, rate: int, filters: tuple[tuple[str, str], ...]) -> Samples:
    """Send sound through a chain of FFmpeg's filters; the length may change.

    Args:
        samples: float32 [n], mono.
        rate: samples a second.
        filters: (name, arguments) in order, such as `(("atempo", "1.1"),)`.
    """
    graph = Graph()
    nodes = [graph.add_abuffer(sample_rate=rate, format="fltp", layout="mono")]
    nodes += [graph.add(name, arguments) for name, arguments in filters]
    nodes += [graph.add("aformat", "sample_fmts=fltp"), graph.add("abuffersink")]
    graph.link_nodes(*nodes).configure()
    pieces = [np.zeros(0, np.float32)]
    for frame in (*_blocks(samples, rate), None):
        graph.push(frame)
        while True:
            try:
                out = graph.pull()
            except (av.error.BlockingIOError, av.error.EOFError):
                break
            if isinstance(out, AudioFrame):
                pieces.append(_mono(out))
    return np.concatenate(pieces)


def _blocks(samples: Samples, rate: int) -> Iterator[AudioFrame]:
    for at in range(0, len(samples), BLOCK):
        block = np.ascontiguousarray(samples[None, at : at + BLOCK])  # [1, n]
        frame = AudioFrame.from_ndarray(block, format="fltp", layout="mono")
        frame.sample_rate = rate
        frame.pts = at
        yield frame
