"""The reading child: one process, one file, nothing else.

Started as `python -P -m airwitness.reading.page.child REQUEST` with the file as standard input.
When the libraries are imported and rehearsed it lowers the number of files that it may have open
to the three that it has, so that a crafted page can reach no other file and no socket. Memory and
CPU time are limited, nothing can be written, no core is dumped.

REQUEST is JSON: {"form": "html" | "warc" | "wacz", "charset": name | null, "ask": whether to ask
the libraries, "cpu": seconds, "record": number of the only answer of a web archive that is wanted |
null}.

Standard output carries a line of JSON a page: {"record", "url", "text"} (see `wire`); and at last
{"end": what could not be read, in words | null}.
"""

import json
import os
import resource
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

from airwitness.reading import encoding
from airwitness.reading.article import MOST_CHARACTERS
from airwitness.reading.page import opinions, web_archive
from airwitness.reading.page.read import read_page
from airwitness.reading.page.web_archive import Truncated, WebPage, web_pages
from airwitness.reading.page.wire import packed

MEMORY_BYTES = 2 << 30
LARGEST = 64 << 20  # bytes of a page that is a file
NOT_WHOLE = "the page is not read to its end: it is cut off or too large"


def main() -> None:
    """Serve the one request of this process."""
    request = json.loads(sys.argv[1])
    stream = os.fdopen(0, "rb", buffering=1 << 16)
    encoding.rehearse()
    opinions.rehearse()
    web_archive.rehearse()
    _limit(int(request["cpu"]))
    end = None
    try:
        for page in _pages(stream, request):
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


def _limit(cpu_seconds: int) -> None:
    """Give up what reading does not need. No file may be opened from here on."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def _send(message: dict[str, Any]) -> None:
    data = json.dumps(message).encode() + b"\n"
    while data:
        data = data[os.write(1, data) :]


if __name__ == "__main__":
    main()
