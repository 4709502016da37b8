"""The first screen: the question, and what answers it."""

from airwitness.case.content import FindingKind
from airwitness.evidence.verify import FAILED
from airwitness.report.blocks import facts, folded, section
from airwitness.report.casefile.citing import cites, paragraph, recorded, typed
from airwitness.report.casefile.content import CaseReport, Statement, Told
from airwitness.report.casefile.wording import KINDS, LADDER, PENDING, TWO_KEYS
from airwitness.report.markup import Content, Markup, element, inline, join
from airwitness.report.words import count_text

_SHOWN = 12  # findings that stand open on the cover


def cover(report: CaseReport, contents: Markup) -> Markup:
    """Question, answer, standing, numbers, and what is where."""
    found = [_answer(statement, report) for statement in report.statements]
    rest = found[_SHOWN:]
    return element(
        "div",
        paragraph(report.title, "case"),
        paragraph(report.question, tag="h1"),
        _alarm(report),
        element("ol", found[:_SHOWN], class_="found") if found else _nothing(),
        folded(
            f"{count_text(len(rest), 'further finding')}",
            element("ol", rest, class_="found", start=str(_SHOWN + 1)),
        )
        if rest
        else None,
        element("ul", (_told(told) for told in report.summary), class_="beside"),
        _standing(report),
        element("dl", (_figure(f.label, f.value) for f in report.figures), class_="figures"),
        contents,
        class_="answer",
    )


def findings(report: CaseReport) -> Markup:
    """Every finding with all that carries it, and how far it has come."""
    kinds = ((element("dt", kind.value), element("dd", told)) for kind, told in KINDS.items())
    return section(
        "findings",
        "Findings",
        element(
            "p",
            "Four kinds of sentence are kept apart. Each leads to the exhibits that carry it, and"
            " to the place in them.",
            class_="lead",
        ),
        element("dl", kinds, class_="kinds"),
        (_finding(statement, report) for statement in report.statements),
        element("p", "Nothing was found.") if not report.statements else None,
        element("p", LADDER, class_="lead ladder"),
    )


def standing_text(statement: Statement) -> Markup:
    """Verified, or a report pending verification."""
    if statement.standing.is_verified:
        return element("span", "verified", class_="state verified")
    return element("span", PENDING, class_="state pending")


def kind_text(statement: Statement) -> Markup:
    """Which of the four kinds a sentence is."""
    return element("span", statement.kind.value, class_=f"kind {statement.kind.value}")


def _alarm(report: CaseReport) -> Markup | None:
    if report.verification.state != FAILED:
        return None
    failed = count_text(report.verification.number(FAILED), "check")
    return element(
        "p",
        f"The archive did not pass its verification: {failed} failed. Do not rely on this report"
        " before that is explained. ",
        element("a", "See which", href="#verification"),
        class_="alarm",
        role="alert",
    )


def _nothing() -> Markup:
    return element("p", "No finding has been stated.", class_="said")


def _answer(statement: Statement, report: CaseReport) -> Markup:
    """A finding on the cover."""
    if not statement.sentence:
        words: Content = element("p", f"Finding {statement.number} was withdrawn.")
    else:
        words = (
            _by(statement),
            paragraph(statement.sentence, "states"),
            element(
                "p",
                cites(statement.cites, report),
                " · ",
                standing_text(statement),
                " · ",
                element("a", f"Finding {statement.number}", href=f"#f{statement.number}"),
                class_="rests",
            ),
        )
    return element("li", kind_text(statement), element("div", words))


def _by(statement: Statement) -> Markup | None:
    """Whose the sentence is, where it is not what anybody can see or hear."""
    if statement.kind is FindingKind.ALLEGES and statement.by:
        return element("p", typed(statement.by), " alleges:", class_="by", dir="auto")
    if statement.kind is FindingKind.ASSESSES:
        sure = f", {statement.confidence.value} confidence" if statement.confidence else ""
        return element("p", f"Assessment of the analyst{sure}:", class_="by")
    return None


def _told(told: Told) -> Markup:
    links = (
        (" ", element("a", f"Search {number}", href=f"#s{number}", class_="cite"))
        for number in told.searches
    )
    return element("li", inline(told.sentence), links)


def _standing(report: CaseReport) -> Markup | None:
    """What may be said of the report as a whole."""
    number, verified = len(report.statements), report.verified
    if not number:
        return None
    if verified == number:
        words: Content = (element("strong", "Every finding is verified."), f" {TWO_KEYS}")
    elif verified:
        words = (
            element("strong", f"{verified:,} of {number:,} findings are verified."),
            f" The others are a {PENDING}. {TWO_KEYS}",
        )
    else:
        words = (
            element("strong", f"{PENDING[:1].upper()}{PENDING[1:]}."),
            " No finding has gone through two counted sources and two reviewers.",
        )
    return element("p", words, class_="standing")


def _figure(label: str, value: str) -> Markup:
    return element("div", element("dt", label), element("dd", value))


def _finding(statement: Statement, report: CaseReport) -> Markup:
    """A finding in full."""
    told = statement.standing
    heading = element("h3", f"Finding {statement.number} ", kind_text(statement))
    if not statement.sentence:
        lost = element("p", "Its words were withdrawn. ", recorded(statement.record, "Stated"))
        return element("article", heading, lost, id=f"f{statement.number}", class_="finding")
    tally = ", ".join(f"{number:,} {who}" for who, number in statement.tally.items())
    sources = [
        element(
            "li",
            element("a", f"Exhibit {s.exhibit}", href=f"#e{s.exhibit}"),
            ": ",
            typed(s.reliability),
            ". ",
            typed(s.reason),
            element("small", recorded(s.record, "Counted")),
        )
        for s in told.sources
    ]
    return element(
        "article",
        heading,
        _by(statement),
        paragraph(statement.sentence, "states"),
        facts(
            ("Rests on", cites(statement.cites, report)),
            ("Reason", typed(statement.reason) if statement.reason else None),
            ("Bears on", typed(statement.violation) if statement.violation else None),
            ("People", tally or None),
            ("Held responsible", typed(statement.perpetrator) if statement.perpetrator else None),
            ("Standing", (standing_text(statement), _wants(statement))),
            (
                f"Sources counted: {len(told.sources)}",
                element("ul", sources, class_="plain") if sources else "none",
            ),
            ("First review", _review(statement, is_first=True)),
            ("Second review", _review(statement, is_first=False)),
            ("On record", recorded(statement.record, "Stated")),
        ),
        id=f"f{statement.number}",
        class_="finding",
    )


def _wants(statement: Statement) -> Markup | None:
    wants = statement.standing.wants
    return element("small", f"It wants {'; '.join(wants)}.") if wants else None


def _review(statement: Statement, *, is_first: bool) -> Content:
    told = statement.standing
    review = told.first if is_first else told.second
    if review is None:
        return "none"
    return join(typed(review.reason), element("small", recorded(review.record, "Reviewed")))
