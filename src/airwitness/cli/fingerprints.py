"""`fingerprints`: hashes for partners."""

from pathlib import Path

import click

from airwitness.cli.output import (
    allow_gaps,
    as_json,
    harmless_json,
    in_archive,
    opened,
    printable,
    progress,
    say,
)
from airwitness.errors import EXIT_COMPLETE, EXIT_GAPS

_LONGEST_STEP = 3_600.0  # seconds


@click.command("fingerprints")
@click.argument("clip")
@click.option(
    "--format",
    "form",
    type=click.Choice(["pdq", "vpdq"]),
    required=True,
    help="What the partner's tools read.",
)
@click.option(
    "--every",
    type=click.FloatRange(0, _LONGEST_STEP),
    default=1.0,
    show_default=True,
    metavar="SECONDS",
    help="From one frame to the next; 0 for every frame.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file instead of printing.",
)
@allow_gaps
@as_json
@in_archive
def fingerprints_command(
    folder: Path | None,
    clip: str,
    form: str,
    every: float,
    output: Path | None,
    *,
    allow_gaps: bool,
    as_json: bool,
) -> int:
    """Write PDQ or vPDQ hashes of CLIP, a file or the id of a recording or part, for partners.

    Hashes leak what they were made of: the export is recorded in custody.
    """
    from airwitness.acts.fingerprints import WARNING, Format, export_fingerprints
    from airwitness.acts.page import write_page
    from airwitness.spans import flicks_of

    with opened(folder) as archive, progress() as tell:
        made = export_fingerprints(
            archive, clip, form=Format(form), every=flicks_of(every), tell=tell
        )
    text = f"{harmless_json(made.as_json())}\n" if as_json else made.text
    click.echo(f"warning: {WARNING}", err=True)
    if output is None:
        say(text.removesuffix("\n"))
    else:
        write_page(output, text)
        click.echo(f"wrote {printable(str(output))}: {len(made.frames)} hashes", err=True)
    for problem in made.problems:
        click.echo(f"not hashed: {printable(problem)}", err=True)
    return EXIT_GAPS if made.problems and not allow_gaps else EXIT_COMPLETE
