"""What long work tells while it goes on.

An act is given a `Tell`: a function of one `Step`. The command line draws a bar from it; a
library caller may leave it out.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Where the work stands."""

    doing: str
    """`preserving`, `indexing`, `verifying`, …"""
    name: str
    """What is being worked on, for people."""
    done: int
    total: int


Tell = Callable[[Step], None]


def silent(_step: Step) -> None:
    """Tell nobody."""
