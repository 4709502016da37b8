"""LitBank: who speaks the quotations of a hundred novels (CC BY 4.0).

Needs a copy of the LitBank repository: the texts as printed (`original`), with their paragraphs;
the quotations (`quotations/tsv`); and all mentions of everybody (`coref/tsv`). The marked files are
split into tokens; they are laid over the printed text by their characters without spaces.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from airwitness.reading import Block, BlockKind, KeptText
from airwitness.statements import read_statements
from bench.accuracy.said_score import Score

if TYPE_CHECKING:
    from pathlib import Path

_FOLD = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "`": "'", "—": "-", "–": "-", "_": None}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of the text that refers to somebody."""

    start: int
    end: int
    entity: str
    named: bool
    """A name or a pronoun, no description."""


def measure(folder: Path, *, errors: bool) -> list[Score]:
    """Score every book that could be laid over its printed text (rule 6)."""
    right = read = marked = 0
    for path in sorted((folder / "quotations" / "tsv").glob("*.ann")):
        book = path.stem.removesuffix("_brat")
        original = folder / "original" / f"{book}.txt"
        laid = _lay(path, folder / "coref" / "tsv" / path.name, original)
        if laid is None:
            continue
        kept, quotes, mentions = laid
        statements = read_statements(kept).statements
        for start, end, who in quotes:
            block = next((b for b in kept.blocks if b.start <= start < b.end), None)
            if block is None or not _asked(block, mentions, quotes, who):
                continue
            marked += 1
            said = [
                s
                for s in statements
                if s.speaker and any(a < end and start < b for a, b in s.content.spans)
            ]
            spans = said[0].speaker.phrase.spans if said and said[0].speaker else ()
            good = any(_same(span, m) for span in spans for m in mentions if m.entity == who)
            read += bool(spans)
            right += good
            if errors and not good:
                got = [kept.text[a:b] for a, b in spans]
                print(f"{book} {got} for {who}: {kept.text[max(0, start - 120) : end + 120]!r}")
    return [Score(what="LitBank, named or pronoun near", right=right, read=read, marked=marked)]


def _same(span: tuple[int, int], m: Mention) -> bool:
    if span[0] == m.start:
        return True
    shared = min(span[1], m.end) - max(span[0], m.start)
    return shared > 0 and shared >= 0.5 * max(span[1] - span[0], m.end - m.start)


def _asked(
    block: Block, mentions: list[Mention], quotes: list[tuple[int, int, str]], who: str
) -> bool:
    """Tell whether the paragraph names the speaker outside what is quoted."""
    inner = [(a, b) for a, b, _ in quotes if block.start <= a < block.end]
    return any(
        m.entity == who and m.named and block.start <= m.start < block.end
        and not any(a <= m.start < b for a, b in inner)
        for m in mentions
    )  # fmt: skip


def _lay(
    marks: Path, coref: Path, original: Path
) -> tuple[KeptText, list[tuple[int, int, str]], list[Mention]] | None:
    if not (original.exists() and coref.exists() and marks.with_suffix(".txt").exists()):
        return None
    text = original.read_text(encoding="utf-8", errors="replace").lstrip("\ufeff")
    rows = [
        line.split() for line in marks.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    ]
    places = _places(rows, text)
    if places is None:
        return None
    fields = [line.split("\t") for line in marks.read_text(encoding="utf-8").splitlines()]
    speakers = {f[1]: f[2] for f in fields if f[0] == "ATTRIB"}
    quotes = [
        (places[int(f[2]), int(f[3])][0], places[int(f[4]), int(f[5])][1], speakers[f[1]])
        for f in fields
        if f[0] == "QUOTE" and f[1] in speakers
    ]
    return _kept(text, max(end for _, end in places.values())), quotes, _mentions(coref, places)


def _mentions(coref: Path, places: dict[tuple[int, int], tuple[int, int]]) -> list[Mention]:
    fields = [line.split("\t") for line in coref.read_text(encoding="utf-8").splitlines()]
    entity = {f[1]: f[2] for f in fields if f[0] == "COREF"}
    return [
        Mention(
            start=places[int(f[2]), int(f[3])][0],
            end=places[int(f[4]), int(f[5])][1],
            entity=entity.get(f[1], f[1]),
            named=f[-1] in {"PROP", "PRON"},
        )
        for f in fields
        if f[0] == "MENTION"
    ]


def _places(rows: list[list[str]], text: str) -> dict[tuple[int, int], tuple[int, int]] | None:
    """Character span of every token in the printed text; None where they cannot be laid over it."""
    at, places = 0, {}
    for i, row in enumerate(rows):
        for j, token in enumerate(row):
            start = None
            for c in token.translate(_FOLD):
                found = _next(text, at, c)
                if found is None:
                    return None
                start, at = (found if start is None else start), found + 1
            places[i, j] = (at - 1 if start is None else start, at)
    return places


def _next(text: str, at: int, wanted: str) -> int | None:
    for k in range(at, min(len(text), at + 400)):
        folded = text[k].translate(_FOLD)
        if folded == wanted:
            return k
        if folded and not folded.isspace() and folded.isalnum() and wanted.isalnum():
            return None
    return None


def _kept(text: str, end: int) -> KeptText:
    """Paragraphs stand between empty lines."""
    blocks, at = [], 0
    for part in text[: end + 400].split("\n\n"):
        lead, body = len(part) - len(part.lstrip()), part.strip()
        if body:
            blocks.append(
                Block(start=at + lead, end=at + lead + len(body), kind=BlockKind.PARAGRAPH)
            )
        at += len(part) + 2
    return KeptText(text=text, blocks=tuple(blocks), language="en")
