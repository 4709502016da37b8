"""False alarms: what is told of drawn pairs, shuffled frames and foreign clips.

Rules:

1. Nothing may be told as a copy; a query to which anything is told is one alarm.
2. What is listed as `static` (same set, card or still) is no alarm. It is counted apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bench.accuracy.score import is_told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.accuracy.picture_negatives import Pair
    from bench.accuracy.score import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """Drawn pairs of one kind."""

    kind: str
    """Key of `picture_negatives.KINDS`."""
    half: str
    """`0`, `1`, or `both`."""
    pairs: int
    """How many were asked."""
    copies: int
    """Queries that are told any copy: each is a false alarm."""
    share: float
    """Of the queries."""
    of_pair: int
    """Queries that are told a copy of their own pair."""
    static: int
    """Queries to which their own pair is listed as same set, card or still."""
    files: tuple[str, ...]
    """What was asked where a copy is told, to look at."""


def tally_pairs(
    pairs: Sequence[Pair], answers: Sequence[Answer], parts: Mapping[str, str]
) -> tuple[PairRow, ...]:
    """Sum up drawn pairs: by kind, and over all of each half.

    Args:
        pairs: what was asked.
        answers: in the same order.
        parts: what is archived, by its file → its part.
    """
    both = list(zip(pairs, answers, strict=True))
    kinds = dict.fromkeys(pair.kind for pair in pairs)
    rows = [_pair_row(k, "both", [b for b in both if b[0].kind == k], parts) for k in kinds]
    rows.append(_pair_row("all", "both", both, parts))
    rows += [
        _pair_row("all", str(half), [b for b in both if b[0].half == half], parts)
        for half in sorted({pair.half for pair in pairs})
    ]
    return tuple(rows)


def _pair_row(
    kind: str, half: str, asked: Sequence[tuple[Pair, Answer]], parts: Mapping[str, str]
) -> PairRow:
    told = [[m["part"] for m in answer["matches"] if is_told(m)] for _, answer in asked]
    static = [[m["part"] for m in answer.get("static", [])] for _, answer in asked]
    own = [parts[pair.archived] for pair, _ in asked]
    alarms = [pair.asked for (pair, _), found in zip(asked, told, strict=True) if found]
    return PairRow(
        kind=kind,
        half=half,
        pairs=len(asked),
        copies=len(alarms),
        share=len(alarms) / max(1, len(asked)),
        of_pair=sum(part in found for part, found in zip(own, told, strict=True)),
        static=sum(part in found for part, found in zip(own, static, strict=True)),
        files=tuple(alarms),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmRow:
    """Queries to which nothing may be told as a copy."""

    kind: str
    """What was asked."""
    half: str
    """`0`, `1`, or `both`."""
    queries: int
    """How many."""
    minutes: float
    """Their length."""
    with_a_match: int
    """Queries that are told any match."""
    static: int
    """Queries to which something is listed as same set, card or still."""
    expected: float
    """Sum of the matches' own expected numbers of false matches; NaN where none is told."""
    files: tuple[str, ...]
    """The clips with a match, to look at."""


def tally_alarms(
    kind: str, seconds: Mapping[str, float], answers: Sequence[Answer], *, half: str = "both"
) -> AlarmRow:
    """Sum up queries of which the archive holds nothing.

    Args:
        kind: what was asked.
        seconds: file of a query → its length.
        answers: in the same order.
        half: of the content groups.
    """
    told = [[match for match in answer["matches"] if is_told(match)] for answer in answers]
    known = [e for found in told for m in found if (e := m["expected_false"]) is not None]
    alarms = [file for file, found in zip(seconds, told, strict=True) if found]
    return AlarmRow(
        kind=kind,
        half=half,
        queries=len(seconds),
        minutes=sum(seconds.values()) / 60,
        with_a_match=len(alarms),
        static=sum(bool(answer.get("static")) for answer in answers),
        expected=sum(known) if known else np.nan,
        files=tuple(alarms),
    )
