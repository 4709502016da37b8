# ruff: noqa: PLR2004 (how long a name is stands in the rules)
"""Arabic: bodies and titles that a text names, and which title `it` means."""

from airwitness.statements import arabic_things as things
from airwitness.statements.arabic_line import Line
from airwitness.statements.found import Made, Range
from airwitness.statements.plain_line import COMMAS
from airwitness.statements.spoken_of import SpokenOf, inner
from airwitness.statements.words import among

_CALLED = among("شركة مؤسسة قناة اذاعة استوديو ستوديو ورشة صحيفة وكالة مجموعة فضائية راديو")
"""Bodies that are called by names of their own."""
_MOST = 64  # names kept
_NAMED = among("بعنوان باسم عنوان اسم عنوانه عنوانها اسمه اسمها")


def learn_arabic(line: Line, text: str, spoken: SpokenOf) -> None:
    """Keep the names of bodies that stand in marks, and find the titles of a sentence."""
    for k, low in enumerate(line.lows):
        called = line.low(k + 1) if low in _CALLED and len(spoken.names) < _MOST else ""
        if len(called) > 3 and called[:2] not in {"ال", "لل"} and (
            line.name_end(k, len(line.lows)) == k + 2
        ):  # fmt: skip
            spoken.learn_body(called)
    for k in line.quoted:
        if line.is_body(k - 1) or (line.is_body(k - 2) and not things.work_of(line.low(k - 1))):
            spoken.learn_body(line.quoted[k])
        elif _is_title(line, k):
            line.titles[k] = inner(line.s, text, k)


def _is_title(line: Line, k: int) -> bool:
    """Tell whether quoted words are the title of a work."""
    before = line.low(k - 1)
    if things.work_of(before) is not None:
        return True
    if before in _NAMED:
        near = reversed(range(max(0, k - 6), k - 1))
        head = next((n for n in near if things.work_of(line.lows[n]) or line.is_body(n)), None)
        return head is not None and things.work_of(line.lows[head]) is not None
    return things.work_of(line.low(k - 2)) is not None and before[:2] in {"ال", "لل"}


def meant_in_arabic(line: Line, made: Made, spoken: SpokenOf) -> str | None:
    """The title that the words for a work mean, where they are but `it` or `the song`."""
    lo, hi = made.work
    if lo == made.verb:
        return spoken.title  # it is joined to the verb
    this = line.lows[lo] in {"هذا", "هذه"}
    if line.s.is_quote(lo) or hi - lo > 1 + this:
        return None
    low = line.lows[hi - 1]
    named = things.work_of(low)
    if named is not None and low[named[0] :][:2] != "ال":
        return None
    before = [k for k in line.titles if k < lo]
    return line.titles[max(before)] if before else spoken.title


def keep_titles(line: Line, mades: list[Made], text: str, spoken: SpokenOf) -> None:
    """Keep the title named last: the words for a work, or what was made."""
    for made in mades:
        k = made.work[0]
        if k in line.quoted and made.work[1] == k + 1:
            line.titles[k] = inner(line.s, text, k)
    if line.titles:
        spoken.learn_title(line.titles[max(line.titles)])


def name_in_arabic(line: Line, place: Range, text: str, *, to: bool = False) -> str | None:
    """A name without the letters that are joined to its first word: and the police, to the police.

    Args:
        line: The sentence.
        place: Items of the name.
        text: The whole text.
        to: Whether `to` is joined to the first word.

    Returns:
        None where the words are the name.
    """
    lo, hi = place
    low = line.lows[lo]
    if line.s.is_quote(lo):
        return None
    named = things.work_of(low)
    cut = next((c for c in (things.body_cut(low), named and named[0]) if c is not None), None)
    if low in {"وهذا", "وهذه"}:
        cut = 1
    if cut is None and low[:1] == "و" and (lo == 0 or line.lows[lo - 1] in COMMAS):
        cut = int(low not in things.NOT_JOINED and low not in line.names)
    if cut is None:
        known = low[1:] in line.names or things.is_maker(low) or low[1:3] == "ال"
        cut = 1 if low[:1] == "و" and known and low[1:] != "" and low not in line.names else 0
        cut = 0 if things.is_maker(low) and low[:1] != "و" else cut
    cut = max(cut, int(to))
    if not cut:
        return None
    whole = text[line.s.starts[lo] : line.s.ends[hi - 1]]
    for n in range(cut):
        joins_article = whole[:2] == "لل" and n == cut - 1
        whole = ("ا" if joins_article else "") + whole[1:].lstrip(_SIGNS)
    return whole


_SIGNS = "".join(chr(c) for c in range(0x64B, 0x653))
