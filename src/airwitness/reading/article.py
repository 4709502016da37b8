"""What is read of an article: the kept text, and where each character of it came from.

A source (a page, a text file) is decoded to characters first. The kept text is made of stretches
of it: white space is run together, marks of layout are left out, references such as `&eacute;` are
resolved; nothing else is changed. The *offset map* says for every stretch of the kept text which
characters of the decoded source it was made of. The same source and the same reader give the same
kept text, so it may be thrown away and made again.

Example:
    >>> pieces = trimmed(pieces_of("Two  words", 0, 10))
    >>> kept, offsets = assembled([(BlockKind.PARAGRAPH, pieces)], language="en")
    >>> kept.text, offsets.source(4, 9)
    ('Two words', ((5, 10),))
"""

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from airwitness.reading import Block, BlockKind, KeptText, Passage
from airwitness.reading.encoding import Decoded
from airwitness.reading.lines import outlet_in
from airwitness.spans import Span

MOST_CHARACTERS = 8_000_000  # of a source; what lies behind is not read
LONGEST_PASSAGE = 4_000  # characters; a longer block is several passages
_UNEVEN = re.compile(r"(?:[^\S ]|[\x00-\x1f\x7f-\x9f]| (?=[\s\x00-\x1f\x7f-\x9f]))+[ ]?")
"""White space and controls that do not stand as one plain space between two words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of kept text and the source that it was made of.

    Where both are equally long they agree character by character; else the whole stretch stands
    for the whole of the source.
    """

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetMap:
    """Characters of the kept text → characters of the decoded source."""

    runs: tuple[Run, ...]
    """In order of the kept text; line ends between blocks are in none."""

    def source(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The source of [start, end): stretches that do not touch, in order of the kept text."""
        found: list[tuple[int, int]] = []
        first = bisect.bisect_right(self.runs, start, key=lambda run: run.end)
        for run in self.runs[first:]:
            if run.start >= end:
                break
            low, high = run.source_start, run.source_end
            if high - low == run.end - run.start:
                low, high = low + max(0, start - run.start), high - max(0, run.end - end)
            if found and found[-1][1] == low:
                found[-1] = (found[-1][0], high)
            else:
                found.append((low, high))
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """A title, name or date, and where it was found."""

    text: str
    how: str
    """`first line`, `heading`, `line`, `byline`, `element`, `meta NAME`, `json-ld`."""
    span: tuple[int, int] | None
    """Where it stands in the kept text; None where it is said beside the text only."""
    source: tuple[int, int]
    """Where it stands in the decoded source."""

    def as_json(self) -> dict[str, Any]:
        """For `show --json`."""
        span = None if self.span is None else list(self.span)
        return {"text": self.text, "how": self.how, "span": span, "source": list(self.source)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A stretch of kept text that is heard or shown at a time."""

    start: int
    end: int
    span: Span
    """Time in what it is a transcript of."""
    speaker: str | None = None
    """As the source names who speaks, if it does."""
    doubts: tuple[str, ...] = ()
    """Why the words may be wrong: see `Passage`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText:
    """Everything that is read of one article."""

    kept: KeptText
    offsets: OffsetMap
    encoding: str
    """Encoding of the source, as Python knows it; offsets count its characters."""
    reader: str
    """What read it, with versions."""
    title: Sourced | None = None
    byline: Sourced | None = None
    outlet: Sourced | None = None
    date: Sourced | None = None
    problems: tuple[str, ...] = ()
    """In words, what could not be read."""
    guesses: tuple[str, ...] = ()
    """In words, what is a guess."""
    times: tuple[Timed, ...] = ()
    """Of subtitles and transcripts: one a block."""

    def about(self) -> dict[str, Any]:
        """What it says of itself, for JSON."""
        names = ("title", "byline", "outlet", "date")
        found = {name: getattr(self, name) for name in names}
        return {
            **{name: None if value is None else value.as_json() for name, value in found.items()},
            "encoding": self.encoding,
            "problems": list(self.problems),
            "guesses": list(self.guesses),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters for the kept text, made of [start, end) of the source."""

    text: str
    start: int
    end: int


Draft: TypeAlias = tuple[BlockKind, Sequence[Piece]]


def pieces_of(source: str, start: int, end: int) -> Iterator[Piece]:
    """A stretch of source as it is, but for white space, which is run together to one space."""
    done = start
    for match in _UNEVEN.finditer(source, start, end):
        if done < match.start():
            yield Piece(text=source[done : match.start()], start=done, end=match.start())
        yield Piece(text=" ", start=match.start(), end=match.end())
        done = match.end()
    if done < end:
        yield Piece(text=source[done:end], start=done, end=end)


def trimmed(pieces: Iterable[Piece]) -> list[Piece]:
    """Without space at both ends, and with one space where two pieces bring one each."""
    found: list[Piece] = []
    for piece in pieces:
        has_space = not found or found[-1].text.endswith(" ")
        if has_space and piece.text.startswith(" "):
            if len(piece.text) == 1:
                continue
            piece = Piece(text=piece.text[1:], start=piece.start + 1, end=piece.end)  # noqa: PLW2901
        found.append(piece)
    if found and found[-1].text.endswith(" "):
        last = found.pop()
        if len(last.text) > 1:
            found.append(Piece(text=last.text[:-1], start=last.start, end=last.end - 1))
    return found


def assembled(drafts: Iterable[Draft], *, language: str) -> tuple[KeptText, OffsetMap]:
    """Put blocks together to a kept text, a line each; empty ones are left out."""
    parts: list[str] = []
    blocks: list[Block] = []
    runs: list[Run] = []
    length = 0
    for kind, pieces in drafts:
        if not pieces:
            continue
        if parts:
            parts.append("\n")
            length += 1
        start = length
        for piece in pieces:
            end = length + len(piece.text)
            runs.append(Run(start=length, end=end, source_start=piece.start, source_end=piece.end))
            parts.append(piece.text)
            length = end
        blocks.append(Block(start=start, end=length, kind=kind))
    kept = KeptText(text="".join(parts), blocks=tuple(blocks), language=language)
    return kept, OffsetMap(runs=tuple(runs))


def text_of(
    source: Decoded,
    found: tuple[KeptText, OffsetMap],
    *,
    reader: str,
    said: Mapping[BlockKind, Sourced],
    problems: Sequence[str] = (),
    times: Sequence[Timed] = (),
) -> ArticleText:
    """What a reader found in a source.

    Args:
        source: the decoded source, with what was wrong and what was guessed in decoding it.
        found: the text and where it came from, as `assembled`.
        reader: what read it, with versions.
        said: title, byline, outlet and date, as far as the source says them.
        problems: in words, what the reader could not read.
        times: of subtitles and transcripts, one a block.
    """
    kept, offsets = found
    return ArticleText(
        kept=kept,
        offsets=offsets,
        encoding=source.encoding,
        reader=reader,
        title=said.get(BlockKind.TITLE),
        byline=said.get(BlockKind.BYLINE),
        outlet=said.get(BlockKind.OUTLET) or outlet_of(found, said.get(BlockKind.BYLINE)),
        date=said.get(BlockKind.DATE),
        problems=(*source.problems(), *problems),
        guesses=source.guesses(),
        times=tuple(times),
    )


def outlet_of(found: tuple[KeptText, OffsetMap], byline: Sourced | None) -> Sourced | None:
    """The outlet as the byline names it, if it stands in the text and names one."""
    if byline is None or byline.span is None:
        return None
    named = outlet_in(byline.text)
    if named is None:
        return None
    kept, offsets = found
    start, end = (byline.span[0] + place for place in named)
    source = offsets.source(start, end)
    return Sourced(
        text=kept.text[start:end],
        how="byline",
        span=(start, end),
        source=(source[0][0], source[-1][1]),
    )


def passages_of(text: ArticleText, digest: str, *, part: str | None = None) -> list[Passage]:
    """The passages of an article: its blocks, or what is said at one time.

    Args:
        text: as read.
        digest: SHA-256 of the object.
        part: SHA-256 of the part that it is a transcript of.
    """
    name = text.reader.split(" ", 1)[0]
    if text.times:
        return [
            Passage(
                object=digest,
                start=timed.start,
                end=timed.end,
                text=text.kept.text[timed.start : timed.end],
                reader=name,
                part=part,
                span=timed.span,
                speaker=timed.speaker,
                doubts=timed.doubts,
            )
            for timed in text.times
        ]
    return [
        Passage(object=digest, start=start, end=end, text=text.kept.text[start:end], reader=name)
        for block in text.kept.blocks
        for start, end in _cut(text.kept.text, block.start, block.end)
    ]


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch as passages: at spaces, where it is too long for one."""
    while end - start > LONGEST_PASSAGE:
        space = text.rfind(" ", start + 1, start + LONGEST_PASSAGE)
        last = space if space > 0 else start + LONGEST_PASSAGE
        yield start, last
        start = last + (space > 0)
    yield start, end
