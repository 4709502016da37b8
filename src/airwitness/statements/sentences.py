# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""Blocks as sentences, in which what is quoted is one item and cannot hide a boundary."""

from bisect import bisect_left
from dataclasses import dataclass

from airwitness.statements.marks import Quoted
from airwitness.statements.words import Words, among

QUOTE = "\x00“”"
"""The form of an item that is a quotation; no token of a text is like it."""
TERMINALS = frozenset(".!?…؟۔")
_ENDING = TERMINALS | {QUOTE}
DASHES = frozenset("-–—―")
_BEGINS = among(
    """
    the this that these those it its he his she her they their we our in on at as but and when if
    there no some all both one two
    """
)
_ASKS = frozenset({"asks", "asked", "wonders", "wondered"})
_CLOCK = frozenset({"am", "pm", "a.m", "p.m", "gmt", "bst", "cet", "utc", "h"})
_DATELINE = 16  # items in which the dash after a dateline is looked for
_PROSE = 4  # words without capitals, that no dateline has
LONGEST = 160  # items of a sentence; more is no sentence, and is cut


# Not frozen: so many are made that it would cost a twentieth of all the time.
@dataclass(slots=True, kw_only=True)
class Sentence:
    """Items of one sentence: words, marks, and whole quotations."""

    starts: list[int]
    """Characters, as are `ends`."""
    ends: list[int]
    forms: list[str]
    lows: list[str]
    """Lower case; `QUOTE` for a quotation."""
    quotes: dict[int, Quoted]
    """Item → quotation."""
    block: int

    def __len__(self) -> int:
        """Count the items."""
        return len(self.lows)

    def low(self, i: int) -> str:
        """Lower-case form of an item; empty outside the sentence."""
        if i < 0:
            return ""
        try:
            return self.lows[i]
        except IndexError:
            return ""

    def is_quote(self, i: int) -> bool:
        """Tell whether an item is a quotation."""
        return i in self.quotes

    def is_name(self, i: int) -> bool:
        """Tell whether an item is written like a name."""
        try:
            return i >= 0 and self.forms[i][0].isupper()
        except IndexError:
            return False

    def span(self, lo: int, hi: int) -> tuple[int, int]:
        """Characters of items [lo, hi)."""
        return self.starts[lo], self.ends[hi - 1]

    def wording(self, lo: int, hi: int, otherwise: str) -> str:
        """Words of items [lo, hi), joined; something else where quoted words are among them."""
        forms = self.forms[lo:hi]
        joined = " ".join(forms).replace(" ' ", "' ").replace(" ’ ", "’ ")
        return otherwise if QUOTE in forms else joined

    def only_quoted(self) -> bool:
        """Tell whether it is nothing but quotations and marks."""
        return bool(self.quotes) and all(low == QUOTE or not low[0].isalnum() for low in self.lows)


def split_sentences(
    words: Words,
    quoted: list[Quoted],
    *,
    block: int,
    span: tuple[int, int],
    abbreviations: frozenset[str],
    cues: frozenset[str],
) -> list[Sentence]:
    """Cut a block into sentences.

    Args:
        words: The tokens of the whole text.
        quoted: What is quoted in this block; the outermost are items.
        block: Number of the block.
        span: Characters of the block.
        abbreviations: Words after which a full stop ends nothing.
        cues: Words by which somebody says something: no sentence ends before `asked Mira`.
    """
    items = _items(words, quoted, span)
    places = list(items[4])
    n = len(items[0])
    ends = [
        i + 1
        for i, low in enumerate(items[3])
        if low in _ENDING and (i + 1 == n or _ends_here(items, i, abbreviations, cues))
    ]
    if n and (not ends or ends[-1] != n):
        ends.append(n)
    sentences: list[Sentence] = []
    begun = 0
    for end in ends:
        while begun < end:
            to = min(end, begun + LONGEST)
            if sentence := _cut(items, places, begun, to, block=block, is_first=not sentences):
                sentences.append(sentence)
            begun = to
    return sentences


_Items = tuple[list[int], list[int], list[str], list[str], dict[int, Quoted]]


def _items(words: Words, quoted: list[Quoted], span: tuple[int, int]) -> _Items:
    first, last = bisect_left(words.starts, span[0]), bisect_left(words.starts, span[1])
    outer = [q for q in quoted if q.depth == 0]
    if not outer:
        return (
            words.starts[first:last], words.ends[first:last], words.forms[first:last],
            words.lows[first:last], {},
        )  # fmt: skip
    starts: list[int] = []
    ends: list[int] = []
    forms: list[str] = []
    lows: list[str] = []
    quotes: dict[int, Quoted] = {}
    at = first
    for q in outer:
        if q.start < (words.starts[at] if at < last else span[1]):
            continue
        to = bisect_left(words.starts, q.start, at, last)
        starts += [*words.starts[at:to], q.start]
        ends += [*words.ends[at:to], q.end]
        forms += [*words.forms[at:to], QUOTE]
        lows += [*words.lows[at:to], QUOTE]
        quotes[len(starts) - 1] = q
        at = bisect_left(words.starts, q.end, to, last)
    starts += words.starts[at:last]
    ends += words.ends[at:last]
    forms += words.forms[at:last]
    lows += words.lows[at:last]
    return starts, ends, forms, lows, quotes


def _ends_here(items: _Items, i: int, abbreviations: frozenset[str], cues: frozenset[str]) -> bool:
    _, _, forms, lows, quotes = items
    low = lows[i]
    if low in TERMINALS:
        closes = lows[i + 1] == ")" and i + 2 < len(lows)  # (R-Tex.), said
        if lows[i + 1] in TERMINALS or (closes and (lows[i + 2] == "," or forms[i + 2].islower())):
            return False
        before = lows[i - 1] if i else ""
        if low == "." and (before in abbreviations or (len(before) == 1 and before.isalpha())):
            return _ends_after(items, i, before)
        if low == "." and before.endswith(("u.s", "u.k", "p.m", "a.m")):
            return forms[i + 1][0].isupper()
        return not (forms[i + 1][0].islower() or (low in "?!" and _is_asked(items, i)))
    if low == QUOTE:
        return _quote_ends(items, i, quotes[i], cues)
    return False


def _ends_after(items: _Items, i: int, before: str) -> bool:
    """Tell whether a sentence ends after what may be short: said no; in Annex C. The children."""
    following, low = items[2][i + 1], items[3][i + 1]
    if before == "no":
        return not following[0].isdigit()  # but: No. 5
    alone = len(before) == 1 and (i == 1 or items[3][i - 2] != ".")
    return alone and following[0].isupper() and low in _BEGINS


def _is_asked(items: _Items, i: int) -> bool:
    """Tell whether what follows a question only says who asks it: Why now? Mira Toval asks."""
    near = items[3][i + 1 : i + 6]
    at = next((n for n, low in enumerate(near) if low in _ASKS), 0)
    return at > 0 and near[at + 1 : at + 2] in ([], ["."])


def _quote_ends(items: _Items, i: int, quote: Quoted, cues: frozenset[str]) -> bool:
    """Tell whether a sentence ends with this quotation."""
    starts, _, forms, lows, _ = items
    following = forms[i + 1]
    if following == QUOTE:
        return starts[i + 1] > quote.end  # touching quotations belong together
    if not (following[0].isupper() or following[0].isdigit()):
        return False
    if quote.last not in TERMINALS:
        return False
    near = lows[i + 1 : i + 7]
    for n, low in enumerate(near):
        if low in cues and n:
            return quote.last == "."
        if not low[0].isalnum():
            break
    return True


def _cut(
    items: _Items, places: list[int], lo: int, hi: int, *, block: int, is_first: bool
) -> Sentence | None:
    starts, ends, forms, lows, quotes = items
    if is_first:
        lo = _after_dateline(forms, lo, hi)
    while lo < hi and lows[lo] in "-–—―*•·":
        lo += 1
    if lo >= hi:
        return None
    return Sentence(
        starts=starts[lo:hi], ends=ends[lo:hi], forms=forms[lo:hi], lows=lows[lo:hi],
        quotes={
            i - lo: quotes[i] for i in places[bisect_left(places, lo) : bisect_left(places, hi)]
        },
        block=block,
    )  # fmt: skip


def _after_clock(forms: list[str], lo: int, hi: int) -> int:
    """First item after `14:05` or `20.06 -`, where a live blog gives the time."""
    if not forms[lo][0].isdigit():
        return lo
    digits = forms[lo].replace(".", ":").split(":")
    if len(digits) != 2 or not all(d.isdigit() and len(d) <= 2 for d in digits):
        return lo
    at = lo + 1
    while at < hi - 1 and (forms[at].lower() in _CLOCK or forms[at] in DASHES or forms[at] == ":"):
        at += 1
    opens = at < hi and (forms[at][0].isupper() or forms[at] == QUOTE)
    return at if opens else lo


def _after_dateline(forms: list[str], lo: int, hi: int) -> int:
    """First item after `KARSA, Tarvenia (TNA) -` or `KARSA:`, if the block opens so."""
    lo = _after_clock(forms, lo, hi)
    first = forms[lo]
    if not (first.isupper() and len(first) > 2 and first.isalpha()):
        return lo
    words = 0  # TELLY favourite Candy Broke has walked out of a soap – over a tank
    for i in range(lo + 1, min(lo + _DATELINE, hi)):
        words += forms[i].islower()
        if forms[i] in DASHES and i + 1 < hi and words < _PROSE:
            return i + 1
        if forms[i] == ":" and all(f.isupper() for f in forms[lo:i]):
            return i + 1
        if forms[i] == QUOTE or forms[i] in TERMINALS:
            break
    return lo
