# ruff: noqa: PLR2004 (how far one looks stands in the rules)
"""English: a body named within a phrase: the army's Visual Service; the press office of the Guard.

Here a phrase alone tells of which body a part is, whatever else its sentence says.
"""

from dataclasses import replace

from airwitness.statements import chains
from airwitness.statements.bodies_named import LANDS, is_body, is_owner
from airwitness.statements.bodies_parts import (
    COMPOUND,
    INNER_TOO,
    NAMED_PARTS,
    NUMBERED,
    OFFICES,
    OWNED,
    PART_OUTLETS,
    PLAIN_PARTS,
    PLURAL_PARTS,
    WINGS,
)
from airwitness.statements.bodies_possessive import find_owned, is_outlet
from airwitness.statements.chains import Link
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.subjects import antecedent
from airwitness.statements.titles import FIRST_NAMES, ROLES
from airwitness.statements.words import among

_BY_WHOM = chains.BODIES | among("military rebel militia junta palace crown embassy church")

_LATER = NAMED_PARTS | PLAIN_PARTS | PLURAL_PARTS
_ROLES = ROLES - chains.BODIES
_WORKS_UNDER = among("operates operated works worked falls fell comes sits sat")
_BELONGS = among("belongs belonged answers answered reports reported")


def find_within(c: Chunks) -> list[Link]:
    """Find every edge that a phrase by itself tells."""
    found: list[Link] = []
    for i, low in enumerate(c.s.lows):
        if low in INNER_TOO and (noun := c.nouns.get(i)) is not None and _ends(c, noun, i):
            found += find_owned(c, noun) or _part_of(c, noun)
        elif low in NUMBERED and c.s.is_name(i) and is_owner(c.s, i - 1):
            found += find_owned(c, c.nouns.get(i, (i, i + 1)))
        elif low in OFFICES and c.s.is_name(i) and (noun := c.nouns.get(i)) is not None and (
            noun[1] == i + 2 and c.s.low(i + 2) == "of"
        ):  # fmt: skip
            found += _part_of(c, noun)
        elif low.endswith(OWNED):
            found += _adjective(c, i)
        elif low in COMPOUND and c.s.low(i + 1) in PART_OUTLETS:
            found += _compound(c, i)
        elif low in _LATER and (noun := c.nouns.get(i)) is not None:
            found += find_owned(c, noun) if _ends(c, noun, i) else []
        elif low == "which" and c.s.low(i - 1) in {"under", "to", "of", "within"}:
            found += _under_which(c, i)
    return found


def _part_of(c: Chunks, noun: Range) -> list[Link]:
    """The education department of the Eastern Army Group."""
    s = c.s
    lo, hi = noun
    at = s.low(hi) in {"at", "within", "inside"} and s.lows[hi - 1] in OFFICES | WINGS
    whole = c.noun_at(hi + 1) if s.low(hi) == "of" or at else None
    ensemble = is_outlet(c, noun)
    if whole is None or s.lows[lo] not in {"the", "its"} or hi - lo < 3 - ensemble or (
        s.lows[lo + 1] in {"parent", "sister", "rival", "former", "owner"}
    ):  # fmt: skip
        return []
    named = any(c.tags[k] == "N" for k in range(*whole))
    if hi - lo < 3 and (s.is_name(hi - 1) or whole[1] - whole[0] < 3):
        return []
    if s.is_name(hi - 1) and s.lows[whole[0]] == "the" and c.tags[whole[1] - 1] == "N" and (
        s.lows[whole[1] - 1] not in LANDS
    ):  # fmt: skip
        return [Link(kind="part_of", subject=noun, object=whole)]
    if not named or not is_body(c, c.with_of(whole)[:1] + whole[1:]):
        return []
    links = chains.edges(s, noun, hi + 1, set())
    links = [replace(link, object=without_verb(c, link.object)) for link in links]
    return [link for link in links if is_body(c, link.object)]


def without_verb(c: Chunks, phrase: Range) -> Range:
    """A phrase up to where a verb or a relative word ends it."""
    lo, hi = phrase
    return lo, next((k for k in range(lo + 1, hi) if c.tags[k] in "vxr"), hi)


def _ends(c: Chunks, noun: Range, i: int) -> bool:
    """Tell whether a phrase ends in an item, or goes on only with quoted words."""
    return noun[1] == i + 1 or (noun[1] == i + 2 and c.tags[i + 1] == "q")


def _adjective(c: Chunks, i: int) -> list[Link]:
    """The army-owned Radio Wave; the Gantry-run channel Cobalt One."""
    s, noun = c.s, c.nouns.get(i)
    if noun is None:
        return []
    owner, name = s.forms[i].rsplit("-", 1)[0], c.name_end((i + 1, noun[1]))
    known = owner.lower() in _BY_WHOM or owner.isupper()
    if name is None or not known or s.lows[name[0]] in FIRST_NAMES:
        return []
    return [Link(kind="part_of", subject=name, object=(i, i + 1))]


def _compound(c: Chunks, i: int) -> list[Link]:
    """The army channel Zvon TV."""
    noun = c.nouns.get(i)
    name = c.name_end(noun) if noun is not None else None
    if noun is None or name is None or name[0] != i + 2:
        return []
    return [Link(kind="part_of", subject=name, object=(i, i + 1))]


def _under_which(c: Chunks, i: int) -> list[Link]:
    """The culture ministry, under which the fund operates; the society, to which it belongs."""
    comma = i - 1 - (c.s.low(i - 2) == ",")
    whole, part = c.noun_to(comma), c.noun_at(i + 1)
    head = antecedent(c, comma + 1)
    if whole is None or part is None or head is None:
        return []
    whole = (head[0], whole[1]) if is_body(c, head) else whole
    if not is_body(c, whole):
        return []
    k = c.with_of(part)[1]
    if c.s.low(i - 1) == "of":
        k += c.s.low(k) in {"is", "was"}
        ends = c.s.low(k) in {"part", "forms"} or c.s.low(k + 1) == "part"
    else:
        ends = c.s.low(k) in (_BELONGS if c.s.low(i - 1) == "to" else _WORKS_UNDER)
    return [Link(kind="part_of", subject=part, object=whole)] if ends else []
