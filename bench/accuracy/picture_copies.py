"""Recordings of the corpus that show one film: is each found in all others, and nowhere else?

A recording is asked for whole, sound and pictures, where all of them are. Rules:

1. A *pair* is two recordings of one film that show at least a second of the same; each is asked
   for, so it counts twice.
2. A pair is *found* when a match is told in the other recording.
3. Any match that is told in a recording of another film is *false*; a recording's own is neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.accuracy.picture_queries import also_in
from bench.accuracy.score import is_told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.accuracy.picture_queries import Source
    from bench.accuracy.score import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesRow:
    """The recordings of one film."""

    film: str
    """What they show."""
    recordings: int
    """How many were asked for."""
    pairs: int
    """That show the same."""
    found: int
    """Of the pairs."""
    false: int
    """Matches that are told in recordings of other films."""
    files: tuple[str, ...]
    """What was asked for, and the other of a pair that is not found or of a false match."""


def judge_copies(
    asked: Mapping[str, Answer], known: Sequence[Source], parts: Mapping[str, str]
) -> tuple[CopiesRow, ...]:
    """Judge answers, film by film.

    Args:
        asked: name of a recording → answer.
        known: all that the archive holds.
        parts: name of a recording → its part.
    """
    rows = []
    name_of = {part: name for name, part in parts.items()}
    film_of = {source.name: source.film for source in known}
    for film in dict.fromkeys(source.film for source in known if source.name in asked):
        mine = [source for source in known if source.film == film and source.name in asked]
        true, found, false = set(), set(), set()
        for source in mine:
            told = {name_of[m["part"]] for m in asked[source.name]["matches"] if is_told(m)}
            true |= {(source.name, other) for other in also_in(source, 0, source.seconds, known)}
            found |= {(source.name, other) for other in told if film_of[other] == film}
            false |= {(source.name, other) for other in told if film_of[other] != film}
        rows.append(
            CopiesRow(
                film=film,
                recordings=len(mine),
                pairs=len(true),
                found=len(true & found),
                false=len(false),
                files=tuple(" ".join(pair) for pair in sorted((true - found) | false)),
            )
        )
    return tuple(rows)
