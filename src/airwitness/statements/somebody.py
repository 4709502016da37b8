"""English: whether a description is one of somebody: an old ferryman; not: lesson six."""

from airwitness.statements import titles
from airwitness.statements.memory import Known
from airwitness.statements.names import is_named
from airwitness.statements.words import among

SUFFIXES = ("man", "woman", "person", "er", "or", "ist", "ian", "eer", "ant", "aire", "ess")
NO_PERSON = among(
    """
    number paper letter river winter summer water order matter member power tower border weather
    corner chapter door floor error tenor motor sector vector factor harbour humor computer printer
    loudspeaker trailer poster banner folder offer answer dinner supper centre center theater
    theatre quarter register newspaper plant restaurant grant business process access success
    illness witness minister drawer counter shutter speaker monitor elevator radiator tractor
    reactor corridor mirror horror terror colour favour labour helicopter server router scanner
    container bomber boiler cooker toaster freezer fever lever ladder murder disaster monster
    plaster cluster laughter slaughter manner hammer
    """
)
_THINGS = among(
    """
    the this that these those lesson hotel restaurant first second third last one part version
    country town city village place thing figure chapter page rule law act article clause season
    episode series building street house home school ship boat train car plane tank gun
    """
)
_BEFORE_HEAD = among("of for from in at with who whose which on by to about that")


def is_thing(known: Known) -> bool:
    """Tell whether a description, and no name, is surely none of a person.

    Args:
        known: What was named or described; its role holds the words of a description.
    """
    if known.gender or is_named(known):
        return False
    words = known.role.lower().split() or known.name.lower().split()
    end = next((n for n, word in enumerate(words) if n and word in _BEFORE_HEAD), len(words))
    head = words[end - 1]
    if words[0] in {"another", "one"} or (head in titles.ROLES and head not in _THINGS):
        return False
    participle = end == 1 and len(words) > 1
    return head in _THINGS or head in NO_PERSON or head.isdigit() or participle
