# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how far one looks stands in it)
"""English: which body is part of which, told from above: A owns B; A, parent of B; B's owner."""

from airwitness.statements import english as en
from airwitness.statements.bodies_lists import listed
from airwitness.statements.bodies_named import body_before, is_body
from airwitness.statements.bodies_parts import INNER
from airwitness.statements.bodies_subject import subject_of
from airwitness.statements.bodies_words import CORPORATE, HEADS, HOLDERS, HOUSES, OF_UNITS, UNITS
from airwitness.statements.chains import Link
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.subjects import antecedent, subjects
from airwitness.statements.titles import FIRST_NAMES, ROLES
from airwitness.statements.words import among

_WEAK = among(
    """
    runs ran manages maintains maintained includes comprises bought buys absorbed swallowed running
    operating
    """
)
"""Of these, verbs that many things undergo but bodies."""
PARENTS = among("owner owners parent proprietor landlord holding shareholder")
_SHARES = among("all half most part much some third quarter")
_OVER = among("company firm group body organisation organization house ministry board")
STAKES = among("stake share interest holding shares cent percent %")
_BODIES = HEADS | OF_UNITS | CORPORATE | HOLDERS | HOUSES
_ENDS = frozenset({",", ".", ";", ":", ")", "", "-", "–", "—"})


def find_owned_by(c: Chunks, i: int) -> list[Link]:
    """Read a verb of owning: the Gantry Group owns Cobalt Estates; which runs a studio, Red Kite.

    Args:
        c: The sentence.
        i: The verb.
    """
    s, group = c.s, i
    if c.tags[i] not in "vgn" or s.low(i + 1) == "by" or s.low(i + 2) == "by":
        return []
    while group > 0 and c.tags[group - 1] in "xa":
        group -= 1
    if any(low in en.BE for low in s.lows[group:i]) or c.tag(group - 1) == "t":
        return []
    if c.tag(i + 1) in ".,cpwx":
        return _relative(c, i, group)
    part = _part_at(c, c.skip_adverbs(i + 1), weak=s.lows[i] in _WEAK)
    whole = _whole_before(c, i, group)
    if not part or whole is None or whole[0] <= part[0][0] < whole[1]:
        return []
    return [Link(kind="part_of", subject=p, object=whole) for p in part]


def _relative(c: Chunks, i: int, group: int) -> list[Link]:
    """The body before a relative clause: A, a station which the ministry owns."""
    over = c.nouns.get(group - 1)
    whole = (over[0], group) if over is not None else None
    if whole is None or c.tag(whole[0] - 1) != "r":
        return []
    held = c.s.lows[whole[1] - 1] in HOLDERS and c.s.lows[whole[0]] in en.DETERMINERS
    if not held and not is_body(c, whole):
        return []
    part = antecedent(c, whole[0] - 1)
    if part is not None and c.s.lows[part[0]] in {"a", "an"} and c.s.low(part[0] - 1) == ",":
        part = c.noun_to(part[0] - 1)
    if part is None or (c.tag(i + 1) in "pw" and not _may_be_owned(c, part)):
        return []
    return _linked(c, part, whole) if is_owned(c, part) else []


def _may_be_owned(c: Chunks, part: Range) -> bool:
    """Tell whether words of a phrase call it a body: a castle may be bought as well."""
    return not _BODIES.isdisjoint(low.removesuffix("'s") for low in c.s.lows[slice(*part)])


def _whole_before(c: Chunks, i: int, group: int) -> Range | None:
    """The body that owns: the subject of a verb, or the noun before -ing."""
    if c.tags[i] == "g":
        noun = c.noun_to(group - (c.tag(group - 1) == ","))
        return noun if noun is not None and is_body(c, noun) else None
    if c.tag(group - 1) == "r":
        noun = antecedent(c, group - 1)
        heads = [noun] if noun is not None else []
    else:
        heads = subjects(c, group)
    if len(heads) != 1:
        return None
    if c.s.lows[heads[0][0]] in {"last", "this"} and (name := c.name_end(heads[0])) is not None:
        heads = [name]  # last year the group bought
    whole = c.with_of(heads[0])
    firm = is_body(c, heads[0]) or is_body(c, whole) or (
        c.name_end(heads[0]) is not None and not _BODIES.isdisjoint(c.s.lows[slice(*whole)])
    )  # fmt: skip
    if c.s.lows[i] in {"owns", "own"} and c.name_end(heads[0]) == heads[0]:
        return heads[0]
    held = c.s.lows[heads[0][1] - 1] in HOLDERS and c.s.lows[heads[0][0]] in en.DETERMINERS
    return whole if firm or held else None


def _part_at(c: Chunks, lo: int, *, weak: bool) -> list[Range] | None:
    """The bodies owned, from an item on: Red Kite; a studio, Red Kite; a station called."""
    noun = c.noun_at(lo)
    if noun is not None and c.s.low(noun[1]) == "of" and (
        c.s.lows[noun[1] - 1] in STAKES or c.s.lows[noun[0]] in _SHARES
    ):  # fmt: skip
        noun, weak = c.noun_at(noun[1] + 1), False  # 70 per cent of; all of
    if noun is None:
        return None
    if c.s.lows[noun[0]] == "it" and c.s.low(noun[1]) in _ENDS:
        return [noun]
    s, name = c.s, c.name_end(noun)
    if name is not None and s.lows[name[0]] not in FIRST_NAMES:
        if not _may_be_owned(c, noun) and (weak or name[1] - name[0] < 2):
            return None
        return listed(c, name)
    head = s.lows[noun[1] - 1]
    if head not in _BODIES:
        return None
    k = noun[1] + (s.low(noun[1]) == ",")
    k += s.low(k) in {"called", "named"}
    after = c.noun_at(k) if k > noun[1] else None
    if after is not None and s.low(after[1]) in _ENDS and (name := c.name_end(after)) and (
        name[0] == after[0] + (s.lows[after[0]] == "the") and s.lows[name[0]] not in FIRST_NAMES
    ):  # fmt: skip
        return [name]
    definite = s.lows[noun[0]] in {"the", "this"}
    return [noun] if definite and noun[1] - noun[0] < 4 and head in UNITS | INNER else None


def find_parent(c: Chunks, i: int) -> list[Link]:
    """Read `owner` and `parent`: B, A's parent company; the owner of A is B; its owner, B,."""
    s, noun = c.s, c.nouns.get(i)
    if noun is None or not (noun[1] == i + 1 or s.lows[noun[1] - 1] in _OVER):
        return []
    lo, hi = noun
    if not {"former", "previous", "first"}.isdisjoint(s.lows[lo:i]):
        return []
    if s.low(lo - 1) == "whose":
        part = antecedent(c, lo - 1)
        return _linked(c, part, _named_after(c, hi, apart=False))
    if s.low(hi) == "of" or (s.low(hi) == "in" and s.lows[i] == "shareholder"):
        thing = c.noun_at(hi + 1)
        part = (c.name_end(thing) or thing) if thing is not None else None
        if part is None or not is_owned(c, thing or part):
            return []
        parts = listed(c, part)
        end = parts[-1][1]
        whole = _named_after(c, end, apart=True) or _named_before(c, lo)
        return [e for p in parts for e in _linked(c, p, whole)]
    owned = next((k for k in range(lo, hi) if s.lows[k].endswith(("'s", "s'"))), None)
    owned = owned if owned is not None else next((k - 1 for k in range(lo + 1, hi)
                                                  if s.lows[k] == "'"), None)  # fmt: skip
    if owned is not None and (
        c.tags[owned] == "N" or s.lows[owned].removesuffix("'s") in OF_UNITS | HEADS
    ):  # fmt: skip
        return _linked(c, (lo, owned + 1), _named_after(c, hi, apart=True) or _named_before(c, lo))
    if s.lows[lo] in {"its", "their"}:
        whole = _named_after(c, hi, apart=True)
        if whole is None:
            return []
        return _linked(c, body_before(c, lo) or (lo, lo + 1), whole)
    return []


def is_owned(c: Chunks, thing: Range) -> bool:
    """Tell whether a phrase may name a body that is owned: a name, and no house or ship."""
    return c.name_end(thing) is not None or c.s.lows[thing[1] - 1] in OF_UNITS


def _named_after(c: Chunks, k: int, *, apart: bool) -> Range | None:
    """The name after a description: between commas, or after `is`."""
    s = c.s
    if s.low(k) in {"is", "was"}:
        name = c.noun_at(k + 1)
        held = name is not None and s.lows[name[0]] == "the" and s.lows[name[1] - 1] in HOLDERS
        if held and name is not None and s.low(name[1]) in _ENDS:
            return name  # whose sole shareholder is the defence ministry
    else:
        name = c.noun_at(k + (s.low(k) == ","))
        if name is None or (s.low(name[1]) not in _ENDS and (apart or s.low(k) == ",")):
            return None
    if name is None or c.name_end(name) is None or s.lows[name[0]] in FIRST_NAMES:
        return None
    whole = c.with_of(name)
    known = apart is False or name[1] - name[0] > 1 or is_body(c, whole)
    return whole if known and s.lows[name[0]] not in ROLES else None


def _named_before(c: Chunks, lo: int) -> Range | None:
    """The name before a description: B, the owner of; B is the parent of."""
    k = lo - 1
    if c.s.low(k) in {"is", "was"}:
        noun = subject_of(c, k)
    else:
        noun = c.noun_to(k) if c.s.low(k) == "," else None
    if noun is None or c.name_end(noun) is None or c.s.lows[noun[0]] in FIRST_NAMES:
        return None
    return noun


def _linked(c: Chunks, part: Range | None, whole: Range | None) -> list[Link]:
    if part is None or whole is None or c.s.lows[part[0]] in FIRST_NAMES:
        return []
    return [Link(kind="part_of", subject=part, object=whole)]


def find_stake(c: Chunks, i: int) -> list[Link]:
    """Read `holds 60 per cent of B`; `has a majority stake in B`."""
    s = c.s
    at = max((k for k in range(i + 1, min(len(s), i + 7)) if s.lows[k] in STAKES), default=None)
    if (
        at is None
        or "minority" in s.lows[i:at]
        or s.low(at + 1) not in {"in", "of"}
        or c.tags[i] not in "vx"
    ):
        return []
    part, heads = c.noun_at(at + 2), subjects(c, i)
    if part is None or c.name_end(part) is None or len(heads) != 1 or not is_body(c, heads[0]):
        return []
    return [Link(kind="part_of", subject=c.name_end(part) or part, object=heads[0])]


def find_imprint(c: Chunks, i: int) -> list[Link]:
    """Read a name before a word for a part: a Harrow Press imprint; Harrow Press imprint B."""
    s, noun = c.s, c.nouns.get(i)
    if noun is None or i == noun[0] or c.tags[i - 1] != "N":
        return []
    lo = i - 1
    while lo > noun[0] and c.tags[lo - 1] == "N":
        lo -= 1
    whole = (lo, i)
    if i - lo < 2 or s.forms[i].isupper():
        return []
    if noun[1] > i + 1 and all(c.tags[k] == "N" for k in range(i + 1, noun[1])):
        return [Link(kind="part_of", subject=(i + 1, noun[1]), object=whole)]
    if noun[1] != i + 1 or s.lows[noun[0]] not in {"a", "an", "the"}:
        return []
    part = _named_before(c, noun[0])
    return _linked(c, part, whole)
