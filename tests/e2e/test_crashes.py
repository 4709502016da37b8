"""Killed at any moment, an archive loses nothing that was acknowledged."""

import json
import os
import random
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from airwitness.demo.sounds import song
from airwitness.evidence.verify import FAILED, verify
from tests.conftest import RATE, write_wav
from tests.e2e import crash

FULL = 8  # files, each in a segment of its own: as many as there may be
FILES = FULL + 3  # the last `add` merges segments, and then goes on


def command(
    archive: Path, *arguments: str | Path, deadly: int = 0
) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, killed at a durable step if asked to."""
    environment = {**os.environ, "AIRWITNESS_ARCHIVE": str(archive)}
    return crash.command(arguments, environment, deadly=deadly)


def steps(done: subprocess.CompletedProcess[str]) -> int:
    assert done.returncode == 0, done.stderr
    return int(done.stderr.split("steps ")[-1])


def failures(archive: Path) -> list[Any]:
    return [check for check in verify(archive) if check.state == FAILED]


def lines(archive: Path) -> list[str]:
    """Custody lines that were acknowledged: up to the head."""
    head = json.loads((archive / "custody/main/head.json").read_bytes())["sequence"]
    return (archive / "custody/main/000001.jsonl").read_text().splitlines()[:head]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with clips, an empty archive, and one with as many segments as there may be."""
    folder = tmp_path_factory.mktemp("crashes")
    for number in range(FILES):
        write_wav(folder / f"{number}.wav", song(200 + number, 8.0, RATE))
    for name, count in (("empty", 0), ("full", FULL)):
        command(folder / name, "init", folder / name)
        for number in range(count):
            assert command(folder / name, "add", folder / f"{number}.wav").returncode == 0
    return folder


def tried(prepared: Path, start: str, deadly: int, arguments: list[str | Path]) -> None:
    """Kill a command, look at what is left, and let the next run go on."""
    archive = prepared / f"{start}-{deadly}-{arguments[0]}"
    shutil.copytree(prepared / start, archive)
    done = command(archive, *arguments, deadly=deadly)
    assert done.returncode == -signal.SIGKILL
    assert failures(archive) == []
    before = lines(archive)
    again = command(archive, *arguments)
    assert again.returncode == 0, again.stderr
    assert failures(archive) == []
    assert lines(archive)[: len(before)] == before
    listed = json.loads(command(archive, "list", "--json").stdout)
    added = {part["sha256"] for r in listed for part in r["parts"]}
    assert {d for line in before for d in json.loads(line)["objects"]} <= added
    assert {p["state"] for r in listed for p in r["parts"]} <= {"whole"}
    found = command(archive, "find", prepared / "0.wav", "--json")
    assert found.returncode == 0
    assert len(json.loads(found.stdout)["matches"]) == 1
    leftovers = [p for p in (archive / "incoming").iterdir() if p.name != "lock"]
    assert leftovers == []
    live = json.loads(command(archive, "doctor", "--json").stdout)
    segments = [path for path in (archive / "index").iterdir() if path.name != "lock"]
    assert {path.suffix for path in segments} == {".arrow"}
    assert any(f"{len(segments)} segments" in finding["what"] for finding in live)
    shutil.rmtree(archive)


def jobs(prepared: Path) -> list[tuple[str, list[str | Path]]]:
    """An add of three files, one that merges on the way, a rebuild, a rebuild from the sound."""
    files: list[str | Path] = [prepared / f"{number}.wav" for number in range(FILES)]
    return [
        ("empty", ["add", *files[:3]]),
        ("full", ["add", *files[FULL:]]),
        ("full", ["rebuild"]),
        ("full", ["rebuild", "--fingerprints"]),
    ]


def kills(prepared: Path, seed: int, rounds: int) -> int:
    """Kill each job at a step of its own in each round; gives how often that was."""
    chance, count = random.Random(seed), 0
    for start, arguments in jobs(prepared):
        whole = prepared / "whole"
        shutil.copytree(prepared / start, whole)
        total = steps(command(whole, *arguments))
        shutil.rmtree(whole)
        assert total > 3
        for deadly in chance.sample(range(1, total + 1), min(rounds, total)):
            tried(prepared, start, deadly, arguments)
            count += 1
    return count


def test_a_few_kills(prepared: Path) -> None:
    assert kills(prepared, seed=1, rounds=1) == 4


@pytest.mark.soak
def test_fifty_kills(prepared: Path) -> None:
    assert kills(prepared, seed=3, rounds=20) >= 50
