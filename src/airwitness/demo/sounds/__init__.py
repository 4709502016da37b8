"""The made sounds of the demo world: songs, voices, beds, idents, places and whole programmes.

Nothing here is a recording and no melody is taken from an existing piece: every sound is drawn from
a seed. The rooms, in the order of who may import whom:

    tones       a seed, a pitched tone, a shaped noise: all sound comes from these two
    levels      level, limit, fade, lay, mix, duck, and playing at another speed
    voices      a formant voice that talks or sings syllables without words
    band        instruments and drums that play notes
    scores      palettes (styles) and scores
    songs       scores performed: song, lookalike, bed, jingle
    programmes  places and programmes: ambience, crowd, programme

Rules: the same seed gives the same samples; different seeds share no samples, because every noise,
phase, timing and pitch is drawn anew (no loop, no sample bank); results are float32, mono, finite,
with no sample beyond `CEILING`; no function changes its arguments. At another sample rate a seed
gives the same music and speech with other noise: bring one made clip to two rates by resampling it.

    clip = song(7, 60.0, 32_000)
    air = programme(8, "news", 300.0, 32_000)
    air = mix(duck(air, clip, 100.0, 32_000, depth_db=15.0), clip, 100.0, 32_000)
    pal = play_at_speed(clip, Fraction(25, 24))
"""

from airwitness.demo.sounds.levels import (
    CEILING,
    duck,
    fade,
    lay,
    level,
    limit,
    mix,
    play_at_speed,
    rms_db,
)
from airwitness.demo.sounds.programmes import KINDS, Kind, ambience, crowd, programme
from airwitness.demo.sounds.scores import Palette, make_palette
from airwitness.demo.sounds.songs import bed, jingle, lookalike, song
from airwitness.demo.sounds.tones import Samples, child
from airwitness.demo.sounds.voices import Voice, make_voice, speaker

__all__ = [
    "CEILING",
    "KINDS",
    "Kind",
    "Palette",
    "Samples",
    "Voice",
    "ambience",
    "bed",
    "child",
    "crowd",
    "duck",
    "fade",
    "jingle",
    "lay",
    "level",
    "limit",
    "lookalike",
    "make_palette",
    "make_voice",
    "mix",
    "play_at_speed",
    "programme",
    "rms_db",
    "song",
    "speaker",
]
