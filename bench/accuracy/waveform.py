"""Arithmetic on sound, exact in time: nothing here moves a sample.

Filters are zero phase, and `resample` computes every output sample at its own exact place, so a
time label stays true through any chain of these.

    faster = resample(samples, Fraction(104, 100))   # faster[i] is samples at i * 1.04
"""

from __future__ import annotations

from fractions import Fraction

import numba
import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]
"""Sound, float32 [n], mono, full scale ±1."""

HALF_TAPS = 32
"""Zero crossings of the sinc on either side."""
KAISER_BETA = 9.0
"""Shape of the window: a stop band some 90 dB down."""
PASS_BAND = 0.97
"""Share of the lower Nyquist frequency that is kept when samples are dropped."""
TABLE = 512
"""Kernel values from one sample to the next; interpolating between them errs below -100 dB."""
MAX_DENOMINATOR = 10_000_000
"""A float is taken as the nearest fraction up to this: 1e-14 off, a nanosecond in a day."""
FRAME_S = 0.02
"""Length of a frame when activity is judged."""
ACTIVE_DB = 30.0
"""A frame is active when no further than this below the loud frames (their 95th percentile)."""
SILENCE = 1e-4
"""A frame of a lower RMS (-80 dBFS) is never active."""
LOWEST_HZ = 20.0
"""Where pink noise begins."""
LAG_SECONDS, LAG_EVERY_S, LAG_REACH_S = 0.06, 0.1, 0.06
"""How `lag` listens: length and distance of pieces, how far around each is looked for."""
LAG_PIECES = 3
"""Fewer recognised pieces tell nothing."""
LAG_LIKENESS = 0.9
"""Correlation coefficient from which a piece counts as recognised."""


def resample(samples: Samples, step: Fraction | float) -> Samples:
    """Read sound at every `step` samples: result[i] = samples at i * step, band-limited.

    Args:
        samples: float32 [n].
        step: input samples per output sample; 1.04 plays 4 % faster, 44100/16000 gives 16 kHz.

    Returns:
        float32 [ceil(n / step)].
    """
    ratio = Fraction(step).limit_denominator(MAX_DENOMINATOR)
    if ratio == 1:
        return samples.copy()
    cutoff = PASS_BAND / float(ratio) if ratio > 1 else 1.0
    reach = int(np.ceil(HALF_TAPS / cutoff))
    result = np.empty(-(-len(samples) * ratio.denominator // ratio.numerator), np.float32)
    padded = np.pad(samples, (reach, reach + 1))
    _read_at(padded, ratio.numerator, ratio.denominator, _kernel(cutoff, reach), reach, result)
    return result


def _kernel(cutoff: float, reach: int) -> Samples:
    """Return the windowed sinc at distances -reach … reach, `TABLE` a sample, one to spare."""
    at = np.arange(-reach * TABLE, reach * TABLE + 2) / TABLE
    inside = np.sqrt(np.maximum(0.0, 1 - (at / reach) ** 2))
    window = np.i0(KAISER_BETA * inside) / np.i0(KAISER_BETA)
    return np.asarray(cutoff * np.sinc(cutoff * at) * window, np.float32)


@numba.njit(cache=True, nogil=True)
def _read_at(
    padded: Samples, numerator: int, denominator: int, kernel: Samples, reach: int, result: Samples
) -> None:
    """Fill `result`: 2 * reach neighbours of i * numerator / denominator times the kernel."""
    for i in range(len(result)):
        whole = i * numerator // denominator
        part = (i * numerator - whole * denominator) / denominator  # 0 <= part < 1
        place = (1.0 - part) * TABLE  # of the first neighbour, which is reach - 1 + part before
        low = int(place)
        share = np.float32(place - low)
        total = 0.0
        for k in range(2 * reach):
            at = low + k * TABLE
            total += padded[whole + 1 + k] * (kernel[at] + share * (kernel[at + 1] - kernel[at]))
        result[i] = total


def band_pass(samples: Samples, rate: int, low_hz: float, high_hz: float) -> Samples:
    """Keep a band, zero phase; the raised-cosine edges are a tenth of their frequency wide."""
    size = _power_of_two(len(samples) + rate)  # padded, so that the ends do not meet
    hz = np.fft.rfftfreq(size, 1 / rate)
    rise = np.clip((hz - 0.9 * low_hz) / (0.1 * low_hz), 0, 1)
    fall = np.clip((1.1 * high_hz - hz) / (0.1 * high_hz), 0, 1)
    gain = np.sin(rise * np.pi / 2) ** 2 * np.sin(fall * np.pi / 2) ** 2
    kept = np.fft.irfft(np.fft.rfft(samples, size) * gain, size)
    return kept[: len(samples)].astype(np.float32)


def convolve(samples: Samples, response: Samples) -> Samples:
    """Convolve, cut to the length of `samples`; response[0] is the direct sound."""
    size = _power_of_two(len(samples) + len(response) - 1)
    product = np.fft.rfft(samples, size) * np.fft.rfft(response, size)
    convolved: npt.NDArray[np.float64] = np.fft.irfft(product, size)[: len(samples)]
    return convolved.astype(np.float32)


def _power_of_two(length: int) -> int:
    return 1 << max(0, length - 1).bit_length()


def pink_noise(length: int, rate: int, rng: np.random.Generator) -> Samples:
    """Return noise of equal power in every octave from 20 Hz up, float32 [length], RMS 1."""
    size = _power_of_two(length)
    spectrum = np.fft.rfft(rng.standard_normal(size))
    hz = np.fft.rfftfreq(size, 1 / rate)
    pink = np.where(hz >= LOWEST_HZ, spectrum / np.sqrt(np.maximum(hz, LOWEST_HZ)), 0)
    shaped = np.fft.irfft(pink, size)[:length]
    return np.asarray(shaped / np.sqrt(np.mean(shaped**2)), np.float32)


def frame_levels(samples: Samples, rate: int) -> npt.NDArray[np.float64]:
    """Return the RMS of each frame of 20 ms, float64 [n // frame]."""
    frame = round(FRAME_S * rate)
    framed = samples[: len(samples) // frame * frame].reshape(-1, frame).astype(np.float64)
    return np.asarray(np.sqrt(np.mean(framed**2, axis=1)))


def active_frames(samples: Samples, rate: int) -> npt.NDArray[np.bool_]:
    """Tell for each frame of 20 ms whether something is to be heard, bool [n // frame]."""
    levels = frame_levels(samples, rate)
    loud = np.percentile(levels, 95) if len(levels) else 0.0
    return np.asarray(levels > max(SILENCE, loud * 10 ** (-ACTIVE_DB / 20)))


def active_rms(samples: Samples, rate: int) -> float:
    """Return the RMS over the active frames; 0.0 when nothing is to be heard."""
    active = active_frames(samples, rate)
    if not active.any():
        return 0.0
    return float(np.sqrt(np.mean(frame_levels(samples, rate)[active] ** 2)))


def fit_length(samples: Samples, length: int) -> Samples:
    """Cut to a length, or pad with silence at the end."""
    return np.pad(samples[:length], (0, max(0, length - len(samples))))


def unclipped(samples: Samples) -> Samples:
    """Scale down what would clip; leave the rest as it is."""
    peak = float(np.abs(samples).max(initial=0.0))
    return (samples / max(1.0, peak / 0.99)).astype(np.float32)


def lag(source: Samples, stretched: Samples, rate: int, tempo: float) -> float:
    """Measure by how much a stretched sound stands late, in seconds of the source.

    A time stretcher copies pieces of the source word for word, never quite where they belong. Each
    piece of the result is looked for near its place in the source; the median of the distances is
    the lag, and 0.0 when fewer than three pieces are recognised. Negative: what is heard at t comes
    from before t * tempo.
    """
    size, reach = round(LAG_SECONDS * rate), round(LAG_REACH_S * rate)
    found = []
    for at in range(0, len(stretched) - size, round(LAG_EVERY_S * rate)):
        piece = stretched[at : at + size].astype(np.float64)
        first = round((at + size / 2) * tempo - size / 2) - reach
        if first < 0 or first + size + 2 * reach > len(source):
            continue
        around = source[first : first + size + 2 * reach].astype(np.float64)
        likeness = _likeness(around, piece)
        if likeness.max() > LAG_LIKENESS:
            found.append((int(likeness.argmax()) - reach) / rate)
    return float(np.median(found)) if len(found) >= LAG_PIECES else 0.0


def _likeness(
    around: npt.NDArray[np.float64], piece: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Correlation coefficient of `piece` at each place in `around`, float64 [places]."""
    size = _power_of_two(len(around))
    product = np.fft.rfft(around, size) * np.conj(np.fft.rfft(piece, size))
    cross = np.fft.irfft(product, size)[: len(around) - len(piece) + 1]
    power = np.concatenate([[0.0], np.cumsum(around**2)])
    local = power[len(piece) :] - power[: -len(piece)]
    return np.asarray(cross / np.sqrt(np.maximum(local * np.sum(piece**2), 1e-12)))
