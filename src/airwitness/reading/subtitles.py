"""Subtitles that exist (.srt, .vtt) → timed text: a block a cue, without its marks.

Cues may overlap, stand in any order and be broken: what has no time is left out and counted. Marks
of style and place are left out; `<v NAME>` names who speaks.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from airwitness.reading import BlockKind
from airwitness.reading.article import (
    ArticleText,
    Piece,
    Timed,
    assembled,
    pieces_of,
    text_of,
    trimmed,
)
from airwitness.reading.encoding import Decoded
from airwitness.reading.language import language_of
from airwitness.spans import FLICKS, Span

READER = "subtitles 1"
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMES = re.compile(rf"\s{{0,20}}{_CLOCK}\s{{0,20}}-->\s{{0,20}}{_CLOCK}")
_MARK = re.compile(
    r"<v(?:\.[^\s<>]{0,80})?[ \t](?P<speaker>[^<>\r\n]{0,200})>|</?[a-zA-Z][^<>\r\n]{0,200}>"
    r"|<\d{1,3}(?::\d{1,2}){1,2}[.,]\d{1,3}>|</?>|\{\\[^{}\r\n]{0,200}\}"
    r"|(?P<reference>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});)"
)
_NOT_CUES = ("NOTE", "STYLE", "REGION", "WEBVTT")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    span: Span
    lines: list[tuple[int, int]]


def read_subtitles(source: Decoded) -> ArticleText:
    """Read subtitles, cues in order of time."""
    text = source.text
    broken: list[int] = []
    cues = sorted(_cues(text, broken), key=lambda cue: (cue.span, cue.lines))
    drafts, told = [], []
    for cue in cues:
        speakers: list[str] = []
        pieces = trimmed(_words(text, cue, speakers))
        if pieces:
            drafts.append((BlockKind.PARAGRAPH, pieces))
            told.append((cue.span, speakers[0] if speakers else None))
    kept, offsets = assembled(drafts, language="")
    kept, offsets = assembled(drafts, language=language_of(kept.text))
    return text_of(
        source,
        (kept, offsets),
        reader=READER,
        said={},
        problems=[f"{len(broken)} cues have no time that can be read"] if broken else (),
        times=[
            Timed(start=block.start, end=block.end, span=span, speaker=speaker)
            for block, (span, speaker) in zip(kept.blocks, told, strict=True)
        ],
    )


def _cues(text: str, broken: list[int]) -> Iterator[_Cue]:
    """Cues with the lines of their words; where a broken one begins is put into `broken`."""
    for start, end in _groups(text):
        lines = [match.span(1) for match in _LINE.finditer(text, start, end) if match.group(1)]
        first = next((n for n, line in enumerate(lines[:2]) if _TIMES.match(text, *line)), None)
        times = _TIMES.match(text, *lines[first]) if first is not None else None
        if times is None or first is None:
            if not text.startswith(_NOT_CUES, start):
                broken.append(start)
            continue
        span = _span(times)
        if span is None:
            broken.append(start)
        else:
            yield _Cue(span=span, lines=lines[first + 1 :])


def _groups(text: str) -> Iterator[tuple[int, int]]:
    """Lines that stand together between blank ones, or up to the next line of times."""
    begun, last, is_timed = None, 0, False
    for match in _LINE.finditer(text):
        start, end = match.span(1)
        is_blank = not text[start:end].strip()
        is_times = not is_blank and _TIMES.match(text, start, end) is not None
        if begun is not None and (is_blank or (is_timed and is_times)):
            yield begun, last
            begun, is_timed = None, False
        if not is_blank:
            begun, last = (start if begun is None else begun), end
            is_timed = is_timed or is_times
    if begun is not None:
        yield begun, last


def _span(times: re.Match[str]) -> Span | None:
    """The time of a cue, None where it ends before it starts."""
    start, end = (
        (
            int(hours or 0) * 3_600_000
            + int(minutes) * 60_000
            + int(seconds) * 1_000
            + _thousandths(rest)
        )
        for hours, minutes, seconds, rest in (times.groups()[:4], times.groups()[4:])
    )
    return Span(start=start * FLICKS // 1000, end=end * FLICKS // 1000) if start <= end else None


def _thousandths(digits: str) -> int:
    return int(digits.ljust(3, "0"))


def _words(text: str, cue: _Cue, speakers: list[str]) -> Iterator[Piece]:
    """The words of a cue; who speaks is put into `speakers`."""
    for start, end in cue.lines:
        done = start
        for mark in _MARK.finditer(text, start, end):
            yield from pieces_of(text, done, mark.start())
            done = mark.end()
            if mark["speaker"] and mark["speaker"].strip():
                speakers.append(html.unescape(mark["speaker"].strip()))
            elif mark["reference"]:
                meant = html.unescape(mark["reference"])
                yield Piece(text=" " if meant.isspace() else meant, start=mark.start(), end=done)
        yield from pieces_of(text, done, end)
        yield Piece(text=" ", start=end, end=end + 1)
