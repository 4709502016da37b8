"""English: several bodies in a row, of which one and the same is said: A, B and C."""

from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.titles import FIRST_NAMES, ROLES
from airwitness.statements.words import among

_MOST = 8  # bodies in a row
_SHARES = among("all half part most much some")
_NUMBERED = among("two three four five six seven eight nine ten several the its their other")


def listed(c: Chunks, first: Range) -> list[Range]:
    """Find the names in a row that a name begins: owns A, B and C; owner of A and of B.

    Args:
        c: The sentence.
        first: The name that begins it.

    Returns:
        The names; the first alone where no *and* closes the row, or a verb follows it.
    """
    found, k, s = [first], first[1], c.s
    while len(found) < _MOST and s.low(k) in {",", "and"}:
        at = k + 1 + (s.low(k + 1) == "and")
        at += s.low(at) == "of"
        noun = c.noun_at(at)
        if noun is not None and s.lows[noun[0]] in _SHARES and s.low(noun[1]) == "of":
            noun = c.noun_at(noun[1] + 1)
        name = c.name_end(noun) if noun is not None else None
        if noun is None or name is None or _is_person(c, name):
            break
        found.append(c.with_of(name) if name == noun else name)
        closed, k = "and" in s.lows[k:at], found[-1][1]
        if closed:
            return [first] if c.tag(k) in "vx" and not c.is_reduced(k) else found
    return [first]


def row_to(c: Chunks, last: Range) -> list[Range]:
    """Find the names in a row that a name ends: A, B and C are part of; A and B, both part of.

    Args:
        c: The sentence.
        last: The phrase before the verb, or before *both*.
    """
    found, k, s = [last], last[0], c.s
    while len(found) < _MOST and s.low(k - 1) in ({"and", ","} if len(found) > 1 else {"and"}):
        comma = s.low(k - 1) == "and" and s.low(k - 2) == ","
        noun = c.noun_to(k - 1 - comma)
        if noun is None or c.name_end(noun) is None or _is_person(c, noun):
            break
        found.append(noun)
        k = noun[0]
    return found[::-1]


def named_row(c: Chunks, lo: int) -> list[Range]:
    """Find the names that follow a plural: its channels A and B; three labels, A, B and C."""
    k = lo + (c.s.low(lo) in {",", ":"})
    noun = c.noun_at(k)
    if noun is None or c.name_end(noun) is None or c.s.lows[noun[0]] in _NUMBERED - {"the"}:
        return []
    found = listed(c, noun)
    return found if len(found) > 1 else []


def _is_person(c: Chunks, name: Range) -> bool:
    return c.s.lows[name[0]] in FIRST_NAMES or c.s.lows[name[0]] in ROLES
