"""Two made services over three days, most of whose hours were not recorded.

`kanal-1` is television (MPEG-TS, sound in MPEG layer 2, H.264), `radio-mira` is radio (MP4,
AAC). A song of 70 s with its video is planted nine ways (`plans`); another merely sounds alike.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np

from airwitness.demo.pictures import (
    PICTURE_HEIGHT,
    PICTURE_WIDTH,
    Film,
    in_studio,
    inserted,
    kept,
    marks,
    mirrored,
    music_video,
    overlaid,
    pictures_of,
    sped,
)
from airwitness.demo.pictures import programme as shown_programme
from airwitness.demo.plans import DAYS, EVENINGS, KEPT, PAL, PLANS, Plan, Planted
from airwitness.demo.sounds import (
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
from airwitness.media.encode import Pictures, Sound, write_media
from airwitness.spans import MICROSECONDS, WallSpan, parse_utc

RATE = 32_000  # samples a second of all made sound
PICTURE_RATE = Fraction(25, 2)  # pictures a second
SONG_SECONDS = 70.0
SEED = 20_260_302


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
    """The song by itself, with its video."""
    broadcasts: tuple[Broadcast, ...]
    planted: tuple[Planted, ...]
    """In order of time."""
    expected: tuple[tuple[str, WallSpan], ...]
    """What should have been recorded."""


def make_world(
    folder: Path, tell: Callable[[str, int, int], None], plans: Sequence[Plan] = PLANS
) -> World:
    """Write all files.

    Args:
        folder: where to; it exists.
        tell: is told what is being made, how many are done, and of how many.
        plans: what is broadcast, a part of `PLANS`; each is drawn as it is among all.
    """
    clip, video = song(SEED, SONG_SECONDS, RATE), music_video(SEED, SONG_SECONDS)
    clip_path = folder / "song.mp4"
    _write(clip_path, clip, 128_000, _pictured(video, 0.0, SONG_SECONDS))
    broadcasts: list[Broadcast] = []
    planted: list[Planted] = []
    for number, plan in enumerate(plans):
        tell(f"{plan.service} {plan.start}", number, len(plans))
        seed = child(SEED, "broadcast", str(PLANS.index(plan)))
        sound, length = _heard(plan, seed, clip)
        film = _seen(plan, seed, video, length) if plan.has_picture else None
        broadcasts += _record(folder, plan, sound, film)
        planted += _planted(plan, length)
    tell("", len(plans), len(plans))
    return World(
        clip=clip_path,
        broadcasts=tuple(broadcasts),
        planted=tuple(sorted(planted, key=lambda p: p.wall)),
        expected=tuple(
            (service, WallSpan(start=parse_utc(f"{day}T{begin}Z"), end=parse_utc(f"{day}T{end}Z")))
            for begin, end, service in EVENINGS
            for day in DAYS
        ),
    )


def _planted(plan: Plan, length: float) -> list[Planted]:
    if not plan.kinds or plan.how in {"", "sounds alike"}:
        return []
    begin = parse_utc(plan.start) + round(plan.at * MICROSECONDS)
    return [
        Planted(
            service=plan.service,
            wall=WallSpan(start=begin, end=begin + round(length * MICROSECONDS)),
            how=plan.how,
            share=length / SONG_SECONDS if plan.how == "cut" else 1.0,
            kinds=plan.kinds,
            picture=plan.placing,
        )
    ]


def _heard(plan: Plan, seed: int, clip: Samples) -> tuple[Samples, float]:
    """The sound of a broadcast, and how many seconds the song lasts in it."""
    base = programme(seed, plan.kind, plan.seconds, RATE)
    if not plan.how or plan.how == "silent, on a screen in the news":
        return base, SONG_SECONDS
    aired = _performed(plan, clip, seed)
    air = duck(base, aired, plan.at, RATE, depth_db=60.0)
    air = mix(air, aired, plan.at, RATE)
    if plan.how == "under a speaking voice":
        voice = level(speaker(seed, aired.size / RATE, RATE), -20.0, RATE)
        air = mix(air, voice, plan.at, RATE)
    return air, aired.size / RATE


def _performed(plan: Plan, clip: Samples, seed: int) -> Samples:
    """The sound that this broadcast airs in place of its own."""
    if plan.how == "cut":
        first, second = (clip[round(a * RATE) : round(b * RATE)] for a, b in KEPT)
        return np.concatenate([fade(first, RATE, out_s=0.05), fade(second, RATE, in_s=0.05)])
    if plan.how == "at PAL speed":
        return play_at_speed(clip, PAL)
    if plan.how == "sounds alike":
        return lookalike(seed, SONG_SECONDS, RATE, of=SEED)
    if plan.how == "with other music":
        return song(child(seed, "other"), SONG_SECONDS, RATE)
    return clip


def _seen(plan: Plan, seed: int, video: Film, length: float) -> Film:
    """The pictures of a broadcast."""
    film = shown_programme(seed, plan.kind, plan.seconds)
    if plan.how:
        aired = video
        if plan.how == "cut":
            aired = kept(video, KEPT)
        elif plan.how == "at PAL speed":
            aired = sped(video, float(PAL))
        elif plan.how == "mirrored":
            aired = mirrored(video)
        elif plan.how == "silent, on a screen in the news":
            aired = in_studio(seed, video)
        film = inserted(film, aired, plan.at, length)
    return overlaid(film, marks(seed, plan.kind))


def _record(folder: Path, plan: Plan, sound: Samples, film: Film | None) -> list[Broadcast]:
    """Write a broadcast as the files that a recorder would have made."""
    start, now, broadcasts = parse_utc(plan.start), 0.0, []
    for part, samples in enumerate(np.array_split(limit(sound, RATE), plan.parts)):
        stamp = plan.start[:16].replace("-", "").replace(":", "").replace("T", "_")
        suffix = "mp4" if film is None else "ts"
        path = folder / f"{plan.service}_{stamp}_{part}.{suffix}"
        seconds = samples.size / RATE
        pictures = None if film is None else _pictured(film, now, seconds)
        _write(path, samples, plan.bit_rate, pictures)
        broadcasts.append(Broadcast(path=path, service=plan.service, start=start))
        start, now = start + round(seconds * MICROSECONDS), now + seconds
    return broadcasts


def _pictured(film: Film, begin: float, seconds: float) -> Pictures:
    return Pictures(
        frames=pictures_of(film, begin, seconds, float(PICTURE_RATE)),
        width=PICTURE_WIDTH,
        height=PICTURE_HEIGHT,
        rate=PICTURE_RATE,
    )


def _write(path: Path, samples: Samples, bit_rate: int, pictures: Pictures | None) -> None:
    is_ts = path.suffix == ".ts"
    codec = "mp2" if is_ts else "aac"
    sound = Sound(samples=samples[None, :], rate=RATE, codec=codec, bit_rate=bit_rate)
    write_media(path, [sound], container="mpegts" if is_ts else "mp4", pictures=pictures)
