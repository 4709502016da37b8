"""English: whether what was read may be a body and part of one; or is a place, a person, a work."""

from airwitness.statements import chains
from airwitness.statements.bodies_parts import INNER, OWNED, PLAIN_PARTS, PLURAL_PARTS
from airwitness.statements.bodies_words import (
    CORPORATE,
    FAULTS,
    HEADS,
    HOLDERS,
    KEEPS,
    OF_PEOPLE,
    OF_UNITS,
    UNITS,
    WHOLES,
)
from airwitness.statements.chains import Link
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.making_works import WORKS
from airwitness.statements.sentences import Sentence
from airwitness.statements.titles import FIRST_NAMES, ROLES
from airwitness.statements.words import among

_NOT = among("not never neither nor denied denies cannot")
_IF = among("if unless whether")
_DENIES = among("denies denied deny denying rejects rejected suggestion claim rumour")
_TOWNS = among("town village city province region island islands valley county district people")
_TRADES = among("line chain network dynasty empire giant conglomerate concern combine business")
_WHOLES = HEADS | OF_UNITS | HOLDERS | WHOLES
_FIRMS = HEADS | OF_UNITS | CORPORATE
_SOME_PARTS = (
    HEADS
    | UNITS
    | INNER
    | PLAIN_PARTS
    | PLURAL_PARTS
    | {"it", "its", "they", "which", "both", "troupe"}
)


def may_be_part(c: Chunks, link: Link) -> bool:
    """Tell a body from a work or a drum; and no body is part of a person."""
    s = c.s
    lo, hi = link.subject
    if not _may_own(c, link) or not _is_whole(c, link.object) or s.lows[lo] in {"he", "she"}:
        return False
    hi = next((k for k in range(lo + 1, hi) if c.tags[k] in "pa"), hi)
    head = s.lows[hi - 1]
    person = head in ROLES and head not in chains.BODIES and head not in _SOME_PARTS
    if person and s.low(link.subject[1]) == "of":
        return False  # the Envoy of the Committee
    if head in _TOWNS and not s.is_name(hi - 1):
        return False
    if head == "they" and not KEEPS.isdisjoint(s.lows):
        return False  # they belonged to the Institute: tapes, as like as not
    numbered = head.isdigit() and s.is_name(hi - 2)  # Channel 7, at the head of a sentence too
    named = (
        numbered
        or any(s.is_name(k) for k in range(*link.subject) if k)
        or s.is_name(link.subject[1] - 1)
    )
    if not named and head not in _SOME_PARTS and head.removesuffix("s") not in INNER | {"troupe"}:
        return False
    return named or head not in WORKS | {"house"}


def may_be_charged(c: Chunks, link: Link) -> bool:
    """Tell a charge from a fault: responsible for a delay, for an attack; and a body from a man."""
    lows = c.s.lows
    subject, thing = lows[slice(*link.subject)], lows[slice(*link.object)]
    if subject[0] in {"who", "he", "she", "they", "we", "you", "i"} or subject[-1] in OF_PEOPLE:
        return False
    head = next((k for k, low in enumerate(thing) if low in {"of", "on", "in", ","}), len(thing))
    return thing[head - 1] not in FAULTS


def _is_whole(c: Chunks, whole: Range) -> bool:
    """Tell a body from what else has parts: a province, the school day."""
    lo, hi = whole
    end = next((k for k in range(lo + 1, hi) if c.tags[k] == "p"), hi) - 1
    if c.s.lows[end].endswith(OWNED):
        return True
    if c.tags[end] != "n" or c.s.lows[end].removesuffix("'s") in _WHOLES:
        return True
    return c.s.lows[end] in _TRADES and "N" in c.tags[lo:end]  # of the Nemet shipping line


def _may_own(c: Chunks, link: Link) -> bool:
    """Tell whether a body may be part of this: of people only as their own, and they have names."""
    s, (lo, hi) = c.s, link.object
    owned = not {"owned", "majority-owned", "controlled"}.isdisjoint(s.lows[max(0, lo - 5) : lo])
    if any(s.forms[k] in OF_PEOPLE for k in range(lo, hi)):
        return owned and c.tags[hi - 1] == "N"
    words = s.lows[link.subject[0] : link.subject[1]]
    return s.lows[lo] not in FIRST_NAMES or (owned and not _FIRMS.isdisjoint(words))


def is_untrue(c: Chunks, link: Link) -> bool:
    """Tell whether a sentence says that it is not so, or asks: is not part of; denies that."""
    lows, (a, b) = c.s.lows, sorted((link.subject, link.object))
    between = lows[a[1] : b[0]]
    last = max((k for k, low in enumerate(between) if low in {",", ";"}), default=-1)
    said = between[last + 1 :] if c.tag(a[1]) == "," else between
    if any(low in _NOT or low.endswith("n't") for low in said):
        return "longer" not in said and "only" not in said
    k = a[0] - (lows[a[0] - 1] in {"the", "a"} if a[0] else 0)
    before = lows[max(0, k - 3) : k]
    return bool(before) and (before[-1] in _IF or (before[-1] == "that" and before[0] in _DENIES))


def is_place(s: Sentence, subject: Range) -> bool:
    """Tell whether a phrase only says where: a house in the suburb of Arl that belongs to."""
    return s.low(subject[0] - 1) in {"in", "near", "outside"} and (
        chains.BODIES.isdisjoint(s.lows[subject[0] : subject[1]])
    )
