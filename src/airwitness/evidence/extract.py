"""Chosen lines of a log with the proof that they stand in it, and nothing of the others.

The extract is JSON, for a bag:

=========  ======================================================================
format     `airwitness extract 1`
lines      in order, each with `sequence`, `line` (its bytes as text) and `paths`
=========  ======================================================================

`paths` gives, by the sequence of a seal's line, the audit path of the line in the tree whose root
that seal names (`merkle`). Every line has one for the last seal, but for the line of that seal,
which is the last; and one for the first seal with a time stamp that covers it, where that is
an earlier one: it was there by then. Lines of the seals that paths lead to come with them, and
where one of those is a re-stamp, those of all seals before it.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from airwitness.errors import IntegrityError
from airwitness.evidence.merkle import Tree
from airwitness.evidence.seal import Seal, seal_of

FORMAT = "airwitness extract 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Covering:
    """What a seal covers."""

    line: int
    """Sequence of the seal's own line."""
    size: int
    """How many lines it sealed: those from 1 to this."""
    is_stamped: bool
    """Whether an authority stamped it."""
    is_restamp: bool = False
    """Whether it names the objects of all seals before."""


def extract(lines: Iterable[bytes], chosen: Collection[int], seals: Sequence[Covering]) -> bytes:
    """Make the extract; lines of seals that it needs come into it.

    Args:
        lines: all of the log, in order, up to the last seal's line or beyond.
        chosen: sequences, none above what the last seal covers.
        seals: in order, at least one.
    """
    last = seals[-1]
    ways = {place: [last, *_first_stamped(place, seals)] for place in chosen}
    used = {last.line, *(seal.line for some in ways.values() for seal in some)}
    carried = max((s.line for s in seals if s.is_restamp and s.line in used), default=0)
    ways |= {s.line: [last] for s in seals if s.line in used or s.line < carried}
    ways[last.line] = []
    tree, kept = Tree(), {}
    for sequence, raw in enumerate(lines, 1):
        tree.append(raw)
        if sequence in ways:
            kept[sequence] = raw
    content = {
        "format": FORMAT,
        "lines": [
            {
                "sequence": place,
                "line": kept[place].decode(),
                "paths": {str(s.line): tree.path(place, s.size) for s in ways[place]},
            }
            for place in sorted(ways)
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def extracted_seals(data: bytes) -> list[Seal]:
    """The seals that an extract names, oldest first.

    Raises:
        IntegrityError: it cannot be read.
    """
    try:
        lines = [json.loads(entry["line"]) for entry in json.loads(data)["lines"]]
        return [
            seal_of(int(line["sequence"]), tuple(map(str, line["objects"])))
            for line in lines
            if line["act"] == "seal" and len(line["objects"]) > 1
        ]
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise IntegrityError("custody.json", "it is not in the form of an extract") from error


def _first_stamped(place: int, seals: Sequence[Covering]) -> list[Covering]:
    """The earlier seal by which a time stamp first covered a line, if there is one."""
    return [s for s in seals[:-1] if s.is_stamped and place <= s.size][:1]
