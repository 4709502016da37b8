"""What a page says of itself: title, author, outlet, date, each with where it says so."""

import json
import re
from collections.abc import Callable, Iterator, Sequence

from airwitness.reading.article import Sourced
from airwitness.reading.page.source import Page, Said, Words

_STRING = r"\"((?:[^\"\\]|\\.){0,1000}+)\""
_IN_SCRIPT = {
    "title": re.compile(rf"\"headline\"\s{{0,20}}:\s{{0,20}}{_STRING}"),
    "byline": re.compile(
        rf"\"author\"\s{{0,20}}:\s{{0,20}}\[?\s{{0,20}}\{{[^{{}}]{{0,500}}?"
        rf"\"name\"\s{{0,20}}:\s{{0,20}}\[?\s{{0,20}}{_STRING}"
    ),
    "outlet": re.compile(
        rf"\"publisher\"\s{{0,20}}:\s{{0,20}}\{{[^{{}}]{{0,500}}?"
        rf"\"name\"\s{{0,20}}:\s{{0,20}}{_STRING}"
    ),
    "date": re.compile(rf"\"datePublished\"\s{{0,20}}:\s{{0,20}}{_STRING}"),
}
_METAS = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "byline": ("author", "article:author", "dc.creator", "byl", "parsely-author"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "date": (
        "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate",
        "parsely-pub-date", "sailthru.date", "publish-date", "dcterms.created",
    ),
}  # fmt: skip
_ADDRESS = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_SOUNDLESS = re.compile(r"[\W_]+")
_LONGEST = 500  # characters of a value that is believed
_SCRIPT = 200_000  # characters of JSON-LD that are looked at


def said(page: Page, source: str, what: str) -> Sourced | None:
    """What the head of a page says.

    Args:
        page: as read.
        source: the page itself.
        what: `title`, `byline`, `outlet` or `date`.
    """
    for find in _ORDER[what]:
        for sourced in find(page, source, what):
            is_name = what in {"byline", "outlet"}
            if sourced.text and not (is_name and _ADDRESS.match(sourced.text)):
                return sourced
    return None


def title_block(words: Sequence[Words], said_title: str, first_title: str) -> int | None:
    """Which block shows the title: a heading of the first level that agrees with the head.

    Args:
        words: all blocks.
        said_title: what `og:title` and the like say, empty if nothing.
        first_title: what the element `title` says, empty if nothing.
    """
    headings = [n for n, block in enumerate(words) if block.within.tag == "h1"]
    wanted = [_key(title) for title in (said_title, first_title) if title]
    for number in headings:
        key = _key(words[number].text)
        if key and any(key in title or title in key for title in wanted if title):
            return number
    fair = [n for n in headings if not words[n].within.is_noise]
    return fair[0] if len(fair) == 1 or (fair and not wanted) else None


def language(page: Page) -> str:
    """What a page says that it is written in."""
    return next((said.text for said in page.said if said.name == "html lang"), "")


def _by_meta(page: Page, _source: str, what: str) -> Iterator[Sourced]:
    for name in _METAS[what]:
        for entry in page.said:
            if entry.name == f"meta {name}":
                yield _sourced(entry)


def _by_script(page: Page, source: str, what: str) -> Iterator[Sourced]:
    for start, end in page.scripts:
        match = _IN_SCRIPT[what].search(source, start, min(end, start + _SCRIPT))
        if match:
            try:
                text = json.loads(f'"{match[1]}"', strict=False)
            except ValueError:
                continue
            words = " ".join(text.encode("utf-8", "replace").decode().split())[:_LONGEST]
            yield Sourced(text=words, how="json-ld", span=None, source=match.span(1))


def _by_title(page: Page, _source: str, _what: str) -> Iterator[Sourced]:
    yield from (_sourced(entry) for entry in page.said if entry.name == "title")


def _by_time(page: Page, _source: str, _what: str) -> Iterator[Sourced]:
    yield from (_sourced(entry) for entry in page.said if entry.name == "time")


def _sourced(entry: Said) -> Sourced:
    text = " ".join(entry.text.split())[:_LONGEST]
    return Sourced(text=text, how=entry.name, span=None, source=(entry.start, entry.end))


def _key(text: str) -> str:
    return _SOUNDLESS.sub("", text).lower()


_Find = Callable[[Page, str, str], Iterator[Sourced]]
_ORDER: dict[str, tuple[_Find, ...]] = {
    "title": (_by_meta, _by_script, _by_title),
    "byline": (_by_meta, _by_script),
    "outlet": (_by_meta, _by_script),
    "date": (_by_meta, _by_script, _by_time),
}
