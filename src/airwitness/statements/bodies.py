# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""English: which body is part of which, told by phrases.

*The Column's media wing, Hearth Sound*; *a station run by the League*; *comes under the ministry*.
What `chains.py` finds is kept, and not found twice.
"""

from dataclasses import replace

from airwitness.statements import chains
from airwitness.statements import english as en
from airwitness.statements.chains import Link, find_chains
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.making_words import WORKS
from airwitness.statements.sentences import Sentence
from airwitness.statements.subjects import antecedent, subjects
from airwitness.statements.titles import FIRST_NAMES
from airwitness.statements.words import among

_UNITS = among(
    """
    unit department branch wing arm division section subsidiary agency body office service offshoot
    bureau directorate affiliate
    """
)
_OUTLETS = among("radio station channel choir newspaper orchestra ensemble studio label band")
_UNDER = among(
    """
    comes come came falls fall fell operates operated operating works worked working sits placed put
    """
)
_FORMS = among("forms form formed forming becomes became become remains remained been is was are")
_SERVES = among("serves served acts acted serving acting functions functioned")
_CORPORATE = among("mutual holdings corp inc ltd plc group media partners industries")
_HELD = among("run owned controlled operated managed overseen supervised administered led")
_HEADS = chains.BODIES | _OUTLETS | among(
    """
    yard mill brewery plant outfit house company firm studio network broadcaster label trust
    foundation publisher website platform channel theatre museum school college hospital camp
    """
)  # fmt: skip
KEYS = _UNITS | _OUTLETS | _UNDER | _HELD | {"part", "owner", "parent"}
"""Words in which a sentence may say it."""


def find_bodies(s: Sentence) -> list[Link]:
    """Find every edge in a sentence."""
    found = find_chains(s)
    if not found and KEYS.isdisjoint(s.lows):
        return found
    c = Chunks(s)
    more: list[Link] = []
    for i in [n for n, low in enumerate(s.lows) if low in KEYS][:12]:
        more += _read(c, i)
    for link in more:
        if not any(_overlap(link.subject, f.subject) and _overlap(link.object, f.object)
                   for f in found):  # fmt: skip
            found.append(link)
    kept = [f for f in found if f.kind != "part_of" or _may_be_part(c, f)]
    return [replace(f, subject=_without_turn(s, f.subject)) for f in kept]


def _without_turn(s: Sentence, subject: Range) -> Range:
    """The trust in turn answers: the trust."""
    lo, hi = subject
    return (lo, hi - 2) if hi - lo > 2 and s.lows[hi - 2 : hi] == ["in", "turn"] else subject


def _overlap(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _may_be_part(c: Chunks, link: Link) -> bool:
    """Tell a body from a work or a drum; and no body is part of a person."""
    s = c.s
    lo, hi = link.subject
    hi = next((k for k in range(lo + 1, hi) if c.tags[k] == "p"), hi)
    head = s.lows[hi - 1]
    named = any(s.is_name(k) for k in range(*link.subject) if k) or s.is_name(link.subject[1] - 1)
    if not named and head not in _HEADS and head not in _UNITS | {"it", "they", "which"}:
        return False
    return s.lows[link.object[0]] not in FIRST_NAMES and (named or head not in WORKS | {"house"})


def _read(c: Chunks, i: int) -> list[Link]:
    """Read one word."""
    s, low = c.s, c.s.lows[i]
    if low in _UNDER and s.low(i + 1) in {"under", "within"}:
        return _edges(c, _subject(c, _start(c, i)), i + 2)
    if low == "part" and s.low(i + 1) == "of":
        return _part(c, i)
    if low in _HELD and s.low(i + 1) == "by":
        return _held(c, i)
    if low in {"owner", "parent"}:
        return _owner(c, i)
    if low in _UNITS | _OUTLETS:
        return _unit(c, i)
    return []


def _start(c: Chunks, i: int) -> int:
    while i > 0 and c.tags[i - 1] in "xa":
        i -= 1
    return i


def _subject(c: Chunks, group: int) -> Range | None:
    """The body before a verb; over days and years after `which`."""
    k = group
    while k > 0 and group - k < 5 and c.tags[k - 1] in "pnwa":
        k -= 1
    if c.tag(k - 1) == "r":
        group = k
    if c.tag(group - 1) == "r":
        comma = c.tag(group - 2) == ","
        nearest = c.noun_to(group - 1 - comma)
        named = c.name_end(nearest) if nearest is not None else None
        return named or antecedent(c, group - 1)
    heads = subjects(c, group)
    return _named(c, heads[0]) if len(heads) == 1 else None


def _named(c: Chunks, noun: Range) -> Range:
    """The name between commas after a description: the landlord, Cobalt Estates,."""
    if c.name_end(noun) is None and c.s.low(noun[1]) == ",":
        name = c.noun_at(noun[1] + 1)
        if name is not None and c.name_end(name) is not None and c.s.low(name[1]) == ",":
            return name
    return noun


def _edges(c: Chunks, subject: Range | None, lo: int) -> list[Link]:
    if subject is None or c.tags[subject[0]] == "q":
        return []
    noun = c.noun_at(lo)
    if noun is not None and c.s.lows[noun[0]] in en.POSSESSIVES | {"the"} and (
        c.name_end(noun) is None and c.s.lows[noun[1] - 1] in chains.BODIES | {"forces"}
    ):  # fmt: skip
        return [Link(kind="part_of", subject=subject, object=noun)]
    return chains.edges(c.s, subject, lo, set())


def _part(c: Chunks, i: int) -> list[Link]:
    """Became part of; forms part of; which since 2028 has itself been part of; (part of B)."""
    s, k = c.s, i - 1
    while k > 0 and (c.tags[k] == "a" or s.lows[k] in {"itself", "a"}):
        k -= 1
    if s.low(k) == "(":
        return _edges(c, c.noun_to(k), i + 2)
    if s.low(k) not in _FORMS:
        return []
    return _edges(c, _subject(c, _start(c, k)), i + 2)


def _held(c: Chunks, i: int) -> list[Link]:
    """Hill FM, a station run by the League; which is run by the League."""
    owner = c.noun_at(i + 2)
    if owner is None or (c.name_end(owner) is None and c.s.lows[owner[1] - 1] not in chains.BODIES):
        return []
    is_body = any(low in chains.BODIES for low in c.s.lows[owner[0] : owner[1]])
    if c.s.lows[i] in {"run", "led", "managed"} and not is_body and (
        c.s.low(owner[1]) != "of" and c.s.lows[owner[0]] != "the"
    ):  # fmt: skip
        return []
    group = _start(c, i)
    if any(low in en.BE for low in c.s.lows[group:i]):
        return _edges(c, _subject(c, group), i + 2)
    noun = c.noun_to(group - (c.tag(group - 1) == ","))
    if noun is None:
        return []
    before = c.noun_to(noun[0] - 1) if c.s.low(noun[0] - 1) == "," else None
    if before is not None and c.s.lows[noun[0]] in {"a", "an", "the"}:
        noun = before
    return _edges(c, noun, i + 2)


def _unit(c: Chunks, i: int) -> list[Link]:
    """B's media wing, A; A, B's media wing; A is B's media wing; serves as the wing of B."""
    s, noun = c.s, c.nouns.get(i)
    if noun is None:
        return []
    if s.low(i + 1) == "of" and s.lows[i] in _UNITS:
        return _unit_of(c, i, noun)
    owner = next(
        (k for k in range(i - 1, noun[0] - 1, -1) if s.lows[k].endswith(("'s", "s'"))), None
    )
    if owner is None or noun[1] != i + 1:
        return []
    whole = (noun[0], owner + 1)
    if s.lows[owner] in {"country's", "nation's", "city's", "town's", "world's"}:
        return []
    part = _beside(c, noun)
    if part is None or c.s.lows[part[0]] in FIRST_NAMES:
        return []
    return [Link(kind="part_of", subject=part, object=whole)]


def _owner(c: Chunks, i: int) -> list[Link]:
    """Lumina's owner, Tolmark Mutual: Lumina is part of it."""
    noun = c.nouns.get(i)
    if noun is None or (not c.s.lows[noun[0]].endswith("'s") and noun[1] - noun[0] < 3):
        return []
    owned = next((k for k in range(*noun) if c.s.lows[k].endswith("'s")), None)
    name = c.noun_at(noun[1] + 1) if c.s.low(noun[1]) == "," else None
    if owned is None or not c.s.is_name(owned) or name is None or c.name_end(name) != name:
        return []
    if name[1] - name[0] == 1 or c.s.lows[name[0]] in FIRST_NAMES or c.s.low(name[1]) != ",":
        return []
    link = Link(kind="part_of", subject=(noun[0], owned + 1), object=name)
    return [link] if c.s.lows[name[1] - 1] in chains.BODIES | _CORPORATE else []


def _beside(c: Chunks, noun: Range) -> Range | None:
    """The name that stands in apposition to a phrase, or of which it is said."""
    s = c.s
    after = c.noun_at(noun[1] + 1) if s.low(noun[1]) == "," else None
    if after is not None and c.name_end(after) is not None and (
        s.low(after[1]) in {",", "."} and c.tags[after[1] - 1] == "N"
    ):  # fmt: skip
        return after
    before = c.noun_to(noun[0] - 1) if s.low(noun[0] - 1) == "," else None
    if before is None and s.low(noun[0] - 1) in {"is", "was"}:
        before = c.noun_to(noun[0] - 1)
    if before is not None and c.name_end(before) is not None:
        return c.name_end(before)
    return None


def _unit_of(c: Chunks, i: int, noun: Range) -> list[Link]:
    """Was then an arm of B; acts as the film unit of B; A, an agency of his own department."""
    s, k = c.s, noun[0] - 1
    if s.low(k) == "as" and s.low(k - 1) in _SERVES:
        return _edges(c, _subject(c, _start(c, k - 1)), i + 2)
    while k > 0 and c.tags[k] == "a":
        k -= 1
    if s.low(k) in en.BE:
        return _edges(c, _subject(c, _start(c, k)), i + 2)
    if s.low(noun[0] - 1) == ",":
        before = c.noun_to(noun[0] - 1)
        return _edges(c, before, i + 2) if before is not None and c.name_end(before) else []
    return []
