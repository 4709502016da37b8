# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""English: whom a sentence names that nobody speaks in, for the pronouns of the next."""

from airwitness.statements import english as en
from airwitness.statements import titles
from airwitness.statements.found import Range
from airwitness.statements.memory import Known, Memory
from airwitness.statements.names import (
    ARTICLES,
    classify,
    gender_of,
    in_full,
    is_named,
    is_plural,
    past_owners,
    run_end,
    whole_name,
)
from airwitness.statements.openings import past_opening
from airwitness.statements.phrases import MONTHS, is_adverb, is_verb
from airwitness.statements.pronouns import meant
from airwitness.statements.sentences import Sentence
from airwitness.statements.who import add_roles, by_role, referred
from airwitness.statements.words import among

_SOMEBODY = (titles.ROLES - titles.ORGANISATIONS) | titles.PLURALS
_POSTS = titles.ROLES - titles.ORGANISATIONS
_BODIES = titles.ORGANISATIONS | titles.GENERIC
_BODY_WORDS = titles.ORGANISATIONS - titles.ROLES
_MANY = _BODIES | titles.ROLES
_ENDS = frozenset({",", "documents", "says", "employs", "names", "lists"}) | en.PREPOSITIONS
_OPENS = among("when while after before as although though if once in on at during with for since")
_APPOSED = ARTICLES | titles.ROLES
_PLACED = among("in at from near to outside across around on by")
_CALLED_SO = titles.WORKS | among(
    """
    journal magazine album novel serial series film play opera book village town island ship vessel
    ferry album single prize street district hotel pub restaurant
    """
)
"""The journal Early Mind is nobody."""
_DAYS = among("day eve year night week festival")
_INTRODUCES = among("a an the one my our his her its their another two three four several some")
_ACTS = among(
    """
    laughed laughs smiled smiles shrugged shrugs nodded nods sighed sighs grinned grins wept weeps
    praised thanked scored sat sits stood walked looked looks lives lived married retired
"""
)
_DEEDS = among(
    """
    laughed laughs smiled smiles shrugged shrugs nodded nods sighed sighs grinned grins wept weeps
    leaned leans frowned frowns winced winces hesitated hesitates blinked blinks waved waves spat
    spits coughed coughs swallowed swallows giggled giggles chuckled chuckles groaned groans glanced
    glances gestured gestures knelt kneels bowed bows whistled whistles hummed hums yawned yawns
    beamed beams blushed blushes
    """
)
_ACTS |= _DEEDS
_NEAR = 8  # items after a name
_MET = among("asked met interviewed phoned")
"""Who does such a thing, or to whom it is done, is somebody."""
_SHE = frozenset({"he", "she"})
_HIS = {"his": "m", "her": "f"}
_NO_NAME = (
    en.DETERMINERS
    | en.PREPOSITIONS
    | en.CONJUNCTIONS
    | en.SUBORDINATORS
    | en.WEEKDAYS
    | en.ADVERBS
    | frozenset(en.PRONOUNS)
)


def notice(s: Sentence, memory: Memory) -> Range | None:
    """Keep in mind whom a sentence begins with; say where, if it is somebody who can speak."""
    if len(s) == 0:
        return None
    first = s.lows[0]
    if first in titles.PLURALS and first not in _NO_NAME:
        _notice_described(s, memory)
    if first == "the" and s.low(1) in _BODIES and s.low(2) == ",":
        return _notice_described(s, memory)  # The company, a subsidiary of Pell Mutual, employs
    return _cleft(s, memory) or _notice_first(s, memory)


def _notice_first(s: Sentence, memory: Memory) -> Range | None:
    """Keep in mind the first name or pronoun of a main clause, or its description."""
    first = s.lows[0]
    lo = _main_clause(s)
    lows = s.lows
    owner = meant(_HIS[first], memory, s, 0) if first in _HIS else None
    if not _DEEDS.isdisjoint(lows) and (deed := _deed(s)) is not None:
        return _notice_pronoun(s, deed, memory)
    known, place = _notice_names(s, lo, memory, owner)
    if known or first in en.PRONOUNS:
        return place
    described = _notice_described(s, memory)
    if owner is not None:
        memory.touch(owner, s.starts[0])  # His father mended nets. He
    return described


def _deed(s: Sentence) -> int | None:
    """Place of who does what goes with speech: When I mention it she laughs."""
    near = range(min(len(s) - 1, 16))
    return next((k for k in near if s.lows[k] in _SHE and s.lows[k + 1] in _DEEDS), None)


def _notice_names(
    s: Sentence, lo: int, memory: Memory, owner: Known | None
) -> tuple[bool, Range | None]:
    """Keep in mind the first name, or pronoun, from item lo; tell if there is one, and where."""
    near = min(lo + 9, len(s))
    forms, lows = s.forms, s.lows
    while lo < near:
        if lows[lo] in _SHE and not (lo == 2 and lows[1] in _POSTS):  # The goalkeeper he beat
            return True, _notice_pronoun(s, lo, memory)
        if not forms[lo][0].isupper() or _is_no_name(s, lo):
            lo += 1
            continue
        hi = run_end(s, lo, len(s))
        if forms[hi - 1].endswith(("'s", "’s")) and not _SHE.isdisjoint(lows[hi:near]):
            lo = hi  # When I mention Toval's song she laughs
            continue
        known = _notice_name(s, lo, hi, memory)
        if known is not None:
            _notice_pair(s, lo, hi, memory)
            if owner is not None and known is not owner and not known.gender:
                memory.touch(owner, known.at)  # Her agent, Bo Trask, heard of it. She sued
            return True, (lo, hi) if known.kind == "p" else None
        lo = hi
    return False, None


def _cleft(s: Sentence, memory: Memory) -> Range | None:
    """Somebody set off before `who`: and it is the translator who speaks."""
    if "who" not in s.lows[4:]:
        return None
    who = s.lows.index("who", 4)
    lo = next((k for k in range(who - 2, max(who - 5, 1), -1) if s.lows[k] == "the"), None)
    if lo is None or s.low(lo - 1) not in en.BE or s.low(lo - 2) != "it":
        return None
    known = by_role(s, (lo, who), memory) or referred(s.lows[who - 1], memory, s, lo)
    if known is None or known.kind != "p":
        return None
    memory.touch(known, s.starts[lo])
    return lo, who


def _notice_pronoun(s: Sentence, lo: int, memory: Memory) -> Range:
    known = meant(en.PRONOUNS[s.lows[lo]], memory, s, lo)
    if known is not None:
        memory.touch(known, s.starts[lo])
    return lo, lo + 1


def _is_no_name(s: Sentence, lo: int) -> bool:
    """Tell whether a word with a capital is none of a name: On, Said; but: A. Lump."""
    low = s.lows[lo]
    if low in MONTHS and (lo == 0 or s.low(lo - 1) in en.PREPOSITIONS or s.low(lo - 1) == "and"):
        return True  # Between January and June the Sarn Group recorded
    return (low in _NO_NAME and s.low(lo + 1) != ".") or (lo == 0 and low in en.CUES)


def _main_clause(s: Sentence) -> int:
    """First item of the main clause: Asked about the song, Mira Toval shrugged."""
    first = s.lows[0]
    opens = first in _OPENS or first.endswith(("ed", "ing")) or s.is_quote(0)
    if not opens or s.is_name(1):
        return 0
    comma = next((k for k in range(2, min(len(s), 18)) if s.lows[k] == ","), None)
    if comma is None or comma + 1 >= len(s):
        return 0
    apposed = s.is_name(comma - 1) and s.lows[comma + 1] in {"a", "an"}
    return 0 if apposed else comma + 1  # At the back sits Father Anton, a monk


def _notice_pair(s: Sentence, lo: int, hi: int, memory: Memory) -> None:
    """Keep two in mind, for `they`: Mr Pell and his wife."""
    if s.low(hi) == "and" and s.low(hi + 1) in _HIS and s.low(hi + 2) in titles.ROLES:
        name = s.wording(lo, hi + 3, "")
        memory.learn(Known(name=name, kind="g", at=s.starts[lo])).at = s.starts[lo]


def _notice_name(s: Sentence, lo: int, hi: int, memory: Memory) -> Known | None:
    """Keep a name in mind, with the role that stands beside it."""
    lo = past_owners(s, lo, hi) if hi - lo > 1 else lo
    if hi - lo == 1:
        return _notice_single(s, lo, memory)
    nobody = _is_placed(s, lo) or s.low(lo - 1) in _CALLED_SO or s.lows[hi - 1] in _DAYS
    known = None if nobody else classify(s, lo, hi)
    if known is None or (known.kind == "g" and "and" not in s.lows[lo:hi]):
        return None
    if known.kind == "p" and not known.role and s.low(lo - 1) == "the":
        return None  # the Sea Wall songs
    owns = "its" in s.lows[hi : hi + _NEAR] and not known.role and not known.gender
    if known.kind == "p" and (s.low(lo - 1) in _BODY_WORDS or (owns and lo == 0)):
        known.kind = "o"  # The band Nine Wells; Grey Dairies is recalling its cheese
    if known.kind == "p" and s.low(lo - 1) == "," and s.lows[0] in _INTRODUCES:
        end = next((k for k in range(2, lo - 1) if s.lows[k] in en.PRONOUNS), lo - 1)
        known.role = known.role or s.wording(1, end, "")
        known.gender = known.gender or gender_of(s, 0, lo)
    elif known.kind == "p" and s.low(lo - 1) in _POSTS:
        known.role = known.role or s.low(lo - 1)  # The presenter Mira Toval sat alone
        known.gender = known.gender or gender_of(s, lo - 1, lo)
    elif known.kind == "p" and s.low(hi) == ",":
        _add_apposed(s, known, (lo, hi), memory)
    return memory.learn(in_full(memory, known))


def _notice_single(s: Sentence, lo: int, memory: Memory) -> Known | None:
    """Keep a name of one word in mind: Burgess, the captain; his wife Rosa."""
    if (lo == 0 and s.low(1) == "," and _is_somebody(s, 2)) or (
        s.low(lo - 1) in {"named", "called"} and s.low(0) in _INTRODUCES and lo < 5
    ):
        known = in_full(memory, Known(name=s.forms[lo], kind="p", at=s.starts[lo]))
        known = memory.learn(known)
        known.gender = known.gender or gender_of(s, 0, lo)
        _add_apposed(s, known, (lo, lo + 1), memory)
        return known
    role = s.low(lo - 1)
    if role in titles.ROLES and s.low(lo - 2) in en.POSSESSIVES and not s.is_name(lo - 1):
        return memory.learn(
            Known(
                name=s.forms[lo], kind="p", role=role, at=s.starts[lo],
                gender=gender_of(s, lo - 1, lo),
            )
        )  # fmt: skip
    form = s.forms[lo]
    if form in memory.known and s.low(lo + 1)[:1].isalpha():
        memory.touch(memory.known[form], s.starts[lo])
        return memory.known[form]
    full = whole_name(memory, form.removesuffix("'s").removesuffix("’s"))
    if full is not None and full not in memory.known:
        return memory.learn(Known(name=full, kind="p", at=s.starts[lo]))
    if full is None:
        acts = s.low(lo + 1) in _ACTS or (role in _MET and not s.is_name(lo + 1))
        one = Known(name=s.forms[lo], kind="p", at=s.starts[lo])
        return memory.learn(one) if acts and s.lows[lo] not in _SOMEBODY else None
    memory.touch(memory.known[full], s.starts[lo])
    return memory.known[full]


def _is_somebody(s: Sentence, k: int) -> bool:
    """Tell whether what stands between the commas at k says more of a person."""
    if s.low(k) in {"who", "whose"} or s.low(k).isdigit():
        return True
    close = next((n for n in range(k, min(len(s), k + 9)) if s.lows[n] == ","), k)
    return s.low(k) in _APPOSED | en.POSSESSIVES and any(
        s.lows[n] in titles.ROLES for n in range(k, close)
    )


def _is_placed(s: Sentence, lo: int) -> bool:
    """Tell whether a name only says where: born in Upper Dell, at the Free University."""
    return s.low(lo - 1 - (s.low(lo - 1) == "the")) in _PLACED


def _add_apposed(s: Sentence, known: Known, run: Range, memory: Memory) -> None:
    """Ilse Marn, the education minister, visited: keep the role in mind."""
    close = next((k for k in range(run[1] + 1, min(len(s), run[1] + 12)) if s.lows[k] == ","), None)
    if close is not None and s.lows[run[1] + 1] in _APPOSED:
        add_roles(s, known, run[0], run, run, (run[0], close), memory)


def _notice_described(s: Sentence, memory: Memory) -> Range | None:
    """Keep in mind whom a sentence begins with where no name says it: a fisherman, teachers."""
    if len(s) < 3:
        return None
    first = s.lows[0]
    if first in titles.PLURALS and first not in _INTRODUCES:
        memory.learn(Known(name=s.forms[0], kind="g", at=s.starts[0])).at = s.starts[0]
        return None
    lo = past_opening(s)
    first = s.lows[lo]
    head = _described_head(s, lo) if first in _INTRODUCES else None
    head = _acting_head(s, lo) if head is None and first in _INTRODUCES else head
    if head is None:
        _notice_body(s, memory)
        return None
    plural = s.lows[head] in titles.PLURALS
    known = None
    if first == "the" and not plural:
        known = by_role(s, (lo, head + 1), memory) or referred(s.lows[head], memory, s, lo)
    if known is not None:
        memory.touch(known, s.starts[lo])
    if known is None:
        name = " ".join(s.forms[lo + (first in ARTICLES) : head + 1])
        known = Known(
            name=name, kind="g" if plural else "p", gender=gender_of(s, lo, head + 1),
            at=s.starts[lo], role="" if plural else name,
        )  # fmt: skip
        memory.learn(known).at = s.starts[lo]
    named = None if plural else _apposed_name(s, head + 1)
    if named is not None and known.kind == "p" and not is_named(known):
        memory.known.pop(known.name, None)
        memory.learn(Known(name=named, kind="p", gender=known.gender, role=known.role, at=known.at))
        return head + 2, head + 2 + len(named.split())
    return None if plural else (lo, head + 1)


def _acting_head(s: Sentence, lo: int) -> int | None:
    """The word before a deed of somebody's: The tanner spat; a woman in red frowned."""
    acts = next((k for k in range(lo + 2, min(lo + 9, len(s))) if s.lows[k] in _DEEDS), None)
    if acts is None or any(not s.lows[k][0].isalpha() or _is_verb(s, k) for k in range(lo, acts)):
        return None
    end = next((k for k in range(lo + 1, acts) if s.lows[k] in en.PREPOSITIONS), acts)
    person = s.lows[end - 1]
    known = person in titles.WORKS or person in _BODIES or person.endswith("s")
    return None if known or s.is_name(end - 1) or end - 1 <= lo else end - 1


def _apposed_name(s: Sentence, comma: int) -> str | None:
    """The name between two commas: Her daughter, Lenke, still has them."""
    if s.low(comma) in {"named", "called"} and s.is_name(comma + 1):
        return s.wording(comma + 1, run_end(s, comma + 1, min(len(s), comma + 5)), "")
    if s.low(comma) == "and":  # His wife and business partner, Sólrun,
        comma = next((k for k in range(comma + 1, comma + 4) if s.low(k) == ","), comma)
    hi = run_end(s, comma + 1, min(len(s), comma + 4))
    closed = s.low(comma) == "," and s.low(hi) == "," and hi > comma + 1
    return s.wording(comma + 1, hi, "") if closed else None


def _notice_body(s: Sentence, memory: Memory) -> None:
    """Keep in mind the body or document that a sentence begins with, for `it says`."""
    if s.lows[0] not in _INTRODUCES:
        return
    end = next((k for k in range(1, min(7, len(s))) if _ends_subject(s, k)), None)
    head = (end or 1) - 1
    while head > 1 and is_adverb(s, head):
        head -= 1
    if end is None or head < 1 or not s.lows[head][0].isalpha():
        return
    if s.is_name(head) and (head > 1 or s.lows[1] not in _BODY_WORDS):
        return
    kind = "o" if s.lows[head] in _BODIES else "w" if s.lows[head] in titles.WORKS else ""
    if not kind and is_plural(s.lows[head]) and s.lows[head][:-1] in _MANY:
        kind = "g"
    if kind and (s.lows[0] != "the" or referred(s.lows[head], memory, s, 0) is None):
        name = " ".join(s.forms[1 : head + 1])
        memory.learn(Known(name=name, kind=kind, at=s.starts[0])).at = s.starts[0]


def _ends_subject(s: Sentence, k: int) -> bool:
    """Tell whether a subject ends before item k: a verb, a mark, quoted words."""
    low = s.lows[k]
    if is_verb(s, k) or low in _ENDS or s.is_quote(k):
        return True
    after = s.lows[k - 1] in _BODIES and low.endswith("s")  # The ministry disputes this
    return (
        k > 1 and not s.is_name(k) and (after or low.endswith(("ed", "sts"))) and low[0].isalpha()
    )


def _is_verb(s: Sentence, k: int) -> bool:
    return is_verb(s, k) or (s.lows[k] in en.CUES and en.CUES[s.lows[k]][2] == "s")


def _described_head(s: Sentence, lo: int) -> int | None:
    """The word for somebody in the phrase with which a sentence begins."""
    head = next((k for k in range(lo + 1, min(lo + 5, len(s))) if s.lows[k] in _SOMEBODY), None)
    between = range(lo + 1, head or lo)
    if head is None or any(
        not s.lows[k][0].isalpha() or _is_verb(s, k) or s.lows[k] in en.PREPOSITIONS
        for k in between
    ):
        return None
    while s.low(head + 1) in titles.ROLES:
        head += 1
    return None if s.lows[head].endswith("'s") or s.is_name(head + 1) else head
