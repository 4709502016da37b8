"""Two made services over three days, most of whose hours were not recorded.

`kanal-1` is television (MPEG-TS, sound in MPEG layer 2, a plain moving picture), `radio-mira`
is radio (MP4, AAC). a song of 70 s is planted six ways; another song merely sounds alike.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np

from airwitness.demo.sounds import (
    Kind,
    Samples,
    child,
    duck,
    fade,
    level,
    limit,
    lookalike,
    mix,
    play_at_speed,
    programme,
    song,
    speaker,
)
from airwitness.media.encode import Card, Sound, write_media
from airwitness.spans import MICROSECONDS, WallSpan, parse_utc

RATE = 32_000  # samples a second of all made sound
SONG_SECONDS = 70.0
SEED = 20_260_302
TV, RADIO = "kanal-1", "radio-mira"
_PAL = Fraction(25, 24)
_CARDS = {TV: Card(colour=(24, 70, 110))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """One airing of the song as it was made."""

    service: str
    wall: WallSpan
    how: str
    """In words."""
    share: float
    """Of the song, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast:
    """One made recording."""

    path: Path
    service: str
    start: int
    """Wall time of its first instant, microseconds UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What was made."""

    clip: Path
    """The song by itself."""
    broadcasts: tuple[Broadcast, ...]
    planted: tuple[Planted, ...]
    """In order of time."""
    expected: tuple[tuple[str, WallSpan], ...]
    """What should have been recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """A broadcast before it is made."""

    service: str
    start: str
    kind: Kind
    seconds: float
    how: str = ""
    """How the song is in it; empty for not at all."""
    at: float = 0.0
    """Seconds into the broadcast where the song begins."""
    parts: int = 1
    """Files that the recorder made of it."""
    bit_rate: int = 96_000


_PLANS = (
    _Plan(service=TV, start="2026-03-02T18:00:00Z", kind="news", seconds=330, how="whole", at=140),
    _Plan(service=TV, start="2026-03-02T21:30:00Z", kind="report", seconds=270, how="cut", at=95),
    _Plan(
        service=RADIO, start="2026-03-02T07:15:00Z", kind="talk", seconds=300,
        how="under a speaking voice", at=120,
    ),
    _Plan(service=TV, start="2026-03-03T18:00:00Z", kind="news", seconds=300, how="at PAL speed",
          at=110),
    _Plan(
        service=RADIO, start="2026-03-03T12:40:00Z", kind="music", seconds=280,
        how="through AAC at 32 kbit/s", at=150, bit_rate=32_000,
    ),
    _Plan(
        service=TV, start="2026-03-04T18:00:00Z", kind="talk", seconds=400,
        how="across the border of two files", at=165, parts=2,
    ),
    _Plan(service=RADIO, start="2026-03-04T07:15:00Z", kind="music", seconds=300,
          how="sounds alike", at=100),
    _Plan(service=RADIO, start="2026-03-04T19:05:00Z", kind="report", seconds=240),
)  # fmt: skip
_EVENING = (("18:00:00", "22:00:00", TV), ("07:00:00", "08:00:00", RADIO))


def make_world(folder: Path, tell: Callable[[str, int, int], None]) -> World:
    """Write all files.

    Args:
        folder: where to; it exists.
        tell: is told what is being made, how many are done, and of how many.
    """
    clip = song(SEED, SONG_SECONDS, RATE)
    clip_path = folder / "song.m4a"
    _write(clip_path, clip, RADIO, 128_000)
    broadcasts: list[Broadcast] = []
    planted: list[Planted] = []
    for number, plan in enumerate(_PLANS):
        tell(f"{plan.service} {plan.start}", number, len(_PLANS))
        sound, found = _air(plan, number, clip)
        broadcasts += _record(folder, plan, sound)
        planted += found
    tell("", len(_PLANS), len(_PLANS))
    return World(
        clip=clip_path,
        broadcasts=tuple(broadcasts),
        planted=tuple(sorted(planted, key=lambda p: p.wall)),
        expected=tuple(
            (service, WallSpan(start=parse_utc(f"{day}T{begin}Z"), end=parse_utc(f"{day}T{end}Z")))
            for begin, end, service in _EVENING
            for day in ("2026-03-02", "2026-03-03", "2026-03-04")
        ),
    )


def _air(plan: _Plan, number: int, clip: Samples) -> tuple[Samples, list[Planted]]:
    """The sound of a broadcast, and what was planted in it."""
    seed = child(SEED, "broadcast", str(number))
    base = programme(seed, plan.kind, plan.seconds, RATE)
    if not plan.how:
        return base, []
    aired = _performed(plan, clip, seed)
    air = duck(base, aired, plan.at, RATE, depth_db=60.0)
    air = mix(air, aired, plan.at, RATE)
    if plan.how == "under a speaking voice":
        voice = level(speaker(seed, aired.size / RATE, RATE), -20.0, RATE)
        air = mix(air, voice, plan.at, RATE)
    if plan.how == "sounds alike":
        return air, []
    begin = parse_utc(plan.start) + round(plan.at * MICROSECONDS)
    length = round(aired.size / RATE * MICROSECONDS)
    share = aired.size / clip.size if plan.how == "cut" else 1.0
    wall = WallSpan(start=begin, end=begin + length)
    return air, [Planted(service=plan.service, wall=wall, how=plan.how, share=share)]


def _performed(plan: _Plan, clip: Samples, seed: int) -> Samples:
    """The song as this broadcast airs it."""
    if plan.how == "cut":
        first, second = clip[: 26 * RATE], clip[44 * RATE :]
        return np.concatenate([fade(first, RATE, out_s=0.05), fade(second, RATE, in_s=0.05)])
    if plan.how == "at PAL speed":
        return play_at_speed(clip, _PAL)
    if plan.how == "sounds alike":
        return lookalike(seed, SONG_SECONDS, RATE, of=SEED)
    return clip


def _record(folder: Path, plan: _Plan, sound: Samples) -> list[Broadcast]:
    """Write a broadcast as the files that a recorder would have made."""
    start = parse_utc(plan.start)
    broadcasts = []
    for part, samples in enumerate(np.array_split(limit(sound, RATE), plan.parts)):
        stamp = plan.start[:16].replace("-", "").replace(":", "").replace("T", "_")
        suffix = "ts" if plan.service in _CARDS else "mp4"
        path = folder / f"{plan.service}_{stamp}_{part}.{suffix}"
        _write(path, samples, plan.service, plan.bit_rate)
        broadcasts.append(Broadcast(path=path, service=plan.service, start=start))
        start += round(samples.size / RATE * MICROSECONDS)
    return broadcasts


def _write(path: Path, samples: Samples, service: str, bit_rate: int) -> None:
    is_ts = path.suffix == ".ts"
    codec = "mp2" if is_ts else "aac"
    sound = Sound(samples=samples[None, :], rate=RATE, codec=codec, bit_rate=bit_rate)
    card = _CARDS.get(service) if is_ts else None
    write_media(path, [sound], container="mpegts" if is_ts else "mp4", card=card)
