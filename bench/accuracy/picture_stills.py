"""A still picture, cropped and saved as JPEG: is it found in its recording, and at its second?

    python -m bench.accuracy.picture_stills SET --each 4 --work RUN --padding PAD0 PAD1

Draws the set into its folder if it is not there yet: `--each` moments of each video that is asked
for (see `picture_queries`), none of them plain, cut to `LEAST` to `MOST` of width and height,
anywhere, and saved with an ordinary quantiser. Then an archive of the corpus's videos is asked.

- **told**: a match is in the recording, or another of the same pictures, no more than `NEAR` beside
  the moment, or beside another at which it shows the same picture (some films are loops).
- **listed**: not told, but so it is among what is listed apart or among the weaker candidates.
- **false**: a match is in another film.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np

from bench.accuracy import moving, tables
from bench.accuracy.finder import Runner, open_airwitness
from bench.accuracy.folder import write_json
from bench.accuracy.picture import Bench
from bench.accuracy.picture_excerpts import AREA, stem
from bench.accuracy.picture_queries import PLAIN, Source, also_in, asked_for, halves, sources
from bench.accuracy.queries import CORPUS, generator
from bench.accuracy.score import Archived, is_told, percentile
from bench.accuracy.sound import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.accuracy.moving import Frame
    from bench.accuracy.score import Answer, Match

LEAST, MOST = 0.82, 0.96
"""Share of width, and of height, that is left: of the area about 80 %."""
QUANTISER = 5
"""Of the JPEG file: about what is elsewhere called quality 75."""
SAME = 1.5
"""Mean difference of small pictures (of 255) of two moments that show the same: a frame that comes
again in a loop differs by 0.8 to 1.4, the next one of a slow scene by 3."""
REACH = 1.0
"""Seconds around a moment of which another recording must have one, to be asked for it."""
NEAR = 2.0
"""Seconds beside the moment, as for clips (`picture_score`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StillQuery:
    """A still picture and where it is from."""

    file: str
    """JPEG, beside the JSON file."""
    reference: str
    """Recording: path within the corpus."""
    film: str
    """What the recording shows."""
    half: int
    """0 or 1, by content group."""
    time: float
    """Recording time (s)."""
    shown: dict[str, list[float]]
    """Recordings of the picture, the first one included, and when they show it (s)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StillRow:
    """What became of the stills of one half."""

    half: int
    stills: int
    told: float
    """Share."""
    told_or_listed: float
    """Share."""
    false: int
    beside_50: float
    """Seconds between the moment and the match, half of the told ones."""
    beside_95: float


def write_set(folder: Path, known: Sequence[Source], each: int, seed: int) -> None:
    """Draw the stills and say what each is."""
    folder.mkdir(parents=True)
    half = halves(known)
    listed = []
    for source in asked_for(known, 0.0):
        rng = generator(f"{source.name}, stills", seed=seed)
        for number, (times, frame) in enumerate(_drawn(source, each, rng)):
            file = f"{stem(source)}_{number}.jpg"
            _write(folder / file, frame)
            query = StillQuery(
                file=file,
                reference=source.name,
                film=source.film,
                half=half[source.group],
                time=times[0],
                shown=_shown(source, times, known),
            )
            listed.append(asdict(query))
    write_json(folder / "stills.json", listed)


def _drawn(
    source: Source, each: int, rng: np.random.Generator
) -> Iterator[tuple[list[float], Frame]]:
    """Moments of a video, each with others that show the same, and what is left of its picture."""
    thumbnails = moving.thumbnails(source.path)
    fit = np.flatnonzero(thumbnails.luma.std(axis=(1, 2)) >= PLAIN)
    for at in sorted(rng.permutation(fit)[:each]):
        apart = np.abs(thumbnails.luma - thumbnails.luma[at]).mean(axis=(1, 2))
        times = [float(thumbnails.seen[n]) for n in (at, *np.flatnonzero(apart <= SAME))]
        frame = moving.read(source.path, start=times[0], seconds=0.2, area=AREA).frames[0]
        high, wide = (round(n * rng.uniform(LEAST, MOST)) for n in frame.shape[:2])
        top = int(rng.integers(frame.shape[0] - high + 1))
        left = int(rng.integers(frame.shape[1] - wide + 1))
        yield times, np.ascontiguousarray(frame[top : top + high, left : left + wide])


def _shown(
    source: Source, times: Sequence[float], known: Sequence[Source]
) -> dict[str, list[float]]:
    """Recordings that show what a video shows at some times, and when they do."""
    shown = {source.name: list(times)}
    for time in times:
        for name, start in also_in(source, time - REACH, 2 * REACH, known).items():
            shown.setdefault(name, []).append(start + REACH)
    return shown


def _write(path: Path, frame: Frame) -> None:
    with av.open(str(path), "w", format="mjpeg") as out:
        stream = out.add_stream("mjpeg", rate=1, options={"flags": "qscale"})
        stream.height, stream.width = frame.shape[:2]
        stream.pix_fmt = "yuvj420p"
        stream.codec_context.global_quality = QUANTISER * 118  # FF_QP2LAMBDA
        out.mux(stream.encode(av.VideoFrame.from_ndarray(frame, "rgb24")))
        out.mux(stream.encode(None))


def tally(
    listed: Sequence[StillQuery], answers: Sequence[Answer], archived: Archived
) -> list[StillRow]:
    """Judge the answers, and add them up by half."""
    rows = []
    for half in (0, 1):
        asked = [(q, a) for q, a in zip(listed, answers, strict=True) if q.half == half]
        if not asked:
            continue
        told = [_beside(q, [m for m in a["matches"] if is_told(m)], archived) for q, a in asked]
        every = [_beside(q, [*a["matches"], *a.get("static", [])], archived) for q, a in asked]
        right = [beside for beside in told if beside <= NEAR]
        rows.append(
            StillRow(
                half=half,
                stills=len(asked),
                told=len(right) / len(asked),
                told_or_listed=float(np.mean([beside <= NEAR for beside in every])),
                false=sum(
                    archived.groups.get(m["part"], "") != q.film
                    for q, a in asked
                    for m in a["matches"]
                    if is_told(m)
                ),
                beside_50=percentile(right, 50),
                beside_95=percentile(right, 95),
            )
        )
    return rows


def _beside(query: StillQuery, matches: Sequence[Match], archived: Archived) -> float:
    """Seconds between the moment and the nearest match of it; infinite without any."""
    of_part = {
        archived.parts[name]: ts for name, ts in query.shown.items() if name in archived.parts
    }
    gaps = [
        max(piece["reference"]["start"] - at, at - piece["reference"]["end"], 0.0)
        for match in matches
        for at in of_part.get(match["part"], ())
        for piece in match["pieces"]
    ]
    return min(gaps, default=np.inf)


def main() -> None:
    """Draw what is missing, ask, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add("folder", type=Path, help="of the set")
    add("--each", type=int, default=4, help="stills of each video")
    add("--seed", type=int, default=0)
    add("--work", type=Path, required=True, help="folder for archives and answers")
    add("--padding", type=Path, nargs=2, default=[], help="padding of half 0 and of half 1")
    add("--corpus", type=Path, default=CORPUS)
    add("--json", action="store_true", help="print JSON instead of a table")
    asked = parser.parse_args()
    known = sources(asked.corpus)
    if not (asked.folder / "stills.json").exists():
        write_set(asked.folder, known, asked.each, asked.seed)
    listed = [StillQuery(**q) for q in json.loads((asked.folder / "stills.json").read_text())]
    asked.work.mkdir(parents=True, exist_ok=True)
    runner = Runner(open_finder=open_airwitness, work=asked.work, padding=tuple(asked.padding))
    bench = Bench(known=known, runner=runner)
    answers = bench.ask("recall", bench.corpus, asked.folder, {q.file: q.half for q in listed})
    parts = {source.name: digest(source.path) for source in known}
    films = {parts[source.name]: source.film for source in known}
    rows = tally(listed, answers, Archived(parts=parts, groups=films))
    print(json.dumps(tables.printable(rows), indent=1) if asked.json else tables.table(rows))


if __name__ == "__main__":
    main()
