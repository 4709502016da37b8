"""Report → one HTML page that opens with no network and runs nothing.

The page is one file (`document`), its plots are SVG, and there is no script. Whatever a stranger
chose (names of files and services, reasons) is escaped, isolated from the direction of the text
around it, and shows its hidden characters.
"""

from airwitness.evidence.verify import FAILED
from airwitness.report import grounds, sections
from airwitness.report.colours import COPY, INK
from airwitness.report.compose import Report
from airwitness.report.document import document
from airwitness.report.markup import Content, Markup, element, inline
from airwitness.report.style import STYLE
from airwitness.report.words import (
    count_text,
    moment,
    plain,
)
from airwitness.version import __version__

_SHOWN = 6  # lines of a list that stand open


def render(report: Report) -> str:
    """The page."""
    title = f"Airwitness: {plain(report.answer.question)}"
    return document(title, STYLE, _body(report))


def _body(report: Report) -> Markup:
    parts = [
        sections.log(report),
        sections.timeline(report),
        sections.matches(report),
        sections.recurring(report),
        grounds.coverage(report),
        grounds.unsearched(report),
        grounds.meaning(),
        grounds.methods(report),
        grounds.verification(report),
    ]
    return element(
        "body",
        element(
            "header",
            element("p", logo(), "Airwitness", class_="brand"),
            element("p", "Report made ", inline((moment(report.made_at),))),
            class_="top",
        ),
        element("main", _answer(report), parts),
        element("footer", _foot(report), class_="foot"),
    )


def logo() -> Markup:
    """The mark of the program."""
    d = "M2 15V9M6 15V5M10 15V1M14 15V7"
    bars = element("path", d=d, stroke=INK, stroke_width="2")
    line = element("path", d="M0.5 17.2h17", stroke=COPY, stroke_width="1.6")
    return element("svg", bars, line, viewBox="0 0 18 18", aria_hidden="true")


def _answer(report: Report) -> Markup:
    answer, verification = report.answer, report.verification
    alarm: Content = None
    if verification.state == FAILED:
        failed = count_text(verification.number(FAILED), "check")
        alarm = element(
            "p",
            f"The archive did not pass its verification: {failed} failed. Do not rely on this"
            " page before that is explained. ",
            element("a", "See which", href="#verification"),
            class_="alarm",
            role="alert",
        )
    beside = element("ul", (element("li", inline(s)) for s in answer.beside), class_="beside")
    figures = (
        element("div", element("dt", figure.label), element("dd", figure.value))
        for figure in report.figures
    )
    return element(
        "div",
        element("h1", inline(answer.question)),
        element("p", inline(answer.sentence), class_="said"),
        alarm,
        beside if answer.beside else None,
        element("dl", figures, class_="figures"),
        _contents(report),
        class_="answer" if answer.is_found else "answer none",
    )


def _contents(report: Report) -> Markup:
    links = (
        ("log", "Airing log", True),
        ("timeline", "Timeline", any(days.rows for days in report.timeline)),
        ("matches", "Matches", bool(report.log)),
        ("apart", "Listed apart", bool(report.recurring or report.own)),
        ("coverage", "Coverage", True),
        ("unsearched", "Not searched", True),
        ("meaning", "What a match proves", True),
        ("methods", "Methods", True),
        ("verification", "Verification", True),
    )
    items = (
        element("li", element("a", title, href=f"#{key}"))
        for key, title, is_there in links
        if is_there
    )
    return element("nav", element("ul", items), aria_label="On this page")


def _foot(report: Report) -> Markup:
    return element(
        "p",
        f"Made by Airwitness {report.versions.get('airwitness', __version__)} at ",
        inline((moment(report.made_at),)),
        " without a network. This page holds no script and asks nothing of any server.",
    )
