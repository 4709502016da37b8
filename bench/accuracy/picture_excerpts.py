"""Excerpts of the corpus's videos, decoded: what is distorted, planted and shuffled.

for excerpt in excerpts(source, 8.0, 1, generator(source.name, seed=0)):
    moving.write(folder / f"{stem(source)}.mp4", excerpt.film.frames, excerpt.film.rate)
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bench.accuracy import moving, picture_queries
from bench.accuracy.picture_queries import Source, asked_for, halves

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from bench.accuracy.moving import Film

AREA = 640 * 360
"""Pixels of a frame that is distorted, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A span of a source, decoded."""

    source: Source
    """Where it comes from."""
    film: Film
    """Its frames."""


def excerpts(
    source: Source, seconds: float, each: int, rng: np.random.Generator
) -> tuple[Excerpt, ...]:
    """Draw and decode up to `each` excerpts of a source."""
    starts = picture_queries.draw(moving.thumbnails(source.path), seconds, each, rng)
    return tuple(
        Excerpt(
            source=source,
            film=moving.read(source.path, start=start, seconds=seconds, area=AREA),
        )
        for start in starts
    )


def draw_other(
    source: Source, known: Sequence[Source], seconds: float, rng: np.random.Generator
) -> Excerpt:
    """Draw an excerpt of another group of the same half, to be seen around the clip."""
    half = halves(known)
    fit = [
        s
        for s in asked_for(known, seconds)
        if s.group != source.group and half[s.group] == half[source.group]
    ]
    drawn = (excerpts(fit[i], seconds, 1, rng) for i in rng.permutation(len(fit)))
    return next(found[0] for found in drawn if found)


def stem(source: Source) -> str:
    """Return the start of the names of a source's files."""
    return PurePosixPath(source.name).stem
