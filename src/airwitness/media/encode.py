"""Write media files: for the demo and for tests, never for evidence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

_CHUNK = 1_152  # samples handed to the encoder at a time
_GOP_SECONDS = 2  # from one picture that stands alone to the next, at most


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """A track of pictures to be written, in H.264."""

    frames: Iterable[NDArray[np.uint8]]
    """uint8 [height, width, 3] each: red, green, blue; those after the sound's end are left out."""
    width: int
    height: int
    rate: Fraction
    """Pictures a second."""
    quality: int = 33
    """Of H.264 (CRF): 18 looks like the original, 35 is poor."""

    @classmethod
    def of_card(cls, card: Card, length: float) -> "Pictures":
        """A card for so many seconds."""
        return cls(
            frames=_drawn(card, length),
            width=card.width,
            height=card.height,
            rate=Fraction(card.rate),
            quality=35,
        )


def write_media(
    path: Path,
    sounds: list[Sound],
    *,
    container: str,
    card: Card | None = None,
    pictures: Pictures | None = None,
    options: dict[str, str] | None = None,
) -> None:
    """Write one file.

    Args:
        path: where to.
        sounds: its tracks, one at least.
        container: name of the muxer: mpegts, mp4, matroska, wav, …
        card: its picture, if it has a plain one.
        pictures: its pictures, if it has no card.
        options: of the muxer.
    """
    if card is not None:
        length = max(s.samples.shape[1] / s.rate for s in sounds)
        pictures = Pictures.of_card(card, length)
    with av.open(str(path), "w", format=container, options=options) as target:
        picture = None if pictures is None else _add_picture(target, pictures)
        tracks = [(sound, _add_track(target, sound)) for sound in sounds]
        frames = [_frames(sound) for sound in sounds]
        shown = iter(()) if pictures is None else _shown(pictures)
        _interleave(target, tracks, frames, picture, shown)


def _add_track(target: Any, sound: Sound) -> Any:
    track = target.add_stream(sound.codec, rate=sound.rate)
    track.codec_context.layout = "mono" if sound.samples.shape[0] == 1 else "stereo"
    if not sound.codec.startswith(("pcm", "flac")):
        track.codec_context.bit_rate = sound.bit_rate
    if sound.codec == "aac":
        track.codec_context.options = {"aac_coder": "fast"}  # the other takes thrice the CPU
    track.codec_context.thread_count = 1
    if sound.language:
        track.metadata["language"] = sound.language
    return track


def _add_picture(target: Any, pictures: Pictures) -> Any:
    track = target.add_stream("libx264", rate=pictures.rate)
    track.width, track.height, track.pix_fmt = pictures.width, pictures.height, "yuv420p"
    track.codec_context.options = {
        "preset": "ultrafast",
        "crf": str(pictures.quality),
        "g": str(round(_GOP_SECONDS * pictures.rate)),
    }
    track.codec_context.thread_count = 1
    return track


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


def _shown(pictures: Pictures) -> Iterator[Any]:
    for number, image in enumerate(pictures.frames):
        frame = av.VideoFrame.from_ndarray(image, format="rgb24")
        frame = frame.reformat(format="yuv420p", threads=1)  # more threads cost twice the CPU
        frame.pts, frame.time_base = number, 1 / pictures.rate
        yield frame


def _drawn(card: Card, length: float) -> Iterator[NDArray[np.uint8]]:
    ground = np.empty((card.height, card.width, 3), np.uint8)
    ground[:] = card.colour
    for number in range(int(length * card.rate)):
        image = ground.copy()
        left = int(number / card.rate / 60 * card.width) % card.width
        image[card.height // 3 : card.height // 2, left : left + card.width // 12] = 235
        yield image
