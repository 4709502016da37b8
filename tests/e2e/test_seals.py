"""Keys, seals and the manifest by the command line, killed and failing at any moment too."""

import json
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from airwitness.acts.signing import signer_for
from airwitness.acts.verify import verify_archive
from airwitness.archive import Archive
from airwitness.cli import run
from airwitness.evidence.seal import recorded_seals
from airwitness.evidence.verify import FAILED
from airwitness.settings import Settings
from tests.authority import Authority, served
from tests.e2e.test_crashes import command, failures, lines, steps

WORDS = "correct horse battery"


@pytest.fixture
def words(tmp_path: Path) -> Path:
    (tmp_path / "words").write_text(f"{WORDS}\r\nnot this line\n", newline="")
    return tmp_path / "words"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with (
        pytest.MonkeyPatch.context() as patched,
        served(Authority(tmp_path_factory.mktemp("tsa") / "ours").make()) as made,
    ):
        patched.setenv("no_proxy", "*")
        yield made


def at(archive: Archive, *arguments: str | Path) -> int:
    command, *rest = map(str, arguments)
    below = [rest.pop(0)] if command in {"actor", "authority"} else []
    return run([command, *below, "-A", str(archive.folder), *rest])


def test_an_actor_is_enrolled_and_listed(
    archive: Archive, words: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert at(archive, "actor", "new", "reviewer", "--passphrase-file", words) == 0
    enrolled, key = capsys.readouterr().out.splitlines()
    assert enrolled == "enrolled reviewer"
    assert at(archive, "actor", "list", "--json") == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert key == f"key {listed['fingerprint']}"
    assert [len(group) for group in listed["fingerprint"].split()] == 16 * [4]
    assert at(archive, "actor", "list") == 0
    assert listed["since"] in capsys.readouterr().out
    assert signer_for(archive, "reviewer", lambda: WORDS) is not None
    assert at(archive, "actor", "new", "reviewer", "--passphrase-file", words) == 2


def test_the_passphrase_may_come_from_a_setting(
    archive: Archive, words: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRWITNESS_PASSPHRASE_FILE", str(words))
    assert at(archive, "actor", "new", "reviewer") == 0
    monkeypatch.setenv("AIRWITNESS_PASSPHRASE_FILE", str(words.with_name("none")))
    assert at(archive, "actor", "new", "second") == 2


def test_a_person_is_asked_twice(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, object]] = []

    def prompt(text: str, **options: object) -> str:
        asked.append({"text": text, **options})
        return WORDS

    monkeypatch.setattr(click, "prompt", prompt)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    assert at(archive, "actor", "new", "reviewer") == 2
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert at(archive, "actor", "new", "reviewer") == 0
    (told,) = asked
    assert (told["hide_input"], told["confirmation_prompt"]) == (True, True)
    assert at(archive, "actor", "new", "../reviewer") == 2
    assert len(asked) == 1


def test_a_seal_from_the_command_line(
    archive: Archive, authority: Authority, capsys: pytest.CaptureFixture[str]
) -> None:
    assert at(archive, "seal") == 0
    assert "not stamped: no authority is known" in capsys.readouterr().out
    assert at(archive, "authority", "add", authority.url, "--chain", authority.chain) == 0
    assert at(archive, "seal") == 0
    assert "by CN=Made tsa" in capsys.readouterr().out
    assert at(archive, "seal", "--restamp", "--json") == 0
    made = json.loads(capsys.readouterr().out)
    assert [a["outcome"] for a in made["answers"]] == ["stamped"]
    assert at(archive, "authority", "list", "--json") == 0
    assert [a["url"] for a in json.loads(capsys.readouterr().out)] == [authority.url]
    assert at(archive, "authority", "remove", authority.url) == 0
    down = "http://127.0.0.1:1/tsr"
    assert at(archive, "authority", "add", down, "--chain", authority.chain) == 0
    assert at(archive, "seal") == 7
    assert f"not stamped: {down}: it cannot be reached" in capsys.readouterr().out
    assert at(archive, "seal", "--allow-gaps") == 0
    assert at(archive, "authority", "list") == 0
    assert at(archive, "verify", "--since", made["statement"], "--json") == 0
    out = capsys.readouterr().out
    assert "before the seal" in out
    assert at(archive, "verify", "--since", "99") == 1


def test_the_doctor_looks_at_seals(
    archive: Archive, authority: Authority, capsys: pytest.CaptureFixture[str]
) -> None:
    at(archive, "doctor", "--json")
    assert "never sealed" in capsys.readouterr().out
    at(archive, "authority", "add", authority.url, "--chain", authority.chain)
    at(archive, "seal")
    capsys.readouterr()
    at(archive, "doctor", "--json")
    findings = json.loads(capsys.readouterr().out)
    told = {finding["about"]: finding for finding in findings}
    assert told["seal"]["what"].endswith("0 lines came after it")
    assert told["time stamps"]["state"] == "passed"


def test_the_manifest_is_what_sha256sum_reads(
    archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    digests = []
    for name in ("kept", "gone"):
        (tmp_path / name).write_text(name)
        with archive.store.writing():
            digests.append(archive.store.put_file(tmp_path / name).digest)
            archive.record("add", objects=(digests[-1],), detail={"name": name})
    archive.record("add", objects=("e" * 64,), detail={"place": str(tmp_path / "left")})
    archive.record("withdraw", objects=(digests[1],), detail={"reason_code": "private"})
    archive.forget((digests[1],))
    at(archive, "seal")
    capsys.readouterr()
    assert at(archive, "manifest") == 0
    text = capsys.readouterr().out
    assert f"{digests[0]}  objects/{digests[0][:2]}/{digests[0]}\n" in text
    assert digests[1] not in text
    assert "e" * 64 not in text
    shelves = ("objects", "details")
    assert len(text.splitlines()) == sum(
        len(list((archive.folder / shelf).glob("*/*"))) for shelf in shelves
    )
    assert sha256sum(archive.folder, text).returncode == 0
    path = archive.store.path(digests[0])
    path.chmod(0o600)
    path.write_text("changed")
    assert f"{digests[0]}: FAILED" in sha256sum(archive.folder, text).stdout


def sha256sum(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sha256sum", "--check", "--strict"],
        cwd=folder,
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )


# Killed, or with a disk that fails


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> Path:
    """An archive that knows an authority, and a passphrase."""
    folder = tmp_path_factory.mktemp("sealed")
    archive = folder / "empty"
    assert command(archive, "init", archive).returncode == 0
    chain = ("--chain", authority.chain)
    assert command(archive, "authority", "add", authority.url, *chain).returncode == 0
    (folder / "words").write_text(WORDS)
    return folder


def tried(prepared: Path, deadly: int, arguments: list[str | Path]) -> None:
    """Kill a command or fail one of its steps, look at what is left, and go on."""
    archive = prepared / f"{deadly}-{arguments[0]}"
    shutil.copytree(prepared / "empty", archive)
    done = command(archive, *arguments, deadly=deadly)
    assert done.returncode == (-signal.SIGKILL if deadly > 0 else done.returncode)
    assert failures(archive) == []
    before = lines(archive)
    again = command(archive, *arguments)
    acts = [json.loads(line)["act"] for line in before]
    was_done = arguments[0] == "actor" and "enrol" in acts
    assert again.returncode == 0 or was_done or "has a key already" in again.stderr, again.stderr
    assert lines(archive)[: len(before)] == before
    settings = Settings(archive=archive, actor="tester")
    with Archive(archive, settings) as reopened:
        enrolled = set(reopened.enrolled())
        if arguments[0] == "actor":
            assert enrolled == {"reviewer"}
            assert signer_for(reopened, "reviewer", lambda: WORDS) is not None
            assert [p.name for p in (archive / "keys").iterdir()] == ["reviewer.pem"]
        else:
            assert enrolled == {"archive"}
            assert {len(seal.stamps) for seal in recorded_seals(reopened.custody)} == {1}
            assert len(recorded_seals(reopened.custody)) in {1, 2}
    assert [c for c in verify_archive(archive) if c.state == FAILED] == []
    assert [p.name for p in (archive / "incoming").iterdir()] == ["lock"]
    shutil.rmtree(archive)


def rounds(prepared: Path, seed: int, most: int) -> int:
    """Each of both commands, at `most` of its steps, killed or failing."""
    chance, count = random.Random(seed), 0
    enrol: list[str | Path] = ["actor", "new", "reviewer", "--passphrase-file", prepared / "words"]
    jobs: list[list[str | Path]] = [enrol, ["seal"]]
    for arguments in jobs:
        whole = prepared / "whole"
        shutil.copytree(prepared / "empty", whole)
        total = steps(command(whole, *arguments))
        shutil.rmtree(whole)
        assert total > 10
        every = [sign * step for step in range(1, total + 1) for sign in (1, -1)]
        for deadly in chance.sample(every, min(most, len(every))):
            tried(prepared, deadly, arguments)
            count += 1
    return count


def test_a_few_kills_and_failures(prepared: Path) -> None:
    assert rounds(prepared, seed=5, most=3) == 6


@pytest.mark.soak
def test_every_kill_and_failure(prepared: Path) -> None:
    assert rounds(prepared, seed=7, most=1_000) > 100
