"""The reading child: one process, one file, nothing else (see `sandbox`).

The request is {"form": "html" | "warc" | "wacz", "charset": name | null, "ask": whether to ask
the libraries, "cpu": seconds, "record": number of the only answer of a web archive that is wanted |
null}.

Standard output carries a line of JSON a page: {"record", "url", "text"} (see `wire`); and at last
{"end": what could not be read, in words | null}.
"""

import json
import os
from collections.abc import Iterator
from typing import Any, BinaryIO

from airwitness.reading import encoding
from airwitness.reading.article import MOST_CHARACTERS
from airwitness.reading.page import opinions, web_archive
from airwitness.reading.page.read import read_page
from airwitness.reading.page.web_archive import Truncated, WebPage, web_pages
from airwitness.reading.page.wire import packed

LARGEST = 64 << 20  # bytes of a page that is a file
NOT_WHOLE = "the page is not read to its end: it is cut off or too large"


def rehearse() -> None:
    """Make the libraries import all that they import late, while files may still be opened."""
    encoding.rehearse()
    opinions.rehearse()
    web_archive.rehearse()


def serve(request: dict[str, Any]) -> None:
    """Read the pages on standard input."""
    end = None
    try:
        for page in _pages(os.fdopen(0, "rb", buffering=1 << 16), request):
            if request["record"] in {None, page.record}:
                _send(_read(page, ask=bool(request["ask"])))
    except Truncated as error:
        end = error.message
    _send({"end": end})


def _pages(stream: BinaryIO, request: dict[str, Any]) -> Iterator[WebPage]:
    if request["form"] != "html":
        yield from web_pages(stream, request["form"])
        return
    data = stream.read(LARGEST)
    yield WebPage(record=0, url="", data=data, charset=request["charset"], is_whole=True)


def _read(page: WebPage, *, ask: bool) -> dict[str, Any]:
    source = encoding.decoded(page.data, header=page.charset, is_page=True)
    if len(source.text) > MOST_CHARACTERS:
        source = source.cut(MOST_CHARACTERS)
    text = packed(read_page(source, ask=ask))
    if not page.is_whole:
        text["problems"].append(NOT_WHOLE)
    return {"record": page.record, "url": page.url, "text": text}


def _send(message: dict[str, Any]) -> None:
    data = json.dumps(message).encode() + b"\n"
    while data:
        data = data[os.write(1, data) :]
