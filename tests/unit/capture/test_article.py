"""What a file is, by its name and its first bytes."""

import gzip
import os
from pathlib import Path

import pytest

from airwitness.capture.article import (
    Form,
    charset_of,
    form_by,
    form_of,
    form_of_response,
    id_of,
    read_bytes,
)
from airwitness.errors import CaptureError, InputError

SRT = b"1\r\n00:00:01,000 --> 00:00:02,000\r\nwords\r\n"


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("a.txt", b"Some words", Form.TEXT),
        ("a.md", b"# Words", Form.MARKDOWN),
        ("A.HTML", b"<p>words", Form.HTML),
        ("a.htm", b"", Form.HTML),
        ("a.srt", SRT, Form.SUBTITLES),
        ("a.vtt", b"WEBVTT\n", Form.SUBTITLES),
        ("a.json", b"{}", Form.TRANSCRIPT),
        ("a.warc", b"WARC/1.1\r\n", Form.WARC),
        ("a.warc.gz", gzip.compress(b"WARC/1.0\r\n"), Form.WARC),
        ("a.wacz", b"PK\x03\x04\0\0", Form.WACZ),
        # content where it is plain
        ("a.txt", b"\xef\xbb\xbf <!DOCTYPE html><html>", Form.HTML),
        ("a.txt", b"<?xml version='1.0'?>\n<!-- x --><!-- y -->\n<html>", Form.HTML),
        ("a.txt", b"\xef\xbb\xbfWEBVTT\n\n", Form.SUBTITLES),
        ("a.txt", SRT, Form.SUBTITLES),
        ("download", b"<html lang=en>", Form.HTML),
        ("a.gz", gzip.compress(b"WARC/1.0\r\n"), Form.WARC),
        ("a.txt", "é".encode("utf-16"), Form.TEXT),
        # what the decoder shall open
        ("a.mp4", b"\0\0\0\x20ftyp", None),
        ("a.txt", b"\0\0\0\x20ftyp", None),
        ("a.ts", b"G@\x11\0", None),
        ("a.wav", b"RIFF", None),
        ("a.warc.gz", gzip.compress(b"no record"), None),
        ("a.warc.gz", b"\x1f\x8b\xff", None),
        ("a.wacz", b"no package", None),
        ("notes", b"words", None),
        ("a.txt", b"<!---->" * 500, Form.TEXT),
    ],
)
def test_forms_are_told_by_name_and_content(name: str, head: bytes, form: Form | None) -> None:
    assert form_by(name, head) is form


def test_a_file_that_is_none_is_left_to_the_decoder(tmp_path: Path) -> None:
    assert form_of(tmp_path / "nosuch.mp4") is None
    (tmp_path / "a.txt").write_text("words")
    assert form_of(tmp_path / "a.txt") is Form.TEXT
    (tmp_path / "b.txt").symlink_to("b.txt")
    os.mkfifo(tmp_path / "c.txt")
    assert form_of(tmp_path / "b.txt") is form_of(tmp_path / "c.txt") is None


def test_answers_from_the_web() -> None:
    assert form_of_response("text/html; charset=utf-8", b"<p>") is Form.HTML
    assert form_of_response("text/plain", b"words") is Form.TEXT
    assert form_of_response("", b"<html>") is Form.HTML
    for kind, head in (("image/png", b"\x89PNG"), ("text/plain", b"\0")):
        with pytest.raises(InputError, match="what came back"):
            form_of_response(kind, head)
    assert charset_of('text/html; charset="windows-1256"') == "windows-1256"
    assert charset_of("text/html") is None


def test_ids_are_the_same_wherever_the_bytes_are() -> None:
    digest = "0123456789abcdef" * 4
    assert id_of(digest) == "a0123456789ab"
    others = {id_of(digest, page=0), id_of(digest, page=1), id_of(digest, part="f" * 64)}
    assert len(others | {id_of(digest)}) == 4
    assert all(len(other) == 13 and other[0] == "a" for other in others)


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"12345")
    assert read_bytes(tmp_path / "a.txt", 5) == b"12345"
    with pytest.raises(InputError):
        read_bytes(tmp_path / "a.txt", 4)
    with pytest.raises(CaptureError):
        read_bytes(tmp_path / "nosuch")
