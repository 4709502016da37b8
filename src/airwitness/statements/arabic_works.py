# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""Arabic: which work a verb or a noun of making is told of: named before it, or after its maker."""

from airwitness.statements import arabic_things as things
from airwitness.statements import making_arabic_verbs as verbs
from airwitness.statements.arabic_line import Line
from airwitness.statements.found import Range
from airwitness.statements.plain_line import COMMAS

_REACH = 22  # words back to what a verb is told of
_OTHER = 6  # words after `and another` that are told of it
_AWAY = frozenset({"علي", "عن", "من", "في", "بعد", "قبل", "حول", "ضد", "بين"})
"""What stands after these is not what was made."""
_SOME = frozenset({"مجموعة", "عددا", "عدد", "باقة", "كثيرا", "بعضا", "سلسلة", "مختارات", "واحدة"})
"""But: (sang) several of his songs."""
_AHEAD = 8  # words from a maker to the work


def antecedent(line: Line, v: int, *, feminine: bool | None) -> Range | None:
    """The work named before that a verb or noun is told of, and that agrees with it."""
    for k in range(_before_aside(line, v) - 1, max(-1, v - _REACH), -1):
        low = line.lows[k]
        if line.is_mark(k) and low not in {"(", ")", "-", "–", "—"}:
            return None
        if line.s.is_quote(k):
            if k in line.quoted and not line.is_body(k - 1) and _title_of(line, k):
                return k, k + 1
            continue
        if (low.removeprefix("و") in verbs.JOINED and low[:2] != "ال") or _is_deed(low):
            continue
        if low in {"واخر", "واخري"} and v - k < _OTHER:
            return None  # and another, which
        named = things.work_of(low)
        if named is None or (k and line.is_body(k - 1) and line.lows[k - 1][:2] != "ال"):
            continue
        if feminine is not None and things.is_feminine(named[1]) != feminine:
            continue
        if named[1] in things.LOOSE_WORKS and low[:2] != "ال" and v - k > 2:
            continue
        return _title_before(line, k) or line.work_at(k, v)
    return None


def _before_aside(line: Line, v: int) -> int:
    """Where an aside before a verb begins: the series, (which has ten parts,) was written by."""
    if line.low(v - 1) not in COMMAS:
        return v
    for k in range(v - 2, max(0, v - _REACH), -1):
        if line.lows[k] in COMMAS:
            return k if line.lows[k + 1] in things.WHICH | {"وهي", "وهو"} else v
    return v


def _is_deed(low: str) -> bool:
    """Tell whether a word is what was done with a work, and no work: its airing."""
    owned = low.removesuffix("ها").removesuffix("ه")
    return owned != low and (owned in verbs.ACTS or owned.removesuffix("ت") + "ة" in verbs.ACTS)


def _title_before(line: Line, k: int) -> Range | None:
    """The title that a word for a work describes: “…”, which is a series."""
    at = k - 1 - (line.low(k - 1) in {"وهو", "وهي"})
    if at > 0 and line.lows[at] in COMMAS and line.s.is_quote(at - 1) and at - 1 in line.quoted:
        return (at - 1, at) if not line.is_body(at - 2) else None
    return None


def _title_of(line: Line, k: int) -> bool:
    """Tell whether quoted words before a verb may be the title of a work."""
    return k in line.titles or k == 0 or line.low(k + 1) in COMMAS | things.WHICH | {""} or (
        things.work_of(line.low(k - 1)) is not None
    )  # fmt: skip


def work_after(line: Line, lo: int) -> Range | None:
    """The work that follows who made it, after times and places."""
    for k in range(lo, min(len(line.lows), lo + _AHEAD)):
        low = line.lows[k]
        if line.is_mark(k) or low in things.WHICH or low in {"ان", "بان"}:
            return None
        if low in COMMAS and k > lo + 4:
            return None
        if k > lo and line.is_verb(k):
            return None
        if line.s.is_quote(k) and k > lo and things.body_cut(line.lows[k - 1]) is not None:
            continue
        if line.s.is_quote(k):
            return (k, k + 1) if k in line.quoted and (k == lo or line.low(k - 1) == "،") else None
        named = things.work_of(low)
        if named is None or (named[0] and low[:1] in {"ب", "ك"}):
            continue
        if k - 1 >= lo and line.low(k - 1) in _AWAY and line.low(k - 2) not in _SOME:
            continue
        return line.work_at(k, len(line.lows))
    return None
