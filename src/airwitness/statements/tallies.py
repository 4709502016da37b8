# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""How many children: numbers with the people they count."""

from dataclasses import dataclass

from airwitness.statements.sentences import Sentence
from airwitness.statements.words import among, listed

CHILDREN = among(
    """
    children kids pupils boys girls schoolchildren schoolkids schoolboys schoolgirls
    students minors teenagers orphans tots youngsters infants toddlers cadets teens
    adolescents babies choirboys singers
    """
)
_SURE = CHILDREN - {"students", "cadets", "singers"}
_SMALL = {
    word: n
    for n, word in enumerate(
        listed(
            """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
    """
        )
    )
}
_TENS = {
    w: 10 * n
    for n, w in enumerate(listed("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_ADJECTIVES = 3  # words between a number and whom it counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A number of children, in items of its sentence."""

    lo: int
    hi: int
    value: int


def find_tallies(s: Sentence) -> list[Tally]:
    """Find how many children a sentence counts."""
    if CHILDREN.isdisjoint(s.lows):
        return []
    found = []
    for i, low in enumerate(s.lows):
        if low not in CHILDREN:
            continue
        lo = i - 1
        young = False
        while i - lo <= _ADJECTIVES and _number(s.low(lo)) is None and s.low(lo).isalpha():
            young = young or s.low(lo) in {"young", "school", "primary", "child"}
            lo -= 1
        value = _number(s.low(lo))
        if value is None or (low not in _SURE and not young):
            continue
        if s.low(lo + 1) == "of" and any(s.lows[k].endswith("s") for k in range(lo + 3, i)):
            continue  # in 31 of the broadcasts children sang
        if s.low(lo - 1) == "in" and _number(s.low(lo - 2)) is not None:
            continue  # one in three children
        while (first := _number(s.low(lo - 1))) is not None and s.low(lo) in _SCALES:
            value = first * _SCALES[s.low(lo)]
            lo -= 1
        if s.low(lo) in {"one", "a"} or s.low(lo - 1) in {
            "of",
            "grade",
            "aged",
            "under",
            "over",
            "year",
        }:
            continue
        found.append(Tally(lo=lo, hi=i + 1, value=value))
    return found


def _number(low: str) -> int | None:
    if low.replace(",", "").isdigit() and len(low) < 12 and low.isascii():
        return int(low.replace(",", ""))
    if low in _SCALES:
        return _SCALES[low]
    if low in _SMALL:
        return _SMALL[low]
    tens, _, ones = low.partition("-")
    if tens in _TENS:
        return _TENS[tens] + _SMALL.get(ones, 0)
    return None
