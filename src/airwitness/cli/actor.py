"""`actor`: who acts, and by which key that is known."""

from pathlib import Path

import click

from airwitness.cli.output import as_json, in_archive, opened, print_json, print_table, say
from airwitness.cli.signing import passphrase_of, with_passphrase


@click.group("actor")
def actor_command() -> None:
    """Enrol the keys by which people sign, and list them."""


@actor_command.command("new")
@click.argument("actor", metavar="ID")
@with_passphrase
@in_archive
def new_command(folder: Path | None, actor: str, passphrase_file: Path | None) -> None:
    """Give an actor a key, once. It signs decisions and reviews from then on.

    ID is chosen: 1 to 32 lower-case letters, digits and '-'. The key lies in the folder keys/ of
    the archive, under a passphrase that nobody can reset: keep a copy of both apart.
    """
    from airwitness.acts.signing import enrol_actor

    with opened(folder) as archive:
        file = passphrase_file or archive.settings.passphrase_file
        made = enrol_actor(archive, actor, lambda: passphrase_of(file, actor, is_new=True))
    say(f"enrolled {made.actor}")
    say(f"key {made.fingerprint}")


@actor_command.command("list")
@as_json
@in_archive
def list_command(folder: Path | None, *, as_json: bool) -> None:
    """List actors that have a key: id, fingerprint of the key, and since when."""
    with opened(folder) as archive:
        actors = list(archive.enrolled().values())
    if as_json:
        print_json(
            [
                {
                    "actor": a.actor,
                    "fingerprint": a.fingerprint,
                    "key": a.key,
                    "since": a.since,
                    "sequence": a.sequence,
                }
                for a in actors
            ]
        )
    else:
        print_table(("actor", "key", "since"), [(a.actor, a.fingerprint, a.since) for a in actors])
