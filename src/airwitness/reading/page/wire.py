"""An article as the reading child sends it. What comes back is believed only in its form."""

from typing import Any

from airwitness.errors import InputError
from airwitness.reading import Block, BlockKind, KeptText
from airwitness.reading.article import ArticleText, OffsetMap, Run, Sourced

_HEADS = ("title", "byline", "outlet", "date")


def packed(text: ArticleText) -> dict[str, Any]:
    """For JSON."""
    return {
        "text": text.kept.text,
        "language": text.kept.language,
        "blocks": [[b.start, b.end, b.kind.value] for b in text.kept.blocks],
        "runs": [[r.start, r.end, r.source_start, r.source_end] for r in text.offsets.runs],
        "encoding": text.encoding,
        "reader": text.reader,
        "problems": list(text.problems),
        "guesses": list(text.guesses),
        **{
            name: None if (found := getattr(text, name)) is None else found.as_json()
            for name in _HEADS
        },
    }


def unpacked(value: Any) -> ArticleText:
    """From JSON.

    Raises:
        InputError: it is not what a reader sends.
    """
    try:
        text = str(value["text"])
        blocks = tuple(
            Block(start=a, end=b, kind=BlockKind(kind)) for a, b, kind in value["blocks"]
        )
        runs = tuple(
            Run(start=a, end=b, source_start=c, source_end=d) for a, b, c, d in value["runs"]
        )
        _in_order([(block.start, block.end) for block in blocks], len(text))
        _in_order([(run.start, run.end) for run in runs], len(text))
        if any(not 0 <= run.source_start <= run.source_end for run in runs):
            raise ValueError("a stretch of source that is none")  # noqa: TRY301
        return ArticleText(
            kept=KeptText(text=text, blocks=blocks, language=str(value["language"])),
            offsets=OffsetMap(runs=runs),
            encoding=str(value["encoding"]),
            reader=str(value["reader"]),
            title=_sourced(value["title"], len(text)),
            byline=_sourced(value["byline"], len(text)),
            outlet=_sourced(value["outlet"], len(text)),
            date=_sourced(value["date"], len(text)),
            problems=tuple(map(str, value["problems"])),
            guesses=tuple(map(str, value["guesses"])),
        )
    except (ValueError, LookupError, TypeError) as error:
        raise InputError("the reader sent what cannot be read") from error


def _in_order(spans: list[tuple[int, int]], length: int) -> None:
    """Check that spans are numbers, follow each other and end within the text."""
    last = 0
    for start, end in spans:
        if not (isinstance(start, int) and isinstance(end, int) and last <= start <= end):
            raise ValueError(start)
        last = end
    if last > length:
        raise ValueError(last)


def _sourced(value: Any, length: int) -> Sourced | None:
    if value is None:
        return None
    low, high = value["source"]
    span = None
    if value["span"] is not None:
        start, end = value["span"]
        _in_order([(start, end)], length)
        span = (start, end)
    _in_order([(low, high)], high)
    return Sourced(text=str(value["text"]), how=str(value["how"]), span=span, source=(low, high))
