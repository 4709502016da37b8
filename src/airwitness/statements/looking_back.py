# ruff: noqa: PLR2004 (how far one looks stands in the rules)
"""English: whom `she`, `they` or `it` may mean that was named, but not at the head of a sentence.

Looked for only where nobody fits whom the text keeps in mind: in the two sentences before.
"""

import re
from collections.abc import Iterator

from airwitness.statements import english as en
from airwitness.statements import titles
from airwitness.statements.memory import Known, Memory
from airwitness.statements.names import (
    ARTICLES,
    classify,
    gender_of,
    is_plural_role,
    past_owners,
    run_end,
    whole_name,
)
from airwitness.statements.phrases import is_adverb, is_verb
from airwitness.statements.sentences import Sentence
from airwitness.statements.somebody import NO_PERSON, SUFFIXES
from airwitness.statements.words import among

_LETTERS = {"m": "p", "f": "p", "p": "g", "n": "w"}
_INTRODUCES = ARTICLES | among("my our one another some several two three four five many most")
_BODY_WORDS = titles.ORGANISATIONS - titles.ROLES
_OWNED = among("his her their its")
_PLACED = among("in at from near outside across around")
_TITLES = frozenset(titles.TITLES)
_DEVICES = among(
    """
    loudspeaker recording voice message tape display board
    memorandum notice inscription plaque tattoo diary entry page transcript agreement postcard
    telegram voicemail card parcel headline petition motion
    """
)
"""Things that speak, read or say, beside the works."""
_PEOPLE = titles.PLURALS | among(
    """
    girls boys women men kids infants toddlers youngsters teenagers pensioners passengers drivers
    guests visitors tourists conscripts recruits cadets guards troops rebels fighters refugees
    crowd crew choir class audience couple family pair gang team trio duo twins brothers sisters
    farmers shopkeepers traders fishermen singers players fans supporters listeners viewers
    lyrics words verses lines
    """
)
_FAR = 6000  # characters within which a description is looked for
_BEFORE = 60
_TRIES = 3  # places at which a name is looked for
_NAME = r"((?:[A-ZÀ-Þ](?:\.|[\w’-]*+) ){0,3}[A-ZÀ-Þ][\w’-]*+)"
_NAMED_THEN = re.compile(rf"(?: (?:of|for|at) (?:the |its )?[\w-]++(?: [\w-]++)??)?,? {_NAME}")
_DOES = r"(?!(?!now|once|then|formerly|former)[\w-]++ (?:the|an?|its|their|his|her) )"
"""Not: Mira Toval, thanked the speaker."""
_NAMED_FIRST = re.compile(rf"{_NAME}, {_DOES}(?:the |a |an |its |their )?(?:[\w-]++ ){{0,3}}$")
_SOMEBODY = (titles.ROLES - titles.ORGANISATIONS) | frozenset(titles.GENDERED)
_NEITHER = en.PREPOSITIONS | en.CONJUNCTIONS | en.SUBORDINATORS | frozenset(en.PRONOUNS)


_NO_NOUN = frozenset({"other", "latter", "former", "number", "matter", "weather"})


def look_back(letter: str, memory: Memory) -> Known | None:
    """Find whom a pronoun may mean in the sentences before, the nearest first.

    Args:
        letter: `m`, `f`, `n` for one, `p` for several.
        memory: What the text named so far, and its last sentences.
    """
    wanted = _LETTERS.get(letter)
    for s in reversed(memory.past):
        found = None
        for known in _named_in(s, memory):
            if known.kind != wanted:
                continue
            if letter in "mf" and known.gender and known.gender != letter:
                continue
            if letter in "mf" and known.gender == letter:
                return known
            found = found or known
        if found is not None:
            return found
    return None


def named_before(s: Sentence, end: int, memory: Memory) -> Known | None:
    """The one person whom a sentence names before item `end`: When I put this to Leke, he said.

    Args:
        s: The sentence.
        end: Item of the pronoun.
        memory: What the text named so far.
    """
    found = [k for k in _named_in(s, memory, end) if k.kind == "p" and k.name[:1].isupper()]
    return found[0] if len(found) == 1 else None


def _named_in(s: Sentence, memory: Memory, end: int | None = None) -> Iterator[Known]:
    """Everybody and everything in a sentence that could speak, in order."""
    k, n = 0, len(s) if end is None else end
    while k < n:
        low = s.lows[k]
        if k == 0 and is_plural_role(s, memory):
            yield Known(name=s.forms[0], kind="g", at=s.starts[0])
            k = 1
        elif s.is_name(k) and low not in _NEITHER and low not in en.DETERMINERS:
            hi = run_end(s, k, n)
            known = _by_name(s, k, hi, memory)
            if known is not None:
                yield known
            k = _past_apposed(s, hi) if known is not None and known.kind == "p" else hi
        elif low in _INTRODUCES or low == "the" or low in _OWNED or low in _PEOPLE:
            known, k = _described(s, k)
            if known is not None:
                yield known
        else:
            k += 1


def _past_apposed(s: Sentence, hi: int) -> int:
    """First item after what says more of a name: Ida Renn, the minister."""
    if s.low(hi) != "," or s.low(hi + 1) not in ARTICLES:
        return hi
    return next((k for k in range(hi + 1, min(hi + 6, len(s))) if s.lows[k] in titles.ROLES), hi)


def _by_name(s: Sentence, lo: int, hi: int, memory: Memory) -> Known | None:
    lo = past_owners(s, lo, hi)
    titled = s.lows[lo] in _TITLES
    placed = s.low(lo - 1 - (s.low(lo - 1) == "the")) in _PLACED
    if s.forms[hi - 1].endswith(("'s", "’s")):
        return None
    if hi - lo == 1:
        full = whole_name(memory, s.forms[lo])
        introduced = s.low(lo - 1) in {"called", "named"} or (
            s.low(hi) == "," and (s.low(hi + 1) in ARTICLES or s.low(hi + 1).isdigit())
        )
        if full is None and not introduced:
            return None
        return Known(name=full or s.forms[lo], kind="p", at=s.starts[lo])
    if placed and not titled:
        return None
    known = classify(s, lo, hi)
    if known is not None and known.kind == "p" and s.low(lo - 1) in _BODY_WORDS:
        known.kind = "o"  # the journal Early Mind
    return None if known is None or (s.low(lo - 1) == "the" and not known.role) else known


def _described(s: Sentence, lo: int) -> tuple[Known | None, int]:
    """A description that begins here, and where to go on."""
    first = s.lows[lo]
    at = lo if first in _PEOPLE else lo + 1
    for k in range(at, min(at + 4, len(s))):
        low = s.lows[k]
        if not low[0].isalpha() or low in _NEITHER or s.is_name(k) or low in en.DETERMINERS:
            break
        ends = _ends_phrase(s, k + 1)
        if low in _PEOPLE and ends:
            return _made(s, lo, k, "g"), k + 1
        if low in _SOMEBODY and ends and not s.is_name(k + 1):
            return _made(s, lo, k, "p"), k + 1
        if (low in titles.WORKS or low in _DEVICES) and k > lo:
            return _made(s, lo, k, "w"), k + 1
    if lo == 0 and len(s) > 2 and s.lows[1][0].isalpha() and not s.is_name(1):
        return _by_ending(s), 2
    return None, lo + 1


def _ends_phrase(s: Sentence, k: int) -> bool:
    """Tell whether a noun ends before item k: a resident said; not: the resident orchestra."""
    low = s.low(k)
    if not low[:1].isalpha() or low in _NEITHER or is_verb(s, k) or low in en.AUXILIARIES:
        return True
    return is_adverb(s, k) or low.endswith(("ed", "ing")) or (
        low.endswith("s") and not low.endswith(("ss", "us"))
    )  # fmt: skip


def _by_ending(s: Sentence) -> Known | None:
    """The ferryman spits: a word for somebody that stands in no table."""
    head = next(
        (k for k in (1, 2, 3) if s.low(k).endswith(SUFFIXES) and s.low(k) not in NO_PERSON), None
    )
    if head is None or s.low(head + 1).endswith(SUFFIXES):
        return None
    return _made(s, 0, head, "p")


def _made(s: Sentence, lo: int, head: int, kind: str) -> Known | None:
    if (s.lows[lo] in _OWNED and kind == "w") or s.lows[head] in _NO_NOUN:
        return None
    first = lo + (s.lows[lo] in ARTICLES)
    name = s.wording(first, head + 1, "")
    gender = gender_of(s, lo, head + 1)
    if not gender and s.lows[head].endswith(("man", "woman")):
        gender = "f" if s.lows[head].endswith("woman") else "m"
    return Known(
        name=name, kind=kind, gender=gender, at=s.starts[lo], role=name if kind == "p" else ""
    )


def named_by_role(words: list[str], memory: Memory, at: int) -> str | None:
    """The name a text gave before to who is called so: `the composer`, `the former minister`.

    Args:
        words: The description, in lower case, without its article.
        memory: Its text is looked through.
        at: Character at which the description stands.
    """
    phrase = " ".join(words)
    floor = max(0, at - _FAR)
    k = memory.text.rfind(phrase, floor, at)
    for _ in range(_TRIES):
        if k < 0:
            break
        of = memory.text.startswith(" of ", k + len(phrase))  # Mira Toval, head of the Lamp Trust
        first = _NAMED_FIRST.search(memory.text[max(floor, k - _BEFORE) : k])
        then = _NAMED_THEN.match(memory.text, k + len(phrase))
        named = (first or then) if of else (then or first)
        if named is not None:
            name = named.group(1).split()
            lows = {w.lower() for w in name}
            return None if lows & (titles.ORGANISATIONS | _NEITHER) else " ".join(name)
        k = memory.text.rfind(phrase, floor, k)
    return None
