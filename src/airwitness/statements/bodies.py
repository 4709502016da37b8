# ruff: noqa: C901, PLR0911, PLR0912, PLR2004 (rules have many ways out; how far one looks stands in it)
"""English: which body is part of which, told by phrases.

*The Column's media wing, Hearth Sound*; *a station run by the League*; *comes under the ministry*.
What `chains.py` finds is kept, and not found twice.
"""

from dataclasses import replace

from airwitness.statements import chains
from airwitness.statements import english as en
from airwitness.statements.bodies_lists import listed, row_to
from airwitness.statements.bodies_named import is_body
from airwitness.statements.bodies_owning import (
    PARENTS,
    STAKES,
    find_imprint,
    find_owned_by,
    find_parent,
    find_stake,
)
from airwitness.statements.bodies_parts import COMPOUND, OWNED
from airwitness.statements.bodies_subject import (
    edges_to,
    named_beside,
    noun_before,
    opens_aside,
    subject_of,
    verb_from,
)
from airwitness.statements.bodies_told import is_place, is_untrue, may_be_charged, may_be_part
from airwitness.statements.bodies_units import after_lead, find_one_of, find_unit
from airwitness.statements.bodies_within import find_within, without_verb
from airwitness.statements.bodies_words import (
    ANSWERS,
    BOUGHT,
    COMMANDS,
    CORPORATE,
    FORMS,
    FUNDS,
    HEADS,
    HELD,
    HOLDERS,
    HOLDS,
    HOUSES,
    JOINED,
    KEEPS,
    KEYS,
    OF_UNITS,
    OUTLETS,
    OWNS,
    PLURALS,
    TELLING,
    UNDER,
    WITHIN,
)
from airwitness.statements.chains import Link, find_chains
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.makers import agents_at
from airwitness.statements.sentences import Sentence
from airwitness.statements.subjects import verb_before
from airwitness.statements.titles import FIRST_NAMES, ROLES
from airwitness.statements.words import among

_NAMED = 3  # items of what names no body: the authority
_SHOWS = among("show shows say says suggest suggests indicate reveal confirm")
_TO = KEEPS | ANSWERS
_NAMING = OF_UNITS | OUTLETS | PLURALS
_OF = frozenset({"of", "for", "under", "within", "inside", ","})
_KEEPING = frozenset({"belonging", "reporting", "answering"})
_WHOSE = frozenset({"its", "their", "whose", "'"})


def find_bodies(c: Chunks) -> list[Link]:
    """Find every edge in a sentence."""
    s = c.s
    found = [
        replace(f, subject=_without_role(s, f.subject)) if f.kind == "part_of" else f
        for f in find_chains(s) if not is_place(s, f.subject)
    ]  # fmt: skip
    names = not chains.BODIES.isdisjoint(s.lows)
    keys = (
        []
        if KEYS.isdisjoint(s.lows)
        else [n for n, low in enumerate(s.lows) if low in KEYS and _may_tell(s, n, names=names)]
    )
    if not found and not keys and not any(map(" ".join(s.lows).count, OWNED)):
        return found
    more: list[Link] = []
    for i in keys[:12]:
        more += _read(c, i)
    told = [*found, *more]
    more += [w for w in find_within(c) if not any(_is_told(w, t) for t in told)]
    found = [replace(f, object=without_verb(c, f.object)) if f.kind == "part_of" else f
             for f in found]  # fmt: skip
    for link in more:
        if not any(_is_same(link, f) for f in found):
            found.append(replace(link, object=without_verb(c, link.object)))
    found = [replace(g, subject=_named_in(c, named_beside(c, g.subject)))
             for f in found for g in _each(c, f)]  # fmt: skip
    kept = [
        f for i, f in enumerate(found)
        if (_may_be_so(c, f) and not any(_is_same(f, before) for before in found[:i])
            if f.kind == "part_of" else may_be_charged(c, f))
    ]  # fmt: skip
    return [replace(f, subject=_without_turn(s, f.subject)) for f in kept]


def _named_in(c: Chunks, subject: Range) -> Range:
    """The body in a phrase of another thing: the oath of the Young Guards; an arm of B, which."""
    s, (lo, hi) = c.s, subject
    says = next((k for k in range(lo + 1, min(lo + 4, hi - 1)) if s.lows[k] in _SHOWS), None)
    if says is not None:  # Records show the firm was owned by
        lo = says + 1 + (s.low(says + 1) in {"that", "the"})
        subject = (lo, hi)
    of = next((k for k in range(lo + 1, hi - 1) if s.lows[k] == "of"), None)
    if of is None or c.tags[of - 1] != "n" or c.tags[hi - 1] != "N":
        return subject
    a_unit = s.lows[lo] in {"a", "an"} or s.low(lo - 1) in {"a", "an"}
    own = s.lows[of - 1].removesuffix("s") in OF_UNITS or s.lows[of - 1] in HEADS | HOLDERS
    named = (of + 1 + (s.low(of + 1) == "the"), hi)
    return named if (a_unit and s.low(hi) == ",") or not own else subject


def _each(c: Chunks, link: Link) -> list[Link]:
    """The same of each of two: the Press Office and Tide TV are both owned by B."""
    lo, hi = link.subject
    k = next((n for n in range(lo, hi) if c.s.lows[n] == "and"), None)
    told = not {"both", "each", "all"}.isdisjoint(c.s.lows[hi : hi + 3])
    if k is None or not told or link.kind != "part_of":
        return [link]
    return [replace(link, subject=part) for part in ((lo, k), (k + 1, hi))]


def _may_be_so(c: Chunks, link: Link) -> bool:
    under = any(c.s.lows[r[0] + (c.s.lows[r[0]] == "the")] in COMMANDS and r[1] - r[0] < _NAMED
                for r in (link.subject, link.object))  # fmt: skip
    return not under and may_be_part(c, link) and not is_untrue(c, link)


def _may_tell(s: Sentence, i: int, *, names: bool) -> bool:
    """Tell at a glance whether a word may name a part: a choir of, the army's choir."""
    low, after = s.lows[i], s.low(i + 1)
    if low in UNDER:
        return after in WITHIN
    if low in HOLDS and low not in HELD:
        return not STAKES.isdisjoint(s.lows[i + 1 : i + 7])
    if low in TELLING:
        return (low not in OWNS - HELD or names or low == "owns") and (
            low != "one" or after == "of"
        )
    if after in _OF or (low in _NAMING and i and s.is_name(i - 1)):
        return True
    return any(b in _WHOSE or b[-2:] == "'s" or b in COMPOUND for b in s.lows[max(0, i - 6) : i])


def _without_role(s: Sentence, subject: Range) -> Range:
    """The director of the institute, which is attached to; a spokesman for the institute,."""
    lo, hi = subject
    of = next((k for k in range(lo, hi - 1) if s.lows[k] in {"of", "for"}), lo)
    return (
        (of + 1, hi) if of > lo and s.lows[of - 1] in ROLES and not s.is_name(of - 1) else subject
    )


def _without_turn(s: Sentence, subject: Range) -> Range:
    """The trust in turn answers: the trust."""
    lo, hi = subject
    return (lo, hi - 2) if hi - lo > 2 and s.lows[hi - 2 : hi] == ["in", "turn"] else subject


def _is_same(a: Link, b: Link) -> bool:
    return _overlap(a.subject, b.subject) and _overlap(a.object, b.object)


def _is_told(inner: Link, link: Link) -> bool:
    """Tell whether an edge told already says what a phrase within it does: not of A's Office."""
    (lo, hi), part = link.object, inner.subject
    within = lo <= part[0] and part[1] <= hi and not _overlap(part, link.subject)
    return _overlap(inner.object, link.object) and not within


def _overlap(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _read(c: Chunks, i: int) -> list[Link]:
    """Read one word."""
    s, low = c.s, c.s.lows[i]
    found: list[Link] = []
    if low in _KEEPING and s.low(i + 1) == "to":
        return _belonging(c, i)
    under = low in UNDER and s.low(i + 1) in WITHIN and s.low(i + 3) not in COMMANDS
    if under or (low in _TO and _to(c, i) is not None) or (
        low in JOINED and s.low(i + 1) == "into"
    ):  # fmt: skip
        return edges_to(c, subject_of(c, verb_from(c, i)), (_to(c, i) or i + 1) + 1)
    if low == "part" and s.low(i + 1) == "of":
        return _part(c, i)
    if low == "sold" and s.low(i + 1) == "to":
        return _sold(c, i)
    if low == "orders" and s.low(i + 1) == "from":
        verb = i - 1 - (s.low(i - 1) in {"its", "their"})  # takes its orders from
        taken = s.low(verb) in {"takes", "take", "took"}
        return edges_to(c, subject_of(c, verb_from(c, verb)), i + 2) if taken else []
    if low == "venture":
        return _venture(c, i)
    if low in HELD and (by := _by(c, i)) is not None:
        return _held(c, i, by)
    if low in COMMANDS and (found := _under(c, i)):
        return found
    if low in PARENTS:
        found = find_parent(c, i)
    elif low in HOLDS:
        found = find_stake(c, i)
    elif low == "one" and s.low(i + 1) == "of":
        found = find_one_of(c, i)
    elif low in _NAMING:
        found = find_unit(c, i) or find_imprint(c, i)
    return found or (find_owned_by(c, i) if low in OWNS else [])


def _under(c: Chunks, i: int) -> list[Link]:
    """Radio Cordon, then still under the command of the Corps; is under the control of."""
    s, k = c.s, i - 2
    if s.low(i - 1) != "the" or s.low(k) not in {"under", "in"} or s.low(i + 1) != "of":
        return []
    while k > 0 and c.tags[k - 1] == "a":
        k -= 1
    if s.low(k - 1) == ",":
        subject = c.noun_to(k - 1)
    elif c.tag(k - 1) in "xv":
        subject = subject_of(c, verb_from(c, k - (c.tag(k - 1) == "v")))
    else:
        subject = None
    if subject is None or not (_is_firm(c, subject) or _is_in_firm_hands(c, i, subject)):
        return []
    return edges_to(c, subject, i + 2)


def _is_in_firm_hands(c: Chunks, i: int, subject: Range) -> bool:
    """Tell whether a name is in the hands of a firm: no town is."""
    whole = c.noun_at(i + 2) if c.s.lows[i] in {"hands", "ownership"} else None
    return whole is not None and c.name_end(subject) is not None and (
        not CORPORATE.isdisjoint(c.s.lows[slice(*whole)])
    )  # fmt: skip


def _to(c: Chunks, i: int) -> int | None:
    """Place of the `to` after a verb, also over a time: has belonged since 2037 to."""
    for k in range(i + 1, min(len(c.s), i + 5)):
        if c.s.lows[k] == "to":
            adverbs = all(c.tags[n] == "a" for n in range(i + 1, k))
            return k if adverbs or c.s.lows[i] in KEEPS else None
        if c.tags[k] not in "pnwad":
            return None
    return None


def _belonging(c: Chunks, i: int) -> list[Link]:
    """A, a facility belonging to B; a studio belonging to B."""
    noun = c.noun_to(i - (c.tag(i - 1) == ","))
    if noun is None:
        return []
    before = c.noun_to(noun[0] - 1) if c.s.low(noun[0] - 1) == "," else None
    if before is not None and c.s.lows[noun[0]] in {"a", "an", "the"} and c.name_end(before):
        noun = before
    return edges_to(c, noun, i + 2)


def _part(c: Chunks, i: int) -> list[Link]:
    """Became part of; forms part of; which since 2028 has itself been part of; (part of B)."""
    s, k = c.s, i - 1
    while k > 0 and (c.tags[k] == "a" or s.lows[k] in {"itself", "a"}):
        k -= 1
    if s.low(k) == "(" or (opens_aside(c, k) and (s.low(k) != "," or s.low(k - 1) == ")")):
        return edges_to(c, noun_before(c, k), i + 2)
    if k < 1 and c.tag(k) != "x" and s.low(k) not in FORMS:
        return edges_to(c, after_lead(c, i + 2), i + 2)
    if s.low(k) in {"both", "all"} and s.low(k - 1) == "," and (last := c.noun_to(k - 1)):
        return [e for part in row_to(c, last) for e in edges_to(c, part, i + 2)]
    if s.low(k) not in FORMS:
        return []
    return edges_to(c, subject_of(c, verb_from(c, k)), i + 2)


def _sold(c: Chunks, i: int) -> list[Link]:
    """The station was sold to B: no more of who sold it than of a painting."""
    group = verb_from(c, i)
    noun = subject_of(c, group) if any(low in en.BE for low in c.s.lows[group:i]) else None
    whole = c.noun_at(i + 2)
    if noun is None or whole is None or not (_is_firm(c, noun) and _is_firm(c, whole)):
        return []
    return edges_to(c, noun, i + 2)


def _venture(c: Chunks, i: int) -> list[Link]:
    """A is a joint venture of B and C; A, a joint venture between B and C."""
    noun, s = c.nouns.get(i), c.s
    if noun is None or s.low(i + 1) not in {"of", "between"}:
        return []
    if s.low(noun[0] - 1) == ",":
        part = noun_before(c, noun[0] - 1)
    else:
        part = subject_of(c, noun[0] - 1) if s.low(noun[0] - 1) in en.BE else None
    first = c.noun_at(i + 2)
    if part is None or c.name_end(part) is None or first is None or c.name_end(first) is None:
        return []
    return [Link(kind="part_of", subject=part, object=b) for b in listed(c, c.with_of(first))]


def _by(c: Chunks, i: int) -> int | None:
    """Place of the `by` after a participle: owned by; bought in 2031 by."""
    if c.s.lows[i] == "taken" and c.s.low(i + 1) != "over":
        return None
    far = 6 if c.s.lows[i] in BOUGHT | {"owned", "controlled"} else 2
    for k in range(i + 1, min(len(c.s), i + far)):
        if c.s.lows[k] == "by":
            return k
        if c.tags[k] not in "pnwda" or c.s.lows[k] == "for":
            return None
    return None


def _held(c: Chunks, i: int, by: int) -> list[Link]:
    """Hill FM, a station run by the League; which is run by the League."""
    owner = c.noun_at(by + 1)
    owners, _ = agents_at(c, by + 1)
    if owner is None or (c.name_end(owner) is None and c.s.lows[owner[1] - 1] not in HOLDERS):
        return []
    if c.s.lows[i] == "held" and FUNDS.isdisjoint(c.s.lows[owner[0] : owner[1]]):
        return []
    told = any(low in chains.BODIES for low in c.s.lows[owner[0] : owner[1]])
    if c.s.lows[i] in {"run", "led", "managed"} and not told and (
        c.s.low(owner[1]) != "of" and c.s.lows[owner[0]] != "the"
    ):  # fmt: skip
        return []
    named = owner[1] - owner[0] > 1 and c.s.lows[owner[0]] not in FIRST_NAMES
    if c.s.lows[i] in BOUGHT and not is_body(c, owner) and not named:
        return []
    group = verb_from(c, i)
    if (share := _before_share(c, group)) != group:
        group = verb_from(c, share)
    if any(low in en.BE for low in c.s.lows[group:i]):
        noun = subject_of(c, group)
    elif group == 0:
        noun = after_lead(c, by + 1)
    elif c.tag(group - 1) == "c" and (earlier := verb_before(c, group - 1)) is not None:
        noun = subject_of(c, earlier)  # is owned by A and run by
    else:
        noun = noun_before(c, group - (c.tag(group - 1) == ","))
        before = noun_before(c, noun[0] - 1) if noun and c.s.low(noun[0] - 1) == "," else None
        if noun and c.s.lows[noun[0]] in {"a", "an"} and c.s.low(noun[0] - 1) in en.BE:
            before = subject_of(c, verb_from(c, noun[0] - 1))
        if noun and before is not None and c.s.lows[noun[0]] in {"a", "an", "the"}:
            noun = before
    if c.s.lows[i] in BOUGHT and (noun is None or not _is_firm(c, noun)):
        return []
    found = edges_to(c, noun, by + 1)
    for more in owners[1:] if found else []:
        called = next((k + 1 for k in range(*more) if c.s.lows[k] in {"called", "named"}), more[0])
        found += edges_to(c, noun, called)
    return found


def _before_share(c: Chunks, k: int) -> int:
    """First item of a share: is 61 per cent owned by."""
    lows = c.s.lows
    if c.s.low(k - 1) in {"cent", "percent", "%"}:
        k -= 1 + (lows[k - 1] == "cent" and c.s.low(k - 2) == "per")
        while k > 0 and (lows[k - 1][0].isdigit() or c.tags[k - 1] == "a"):
            k -= 1
    return k


def _is_firm(c: Chunks, noun: Range) -> bool:
    """Tell whether what was bought is a body: Slate & Sponge, the studio; and no painting."""
    lows = c.s.lows[noun[0] : noun[1]]
    if c.tags[noun[1] - 1] == "N" and lows[-1] in HOUSES:
        return True
    return "&" in lows or lows == ["it"] or not (HEADS | CORPORATE | OF_UNITS).isdisjoint(lows)
