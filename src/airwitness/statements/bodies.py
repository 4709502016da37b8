# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""English: which body is part of which, told by phrases.

*The Column's media wing, Hearth Sound*; *a station run by the League*; *comes under the ministry*.
What `chains.py` finds is kept, and not found twice.
"""

from dataclasses import replace

from airwitness.statements import chains
from airwitness.statements import english as en
from airwitness.statements.bodies_told import is_place, may_be_charged, may_be_part
from airwitness.statements.bodies_within import (
    COMPOUND,
    INNER,
    OWNED,
    body_before,
    find_owner,
    find_within,
    is_body,
    is_owner,
    without_verb,
)
from airwitness.statements.bodies_words import (
    ANSWERS,
    BOUGHT,
    CORPORATE,
    FORMS,
    FUNDS,
    HEADS,
    HELD,
    HOLDERS,
    KEEPS,
    KEYS,
    OF_UNITS,
    OUTLETS,
    SERVES,
    TELLING,
    TURNS,
    UNDER,
    UNITS,
)
from airwitness.statements.chains import Link, find_chains
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.makers import agents_at
from airwitness.statements.sentences import Sentence
from airwitness.statements.subjects import antecedent, subjects
from airwitness.statements.titles import FIRST_NAMES

_OF = frozenset({"of", "under", "within", "inside", ","})
_WHOSE = frozenset({"its", "their", "whose", "'"})


def find_bodies(c: Chunks) -> list[Link]:
    """Find every edge in a sentence."""
    s = c.s
    found = [f for f in find_chains(s) if not is_place(s, f.subject)]
    keys = (
        []
        if KEYS.isdisjoint(s.lows)
        else [n for n, low in enumerate(s.lows) if low in KEYS and _may_tell(s, n)]
    )
    if not found and not keys and not any(map(" ".join(s.lows).count, OWNED)):
        return found
    more: list[Link] = []
    for i in keys[:12]:
        more += _read(c, i)
    told = [*found, *more]
    more += [w for w in find_within(c) if not any(_overlap(w.object, t.object) for t in told)]
    found = [replace(f, object=without_verb(c, f.object)) if f.kind == "part_of" else f
             for f in found]  # fmt: skip
    for link in more:
        if not any(_is_same(link, f) for f in found):
            found.append(replace(link, object=without_verb(c, link.object)))
    found = [replace(f, subject=_named(c, f.subject)) for f in found]
    kept = [
        f for i, f in enumerate(found)
        if (may_be_part(c, f) and not any(_is_same(f, before) for before in found[:i])
            if f.kind == "part_of" else may_be_charged(c, f))
    ]  # fmt: skip
    return [replace(f, subject=_without_turn(s, f.subject)) for f in kept]


def _may_tell(s: Sentence, i: int) -> bool:
    """Tell at a glance whether a word may name a part: a choir of, the army's choir."""
    low = s.lows[i]
    if low in TELLING or s.low(i + 1) in _OF:
        return True
    return any(b in _WHOSE or b[-2:] == "'s" or b in COMPOUND for b in s.lows[max(0, i - 6) : i])


def _without_turn(s: Sentence, subject: Range) -> Range:
    """The trust in turn answers: the trust."""
    lo, hi = subject
    return (lo, hi - 2) if hi - lo > 2 and s.lows[hi - 2 : hi] == ["in", "turn"] else subject


def _is_same(a: Link, b: Link) -> bool:
    return _overlap(a.subject, b.subject) and _overlap(a.object, b.object)


def _overlap(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _read(c: Chunks, i: int) -> list[Link]:
    """Read one word."""
    s, low = c.s, c.s.lows[i]
    if low == "belonging" and s.low(i + 1) == "to":
        return _belonging(c, i)
    if (low in UNDER and s.low(i + 1) in {"under", "within"}) or (
        low in KEEPS | ANSWERS and _to(c, i) is not None
    ):
        return _edges(c, _subject(c, _start(c, i)), (_to(c, i) or i + 1) + 1)
    if low == "part" and s.low(i + 1) == "of":
        return _part(c, i)
    if low in HELD and (by := _by(c, i)) is not None:
        return _held(c, i, by)
    if low in {"owner", "parent", "owns"}:
        return _owner(c, i) if low != "owns" else find_owner(c, i)
    return _unit(c, i) if low in OF_UNITS | OUTLETS else []


def _to(c: Chunks, i: int) -> int | None:
    """Place of the `to` after a verb, also over a time: has belonged since 2037 to."""
    for k in range(i + 1, min(len(c.s), i + 5)):
        if c.s.lows[k] == "to":
            return k if k == i + 1 or c.s.lows[i] in KEEPS else None
        if c.tags[k] not in "pnwa":
            return None
    return None


def _belonging(c: Chunks, i: int) -> list[Link]:
    """A, a facility belonging to B; a studio belonging to B."""
    noun = c.noun_to(i)
    if noun is None:
        return []
    before = c.noun_to(noun[0] - 1) if c.s.low(noun[0] - 1) == "," else None
    if before is not None and c.s.lows[noun[0]] in {"a", "an", "the"} and c.name_end(before):
        noun = before
    return _edges(c, noun, i + 2)


def _start(c: Chunks, i: int) -> int:
    while i > 0 and c.tags[i - 1] in "xa":
        i -= 1
    if c.tag(i - 1) == "t":  # that turned out to be owned by
        k = i - 1
        while k > 0 and c.tags[k - 1] in "va":
            k -= 1
        if not TURNS.isdisjoint(c.s.lows[k:i]):
            return k
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
        return _meant(c, nearest, group - 1) if nearest is not None else None
    heads = subjects(c, group)
    return _named(c, heads[0]) if len(heads) == 1 else None


def _meant(c: Chunks, nearest: Range, relative: int) -> Range | None:
    """Whom `which` means: the name before it; A, a house in a suburb that; A, a company, which."""
    s = c.s
    head = antecedent(c, relative)
    if head is None or head == nearest:
        head = nearest
    elif s.low(nearest[0] - 1) != "of" and (
        is_body(c, nearest) or s.lows[head[1] - 1] not in HEADS | OF_UNITS
    ):  # fmt: skip
        return c.name_end(nearest) or nearest
    else:
        head = (head[0], nearest[1]) if s.low(head[1]) == "of" else head
    if s.lows[head[0]] in {"a", "an"} and s.low(head[0] - 1) == ",":
        name = c.noun_to(head[0] - 1)
        head = name if name is not None and c.name_end(name) is not None else head
    return _with_head(c, c.name_end(head) or head)


def _named(c: Chunks, noun: Range) -> Range:
    """The name between commas after a description: the landlord, Cobalt Estates,."""
    lows = c.s.lows
    opens = lows[noun[0]] in en.DETERMINERS or c.s.low(noun[0] - 1) == "whose"
    if lows[noun[0]] == "whose" and c.s.low(noun[1]) == "," and lows[noun[1] - 1] not in OF_UNITS:
        return c.noun_at(noun[1] + 1) or noun  # whose Secretary for Voice, Madame A, is
    if c.name_end(noun) is None and c.s.low(noun[1]) == "," and opens:
        name = c.noun_at(noun[1] + 1)
        if name is not None and c.name_end(name) is not None and c.s.low(name[1]) == ",":
            alone = c.name_end(name) == (name[0] + (lows[name[0]] == "the"), name[1])
            return name if alone else noun
    return noun


def _edges(c: Chunks, subject: Range | None, lo: int) -> list[Link]:
    if subject is None or c.tags[subject[0]] == "q":
        return []
    noun = c.noun_at(lo)
    if noun is not None and c.s.lows[noun[0]] in en.POSSESSIVES | {"the", "a"} and (
        c.name_end(noun) is None and c.s.lows[noun[1] - 1] in HOLDERS
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
    if s.low(k) not in FORMS:
        return []
    return _edges(c, _subject(c, _start(c, k)), i + 2)


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
    if c.s.lows[i] in BOUGHT and not is_body(c, owner):
        return []
    group = _start(c, i)
    if (share := _before_share(c, group)) != group:
        group = _start(c, share)
    if any(low in en.BE for low in c.s.lows[group:i]):
        noun = _subject(c, group)
    else:
        noun = c.noun_to(group - (c.tag(group - 1) == ","))
        before = c.noun_to(noun[0] - 1) if noun and c.s.low(noun[0] - 1) == "," else None
        if noun and before is not None and c.s.lows[noun[0]] in {"a", "an", "the"}:
            noun = before
    if c.s.lows[i] in BOUGHT and (noun is None or not _is_firm(c, noun)):
        return []
    found = _edges(c, noun, by + 1)
    for more in owners[1:] if found else []:
        called = next((k + 1 for k in range(*more) if c.s.lows[k] in {"called", "named"}), more[0])
        found += _edges(c, noun, called)
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
    return "&" in lows or lows == ["it"] or not (HEADS | CORPORATE | OF_UNITS).isdisjoint(lows)


def _unit(c: Chunks, i: int) -> list[Link]:
    """B's media wing, A; A, B's media wing; A is B's media wing; serves as the wing of B."""
    s, noun = c.s, c.nouns.get(i)
    if noun is None:
        return []
    if s.low(i + 1) in {"of", "under", "within", "inside"} and s.lows[i] in OF_UNITS:
        return _unit_of(c, i, noun) if s.lows[i] in UNITS or _is_of_body(c, i + 2) else []
    if noun[1] != i + 1:
        return []
    if s.low(noun[0] - 1) == "whose":
        whole, part = antecedent(c, noun[0] - 1), noun if s.lows[i] in INNER else None
        part = None if "parent" in s.lows[noun[0] : i] else part
    else:
        part = _beside(c, noun)
        whole = _owner_in(c, noun, part) if part is not None else None
    if part is None or whole is None or s.lows[part[0]] in FIRST_NAMES:
        return []
    return [Link(kind="part_of", subject=part, object=whole)]


def _owner_in(c: Chunks, noun: Range, part: Range) -> Range | None:
    """Whose wing it is: the Column's; its, where the sentence names but one body before."""
    lows = c.s.lows
    if not {"sister", "rival", "former", "partner"}.isdisjoint(lows[noun[0] : noun[1]]):
        return None
    if lows[noun[0]] in {"its", "their"}:
        return body_before(c, min(part[0], noun[0]))
    k = next((n for n in range(noun[1] - 2, noun[0] - 1, -1) if is_owner(c.s, n)), -1)
    named = k >= 0 and lows[k] not in {"country's", "nation's", "city's", "town's", "world's"}
    return (noun[0], k + (lows[k] != "'")) if named else None


def _owner(c: Chunks, i: int) -> list[Link]:
    """Lumina's owner, Tolmark Mutual: Lumina is part of it."""
    noun = c.nouns.get(i)
    if noun is not None and c.s.low(noun[0] - 1) == "whose":
        return _whose_parent(c, noun)
    if noun is None or (not c.s.lows[noun[0]].endswith("'s") and noun[1] - noun[0] < 3):
        return []
    owned = next((k for k in range(*noun) if c.s.lows[k].endswith("'s")), None)
    name = c.noun_at(noun[1] + 1) if c.s.low(noun[1]) == "," else None
    if owned is None or not c.s.is_name(owned) or name is None or c.name_end(name) != name:
        return []
    if name[1] - name[0] == 1 or c.s.lows[name[0]] in FIRST_NAMES or c.s.low(name[1]) != ",":
        return []
    link = Link(kind="part_of", subject=(noun[0], owned + 1), object=name)
    return [link] if c.s.lows[name[1] - 1] in chains.BODIES | CORPORATE else []


def _whose_parent(c: Chunks, noun: Range) -> list[Link]:
    """Garrison Press, whose parent company, Ironwood Holdings, is."""
    part = antecedent(c, noun[0] - 1)
    name = c.noun_at(noun[1] + (c.s.low(noun[1]) == ","))
    if part is None or name is None or c.name_end(name) != name or c.name_end(part) is None:
        return []
    return [Link(kind="part_of", subject=part, object=name)]


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
    before = c.noun_to(noun[0] - 1) if s.low(noun[0] - 1) == "," else None
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
    if s.low(k) == "as" and s.low(k - 1) in SERVES:
        return _edges(c, _subject(c, _start(c, k - 1)), i + 2)
    while k > 0 and c.tags[k] == "a":
        k -= 1
    if s.low(k) in en.BE:
        return _edges(c, _subject(c, _start(c, k)), i + 2)
    if s.low(noun[0] - 1) == ",":
        before = c.noun_to(noun[0] - 1)
        if before is not None and c.name_end(before):
            return _edges(c, _with_head(c, before), i + 2)
    return []


def _with_head(c: Chunks, noun: Range) -> Range:
    """A name with what it hangs on: National Memory, the Institute of National Memory."""
    head = c.noun_to(noun[0] - 1) if c.s.low(noun[0] - 1) in {"of", "for"} else None
    whole = head is not None and c.tags[head[1] - 1] == "N" and c.tags[noun[0]] == "N"
    return (head[0], noun[1]) if head is not None and whole else noun
