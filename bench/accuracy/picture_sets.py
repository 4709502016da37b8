"""Write sets of video queries to a folder: MP4 files and one JSON file that says what each is.

- **recall** (`queries.json`): is a distorted excerpt found in its recording, where, and how does
  it lie there?
- **shuffled** (`shuffled.json`): the frames of an excerpt in another order, which are no run of it.
- **negatives** (`negatives.json`, in `picture_negatives.py`): drawn programmes that share a studio,
  a design or a lower third and no more, and pictures of nothing.
- **ends** (`ends.json`, in `picture_planted.py`): where does a copy planted in another video begin
  and end?
- **long** (`long.json`, in `picture_long.py`): is a clip of three minutes found in an hour?
- **sounded** (`queries.json`, in `picture_sounds.py`): the clips of a recall set, with sound.

Everything is drawn from the seed: the same corpus, arguments and versions give the same bytes.

    python -m bench.accuracy.picture_sets recall SET8 --seconds 8 --each 1 --distortions all
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict, astuple, dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bench.accuracy import (
    moving,
    picture_long,
    picture_negatives,
    picture_planted,
    picture_queries,
    picture_sounds,
)
from bench.accuracy.folder import write_json
from bench.accuracy.picture_distort import BY_NAME, YARDSTICK, Distortion, Scene
from bench.accuracy.picture_excerpts import draw_other, excerpts, stem
from bench.accuracy.picture_queries import Source, asked_for, halves
from bench.accuracy.queries import CORPUS, generator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from airwitness.trace.geometry import Rectangle
    from bench.accuracy.moving import Frames
    from bench.accuracy.picture_distort import Shown
    from bench.accuracy.picture_excerpts import Excerpt

HELD = Fraction(2)
"""Stills a second of the shuffled excerpts that are shown as such."""

Shares = tuple[float, float, float, float]
"""Left, top, width and height, as shares of a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureQuery:
    """A distorted excerpt without sound and the truth about it."""

    file: str
    """MP4, beside the JSON file."""
    reference: str
    """Recording it was cut from: path within the corpus."""
    film: str
    """What the recording shows; a match with another film is false."""
    group: str
    """Content group."""
    half: int
    """0 or 1, by content group: tune on one, report on the other."""
    start: float
    """Recording time where it begins (s)."""
    also_in: dict[str, float]
    """Other recordings of the same pictures, and the times in them where it begins (s)."""
    seconds: float
    """Length of the excerpt in its recording."""
    distortion: str
    """Name in `picture_distort.BY_NAME`."""
    speed: float
    """Recording seconds per clip second."""
    is_mirrored: bool
    """Left and right are exchanged."""
    in_clip: Shares
    """The part of the clip that shows the recording."""
    in_recording: Shares
    """The part of the recording that is shown."""
    other: str
    """Recording that is seen around it, a true answer as well; empty without any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shuffled:
    """Pictures of an excerpt in another order."""

    file: str
    """MP4, beside the JSON file."""
    reference: str
    """Recording they were taken from."""
    group: str
    """Content group."""
    half: int
    """0 or 1, by content group."""
    kind: str
    """`frames`: every frame elsewhere; `stills`: two frames a second, each held for 0.5 s."""
    seconds: float
    """Length of the clip."""


def write_recall(
    folder: Path,
    known: Sequence[Source],
    distortions: Sequence[Distortion],
    *,
    seconds: float,
    each: int,
    seed: int,
) -> tuple[PictureQuery, ...]:
    """Write up to `each` excerpts of every film with every distortion, and `queries.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[PictureQuery] = []
    for source in asked_for(known, seconds):
        rng = generator(source.name, seed=seed)
        for count, excerpt in enumerate(excerpts(source, seconds, each, rng)):
            other = draw_other(source, known, seconds, rng)
            for distortion in distortions:
                file = f"{stem(source)}_{count}_{distortion.name}.mp4"
                scene = Scene(other=other.film, rng=rng)
                shown = distortion.apply(excerpt.film.frames, excerpt.film.rate, scene)
                moving.write(folder / file, shown.frames, shown.rate, bit_rate=distortion.bit_rate)
                name = other.source.name if distortion.has_other else ""
                written.append(_query(file, excerpt, distortion, shown, name, known, seconds))
        print(f"{source.name}: {len(written)} clips so far", file=sys.stderr)
    write_json(folder / "queries.json", [asdict(query) for query in written])
    return tuple(written)


def _query(
    file: str,
    excerpt: Excerpt,
    distortion: Distortion,
    shown: Shown,
    other: str,
    known: Sequence[Source],
    seconds: float,
) -> PictureQuery:
    source, start = excerpt.source, excerpt.film.start
    return PictureQuery(
        file=file,
        reference=source.name,
        film=source.film,
        group=source.group,
        half=halves(known)[source.group],
        start=round(start, 6),
        also_in=picture_queries.also_in(source, start, seconds, known),
        seconds=seconds,
        distortion=distortion.name,
        speed=shown.speed,
        is_mirrored=shown.is_mirrored,
        in_clip=shares(shown.in_clip),
        in_recording=shares(shown.in_recording),
        other=other,
    )


def shares(rectangle: Rectangle) -> Shares:
    """Left, top, width and height, rounded."""
    left, top, width, height = (round(value, 5) for value in astuple(rectangle))
    return left, top, width, height


def write_shuffled(
    folder: Path, known: Sequence[Source], *, seconds: float, each: int, seed: int
) -> tuple[Shuffled, ...]:
    """Write up to `each` excerpts of every film in two kinds of disorder, and `shuffled.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    half = halves(known)
    written = []
    for source in asked_for(known, seconds):
        rng = generator(source.name, seed=seed)
        for count, excerpt in enumerate(excerpts(source, seconds, each, rng)):
            for kind in ("frames", "stills"):
                file = f"{stem(source)}_{count}_shuffled_{kind}.mp4"
                frames = shuffled(excerpt.film.frames, excerpt.film.rate, kind, rng)
                moving.write(folder / file, frames, excerpt.film.rate)
                written.append(
                    Shuffled(
                        file=file,
                        reference=source.name,
                        group=source.group,
                        half=half[source.group],
                        kind=kind,
                        seconds=seconds,
                    )
                )
    write_json(folder / "shuffled.json", [asdict(clip) for clip in written])
    return tuple(written)


def shuffled(frames: Frames, rate: Fraction, kind: str, rng: np.random.Generator) -> Frames:
    """Put frames in another order: every one (`frames`), or two a second, held (`stills`)."""
    if kind == "frames":
        return frames[rng.permutation(len(frames))]
    held = round(rate / HELD)
    return np.repeat(frames[rng.permutation(len(frames) // held) * held], held, axis=0)


def _named(names: str) -> tuple[Distortion, ...]:
    """Read `all`, or names with commas between them."""
    return YARDSTICK if names == "all" else tuple(BY_NAME[name] for name in names.split(","))


def main() -> None:
    """Write one set, as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "kind", choices=("recall", "shuffled", "negatives", "ends", "long", "sounded")
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--seconds", type=float, default=8.0, help="length of a clip")
    parser.add_argument("--each", type=int, default=1, help="at most so many excerpts of a film")
    parser.add_argument("--distortions", help="all, or names with commas")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--drawn", type=Path, help="folder of negatives that `long` is filled with")
    parser.add_argument("--silent", type=Path, help="folder of a recall set that gets sound")
    asked = parser.parse_args()
    if asked.kind == "negatives":
        picture_negatives.write_negatives(asked.folder, seed=asked.seed)
        return
    if asked.kind == "sounded":
        picture_sounds.write_sounded(asked.folder, asked.silent, asked.corpus, seed=asked.seed)
        return
    known = picture_queries.sources(asked.corpus)
    if asked.kind == "long":
        picture_long.write_long(asked.folder, known, asked.drawn)
        return
    drawn = {"each": asked.each, "seed": asked.seed}
    if asked.kind == "recall":
        distortions = _named(asked.distortions or "all")
        write_recall(asked.folder, known, distortions, seconds=asked.seconds, **drawn)
    elif asked.kind == "shuffled":
        write_shuffled(asked.folder, known, seconds=asked.seconds, **drawn)
    else:
        distortions = _named(asked.distortions or ",".join(picture_planted.DISTORTIONS))
        picture_planted.write_ends(asked.folder, known, distortions, **drawn)


if __name__ == "__main__":
    main()
