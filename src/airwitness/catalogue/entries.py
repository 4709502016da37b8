"""The lines of cases in the catalogue: what custody says of them, and no word that was typed.

What a person typed is read from its detail each time, so that nothing of it is left anywhere
once it is withdrawn.
"""

import json
from typing import Any

import sqlalchemy as sa

from airwitness.catalogue.tables import entry
from airwitness.evidence.custody import Act, Line


def write_entry(connection: sa.Connection, line: Line) -> None:
    """Replay a line of a case; one that names no case is passed over."""
    opening = line.act.objects[0] if line.act.objects else line.act.detail
    if opening is None:
        return
    connection.execute(
        entry.insert().values(
            sequence=line.sequence,
            opening=opening,
            time=line.time,
            act=line.act.act,
            actor=line.act.actor,
            objects=json.dumps(line.act.objects),
            detail=line.act.detail,
            digest=line.digest,
            signature=line.signature,
            signed=line.signed,
        )
    )


def read_entries(connection: sa.Connection) -> list[tuple[str, Line]]:
    """The lines in order, each with the digest of its case's opening detail."""
    rows = connection.execute(sa.select(entry).order_by(entry.c.sequence))
    return [(row.opening, _line(row)) for row in rows]


def _line(row: Any) -> Line:
    act = Act(
        act=row.act, actor=row.actor, objects=tuple(json.loads(row.objects)), detail=row.detail
    )
    return Line(
        act=act,
        sequence=row.sequence,
        time=row.time,
        digest=row.digest,
        signature=row.signature,
        signed=row.signed,
    )
