"""`airwitness fingerprints` on made pictures: what leaves, and what custody says of it."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from airwitness.archive import Archive
from airwitness.cli import run
from airwitness.evidence.store import OBJECTS
from airwitness.evidence.verify import FAILED, verify
from airwitness.fingerprint.pdq import distance, pdq
from airwitness.fingerprint.vpdq import read_lines
from airwitness.settings import Settings
from airwitness.spans import FLICKS
from tests.pictures import drawn, write_still, write_video

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "archive"


@pytest.fixture
def cli(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("AIRWITNESS_ARCHIVE", str(folder))
    monkeypatch.setenv("AIRWITNESS_ACTOR", "tester")

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    assert call("init", folder)[0] == 0
    return call


@pytest.fixture
def video(tmp_path: Path) -> Path:
    return write_video(tmp_path / "clip.mkv", [drawn(n) for n in range(4)])


def exports(folder: Path) -> list[tuple[tuple[str, ...], dict[str, object]]]:
    """Objects and detail of each recorded export."""
    with Archive(folder, Settings(archive=folder, actor="tester")) as archive:
        lines = [line.act for line in archive.custody.lines() if line.act.act == "export"]
        return [(act.objects, archive.detail(act.detail or "") or {}) for act in lines]


def failures(folder: Path) -> list[str]:
    return [check.rule for check in verify(folder) if check.state == FAILED]


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_vpdq_of_a_file_outside_is_written_and_recorded(
    cli: Run, folder: Path, video: Path, tmp_path: Path
) -> None:
    code, out, err = cli("fingerprints", video, "--format", "vpdq", "-o", tmp_path / "h.txt")
    assert (code, out) == (0, "")
    assert "hashes leak" in err
    text = (tmp_path / "h.txt").read_text()
    frames = read_lines(text)
    assert [(f.number, f.time) for f in frames] == [(10 * n, n * FLICKS) for n in range(4)]
    for number, frame in enumerate(frames):
        wanted = pdq(drawn(number))
        assert distance(frame.digits, wanted.digits) <= 2
        assert abs(frame.quality - wanted.quality) <= 1
    ((objects, detail),) = exports(folder)
    assert objects == (digest(video.read_bytes()),)
    assert detail.pop("salt")
    assert detail == {
        "what": "fingerprints",
        "format": "vpdq",
        "every": FLICKS,
        "hashes": 4,
        "written": digest(text.encode()),
    }
    assert failures(folder) == []


def test_pdq_of_a_recording_is_printed_and_shown_in_its_custody(
    cli: Run, folder: Path, video: Path
) -> None:
    cli("add", video, "--service", "tv")
    (recording,) = json.loads(cli("list", "--json")[1])
    code, out, err = cli("fingerprints", recording["id"], "--format", "pdq", "--every", "2")
    assert code == 0
    assert "hashes leak" in err
    rows = [row.split(",") for row in out.splitlines()]
    assert [row[2] for row in rows] == ["t=0.000", "t=2.000"]
    assert all(len(row[0]) == 64 and 0 <= int(row[1]) <= 100 for row in rows)
    shown = json.loads(cli("show", recording["id"], "--json")[1])
    assert [line["act"] for line in shown["custody"]] == ["add", "export"]
    assert failures(folder) == []


def test_json_carries_the_warning(cli: Run, video: Path) -> None:
    code, out, _ = cli("fingerprints", video, "--format", "vpdq", "--json")
    told = json.loads(out)
    assert code == 0
    assert "hashes leak" in told["warning"]
    assert told["format"] == "vpdq"
    assert told["clip"] == {"name": "clip.mkv", "sha256": digest(video.read_bytes())}
    assert told["problems"] == []
    assert [(h["frame"], h["time"]) for h in told["hashes"]] == [
        (0, 0.0), (10, 1.0), (20, 2.0), (30, 3.0),
    ]  # fmt: skip


def test_a_still_picture_has_one_hash(cli: Run, tmp_path: Path) -> None:
    path = write_still(tmp_path / "a.png", drawn(4), codec="png", pix_fmt="rgb24")
    code, out, _ = cli("fingerprints", path, "--format", "pdq")
    made = pdq(drawn(4))
    assert (code, out) == (0, f"{made.digits},{made.quality},t=0.000\n")


@pytest.mark.parametrize("size", [0, 100, 2_000])
def test_a_file_cut_short_is_a_clear_error_and_nothing_leaves(
    cli: Run, folder: Path, tmp_path: Path, size: int
) -> None:
    made = [drawn(n) for n in range(3)]
    settings = {"codec": "mpeg4", "pix_fmt": "yuv420p", "container": "mp4"}
    whole = write_video(tmp_path / "a.mp4", made, **settings)  # type: ignore[arg-type]
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole.read_bytes()[:size])
    code, out, err = cli("fingerprints", cut, "--format", "vpdq", "-o", tmp_path / "h.txt")
    assert (code, out) == (2, "")
    assert err.startswith("error: cut.mp4: ")
    assert not (tmp_path / "h.txt").exists()
    assert exports(folder) == []


def test_damage_is_told_and_can_be_allowed(cli: Run, tmp_path: Path) -> None:
    made = [drawn(n) for n in range(6)]
    settings = {"codec": "mpeg4", "pix_fmt": "yuv420p", "container": "mp4"}
    path = write_video(tmp_path / "a.mp4", made, **settings)  # type: ignore[arg-type]
    data = bytearray(path.read_bytes())
    start, end = data.index(b"mdat") + 4, data.index(b"moov") - 4
    middle = (start + end) // 2
    data[middle:end] = bytes(end - middle)
    path.write_bytes(data)
    code, out, err = cli("fingerprints", path, "--format", "vpdq")
    assert code == 7
    assert "not hashed: " in err
    assert read_lines(out)
    assert cli("fingerprints", path, "--format", "vpdq", "--allow-gaps")[0] == 0


def test_what_was_only_exported_can_neither_be_withdrawn_nor_keep_a_crash_alive(
    cli: Run, folder: Path, video: Path
) -> None:
    """A digest in an export line does not say that the archive holds the bytes."""
    cli("fingerprints", video, "--format", "vpdq", "--json")
    sha256 = digest(video.read_bytes())
    assert cli("withdraw", sha256, "--reason-code", "private", "--yes")[0] == 2
    with Archive(folder, Settings(archive=folder, actor="tester")) as archive:
        with archive.store.writing():
            archive.store.put_file(video)
        held = archive.store.path(sha256, shelf=OBJECTS)
        assert held.exists()
    with Archive(folder, Settings(archive=folder, actor="tester")):
        assert not held.exists()
    assert failures(folder) == []
