"""English: phrases that stand before a word of saying, and are nobody who says anything."""

from airwitness.statements import english as en
from airwitness.statements.phrases import Noun
from airwitness.statements.sentences import Sentence


def is_no_speaker(s: Sentence, subject: Noun) -> bool:
    """Tell whether nobody is named: the first thing you notice; there are fears that."""
    if s.low(subject.core - 1) == "you" and not s.quotes:
        return True
    if s.low(subject.lo) == "whose" and s.low(subject.core - 1) in en.PRONOUNS:
        return True  # whose name she never learned
    return s.low(subject.lo) == "there" or _is_nobody(s, subject.lo)


def _is_nobody(s: Sentence, lo: int) -> bool:
    """Tell whether few or none are meant: Not everyone blames the rain; anyone who says."""
    if s.low(lo) in {"anyone", "anybody", "whoever"}:
        return True
    if s.low(lo) == "one" and s.low(lo - 1) in {"if", "as", "what"}:
        return True  # if one may call it that
    return s.low(lo - 1) == "not" or (s.low(lo) == "not" and lo == 0)
