"""Markdown → kept text: headings, quotes, items and paragraphs, without their marks.

Only what tells words from marks is understood; what is not understood stays as it stands. The
first heading of the first level is the title; a head between two lines `---` may name title,
author, date and outlet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from airwitness.reading import BlockKind
from airwitness.reading.article import (
    ArticleText,
    Draft,
    Piece,
    Sourced,
    assembled,
    pieces_of,
    text_of,
    trimmed,
)
from airwitness.reading.encoding import Decoded
from airwitness.reading.language import language_of
from airwitness.reading.lines import head_kind_of, kind_of

READER = "article 1 markdown"
_LINE = re.compile(r"[^\n]*\n?")
_FRONT = re.compile(r"\A---[ \t]*\r?\n")
_ENTRY = re.compile(r"(?P<name>[A-Za-z_-]{1,20}):[ \t]*[\"']?(?P<value>[^\r\n]*?)[\"']?[ \t]*\r?$")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_QUOTE = re.compile(r" {0,3}(?:> ?)+")
_ITEM = re.compile(r"\s{0,12}(?:[-*+]|\d{1,3}[.)])[ \t]+")
_RULE = re.compile(
    r" {0,3}(?:(?:-[ \t]*){3,60}|(?:\*[ \t]*){3,60}|(?:_[ \t]*){3,60}|(?:=[ \t]*){2,60})$"
)
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_IMAGE_LINE = re.compile(r"\s{0,3}!\[")
_INLINE = re.compile(
    r"(?P<image>!)?\[(?P<words>[^\[\]\n]{0,500})\]\([^()\n]{0,500}\)"
    r"|(?P<mark>\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=[\w.,!?])_{1,3}(?!\w)|`{1,2}|~~)"
    r"|\\(?P<plain>[\\`*_{}\[\]()#+.!>|~-])"
)
_TITLE_OF_LEVEL = 1
_HEAD = 6  # blocks among which byline and date are looked for
_LONGEST_ENTRY = 500  # characters of a line before the text
_NAMES = {
    "title": BlockKind.TITLE,
    "author": BlockKind.BYLINE,
    "byline": BlockKind.BYLINE,
    "date": BlockKind.DATE,
    "outlet": BlockKind.OUTLET,
    "publication": BlockKind.OUTLET,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int
    end: int
    kind: BlockKind
    is_new: bool
    """Whether a block begins here whatever stood before."""


def read_markdown(source: Decoded) -> ArticleText:
    """Read a Markdown file."""
    text = source.text
    body, said = _front(text)
    drafts: list[Draft] = []
    for kind, lines in _blocks(text, body):
        joined = [piece for line in lines for piece in (*_inline(text, line), _end_of(line))]
        words = trimmed(joined)
        if words:
            drafts.append((_kind(kind, words, drafts), words))
    kept, offsets = assembled(drafts, language=language_of(text))
    for number, (kind, pieces) in enumerate(drafts):
        if kind in _NAMES.values():
            block = kept.blocks[number]
            said.setdefault(
                kind,
                Sourced(
                    text=kept.text[block.start : block.end],
                    how="heading" if kind is BlockKind.TITLE else "line",
                    span=(block.start, block.end),
                    source=(pieces[0].start, pieces[-1].end),
                ),
            )
    return text_of(source, (kept, offsets), reader=READER, said=said)


def _front(text: str) -> tuple[int, dict[BlockKind, Sourced]]:
    """Where the text begins, and what the head before it says."""
    opened = _FRONT.match(text)
    closed = text.find("\n---", opened.end() - 1) if opened else -1
    if opened is None or closed < 0:
        return 0, {}
    said: dict[BlockKind, Sourced] = {}
    for line in _LINE.finditer(text, opened.end(), closed + 1):
        entry = _ENTRY.match(line.group().rstrip("\n")[:_LONGEST_ENTRY])
        kind = _NAMES.get(entry["name"].lower()) if entry else None
        if entry and kind and entry["value"]:
            low, high = (line.start() + place for place in entry.span("value"))
            how = f"meta {entry['name'].lower()}"
            said[kind] = Sourced(text=entry["value"], how=how, span=None, source=(low, high))
    after = text.find("\n", closed + 1)
    return len(text) if after < 0 else after + 1, said


def _blocks(text: str, body: int) -> Iterator[tuple[BlockKind, list[_Line]]]:
    """Lines that belong together."""
    held: list[_Line] = []
    for line in _lines(text, body):
        is_blank = line.start >= line.end
        is_other = bool(held) and (line.is_new or line.kind is not held[0].kind)
        if held and (is_blank or is_other) and not _goes_on(held, line):
            yield held[0].kind, held
            held = []
        if not is_blank:
            held.append(line)
            if line.kind in {BlockKind.HEADING, BlockKind.TITLE, BlockKind.CAPTION}:
                yield line.kind, held
                held = []
    if held:
        yield held[0].kind, held


def _goes_on(held: list[_Line], line: _Line) -> bool:
    """Whether a plain line goes on with the item or quote before it."""
    is_open = held[0].kind in {BlockKind.ITEM, BlockKind.QUOTE}
    is_plain = line.kind is BlockKind.PARAGRAPH and not line.is_new
    return is_open and is_plain and line.start < line.end


def _lines(text: str, body: int) -> Iterator[_Line]:
    """Each line without the mark at its beginning; blank ones are empty."""
    is_fenced = False
    for match in _LINE.finditer(text, body):
        start, end = match.start(), match.start() + len(match.group().rstrip())
        if start == match.end():
            return
        if _FENCE.match(text, start, end):
            is_fenced = not is_fenced
            yield _Line(start=end, end=end, kind=BlockKind.PARAGRAPH, is_new=True)
        elif is_fenced or _RULE.match(text, start, end):
            low = start if is_fenced else end
            yield _Line(start=low, end=end, kind=BlockKind.PARAGRAPH, is_new=is_fenced)
        else:
            yield _marked(text, start, end)


def _marked(text: str, start: int, end: int) -> _Line:
    for pattern, kind in (
        (_HEADING, BlockKind.HEADING),
        (_QUOTE, BlockKind.QUOTE),
        (_ITEM, BlockKind.ITEM),
    ):
        mark = pattern.match(text, start, end)
        if mark is None:
            continue
        if kind is BlockKind.HEADING:
            closing = _CLOSING.search(text, max(mark.end(), end - 80), end)
            last = closing.start() if closing else end
            is_top = len(mark.group(1)) == _TITLE_OF_LEVEL
            level = BlockKind.TITLE if is_top else BlockKind.HEADING
            return _Line(start=mark.end(), end=last, kind=level, is_new=True)
        return _Line(start=mark.end(), end=end, kind=kind, is_new=kind is BlockKind.ITEM)
    kind = BlockKind.CAPTION if _IMAGE_LINE.match(text, start, end) else BlockKind.PARAGRAPH
    return _Line(start=start, end=end, kind=kind, is_new=False)


def _kind(kind: BlockKind, pieces: list[Piece], before: list[Draft]) -> BlockKind:
    """What a block is, among those before it."""
    if kind is BlockKind.TITLE:
        is_first = all(other is not BlockKind.TITLE for other, _ in before)
        return BlockKind.TITLE if is_first else BlockKind.HEADING
    if kind is not BlockKind.PARAGRAPH:
        return kind
    line = "".join(piece.text for piece in pieces)
    return (head_kind_of(line) if len(before) < _HEAD else kind_of(line)) or kind


def _inline(text: str, line: _Line) -> Iterator[Piece]:
    """The words of a line, without marks of emphasis and targets of links."""
    done = line.start
    for match in _INLINE.finditer(text, line.start, line.end):
        yield from pieces_of(text, done, match.start())
        for name in ("words", "plain"):
            if match[name] is not None:
                yield from pieces_of(text, *match.span(name))
        done = match.end()
    yield from pieces_of(text, done, line.end)


def _end_of(line: _Line) -> Piece:
    """The line end, as the space that it is between words."""
    return Piece(text=" ", start=line.end, end=line.end + 1)
