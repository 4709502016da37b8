"""Purpose, methods, limits, verification, the extract of custody, and the checklist."""

from airwitness.report import wording
from airwitness.report.blocks import digest, facts, section, table
from airwitness.report.casefile.citing import actor, key_of, recorded, time_text, typed
from airwitness.report.casefile.content import CaseReport, Cut
from airwitness.report.casefile.wording import BERKELEY, CHECKS, LIMITS, PLACES
from airwitness.report.grounds import checks
from airwitness.report.markup import Content, Markup, element, join, ltr
from airwitness.report.words import listed

_CLASSES = {"passed": "passed", "failed": "failed"}


def purpose(report: CaseReport) -> Markup:
    """What the case was opened for, before its first exhibit."""
    return section(
        "purpose",
        "Purpose, scope and legal basis",
        facts(
            ("Question", typed(report.question)),
            ("Purpose", typed(report.purpose) if report.purpose else None),
            ("Scope", typed(report.scope) if report.scope else None),
            ("Legal basis", typed(report.legal_basis) if report.legal_basis else None),
            ("Case", ltr(report.case, class_="digest")),
            ("On record", recorded(report.record, "Opened")),
        ),
    )


def methods(report: CaseReport) -> Markup:
    """How it was made, with which versions, and what it cannot say."""
    terms = ((element("dt", term), element("dd", text)) for term, text in wording.HOW)
    return section(
        "methods",
        "Methods, versions and limits",
        element(
            "div",
            _bullets("What this report cannot say", LIMITS),
            _bullets("Check it yourself", (*CHECKS, PLACES)),
            class_="two",
        ),
        element("h3", "How airings are found") if report.searches else None,
        element("dl", terms, class_="terms") if report.searches else None,
        _versions(report),
    )


def _versions(report: CaseReport) -> Markup | None:
    """What each search was made with; what several share is said once."""
    values: dict[str, dict[str, list[str]]] = {}
    for search in report.searches:
        for key, value in (*search.score, *search.versions.items()):
            values.setdefault(key, {}).setdefault(value, []).append(str(search.number))
    if not values:
        return None

    def told(found: dict[str, list[str]]) -> Content:
        if len(found) == 1 and len(report.searches) > 1:
            return [(ltr(value, class_="digest"), " (all searches)") for value in found]
        return [
            (", " if n else None, ltr(value, class_="digest"), f" (search {listed(numbers)})")
            for n, (value, numbers) in enumerate(found.items())
        ]

    return join(
        element("h3", "Score and versions of the searches"),
        facts(
            *((key.replace("_", " ").capitalize(), told(found)) for key, found in values.items())
        ),
    )


def _bullets(title: str, items: tuple[str, ...]) -> Markup:
    listing = element("ul", (element("li", item) for item in items), class_="plain")
    return element("div", element("h3", title), listing)


def verification(report: CaseReport) -> Markup:
    """What `verify` said, and the head of custody to compare."""
    head = report.head
    told: Content = "not given"
    if head is not None:
        told = (f"line {head.sequence:,}, ", digest(head.digest))
    return section(
        "verification",
        "Verification",
        checks(report.verification),
        facts(("Head of custody", told)),
    )


def custody(report: CaseReport) -> Markup:
    """The lines of the case: what the chain says, without what a person typed."""
    lead = (
        "The custody lines of this case. What a person typed stands in details, which can be"
        " withdrawn without breaking the chain. Each line holds the digest of the one before."
    )
    rows = [_line(line) for line in report.custody]
    heads = ("Line", "Time", "Act", "Actor and key", "SHA-256 of the line")
    return section(
        "custody",
        "Custody of the case",
        element("p", lead, class_="lead"),
        table(heads, rows, "Custody lines") if rows else element("p", "No line was given."),
    )


def _line(line: Cut) -> tuple[Content, ...]:
    return (
        element("span", f"{line.sequence:,}", id=f"l{line.sequence}"),
        time_text(line.time),
        line.act,
        (actor(line.actor), element("small", key_of(line.key) if line.key else "not signed")),
        digest(line.digest),
    )


def checklist(report: CaseReport) -> Markup | None:
    """The annex: a checklist after the Berkeley Protocol."""
    if not report.checklist:
        return None
    rows = [
        (
            item.number,
            item.text,
            element("span", item.state, class_=_CLASSES.get(item.state, "not-checked")),
            typed(item.why),
        )
        for item in report.checklist
    ]
    return section(
        "checklist",
        "Annex: checklist after the Berkeley Protocol",
        element("p", BERKELEY, class_="lead"),
        table(("Item", "What is asked", "State", "Why"), rows, "Checklist"),
    )
