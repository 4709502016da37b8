"""Hostile pages and web archives end in an error or a partial reading."""

import importlib.util
import json
import signal
import zipfile
from pathlib import Path

import pytest

from airwitness.errors import InputError, MissingExtra
from airwitness.reading.page import reading, web_archive
from airwitness.reading.page.reading import read_page_file, read_web_archive
from tests.conftest import Room
from tests.unit.reading.pages import KINDS, PAGE, answer, bomb, write_warc
from tests.unit.reading.test_plain import kinds

WORDS = "<p>The station aired the song again on Friday evening, a group said.</p>"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "page.html"


def test_a_page_in_a_child_is_as_in_this_process(file: Path) -> None:
    file.write_text(PAGE)
    first = read_page_file(file)
    assert kinds(first) == KINDS
    assert read_page_file(file) == first
    file.write_bytes(PAGE.replace("<meta charset", "<meta xset").encode("cp1252"))
    assert kinds(read_page_file(file, charset="windows-1252")) == KINDS


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + WORDS,
        "<b>" * 100_000 + WORDS,
        "<table>" * 5_000 + WORDS,
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;' + WORDS,
        '<!DOCTYPE h [<!ENTITY a "aaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;">]>&c;' + WORDS,
        "\0\0" + WORDS + "\0",
    ],
    ids=["deep", "bold", "tables", "outside", "bomb", "nul"],
)
def test_a_page_made_to_hurt_is_read_all_the_same(file: Path, page: str) -> None:
    file.write_text(f"<html><body>{page}")
    text = read_page_file(file)
    assert "The station aired the song again" in text.kept.text
    assert "root:" not in text.kept.text


@pytest.mark.soak
def test_a_line_of_fifty_megabytes_is_read_in_part(file: Path) -> None:
    file.write_text("<html><body><p>" + "a b " * 12_500_000)
    text = read_page_file(file)
    assert len(text.kept.text) > 7_000_000
    assert "are not read: it is too long" in text.problems[0]


def test_a_child_that_libraries_kill_is_asked_again_without_them(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("<html><body><p " + " ".join(f"a{n}=b" for n in range(60_000)) + ">" + WORDS)
    monkeypatch.setattr(reading, "CPU_SECONDS", 2)
    monkeypatch.setattr(reading, "CPU_SECONDS_A_MEGABYTE", 0)
    text = read_page_file(file)
    assert "could not read it" in text.guesses[0]
    assert "The station aired" in text.kept.text


@pytest.mark.parametrize(
    ("number", "words"), [(signal.SIGXCPU, "needed more time"), (signal.SIGSEGV, "crashed on it")]
)
def test_a_child_that_dies_twice_is_a_clear_error(
    file: Path, number: int, words: str, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(PAGE)
    dying = "import os\nrehearse = list\n"
    dying += f"serve = lambda _request: os.kill(os.getpid(), {int(number)})\n"
    monkeypatch.setattr(reading, "_SANDBOX", room(dying))
    with pytest.raises(InputError, match=words):
        read_page_file(file)


def test_nonsense_from_a_child_is_refused(
    file: Path, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    echo = "import os\nrehearse = list\nserve = lambda _request: os.write(1, os.read(0, 99))\n"
    monkeypatch.setattr(reading, "_SANDBOX", room(echo))
    for sent in ("nonsense", "[]", json.dumps({"record": 0, "text": {}})):
        file.write_text(sent + "\n")
        with pytest.raises(InputError, match="cannot be read"):
            read_page_file(file)


def test_without_the_libraries_it_is_said_what_is_missing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(PAGE)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match="articles"):
        read_page_file(file)


def records() -> list[bytes]:
    page = PAGE.encode()
    return [
        answer("http://a.example/1", page, kind="text/html; charset=utf-8"),
        answer("http://a.example/i.png", b"\x89PNG", kind="image/png"),
        answer("http://a.example/2", PAGE.replace("Song", "Hymn").encode()),
        answer("http://a.example/3", page, status="404 Not Found"),
    ]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.wacz"])
def test_every_page_of_a_web_archive_is_an_article(tmp_path: Path, name: str) -> None:
    path = write_warc(tmp_path / name.replace("wacz", "warc.gz"), records())
    if name == "a.wacz":
        with zipfile.ZipFile(tmp_path / name, "w") as package:
            package.write(path, "archive/data.warc.gz")
            package.writestr("datapackage.json", "{}")
    pages, problem = read_web_archive(tmp_path / name, name.split(".")[1])
    assert problem is None
    assert [(p.record, p.url) for p in pages] == [
        (0, "http://a.example/1"),
        (2, "http://a.example/2"),
    ]
    assert kinds(pages[0].text) == KINDS
    only, _ = read_web_archive(tmp_path / name, name.split(".")[1], record=2)
    assert only == [pages[1]]


def test_a_web_archive_that_was_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    path = write_warc(tmp_path / "a.warc", records())
    path.write_bytes(path.read_bytes()[: len(b"".join(records()[:2])) + 1_500])
    pages, _ = read_web_archive(path, "warc")
    assert [page.record for page in pages] == [0, 2]
    assert pages[0].text.problems == ()
    assert pages[1].text.problems == (
        "the page is not read to its end: it is cut off or too large",
    )


def test_a_packed_bomb_is_unpacked_to_the_limit_only(tmp_path: Path) -> None:
    first, *_ = records()
    big = answer("http://a.example/bomb", bomb(64 << 20), packing="gzip")
    path = write_warc(tmp_path / "a.warc.gz", [big, first])
    pages, problem = read_web_archive(path, "warc")
    assert problem is None
    assert kinds(pages[-1].text) == KINDS
    assert pages[0].record == 0
    assert len(pages[0].text.kept.text) < 10


@pytest.mark.parametrize(
    "data", [b"WARC/1.0\r\nabc\r\n\r\n" + b"\xff" * 99, b"", b"WARC/1.0\r\n\r\n"]
)
def test_a_web_archive_without_pages_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(data)
    with pytest.raises(InputError):
        read_web_archive(tmp_path / "a.warc", "warc")
    (tmp_path / "a.wacz").write_bytes(b"PK\x03\x04" + data)
    with pytest.raises(InputError, match="WACZ file is damaged"):
        read_web_archive(tmp_path / "a.wacz", "wacz")


def test_pages_and_records_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_warc(tmp_path / "a.warc", records())
    for name, limit, words in (
        ("MOST_PAGES", 1, "only the first 1 pages"),
        ("MOST_RECORDS", 0, "only the first 1 pages"),
        ("MOST_BYTES", 100, "are unpacked"),
    ):
        with monkeypatch.context() as patched, path.open("rb") as stream:
            patched.setattr(web_archive, name, limit)
            pages = web_archive.web_pages(stream, "warc")
            assert next(pages).record == 0
            with pytest.raises(web_archive.Truncated, match=words):
                list(pages)
