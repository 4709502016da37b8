"""A page → an article: its body, what it says of itself, and where every character came from."""

from dataclasses import replace

from airwitness.reading import Block, BlockKind, KeptText
from airwitness.reading.article import (
    ArticleText,
    Draft,
    Piece,
    Sourced,
    assembled,
    outlet_of,
    trimmed,
)
from airwitness.reading.encoding import Decoded
from airwitness.reading.language import language_of
from airwitness.reading.page.body import NO_OPINION, body_of, kinds_of
from airwitness.reading.page.head import language, said, title_block
from airwitness.reading.page.opinions import by_readability, by_trafilatura, reader
from airwitness.reading.page.source import Page, read_source, resolved

_FIELDS = {
    BlockKind.TITLE: "title",
    BlockKind.BYLINE: "byline",
    BlockKind.OUTLET: "outlet",
    BlockKind.DATE: "date",
}
NOT_ASKED = "the libraries that read pages could not read it: all paragraphs are kept"


def read_page(source: Decoded, *, ask: bool = True) -> ArticleText:
    """Read a page.

    Args:
        source: its characters.
        ask: whether to ask the libraries for their opinions; they failed on it before if not.
    """
    page = read_source(source.text)
    first = by_trafilatura(source.text) if ask else ""
    second = by_readability(source.text) if ask else ""
    body, is_told = body_of(page.words, first, second)
    heads = {what: said(page, source.text, what) for what in _FIELDS.values()}
    shown = title_block(page.words, _text(heads["title"]), _first_title(page))
    kinds = kinds_of(page.words, body, shown)
    drafts: list[Draft] = [(kinds[n], page.words[n].pieces) for n in sorted(kinds)]
    title = heads["title"]
    if shown is None and title is not None and drafts:
        drafts.insert(0, (BlockKind.TITLE, trimmed(_from_head(source.text, title))))
    kept, offsets = assembled(drafts, language="")
    kept = replace(kept, language=language_of(kept.text, said=language(page)))
    guesses = source.guesses()
    if not is_told:
        guesses += (NO_OPINION if ask else NOT_ASKED,)
    text = ArticleText(
        kept=kept,
        offsets=offsets,
        encoding=source.encoding,
        reader=reader(),
        problems=source.problems(),
        guesses=guesses,
        title=heads["title"],
        byline=heads["byline"],
        outlet=heads["outlet"],
        date=heads["date"],
    )
    return _with_places(text)


def _with_places(text: ArticleText) -> ArticleText:
    """The same, with what stands in the kept text in place of what only the head says."""
    found: dict[BlockKind, Sourced] = {}
    for block in text.kept.blocks:
        name = _FIELDS.get(block.kind)
        if name is not None and block.kind not in found:
            found[block.kind] = _shown(text, block, getattr(text, name))
    byline = found.get(BlockKind.BYLINE, text.byline)
    return replace(
        text,
        title=found.get(BlockKind.TITLE, text.title),
        byline=byline,
        outlet=text.outlet or outlet_of((text.kept, text.offsets), byline),
        date=text.date or found.get(BlockKind.DATE),  # the shown one may be "yesterday"
    )


def _shown(text: ArticleText, block: Block, head: Sourced | None) -> Sourced:
    source = text.offsets.source(block.start, block.end)
    is_from_head = head is not None and head.source == (source[0][0], source[-1][1])
    return Sourced(
        text=_words(text.kept, block),
        how=head.how if is_from_head and head is not None else "element",
        span=(block.start, block.end),
        source=(source[0][0], source[-1][1]),
    )


def _from_head(source: str, title: Sourced) -> list[Piece]:
    """A title that only the head has, as words of the article."""
    start, end = title.source
    if title.how == "json-ld":
        return [Piece(text=title.text, start=start, end=end)]
    return trimmed(resolved(source, start, end))


def _words(kept: KeptText, block: Block) -> str:
    return kept.text[block.start : block.end]


def _text(sourced: Sourced | None) -> str:
    return "" if sourced is None else sourced.text


def _first_title(page: Page) -> str:
    return next((said.text for said in page.said if said.name == "title"), "")
