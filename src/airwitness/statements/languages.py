"""Which rules read a text, and what they share: one table a language."""

from collections.abc import Callable
from dataclasses import dataclass

from airwitness.reading import KeptText
from airwitness.statements import arabic, persian, saying
from airwitness.statements import english as en
from airwitness.statements.arabic_beats import notice_arabic
from airwitness.statements.found import Found, Range
from airwitness.statements.memory import Known, Memory
from airwitness.statements.noticing import notice
from airwitness.statements.persian_beats import notice_persian
from airwitness.statements.plain import about_nobody, identify_plain
from airwitness.statements.protagonists import interviewee
from airwitness.statements.records import Speaker
from airwitness.statements.sentences import Sentence
from airwitness.statements.who import identify

_SAMPLE = 4000  # characters by which a language is told
_PERSIAN = frozenset("گچپژکی")


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The rules of one language."""

    code: str
    find_said: Callable[[Sentence], tuple[list[Found], int]]
    identify: Callable[[str, Sentence, Found, Memory], Speaker | None]
    notice: Callable[[Sentence, Memory], Range | None]
    about: Callable[[Memory], Known | None]
    """Who answers, in a text of questions."""
    abbreviations: frozenset[str]
    cues: frozenset[str]
    """After quoted words, what shows that the sentence goes on."""
    hedges: tuple[str, ...]


ENGLISH = Language(
    code="en",
    find_said=saying.find_said,
    identify=identify,
    notice=notice,
    about=interviewee,
    abbreviations=en.ABBREVIATIONS,
    cues=frozenset(w for w, (_, c, f) in en.CUES.items() if set(c) & set("cqt") and f in "ps"),
    hedges=en.HEDGES,
)
PERSIAN = Language(
    code="fa", find_said=persian.find_said, identify=identify_plain, notice=notice_persian,
    about=about_nobody, abbreviations=frozenset(), cues=persian.CUES, hedges=persian.HEDGES,
)  # fmt: skip
ARABIC = Language(
    code="ar", find_said=arabic.find_said, identify=identify_plain, notice=notice_arabic,
    about=about_nobody, abbreviations=frozenset(), cues=arabic.CUES, hedges=arabic.HEDGES,
)  # fmt: skip


def language_of(kept: KeptText) -> Language:
    """Choose the rules: by the text's own code, else by its letters."""
    code = kept.language[:2].lower()
    known = {"en": ENGLISH, "fa": PERSIAN, "ar": ARABIC}.get(code)
    if known is not None:
        return known
    sample = kept.text[:_SAMPLE]
    arabic_letters = sum("\u0600" <= c <= "\u06ff" for c in sample)
    if arabic_letters * 2 < sum(c.isalpha() for c in sample) or not arabic_letters:
        return ENGLISH
    return PERSIAN if sum(c in _PERSIAN for c in sample) * 40 > arabic_letters else ARABIC
