"""WARC and WACZ files → the pages in them.

A page is an answer of type HTML, with status 200. Each is known by its number among the answers of
the file. Packed data is unpacked up to a limit; what lies behind it is not read, and the reading
says so.
"""

import gzip
import importlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from airwitness.errors import InputError

LARGEST_PAGE = 16 << 20  # bytes, unpacked
MOST_BYTES = 256 << 20  # of all pages together, unpacked
MOST_PAGES = 1_000  # pages that are read
MOST_RECORDS = 200_000  # records that are looked at
_READ = 1 << 16
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_FAILURES = (ValueError, LookupError, TypeError, AttributeError, EOFError, OSError, zlib.error)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """An answer of a web archive."""

    record: int
    """Its number among the answers of the file."""
    url: str
    data: bytes
    """The page, unpacked."""
    charset: str | None
    is_whole: bool
    """Whether all of it was there and was unpacked."""


class Truncated(InputError):  # noqa: N818 (it reads as a sentence)
    """What follows is not read."""


def web_pages(stream: BinaryIO, form: str) -> Iterator[WebPage]:
    """Every page of a web archive, in order.

    Args:
        stream: the file.
        form: `warc` or `wacz`.

    Raises:
        Truncated: there is more, which is damaged or beyond the limits; the pages before it stand.
    """
    counted = _Counted()
    if form == "warc":
        yield from _of_warc(stream, counted)
        return
    try:
        with zipfile.ZipFile(stream) as package:
            names = [n for n in package.namelist() if n.endswith((".warc", ".warc.gz"))]
            for name in sorted(names):
                with package.open(name) as member:
                    yield from _of_warc(member, counted)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, *_FAILURES) as error:
        raise Truncated("the WACZ file is damaged") from error


def rehearse() -> None:
    """Make the libraries import all that they import late."""
    body = gzip.compress(b"<p>A page.</p>")
    head = ("HTTP/1.1 200 OK", "Content-Type: text/html", "Content-Encoding: gzip")
    answer = "\r\n".join((*head, f"Content-Length: {len(body)}", "", "")).encode() + body
    named = ("WARC/1.0", "WARC-Type: response", "WARC-Target-URI: http://a.example/")
    length = f"Content-Length: {len(answer)}"
    record = "\r\n".join((*named, "Content-Type: application/http", length, "", "")).encode()
    data = gzip.compress(record + answer + b"\r\n\r\n")
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as writer:
        writer.writestr("archive/data.warc.gz", data)
    for _ in web_pages(package, "wacz"):
        continue


class _Counted:
    """What was taken so far, of all files of one archive."""

    def __init__(self) -> None:
        self.records = self.answers = self.pages = self.size = 0


def _of_warc(stream: Any, counted: _Counted) -> Iterator[WebPage]:
    warcio = importlib.import_module("warcio.archiveiterator")
    iterator = iter(warcio.ArchiveIterator(stream))
    while True:
        try:
            record = next(iterator, None)
            if record is None:
                return
            page = _page(record, counted)
        except _FAILURES as error:
            reason = f"the web archive is damaged behind record {counted.records}"
            raise Truncated(reason) from error
        if page is not None:
            yield page
        if counted.records > MOST_RECORDS or counted.pages >= MOST_PAGES:
            raise Truncated(f"only the first {counted.pages} pages are read")
        if counted.size > MOST_BYTES:
            raise Truncated(f"only the first {MOST_BYTES >> 20} MiB are unpacked")


def _page(record: Any, counted: _Counted) -> WebPage | None:
    """The page that a record holds, None where it holds none."""
    counted.records += 1
    if record.rec_type not in {"response", "resource"}:
        return None
    number = counted.answers
    counted.answers += 1
    heads = record.http_headers
    kind = (heads.get_header("Content-Type") if heads else record.content_type) or ""
    status = heads.get_statuscode() if heads else "200"
    if status != "200" or not kind.lower().startswith(("text/html", "application/xhtml")):
        return None
    data, is_whole = _unpacked(record.content_stream())
    while is_whole and record.raw_stream.read(_READ):
        continue
    is_whole = is_whole and not getattr(record.raw_stream, "limit", 0)  # what should have come
    counted.size += len(data)
    counted.pages += 1
    charset = _CHARSET.search(kind)
    return WebPage(
        record=number,
        url=(record.rec_headers.get_header("WARC-Target-URI") or "")[:2_000],
        data=data,
        charset=charset.group(1) if charset else None,
        is_whole=is_whole,
    )


def _unpacked(stream: Any) -> tuple[bytes, bool]:
    """What a stream gives, up to the limit, and whether that is all."""
    found = io.BytesIO()
    while found.tell() <= LARGEST_PAGE:
        part = stream.read(_READ)
        if not part:
            return found.getvalue(), True
        found.write(part)
    return found.getvalue()[:LARGEST_PAGE], False
