"""SQL over everything derived. It may be deleted: custody and segments make it again.

`follow` replays custody lines that the catalogue has not seen; it alone makes `part`,
`placement`, `expected` and `gone`. `segment` is the manifest of the index
(`trace.index.Manifest`), and `indexed` is what the live segments say of their parts.

One SQLite file in WAL mode; each change is one transaction. Another schema version means the
file is made anew.
"""

import json
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa

from airwitness.capture import Placement, Recording
from airwitness.errors import IntegrityError
from airwitness.evidence.custody import Line
from airwitness.spans import Clock, WallSpan
from airwitness.trace.segment import Segment

SCHEMA = 2
_BUSY_MS = 60_000

Details = Callable[[str], dict[str, Any] | None]

_metadata = sa.MetaData()
_state = sa.Table(
    "state",
    _metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Integer, nullable=False),
)
_part = sa.Table(
    "part",
    _metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("header_duration", sa.Integer, nullable=False),
    sa.Column("program", sa.Integer),
    sa.Column("place", sa.Text),
)
_placement = sa.Table(
    "placement",
    _metadata,
    sa.Column("sequence", sa.Integer, primary_key=True),
    sa.Column("part", sa.Text, nullable=False, index=True),
    sa.Column("recording", sa.Text, nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("service", sa.Text, index=True),
    sa.Column("start", sa.Integer),
    sa.Column("uncertainty", sa.Integer, nullable=False),
)
_expected = sa.Table(
    "expected",
    _metadata,
    sa.Column("sequence", sa.Integer, primary_key=True),
    sa.Column("service", sa.Text, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
)
_gone = sa.Table("gone", _metadata, sa.Column("digest", sa.Text, primary_key=True))
_segment = sa.Table("segment", _metadata, sa.Column("digest", sa.Text, primary_key=True))
_indexed = sa.Table(
    "indexed",
    _metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("segment", sa.Text, nullable=False),
    sa.Column("duration", sa.Integer, nullable=False),
    sa.Column("facts", sa.Text, nullable=False),
)


class Catalogue:
    """An open catalogue."""

    def __init__(self, path: Path) -> None:
        """Open or make the file; in a folder that cannot be written it is only read.

        Raises:
            IntegrityError: the file is damaged.
        """
        if os.access(path.parent, os.W_OK):
            self._engine = sa.create_engine(f"sqlite:///{path}")
            sa.event.listen(self._engine, "connect", _on_connect)
        else:
            where = f"file:{quote(str(path))}?immutable=1&uri=true"
            self._engine = sa.create_engine(f"sqlite:///{where}")
        sa.event.listen(self._engine, "begin", _on_begin)
        self._writer = self._engine.execution_options(airwitness_begin="IMMEDIATE")
        try:
            if not self._is_current():
                self._make()
        except sa.exc.DatabaseError as error:
            raise IntegrityError(
                "catalogue", "it cannot be read", advice="run `airwitness rebuild`"
            ) from error

    def _is_current(self) -> bool:
        with self._engine.connect() as connection:
            tables = set(sa.inspect(connection).get_table_names())
            known = tables >= set(_metadata.tables)
            return known and _read_state(connection, "schema") == SCHEMA

    def _make(self) -> None:
        with self._writer.begin() as connection:
            for name in sa.inspect(connection).get_table_names():
                connection.exec_driver_sql(f'DROP TABLE "{name}"')
            _metadata.create_all(connection)
            _write_state(connection, "schema", SCHEMA)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def followed(self) -> int:
        """Sequence of the last custody line that was replayed."""
        with self._engine.connect() as connection:
            return _read_state(connection, "followed") or 0

    def follow(self, lines: Iterable[Line], details: Details) -> None:
        """Replay custody lines, in order; those already seen are passed over.

        Args:
            lines: of the main chain.
            details: gives a detail, None where it was withdrawn.
        """
        with self._writer.begin() as connection:
            _replay(connection, _read_state(connection, "followed") or 0, lines, details)

    def recordings(self) -> list[Recording]:
        """Every recording that has a part, by service, time and name."""
        grouped: dict[str, list[Placement]] = {}
        for placement in self.placements():
            grouped.setdefault(placement.recording, []).append(placement)
        recordings = [
            Recording(id=key, parts=tuple(sorted(parts, key=_order)))
            for key, parts in grouped.items()
        ]
        return sorted(recordings, key=lambda r: (r.service or "", _order(r.parts[0]), r.name, r.id))

    def placements(self, *, part: str | None = None) -> list[Placement]:
        """Where parts stand, oldest first; withdrawn ones are gone."""
        query = (
            sa.select(_placement, _part, _indexed.c.duration)
            .join(_part, _part.c.digest == _placement.c.part)
            .join(_indexed, _indexed.c.digest == _part.c.digest, isouter=True)
            .order_by(_placement.c.sequence)
        )
        if part is not None:
            query = query.where(_placement.c.part == part)
        with self._engine.connect() as connection:
            return [_placed(row) for row in connection.execute(query)]

    def waiting(self) -> list[Placement]:
        """Parts that are not in any live segment, each once, oldest first."""
        with self._engine.connect() as connection:
            known = set(connection.scalars(sa.select(_indexed.c.digest)))
        parts = {p.part: p for p in reversed(self.placements()) if p.part not in known}
        return sorted(parts.values(), key=lambda p: p.sequence)

    def facts(self, part: str) -> dict[str, Any] | None:
        """What decoding a part showed, None until it is indexed."""
        with self._engine.connect() as connection:
            text = connection.scalar(sa.select(_indexed.c.facts).where(_indexed.c.digest == part))
        return None if text is None else dict(json.loads(text))

    def every_facts(self) -> dict[str, dict[str, Any]]:
        """What decoding showed of every indexed part, by digest: one question for all."""
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(_indexed.c.digest, _indexed.c.facts))
            return {row.digest: json.loads(row.facts) for row in rows}

    def expected(self) -> dict[str, list[WallSpan]]:
        """What should have been recorded, by service."""
        spans: dict[str, list[WallSpan]] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(sa.select(_expected).order_by(_expected.c.sequence)):
                span = WallSpan(start=row.start, end=row.end)
                spans.setdefault(row.service, []).append(span)
        return spans

    def live(self) -> list[str]:
        """Digests of the live segments."""
        with self._engine.connect() as connection:
            query = sa.select(_segment.c.digest).order_by(_segment.c.digest)
            return list(connection.scalars(query))

    def withdrawn(self) -> frozenset[str]:
        """Digests of objects and details that were withdrawn."""
        with self._engine.connect() as connection:
            return frozenset(connection.scalars(sa.select(_gone.c.digest)))

    def swap(self, *, old: Sequence[str], new: Segment | None) -> None:
        """Put one segment in and others out, in one durable step."""
        with self._writer.begin() as connection:
            connection.execute(_segment.delete().where(_segment.c.digest.in_(list(old))))
            connection.execute(_indexed.delete().where(_indexed.c.segment.in_(list(old))))
            if new is None:
                return
            connection.execute(
                sa.insert(_segment).prefix_with("OR IGNORE").values(digest=new.digest)
            )
            rows = [
                {
                    "digest": part.part,
                    "segment": new.digest,
                    "duration": int(json.loads(part.facts)["duration"]),
                    "facts": part.facts,
                }
                for part in new.contents.parts
            ]
            if rows:  # all at once: a merged segment may hold tens of thousands of parts
                connection.execute(sa.insert(_indexed).prefix_with("OR REPLACE"), rows)

    def follow_again(self, lines: Iterable[Line], details: Details) -> None:
        """Replay all of custody anew, in one step: without what was withdrawn since."""
        with self._writer.begin() as connection:
            for table in (_part, _placement, _expected, _gone):
                connection.execute(table.delete())
            _replay(connection, 0, lines, details)

    def empty(self) -> None:
        """Forget everything; custody and segments make it again."""
        with self._writer.begin() as connection:
            for table in _metadata.sorted_tables:
                connection.execute(table.delete())
            _write_state(connection, "schema", SCHEMA)


def _replay(
    connection: sa.Connection, followed: int, lines: Iterable[Line], details: Details
) -> None:
    for line in lines:
        if line.sequence > followed:
            detail = details(line.act.detail) if line.act.detail else None
            _REPLAY.get(line.act.act, _nothing)(connection, line, detail or {})
            followed = line.sequence
    _write_state(connection, "followed", followed)


def _on_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={_BUSY_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: sa.Connection) -> None:
    how = connection.get_execution_options().get("airwitness_begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {how}")


def _read_state(connection: sa.Connection, name: str) -> int | None:
    return connection.scalar(sa.select(_state.c.value).where(_state.c.name == name))


def _write_state(connection: sa.Connection, name: str, value: int) -> None:
    connection.execute(_state.delete().where(_state.c.name == name))
    connection.execute(_state.insert().values(name=name, value=value))


def _order(placement: Placement) -> tuple[int, int]:
    return (placement.clock.zero if placement.clock else 0, placement.sequence)


def _placed(row: Any) -> Placement:
    clock = None if row.start is None else Clock(zero=row.start, uncertainty=row.uncertainty)
    return Placement(
        part=row.part,
        recording=row.recording,
        name=row.name,
        service=row.service,
        clock=clock,
        size=row.size,
        duration=row.header_duration if row.duration is None else row.duration,
        program=row.program,
        place=row.place,
        sequence=row.sequence,
    )


def _nothing(_connection: sa.Connection, _line: Line, _detail: dict[str, Any]) -> None:
    """Acts that the catalogue does not need."""


def _replay_add(connection: sa.Connection, line: Line, detail: dict[str, Any]) -> None:
    part = line.act.objects[0]
    connection.execute(_part.delete().where(_part.c.digest == part))
    connection.execute(
        _part.insert().values(
            digest=part,
            size=detail.get("size", 0),
            header_duration=detail.get("duration", 0),
            program=detail.get("program"),
            place=detail.get("place"),
        )
    )
    connection.execute(_gone.delete().where(_gone.c.digest == part))
    if detail.get("again"):
        return
    connection.execute(
        _placement.insert().values(
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
            where = _placement.c.sequence == placed["sequence"]
            connection.execute(_placement.update().where(where).values(**row))


def _replay_expect(connection: sa.Connection, line: Line, detail: dict[str, Any]) -> None:
    if detail:
        connection.execute(
            _expected.insert().values(
                sequence=line.sequence,
                service=detail["service"],
                start=detail["from"],
                end=detail["to"],
            )
        )


def _replay_withdraw(connection: sa.Connection, line: Line, _detail: dict[str, Any]) -> None:
    for digest in line.act.objects:
        connection.execute(_placement.delete().where(_placement.c.part == digest))
        connection.execute(sa.insert(_gone).prefix_with("OR IGNORE").values(digest=digest))


_REPLAY: dict[str, Callable[[sa.Connection, Line, dict[str, Any]], None]] = {
    "add": _replay_add,
    "correct": _replay_correct,
    "expect": _replay_expect,
    "withdraw": _replay_withdraw,
}
