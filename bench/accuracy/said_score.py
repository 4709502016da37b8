"""What a reading is worth, against texts in which people marked who says what.

Rules:

1. Contents **match** when the characters they share are at least half of those of both together
   (IoU ≥ 0.5), letters and digits counted alone; or, of our own gold, when they quote the same
   words. Pairs are made from the best match down, one to one.
2. A speaker is **right** when gold and reading share at least half the characters of the shorter
   of the two spans; or when both give the same name (articles aside, one within the other). Where
   the text names nobody, no speaker is right.
3. Statements: precision is right statements of all that were read, recall right statements of all
   that are marked, F their harmonic mean. What is marked `skip` counts neither way.
4. Quoted stretches (PolNeAR): text between marks, three words or more. One counts as marked when
   half of it lies in a marked content that has a source; as read when half of it lies in the
   content of a statement that has a speaker; as right when both hold and the speakers agree.
   Stretches in marked contents without a source count neither way.
5. All contents (PolNeAR): rule 1 and 2 over every marked attribution, those of thought and wish
   included. Direct: marked contents that are nothing but quoted; mixed: quoted in part, by three
   words or more. For both, recall.
6. LitBank: of each quotation whose speaker has a name or a pronoun in the same paragraph, outside
   the quotation: whether the speaker's span that was read is a mention of that very speaker (the
   spans begin together, or share half of both).
7. Claims: kind and both parts must agree: half the words of both together, or one a part of the
   other and with its last word. Hedges: the same sentence and overlapping words.
8. What two people marked, and only one of them so, counts neither way (`gold_second.py`).
9. Intervals are Wilson's, 95 %. That of an F takes it as a share of (read + marked) / 2.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Spans = tuple[tuple[int, int], ...]
_ARTICLES = {"the", "a", "an", "his", "her", "its", "their", "این", "آن"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Right, read and marked; and what follows."""

    what: str
    right: int
    read: int
    marked: int

    @property
    def precision(self) -> float:
        """Right of all that were read."""
        return self.right / self.read if self.read else math.nan

    @property
    def recall(self) -> float:
        """Right of all that are marked."""
        return self.right / self.marked if self.marked else math.nan

    @property
    def f(self) -> float:
        """Harmonic mean of both."""
        total = self.read + self.marked
        return 2 * self.right / total if total else math.nan

    def line(self) -> str:
        """One line for people."""
        low, high = wilson(self.right, self.marked)
        plow, phigh = wilson(self.right, self.read)
        flow, fhigh = wilson(self.right, (self.read + self.marked) / 2)
        return (
            f"{self.what:34} n {self.marked:5}  P {self.precision:.3f} [{plow:.3f} {phigh:.3f}]"
            f"  R {self.recall:.3f} [{low:.3f} {high:.3f}]  F {self.f:.3f} [{flow:.3f} {fhigh:.3f}]"
        )


def wilson(right: float, n: float) -> tuple[float, float]:
    """95 % interval of a share (rule 9)."""
    if n <= 0:
        return math.nan, math.nan
    z, p = 1.96, right / n
    middle = p + z * z / (2 * n)
    half = z * math.sqrt(max(p * (1 - p) / n, 0) + z * z / (4 * n * n))
    return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)


def letters(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    """Places of letters and digits in spans."""
    return {i for a, b in spans for i in range(a, b) if text[i].isalnum()}


def overlap(a: set[int], b: set[int]) -> float:
    """Share of the one in both together."""
    union = len(a | b)
    return len(a & b) / union if union else 0.0


def pairs(read: Sequence[set[int]], marked: Sequence[set[int]]) -> list[tuple[int, int, float]]:
    """Match contents one to one, the best first (rule 1)."""
    all_pairs = [
        (overlap(r, m), i, j) for i, r in enumerate(read) for j, m in enumerate(marked) if r & m
    ]
    found, used_r, used_m = [], set(), set()
    for share, i, j in sorted(all_pairs, key=lambda p: -p[0]):
        if share >= 0.5 and i not in used_r and j not in used_m:
            used_r.add(i)
            used_m.add(j)
            found.append((i, j, share))
    return found


def spans_agree(text: str, a: Spans, b: Spans) -> bool:
    """Half of the shorter is in both (rule 2)."""
    one, two = letters(text, a), letters(text, b)
    return bool(one and two) and len(one & two) >= 0.5 * min(len(one), len(two))


def name_words(name: str) -> list[str]:
    """Words of a name, without articles and marks."""
    plain = "".join(c.lower() if c.isalnum() or c in "'’\u200c-" else " " for c in name)
    words = [w.strip("'’-") for w in plain.replace("’s ", " ").replace("'s ", " ").split()]
    return [w for w in words if w and w not in _ARTICLES]


def names_agree(a: str, b: str) -> bool:
    """The same name, articles aside, or one within the other (rule 2)."""
    one, two = name_words(a), name_words(b)
    if not one or not two:
        return False
    short, long = sorted((one, two), key=len)
    return all(w in long for w in short)


def name_parts_agree(a: str, b: str) -> bool:
    """Half the words of both together, or one part of the other with its last word (rule 7)."""
    one, two = (name_words(name) or [name.lower()] for name in (a, b))
    if len(set(one) & set(two)) >= 0.5 * len(set(one) | set(two)):
        return True
    short, long = sorted((one, two), key=len)
    return all(w in long for w in short)


def quoted_words(text: str, spans: Spans) -> str:
    """What stands between marks in a content, to compare mixed contents by (rule 1)."""
    joined = " ".join(text[a:b] for a, b in spans)
    marks = [i for i, c in enumerate(joined) if c in "\"“”«»„‘’'‚"]
    if len(marks) < 2:
        return ""
    return "".join(c for c in joined[marks[0] : marks[-1]] if c.isalnum())
