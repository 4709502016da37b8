"""Levels, layers and speed: what a desk does to sounds, each act giving new samples.

`lay` sums many pieces, `mix` adds one layer, `duck` lowers what lies under a layer, and `limit`
keeps every sample within `CEILING` by riding the gain, so nothing clips.

    air = mix(duck(air, clip, 12.5, rate), clip, 12.5, rate, gain_db=-3.0)
"""

from collections.abc import Iterable
from fractions import Fraction

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from airwitness.demo.sounds.tones import Curve, Samples, hop_of

CEILING = 0.95
"""No made sample lies beyond this, so that a lossy encoder has room to overshoot."""
SILENT_DB = -120.0
"""Level reported for silence, in dB below full scale."""
_HOLD_S = 0.35
"""How long a duck stays down after the last sound of the layer: longer than a pause in speech."""
_HEARD_DB = -50.0
"""A frame of a layer louder than this counts as sound."""
_OVER = 8
"""Oversampling before the cubic read-out: its error then lies 70 dB down."""
_TAPS = 64
"""Input samples under the interpolating low-pass filter."""
_PASSED = 0.92
"""Middle of the filter's edge as a share of the band: at 25/24 what would fold is 60 dB down."""
_KAISER = 7.0
"""Shape of the filter's window: 70 dB of attenuation."""
_FINEST = 1_000_000
"""Largest denominator of a speed, so that positions stay whole numbers of 64 bits."""
_READ_BLOCK = 1 << 15
"""Output samples read at a time, so that the scratch arrays stay in the cache."""
_BLOCK = 64
"""Frames whose gain is ridden at a time, for the same reason."""


def rms_db(samples: Samples) -> float:
    """Measure the level as RMS in dB below full scale."""
    blocks = range(0, len(samples), _READ_BLOCK)
    total = sum(float(np.square(samples[i : i + _READ_BLOCK]).sum()) for i in blocks)
    power = total / max(len(samples), 1)
    return 10 * float(np.log10(power)) if power > 0 else SILENT_DB


def ride(samples: Samples, gain: Curve, rate: int) -> Samples:
    """Follow a gain curve: float64 [frames], factors at `Tape.times`, straight lines between."""
    hop, out = hop_of(rate), samples.copy()
    ramp = np.arange(hop, dtype=np.float32) / np.float32(hop)
    start, rise = gain[:-1].astype(np.float32)[:, None], np.diff(gain).astype(np.float32)[:, None]
    for first in range(0, len(start), _BLOCK):
        factor = (start[first : first + _BLOCK] + rise[first : first + _BLOCK] * ramp).ravel()
        part = out[first * hop : (first + _BLOCK) * hop]
        part *= factor[: len(part)]
    return out


def limit(samples: Samples, rate: int, ceiling: float = CEILING) -> Samples:
    """Ride the gain so that no sample lies beyond the ceiling; quiet sound is returned as it is."""
    if not len(samples):
        return samples
    peaks = _frame_peaks(samples, rate)
    if peaks.max() <= ceiling:
        return samples
    needed = np.minimum(1.0, ceiling * 0.9999 / np.maximum(peaks, 1e-9))  # a factor per frame
    around = np.pad(needed, 2, mode="edge")
    borders = len(needed) + 1  # the gain at a border suits two frames on each side
    soft = np.minimum.reduce([around[i : i + borders] for i in range(4)])
    return ride(samples, soft, rate)


def level(samples: Samples, target_db: float, rate: int) -> Samples:
    """Bring samples to a level (RMS in dB below full scale), then limit them."""
    now = rms_db(samples)
    if now <= SILENT_DB:
        return samples
    return limit(samples * np.float32(_factor(target_db - now)), rate)


def fade(samples: Samples, rate: int, *, in_s: float = 0.0, out_s: float = 0.0) -> Samples:
    """Fade in and out with raised-cosine ramps of the given seconds."""
    out = samples.copy()
    for seconds, side in ((in_s, 1), (out_s, -1)):
        n = min(len(out), round(seconds * rate))
        ramp = (0.5 - 0.5 * np.cos(np.pi * (np.arange(n) + 0.5) / max(n, 1))).astype(np.float32)
        out[::side][:n] *= ramp
    return out


def lay(length: int, pieces: Iterable[tuple[int, Samples]]) -> Samples:
    """Sum pieces, each at its first sample, into `length` samples; what stands out is cut off."""
    out = np.zeros(length, np.float32)
    for start, piece in pieces:
        first, last = max(start, 0), min(start + len(piece), length)
        if first < last:
            out[first:last] += piece[first - start : last - start]
    return out


def mix(base: Samples, layer: Samples, at_s: float, rate: int, gain_db: float = 0.0) -> Samples:
    """Add a layer to a base from `at_s` seconds on; the length stays that of the base."""
    louder = layer * np.float32(_factor(gain_db))
    return limit(lay(len(base), [(0, base), (round(at_s * rate), louder)]), rate)


def duck(base: Samples, layer: Samples, at_s: float, rate: int, depth_db: float = 12.0) -> Samples:
    """Lower a base by `depth_db` where a layer, laid at `at_s` seconds, sounds."""
    placed = lay(len(base), [(round(at_s * rate), layer)])
    heard = _frame_peaks(placed, rate) > _factor(_HEARD_DB)
    hold = round(_HOLD_S * rate / hop_of(rate))
    held = np.convolve(np.pad(heard, hold), np.ones(2 * hold + 1), "valid") > 0
    around = np.pad(held, (hold // 2, hold - hold // 2), mode="edge")
    down = np.convolve(around, np.ones(hold) / hold, "valid")  # at frame borders
    return ride(base, 1.0 - (1.0 - _factor(-depth_db)) * down, rate)


def play_at_speed(samples: Samples, ratio: Fraction) -> Samples:
    """Play faster or slower, pitch and tempo together, as film at 24 frames a second on PAL does.

    Output sample m stands at input sample m * ratio, in whole numbers: no drift however long.

    Args:
        samples: float32 [n].
        ratio: speed; `Fraction(25, 24)` is 4.2 % faster, `Fraction(1000, 1001)` a little slower.

    Returns:
        float32 [round(n / ratio)], band-limited, at the same sample rate; turned down as a
        whole where a peak between two samples would lie beyond `CEILING`.

    Raises:
        ValueError: the ratio lies outside 1/2 to 2, or its denominator is beyond `_FINEST`.
    """
    if not Fraction(1, 2) <= ratio <= Fraction(2) or ratio.denominator > _FINEST:
        msg = f"speed {ratio} is not a fraction between 1/2 and 2 with a small denominator"
        raise ValueError(msg)
    length = round(len(samples) / ratio)
    filters = _sinc(min(1.0, 1.0 / float(ratio)) * _PASSED)
    padded = np.pad(samples, _TAPS)  # sample i stands at i + _TAPS
    out = np.empty(length, np.float32)
    for first in range(0, length, _READ_BLOCK):
        m = np.arange(first, min(first + _READ_BLOCK, length), dtype=np.int64)
        whole, rest = np.divmod(m * (_OVER * ratio.numerator), ratio.denominator)
        low, high = int(whole[0]) // _OVER - 1, int(whole[-1]) // _OVER + 2
        span = padded[low + _TAPS // 2 + 1 : high + _TAPS // 2 + _TAPS]
        windows = np.ascontiguousarray(sliding_window_view(span, _TAPS))  # [high - low, taps]
        fine = (windows @ filters).ravel()  # eight a sample, from `low` on
        x = (rest / ratio.denominator).astype(np.float32)
        at = whole - low * _OVER
        a, b, c, d = (fine.take(at + k) for k in (-1, 0, 1, 2))
        # Lagrange's cubic through four neighbours, in Horner's form
        third = (d - a) / 6 + (b - c) / 2
        second = (a + c) / 2 - b
        out[m] = ((third * x + second) * x + (c - a / 3 - b / 2 - d / 6)) * x + b
    peak = float(max(out.max(initial=0.0), -out.min(initial=0.0)))
    return out if peak <= CEILING else out * np.float32(CEILING * 0.9999 / peak)


def _factor(db: float) -> float:
    return float(10 ** (db / 20))


def _frame_peaks(samples: Samples, rate: int) -> Curve:
    starts = np.arange(0, len(samples), hop_of(rate))
    high, low = np.maximum.reduceat(samples, starts), np.minimum.reduceat(samples, starts)
    return np.maximum(high, -low).astype(np.float64)


def _sinc(cutoff: float) -> Samples:
    # [taps, phases]: column p is the low-pass filter that reads p / _OVER after the middle tap
    place = np.arange(_TAPS)[:, None] - (_TAPS // 2 - 1) - np.arange(_OVER)[None, :] / _OVER
    window = np.i0(_KAISER * np.sqrt(np.maximum(0.0, 1 - (place / (_TAPS / 2)) ** 2)))
    filters = np.sinc(cutoff * place) * window
    return np.asarray(filters / filters.sum(axis=0), np.float32)
