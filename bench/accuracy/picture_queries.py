"""What is asked for by picture: the videos of the corpus, what in them is the same, and excerpts.

- A **film** is what may truly be found: all recordings of one film show the same pictures, and
  `FILM_AT` says at which of its seconds each begins. That was measured: thumbnails of all pairs of
  videos were laid over each other at every offset; only the pairs told here agreed.
- A **content group** holds the films that may be taken for each other without being copies (toys
  on one table): a group is in one half, but a match across films is false.
- An excerpt begins with a frame, and most of it is neither black nor still.

    for source in asked_for(sources(corpus), 8.0):
        excerpt = draw(source, 8.0, 1, generator(source.name, seed=0))
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bench.accuracy import moving, queries
from bench.accuracy.queries import CORPUS, Reference

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.accuracy.moving import Thumbnails

FOLDERS = ("open/video/", "open/ts/")
LEFT_OUT = ("open/ts/made_dvb_h264_ac3_2services.ts", "open/ts/made_dvb_radio_mp2.ts")
"""Two films in one file; no picture at all."""
FILMS = (
    (r"bbb_0_30|bbb_30s|made_dvb_576i|tsduck_test-064", "big_buck_bunny"),
    (r"tmk_chair", "tmk_chair"),
    (r"tmk_pattern", "tmk_pattern"),
    (r"carphone", "carphone"),
)
"""Patterns of names that show one film; any other file is a film of its own."""
GROUPS = ((r"big_buck_bunny|bbb_", "big_buck_bunny"), (r"mdn_toy", "mdn_toy"))
"""Patterns of films that share a group; any other film is a group of its own."""
FILM_AT = {
    "open/video/bbb_0_30_vp8.webm": 0.08,
    "open/ts/made_dvb_576i_mpeg2_mp2.ts": -0.02,
    "open/ts/tsduck_test-064.ts": -4.45,
    "open/video/tmk_chair-19-sd-bar.mp4": 3.70,
    "open/video/tmk_chair-20-sd-bar.mp4": 2.00,
    "open/video/tmk_pattern-hd-no-bar.mp4": 0.03,
    "open/video/tmk_pattern-sd-grey-bar.mp4": 0.03,
    "open/video/tmk_pattern-sd-with-large-logo-bar.mp4": 0.03,
    "open/video/tmk_pattern-sd-with-small-logo-bar.mp4": 0.03,
}
"""Seconds of the film at which a recording begins; 0 for any other."""
NOT_ASKED = (
    r"bbb_0_30|/ts/|carphone_distorted|tmk_chair-(19|20|22)|tmk_pattern-(hd|sd)|wpt_|tmk_test"
    r"|planetblupi_win005"
)
"""Further copies of a film, drawn test pictures, what stands still, and what shows the same every
four seconds, which may be found at any of its rounds."""
LEAST_SHARED_S = 1.0
"""A copy that shares less of an excerpt is no answer to it."""
PLAIN = 10.0
"""Standard deviation of the luma (of 255) under which a picture shows next to nothing."""
STILL = 1.5
"""Mean change of the luma within a second under which a picture stands still."""
LIVELY = 0.6
"""Share of an excerpt that must be neither plain nor still; if none has as much, the best has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A video of the corpus."""

    path: Path
    """Where it lies."""
    name: str
    """Path within the corpus, as in its manifest."""
    film: str
    """What it shows."""
    group: str
    """Content group of the film."""
    kind: str
    """`animation`, `street`, … of the manifest."""
    seconds: float
    """How long it lasts, by the manifest."""

    @property
    def film_at(self) -> float:
        """Seconds of the film at which it begins."""
        return FILM_AT.get(self.name, 0.0)


def film_of(name: str) -> str:
    """Return the film that a file of the corpus shows."""
    found = (film for pattern, film in FILMS if re.search(pattern, name))
    return next(found, PurePosixPath(name).stem)


def group_of(film: str) -> str:
    """Return the content group of a film."""
    return next((group for pattern, group in GROUPS if re.search(pattern, film)), film)


def sources(corpus: Path = CORPUS) -> tuple[Source, ...]:
    """List the videos of the corpus, by name: what goes into the archive."""
    with (corpus / "MANIFEST.tsv").open(newline="") as manifest:
        rows = [
            row
            for row in csv.DictReader(manifest, delimiter="\t")
            if row["path"].startswith(FOLDERS) and row["path"] not in LEFT_OUT
        ]
    return tuple(
        Source(
            path=corpus / row["path"],
            name=row["path"],
            film=film_of(row["path"]),
            group=group_of(film_of(row["path"])),
            kind=row["kind"],
            seconds=float(row["seconds"] or 0),
        )
        for row in sorted(rows, key=lambda row: row["path"])
    )


def asked_for(known: Sequence[Source], seconds: float) -> tuple[Source, ...]:
    """Choose the videos that excerpts of a length are cut from: one for each film."""
    return tuple(s for s in known if s.seconds >= seconds and not re.search(NOT_ASKED, s.name))


def halves(known: Sequence[Source]) -> Mapping[str, int]:
    """Put every content group in half 0 or 1: as many films in each, of every kind alike."""
    films = {source.film: source for source in reversed(known)}
    return queries.halves(
        [
            Reference(path=source.path, name=film, group=source.group, kind=source.kind)
            for film, source in sorted(films.items())
        ]
    )


def also_in(
    source: Source, start: float, seconds: float, known: Sequence[Source]
) -> dict[str, float]:
    """Say where other recordings show an excerpt's pictures: name → recording time of its start.

    A copy may begin after the excerpt does; its time is negative then.
    """
    found = {}
    for other in known:
        if other.film != source.film or other.name == source.name:
            continue
        at = start + source.film_at - other.film_at
        if min(at + seconds, other.seconds) - max(at, 0.0) >= LEAST_SHARED_S:
            found[other.name] = round(at, 3)
    return found


def draw(
    thumbnails: Thumbnails, seconds: float, how_many: int, rng: np.random.Generator
) -> tuple[float, ...]:
    """Draw the starts (recording time, s) of excerpts that do not overlap.

    Returns:
        In order of time; none where the pictures end sooner than the sound.
    """
    times = thumbnails.times
    end = times[-1] + float(np.median(np.diff(times)))
    starts = times[times <= end - seconds]
    if not len(starts):
        return ()
    lively = np.array([_liveliness(thumbnails, start, seconds) for start in starts])
    fit = starts[lively >= min(LIVELY, float(lively.max()))]
    chosen: list[float] = []
    for start in map(float, rng.permutation(fit)):
        if len(chosen) < how_many and all(abs(start - other) >= seconds for other in chosen):
            chosen.append(start)
    return tuple(sorted(chosen))


def _liveliness(thumbnails: Thumbnails, start: float, seconds: float) -> float:
    """Share of the thumbnails of a span that are neither plain nor still."""
    inside = (thumbnails.seen >= start) & (thumbnails.seen < start + seconds)
    luma: npt.NDArray[np.float32] = thumbnails.luma[inside]
    apart = max(1, min(len(luma) - 1, moving.THUMBNAILS))
    if len(luma) <= apart:
        return 0.0
    change = np.abs(luma[apart:] - luma[:-apart]).mean(axis=(1, 2))
    spread = luma.std(axis=(1, 2))[apart:]
    return float(np.mean((change >= STILL) & (spread >= PLAIN)))
