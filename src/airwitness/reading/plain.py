"""Plain text → kept text: paragraphs, and what the first lines say of title, author and date.

A blank line ends a paragraph. Lines that were wrapped at a width are one paragraph; short or very
long ones are one each. A first line that is short and ends like no sentence is the title.
"""

import re
from collections.abc import Iterator

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

READER = "article 1 plain"
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BLANK = re.compile(
    r"(?:\r\n|[\n\r\x85\u2028\u2029])[^\S\n\r]*(?:\r\n|[\n\r\x85\u2028\u2029])|\x0c|\u2029"
)
_WRAPPED = range(40, 121)  # characters of a line that was cut at a width
_TITLE = 200  # characters; a longer first line is text
_HEAD = 6  # blocks among which byline and date are looked for
_SENTENCE_ENDS = (".", "!", ":", ";", ",", "؛", "،", "۔", "…")
_SOURCED = (BlockKind.TITLE, BlockKind.BYLINE, BlockKind.OUTLET, BlockKind.DATE)


def read_plain(source: Decoded) -> ArticleText:
    """Read a text file."""
    text = source.text
    blocks = [trimmed(pieces_of(text, start, end)) for start, end in _paragraphs(text)]
    drafts = labelled([pieces for pieces in blocks if pieces])
    kept, offsets = assembled(drafts, language=language_of(text))
    found = {
        kind: _sourced(kept.text, drafts, number, kept.blocks[number].start)
        for number, (kind, _) in reversed(list(enumerate(drafts)))
        if kind in _SOURCED
    }
    return text_of(source, (kept, offsets), reader=READER, said=found)


def labelled(blocks: list[list[Piece]]) -> list[Draft]:
    """What each block is, by its words and its place."""
    drafts: list[Draft] = []
    for number, pieces in enumerate(blocks):
        line = "".join(piece.text for piece in pieces)
        if number == 0 and len(blocks) > 1 and _is_title(line):
            drafts.append((BlockKind.TITLE, pieces))
            continue
        kind = head_kind_of(line) if number < _HEAD else kind_of(line)
        drafts.append((kind or BlockKind.PARAGRAPH, pieces))
    return drafts


def _is_title(line: str) -> bool:
    is_other = head_kind_of(line) is not None
    return len(line) <= _TITLE and not line.endswith(_SENTENCE_ENDS) and not is_other


def _sourced(text: str, drafts: list[Draft], number: int, start: int) -> Sourced:
    kind, pieces = drafts[number]
    words = "".join(piece.text for piece in pieces)
    how = "first line" if kind is BlockKind.TITLE else "line"
    end = start + len(words)
    source = (pieces[0].start, pieces[-1].end)
    return Sourced(text=text[start:end], how=how, span=(start, end), source=source)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where paragraphs stand."""
    done = 0
    for blank in _BLANK.finditer(text):
        yield from _unwrapped(text, done, blank.start())
        done = blank.end()
    yield from _unwrapped(text, done, len(text))


def _unwrapped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Lines between two blank ones: one paragraph if they were cut at a width, else one each."""
    lines = [match.span() for match in _LINE.finditer(text, start, end)]
    first = 0
    for number, (low, high) in enumerate(lines):
        is_last = number + 1 == len(lines)
        if is_last or high - low not in _WRAPPED or head_kind_of(text[low:high].strip()):
            yield lines[first][0], high
            first = number + 1
