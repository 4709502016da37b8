"""Texts and readings for the tests of statements."""

from airwitness.reading import Block, BlockKind, KeptText
from airwitness.statements import Claim, Reading, Statement, read_statements

TOVAL = "Mira Toval, director of the Belmora Child Observatory,"


def kept(*paragraphs: str, language: str = "en", kind: BlockKind = BlockKind.PARAGRAPH) -> KeptText:
    """A text of one block a paragraph."""
    text, blocks = "", []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        blocks.append(Block(start=len(text), end=len(text) + len(paragraph), kind=kind))
        text += paragraph
    return KeptText(text=text, blocks=tuple(blocks), language=language)


def read(*paragraphs: str, language: str = "en") -> Reading:
    """Read paragraphs."""
    return read_statements(kept(*paragraphs, language=language))


def only(*paragraphs: str, language: str = "en") -> Statement:
    """The one statement of some paragraphs."""
    statements = read(*paragraphs, language=language).statements
    assert len(statements) == 1, [s.content.text for s in statements]
    return statements[0]


def who(statement: Statement) -> str | None:
    """Name of a speaker."""
    return statement.speaker.name if statement.speaker else None


def claims(kind: str, *paragraphs: str, language: str = "en") -> list[tuple[str, str]]:
    """Subject and object of every claim of a kind."""
    return [
        (named(claim, subject=True), named(claim, subject=False))
        for claim in read(*paragraphs, language=language).claims
        if claim.kind == kind
    ]


def cases(tables: str) -> list[tuple[str, list[str]]]:
    """Take tables apart: texts, and below each, indented, what is read out of it."""
    found: list[tuple[str, list[str]]] = []
    for line in tables.splitlines():
        if line.startswith(" "):
            found[-1][1].append(line.strip())
        elif line:
            found.append((line, []))
    return found


def named(claim: Claim, *, subject: bool) -> str:
    part = claim.subject if subject else claim.object
    return part.name if part else ""


def told(tables: str) -> list[tuple[str, list[str]]]:
    """Take tables apart: a text a line, and below it, set in, what is said in it."""
    found: list[tuple[str, list[str]]] = []
    for line in tables.splitlines():
        if line.startswith(" "):
            found[-1][1].append(line.strip())
        elif line:
            found.append((line, []))
    return found
