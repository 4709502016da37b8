"""`demo` and `init`: a first look, and an empty archive."""

from pathlib import Path

import click

from airwitness.cli.output import progress, say, settings_of


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
def init_command(folder: Path) -> None:
    """Make an empty archive in a new folder."""
    from airwitness.archive import Archive

    Archive.create(folder, settings_of(folder)).close()
    say(f"made an archive in {folder}")


@click.command("demo")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("demo-archive"))
def demo_command(folder: Path) -> int:
    """Work through a whole example, offline: made broadcasts, one song, every airing.

    Makes two services with some days of recordings by code, adds them, finds the song in
    them, writes the page, verifies the archive, and says what it found against what it had
    planted.
    """
    from airwitness.demo.tour import tour

    with progress() as tell:
        told = tour(folder, settings_of(folder), tell)
    say("\n".join(told.lines))
    return 0 if told.is_right else 1
