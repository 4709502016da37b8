"""Archives that can be filled and asked: the seam between the yardstick and what is measured.

Peers are judged by the same rules as Airwitness: a `Finder` is opened by a function of a folder,
named on the command line as `package.module:function`. A clip's answer has the form that
`airwitness find --json` prints; of a match only what `score.Match` lists is read.

Archives and answers are kept in a folder of work. What is there already is not made again, so a
run that was stopped goes on where it was; remove the folder to measure anew.
"""

from __future__ import annotations

import importlib
import json
import math
import shutil
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from airwitness.acts.indexing import calibrate_if_due
from airwitness.acts.opened import OpenedArchive, create_archive, open_archive
from airwitness.errors import InputError
from airwitness.evidence.custody import Act
from airwitness.evidence.store import DETAILS
from airwitness.media.facts import Facts
from airwitness.trace.score import FLOOR
from airwitness.trace.segment import IndexedPart, Segment
from bench.accuracy.folder import write_json
from bench.accuracy.score import Answer, Match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from airwitness.evidence.digest import Json

PROGRESS_EVERY = 100
"""Queries between two lines of progress."""
EVIDENCE_SCALE = 1_000.0
"""Nats: evidence of thousands can still be told apart."""


class NotInstalledError(Exception):
    """What is to be measured is not on this machine; the message says what to install."""


class Finder(Protocol):
    """An archive that can be filled and asked."""

    def add(self, paths: Sequence[Path]) -> None:
        """Take recordings in; return when they can be found."""

    def pad(self, padding: Path) -> None:
        """Take in the segments of a folder of `padding`; after all recordings."""

    def find(self, path: Path) -> Answer:
        """Return the answer for a clip, as `airwitness find --json` prints it."""

    def close(self) -> None:
        """Let go of the archive."""


OpenFinder = Callable[[Path], Finder]
"""Opens the archive in a folder, and makes it if the folder is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Airwitness in this process."""

    archive: OpenedArchive

    def add(self, paths: Sequence[Path]) -> None:
        """Add files."""
        self.archive.add(paths)

    def pad(self, padding: Path) -> None:
        """Put padding on record as recordings that were left elsewhere, and its segments live.

        The score is fitted to the archive as it is then, as after any large addition.
        """
        segments = sorted(padding.glob("*.arrow"))
        for path in segments:
            record_parts(self.archive, Segment(path).contents.parts)
            (self.archive.folder / "index" / path.name).symlink_to(path.resolve())
        with self.archive.index.writing():
            self.archive.index.adopt()
            calibrate_if_due(self.archive)

    def find(self, path: Path) -> Answer:
        """Find a clip, weaker candidates included, marked as such.

        To a clip that shows nothing which could be asked, nothing is told.
        """
        try:
            answer = self.archive.find(path, weaker=True).as_json()
        except InputError:
            return Answer(matches=[])
        weaker = [match | {"weaker": True} for match in answer["weaker"]]
        every = [
            match | {"rank": ranked(match["expected_false"], match["evidence"])}
            for match in [*answer["matches"], *weaker]
        ]
        return cast("Answer", {"matches": every, "static": answer.get("static", [])})

    def close(self) -> None:
        """Let go of the archive."""
        self.archive.close()


def open_airwitness(folder: Path) -> Opened:
    """Open or make an archive."""
    return Opened(archive=open_archive(folder) if folder.exists() else create_archive(folder))


def ranked(expected_false: float, evidence: float) -> float:
    """Return a number that is smaller for a surer match, also where `expected_false` is cut off."""
    at_floor = expected_false <= FLOOR
    return expected_false * math.exp(-evidence / EVIDENCE_SCALE) if at_floor else expected_false


def record_parts(
    archive: OpenedArchive, parts: Sequence[IndexedPart], service: str | None = None
) -> None:
    """Add parts without bytes: each a recording of its own, in a place that is out of reach.

    It is what `add --leave` records; here in one write, as ten thousand would take an hour.
    """
    with archive.store.writing():
        details = [archive.store.put_detail(_detail(part, service)).digest for part in parts]
        actor = archive.settings.actor
        archive.custody.append(
            [
                Act(act="add", actor=actor, objects=(part.part,), detail=detail)
                for part, detail in zip(parts, details, strict=True)
            ]
        )
        archive.store.confirm(*((DETAILS, detail) for detail in details))
    archive.follow()


def _detail(part: IndexedPart, service: str | None) -> dict[str, Json]:
    facts = Facts.from_json(json.loads(part.facts), name=part.part)
    return {
        "name": f"padding {part.part[:12]}",
        "recording": f"r{part.part[:12]}",
        "size": 0,
        "duration": facts.duration,
        "service": service,
        "start": None,
        "clock_error": 0,
        "program": None,
        "place": "padding",
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Runner:
    """Makes archives and asks them, in one process or several."""

    open_finder: OpenFinder
    """What is measured; a function of a module, if there are several processes."""
    work: Path
    """Folder of archives and answers."""
    padding: tuple[Path, ...] = ()
    """Folders of padding made of half 0 and of half 1; none for archives without."""
    processes: int = 1
    """How many ask at a time."""

    def archive(self, name: str, recordings: Sequence[Path], half: int | None) -> Path:
        """Folder of an archive of recordings and of the padding made of a half, if of any."""
        folder = self.work / name
        if not folder.exists():
            finder = self.open_finder(begun := self._begun(name))
            finder.add(recordings)
            finder.close()
            begun.rename(folder)
        if not self.padding or half is None:
            return folder
        padded = self.work / f"{name}_{self.padding[half].name}"
        if not padded.exists():
            begun = self._begun(padded.name)
            shutil.copytree(folder, begun, symlinks=True)
            finder = self.open_finder(begun)
            finder.pad(self.padding[half])
            finder.close()
            begun.rename(padded)
        return padded

    def _begun(self, name: str) -> Path:
        """A new folder that becomes an archive of that name once it is whole."""
        folder = self.work / f".{name}"
        shutil.rmtree(folder, ignore_errors=True)
        return folder

    def ask(self, archive: Path, clips: Sequence[Path]) -> list[Answer]:
        """Answers for clips of one folder, in their order."""
        if not clips:
            return []
        kept = self.work / "answers" / f"{archive.name}_{clips[0].parent.name}.json"
        names = [clip.name for clip in clips]
        if kept.exists():
            held = json.loads(kept.read_text())
            if all(name in held for name in names):
                return [held[name] for name in names]
        answers = self._asked(archive, clips)
        kept.parent.mkdir(exist_ok=True)
        write_json(kept, dict(zip(names, answers, strict=True)))
        return answers

    def _asked(self, archive: Path, clips: Sequence[Path]) -> list[Answer]:
        """Every process asks each n-th clip."""
        if self.processes == 1:
            return ask_in_turn(self.open_finder, archive, clips)
        answers: list[Answer] = [Answer(matches=[])] * len(clips)
        with ProcessPoolExecutor(self.processes, mp_context=get_context("spawn")) as pool:
            turns = [
                pool.submit(ask_in_turn, self.open_finder, archive, clips[n :: self.processes])
                for n in range(self.processes)
            ]
            for n, turn in enumerate(turns):
                answers[n :: self.processes] = turn.result()
        return answers


def ask_in_turn(open_finder: OpenFinder, archive: Path, clips: Sequence[Path]) -> list[Answer]:
    """Open an archive and ask for one clip after the other."""
    finder = open_finder(archive)
    begun = time.monotonic()
    answers = []
    for count, clip in enumerate(clips):
        answers.append(slim(finder.find(clip)))
        if count % PROGRESS_EVERY == PROGRESS_EVERY - 1:
            each = (time.monotonic() - begun) / (count + 1)
            left = each * (len(clips) - count - 1) / 60
            where = f"{archive.name}, {clip.parent.name}"
            print(f"{where}: {count + 1} of {len(clips)}, {left:.0f} min left", file=sys.stderr)
    finder.close()
    return answers


def slim(answer: Answer) -> Answer:
    """Return an answer with only what is judged."""
    matches = [_kept(match) for match in answer["matches"]]
    static = [_kept(match) for match in answer.get("static", [])]
    return Answer(matches=matches, static=static) if static else Answer(matches=matches)


def _kept(match: Match) -> Match:
    names = (
        *("part", "pieces", "tempo", "pitch", "kinds", "picture"),
        *("evidence", "expected_false", "weaker", "rank", "notes"),
    )
    return cast("Match", {name: value for name, value in match.items() if name in names})


def named(path: str) -> OpenFinder:
    """Return the function that a command line names as `package.module:function`."""
    module, _, name = path.partition(":")
    return cast("OpenFinder", getattr(importlib.import_module(module), name))
