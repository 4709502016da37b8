"""An archive with a case, without media: recordings that were added, a search that found one."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from airwitness.acts.casework.opening import open_case
from airwitness.acts.signing import enrol_actor
from airwitness.archive import Archive
from airwitness.case.content import Case
from airwitness.settings import Settings
from airwitness.spans import FLICKS

ENROLLED = ("anna", "ben", "cleo")
STRANGER = "dan"
PASSPHRASE = "a passphrase for tests"
LENGTH = 60  # seconds of each recording
MATCH = "m0123456789a"
STILL = "mba987654321"
AIRING = "a0123456789a"


def make(folder: Path, recordings: int = 3) -> Path:
    """An archive with recordings, three enrolled actors, and an open case; gives its folder."""
    settings = Settings(archive=folder / "archive", actor=ENROLLED[0])
    with Archive.create(settings.archive, settings) as archive:
        for number in range(recordings):
            with archive.store.writing():
                digest = archive.store.put_bytes(f"recording {number}".encode()).digest
                archive.record(
                    "add",
                    objects=(digest,),
                    detail={
                        "name": f"{number}.ts", "size": 11, "duration": LENGTH * FLICKS,
                        "service": f"tv {number}", "start": None, "clock_error": 0,
                        "program": None, "recording": f"r{digest[:12]}",
                    },
                )  # fmt: skip
        for actor in ENROLLED:
            enrol_actor(archive, actor, lambda: PASSPHRASE)
        open_case(archive, title="T", question="Q", purpose="P", scope="S", legal_basis="L")
    (folder / "passphrase").write_text(PASSPHRASE + "\n")
    return settings.archive


@contextmanager
def copied(template: Path, folder: Path) -> Iterator[Path]:
    """A copy of an archive for a while."""
    target = folder / "copy"
    shutil.copytree(template, target)
    try:
        yield target
    finally:
        shutil.rmtree(target)


class acting:  # noqa: N801 (reads as a sentence)
    """The environment in which an actor types."""

    def __init__(self, folder: Path, actor: str) -> None:
        self._wanted = {
            "AIRWITNESS_ARCHIVE": str(folder),
            "AIRWITNESS_ACTOR": actor,
            "AIRWITNESS_PASSPHRASE_FILE": str(folder.parent / "passphrase"),
        }

    def __enter__(self) -> None:
        self._before = {name: os.environ.get(name) for name in self._wanted}
        os.environ.update(self._wanted)

    def __exit__(self, *_: object) -> None:
        for name, value in self._before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def opened(folder: Path, actor: str = ENROLLED[0]) -> Archive:
    """The archive as an actor opens it."""
    return Archive(folder, Settings(archive=folder, actor=actor))


def parts(archive: Archive) -> list[str]:
    """Digests of the recordings, in the order in which they were added."""
    placements = sorted(archive.catalogue.placements(), key=lambda p: p.sequence)
    return [placement.part for placement in placements]


def the_case(archive: Archive) -> Case:
    """The one case of the archive."""
    (case,) = {entry.case for entry in archive.entries()}
    return archive.case(case)


def answer(clip: str, part: str, at: float = 10.0, kinds: tuple[str, ...] = ("picture",)) -> Any:
    """What `find --json` would print: one match and one airing, and a still card."""
    match = {
        "id": MATCH,
        "recording": {"id": f"r{part[:12]}", "name": "found.ts", "service": "tv x"},
        "part": part,
        "lane": "picture 0",
        "pieces": [
            {"query": {"start": 0.0, "end": 20.0}, "reference": {"start": at, "end": at + 20}}
        ],
        "kinds": list(kinds),
        "notes": [],
        "expected_false": 0.0001,
    }
    return {
        "query": {"name": "clip.mp4", "sha256": clip},
        "score": {"archive_hours": 0.05},
        "matches": [match],
        "static": [{**match, "id": STILL, "notes": ["still"]}],
        "weaker": [],
        "airings": [{"id": AIRING, "matches": [MATCH]}],
        "unsearched": [],
    }


def keep_search(archive: Archive, told: Any) -> None:
    """Put a search into the case as `case find` does."""
    case = the_case(archive)
    archive.record(
        "search",
        objects=(archive.opening(case.id), told["query"]["sha256"]),
        detail={
            "question": "q",
            "clip_name": told["query"]["name"],
            "asked": {},
            "answer": json.dumps(told),
        },
    )


def as_actor(archive: Archive, actor: str) -> Archive:
    """The same archive, opened by somebody else."""
    archive.settings = replace(archive.settings, actor=actor)
    return archive
