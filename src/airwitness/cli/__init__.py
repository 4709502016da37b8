"""The command line: parse, call an act, print.

Results go to standard output, progress and advice to standard error. Everything heavy is
imported inside a command, so that `airwitness --help` is quick. This is one of the two doors
where a broad catch stands: a fault that nobody foresaw ends in one line, not in a traceback.
"""

import importlib
import sys
from typing import Any

import click

from airwitness.errors import AirwitnessError
from airwitness.version import __version__

EXIT_UNFORESEEN = 70
EXIT_INTERRUPTED = 130

_ROOMS = {  # command → module of this package that defines it, in the order of work
    "demo": "begin",
    "init": "begin",
    "actor": "actor",
    "add": "preserve",
    "correct": "preserve",
    "withdraw": "preserve",
    "expect": "preserve",
    "list": "look",
    "show": "look",
    "search": "words",
    "read": "read",
    "find": "find",
    "case": "case",
    "report": "report",
    "lead-sheet": "leadsheet",
    "view": "view",
    "fingerprints": "fingerprints",
    "export": "export",
    "import": "export",
    "seal": "seal",
    "authority": "seal",
    "verify": "check",
    "manifest": "seal",
    "check": "standard",
    "rebuild": "check",
    "doctor": "check",
}

_EPILOG = """
\b
Exit codes:
  0  complete (also: nothing found)
  1  verify, check: something failed
  2  what was asked or given cannot be used
  3  the outside world failed (a disk, a stream)
  4  what is held is not what was recorded
  5  the index was built with other parameters; rebuild
  6  a sentence rests on no exhibit
  7  done, with gaps or unsearched parts (--allow-gaps makes it 0)
"""


class _Lazy(click.Group):
    """Imports a command when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_ROOMS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _ROOMS:
            return None
        room = importlib.import_module(f"airwitness.cli.{_ROOMS[cmd_name]}")
        command: click.Command = getattr(room, f"{cmd_name.replace('-', '_')}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List commands in the order of work."""
        rows = [
            (name, command.get_short_help_str(80))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


@click.group(cls=_Lazy, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="airwitness")
def airwitness() -> None:
    """Airwitness proves what was aired.

    Put in recordings of TV and radio; ask with a clip; get every airing to the second, with
    proof, and what was not searched. Everything stays on this machine.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Returns:
        The exit code.
    """
    try:
        result: Any = airwitness.main(arguments, "airwitness", standalone_mode=False)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 (one of the two doors)
        return _told(error)
    return result if isinstance(result, int) else 0


def _told(error: BaseException) -> int:
    """Say what went wrong and what to do next; gives the exit code."""
    if isinstance(error, click.exceptions.Abort | KeyboardInterrupt):
        _say("interrupted: what was acknowledged is safe", "run the same command to go on")
        return EXIT_INTERRUPTED
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if isinstance(error, AirwitnessError):
        _say(f"error: {error.message}", error.advice)
        return error.exit_code
    _say(
        f"error: {type(error).__name__}: {error}",
        "this was not foreseen; please report it with the command that you ran",
    )
    return EXIT_UNFORESEEN


def _say(message: str, advice: str) -> None:
    from airwitness.cli.output import printable

    click.echo(printable(message), err=True)
    if advice:
        click.echo(printable(f"  {advice}"), err=True)
