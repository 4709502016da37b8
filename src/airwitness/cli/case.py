"""`case new`, `list`, `show`, `add`, `find`: a question, and what is gathered for it."""

import sys
from pathlib import Path

import click

from airwitness.cli import case_judging, case_stating
from airwitness.cli.case_group import case_command
from airwitness.cli.find import asked_span, print_search, rejected_in, search_options, within_of
from airwitness.cli.output import (
    allow_gaps,
    as_json,
    in_archive,
    opened,
    print_json,
    print_table,
    say,
)
from airwitness.cli.signing import signer_of, with_passphrase
from airwitness.errors import EXIT_COMPLETE, EXIT_GAPS, InputError

__all__ = ["case_command", "case_judging", "case_stating"]  # importing fills the group


@case_command.command("new")
@click.argument("title")
@click.option("--question", default="", help="What is to be answered.")
@click.option("--purpose", help="Why, and for whom.")
@click.option("--scope", help="What is looked at, and what is not.")
@click.option("--legal-basis", help="On what ground personal data are worked on.")
@with_passphrase
@as_json
@in_archive
def new_command(
    folder: Path | None,
    title: str,
    question: str,
    purpose: str | None,
    scope: str | None,
    legal_basis: str | None,
    passphrase_file: Path | None,
    *,
    as_json: bool,
) -> None:
    """Open a case named TITLE.

    Purpose, scope and legal basis are written down before the first exhibit; you are asked for
    what is not given.
    """
    from airwitness.acts.casework.opening import open_case
    from airwitness.acts.casework.showing import described_briefly

    with opened(folder) as archive:
        case = open_case(
            archive,
            title=title,
            question=question,
            purpose=_asked("Purpose (why, and for whom)", "--purpose", purpose),
            scope=_asked("Scope (what is looked at, and what is not)", "--scope", scope),
            legal_basis=_asked("Legal basis", "--legal-basis", legal_basis),
            signer=signer_of(archive, passphrase_file),
        )
    if as_json:
        print_json(described_briefly(case))
    else:
        say(f"opened {case.id}")


def _asked(what: str, option: str, given: str | None) -> str:
    """What was given, or what a person answers."""
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise InputError(f"a case needs {option[2:].replace('-', ' ')}", advice=f"give {option}")
    answer: str = click.prompt(what, err=True)
    return answer


@case_command.command("list")
@as_json
@in_archive
def list_command(folder: Path | None, *, as_json: bool) -> None:
    """List the cases of the archive."""
    from airwitness.acts.casework.opening import cases
    from airwitness.acts.casework.showing import described_briefly

    with opened(folder) as archive:
        told = [described_briefly(case) for case in cases(archive)]
    if as_json:
        print_json(told)
        return
    print_table(
        ("case", "opened", "by", "exhibits", "searches", "findings", "title"),
        [
            (
                t["id"],
                t["opened"][:10],
                t["by"],
                str(t["exhibits"]),
                str(t["searches"]),
                str(t["findings"]),
                t["title"],
            )
            for t in told
        ],
    )


@case_command.command("add")
@click.argument("case")
@click.argument("what")
@click.option("--title", default="", help="What it is; else the name of its file.")
@click.option("--source", default="", help="The outlet, page or person that it is from.")
@click.option("--credit", default="", help="Who is to be named with it.")
@click.option("--note", default="", help="Anything else.")
@with_passphrase
@as_json
@in_archive
def add_command(
    folder: Path | None,
    case: str,
    what: str,
    title: str,
    source: str,
    credit: str,
    note: str,
    passphrase_file: Path | None,
    *,
    as_json: bool,
) -> None:
    """Make WHAT a numbered exhibit.

    WHAT is the id of a recording or article or a digest, with a place where it is not all of it
    (`r1a2b3c4d5e6#t=0:01:30,0:02:00`; `#t=12.4` is one still; `#xywh=percent:10,5,30,40`;
    `#char=216,246`), a place in an exhibit (`3#t=12.4`), or the id of an airing or match that a
    search of the case found.
    """
    from airwitness.acts.casework.exhibits import add_exhibit

    with opened(folder) as archive:
        added = add_exhibit(
            archive,
            case,
            what,
            title=title,
            source=source,
            credit=credit,
            note=note,
            signer=signer_of(archive, passphrase_file),
        )
    if as_json:
        print_json([{"number": e.number, "place": str(e.place)} for e in added])
        return
    for exhibit in added:
        say(f"exhibit {exhibit.number}: {exhibit.kind.value} {exhibit.place}")


@case_command.command("show")
@click.argument("case")
@as_json
@in_archive
def show_command(folder: Path | None, case: str, *, as_json: bool) -> None:
    """Show all of CASE, each item with its custody line and its detail.

    `case retract` takes a line, `withdraw` a detail.
    """
    from airwitness.acts.casework.showing import described_case

    with opened(folder) as archive:
        told = described_case(archive, archive.case(case))
    if as_json:
        print_json(told)
        return
    from airwitness.cli.case_tables import print_case

    print_case(told)


@case_command.command("find")
@click.argument("case")
@click.argument("clip")
@click.option("--question", default="", help="Why it is searched for.")
@search_options
@with_passphrase
@allow_gaps
@as_json
@in_archive
def find_command(
    folder: Path | None,
    case: str,
    clip: str,
    question: str,
    span: tuple[float, float] | None,
    service: str | None,
    start: str | None,
    end: str | None,
    passphrase_file: Path | None,
    *,
    quick: bool,
    weaker: bool,
    allow_gaps: bool,
    as_json: bool,
) -> int:
    """Search for CLIP and keep the question with its whole answer in CASE, found or not."""
    from airwitness.acts.casework.searching import find_for
    from airwitness.acts.casework.showing import described_search
    from airwitness.cli.case_tables import print_matches

    with opened(folder) as archive:
        kept, search = find_for(
            archive,
            case,
            clip,
            question=question,
            span=asked_span(span),
            service=service,
            within=within_of(start, end),
            quick=quick,
            weaker=weaker,
            signer=signer_of(archive, passphrase_file),
        )
        rejected = rejected_in(archive, search)
        told = described_search(archive.case(case), kept)
    if as_json:
        print_json(
            {"number": kept.number, "line": kept.record.sequence, "answer": search.as_json()}
        )
    else:
        print_search(search, rejected)
        print_matches(told)
        say(f"kept as search {kept.number}, line {kept.record.sequence}")
    return EXIT_GAPS if search.unsearched and not allow_gaps else EXIT_COMPLETE
