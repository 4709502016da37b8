"""Decoded sound → lanes of mono samples on one clock.

A lane begins at the first sample of its track; blocks are laid at their time stamps, lost
time is silence, what overlaps is cut. A track whose down-mix is silent while its side signal
is not (stereo in anti-phase) has a second lane, `side N`, with the side signal where that is
so and silence elsewhere.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from airwitness.media.decode import Sound
from airwitness.spans import FLICKS

RATE = 8_000  # samples a second
_FLICKS_A_SAMPLE = FLICKS // RATE
_CANCELLED = 0.1  # a down-mix weaker than this share of the side signal is silent (-20 dB)
_AUDIBLE = 1e-4  # RMS of a side signal that is worth looking at (-80 dBFS)
_ZEROS = np.zeros(1 << 20, np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The next samples of a lane."""

    stream: int
    """Index of the track in the container."""
    is_side: bool
    """Whether this is the side signal."""
    samples: NDArray[np.float32]
    """float32 [n], mono, 8 kHz, right behind the piece before."""


class MonoLanes:
    """Lays the blocks of one file."""

    def __init__(self) -> None:
        self._start: dict[int, int] = {}
        self._laid: dict[int, int] = {}
        self._side_laid: dict[int, int] = {}

    def start(self, stream: int) -> int:
        """Time of the lane's first sample, before its zero is subtracted."""
        return self._start[stream]

    def lay(self, sound: Sound) -> list[Piece]:
        """What a block adds to its lanes."""
        stream = sound.stream
        start = self._start.setdefault(stream, sound.start)
        laid = self._laid.setdefault(stream, 0)
        at = round((sound.start - start) / _FLICKS_A_SAMPLE)
        samples = sound.samples[:, max(0, laid - at) :]  # [channels, n]
        if not samples.shape[1]:
            return []
        pieces = _silence(stream, at - laid, is_side=False)
        middle = samples.mean(axis=0, dtype=np.float32)
        pieces.append(Piece(stream=stream, is_side=False, samples=middle))
        begin = max(at, laid)
        self._laid[stream] = begin + middle.size
        side = (samples[0] - samples[-1]) / np.float32(2)
        if max(_AUDIBLE, _rms(middle) / _CANCELLED) < _rms(side):
            pieces += _silence(stream, begin - self._side_laid.get(stream, 0), is_side=True)
            pieces.append(Piece(stream=stream, is_side=True, samples=side))
            self._side_laid[stream] = begin + side.size
        return pieces


def _rms(samples: NDArray[np.float32]) -> float:
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))


def _silence(stream: int, length: int, *, is_side: bool) -> list[Piece]:
    pieces = []
    while length > 0:
        zeros = _ZEROS[:length]
        pieces.append(Piece(stream=stream, is_side=is_side, samples=zeros))
        length -= zeros.size
    return pieces
