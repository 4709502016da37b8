"""Killed or on a failing disk at any moment, an export leaves a whole bag or none."""

import json
import random
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from airwitness.evidence.verify import FAILED, verify
from tests.bags import PASSPHRASE, Packed, packed
from tests.e2e.test_crashes import command, failures, lines, steps


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Packed:
    return packed(tmp_path_factory.mktemp("killed"))


def ready(world: Packed, folder: Path) -> Path:
    """A folder with a copy of the archive, and a passphrase."""
    folder.mkdir()
    (folder / "passphrase").write_text(PASSPHRASE)
    shutil.copytree(world.archive, folder / "archive", symlinks=True)
    return folder


def export(world: Packed, folder: Path, deadly: int = 0) -> subprocess.CompletedProcess[str]:
    key = ("--passphrase-file", folder / "passphrase")
    arguments = ("export", world.case, "-o", folder / "bag", *key)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("AIRWITNESS_ACTOR", "ada")
        return command(folder / "archive", *arguments, deadly=deadly)


def bring(world: Packed, folder: Path, deadly: int = 0) -> subprocess.CompletedProcess[str]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("AIRWITNESS_ACTOR", "zoe")
        return command(folder / "archive", "import", world.bag, deadly=deadly)


def exports(archive: Path) -> int:
    return sum(json.loads(line)["act"] == "export" for line in lines(archive))


def whole(bag: Path) -> bool:
    return not any(check.state == FAILED for check in verify(bag))


def check_export(world: Packed, folder: Path) -> None:
    """What is true after an export that did not end well, and after the next."""
    archive, bag = folder / "archive", folder / "bag"
    before = lines(archive)
    assert failures(archive) == []
    if bag.exists():
        assert whole(bag)
        assert exports(archive) == 2
        shutil.rmtree(bag)
    for part in folder.glob(".bag-*.part"):
        assert not whole(part) or (part / "tagmanifest-sha256.txt").is_file()
    again = export(world, folder)
    assert again.returncode == 0, again.stderr
    assert whole(bag)
    assert lines(archive)[: len(before)] == before
    assert list(folder.glob(".bag-*")) == []
    shutil.rmtree(folder)


def check_import(world: Packed, folder: Path) -> None:
    archive = folder / "archive"
    assert failures(archive) == []
    again = bring(world, folder)
    assert again.returncode == 0 or "taken in before" in again.stderr
    assert failures(archive) == []
    acts = [json.loads(line)["act"] for line in lines(archive)]
    assert acts.count("import") == 1
    assert [p for p in (archive / "incoming").iterdir() if p.name != "lock"] == []
    shutil.rmtree(folder)


JOBS = {"export": (export, check_export), "import": (bring, check_import)}


def kills(world: Packed, tmp_path: Path, job: str, seed: int, rounds: int) -> int:
    """Kill, or fail, at steps by chance; gives how often that was."""
    run, check = JOBS[job]
    total = steps(run(world, ready(world, tmp_path / "whole")))
    chance = random.Random(seed)
    for number in chance.sample(range(1, total + 1), min(rounds, total)):
        for deadly in (number, -number):
            folder = ready(world, tmp_path / f"{job}{deadly}")
            done = run(world, folder, deadly)
            assert done.returncode != 0 or deadly < 0
            if deadly > 0:
                assert done.returncode == -signal.SIGKILL
            check(world, folder)
    return rounds


@pytest.mark.parametrize("job", JOBS)
def test_a_few_kills_leave_no_half_bag(world: Packed, tmp_path: Path, job: str) -> None:
    assert kills(world, tmp_path, job, seed=5, rounds=1) == 1


@pytest.mark.soak
@pytest.mark.parametrize("job", JOBS)
def test_many_kills_leave_no_half_bag(world: Packed, tmp_path: Path, job: str) -> None:
    assert kills(world, tmp_path, job, seed=6, rounds=25) == 25


@pytest.mark.soak
def test_the_last_steps_of_an_export_are_the_ones_that_count(world: Packed, tmp_path: Path) -> None:
    """The export line, the name: each step of the last ten, killed and failing."""
    total = steps(export(world, ready(world, tmp_path / "whole")))
    for number in range(total - 9, total + 1):
        for deadly in (number, -number):
            folder = ready(world, tmp_path / f"last{deadly}")
            export(world, folder, deadly)
            check_export(world, folder)
