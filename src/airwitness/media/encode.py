"""Write media files: for the demo and for tests, never for evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

_CHUNK = 1_152  # samples handed to the encoder at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """A track of sound to be written."""

    samples: NDArray[np.float32]
    """float32 [channels, n], within ±1."""
    rate: int
    """Samples a second."""
    codec: str = "aac"
    """Name of an encoder: aac, mp2, libmp3lame, libopus, flac, pcm_s16le, …"""
    bit_rate: int = 128_000
    """Bits a second."""
    language: str = ""
    """ISO 639-2 code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A plain moving picture: a bar that crosses a coloured ground once a minute."""

    colour: tuple[int, int, int]
    """Red, green, blue, 0 to 255."""
    width: int = 256
    height: int = 144
    rate: int = 5
    """Pictures a second."""


def write_media(
    path: Path,
    sounds: list[Sound],
    *,
    container: str,
    card: Card | None = None,
    options: dict[str, str] | None = None,
) -> None:
    """Write one file.

    Args:
        path: where to.
        sounds: its tracks.
        container: name of the muxer: mpegts, mp4, matroska, wav, …
        card: its picture, if it has one.
        options: of the muxer.
    """
    with av.open(str(path), "w", format=container, options=options) as target:
        picture = None if card is None else _add_picture(target, card)
        tracks = [(sound, _add_track(target, sound)) for sound in sounds]
        length = max(s.samples.shape[1] / s.rate for s in sounds)
        frames = [_frames(sound) for sound in sounds]
        shown = iter(()) if card is None else _pictures(card, length)
        _interleave(target, tracks, frames, picture, shown)


def _add_track(target: Any, sound: Sound) -> Any:
    track = target.add_stream(sound.codec, rate=sound.rate)
    track.codec_context.layout = "mono" if sound.samples.shape[0] == 1 else "stereo"
    if not sound.codec.startswith(("pcm", "flac")):
        track.codec_context.bit_rate = sound.bit_rate
    track.codec_context.thread_count = 1
    if sound.language:
        track.metadata["language"] = sound.language
    return track


def _add_picture(target: Any, card: Card) -> Any:
    picture = target.add_stream("libx264", rate=card.rate)
    picture.width, picture.height, picture.pix_fmt = card.width, card.height, "yuv420p"
    picture.codec_context.options = {"preset": "ultrafast", "crf": "35", "g": str(2 * card.rate)}
    picture.codec_context.thread_count = 1
    return picture


def _interleave(
    target: Any,
    tracks: list[tuple[Sound, Any]],
    frames: list[Iterator[Any]],
    picture: Any,
    shown: Iterator[Any],
) -> None:
    """Write sound and pictures in the order of time, then empty the encoders."""
    image = next(shown, None)
    going = True
    while going:
        going = False
        for (_, track), source in zip(tracks, frames, strict=True):
            frame = next(source, None)
            if frame is not None:
                going = True
                for packet in track.encode(frame):
                    target.mux(packet)
                while image is not None and image.time <= frame.time:
                    for packet in picture.encode(image):
                        target.mux(packet)
                    image = next(shown, None)
    for track in [track for _, track in tracks] + ([picture] if picture else []):
        for packet in track.encode(None):
            target.mux(packet)


def _frames(sound: Sound) -> Iterator[Any]:
    channels = sound.samples.shape[0]
    layout = "mono" if channels == 1 else "stereo"
    for start in range(0, sound.samples.shape[1], _CHUNK):
        block = np.ascontiguousarray(sound.samples[:, start : start + _CHUNK], dtype=np.float32)
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout=layout)
        frame.sample_rate, frame.pts = sound.rate, start
        frame.time_base = Fraction(1, sound.rate)
        yield frame


def _pictures(card: Card, length: float) -> Iterator[Any]:
    ground = np.empty((card.height, card.width, 3), np.uint8)
    ground[:] = card.colour
    for number in range(int(length * card.rate)):
        image = ground.copy()
        left = int(number / card.rate / 60 * card.width) % card.width
        image[card.height // 3 : card.height // 2, left : left + card.width // 12] = 235
        frame = av.VideoFrame.from_ndarray(image, format="rgb24")
        frame.pts, frame.time_base = number, Fraction(1, card.rate)
        yield frame
