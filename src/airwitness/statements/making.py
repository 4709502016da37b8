# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how far one looks stands in it)
"""English: who produced, ordered, performed, published or aired a work.

A verb of making counts only beside a work: a title in quotation marks, a song, a film, `it` after
one of them. *The song was produced by A and aired by B*; *A has aired “…”*; *“…”, released by A*.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from airwitness.statements import english as en
from airwitness.statements.found import Range
from airwitness.statements.phrases import MONTHS, noun_after, subject_before, verb_group
from airwitness.statements.sentences import TERMINALS, Sentence
from airwitness.statements.titles import PLURALS
from airwitness.statements.words import among

_KINDS = {
    "produced": """produced made recorded composed written created directed filmed arranged drafted
        designed penned staged organised organized edited wrote compiled choreographed""",
    "commissioned": "commissioned ordered funded sponsored financed",
    "performed": "performed sung sang",
    "published": "published released posted uploaded issued distributed shared",
    "aired": """aired broadcast broadcasts airs shown screened televised transmitted streamed
        broadcasting airing screens televises played heard""",
}
MADE = {word: kind for kind, words in _KINDS.items() for word in words.split()}
"""Form → kind of claim."""
_PARTICIPLE_ONLY = among("written shown sung")
_PAST_ONLY = among("wrote sang airs broadcasts broadcasting airing screens televises")
_ON_ONLY = among("played heard")
_SHOWN_ON = among(
    """
    played heard aired broadcast shown screened televised transmitted streamed
    """
)
WORKS = among(
    """
    song songs video videos film films clip clips album anthem hymn ballad tune track tracks
    programme programmes program documentary footage recording recordings series concert
    concerts show episode episodes match interview briefing telegram book songbook songbooks
    report poll playlist composition piece musical opera play march lullaby lyrics words
    verse cartoon advert advertisement commercial message speech statement rally edition
    bill lessons original item singalong festival festival's parade livestream trailer
    sermon nasheed chant reel portrait magazine leaflet poster diary collection version
    clip's photo photos picture pictures
    """
)
_NO_WORK = among(
    """
    statement message picture pictures photo photos speech report bill march
    """
)
_SERVICES = among("tv radio fm channel television network")
_FAR = 9  # items from a participle to `by`


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A claim of making, in items of its sentence."""

    kind: str
    maker: Range
    work: Range
    verb: int
    end: int
    """Item after all that was used."""


def find_made(s: Sentence, titles: AbstractSet[str] = frozenset()) -> list[Made]:
    """Find every claim of making in a sentence.

    Args:
        s: The sentence.
        titles: Works named so far, in lower case; they may stand here without marks.
    """
    verbs = [i for i, low in enumerate(s.lows) if low in MADE]
    found: list[Made] = []
    for i in verbs[:8]:
        made = _passive(s, i, found, titles) or _active(s, i)
        if made is not None:
            found.append(made)
            found += _more_works(s, made)
    for i, low in enumerate(s.lows[:-3]):
        if low == "producer" and s.lows[i + 1] == "of" and s.is_quote(i + 2):
            noun = subject_before(s, i - 1) if s.low(i - 1) == "," else None
            if noun is not None:
                found.append(Made(kind="produced", maker=_last_name(s, noun.lo, noun.core),
                                  work=(i + 2, i + 3), verb=i, end=i + 3))  # fmt: skip
    return found


def _last_name(s: Sentence, lo: int, hi: int) -> Range:
    """The name that ends a phrase, if one does: an inquiry into Studio Lume."""
    k = hi
    while k > lo and s.is_name(k - 1):
        k -= 1
    return (k, hi) if k < hi else (lo, hi)


def _passive(s: Sentence, i: int, found: list[Made], titles: AbstractSet[str]) -> Made | None:
    low = s.lows[i]
    if low in _PAST_ONLY:
        return None
    by = _agent_at(s, i)
    if by is None:
        return None
    maker = noun_after(s, by + 1, deep=False)
    if maker is None or not _can_make(s, maker.lo, maker.core):
        return None
    group = verb_group(s, i)
    if any(s.low(k) in en.NEGATIVES or s.low(k).endswith("n't") for k in range(group, i)):
        return None
    before = s.low(group - 1)
    shared = next((f for f in reversed(found) if f.verb < i), None)
    is_be = any(s.low(k) in en.BE for k in range(group, i))
    if before in {"and", ","} and not is_be and shared is not None and i - shared.end <= 6:
        work: Range | None = shared.work
    else:
        work = work_before(s, group, titles)
        if work is None and before in {"and", ","} and shared is not None:
            work = shared.work
    if work is None:
        return None
    return Made(kind=MADE[low], maker=(maker.lo, maker.core), work=work, verb=i, end=maker.core)


def _agent_at(s: Sentence, i: int) -> int | None:
    """Place of the `by` that names who did it; `on` where a service is named."""
    for k in range(i + 1, min(len(s), i + _FAR)):
        low = s.low(k)
        if low == "by" and s.lows[i] not in _ON_ONLY:
            return None if s.low(k + 1) in {"a.m", "noon"} or s.low(k + 1).isdigit() else k
        if low == "on" and s.lows[i] in _SHOWN_ON and _is_service(s, k + 1):
            return k
        if low in {",", ";", ":", "and", "but", "that", "which"} or low in TERMINALS or low in MADE:
            return None
        if s.is_quote(k):
            return None
    return None


def _is_service(s: Sentence, lo: int) -> bool:
    end = lo
    while end < len(s) and (s.is_name(end) or s.forms[end].isdigit()):
        end += 1
    if any(s.lows[k] in _SERVICES for k in range(lo, end)):
        return True
    is_date = any(s.lows[k] in MONTHS for k in range(lo, end))  # on 2 March 2026
    return end > lo + 1 and s.is_name(lo) and s.forms[end - 1].isdigit() and not is_date


def _can_make(s: Sentence, lo: int, hi: int) -> bool:
    """Tell whether a phrase names somebody: a name, a body, a choir."""
    if s.low(lo) in {"who", "which", "that"}:
        return False
    if any(s.is_name(k) for k in range(lo, hi)):
        return True
    if any(s.low(k) in PLURALS or s.low(k) in {"choir", "band", "twins"} for k in range(lo, hi)):
        return True
    return hi - lo >= 2 and s.low(lo) in en.DETERMINERS and not s.low(hi - 1).endswith("ing")


def _active(s: Sentence, i: int) -> Made | None:
    low = s.lows[i]
    if low in _ON_ONLY:
        return None
    if low in _PARTICIPLE_ONLY and s.low(i - 1) not in {"has", "have", "had", "also"}:
        return None
    group = verb_group(s, i)
    if low.endswith("ing") and not any(s.low(k) == "been" for k in range(group, i)):
        return None
    if any(s.low(k) in en.BE and s.low(k) != "been" for k in range(group, i)):
        return None
    if any(s.low(k) == "been" for k in range(group, i)) and not low.endswith("ing"):
        return None
    work = work_after(s, i + 1)
    if work is None or any(
        s.low(k) in en.NEGATIVES or s.low(k).endswith("n't") for k in range(group, i)
    ):
        return None
    maker = subject_before(s, group)
    if maker is None or not (
        _can_make(s, maker.lo, maker.core) or s.low(maker.lo) in {"it", "he", "she"}
    ):
        return None
    if s.low(maker.core - 1) in {"who", "which", "that"}:
        return None
    if s.low(work[0]) == "it" and not s.is_name(maker.core - 1):
        return None
    return Made(kind=MADE[low], maker=(maker.lo, maker.core), work=work, verb=i, end=work[1])


def work_before(s: Sentence, end: int, titles: AbstractSet[str]) -> Range | None:
    """Find the work that stands before a verb: “…” was, the song was, it was."""
    k = end
    if s.low(k - 1) in {"which", "that"}:
        k -= 1
    for n in range(k - 1, max(-1, k - 7), -1):
        if s.is_quote(n) and all(s.low(m) in {",", "-", "–", "("} for m in range(n + 1, k)):
            return n, n + 1
        if s.low(n) not in {",", ")"}:
            break
    noun = subject_before(s, k)
    if noun is None and s.low(k - 1) == ",":
        noun = subject_before(s, k - 1)
    if noun is None:
        return None
    if s.low(noun.lo - 1) == "," and s.is_quote(noun.lo - 2):  # “…”, a song produced by
        return noun.lo - 2, noun.lo - 1
    if " ".join(s.lows[noun.lo : noun.core]) in titles:
        return noun.lo, noun.core
    quoted = next((n for n in range(noun.lo, noun.hi) if s.is_quote(n)), None)
    if quoted is not None:
        return quoted, quoted + 1
    head = _head(s, noun.lo, noun.core)
    return (noun.lo, noun.core) if head is not None else _titled(s, k)


def _titled(s: Sentence, k: int) -> Range | None:
    """The song, “…”, was: a title between commas before a verb."""
    if s.low(k - 1) == "," and s.is_quote(k - 2):
        return k - 2, k - 1
    return None


def _head(s: Sentence, lo: int, hi: int) -> int | None:
    """Item of the word that makes a phrase a work."""
    if hi - lo == 1 and s.low(lo) in {"it", "they"}:
        return lo
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
            end = k + 1
            if s.low(end) in WORKS:
                end += 1
            return None if s.low(k) in _NO_WORK else (lo, end)
        if s.low(k) in en.PREPOSITIONS or s.low(k) in en.CONJUNCTIONS or s.low(k) in en.AUXILIARIES:
            return None
        k += 1
    return None


def _more_works(s: Sentence, made: Made) -> list[Made]:
    """Further titles of a list: “…”, “…” and “…”."""
    more = []
    k = made.work[1]
    if not s.is_quote(made.work[0]):
        return []
    if made.work[0] > made.verb:
        while s.low(k) in {",", "and"} and s.is_quote(k + 1 + (s.low(k + 1) == "and")):
            k += 1 + (s.low(k + 1) == "and")
            more.append(k)
            k += 1
    else:
        k = made.work[0] - 1
        while s.low(k) in {",", "and"} and s.is_quote(k - 1 - (s.low(k - 1) == ",")):
            k -= 1 + (s.low(k - 1) == ",")
            more.append(k)
            k -= 1
    return [
        Made(
            kind=made.kind,
            maker=made.maker,
            work=(n, n + 1),
            verb=made.verb,
            end=max(made.end, n + 1),
        )
        for n in more
    ]
