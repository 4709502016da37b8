"""`export`, `import`: a case leaves as a bag, a bag of another archive comes in."""

from pathlib import Path

import click

from airwitness.cli.output import (
    as_json,
    in_archive,
    opened,
    print_json,
    printable,
    progress,
    say,
)
from airwitness.cli.signing import signer_of, with_passphrase


@click.command("export")
@click.argument("case")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="BAG",
    help="The folder to make; there must be nothing of this name.",
)
@click.option(
    "--with-originals",
    "originals",
    default="",
    metavar="REASON",
    help="The original files go with it, unobscured; say why. Refused where something is withheld.",
)
@click.option(
    "--with-strips",
    "strips",
    is_flag=True,
    help="Of exhibits that move an obscured still a second goes with it, at most 600 each.",
)
@click.option(
    "--no-verify", is_flag=True, help="Do not read the archive again: the report says so."
)
@with_passphrase
@as_json
@in_archive
def export_command(
    folder: Path | None,
    case: str,
    output: Path,
    originals: str,
    passphrase_file: Path | None,
    *,
    strips: bool,
    no_verify: bool,
    as_json: bool,
) -> None:
    """Write a bag of CASE: report, obscured stills, custody with proofs, and how to check them.

    The log is sealed first. A stranger checks the bag with Python alone; its README says how.
    """
    from airwitness.acts.export import ORIGINALS, export_case

    with opened(folder) as archive, progress() as tell:
        made = export_case(
            archive,
            case,
            output,
            originals=originals.strip(),
            strips=strips,
            verify=not no_verify,
            signer=signer_of(archive, passphrase_file),
            tell=tell,
        )
    if made.originals:
        click.echo(f"warning: {ORIGINALS}", err=True)
    for answer in made.sealed.answers:
        if answer.stamp is None:
            click.echo(printable(f"not stamped by {answer.url}: {answer.reason}"), err=True)
    if as_json:
        print_json(
            {
                "case": made.case,
                "bag": str(made.target),
                "manifest": made.manifest,
                "files": made.files,
                "lines": made.lines,
                "hidden": made.hidden,
                "originals": made.originals,
                "seal": made.sealed.sequence,
            }
        )
        return
    say(f"wrote {made.target}: {made.files} files, {made.lines} custody lines")
    say(f"{made.hidden} details are not disclosed")
    say(f"manifest {made.manifest}")


@click.command("import")
@click.argument("bag", type=click.Path(path_type=Path, file_okay=False))
@with_passphrase
@as_json
@in_archive
def import_command(
    folder: Path | None, bag: Path, passphrase_file: Path | None, *, as_json: bool
) -> None:
    """Take in a BAG of another archive, once every check of it passed.

    Its custody stays its own and is not joined to this log. Nothing of it is searched: `airwitness
    add` makes recordings of the originals in it.
    """
    from airwitness.acts.import_bag import described_bag, import_bag

    with opened(folder) as archive, progress() as tell:
        made = import_bag(archive, bag, signer=signer_of(archive, passphrase_file), tell=tell)
    if as_json:
        print_json(described_bag(made))
        return
    say(f"took in {made.id}: {len(made.files)} files of case {made.case}")
    for name in made.originals:
        say(f"not searched before you add it: {name}")
