# ruff: noqa: PLR2004 (how far one looks stands in the rules)
"""English: a body named within a phrase: the army's Visual Service; the press office of the Guard.

Here a phrase alone tells of which body a part is, whatever else its sentence says.
"""

from dataclasses import replace

from airwitness.statements import chains
from airwitness.statements import english as en
from airwitness.statements.chains import Link
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.sentences import Sentence
from airwitness.statements.subjects import antecedent
from airwitness.statements.titles import FIRST_NAMES, ROLES
from airwitness.statements.words import among

_OFFICES = among(
    "office department bureau directorate section secretariat cell branch unit division desk"
)
_WINGS = among("wing arm corps")
_PARTS = _OFFICES | among(
    """
    service wing arm corps brigade regiment board council team academy fund trust company
    cooperative press workshop centre center institute lab laboratory
    """
)
_ENSEMBLES = among("choir orchestra band ensemble studio chorus troupe theatre")
_OUTLETS = among(
    """
    channel station radio studio newspaper magazine label band choir ensemble publisher website
    """
)
_INNER_TOO = _PARTS | _ENSEMBLES | _OUTLETS
COMPOUND = among("army navy police ministry party military guard militia church regiment brigade")
INNER = _PARTS | _ENSEMBLES
"""Words for a part of a body."""
_OWNERS = chains.BODIES | among(
    """
    front column staff navy embassy church rebels militants group insurgents guerrillas separatists
    militias loyalists royalists partisans gang cartel sect diocese parish governorate prefecture
    municipality lodge crown palace presidency factory brewery mill mine fighters military
    """
)
_LANDS = among(
    """
    republic islands isles north south east west coast valley province city kingdom capital sea
    river lakes marshes fens highlands lowlands delta states union peninsula region district
    """
)
_NAMED_PARTS = chains.BODIES | among(
    """
    sector cadre collective section cell channel desk squad platoon bureau crew circle commission
    secretariat fund mission line ensemble chorus radio tv press theatre house
    """
)
OWNED = ("-owned", "-run", "-controlled", "-operated")
"""How a word ends that names an owner: army-owned."""
_BY_WHOM = chains.BODIES | among("military rebel militia junta palace crown embassy church")


_ROLES = ROLES - chains.BODIES
_WORKS_UNDER = among("operates operated works worked falls fell comes sits sat")
_BELONGS = among("belongs belonged answers answered reports reported")


def find_within(c: Chunks) -> list[Link]:
    """Find every edge that a phrase by itself tells."""
    found: list[Link] = []
    for i, low in enumerate(c.s.lows):
        if low in _INNER_TOO and (noun := c.nouns.get(i)) is not None and noun[1] == i + 1:
            found += _owned_part(c, noun) or _part_of(c, noun)
        elif low in _OFFICES and c.s.is_name(i) and (noun := c.nouns.get(i)) is not None and (
            noun[1] == i + 2 and c.s.low(i + 2) == "of"
        ):  # fmt: skip
            found += _part_of(c, noun)
        elif low in _NAMED_PARTS and c.s.is_name(i) and c.s.is_name(i - 1) and i > 1:
            noun = c.nouns.get(i)
            found += _owned_part(c, noun) if noun is not None and noun[1] == i + 1 else []
        elif low.endswith(OWNED):
            found += _adjective(c, i)
        elif low in COMPOUND and c.s.low(i + 1) in _OUTLETS:
            found += _compound(c, i)
        elif low == "which" and c.s.low(i - 1) in {"under", "to", "of", "within"}:
            found += _under_which(c, i)
    return found


def is_body(c: Chunks, noun: Range) -> bool:
    """Tell whether a phrase names a body: the brigade, the Interior Ministry, ORTK."""
    s = c.s
    lo, hi = noun
    lows = [low.removesuffix("'s").removesuffix("s'") for low in s.lows[lo:hi]]
    if lows[-1] in _OWNERS:
        return hi - lo > 1 or s.is_name(lo)
    first = s.forms[hi - 1].removesuffix("'s").removesuffix("’s")
    if len(first) > 1 and first.isupper():
        return True
    return any(low in chains.BODIES for low in lows) and c.tags[hi - 1] == "N"


def _owned_part(c: Chunks, noun: Range) -> list[Link]:
    """The army's Visual Service; the brigade's propaganda office; the army said its Song Corps."""
    s, (lo, hi) = c.s, noun
    named = s.is_name(hi - 1)
    if s.lows[lo] in {"its", "their"}:
        owner = body_before(c, lo) if named else None
        return [Link(kind="part_of", subject=(lo + 1, hi), object=owner)] if owner else []
    if s.low(lo - 1) == "of" and s.lows[lo].endswith("'s") and s.is_name(lo):
        return _of_the_whole(c, noun) if named else []
    k = next((n for n in range(hi - 2, lo, -1) if is_owner(s, n)), None)
    if k is None or s.lows[k].removesuffix("'s") in _ROLES:
        return []
    own = s.lows[k + 1] == "own"
    told = (
        named
        or own
        or (s.lows[hi - 1] in _OFFICES | _WINGS and hi - k > 2)
        or (_is_outlet(c, noun) and (s.is_name(k) or s.lows[k].removesuffix("'s") in COMPOUND))
    )
    if not told or not _may_hold(c, lo, k, hi - k + 9 * own):
        return []
    end = k + (s.lows[k] != "'")
    head = c.noun_to(lo - 1) if s.low(lo - 1) == "of" else None
    if head is not None and s.lows[head[1] - 1] in chains.BODIES:
        lo = head[0]  # the Party of the Plough's youth wing
    return [Link(kind="part_of", subject=(k + 1 + own, hi), object=(lo, end))]


def _is_outlet(c: Chunks, noun: Range) -> bool:
    """Tell whether a phrase is a choir or station by itself: not of whom somebody is the head."""
    s, (lo, hi) = c.s, noun
    head = c.noun_to(lo - 1) if s.low(lo - 1) in {"of", "for"} else None
    person = head is not None and not ROLES.isdisjoint(s.lows[slice(*head)])
    return s.lows[hi - 1] in _ENSEMBLES | _OUTLETS and not person and s.low(hi) != "the"


def _may_hold(c: Chunks, lo: int, k: int, far: int) -> bool:
    """Tell whether an owner is a body: the army's, the Levy's; and no part of a name of its own."""
    s = c.s
    end = k + (s.lows[k] != "'")
    if end == k and s.is_name(k - 1) and far < 4:
        return False  # the Cadets' Choir
    the_name = s.lows[lo] == "the" and end == lo + 2 and s.is_name(lo + 1)
    return is_body(c, (lo, end)) or (the_name and far > 2)


def _of_the_whole(c: Chunks, noun: Range) -> list[Link]:
    """The Ministry of Culture's Department of Memory."""
    lo, head = noun[0], c.noun_to(noun[0] - 1)
    if head is None or c.s.lows[head[1] - 1] not in chains.BODIES:
        return []
    return [Link(kind="part_of", subject=(lo + 1, c.with_of(noun)[1]), object=(head[0], lo + 1))]


def is_owner(s: Sentence, k: int) -> bool:
    """Tell whether an item is owner of what follows: the army's; the mark of the Rangers'."""
    return s.low(k).endswith("'s") or (s.low(k) == "'" and s.low(k - 1).endswith("s"))


def _part_of(c: Chunks, noun: Range) -> list[Link]:
    """The education department of the Eastern Army Group."""
    s = c.s
    lo, hi = noun
    whole = c.noun_at(hi + 1) if s.low(hi) == "of" else None
    ensemble = _is_outlet(c, noun)
    if whole is None or s.lows[lo] not in {"the", "its"} or hi - lo < 3 - ensemble or (
        s.lows[lo + 1] in {"parent", "sister", "rival", "former", "owner"}
    ):  # fmt: skip
        return []
    named = any(c.tags[k] == "N" for k in range(*whole))
    if hi - lo < 3 and (s.is_name(hi - 1) or whole[1] - whole[0] < 3):
        return []
    if s.is_name(hi - 1) and s.lows[whole[0]] == "the" and c.tags[whole[1] - 1] == "N" and (
        s.lows[whole[1] - 1] not in _LANDS
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


def body_before(c: Chunks, lo: int) -> Range | None:
    """The one body that a sentence names before `its`: the army; the Column's broadcasts."""
    s = c.s
    found: list[Range] = []
    for k in range(lo):
        noun = c.noun_at(k)
        if noun is None or noun[1] > lo:
            continue
        owner = next((n for n in range(k + 1, noun[1]) if is_owner(s, n)), None)
        end = owner + (s.lows[owner] != "'") if owner is not None else k
        if owner is not None and (is_body(c, (k, end)) or (
            s.lows[k] == "the" and end == k + 2 and s.is_name(k + 1)
        )):  # fmt: skip
            found.append((k, end))
        elif is_body(c, noun):
            whole = c.with_of(noun)
            found.append(whole if whole[1] <= lo else noun)
    return found[0] if len(found) == 1 and s.lows[found[0][0]] not in en.POSSESSIVES else None


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
