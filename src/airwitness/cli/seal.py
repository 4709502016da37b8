"""`seal`, `authority`, `manifest`: proof for those who do not trust this machine."""

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
    say,
)
from airwitness.errors import EXIT_COMPLETE, EXIT_GAPS

if TYPE_CHECKING:
    from airwitness.acts.seal import Answer


@click.command("seal")
@click.option(
    "--restamp", is_flag=True, help="Stamp all older seals again, before a certificate ends."
)
@allow_gaps
@as_json
@in_archive
def seal_command(folder: Path | None, *, restamp: bool, allow_gaps: bool, as_json: bool) -> int:
    """Sign the log as it stands, and have the time stamped by each authority that is known.

    Nothing leaves but a digest. Without an authority, or where one fails, the seal is made and
    says "not stamped" (exit 7 where one failed). Keep the printed digest somewhere else: with it
    anybody can tell a log that was rewritten.
    """
    from airwitness.acts.seal import seal

    with opened(folder) as archive:
        made = seal(archive, restamp=restamp)
    if as_json:
        print_json(
            {
                "sequence": made.sequence,
                "sealed": made.sealed,
                "statement": made.statement,
                "answers": [answer.as_detail() for answer in made.answers],
            }
        )
    else:
        say(f"sealed line {made.sealed} of the log, at line {made.sequence}")
        say(f"statement {made.statement}")
        for answer in made.answers:
            say(_told(answer))
        if not made.answers:
            say("not stamped: no authority is known; `airwitness authority add` names one")
    return EXIT_GAPS if made.is_short and not allow_gaps else EXIT_COMPLETE


def _told(answer: "Answer") -> str:
    from airwitness.spans import format_utc

    if answer.stamp is None:
        return f"not stamped: {answer.url}: {answer.reason}"
    token = answer.stamp.token
    return f"stamped {format_utc(token.time)} by {token.authority} ({answer.url})"


@click.group("authority")
def authority_command() -> None:
    """Name the time-stamp authorities (RFC 3161) that `seal` asks, and list them."""


@authority_command.command("add")
@click.argument("url")
@click.option(
    "--chain",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="PEM file of its certificates, with the root. Compare it with what it publishes.",
)
@in_archive
def add_command(folder: Path | None, url: str, chain: Path) -> None:
    """Ask the authority at URL too from now on. Nothing is sent before the next `seal`."""
    from airwitness.acts.authorities import add_authority

    with opened(folder) as archive:
        made = add_authority(archive, url, chain)
    say(f"`airwitness seal` asks {made.url}")


@authority_command.command("list")
@as_json
@in_archive
def list_command(folder: Path | None, *, as_json: bool) -> None:
    """List the authorities that `seal` asks."""
    from airwitness.acts.authorities import authorities

    with opened(folder) as archive:
        known = authorities(archive)
    if as_json:
        print_json([{"url": a.url, "chain": a.chain} for a in known])
    else:
        print_table(("authority",), [(a.url,) for a in known])


@authority_command.command("remove")
@click.argument("url")
@in_archive
def remove_command(folder: Path | None, url: str) -> None:
    """Ask the authority at URL no more; what it stamped stays."""
    from airwitness.acts.authorities import remove_authority

    with opened(folder) as archive:
        remove_authority(archive, url)
    say(f"`airwitness seal` asks {url} no more")


@click.command("manifest")
@in_archive
def manifest_command(folder: Path | None) -> None:
    """List every file of the store with its SHA-256, for `sha256sum -c` inside the archive."""
    from airwitness.acts.manifest import manifest

    with opened(folder) as archive:
        for line in manifest(archive):
            say(line)
