"""English: where something was made or shown: right after what was."""

from airwitness.statements import english as en
from airwitness.statements.found import Range
from airwitness.statements.phrases import MONTHS
from airwitness.statements.sentences import Sentence
from airwitness.statements.words import among

_LONGEST = 9  # items of a place
_WHEN = among(
    """
    winter summer spring autumn fall day days night nights week weeks weekend weekends month months
    year years decade decades century morning mornings afternoon afternoons evening evenings hour
    hours minute minutes second seconds noon midnight dawn dusk time times past future eve war wake
    aftermath run-up meantime
    """
)
"""What `in` and `at` open that is no place."""
_HOW = among("full part parts which whom two three four instalments episodes fact turn effect all")


def find_place(s: Sentence, end: int) -> Range | None:
    """In 80 cinemas; at the Opera: right after what was made."""
    if s.low(end) not in {"in", "at"}:
        return None
    lo = hi = end + 1
    while hi < len(s) and s.lows[hi][0].isalnum() and hi - end < _LONGEST:
        if (
            s.lows[hi] in en.CONJUNCTIONS
            or s.lows[hi] in en.SUBORDINATORS
            or s.lows[hi] in en.AUXILIARIES
        ):
            break
        if s.lows[hi] in en.PREPOSITIONS and s.lows[hi] not in {"of", "for"}:
            break
        hi += 1
    if hi == lo or s.lows[lo] in MONTHS or not _WHEN.isdisjoint(s.lows[lo : lo + 3]):
        return None
    alone = hi - lo == 1 and (s.lows[lo] in _HOW or any(c.isdigit() for c in s.forms[lo]))
    return None if alone else (lo, hi)
