"""CaseReport → one HTML page that opens with no network and runs nothing.

It keeps the rules of the page of a search (`report.html`): one style sheet, named in the policy
by its digest; no script; everything that a person typed escaped, in its own direction, and with
its hidden characters shown. Every link leads to a place on the page.
"""

from airwitness.report.casefile import airings, annexes, cover, exhibits, organisations, records
from airwitness.report.casefile.content import CaseReport
from airwitness.report.casefile.style import style_of
from airwitness.report.document import document
from airwitness.report.html import logo
from airwitness.report.markup import Markup, element, inline, ltr
from airwitness.report.words import moment
from airwitness.version import __version__


def render_case(report: CaseReport) -> str:
    """The page."""
    title = f"{report.title or report.question or report.case}: report of a case"
    return document(title, style_of(report.case), _body(report))


def _body(report: CaseReport) -> Markup:
    parts = [
        ("findings", "Findings", cover.findings(report)),
        ("log", "Airing log", airings.log(report)),
        ("timeline", "Timeline", airings.timeline(report)),
        ("exhibits", "Exhibits", exhibits.exhibits(report)),
        ("organisations", "Organisations and people", organisations.organisations(report)),
        ("codes", "What was coded", records.codes(report)),
        ("coverage", "Coverage", records.coverage(report)),
        ("purpose", "Purpose and scope", annexes.purpose(report)),
        ("methods", "Methods, versions and limits", annexes.methods(report)),
        ("decisions", "Decisions", records.decisions(report)),
        ("verification", "Verification", annexes.verification(report)),
        ("custody", "Custody", annexes.custody(report)),
        ("checklist", "Annex: checklist", annexes.checklist(report)),
    ]
    links = (
        element("li", element("a", title, href=f"#{key}"))
        for key, title, content in parts
        if content is not None
    )
    contents = element(
        "nav",
        element("h2", "Contents"),
        element("ul", links),
        aria_label="Contents",
        class_="contents",
    )
    return element(
        "body",
        element("a", "To the findings", href="#findings", class_="skip"),
        element(
            "header",
            element("p", logo(), "Airwitness", class_="brand"),
            element(
                "p",
                "Report of case ",
                ltr(report.case),
                ", made ",
                inline((moment(report.made_at),)),
            ),
            class_="top",
        ),
        element("main", cover.cover(report, contents), (content for _, _, content in parts)),
        element("footer", _foot(report), class_="foot"),
    )


def _foot(report: CaseReport) -> Markup:
    return element(
        "p",
        f"Made by Airwitness {__version__} at ",
        inline((moment(report.made_at),)),
        " without a network. This page holds no script and asks nothing of any server.",
    )
