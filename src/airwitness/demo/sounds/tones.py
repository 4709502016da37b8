"""Where all made sound comes from: a seed, a pitched tone, a shaped noise.

A sound is drawn by *frames*, 100 a second: its pitch, its partials or its colour at each frame.
Between two frames everything moves in a straight line. A tone is read out of one short wave table
per frame, so its cost (some 12 ns a sample) does not depend on the number of partials. A noise is
drawn in the frequency domain, so a colour that moves costs no filter.

    tape = Tape.of(seconds=2.0, rate=32_000)
    hum = tone(np.full(len(tape.times), 110.0), partials, tape, chance(7, "hum"))
"""

import hashlib
from dataclasses import dataclass
from typing import Self, TypeAlias

import numpy as np
import numpy.typing as npt

Samples: TypeAlias = npt.NDArray[np.float32]
"""float32 [n], mono, full scale ±1."""
Curve: TypeAlias = npt.NDArray[np.float64]
"""float64 [frames] or [frames, columns]: how a quantity moves, 100 values a second."""

FRAMES_PER_S = 100
"""Frames a second: 10 ms is shorter than any articulation of a voice."""
_TABLE = 1024
"""Samples in one wave table; read without interpolation, its error lies some 45 dB down."""
_FEW = 32
"""Up to so many partials, half a table does."""
_BLOCK = 128
"""Frames made at a time, so that the scratch arrays stay in the second-level cache."""
_HIGHEST = 0.45
"""Highest partial as a share of the sample rate; above it a tone would fold back."""


def child(seed: int, *names: str | int) -> int:
    """Derive an independent seed (63 bits) from a seed and a path of names."""
    text = "/".join([str(seed), *(str(name) for name in names)])
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") >> 1


def chance(seed: int, *names: str | int) -> np.random.Generator:
    """Open the stream of chance that belongs to a seed and a path of names."""
    return np.random.default_rng(child(seed, *names))


def happens(rng: np.random.Generator, odds: float) -> bool:
    """Let chance decide, yes with the given odds (0 to 1)."""
    return bool(rng.random() < odds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tape:
    """What a sound is made on: so many samples at such a rate."""

    length: int
    """Samples."""
    rate: int
    """Samples a second."""

    @classmethod
    def of(cls, *, seconds: float, rate: int) -> Self:
        """Measure off a tape of so many seconds."""
        return cls(length=round(seconds * rate), rate=rate)

    @property
    def times(self) -> Curve:
        """The frames that span the tape, both ends included: float64 [frames], seconds."""
        hop = hop_of(self.rate)
        return np.arange(-(-self.length // hop) + 1, dtype=np.float64) * (hop / self.rate)


def hop_of(rate: int) -> int:
    """Count the samples of one frame at a sample rate in Hz."""
    return round(rate / FRAMES_PER_S)


def wander(rng: np.random.Generator, times: Curve, period: float) -> Curve:
    """Draw a smooth random curve of unit size that turns about once per `period` seconds.

    Returns:
        float64 [frames], zero on average, values of about ±1.
    """
    knots = int(times[-1] / period) + 3
    where = (np.arange(knots) - rng.random()) * period
    return np.asarray(np.interp(times, where, rng.standard_normal(knots)), np.float64)


def tone(pitch: Curve, partials: Curve, tape: Tape, rng: np.random.Generator) -> Samples:
    """Sound a harmonic tone whose pitch and partials move from frame to frame.

    Args:
        pitch: float64 [frames], Hz, at `tape.times`.
        partials: float64 [frames, H], amplitude of the harmonics 1..H; zero is silence.
        tape: rate and length.
        rng: draws the phase of each partial and the starting phase.

    Returns:
        float32 [tape.length].
    """
    rate = tape.rate
    hop, count = hop_of(rate), min(partials.shape[1], _TABLE // 2 - 1)
    size = _TABLE if count > _FEW else _TABLE // 2
    turn = np.exp(2j * np.pi * rng.random(count)).astype(np.complex64) * np.float32(size / 2)
    number = np.arange(1, count + 1)
    cycles = np.cumsum((pitch[:-1] + pitch[1:]) * (hop / rate / 2))  # at the end of each frame
    begin = (rng.random() + np.append(0.0, cycles[:-1])) % 1.0
    slope = np.diff(pitch) / (2 * hop)
    course = np.stack([begin, pitch[:-1] / rate, slope / rate], 1) * size
    moves = course.astype(np.float32)[:, :, None]  # in table samples: start, speed, half its rise
    step = np.arange(hop, dtype=np.float32)
    out = np.zeros((len(pitch) - 1, hop), np.float32)
    for first in range(0, len(out), _BLOCK):
        last = min(first + _BLOCK, len(out))
        loud = partials[first : last + 1, :count]
        if not loud.any():
            continue
        spectra = np.zeros((last - first + 1, size // 2 + 1), np.complex64)
        heard = pitch[first : last + 1, None] * number < _HIGHEST * rate
        spectra[:, 1 : count + 1] = loud * heard * turn
        tables = np.fft.irfft(spectra, size, axis=1).ravel()
        now = moves[first:last]
        at = ((now[:, 2] * step + now[:, 1]) * step + now[:, 0]).astype(np.int32) & (size - 1)
        at += np.arange(0, (last - first) * size, size, dtype=np.int32)[:, None]
        old = tables.take(at, mode="wrap")  # [frames, hop]
        at += size
        new = tables.take(at, mode="wrap")
        out[first:last] = old + (new - old) * (step / np.float32(hop))
    return out.ravel()[: tape.length]


def noise(colour: Curve, bands: Curve, tape: Tape, rng: np.random.Generator) -> Samples:
    """Sound a noise whose colour moves from frame to frame.

    Args:
        colour: float64 [frames, B], amplitude in each band; 1 everywhere is an RMS of 1.
        bands: float64 [B], rising centres of the bands in Hz; straight lines between them.
        tape: rate and length.
        rng: draws the noise.

    Returns:
        float32 [tape.length].
    """
    hop, rate = hop_of(tape.rate), tape.rate
    bins = np.fft.rfftfreq(2 * hop, 1 / rate)  # Hz, [hop + 1]
    spread = np.array([np.interp(bins, bands, row) for row in np.eye(len(bands))], np.float32)
    window = np.sin(np.pi * (np.arange(2 * hop) + 0.5) / (2 * hop)).astype(np.float32)
    window *= np.float32(np.sqrt(12.0 * hop))  # uniform draws have variance 1/12
    sounding = np.flatnonzero(colour.any(axis=1))
    out = np.zeros((len(colour) + 1, hop), np.float32)
    for first in range(0, len(sounding), _BLOCK):
        here = sounding[first : first + _BLOCK]
        draws = rng.random((len(here), 2 * (hop + 1)), dtype=np.float32) - np.float32(0.5)
        spectra = draws.view(np.complex64) * (colour[here].astype(np.float32) @ spread)
        waves = np.fft.irfft(spectra, 2 * hop, axis=1) * window  # [here, 2 * hop]
        out[here] += waves[:, :hop]
        out[here + 1] += waves[:, hop:]
    return out[1:].ravel()[: tape.length]
