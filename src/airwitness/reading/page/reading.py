"""The parent's side of reading pages: start a child for one file, watch it, take what it sends.

A page may be made to hang, blow up or crash whatever reads it. It is read in a child with limits;
where the libraries kill the child, it is read once more without them.
"""

import json
import signal
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from airwitness.errors import InputError
from airwitness.reading.article import ArticleText
from airwitness.reading.page.opinions import require
from airwitness.reading.page.wire import unpacked
from airwitness.sandbox import Child, Sandbox

CPU_SECONDS = 20  # what any file may use
CPU_SECONDS_A_MEGABYTE = 8.0
_SANDBOX = Sandbox("airwitness.reading.page.child")
_WAIT_FOR = 20  # times its CPU that a child may take on a busy machine
_LONGEST_LINE = 512 << 20  # bytes; a child that claims more is not ours


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """A page of a file as it was read."""

    record: int
    """Its number among the answers of a web archive; 0 for a page that is a file."""
    url: str
    text: ArticleText


def read_page_file(path: Path, *, charset: str | None = None) -> ArticleText:
    """Read a page.

    Args:
        path: the file.
        charset: that the server named.

    Raises:
        InputError: it cannot be read.
        MissingExtra: the libraries that read pages are not installed.
    """
    pages, problem = _read(path, {"form": "html", "charset": charset, "record": None})
    if not pages:
        raise InputError(problem or "there is no page in it")
    return pages[0].text


def read_web_archive(
    path: Path, form: str, *, record: int | None = None
) -> tuple[list[PageText], str | None]:
    """Read the pages of a web archive.

    Args:
        path: the file.
        form: `warc` or `wacz`.
        record: number of the only page that is wanted.

    Returns:
        The pages, and in words what could not be read.

    Raises:
        InputError: there is no page in it.
        MissingExtra: the libraries that read pages are not installed.
    """
    pages, problem = _read(path, {"form": form, "charset": None, "record": record})
    if not pages:
        raise InputError(problem or "there is no page in it")
    return pages, problem


def _read(path: Path, request: dict[str, Any]) -> tuple[list[PageText], str | None]:
    require()
    pages, problem, is_dead = _tried(path, {**request, "ask": True})
    if is_dead:
        known = {page.record for page in pages}
        again, problem, is_dead = _tried(path, {**request, "ask": False})
        pages = sorted(
            [*pages, *(page for page in again if page.record not in known)],
            key=lambda page: page.record,
        )
    return pages, problem


def _tried(path: Path, request: dict[str, Any]) -> tuple[list[PageText], str | None, bool]:
    """Pages, what could not be read, and whether the child died of it."""
    cpu = CPU_SECONDS + round(CPU_SECONDS_A_MEGABYTE * path.stat().st_size / 1e6)
    pages: list[PageText] = []
    with path.open("rb") as stream:
        child = _SANDBOX.start({**request, "cpu": cpu}, stream.fileno())
    with closing(child):
        timer = threading.Timer(cpu * _WAIT_FOR, child.kill)
        timer.start()
        try:
            for message in _messages(child):
                if "end" in message:
                    return pages, None if message["end"] is None else str(message["end"]), False
                pages.append(_page(message))
        finally:
            timer.cancel()
            child.kill()
        code = child.wait()
    return pages, _cause_of_death(code), True


def _messages(child: Child) -> Iterator[dict[str, Any]]:
    """What the child sends, up to its end."""
    while (line := child.stdout.readline(_LONGEST_LINE)).endswith(b"\n"):
        try:
            message = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError("the reader sent what cannot be read") from error
        yield message if isinstance(message, dict) else {}


def _page(message: dict[str, Any]) -> PageText:
    record = message.get("record")
    return PageText(
        record=record if isinstance(record, int) else 0,
        url=str(message.get("url", "")),
        text=unpacked(message.get("text")),
    )


def _cause_of_death(code: int) -> str:
    if code in {-signal.SIGXCPU, -signal.SIGKILL}:
        return "the reader needed more time than the size of the file allows"
    return "the reader crashed on it"
