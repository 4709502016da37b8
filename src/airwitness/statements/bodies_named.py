"""English: whether a phrase names a body, and which one a sentence named before."""

from airwitness.statements import chains
from airwitness.statements import english as en
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.sentences import Sentence
from airwitness.statements.words import among

_OWNERS = chains.BODIES | among(
    """
    front column staff navy embassy church rebels militants group insurgents guerrillas separatists
    militias loyalists royalists partisans gang cartel sect diocese parish governorate prefecture
    municipality lodge crown palace presidency factory brewery mill mine fighters military
    """
)
LANDS = among(
    """
    republic islands isles north south east west coast valley province city kingdom capital sea
    river lakes marshes fens highlands lowlands delta states union peninsula region district
    """
)
"""Words with which places are named."""


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


def is_owner(s: Sentence, k: int) -> bool:
    """Tell whether an item is owner of what follows: the army's; the mark of the Rangers'."""
    return s.low(k).endswith("'s") or (s.low(k) == "'" and s.low(k - 1).endswith("s"))


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
