"""A bag is there whole or not at all, and other people's tools agree with it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from airwitness.errors import CaptureError, InputError
from airwitness.evidence.bag import MANIFEST, TAG_MANIFEST, new_bag
from airwitness.evidence.digest import sha256

PAYLOAD = {"data/one.txt": b"one\n", "data/deep/two.bin": bytes(range(256))}
TAGS = {"README.txt": b"what this is\n"}
INFO = {"External-Identifier": "c0123456789ab"}


def made(target: Path) -> str:
    with new_bag(target, PAYLOAD, TAGS, info=INFO) as packed:
        assert not target.exists()
        assert (packed.folder / TAG_MANIFEST).is_file()
    return packed.manifest


def test_other_peoples_tools_find_it_whole(tmp_path: Path) -> None:
    manifest = made(tmp_path / "bag")
    assert manifest == sha256((tmp_path / "bag" / MANIFEST).read_bytes())
    for command in (
        [sys.executable, "-m", "bagit", "--validate", str(tmp_path / "bag")],
        ["sha256sum", "-c", "--strict", MANIFEST],
        ["sha256sum", "-c", "--strict", TAG_MANIFEST],
    ):
        done = subprocess.run(
            command, cwd=tmp_path / "bag", capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    info = (tmp_path / "bag" / "bag-info.txt").read_text()
    assert "External-Identifier: c0123456789ab\n" in info
    assert "Payload-Oxum: 260.2\n" in info


def test_a_file_is_copied(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(b"film" * 100)
    with new_bag(tmp_path / "bag", {"data/film": tmp_path / "source"}, {}, info={}):
        pass
    assert (tmp_path / "bag/data/film").read_bytes() == b"film" * 100


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    def fails() -> None:
        with new_bag(tmp_path / "bag", PAYLOAD, TAGS, info=INFO):
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fails()
    with pytest.raises(CaptureError, match="bag"):
        new_bag(tmp_path / "bag", {"data/x": tmp_path / "missing"}, {}, info={}).__enter__()
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "bag").symlink_to(tmp_path / "nowhere")
    with pytest.raises(InputError, match="is there already"):
        made(tmp_path / "bag")
    with pytest.raises(InputError, match="no folder"):
        made(tmp_path / "absent" / "bag")


@pytest.mark.parametrize("name", ["data/../x", "/data/x", "data/a b", "data/ä", "data/", "data/.x"])
def test_names_are_plain(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="cannot be a name"):
        new_bag(tmp_path / "bag", {name: b""}, {}, info={}).__enter__()


def test_the_rest_of_a_crash_is_swept_but_not_what_is_being_written(tmp_path: Path) -> None:
    rest = tmp_path / ".bag-01234567.part"
    (rest / "data").mkdir(parents=True)
    other = tmp_path / ".other-01234567.part"
    other.mkdir()
    with new_bag(tmp_path / "bag", PAYLOAD, TAGS, info=INFO):
        assert not rest.exists()
        assert other.exists()
        made(tmp_path / "bag-2")
        held = list(tmp_path.glob(".bag-*.part"))
        again = new_bag(tmp_path / "bag", PAYLOAD, TAGS, info=INFO)
        again.__enter__()
        assert len(list(tmp_path.glob(".bag-*.part"))) == len(held) + 1
        again.__exit__(None, None, None)
        shutil.rmtree(tmp_path / "bag")
    assert (tmp_path / "bag" / MANIFEST).is_file()


def test_what_came_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    def late() -> None:
        with new_bag(tmp_path / "bag", PAYLOAD, TAGS, info=INFO):
            (tmp_path / "bag").mkdir()

    with pytest.raises(InputError, match="is there already"):
        late()
    assert [path.name for path in tmp_path.iterdir()] == ["bag"]
