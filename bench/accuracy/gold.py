"""The project's own gold for statements and claims: marked articles, read into spans.

An article is a file of one block a line; the line's first mark says which block it is: `# `
title, `## ` heading, `@ ` byline, `% ` date, `^ ` caption, `~ ` credit, `> ` quote, `* ` item,
none for a paragraph. Marks stand in braces in the text: `{1s Mira Toval} {1c said}: {1q "No."}`
gives statement 1 its speaker (s), cue (c) and content (q); a letter may come again where a span
is in pieces.
`{h apparently}` is a hedge. Marks may stand within marks. After a line `---` follow

* statements, `1 d Mira Toval`: number, kind (d direct, m mixed, i indirect), name (`?` where the
  text names nobody), then `; negated` (the text says it was not said), `; denied` (the speaker says
  it is not so) or `; skip` (right either way: people would not agree on it);
* claims, `produced | subject | object | when=… | where=… | by=…`, each part verbatim;
  `time | words | history`; `tally | words`.

Tuning looks at `dev`, `held`, `opened` and `drills`. The set `fresh` is of the hand that wrote
`opened`, who had not seen the rules (`bench/gold/README.md`); nobody who works on the rules looks
at it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from airwitness.reading import Block, BlockKind, KeptText

FOLDER = Path(__file__).parents[1] / "gold"
APART = ("opened", "fresh", "drills")  # sets in folders of their own
KINDS = {"d": "direct", "m": "mixed", "i": "indirect"}
SINGLE = {"time", "tally"}
_BLOCKS = {
    "#": BlockKind.TITLE, "##": BlockKind.HEADING, "@": BlockKind.BYLINE, "%": BlockKind.DATE,
    "^": BlockKind.CAPTION, "~": BlockKind.CREDIT, ">": BlockKind.QUOTE, "*": BlockKind.ITEM,
}  # fmt: skip
_BETWEEN = "\n\n"

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStatement:
    """A statement as marked."""

    kind: str
    name: str | None
    speaker: Spans
    cue: Spans
    content: Spans
    flags: frozenset[str]
    """Of `negated`, `denied`, `skip`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A claim as written in the footer, its parts verbatim."""

    kind: str
    subject: str
    object: str
    when: str | None
    where: str | None
    by: str | None
    skip: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """A marked article."""

    name: str
    kept: KeptText
    statements: tuple[GoldStatement, ...]
    claims: tuple[GoldClaim, ...]
    hedges: Spans
    half: str
    """`dev`, `held`, `opened`, `fresh` or `drills`."""


def read_gold(language: str, folder: Path = FOLDER) -> list[GoldArticle]:
    """Read every marked article of a language, in the order of the digests of their names.

    Of that order every second article is held back: chance, but the same for everybody.
    """
    paths = sorted(
        (folder / language).glob("*.txt"),
        key=lambda path: hashlib.sha256(path.stem.encode()).digest(),
    )
    return [
        parse_article(
            f"{language}/{path.stem}",
            path.read_text(encoding="utf-8"),
            half="held" if i % 2 else "dev",
        )
        for i, path in enumerate(paths)
    ]


def read_apart(name: str, language: str, folder: Path = FOLDER) -> list[GoldArticle]:
    """Read every marked article of a language from one of the sets `APART`, by name."""
    return [
        parse_article(f"{language}/{path.stem}", path.read_text(encoding="utf-8"), half=name)
        for path in sorted((folder / name / language).glob("*.txt"))
    ]


def parse_article(name: str, source: str, *, half: str = "dev") -> GoldArticle:
    """Take the marks out of an article and say where they stood.

    Args:
        name: language and file, `en/agency-flood`.
        source: The marked article.
        half: `dev`, `held`, `opened`, `fresh` or `drills`.

    Raises:
        ValueError: a mark or a line of the footer cannot be read.
    """
    body, _, footer = source.partition("\n---\n")
    text, blocks, marks = _unmarked(body)
    lines = [line for line in footer.splitlines() if line.strip()]
    statements = [_statement(line, marks) for line in lines if line[0].isdigit()]
    stated = sum(len(s.content) > 0 for s in statements)
    optional = sum("skip" in s.flags for s in statements if not s.content)
    if stated + optional != len(statements):
        msg = f"{name}: a statement without content"
        raise ValueError(msg)
    return GoldArticle(
        name=name,
        kept=KeptText(text=text, blocks=tuple(blocks), language=name.split("/", maxsplit=1)[0]),
        statements=tuple(statements),
        claims=tuple(_claim(line, text) for line in lines if not line[0].isdigit()),
        hedges=tuple(marks.get("h", ())),
        half=half,
    )


def _unmarked(body: str) -> tuple[str, list[Block], dict[str, list[tuple[int, int]]]]:
    """Text, blocks, and where each mark stood."""
    text, blocks = "", []
    marks: dict[str, list[tuple[int, int]]] = {}
    for line in body.splitlines():
        if not line.strip():
            continue
        head, _, rest = line.partition(" ")
        kind = _BLOCKS.get(head)
        text += _BETWEEN if text else ""
        start, open_marks = len(text), []
        source, at = (rest if kind else line), 0
        while at < len(source):
            character = source[at]
            if character == "{":
                tags, _, _ = source[at + 1 :].partition(" ")
                open_marks.append((tags.split(","), len(text)))
                at += len(tags) + 2
                continue
            if character == "}":
                names, begun = open_marks.pop()
                for tag in names:
                    marks.setdefault(tag, []).append((begun, len(text)))
            else:
                text += character
            at += 1
        if open_marks:
            msg = f"a mark is not closed: {line[:60]}"
            raise ValueError(msg)
        blocks.append(Block(start=start, end=len(text), kind=kind or BlockKind.PARAGRAPH))
    return text, blocks, marks


def _statement(line: str, marks: dict[str, list[tuple[int, int]]]) -> GoldStatement:
    left, _, flags = line.partition(" ; ")
    number, kind, name = left.split(" ", 2)
    return GoldStatement(
        kind=KINDS[kind],
        name=None if name == "?" else name,
        speaker=tuple(marks.get(f"{number}s", ())),
        cue=tuple(marks.get(f"{number}c", ())),
        content=tuple(sorted(marks.get(f"{number}q", ()))),
        flags=frozenset(flag.strip() for flag in flags.split(",") if flag.strip()),
    )


def _claim(line: str, text: str) -> GoldClaim:
    left, _, flags = line.partition(" ; ")
    kind, *parts = left.split(" | ")
    plain = [part for part in parts if "=" not in part.split(" ")[0]]
    named = dict(part.split("=", 1) for part in parts if part not in plain)
    folded = text.casefold()
    verbatim = plain[:1] if kind in SINGLE else plain
    if "skip" not in flags:
        missing = [part for part in verbatim if part.casefold() not in folded]
        if missing:
            msg = f"{line}: not in the text: {missing}"
            raise ValueError(msg)
    return GoldClaim(
        kind=kind,
        subject="" if kind in SINGLE else plain[0],
        object=plain[0] if kind in SINGLE else plain[1],
        when=named.get("when") or (plain[1] if kind == "time" else None),
        where=named.get("where"),
        by=named.get("by"),
        skip="skip" in flags,
    )
