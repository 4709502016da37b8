"""Marked twice: what two hands agree on, and how often.

The closed English articles were marked by their author, and again by others who had only the text
and the customs. What one of the two marks and the other leaves out or calls doubtful, or gives
another speaker, is what people would not agree on: `skip`, which is right either way.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from bench.accuracy.gold import FOLDER, GoldArticle, GoldClaim, GoldStatement, parse_article
from bench.accuracy.said_claims import GROUPS
from bench.accuracy.said_score import (
    Score,
    letters,
    name_parts_agree,
    names_agree,
    pairs,
    quoted_words,
    spans_agree,
)

SECOND = "second"
_SKIP = frozenset({"skip"})
_GROUPS = {**GROUPS, "time": "times", "tally": "tallies"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two markings of an article, laid beside each other."""

    agreed: GoldArticle
    """The first, with `skip` where they differ, and what only the second has."""
    counts: dict[str, tuple[int, int, int]]
    """Agreed, marked by the second, marked by the first: of what neither calls doubtful."""


def read_second(article: GoldArticle, folder: Path = FOLDER) -> GoldArticle | None:
    """The second marking of an article; None where there is none.

    Raises:
        ValueError: it is of another text.
    """
    language, _, name = article.name.partition("/")
    path = folder / SECOND / language / f"{name}.txt"
    if not path.exists():
        return None
    second = parse_article(article.name, path.read_text(encoding="utf-8"), half=article.half)
    if second.kept.text != article.kept.text:
        msg = f"{path.name}: another text than that of the first marking"
        raise ValueError(msg)
    return second


def compare(first: GoldArticle, second: GoldArticle) -> Compared:
    """Lay two markings of an article beside each other."""
    counts: dict[str, tuple[int, int, int]] = {}
    statements, counts["statements, right speaker"] = _statements(first, second)
    claims = list(first.claims)
    for group in dict.fromkeys(_GROUPS.values()):
        counts[group] = _claims(group, claims, second.claims)
    agreed = replace(first, statements=tuple(statements), claims=tuple(claims))
    return Compared(agreed=agreed, counts=counts)


def agreement(articles: list[tuple[GoldArticle, GoldArticle]]) -> list[Score]:
    """How well two markings agree, the second scored against the first."""
    totals: dict[str, Counter[str]] = {}
    for first, second in articles:
        for what, (right, read, marked) in compare(first, second).counts.items():
            totals.setdefault(what, Counter()).update(right=right, read=read, marked=marked)
    return [
        Score(what=what, right=n["right"], read=n["read"], marked=n["marked"])
        for what, n in totals.items()
        if n["read"] or n["marked"]
    ]


def _statements(
    first: GoldArticle, second: GoldArticle
) -> tuple[list[GoldStatement], tuple[int, int, int]]:
    text = first.kept.text
    kept, found = list(first.statements), _pairs(first, second)
    agreed = 0
    for j, i in found.items():
        one, two = first.statements[j], second.statements[i]
        same = _same_speaker(text, one, two)
        if "skip" in one.flags | two.flags or not same:
            kept[j] = replace(one, flags=one.flags | _SKIP)
        agreed += same and "skip" not in one.flags | two.flags
    doubted = sum("skip" in (first.statements[j].flags | second.statements[i].flags)
                  for j, i in found.items())  # fmt: skip
    alone = [
        s for i, s in enumerate(second.statements)
        if i not in found.values() and "skip" not in s.flags
    ]  # fmt: skip
    missed = [j for j, s in enumerate(first.statements) if j not in found and "skip" not in s.flags]
    for j in missed:
        kept[j] = replace(kept[j], flags=kept[j].flags | _SKIP)
    both = len(found) - doubted
    kept += [replace(s, flags=s.flags | _SKIP) for s in alone]
    return kept, (agreed, both + len(alone), both + len(missed))


def _pairs(first: GoldArticle, second: GoldArticle) -> dict[int, int]:
    """Statement of the first marking → that of the second (rule 1 of the score)."""
    text = first.kept.text
    ones = [letters(text, s.content) for s in first.statements]
    twos = [letters(text, s.content) for s in second.statements]
    for j, one in enumerate(first.statements):
        words = quoted_words(text, one.content) if one.kind == "mixed" else ""
        for i, two in enumerate(second.statements):
            if words and words == quoted_words(text, two.content):
                twos[i] = ones[j] = twos[i] | ones[j]
    return {j: i for i, j, _ in pairs(twos, ones)}


def _same_speaker(text: str, one: GoldStatement, two: GoldStatement) -> bool:
    if one.name is None or two.name is None:
        return one.name == two.name
    return names_agree(one.name, two.name) or spans_agree(text, one.speaker, two.speaker)


def _claims(
    group: str, kept: list[GoldClaim], others: tuple[GoldClaim, ...]
) -> tuple[int, int, int]:
    """Mark in `kept` what the others do not have, and add what only they have."""
    mine = [n for n, c in enumerate(kept) if _GROUPS.get(c.kind) == group]
    used: set[int] = set()
    agreed, alone = 0, []
    for other in (c for c in others if _GROUPS.get(c.kind) == group):
        fits = [n for n in mine if _same_claim(kept[n], other)]
        free = next((n for n in fits if n not in used), None)
        if free is not None:
            used.add(free)
            if other.skip or kept[free].skip:
                kept[free] = replace(kept[free], skip=True)
            else:
                agreed += 1
        elif not fits and not other.skip:
            alone.append(other)
    missed = [n for n in mine if n not in used and not kept[n].skip]
    for n in missed:
        kept[n] = replace(kept[n], skip=True)
    kept += [replace(other, skip=True) for other in alone]
    return agreed, agreed + len(alone), agreed + len(missed)


def _same_claim(one: GoldClaim, two: GoldClaim) -> bool:
    if one.kind != two.kind or (one.kind == "time" and one.when != two.when):
        return False
    return name_parts_agree(one.object, two.object) and (
        not one.subject or name_parts_agree(one.subject, two.subject)
    )
