"""Music that nobody wrote: a palette (the style) and a score drawn bar by bar from chance.

The `Palette` is what a listener would call the style: tempo, key, chords, instruments, singer,
kit. A score is drawn apart from it, so two songs can share a palette and still be different music.
Bars are never copied: a section keeps its rhythmic motifs, but onsets, pitches, voicings, fills
and timing are drawn again each time it returns, and the tempo breathes.

Steps count along the scale from the tonic: 7 steps are an octave, a chord is steps c, c + 2, c + 4.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from airwitness.demo.sounds.band import Hit, Instrument, Kit, Note
from airwitness.demo.sounds.tones import Curve, chance, child, happens
from airwitness.demo.sounds.voices import Voice, make_singer

_MAJOR, _MINOR = (0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10)
"""Semitones of the steps of the scales."""
_TRIAD = (0, 2, 4)
"""Steps of a chord above its root."""
_SCHEMES = {
    False: ((0, 4, 5, 3), (0, 5, 3, 4), (5, 3, 0, 4), (0, 2, 3, 4), (3, 0, 4, 5), (0, 1, 3, 4)),
    True: ((0, 5, 2, 6), (0, 3, 5, 4), (0, 6, 5, 6), (0, 5, 3, 4), (0, 2, 6, 3), (5, 6, 0, 0)),
}
"""Roots of common chord schemes, one a bar, in major (False) and minor (True)."""
_FORM = (("verse", 8), ("chorus", 8), ("verse", 8), ("chorus", 8), ("bridge", 4), ("chorus", 8))
"""Sections and their bars after the intro, over and over until the time is filled."""
_BEATS, _GRID = 4, 8
"""Beats and eighths in a bar."""
_LIFT = {"intro": 2, "verse": 0, "chorus": 3, "bridge": 1}
"""How much higher than the verse the melody of a section lies, in steps."""
_BUSY = {"intro": 0.7, "verse": 0.9, "chorus": 1.1, "bridge": 0.7}
"""Factor on the number of melody notes."""
_ONSETS = np.array([0.8, 0.35, 0.6, 0.4, 0.7, 0.4, 0.6, 0.45])
"""How likely a melody note begins on each eighth."""
_PHRASE = (0, 1, 0, 2)
"""Which of three motifs the bars of a phrase follow; the last ends on a long note."""
_LONG = 2
"""A note of more eighths than this is a tone of the chord."""
_VARIED = 0.13
"""Share of the onsets of a motif that change each time it returns."""
_ANSWERED = 0.55
"""Share of the sixteenths that the lead plays while the voice rests."""
_STRIKES = ((0,), (0, 5), (0, 3, 6), (0, 2, 4, 6), (2, 3, 6, 7), tuple(range(_GRID)))
"""Eighths on which chords are struck; the last is rolled, one tone at a time."""
_KICKS = np.array([0.98, 0.15, 0.25, 0.3, 0.75, 0.2, 0.3, 0.2])
"""How likely the bass drum falls on each eighth, before the palette's own habits."""
_BACK = (2, 6)
"""Eighths of the snare drum."""
_FULL = ("verse", "chorus")
"""Sections with all the drums."""
_DRUM_LOOSE, _BASS_LOOSE, _KEYS_LOOSE, _MELODY_LOOSE = 0.004, 0.007, 0.009, 0.013
"""Standard deviation in seconds of a human's timing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """What songs of one style share."""

    tempo: float
    """Beats a minute."""
    tonic: float
    """Lowest tonic in Hz: step 0 of the scale."""
    minor: bool
    """Natural minor, else major."""
    register: int
    """Middle of the melody of a verse, in steps."""
    intro: int
    """Bars before the first verse."""
    schemes: dict[str, tuple[int, ...]]
    """Chord of each bar by section, as steps."""
    kicks: tuple[float, ...]
    """How likely the bass drum falls on each eighth."""
    swing: float
    """How late the off-beat eighths come, in beats."""
    singer: Voice
    """Who sings."""
    lead: Instrument
    """Plays where nobody sings."""
    keys: Instrument
    """Plays the chords."""
    bass: Instrument
    """Plays the bass."""
    kit: Kit
    """The drums."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What is played, in seconds and Hz."""

    voice: list[Note]
    """The melody."""
    lead: list[Note]
    """Intro and answers between the lines of the melody."""
    keys: tuple[list[Note], list[Note], list[Note]]
    """The three tones of the chords."""
    bass: list[Note]
    """The bass."""
    drums: list[Hit]
    """The drums."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar:
    section: str
    number: int  # in the section
    left: int  # bars left in the section after this one
    chord: int  # step of its root
    grid: Curve  # float64 [17]: seconds at each sixteenth; the last begins the next bar


def make_palette(seed: int) -> Palette:
    """Draw a style."""
    rng = chance(seed, "palette")
    minor = happens(rng, 0.45)
    chosen = rng.permutation(_SCHEMES[minor])[:3]
    names = ("verse", "chorus", "bridge")
    schemes = {name: tuple(int(c) for c in row) for name, row in zip(names, chosen, strict=True)}
    tonic = float(49.0 * 2 ** rng.uniform(0, 1))
    register = round(7 * float(np.log2(rng.uniform(165, 290) / tonic)))
    kicks = _KICKS * rng.uniform(0.5, 1.3, _GRID)
    return Palette(
        tempo=float(rng.uniform(82, 134)),
        tonic=tonic,
        minor=minor,
        register=register,
        intro=int(rng.integers(1, 4)),
        schemes=schemes | {"intro": schemes["verse"]},
        kicks=tuple(kicks.clip(0, 0.98).tolist()),
        swing=float(max(0.0, rng.uniform(-0.1, 0.14))),
        singer=make_singer(child(seed, "singer"), tonic * 2 ** (register / 7)),
        lead=draw_instrument(rng, attack=0.03, decay=1.5, vibrato=0.2),
        keys=draw_instrument(rng, attack=0.015, decay=1.2, vibrato=0.03),
        bass=draw_instrument(rng, attack=0.012, decay=0.6, vibrato=0.0),
        kit=Kit(
            kick=float(rng.uniform(44, 62)),
            snare=float(rng.uniform(160, 240)),
            rattle=float(rng.uniform(0.12, 0.3)),
            ring=float(rng.uniform(0.7, 1.5)),
        ),
    )


def draw_instrument(
    rng: np.random.Generator, *, attack: float, decay: float, vibrato: float
) -> Instrument:
    """Draw an instrument around an attack and a decay in seconds, with vibrato in semitones."""
    return Instrument(
        tilt=float(rng.uniform(0.8, 2.0)),
        hollow=float(rng.uniform(0.1, 1.0)),
        attack=attack * float(rng.uniform(0.6, 1.6)),
        decay=decay * float(rng.uniform(0.5, 2.0)),
        release=float(rng.uniform(0.04, 0.15)),
        darken=float(rng.uniform(0.05, 0.5)),
        vibrato=vibrato,
    )


def make_note(palette: Palette, at: float, length: float, step: int, strength: float) -> Note:
    """Write one note of the palette's scale; times in seconds."""
    octave, degree = divmod(step, 7)
    scale = _MINOR if palette.minor else _MAJOR
    hz = palette.tonic * 2 ** (octave + scale[degree] / 12)
    return Note(at=max(0.0, at), length=length, hz=hz, strength=strength)


def write_score(palette: Palette, seconds: float, rng: np.random.Generator) -> Score:
    """Draw a score that fills the time: intro, then verse, chorus and bridge in turn."""
    bars = _lay_out(palette, seconds, rng)
    voice, intro = _write_melody(palette, bars, rng)
    return Score(
        voice=voice,
        lead=intro + list(_write_answers(palette, bars, rng)),
        keys=_write_keys(palette, bars, rng),
        bass=list(_write_bass(palette, bars, rng)),
        drums=list(_write_drums(palette, bars, rng)),
    )


def _lay_out(palette: Palette, seconds: float, rng: np.random.Generator) -> list[_Bar]:
    wanted = int(seconds * palette.tempo / 60 / _BEATS) + 2
    sections = [("intro", palette.intro)]
    sections += _FORM * (wanted // sum(bars for _, bars in _FORM) + 1)
    plan = [(name, i, bars) for name, bars in sections for i in range(bars)][:wanted]
    clock = _keep_time(palette, wanted * _BEATS + 1, rng)
    beats = np.arange(2 * _GRID + 1) / 4
    beats[2::4] += palette.swing
    return [
        _Bar(
            section=name,
            number=i,
            left=bars - 1 - i,
            chord=palette.schemes[name][i % len(palette.schemes[name])],
            grid=np.interp(beats + _BEATS * at, np.arange(len(clock)), clock),
        )
        for at, (name, i, bars) in enumerate(plan)
    ]


def _keep_time(palette: Palette, beats: int, rng: np.random.Generator) -> Curve:
    # seconds at each beat, under a tempo that breathes by half a per cent
    knots = beats // 8 + 2
    drift = np.interp(np.arange(beats - 1), 8 * np.arange(knots), rng.normal(0, 0.005, knots))
    return np.append(0.0, np.cumsum(60 / palette.tempo * (1 + drift)))


def _times(bar: _Bar, eighths: list[int]) -> Iterator[tuple[int, float, float]]:
    # each eighth, its time, and the seconds until the next of them or the end of the bar
    for eighth, after in pairwise([*eighths, _GRID]):
        at, end = float(bar.grid[2 * eighth]), float(bar.grid[2 * after])
        yield eighth, at, end - at


def _write_melody(
    palette: Palette, bars: list[_Bar], rng: np.random.Generator
) -> tuple[list[Note], list[Note]]:
    # (sung, played in the intro)
    sung: list[Note] = []
    played: list[Note] = []
    motifs = {name: [_draw_motif(_BUSY[name], rng) for _ in range(3)] for name in _LIFT}
    for bar in bars:
        pattern, contour = motifs[bar.section][_PHRASE[bar.number % len(_PHRASE)]]
        onsets = np.flatnonzero(pattern ^ (rng.random(_GRID) < _VARIED)).tolist()
        if _is_closing(bar):
            onsets = [eighth for eighth in onsets if eighth < _GRID // 2]
        for eighth, at, held in _times(bar, onsets):
            step = (
                palette.register + _LIFT[bar.section] + contour[eighth] + int(rng.integers(-1, 2))
            )
            if eighth % 4 == 0 or held > _LONG * 30 / palette.tempo:
                step = _nearest(step, bar.chord)
            length = max(held * float(rng.uniform(0.75, 0.97)), 0.1)
            strength = float(rng.normal(0.85 if eighth % 2 else 1.0, 0.08))
            late = float(rng.normal(0, _MELODY_LOOSE))
            part = played if bar.section == "intro" else sung
            part.append(make_note(palette, at + late, length, step, strength))
    return sung, played


def _draw_motif(busy: float, rng: np.random.Generator) -> tuple[npt.NDArray[np.bool_], list[int]]:
    # on which eighths notes begin, and a contour in steps that turns back at 4 from the middle
    course = np.cumsum(rng.integers(-2, 3, _GRID))
    return rng.random(_GRID) < _ONSETS * busy, (np.abs((course + 4) % 16 - 8) - 4).tolist()


def _is_closing(bar: _Bar) -> bool:
    return bar.section != "intro" and bar.number % len(_PHRASE) == len(_PHRASE) - 1


def _nearest(step: int, chord: int) -> int:
    # the step of the chord that lies nearest
    near = (step + away for away in (0, 1, -1, 2, -2))
    return next(s for s in near if (s - chord) % 7 in _TRIAD)


def _write_answers(palette: Palette, bars: list[_Bar], rng: np.random.Generator) -> Iterator[Note]:
    # the lead fills the second half of a bar in which the voice rests
    for bar in bars:
        if not _is_closing(bar) or happens(rng, 0.3):
            continue
        step = _nearest(palette.register + 7, bar.chord)
        for sixteenth in np.flatnonzero(rng.random(_GRID) < _ANSWERED).tolist():
            step += int(rng.integers(-2, 3))
            at = float(bar.grid[_GRID + sixteenth] + rng.normal(0, _MELODY_LOOSE))
            yield make_note(palette, at, 0.3, step, float(rng.uniform(0.7, 1.0)))


def _write_keys(
    palette: Palette, bars: list[_Bar], rng: np.random.Generator
) -> tuple[list[Note], list[Note], list[Note]]:
    parts: tuple[list[Note], list[Note], list[Note]] = ([], [], [])
    habits = {name: int(rng.integers(len(_STRIKES))) for name in _LIFT}
    for bar in bars:
        habit = habits[bar.section] if happens(rng, 0.75) else int(rng.integers(len(_STRIKES)))
        lowest = int(rng.integers(10, 15))
        tones = sorted(lowest + (bar.chord + third - lowest) % 7 for third in _TRIAD)
        strikes = [eighth for eighth in _STRIKES[habit] if happens(rng, 0.92)]
        order = rng.permutation(3).tolist()
        for i, (_, at, held) in enumerate(_times(bar, strikes)):
            rolled = habit == len(_STRIKES) - 1
            for k in [order[i % 3]] if rolled else range(3):
                late = float(rng.normal(0.004 * k, _KEYS_LOOSE))
                length, strength = held * float(rng.uniform(0.6, 1.0)), float(rng.uniform(0.7, 1.1))
                parts[k].append(make_note(palette, at + late, length, tones[k], strength))
    return parts


def _write_bass(palette: Palette, bars: list[_Bar], rng: np.random.Generator) -> Iterator[Note]:
    for bar, following in pairwise([*bars, bars[-1]]):
        root = bar.chord if bar.chord <= max(_TRIAD) else bar.chord - 7
        odds = 0.8 * np.array(palette.kicks) + rng.uniform(0, 0.35, _GRID)
        onsets = sorted({0, *np.flatnonzero(rng.random(_GRID) < odds).tolist()})
        for eighth, at, held in _times(bar, onsets):
            step = root + (int(rng.choice((0, 0, 0, 4, 7))) if eighth else 0)
            if eighth == _GRID - 1:
                step = following.chord + int(rng.choice((-1, 1)))  # leads into the next bar
            late, length = float(rng.normal(0, _BASS_LOOSE)), held * float(rng.uniform(0.6, 0.95))
            yield make_note(palette, at + late, length, step, float(rng.uniform(0.8, 1.1)))


def _write_drums(palette: Palette, bars: list[_Bar], rng: np.random.Generator) -> Iterator[Hit]:
    for bar in bars:
        for sixteenth, drum, odds, strength in _draw_beat(palette, bar, rng):
            if happens(rng, odds):
                at = float(bar.grid[sixteenth] + rng.normal(0, _DRUM_LOOSE))
                loud = strength * float(rng.uniform(0.75, 1.1))
                yield Hit(at=max(0.0, at), drum=drum, strength=loud)


def _draw_beat(
    palette: Palette, bar: _Bar, rng: np.random.Generator
) -> Iterator[tuple[int, str, float, float]]:
    # at which sixteenth, which drum, how likely, how strong
    full = 1.0 if bar.section in _FULL else 0.4
    for eighth in range(_GRID):
        at, back = 2 * eighth, eighth in _BACK
        yield at, "kick", palette.kicks[eighth] * full, 1.0
        yield at, "snare", 0.97 * full if back else 0.06, 0.8 if back else 0.25
        yield at, "open" if happens(rng, 0.06) else "hat", 0.92, 0.75 if eighth % 2 else 1.0
        yield at + 1, "hat", 0.13, 0.5
    if bar.number == 0:
        yield 0, "crash", 0.8, 0.8
    if bar.left == 0 or (bar.left % len(_PHRASE) == 0 and happens(rng, 0.5)):
        for at in range(2 * _GRID - 4, 2 * _GRID):
            yield at, "tom" if happens(rng, 0.5) else "snare", 0.75, 0.7
