"""The airing log and the timeline of a case."""

from airwitness.report.blocks import digest, section, service_name
from airwitness.report.casefile.citing import (
    anchor,
    kinds_text,
    place_text,
    recorded_briefly,
    typed,
)
from airwitness.report.casefile.content import AiredRow, CaseReport, ClipLog
from airwitness.report.markup import Content, Markup, element, inline, join, ltr
from airwitness.report.plots import share_bar
from airwitness.report.sections import days_figure
from airwitness.report.timeline import legend
from airwitness.report.words import (
    chance_text,
    count_text,
    moment,
    percent_text,
    span_text,
    uncertainty_text,
)
from airwitness.spans import MICROSECONDS

_HEADS = (
    "No.", "When", "Service", "Length", "Share of the clip", "Where it is recorded", "Judged",
)  # fmt: skip
_SHOWN = 3  # places of an airing


def log(report: CaseReport) -> Markup | None:
    """Every airing that the searches found, also those that a person rejected."""
    if not report.searches:
        return None
    lead = (
        "In order of time. Times are UTC; ± is the stated error of the recording's clock. What a"
        " person rejected stays in the log and is counted nowhere."
    )
    tables = [_clip(clip, len(report.clips) > 1) for clip in report.clips]
    return section("log", "Airing log", element("p", lead, class_="lead"), tables)


def timeline(report: CaseReport) -> Markup | None:
    """Airings by service and day, with what was not recorded."""
    drawn = [clip for clip in report.clips if any(days.rows for days in clip.timeline)]
    if not drawn:
        return None
    is_exact = all(days.is_exact for clip in drawn for days in clip.timeline)
    return section(
        "timeline",
        "Timeline",
        element(
            "p",
            "One row for each day of a service, 24 hours of UTC. An airing is drawn at least wide"
            " enough to be seen; what was rejected is not drawn.",
            class_="lead",
        ),
        legend("legend", is_exact=is_exact),
        (_days(clip, n, len(drawn) > 1) for n, clip in enumerate(drawn)),
    )


def _days(clip: ClipLog, number: int, is_one_of_several: bool) -> Markup:  # noqa: FBT001
    title = f"Clip of search {clip.searches[0]}"
    return join(
        element("h3", title, class_="clip") if is_one_of_several else None,
        (
            days_figure(days, f"t{number}x{n}", level="h4" if is_one_of_several else "h3")
            for n, days in enumerate(clip.timeline)
            if days.rows
        ),
    )


def _clip(clip: ClipLog, is_one_of_several: bool) -> Markup:  # noqa: FBT001
    title = f"Clip of search {', '.join(str(number) for number in clip.searches)}"
    said = element("p", "SHA-256 of the clip: ", digest(clip.clip), class_="clip-digest")
    if not clip.rows:
        none = element("p", "No airing was found.")
        return join(element("h3", title) if is_one_of_several else None, said, none)
    counted = sum(row.is_counted for row in clip.rows)
    caption = f"Airings of the clip: {counted:,} counted, {len(clip.rows) - counted:,} rejected"
    head = element("tr", (element("th", title, scope="col") for title in _HEADS))
    body = element("tbody", (_row(row) for row in clip.rows))
    table = element("table", element("caption", caption), element("thead", head), body)
    return join(
        element("h3", title) if is_one_of_several else None,
        said,
        element("div", table, class_="log"),
    )


def _row(row: AiredRow) -> Markup:
    doubt = uncertainty_text(row.uncertainty) if row.wall else ""
    first = element("span", "first", class_="first") if row.is_first else None
    told = f"{percent_text(row.share)} of the clip"
    cells: tuple[tuple[str, Content], ...] = (
        (
            "When",
            (
                inline((moment(row.wall.start),)) if row.wall else "not known",
                element("small", ltr(doubt) if doubt else None, " ", first),
            ),
        ),
        ("Service", service_name(row.service)),
        ("Length", span_text(row.length / MICROSECONDS)),
        ("Share", (percent_text(row.share), share_bar(row.covered, f"s{row.number}-", told))),
        ("Recorded", _places(row)),
        ("Judged", _judged(row)),
    )
    return element(
        "tr",
        element("th", str(row.number), scope="row", data_label="Airing"),
        (
            element("td", cell, data_label=label, class_="share" if label == "Share" else None)
            for label, cell in cells
        ),
        id=f"a{row.number}",
        class_=None if row.is_counted else "rejected",
    )


def _places(row: AiredRow) -> Markup:
    """Exhibit or search, and the place in the part."""
    ground = [anchor(f"e{number}") for number in row.exhibits] or [
        element("a", f"Search {n}", href=f"#s{n}") for n in row.searches[-1:]
    ]
    shown = [
        element("small", place_text(place), data_place=str(place)) for place in row.places[:_SHOWN]
    ]
    rest = len(row.places) - len(shown)
    chance = f"by chance {chance_text(row.expected_false)} in {_hours(row.archive_hours)} h"
    return join(
        ((", " if n else None, link) for n, link in enumerate(ground)),
        shown,
        element("small", f"and {count_text(rest, 'further place')}") if rest else None,
        element("small", f"by {kinds_text(row.kinds)}; {chance}"),
        element("small", ", ".join(row.notes)) if row.notes else None,
    )


def _hours(hours: float) -> str:
    return f"{hours:,.1f}" if hours >= 1 else f"{hours:.2g}"


def _judged(row: AiredRow) -> Markup:
    if row.judged is None:
        return join("not yet")
    word = "accepted" if row.judged.is_accepted else "rejected, not counted"
    return join(
        element("strong", word),
        element("small", typed(row.judged.reason)),
        element("small", recorded_briefly(row.judged.record)),
    )
