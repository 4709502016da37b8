"""The sections of the page about its grounds: coverage, limits, methods, verification."""

from collections.abc import Sequence

from airwitness.airings import Coverage
from airwitness.evidence.verify import FAILED, NOT_CHECKED, PASSED, RULES, Check
from airwitness.report import wording
from airwitness.report.blocks import digest, facts, folded, offset, section, service_name, table
from airwitness.report.compose import NotSearched, Report, Verification
from airwitness.report.markup import Content, Markup, element, inline, join, ltr
from airwitness.report.words import (
    count_text,
    hours_text,
    length_text,
    moment,
    name,
    plain,
    span_text,
)
from airwitness.spans import MICROSECONDS, wall_length

_SHOWN = 6  # lines of a list that stand open


def coverage(report: Report) -> Markup:
    """What was recorded of each service, and what was not."""
    searched = hours_text(wall_length(report.searched))
    recordings = count_text(report.recordings, "recording")
    lead = element("p", f"{searched} of {recordings} were searched.", class_="lead")
    if not report.coverage:
        text = (
            "No recording has a stated service and start, so nothing is known of what is missing."
        )
        return section("coverage", "Coverage", lead, element("p", text))
    return section("coverage", "Coverage", lead, services(report.coverage))


def services(coverage: Sequence[Coverage]) -> Markup:
    """What was recorded of each service and what was not, with the times of what was not."""
    rows = [
        (
            service_name(item.service),
            inline((moment(item.span.start),)),
            inline((moment(item.span.end),)),
            "not stated" if item.expected is None else hours_text(item.expected),
            hours_text(item.recorded),
            hours_text(sum(hole.duration for hole in item.missing)),
        )
        for item in coverage
    ]
    heads = ("Service", "From", "To", "Expected", "Recorded", "Not recorded")
    return join(
        table(heads, rows, "What was recorded of each service"),
        (_missing(item) for item in coverage if item.missing),
    )


def _missing(item: Coverage) -> Markup:
    rows = [
        (
            inline((moment(hole.start),)),
            inline((moment(hole.end),)),
            span_text(hole.duration / MICROSECONDS),
        )
        for hole in item.missing
    ]
    holes = count_text(len(rows), "stretch", "stretches")
    told = f"{plain((name(item.service),))}: {holes} not recorded"
    return folded(told, table(("From", "To", "Length"), rows, told))


def unsearched(report: Report) -> Markup:
    """What was recorded and not looked at, by reason."""
    lead = (
        "What was recorded but could not be looked at. A copy in it would not have been found."
        if report.unsearched
        else "All that was recorded was searched."
    )
    return section(
        "unsearched",
        "What was not searched",
        element("p", lead, class_="lead"),
        (_reason(item) for item in report.unsearched),
    )


def _reason(item: NotSearched) -> Markup:
    rows = [
        (
            inline((name(i.name),)),
            join(offset(i.span.start, 1), " to ", offset(i.span.end, 1)) if i.span else "all of it",
            length_text(i.span.duration) if i.span else "length not known",
            ltr(i.recording),
        )
        for i in item.items
    ]
    total = f", {length_text(item.length)}" if item.length else ""
    number = count_text(len(rows), "stretch", "stretches")
    heads = ("Recording", "Stretch", "Length", "Id")
    listing = table(heads, rows, f"{number}{total}")
    is_short = len(rows) <= _SHOWN
    return join(
        element("h3", item.reason[:1].upper() + item.reason[1:]),
        listing if is_short else folded(f"Show {number}{total}", listing),
    )


def meaning() -> Markup:
    """What a match proves, what it does not, and how to check it."""

    def bullets(title: str, items: tuple[str, ...]) -> Markup:
        listing = element("ul", (element("li", item) for item in items), class_="plain")
        return element("div", element("h3", title), listing)

    return section(
        "meaning",
        "What a match proves, and what it does not",
        element(
            "div",
            bullets("It proves", wording.PROVES),
            bullets("It does not prove", wording.PROVES_NOT),
            bullets("Not checked", wording.NOT_CHECKED),
            bullets("Check it yourself", wording.REPEAT),
            class_="two",
        ),
    )


def methods(report: Report) -> Markup:
    """How the search works, and the versions that made it."""
    terms = ((element("dt", term), element("dd", text)) for term, text in wording.HOW)
    versions = ((term, ltr(value, class_="digest")) for term, value in report.versions.items())
    score = report.score
    ground = (
        f"fitted on {count_text(score.decoys, 'decoy')} of this archive"
        if score.decoys
        else "with the figures that came with the program"
    )
    reckoned = (
        ("By chance", f"reckoned {ground}"),
        (
            "Archive then",
            f"{score.hours:,.1f} h of sound, {score.picture_hours:,.1f} h of pictures",
        ),
        ("One set", f"pictures alone are told from a likeness of {score.alike:g} on"),
        ("Speeds tried", "all" if score.speeds == "all" else "nominal and film speeds only"),
    )
    return section(
        "methods",
        "Methods and versions",
        element("dl", terms, class_="terms"),
        element("h3", "Score and versions"),
        facts(*reckoned, *versions),
    )


def verification(report: Report) -> Markup:
    """What `verify` said, and what to compare."""
    clip, head = report.clip, report.head
    custody: Content = "not given"
    if head is not None:
        custody = (f"line {head.sequence:,}, ", digest(head.digest))
    return section(
        "verification",
        "Verification and custody",
        checks(report.verification),
        element("h3", "What to compare"),
        facts(
            ("Clip", inline((name(clip.name),))),
            ("Asked", (offset(clip.span.start), " to ", offset(clip.span.end), " of the clip")),
            ("SHA-256 of clip", digest(clip.sha256)),
            ("Head of custody", custody),
        ),
    )


def checks(verification: Verification) -> Markup:
    """What `verify` said: what is not in order stands open."""
    if not verification.checks:
        return element(
            "p",
            _state(NOT_CHECKED),
            ". The archive was not verified when this page was made; ",
            ltr("airwitness verify"),
            " does it.",
        )
    numbers = {s: verification.number(s) for s in (PASSED, FAILED, NOT_CHECKED)}
    summary = ", ".join(f"{number} {state}" for state, number in numbers.items() if number)
    order = {FAILED: 0, NOT_CHECKED: 1, PASSED: 2}
    told = sorted(verification.checks, key=lambda c: (order.get(c.state, 0), c.rule, c.object))
    open_ = [check for check in told if check.state != PASSED]
    closed = [check for check in told if check.state == PASSED]
    return join(
        element("p", _state(verification.state), f": {summary}."),
        _check_table(open_, "Failed or not checked") if open_ else None,
        folded(
            f"Show {count_text(len(closed), 'rule')} that passed", _check_table(closed, "Passed")
        )
        if closed
        else None,
    )


def _check_table(checks: list[Check], told: str) -> Markup:
    rows = [
        (
            ltr(check.rule),
            _state(check.state),
            RULES.get(check.rule, ""),
            (digest(check.object) if check.object else "all", " "),
            check.detail,
        )
        for check in checks
    ]
    return table(("Rule", "State", "What it says", "Object", "Detail"), rows, told)


def _state(state: str) -> Markup:
    return element("span", state, class_=state.replace(" ", "-"))
