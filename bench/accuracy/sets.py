"""Write sets of queries to a folder: WAV files and one JSON file that says what each is.

- **recall** (`queries.json`): is a distorted excerpt found in its recording, and where?
- **foreign** (`foreign.json`): is nothing found for clips of which the archive holds nothing?
- **ends** (`ends.json`, in `planted.py`): where does a copy planted in other sound begin and end?

Everything is drawn from the seed: the same corpus, arguments and versions give the same bytes.

    python -m bench.accuracy.sets recall SET10 --seconds 10 --each 2 --distortions yardstick
"""

from __future__ import annotations

import argparse
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.accuracy import planted, queries
from bench.accuracy.distort import BY_NAME, OFF_GRID, YARDSTICK, Distortion
from bench.accuracy.folder import of_all, stem, write_json, write_wav
from bench.accuracy.queries import RATE, Excerpt, Reference

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A distorted excerpt and the truth about it."""

    file: str
    """WAV, beside the JSON file."""
    reference: str
    """Recording it was cut from: path within the corpus."""
    group: str
    """Content group."""
    half: int
    """0 or 1, by content group: tune on one, report on the other."""
    start: float
    """Recording time where it begins (s)."""
    also_at: tuple[float, ...]
    """Recording times of the same sound elsewhere in the recording."""
    seconds: float
    """Length of the excerpt in its recording."""
    distortion: str
    """Name in `distort.BY_NAME`."""
    tempo: float
    """Recording seconds per clip second."""
    pitch: float
    """Clip frequency / recording frequency."""
    speech: str
    """Recording whose speech lies over the clip, a true answer as well; empty without any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """A clip of which one fold's archive holds nothing."""

    file: str
    """WAV, beside the JSON file."""
    reference: str
    """Recording it was cut from."""
    group: str
    """Content group."""
    start: float
    """Recording time where it begins (s)."""
    seconds: float
    """Its length."""
    foreign_to_fold: int
    """The fold whose archive has nothing of this group."""


def write_recall(
    folder: Path,
    known: Sequence[Reference],
    distortions: Sequence[Distortion],
    *,
    seconds: float,
    each: int,
    seed: int,
) -> tuple[Query, ...]:
    """Write up to `each` excerpts of every reference with every distortion, and `queries.json`."""
    half = queries.halves(known)
    beds = queries.speech_beds(known, seconds, seed=seed)

    def write_one(reference: Reference) -> list[Query]:
        rng = queries.generator(reference.name, seed=seed)
        written = []
        for count, excerpt in enumerate(queries.excerpts(reference, seconds, each, rng)):
            bed = queries.speech_bed(_of_half(beds, reference, half), reference.group, rng)
            for distortion in distortions:
                file = f"{stem(reference)}_{count}_{distortion.name}.wav"
                clip = distortion.apply(excerpt.samples, RATE, bed.samples, rng)
                write_wav(folder / file, clip)
                written.append(
                    _query(file, excerpt, half[reference.group], distortion, bed, seconds)
                )
        return written

    found = of_all(write_one, folder, known)
    write_json(folder / "queries.json", [asdict(query) for query in found])
    return found


def _of_half(
    beds: Sequence[Excerpt], reference: Reference, half: Mapping[str, int]
) -> Sequence[Excerpt]:
    """Speech of the clip's own half: padding, made of the other, is foreign to it, too.

    All speech where that half has none but the clip's own.
    """
    side, own = half[reference.group], reference.group
    near = [bed for bed in beds if half[bed.reference.group] == side]
    return near if any(bed.reference.group != own for bed in near) else beds


def _query(
    file: str, excerpt: Excerpt, half: int, distortion: Distortion, bed: Excerpt, seconds: float
) -> Query:
    return Query(
        file=file,
        reference=excerpt.reference.name,
        group=excerpt.reference.group,
        half=half,
        start=round(excerpt.start, 6),
        also_at=tuple(round(at, 3) for at in excerpt.also_at),
        seconds=seconds,
        distortion=distortion.name,
        tempo=distortion.tempo,
        pitch=distortion.pitch,
        speech=bed.reference.name if "speech" in distortion.name else "",
    )


def write_foreign(
    folder: Path, known: Sequence[Reference], *, seconds: float, each: int, seed: int
) -> tuple[Foreign, ...]:
    """Write up to `each` clips of every reference, and `foreign.json` with both folds' archives.

    The archive of fold 0 holds half 0 of the content groups and is asked for the clips of half 1,
    and the other way round.
    """
    half = queries.halves(known)

    def write_one(reference: Reference) -> list[Foreign]:
        rng = queries.generator(reference.name, seed=seed)
        written = []
        for count, excerpt in enumerate(queries.excerpts(reference, seconds, each, rng)):
            file = f"{stem(reference)}_{count:02d}.wav"
            write_wav(folder / file, excerpt.samples)
            written.append(
                Foreign(
                    file=file,
                    reference=reference.name,
                    group=reference.group,
                    start=round(excerpt.start, 6),
                    seconds=seconds,
                    foreign_to_fold=1 - half[reference.group],
                )
            )
        return written

    clips = of_all(write_one, folder, known)
    folds = [
        {
            "fold": fold,
            "archive": [reference.name for reference in known if half[reference.group] == fold],
            "foreign_queries": sum(clip.foreign_to_fold == fold for clip in clips),
        }
        for fold in (0, 1)
    ]
    write_json(folder / "foreign.json", {"folds": folds, "clips": [asdict(c) for c in clips]})
    return clips


def _named(names: str) -> tuple[Distortion, ...]:
    """Read `yardstick`, `off-grid`, `all`, or names with commas between them."""
    sets = {"yardstick": YARDSTICK, "off-grid": OFF_GRID, "all": YARDSTICK + OFF_GRID}
    return sets[names] if names in sets else tuple(BY_NAME[name] for name in names.split(","))


def main() -> None:
    """Write one set, as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("kind", choices=("recall", "foreign", "ends"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpus", type=Path, default=queries.CORPUS)
    parser.add_argument("--seconds", type=float, default=10.0, help="length of a clip")
    parser.add_argument(
        "--each", type=int, default=2, help="at most so many excerpts of a recording"
    )
    parser.add_argument("--distortions", help="yardstick, off-grid, all, or names with commas")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    known = queries.references(asked.corpus)
    drawn = {"each": asked.each, "seed": asked.seed}
    if asked.kind == "recall":
        distortions = _named(asked.distortions or "yardstick")
        write_recall(asked.folder, known, distortions, seconds=asked.seconds, **drawn)
    elif asked.kind == "foreign":
        write_foreign(asked.folder, known, seconds=asked.seconds, **drawn)
    else:
        distortions = _named(asked.distortions or ",".join(planted.DISTORTIONS))
        planted.write_ends(asked.folder, known, distortions, **drawn)


if __name__ == "__main__":
    main()
