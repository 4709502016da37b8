"""What commands print: options they share, tables, JSON, progress."""

import contextlib
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from airwitness.acts.progress import Step
    from airwitness.archive import Archive
    from airwitness.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
allow_gaps = click.option(
    "--allow-gaps", is_flag=True, help="Exit 0 where gaps or unsearched parts would make it 7."
)


def in_archive(command: F) -> F:
    """Add the option that names the archive."""
    return click.option(
        "-A",
        "--archive",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        help="The archive; else AIRWITNESS_ARCHIVE, else the current folder.",
    )(command)


def settings_of(folder: Path | None) -> "Settings":
    """Settings of this process, with the archive that was named."""
    from dataclasses import replace

    from airwitness.settings import read_settings

    settings = read_settings()
    return settings if folder is None else replace(settings, archive=folder)


def opened(folder: Path | None) -> "Archive":
    """The archive that the command works on."""
    from airwitness.archive import Archive

    settings = settings_of(folder)
    return Archive(settings.archive, settings)


class Isolated(str):
    """Words that keep their own direction of writing amid a line of another (UAX #9)."""

    __slots__ = ()


def say(*pieces: str) -> None:
    """A line on standard output; a reader that has gone away is no failure.

    Args:
        pieces: printed one behind the other; an `Isolated` one stands between marks of its own,
            which nothing inside it can close.
    """
    line = "".join(
        f"{_ISOLATE}{printable(piece)}{_ISOLATE_END}"
        if isinstance(piece, Isolated)
        else printable(piece)
        for piece in pieces
    )
    try:
        click.echo(line)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_json(value: Any) -> None:
    """One JSON value on standard output."""
    say(harmless_json(value))


def harmless_json(value: Any) -> str:
    """JSON in which what could steer a terminal is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return "".join(c if _is_harmless(c) else json.dumps(c)[1:-1] for c in text)


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table that a person can read, as wide as it needs to be when piped."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    width = None if sys.stdout.isatty() else 200
    console = Console(width=width, highlight=False, file=io.StringIO())
    console.print(table)
    for line in console.file.getvalue().splitlines():  # type: ignore[attr-defined]
        say(line)


def printable(text: str) -> str:
    """Text without characters that steer a terminal or turn the direction of writing."""
    return "".join(c if _is_harmless(c) else "\ufffd" for c in text)


def _is_harmless(character: str) -> bool:
    return (character.isprintable() or character in _JOINING) and character not in _BIDI


_JOINING = frozenset("\n\u200c\u200d")  # the line end; how Persian letters join is no steering
_ISOLATE, _ISOLATE_END = "\u2068", "\u2069"
_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@contextlib.contextmanager
def progress() -> Iterator[Callable[["Step"], None]]:
    """A bar on standard error where that is a terminal, else a line now and then."""
    if not sys.stderr.isatty():
        yield _plain_progress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description:>10}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TextColumn("{task.fields[name]}"), console=Console(stderr=True)) as bar:
        tasks: dict[str, Any] = {}

        def tell(step: "Step") -> None:
            if step.doing not in tasks:
                tasks[step.doing] = bar.add_task(step.doing, total=step.total, name="")
            bar.update(
                tasks[step.doing],
                completed=step.done,
                total=step.total,
                name=printable(step.name)[-60:],
            )

        yield tell


def _plain_progress() -> Callable[["Step"], None]:
    shown: dict[str, int] = {}

    def tell(step: "Step") -> None:
        tenth = 10 * step.done // max(1, step.total)
        if step.done and shown.get(step.doing) != tenth:
            shown[step.doing] = tenth
            click.echo(f"{step.doing} {step.done}/{step.total}", err=True)

    return tell


def clock_text(seconds: float) -> str:
    """Seconds as h:mm:ss.s for people."""
    tenths = round(seconds * 10)
    hours, rest = divmod(tenths, 36_000)
    minutes, rest = divmod(rest, 600)
    return f"{hours}:{minutes:02}:{rest / 10:04.1f}"
