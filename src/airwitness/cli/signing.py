"""What commands share that sign: the option for the passphrase, and asking for it."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from airwitness.errors import InputError

if TYPE_CHECKING:
    from airwitness.archive import Archive
    from airwitness.evidence.keys import Signer

F = TypeVar("F", bound=Callable[..., Any])


def with_passphrase(command: F) -> F:
    """Add the option that names the file with the passphrase."""
    return click.option(
        "--passphrase-file",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Its first line opens your key; else AIRWITNESS_PASSPHRASE_FILE, else you are asked.",
    )(command)


def signer_of(archive: "Archive", passphrase_file: Path | None) -> "Signer | None":
    """Who signs what this command records; None where the actor has no key."""
    from airwitness.acts.signing import signer_for

    actor = archive.settings.actor
    file = passphrase_file or archive.settings.passphrase_file
    return signer_for(archive, actor, lambda: passphrase_of(file, actor))


def passphrase_of(file: Path | None, actor: str, *, is_new: bool = False) -> str:
    """A passphrase from a file or from a person.

    Args:
        file: its first line.
        actor: whose it is.
        is_new: ask twice.

    Raises:
        InputError: the file cannot be read, or nobody is there to be asked.
    """
    if file is not None:
        try:
            return file.read_text(encoding="utf-8").partition("\n")[0].removesuffix("\r")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{file.name} cannot be read as a passphrase") from error
    if not sys.stdin.isatty():
        raise InputError(
            f"nobody is there to give the passphrase of {actor}", advice="give --passphrase-file"
        )
    text: str = click.prompt(
        f"Passphrase of {actor}", hide_input=True, confirmation_prompt=is_new, err=True
    )
    return text
