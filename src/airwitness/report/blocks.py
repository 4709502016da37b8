"""The blocks that every section is built of: headings, tables, lists, digests."""

from collections.abc import Sequence

from airwitness.report.markup import Content, Markup, element, inline, join, ltr
from airwitness.report.words import clock_text, name


def section(key: str, title: str, *content: Content) -> Markup:
    """A section with its heading; `key` is its anchor."""
    return element("section", element("h2", title), *content, id=key, class_="part")


def table(heads: Sequence[str], rows: Sequence[Sequence[Content]], told: str) -> Markup:
    """A plain table; the first cell of a row is its heading."""
    head = element("tr", (element("th", title, scope="col") for title in heads))
    body = (
        element(
            "tr",
            element("th", row[0], scope="row"),
            (element("td", cell) for cell in row[1:]),
        )
        for row in rows
    )
    return element(
        "div",
        element("table", element("caption", told), element("thead", head), element("tbody", body)),
        class_="wide",
        role="region",
        aria_label=told,
        tabindex="0",
    )


def folded(summary: str, *content: Content) -> Markup:
    """A list that is opened by a click; on paper it is open."""
    return element("details", element("summary", summary), *content)


def offset(flicks: int, digits: int = 2) -> Markup:
    """A recording time."""
    return ltr(clock_text(flicks, digits), class_="code offset")


def digest(sha256: str) -> Markup:
    """A digest in full."""
    return ltr(sha256, class_="digest")


def service_name(service: str | None) -> Markup:
    """The name of a service, or that it is not known."""
    return inline((name(service),)) if service is not None else join("service not known")


def facts(*pairs: tuple[str, Content]) -> Markup:
    """Terms with their values; one without a value is left out."""
    listing = (
        (element("dt", term), element("dd", value)) for term, value in pairs if value is not None
    )
    return element("dl", listing, class_="facts")
