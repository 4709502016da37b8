"""The sections of the page about airings: log, timeline, matches, idents."""

from collections.abc import Sequence

from airwitness.airings import Match
from airwitness.report.blocks import digest, facts, folded, offset, section, service_name, table
from airwitness.report.compose import LogRow, Recurring, Report, notes_of
from airwitness.report.days import ServiceDays
from airwitness.report.markup import Content, Markup, element, inline, join, ltr
from airwitness.report.plots import matched_text, share_bar, time_map
from airwitness.report.stills import figure
from airwitness.report.timeline import legend, timelines
from airwitness.report.words import (
    Sentence,
    chance_text,
    count_text,
    hours_text,
    length_text,
    listed,
    moment,
    name,
    percent_text,
    span_text,
    speed_of,
    text,
    times_text,
    uncertainty_text,
)
from airwitness.spans import MICROSECONDS

_OPEN = 30  # airings, and rounds of one airing, that stand open on the page
_ROUNDS = 3
_UNKNOWN = "not known"


def log(report: Report) -> Markup:
    """The airing log."""
    if not report.log:
        return section("log", "Airing log", element("p", "No airing was found.", class_="lead"))
    heads = ("", "When", "Service", "Length", "Share of the clip", "Where it is recorded", "Notes")
    head = element("tr", (element("th", title or "No.", scope="col") for title in heads))
    body = element("tbody", (_log_row(row) for row in report.log))
    lead = (
        "In order of time. The number leads to the proof: the match with its plot. Times are UTC;"
        " ± is the stated error of the recording's clock."
    )
    return section(
        "log",
        "Airing log",
        element("p", lead, class_="lead"),
        element("div", element("table", element("thead", head), body), class_="log"),
    )


def timeline(report: Report) -> Markup | None:
    """Airings by service and day, with what was not recorded."""
    if not any(days.rows for days in report.timeline):
        return None
    is_exact = all(days.is_exact for days in report.timeline)
    undated: Content = None
    if report.undated:
        numbers = listed([str(row.number) for row in report.undated])
        which = "airing" if len(report.undated) == 1 else "airings"
        undated = element("p", f"Not in the picture, for want of a time: {which} {numbers}.")
    return section(
        "timeline",
        "Timeline",
        element(
            "p",
            "One row for each day of a service, 24 hours of UTC. An airing is drawn at least wide"
            " enough to be seen; days on which nothing happens are folded.",
            class_="lead",
        ),
        legend("legend", is_exact=is_exact),
        (days_figure(days, f"t{n}") for n, days in enumerate(report.timeline) if days.rows),
        undated,
    )


def matches(report: Report) -> Markup | None:
    """Every airing with its matches: the proof."""
    if not report.log:
        return None
    proofs = [_airing(row, report) for row in report.log]
    rest = proofs[_OPEN:]
    has_pictures = any(match.frames for row in report.log for match in row.matches)
    return section(
        "matches",
        "Matches",
        element(
            "p",
            "Each dot is a peak of the sound that clip and recording share",
            ", each diamond a picture" if has_pictures else None,
            ". In a copy they lie on a straight line; chance scatters them. Below, magnified: how"
            " far each lies off the line, and how many there are along the clip. Hatched is what"
            " this match does not cover.",
            class_="lead",
        ),
        proofs[:_OPEN],
        folded(f"{count_text(len(rest), 'further airing')}", rest) if rest else None,
    )


def recurring(report: Report) -> Markup | None:
    """Idents, the clip's own file, still pictures and weaker candidates, apart from the airings."""
    if not (report.recurring or report.own or report.static or report.weaker):
        return None
    own = (
        (
            element("h3", "The clip's own file"),
            element("p", "The archive holds the clip itself. That is no airing.", class_="lead"),
            _places(report.own, "Matches that are no airings"),
        )
        if report.own
        else ()
    )
    static = (
        (
            element("h3", "Same set, card or still"),
            element(
                "p",
                "These pictures agree in what does not move, or in no more of what moves than two"
                " programmes in one studio: the same set, title card, logo or still picture, which"
                " need not be the same programme; or the recording shows them in another order."
                " They are counted in no airing.",
                class_="lead",
            ),
            _places(report.static, "Pictures that agree in what does not move, or in too little"),
        )
        if report.static
        else ()
    )
    weaker = (
        (
            element("h3", "Weaker candidates"),
            element(
                "p",
                "Chance may give these: nobody should rest anything on them that has not listened."
                " They are counted in no airing.",
                class_="lead",
            ),
            _places(report.weaker, "Candidates that are no matches"),
        )
        if report.weaker
        else ()
    )
    told = (_recurring(item) for item in report.recurring)
    return section("apart", "Listed apart", told, own, static, weaker)


def _log_row(row: LogRow) -> Markup:
    airing, best = row.airing, max(row.matches, key=lambda m: m.evidence)
    first = element("span", "first", class_="first") if airing.is_first else None
    doubt = uncertainty_text(airing.uncertainty) if airing.wall else ""
    when = inline((moment(airing.wall.start),)) if airing.wall else join(_UNKNOWN)
    start = row.matches[0]
    told = f"{percent_text(airing.share)} of the clip"
    cells: tuple[tuple[str, Content], ...] = (
        ("When", (when, element("small", ltr(doubt) if doubt else None, " ", first))),
        ("Service", service_name(airing.service)),
        ("Length", span_text(row.length / MICROSECONDS)),
        ("Share", (percent_text(airing.share), share_bar(row.covered, f"s{row.number}", told))),
        (
            "Recorded",
            (
                inline((name(start.name),)),
                element(
                    "small",
                    "at ",
                    element("a", offset(start.reference.start, 1), href=f"#{start.id}"),
                ),
                element("small", f"by chance {chance_text(best.expected_false)}"),
            ),
        ),
        ("Notes", (", ".join((*row.speed, *row.notes)) or None,)),
    )
    return element(
        "tr",
        element(
            "th",
            element(
                "a", str(row.number), href=f"#{airing.id}", aria_label=f"Airing {row.number}: proof"
            ),
            scope="row",
            data_label="Airing",
        ),
        (
            element("td", cell, data_label=label, class_="share" if label == "Share" else None)
            for label, cell in cells
        ),
    )


def days_figure(days: ServiceDays, key: str, level: str = "h3") -> Markup:
    """The timeline of one service, wide and narrow; `level` is the tag of its heading."""
    known = "" if days.recorded is None else f"{hours_text(days.recorded)} recorded"
    return element(
        "figure",
        element(level, service_name(days.service), element("small", known)),
        element("div", timelines(days, key, is_wide=True), class_="large"),
        element("div", timelines(days, key, is_wide=False), class_="small"),
        class_="days",
    )


def _airing(row: LogRow, report: Report) -> Markup:
    airing = row.airing
    when: Sentence = (moment(airing.wall.start),) if airing.wall else (text("time not known"),)
    proofs = [
        _match(match, report, f"{row.number}.{n}" if len(row.matches) > 1 else str(row.number))
        for n, match in enumerate(row.matches, 1)
    ]
    heading = element(
        "h3",
        f"Airing {row.number}: " if airing.service is not None else f"Copy {row.number}: ",
        service_name(airing.service),
        ", ",
        inline(when),
        element("small", ", ".join(row.notes)) if row.notes else None,
    )
    rest = proofs[_ROUNDS:]
    return element(
        "div",
        element("div", heading, proofs[0], class_="opening"),
        proofs[1:_ROUNDS],
        folded(count_text(len(rest), "further match", "further matches"), rest) if rest else None,
        id=airing.id,
        class_="airings",
    )


def _match(match: Match, report: Report, number: str) -> Markup:
    return element(
        "article",
        element("h4", f"Match {number} ", element("small", "in "), inline((name(match.name),))),
        _facts(match),
        element(
            "figure",
            time_map(match, report.clip, f"p{match.id}"),
            element("figcaption", _caption(match)),
        ),
        _stills(match, report),
        _pieces(match) if len(match.pieces) > 1 else None,
        id=match.id,
        class_="match",
    )


def _stills(match: Match, report: Report) -> Markup | None:
    stills = report.stills.get(match.id)
    if stills is not None:
        return figure(stills, match.id)
    if match.picture is None or not report.stills:
        return None
    number = len(report.stills)
    which = "match is" if number == 1 else f"{number} matches are"
    told = f"Only the strongest {which} shown with stills. See this one with "
    return element("p", told, ltr(f"airwitness view {match.id}"), class_="stills lead")


def _caption(match: Match) -> str:
    speed = f"slope {match.tempo:.4f} (recording seconds per clip second)"
    pieces = count_text(len(match.pieces), "straight line")
    return f"{matched_text(match)} drawn on {pieces}, {speed}."


def _facts(match: Match) -> Markup:
    asked, reference = match.query, match.reference
    speed = ", ".join(speed_of(match)) or "as in the clip"
    doubt = uncertainty_text(match.uncertainty)
    when: Content = (
        (inline((moment(match.wall.start),)), element("small", ltr(doubt)) if doubt else None)
        if match.wall
        else _UNKNOWN
    )
    pairs: tuple[tuple[str, Content], ...] = (
        ("In the clip", _from_to(asked.start, asked.end)),
        ("In the recording", _from_to(reference.start, reference.end)),
        ("Began", when),
        ("Expected by chance", chance_text(match.expected_false)),
        ("Votes", f"{match.votes:,}" if "audio" in match.kinds else None),
        ("Hit fraction", percent_text(match.hit_fraction)),
        ("Likeness", f"{match.likeness:,.1f}" if "picture" in match.kinds else None),
        ("Speed", speed),
        ("Lane", f"{match.lane} ({listed(match.kinds)})"),
        ("Notes", ", ".join(notes_of(match)) or None),
        ("Recording", ltr(match.recording)),
        ("SHA-256 of part", digest(match.part)),
    )
    return facts(*pairs)


def _from_to(start: int, end: int) -> Markup:
    length = element("small", f"{length_text(end - start)}")
    return join(offset(start), " to ", offset(end), length)


def _pieces(match: Match) -> Markup:
    rows = [
        (
            str(n),
            join(offset(p.query.start), " to ", offset(p.query.end)),
            join(offset(p.reference.start), " to ", offset(p.reference.end)),
            length_text(p.reference.duration),
        )
        for n, p in enumerate(match.pieces, 1)
    ]
    heads = ("Piece", "In the clip", "In the recording", "Length")
    return element("div", table(heads, rows, "Pieces between cuts"), class_="pieces")


def _recurring(item: Recurring) -> Markup:
    return element(
        "div",
        element("h3", inline((name(item.service),)), element("small", times_text(item.times))),
        element(
            "p",
            "The clip recurs here too often to be news, as idents, jingles and beds do. These"
            " matches are counted in no airing.",
            class_="lead",
        ),
        _places(item.matches, "Matches of the recurring clip"),
    )


def _places(found: Sequence[Match], told: str) -> Markup:
    rows = [
        (
            inline((moment(m.wall.start),)) if m.wall else _UNKNOWN,
            inline((name(m.name),)),
            join(offset(m.reference.start), " to ", offset(m.reference.end)),
            join(offset(m.query.start), " to ", offset(m.query.end)),
            f"{chance_text(m.expected_false)}, {percent_text(m.hit_fraction)}",
        )
        for m in found
    ]
    heads = ("When", "Recording", "In the recording", "In the clip", "By chance, hits")
    return folded(f"Show {count_text(len(found), 'match', 'matches')}", table(heads, rows, told))
