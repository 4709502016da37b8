"""English: a verb of making that is left out: the first was aired by A, the second by B."""

from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.makers import agents_at
from airwitness.statements.making_groups import Event
from airwitness.statements.making_works import UNDERGOING, WORKS
from airwitness.statements.words import among
from airwitness.statements.works import COUNTED, Works

_WHICH = among(
    """
    first second third fourth fifth last latter former other others rest remainder next later
    earlier final one
    """
)
_FAR = 14  # items between what was done by the one and by the next


def find_gapped(c: Chunks, works: Works, events: list[Event]) -> list[Event]:
    """Find works with a maker after `by`, where the verb stands but once.

    Args:
        c: The sentence.
        works: Its works.
        events: What was read of its verbs, in order.
    """
    found: list[Event] = []
    for b in [n for n, low in enumerate(c.s.lows) if low == "by"]:
        noun = c.noun_to(b)
        before = next((e for e in reversed(events + found) if e.passive and e.end < b), None)
        if noun is None or before is None or not 0 < noun[0] - before.end < _FAR:
            continue
        between = c.tags[before.end : noun[0]]
        if any(t in "vxrsg" for t in between) or c.s.low(noun[0] - 1) not in {",", "and", ";"}:
            continue
        work = _which(c, works, noun)
        if work is None and works.is_pronoun(noun) and _is_number(c, before.works[0][0]) and (
            _is_number(c, noun[0])
        ):  # fmt: skip
            work = noun  # nine were made by A and three by B
        makers, end = agents_at(c, b + 1)
        if work is not None and makers:
            found.append(Event(kind=before.kind, verb=before.verb, group=b, passive=True,
                               makers=makers, works=[work], end=end))  # fmt: skip
    return found


def _is_number(c: Chunks, i: int) -> bool:
    return c.s.lows[i] in COUNTED or c.s.lows[i].isdigit()


def _which(c: Chunks, works: Works, noun: Range) -> Range | None:
    """The second; the music; “…”: what a verb was not said of anew."""
    lows = c.s.lows
    if lows[noun[0]] in {"the", "a", "another"} and lows[noun[1] - 1] in _WHICH:
        return noun
    if works.is_pronoun(noun) and noun[1] - noun[0] > 1:
        return noun  # the remaining five
    if noun[1] - noun[0] == 1 and lows[noun[0]] in {"others", "another", "some"}:
        return noun
    if lows[noun[0]] in {"the", "its", "their", "his", "her"} or c.s.is_quote(noun[0]):
        return works.of(noun, WORKS | UNDERGOING)
    return None
