"""What two libraries take for the body of a page: text without places.

An opinion that cannot be had (a library gives up on a page) is empty; it never fails the reading.
"""

import contextlib
import functools
import importlib
import importlib.util
import logging
from importlib.metadata import version

from airwitness.errors import MissingExtra
from airwitness.reading.page.source import read_source

_LIBRARIES = ("trafilatura", "readability", "lxml", "warcio")
_GIVES_UP = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
    MemoryError,
    OSError,
    SyntaxError,  # of which lxml makes its errors
)
_LARGEST = 3_000_000  # characters of a page that libraries are asked about


def require() -> None:
    """Make sure that the libraries are there.

    Raises:
        MissingExtra: they are not.
    """
    if any(importlib.util.find_spec(name) is None for name in _LIBRARIES):
        raise MissingExtra("articles")


@functools.cache
def reader() -> str:
    """Name and versions of what reads pages."""
    return (
        f"article 1 page (trafilatura {version('trafilatura')}, "
        f"readability-lxml {version('readability-lxml')})"
    )


def rehearse() -> None:
    """Make the libraries import and read all that they need later."""
    reader()
    logging.disable(logging.CRITICAL)
    paragraphs = "<p>A few words, to begin with.</p>" * 20
    page = f"<html><body><article><h1>A</h1>{paragraphs}</article></body></html>"
    for text in (page, "<html><body><p>Few words.</p></body></html>"):
        by_trafilatura(text)
        by_readability(text)


def by_trafilatura(page: str) -> str:
    """The body as trafilatura sees it, a block a line."""
    if len(page) > _LARGEST:
        return ""
    trafilatura = importlib.import_module("trafilatura")
    with contextlib.suppress(*_GIVES_UP):
        found = trafilatura.extract(
            page, include_comments=False, include_tables=True, output_format="txt"
        )
        return found or ""
    return ""


def by_readability(page: str) -> str:
    """The body as readability sees it, a block a line."""
    if len(page) > _LARGEST:
        return ""
    readability = importlib.import_module("readability")
    with contextlib.suppress(readability.readability.Unparseable, *_GIVES_UP):
        summary = readability.Document(page).summary(html_partial=True)
        return "\n".join(words.text for words in read_source(summary).words)
    return ""
