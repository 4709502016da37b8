"""HTML as it stands → blocks of words, each character with its place; and what its head says.

Every step goes forward through the source, and nothing is looked for twice, so that a page of any
size and nesting costs time in proportion to its length. Nothing is mended as browsers mend it: the
words and their order are wanted, not the tree.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from airwitness.reading.article import Piece, pieces_of, trimmed

_MARKUP = re.compile(r"<(?:(?P<close>/)?(?P<name>[a-zA-Z][^\s/>\x00]{0,80})|(?P<other>[!?]))")
_ATTRIBUTE = re.compile(
    r"[\s/]*+([^\s=>/\"'][^\s=>/]{0,120})[^\s=>]*+(?:\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?"
)
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
        "h4", "h5", "h6", "head", "header", "hr", "html", "legend", "li", "main", "menu", "nav",
        "ol", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_RAW = frozenset(
    {"script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp", "template",
     "noscript", "svg", "math"}
)  # fmt: skip
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
     "track", "wbr"}
)  # fmt: skip
_NOISE = frozenset({"nav", "footer", "form", "select", "button", "menu", "dialog", "head"})
_NOISY_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|footer|sidebar|related|share|social|comments?|cookie|advert|promo|"
    r"newsletter|subscribe|breadcrumbs?|recommended|banner)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ROLES = re.compile(
    r"(?:^|[\s_-])(?:(?P<byline>by-?line|authors?|contributor)|(?P<credit>credits?|photographer)|"
    r"(?P<caption>(?:fig)?caption)|(?P<date>date|dateline|published|pubdate|timestamp|datetime))"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_IMPLIED = frozenset({"p", "li", "dt", "dd", "td", "th", "tr", "option"})
"""Elements that the next of their kind ends."""
_KINDS = frozenset({"li", "blockquote", "figcaption", "p", "td", "th", "dt", "dd", "pre"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_DEEPEST = 400  # open elements that are kept account of
_MOST_SAID = 1_000  # entries of a head
_LONGEST_NAMES = 300  # characters of class and id that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """What a place in a page is inside of."""

    tag: str = ""
    """The nearest of heading, item, quotation, paragraph and the like."""
    is_noise: bool = False
    """Inside of navigation, a form, a footer."""
    is_main: bool = False
    """Inside of `article` or `main`."""
    role: str = ""
    """`byline`, `caption`, `credit`, `date` by a name that the page gave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A block of words."""

    pieces: tuple[Piece, ...]
    within: Within

    @property
    def text(self) -> str:
        """The words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Something that the head or an attribute says."""

    name: str
    """`title`, `meta NAME`, `time`, `html lang`."""
    text: str
    start: int
    end: int


@dataclass(slots=True, kw_only=True)
class Page:
    """What a page holds. It grows while it is read."""

    words: list[Words] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    scripts: list[tuple[int, int]] = field(default_factory=list)
    """Where JSON-LD stands."""


def read_source(source: str) -> Page:
    """Read HTML."""
    reader = _Reader(source)
    reader.read()
    return reader.page


def resolved(source: str, start: int, end: int) -> Iterator[Piece]:
    """A stretch of source with its references (`&eacute;`) as what they stand for."""
    done = start
    for match in _REFERENCE.finditer(source, start, end):
        meant = html.unescape(match.group())
        if meant != match.group():
            yield from pieces_of(source, done, match.start())
            done = match.end()
            even = "".join(piece.text for piece in pieces_of(meant, 0, len(meant)))
            yield Piece(text=even, start=match.start(), end=done)
    yield from pieces_of(source, done, end)


class _Reader:
    def __init__(self, source: str) -> None:
        self.page = Page()
        self._source = source
        self._open: list[tuple[str, Within]] = []
        self._within = Within()
        self._pieces: list[Piece] = []
        self._breaks = 0
        self._has_title = False
        self._counts: Counter[str] = Counter()  # open elements by name
        self._endless: set[str] = set()  # elements without markup that nothing ends
        self._places: set[Within] = set()  # what the words of this block are within

    def read(self) -> None:
        source, place = self._source, 0
        while (match := _MARKUP.search(source, place)) is not None:
            self._text(place, match.start())
            if match["other"]:
                place = _end_of_other(source, match.start())
            elif match["close"]:
                end = source.find(">", match.end())
                place = len(source) if end < 0 else end + 1
                self._close(match["name"].lower())
            else:
                place = self._element(match["name"].lower(), match.end())
        self._text(place, len(source))
        self._flush()

    def _element(self, name: str, place: int) -> int:
        """Take in a start tag, and all of an element that holds no markup; gives where it ends."""
        attributes: dict[str, tuple[str, int, int]] = {}
        place = _attributes(self._source, place, attributes)
        if name in _RAW and name not in self._endless and self._source[place - 2] != "/":
            end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self._source, place)
            if end is not None or name in {"script", "style"}:
                last = len(self._source) if end is None else end.start()
                self._raw(name, attributes, place, last)
                return last
            self._endless.add(name)
        self._take(name, attributes, place)
        if name in _BLOCKS:
            self._flush()
        if self._open and (
            (name in _BLOCKS and self._open[-1][0] == "p")
            or (name in _IMPLIED and self._open[-1][0] == name)
        ):
            self._close(self._open[-1][0])
        if name not in _VOID and len(self._open) < _DEEPEST:
            inside = _inside(self._within, name, attributes)
            if inside.role == "credit" != self._within.role:
                self._flush()
            self._open.append((name, self._within))
            self._counts[name] += 1
            self._within = inside
        return place

    def _take(self, name: str, attributes: dict[str, tuple[str, int, int]], place: int) -> None:
        """Take in what a start tag says by itself."""
        if name == "meta":
            self._meta(attributes)
        elif name == "br":
            self._break(place)
        elif name == "html" and "lang" in attributes:
            self._say("html lang", attributes["lang"])
        elif name == "time" and "datetime" in attributes:
            self._say("time", attributes["datetime"])

    def _raw(
        self, name: str, attributes: dict[str, tuple[str, int, int]], start: int, end: int
    ) -> None:
        if name == "title" and not self._has_title:
            self._has_title = True
            self._say("title", (self._source[start:end], start, end))
        kind = attributes.get("type", ("", 0, 0))[0].lower()
        if name == "script" and "ld+json" in kind:
            self.page.scripts.append((start, end))

    def _meta(self, attributes: dict[str, tuple[str, int, int]]) -> None:
        key = next(
            (attributes[k][0] for k in ("property", "name", "itemprop") if k in attributes), ""
        )
        if key and "content" in attributes:
            self._say(f"meta {key.lower()[:80]}", attributes["content"])

    def _say(self, name: str, value: tuple[str, int, int]) -> None:
        text, start, end = value
        if len(self.page.said) == _MOST_SAID:
            return
        self.page.said.append(
            Said(name=name, text=html.unescape(text).strip(), start=start, end=end)
        )

    def _close(self, name: str) -> None:
        if name in _BLOCKS or self._within.role == "credit":
            self._flush()
        while self._counts[name]:
            last, self._within = self._open.pop()
            self._counts[last] -= 1
            if last == name:
                return

    def _text(self, start: int, end: int) -> None:
        pieces = list(resolved(self._source, start, end))
        self._pieces += pieces
        if any(not piece.text.isspace() for piece in pieces):
            self._breaks = 0
            self._places.add(self._within)

    def _break(self, place: int) -> None:
        """One line end is a space, two are the end of a block."""
        self._breaks += 1
        if self._breaks > 1:
            self._flush()
        else:
            self._pieces.append(Piece(text=" ", start=place - 1, end=place))

    def _flush(self) -> None:
        pieces = trimmed(self._pieces)
        self._pieces = []
        self._breaks = 0
        within = self._within
        if len(self._places) == 1:
            within = self._places.pop()
        self._places.clear()
        if pieces:
            self.page.words.append(Words(pieces=tuple(pieces), within=within))


def _inside(outer: Within, name: str, attributes: dict[str, tuple[str, int, int]]) -> Within:
    """What the inside of an element is within."""
    names = " ".join(
        attributes[key][0]
        for key in ("class", "id", "itemprop", "rel", "role")
        if key in attributes
    )[:_LONGEST_NAMES]
    style = attributes.get("style", ("", 0, 0))[0][:_LONGEST_NAMES]
    is_hidden = "hidden" in attributes or "display:none" in style.replace(" ", "")
    tag = name if name in _HEADINGS or name in _KINDS else outer.tag
    if name == "p" and outer.tag in {"blockquote", "figcaption", "li"}:
        tag = outer.tag
    if name in {"article", "main", "body"}:
        tag = ""
    return Within(
        tag=tag,
        is_noise=outer.is_noise or is_hidden or name in _NOISE or bool(_NOISY_NAME.search(names)),
        is_main=outer.is_main or name in {"article", "main"},
        role=_role(names, name) or outer.role,
    )


def _role(names: str, tag: str) -> str:
    named = _ROLES.search(names)
    if named is not None and named.lastgroup:
        return named.lastgroup
    return {"figcaption": "caption", "time": "date"}.get(tag, "")


def _attributes(source: str, place: int, found: dict[str, tuple[str, int, int]]) -> int:
    """Read attributes up to the end of a start tag; the first of a name counts."""
    for match in _each_attribute(source, place):
        group = next((n for n in (2, 3, 4) if match[n] is not None), 0)
        if group:
            found.setdefault(match[1].lower(), (match[group], match.start(group), match.end(group)))
        else:
            found.setdefault(match[1].lower(), ("", match.end(), match.end()))
        place = match.end()
    end = source.find(">", place)
    return len(source) if end < 0 else end + 1


def _each_attribute(source: str, place: int) -> Iterator[re.Match[str]]:
    while (match := _ATTRIBUTE.match(source, place)) is not None:
        yield match
        place = match.end()


def _end_of_other(source: str, start: int) -> int:
    """Where a comment, a declaration or an instruction ends."""
    mark = "-->" if source.startswith("<!--", start) else ">"
    end = source.find(mark, start + 2)
    return len(source) if end < 0 else end + len(mark)
