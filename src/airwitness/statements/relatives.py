"""English: whom `who` and `which` stand for."""

from airwitness.statements.phrases import Noun, subject_before
from airwitness.statements.sentences import Sentence


def antecedent(s: Sentence, who: int) -> Noun | None:
    """Whom `who` stands for: the noun before it, a comma aside."""
    return subject_before(s, who - (s.low(who - 1) == ","))


def stands_for_another(s: Sentence, subject: Noun) -> bool:
    """Tell whether a subject is but `who` or `which`."""
    return s.low(subject.lo) in {"who", "which"} and subject.core == subject.lo + 1
