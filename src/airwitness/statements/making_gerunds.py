"""English: who does what *-ing* tells after a preposition: fined after airing; by posting it."""

from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.subjects import subjects
from airwitness.statements.words import among
from airwitness.statements.works import is_somebody

_BLAMES = among(
    """
    fined fines punished criticised criticized condemned rebuked reprimanded censured suspended
    banned sanctioned praised thanked convicted jailed blamed faulted commended sacked dismissed
    """
)
"""What is done to somebody for what they did; not for what they are but accused of."""
_SUM = 8  # items between who is fined and what for
AFTER = among("after before by since while when on upon despite through")
_FAR = 26  # items to the comma after words that lead in


def maker_of_gerund(c: Chunks, i: int) -> list[Range]:
    """Find who is meant: the subject of the clause, before the preposition or after a comma.

    Args:
        c: The sentence.
        i: The verb in *-ing*.
    """
    if i <= 1 + (c.tag(0) in "ca"):
        comma = next((k for k in range(i + 1, min(len(c.s), i + _FAR)) if c.tags[k] == ","), None)
        found = [] if comma is None else [c.noun_at(comma + 1)]
        return [noun for noun in found if noun is not None and is_somebody(c, noun)]
    k = i - 2
    while k > 0 and c.tags[k] not in "vx.rs":
        k -= 1
    if c.tags[k] not in "vx":
        return []
    while k > 0 and c.tags[k - 1] in "xa":
        k -= 1
    return [noun for noun in subjects(c, k)[:1] if is_somebody(c, noun)]


def blamed_for(c: Chunks, i: int) -> list[Range]:
    """Who is blamed for what *-ing* tells: has fined Vesper TV 400,000 crowns for showing."""
    preposition = i - 1
    if c.s.low(preposition) not in {"for", "over"}:
        return []
    verb = next(
        (k for k in range(preposition - 1, max(-1, preposition - _SUM - 4), -1)
         if c.s.lows[k] in _BLAMES or c.tags[k] == "."), None,
    )  # fmt: skip
    if verb is None or c.s.lows[verb] not in _BLAMES or c.tags[verb] != "v":
        return []
    noun = c.noun_at(verb + 1)
    if noun is None:
        return []
    hi = next((k for k in range(noun[0] + 1, noun[1]) if c.s.lows[k][0].isdigit()), noun[1])
    return [(noun[0], hi)] if is_somebody(c, (noun[0], hi)) else []
