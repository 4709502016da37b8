"""`read`: who says what in an article, and what it claims."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from airwitness.cli.output import Isolated, as_json, in_archive, opened, print_json, say

if TYPE_CHECKING:
    from airwitness.report.article.content import ReadArticle
    from airwitness.statements import Claim, Statement
    from airwitness.statements.records import Time

_SHOWN = 100  # characters of a content


@click.command("read")
@click.argument("article", metavar="ID")
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the text with all that was read marked in it, as one page.",
)
@click.option(
    "--book",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Look for the phrases of this code book instead of the shipped one.",
)
@as_json
@in_archive
def read_command(
    folder: Path | None, article: str, html: Path | None, book: Path | None, *, as_json: bool
) -> None:
    """Read article or transcript ID: who says what, who made and aired what, who belongs to whom.

    Rules only, no model: statements, claims, hedges and the phrases of the code book, each with its
    place in characters of the kept text. What is found are hints; nothing is kept. What is printed
    is for you alone; the page may leave: what is withheld is taken out before it is read.
    """
    from airwitness.acts.page import write_page
    from airwitness.acts.read import read, read_to_leave
    from airwitness.report.article.page import render_article
    from airwitness.spans import now

    with opened(folder) as archive:
        codes = None if book is None else book.read_bytes()
        found = read(archive, article, book=codes)
        if html is not None:
            leaving = read_to_leave(archive, article, book=codes)
            write_page(html, render_article(leaving, made_at=now()))
    if as_json:
        print_json(found.as_json())
        return
    _say_all(found)
    if html is not None:
        say(f"wrote {html}")


def _say_all(found: "ReadArticle") -> None:
    for statement in found.reading.statements:
        _say_statement(statement)
    counts = {
        "statements": len(found.reading.statements),
        "claims": len(found.reading.claims),
        "hints of the code book": len(found.hints),
    }
    for claim in found.reading.claims:
        _say_claim(claim, found.kept.text)
    for hint in found.hints:
        negated = ", negated" if hint.hit.is_negated else ""
        say(f"{hint.hit.start}-{hint.hit.end}  {hint.hit.code}{negated}  ", Isolated(hint.hit.text))
    say(", ".join(f"{count} {name}" for name, count in counts.items()))


def _say_statement(statement: "Statement") -> None:
    spans = statement.content.spans
    text = statement.content.text
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    who = statement.speaker.name if statement.speaker else "nobody is named"
    what = statement.kind.value + (", negated" if statement.negated else "")
    say(f"{spans[0][0]}-{spans[-1][1]}  ", Isolated(who), f"  ({what})  ", Isolated(shown))


def _say_claim(claim: "Claim", text: str) -> None:
    first, last = claim.spans[0][0], claim.spans[-1][1]
    when = _when(claim.when) if claim.when else ()
    if claim.subject is None:  # a time, a number of children, a hedge
        words = claim.object.name if claim.object else ", ".join(p.text for p in claim.hedges)
        counted = f" = {claim.value}" if claim.value is not None else ""
        said = (Isolated(words or text[first:last]), counted) if claim.when is None else when
        say(f"{first}-{last}  {claim.kind}  ", *said)
        return
    what = Isolated(claim.object.name if claim.object else "")
    gap = "  " if when else ""
    say(f"{first}-{last}  ", Isolated(claim.subject.name), f"  {claim.kind}  ", what, gap, *when)


def _when(when: "Time") -> tuple[str, ...]:
    """A time as written, as dates, and whether it is history."""
    days = "/".join(dict.fromkeys(d for d in (when.start, when.end) if d))
    told = f" ({days})" if days else ""
    return Isolated(when.phrase.text), told, "  history" if when.period == "history" else ""
