import errno
import fcntl
import os
from pathlib import Path

import pytest

from airwitness.errors import CaptureError, IntegrityError
from airwitness.evidence.digest import sha256
from airwitness.evidence.store import DETAILS, OBJECTS, Store, write_durably


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path)
    made.create()
    return made


def test_a_file_is_named_by_its_digest_and_cannot_be_written(store: Store, tmp_path: Path) -> None:
    source = tmp_path / "a.bin"
    source.write_bytes(b"sound")
    stored = store.put_file(source)
    path = store.path(stored.digest)
    assert stored.digest == sha256(b"sound")
    assert (stored.size, stored.is_new) == (5, True)
    assert path.read_bytes() == b"sound"
    assert path.stat().st_mode & 0o222 == 0
    assert source.read_bytes() == b"sound"


def test_the_same_bytes_are_one_object(store: Store, tmp_path: Path) -> None:
    source = tmp_path / "a.bin"
    source.write_bytes(b"sound")
    store.put_file(source)
    assert not store.put_file(source).is_new


def test_a_source_that_cannot_be_read_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="cannot be copied"):
        store.put_file(tmp_path / "none")


def test_what_was_damaged_is_noticed_when_it_comes_again(store: Store, tmp_path: Path) -> None:
    source = tmp_path / "a.bin"
    source.write_bytes(b"sound")
    path = store.path(store.put_file(source).digest)
    path.chmod(0o644)
    path.write_bytes(b"noise")
    with pytest.raises(IntegrityError, match="other bytes"):
        store.put_file(source)


def test_two_details_with_the_same_words_have_different_digests(store: Store) -> None:
    one = store.put_detail({"reason": "word"})
    other = store.put_detail({"reason": "word"})
    assert one.digest != other.digest
    assert b"word" in store.path(one.digest, shelf=DETAILS).read_bytes()


def test_a_sweep_removes_what_custody_never_named(store: Store) -> None:
    kept, lost = store.put_detail({"a": 1}), store.put_detail({"a": 2})
    assert store.sweep(lambda: [kept.digest]) == 1
    assert store.holds(kept.digest, shelf=DETAILS)
    assert not store.holds(lost.digest, shelf=DETAILS)
    assert store.sweep(lambda: pytest.fail("nothing is left to sweep")) == 0


def test_a_sweep_waits_for_those_who_write(store: Store) -> None:
    coming = store.put_detail({"a": 1})
    with store.writing():
        assert store.sweep(list) == 0
    assert store.holds(coming.digest, shelf=DETAILS)


def test_what_is_confirmed_is_not_swept(store: Store) -> None:
    stored = store.put_detail({"a": 1})
    store.confirm((DETAILS, stored.digest))
    assert store.sweep(list) == 0
    assert store.holds(stored.digest, shelf=DETAILS)


def test_half_a_file_is_swept(store: Store, tmp_path: Path) -> None:
    (tmp_path / "incoming" / "part-0").write_bytes(b"half")
    store.sweep(list)
    assert not (tmp_path / "incoming" / "part-0").exists()


def test_removing_is_from_both_shelves_and_may_be_repeated(store: Store, tmp_path: Path) -> None:
    source = tmp_path / "a.bin"
    source.write_bytes(b"sound")
    digest = store.put_file(source).digest
    for _ in range(2):
        store.remove(digest)
    assert not store.holds(digest, shelf=OBJECTS)


def test_blocks_are_shared_where_the_disk_can(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "a.bin"
    source.write_bytes(b"sound")

    def clone(target: int, _request: int, origin: int) -> int:
        return os.sendfile(target, origin, 0, 100)

    monkeypatch.setattr(fcntl, "ioctl", clone)
    assert store.put_file(source).digest == sha256(b"sound")


def test_a_full_disk_leaves_nothing_behind(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "a.bin"
    source.write_bytes(b"sound")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CaptureError, match="No space left"):
        store.put_file(source)
    assert not store.holds(sha256(b"sound"))
    assert list((tmp_path / "incoming").glob("part-*")) == []


def test_a_small_file_is_replaced_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "head.json"
    write_durably(path, b"1")
    write_durably(path, b"2")
    assert path.read_bytes() == b"2"
    assert [p.name for p in tmp_path.iterdir()] == ["head.json"]


def test_bytes_are_found_on_either_shelf(store: Store) -> None:
    digest = store.put_bytes(b"a token").digest
    assert store.path(digest).read_bytes() == b"a token"
    assert store.holds_any(digest)
    assert store.holds_any(store.put_detail({}).digest)
    assert not store.holds_any("0" * 64)


def test_a_small_object_that_the_disk_does_not_give_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = store.put_bytes(b"a seal").digest
    assert store.read(digest) == b"a seal"

    def fails(_path: Path) -> bytes:
        raise OSError(errno.EIO, "input/output error")

    monkeypatch.setattr(Path, "read_bytes", fails)
    with pytest.raises(IntegrityError, match="cannot be read"):
        store.read(digest)


def test_a_file_that_is_left_is_read_and_not_kept(store: Store, tmp_path: Path) -> None:
    source = tmp_path / "a.bin"
    source.write_bytes(b"sound")
    assert store.preserve(source, leave=True) == (sha256(b"sound"), 5)
    assert not store.holds(sha256(b"sound"))
    assert store.preserve(source, leave=False) == (sha256(b"sound"), 5)
    assert store.holds(sha256(b"sound"))
    for leave in (True, False):
        with pytest.raises(CaptureError, match=r"gone\.bin"):
            store.preserve(tmp_path / "gone.bin", leave=leave)
