"""Run the yardstick for sound: fill archives, ask for clips, judge the answers, print the tables.

    python -m bench.accuracy.sound --recall r10 r5 r3 --foreign f10 --ends e10 --work RUN \
        --padding pad0 pad1 --processes 2

Airwitness is met through a thin seam (`finder.Finder`), so that peers can be judged by the same
rules: `--finder bench.accuracy.peer:open_chromaprint`. The default is Airwitness in this process.

Three scenarios, each with archives of its own under `--work`:

- **recall**: an archive of all references; `queries.json` is asked for.
- **foreign**: two archives, each of one half of the content groups, asked for clips of the other:
  any match is false, and how often there is one is compared with what the score says.
- **ends**: one archive of all hosts, asked for the excerpts planted in them.

With `--padding` (folders of `padding` made of half 0 and of half 1) there are two archives for
recall, too: clips of either half are asked where the padding is made of the other, so that each
match in padding is false. Numbers that are not known (an error where nothing was found) are `null`
in JSON.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.accuracy import tables
from bench.accuracy.calibration import CalibrationRow, calibrate
from bench.accuracy.finder import NotInstalledError, Runner, named
from bench.accuracy.planted import Planted
from bench.accuracy.queries import CORPUS, group_of, references
from bench.accuracy.score import (
    Answer,
    Archived,
    EndsRow,
    Row,
    is_told,
    judge,
    judge_ends,
    least,
    tally,
    tally_ends,
)
from bench.accuracy.sets import Query

if TYPE_CHECKING:
    from collections.abc import Sequence

SCHEMA = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignRow:
    """Foreign queries of one fold."""

    seconds: float
    """Length of the clips."""
    fold: int
    """The fold whose archive was asked."""
    queries: int
    """How many."""
    with_a_match: int
    """Queries that are told any match: each is a false alarm."""
    matches: int
    """Matches in all answers."""
    expected: float
    """Sum of the matches' own expected numbers of false matches; NaN where none is told."""
    files: tuple[str, ...]
    """The clips with a match, to listen to."""


def run_recall(
    folder: Path, corpus: Path, runner: Runner, *, halves: Sequence[int] = (0, 1)
) -> tuple[Row, ...]:
    """Ask for every query of a recall set.

    Args:
        folder: holds `queries.json`.
        corpus: where the references lie.
        runner: makes and asks the archives.
        halves: only queries of these halves of the content groups.
    """
    known = references(corpus)
    parts = {reference.name: digest(reference.path) for reference in known}
    groups = {part: group_of(name) for name, part in parts.items()}
    archived = Archived(parts=parts, groups=groups)
    listed = [Query(**q) for q in json.loads((folder / "queries.json").read_text())]
    judged = []
    for half in halves:
        fold = 1 - half if runner.padding else 0
        archive = runner.archive("recall", [r.path for r in known], fold)
        asked = [query for query in listed if query.half == half]
        answers = runner.ask(archive, [folder / query.file for query in asked])
        judged += [judge(q, a, archived) for q, a in zip(asked, answers, strict=True)]
    return tally(judged)


def run_foreign(
    folder: Path, corpus: Path, runner: Runner
) -> tuple[tuple[ForeignRow, ...], tuple[CalibrationRow, ...]]:
    """Ask both folds' archives for the clips of which they hold nothing (`foreign.json`)."""
    listed = json.loads((folder / "foreign.json").read_text())
    rows: list[ForeignRow] = []
    best: list[float] = []
    for fold in listed["folds"]:
        number = fold["fold"]
        held = [corpus / name for name in fold["archive"]]
        archive = runner.archive(f"foreign{number}", held, number)
        clips = [c for c in listed["clips"] if c["foreign_to_fold"] == number]
        answers = runner.ask(archive, [folder / c["file"] for c in clips])
        best += [least(answer["matches"]) for answer in answers]
        rows.append(_foreign_row(number, clips, answers))
    return tuple(rows), calibrate(best, rows[0].seconds)


def _foreign_row(
    fold: int, clips: Sequence[dict[str, object]], answers: Sequence[Answer]
) -> ForeignRow:
    told = [[match for match in answer["matches"] if is_told(match)] for answer in answers]
    every = [match for matches in told for match in matches]
    known = [e for match in every if (e := match["expected_false"]) is not None]
    alarms = [str(clip["file"]) for clip, matches in zip(clips, told, strict=True) if matches]
    return ForeignRow(
        seconds=float(str(clips[0]["seconds"])) if clips else math.nan,
        fold=fold,
        queries=len(clips),
        with_a_match=len(alarms),
        matches=len(every),
        expected=sum(known) if known else math.nan,
        files=tuple(alarms),
    )


def run_ends(folder: Path, runner: Runner) -> tuple[EndsRow, ...]:
    """Ask for every excerpt of `ends.json` in an archive of all hosts."""
    listed = [Planted(**p) for p in json.loads((folder / "ends.json").read_text())]
    archive = runner.archive("ends", [folder / planted.host for planted in listed], None)
    names = list(dict.fromkeys(planted.query for planted in listed))
    answers = dict(zip(names, runner.ask(archive, [folder / n for n in names]), strict=True))
    return tally_ends([judge_ends(p, answers[p.query], digest(folder / p.host)) for p in listed])


def digest(path: Path) -> str:
    """SHA-256 of a file, which is its part."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def run(asked: argparse.Namespace) -> dict[str, Sequence[tables.Row]]:
    """Run what the command line names; tables by name."""
    runner = Runner(
        open_finder=named(asked.finder),
        work=asked.work,
        padding=tuple(asked.padding),
        processes=asked.processes,
    )
    asked.work.mkdir(parents=True, exist_ok=True)
    halves = (0, 1) if asked.half is None else (asked.half,)
    results: dict[str, Sequence[tables.Row]] = {}
    if asked.recall:
        every = [run_recall(folder, asked.corpus, runner, halves=halves) for folder in asked.recall]
        results["recall"] = [row for rows in every for row in rows]
    if asked.foreign:
        both = [run_foreign(folder, asked.corpus, runner) for folder in asked.foreign]
        results["foreign"] = [row for rows, _ in both for row in rows]
        results["calibration"] = [row for _, rows in both for row in rows]
    if asked.ends:
        results["ends"] = run_ends(asked.ends, runner)
    return results


def main() -> None:
    """Run what the command line names, and print it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add("--recall", type=Path, nargs="*", default=[], help="folders with queries.json")
    add("--foreign", type=Path, nargs="*", default=[], help="folders with foreign.json")
    add("--ends", type=Path, help="folder with ends.json")
    add("--work", type=Path, required=True, help="folder for archives and answers")
    add("--padding", type=Path, nargs=2, default=[], help="padding of half 0 and of half 1")
    add("--corpus", type=Path, default=CORPUS)
    add("--finder", default="bench.accuracy.finder:open_airwitness")
    add("--processes", type=int, default=1, help="how many ask at a time")
    add("--half", type=int, choices=(0, 1), help="recall: only this half")
    add("--json", action="store_true", help="print JSON instead of tables")
    asked = parser.parse_args()
    try:
        results = run(asked)
    except NotInstalledError as missing:
        print(f"skipped: {missing}", file=sys.stderr)
        results = {}
    if asked.json:
        printed = {name: tables.printable(rows) for name, rows in results.items()}
        print(json.dumps({"schema": SCHEMA, **printed}, indent=1))
    else:
        print("\n\n".join(f"{name}\n{tables.table(rows)}" for name, rows in results.items()))


if __name__ == "__main__":
    main()
