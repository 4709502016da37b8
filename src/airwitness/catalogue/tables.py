"""The tables of the catalogue, and its few numbers."""

import sqlalchemy as sa

metadata = sa.MetaData()
state = sa.Table(
    "state",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Integer, nullable=False),
)
part = sa.Table(
    "part",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("header_duration", sa.Integer, nullable=False),
    sa.Column("program", sa.Integer),
    sa.Column("place", sa.Text),
)
placement = sa.Table(
    "placement",
    metadata,
    sa.Column("sequence", sa.Integer, primary_key=True),
    sa.Column("part", sa.Text, nullable=False, index=True),
    sa.Column("recording", sa.Text, nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("service", sa.Text, index=True),
    sa.Column("start", sa.Integer),
    sa.Column("uncertainty", sa.Integer, nullable=False),
)
expected = sa.Table(
    "expected",
    metadata,
    sa.Column("sequence", sa.Integer, primary_key=True),
    sa.Column("service", sa.Text, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
)
gone = sa.Table("gone", metadata, sa.Column("digest", sa.Text, primary_key=True))
segment = sa.Table("segment", metadata, sa.Column("digest", sa.Text, primary_key=True))
indexed = sa.Table(
    "indexed",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("segment", sa.Text, nullable=False),
    sa.Column("duration", sa.Integer, nullable=False),
    sa.Column("facts", sa.Text, nullable=False),
)


def read_state(connection: sa.Connection, name: str) -> int | None:
    """One of its numbers, None where it was never written."""
    return connection.scalar(sa.select(state.c.value).where(state.c.name == name))


def write_state(connection: sa.Connection, name: str, value: int) -> None:
    """Write one of its numbers."""
    connection.execute(state.delete().where(state.c.name == name))
    connection.execute(state.insert().values(name=name, value=value))
