"""`report`: the report of a case, as a page, as PDF, or as JSON."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from airwitness.cli.output import as_json, in_archive, opened, print_json, progress
from airwitness.errors import InputError

if TYPE_CHECKING:
    from airwitness.archive import Archive
    from airwitness.evidence.verify import Check


@click.command("report")
@click.argument("case")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "pdf"]),
    default="html",
    show_default=True,
    help="What is written. PDF needs Chromium.",
)
@click.option("--no-verify", is_flag=True, help="Do not verify the archive first; it is said.")
@as_json
@in_archive
def report_command(
    folder: Path | None,
    case: str,
    output: Path | None,
    form: str,
    *,
    no_verify: bool,
    as_json: bool,
) -> None:
    """Report CASE: one file that opens with no network, or prints.

    Every sentence leads to its exhibit and place; one that cites none stops the report (exit 6).
    Pictures are obscured unless persons cleared them, and what is withheld is in no form in it.
    --json prints the same as data.
    """
    from airwitness.acts.page import write_file
    from airwitness.acts.printing import browser, print_page
    from airwitness.acts.report import report_case
    from airwitness.report.casefile import as_json as form_of
    from airwitness.report.casefile import render_case

    if output is None and not as_json:
        raise InputError("a report needs a file", advice="-o FILE.html, or --json")
    with opened(folder) as archive:
        if output is not None and form == "pdf":
            browser(archive.settings)  # before the work that it would be in vain for
        checks = () if no_verify else _verified(archive)
        report = report_case(archive, case, checks=checks)
        if output is not None:
            page = render_case(report)
            data = print_page(page, archive.settings) if form == "pdf" else page.encode()
            write_file(output, data)
            click.echo(f"wrote {output}", err=True)
    if as_json:
        print_json(form_of(report))


def _verified(archive: "Archive") -> "tuple[Check, ...]":
    """What `verify` says of the archive."""
    from airwitness.acts.progress import Step
    from airwitness.acts.verify import verify_archive

    with progress() as tell:
        return tuple(
            verify_archive(
                archive.folder,
                lambda done, total: tell(Step(doing="verifying", name="", done=done, total=total)),
            )
        )
