"""English: the body of which it is said that it is part of another, and the way up from there."""

from airwitness.statements import chains
from airwitness.statements import english as en
from airwitness.statements.bodies_named import is_body
from airwitness.statements.bodies_words import HEADS, HOLDERS, OF_UNITS, TURNS
from airwitness.statements.chains import Link
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.sentences import DASHES
from airwitness.statements.subjects import antecedent, subjects
from airwitness.statements.titles import ROLES

_HAS = frozenset({"has", "have", "had"})
_FAR = 10  # items between `which` and its verb


def verb_from(c: Chunks, i: int) -> int:
    """First item of a verb, its auxiliaries and what leads to it: turned out to be."""
    while i > 0 and c.tags[i - 1] in "xa":
        i -= 1
    if c.s.lows[i] == "been":  # has for a decade been
        i = next((k for k in range(i - 1, max(0, i - 6), -1) if c.s.lows[k] in _HAS), i)
    if c.tag(i - 1) == "t":  # that turned out to be owned by
        k = i - 1
        while k > 0 and c.tags[k - 1] in "va":
            k -= 1
        if not TURNS.isdisjoint(c.s.lows[k:i]):
            return k
    return i


def noun_before(c: Chunks, comma: int) -> Range | None:
    """The phrase before a comma or dash, over letters in brackets: the Morale Office (MO), part of.

    Args:
        c: The sentence.
        comma: Item of the comma.
    """
    if c.s.low(comma - 1) == ")":
        opens = next((k for k in range(comma - 2, max(0, comma - 5), -1) if c.s.low(k) == "("), 0)
        comma = opens or comma
    return c.noun_to(comma)


def opens_aside(c: Chunks, k: int) -> bool:
    """Tell whether an aside begins at an item: a comma, or a dash that another closes."""
    low = c.s.low(k)
    return low == "," or (low in DASHES and not DASHES.isdisjoint(c.s.lows[k + 1 :]))


def subject_of(c: Chunks, group: int) -> Range | None:
    """The body before a verb; over days and years after `which`."""
    k = group
    while k > 0 and group - k < _FAR and c.tags[k - 1] in "pnwad":
        k -= 1
    if c.tag(k - 1) == "r" and (c.tag(k) == "p" or "d" not in c.tags[k:group]):
        group = k
    if c.tag(group - 1) == "r":
        comma = c.tag(group - 2) == ","
        nearest = c.noun_to(group - 1 - comma)
        return _meant(c, nearest, group - 1) if nearest is not None else None
    heads = subjects(c, _before_cue(c, group))
    if len(heads) != 1:
        return None
    if c.tags[heads[0][1] - 1] == "N" and c.s.low(heads[0][1]) == "of":
        return c.with_of(heads[0])  # the Institute of Memory
    return named_beside(c, heads[0])


def _before_cue(c: Chunks, group: int) -> int:
    """Over who says so: The licensee, it notes, is a subsidiary of."""
    s = c.s
    if s.low(group - 1) != "," or s.low(group - 2) not in en.CUES:
        return group
    comma = next((k for k in range(group - 3, max(0, group - 7), -1) if s.lows[k] == ","), group)
    return comma if c.noun_at(comma + 1) is not None else group


def _meant(c: Chunks, nearest: Range, relative: int) -> Range | None:
    """Whom `which` means: the name before it; A, a house in a suburb that; A, a company, which."""
    s = c.s
    head = antecedent(c, relative)
    if head is None or head == nearest or s.lows[head[1] - 1] in ROLES:
        head = nearest
    elif s.low(nearest[0] - 1) != "of" and (
        is_body(c, nearest) or s.lows[head[1] - 1] not in HEADS | OF_UNITS
    ):  # fmt: skip
        return c.name_end(nearest) or nearest
    elif s.lows[head[0]] in {"a", "an"} and s.low(head[1]) == "of" and is_body(c, nearest):
        head = nearest  # is an arm of the Directorate, which
    else:
        head = (head[0], nearest[1]) if s.low(head[1]) == "of" else head
    if s.lows[head[0]] in {"a", "an"} and s.low(head[0] - 1) == ",":
        name = c.noun_to(head[0] - 1)
        head = name if name is not None and c.name_end(name) is not None else head
    return with_head(c, c.name_end(head) or head)


def named_beside(c: Chunks, noun: Range) -> Range:
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


def edges_to(c: Chunks, subject: Range | None, lo: int) -> list[Link]:
    """Go from a subject to the body named at an item, and on along the phrase."""
    if subject is None or c.tags[subject[0]] == "q":
        return []
    noun = c.noun_at(lo)
    if noun is not None and c.s.lows[noun[0]] in en.POSSESSIVES | {"the", "a"} and (
        c.name_end(noun) is None and c.s.lows[noun[1] - 1] in HOLDERS
    ):  # fmt: skip
        return [Link(kind="part_of", subject=subject, object=_named_at(c, noun))]
    return chains.edges(c.s, subject, lo, set())


def _named_at(c: Chunks, noun: Range) -> Range:
    """The name that closes a sentence after a description: of a mining company, Ferrocobre."""
    name = c.noun_at(noun[1] + 1) if c.s.low(noun[1]) == "," else None
    closes = name is not None and c.name_end(name) == name and c.s.low(name[1]) in {".", ",", ";"}
    return name if closes and name is not None and c.s.lows[noun[0]] in {"a", "an"} else noun


def with_head(c: Chunks, noun: Range) -> Range:
    """A name with what it hangs on: National Memory, the Institute of National Memory."""
    head = c.noun_to(noun[0] - 1) if c.s.low(noun[0] - 1) in {"of", "for"} else None
    whole = head is not None and c.tags[head[1] - 1] == "N" and c.tags[noun[0]] == "N"
    return (head[0], noun[1]) if head is not None and whole else noun
