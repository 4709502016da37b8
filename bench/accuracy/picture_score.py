"""What an answer of `airwitness find --json` is worth, against the truth of a picture set.

Rules:

1. A match is **correct** when its part is the recording the clip was cut from, or another of the
   same pictures, and the longest of its pieces, at its middle, maps clip time to within 2 s of the
   true recording time. So a mistake in time is seen in the offset errors, not hidden.
2. A match is **false** when its part shows another film; the video seen around a picture in a
   picture is no other film. A part the corpus does not know is false as well.
3. A match of the right film that is not correct is **misplaced**: not false, nor found.
4. Errors of offset, speed and rectangle are of the first correct match in the recording that the
   clip was cut from; if there is none, of the first correct match. The rectangle is the part of the
   clip that shows the recording; it is judged where that is not the whole clip.
5. Rules 1 to 4 judge what is told as a copy. What is listed as `static` (same set, card or still)
   is neither found nor false. A candidate listed as `weaker` counts for `strict` alone: the recall
   at the greatest `rank` below which no query of the other half has a false match, as for sound.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from airwitness.trace.geometry import WHOLE, Rectangle
from bench.accuracy.score import Archived, is_told, percentile, surest, thresholds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bench.accuracy.picture_sets import PictureQuery
    from bench.accuracy.score import Answer, Match

TOLERANCE_S = 2.0
"""A correct match is no further off than this."""
TIMED_S = 0.5
"""An offset is right when it is no further off than this."""
SPEED = 0.02
"""A speed is right when it is no further off than this share."""
OVERLAP = 0.7
"""A rectangle is right when its intersection over union with the true one is at least this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureJudgement:
    """One query's answer, judged."""

    distortion: str
    """Of the query."""
    seconds: float
    """Of the query."""
    half: int
    """Of the query."""
    found: bool
    """There is a correct match."""
    false: int
    """Matches with other films."""
    misplaced: int
    """Matches with the right film that are not correct."""
    offset_error: float
    """Seconds, ≥ 0; NaN when not found."""
    speed_error: float
    """Share of the true speed, ≥ 0; NaN when not found."""
    overlap: float
    """Of the told rectangle in the clip with the true one; NaN when there is none to compare."""
    mirror: float
    """1 where it is rightly told whether it is mirrored, 0 where not; NaN when not known."""
    found_at: float
    """Least rank of a correct match or candidate; infinite without any."""
    false_at: float
    """Least rank of a false match or candidate; infinite without any."""


def judge(query: PictureQuery, answer: Answer, archived: Archived) -> PictureJudgement:
    """Judge an answer to a query of a recall set (rules 1 to 5); groups are films here."""
    starts = {query.reference: query.start, **query.also_in}
    of_part = {archived.parts[name]: at for name, at in starts.items() if name in archived.parts}
    allowed = {query.film}
    if query.other:
        allowed.add(archived.groups[archived.parts[query.other]])
    matches = answer["matches"]
    errors = [_offset_error(match, of_part.get(match["part"], np.inf), query) for match in matches]
    films = [archived.groups.get(match["part"], "") for match in matches]
    is_correct = [error <= TOLERANCE_S for error in errors]
    is_false = [film not in allowed for film in films]
    told = [i for i, match in enumerate(matches) if is_told(match)]
    correct = [i for i in told if is_correct[i]]
    own = [i for i in correct if matches[i]["part"] == archived.parts[query.reference]]
    judged = next(iter(own or correct), None)
    first = None if judged is None else matches[judged]
    return PictureJudgement(
        distortion=query.distortion,
        seconds=query.seconds,
        half=query.half,
        found=bool(correct),
        false=sum(is_false[i] for i in told),
        misplaced=sum(films[i] == query.film for i in told) - len(correct),
        offset_error=np.nan if judged is None else errors[judged],
        speed_error=abs(first["tempo"] / query.speed - 1) if first else np.nan,
        overlap=_overlap(first, query),
        mirror=_mirror(first, query),
        found_at=surest([m for m, yes in zip(matches, is_correct, strict=True) if yes]),
        false_at=surest([m for m, yes in zip(matches, is_false, strict=True) if yes]),
    )


def _offset_error(match: Match, start: float, query: PictureQuery) -> float:
    """Distance (s) of the longest piece's middle from its true place."""
    piece = max(match["pieces"], key=lambda p: p["query"]["end"] - p["query"]["start"])
    clip_time = (piece["query"]["start"] + piece["query"]["end"]) / 2
    told = (piece["reference"]["start"] + piece["reference"]["end"]) / 2
    return abs(told - (start + clip_time * query.speed))


def _overlap(match: Match | None, query: PictureQuery) -> float:
    left, top, width, height = query.in_clip
    true = Rectangle(left=left, top=top, width=width, height=height)
    told = match.get("picture") if match else None
    if told is None or true == WHOLE:
        return np.nan
    return Rectangle(**told["in_clip"]).overlap(true)


def _mirror(match: Match | None, query: PictureQuery) -> float:
    told = match.get("picture") if match else None
    return np.nan if told is None else float(told["mirrored"] == query.is_mirrored)


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRow:
    """Recall of one distortion."""

    seconds: float
    """Length of the clips."""
    half: str
    """`0`, `1`, or `both`."""
    distortion: str
    """Or `mean`: over all queries."""
    queries: int
    """How many were asked."""
    recall: float
    """Share with a correct match."""
    recall_no_false: float
    """Share with a correct match and no false one."""
    false: int
    """False matches in all answers."""
    misplaced: int
    """Misplaced matches in all answers."""
    offset_90: float
    """90th percentile of the offset error (s)."""
    offset_95: float
    """Its 95th percentile."""
    timed: float
    """Share of the found within 0.5 s."""
    speed: float
    """Share of the found with a speed within 2 %."""
    overlap: float
    """Median overlap of the rectangle in the clip."""
    placed: float
    """Share of the rectangles with an overlap of at least 0.7."""
    mirror: float
    """Share of the found rightly told to be mirrored or not."""
    strict: float
    """Share with a correct match at the threshold of the other half (rule 5)."""
    strict_false: int
    """Queries with a false match at that threshold."""


def tally(judgements: Sequence[PictureJudgement]) -> tuple[PictureRow, ...]:
    """Sum up queries of one length: by distortion, over all, and over all of each half."""
    limits = thresholds(judgements)
    names = dict.fromkeys(j.distortion for j in judgements)
    rows = [
        _row(name, "both", [j for j in judgements if j.distortion == name], limits)
        for name in names
    ]
    rows.append(_row("mean", "both", judgements, limits))
    rows += [
        _row("mean", str(half), [j for j in judgements if j.half == half], limits)
        for half in sorted({j.half for j in judgements})
    ]
    return tuple(rows)


def _row(
    name: str, half: str, judged: Sequence[PictureJudgement], limits: tuple[float, float]
) -> PictureRow:
    many = max(1, len(judged))
    found = [j for j in judged if j.found]
    is_known = not any(np.isnan([j.found_at, limits[j.half]]).any() for j in judged)
    overlaps = [j.overlap for j in found if not np.isnan(j.overlap)]
    return PictureRow(
        seconds=judged[0].seconds if judged else np.nan,
        half=half,
        distortion=name,
        queries=len(judged),
        recall=len(found) / many,
        recall_no_false=sum(not j.false for j in found) / many,
        false=sum(j.false for j in judged),
        misplaced=sum(j.misplaced for j in judged),
        offset_90=percentile((j.offset_error for j in found), 90),
        offset_95=percentile((j.offset_error for j in found), 95),
        timed=share_of(j.offset_error <= TIMED_S for j in found),
        speed=share_of(j.speed_error <= SPEED for j in found),
        overlap=percentile(overlaps, 50),
        placed=share_of(overlap >= OVERLAP for overlap in overlaps),
        mirror=share_of(bool(j.mirror) for j in found if not np.isnan(j.mirror)),
        strict=sum(j.found_at < limits[j.half] for j in judged) / many if is_known else np.nan,
        strict_false=sum(j.false_at < limits[j.half] for j in judged),
    )


def share_of(flags: Iterable[bool]) -> float:
    """Share of the flags that are set; NaN without any."""
    every = list(flags)
    return sum(every) / len(every) if every else float("nan")
