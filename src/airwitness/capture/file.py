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
_HEADINGS = {"path", "service", "start", "clock_error"}
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
    problem: str | None = None
    """Why it cannot be added; it is then refused, and the others go on."""


def plan_paths(
    paths: Iterable[Path], *, service: str | None = None, clock_error: int = 0
) -> list[PlannedFile]:
    """Files, and all files in folders, in order of name; hidden ones are left out.

    What is not there, and folders that cannot be read or are links, are planned with a problem.
    """
    return [
        PlannedFile(path=path, name=name, service=service, clock_error=clock_error, problem=problem)
        for given in paths
        for path, name, problem in _files(given)
    ]


def plan_pattern(files: Sequence[PlannedFile], *, pattern: str, timezone: str) -> list[PlannedFile]:
    """Read each file's start from its name.

    Args:
        files: as planned so far.
        pattern: directives of strptime, found anywhere in the name.
        timezone: IANA name of the zone that the recorder's names are in.

    Raises:
        InputError: the pattern or the zone is not known. A name that does not fit is a problem
            of its file.
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


def plan_table(table: Path, *, service: str | None, clock_error: int) -> list[PlannedFile]:
    """Read a CSV file with the headings path, service, start, clock_error.

    Paths are looked up from the table's folder; `start` is UTC, `clock_error` seconds. All but
    `path` may be empty. A row that cannot be used is a problem of its file.

    Args:
        table: the file.
        service: where a row names none.
        clock_error: where a row names none, microseconds.

    Raises:
        InputError: the table cannot be read, or its headings are others.
    """
    try:
        with table.open(newline="", encoding="utf-8-sig") as stream:
            reader = csv.reader(stream, skipinitialspace=True)
            headings = [_heading(cell) for cell in next(reader, [])]
            rows = [dict(zip(headings, row, strict=False)) for row in reader if any(row)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"the table {table.name} cannot be read: {error}") from error
    if "path" not in headings or set(headings) - _HEADINGS or len(headings) != len(set(headings)):
        raise InputError(
            f"the table {table.name} has the headings {', '.join(headings) or 'of nothing'}",
            advice="its first line should be: path,service,start,clock_error",
        )
    return [_row(table, row, service, clock_error) for row in rows]


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


def _files(given: Path) -> Iterator[tuple[Path, str, str | None]]:
    """Path, name to be kept, and problem of every file that was given."""
    if not given.is_dir():
        problem = None if given.exists() else "there is no such file"
        yield given, readable(given.name), problem
        return
    unread: list[OSError] = []
    for folder, folders, names in os.walk(given, onerror=unread.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = Path(folder) / name
            yield path, readable(str(path.relative_to(given))), None
        for name in [name for name in folders if (Path(folder) / name).is_symlink()]:
            path = Path(folder) / name
            yield path, readable(str(path.relative_to(given))), "a link to a folder"
    for error in unread:
        path = Path(str(error.filename))
        name = readable(str(path.relative_to(given))) if path != given else readable(given.name)
        yield path, name, f"the folder cannot be read ({(error.strerror or '').lower()})"


def readable(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")


def _expression(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"(%.)", pattern)
    unknown = [p for p in parts if p.startswith("%") and p not in _DIRECTIVES]
    used = [part for part in parts if part in _DIRECTIVES and part != "%%"]
    if unknown or not used or len(used) != len(set(used)):
        raise InputError(
            f"{pattern!r} is not a pattern of a time",
            advice="use directives such as %Y%m%d_%H%M%S, each once",
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
        return replace(
            file, problem=file.problem or f"its name does not fit the pattern {pattern!r}"
        )
    early, late = (moment.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    is_ambiguous = early.utcoffset() != late.utcoffset()  # clocks were set that night
    return replace(
        file, start=microseconds(early), clock_error=file.clock_error + _HOUR * is_ambiguous
    )


def _heading(cell: str) -> str:
    return "_".join(cell.lower().split())


def _row(table: Path, row: dict[str, str], service: str | None, clock_error: int) -> PlannedFile:
    cells = {heading: cell.strip() for heading, cell in row.items()}
    path = table.parent / cells["path"]
    planned = PlannedFile(
        path=path,
        name=readable(path.name),
        service=cells.get("service") or service,
        clock_error=clock_error,
    )
    try:
        error = cells.get("clock_error")
        return replace(
            planned,
            start=parse_utc(cells["start"]) if cells.get("start") else None,
            clock_error=parse_clock_error(error) if error else clock_error,
            problem=None if path.is_file() else "there is no such file",
        )
    except InputError as error:
        return replace(planned, problem=error.message)


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
