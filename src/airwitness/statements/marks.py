# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how far one looks stands in it)
"""Quotation marks: what opens, what closes, and what is only an apostrophe.

Straight, curly, guillemets and low-9 marks, double and single, nested, left open at the end of
a paragraph that goes on in the next, or simply forgotten. One pass over the marks of a block.
"""

import re
from dataclasses import dataclass

_MARK = re.compile("[\"“”„‟«»‹›‘’‚'`]")
_OPENERS = {"“": "d", "„": "d", "‟": "d", "«": "g", "‹": "h", "‚": "s"}
_CLOSERS = {"”": "d", "»": "g", "›": "h"}
_STYLES = {**dict.fromkeys('"“”„‟', "d"), **dict.fromkeys("‘’‚'`", "s"), **dict.fromkeys("«»", "g"),
           **dict.fromkeys("‹›", "h")}  # fmt: skip
_SINGLES = frozenset("‘’‚'`")
_ENDS = frozenset(".,!?…;:")
_AFTER = frozenset(" \t\n\r\u00a0)]}—–-.,;:!?…'’\"”»")
_BEFORE = frozenset(' \t\n\r\u00a0([{—–-:/"“«„')
_SOON = 400  # characters within which a single mark that opens must be closed


# Not frozen: so many are made that it would cost a twentieth of all the time.
@dataclass(slots=True, kw_only=True)
class Quoted:
    """Text between marks, the marks included: [start, end) in characters."""

    start: int
    end: int
    style: str
    """`d` double, `s` single, `g` and `h` guillemets."""
    depth: int
    """0 outermost."""
    closed: bool
    last: str
    """Last character within the marks."""


@dataclass(slots=True)
class _Open:
    at: int
    style: str


def count_marks(text: str, start: int, end: int) -> int:
    """Count what may be quotation marks, apostrophes among them."""
    return len(_MARK.findall(text, start, end))


def find_quoted(text: str, start: int, end: int) -> list[Quoted]:
    """Find what is quoted in text[start:end], in order of where it begins."""
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, start, end)]
    if not marks:
        return []
    roles = [_role(text, at, mark, start, end) for at, mark in marks]
    has_singles = any(
        role != "a" and mark in _SINGLES for (_, mark), role in zip(marks, roles, strict=True)
    )
    closes = _singles_that_close(text, marks, roles, end) if has_singles else {}
    found: list[Quoted] = []
    stack: list[_Open] = []
    for i, ((at, mark), role) in enumerate(zip(marks, roles, strict=True)):
        if role == "a":
            continue
        style = _STYLES[mark]
        if style == "s" and i not in closes:
            continue
        turn = closes[i] if style == "s" else role
        _step(found, stack, at, style=style, role=turn, last=text[max(at - 1, start)])
    found += [
        Quoted(start=o.at, end=end, style=o.style, depth=n, closed=False, last=text[end - 1])
        for n, o in enumerate(stack)
        if o.style != "s"
    ]
    return sorted(found, key=lambda q: (q.start, -q.end))


def _role(text: str, at: int, mark: str, start: int, end: int) -> str:
    """Tell what a mark may be: `o` opens, `c` closes, `e` either, `a` an apostrophe."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in "'’‘‚`":
        return _single_role(mark, before, after)
    if mark == "“" and before not in _BEFORE and after in _AFTER:
        return "c"  # low-9 marks are closed by it
    if mark in _OPENERS:
        return "o"
    if mark in _CLOSERS:
        return "o" if mark == "»" and before in _BEFORE and after.isalnum() else "c"
    if before.isdigit() and (after in _AFTER) and text[at - 2 : at - 1] in {"'", "’"}:
        return "a"  # inches
    if before in _BEFORE and after not in " \t\n":
        return "e" if before == '"' else "o"
    return "c" if after in _AFTER and before not in " \t\n" else "e"


def _single_role(mark: str, before: str, after: str) -> str:
    if before.isalnum() and after.isalnum():
        return "a"
    if mark in "‘‚" and (before in _BEFORE or not before.isalnum()) and after not in " \t\n":
        return "o"
    if before.isalnum() or before in _ENDS or before in '”"…':
        return "c" if after in _AFTER or not after.isalnum() else "a"
    return "o" if before in _BEFORE and (after.isalnum() or after in '“"[…') else "a"


def _singles_that_close(
    text: str, marks: list[tuple[int, str]], roles: list[str], end: int
) -> dict[int, str]:
    """Pair single marks; what finds no partner is an apostrophe. {index: `o` or `c`}."""
    strong = [_is_strong(text, at, end) for at, _ in marks]
    following = _strong_to_come(marks, roles, strong)
    pairs: dict[int, str] = {}
    opened: int | None = None
    for i, (at, mark) in enumerate(marks):
        if _STYLES[mark] != "s" or roles[i] == "a":
            continue
        if roles[i] == "o":
            if opened is None or at - marks[opened][0] > _SOON:
                opened = i
        elif opened is not None:
            if not strong[i] and (later := following[i]) is not None:
                close = later - at < _SOON and text[at - 1 : at].lower() == "s"
                if close:
                    continue  # boys' parents: the mark that closes is still to come
            if at - marks[opened][0] <= _SOON * 5:
                pairs[opened], pairs[i] = "o", "c"
            opened = None
    return pairs


def _is_strong(text: str, at: int, end: int) -> bool:
    """Tell whether a mark stands where quoted words end, by what is around it."""
    after = text[at + 1] if at + 1 < end else "."
    return text[at - 1 : at] in _ENDS or (after != " " and not after.isalnum())


def _strong_to_come(
    marks: list[tuple[int, str]], roles: list[str], strong: list[bool]
) -> list[int | None]:
    """For each mark the place of the next single that surely closes before another opens."""
    following: list[int | None] = [None] * len(marks)
    nearest: int | None = None
    for i in range(len(marks) - 1, -1, -1):
        following[i] = nearest
        if _STYLES[marks[i][1]] != "s":
            continue
        if roles[i] == "o":
            nearest = None
        elif roles[i] == "c" and strong[i]:
            nearest = marks[i][0]
    return following


def _step(
    found: list[Quoted], stack: list[_Open], at: int, *, style: str, role: str, last: str
) -> None:
    """Open or close at this mark."""
    if len(stack) > 8:  # deeper is not language
        del stack[1:]
    depth = _depth(stack, style)
    opens = role == "o" or (role == "e" and depth is None)
    if opens and role == "o" and depth is not None and depth == len(stack) - 1:
        # The same mark opens again: what was open was never closed.
        del stack[depth:]
        stack.append(_Open(at, style))
    elif opens:
        stack.append(_Open(at, style))
    elif depth is not None:
        opened = stack[depth]
        del stack[depth:]
        found.append(
            Quoted(start=opened.at, end=at + 1, style=style, depth=depth, closed=True, last=last)
        )


def _depth(stack: list[_Open], style: str) -> int | None:
    """The innermost open mark of a style."""
    for n in range(len(stack) - 1, -1, -1):
        if stack[n].style == style:
            return n
    return None


def is_title(text: str, q: Quoted) -> bool:
    """Tell a title from words: Every Word That Counts Is Capital, and nothing ends it."""
    inner = text[q.start + 1 : q.end - 1 if q.closed else q.end]
    if q.last in ",.!?" and not inner.istitle():
        return False
    if not inner[:1].isupper():
        return False
    words = [w for w in inner.split() if len(w) > 3 and w[0].isalpha()]
    return bool(words) and all(w[0].isupper() for w in words)
