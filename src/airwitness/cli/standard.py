"""`check`: a case by the items of a standard."""

from pathlib import Path

import click

from airwitness.cli.output import as_json, in_archive, opened, print_json, print_table, say
from airwitness.errors import EXIT_COMPLETE, EXIT_FAILED_CHECK


@click.command("check")
@click.argument("case")
@click.option("--standard", type=click.Choice(["berkeley"]), required=True, help="Which items.")
@as_json
@in_archive
def check_command(folder: Path | None, case: str, standard: str, *, as_json: bool) -> int:
    """Go through CASE item by item: passed, failed, needs a person. Exit 1 if an item failed.

    The items of `berkeley` are the project's own reading of the Berkeley Protocol on Digital Open
    Source Investigations.
    """
    from airwitness.acts.standard import check_case
    from airwitness.case.checklist import READING, State

    with opened(folder) as archive:
        items = check_case(archive, case)
    if as_json:
        print_json(
            {
                "standard": standard,
                "reading": READING,
                "items": [
                    {"number": i.number, "text": i.text, "state": i.state.value, "why": i.why}
                    for i in items
                ],
            }
        )
    else:
        print_table(
            ("", "item", "outcome", "why"), [(i.number, i.text, i.state, i.why) for i in items]
        )
        say(READING)
    is_failed = any(item.state is State.FAILED for item in items)
    return EXIT_FAILED_CHECK if is_failed else EXIT_COMPLETE
