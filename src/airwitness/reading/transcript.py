"""Transcripts in JSON, as Whisper and its kin write them → timed text: a block a segment.

The file holds `segments` (or is a list of them), each with `start` and `end` in seconds and
`text`; `speaker` where somebody told speakers apart. Words in which the reader doubted that there
was speech, and lines that come again and again, stay and say so. The kept text is made of the
`text` members in order, and the offset map leads to where each stands in the file.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from airwitness.errors import InputError
from airwitness.reading import BlockKind
from airwitness.reading.article import (
    MOST_CHARACTERS,
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

READER = "transcript 1"
NO_SPEECH, REPEATED = "no speech", "repeated"
_NO_SPEECH_PROBABILITY = 0.6  # above it, with unsure words, Whisper takes a segment for silence
_UNSURE = -1.0  # mean log probability of the words below which they are unsure
_REPEATS = 3  # the same line so often in a row is invented
_LATEST = 1e6  # seconds
_TEXT = re.compile(r'"text"\s{0,20}:\s{0,20}"')
_ESCAPE = re.compile(r'\\(?:u([0-9a-fA-F]{4})|(.))|"')
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Segment:
    span: Span
    text: str
    speaker: str | None
    is_silence: bool


def read_transcript(source: Decoded) -> ArticleText:
    """Read a transcript.

    Raises:
        InputError: it is no JSON, or none with timed segments.
    """
    if len(source.text) > MOST_CHARACTERS:
        raise InputError(f"a transcript has at most {MOST_CHARACTERS} characters")
    try:
        content = json.loads(source.text)
    except (ValueError, RecursionError) as error:
        raise InputError("it is no JSON that can be read") from error
    found = content.get("segments") if isinstance(content, dict) else content
    if not isinstance(found, list) or not any(_is_segment(entry) for entry in found):
        raise InputError(
            "it is no transcript: it has no `segments` with start, end and text",
            advice="JSON is read as Whisper writes it",
        )
    segments = [_segment(entry) for entry in found if _is_segment(entry)]
    drafts = list(_drafts(source.text, segments))
    told = [segment for segment, pieces in drafts if pieces]
    blocks = [(BlockKind.PARAGRAPH, pieces) for _, pieces in drafts if pieces]
    said = content.get("language") if isinstance(content, dict) else None
    language = language_of(
        " ".join(segment.text for segment in told), said=said if isinstance(said, str) else ""
    )
    kept, offsets = assembled(blocks, language=language)
    lost = len(found) - len(segments)
    return text_of(
        source,
        (kept, offsets),
        reader=READER,
        said={},
        problems=[f"{lost} segments have no time or no words"] if lost else (),
        times=[
            Timed(
                start=block.start,
                end=block.end,
                span=segment.span,
                speaker=segment.speaker,
                doubts=doubts,
            )
            for block, segment, doubts in zip(kept.blocks, told, _doubts(told), strict=True)
        ],
    )


def _is_segment(entry: Any) -> bool:
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        return False
    start, end = _number(entry.get("start")), _number(entry.get("end"))
    return start is not None and end is not None and 0 <= start <= end <= _LATEST


def _number(value: Any) -> float | None:
    """A finite number, None for anything else."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_number and -_LATEST <= value <= _LATEST else None


def _segment(entry: dict[str, Any]) -> _Segment:
    speaker = entry.get("speaker")
    silence, sure = _number(entry.get("no_speech_prob")), _number(entry.get("avg_logprob"))
    is_silence = silence is not None and silence > _NO_SPEECH_PROBABILITY
    is_unsure = sure is None or sure < _UNSURE
    return _Segment(
        span=Span(start=round(entry["start"] * FLICKS), end=round(entry["end"] * FLICKS)),
        text=entry["text"],
        speaker=_readable(speaker) or None if isinstance(speaker, str) else None,
        is_silence=is_silence and is_unsure,
    )


def _readable(name: str) -> str:
    """A name that can be written down: JSON can hold half a character."""
    return " ".join(name.encode("utf-8", "replace").decode().split())


def _doubts(segments: list[_Segment]) -> Iterator[tuple[str, ...]]:
    """Why each segment may be wrong."""
    lines = [" ".join(segment.text.split()).casefold() for segment in segments]
    for number, segment in enumerate(segments):
        first = last = number
        while first > 0 and lines[first - 1] == lines[number] and number - first < _REPEATS:
            first -= 1
        while (
            last + 1 < len(lines) and lines[last + 1] == lines[number] and last - number < _REPEATS
        ):
            last += 1
        is_repeated = last - first + 1 >= _REPEATS
        yield (NO_SPEECH,) * segment.is_silence + (REPEATED,) * is_repeated


def _drafts(source: str, segments: list[_Segment]) -> Iterator[tuple[_Segment, list[Piece]]]:
    """The words of each segment, as they stand in the file.

    A `text` member that is not of a segment (the whole text, which Whisper puts first) is passed
    over: its words are others. Segments stand in the file in their order.
    """
    place = 0
    for segment in segments:
        while (match := _TEXT.search(source, place)) is not None:
            pieces, place = _string(source, match.end(), len(segment.text))
            if "".join(piece.text for piece in pieces) == segment.text:
                yield segment, trimmed(_even(pieces))
                break
        else:
            return


def _string(source: str, start: int, most: int) -> tuple[list[Piece], int]:
    """A JSON string from behind its opening quotation mark; and where the reading stopped.

    Args:
        source: the file.
        start: behind the mark.
        most: characters that are wanted; reading stops behind them.
    """
    pieces: list[Piece] = []
    done, length = start, 0
    for match in _ESCAPE.finditer(source, start):
        if match.start() > done:
            pieces.append(Piece(text=source[done : match.start()], start=done, end=match.start()))
            length += match.start() - done
        done = match.end()
        if match.group() == '"' or length > most:
            return pieces, done
        code, plain = match.groups()
        meant = chr(int(code, 16)) if code else _PLAIN.get(plain, plain)
        is_low = (
            pieces and "\udc00" <= meant <= "\udfff" and "\ud800" <= pieces[-1].text <= "\udbff"
        )
        if is_low:
            high = pieces.pop()
            meant = (high.text + meant).encode("utf-16", "surrogatepass").decode("utf-16")
            length -= 1
            pieces.append(Piece(text=meant, start=high.start, end=done))
        else:
            pieces.append(Piece(text=meant, start=match.start(), end=done))
        length += 1
    return pieces, len(source)


def _even(pieces: list[Piece]) -> Iterator[Piece]:
    """The same with white space run together, and halves of characters made readable."""
    for piece in pieces:
        if piece.end - piece.start == len(piece.text):
            for even in pieces_of(piece.text, 0, len(piece.text)):
                yield Piece(
                    text=even.text, start=piece.start + even.start, end=piece.start + even.end
                )
        elif piece.text.isspace() or not piece.text.isprintable():
            yield Piece(text=" ", start=piece.start, end=piece.end)
        else:
            yield piece
