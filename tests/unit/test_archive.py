import contextlib
import json
import os
import sqlite3
import sys
from pathlib import Path
from typing import Any

import numba
import pytest

from airwitness import compiled
from airwitness.acts.casework.clearing import withhold
from airwitness.acts.casework.opening import open_case
from airwitness.acts.opened import create_archive, open_archive
from airwitness.acts.progress import Step
from airwitness.archive import MARKER, Archive
from airwitness.capture.file import PlannedFile
from airwitness.case.content import Withheld
from airwitness.cli import output
from airwitness.errors import InputError, IntegrityError, SettingsError
from airwitness.evidence.verify import FAILED
from airwitness.settings import Settings, read_settings


def test_a_new_archive_is_for_its_owner_only(archive: Archive) -> None:
    assert archive.folder.stat().st_mode & 0o777 == 0o700
    with pytest.raises(InputError, match="not an empty folder"):
        Archive.create(archive.folder, archive.settings)


def test_an_archive_of_another_version_is_not_touched(archive: Archive) -> None:
    archive.close()
    (archive.folder / MARKER).write_text(json.dumps({"format": "airwitness archive 9"}))
    with pytest.raises(InputError, match="another version"):
        Archive(archive.folder, archive.settings)


def test_a_damaged_detail_is_named(archive: Archive) -> None:
    stored = archive.store.put_detail({"name": "x"})
    path = archive.store.path(stored.digest, shelf="details")
    path.chmod(0o644)
    path.write_bytes(b"nonsense")
    with pytest.raises(IntegrityError, match="not what was recorded"):
        archive.detail(stored.digest)


def test_half_done_work_of_a_crash_is_swept_when_opened(archive: Archive, tmp_path: Path) -> None:
    source = tmp_path / "a"
    source.write_bytes(b"never recorded")
    digest = archive.store.put_file(source).digest
    archive.close()
    with Archive(archive.folder, archive.settings) as again:
        assert not again.store.holds(digest)


def test_bytes_that_a_crash_kept_after_a_withdrawal_go_when_opened(
    archive: Archive, tmp_path: Path
) -> None:
    source = tmp_path / "a"
    source.write_bytes(b"private")
    with archive.store.writing():
        digest = archive.store.put_file(source).digest
        archive.record("add", objects=(digest,), detail={"name": "a"})
    archive.record("withdraw", objects=(digest,), detail={"reason_code": "private"})
    archive.close()
    with Archive(archive.folder, archive.settings) as again:
        assert not again.store.holds(digest)


def test_an_id_must_name_one_recording(archive: Archive) -> None:
    for number in range(2):
        digest = f"{number}" * 64
        archive.record("add", objects=(digest,), detail={"recording": f"rabcdef{number}00000"})
    assert archive.recording("rabcdef1").parts[0].part == "1" * 64
    assert archive.recording("000000").parts[0].part == "0" * 64
    for wanted, words in (("rabcdef", "several"), ("rab", "no recording"), ("x" * 9, "no rec")):
        with pytest.raises(InputError, match=words):
            archive.recording(wanted)


def test_from_python(tmp_path: Path, world: Path) -> None:
    told: list[Step] = []
    with create_archive(tmp_path / "archive") as archive:
        outcomes = archive.add(
            [world / "air.wav"], service="tv", start="2026-03-01T18:00:00Z", tell=told.append
        )
        assert [o.state.value for o in outcomes] == ["added"]
        assert {step.doing for step in told} == {"preserving", "indexing"}
        search = archive.find(world / "clip.wav", service="tv", span=(2.0, 20.0))
        assert [a.service for a in search.airings] == ["tv"]
        assert search.match(search.airings[0].matches[0]).votes > 10
        with pytest.raises(InputError, match="no service"):
            archive.find(world / "clip.wav", service="nosuch")
    with open_archive(tmp_path / "archive") as archive:
        assert not [c for c in archive.verify() if c.state == FAILED]


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_settings({"AIRWITNESS_WORKERS": "3"}) == Settings(archive=Path(), workers=3)
    monkeypatch.setenv("AIRWITNESS_ACTOR", "me")
    assert read_settings().actor == "me"
    for wrong in ("0", "many", "65", "²"):
        with pytest.raises(SettingsError, match="AIRWITNESS_WORKERS"):
            read_settings({"AIRWITNESS_WORKERS": wrong})


def test_a_cache_that_cannot_be_written_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    njit: Any = numba.njit

    def without_cache(*arguments: Any, **options: Any) -> Any:
        if options.get("cache"):
            raise RuntimeError("cannot cache function: no locator available")
        return njit(*arguments, **options)

    monkeypatch.setattr(numba, "njit", without_cache)
    assert compiled.kernel(abs_plus_one)(-2) == 3


def abs_plus_one(value: int) -> int:
    return abs(value) + 1


def test_progress_is_drawn_on_a_terminal_and_told_in_lines_elsewhere(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = [Step(doing="indexing", name=f"f{n}\x1b[2J", done=n, total=40) for n in range(41)]
    with output.progress() as tell:
        for step in steps:
            tell(step)
    lines = capsys.readouterr().err.splitlines()
    assert lines[-1] == "indexing 40/40"
    assert len(lines) == 11
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with output.progress() as tell:
        for step in steps:
            tell(step)
    assert "[2J" not in capsys.readouterr().err.replace("f40\ufffd[2J", "")


def test_a_file_with_no_room_for_it_is_refused_not_lost(
    archive: Archive, world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from airwitness.acts.add import add_files
    from airwitness.acts.outcomes import State

    real = os.fsync

    def full(descriptor: int) -> None:
        if "part-" in str(Path(f"/proc/self/fd/{descriptor}").readlink()):
            raise OSError(28, "No space left on device")
        real(descriptor)

    planned = [PlannedFile(path=world / "clip.wav", name="clip.wav")]
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        (outcome,) = add_files(archive, planned)
    assert outcome.state is State.REFUSED
    assert "No space left" in outcome.reasons[0]
    (outcome,) = add_files(archive, planned)
    assert outcome.state is State.ADDED


def test_a_catalogue_that_somebody_edited_deletes_nothing(archive: Archive) -> None:
    with archive.store.writing():
        kept = archive.store.put_bytes(b"evidence").digest
        archive.record("add", objects=(kept,), detail={"name": "x", "size": 8, "duration": 0})
    archive.close()
    with sqlite3.connect(archive.folder / "catalogue.db") as edited:
        edited.execute("INSERT INTO gone VALUES (?)", (kept,))
    with Archive(archive.folder, archive.settings) as again:
        assert again.store.read(kept) == b"evidence"
        assert again.catalogue.withdrawn() == frozenset()


def test_what_is_withheld_stands_in_custody_alone(archive: Archive) -> None:
    """Nobody who edits what is derived takes a line out of a case."""
    case = open_case(archive, title="t", purpose="p", scope="s", legal_basis="l").id
    withhold(archive, case, Withheld.WORDS, phrase="a name", reason="r", signer=None)
    archive.close()
    gone = contextlib.suppress(sqlite3.OperationalError)  # there is no such table any more
    with gone, sqlite3.connect(archive.folder / "catalogue.db") as edited:
        edited.execute("DELETE FROM entry")
    with Archive(archive.folder, archive.settings) as again:
        assert [w.phrase for w in again.case(case).withholdings] == ["a name"]
