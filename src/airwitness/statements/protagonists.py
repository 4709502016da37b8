"""English: whom a text is mostly about, in profiles, obituaries and interviews."""

import re
from collections import Counter

from airwitness.statements.memory import Known, Memory
from airwitness.statements.names import whole_names

_LONGEST = 20000  # characters: longer texts are about more than one
_LEAST = 3  # times somebody must be named
_OPENING = 700  # characters within which a text says whom it is about
_AHEAD = 1.5  # times as often as anybody else
_CAPITALS = re.compile(r"[A-ZÀ-Þ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+)*")
_PRONOUNS = re.compile(r"\b(?:she|hers?|he|his|him)\b", re.IGNORECASE)
_HERS = frozenset({"she", "her", "hers"})


def protagonist(memory: Memory) -> Known | None:
    """Say whom a text names most, if one person is named much more than the others."""
    if memory.main is None:
        memory.main = _named_most(memory)
    if not memory.main:
        return None
    name, gender = memory.main
    known = memory.known.get(name)
    if known is None or known.kind != "p":
        return None
    known.gender = known.gender or gender
    return known


def _named_most(memory: Memory) -> tuple[str, str] | tuple[()]:
    if len(memory.text) > _LONGEST:
        return ()
    counts = Counter(_CAPITALS.findall(memory.body))
    ranked = sorted(((counts[last], last) for last in whole_names(memory)), reverse=True)
    if not ranked or ranked[0][0] < _LEAST:
        return ()
    most, last = ranked[0]
    if last not in memory.text[:_OPENING]:
        return ()
    if len(ranked) > 1 and most < _AHEAD * ranked[1][0]:
        return ()
    words = [word.lower() for word in _PRONOUNS.findall(memory.body)]
    hers = sum(word in _HERS for word in words)
    his = len(words) - hers
    if max(hers, his) < _LEAST * max(1, min(hers, his)):
        return ()
    return whole_names(memory)[last], "f" if hers > his else "m"
