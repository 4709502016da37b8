"""What was coded, searched and decided, and by whom."""

from collections import Counter

from airwitness.report.blocks import digest, facts, folded, section, table
from airwitness.report.casefile.citing import (
    actor,
    anchors,
    key_id,
    line_of,
    place_text,
    recorded,
    time_of,
    typed,
)
from airwitness.report.casefile.content import CaseReport, CodeTally, SearchTold
from airwitness.report.grounds import services
from airwitness.report.markup import Content, Markup, element, join, ltr
from airwitness.report.words import count_text, hours_text, length_text
from airwitness.spans import wall_length


def codes(report: CaseReport) -> Markup | None:
    """The codes that were given, how often, by whom, and how far coders agree."""
    if not report.codes:
        return None
    rows = [
        (
            (
                typed(tally.label),
                element("span", "a child is seen", class_="tag") if tally.shows_child else None,
                element("small", typed(tally.definition)) if tally.definition else None,
            ),
            f"{len(tally.coded):,}",
            _coders(tally),
            anchors(f"e{n}" for n in dict.fromkeys(c.exhibit for c in tally.coded)),
            "not compared" if tally.alpha is None else f"{tally.alpha:.2f}",
        )
        for tally in report.codes
    ]
    heads = ("Code", "Times", "By coder", "Exhibits", "Alpha")
    return section(
        "codes",
        "What was coded",
        element(
            "p",
            "Codes of the code book, as persons gave them to a place of an exhibit. They count what"
            " is shown and said; they name nobody.",
            class_="lead",
        ),
        table(heads, rows, "Codes and how often they were given"),
        element("p", _agreed(report), class_="lead"),
        folded("Every coding with its place", _codings(report)),
    )


def _agreed(report: CaseReport) -> str:
    """How far the coders agree, in words."""
    agreed = report.agreement
    if len(agreed.coders) < 2:  # noqa: PLR2004 (of one coder nothing can be compared)
        return "No exhibit was coded by two coders, so nothing is known of how far they agree."
    alpha = "cannot be reckoned" if agreed.alpha is None else f"is {agreed.alpha:.2f}"
    exhibits = count_text(len(agreed.exhibits), "exhibit")
    return (
        f"{len(agreed.coders)} coders coded {exhibits} in common. Krippendorff's alpha over all"
        f" codes {alpha}: 1 is full agreement, 0 what chance gives."
    )


def _coders(tally: CodeTally) -> Markup:
    counts = Counter(coded.coder for coded in tally.coded)
    return join(
        ("; " if n else None, actor(coder), f": {number:,}")
        for n, (coder, number) in enumerate(sorted(counts.items()))
    )


def _codings(report: CaseReport) -> Markup:
    rows = [
        (
            typed(tally.label),
            element("a", f"Exhibit {coded.exhibit}", href=f"#e{coded.exhibit}"),
            place_text(coded.place) or "all of it",
            actor(coded.coder),
            typed(coded.note) if coded.note else "",
            line_of(coded.record),
        )
        for tally in report.codes
        for coded in tally.coded
    ]
    heads = ("Code", "Exhibit", "Place", "Coder", "Note", "Custody")
    return table(heads, rows, "Every coding")


def coverage(report: CaseReport) -> Markup:
    """What was searched and what was not; searches that found nothing stand here, too."""
    lead = (
        "Not finding is not the same as not looking. Every search of the case stands here, also one"
        " with no result, with the hours that it looked at and what it did not look at."
    )
    held = services(report.coverage) if report.coverage else None
    return section(
        "coverage",
        "Coverage",
        element("p", lead, class_="lead"),
        [_search(search) for search in report.searches]
        or element("p", "No search was put for this case."),
        element("h3", "What was recorded") if held else None,
        held,
    )


def _search(search: SearchTold) -> Markup:
    if search.airings is None:
        answer: Content = "withdrawn"
    else:
        answer = count_text(search.airings, "airing") if search.airings else "no airing"
    missed = [
        element("li", f"{item.reason}: {_missed(item.stretches, item.length)}")
        for item in search.missed
    ]
    none = "nothing: all that was recorded was searched" if search.airings is not None else None
    return element(
        "article",
        element("h3", f"Search {search.number}: ", typed(search.question)),
        facts(
            ("Answer", answer),
            (
                "Searched",
                f"{hours_text(wall_length(search.searched))} in"
                f" {count_text(search.recordings, 'recording')}"
                if search.airings is not None
                else None,
            ),
            ("Narrowed to", _asked(search) if search.asked else None),
            ("Not searched", element("ul", missed, class_="plain") if missed else none),
            ("SHA-256 of clip", digest(search.clip)),
            ("On record", recorded(search.record, "Put")),
        ),
        id=f"s{search.number}",
        class_="search",
    )


def _asked(search: SearchTold) -> Markup:
    """What the question was narrowed to, as it was given."""
    return join(
        ("; " if n else None, f"{key} ", typed(value))
        for n, (key, value) in enumerate(search.asked.items())
    )


def _missed(stretches: int, length: int) -> str:
    told = count_text(stretches, "stretch", "stretches")
    return f"{told}, {length_text(length)}" if length else f"{told} of unknown length"


def decisions(report: CaseReport) -> Markup:
    """Who decided what, in the order of the chain; what was taken back, too."""
    rows = [
        (
            line_of(deed.record),
            time_of(deed.record),
            actor(deed.record.actor),
            (deed.what, (": ", anchors(deed.about)) if deed.about else None),
            typed(deed.reason) if deed.reason else "",
        )
        for deed in report.deeds
    ]
    heads = ("Custody", "When", "Who", "What", "Reason")
    return section(
        "decisions",
        "Decisions and who made them",
        element(
            "p",
            "Matches accepted and rejected, pictures cleared and withheld, sources counted,"
            " reviews, and what was taken back.",
            class_="lead",
        ),
        table(heads, rows, "Decisions in the order of the chain")
        if rows
        else element("p", "Nothing was decided."),
        _keys(report),
    )


def _keys(report: CaseReport) -> Markup | None:
    if not report.keys:
        return None
    rows = [
        (
            actor(whose),
            element("span", ltr(key, class_="digest"), id=key_id(key)),
        )
        for whose, key in report.keys
    ]
    return join(
        element("h3", "Keys that signed"),
        table(("Actor", "SHA-256 of the public key"), rows, "Keys of persons"),
    )
