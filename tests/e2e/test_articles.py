"""Articles on the command line: added, fetched, listed, searched, withdrawn."""

import http.server
import importlib.util
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from airwitness.cli import run
from airwitness.evidence.verify import FAILED, verify
from tests.e2e.test_crashes import command, failures, lines, steps
from tests.unit.reading.pages import PAGE, answer, write_warc

Run = Callable[..., tuple[int, str, str]]
TEXT = "Choir sings at the gate\n\nBy Nadia Ferrow\n\nThe choir marched to the gate on Friday.\n"
SRT = "1\n00:00:05,000 --> 00:00:06,500\nکودکان به سوی دروازه\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.html").write_text(PAGE)
    write_warc(
        folder / "c.warc.gz", [answer("http://a.example/x", PAGE.replace("Song", "Hymn").encode())]
    )
    (folder / "d.srt").write_text(SRT)
    (folder / "e.json").write_text('{"segments": [{"start": 1, "end": 2, "text": "Sing along"}]}')
    (folder / "f.json").write_text('{"some": "settings"}')
    (folder / "g.txt").write_bytes(b"\0\1\2")
    return folder


@pytest.fixture
def cli(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("AIRWITNESS_ARCHIVE", str(tmp_path / "archive"))

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    assert call("init", tmp_path / "archive")[0] == 0
    return call


def listed(cli: Run) -> list[dict[str, Any]]:
    value: list[dict[str, Any]] = json.loads(cli("list", "--json")[1])
    return value


def test_words_of_every_form_go_in(cli: Run, folder: Path, tmp_path: Path) -> None:
    code, out, _ = cli("add", folder, "--json")
    assert code == 7
    states = {
        file["name"]: (file["state"], len(file["articles"])) for file in json.loads(out)["files"]
    }
    assert states == {
        "a.txt": ("added", 1),
        "b.html": ("added", 1),
        "c.warc.gz": ("added", 1),
        "d.srt": ("added", 1),
        "e.json": ("added", 1),
        "f.json": ("refused", 0),
        "g.txt": ("refused", 0),
    }
    articles = {article["name"]: article for article in listed(cli)}
    assert articles["b.html"]["title"]["text"] == "Song aired & aired again"
    assert articles["c.warc.gz"]["url"] == "http://a.example/x"
    assert articles["d.srt"]["kind"] == "transcript"
    assert articles["d.srt"]["language"] == "fa"
    code, out, _ = cli("list")
    assert "Choir sings at the gate" in out
    assert "recording" not in out  # no table without rows
    found = json.loads(cli("search", "gate", "--json")[1])
    assert {hit["article"] for hit in found["hits"]} == {
        articles[name]["id"] for name in ("a.txt", "b.html", "c.warc.gz")
    }
    cli("rebuild")
    assert json.loads(cli("search", "gate", "--json")[1]) == found
    assert not [check for check in verify(tmp_path / "archive") if check.state == FAILED]
    code, out, _ = cli("add", folder / "a.txt", "--json")
    assert json.loads(out)["files"][0]["state"] == "already there"
    assert len(listed(cli)) == 5


def test_an_article_is_shown_with_what_is_known_of_it(cli: Run, folder: Path) -> None:
    cli("add", folder / "b.html")
    (article,) = listed(cli)
    code, out, _ = cli("show", article["id"])
    assert code == 0
    assert "title (element): \u2068Song aired & aired again\u2069" in out
    assert "[0-24 title]" in out
    assert "credit] \u2068Photo: Marek Dunn/NORTHPRESS\u2069" in out
    shown = json.loads(cli("show", article["id"], "--json")[1])
    assert shown["text"][slice(*shown["title"]["span"])] == shown["title"]["text"]
    assert [line["act"] for line in shown["custody"]] == ["add"]


def test_a_transcript_is_of_a_recording(cli: Run, folder: Path, world: Path) -> None:
    cli("add", world / "clip.wav", "--service", "tv")
    (recording,) = listed(cli)
    assert cli("add", folder / "d.srt", "--for", recording["id"])[0] == 0
    assert cli("add", folder / "d.srt")[0] == 0
    (hit, loose) = json.loads(cli("search", "دروازة", "--json")[1])["hits"]
    assert hit["part"] == recording["parts"][0]["sha256"]
    assert hit["time"] == {"start": 5.0, "end": 6.5}
    assert loose["part"] is None
    code, out, _ = cli("search", "دروازه")
    assert f"0:00:05.0 of part {hit['part'][:12]}" in out
    assert "\u2068کودکان به سوی دروازه\u2069" in out
    assert "2 hits" in out
    for wrong in (folder / "a.txt", world / "air.wav"):
        code, out, _ = cli("add", wrong, "--for", recording["id"], "--json")
        assert code == 2
        assert "--for is given" in json.loads(out)["files"][0]["reasons"][0]
    assert cli("add", folder / "d.srt", "--for", "rnosuch00")[0] == 2
    recordings = [entry for entry in listed(cli) if "parts" in entry]
    assert [entry["id"] for entry in recordings] == [recording["id"]]
    assert json.loads(cli("find", world / "clip.wav", "--json")[1])["searched"]["recordings"] == 1


def test_an_article_is_withdrawn_with_its_words(cli: Run, folder: Path, tmp_path: Path) -> None:
    cli("add", folder / "a.txt", folder / "c.warc.gz")
    first, second = listed(cli)
    for article in (first, second):
        assert cli("withdraw", article["id"], "--reason-code", "private", "--yes")[0] == 0
    assert listed(cli) == []
    assert "0 hits" in cli("search", "choir")[1]
    assert not [check for check in verify(tmp_path / "archive") if check.state == FAILED]
    out = cli("add", folder / "a.txt", "--json")[1]
    assert json.loads(out)["files"][0]["articles"] == [first["id"]]
    assert "2 hits" in cli("search", "choir")[1]


def test_what_is_left_in_place_is_read_there(cli: Run, folder: Path) -> None:
    cli("add", "--leave", folder / "a.txt", folder / "c.warc.gz")
    assert {article["is_left_in_place"] for article in listed(cli)} == {True}
    cli("rebuild")
    assert {article["state"] for article in listed(cli)} == {"whole"}
    (folder / "a.txt").unlink()
    cli("rebuild")
    assert [article["state"] for article in listed(cli)] == ["waiting", "whole"]
    assert "not read yet: 1 article;" in cli("search", "choir")[1]


def test_without_the_extra_a_page_is_refused_with_advice(
    cli: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    code, out, _ = cli("add", folder / "a.txt", folder / "b.html", folder / "d.srt", "--json")
    assert code == 7
    files = json.loads(out)["files"]
    assert [file["state"] for file in files] == ["added", "refused", "added"]
    assert "pip install 'airwitness[articles]'" in files[1]["reasons"][0]


class _Site(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/old":
            self.send_response(301)
            self.send_header("Location", "/song.html")
            self.end_headers()
            return
        body = PAGE.replace("utf-8", "x").encode("cp1252")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=windows-1252")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Station", "north")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def test_a_fetched_page_is_kept_with_its_headers(cli: Run, site: str, tmp_path: Path) -> None:
    code, out, _ = cli("add", "--fetch", f"{site}/old", "--json")
    assert code == 2
    (refused,) = json.loads(out)["files"]
    assert "127.0.0.1 is no public address" in refused["reasons"][0]
    assert "--allow-private" in refused["reasons"][0]
    assert cli("add", "--fetch", "file:///etc/passwd")[0] == 2
    assert listed(cli) == []
    code, out, _ = cli("add", "--fetch", f"{site}/old", "--allow-private", "--json")
    assert code == 0
    (article,) = listed(cli)
    assert article["url"] == f"{site}/old"
    assert article["encoding"] == "cp1252"
    assert article["fetched"] is not None
    shown = json.loads(cli("show", article["id"], "--json")[1])
    digest = shown["custody"][0]["detail"]
    detail = json.loads((tmp_path / "archive/details" / digest[:2] / digest).read_bytes())
    assert detail["final_url"] == f"{site}/song.html"
    assert detail["redirects"] == [{"status": 301, "url": f"{site}/old"}]
    assert ["X-Station", "north"] in detail["headers"]
    assert detail["kind"] == "article"
    kept = (tmp_path / "archive/objects" / article["sha256"][:2] / article["sha256"]).read_bytes()
    assert kept == PAGE.replace("utf-8", "x").encode("cp1252")
    assert not [check for check in verify(tmp_path / "archive") if check.state == FAILED]
    assert [p.name for p in (tmp_path / "archive/incoming").iterdir()] == ["lock"]


_LAST_STEPS = 3  # one run writes a page of the catalogue more or less than another


def killed(tmp_path: Path, every: int) -> None:
    """Kill the adding of two texts at every so many durable steps."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.srt").write_text(SRT)
    files = [tmp_path / "a.txt", tmp_path / "b.srt"]
    command(tmp_path / "whole", "init", tmp_path / "whole")
    total = steps(command(tmp_path / "whole", "add", *files))
    assert total > every
    for deadly in range(max(1, every // 2), total + 1, every):
        archive = tmp_path / f"killed-{deadly}"
        command(archive, "init", archive)
        died = command(archive, "add", *files, deadly=deadly).returncode < 0
        assert died or deadly > total - _LAST_STEPS
        assert failures(archive) == []
        before = lines(archive)
        assert command(archive, "add", *files).returncode == 0
        assert failures(archive) == []
        assert lines(archive)[: len(before)] == before
        found = json.loads(command(archive, "search", "gate", "--json").stdout)
        assert (found["count"], found["unread"]) == (2, 0)
        assert [p.name for p in (archive / "incoming").iterdir()] == ["lock"]


def test_killed_while_adding_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    killed(tmp_path, 25)


@pytest.mark.soak
def test_killed_at_every_step_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    killed(tmp_path, 1)
