"""Who a speaker is where names have no capitals: the words themselves, or who spoke before."""

from airwitness.statements.arabic_things import body_cut, work_of
from airwitness.statements.arabic_words import fold
from airwitness.statements.found import Found, Range
from airwitness.statements.memory import Known, Memory
from airwitness.statements.records import How, Phrase, Speaker
from airwitness.statements.sentences import TERMINALS, Sentence
from airwitness.statements.words import among

_LOOKED_AT = 40  # speakers looked back upon
_ARTICLE = "ال"
_PAPERS = among(
    """
    سجل سجلات وثائق وثيقة فواتير فاتورة بيانات احصاءات ارقام دراسة استطلاع ملف ملفات كتيب مصادر
    سند اسناد امار گزارش پرونده قرارداد این همین
    """
)
_TITLE = 20  # characters: shorter quoted words after a colon may be but a name


def identify_plain(text: str, s: Sentence, found: Found, memory: Memory) -> Speaker | None:
    """Say who speaks, by the words of the sentence or of the one before."""
    if found.unknown:
        return None
    if found.inherits or found.core is None or found.speaker is None:
        return _told_of(text, s, found, memory) or _going_on(text, s, found, memory)
    lo, hi = found.speaker
    while hi - 1 > lo and not s.lows[hi - 1][0].isalnum():
        hi -= 1
    core = found.named or found.core
    name = _unjoined(Phrase.of(text, [s.span(*core)]).text, found)
    role = None
    after = found.core[1] + 1
    if found.named is not None and found.core[0] < core[0]:
        before = min(core[0], found.core[1])
        role = Phrase.of(text, [s.span(found.core[0], before)]).text
    elif hi > after:
        role = Phrase.of(text, [s.span(after, hi)]).text
    full = _fuller(name, memory)
    speaker = Speaker(
        phrase=Phrase.of(text, [s.span(lo, hi)]),
        name=full,
        role=role,
        how=How.NAMED if full == name else How.REFERRED,
    )
    if found.rule.endswith("according") and _is_paper(text, s, found.core):
        return speaker  # whoever spoke goes on after it
    memory.last = speaker
    memory.names.append(speaker.name)
    memory.voices.append((speaker, found.gender))
    return speaker


def _is_paper(text: str, s: Sentence, core: Range) -> bool:
    """Tell whether a source is a paper, which says nothing further."""
    first = fold(text[s.starts[core[0]] : s.ends[core[0]]]).removeprefix("ل").removeprefix("ال")
    return first in _PAPERS or work_of(first) is not None


def _told_of(text: str, s: Sentence, found: Found, memory: Memory) -> Speaker | None:
    """Whom the sentence before is about: the mayor received them. And he said."""
    if found.cue is None or found.core is not None or memory.told_of is None:
        return None
    before, (lo, hi) = memory.told_of
    if before.block != s.block or not memory.past or memory.past[-1] is not before:
        return None
    if memory.last is not None and memory.last.phrase.spans[0][0] >= before.starts[0]:
        return None  # the sentence before says who speaks
    first = fold(before.lows[lo])
    if (found.gender == "f") != first.endswith("ة") and found.gender in {"m", "f"}:
        return None
    last = Found(cue=None, content=[], rule=found.rule, speaker=(lo, hi), core=(lo, hi))
    last.gender = found.gender
    return identify_plain(text, before, last, memory)


def _going_on(text: str, s: Sentence, found: Found, memory: Memory) -> Speaker | None:
    """Whoever spoke before: the last whose verb had this gender, where it shows."""
    phrase = Phrase.of(text, [s.span(*found.core)]) if found.core is not None else None
    last = next(
        (v for v, g in reversed(memory.voices[-_LOOKED_AT:]) if g in {"", found.gender}),
        memory.last,
    ) if found.gender in {"m", "f"} else memory.last  # fmt: skip
    if last is None:
        if phrase is None:
            return None
        return Speaker(phrase=phrase, name=phrase.text, how=How.PRONOUN)
    memory.last = last
    return Speaker(
        phrase=phrase or last.phrase, name=last.name, role=last.role,
        affiliation=last.affiliation, how=How.PRONOUN if phrase else How.CONTINUED,
    )  # fmt: skip


def _unjoined(name: str, found: Found) -> str:
    """A name without the letter of its cue: for the police."""
    if not found.joined:
        return name
    name = name[1:].removeprefix("ـ")
    return _ARTICLE + name[1:] if name.startswith("ل") else name


def _fuller(name: str, memory: Memory) -> str:
    """The longer name that ends with this one, or whose role it is, if it was said before."""
    if " " in name:
        return name
    thing = body_cut(fold(name)) is not None or work_of(fold(name)) is not None
    ends = () if thing else reversed(memory.names[-_LOOKED_AT:])  # the report: not its author
    longer = next((n for n in ends if n.endswith(" " + name)), None)
    if longer is not None or not name.startswith(_ARTICLE):
        return longer or name
    word = name.removeprefix(_ARTICLE)
    return next(
        (
            v.name
            for v, _ in reversed(memory.voices[-_LOOKED_AT:])
            if v.role and (v.role.startswith((word + " ", name)) or v.role == word)
        ),
        name,
    )


def set_off(s: Sentence) -> int | None:
    """Place of the first quoted words, if a colon sets them off and they are no mere title."""
    i = min(s.quotes, default=0)
    if s.low(i - 1) != ":" or i < 2:  # noqa: PLR2004 (a word and the colon)
        return None
    q = s.quotes[i]
    return i if q.last in TERMINALS or q.end - q.start > _TITLE else None


def about_nobody(memory: Memory) -> Known | None:
    """Nobody is told by how often a name stands: there are no capitals."""
    del memory
    return None
