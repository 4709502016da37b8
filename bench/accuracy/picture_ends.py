"""Where copies planted in other videos are said to begin and end, against the truth.

The ends are judged on the match that overlaps the copy most, by the start of its first and the end
of its last piece, on the side of the programme.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from bench.accuracy.score import is_told, percentile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.accuracy.picture_planted import PlantedPicture
    from bench.accuracy.score import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureEnds:
    """The ends of one planted copy, judged."""

    distortion: str
    """Of the copy."""
    half: int
    """By content group."""
    found: bool
    """There is a match that overlaps the copy."""
    start_error: float
    """Seconds in the programme, positive when told too late; NaN when not found."""
    end_error: float
    """The same for the end."""


def judge_ends(
    planted: PlantedPicture, answer: Answer, part: str, side: Literal["query", "reference"]
) -> PictureEnds:
    """Judge where a copy is said to begin and end in its programme.

    Args:
        planted: the truth.
        answer: to the clip, or to the programme.
        part: whose matches are read: the programme's, or the recording's.
        side: on which side of a match the programme is.
    """
    spans = [
        (match["pieces"][0][side]["start"], match["pieces"][-1][side]["end"])
        for match in answer["matches"]
        if match["part"] == part and is_told(match)
    ]
    begins, ends = planted.programme_start, planted.programme_end
    overlaps = [min(end, ends) - max(start, begins) for start, end in spans]
    is_found = bool(overlaps) and max(overlaps) > 0
    start, end = spans[int(np.argmax(overlaps))] if is_found else (np.nan, np.nan)
    return PictureEnds(
        distortion=planted.distortion,
        half=planted.half,
        found=is_found,
        start_error=start - begins,
        end_error=end - ends,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureEndsRow:
    """Ends of the copies of one distortion."""

    asked: str
    """`clip` or `programme`."""
    half: str
    """`0`, `1`, or `both`."""
    distortion: str
    """Or `all`."""
    planted: int
    """How many copies."""
    found: float
    """Share found."""
    both_50: float
    """Median size of the errors of starts and ends together (s)."""
    both_90: float
    """Their 90th percentile: the figure of the bar."""
    both_95: float
    """Their 95th percentile."""
    start_90: float
    """90th percentile at the start alone."""
    end_90: float
    """And at the end."""


def tally_ends(judged: Sequence[PictureEnds], asked: str) -> tuple[PictureEndsRow, ...]:
    """Sum up by distortion, over all, and over all of each half."""
    names = dict.fromkeys(j.distortion for j in judged)
    rows = [_ends_row(asked, "both", n, [j for j in judged if j.distortion == n]) for n in names]
    rows.append(_ends_row(asked, "both", "all", judged))
    rows += [
        _ends_row(asked, str(half), "all", [j for j in judged if j.half == half])
        for half in sorted({j.half for j in judged})
    ]
    return tuple(rows)


def _ends_row(
    asked: str, half: str, distortion: str, judged: Sequence[PictureEnds]
) -> PictureEndsRow:
    starts, ends = [j.start_error for j in judged], [j.end_error for j in judged]
    return PictureEndsRow(
        asked=asked,
        half=half,
        distortion=distortion,
        planted=len(judged),
        found=sum(j.found for j in judged) / max(1, len(judged)),
        both_50=percentile([*starts, *ends], 50),
        both_90=percentile([*starts, *ends], 90),
        both_95=percentile([*starts, *ends], 95),
        start_90=percentile(starts, 90),
        end_90=percentile(ends, 90),
    )
