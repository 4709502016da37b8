"""A formant voice that utters syllables: it talks without words, and it sings what it is given.

A voice is a handful of numbers (pitch, size of the vocal tract, tilt, breath, pace). A syllable is
a consonant that leads into a vowel: the formants glide from the place of the consonant to the
vowel, the voice comes in when the consonant is over, hisses and bursts are shaped noise.

    anchor = make_voice(7)
    first, second = (speaker(seed, 20.0, 32_000, voice=anchor) for seed in (1, 2))  # same person
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from airwitness.demo.sounds.levels import level
from airwitness.demo.sounds.tones import Curve, Samples, Tape, chance, happens, noise, tone, wander

TALK_DB = -20.0
"""Level of a talking voice, RMS in dB below full scale, pauses included."""
VOWELS = np.array(
    [
        [290, 2250, 2950],
        [400, 2050, 2650],
        [560, 1800, 2500],
        [760, 1300, 2500],
        [680, 1080, 2550],
        [560, 860, 2450],
        [420, 780, 2400],
        [320, 820, 2300],
        [480, 1480, 2450],
    ],
    np.float64,
)
"""First three formants of nine vowels in Hz, rounded, for a tract of middle size."""
_PLACES = np.array(
    [[270, 850, 2250], [310, 1750, 2700], [290, 2150, 2800], [330, 1350, 2150]], np.float64
)
"""Formants in Hz from which a vowel starts after a consonant of the lips, teeth, palate, throat."""
_WIDTHS = np.array([70.0, 95.0, 130.0, 220.0])
"""Half bandwidth of the four formants in Hz."""
_STRENGTHS = np.array([1.0, 0.62, 0.34, 0.16])
"""Amplitude of the four formants."""
_BANDS = np.array([150.0, 500, 1000, 1700, 2500, 3400, 4500, 6000, 8000, 11_000])
"""Centres of the noise bands in Hz."""
_HISSES = np.array(
    [
        [0.1, 0.15, 0.2, 0.2, 0.2, 0.2, 0.25, 0.3, 0.3, 0.2],
        [0.0, 0.0, 0.0, 0.05, 0.1, 0.3, 0.9, 1.3, 1.1, 0.6],
        [0.0, 0.0, 0.1, 0.5, 1.1, 1.2, 0.8, 0.5, 0.3, 0.1],
        [0.1, 0.4, 0.6, 0.5, 0.4, 0.25, 0.15, 0.1, 0.05, 0.0],
    ]
)
"""Colour of a hiss at each of the four places."""
_NO_ONSET, _HISS, _BURST, _HUM = range(4)
_ONSET_S = np.array([0.0, 0.085, 0.06, 0.055])
"""Length of a consonant in seconds: none, hiss, burst, hum."""
_ONSET_SHARES = np.array([0.14, 0.29, 0.31, 0.26])
"""How often each occurs."""
_INAUDIBLE = 1e-3
"""Amplitude of noise that is not worth making."""
_ACCENTED, _ASKED = 0.33, 0.2
"""Share of syllables with an accent, and of phrases that end on a rising pitch."""
_HIGHEST_HZ = 7500.0
"""Highest partial of a voice."""
_BREATH_SHAPE = np.array([0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.7, 0.6, 0.4, 0.2])
"""Colour of the air that leaks through the vocal folds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The numbers that make one speaker or singer."""

    pitch: float
    """Mean pitch when talking, Hz."""
    melody: float
    """Size of the pitch movement, semitones."""
    tract: float
    """Factor on all formants: under 1 a long vocal tract, over 1 a short one."""
    tilt: float
    """Exponent by which the partials fall: 0.5 bright, 1.2 dull."""
    breath: float
    """Amplitude of leaking air beside the voice."""
    pace: float
    """Syllables a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Syllables:
    """What is uttered: one row a syllable, in order of time."""

    start: Curve
    """float64 [m], seconds."""
    length: Curve
    """float64 [m], seconds; the rest until the next start is silence."""
    strength: Curve
    """float64 [m], amplitude."""
    vowel: Curve
    """float64 [m, 3], formants of the vowel in Hz before the size of the tract."""
    onset: npt.NDArray[np.int64]
    """int64 [m]: 0 none, 1 hiss, 2 burst, 3 hum."""
    place: npt.NDArray[np.int64]
    """int64 [m]: 0 lips, 1 teeth, 2 palate, 3 throat."""


def make_voice(seed: int) -> Voice:
    """Draw a voice: low or high, dark or bright, slow or quick."""
    rng = chance(seed, "voice")
    high = happens(rng, 0.5)
    return Voice(
        pitch=float(rng.uniform(165, 240) if high else rng.uniform(85, 140)),
        melody=float(rng.uniform(1.6, 3.4)),
        tract=float(rng.uniform(1.06, 1.2) if high else rng.uniform(0.9, 1.03)),
        tilt=float(rng.uniform(0.45, 1.0)),
        breath=float(rng.uniform(0.004, 0.016)),
        pace=float(rng.uniform(4.3, 6.2)),
    )


def make_singer(seed: int, middle: float) -> Voice:
    """Draw a singer whose tract suits melodies around `middle` Hz."""
    voice, rng = make_voice(seed), chance(seed, "singer")
    tract = np.clip(0.85 + middle / 1200, 0.92, 1.2) * rng.uniform(0.97, 1.03)
    return replace(voice, pitch=middle, tract=float(tract), tilt=float(rng.uniform(0.3, 0.7)))


def speaker(seed: int, seconds: float, rate: int, *, voice: Voice | None = None) -> Samples:
    """Talk without words: phrases of syllables with falling pitch, accents, pauses.

    Args:
        seed: draws what is said, and who says it where no voice is given.
        seconds: length.
        rate: samples a second.
        voice: who speaks; by default `make_voice(seed)`.

    Returns:
        float32 [seconds * rate] at `TALK_DB`.
    """
    tape, rng = Tape.of(seconds=seconds, rate=rate), chance(seed, "speaker")
    who = make_voice(seed) if voice is None else voice
    times = tape.times
    said, steps = _speak(who, seconds, rng)
    middle = said.start + 0.55 * said.length
    bend = np.interp(times, middle, steps) + 0.25 * wander(rng, times, 0.06)
    pitch = who.pitch * 2 ** (bend / 12)
    return level(utter(who, said, pitch, tape, rng), TALK_DB, rate)


def make_syllables(
    start: Curve, length: Curve, strength: Curve, rng: np.random.Generator
) -> Syllables:
    """Draw vowels and consonants for syllables whose times (seconds) and strengths are given."""
    count = len(start)
    vowel = VOWELS[rng.integers(len(VOWELS), size=count)] * rng.normal(1.0, 0.05, (count, 3))
    return Syllables(
        start=start,
        length=length,
        strength=strength,
        vowel=vowel,
        onset=rng.choice(len(_ONSET_S), size=count, p=_ONSET_SHARES),
        place=rng.integers(len(_PLACES), size=count),
    )


def utter(
    voice: Voice, said: Syllables, pitch: Curve, tape: Tape, rng: np.random.Generator
) -> Samples:
    """Utter syllables at a pitch: float64 [frames], Hz. The level is that of the strengths, raw."""
    times = tape.times
    now = np.clip(np.searchsorted(said.start, times, "right") - 1, 0, None)
    age = times - said.start[now]  # seconds into the syllable, negative before the first
    onset, strength = said.onset[now], said.strength[now]
    lead = np.minimum(_ONSET_S[onset], 0.4 * said.length[now])
    close = np.clip((said.length[now] - age) / 0.05, 0, 1) * (age >= 0)
    humming = 0.35 * np.clip(age / 0.02, 0, 1) * (onset == _HUM)
    voiced = np.maximum(np.clip((age - lead) / 0.03, 0, 1), humming) * close
    voiced = voiced * strength * (1 + 0.08 * wander(rng, times, 0.05))
    formants = _glide(said, times) * voice.tract
    partials = _partials(voice, formants, pitch) * voiced[:, None]
    hissing = np.clip(np.minimum(age, lead + 0.02 - age) / 0.03, 0, 1) * (onset == _HISS)
    burst = 0.8 * np.exp(-np.abs(age - lead) / 0.012) * (onset == _BURST) * (age >= 0)
    colour = _HISSES[said.place[now]] * (0.11 * strength * (hissing + burst))[:, None]
    colour = colour + (voice.breath * voiced)[:, None] * _BREATH_SHAPE
    colour = colour * (colour.max(axis=1) > _INAUDIBLE)[:, None]  # what nobody hears costs nothing
    hiss = noise(colour, _BANDS * voice.tract, tape, rng)
    return tone(pitch, partials, tape, rng) + hiss


def _speak(voice: Voice, seconds: float, rng: np.random.Generator) -> tuple[Syllables, Curve]:
    # syllables that fill the time, and the pitch of each in semitones from the mean
    count = int(seconds * 9) + 8
    sizes = rng.integers(4, 15, size=count)
    ends = np.cumsum(sizes) - 1
    last = np.isin(np.arange(count), ends)
    phrase = np.cumsum(last, dtype=np.int64) - last
    through = 1 - (ends[phrase] - np.arange(count)) / sizes[phrase]  # 0 … 1 over the phrase
    accent = rng.random(count) < _ACCENTED
    length = np.exp(rng.normal(0, 0.28, count)) * (1 + 0.3 * accent + 0.5 * last) / voice.pace
    pause = np.where(last, rng.uniform(0.18, 0.85, count), rng.uniform(0, 0.012, count))
    start = rng.uniform(0.02, 0.25) + np.append(0.0, np.cumsum(length + pause)[:-1])
    closing = np.where(rng.random(count) < _ASKED, 1.6, -1.4)[phrase] * last
    steps = voice.melody * (1.1 - 2.0 * through + accent * rng.uniform(0.5, 1.6, count) + closing)
    steps = steps + rng.normal(0, 0.35, count)
    strength = (0.75 + 0.3 * accent - 0.2 * through) * rng.uniform(0.8, 1.15, count)
    said = make_syllables(start, np.clip(length, 0.07, 0.5), strength, rng)
    return said, steps


def _glide(said: Syllables, times: Curve) -> Curve:
    # formants at each frame [frames, 3]: place of the consonant → vowel → a little of what follows
    onset_s = np.minimum(_ONSET_S[said.onset], 0.4 * said.length)
    after = np.roll(said.vowel, -1, axis=0)
    from_place = np.where((said.onset == _NO_ONSET)[:, None], said.vowel, _PLACES[said.place])
    points = np.stack([said.start, said.start + onset_s + 0.035, said.start + 0.8 * said.length], 1)
    leaving = 0.75 * said.vowel + 0.25 * after
    values = np.stack([from_place, said.vowel, leaving], 1)  # [m, 3 points, 3 formants]
    at = np.maximum.accumulate(points.ravel())
    return np.stack([np.interp(times, at, values[:, :, i].ravel()) for i in range(3)], 1)


def _partials(voice: Voice, formants: Curve, pitch: Curve) -> npt.NDArray[np.float32]:
    # amplitude of each harmonic [frames, H] under four resonances
    count = int(_HIGHEST_HZ / pitch.min())
    number = np.arange(1, count + 1, dtype=np.float32)
    hz = pitch.astype(np.float32)[:, None] * number
    out = np.full(hz.shape, 0.012, np.float32)
    fourth = np.full((len(formants), 1), 3500.0 * voice.tract)
    centres = np.concatenate([formants, fourth], 1).astype(np.float32).T
    for centre, width, strength in zip(centres, _WIDTHS, _STRENGTHS, strict=True):
        away = (hz - centre[:, None]) * np.float32(1 / width)
        out += np.float32(strength) / (1 + away * away)
    return out * (0.35 * number ** np.float32(-voice.tilt)) * (hz < _HIGHEST_HZ)
