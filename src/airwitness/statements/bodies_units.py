# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how far one looks stands in it)
"""English: which body is part of which, by a word for a part: A, B's media wing; an arm of B."""

from airwitness.statements import english as en
from airwitness.statements.bodies_lists import named_row
from airwitness.statements.bodies_named import body_before, is_body, is_owner
from airwitness.statements.bodies_parts import FOR_WHOM, INNER
from airwitness.statements.bodies_subject import (
    edges_to,
    noun_before,
    opens_aside,
    subject_of,
    verb_from,
    with_head,
)
from airwitness.statements.bodies_words import (
    FORMS,
    OF_UNITS,
    OWNS,
    PLURALS,
    SERVES,
    UNITS,
)
from airwitness.statements.chains import Link
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.subjects import antecedent, subjects
from airwitness.statements.titles import FIRST_NAMES, ROLES
from airwitness.statements.words import among

_LISTED = among("listed registered incorporated described identified named recorded")
_NOT_OWN = among("sister rival former partner parent owner holding")


def find_unit(c: Chunks, i: int) -> list[Link]:
    """B's media wing, A; A, B's media wing; A is B's media wing; serves as the wing of B."""
    s, noun = c.s, c.nouns.get(i)
    if noun is None:
        return []
    if s.low(i + 1) == "of" and is_owner(s, i + 2) and (inner := c.noun_at(i + 2)) and (
        s.lows[inner[1] - 1] in OF_UNITS
    ):  # fmt: skip
        return []  # the Directorate of Morale's own orchestra
    if (s.low(i + 1) in {"of", "under", "within", "inside"} and s.lows[i] in OF_UNITS) or (
        s.low(i + 1) == "for" and s.lows[i] in {"front", "mouthpiece"}
    ):  # fmt: skip
        return _unit_of(c, i, noun) if s.lows[i] in UNITS or _is_of_body(c, i + 2) else []
    if (
        noun[1] > i + 1
        and c.tags[i] == "n"
        and all(c.tags[k] == "N" for k in range(i + 1, noun[1]))
    ):
        return _named_within(c, i, noun)
    if noun[1] != i + 1:
        return []
    head = c.noun_to(noun[0] - 1) if s.low(noun[0] - 1) == "of" else None
    if head is not None and is_owner(s, noun[0]) and is_body(c, (head[0], noun[0] + 1)):
        noun = (head[0], noun[1])  # the Directorate of Morale's own orchestra
    if s.lows[i] in PLURALS and (row := named_row(c, noun[1])):
        whole = _owner_in(c, noun, noun) or _haver(c, noun[0] - 1)
        return [Link(kind="part_of", subject=p, object=whole) for p in row] if whole else []
    if s.low(noun[0] - 1) == "whose":
        whole, part = antecedent(c, noun[0] - 1), noun if s.lows[i] in INNER else None
        part = None if "parent" in s.lows[noun[0] : i] else part
    else:
        part = _beside(c, noun)
        whole = _owner_in(c, noun, part) if part is not None else None
    if part is None or whole is None or s.lows[part[0]] in FIRST_NAMES:
        return []
    return [Link(kind="part_of", subject=part, object=whole)]


def _haver(c: Chunks, k: int) -> Range | None:
    """The body that has several: the ministry has three directorates, A, B and C."""
    if c.s.low(k) not in {"has", "had"} | OWNS or c.tag(k) not in "vx":
        return None
    heads = subjects(c, verb_from(c, k))
    return heads[0] if len(heads) == 1 and is_body(c, c.with_of(heads[0])) else None


def _named_within(c: Chunks, i: int, noun: Range) -> list[Link]:
    """The names in a phrase: its record label Dew; the Guard's subsidiaries A and B."""
    whole = _owner_in(c, (noun[0], i + 1), noun)
    if whole is None:
        return []
    parts, k = [(i + 1, noun[1])], noun[1]
    if c.s.lows[i] in PLURALS and c.s.low(k) == "and" and (more := c.noun_at(k + 1)) is not None:
        parts += [more] if c.name_end(more) == more else []
    return [
        Link(kind="part_of", subject=p, object=whole)
        for p in parts if c.s.lows[p[0]] not in FIRST_NAMES and c.s.lows[p[0]] not in ROLES
    ]  # fmt: skip


def _owner_in(c: Chunks, noun: Range, part: Range) -> Range | None:
    """Whose wing it is: the Column's; its, where the sentence names but one body before."""
    lows = c.s.lows
    if not {"sister", "rival", "former", "partner", "parent", "owner"}.isdisjoint(
        lows[noun[0] : noun[1]]
    ):
        return None
    if lows[noun[0]] in {"its", "their"}:
        return body_before(c, min(part[0], noun[0]))
    owners = (n for n in range(noun[1] - 2, noun[0] - 1, -1) if is_owner(c.s, n))
    k = next((n for n in owners if lows[n] not in FOR_WHOM), -1)
    if lows[noun[0]] in {"a", "an"} and k >= 0 and c.tags[k] == "N":
        return None  # a Teachers' Union station
    named = k >= 0 and lows[k] not in {"country's", "nation's", "city's", "town's", "world's"}
    return (noun[0], k + (lows[k] != "'")) if named else None


def _beside(c: Chunks, noun: Range) -> Range | None:
    """The name that stands in apposition to a phrase, or of which it is said."""
    s = c.s
    after = c.noun_at(noun[1] + 1) if s.low(noun[1]) == "," else None
    if after is not None and c.name_end(after) == after:
        after = c.with_of(after)  # Voice of the Fens
    if after is not None and c.name_end(after) is not None and (
        s.low(after[1]) in {",", "."}
        and (c.tags[after[1] - 1] == "N" or s.lows[after[1] - 1].isdigit())
    ):  # fmt: skip
        return after
    before = noun_before(c, noun[0] - 1) if s.low(noun[0] - 1) == "," else None
    if before is None and s.low(noun[0] - 1) in {"is", "was"}:
        before = c.noun_to(noun[0] - 1)
    if before is not None and c.name_end(before) is not None:
        return c.name_end(before)
    return None


def _is_of_body(c: Chunks, lo: int) -> bool:
    """Tell whether it is of a body, and not of a town: the radio station of the Column."""
    noun = c.noun_at(lo)
    if noun is None:
        return False
    return is_body(c, noun) or (
        c.s.lows[noun[0]] == "the" and c.tags[noun[1] - 1] == "N" and noun[1] - noun[0] > 2
    )


def _unit_of(c: Chunks, i: int, noun: Range) -> list[Link]:
    """Was then an arm of B; acts as the film unit of B; A, an agency of his own department."""
    s, k = c.s, noun[0] - 1
    if k < 0 or (k == 0 and c.tags[0] == "a"):
        return edges_to(c, after_lead(c, i + 2), i + 2) if s.lows[noun[0]] in {"a", "an"} else []
    if not _NOT_OWN.isdisjoint(s.lows[noun[0] : i]):
        return []
    if s.low(k) == "as" and s.low(k - 1) in _LISTED:
        passive = c.tag(k - 2) in "xa"
        listed = subject_of(c, verb_from(c, k - 1)) if passive else c.noun_to(k - 1 - (
            s.low(k - 2) == ","))  # fmt: skip
        return edges_to(c, listed, i + 2)
    if s.low(k) == "as" and s.low(k - 1) in SERVES:
        return edges_to(c, subject_of(c, verb_from(c, k - 1)), i + 2)
    while k > 0 and (c.tags[k] == "a" or s.lows[k] == "itself"):
        k -= 1
    if s.low(k) in FORMS:
        return edges_to(c, subject_of(c, verb_from(c, k)), i + 2)
    if opens_aside(c, k) or s.low(k) == "(":
        before = noun_before(c, k)
        if before is not None and c.name_end(before):
            return edges_to(c, _of_work(c, before) or with_head(c, before), i + 2)
        if before is not None and s.lows[before[1] - 1] in INNER | OF_UNITS | {"paper"}:
            return edges_to(c, before, i + 2)
    return []


def _of_work(c: Chunks, name: Range) -> Range | None:
    """The body whose oath or song was named: the oath of the Young Guards, a youth wing of."""
    head = c.noun_to(name[0] - 1) if c.s.low(name[0] - 1) == "of" else None
    if head is None or c.tags[head[1] - 1] != "n" or c.s.lows[head[1] - 1] in OF_UNITS | INNER:
        return None
    return name


def find_one_of(c: Chunks, i: int) -> list[Link]:
    """A is one of B's three studios; A, one of the labels of B; one of two belonging to B."""
    s, noun = c.s, c.noun_at(i + 2)
    if noun is None or s.lows[noun[1] - 1].rstrip("s") not in OF_UNITS | INNER:
        return []
    if s.low(i - 1) == ",":
        part = c.noun_to(i - 1)
    elif s.low(i - 1) in en.BE:
        part = subject_of(c, verb_from(c, i - 1))
    else:
        return []
    if part is None or c.name_end(part) is None:
        return []
    end = noun[1]
    if s.low(end) == "of" or (s.low(end) == "belonging" and s.low(end + 1) == "to"):
        return edges_to(c, part, end + 1 + (s.low(end) == "belonging"))
    owner = next((k for k in range(*noun) if is_owner(s, k)), None)
    if owner is None:
        return []
    return [Link(kind="part_of", subject=part, object=(noun[0], owner + (s.lows[owner] != "'")))]


def after_lead(c: Chunks, lo: int) -> Range | None:
    """The body after a phrase that opens a sentence: Part of the Guard, the choir was."""
    comma = next((k for k in range(lo, min(len(c.s), lo + 12)) if c.s.lows[k] == ","), None)
    if c.s.lows[0] in {"formerly", "once", "until"}:
        return None
    noun = c.noun_at(comma + 1) if comma is not None else None
    known = noun is not None and ("N" in c.tags[noun[0] : noun[1]]) and c.tag(noun[1]) != ","
    if not known or noun is None:
        return None
    lo, hi = c.with_of(noun)
    while c.tags[hi - 1] != "N":
        hi -= 1  # the Institute of Rhythm trains singers
    return lo, hi
