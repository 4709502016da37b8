"""Exact time.

Two kinds of time never mix:

* **Recording time** is an integer number of flicks (1/705,600,000 s): exact for 90 kHz
  clocks, every usual sample rate, 25, 30, 60 and the 1001 frame rates. Its spans are `Span`.
* **Wall time** is integer microseconds UTC since 1970. Its spans are `WallSpan`.

Spans are half-open, `[start, end)`. A `SpanSet` is a set of instants kept as sorted spans
that do not touch. A `Clock` ties the two kinds of time together, with its uncertainty.

Example:
    >>> a = Span(start=0, end=10)
    >>> b = Span(start=4, end=20)
    >>> a.intersection(b)
    Span(start=4, end=10)
    >>> SpanSet.of([a, b]).spans
    (Span(start=0, end=20),)
"""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Generic, Self, TypeVar

from airwitness.errors import InputError

FLICKS = 705_600_000  # flicks in a second
MICROSECONDS = 1_000_000  # microseconds in a second


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Interval:
    """A half-open interval of integers. Its two kinds are `Span` and `WallSpan`."""

    start: int
    """First instant inside."""
    end: int
    """First instant after."""

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise InputError(
                f"a span cannot end before it starts (by {self.start - self.end})",
                advice="give the earlier time first",
            )

    @property
    def duration(self) -> int:
        """Length, in the unit of the interval."""
        return self.end - self.start

    def contains(self, instant: int) -> bool:
        """Whether the instant lies inside."""
        return self.start <= instant < self.end

    def overlap(self, other: Self) -> int:
        """Length of what both share, 0 where they do not meet."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def intersection(self, other: Self) -> Self | None:
        """What both share, or None where they share nothing."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return type(self)(start=start, end=end) if start < end else None

    def hull(self, other: Self) -> Self:
        """The smallest interval that holds both."""
        return type(self)(start=min(self.start, other.start), end=max(self.end, other.end))

    def shifted(self, by: int) -> Self:
        """The same length, moved."""
        return type(self)(start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span(_Interval):
    """Recording time, in flicks."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class WallSpan(_Interval):
    """Wall time, in microseconds UTC."""


S = TypeVar("S", Span, WallSpan)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanSet(Generic[S]):
    """A set of instants: sorted spans, none empty, none touching the next."""

    spans: tuple[S, ...] = ()

    @classmethod
    def of(cls, spans: Iterable[S]) -> "SpanSet[S]":
        """The union of any spans."""
        merged: list[S] = []
        for span in sorted(s for s in spans if s.duration):
            if merged and span.start <= merged[-1].end:
                merged[-1] = merged[-1].hull(span)
            else:
                merged.append(span)
        return cls(spans=tuple(merged))

    @property
    def duration(self) -> int:
        """Length of all spans together."""
        return sum(span.duration for span in self.spans)

    def union(self, other: "SpanSet[S]") -> "SpanSet[S]":
        """Instants in either."""
        return SpanSet.of(itertools.chain(self.spans, other.spans))

    def intersection(self, other: "SpanSet[S]") -> "SpanSet[S]":
        """Instants in both."""
        shared = (a.intersection(b) for a in self.spans for b in other.spans)
        return SpanSet.of(span for span in shared if span is not None)

    def without(self, other: "SpanSet[S]") -> "SpanSet[S]":
        """Instants in this set and not in the other."""
        left: list[S] = []
        for span in self.spans:
            start = span.start
            for hole in other.spans:
                if hole.end <= start or hole.start >= span.end:
                    continue
                left.append(type(span)(start=start, end=max(start, hole.start)))
                start = max(start, hole.end)
            left.append(type(span)(start=min(start, span.end), end=span.end))
        return SpanSet.of(left)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Where a part's recording time stands on the wall clock."""

    zero: int
    """Wall time of recording time 0, in microseconds UTC."""
    uncertainty: int
    """Greatest error that was stated for `zero`, in microseconds."""

    def wall(self, span: Span) -> WallSpan:
        """The wall time of a span of recording time."""
        return WallSpan(
            start=self.zero + wall_length(span.start), end=self.zero + wall_length(span.end)
        )


def wall_length(flicks: int) -> int:
    """Flicks as whole microseconds, rounded to nearest."""
    return (flicks * MICROSECONDS + FLICKS // 2) // FLICKS


def seconds(flicks: int) -> float:
    """Recording time as seconds with six decimals, for print and JSON only."""
    return round(flicks / FLICKS, 6)


def flicks_of(number: float) -> int:
    """Seconds as read from a person or a decoder, to the nearest flick."""
    return round(number * FLICKS)


def parse_utc(text: str) -> int:
    """Read an ISO 8601 time; one without an offset is UTC.

    Returns:
        Microseconds UTC.

    Raises:
        InputError: it is no such time.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise InputError(
            f"{text!r} is not a time", advice="write it as 2026-03-01T18:00:00Z"
        ) from error
    return microseconds(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def microseconds(moment: datetime) -> int:
    """An aware datetime as microseconds UTC, exactly."""
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def now() -> int:
    """This machine's clock, in microseconds UTC."""
    return microseconds(datetime.now(UTC))


def format_utc(instant: int) -> str:
    """Microseconds UTC as ISO 8601 with `Z`; fractions only where there are any."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=instant)
    return moment.isoformat().replace("+00:00", "Z")
