"""Where in an object: a span of time, a region of the picture, a range of characters.

Printed and read as fragments of the object's digest (W3C Media Fragments 1.0 §4.2, RFC 5147):

    <digest>#t=12.4,18.96                    seconds, [start, end)
    <digest>#t=12.4,18.96&xywh=percent:10,5,30.5,40
    <digest>#t=12.4,18.96&track=sound%200
    <digest>#char=216,246                    characters of the kept text, [start, end)
    <digest>                                 all of it

Times are kept in flicks, regions in hundredths of a percent. A time may also be written as
`m:ss` or `h:mm:ss` (§4.2.1); it is printed with six decimals where these give the same flick, else
with nine. A place is never empty: an empty span would meet nothing, and guard nothing.

Example:
    >>> left = Region(0, 0, 2500, 10000)
    >>> place = Place(object="ab" * 32, span=Span(start=0, end=FLICKS), region=left)
    >>> place.fragment()
    't=0,1&xywh=percent:0,0,25,100'
    >>> Place.parse(str(place)) == place
    True
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple, Self
from urllib.parse import quote, unquote

from airwitness.errors import InputError
from airwitness.evidence.digest import Json, is_digest
from airwitness.spans import FLICKS, Span

WHOLE = 10_000  # hundredths of a percent
_NUMBERS = {"xywh": 4, "char": 2}
MOMENT = FLICKS // 1000
"""How long one moment lasts: a millisecond, less than any picture is shown."""
_LONGEST = 24  # characters of a number
_LAST = 2**53 - 1  # flicks or characters that a detail can hold: 147 days
_NOWHERE = Span(start=0, end=0)
_DECIMALS = (6, 9)  # of seconds; with nine every flick has a form of its own
_SIXTY = 60  # seconds of a minute, minutes of an hour
_CLOCK = 3  # hours, minutes, seconds at most


class Region(NamedTuple):
    """A rectangle of a picture as it is shown, in hundredths of a percent of its sides."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in an object; all of it where nothing narrows it."""

    object: str
    """SHA-256 of the object."""
    span: Span | None = None
    """Recording time."""
    region: Region | None = None
    """Of the picture."""
    characters: tuple[int, int] | None = None
    """[start, end) of the kept text."""
    track: str | None = None
    """A lane, such as `sound 0`."""

    def __post_init__(self) -> None:
        if not is_digest(self.object):
            raise InputError(f"{self.object[:80]!r} is not a digest")
        if self.span is not None and self.span.start < 0:
            raise InputError("a place cannot begin before its object")
        last = max((self.span or _NOWHERE).end, (self.characters or (0, 0))[1])
        if last > _LAST:
            raise InputError("this place lies behind the end of anything that can be recorded")
        if self.span is not None and not self.span.duration:
            raise InputError("a place cannot end where it begins", advice="give t=START,END")
        if self.region is not None and not _is_inside(self.region):
            raise InputError(
                "a region must lie inside the picture",
                advice="give left, top, width, height in percent of the picture",
            )
        if self.characters is not None and not 0 <= self.characters[0] < self.characters[1]:
            raise InputError("a range of characters must end behind its start")

    def __str__(self) -> str:
        fragment = self.fragment()
        return f"{self.object}#{fragment}" if fragment else self.object

    def fragment(self) -> str:
        """What stands behind the `#`; empty for all of the object."""
        parts = []
        if self.span is not None:
            parts.append(f"t={seconds_text(self.span.start)},{seconds_text(self.span.end)}")
        if self.region is not None:
            parts.append("xywh=percent:" + ",".join(_decimal(n, 100) for n in self.region))
        if self.characters is not None:
            parts.append(f"char={self.characters[0]},{self.characters[1]}")
        if self.track is not None:
            parts.append(f"track={quote(self.track)}")
        return "&".join(parts)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `str` printed.

        Raises:
            InputError: it is not of that form.
        """
        digest, _, fragment = text.partition("#")
        return cls.of_fragment(digest, fragment)

    @classmethod
    def of_fragment(cls, digest: str, fragment: str) -> Self:
        """A place in an object.

        Raises:
            InputError: the fragment is not of the form above.
        """
        found: dict[str, str] = {}
        for part in filter(None, fragment.split("&")):
            name, _, value = part.partition("=")
            if name in found or name not in {"t", *_NUMBERS, "track"}:
                raise _unreadable(part)
            found[name] = value
        region, characters = (
            _numbers(name, found[name], count) if name in found else None
            for name, count in _NUMBERS.items()
        )
        return cls(
            object=digest,
            span=_span(found["t"]) if "t" in found else None,
            region=Region(*(round(n * 100) for n in region)) if region else None,
            characters=(int(characters[0]), int(characters[1])) if characters else None,
            track=unquote(found["track"]) if "track" in found else None,
        )

    def as_detail(self) -> dict[str, Json]:
        """The form in which details hold it: whole numbers only."""
        detail: dict[str, Json] = {"object": self.object}
        if self.span is not None:
            detail["t"] = [self.span.start, self.span.end]
        if self.region is not None:
            detail["xywh"] = [*self.region]
        if self.characters is not None:
            detail["char"] = [*self.characters]
        if self.track is not None:
            detail["track"] = self.track
        return detail

    @classmethod
    def of_detail(cls, detail: dict[str, Any]) -> Self:
        """What `as_detail` gave."""
        span = detail.get("t")
        region = detail.get("xywh")
        characters = detail.get("char")
        return cls(
            object=detail["object"],
            span=Span(start=span[0], end=span[1]) if span else None,
            region=Region(*region) if region else None,
            characters=(characters[0], characters[1]) if characters else None,
            track=detail.get("track"),
        )


def _is_inside(region: Region) -> bool:
    return (
        min(region.left, region.top) >= 0
        and min(region.width, region.height) > 0
        and region.left + region.width <= WHOLE
        and region.top + region.height <= WHOLE
    )


def _unreadable(part: str) -> InputError:
    return InputError(
        f"{part[:80]!r} is not a place",
        advice="write t=12.4,18.96 or xywh=percent:10,5,30,40 or char=216,246, joined by &",
    )


def _numbers(name: str, text: str, count: int) -> list[Fraction]:
    if name == "xywh":
        unit, _, text = text.partition(":")
        if unit != "percent":
            raise _unreadable(f"{name}={unit}")
    values = text.split(",")
    if len(values) != count or not all(_is_number(v, whole=name == "char") for v in values):
        raise _unreadable(f"{name}={text}")
    return [Fraction(value) for value in values]


def _is_number(text: str, *, whole: bool) -> bool:
    digits = text if whole else text.replace(".", "", 1)
    is_plain = digits.isascii() and digits.isdigit() and len(text) <= _LONGEST
    return is_plain and text[0] != "." and text[-1] != "."


def _span(text: str) -> Span:
    ends = text.removeprefix("npt:").split(",")
    if len(ends) != 2:  # noqa: PLR2004 (a start and an end)
        raise _unreadable(f"t={text}")
    return Span(start=flicks_at(ends[0]), end=flicks_at(ends[1]))


def flicks_at(text: str) -> int:
    """Read a time: `12.4`, `1:30.5` or `0:01:30.5`.

    Raises:
        InputError: it is of no such form.
    """
    *clock, last = text.split(":")
    is_clock = all(_is_number(n, whole=True) for n in clock) and len(clock) < _CLOCK
    if not is_clock or not _is_number(last, whole=False):
        raise _unreadable(f"t={text}")
    numbers = [Fraction(n) for n in (*clock, last)]
    if any(number >= _SIXTY for number in numbers[1:]):
        raise _unreadable(f"t={text}")
    total = Fraction(0)
    for number in numbers:
        total = total * _SIXTY + number
    return round(total * FLICKS)


def seconds_text(flicks: int) -> str:
    """Seconds as a decimal number from which `flicks_at` gives the same flicks."""
    for decimals in _DECIMALS:
        text = _decimal(round(Fraction(flicks * 10**decimals, FLICKS)), 10**decimals)
        if flicks_at(text) == flicks:
            break
    return text


def _decimal(number: int, unit: int) -> str:
    """A whole number of units as a decimal number, no longer than it must be."""
    whole, rest = divmod(number, unit)
    digits = len(str(unit)) - 1
    return f"{whole}.{rest:0{digits}}".rstrip("0").rstrip(".")
