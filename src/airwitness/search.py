"""A search: a question put to an archive, with everything it answered and did not look at.

A value: acts make it, reports and the command line only show it. `as_json` is the form that
`find --json` prints; its times are seconds as decimal numbers, wall times ISO 8601 in UTC.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from airwitness.airings import Airing, Coverage, Match
from airwitness.spans import MICROSECONDS, Span, WallSpan, format_utc, seconds
from airwitness.trace.geometry import Placing, Rectangle

SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """The clip."""

    name: str
    sha256: str
    """Of the clip's file."""
    duration: int
    """Flicks, of the span that was asked."""
    span: Span
    """What was asked of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What `expected_false` was reckoned with: it belongs to the archive at that moment."""

    threshold: float
    """Matches are told where chance is expected to give no more than this."""
    floor: float
    """A smaller number is only known to be smaller."""
    hours: float
    """Of lanes of sound in the archive."""
    picture_hours: float
    """Of lanes of pictures."""
    alike: float
    """Likeness from which pictures alone are a match; 0 for a still, which cannot tell a set."""
    decoys: int
    """On which the background was fitted; 0 where it came with the program."""
    speeds: str
    """`all` or `quick`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedMask:
    """A mask by which corners of the archive did not count as moving (see `trace.mask`)."""

    id: str
    """SHA-256 of its file."""
    kind: str
    """`static` or `common`."""
    service: str | None
    """Whose pictures it is for; None for those of all."""
    version: str
    """Of the way it was learned."""
    hours: int
    """It was learned from so many."""
    entries: int
    """It names so many corners."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsearched:
    """A stretch that was not looked at, and why."""

    recording: str
    name: str
    span: Span | None
    """Recording time of the part; None if not even its length is known."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """The question, its answer, and its limits."""

    query: Query
    matches: tuple[Match, ...]
    """Best first."""
    weaker: tuple[Match, ...]
    """Candidates that are no matches, as chance may give them; only where they were asked for."""
    static: tuple[Match, ...]
    """Same set, card or still picture: pictures that agree in what does not move, too little, or in
    another order."""
    airings: tuple[Airing, ...]
    """In order of time."""
    recurring: Mapping[str, int]
    """Service → how often the clip recurs there: too often to be news."""
    coverage: tuple[Coverage, ...]
    recordings: int
    """Recordings that were searched."""
    searched: int
    """Flicks of recording that were searched."""
    unsearched: tuple[Unsearched, ...]
    score: Score
    versions: Mapping[str, str]
    masks: tuple[AppliedMask, ...] = ()
    """Applied when it was asked: with others its pictures have other evidence."""

    def match(self, identity: str) -> Match:
        """The match with this id."""
        return next(m for m in self.matches if m.id == identity)

    def as_json(self) -> dict[str, Any]:
        """The form of `find --json`."""
        return {
            "schema": SCHEMA,
            "query": {
                "name": self.query.name,
                "sha256": self.query.sha256,
                "duration": seconds(self.query.duration),
                "span": _span(self.query.span),
            },
            "matches": [match_json(match) for match in self.matches],
            "weaker": [match_json(match) for match in self.weaker],
            "static": [match_json(match) for match in self.static],
            "airings": [_airing(airing) for airing in self.airings],
            "recurring": [
                {"service": service, "times": times} for service, times in self.recurring.items()
            ],
            "coverage": [coverage_json(item) for item in self.coverage],
            "searched": {"recordings": self.recordings, "seconds": seconds(self.searched)},
            "score": {
                "threshold": self.score.threshold,
                "floor": self.score.floor,
                "archive_hours": round(self.score.hours, 3),
                "picture_hours": round(self.score.picture_hours, 3),
                "alike": self.score.alike,
                "decoys": self.score.decoys,
                "speeds": self.score.speeds,
            },
            "unsearched": [_unsearched(item) for item in self.unsearched],
            "masks": [asdict(mask) for mask in self.masks],
            "versions": dict(self.versions),
        }


def _span(span: Span) -> dict[str, float]:
    return {"start": seconds(span.start), "end": seconds(span.end)}


def _wall(span: WallSpan | None, uncertainty: int) -> dict[str, Any] | None:
    if span is None:
        return None
    return {
        "start": format_utc(span.start),
        "end": format_utc(span.end),
        "uncertainty": uncertainty / MICROSECONDS,
    }


def match_json(match: Match) -> dict[str, Any]:
    """A match in the form of `find --json`."""
    return {
        "id": match.id,
        "recording": {"id": match.recording, "name": match.name, "service": match.service},
        "part": match.part,
        "lane": match.lane,
        "pieces": [
            {"query": _span(piece.query), "reference": _span(piece.reference)}
            for piece in match.pieces
        ],
        "wall_clock": _wall(match.wall, match.uncertainty),
        "time_map": [[round(x, 4), round(y, 4)] for x, y in match.time_map],
        "tempo": round(match.tempo, 6),
        "pitch": round(match.pitch, 6),
        "kinds": list(match.kinds),
        "votes": match.votes,
        "picture": _placing(match.picture),
        "frames": [[round(x, 4), round(y, 4)] for x, y in match.frames],
        "hit_fraction": round(match.hit_fraction, 4),
        "evidence": round(match.evidence, 2),
        "likeness": round(match.likeness, 2),
        "expected_false": match.expected_false,
        "ends": {"start": match.ends[0], "end": match.ends[1]},
        "notes": list(match.notes),
    }


def _placing(placing: Placing | None) -> dict[str, Any] | None:
    if placing is None:
        return None
    return {
        "in_recording": _rectangle(placing.in_recording),
        "in_clip": _rectangle(placing.in_clip),
        "mirrored": placing.is_mirrored,
    }


def _rectangle(shape: Rectangle) -> dict[str, float]:
    """Shares of the picture."""
    return {
        "left": round(shape.left, 4),
        "top": round(shape.top, 4),
        "width": round(shape.width, 4),
        "height": round(shape.height, 4),
    }


def _airing(airing: Airing) -> dict[str, Any]:
    return {
        "id": airing.id,
        "service": airing.service,
        "wall_clock": _wall(airing.wall, airing.uncertainty),
        "recording": airing.recording,
        "matches": list(airing.matches),
        "share": round(airing.share, 4),
        "first": airing.is_first,
    }


def coverage_json(item: Coverage) -> dict[str, Any]:
    """What was recorded of a service in the form of `find --json`."""
    return {
        "service": item.service,
        "from": format_utc(item.span.start),
        "to": format_utc(item.span.end),
        "expected": None if item.expected is None else item.expected / MICROSECONDS,
        "recorded": item.recorded / MICROSECONDS,
        "missing": [
            {"from": format_utc(hole.start), "to": format_utc(hole.end)} for hole in item.missing
        ],
    }


def _unsearched(item: Unsearched) -> dict[str, Any]:
    span = item.span
    return {
        "recording": item.recording,
        "name": item.name,
        "start": None if span is None else seconds(span.start),
        "end": None if span is None else seconds(span.end),
        "reason": item.reason,
    }
