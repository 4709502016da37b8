"""Write `docs/cli.md` from the commands' own help: `python -m airwitness.cli.manual FILE`."""

import sys
from pathlib import Path

import click

from airwitness.cli import airwitness

_WIDTH = 92
_HEAD = """# The command line

Made from `--help` by `make docs`; do not edit. Results go to standard output, progress and
advice to standard error. `--json` prints JSON on every command that lists something.

The archive is `-A/--archive DIR`, else the environment's `AIRWITNESS_ARCHIVE`, else the
current folder. `AIRWITNESS_ACTOR` is the id under which acts are recorded (`operator` if not
set; your login is never used), `AIRWITNESS_WORKERS` the number of files decoded at once,
`AIRWITNESS_PASSPHRASE_FILE` a file whose first line opens the actor's key.
"""


def manual() -> str:
    """The whole page."""
    parent = click.Context(airwitness, info_name="airwitness")
    parts = [_HEAD, "## airwitness\n", _block(airwitness.get_help(_context(airwitness, None)))]
    for name in airwitness.list_commands(parent):
        command = airwitness.get_command(parent, name)
        if command is not None:
            parts += _sections(command, name, "##")
    return "\n".join(parts)


def _sections(command: click.Command, name: str, level: str) -> list[str]:
    """A command, and those below it."""
    parts = [f"{level} {name}\n", _block(command.get_help(_context(command, name)))]
    if isinstance(command, click.Group):
        for key, below in command.commands.items():
            parts += _sections(below, f"{name} {key}", f"{level}#")
    return parts


def _context(command: click.Command, name: str | None) -> click.Context:
    called = "airwitness" if name is None else f"airwitness {name}"
    return click.Context(
        command,
        info_name=called,
        terminal_width=_WIDTH,
        max_content_width=_WIDTH,
        help_option_names=["-h", "--help"],
    )


def _block(text: str) -> str:
    return "```\n" + "\n".join(line.rstrip() for line in text.splitlines()) + "\n```\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(manual(), encoding="utf-8")
