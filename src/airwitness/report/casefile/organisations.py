"""Who stands behind it, as sources claim it: the chain drawn, what differs, every claim."""

from airwitness.case.content import Claim
from airwitness.report.blocks import folded, section, table
from airwitness.report.casefile.chain import chains
from airwitness.report.casefile.chain_plot import LEGEND, chain_plot, dates_of
from airwitness.report.casefile.citing import cite, recorded, typed
from airwitness.report.casefile.content import CaseReport
from airwitness.report.markup import Content, Markup, element, join, ltr

_SHOWN = 40  # claims that stand open


def organisations(report: CaseReport) -> Markup | None:
    """The claims of a case."""
    if not report.claims:
        return None
    return section(
        "organisations",
        "Organisations and people, as claimed",
        element(
            "p",
            "Each arrow is what a source claims, from subject to object, with the exhibit that it"
            " stands in. Claims that differ are all drawn; this report does not choose.",
            class_="lead",
        ),
        _legend(),
        (
            element("div", chain_plot(chain, f"o{n}"), **_scrolled(f"Drawing {n + 1} of claims"))
            for n, chain in enumerate(chains(report.claims))
        ),
        _differing(report),
        element("h3", "Every claim"),
        _all(report),
    )


def _scrolled(told: str) -> dict[str, str]:
    """A drawing keeps its size on a phone and is moved in its own frame."""
    return {"class_": "wide chain", "role": "region", "aria_label": told, "tabindex": "0"}


def _legend() -> Markup:
    items = (
        element("li", element("svg", swatch, viewBox="0 0 28 16", aria_hidden="true"), label)
        for swatch, label in LEGEND
    )
    return element("ul", items, class_="legend")


def _differing(report: CaseReport) -> Markup | None:
    """Claims that cannot all hold, side by side."""
    if not report.differing:
        return None
    by_number = {claim.number: claim for claim in report.claims}
    groups = (
        element(
            "div",
            (_card(by_number[number], report) for number in numbers if number in by_number),
            class_="beside-each-other",
        )
        for numbers in report.differing
    )
    told = "What sources say differently, side by side. Which of it holds is not decided here."
    return join(element("h3", "Where sources differ"), element("p", told, class_="lead"), groups)


def _card(claim: Claim, report: CaseReport) -> Markup:
    return element(
        "div",
        element("p", _sentence(claim), class_="states"),
        element("p", cite(claim.cite, report), _asserted(claim), class_="rests"),
        class_="card",
    )


def _sentence(claim: Claim) -> Markup:
    dates = dates_of(claim.since, claim.until)
    return join(
        typed(claim.subject),
        " ",
        element("em", typed(claim.relation)),
        " ",
        typed(claim.object),
        (" (", ltr(dates), ")") if dates else None,
    )


def _asserted(claim: Claim) -> Content:
    return (" · as ", typed(claim.asserted_by), " says") if claim.asserted_by else None


def _all(report: CaseReport) -> Markup:
    rows = [
        (
            element("span", str(claim.number), id=f"c{claim.number}"),
            _sentence(claim) if claim.subject else "withdrawn",
            typed(claim.asserted_by) if claim.asserted_by else "not stated",
            cite(claim.cite, report) if claim.cite.exhibit else "",
            element("small", recorded(claim.record, "Entered")),
        )
        for claim in report.claims
    ]
    heads = ("No.", "Claim", "Asserted by", "Rests on", "On record")
    shown = table(heads, rows[:_SHOWN], "Every claim with its exhibit")
    rest = rows[_SHOWN:]
    if not rest:
        return shown
    return join(shown, folded(f"{len(rest):,} further claims", table(heads, rest, "More claims")))
