"""Existing files → what is to be added.

Nothing is read here but names and tables: a plan can be shown before anything is added. A
file's name is kept below the folder that was given; where that folder lies is not kept.
"""

import csv
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from airwitness.errors import InputError
from airwitness.spans import MICROSECONDS, microseconds, parse_utc

_HOUR = 3_600 * MICROSECONDS
_DIRECTIVES = {
    "%Y": r"\d{4}",
    "%y": r"\d{2}",
    "%m": r"\d{2}",
    "%d": r"\d{2}",
    "%j": r"\d{3}",
    "%H": r"\d{2}",
    "%I": r"\d{2}",
    "%M": r"\d{2}",
    "%S": r"\d{2}",
    "%p": r"[AaPp][Mm]",
    "%f": r"\d{1,6}",
    "%%": "%",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFile:
    """One file as it is to be added."""

    path: Path
    name: str
    """Name below the folder that was given; the only part of the path that is kept."""
    service: str | None = None
    start: int | None = None
    """Wall time of its first instant, microseconds UTC."""
    clock_error: int = 0
    """Greatest error of `start`, microseconds."""


def plan_paths(
    paths: Iterable[Path], *, service: str | None = None, clock_error: int = 0
) -> list[PlannedFile]:
    """Files, and all files in folders, in order of name; hidden ones are left out.

    Raises:
        InputError: a path does not exist.
    """
    return [
        PlannedFile(path=path, name=name, service=service, clock_error=clock_error)
        for given in paths
        for path, name in _files(given)
    ]


def plan_pattern(files: Sequence[PlannedFile], *, pattern: str, timezone: str) -> list[PlannedFile]:
    """Read each file's start from its name.

    Args:
        files: as planned so far.
        pattern: directives of strptime, found anywhere in the name.
        timezone: IANA name of the zone that the recorder's names are in.

    Raises:
        InputError: the pattern or the zone is not known, or a name does not fit.
    """
    try:
        zone = ZoneInfo(timezone)
    except (KeyError, ValueError, OSError) as error:
        raise InputError(
            f"{timezone!r} is not a time zone", advice="give an IANA name such as Asia/Tehran"
        ) from error
    expression = _expression(pattern)
    planned = [_started(file, expression, pattern, zone) for file in files]
    return sorted(planned, key=lambda file: (file.service or "", file.start or 0))


def plan_table(table: Path) -> list[PlannedFile]:
    """Read path, service, start, clock_error from a CSV file with these headings.

    Paths are looked up from the table's folder; `start` is UTC, `clock_error` seconds. All
    but `path` may be empty.

    Raises:
        InputError: the table cannot be read, or a row names no file.
    """
    try:
        with table.open(newline="", encoding="utf-8-sig") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"the table {table.name} cannot be read: {error}") from error
    if not rows or "path" not in rows[0]:
        raise InputError(
            f"the table {table.name} has no column 'path'",
            advice="its first line should be: path,service,start,clock_error",
        )
    return [_row(table, number, row) for number, row in enumerate(rows, 2)]


def parse_clock_error(text: str) -> int:
    """Seconds as typed → microseconds.

    Raises:
        InputError: it is no number of seconds from 0 to a day.
    """
    try:
        error = float(text)
    except ValueError:
        error = -1.0
    if not 0 <= error <= 86_400:  # noqa: PLR2004 (a day)
        raise InputError(f"{text!r} is not a clock error", advice="give seconds, from 0 to 86400")
    return round(error * MICROSECONDS)


def _files(given: Path) -> Iterator[tuple[Path, str]]:
    if given.is_dir():
        for folder, folders, names in os.walk(given):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(name for name in names if not name.startswith(".")):
                path = Path(folder) / name
                yield path, readable(str(path.relative_to(given)))
    elif given.exists():
        yield given, readable(given.name)
    else:
        _file_must_exist(given)


def readable(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")


def _expression(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"(%.)", pattern)
    unknown = [p for p in parts if p.startswith("%") and p not in _DIRECTIVES]
    if unknown or not any(part in _DIRECTIVES for part in parts):
        raise InputError(
            f"{pattern!r} is not a pattern of a time",
            advice="use directives such as %Y%m%d_%H%M%S",
        )
    return re.compile("".join(_DIRECTIVES.get(part) or re.escape(part) for part in parts))


def _started(
    file: PlannedFile, expression: re.Pattern[str], pattern: str, zone: ZoneInfo
) -> PlannedFile:
    found = expression.search(Path(file.name).name)
    try:
        moment = datetime.strptime(found.group(), pattern) if found else None  # noqa: DTZ007
    except ValueError:
        moment = None
    if moment is None:
        raise InputError(
            f"the name {file.name!r} does not fit the pattern {pattern!r}",
            advice="add such files by themselves, or list starts in a --table",
        )
    early, late = (moment.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    is_ambiguous = early.utcoffset() != late.utcoffset()  # clocks were set that night
    return replace(
        file, start=microseconds(early), clock_error=file.clock_error + _HOUR * is_ambiguous
    )


def _row(table: Path, number: int, row: dict[str, str | None]) -> PlannedFile:
    path = table.parent / (row.get("path") or "")
    try:
        _file_must_exist(path)
        start = (row.get("start") or "").strip()
        return PlannedFile(
            path=path,
            name=readable(path.name),
            service=(row.get("service") or "").strip() or None,
            start=parse_utc(start) if start else None,
            clock_error=parse_clock_error((row.get("clock_error") or "").strip() or "0"),
        )
    except InputError as error:
        raise InputError(
            f"row {number} of {table.name}: {error.message}", advice=error.advice
        ) from error


def _file_must_exist(path: Path) -> None:
    if not path.is_file():
        raise InputError(f"there is no file {path.name!r}", advice="check the path")


def consecutive(
    files: Sequence[PlannedFile], start: int, durations: Sequence[int]
) -> list[PlannedFile]:
    """Files of one service that follow each other from `start`.

    Args:
        files: in order.
        start: microseconds UTC of the first.
        durations: microseconds of each.
    """
    planned = []
    moment = start
    for file, duration in zip(files, durations, strict=True):
        planned.append(replace(file, start=moment))
        moment += duration
    return planned
