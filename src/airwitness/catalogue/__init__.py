"""SQL over everything derived. It may be deleted: custody, segments and objects make it again.

`follow` replays custody lines that the catalogue has not seen; it alone makes `part`,
`placement`, `article`, `expected` and `gone`. What is read of articles is in `texts`. `segment` is
the manifest of the index (`trace.index.Manifest`), and `indexed` is what the live segments say of
their parts. Nothing of a case is here: its lines are read from custody each time, so that whoever
edits this file clears no picture and verifies no finding.

One SQLite file in WAL mode; each change is one transaction. Another schema version means the
file is made anew.
"""

import json
import os
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa

from airwitness.capture import Article, Placement, Recording
from airwitness.catalogue import tables, texts
from airwitness.catalogue.replay import Details, replay
from airwitness.errors import IntegrityError
from airwitness.evidence.custody import Line
from airwitness.reading import KeptText, Passage
from airwitness.spans import Clock, WallSpan
from airwitness.trace.segment import Segment

SCHEMA = 4
_BUSY_MS = 60_000


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
            names = set(sa.inspect(connection).get_table_names())
            known = names >= set(tables.metadata.tables)
            return known and tables.read_state(connection, "schema") == SCHEMA

    def _make(self) -> None:
        with self._writer.begin() as connection:
            texts.drop_indexes(connection)
            for name in sa.inspect(connection).get_table_names():
                connection.exec_driver_sql(f'DROP TABLE "{name}"')
            tables.metadata.create_all(connection)
            texts.create_indexes(connection)
            tables.write_state(connection, "schema", SCHEMA)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def followed(self) -> int:
        """Sequence of the last custody line that was replayed."""
        with self._engine.connect() as connection:
            return tables.read_state(connection, "followed") or 0

    def follow(self, lines: Iterable[Line], details: Details) -> None:
        """Replay custody lines, in order; those already seen are passed over.

        Args:
            lines: of the main chain.
            details: gives a detail, None where it was withdrawn.
        """
        with self._writer.begin() as connection:
            replay(connection, tables.read_state(connection, "followed") or 0, lines, details)

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
            sa.select(tables.placement, tables.part, tables.indexed.c.duration)
            .join(tables.part, tables.part.c.digest == tables.placement.c.part)
            .join(tables.indexed, tables.indexed.c.digest == tables.part.c.digest, isouter=True)
            .order_by(tables.placement.c.sequence)
        )
        if part is not None:
            query = query.where(tables.placement.c.part == part)
        with self._engine.connect() as connection:
            return [_placed(row) for row in connection.execute(query)]

    def services(self) -> dict[str, str | None]:
        """Service of each part, by digest; where it stands in several, of the oldest that has."""
        found: dict[str, str | None] = {}
        for placement in self.placements():
            found[placement.part] = found.get(placement.part) or placement.service
        return found

    def waiting(self) -> list[Placement]:
        """Parts that are not in any live segment, each once, oldest first."""
        with self._engine.connect() as connection:
            known = set(connection.scalars(sa.select(tables.indexed.c.digest)))
        parts = {p.part: p for p in reversed(self.placements()) if p.part not in known}
        return sorted(parts.values(), key=lambda p: p.sequence)

    def facts(self, part: str) -> dict[str, Any] | None:
        """What decoding a part showed, None until it is indexed."""
        with self._engine.connect() as connection:
            text = connection.scalar(
                sa.select(tables.indexed.c.facts).where(tables.indexed.c.digest == part)
            )
        return None if text is None else dict(json.loads(text))

    def every_facts(self) -> dict[str, dict[str, Any]]:
        """What decoding showed of every indexed part, by digest: one question for all."""
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(tables.indexed.c.digest, tables.indexed.c.facts))
            return {row.digest: json.loads(row.facts) for row in rows}

    def expected(self) -> dict[str, list[WallSpan]]:
        """What should have been recorded, by service."""
        spans: dict[str, list[WallSpan]] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(
                sa.select(tables.expected).order_by(tables.expected.c.sequence)
            ):
                span = WallSpan(start=row.start, end=row.end)
                spans.setdefault(row.service, []).append(span)
        return spans

    def live(self) -> list[str]:
        """Digests of the live segments."""
        with self._engine.connect() as connection:
            query = sa.select(tables.segment.c.digest).order_by(tables.segment.c.digest)
            return list(connection.scalars(query))

    def withdrawn(self) -> frozenset[str]:
        """Digests of objects and details that were withdrawn."""
        with self._engine.connect() as connection:
            return frozenset(connection.scalars(sa.select(tables.gone.c.digest)))

    def swap(self, *, old: Sequence[str], new: Segment | None) -> None:
        """Put one segment in and others out, in one durable step."""
        with self._writer.begin() as connection:
            connection.execute(
                tables.segment.delete().where(tables.segment.c.digest.in_(list(old)))
            )
            connection.execute(
                tables.indexed.delete().where(tables.indexed.c.segment.in_(list(old)))
            )
            if new is None:
                return
            connection.execute(
                sa.insert(tables.segment).prefix_with("OR IGNORE").values(digest=new.digest)
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
                connection.execute(sa.insert(tables.indexed).prefix_with("OR REPLACE"), rows)

    def follow_again(self, lines: Iterable[Line], details: Details) -> None:
        """Replay all of custody anew, in one step: without what was withdrawn since."""
        with self._writer.begin() as connection:
            for name in ("part", "placement", "expected", "gone"):
                connection.execute(tables.metadata.tables[name].delete())
            texts.forget_articles(connection)
            replay(connection, 0, lines, details)
            texts.forget_unnamed(connection)
        with self._engine.connect() as connection:  # no old page stays in the log of SQLite
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def empty(self) -> None:
        """Forget everything; custody and segments make it again."""
        with self._writer.begin() as connection:
            for table in tables.metadata.sorted_tables:
                connection.execute(table.delete())
            texts.empty_indexes(connection)
            tables.write_state(connection, "schema", SCHEMA)

    def articles(self, *, digest: str | None = None) -> list[Article]:
        """Every article and transcript, oldest first; or those of one object."""
        with self._engine.connect() as connection:
            return texts.articles(connection, digest=digest)

    def unread(self) -> list[Article]:
        """Articles of which no text is kept, oldest first."""
        with self._engine.connect() as connection:
            return texts.unread(connection)

    def keep_text(
        self,
        article: Article,
        kept: KeptText,
        *,
        reader: str,
        about: dict[str, Any],
        passages: Sequence[Passage],
    ) -> None:
        """Keep what was read of an article, in one durable step. See `texts.keep`."""
        with self._writer.begin() as connection:
            texts.keep(connection, article, kept, reader=reader, about=about, passages=passages)

    def kept_text(self, article: str) -> tuple[KeptText, str, dict[str, Any]] | None:
        """Kept text of an article, its reader, and what it says of itself; None if not read."""
        with self._engine.connect() as connection:
            return texts.kept(connection, article)

    def abouts(self, article: str | None = None) -> dict[str, dict[str, Any]]:
        """What every article that was read says of itself, by id; or one of them."""
        with self._engine.connect() as connection:
            return texts.abouts(connection, article)

    def titles(self, articles: Collection[str]) -> dict[str, str]:
        """Titles of those of these articles that have one, by id."""
        with self._engine.connect() as connection:
            return texts.titles(connection, articles)

    def count_unread(self) -> int:
        """How many articles no text is kept of."""
        with self._engine.connect() as connection:
            return texts.count_unread(connection)

    def passages(self, *, article: str | None = None) -> list[tuple[Article, Passage]]:
        """Passages with their articles, in order; or those of one article."""
        with self._engine.connect() as connection:
            return texts.passages(connection, article=article)

    def holding(
        self, words: Sequence[str], parts: Sequence[str], *, limit: int
    ) -> tuple[list[tuple[Article, Passage]], int]:
        """Passages that hold all of these, in order, and how many there are. See `texts.found`."""
        with self._engine.connect() as connection:
            numbers, count = texts.found(connection, words, parts, limit=limit)
            return texts.passages(connection, numbers), count


def _on_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        f"busy_timeout={_BUSY_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: sa.Connection) -> None:
    how = connection.get_execution_options().get("airwitness_begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {how}")


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
