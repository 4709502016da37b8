"""Scores performed: songs, songs that merely sound alike, background beds and station idents.

What is the same in two songs of one style, and what never is, stands in `scores`.

    first = song(7, 75.0, 32_000)
    other = lookalike(1, 75.0, 32_000, of=7)  # same tempo, key, chords and sounds; other notes
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from airwitness.demo.sounds.band import Hit, Note, drum, play, room, sing, swell
from airwitness.demo.sounds.levels import fade, lay, level
from airwitness.demo.sounds.scores import (
    Palette,
    Score,
    draw_instrument,
    make_note,
    make_palette,
    write_score,
)
from airwitness.demo.sounds.tones import Samples, Tape, chance, child, happens

SONG_DB = -18.0
"""Level of songs, RMS in dB below full scale."""
BED_DB = -24.0
"""Level of background music."""
_LAST_CHORD = (0, 7, 9, 11, 14)
"""The last chord of an ident, in steps of the scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    voice: float  # amplitude of the singer; 0 gives the melody to the lead instrument
    lead: float
    keys: float
    bass: float
    drums: float


_SONG = _Desk(voice=0.55, lead=0.3, keys=0.16, bass=0.42, drums=0.6)
_BED = _Desk(voice=0.0, lead=0.2, keys=0.22, bass=0.3, drums=0.22)
_SPARSE = 0.6
"""Share of a melody that the lead plays in a bed."""


def song(seed: int, seconds: float, rate: int) -> Samples:
    """Make a song: verse and chorus, sung, with lead, chords, bass and drums.

    Args:
        seed: draws style, score and performance.
        seconds: length; 60 to 90 s make a whole song.
        rate: samples a second.

    Returns:
        float32 [seconds * rate] at `SONG_DB`, faded out at the end.
    """
    return _perform(make_palette(seed), _SONG, chance(seed, "song"), seconds, rate)


def lookalike(seed: int, seconds: float, rate: int, *, of: int) -> Samples:
    """Make a song in the style of `song(of, …)`: same palette, another melody and performance."""
    return _perform(make_palette(of), _SONG, chance(seed, "lookalike", of), seconds, rate)


def bed(seed: int, seconds: float, rate: int) -> Samples:
    """Make background music: no voice, a sparse lead, chords and light drums.

    Returns:
        float32 [seconds * rate] at `BED_DB`, faded in and out.
    """
    palette = make_palette(child(seed, "bed"))
    samples = _perform(palette, _BED, chance(seed, "bed"), seconds, rate)
    return level(fade(samples, rate, in_s=0.3, out_s=1.0), BED_DB, rate)


def jingle(seed: int, rate: int) -> Samples:
    """Make a station ident: a swell, a short motif, a last chord that rings.

    Returns:
        float32 [n], 3.0 to 4.0 s, at `SONG_DB`.
    """
    rng, palette = chance(seed, "jingle"), make_palette(child(seed, "jingle"))
    seconds = float(rng.uniform(3.0, 4.0))
    tape, last = Tape.of(seconds=seconds, rate=rate), seconds - float(rng.uniform(1.4, 1.9))
    count = int(rng.integers(4, 7))
    at = np.sort(rng.choice(np.linspace(0.08, last - 0.12, 8), count, replace=False)).tolist()
    steps = (14 + np.cumsum(rng.integers(-3, 4, size=count))).tolist()
    motif = [make_note(palette, t, 0.3, s, 1.0) for t, s in zip(at, steps, strict=True)]
    chord = [make_note(palette, last + 0.004 * s, 2.0, s, 1.0) for s in _LAST_CHORD]
    bell = draw_instrument(rng, attack=0.008, decay=0.9, vibrato=0.0)
    pieces = [(0, play([*motif, chord[-1]], bell, tape, rng))]
    pieces += [(0, play([tone], palette.keys, tape, rng)) for tone in chord[:-1]]
    pieces += [(0, swell(last, rate, rng))]
    strokes = [Hit(at=last, drum=name, strength=0.6) for name in ("kick", "crash")]
    pieces += drum(strokes, palette.kit, rate, rng)
    return level(fade(room(lay(tape.length, pieces), rate, rng), rate, out_s=0.4), SONG_DB, rate)


def _perform(
    palette: Palette, desk: _Desk, rng: np.random.Generator, seconds: float, rate: int
) -> Samples:
    # a score is drawn, each part is played, the desk sums them, a room surrounds them
    tape = Tape.of(seconds=seconds, rate=rate)
    score = write_score(palette, seconds, rng)
    lead = score.lead
    if not desk.voice:
        lead = lead + [note for note in score.voice if happens(rng, _SPARSE)]
    dry = lay(tape.length, _sound(replace(score, lead=lead), palette, desk, tape, rng))
    wet = room(dry, rate, rng)
    return fade(level(wet, SONG_DB, rate), rate, out_s=min(1.5, seconds / 8))


def _sound(
    score: Score, palette: Palette, desk: _Desk, tape: Tape, rng: np.random.Generator
) -> Iterator[tuple[int, Samples]]:
    # one part after the other, so that only one is held at a time
    played = [(score.lead, palette.lead, desk.lead), (score.bass, palette.bass, desk.bass)]
    played += [(part, palette.keys, desk.keys) for part in score.keys]
    for part, instrument, fader in played:
        yield 0, play(_louder(part, fader), instrument, tape, rng)
    yield 0, sing(_louder(score.voice, desk.voice), palette.singer, tape, rng)
    for first, stroke in drum(score.drums, palette.kit, tape.rate, rng):
        yield first, stroke * np.float32(desk.drums)


def _louder(part: list[Note], factor: float) -> list[Note]:
    return [replace(note, strength=factor * note.strength) for note in part if factor]
