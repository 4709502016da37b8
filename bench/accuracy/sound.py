"""Run the yardstick for sound: add recordings, ask for clips, judge the answers, print the tables.

    python -m bench.accuracy.sound --recall set10 --foreign foreign10 --ends ends10 --work RUN

Airwitness is met through a thin seam, a `Finder` made by a function of a folder, so that peers can
be judged by the same rules: `--finder package.module:function`. The default is Airwitness in
this process.

Three scenarios, each with archives of its own under `--work`:

- **recall**: one archive of all references; `queries.json` is asked for.
- **foreign**: two archives, each of one half of the content groups, asked for clips of the other:
  any match is false.
- **ends**: one archive of all hosts, asked for the excerpts planted in them.

JSON numbers that are not known (an error where nothing was found) are `null`.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import math
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from airwitness.acts.opened import OpenedArchive, create_archive
from bench.accuracy.planted import Planted
from bench.accuracy.queries import CORPUS, group_of, references
from bench.accuracy.score import (
    Answer,
    Archived,
    EndsRow,
    Row,
    judge,
    judge_ends,
    tally,
    tally_ends,
)
from bench.accuracy.sets import Query

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRESS_EVERY = 100
"""Queries between two lines of progress."""


class Finder(Protocol):
    """An archive that can be filled and asked: the seam between yardstick and what is measured."""

    def add(self, paths: Sequence[Path]) -> None:
        """Take recordings in; return when they can be found."""

    def find(self, path: Path) -> Answer:
        """Return the answer for a clip, as `airwitness find --json` prints it."""


OpenFinder = Callable[[Path], Finder]
"""Makes a new archive in a folder that does not exist yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Airwitness in this process."""

    archive: OpenedArchive

    def add(self, paths: Sequence[Path]) -> None:
        """Add files."""
        self.archive.add(paths)

    def find(self, path: Path) -> Answer:
        """Find a clip."""
        return cast("Answer", self.archive.find(path).as_json())


def open_airwitness(folder: Path) -> Opened:
    """Make an archive."""
    return Opened(archive=create_archive(folder))


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignRow:
    """Foreign queries of one fold."""

    fold: int
    """The fold whose archive was asked."""
    queries: int
    """How many."""
    with_a_match: int
    """Queries with any match: each is a false alarm."""
    matches: int
    """Matches in all answers."""
    expected: float
    """Sum of the matches' own expected numbers of false matches; NaN where none is told."""
    files: tuple[str, ...]
    """The clips with a match, to listen to."""


def run_recall(
    folder: Path, corpus: Path, finder: Finder, *, also: Sequence[Path], halves: Sequence[int]
) -> tuple[Row, ...]:
    """Ask for every query of a recall set.

    Args:
        folder: holds `queries.json`.
        corpus: where the references lie.
        finder: an empty archive.
        also: recordings to add to the archive that no query is about.
        halves: only queries of these halves of the content groups.
    """
    known = references(corpus)
    finder.add([*(reference.path for reference in known), *also])
    parts = {reference.name: _digest(reference.path) for reference in known}
    groups = {part: group_of(name) for name, part in parts.items()}
    archived = Archived(parts=parts, groups=groups)
    listed = [Query(**q) for q in json.loads((folder / "queries.json").read_text())]
    asked = [query for query in listed if query.half in halves]
    judged = []
    for count, query in enumerate(asked):
        _progress("recall", count, len(asked))
        judged.append(judge(query, finder.find(folder / query.file), archived))
    return tally(judged)


def run_foreign(
    folder: Path, corpus: Path, open_finder: OpenFinder, work: Path
) -> tuple[ForeignRow, ...]:
    """Ask both folds' archives for the clips of which they hold nothing (`foreign.json`)."""
    listed = json.loads((folder / "foreign.json").read_text())
    rows = []
    for fold in listed["folds"]:
        finder = open_finder(work / f"foreign{fold['fold']}")
        finder.add([corpus / name for name in fold["archive"]])
        clips = [c["file"] for c in listed["clips"] if c["foreign_to_fold"] == fold["fold"]]
        matches = {}
        for count, clip in enumerate(clips):
            _progress(f"foreign, fold {fold['fold']}", count, len(clips))
            matches[clip] = finder.find(folder / clip)["matches"]
        every = [match for found in matches.values() for match in found]
        told = [e for match in every if (e := match["expected_false"]) is not None]
        alarms = tuple(clip for clip, found in matches.items() if found)
        rows.append(
            ForeignRow(
                fold=fold["fold"],
                queries=len(clips),
                with_a_match=len(alarms),
                matches=len(every),
                expected=sum(told) if told else math.nan,
                files=alarms,
            )
        )
    return tuple(rows)


def run_ends(folder: Path, finder: Finder) -> tuple[EndsRow, ...]:
    """Ask for every excerpt of `ends.json` in an archive of all hosts."""
    listed = [Planted(**p) for p in json.loads((folder / "ends.json").read_text())]
    finder.add([folder / planted.host for planted in listed])
    answers: dict[str, Answer] = {}
    judged = []
    for count, planted in enumerate(listed):
        _progress("ends", count, len(listed))
        if planted.query not in answers:
            answers[planted.query] = finder.find(folder / planted.query)
        part = _digest(folder / planted.host)
        judged.append(judge_ends(planted, answers[planted.query], part))
    return tally_ends(judged)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _progress(what: str, count: int, total: int) -> None:
    if count % PROGRESS_EVERY == 0:
        print(f"{what}: {count} of {total}", file=sys.stderr)


def table(rows: Sequence[Row | EndsRow | ForeignRow]) -> str:
    """Lay out rows of one kind in columns, without the names of files."""
    cells = [{k: _cell(v) for k, v in asdict(row).items() if k != "files"} for row in rows]
    widths = {k: max(len(k), *(len(row[k]) for row in cells)) for k in cells[0]}
    lines = [{k: k for k in widths}, *cells]
    return "\n".join("  ".join(line[k].rjust(w) for k, w in widths.items()) for line in lines)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return "-" if math.isnan(value) else f"{value:.4f}"
    return str(value)


def _printable(rows: Sequence[Row | EndsRow | ForeignRow]) -> list[dict[str, object]]:
    """Rows for JSON, which has no NaN."""
    return [
        {k: None if isinstance(v, float) and math.isnan(v) else v for k, v in asdict(row).items()}
        for row in rows
    ]


def _named(path: str) -> OpenFinder:
    module, _, name = path.partition(":")
    return cast("OpenFinder", getattr(importlib.import_module(module), name))


def main() -> None:
    """Run what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--recall", type=Path, help="folder with queries.json")
    parser.add_argument("--foreign", type=Path, help="folder with foreign.json")
    parser.add_argument("--ends", type=Path, help="folder with ends.json")
    parser.add_argument("--work", type=Path, required=True, help="new folder for the archives")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--finder", default="bench.accuracy.sound:open_airwitness")
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="recordings to pad with")
    parser.add_argument("--half", type=int, choices=(0, 1), help="recall: only this half")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    asked = parser.parse_args()
    asked.work.mkdir(parents=True)
    open_finder = _named(asked.finder)
    halves = (0, 1) if asked.half is None else (asked.half,)
    results: dict[str, Sequence[Row | EndsRow | ForeignRow]] = {}
    if asked.recall:
        finder = open_finder(asked.work / "recall")
        results["recall"] = run_recall(
            asked.recall, asked.corpus, finder, also=asked.also, halves=halves
        )
    if asked.foreign:
        results["foreign"] = run_foreign(asked.foreign, asked.corpus, open_finder, asked.work)
    if asked.ends:
        results["ends"] = run_ends(asked.ends, open_finder(asked.work / "ends"))
    if asked.json:
        printed = {name: _printable(rows) for name, rows in results.items()}
        print(json.dumps({"schema": 1, **printed}, indent=1))
    else:
        print("\n\n".join(f"{name}\n{table(rows)}" for name, rows in results.items()))


if __name__ == "__main__":
    main()
