"""The words in a recording or an article, each with the place where it stands.

A *kept text* is what is read: one string made of a captured page or file. Every record made
of it carries exact spans of it, `text[start:end]` verbatim, in characters (RFC 5147). A
*block* says what a stretch of it is: headline, caption, paragraph. A *passage* is words with
where they stand, who or what read them, and when they are heard or shown.
"""

from dataclasses import dataclass
from enum import StrEnum

from airwitness.spans import Span


class BlockKind(StrEnum):
    """What a block of a kept text is."""

    TITLE = "title"
    BYLINE = "byline"
    OUTLET = "outlet"
    DATE = "date"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    ITEM = "item"
    CAPTION = "caption"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Block:
    """A stretch of a kept text, [start, end) in characters."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptText:
    """What is read of an article: one string, and what each stretch of it is."""

    text: str
    blocks: tuple[Block, ...]
    """In order, without overlap; between two blocks stand line ends only."""
    language: str
    """BCP 47 code of the language (`en`, `fa`, `ar`), empty where it could not be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words with where they stand and who or what read them."""

    object: str
    """SHA-256 of what they stand in: an article, a transcript, a part."""
    start: int
    """First character in the kept text of the object."""
    end: int
    text: str
    """Verbatim."""
    reader: str
    """What read them: `article`, `subtitles`, `transcript`."""
    part: str | None = None
    """SHA-256 of the part in which they are heard or shown."""
    span: Span | None = None
    """Recording time in that part."""
    speaker: str | None = None
    """As the source names who speaks, if it does."""
    doubts: tuple[str, ...] = ()
    """Why they may be wrong: `no speech` (the reader heard none), `repeated` (a line again and
    again, as readers invent over music)."""
