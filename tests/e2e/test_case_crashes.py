"""Killed at any moment of a decision, a case loses nothing that was acknowledged."""

import json
import os
import random
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from airwitness.evidence.verify import FAILED, verify
from tests import made_case
from tests.e2e import crash
from tests.e2e.test_crashes import lines, steps
from tests.made_case import MATCH, answer, keep_search, the_case


def command(archive: Path, *arguments: str, deadly: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a command as Anna in a process of its own, killed at a durable step if asked to."""
    environment = {
        **os.environ,
        "AIRWITNESS_ARCHIVE": str(archive),
        "AIRWITNESS_ACTOR": "anna",
        "AIRWITNESS_PASSPHRASE_FILE": str(archive.parent / "passphrase"),
    }
    return crash.command(arguments, environment, deadly=deadly)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = made_case.make(tmp_path_factory.mktemp("decided"))
    with made_case.opened(folder) as archive:
        clip, part = made_case.parts(archive)[:2]
        keep_search(archive, answer(clip, part))
    return folder


def tried(template: Path, deadly: int) -> None:
    """Kill a decision, look at what is left, and decide again."""
    archive = template.parent / f"killed-{deadly}"
    shutil.copytree(template, archive)
    with made_case.opened(archive) as held:
        case = the_case(held).id
    before = lines(archive)
    decide = ("case", "decide", case, "reject", MATCH, "--reason", "r")
    done = command(archive, *decide, deadly=deadly)
    assert done.returncode == -signal.SIGKILL
    assert [check for check in verify(archive) if check.state == FAILED] == []
    assert lines(archive)[: len(before)] == before
    acknowledged = len(lines(archive)) - len(before)
    again = command(archive, *decide)
    assert again.returncode == 0, again.stderr
    told = json.loads(command(archive, "case", "show", case, "--json").stdout)
    assert 1 + acknowledged <= len(told["decisions"]) <= 2
    assert [d["decided"] for d in told["decisions"] if d["holds"]] == ["rejected"]
    assert all(d["key"] for d in told["decisions"])
    assert [check for check in verify(archive) if check.state == FAILED] == []
    leftovers = [path for path in (archive / "incoming").iterdir() if path.name != "lock"]
    assert leftovers == []
    shutil.rmtree(archive)


def total(template: Path) -> int:
    archive = template.parent / "whole"
    shutil.copytree(template, archive)
    with made_case.opened(archive) as held:
        case = the_case(held).id
    done = command(archive, "case", "decide", case, "reject", MATCH, "--reason", "r")
    shutil.rmtree(archive)
    return steps(done)


def test_a_few_kills_of_a_decision(template: Path) -> None:
    count = total(template)
    assert count > 5
    for deadly in random.Random(5).sample(range(1, count + 1), 2):
        tried(template, deadly)


@pytest.mark.soak
def test_every_kill_of_a_decision(template: Path) -> None:
    for deadly in range(1, total(template) + 1):
        tried(template, deadly)
