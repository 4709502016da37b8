"""PolNeAR: sources, cues and contents in political news, where the user has a copy of it.

Nothing of it is stored, printed or copied but figures (`--errors` prints lines to the terminal).
Articles marked by several people are scored against the first of them by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from airwitness.reading import Block, BlockKind, KeptText
from airwitness.statements import Reading, read_statements
from airwitness.statements.marks import find_quoted
from bench.accuracy.said_score import Score, Spans, letters, overlap, pairs, spans_agree

if TYPE_CHECKING:
    from pathlib import Path

_WORDS = 3  # of a quoted stretch, at least


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution as marked."""

    source: Spans
    content: Spans
    cue: Spans


def read_marked(path: Path) -> list[Attribution]:
    """Read the attributions of one file of annotations."""
    spans: dict[str, Spans] = {}
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            place = rest.split("\t")[0].split(" ", 1)[1]
            pieces = [p.split() for p in place.split(";")]
            spans[key] = tuple((int(a), int(b)) for a, b in pieces)
        elif key.startswith("E"):
            found.append([r.split(":") for r in rest.split()])
    made = []
    for roles in found:
        parts: dict[str, list[tuple[int, int]]] = {"Source": [], "Content": [], "Cue": []}
        for role, key in roles:
            name = role.rstrip("0123456789")
            if name in parts and key in spans:
                parts[name] += spans[key]
        made.append(
            Attribution(
                source=tuple(parts["Source"]),
                content=tuple(parts["Content"]),
                cue=tuple(parts["Cue"]),
            )
        )
    return [a for a in made if a.content]


def kept_text(text: str) -> KeptText:
    """A block a line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lead = len(line) - len(line.lstrip())
            blocks.append(
                Block(start=at + lead, end=at + len(line.rstrip()), kind=BlockKind.PARAGRAPH)
            )
        at += len(line) + 1
    return KeptText(text=text, blocks=tuple(blocks), language="en")


def stretches(kept: KeptText) -> list[tuple[int, int]]:
    """Text between marks, three words or more (rule 4)."""
    return [
        (q.start, q.end)
        for block in kept.blocks
        for q in find_quoted(kept.text, block.start, block.end)
        if q.depth == 0 and len(kept.text[q.start : q.end].split()) >= _WORDS
    ]


@dataclass(slots=True)
class _Tally:
    counts: dict[str, list[int]]

    def add(self, what: str, right: int, read: int, marked: int) -> None:
        held = self.counts.setdefault(what, [0, 0, 0])
        for i, n in enumerate((right, read, marked)):
            held[i] += n


def measure(folder: Path, *, errors: bool) -> list[Score]:
    """Score every article of a folder with `text` and `attributions`."""
    tally = _Tally({})
    marks = sorted((folder / "attributions").glob("*.ann"))
    for path in sorted((folder / "text").glob("*.txt")):
        marked = next((m for m in marks if m.stem.startswith(path.stem)), None)
        if marked is None:
            continue
        text = path.read_text(encoding="utf-8")
        kept, gold = kept_text(text), read_marked(marked)
        reading = read_statements(kept)
        _quoted(tally, kept, gold, reading, errors=errors)
        _contents(tally, kept, gold, reading, errors=errors)
    return [Score(what=w, right=r, read=n, marked=m) for w, (r, n, m) in tally.counts.items()]


def _within(stretch: set[int], content: set[int]) -> bool:
    return len(stretch & content) >= 0.5 * len(stretch)


def _quoted(
    tally: _Tally, kept: KeptText, gold: list[Attribution], reading: Reading, *, errors: bool
) -> None:
    text = kept.text
    contents = [letters(text, g.content) for g in gold]
    said = [letters(text, s.content.spans) for s in reading.statements]
    for span in stretches(kept):
        place = letters(text, [span])
        owner = next((g for g, c in zip(gold, contents, strict=True) if _within(place, c)), None)
        if owner is not None and not owner.source:
            continue
        speakers = [
            s.speaker.phrase.spans
            for s, c in zip(reading.statements, said, strict=True)
            if s.speaker and _within(place, c)
        ]
        right = owner is not None and any(spans_agree(text, s, owner.source) for s in speakers)
        tally.add("quoted stretches", right, bool(speakers), owner is not None)
        if errors and not right and (speakers or owner):
            who = [text[a:b] for s in speakers for a, b in s]
            true = [text[a:b] for a, b in owner.source] if owner else None
            print(f"Q {who} for {true}: ...{text[max(0, span[0] - 110) : span[1] + 110]!r}")


def _contents(
    tally: _Tally, kept: KeptText, gold: list[Attribution], reading: Reading, *, errors: bool
) -> None:
    text = kept.text
    marked = [letters(text, g.content) for g in gold]
    read = [letters(text, s.content.spans) for s in reading.statements]
    found = pairs(read, marked)
    right = set()
    for i, j, _ in found:
        speaker = reading.statements[i].speaker
        if not gold[j].source:
            agrees = speaker is None
        else:
            agrees = speaker is not None and spans_agree(text, speaker.phrase.spans, gold[j].source)
        if agrees:
            right.add(j)
    tally.add("all contents with speaker", len(right), len(read), len(marked))
    tally.add("all contents", len(found), len(read), len(marked))
    quoted = letters(text, stretches(kept))
    for j, content in enumerate(marked):
        share = len(content & quoted) / max(1, len(content))
        kind = "direct" if share > 0.95 else "mixed" if share > 0 else "indirect"
        tally.add(f"{kind} (recall)", j in right, j in right, 1)
    if errors:
        paired = {i for i, _, _ in found}
        for i, statement in enumerate(reading.statements):
            if i not in paired:
                near = max((overlap(read[i], m) for m in marked), default=0)
                cue = statement.cue.text if statement.cue else None
                print(f"+ {statement.rule.id} {cue} {near:.2f}: {statement.content.text[:120]!r}")
        for j in sorted(set(range(len(gold))) - right):
            cue = [text[a:b] for a, b in gold[j].cue]
            print(f"- {cue}: {' '.join(text[a:b] for a, b in gold[j].content)[:120]!r}")
