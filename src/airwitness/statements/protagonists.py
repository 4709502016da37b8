"""English: whom a text is mostly about, in profiles, obituaries and interviews."""

import re
from collections import Counter

from airwitness.statements.memory import Known, Memory
from airwitness.statements.names import whole_names

_LONGEST = 20000  # characters: longer texts are about more than one
_LEAST = 3  # times somebody must be named
_OPENING = 700  # characters within which a text says whom it is about
_AHEAD = 1.5  # times as often as anybody else
_TITLED = 2  # times more, where the title has the whole name
_FIRST = 260  # characters: the first sentence
_OFTEN = 6  # times as many pronouns of the one gender as of the other
_PAIR = 2
_CAPITALS = re.compile(r"[A-ZÀ-Þ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+)*")
_QUOTED = re.compile(r"“[^“”]*+”|\"[^\"\n]*+\"|«[^«»]*+»")
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


def interviewee(memory: Memory) -> Known | None:
    """Say who answers in a text of questions: who of those in its opening is named most.

    Args:
        memory: What the text named so far, and the text.
    """
    main = protagonist(memory)
    if main is not None or len(memory.text) > _LONGEST:
        return main
    opening = memory.body[:_OPENING]
    names = (whole_names(memory)[last] for _, last in _ranked(memory) if last in opening)
    known = (memory.known.get(name) for name in names)
    return next((k for k in known if k is not None and k.kind == "p"), None)


def _ranked(memory: Memory) -> list[tuple[int, str]]:
    """Last names, those named most first; a name in the title counts for three."""
    counts = Counter(_CAPITALS.findall(_QUOTED.sub(" ", memory.body)))
    title = memory.text[: len(memory.text) - len(memory.body)]
    return sorted(
        (
            (counts[last] + counts[name.split()[0]] // 2 + _TITLED * (name in title), last)
            for last, name in whole_names(memory).items()
        ),
        reverse=True,
    )


def _named_most(memory: Memory) -> tuple[str, str] | tuple[()]:
    if len(memory.text) > _LONGEST:
        return ()
    ranked = _ranked(memory)
    if not ranked:
        return ()
    most, last = ranked[0]
    name = whole_names(memory)[last]
    if last not in memory.text[:_OPENING]:
        return ()
    words = [word.lower() for word in _PRONOUNS.findall(memory.body)]
    hers = sum(word in _HERS for word in words)
    his = len(words) - hers
    more, less = max(hers, his), max(1, min(hers, his))
    ahead = len(ranked) < _PAIR or most >= _AHEAD * ranked[1][0]
    first = name in memory.body[:_FIRST] and more >= _OFTEN * less and most > 1
    if not (most >= _LEAST and ahead and more >= _LEAST * less) and not first:
        return ()
    return name, "f" if hers > his else "m"
