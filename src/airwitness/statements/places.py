"""English: where something was made or shown: right after what was."""

from airwitness.statements import english as en
from airwitness.statements.found import Range
from airwitness.statements.sentences import Sentence

_LONGEST = 9  # items of a place


def find_place(s: Sentence, end: int) -> Range | None:
    """In 80 cinemas; at the Opera: right after what was made."""
    if s.low(end) not in {"in", "at"}:
        return None
    hi = end + 1
    while hi < len(s) and (s.lows[hi][0].isalnum()) and hi - end < _LONGEST:
        if (
            s.lows[hi] in en.CONJUNCTIONS
            or s.lows[hi] in en.SUBORDINATORS
            or s.lows[hi] in en.AUXILIARIES
        ):
            break
        if s.lows[hi] in en.PREPOSITIONS and s.lows[hi] not in {"of", "for"}:
            break
        hi += 1
    is_time = any(c.isdigit() for c in s.forms[end + 1]) or s.low(end + 1) in {
        "two",
        "which",
        "whom",
    }
    months = {"january", "february", "march", "april", "may", "june", "july", "august", "september",
              "october", "november", "december", "two", "the"}  # fmt: skip
    if (
        hi == end + 1
        or (is_time and s.low(end + 2) in {"", ".", ","})
        or (
            s.low(end + 1) in months
            and s.low(end + 2) in {"", ".", ",", "winter", "summer", "spring", "autumn"}
        )
    ):
        return None
    return end + 1, hi
