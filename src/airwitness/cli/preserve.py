"""`add`, `correct`, `withdraw`, `expect`: what becomes a custody line."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from airwitness.cli.output import (
    allow_gaps,
    as_json,
    in_archive,
    opened,
    print_json,
    print_table,
    printable,
    progress,
    say,
)
from airwitness.errors import EXIT_COMPLETE, EXIT_GAPS, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from airwitness.acts.outcomes import Outcome
    from airwitness.capture.file import PlannedFile

_PREVIEW_ROWS = 20
_SHOWN_IDS = 3  # of a web archive with many pages


@click.command("add")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--service", help="The outlet that transmitted (channel, station, account).")
@click.option("--start", help="UTC time of the first file's first instant; others follow it.")
@click.option("--clock-error", default="0", help="How far the start may be off, in seconds.")
@click.option(
    "--table",
    type=click.Path(path_type=Path),
    help="CSV file with the columns path, service, start, clock_error.",
)
@click.option("--name-pattern", help="Read starts from file names, e.g. '%Y%m%d_%H%M'.")
@click.option("--timezone", default="UTC", help="Zone of the names, e.g. Asia/Tehran.")
@click.option("--program", type=int, help="Only this programme of a transport stream.")
@click.option("--for", "of", help="The recording that these subtitles or transcripts are of.")
@click.option("--fetch", "urls", multiple=True, help="Fetch this page from the web (http, https).")
@click.option(
    "--allow-private", is_flag=True, help="Also fetch from addresses that are not public."
)
@click.option("--leave", is_flag=True, help="Leave the bytes where they are; keep their digest.")
@click.option("--yes", is_flag=True, help="Do not ask after the preview.")
@allow_gaps
@as_json
@in_archive
def add_command(
    folder: Path | None,
    paths: tuple[Path, ...],
    service: str | None,
    start: str | None,
    clock_error: str,
    table: Path | None,
    name_pattern: str | None,
    timezone: str,
    program: int | None,
    of: str | None,
    urls: tuple[str, ...],
    *,
    allow_private: bool,
    leave: bool,
    yes: bool,
    allow_gaps: bool,
    as_json: bool,
) -> int:
    """Preserve, index and read files, and all files in folders.

    Recordings are indexed. Articles (.txt .md .html .warc .wacz), subtitles (.srt .vtt) and
    transcripts (.json) are read; with --for they are those of a recording. --fetch keeps a page
    of the web with its headers and redirects; without it no connection is opened.

    A file that was acknowledged is safe whatever happens next. Interrupted, the same command
    goes on where it was. With --table or --name-pattern a preview is shown first.
    """
    from airwitness.acts.add import add_files, plan_starts
    from airwitness.acts.articles import add_fetched
    from airwitness.capture.file import parse_clock_error, plan_paths, plan_pattern, plan_table
    from airwitness.spans import parse_utc

    if not paths and table is None and not urls:
        raise InputError("nothing to add", advice="name files or folders, or give a --table")
    if start is not None and (name_pattern or table):
        raise InputError("--start cannot go with --table or --name-pattern")
    error = parse_clock_error(clock_error)
    files = plan_paths(paths, service=service, clock_error=error)
    if name_pattern:
        files = plan_pattern(files, pattern=name_pattern, timezone=timezone)
    if start is not None:
        files = plan_starts(files, parse_utc(start))
    if table is not None:
        files += plan_table(table, service=service, clock_error=error)
    with opened(folder) as archive:
        if (name_pattern or table) and not yes:
            _preview(files)
        outcomes = [add_fetched(archive, url, allow_private=allow_private) for url in urls]
        with progress() as tell:
            outcomes += add_files(archive, files, leave=leave, program=program, of=of, tell=tell)
    _print_outcomes(outcomes, as_json=as_json)
    return _exit_code(outcomes, allow_gaps=allow_gaps)


def _preview(files: "Sequence[PlannedFile]") -> None:
    """Show what would be added, and ask."""
    from airwitness.spans import format_utc

    for file in files[:_PREVIEW_ROWS]:
        when = format_utc(file.start) if file.start is not None else "time unknown"
        doubt = f" ± {file.clock_error / 1e6:g} s" if file.clock_error else ""
        what = file.problem or f"{when}{doubt}  {file.service or 'no service'}"
        click.echo(printable(f"  {what}  {file.name}"), err=True)
    if len(files) > _PREVIEW_ROWS:
        click.echo(f"  … and {len(files) - _PREVIEW_ROWS} more", err=True)
    if not sys.stdin.isatty():
        raise InputError("nobody is there to confirm this preview", advice="give --yes")
    click.confirm(f"Add these {len(files)} files?", abort=True, err=True)


def _print_outcomes(outcomes: "Sequence[Outcome]", *, as_json: bool) -> None:
    from airwitness.acts.outcomes import State

    counts = {state.value: sum(o.state is state for o in outcomes) for state in State}
    if as_json:
        print_json({"files": [o.as_json() for o in outcomes], "summary": counts})
        return
    told = [o for o in outcomes if o.state is not State.ADDED or len(outcomes) <= _PREVIEW_ROWS]
    if told:
        rows = [
            (
                o.state.value,
                o.recording or ", ".join(o.articles[:_SHOWN_IDS]),
                o.name,
                "; ".join(o.reasons),
            )
            for o in told
        ]
        print_table(("state", "id", "file", "why"), rows)
    say(", ".join(f"{count} {state}" for state, count in counts.items()))


def _exit_code(outcomes: "Sequence[Outcome]", *, allow_gaps: bool) -> int:
    """2 if all were refused, 7 if some are partial or refused, else 0."""
    from airwitness.acts.outcomes import State

    refused = sum(o.state is State.REFUSED for o in outcomes)
    if refused and refused == len(outcomes):
        return InputError.exit_code
    has_gaps = refused or any(o.reasons for o in outcomes if o.state is State.PARTIAL)
    return EXIT_GAPS if has_gaps and not allow_gaps else EXIT_COMPLETE


@click.command("correct")
@click.argument("recording")
@click.option("--service", help="The outlet that transmitted.")
@click.option("--start", help="UTC time of its first instant; all its parts move with it.")
@click.option("--clock-error", help="How far the start may be off, in seconds.")
@click.option("--reason", default="", help="Why; kept as a detail that can be withdrawn.")
@in_archive
def correct_command(
    folder: Path | None,
    recording: str,
    service: str | None,
    start: str | None,
    clock_error: str | None,
    reason: str,
) -> None:
    """Correct service, start or clock error of a recording; the old value stays in custody."""
    from airwitness.acts.correct import correct
    from airwitness.capture.file import parse_clock_error
    from airwitness.spans import parse_utc

    with opened(folder) as archive:
        corrected = correct(
            archive,
            recording,
            service=service,
            start=None if start is None else parse_utc(start),
            clock_error=None if clock_error is None else parse_clock_error(clock_error),
            reason=reason,
        )
    say(f"corrected {corrected.id}")


@click.command("withdraw")
@click.argument("what")
@click.option(
    "--reason-code",
    type=click.Choice(["private", "mistake", "unlawful", "requested", "safety"]),
    required=True,
    help="Why, as a code.",
)
@click.option("--reason", default="", help="Why, in words; can itself be withdrawn.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@in_archive
def withdraw_command(
    folder: Path | None, what: str, reason_code: str, reason: str, *, yes: bool
) -> None:
    """Delete the bytes of a part, or of a detail, for good; its digest stays in custody."""
    from airwitness.acts.withdraw import Reason, withdraw

    with opened(folder) as archive:
        if not yes:
            click.confirm(f"Delete {what} for good?", abort=True, err=True)
        gone = withdraw(archive, what, reason=Reason(reason_code), words=reason)
    for digest in gone:
        say(f"withdrawn {digest}")


@click.command("expect")
@click.argument("service")
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="TO")
@in_archive
def expect_command(folder: Path | None, service: str, start: str, end: str) -> None:
    """Declare that SERVICE should have been recorded from FROM to TO (UTC)."""
    from airwitness.acts.expect import expect
    from airwitness.spans import WallSpan, parse_utc

    with opened(folder) as archive:
        expect(archive, service, WallSpan(start=parse_utc(start), end=parse_utc(end)))
    say(f"expected {service} from {start} to {end}")
