"""The timeline: a row for each day of a service, 24 hours of UTC from left to right."""

from collections.abc import Sequence

from airwitness.report.colours import COPY, HATCH, INK, LINE, QUIET, RECORDED
from airwitness.report.days import DayRow, Mark, ServiceDays, State
from airwitness.report.drawing import box, hatched, hatching, lines, picture, words
from airwitness.report.markup import Markup, element
from airwitness.report.words import (
    DAY,
    HOUR,
    count_text,
    day_text,
    hours_text,
    moment,
    plain,
    span_text,
    uncertainty_text,
    visible,
)
from airwitness.spans import MICROSECONDS

LEAST_MARK = 4.0  # width at which an airing of seconds is still seen
ROWS = 31  # in one picture; more days get another with its own hours
_NEAR = 20.0  # marks closer than this share one label
_TOP = 26.0


class _Frame:
    """Where things stand: a wide one for screens and paper, a narrow one for phones."""

    def __init__(self, *, is_wide: bool) -> None:
        self.is_wide = is_wide
        self.width = 960.0 if is_wide else 400.0
        self.left = 118.0 if is_wide else 76.0
        self.right = self.width - (80.0 if is_wide else 72.0)  # beside it: 13 min 20 s
        self.height = 22.0
        self.step = 28.0
        self.hours = range(0, 25, 2 if is_wide else 6)

    def x(self, instant: int, first: int, days: int) -> float:
        """Of a wall time in a row."""
        share = (instant - first * DAY) / (days * DAY)
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))


def timelines(days: ServiceDays, key: str, *, is_wide: bool) -> tuple[Markup, ...]:
    """The pictures of one service, at most `ROWS` rows each."""
    frame = _Frame(is_wide=is_wide)
    groups = [days.rows[n : n + ROWS] for n in range(0, len(days.rows), ROWS)]
    kind = "w" if is_wide else "n"
    return tuple(_picture(days, rows, frame, f"{key}{kind}{n}") for n, rows in enumerate(groups))


def legend(key: str, *, is_exact: bool) -> Markup:
    """What the shades mean."""
    recorded = "recorded" if is_exact else "recorded, or not expected"
    items = (
        (box(1, 1, 26, 14, RECORDED), recorded),
        (box(1, 1, 26, 14, hatched(key), stroke=HATCH), "not recorded"),
        (box(1, 1, 26, 14, "#fff", stroke=LINE), "not asked about, or not known"),
        (box(12, 1, LEAST_MARK, 14, COPY), "an airing, with its number in the log"),
    )
    return element(
        "ul",
        (
            element(
                "li",
                element(
                    "svg",
                    hatching(key) if "not recorded" in label else None,
                    swatch,
                    viewBox="0 0 28 16",
                    aria_hidden="true",
                ),
                label,
            )
            for swatch, label in items
        ),
        class_="legend",
    )


def _picture(days: ServiceDays, rows: Sequence[DayRow], frame: _Frame, key: str) -> Markup:
    height = _TOP + frame.step * len(rows) + 2
    service = "a service that is not known" if days.service is None else days.service
    marks = {mark.airing for row in rows for mark in row.marks}
    described = (
        f"{day_text(rows[0].first)} to {day_text(rows[-1].last)}, hours of UTC:"
        f" {count_text(len(marks), 'airing')}; hours that were not recorded are hatched."
    )
    return picture(
        frame.width,
        height,
        key,
        f"Airings on {service}",
        described,
        hatching(key),
        _hours(frame, height),
        (_row(row, days, frame, key, _TOP + frame.step * n) for n, row in enumerate(rows)),
        role="group",
    )


def _hours(frame: _Frame, height: float) -> Markup:
    at = {hour: frame.x(hour * HOUR, 0, 1) for hour in frame.hours}
    grid = lines(((x, _TOP - 7, x, height) for x in at.values()), LINE, 1)
    labels = [
        words(x, _TOP - 12, f"{hour:02d}", anchor="middle", size=11, fill=QUIET)
        for hour, x in at.items()
    ]
    return element(
        "g",
        grid,
        labels,
        words(0, _TOP - 12, "day (UTC)" if frame.is_wide else "UTC", size=11, fill=QUIET),
        words(frame.width, _TOP - 12, "recorded", anchor="end", size=11, fill=QUIET)
        if frame.is_wide
        else None,
    )


def _row(row: DayRow, days: ServiceDays, frame: _Frame, key: str, top: float) -> Markup:
    def stretch(start: int, end: int, fill: str, **more: str) -> Markup:
        left, right = (frame.x(at, row.first, row.days) for at in (start, end))
        return box(left, top, max(0.75, right - left), frame.height, fill, **more)

    base = top + frame.height / 2 + 4
    held = sum(span.duration for span in row.recorded)
    total = hours_text(held) if days.recorded is not None else None
    whole = (row.first * DAY, (row.last + 1) * DAY)
    return element(
        "g",
        words(0, base, _label(row, frame)),
        stretch(*whole, "#fff", stroke=LINE),
        (stretch(span.start, span.end, hatched(key)) for span in row.missing),
        (stretch(span.start, span.end, RECORDED) for span in row.recorded),
        stretch(*whole, "none", stroke=HATCH) if row.missing else None,
        _fold(row, frame, base) if row.days > 1 else None,
        (_mark(mark, row, frame, top) for mark in row.marks),
        _labels(row, frame, base),
        words(frame.width, base, total, anchor="end", size=11, fill=QUIET) if total else None,
    )


def _label(row: DayRow, frame: _Frame) -> str:
    full = day_text(row.first)
    if row.days > 1:
        return f"{full[4:] if frame.is_wide else full[9:]} …"
    return full if frame.is_wide else full[:4] + full[9:]


def _fold(row: DayRow, frame: _Frame, base: float) -> Markup:
    state = row.state or State.OUTSIDE
    what = f"{count_text(row.days, 'day')}: {state}"
    until = f", to {day_text(row.last)}" if frame.is_wide else ""
    middle = (frame.left + frame.right) / 2
    return words(middle, base, what + until, anchor="middle", is_haloed=True, size=11.5)


def _mark(mark: Mark, row: DayRow, frame: _Frame, top: float) -> Markup:
    left, width = _place(mark, row, frame)
    doubt = mark.uncertainty
    low, high = (
        frame.x(at, row.first, row.days) for at in (mark.span.start - doubt, mark.span.end + doubt)
    )
    middle = top + frame.height / 2
    told = " ".join(
        filter(
            None,
            (
                f"Airing {mark.number}: {plain((moment(mark.span.start),))}",
                uncertainty_text(doubt),
                f"for {span_text(mark.span.duration / MICROSECONDS)}",
            ),
        )
    )
    return element(
        "a",
        lines([(low, middle, high, middle)], COPY, 1.5) if high - low > 2 * width else None,
        element(
            "rect",
            element("title", told),
            x=left,
            y=top - 2,
            width=width,
            height=frame.height + 4,
            fill=COPY,
            stroke="#fff",
            stroke_width="0.8",
            class_="airing",
        ),
        href=f"#{visible(mark.airing)}",
        tabindex="-1",
    )


def _place(mark: Mark, row: DayRow, frame: _Frame) -> tuple[float, float]:
    """Left edge and width of a mark: at least `LEAST_MARK`, inside the row."""
    low, high = (frame.x(at, row.first, row.days) for at in (mark.span.start, mark.span.end))
    width = max(LEAST_MARK, high - low)
    return min(low, frame.right - width), width


def _labels(row: DayRow, frame: _Frame, base: float) -> list[Markup]:
    """The number of a mark beside it; how many there are where marks stand too close."""
    groups: list[list[tuple[float, float, int]]] = []
    for mark in sorted(row.marks, key=lambda m: m.span.start):
        left, width = _place(mark, row, frame)
        if groups and left - groups[-1][-1][1] < _NEAR:
            groups[-1].append((left, left + width, mark.number))
        else:
            groups.append([(left, left + width, mark.number)])
    out = []
    for group in groups:
        label = str(group[0][2]) if len(group) == 1 else f"{len(group)}×"
        is_last = group[-1][1] + 30 > frame.right
        x = group[0][0] - 4 if is_last else group[-1][1] + 3
        anchor = "end" if is_last else None
        out.append(
            words(x, base, label, anchor=anchor, size=12, weight="700", fill=INK, is_haloed=True)
        )
    return out
