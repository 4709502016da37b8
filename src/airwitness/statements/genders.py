"""English: whether somebody is `he` or `she`, by the words that follow the name in a text."""

import re

from airwitness.statements.memory import Known, Memory
from airwitness.statements.titles import GENDERED

_AFTER = 90  # characters after a name
_PRONOUN = re.compile(
    r"(?P<f>\bshe\b|\bherself\b|\bhers\b|\bher (?=[a-z]))|(?P<m>\bhe\b|\bhimself\b|\bhis\b)"
    r"|(?P<other>\b[A-Z][a-z]+\b|[.?!“”\"])"
)
_TOLD = re.compile(
    r"\b(?:told|tells|asked|asks|gave|called|calls|to|with|for|of|from|by|that|and|but|as|if) $"
)
_ANOTHER = re.compile(r"\b(?:the|an?|another|one|some|both)\b")
_BEFORE = 40  # characters before a name
_MOST = 8  # places of a name looked at
_SURE = 4  # pronouns that a title counts for
_LONGEST = 60000  # characters: of longer texts but the beginning is looked through


def gender_by_text(known: Known, memory: Memory) -> str:
    """Say `m` or `f` where a text tells: Rosa Lind lost her house; empty where it does not.

    Args:
        known: Somebody with a name.
        memory: What the text named so far, and the text.
    """
    held = memory.genders.get(known.name)
    if held is None:
        held = memory.genders[known.name] = _counted(known.name, memory.text[:_LONGEST])
    return held


def _counted(name: str, text: str) -> str:
    last = name.rsplit(maxsplit=1)[-1]
    counts = {"m": 0, "f": 0}
    at = text.find(last)
    for _ in range(_MOST):
        if at < 0:
            break
        begun = at + len(last)
        for word in text[max(0, at - _BEFORE) : at].split()[-3:]:
            if gender := GENDERED.get(word.rstrip(".,").lower()):
                counts[gender] += _SURE
        found = _PRONOUN.search(text, begun, begun + _AFTER)
        if found is not None and found.lastgroup in counts and _is_own(text, begun, found.start()):
            counts[found.lastgroup] += 1
        at = text.find(last, begun)
    if counts["f"] > 2 * counts["m"]:
        return "f"
    return "m" if counts["m"] > 2 * counts["f"] else ""


def _is_own(text: str, begun: int, at: int) -> bool:
    """Tell whether a pronoun stands for the name before it, and not for somebody told."""
    if _TOLD.search(text, max(begun, at - 8), at) is not None:
        return False
    return text.startswith(", who", begun) or _ANOTHER.search(text, begun, at) is None
