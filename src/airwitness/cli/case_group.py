"""The group of commands that work on a case; `case` and its neighbours fill it."""

import click


@click.group("case")
def case_command() -> None:
    """Gather exhibits, code them, decide, and state what they show."""
