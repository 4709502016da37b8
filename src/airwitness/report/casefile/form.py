"""CaseReport → plain values: what `report --json` prints.

Each value stands under the name that it has in `CaseReport`. Times of recordings are seconds with
six decimals, wall times ISO 8601 in UTC, places digests with their fragments; of a picture there
is the SHA-256 of its PNG, never its bytes. Names of files are not in it.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from airwitness.case.place import Place
from airwitness.evidence.digest import sha256
from airwitness.report.casefile.content import (
    AiredRow,
    CaseReport,
    Mapped,
    Missed,
    SearchTold,
    Told,
)
from airwitness.report.stills import Shown
from airwitness.report.words import plain
from airwitness.search import coverage_json, match_json
from airwitness.spans import MICROSECONDS, Span, WallSpan, format_utc, seconds

SCHEMA = 1
_DRAWN = frozenset({"timeline", "figures"})  # of the page alone


def as_json(report: CaseReport) -> dict[str, Any]:
    """The form of `report --json`."""
    told = _fields(report)
    told["made_at"] = format_utc(report.made_at)
    told["coverage"] = [coverage_json(item) for item in report.coverage]
    told["verified"] = report.verified
    return {"schema": SCHEMA, **told}


def _plain(value: Any) -> Any:
    """Any value of the report."""
    told: Any = value
    match value:
        case Enum():
            told = value.value
        case Place():
            told = str(value)
        case bytes():
            told = sha256(value)
        case Span():
            told = {"start": seconds(value.start), "end": seconds(value.end)}
        case WallSpan():
            told = {"start": format_utc(value.start), "end": format_utc(value.end)}
        case Mapping():
            told = {str(key): _plain(item) for key, item in value.items()}
        case tuple() | list():
            told = [_plain(item) for item in value]
        case _ if is_dataclass(value):
            told = _told(value)
    return told


def _told(value: Any) -> dict[str, Any]:
    """A dataclass; a few have units that are only the program's own."""
    changed: dict[str, Any] = {}
    match value:
        case Told():
            changed = {"sentence": plain(value.sentence)}
        case Mapped():
            match_ = match_json(value.match)
            match_["recording"] = {"id": value.match.recording, "service": value.match.service}
            changed = {"match": match_, "query": value.query.span}
        case AiredRow():
            changed = {
                "uncertainty": value.uncertainty / MICROSECONDS,
                "length": value.length / MICROSECONDS,
                "is_counted": value.is_counted,
            }
        case SearchTold():
            changed = {"searched": seconds(value.searched), "score": dict(value.score)}
        case Shown():
            time = None if value.time is None else seconds(value.time)
            changed = {"at": seconds(value.at), "time": time}
        case Missed():
            changed = {"length": seconds(value.length)}
    return _fields(value, **{key: _plain(item) for key, item in changed.items()})


def _fields(value: Any, **changed: Any) -> dict[str, Any]:
    """Each field under its name, but for those that have another form."""
    kept = (f.name for f in fields(value) if f.name not in _DRAWN and f.name not in changed)
    return {name: _plain(getattr(value, name)) for name in kept} | changed
