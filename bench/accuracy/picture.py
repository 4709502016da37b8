"""Run the yardstick for pictures: fill archives, ask for clips, judge answers, print tables.

    python -m bench.accuracy.picture --recall SET8 SET3 --foreign SET8 --negatives NEG \
        --shuffled SHUFFLED --ends ENDS --long LONG --work RUN --padding PAD0 PAD1

Archives and answers are kept under `--work`, as for sound; `--finder` names what is measured.

- **recall**: an archive of the corpus's videos; `queries.json` is asked for. What is found outside
  a clip's own content group is chance: it is counted against `expected_false` (*calibration*).
- **foreign**: two archives, each of one half of the content groups, asked for the distorted clips
  of the other: any match is false. Made for clips with foreign sound (`picture_sounds`).
- **negatives**: an archive of the corpus and one of each drawn pair, asked for the other of each;
  and the archive of the corpus, asked for the first.
- **shuffled**: the archive of the corpus, asked for its own frames in another order.
- **ends**: an archive of programmes with planted copies, asked for the clips; and the archive of
  the corpus, asked for the programmes.
- **long**: an archive of a recording of an hour, asked for a clip of three minutes; and one of the
  clip, asked for the recording.

- **copies**: the archive of the corpus, asked for its own recordings whose names match a pattern.

With `--padding` (folders of padding made of half 0 and of half 1) clips of either half are asked
where the padding is made of the other. `--each` draws so many clips of every distortion and half
by chance; `--half` asks only for those of one half. Numbers that are not known are `null` in JSON.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from airwitness.acts.describing import ASTRAY, LIKE_A_SET
from bench.accuracy import tables
from bench.accuracy.calibration import CalibrationRow, calibrate
from bench.accuracy.finder import NotInstalledError, Runner, named
from bench.accuracy.picture_alarms import AlarmRow, PairRow, tally_alarms, tally_pairs
from bench.accuracy.picture_copies import CopiesRow, judge_copies
from bench.accuracy.picture_ends import PictureEndsRow, judge_ends, tally_ends
from bench.accuracy.picture_long import Long, LongRow, judge_long
from bench.accuracy.picture_negatives import Pair
from bench.accuracy.picture_planted import PlantedPicture
from bench.accuracy.picture_queries import Source, halves, sources
from bench.accuracy.picture_score import PictureRow, judge, tally
from bench.accuracy.picture_sets import PictureQuery, Shuffled
from bench.accuracy.queries import CORPUS, generator
from bench.accuracy.score import Answer, Archived, least
from bench.accuracy.sound import digest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The corpus and what is measured on it."""

    known: tuple[Source, ...]
    """Videos of the corpus."""
    runner: Runner
    """Makes and asks archives."""
    each: int | None = None
    """Clips of every distortion and half that are asked for; all if not given."""
    half: int | None = None
    """Whose clips are asked for; those of both if not given."""

    def drawn(self, folder: Path) -> list[PictureQuery]:
        """Queries of a set, drawn by chance: the same for the same set and number."""
        listed = [PictureQuery(**q) for q in json.loads((folder / "queries.json").read_text())]
        groups: dict[tuple[str, int], list[PictureQuery]] = defaultdict(list)
        for query in listed:
            if self.half in (None, query.half):
                groups[query.distortion, query.half].append(query)
        chosen = {
            some[at].file
            for (name, half), some in groups.items()
            for at in generator(f"{name} {half}", seed=0).permutation(len(some))[: self.each]
        }
        return [query for query in listed if query.file in chosen]

    def ask(
        self, archive: str, recordings: Sequence[Path], folder: Path, files: Mapping[str, int]
    ) -> list[Answer]:
        """Ask for files, each of a half, where the padding is made of the other half.

        Args:
            archive: its name.
            recordings: what it holds.
            folder: where the files lie.
            files: name of a file → 0 or 1.

        Returns:
            In the order of the files.
        """
        answers: dict[str, Answer] = {}
        folds = (0, 1) if self.runner.padding else (None,)
        for fold in folds:
            names = [name for name, half in files.items() if fold is None or half != fold]
            if not names:
                continue
            where = self.runner.archive(archive, recordings, fold)
            found = self.runner.ask(where, [folder / name for name in names])
            answers |= dict(zip(names, found, strict=True))
        return [answers[name] for name in files]

    @property
    def corpus(self) -> list[Path]:
        """Its videos."""
        return [source.path for source in self.known]


def run_recall(
    folder: Path, bench: Bench
) -> tuple[tuple[PictureRow, ...], tuple[CalibrationRow, ...]]:
    """Ask for the queries of a recall set."""
    listed = bench.drawn(folder)
    parts = {source.name: digest(source.path) for source in bench.known}
    films = {parts[source.name]: source.film for source in bench.known}
    archived = Archived(parts=parts, groups=films)
    answers = bench.ask("recall", bench.corpus, folder, {q.file: q.half for q in listed})
    group = {source.name: source.group for source in bench.known}
    best: dict[int, list[float]] = {0: [], 1: []}
    for query, answer in zip(listed, answers, strict=True):
        near = {query.group, group.get(query.other, query.group)}
        best[query.half].append(
            least_elsewhere(answer, {parts[n] for n in group if group[n] in near})
        )
    return (
        tally([judge(q, a, archived) for q, a in zip(listed, answers, strict=True)]),
        calibrated(best, listed[0].seconds),
    )


def run_foreign(
    folder: Path, bench: Bench
) -> tuple[tuple[AlarmRow, ...], tuple[CalibrationRow, ...]]:
    """Ask each half's archive for the clips of the other."""
    listed = bench.drawn(folder)
    half = halves(bench.known)
    rows: list[AlarmRow] = []
    best: dict[int, list[float]] = {}
    for side in sorted({q.half for q in listed}):
        asked = [q for q in listed if q.half == side]
        held = [source.path for source in bench.known if half[source.group] != side]
        answers = bench.ask(f"foreign{1 - side}", held, folder, {q.file: side for q in asked})
        seconds = {q.file: q.seconds / q.speed for q in asked}
        rows.append(tally_alarms("foreign", seconds, answers, half=str(side)))
        best[side] = [least_elsewhere(answer, set()) for answer in answers]
    return tuple(rows), calibrated(best, listed[0].seconds)


def least_elsewhere(answer: Answer, near: Collection[str]) -> float:
    """Return the least `expected_false` outside some parts, of what moves.

    What is listed apart as no more alike than a set, or in another order, counts too: it says as
    much of chance.
    """
    apart = {LIKE_A_SET, ASTRAY}
    alike = [m for m in answer.get("static", []) if apart & set(m.get("notes", []))]
    return least([m for m in [*answer["matches"], *alike] if m["part"] not in near])


def calibrated(best: Mapping[int, Sequence[float]], seconds: float) -> tuple[CalibrationRow, ...]:
    """Compare what chance gave the clips of each half with what was promised."""
    return tuple(
        row for half, some in best.items() for row in calibrate(some, seconds, half=str(half))
    )


def run_negatives(folder: Path, bench: Bench) -> tuple[tuple[PairRow, ...], tuple[AlarmRow, ...]]:
    """Ask for one of each drawn pair where the other is, and for the other where it is not."""
    pairs = [Pair(**p) for p in json.loads((folder / "negatives.json").read_text())]
    drawn = [folder / pair.archived for pair in pairs]
    held = [*bench.corpus, *drawn]
    answers = bench.ask("negatives", held, folder, {pair.asked: pair.half for pair in pairs})
    parts = {path.name: digest(path) for path in drawn}
    first = bench.ask("recall", bench.corpus, folder, {p.archived: p.half for p in pairs})
    alarms = tally_alarms("drawn", {pair.archived: pair.seconds for pair in pairs}, first)
    return tally_pairs(pairs, answers, parts), (alarms,)


def run_shuffled(folder: Path, bench: Bench) -> tuple[AlarmRow, ...]:
    """Ask for the corpus's frames in another order."""
    listed = [Shuffled(**s) for s in json.loads((folder / "shuffled.json").read_text())]
    answers = bench.ask("recall", bench.corpus, folder, {s.file: s.half for s in listed})
    of_file = dict(zip((s.file for s in listed), answers, strict=True))
    rows = []
    for kind in dict.fromkeys(clip.kind for clip in listed):
        seconds = {clip.file: clip.seconds for clip in listed if clip.kind == kind}
        found = [of_file[file] for file in seconds]
        rows.append(tally_alarms(f"shuffled {kind}", seconds, found))
    return tuple(rows)


def run_ends(folder: Path, bench: Bench) -> tuple[PictureEndsRow, ...]:
    """Ask for planted copies in their programmes, and for the programmes in the corpus."""
    listed = [PlantedPicture(**p) for p in json.loads((folder / "ends.json").read_text())]
    programmes = [folder / planted.programme for planted in listed]
    clips = dict.fromkeys(planted.clip for planted in listed)
    archive = bench.runner.archive("programmes", programmes, None)
    found = bench.runner.ask(archive, [folder / clip for clip in clips])
    answers = dict(zip(clips, found, strict=True))
    of_clips = [
        judge_ends(planted, answers[planted.clip], digest(path), "reference")
        for planted, path in zip(listed, programmes, strict=True)
    ]
    whole = bench.ask("recall", bench.corpus, folder, {p.programme: p.half for p in listed})
    parts = {source.name: digest(source.path) for source in bench.known}
    of_programmes = [
        judge_ends(planted, answer, parts[planted.reference], "query")
        for planted, answer in zip(listed, whole, strict=True)
    ]
    return (*tally_ends(of_clips, "clip"), *tally_ends(of_programmes, "programme"))


def run_long(folder: Path, bench: Bench) -> tuple[LongRow, ...]:
    """Ask for a clip in a long recording, and for the recording where the clip is."""
    long = Long(**json.loads((folder / "long.json").read_text()))
    rows = []
    files = {"clip": long.clip, "recording": long.recording}
    for name, other in (("clip", "recording"), ("recording", "clip")):
        asked, held = files[name], files[other]
        archive = bench.runner.archive(f"long_{other}", [folder / held], None)
        (answer,) = bench.runner.ask(archive, [folder / asked])
        rows.append(judge_long(long, answer, digest(folder / held), name))
    return tuple(rows)


def run_copies(pattern: str, bench: Bench) -> tuple[CopiesRow, ...]:
    """Ask for recordings of the corpus where they and all others are."""
    asked = [source for source in bench.known if re.search(pattern, source.name)]
    archive = bench.runner.archive("recall", bench.corpus, None)
    answers = bench.runner.ask(archive, [source.path for source in asked])
    of_name = dict(zip((source.name for source in asked), answers, strict=True))
    return judge_copies(of_name, bench.known, {s.name: digest(s.path) for s in bench.known})


def run(asked: argparse.Namespace) -> dict[str, Sequence[tables.Row]]:
    """Run what the command line names; tables by name."""
    runner = Runner(
        open_finder=named(asked.finder),
        work=asked.work,
        padding=tuple(asked.padding),
        processes=asked.processes,
    )
    asked.work.mkdir(parents=True, exist_ok=True)
    bench = Bench(known=sources(asked.corpus), runner=runner, each=asked.each, half=asked.half)
    results: dict[str, Sequence[tables.Row]] = {}
    alarms: list[AlarmRow] = []
    for folder in asked.recall:
        recall, calibration = run_recall(folder, bench)
        results["recall"] = [*results.get("recall", []), *recall]
        results["calibration"] = [*results.get("calibration", []), *calibration]
    if asked.foreign:
        rows, results["calibration of foreign clips"] = run_foreign(asked.foreign, bench)
        alarms += rows
    if asked.negatives:
        results["pairs"], rows = run_negatives(asked.negatives, bench)
        alarms += rows
    if asked.shuffled:
        alarms += run_shuffled(asked.shuffled, bench)
    if alarms:
        results["alarms"] = alarms
    if asked.ends:
        results["ends"] = run_ends(asked.ends, bench)
    if asked.long:
        results["long"] = run_long(asked.long, bench)
    if asked.copies:
        results["copies"] = run_copies(asked.copies, bench)
    return results


def main() -> None:
    """Run what the command line names, and print it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add("--recall", type=Path, nargs="*", default=[], help="folders with queries.json")
    add("--foreign", type=Path, help="folder with queries.json")
    add("--negatives", type=Path, help="folder with negatives.json")
    add("--shuffled", type=Path, help="folder with shuffled.json")
    add("--ends", type=Path, help="folder with ends.json")
    add("--long", type=Path, help="folder with long.json")
    add("--copies", help="pattern of names of recordings of the corpus: tmk_")
    add("--work", type=Path, required=True, help="folder for archives and answers")
    add("--padding", type=Path, nargs=2, default=[], help="padding of half 0 and of half 1")
    add("--each", type=int, help="clips of every distortion and half; all if not given")
    add("--half", type=int, choices=(0, 1), help="whose clips are asked for")
    add("--corpus", type=Path, default=CORPUS)
    add("--finder", default="bench.accuracy.finder:open_airwitness")
    add("--processes", type=int, default=1, help="how many ask at a time")
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
