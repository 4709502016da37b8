"""How the page names things: links to exhibits with their places, records, what people typed."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from airwitness.case.content import Cite, Record
from airwitness.case.place import MOMENT, Place, Region
from airwitness.report.casefile.content import CaseReport
from airwitness.report.markup import Content, Markup, element, inline, join, ltr
from airwitness.report.words import Kind, Run, clock_text, length_text, listed
from airwitness.spans import Span

_SHOWN_KEY = 16  # digits of a key's fingerprint where it is only named,
_DIGITS = 64  # of as many
_DATES = re.compile(
    r"((?<![\w:.-])(?:[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?:[T ][0-9]{2}(?::[0-9]{2}){1,2}Z?)?"
    r"|[0-9]{1,3}(?::[0-9]{2}){1,2}(?:[.][0-9]+)?)(?![\w:-]))"
)
_ANCHORS = {"e": "Exhibit", "f": "Finding", "a": "Airing", "c": "Claim", "l": "Custody line"}


def typed(words: str) -> Markup:
    """What a person typed, in its own direction, line by line."""
    return element("bdi", _lines(words), class_="name")


def paragraph(words: str, class_: str | None = None, tag: str = "p") -> Markup:
    """What a person typed, as a block that begins on its own side."""
    return element(tag, _lines(words), dir="auto", class_=class_)


def _lines(words: str) -> list[Markup]:
    """Line by line; dates and times are isolated, or right-to-left text would turn them around."""
    lines = [line.replace("\t", " ") for line in words.splitlines()]
    return [join(element("br") if n else None, _isolated(line)) for n, line in enumerate(lines)]


def _isolated(line: str) -> list[str | Markup]:
    if line.isascii():
        return [line]
    parts = _DATES.split(line)
    return [ltr(part, class_=None) if n % 2 else part for n, part in enumerate(parts)]


def actor(chosen: str) -> Markup:
    """The id of an actor: short, and never broken."""
    return ltr(chosen, class_="actor")


def kinds_text(kinds: Sequence[str]) -> str:
    """What carries a match: `sound`, `picture`, or both."""
    return listed(["sound" if kind == "audio" else kind for kind in kinds])


def anchor(key: str, *, is_short: bool = False) -> Markup:
    """A link to something with a number: `e3`, `f1`, `a2`, `l40`."""
    noun, number = _ANCHORS.get(key[:1], ""), key[1:]
    if not noun or not number.isdecimal():
        return join(key)
    text = number if is_short else f"{noun} {int(number):,}"
    return element("a", text, href=f"#{key}", aria_label=f"{noun} {number}" if is_short else None)


def anchors(keys: Iterable[str]) -> Markup:
    """Links, one after the other."""
    return join((", " if n else None, anchor(key)) for n, key in enumerate(keys))


def cites(cited: Sequence[Cite], report: CaseReport) -> Markup:
    """The exhibits that carry a sentence, each with its place; for programs with its fragment."""
    return join(("; " if n else None, cite(each, report)) for n, each in enumerate(cited))


def cite(cited: Cite, report: CaseReport) -> Markup:
    """An exhibit, and where in it."""
    place = cited.place or report.exhibit(cited.exhibit).place
    where = place_text(cited.place) if cited.place else ()
    return element(
        "span",
        element("a", f"Exhibit {cited.exhibit}", href=f"#e{cited.exhibit}", class_="cite"),
        (", ", where) if where else None,
        data_place=str(place),
    )


def place_text(place: Place) -> Content:
    """Where in an object, for people; nothing for all of it."""
    parts: list[Content] = []
    if place.span is not None:
        parts.append(_span_text(place.span))
    if place.region is not None:
        parts.append(ltr(region_text(place.region), class_="code"))
    if place.characters is not None:
        start, end = (f"{at:,}" for at in place.characters)
        parts.append(f"characters {start} to {end}")
    if place.track is not None:
        parts.append(ltr(place.track, class_="code"))
    return [(", " if n else None, part) for n, part in enumerate(parts)]


def _span_text(span: Span) -> Content:
    start, end = (clock_text(at, 1) for at in (span.start, span.end))
    if span.duration == MOMENT:
        return ("at ", ltr(start, class_="code"))
    return (ltr(f"{start} to {end}", class_="code"), f" ({length_text(span.duration)})")


def region_text(region: Region) -> str:
    """A rectangle of a picture in words."""
    left, top, width, height = (f"{side / 100:g}" for side in region)
    return f"{width} % by {height} % of the picture, {left} % from the left, {top} % from the top"


def time_of(record: Record) -> Markup:
    """When the machine's clock said that something was recorded."""
    return time_text(record.time)


def time_text(written: str) -> Markup:
    """A time of custody, to the second."""
    try:
        when = datetime.fromisoformat(written).astimezone(UTC)
    except ValueError:
        return ltr(written)
    shown = f"{when:%Y-%m-%d %H:%M:%S} UTC"
    return inline((Run(text=shown, kind=Kind.TIME, iso=f"{when:%Y-%m-%dT%H:%M:%S}Z"),))


def recorded(record: Record, verb: str) -> Markup:
    """Who did it, when, where custody has it, and with which key."""
    key = (", key ", key_of(record.key)) if record.key else ", not signed"
    return join(f"{verb} ", recorded_briefly(record), key)


def recorded_briefly(record: Record) -> Markup:
    """Who did it, when, and where custody has it."""
    return join("by ", actor(record.actor), ", ", time_of(record), ", ", line_of(record))


def line_of(record: Record) -> Markup:
    """The custody line of a record."""
    return element("a", f"line {record.sequence:,}", href=f"#l{record.sequence}")


def key_of(key: str) -> Markup:
    """A key by the beginning of its fingerprint; the list of keys has all of it."""
    begun = ltr(key[: len(key) * _SHOWN_KEY // _DIGITS].strip(), class_="digest")
    return element("a", begun, href=f"#{key_id(key)}")


def key_id(key: str) -> str:
    """The anchor of a key: its fingerprint may be printed in groups."""
    return f"k{''.join(c for c in key if c.isalnum())[:_SHOWN_KEY]}"
