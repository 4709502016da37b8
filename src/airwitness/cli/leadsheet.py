"""`lead-sheet`: the monitor's record of a case."""

from pathlib import Path

import click

from airwitness.cli.output import as_json, in_archive, opened, print_json, print_table, say


@click.command("lead-sheet")
@click.argument("case")
@click.option("--csv", "as_table", is_flag=True, help="Print CSV.")
@as_json
@in_archive
def lead_sheet_command(folder: Path | None, case: str, *, as_table: bool, as_json: bool) -> None:
    """Print the monitor's record of CASE: a lead, until it was verified by the ladder.

    Violation, tallies, perpetrator as alleged by whom, sources with their reliability, status.
    """
    from airwitness.acts.leadsheet import as_csv, lead_sheet

    with opened(folder) as archive:
        leads = lead_sheet(archive, case)
    if as_table:
        say(as_csv(leads).rstrip("\r\n"))
    elif as_json:
        print_json([lead.as_json() for lead in leads])
    else:
        print_table(
            (
                "finding",
                "violation",
                "sentence",
                "boys",
                "girls",
                "unknown",
                "alleged by",
                "status",
            ),
            [
                (
                    str(lead.finding),
                    lead.violation,
                    lead.sentence,
                    str(lead.boys),
                    str(lead.girls),
                    str(lead.unknown),
                    lead.alleged_by,
                    lead.status,
                )
                for lead in leads
            ],
        )
