"""Who a speaker is where names have no capitals: the words themselves, or who spoke before."""

from airwitness.statements.found import Found, Range
from airwitness.statements.memory import Memory
from airwitness.statements.records import How, Phrase, Speaker
from airwitness.statements.sentences import Sentence


def identify_plain(text: str, s: Sentence, found: Found, memory: Memory) -> Speaker | None:
    """Say who speaks, by the words of the sentence or of the one before."""
    if found.unknown:
        return None
    last = memory.last
    if found.inherits or found.core is None or found.speaker is None:
        if last is None:
            return None
        how = How.CONTINUED if found.core is None else How.PRONOUN
        phrase = last.phrase
        if found.core is not None:
            phrase = Phrase.of(text, [s.span(*found.core)])
        return Speaker(
            phrase=phrase, name=last.name, role=last.role, affiliation=last.affiliation, how=how
        )
    lo, hi = found.speaker
    while hi - 1 > lo and not s.lows[hi - 1][0].isalnum():
        hi -= 1
    name = Phrase.of(text, [s.span(*found.core)]).text
    role = None
    after = found.core[1] + 1
    if hi > after:
        role = Phrase.of(text, [s.span(after, hi)]).text
    speaker = Speaker(
        phrase=Phrase.of(text, [s.span(lo, hi)]),
        name=_fuller(name, memory),
        role=role,
        how=How.NAMED,
    )
    memory.last = speaker
    memory.names.append(speaker.name)
    return speaker


def _fuller(name: str, memory: Memory) -> str:
    """The longer name that ends with this one, if it was said before."""
    if " " in name:
        return name
    return next((n for n in reversed(memory.names[-40:]) if n.endswith(" " + name)), name)


def notice_nobody(s: Sentence, memory: Memory) -> Range | None:
    """Nobody is told by the look of a word: there are no capitals."""
    del s, memory
    return None
