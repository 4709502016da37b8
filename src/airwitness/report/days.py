"""A service's time, day by day: what was recorded, what was not, and the airings in it.

A day is a day of UTC. Runs of days in which nothing happens are folded into one row: three or
more on which nothing was recorded, a week or more recorded throughout without an airing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from airwitness.airings import Coverage
from airwitness.report.words import DAY
from airwitness.spans import MICROSECONDS, SpanSet, WallSpan

_FOLD_EMPTY = 3  # days
_FOLD_FULL = 7  # days


class State(StrEnum):
    """What is known of a stretch of a service's time."""

    RECORDED = "recorded"
    MISSING = "not recorded"
    OUTSIDE = "not asked about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An airing in the picture."""

    airing: str
    """Id."""
    number: int
    """In the log, from 1."""
    span: WallSpan
    uncertainty: int
    """Microseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One day, or a run of days in which nothing happens."""

    first: int
    """Days since 1970."""
    last: int
    recorded: tuple[WallSpan, ...]
    missing: tuple[WallSpan, ...]
    marks: tuple[Mark, ...]
    """Airings that touch the day, with their whole spans."""

    @property
    def days(self) -> int:
        """How many days it stands for."""
        return self.last - self.first + 1

    @property
    def state(self) -> State | None:
        """What holds of all of it, None if it is mixed."""
        length = self.days * DAY
        for state, spans in ((State.RECORDED, self.recorded), (State.MISSING, self.missing)):
            if sum(span.duration for span in spans) == length:
                return state
        return None if self.recorded or self.missing else State.OUTSIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceDays:
    """The timeline of one service."""

    service: str | None
    recorded: int | None
    """Microseconds in all, None if it is not known."""
    rows: tuple[DayRow, ...]
    is_exact: bool
    """Whether every stretch shown as recorded was: else some of it may only not be expected."""


def service_days(
    service: str | None,
    item: Coverage | None,
    known: Sequence[WallSpan] | None,
    marks: Sequence[Mark],
) -> ServiceDays:
    """A service's timeline from its coverage.

    Coverage says what is missing of what was expected. Where it leaves open what else was
    recorded, and `known` does not tell, the timeline is not exact.

    Args:
        service: its name, None if it is not known.
        item: its coverage, if there is any.
        known: when it was recorded, if that is known more closely.
        marks: its airings.
    """
    if item is None:
        return ServiceDays(
            service=service, recorded=None, rows=lay_days((), (), marks), is_exact=True
        )
    missing = SpanSet.of(item.missing)
    have = SpanSet.of([item.span]).without(missing)
    is_exact = abs(have.duration - item.recorded) < MICROSECONDS * (1 + len(item.missing))
    if known is not None:
        have, is_exact = SpanSet.of(known).intersection(SpanSet.of([item.span])), True
    return ServiceDays(
        service=service,
        recorded=item.recorded,
        rows=lay_days(have.spans, missing.spans, marks),
        is_exact=is_exact,
    )


def lay_days(
    recorded: Sequence[WallSpan], missing: Sequence[WallSpan], marks: Sequence[Mark]
) -> tuple[DayRow, ...]:
    """The rows of one service, in order.

    Only days in which something begins or ends are looked at one by one: what lies between
    two of them is the same throughout.
    """
    spans = [*recorded, *missing, *(mark.span for mark in marks)]
    special = sorted({day for span in spans for day in _edges(span)})
    rows: list[DayRow] = []
    for day in special:
        if rows and day > rows[-1].last + 1:
            rows += _between(rows[-1].last + 1, day - 1, recorded, missing, marks)
        rows.append(_row(day, day, recorded, missing, marks))
    return tuple(_folded(rows))


def _edges(span: WallSpan) -> tuple[int, int]:
    return span.start // DAY, max(span.start, span.end - 1) // DAY


def _between(
    first: int,
    last: int,
    recorded: Sequence[WallSpan],
    missing: Sequence[WallSpan],
    marks: Sequence[Mark],
) -> list[DayRow]:
    row = _row(first, last, recorded, missing, marks)
    if row.days >= _least(row):
        return [row]
    return [_row(day, day, recorded, missing, marks) for day in range(first, last + 1)]


def _least(row: DayRow) -> int:
    """Days from which such a run is folded."""
    return _FOLD_FULL if row.state is State.RECORDED else _FOLD_EMPTY


def _folded(rows: Iterable[DayRow]) -> list[DayRow]:
    """Join neighbours of one state without an airing, where they are enough."""
    runs: list[list[DayRow]] = []
    for row in rows:
        before = runs[-1][-1] if runs else None
        is_quiet = row.state is not None and not row.marks
        if before and is_quiet and not before.marks and before.state is row.state:
            runs[-1].append(row)
        else:
            runs.append([row])
    out: list[DayRow] = []
    for run in runs:
        first, last = run[0], run[-1]
        joined = DayRow(
            first=first.first,
            last=last.last,
            recorded=SpanSet.of(s for row in run for s in row.recorded).spans,
            missing=SpanSet.of(s for row in run for s in row.missing).spans,
            marks=(),
        )
        out += [joined] if len(run) > 1 and joined.days >= _least(joined) else run
    return out


def _row(
    first: int,
    last: int,
    recorded: Sequence[WallSpan],
    missing: Sequence[WallSpan],
    marks: Sequence[Mark],
) -> DayRow:
    day = WallSpan(start=first * DAY, end=(last + 1) * DAY)
    return DayRow(
        first=first,
        last=last,
        recorded=_inside(recorded, day),
        missing=_inside(missing, day),
        marks=tuple(mark for mark in marks if _touches(mark.span, day)),
    )


def _inside(spans: Sequence[WallSpan], day: WallSpan) -> tuple[WallSpan, ...]:
    return tuple(shared for span in spans if (shared := span.intersection(day)))


def _touches(span: WallSpan, day: WallSpan) -> bool:
    return span.start < day.end and (span.end > day.start or span.start == day.start)
