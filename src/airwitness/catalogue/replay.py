"""Custody lines → rows: what the catalogue makes of each act."""

from collections.abc import Callable, Iterable
from typing import Any

import sqlalchemy as sa

from airwitness.capture.article import KIND_ARTICLE, KIND_TRANSCRIPT
from airwitness.catalogue import tables, texts
from airwitness.evidence.custody import Line

Details = Callable[[str], dict[str, Any] | None]


def replay(
    connection: sa.Connection, followed: int, lines: Iterable[Line], details: Details
) -> None:
    """Replay the lines behind `followed`, in order.

    Args:
        connection: in a transaction.
        followed: sequence of the last line that was replayed.
        lines: of the main chain.
        details: gives a detail, None where it was withdrawn.
    """
    for line in lines:
        if line.sequence > followed:
            if line.act.act in _REPLAY:
                detail = details(line.act.detail) if line.act.detail else None
                _REPLAY[line.act.act](connection, line, detail or {})
            followed = line.sequence
    tables.write_state(connection, "followed", followed)


def _replay_add(connection: sa.Connection, line: Line, detail: dict[str, Any]) -> None:
    part = line.act.objects[0]
    connection.execute(tables.gone.delete().where(tables.gone.c.digest == part))
    connection.execute(tables.part.delete().where(tables.part.c.digest == part))
    if detail.get("kind") in {KIND_ARTICLE, KIND_TRANSCRIPT}:
        # an earlier line whose detail was withdrawn may have been taken for a recording's
        connection.execute(tables.placement.delete().where(tables.placement.c.part == part))
        texts.replay_add(connection, line, detail)
        return
    connection.execute(
        tables.part.insert().values(
            digest=part,
            size=detail.get("size", 0),
            header_duration=detail.get("duration", 0),
            program=detail.get("program"),
            place=detail.get("place"),
        )
    )
    if detail.get("again"):
        return
    connection.execute(
        tables.placement.insert().values(
            sequence=line.sequence,
            part=part,
            recording=detail.get("recording", f"r{part[:12]}"),
            name=detail.get("name", part[:12]),
            service=detail.get("service"),
            start=detail.get("start"),
            uncertainty=detail.get("clock_error", 0),
        )
    )


def _replay_correct(connection: sa.Connection, _line: Line, detail: dict[str, Any]) -> None:
    changes: dict[str, Any] = {}
    if "service" in detail:
        changes["service"] = detail["service"]
    if "clock_error" in detail:
        changes["uncertainty"] = detail["clock_error"]
    for placed in detail.get("parts", []):
        row = dict(changes)
        if "start" in placed:
            row["start"] = placed["start"]
        if row:
            where = tables.placement.c.sequence == placed["sequence"]
            connection.execute(tables.placement.update().where(where).values(**row))


def _replay_expect(connection: sa.Connection, line: Line, detail: dict[str, Any]) -> None:
    if detail:
        connection.execute(
            tables.expected.insert().values(
                sequence=line.sequence,
                service=detail["service"],
                start=detail["from"],
                end=detail["to"],
            )
        )


def _replay_withdraw(connection: sa.Connection, line: Line, _detail: dict[str, Any]) -> None:
    for digest in line.act.objects:
        connection.execute(tables.placement.delete().where(tables.placement.c.part == digest))
        connection.execute(sa.insert(tables.gone).prefix_with("OR IGNORE").values(digest=digest))
    texts.withdraw(connection, line.act.objects)


def _replay_held(connection: sa.Connection, line: Line, _detail: dict[str, Any]) -> None:
    """What was withdrawn and came in again is there again."""
    for digest in line.act.objects:
        connection.execute(tables.gone.delete().where(tables.gone.c.digest == digest))


_REPLAY: dict[str, Callable[[sa.Connection, Line, dict[str, Any]], None]] = {
    "add": _replay_add,
    "correct": _replay_correct,
    "derive": _replay_held,
    "enrol": _replay_held,
    "expect": _replay_expect,
    "import": _replay_held,
    "seal": _replay_held,
    "withdraw": _replay_withdraw,
}
