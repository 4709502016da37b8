"""Every kind of damage is named by its rule, by the one-file checker."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from airwitness.archive import Archive
from airwitness.evidence import verify as verifier
from airwitness.evidence.custody import VOLUME_LINES, Act
from airwitness.evidence.verify import FAILED, NOT_CHECKED, PASSED, Check, main, verify
from airwitness.settings import Settings


@pytest.fixture
def folder(archive: Archive, tmp_path: Path) -> Path:
    """An archive with two objects, three details and five lines."""
    for name in ("one", "two"):
        source = tmp_path / name
        source.write_bytes(name.encode() * 1000)
        with archive.store.writing():
            stored = archive.store.put_file(source)
            archive.record("add", objects=(stored.digest,), detail={"name": name})
    archive.record("expect", detail={"service": "tv", "from": 0, "to": 10})
    archive.record("correct", detail=None)
    archive.close()
    return archive.folder


def outcome(checks: list[Check], rule: str) -> str:
    states = [check.state for check in checks if check.rule == rule]
    return FAILED if FAILED in states else states[0]


def failures(folder: Path) -> set[str]:
    return {check.rule for check in verify(folder) if check.state == FAILED}


def shelf_file(folder: Path, shelf: str = "objects") -> Path:
    return min((folder / shelf).glob("*/*"))


def log(folder: Path) -> Path:
    return folder / "custody" / "main" / "000001.jsonl"


def head(folder: Path) -> Path:
    return folder / "custody" / "main" / "head.json"


def flip(path: Path, at: int = 10) -> None:
    path.chmod(0o644)
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def rewrite_lines(folder: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    lines = log(folder).read_bytes().splitlines()
    log(folder).write_bytes(b"".join(line + b"\n" for line in change(lines)))


def test_an_untouched_archive_passes_and_says_it_is_not_sealed(folder: Path) -> None:
    checks = verify(folder)
    assert failures(folder) == set()
    assert {c.rule for c in checks if c.state == PASSED} >= {"V001", "V101", "V102", "V201"}
    assert outcome(checks, "V301") == NOT_CHECKED
    assert set(verifier.RULES) >= {check.rule for check in checks}


def test_a_flipped_byte_of_an_object(folder: Path) -> None:
    flip(shelf_file(folder))
    assert failures(folder) == {"V101"}


def test_a_flipped_byte_of_a_detail(folder: Path) -> None:
    flip(shelf_file(folder, "details"))
    assert failures(folder) == {"V104"}


def test_a_deleted_object_and_a_deleted_detail(folder: Path) -> None:
    shelf_file(folder).unlink()
    shelf_file(folder, "details").unlink()
    assert failures(folder) == {"V102", "V105"}


def test_two_objects_that_changed_places(folder: Path) -> None:
    one, other = sorted((folder / "objects").glob("*/*"))
    kept = one.read_bytes()
    for path, data in ((one, other.read_bytes()), (other, kept)):
        path.chmod(0o644)
        path.write_bytes(data)
    assert failures(folder) == {"V101"}


def test_foreign_files_on_the_shelves(folder: Path) -> None:
    digest = hashlib.sha256(b"foreign").hexdigest()
    for shelf in ("objects", "details"):
        (folder / shelf / digest[:2]).mkdir(exist_ok=True)
        (folder / shelf / digest[:2] / digest).write_bytes(b"foreign")
    (folder / "objects" / "note.txt").write_text("hello")
    assert failures(folder) == {"V103", "V106"}


def test_a_link_in_place_of_an_object(folder: Path, tmp_path: Path) -> None:
    path = shelf_file(folder)
    shutil.copy(path, tmp_path / "copy")
    path.unlink()
    path.symlink_to(tmp_path / "copy")
    (folder / "objects" / "zz").symlink_to(tmp_path)
    assert failures(folder) == {"V101", "V103"}


def test_what_is_on_its_way_in_is_not_foreign(folder: Path) -> None:
    digest = hashlib.sha256(b"coming").hexdigest()
    (folder / "objects" / digest[:2]).mkdir(exist_ok=True)
    (folder / "objects" / digest[:2] / digest).write_bytes(b"coming")
    (folder / "incoming" / f"{digest}.objects").touch()
    assert failures(folder) == set()
    assert NOT_CHECKED in [c.state for c in verify(folder) if c.rule == "V103"]


@pytest.mark.parametrize("line", [0, 2, 4])
def test_a_changed_line_breaks_the_chain(folder: Path, line: int) -> None:
    def change(lines: list[bytes]) -> list[bytes]:
        lines[line] = lines[line].replace(b'"tester"', b'"nobody"')
        return lines

    rewrite_lines(folder, change)
    assert failures(folder) == ({"V202"} if line == 4 else {"V201"})


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        (lambda lines: lines[:2], {"V202", "V103", "V106"}),
        (lambda lines: [*lines[:1], lines[2], lines[1], *lines[3:]], {"V201"}),
        (lambda lines: lines[1:], {"V201", "V202"}),
        (lambda lines: [*lines[:2], b"not json", *lines[2:]], {"V201", "V202"}),
        (lambda lines: [*lines[:4], b"[]"], {"V201", "V202"}),
        (lambda lines: [lines[0] + b" ", *lines[1:]], {"V201"}),
        (lambda lines: [lines[0].replace(b'"init"', b'"invent"'), *lines[1:]], {"V201", "V203"}),
        (
            lambda lines: [lines[0][:-1] + b',"zname":"a child"}', *lines[1:]],
            {"V201", "V203"},
        ),
    ],
)
def test_a_log_that_was_cut_or_reordered(
    folder: Path, change: Callable[[list[bytes]], list[bytes]], rules: set[str]
) -> None:
    rewrite_lines(folder, change)
    assert failures(folder) == rules


def test_half_a_line_at_the_end_is_a_crash_not_a_forgery(folder: Path) -> None:
    with log(folder).open("ab") as stream:
        stream.write(b'{"act":')
    checks = verify(folder)
    assert failures(folder) == set()
    assert any(c.rule == "V201" and c.state == NOT_CHECKED for c in checks)


def test_the_head_is_checked(folder: Path) -> None:
    kept = head(folder).read_bytes()
    for damage in (b"", b"[]", b'{"digest":"0","sequence":1}\n', kept[:-2] + b"1}\n"):
        head(folder).write_bytes(damage)
        assert failures(folder) == {"V202"}, damage
    head(folder).unlink()
    assert failures(folder) == {"V202"}


def test_a_log_ahead_of_its_head_is_told(folder: Path) -> None:
    lines = log(folder).read_bytes().splitlines()
    digest = hashlib.sha256(lines[1]).hexdigest()
    head(folder).write_bytes(f'{{"digest":"{digest}","sequence":2}}\n'.encode())
    told = next(c for c in verify(folder) if c.rule == "V202")
    assert told.state == PASSED
    assert "3 lines were written after it" in told.detail


def test_strangers_in_the_folder_of_the_log(folder: Path) -> None:
    (log(folder).parent / "notes.txt").write_text("hello")
    (log(folder).parent.parent / "other").mkdir()
    assert failures(folder) == {"V204"}


def test_volumes_must_be_full_and_in_order(archive: Archive) -> None:
    archive.custody.append([Act(act="correct", actor="me") for _ in range(VOLUME_LINES)])
    archive.close()
    folder = archive.folder
    assert failures(folder) == set()
    second = log(folder).with_name("000002.jsonl")
    data = log(folder).read_bytes()
    log(folder).write_bytes(data[:-3])
    assert "V201" in failures(folder)
    log(folder).write_bytes(data)
    second.rename(second.with_name("000003.jsonl"))
    assert failures(folder) == {"V201", "V202"}


def test_a_volume_that_cannot_be_read(folder: Path) -> None:
    log(folder).unlink()
    log(folder).mkdir()
    assert "V201" in failures(folder)


def test_an_object_that_is_a_pipe_is_not_waited_for(folder: Path) -> None:
    path = shelf_file(folder)
    path.unlink()
    os.mkfifo(path)
    assert failures(folder) == {"V101"}


def test_an_object_that_the_disk_cannot_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def broken(self: Path, *arguments: Any, **named: Any) -> Any:
        if self == shelf_file(folder):
            raise OSError(5, "Input/output error")
        return real(self, *arguments, **named)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", broken)
        assert failures(folder) == {"V101"}


def test_withdrawing_what_was_never_added_changes_nothing(folder: Path, settings: Settings) -> None:
    with Archive(folder, settings) as archive:
        archive.record("withdraw", objects=("e" * 64,), detail={"reason_code": "mistake"})
    assert failures(folder) == set()


def test_withdrawn_bytes_are_not_disclosed_and_the_chain_holds(settings: Settings) -> None:
    with Archive.create(settings.archive, settings) as archive:
        line = archive.record("expect", detail={"service": "a name", "from": 0, "to": 1})
        assert line.act.detail is not None
        archive.record("withdraw", objects=(line.act.detail,), detail={"reason_code": "safety"})
        archive.store.remove(line.act.detail)
    checks = verify(settings.archive)
    assert failures(settings.archive) == set()
    told = [c for c in checks if c.rule == "V105" and c.state == NOT_CHECKED]
    assert [(c.object, c.detail) for c in told] == [(line.act.detail, "not disclosed")]


def test_a_withdrawn_object_is_told(folder: Path, settings: Settings) -> None:
    path = shelf_file(folder)
    with Archive(folder, settings) as archive:
        archive.record("withdraw", objects=(path.name,), detail={"reason_code": "mistake"})
        archive.store.remove(path.name)
    assert failures(folder) == set()
    assert any(c.rule == "V102" and c.detail == "withdrawn" for c in verify(folder))


def test_a_file_left_in_place_is_read_there(settings: Settings, tmp_path: Path) -> None:
    source = tmp_path / "big.ts"
    source.write_bytes(b"broadcast")
    digest = hashlib.sha256(b"broadcast").hexdigest()
    with Archive.create(settings.archive, settings) as archive:
        archive.record("add", objects=(digest,), detail={"name": "x"})
        archive.record("add", objects=(digest,), detail={"place": str(source)})
    assert outcome(verify(settings.archive), "V107") == PASSED
    source.write_bytes(b"something else")
    assert outcome(verify(settings.archive), "V107") == FAILED
    source.unlink()
    assert outcome(verify(settings.archive), "V107") == NOT_CHECKED
    assert outcome(verify(settings.archive), "V102") == PASSED


def test_a_place_that_is_no_text_is_no_place(settings: Settings) -> None:
    with Archive.create(settings.archive, settings) as archive:
        archive.custody.append([Act(act="expect", actor="me", objects=("a" * 64,))])
        archive.record("add", objects=("b" * 64,), detail={"place": 5})
    assert failures(settings.archive) == {"V102"}


def test_what_is_no_archive_is_said(tmp_path: Path, folder: Path) -> None:
    assert [c.rule for c in verify(tmp_path / "nothing")] == ["V001"]
    (folder / "airwitness.json").write_bytes(b"{}")
    assert failures(folder) == {"V001"}


def test_it_tells_how_far_it_is(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    verify(folder, lambda done, total: told.append((done, total)))
    assert told[-1] == (5, 5)


def test_the_script_needs_nothing_but_python(folder: Path, tmp_path: Path) -> None:
    script = tmp_path / "verify.py"
    shutil.copy(verifier.__file__, script)
    bare = [sys.executable, "-I", "-S", str(script), str(folder)]
    done = subprocess.run([*bare, "--json"], capture_output=True, check=False)
    assert done.returncode == 0
    assert {check["rule"] for check in json.loads(done.stdout)} >= {"V101", "V201"}
    flip(shelf_file(folder))
    failed = subprocess.run(bare, capture_output=True, check=False, text=True)
    assert failed.returncode == 1
    assert "V101 FAILED" in failed.stdout


def test_the_script_in_process(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["rule"] == "V001"
    (folder / "objects" / "\x1b[2J").write_bytes(b"")
    assert main([str(folder)]) == 1
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "1 failed" in out


def test_what_the_disk_cannot_read_of_the_log_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_path: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", broken)
    assert failures(folder) >= {"V001", "V201", "V202"}


def test_a_place_that_may_not_be_entered_is_out_of_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_path: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "stat", closed)
    assert not verifier._exists(Path("closed/file"))


def test_nested_json_is_no_way_out(folder: Path) -> None:
    with log(folder).open("ab") as stream:
        stream.write(b"[" * 200_000 + b"\n")
    assert failures(folder) >= {"V201"}
    head(folder).unlink()
    os.mkfifo(head(folder))
    assert failures(folder) >= {"V202"}


def test_a_folder_that_cannot_be_listed_is_a_file_that_has_no_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = tmp_path / "objects"
    (shelf / "ab").mkdir(parents=True)
    (shelf / "cd").mkdir()
    (shelf / "cd" / "file").write_bytes(b"x")
    scan = os.scandir

    def listed(folder: Path) -> Any:
        if Path(folder).name == "ab":
            raise PermissionError(13, "permission denied")
        return scan(folder)

    monkeypatch.setattr(os, "scandir", listed)
    found = verifier._shelf(tmp_path, "objects")
    assert found == {"ab": shelf / "ab", "cd/file": shelf / "cd" / "file"}
    assert verifier._shelf(tmp_path, "details") == {}
