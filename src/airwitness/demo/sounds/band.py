"""Instruments and drums: notes in, sound out.

A part is a list of `Note`s, one at a time (a chord takes three parts). A drum part is a list of
`Hit`s. No two notes or hits come out alike: tuning, brightness, noise and phase are drawn for each.

    part = [Note(at=0.0, length=0.5, hz=220.0, strength=1.0)]
    samples = play(part, Instrument(...), Tape.of(seconds=1.0, rate=32_000), chance(7))
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from airwitness.demo.sounds.tones import Curve, Samples, Tape, noise, tone, wander
from airwitness.demo.sounds.voices import Voice, make_syllables, utter

_CYMBAL_BANDS = np.array([200.0, 2500, 4500, 7000, 9500, 13_000])
"""Centres of the bands of cymbals in Hz."""
_REFLECTIONS = 7
"""Early reflections of the room."""
_BLOCK = 1 << 15
"""Samples the room treats at a time, so that they stay in the cache."""
_POOL_S = 3.0
"""Length of the noise out of which short hits cut a piece, each from a place of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note of a part."""

    at: float
    """Start in seconds."""
    length: float
    """Length in seconds."""
    hz: float
    """Pitch."""
    strength: float
    """Amplitude, about 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One stroke on a drum."""

    at: float
    """Time in seconds."""
    drum: str
    """kick, snare, tom, hat, open or crash."""
    strength: float
    """Amplitude, about 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """The numbers that make one instrument."""

    tilt: float
    """Exponent by which the partials fall."""
    hollow: float
    """Factor on the even partials: 0 a clarinet, 1 a string."""
    attack: float
    """Seconds to full strength."""
    decay: float
    """Seconds to 1/e while held; large is an organ."""
    release: float
    """Seconds to 1/e after the end."""
    darken: float
    """How fast upper partials die: per partial and second."""
    vibrato: float
    """Depth in semitones, reached half a second into the note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """The numbers that make one drum kit."""

    kick: float
    """Pitch of the bass drum, Hz."""
    snare: float
    """Pitch of the snare drum, Hz."""
    rattle: float
    """Amplitude of the snares beside the skin."""
    ring: float
    """Factor on the length of the cymbals."""


def play(part: list[Note], instrument: Instrument, tape: Tape, rng: np.random.Generator) -> Samples:
    """Play one part, note after note; a new note cuts the one before."""
    if not part:
        return np.zeros(tape.length, np.float32)
    times = tape.times
    start, held, hz, strength = _columns(part)
    now = np.clip(np.searchsorted(start, times, "right") - 1, 0, None)
    age = times - start[now]
    over = np.maximum(age - held[now], 0.0)
    loud = np.clip(age / instrument.attack, 0, 1) * np.exp(-over / instrument.release)
    loud *= np.exp(-np.maximum(age, 0) / instrument.decay) * strength[now]
    loud[over > 6 * instrument.release] = 0.0
    detune = rng.normal(0, 0.04, len(start))[now] + 0.02 * wander(rng, times, 0.2)
    shake = instrument.vibrato * np.clip(2 * age, 0, 1) * _sway(times, rng)
    pitch = hz[now] * 2 ** ((detune + shake) / 12)
    number = np.arange(1, int(min(32, 6000 / hz.min() + 4)) + 1)
    fresh = rng.uniform(0.85, 1.2, len(start))[now] * instrument.tilt
    dulled = instrument.darken * np.maximum(age, 0)
    dark = fresh[:, None] * np.log(number) + dulled[:, None] * number
    partials = np.exp(-dark.astype(np.float32)) * np.where(number % 2, 1.0, instrument.hollow)
    return tone(pitch, partials * loud[:, None], tape, rng)


def sing(part: list[Note], voice: Voice, tape: Tape, rng: np.random.Generator) -> Samples:
    """Sing one part: a syllable a note, gliding between pitches, with vibrato on long notes."""
    if not part:
        return np.zeros(tape.length, np.float32)
    times = tape.times
    start, held, hz, strength = _columns(part)
    now = np.clip(np.searchsorted(start, times + 0.02, "right") - 1, 0, None)
    steps = 12 * np.log2(hz)[now]
    width = int(rng.integers(5, 9))  # frames of glide
    around = np.pad(steps, (width // 2, width - 1 - width // 2), mode="edge")
    smooth = np.convolve(around, np.ones(width) / width, "valid")
    depth = rng.uniform(0.15, 0.4) * np.clip((times - start[now] - 0.18) / 0.3, 0, 1)
    smooth += depth * _sway(times, rng) + 0.08 * wander(rng, times, 0.12)
    said = make_syllables(start, held, strength, rng)
    return utter(voice, said, 2 ** (smooth / 12), tape, rng)


def drum(
    hits: list[Hit], kit: Kit, rate: int, rng: np.random.Generator
) -> Iterator[tuple[int, Samples]]:
    """Strike the drums.

    Yields:
        The first sample of each stroke and the stroke, for `lay`.
    """
    tape = Tape.of(seconds=_POOL_S, rate=rate)
    pool = noise(np.ones((len(tape.times), 1)), np.ones(1), tape, rng)
    bright = np.diff(pool, 2) * np.float32(0.4)
    for hit in hits:
        detune = float(rng.normal(1.0, 0.015))
        if hit.drum in {"kick", "tom"}:
            deep = kit.kick if hit.drum == "kick" else kit.snare * float(rng.uniform(0.45, 0.75))
            stroke = _skin(deep * detune, 0.09 if hit.drum == "kick" else 0.14, 2.6, rate)
        elif hit.drum == "snare":
            skin = _skin(kit.snare * detune, 0.06, 0.5, rate)
            rattle = _cut(pool, len(skin), 0.075 * detune, rate, rng)
            stroke = np.float32(0.6) * skin + np.float32(kit.rattle) * rattle
        else:
            tail = {"hat": 0.022, "open": 0.11, "crash": 0.5}[hit.drum] * kit.ring * detune
            size = 0.32 if hit.drum == "crash" else 0.22
            stroke = np.float32(size) * _cut(bright, round(5 * tail * rate), tail, rate, rng)
        yield round(hit.at * rate), stroke * np.float32(hit.strength)


def swell(seconds: float, rate: int, rng: np.random.Generator) -> Samples:
    """Swell a cymbal over the given seconds, louder and brighter to the end."""
    tape = Tape.of(seconds=seconds, rate=rate)
    rise = np.clip(tape.times / seconds, 0, 1)[:, None]  # [frames, 1]
    steep = np.linspace(1.5, 5.0, len(_CYMBAL_BANDS))
    return noise(0.12 * rise**steep, _CYMBAL_BANDS, tape, rng)


def room(samples: Samples, rate: int, rng: np.random.Generator) -> Samples:
    """Place a sound in a small room: a few early reflections."""
    delay = rng.uniform(0.011, 0.09, _REFLECTIONS)  # seconds
    gain = 0.3 * np.exp(-delay / 0.04) * rng.choice((-1.0, 1.0), _REFLECTIONS)
    taps = [(round(d * rate), np.float32(g)) for d, g in zip(delay.tolist(), gain, strict=True)]
    out = samples.copy()
    for first in range(0, len(samples), _BLOCK):
        here = out[first : first + _BLOCK]
        for behind, factor in taps:
            skip = min(max(behind - first, 0), len(here))  # nothing sounds before the start
            at = first + skip - behind
            here[skip:] += factor * samples[at : at + len(here) - skip]
    return out


def _columns(part: list[Note]) -> tuple[Curve, Curve, Curve, Curve]:
    rows = np.array([(note.at, note.length, note.hz, note.strength) for note in part])
    start, held, hz, strength = rows[np.argsort(rows[:, 0], kind="stable")].T
    return start, held, hz, strength


def _sway(times: Curve, rng: np.random.Generator) -> Curve:
    # vibrato of unit size whose rate is never quite even
    rate_hz = rng.uniform(4.9, 6.0) * (1 + 0.06 * wander(rng, times, 0.5))
    turned = np.cumsum(rate_hz) * (times[1] - times[0]) + rng.random()  # cycles
    return np.asarray(np.sin(2 * np.pi * turned), np.float64)


def _skin(hz: float, decay: float, drop: float, rate: int) -> Samples:
    # a sine that falls to its pitch from (1 + drop) times that within 20 ms
    t = np.arange(round(4.5 * decay * rate), dtype=np.float32) / np.float32(rate)
    fall = np.float32(0.02)
    cycles = np.float32(hz) * (t + np.float32(drop) * fall * (1 - np.exp(-t / fall)))
    attack = np.minimum(t * np.float32(700), np.float32(1))
    wave = np.sin(np.float32(2 * np.pi) * cycles) * np.exp(-t / np.float32(decay)) * attack
    return np.asarray(wave, np.float32)


def _cut(pool: Samples, length: int, decay: float, rate: int, rng: np.random.Generator) -> Samples:
    # a piece of noise from a place of its own, dying away
    length = min(length, len(pool) - 1)
    first = int(rng.integers(len(pool) - length))
    t = np.arange(length, dtype=np.float32)
    dying = np.exp(t * np.float32(-1 / (decay * rate)))
    return np.asarray(pool[first : first + length] * dying, np.float32)
