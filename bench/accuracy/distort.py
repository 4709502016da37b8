"""The distortions of the yardstick for sound: what a clip may have gone through.

Rules:

1. Time stays true. A result begins at the very instant its input begins, and sample i of a result
   of tempo T stands where sample i * T of the input stood. Delays of codecs and filters are taken
   off. (A time stretcher moves pieces about by its nature, ±7 ms; their median is put right.)
2. `tempo` and `pitch` are said the way Airwitness says them when the distorted clip is the query
   and the original is in the archive: recording seconds per clip second, and clip frequency over
   recording frequency. A clip sped up by 4 % has 1.04 for both.
3. A ratio of levels is taken over the active parts of both sounds, wanted over unwanted:
   *speech_+6* is a clip 6 dB louder than the speech laid on top of it.
4. Same input and same state of the generator, same output.

    distortion = BY_NAME["speed_+4"]
    clip = distortion.apply(samples, rate, speech, np.random.default_rng(0))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

import numpy as np
import numpy.typing as npt

from bench.accuracy import libav, waveform

Samples = npt.NDArray[np.float32]
"""Sound, float32 [n], mono, full scale ±1."""
Apply = Callable[[Samples, int, Samples, np.random.Generator], Samples]
"""(samples float32 [n], rate, speech float32 [≥ n / tempo], generator) → float32 [n / tempo]."""
Treatment = Callable[[Samples, int], Samples]
"""One that needs neither speech nor chance: (samples, rate) → samples."""

SEMITONE = 2 ** (1 / 12)
PHONE_RATE = 8_000
PHONE_BAND_HZ = (300.0, 3_400.0)
MU = 255.0
"""Companding constant of µ-law (ITU-T G.711)."""
MU_STEPS = 127
"""Levels on either side of zero: 8 bits."""
REVERB_RT60_S = 1.8
"""Until the sound is 60 dB down: a church or a tiled hall."""
REVERB_DIRECT_DB = -3.0
"""Direct sound over reverberation: the microphone stands beyond the critical distance."""
REVERB_GAP_S = 0.008
"""From the direct sound to the first reflection: some 3 m of detour."""
PAL_SPEED = Fraction(104, 100)
PAL_SPEECH_DB = 6.0
EQUALISER = (
    ("bass", "g=-8:f=200"),
    ("equalizer", "f=1000:t=q:w=1:g=7"),
    ("equalizer", "f=2500:t=q:w=1.5:g=-6"),
    ("treble", "g=6:f=4000"),
)
COMPRESSOR = (("acompressor", "threshold=-30dB:ratio=6:attack=5:release=80:makeup=8dB"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Distortion:
    """One way to treat a clip, and what it does to time and pitch."""

    name: str
    """Stable: files and rows are named by it."""
    tempo: float
    """Recording seconds per clip second."""
    pitch: float
    """Clip frequency / recording frequency."""
    apply: Apply
    """The treatment itself."""


def _alone(treat: Treatment) -> Apply:
    def apply(samples: Samples, rate: int, speech: Samples, rng: np.random.Generator) -> Samples:
        del speech, rng
        return treat(samples, rate)

    return apply


def _clean(samples: Samples, rate: int) -> Samples:
    del rate
    return samples.copy()


_mp3 = partial(libav.round_trip, codec="libmp3lame", container="mp3")
_aac = partial(libav.round_trip, codec="aac", container="mp4")


def _phone(samples: Samples, rate: int) -> Samples:
    """Telephone: 300-3,400 Hz, 8 kHz, 8 bits µ-law, brought to full scale first."""
    narrow = waveform.band_pass(samples, rate, *PHONE_BAND_HZ)
    line = waveform.resample(narrow, Fraction(rate, PHONE_RATE))
    peak = max(float(np.abs(line).max(initial=0.0)), 1e-9)
    pressed = np.sign(line) * np.log1p(MU * np.abs(line / peak)) / np.log1p(MU)
    code = np.round(pressed * MU_STEPS) / MU_STEPS
    opened = np.sign(code) * np.expm1(np.abs(code) * np.log1p(MU)) / MU * peak
    back = waveform.resample(opened.astype(np.float32), Fraction(PHONE_RATE, rate))
    return waveform.fit_length(back, len(samples))


def _equalised(samples: Samples, rate: int) -> Samples:
    """Equaliser and compressor of a radio station; without look-ahead, so nothing moves."""
    shaped = libav.filtered(samples, rate, EQUALISER + COMPRESSOR)
    return waveform.unclipped(waveform.fit_length(shaped, len(samples)))


def _sped(samples: Samples, rate: int, *, speed: Fraction | float) -> Samples:
    """Faster and higher, as a tape: exact resampling."""
    del rate
    return waveform.resample(samples, speed)


def _stretched(samples: Samples, rate: int, *, tempo: float) -> Samples:
    """Faster at the same pitch (FFmpeg's atempo, WSOLA), put back where it belongs."""
    stretched = libav.filtered(samples, rate, (("atempo", repr(tempo)),))
    late = waveform.lag(samples, stretched, rate, tempo)
    shift = round(-late / tempo * rate)
    placed = stretched[shift:] if shift >= 0 else np.pad(stretched, (-shift, 0))
    return waveform.fit_length(placed, round(len(samples) / tempo))


def _pitched(samples: Samples, rate: int, *, pitch: float) -> Samples:
    """Higher at the same tempo: read faster by `pitch`, then stretched to the old length."""
    stretched = _stretched(waveform.resample(samples, pitch), rate, tempo=1 / pitch)
    return waveform.fit_length(stretched, len(samples))


def _mixed(wanted: Samples, unwanted: Samples, rate: int, ratio_db: float) -> Samples:
    """Lay `unwanted` on `wanted` at a ratio of their active levels."""
    laid = waveform.fit_length(unwanted, len(wanted))
    level, other = waveform.active_rms(wanted, rate), waveform.active_rms(laid, rate)
    gain = level / max(other, 1e-9) * 10 ** (-ratio_db / 20)
    return waveform.unclipped(wanted + np.float32(gain) * laid)


def _speech(ratio_db: float) -> Apply:
    def apply(samples: Samples, rate: int, speech: Samples, rng: np.random.Generator) -> Samples:
        del rng
        return _mixed(samples, speech, rate, ratio_db)

    return apply


def _pink(ratio_db: float) -> Apply:
    def apply(samples: Samples, rate: int, speech: Samples, rng: np.random.Generator) -> Samples:
        del speech
        return _mixed(samples, waveform.pink_noise(len(samples), rate, rng), rate, ratio_db)

    return apply


def _reverb(samples: Samples, rate: int, speech: Samples, rng: np.random.Generator) -> Samples:
    """Exponentially decaying noise behind the direct sound."""
    del speech
    at = np.arange(round(REVERB_RT60_S * rate)) / rate
    room = rng.standard_normal(len(at)) * 10 ** (-3 * at / REVERB_RT60_S) * (at > REVERB_GAP_S)
    room *= 10 ** (-REVERB_DIRECT_DB / 20) / np.sqrt(np.sum(room**2))
    room[0] = 1.0
    return waveform.unclipped(waveform.convolve(samples, room.astype(np.float32)))


def _pal(samples: Samples, rate: int, speech: Samples, rng: np.random.Generator) -> Samples:
    """Show a film 4 % fast, with a voice over it, in a poor stream."""
    del rng
    voiced = _mixed(waveform.resample(samples, PAL_SPEED), speech, rate, PAL_SPEECH_DB)
    return _aac(voiced, rate, bit_rate=32_000)


def _same(name: str, apply: Apply) -> Distortion:
    return Distortion(name=name, tempo=1.0, pitch=1.0, apply=apply)


def _speed(name: str, speed: Fraction) -> Distortion:
    apply = _alone(partial(_sped, speed=speed))
    return Distortion(name=name, tempo=float(speed), pitch=float(speed), apply=apply)


def _tempo(name: str, tempo: float) -> Distortion:
    apply = _alone(partial(_stretched, tempo=tempo))
    return Distortion(name=name, tempo=tempo, pitch=1.0, apply=apply)


def _pitch(name: str, semitones: float) -> Distortion:
    pitch = SEMITONE**semitones
    apply = _alone(partial(_pitched, pitch=pitch))
    return Distortion(name=name, tempo=1.0, pitch=pitch, apply=apply)


YARDSTICK = (
    _same("clean", _alone(_clean)),
    _same("mp3_64k", _alone(partial(_mp3, bit_rate=64_000))),
    _same("aac_32k", _alone(partial(_aac, bit_rate=32_000))),
    _same("phone", _alone(_phone)),
    _same("speech_+6", _speech(6)),
    _same("speech_0", _speech(0)),
    _same("speech_-6", _speech(-6)),
    _same("pink_+10", _pink(10)),
    _same("pink_+5", _pink(5)),
    _same("pink_0", _pink(0)),
    _speed("speed_+2", Fraction(102, 100)),
    _speed("speed_-2", Fraction(98, 100)),
    _speed("speed_+4", Fraction(104, 100)),
    _speed("speed_-4", Fraction(96, 100)),
    _speed("speed_+10", Fraction(110, 100)),
    _speed("speed_-10", Fraction(90, 100)),
    _pitch("pitch_+1", 1.0),
    _pitch("pitch_-1", -1.0),
    _tempo("tempo_+10", 1.1),
    _tempo("tempo_-10", 0.9),
    _same("eq_comp", _alone(_equalised)),
    _same("reverb", _reverb),
    Distortion(name="pal_speech_aac", tempo=1.04, pitch=1.04, apply=_pal),
)
"""The 23 by which Airwitness and its peers are compared."""

OFF_GRID = (
    _speed("speed_+4.27", Fraction(10_427, 10_000)),
    _speed("speed_-7.3", Fraction(927, 1_000)),
    _speed("speed_+9.6", Fraction(1_096, 1_000)),
    _speed("film_25_to_23.976", Fraction(24_000, 25_025)),
    _speed("pal_25_24", Fraction(25, 24)),
    _pitch("pitch_+0.9", 0.9),
    _pitch("pitch_-0.9", -0.9),
)
"""Values between the steps of a grid of warps.

Film slowed from 25 to 23.976 pictures a second is -4.096 %; -4 % itself (24/25) is in the
yardstick.
"""

BY_NAME = {distortion.name: distortion for distortion in YARDSTICK + OFF_GRID}
"""All of them by name, in order."""
