"""Places and whole programmes: what is on air around and between the clips.

A programme is built of scenes end to end, each from a seed of its own, so that programmes of
different seeds share no sound, and neither do two scenes of one programme.

    evening = programme(3, "news", 600.0, 32_000)
"""

from collections.abc import Iterator
from itertools import chain
from typing import Literal, TypeAlias, get_args

import numpy as np

from airwitness.demo.sounds.levels import duck, fade, lay, level, limit
from airwitness.demo.sounds.songs import bed, jingle, song
from airwitness.demo.sounds.tones import Curve, Samples, Tape, chance, child, happens, noise, wander
from airwitness.demo.sounds.voices import Voice, make_voice, speaker

Kind: TypeAlias = Literal["news", "music", "talk", "report"]
"""What a programme consists of."""
KINDS: tuple[Kind, ...] = get_args(Kind)
"""All kinds."""
PLACE_DB = -30.0
"""Level of a place, RMS in dB below full scale: some 10 dB under a voice."""
_STUDIO_DB = -62.0
"""Level of the air in a studio: no recording is silent."""
_BANDS = np.array([60.0, 150, 300, 600, 1000, 1600, 2500, 3800, 6000, 10_000])
"""Centres of the noise bands in Hz."""
_EVENTS = {
    "car": (np.array([0.6, 1.0, 0.8, 0.5, 0.4, 0.3, 0.15, 0.08, 0.04, 0.01]), 2.5),
    "step": (np.array([0.5, 1.0, 0.5, 0.2, 0.1, 0.1, 0.15, 0.1, 0.05, 0.0]), 0.03),
    "clap": (np.array([0.0, 0.1, 0.3, 0.8, 1.0, 0.9, 0.6, 0.4, 0.2, 0.1]), 0.02),
    "door": (np.array([1.0, 0.8, 0.5, 0.3, 0.1, 0.1, 0.05, 0.0, 0.0, 0.0]), 0.12),
}
"""Sounds of a place: colour by band, and length in seconds (standard deviation of its swell)."""
_EVERY_S = 1.6
"""Mean time between events."""
_SHORTEST_S = 8.0
"""Shortest scene."""
_ROUND, _REPORTS = 6, (2, 4)
"""Items between two headlines of the news, and which of them are reports."""
_LINKED = 0.6
"""Share of songs with a host talking over the beginning."""
_OUTDOORS = 0.6
"""Share of places without a crowd."""
_Scenes: TypeAlias = Iterator[tuple[float, Samples]]
"""Pieces and their starts in seconds."""


def ambience(seed: int, seconds: float, rate: int) -> Samples:
    """Make a place: coloured air that moves slowly, with cars, steps, claps and doors.

    Returns:
        float32 [seconds * rate] at `PLACE_DB`.
    """
    tape, rng = Tape.of(seconds=seconds, rate=rate), chance(seed, "ambience")
    times = tape.times
    slope = np.exp(rng.normal(0, 0.6, len(_BANDS))) * (_BANDS / 150) ** -rng.uniform(0.4, 0.9)
    drift = np.stack([wander(rng, times, rng.uniform(0.8, 5)) for _ in _BANDS], 1)
    colour = slope * np.exp(0.35 * drift) + _draw_events(seconds, times, rng)
    return level(noise(colour, _BANDS, tape, rng), PLACE_DB, rate)


def crowd(seed: int, seconds: float, rate: int) -> Samples:
    """Make a crowd: the babble of many voices, noise that moves as syllables do, and applause.

    Returns:
        float32 [seconds * rate] at `PLACE_DB`.
    """
    tape, rng = Tape.of(seconds=seconds, rate=rate), chance(seed, "crowd")
    times = tape.times
    speech = np.exp(-(np.log(_BANDS / 600) ** 2) / 1.2)
    babble = np.stack([wander(rng, times, rng.uniform(0.1, 0.2)) for _ in _BANDS], 1)
    cheer = np.maximum(0.0, wander(rng, times, 6.0) - 0.5)[:, None] * _EVENTS["clap"][0]
    rattle = 1 + 0.5 * wander(rng, times, 0.02)[:, None]
    colour = speech * np.exp(0.6 * babble) + 1.5 * cheer * rattle
    near = [speaker(child(seed, "crowd", i), seconds, rate) for i in range(2)]
    far = level(near[0] + near[1], PLACE_DB - 3, rate)
    return level(noise(colour, _BANDS, tape, rng) * np.float32(0.05) + far, PLACE_DB, rate)


def programme(seed: int, kind: Kind, seconds: float, rate: int) -> Samples:
    """Make a continuous programme.

    Args:
        seed: draws everything; no two seeds share a sound.
        kind: `news` (headlines over a bed, stories, reports), `music` (songs and links), `talk`
            (two speakers in turn) or `report` (a speaker in a place).
        seconds: length.
        rate: samples a second.

    Returns:
        float32 [seconds * rate]; speech at about -20 dB, songs at about -18 dB.
    """
    show = {"news": _news, "music": _music, "talk": _talk, "report": _report}[kind]
    length = round(seconds * rate)
    air = _air(child(seed, kind, "air"), seconds, rate)
    scenes = ((round(at * rate), samples) for at, samples in show(child(seed, kind), seconds, rate))
    return limit(lay(length, chain([(0, air)], scenes)), rate)


def _news(seed: int, total: float, rate: int) -> _Scenes:
    anchor, rng, now, item = make_voice(seed), chance(seed, "times"), 0.0, 0
    while now < total:
        part = child(seed, "item", item)
        if item % _ROUND == 0:
            yield now, jingle(part, rate)
            now += 3.2
            seconds = _until(total - now, rng.uniform(18, 30))
            said = fade(speaker(part, seconds - 4, rate, voice=anchor), rate, out_s=0.1)
            yield now, duck(bed(part, seconds, rate), said, 2.0, rate, 8.0)
            yield now + 2.0, said
        elif item % _ROUND in _REPORTS:
            seconds = _until(total - now, rng.uniform(20, 40))
            yield now, _on_site(part, make_voice(part), seconds, rate)
        else:
            seconds = _until(total - now, rng.uniform(20, 45))
            yield now, speaker(part, seconds, rate, voice=anchor)
        now, item = now + seconds + float(rng.uniform(0.4, 1.3)), item + 1


def _music(seed: int, total: float, rate: int) -> _Scenes:
    host, rng, now, item = make_voice(seed), chance(seed, "times"), 0.0, 0
    while now < total:
        part, seconds = child(seed, "song", item), _until(total - now, rng.uniform(70, 150))
        played = song(part, seconds, rate)
        if happens(rng, _LINKED):
            link = fade(speaker(part, float(rng.uniform(5, 9)), rate, voice=host), rate, out_s=0.1)
            yield now, duck(played, link, 0.5, rate, 10.0)
            yield now + 0.5, link
        else:
            yield now, played
        now, item = now + seconds - float(rng.uniform(0.2, 1.2)), item + 1


def _talk(seed: int, total: float, rate: int) -> _Scenes:
    pair = [make_voice(child(seed, "speaker", i)) for i in range(2)]
    rng, now, turn = chance(seed, "times"), 0.0, 0
    while now < total:
        seconds = float(np.exp(rng.normal(2.2, 0.6)).clip(1.5, 30))
        said = speaker(child(seed, "turn", turn), seconds, rate, voice=pair[turn % 2])
        yield now, fade(said, rate, in_s=0.01, out_s=0.06)
        now, turn = now + seconds + float(rng.uniform(-0.3, 0.5)), turn + 1


def _report(seed: int, total: float, rate: int) -> _Scenes:
    reporter, rng, now, item = make_voice(seed), chance(seed, "times"), 0.0, 0
    while now < total:
        seconds = _until(total - now, rng.uniform(25, 60))
        yield now, _on_site(child(seed, "site", item), reporter, seconds, rate)
        now, item = now + seconds - 0.5, item + 1


def _until(left: float, wanted: float) -> float:
    # the last scene ends with the programme; what is left of a very short one is cut off
    return max(min(left, wanted), _SHORTEST_S)


def _on_site(seed: int, who: Voice, seconds: float, rate: int) -> Samples:
    # a place, alone for a moment at both ends, and who speaks there
    rng = chance(seed, "site")
    place = (ambience if happens(rng, _OUTDOORS) else crowd)(seed, seconds, rate)
    first, last = rng.uniform(1.0, 3.0, 2)
    said = speaker(seed, max(seconds - float(first + last), 1.0), rate, voice=who)
    pieces = [(0, place), (round(float(first) * rate), fade(said, rate, out_s=0.1))]
    return fade(lay(len(place), pieces), rate, in_s=0.4, out_s=0.5)


def _air(seed: int, seconds: float, rate: int) -> Samples:
    # what a studio sounds like when nobody speaks
    tape, rng = Tape.of(seconds=seconds, rate=rate), chance(seed)
    colour = (_BANDS / 150) ** -rng.uniform(0.3, 0.9) * np.ones((len(tape.times), 1))
    return level(noise(colour, _BANDS, tape, rng), _STUDIO_DB, rate)


def _draw_events(seconds: float, times: Curve, rng: np.random.Generator) -> Curve:
    # [frames, bands]: swells of the events' colours
    out = np.zeros((len(times), len(_BANDS)))
    names, now = list(_EVENTS), float(rng.exponential(_EVERY_S))
    while now < seconds:
        colour, width = _EVENTS[names[int(rng.integers(len(names)))]]
        width *= float(rng.uniform(0.6, 1.6))
        near = slice(*np.searchsorted(times, (now - 4 * width, now + 4 * width)))
        swell = np.exp(-0.5 * ((times[near] - now) / width) ** 2) * rng.lognormal(0.2, 0.5)
        out[near] += swell[:, None] * colour * rng.uniform(0.7, 1.3, len(_BANDS))
        now += float(rng.exponential(_EVERY_S))
    return out
