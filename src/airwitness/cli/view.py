"""`view`: the clear pictures of a match, for the eyes of who has to judge it."""

from pathlib import Path

import click

from airwitness.cli.output import as_json, in_archive, opened, print_json, say


@click.command("view")
@click.argument("match")
@click.option(
    "--search",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Take the match from this file, as `find --json` printed it.",
)
@as_json
@in_archive
def view_command(folder: Path | None, match: str, search: Path | None, *, as_json: bool) -> None:
    """See MATCH as it is: clear pictures of clip and recording, side by side.

    Writes a page to the private folder of the archive, with every picture covered until it is
    clicked, and records in custody that it was seen. Nothing else ever writes a clear picture.
    """
    from airwitness.acts.view import view

    with opened(folder) as archive:
        viewed = view(archive, match, search=search)
    if as_json:
        print_json(
            {
                "match": match,
                "page": str(viewed.page),
                "pictures": viewed.pictures,
                "custody_line": viewed.sequence,
            }
        )
        return
    say(f"wrote {viewed.pictures} pictures, covered, to {viewed.page}")
    click.echo(f"recorded in custody, line {viewed.sequence}; do not pass the page on", err=True)
