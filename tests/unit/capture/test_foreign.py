"""What is neither a recording nor an article says what it is, and what to do."""

import zipfile
from pathlib import Path

import pytest

from airwitness.capture.foreign import told_from_head


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (b"%PDF-1.7\n", "PDF document"),
        (b"{\\rtf1 hello}", "RTF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "office document"),
        (b"Rar!\x1a\x07\x01\x00", "unpack it"),
        (b"7z\xbc\xaf\x27\x1c", "unpack it"),
        (b"\x1f\x8b\x08\x00", "unpack it"),
    ],
)
def test_documents_are_told_by_how_they_begin(tmp_path: Path, head: bytes, told: str) -> None:
    (tmp_path / "file").write_bytes(head)
    assert told in str(told_from_head(tmp_path / "file"))


@pytest.mark.parametrize(
    ("name", "told"),
    [("[Content_Types].xml", "office document"), ("pictures/1.png", "unpack it")],
)
def test_packed_files_are_told_from_documents(tmp_path: Path, name: str, told: str) -> None:
    with zipfile.ZipFile(tmp_path / "file", "w") as packed:
        packed.writestr(name, "x")
    assert told in str(told_from_head(tmp_path / "file"))


def test_nothing_is_told_of_other_bytes(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"\x00\x01\x02")
    assert told_from_head(tmp_path / "file") is None
    assert told_from_head(tmp_path / "missing") is None
