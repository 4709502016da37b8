"""What an answer of `airwitness find --json` is worth, against the truth of a query set.

Rules:

1. A match is **correct** when its part is the recording the clip was cut from and the longest of
   its pieces, at its middle, maps clip time to within 0.5 s of the true recording time, or to a
   place that sounds the same.
2. A match is **false** when its part belongs to another content group; the group of the speech laid
   over a clip is no other group. A part the corpus does not know is false as well.
3. A match in the right group that is not correct is **misplaced**: another copy, a loop, or a
   mistake. It does not count as false, nor as found.
4. Errors of offset, tempo and pitch are of the first correct match, in the order Airwitness gave
   them.
5. The ends of a planted copy are judged on the match that overlaps it most, by the start of its
   first and the end of its last piece.
6. Rules 1 to 5 judge what is told. A candidate that is listed as `weaker` is not told; it counts
   for `strict` alone: the recall at the greatest `rank` below which no query of the *other* half
   of the content groups has a false match. So the threshold is never tuned on what it is reported
   for. It is not known (NaN) where matches have neither `rank` nor `expected_false`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NotRequired, Protocol, TypedDict

import numpy as np

from bench.accuracy.distort import OFF_GRID, YARDSTICK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bench.accuracy.planted import Planted
    from bench.accuracy.sets import Query

TOLERANCE_S = 0.5
"""A correct match is no further off than this."""


class Seconds(TypedDict):
    """A span as printed."""

    start: float
    end: float


class Piece(TypedDict):
    """One straight part of the time map."""

    query: Seconds
    reference: Seconds


class Shares(TypedDict):
    """A rectangle as printed: shares of a picture."""

    left: float
    top: float
    width: float
    height: float


class Placing(TypedDict):
    """How the pictures of a match lie to each other."""

    mirrored: bool
    in_recording: Shares
    in_clip: Shares


class Match(TypedDict):
    """What is read of a match."""

    part: str
    pieces: list[Piece]
    tempo: float
    pitch: float | None
    expected_false: float | None
    kinds: NotRequired[list[str]]
    """`audio`, `picture`, or both."""
    picture: NotRequired[Placing | None]
    """None where it rests on sound alone."""
    weaker: NotRequired[bool]
    """Whether it is too weak to be told."""
    notes: NotRequired[list[str]]
    """As a person is told them."""
    rank: NotRequired[float]
    """Smaller is surer; where it is missing, `expected_false` is."""


class Answer(TypedDict):
    """What is read of an answer."""

    matches: list[Match]
    static: NotRequired[list[Match]]
    """What rests on points that stand still: same set, card or still; no matches."""


class Ranked(Protocol):
    """A judgement with ranks."""

    @property
    def half(self) -> int:
        """Of the query."""

    @property
    def found_at(self) -> float:
        """Least rank of a correct match or candidate."""

    @property
    def false_at(self) -> float:
        """Least rank of a false match or candidate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """What the runner knows of the parts in the archive."""

    parts: Mapping[str, str]
    """Name of a recording → SHA-256 of its file, which is its part."""
    groups: Mapping[str, str]
    """SHA-256 → content group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
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
    """Matches with other content."""
    misplaced: int
    """Matches with the right content that are not correct."""
    offset_error: float
    """Seconds, ≥ 0; NaN when not found."""
    tempo_error: float
    """Share of the true tempo, ≥ 0; NaN when not found."""
    pitch_error: float
    """Share of the true pitch, ≥ 0; NaN when not found or not told."""
    found_at: float
    """Least rank of a correct match or candidate; infinite without any."""
    false_at: float
    """Least rank of a false match or candidate; infinite without any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndsJudgement:
    """The ends of one planted copy, judged."""

    distortion: str
    """Of the copy."""
    found: bool
    """There is a match in the host that overlaps the copy."""
    start_error: float
    """Seconds in the host, positive when told too late; NaN when not found."""
    end_error: float
    """The same for the end."""


def judge(query: Query, answer: Answer, archived: Archived) -> Judgement:
    """Judge an answer to a query of a recall set (rules 1 to 4)."""
    own = archived.parts[query.reference]
    allowed = {
        query.group,
        *([archived.groups[archived.parts[query.speech]]] if query.speech else []),
    }
    errors = [
        _offset_error(match, query) if match["part"] == own else np.inf
        for match in answer["matches"]
    ]
    groups = [archived.groups.get(match["part"], "") for match in answer["matches"]]
    is_correct = [error <= TOLERANCE_S for error in errors]
    is_false = [group not in allowed for group in groups]
    told = [i for i, match in enumerate(answer["matches"]) if is_told(match)]
    correct = [i for i in told if is_correct[i]]
    first = answer["matches"][correct[0]] if correct else None
    return Judgement(
        distortion=query.distortion,
        seconds=query.seconds,
        half=query.half,
        found=bool(correct),
        false=sum(is_false[i] for i in told),
        misplaced=sum(groups[i] == query.group for i in told) - len(correct),
        offset_error=errors[correct[0]] if correct else np.nan,
        tempo_error=abs(first["tempo"] / query.tempo - 1) if first else np.nan,
        pitch_error=abs(first["pitch"] / query.pitch - 1) if first and first["pitch"] else np.nan,
        found_at=surest([m for m, yes in zip(answer["matches"], is_correct, strict=True) if yes]),
        false_at=surest([m for m, yes in zip(answer["matches"], is_false, strict=True) if yes]),
    )


def is_told(match: Match) -> bool:
    """Tell whether a match is one that a person is told of."""
    return not match.get("weaker", False)


def least(matches: Sequence[Match]) -> float:
    """Return the least `expected_false`; infinite without a match, NaN where one has none."""
    return float(np.min([_number(m["expected_false"]) for m in matches], initial=np.inf))


def surest(matches: Sequence[Match]) -> float:
    """Return the least rank; infinite without a match, NaN where one has none."""
    ranks = [m.get("rank", _number(m["expected_false"])) for m in matches]
    return float(np.min(ranks, initial=np.inf))


def _number(value: float | None) -> float:
    return np.nan if value is None else value


def _offset_error(match: Match, query: Query) -> float:
    """Distance (s) of the longest piece's middle from the nearest true place."""
    piece = max(match["pieces"], key=lambda p: p["query"]["end"] - p["query"]["start"])
    clip_time = (piece["query"]["start"] + piece["query"]["end"]) / 2
    told = (piece["reference"]["start"] + piece["reference"]["end"]) / 2
    places = (query.start, *query.also_at)
    return min(abs(told - (place + clip_time * query.tempo)) for place in places)


def judge_ends(planted: Planted, answer: Answer, part: str) -> EndsJudgement:
    """Judge where a copy is said to begin and end in its host (rule 5)."""
    spans = [
        (match["pieces"][0]["reference"]["start"], match["pieces"][-1]["reference"]["end"])
        for match in answer["matches"]
        if match["part"] == part
    ]
    overlaps = [min(end, planted.host_end) - max(start, planted.host_start) for start, end in spans]
    if not overlaps or max(overlaps) <= 0:
        return EndsJudgement(
            distortion=planted.distortion, found=False, start_error=np.nan, end_error=np.nan
        )
    start, end = spans[int(np.argmax(overlaps))]
    return EndsJudgement(
        distortion=planted.distortion,
        found=True,
        start_error=start - planted.host_start,
        end_error=end - planted.host_end,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Recall of one distortion."""

    seconds: float
    """Length of the clips."""
    distortion: str
    """Or `yardstick`, `off-grid` and `all`."""
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
    offset_50: float
    """Median offset error (s)."""
    offset_95: float
    """Its 95th percentile (s)."""
    tempo_95: float
    """95th percentile of the tempo's error (share)."""
    pitch_95: float
    """95th percentile of the pitch's error (share)."""
    strict: float
    """Share with a correct match at the threshold of the other half (rule 6)."""
    strict_false: int
    """Queries with a false match at that threshold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndsRow:
    """Ends of the copies of one distortion."""

    distortion: str
    """Or `all`."""
    planted: int
    """How many copies."""
    found: float
    """Share found."""
    start_50: float
    """Median size of the error at the start (s)."""
    start_95: float
    """Its 95th percentile."""
    end_50: float
    """The same at the end."""
    end_95: float
    """Its 95th percentile."""
    both_95: float
    """95th percentile over starts and ends together: the figure of the goal."""


def tally(judgements: Sequence[Judgement]) -> tuple[Row, ...]:
    """Sum up queries of one length: by distortion, in order of appearance, and over all."""
    limits = thresholds(judgements)
    names = list(dict.fromkeys(j.distortion for j in judgements))
    sums = {
        "yardstick": {d.name for d in YARDSTICK},
        "off-grid": {d.name for d in OFF_GRID},
        "all": set(names),
    }
    groups = {name: {name} for name in names} | {
        name: members for name, members in sums.items() if name == "all" or members <= set(names)
    }
    return tuple(
        _row(name, [j for j in judgements if j.distortion in members], limits)
        for name, members in groups.items()
    )


def thresholds(judgements: Sequence[Ranked]) -> tuple[float, float]:
    """For each half, the rank below which the other half has no false match."""
    lowest = [
        float(np.min([j.false_at for j in judgements if j.half != half] or [np.nan]))
        for half in (0, 1)
    ]
    return lowest[0], lowest[1]


def _row(name: str, judged: Sequence[Judgement], limits: tuple[float, float]) -> Row:
    many = max(1, len(judged))
    is_known = not any(np.isnan([j.found_at, limits[j.half]]).any() for j in judged)
    return Row(
        seconds=judged[0].seconds if judged else np.nan,
        distortion=name,
        queries=len(judged),
        recall=sum(j.found for j in judged) / many,
        recall_no_false=sum(j.found and not j.false for j in judged) / many,
        false=sum(j.false for j in judged),
        misplaced=sum(j.misplaced for j in judged),
        offset_50=percentile((j.offset_error for j in judged), 50),
        offset_95=percentile((j.offset_error for j in judged), 95),
        tempo_95=percentile((j.tempo_error for j in judged), 95),
        pitch_95=percentile((j.pitch_error for j in judged), 95),
        strict=sum(j.found_at < limits[j.half] for j in judged) / many if is_known else np.nan,
        strict_false=sum(j.false_at < limits[j.half] for j in judged),
    )


def tally_ends(judgements: Sequence[EndsJudgement]) -> tuple[EndsRow, ...]:
    """Sum up by distortion, in order of appearance, and over all."""
    names = list(dict.fromkeys(j.distortion for j in judgements))
    of_each = [_ends_row(name, [j for j in judgements if j.distortion == name]) for name in names]
    return (*of_each, _ends_row("all", judgements))


def _ends_row(name: str, judged: Sequence[EndsJudgement]) -> EndsRow:
    starts, ends = [j.start_error for j in judged], [j.end_error for j in judged]
    return EndsRow(
        distortion=name,
        planted=len(judged),
        found=sum(j.found for j in judged) / max(1, len(judged)),
        start_50=percentile(starts, 50),
        start_95=percentile(starts, 95),
        end_50=percentile(ends, 50),
        end_95=percentile(ends, 95),
        both_95=percentile([*starts, *ends], 95),
    )


def percentile(errors: Iterable[float], share: float) -> float:
    """Percentile of the sizes of the errors that are known; NaN without any."""
    known = np.abs([error for error in errors if np.isfinite(error)])
    return float(np.percentile(known, share)) if len(known) else float("nan")
