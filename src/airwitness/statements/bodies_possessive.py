# ruff: noqa: PLR2004 (how far one looks stands in the rules)
"""English: a body and its part by 's and its: the army's Visual Service; its own press cell."""

from airwitness.statements import chains
from airwitness.statements.bodies_named import LANDS, body_before, is_body, is_owner
from airwitness.statements.bodies_parts import (
    COMPOUND,
    ENSEMBLES,
    FOR_WHOM,
    NAMED_PARTS,
    NUMBERED,
    OFFICES,
    PART_OUTLETS,
    PARTS,
    PLAIN_PARTS,
    PLURAL_PARTS,
    SERVICES,
    WINGS,
)
from airwitness.statements.chains import Link
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.titles import FIRST_NAMES, ROLES
from airwitness.statements.words import among

_ROLES = ROLES - chains.BODIES
_LEADS = among("own official new main old former first last latest very big biggest largest")
_NOT_OWN = among("sister rival former parent partner direct overall full joint sole insurance")
_HOLDING = COMPOUND | among("union front rebels")
_LAND_ENDS = frozenset(f"{land}'s" for land in LANDS)


def find_owned(c: Chunks, noun: Range) -> list[Link]:
    """Read a phrase that ends in a word for a part.

    The army's Visual Service; the brigade's propaganda office; the army said its Song Corps.
    """
    s, (lo, hi) = c.s, _joined(c, noun)
    hi -= c.tags[hi - 1] == "q" and hi - lo > 1
    if s.lows[lo] in {"its", "their"}:
        told = s.is_name(hi - 1) or (s.lows[hi - 1] in OFFICES | WINGS and hi - lo > 2)
        owner = body_before(c, lo) if told else None
        return _linked(c, (lo + 1, hi), owner)
    if s.low(lo - 1) == "of" and s.lows[lo].endswith("'s") and s.is_name(lo):
        return _of_the_whole(c, (lo, hi)) if _is_part(c, (lo + 1, hi), lo) else []
    owners = (n for n in range(hi - 2, lo, -1) if is_owner(s, n) and s.lows[n] not in FOR_WHOM)
    k = next(owners, None)
    if k is None and _is_office_of(c, (lo, hi)):
        return _linked(c, (lo + 1, hi), (lo, lo + 1))
    if k is None or s.lows[k].removesuffix("'s") in _ROLES:
        return []
    own = s.lows[k + 1] == "own"
    if not _is_part(c, (k + 1, hi), lo) or not _may_hold(c, lo, k, hi - k + 9 * own):
        return []
    end = k + (s.lows[k] != "'")
    head = c.noun_to(lo - 1) if s.low(lo - 1) == "of" else None
    if head is not None and s.lows[head[1] - 1] in chains.BODIES and s.is_name(head[1] - 1):
        lo = head[0]  # the Party of the Plough's youth wing
    return _linked(c, (k + 1, hi), (lo, end))


def _is_office_of(c: Chunks, noun: Range) -> bool:
    """Tell a body of one name and its office: Northlight's press department; not: Mira's office."""
    s, (lo, hi) = c.s, noun
    office = s.lows[hi - 1] in (OFFICES | WINGS) - {"office", "service", "team", "staff"}
    plain = hi - lo > 2 and office and "N" not in c.tags[lo + 1 : hi]
    named = s.is_name(lo) and s.lows[lo].endswith("'s") and c.tag(lo - 1) != "N"
    owner = s.lows[lo].removesuffix("'s")
    return plain and named and owner not in FIRST_NAMES and s.lows[lo] not in FOR_WHOM | _LAND_ENDS


def _linked(c: Chunks, part: Range, whole: Range | None) -> list[Link]:
    """The part as it is named: without own, with what its name hangs on."""
    lo, hi = part
    while lo < hi - 1 and c.s.lows[lo] in _LEADS:
        lo += 1
    more = c.noun_at(hi + 1) if c.s.low(hi) in {"of", "for"} else None
    if more is not None and c.tags[hi - 1] == "N" and all(c.tags[k] == "N" for k in range(*more)):
        hi = more[1]  # the general staff's Directorate of Psychological Operations
    return [Link(kind="part_of", subject=(lo, hi), object=whole)] if whole is not None else []


def _joined(c: Chunks, noun: Range) -> Range:
    """A name of two halves: the Guard's Song and Dance Ensemble."""
    s, (lo, hi) = c.s, noun
    before = c.noun_to(lo - 1) if s.low(lo - 1) in {"and", "&"} else None
    if before is None or c.tags[lo] != "N" or c.tags[hi - 1] != "N" or is_owner(s, before[1] - 1):
        return noun
    half = any(is_owner(s, k) for k in range(*before)) and c.tags[before[1] - 1] == "N"
    return (before[0], hi) if half and s.lows[before[1] - 1] not in NAMED_PARTS | PARTS else noun


def _is_part(c: Chunks, part: Range, lo: int) -> bool:
    """Tell whether words after an owner name a part: Visual Service, press office, Section K."""
    s, (first, hi) = c.s, part
    head, owner = s.lows[hi - 1], first - 1
    if s.lows[first] == "own" and (head in PARTS | PLAIN_PARTS or is_outlet(c, (lo, hi))):
        return True
    if s.is_name(hi - 1):
        numbered = s.lows[first] in NUMBERED and s.is_name(first) and hi - first > 1
        return head in PARTS | ENSEMBLES | PART_OUTLETS or numbered or (
            head in NAMED_PARTS and (hi - first > 1 or head not in chains.BODIES)
        )  # fmt: skip
    if head in PLURAL_PARTS:
        return s.is_name(owner - (s.lows[owner] == "'"))
    served = head == "service" and s.lows[hi - 2] in SERVICES
    plain = (head in OFFICES | WINGS | PLAIN_PARTS or served) and hi - first > 1
    held = s.is_name(owner) or s.lows[owner].removesuffix("'s") in _HOLDING or s.lows[owner] == "'"
    outlet = held and is_outlet(c, (lo, hi))
    return _NOT_OWN.isdisjoint(s.lows[first:hi]) and (plain or outlet)


def is_outlet(c: Chunks, noun: Range) -> bool:
    """Tell whether a phrase is a choir or station by itself: not of whom somebody is the head."""
    s, (lo, hi) = c.s, noun
    head = c.noun_to(lo - 1) if s.low(lo - 1) in {"of", "for"} else None
    person = head is not None and not ROLES.isdisjoint(s.lows[slice(*head)])
    page = s.lows[hi - 1] == "website"
    known = s.lows[hi - 1] in ENSEMBLES | PART_OUTLETS and not page
    return known and not person and s.low(hi) != "the"


def _may_hold(c: Chunks, lo: int, k: int, far: int) -> bool:
    """Tell whether an owner is a body: the army's, the Levy's; and no part of a name of its own."""
    s = c.s
    end = k + (s.lows[k] != "'")
    wing = far == 3 and s.low(k + 2) in OFFICES | WINGS and k - lo > 2
    if end == k and s.is_name(k - 1) and far < 4 and not wing:
        return False  # the Cadets' Choir; but the Lowland Rangers' Community Wing
    named = s.lows[lo] == "the" and all(s.is_name(n) for n in range(lo + 1, end))
    land = s.lows[end - 1] in _LAND_ENDS or s.lows[end - 1] in LANDS
    return is_body(c, (lo, end)) or (named and far > 2 and not land)


def _of_the_whole(c: Chunks, noun: Range) -> list[Link]:
    """The Ministry of Culture's Department of Memory."""
    lo, head = noun[0], c.noun_to(noun[0] - 1)
    if head is None or c.s.lows[head[1] - 1] not in chains.BODIES:
        return []
    return [Link(kind="part_of", subject=(lo + 1, c.with_of(noun)[1]), object=(head[0], lo + 1))]
