"""English: whom `he`, `she`, `they` and `it` mean."""

from airwitness.statements.genders import gender_by_text
from airwitness.statements.looking_back import look_back, named_before
from airwitness.statements.memory import Known, Memory
from airwitness.statements.names import is_named
from airwitness.statements.protagonists import protagonist
from airwitness.statements.sentences import Sentence
from airwitness.statements.somebody import is_thing
from airwitness.statements.titles import ROLES
from airwitness.statements.words import among

_KINDS = {"m": "p", "f": "p", "n": "ow", "p": "go"}
_DOCUMENTS = among(
    """
    paper notice order complaint lawsuit filing label entry report study survey letter statement
    ruling book article document review audit bulletin poll judgment judgement editorial release
    email memo memorandum
    """
)
_HIS = among("his her")
_HUNG = among("by of from with to on in at")
_WHEN = among("when while as because after before if although though since until")
_ASKERS = among("by asked pressed told questioned said says")
_QUESTIONS = among("whether if what who how why when where which about")
_AUTHOR = frozenset({"i", "we"})
_LEAD = 3  # words before a name, among which a preposition hangs it on others
_READS = among("read reads")
_HEAD = 60  # characters from the begin of a sentence: who stands there is its subject
_WORKS_TELL = among(
    "tells asks informs promises urges calls describes begins goes reads sings shows speaks says"
)


def meant(letter: str, memory: Memory, s: Sentence, lo: int) -> Known | None:
    """Say whom a pronoun means: whoever spoke last, or was named since.

    Args:
        letter: `m`, `f` or `n` for one, `p` for several.
        memory: What the text named so far.
        s: The sentence.
        lo: Item of the pronoun.
    """
    last = memory.last_known
    wanted = _wanted(letter, last, s, lo)
    if letter in "mf":
        here = _here(letter, memory, s, lo) if _follows(s, lo) else None
        if here is not None:
            return here
        last = None if last is not None and (last.kind == "w" or is_thing(last)) else last
    at = s.starts[lo]
    asker = _asker(s, lo)
    recent = (k for k in memory.recent() if k.at <= at and k.at not in asker)
    best = next((k for k in recent if _may_be(k, wanted, letter, memory)), None)
    near = memory.past[-1].starts[0] if memory.past else 0
    if best is None or (best.at < near and (last is None or last.speaks < near)):
        nearer = _nearer(letter, memory, best)
        if nearer is not None:
            best = nearer
            last = last if last is not None and last.speaks >= best.at else None
    if letter == "n" and best is None and last is not None and _may_be_body(last):
        last.kind = "o"  # Amnesty said … . It said …
    if (
        last is not None
        and _may_be(last, wanted, letter, memory)
        and (best is None or best.at <= last.speaks or not _is_nearer(best, last, letter, near))
    ):
        best = last
    before = memory.before[1] if memory.before and memory.asked else None
    asked = before is not None and before.gender == letter
    if asked and best is not None and best is last and not best.gender:
        best = before  # The buyer asked whether it would do. “No,” she said
    if best is not None and letter in "mf":
        best = _or_protagonist(best, letter, memory, near)
        best.gender = best.gender or letter
    return best


def _asker(s: Sentence, lo: int) -> range:
    """Characters that say who asks, and does not answer: Asked by the judge, Ida Renn, if he."""
    if s.low(0) not in {"asked", "pressed", "questioned", "quizzed", "challenged"}:
        return range(0)
    by = next((k for k in range(1, min(4, lo)) if s.lows[k] == "by"), None)
    end = next((k for k in range(1, lo) if s.lows[k] in _QUESTIONS), lo)
    return range(s.starts[by], s.starts[end]) if by is not None and end > by else range(0)


def _wanted(letter: str, last: Known | None, s: Sentence, lo: int) -> str:
    """Kinds of what a pronoun may mean."""
    if letter != "n":
        return _KINDS.get(letter, "")
    if s.low(lo + 1) in _READS:
        return "w"
    return _KINDS["n"] if _may_be_work(s) or _is_document(last) else "o"


def _nearer(letter: str, memory: Memory, best: Known | None) -> Known | None:
    """Somebody in the sentences before, and nearer than who is known to fit best."""
    found = look_back(letter, memory)
    if found is None or (_is_by(found, memory) and _led(best, memory)):
        return None
    if best is not None and found.at <= best.at:
        return None
    known = memory.learn(found)
    known.at = max(known.at, found.at)
    return known


def _is_by(known: Known, memory: Memory) -> bool:
    """Tell whether somebody is but who made a thing: a story written by the newcomer Ines Abara."""
    return "by" in memory.text[max(0, known.at - 24) : known.at].split()


def _led(known: Known | None, memory: Memory) -> bool:
    """Tell whether one of the last sentences was about somebody, and began so."""
    if known is None or not known.gender:
        return False
    return any(s.starts[0] <= known.at < s.starts[0] + _HEAD for s in memory.past)


def _follows(s: Sentence, lo: int) -> bool:
    """Tell whether a clause stands beside another: I doubt Toval when he; As I told Toval, he."""
    beside = s.low(lo - 1) == "," or s.low(1) in _AUTHOR  # When I tell Tull about it she laughs
    return s.low(lo - 1) in _WHEN or (beside and s.low(0) in _WHEN)


def _here(letter: str, memory: Memory, s: Sentence, lo: int) -> Known | None:
    """The one person of that gender named before in the same sentence, who is not the asker."""
    asked = s.low(1) not in _AUTHOR and not _ASKERS.isdisjoint(s.lows[:lo])
    if asked or (s.quotes and min(s.quotes) < lo):
        return None
    known = named_before(s, lo, memory)
    if known is None or " " not in known.name or not _may_be(known, _KINDS[letter], letter, memory):
        return None
    known = memory.learn(known)
    known.gender = known.gender or letter
    return known


def _is_nearer(best: Known, last: Known, letter: str, near: int) -> bool:
    """Tell whether somebody comes first, or what the sentence before began with, and was silent."""
    if letter in "mf":
        return True
    began = letter == "n" and near <= best.at < near + _HEAD
    return began and (best.kind == "w" or (best.kind == "o" and last.speaks < near))


def _or_protagonist(best: Known, letter: str, memory: Memory, near: int) -> Known:
    """Whom the text is about, rather than somebody of unknown gender who did not speak just now."""
    spoke = best is memory.last_known and best.speaks >= near
    if (best.gender and not _is_relation(best)) or spoke:
        return best
    if (only := _only_one(letter, memory, best)) is not None:
        return only
    if near <= best.at < near + _HEAD and not _is_relation(best):
        leads = memory.text[near : best.at].split()[-_LEAD:]
        if _HUNG.isdisjoint(leads):
            return best
    main = protagonist(memory)
    if main is not None and main.gender == letter:
        return main
    floor = memory.past[0].starts[0] if memory.past else 0
    sure = (k for k in memory.recent() if k.kind == "p" and k.gender == letter and k.at >= floor)
    return next(sure, best)


def _only_one(letter: str, memory: Memory, best: Known) -> Known | None:
    """The one named person of that gender, where but an office came since: the Representative."""
    if best.gender or not (_is_office(best) and is_named(best)):
        return None
    people = (k for k in memory.recent() if k.kind == "p" and k.gender == letter)
    named = [k for k in people if is_named(k) and not _is_office(k)]
    return named[0] if len(named) == 1 and named[0].speaks >= best.speaks else None


def _is_office(known: Known) -> bool:
    return known.name.split()[-1].lower() in ROLES


def _is_relation(known: Known) -> bool:
    """Tell whether somebody is but called whose they are: his father."""
    return known.name.split()[0].lower() in _HIS


def _may_be(known: Known, wanted: str, letter: str, memory: Memory) -> bool:
    """Tell whether kind and gender fit."""
    if known.kind not in wanted:
        return False
    if letter in "mf" and not known.gender:
        if is_named(known):
            return gender_by_text(known, memory) in {"", letter}
        return not is_thing(known)
    return letter not in "mf" or known.gender in {"", letter}


def _is_document(known: Known | None) -> bool:
    return known is not None and known.kind == "w" and not _DOCUMENTS.isdisjoint(known.name.split())


def _may_be_body(known: Known) -> bool:
    """Tell whether a name that nothing shows to be a person's may be a body's."""
    named = known.kind == "p" and known.name[:1].isupper() and is_named(known)
    return named and not known.role and not known.gender


def _may_be_work(s: Sentence) -> bool:
    """Tell whether what `it` does here a song could do: tell, ask, promise; not announce."""
    return not _WORKS_TELL.isdisjoint(s.lows)
