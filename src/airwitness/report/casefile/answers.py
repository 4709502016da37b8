"""The kept answer of a search, read again: the values of which the report draws.

The form is that of `find --json`. Names of files are not read: no report of a case holds one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from airwitness.airings import Airing, Coverage, Match, Piece
from airwitness.case.content import Copy, Pair
from airwitness.search import Query
from airwitness.spans import MICROSECONDS, Span, WallSpan, flicks_of, parse_utc
from airwitness.trace.geometry import Placing, Rectangle


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a search answered."""

    query: Query
    matches: tuple[Match, ...]
    airings: tuple[Airing, ...]
    coverage: tuple[Coverage, ...]
    recordings: int
    searched: int
    """Flicks."""
    unsearched: tuple[tuple[str, int | None], ...]
    """Reason and length in flicks, None where that is not known."""
    score: Mapping[str, Any]
    versions: Mapping[str, str]

    def copy(self, match: Match) -> Copy:
        """A match as decisions and exhibits tell of it."""
        return Copy(
            clip=self.query.sha256,
            part=match.part,
            pairs=tuple(Pair(clip=p.query, part=p.reference) for p in match.pieces),
            kinds=match.kinds,
            relation=", ".join(match.notes),
            expected_false=str(match.expected_false),
            archive_hours=str(self.score.get("archive_hours", "")),
        )


def read_answer(answer: Mapping[str, Any]) -> Answer:
    """Read what a search answered, as `find --json` printed it."""
    query = answer["query"]
    matches = tuple(_match(item) for item in answer["matches"])
    return Answer(
        query=Query(
            name="",
            sha256=query["sha256"],
            duration=flicks_of(query["duration"]),
            span=_span(query["span"]),
        ),
        matches=matches,
        airings=tuple(_airing(item) for item in answer["airings"]),
        coverage=tuple(_coverage(item) for item in answer["coverage"]),
        recordings=answer["searched"]["recordings"],
        searched=flicks_of(answer["searched"]["seconds"]),
        unsearched=tuple(
            (item["reason"], _length(item["start"], item["end"])) for item in answer["unsearched"]
        ),
        score=dict(answer["score"]),
        versions={str(key): str(value) for key, value in answer["versions"].items()},
    )


def _match(item: Mapping[str, Any]) -> Match:
    wall, uncertainty = _wall(item["wall_clock"])
    return Match(
        id=item["id"],
        recording=item["recording"]["id"],
        name="",
        service=item["recording"]["service"],
        part=item["part"],
        lane=item["lane"],
        pieces=tuple(
            Piece(query=_span(piece["query"]), reference=_span(piece["reference"]))
            for piece in item["pieces"]
        ),
        wall=wall,
        uncertainty=uncertainty,
        tempo=item["tempo"],
        pitch=item["pitch"],
        kinds=tuple(item["kinds"]),
        votes=item["votes"],
        hit_fraction=item["hit_fraction"],
        evidence=item["evidence"],
        expected_false=item["expected_false"],
        time_map=tuple((x, y) for x, y in item["time_map"]),
        points=(),
        picture=_placing(item.get("picture")),
        frames=tuple((x, y) for x, y in item.get("frames", ())),
        notes=tuple(item["notes"]),
    )


def _airing(item: Mapping[str, Any]) -> Airing:
    wall, uncertainty = _wall(item["wall_clock"])
    return Airing(
        id=item["id"],
        service=item["service"],
        wall=wall,
        uncertainty=uncertainty,
        recording=item["recording"],
        matches=tuple(item["matches"]),
        share=item["share"],
        is_first=item["first"],
    )


def _coverage(item: Mapping[str, Any]) -> Coverage:
    expected = item["expected"]
    return Coverage(
        service=item["service"],
        span=WallSpan(start=parse_utc(item["from"]), end=parse_utc(item["to"])),
        expected=None if expected is None else round(expected * MICROSECONDS),
        recorded=round(item["recorded"] * MICROSECONDS),
        missing=tuple(
            WallSpan(start=parse_utc(hole["from"]), end=parse_utc(hole["to"]))
            for hole in item["missing"]
        ),
    )


def _span(item: Mapping[str, float]) -> Span:
    return Span(start=flicks_of(item["start"]), end=flicks_of(item["end"]))


def _length(start: float | None, end: float | None) -> int | None:
    return None if start is None or end is None else flicks_of(end) - flicks_of(start)


def _wall(item: Mapping[str, Any] | None) -> tuple[WallSpan | None, int]:
    if item is None:
        return None, 0
    span = WallSpan(start=parse_utc(item["start"]), end=parse_utc(item["end"]))
    return span, round(item["uncertainty"] * MICROSECONDS)


def _placing(item: Mapping[str, Any] | None) -> Placing | None:
    if item is None:
        return None
    return Placing(
        in_recording=Rectangle(**item["in_recording"]),
        in_clip=Rectangle(**item["in_clip"]),
        is_mirrored=item["mirrored"],
    )
