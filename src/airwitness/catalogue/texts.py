"""What a catalogue holds of articles: which there are, their kept texts, and the words in them.

`article` is made of custody lines. `kept` and `passage` are read of the objects, and may be read
again. Two indexes of SQLite's FTS5 hold the folded words of every passage and nothing of the text:
`passage_words` for words, phrases and beginnings, `passage_parts` for parts of words. A row of them
is found again by the passage's number, which is made of the article's number and its own: the same
after every rebuild.

Raise `SCHEMA` of the catalogue whenever `reading.script` folds otherwise.

Functions take the connection of the catalogue's transaction. What is withdrawn is overwritten
with zeros, in the indexes too.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from airwitness.capture import Article
from airwitness.catalogue.tables import metadata
from airwitness.evidence.custody import Line
from airwitness.reading import Block, BlockKind, KeptText, Passage
from airwitness.reading.script import folded_text
from airwitness.spans import Span

MOST_PAGES = 1 << 12  # of one object
MOST_PASSAGES = 1 << 20  # of one article
_CREATE = (
    """CREATE VIRTUAL TABLE passage_words
       USING fts5(folded, content='', tokenize='unicode61 remove_diacritics 0')""",
    """CREATE VIRTUAL TABLE passage_parts
       USING fts5(folded, content='', tokenize='trigram case_sensitive 1')""",
)


def _index(name: str) -> sa.TableClause:
    """An index of FTS5; the column of its own name takes questions and commands."""
    return sa.table(name, sa.column("rowid"), sa.column("folded"), sa.column(name))


INDEXES = (_index("passage_words"), _index("passage_parts"))

_article = sa.Table(
    "article",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, index=True),
    sa.Column("object", sa.Text, nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("form", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("page", sa.Integer),
    sa.Column("url", sa.Text),
    sa.Column("part", sa.Text),
    sa.Column("charset", sa.Text),
    sa.Column("fetched", sa.Integer),
    sa.Column("place", sa.Text),
)
_kept = sa.Table(
    "kept",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("blocks", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("about", sa.Text, nullable=False),
)
_passage = sa.Table(
    "passage",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("article", sa.Integer, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("from_time", sa.Integer),
    sa.Column("to_time", sa.Integer),
    sa.Column("speaker", sa.Text),
    sa.Column("doubts", sa.Text, nullable=False),
)


def create_indexes(connection: sa.Connection) -> None:
    """Make the empty indexes; the tables are made with all others."""
    for statement in _CREATE:
        connection.exec_driver_sql(statement)


def drop_indexes(connection: sa.Connection) -> None:
    """Drop the indexes, which takes tables of their own with it."""
    for index in INDEXES:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {index.name}")


def empty_indexes(connection: sa.Connection) -> None:
    """Forget every word."""
    for index in INDEXES:
        connection.execute(sa.insert(index), {index.name: "delete-all"})


def forget_articles(connection: sa.Connection) -> None:
    """Forget which articles there are; custody says it again. What was read of them stays."""
    connection.execute(_article.delete())


def replay_add(connection: sa.Connection, line: Line, detail: dict[str, Any]) -> None:
    """Take in a custody line that added an article or transcript."""
    digest = line.act.objects[0]
    pages = detail.get("pages") or [{}]
    for place, page in enumerate(pages[:MOST_PAGES]):
        row = {
            "id": page.get("article", detail.get("article", f"a{digest[:12]}")),
            "object": digest,
            "kind": detail["kind"],
            "form": detail.get("form", "text"),
            "name": detail.get("name", digest[:12]),
            "size": detail.get("size", 0),
            "page": page.get("record"),
            "url": page.get("url", detail.get("url")),
            "part": detail.get("for"),
            "charset": detail.get("charset"),
            "fetched": detail.get("fetched"),
            "place": detail.get("place"),
        }
        known = connection.scalar(sa.select(_article.c.number).where(_article.c.id == row["id"]))
        if known is None:
            number = line.sequence * MOST_PAGES + place
            connection.execute(_article.insert().values(number=number, **row))
        elif not detail.get("again"):
            connection.execute(_article.update().where(_article.c.number == known).values(**row))
        elif "place" in detail:
            where = _article.c.number == known
            connection.execute(_article.update().where(where).values(place=detail["place"]))


def withdraw(connection: sa.Connection, digests: Iterable[str]) -> None:
    """Forget the articles that these objects are, and all that was read of them."""
    found = sa.select(_article.c.number).where(_article.c.object.in_(list(digests)))
    numbers = list(connection.scalars(found))
    if numbers:
        connection.execute(_article.delete().where(_article.c.number.in_(numbers)))
        _unread(connection, numbers)


def forget_unnamed(connection: sa.Connection) -> None:
    """Forget what was read of articles that custody does not name any more."""
    known = sa.select(_article.c.number)
    numbers = list(connection.scalars(sa.select(_kept.c.number).where(~_kept.c.number.in_(known))))
    if numbers:
        _unread(connection, numbers)


def articles(connection: sa.Connection, *, digest: str | None = None) -> list[Article]:
    """Every article, in the order in which they were added; or those of one object."""
    query = sa.select(_article).order_by(_article.c.number)
    if digest is not None:
        query = query.where(_article.c.object == digest)
    return [_as_article(row) for row in connection.execute(query)]


def unread(connection: sa.Connection) -> list[Article]:
    """Articles of which no text is kept, in order."""
    is_read = sa.exists().where(_kept.c.number == _article.c.number)
    query = sa.select(_article).where(~is_read).order_by(_article.c.number)
    return [_as_article(row) for row in connection.execute(query)]


def keep(
    connection: sa.Connection,
    article: Article,
    kept: KeptText,
    *,
    reader: str,
    about: dict[str, Any],
    passages: Sequence[Passage],
) -> None:
    """Keep what was read of an article, in place of what was read before.

    Args:
        connection: in a transaction that writes.
        article: one that custody names; of another nothing is kept.
        kept: its text.
        reader: what read it, with versions.
        about: title and the like, for JSON.
        passages: at most `MOST_PASSAGES`.
    """
    number = connection.scalar(sa.select(_article.c.number).where(_article.c.id == article.id))
    if number is None:
        return
    _unread(connection, [number])
    blocks = [[block.start, block.end, block.kind.value] for block in kept.blocks]
    connection.execute(
        _kept.insert().values(
            number=number,
            reader=reader,
            text=kept.text,
            blocks=json.dumps(blocks),
            language=kept.language,
            about=json.dumps(about, ensure_ascii=False),
        )
    )
    rows = [
        {
            "number": number * MOST_PASSAGES + place,
            "article": number,
            "start": passage.start,
            "end": passage.end,
            "text": passage.text,
            "reader": passage.reader,
            "from_time": passage.span.start if passage.span else None,
            "to_time": passage.span.end if passage.span else None,
            "speaker": passage.speaker,
            "doubts": json.dumps(passage.doubts),
        }
        for place, passage in enumerate(passages[:MOST_PASSAGES])
    ]
    if rows:
        connection.execute(_passage.insert(), rows)
        folded = [{"rowid": row["number"], "folded": folded_text(str(row["text"]))} for row in rows]
        for index in INDEXES:
            connection.execute(sa.insert(index), folded)


def kept(connection: sa.Connection, article: str) -> tuple[KeptText, str, dict[str, Any]] | None:
    """Kept text of an article, its reader, and what is known about it; None if it is not read."""
    query = sa.select(_kept).join(_article, _article.c.number == _kept.c.number)
    row = connection.execute(query.where(_article.c.id == article)).first()
    if row is None:
        return None
    blocks = tuple(
        Block(start=start, end=end, kind=BlockKind(kind))
        for start, end, kind in json.loads(row.blocks)
    )
    text = KeptText(text=row.text, blocks=blocks, language=row.language)
    return text, row.reader, json.loads(row.about)


def titles(connection: sa.Connection, articles: Collection[str]) -> dict[str, str]:
    """Titles of those of these articles that have one, by id."""
    query = sa.select(_article.c.id, _kept.c.about).join(_kept, _article.c.number == _kept.c.number)
    rows = connection.execute(query.where(_article.c.id.in_(list(articles))))
    found = {row.id: json.loads(row.about)["title"] for row in rows}
    return {key: title["text"] for key, title in found.items() if title}


def count_unread(connection: sa.Connection) -> int:
    """How many articles no text is kept of."""
    is_read = sa.exists().where(_kept.c.number == _article.c.number)
    query = sa.select(sa.func.count()).select_from(_article).where(~is_read)
    return connection.scalar(query) or 0


def abouts(connection: sa.Connection, article: str | None) -> dict[str, dict[str, Any]]:
    """What is known about every article that is read, by id; or about one of them."""
    query = sa.select(_article.c.id, _kept.c.about, _kept.c.language).join(
        _kept, _article.c.number == _kept.c.number
    )
    if article is not None:
        query = query.where(_article.c.id == article)
    return {
        row.id: {**json.loads(row.about), "language": row.language}
        for row in connection.execute(query)
    }


def passages(
    connection: sa.Connection, numbers: Sequence[int] | None = None, *, article: str | None = None
) -> list[tuple[Article, Passage]]:
    """Passages with their articles, in order.

    Args:
        connection: of the catalogue.
        numbers: which; all if None.
        article: id of the only article that is wanted.
    """
    query = (
        sa.select(_passage, *(c.label(f"of_{c.name}") for c in _article.c))
        .join(_article, _article.c.number == _passage.c.article)
        .order_by(_passage.c.number)
    )
    if numbers is not None:
        query = query.where(_passage.c.number.in_(list(numbers)))
    if article is not None:
        query = query.where(_article.c.id == article)
    return [_as_passage(row) for row in connection.execute(query)]


def found(
    connection: sa.Connection, words: Sequence[str], parts: Sequence[str], *, limit: int
) -> tuple[list[int], int]:
    """Numbers of the passages that hold all of these, in order, and how many there are.

    Args:
        connection: of the catalogue.
        words: questions to `passage_words`, in the language of FTS5.
        parts: questions to `passage_parts`.
        limit: how many numbers are wanted.
    """
    asked = [
        (index, " AND ".join(questions))
        for index, questions in zip(INDEXES, (words, parts), strict=True)
        if questions
    ]
    (first, question), *others = asked
    query = sa.select(first.c.rowid).where(first.c[first.name].op("MATCH")(question))
    for index, other in others:
        also = sa.select(index.c.rowid).where(index.c[index.name].op("MATCH")(other))
        # the sign makes SQLite look the others up once, and not for each row
        number: sa.ColumnElement[int] = sa.literal_column(f"+{first.name}.rowid")
        query = query.where(number.in_(also))
    numbers = list(connection.scalars(query.order_by(first.c.rowid).limit(limit)))
    if len(numbers) < limit:
        return numbers, len(numbers)
    every = sa.select(sa.func.count()).select_from(query.subquery())
    return numbers, connection.scalar(every) or 0


def _unread(connection: sa.Connection, numbers: Sequence[int]) -> None:
    """Forget what was read of articles; no word of it stays in the indexes."""
    known = _passage.c.article.in_(list(numbers))
    rows = list(connection.execute(sa.select(_passage.c.number, _passage.c.text).where(known)))
    connection.execute(_kept.delete().where(_kept.c.number.in_(list(numbers))))
    connection.execute(_passage.delete().where(known))
    for index in INDEXES if rows else ():
        gone = [
            {index.name: "delete", "rowid": row.number, "folded": folded_text(row.text)}
            for row in rows
        ]
        connection.execute(sa.insert(index), gone)
        connection.execute(sa.insert(index), {index.name: "optimize"})


def _as_article(row: Any, prefix: str = "") -> Article:
    def of(name: str) -> Any:
        return getattr(row, prefix + name)

    return Article(
        id=of("id"),
        object=of("object"),
        kind=of("kind"),
        form=of("form"),
        name=of("name"),
        size=of("size"),
        page=of("page"),
        url=of("url"),
        part=of("part"),
        charset=of("charset"),
        fetched=of("fetched"),
        place=of("place"),
        sequence=of("number") // MOST_PAGES,
    )


def _as_passage(row: Any) -> tuple[Article, Passage]:
    article = _as_article(row, "of_")
    span = None if row.from_time is None else Span(start=row.from_time, end=row.to_time)
    return article, Passage(
        object=article.object,
        start=row.start,
        end=row.end,
        text=row.text,
        reader=row.reader,
        part=article.part,
        span=span,
        speaker=row.speaker,
        doubts=tuple(json.loads(row.doubts)),
    )
