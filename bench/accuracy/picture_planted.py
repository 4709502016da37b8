"""Copies planted in other videos, to judge where Airwitness says that a copy begins and ends.

A programme is 16 s of one video with a distorted excerpt of another cut into it. It is asked in two
ways, and both ends are judged each time:

- **clip**: the programmes are in the archive; the query is the excerpt as it was, with 2 s of its
  own recording before and after.
- **programme**: the corpus is in the archive; the query is the whole programme.

    programme:  ─────────┤ distorted copy ├──────────
    clip:           ──┤      excerpt      ├──
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np

from bench.accuracy import moving, picture_queries
from bench.accuracy.folder import write_json
from bench.accuracy.picture_distort import Scene
from bench.accuracy.picture_excerpts import AREA, Excerpt, draw_other, excerpts, stem
from bench.accuracy.picture_steps import covering, lined_up
from bench.accuracy.queries import generator

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench.accuracy.moving import Film
    from bench.accuracy.picture_distort import Distortion, Shown
    from bench.accuracy.picture_queries import Source

SECONDS = 8.0
"""Length of the excerpt that is planted."""
CONTEXT = 2.0
"""What the clip has of its recording on either side (s)."""
AROUND = 16.0
"""Length of the other video around the copy (s)."""
PLACES = (0.3, 0.7)
"""The copy begins between these shares of the other video."""
DISTORTIONS = (
    "clean",
    "360p_300k",
    "letterbox",
    "crop_10",
    "overlays",
    "mirror",
    "fast_1_25",
)
"""What is planted when nothing else is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantedPicture:
    """A distorted excerpt planted in another video, and the clip that asks for it."""

    programme: str
    """MP4 of the whole."""
    clip: str
    """MP4 of the excerpt as it was, with what stood before and after it."""
    reference: str
    """Recording the excerpt comes from."""
    film: str
    """What it shows."""
    half: int
    """0 or 1, by content group."""
    other: str
    """Recording that is seen around the copy."""
    distortion: str
    """What was done to it before it was planted."""
    programme_start: float
    """Where the copy begins in the programme (s)."""
    programme_end: float
    """Where it ends in the programme."""
    clip_start: float
    """Where the copied part begins in the clip (s)."""
    clip_end: float
    """Where it ends in the clip."""
    speed: float
    """Recording seconds per programme second."""


def write_ends(
    folder: Path,
    known: Sequence[Source],
    distortions: Sequence[Distortion],
    *,
    each: int,
    seed: int,
) -> tuple[PlantedPicture, ...]:
    """Plant up to `each` excerpts of every film with every distortion; write `ends.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    half = picture_queries.halves(known)
    written: list[PlantedPicture] = []
    for source in picture_queries.asked_for(known, SECONDS + 2 * CONTEXT):
        rng = generator(source.name, seed=seed)
        for count, whole in enumerate(excerpts(source, SECONDS + 2 * CONTEXT, each, rng)):
            clip = f"{stem(source)}_{count}_clip.mp4"
            moving.write(folder / clip, whole.film.frames, whole.film.rate)
            for distortion in distortions:
                name = f"{stem(source)}_{count}_{distortion.name}_programme.mp4"
                other = draw_other(source, known, SECONDS, rng)
                shown = distortion.apply(
                    _inner(whole.film), whole.film.rate, Scene(other=other.film, rng=rng)
                )
                around = moving.read(other.source.path, start=0.0, seconds=AROUND, area=AREA)
                first = _plant(folder / name, shown, around, rng)
                written.append(
                    _planted(name, clip, whole, half[source.group], other, distortion, first, shown)
                )
    write_json(folder / "ends.json", [asdict(planted) for planted in written])
    return tuple(written)


def _inner(film: Film) -> moving.Frames:
    border = round(CONTEXT * film.rate)
    return film.frames[border : border + round(SECONDS * film.rate)]


def _plant(path: Path, shown: Shown, around: Film, rng: np.random.Generator) -> int:
    """Write a copy cut into another video, and return the copy's first frame."""
    height, width = shown.size
    host = covering(lined_up(around, round(AROUND * shown.rate), shown.rate), width, height)
    first = round(rng.uniform(*PLACES) * len(host))
    moving.write(path, (*host[:first], *shown.frames, *host[first:]), shown.rate)
    return first


def _planted(
    programme: str,
    clip: str,
    whole: Excerpt,
    half: int,
    other: Excerpt,
    distortion: Distortion,
    first: int,
    shown: Shown,
) -> PlantedPicture:
    rate = float(shown.rate)
    before = round(CONTEXT * whole.film.rate) / float(whole.film.rate)
    return PlantedPicture(
        programme=programme,
        clip=clip,
        reference=whole.source.name,
        film=whole.source.film,
        half=half,
        other=other.source.name,
        distortion=distortion.name,
        programme_start=round(first / rate, 6),
        programme_end=round((first + len(shown.frames)) / rate, 6),
        clip_start=round(before, 6),
        clip_end=round(before + round(SECONDS * whole.film.rate) / float(whole.film.rate), 6),
        speed=shown.speed,
    )
