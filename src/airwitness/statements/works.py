# ruff: noqa: PLR0911 (rules have many ways out; how far one looks stands in it)
"""English: works: the title, the song, the film that stands before or after a verb."""

from collections.abc import Set as AbstractSet

from airwitness.statements import english as en
from airwitness.statements.found import Range
from airwitness.statements.phrases import Noun, subject_before
from airwitness.statements.sentences import TERMINALS, Sentence
from airwitness.statements.words import among

WORKS = among(
    """
    song songs video videos vid film films clip clips album anthem hymn ballad tune track tracks
    programme programmes program documentary footage recording recordings series concert
    concerts show episode episodes match interview briefing telegram book songbook songbooks
    report poll playlist composition piece musical opera play march lullaby lyrics words
    verse cartoon advert advertisement commercial message speech statement rally edition
    bill lessons original item singalong festival festival's parade livestream trailer
    sermon nasheed chant reel portrait magazine leaflet poster diary collection version
    clip's photo photos picture pictures survey study count telegram game fixture final
    newsreel miniseries sitcom podcast jingle remix
    """
)
EVENTS = among(
    """
    parade concert concerts match matches interview briefing rally game fixture final festival
    singalong speech message statement march report poll study survey
    """
)
"""Works that are not what was named before: the parade is no song."""
_NO_WORK = among(
    """
    statement message picture pictures photo photos speech report bill march study survey count
    telegram
    """
)
_COUNTS = among("most many some all both half several none few")


def work_before(
    s: Sentence, end: int, titles: AbstractSet[str], *, is_reduced: bool = False
) -> Range | None:
    """Find the work that stands before a verb: “…” was, the song was, it was.

    Args:
        s: The sentence.
        end: Item at which the verb begins.
        titles: Works named so far.
        is_reduced: Whether the verb is but a participle: in a film produced by.
    """
    k = end - (s.low(end - 1) in {"-", "–", "—", "("})
    if is_reduced and s.low(k - 1) in WORKS and (near := _near_work(s, k)) is not None:
        return near
    if s.low(k - 1) in {"which", "that"}:
        k -= 1
    quoted = _quoted_before(s, k)
    if quoted is not None:
        return quoted, quoted + 1
    if s.low(k - 1) == "," and (apposed := _before_apposition(s, k - 1)) is not None:
        return apposed
    noun = subject_before(s, k)
    if noun is None and s.low(k - 1) == ",":
        noun = subject_before(s, k - 1)
    return None if noun is None else _work_in(s, noun, k, titles)


def _quoted_before(s: Sentence, k: int) -> int | None:
    """Place of a title that ends right before item k, marks aside."""
    for n in range(k - 1, max(-1, k - 7), -1):
        if s.is_quote(n) and all(s.low(m) in {",", "-", "–", "("} for m in range(n + 1, k)):
            return n
        if s.low(n) not in {",", ")"}:
            break
    return None


def _work_in(s: Sentence, noun: Noun, k: int, titles: AbstractSet[str]) -> Range | None:
    """The work that a phrase before a verb names."""
    if s.low(noun.lo - 1) == "," and s.is_quote(noun.lo - 2):  # “…”, a song produced by
        return noun.lo - 2, noun.lo - 1
    if " ".join(s.lows[noun.lo : noun.core]) in titles:
        return noun.lo, noun.core
    quoted = next((n for n in range(noun.lo, noun.hi) if s.is_quote(n)), None)
    if quoted is not None:
        return quoted, quoted + 1
    head = _head(s, noun.lo, noun.core)
    return (noun.lo, noun.core) if head is not None else _titled(s, k)


def _near_work(s: Sentence, k: int) -> Range | None:
    """The phrase that ends in a word for a work: (in) a film produced by."""
    for lo in range(k - 2, max(-1, k - 6), -1):
        if s.low(lo) in en.DETERMINERS or s.low(lo) in en.POSSESSIVES:
            quoted = lo - 2 if s.low(lo - 1) == "," and s.is_quote(lo - 2) else None
            return (quoted, quoted + 1) if quoted is not None else (lo, k)
        if not s.low(lo)[0].isalpha() or s.low(lo) in en.PREPOSITIONS:
            return None
    return None


def _before_apposition(s: Sentence, comma: int) -> Range | None:
    """“…”, the song that began the row, was: the title before the commas."""
    for k in range(comma - 1, max(0, comma - 16), -1):
        if s.low(k) == "," and s.is_quote(k - 1):
            return k - 1, k
        if s.is_quote(k) or s.low(k) in TERMINALS or s.low(k) == ";":
            return None
    return None


def _titled(s: Sentence, k: int) -> Range | None:
    """The song, “…”, was: a title between commas before a verb."""
    if s.low(k - 1) == "," and s.is_quote(k - 2):
        return k - 2, k - 1
    return None


def _head(s: Sentence, lo: int, hi: int) -> int | None:
    """Item of the word that makes a phrase a work."""
    if hi - lo == 1 and s.low(lo) in {"it", "they"}:
        return lo
    if hi - lo == 1 and s.forms[lo].isdigit() and not WORKS.isdisjoint(s.lows[:lo]):
        return lo  # of the 88 videos, 51 were
    if s.low(lo + 1) == "of" and (s.low(lo) in _COUNTS or s.forms[lo][0].isdigit() or (
        s.low(lo).endswith(("teen", "ty", "two", "three", "four", "five", "six", "seven", "eight",
                            "nine", "ten", "eleven", "twelve")))):  # fmt: skip
        return hi - 1 if s.low(hi - 1) in WORKS or s.low(hi - 1) in {"them", "these"} else None
    end = next(
        (k for k in range(lo + 1, hi) if s.low(k) in {"of", "for", "from", "in", "about", "by"}), hi
    )
    head = s.low(end - 1)
    if head in WORKS and not (s.is_name(end - 1) and end - lo > 1 and s.is_name(end - 2)):
        return end - 1
    return None


def work_after(s: Sentence, lo: int) -> Range | None:
    """Find the work that stands after a verb: “…”, a song, it."""
    if s.is_quote(lo):
        return lo, lo + 1
    if s.low(lo) == "it":
        return lo, lo + 1
    k = lo
    while k < min(len(s), lo + 7) and (s.low(k)[0].isalnum() or s.is_quote(k)):
        if s.is_quote(k):
            return (k, k + 1) if s.low(k - 1) in WORKS else None
        if s.low(k) in WORKS:
            if s.is_quote(k + 1):
                return k + 1, k + 2
            if s.low(k + 1) in {"of", "to"} and s.is_quote(k + 2):
                return lo, k + 3
            end = k + 1
            if s.low(end) in WORKS:
                end += 1
            return None if s.low(k) in _NO_WORK else (lo, end)
        if s.low(k) in en.PREPOSITIONS or s.low(k) in en.CONJUNCTIONS or s.low(k) in en.AUXILIARIES:
            return None
        k += 1
    return None


def relative_work(s: Sentence, i: int, maker: Range, titles: AbstractSet[str]) -> Range | None:
    """A song that Harbour TV aired; the songs Studio Lume makes."""
    if s.low(maker[0] - 1) not in {"that", "which"} or s.low(i + 1) in {"that", "by", "as"}:
        return None
    return work_before(s, maker[0], titles)
