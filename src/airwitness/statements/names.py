"""English: names, told by capitals, and what a name names: somebody, a body, several people."""

import re

from airwitness.statements import english as en
from airwitness.statements import titles
from airwitness.statements.found import Range
from airwitness.statements.memory import Known, Memory
from airwitness.statements.sentences import Sentence
from airwitness.statements.words import among, listed

ARTICLES = among("the a an")
_LINKS = among("of the and for de la van von der den al bin ibn & del di da")
_NO_NAMES = frozenset(titles.GENDERED | titles.OFFICES)
_BEFORE_NAME = ARTICLES | en.POSSESSIVES | _LINKS
HEAD_ENDS = among("of for from in at with who whose which on by to about that (")
_COMPOUND = ("dad-", "mum-", "mother-of", "father-of", "ex-", "gran-of", "granny-of")
_NEAR_BODY = 4_000  # characters before a short name, in which the long one is looked for
_LONGEST_WORD = 24
_HONOURS = listed("KC QC SC MP MEP MSP PhD OBE MBE CBE KBE DBE MD")
_CALLED = among("named called")
_MANY = ("als", "ists", "ians", "ents", "ants", "ees", "ives")
_PARTICLES = among("van von de der den al bin ibn di da del la le el ter ten")
"""With which last names of two words begin: Ms Van Aalst."""
_CHANNELS = among("one two three four five six seven")
"""With which names of stations end: Carrow One."""
_PAPERS = among("daily weekly")
_RANKS = among(
    """
    special permanent under general under-secretary assistant regional deputy attorney chief prime
    principal honorary resident executive managing parliamentary
    """
)
"""Words that say which of several posts."""
_POSTS = (titles.ROLES - titles.ORGANISATIONS) - titles.BODIES
_NUMBERS = among("one two three four others nobody somebody")
_NUMBERED = among("one two three four five six seven eight nine ten")
_OF_MANY = among("are were have")
_ONE_NAME = r"([A-ZÀ-Þ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+)?)"
_TWO_NAMES = re.compile(rf"(?<![\w-]){_ONE_NAME} (?={_ONE_NAME}\b(?!’|'| [A-ZÀ-Þ][a-z]))")
_NO_FIRST_NAME = (
    en.DETERMINERS | en.PREPOSITIONS | en.CONJUNCTIONS | en.SUBORDINATORS | en.WEEKDAYS
    | en.ADVERBS | en.AUXILIARIES | frozenset(en.PRONOUNS) | frozenset(en.CUES)
    | titles.ROLES | titles.ORGANISATIONS
)  # fmt: skip


def whole_names(memory: Memory) -> dict[str, str]:
    """Last names → names of two words, wherever in a text they stand."""
    if memory.whole is None:
        memory.whole = {}
        for first, word in _TWO_NAMES.findall(memory.body):
            low = word.lower()
            if not {first.lower(), low} & _NO_FIRST_NAME and low not in titles.WORKS:
                memory.whole.setdefault(word, f"{first} {word}")
    return memory.whole


def whole_name(memory: Memory, last: str) -> str | None:
    """The name of two words that a text somewhere gives to a last name."""
    return memory.surnames.get(last.lower()) or whole_names(memory).get(last)


def in_full(memory: Memory, known: Known) -> Known:
    """Give somebody called by the last name the whole one: Ms Marn, Ms Van Aalst."""
    name = known.name
    if known.kind != "p" or name in memory.known:
        return known
    full = whole_name(memory, name) if " " not in name else None
    if " " in name and name.split()[0].lower() in _PARTICLES:
        full = next((n for n in memory.known if n.endswith(f" {name}")), None)
    known.name = full or name
    return known


def is_short_for_body(memory: Memory, known: Known) -> bool:
    """Tell whether one word is what a body is called for short: Vesper, where Vesper TV stands."""
    if " " in known.name or known.role or known.name in memory.surnames.values():
        return False
    name = f"{known.name} "
    at = memory.text.find(name, max(0, known.at - _NEAR_BODY), known.at)
    while at >= 0:
        behind = at + len(name)
        word = re.match(r"[A-Z][\w-]*", memory.text[behind : behind + _LONGEST_WORD])
        if word is not None and word.group().lower() in titles.ORGANISATIONS:
            return True
        at = memory.text.find(name, behind, known.at)
    return False


def run_end(s: Sentence, lo: int, limit: int) -> int:
    """End of the run of capitalised words that begins at lo."""
    hi = lo
    while hi < limit and (
        s.is_name(hi) or s.forms[hi].isdigit()
        or (s.lows[hi] in _LINKS and hi + 1 < limit and s.is_name(hi + 1) and hi > lo)
        or (s.lows[hi] == "." and s.lows[hi - 1] in en.ABBREVIATIONS)
        or (s.lows[hi] == "." and len(s.lows[hi - 1]) == 1)
        or (hi > lo and _is_their(s, hi))
    ):  # fmt: skip
        hi += 1
    return hi


def _is_their(s: Sentence, k: int) -> bool:
    """Tell whether a mark stands within the name of a body: the Teachers' Federation."""
    if s.lows[k] not in {"'", "’"} or not s.is_name(k - 1) or not s.lows[k - 1].endswith("s"):
        return False
    near = (n for n in (k + 1, k + 2) if s.is_name(n))
    return any(s.lows[n] in titles.ORGANISATIONS for n in near)


def past_owners(s: Sentence, lo: int, hi: int) -> int:
    """First item of the name itself: Harbour Lights' Candy Broke."""
    for k in range(hi - 2, lo - 1, -1):
        if s.forms[k].endswith(("'s", "’s")) and s.lows[hi - 1] not in titles.ORGANISATIONS:
            return k + 1
    return lo


def _before_honours(s: Sentence, lo: int, hi: int) -> int:
    """End of a name without what is set behind it: Roy Lane KC."""
    while hi - lo > 1 and s.forms[hi - 1] in _HONOURS:
        hi -= 1
    return hi


def classify(s: Sentence, lo: int, hi: int) -> Known | None:
    """What a run of capitalised words names."""
    first = lo
    role, gender, lo = _posts(s, lo, hi)
    hi = _before_honours(s, lo, hi)
    if not role and (post := _post_end(s, lo, hi)) is not None:
        role, gender = s.forms[lo:post], gender_of(s, lo, post)
        lo = first = post
    if lo >= hi or (role and s.lows[lo] in {"of", "for", "the"}):
        return None
    if (hi - first == 1 and s.lows[first] in _NO_NAMES) or _is_office(s, first, hi):
        return None
    last = s.lows[hi - 1].removesuffix("'s")
    is_body = (
        last in titles.BODIES
        or (hi - lo > 1 and last in _CHANNELS)
        or any(s.lows[k].removesuffix("'s") in titles.ORGANISATIONS for k in range(lo, hi))
    )
    is_body = is_body or (hi - lo > 1 and last in _NUMBERED)  # Channel Four
    if role and role[-1].lower() in _PAPERS:  # The Daily Bell
        lo, is_body = first, True
    name = s.wording(lo, hi, " ".join(s.forms[lo:hi]))
    name = name.removesuffix("'s").removesuffix("’s").replace(" . ", ". ")
    if is_body and not (role and s.lows[first] in titles.TITLES):
        kind = "o"
    elif last in titles.PLURALS or "and" in s.lows[lo:hi]:
        kind = "g"
    else:
        kind = "p"
        if "of" in s.lows[lo + 2 : hi]:
            name = name.partition(" of ")[0]
        gender = gender or titles.FIRST_NAMES.get(s.lows[lo], "")
    return Known(name=name, kind=kind, gender=gender, role=" ".join(role), at=s.starts[lo])


def _posts(s: Sentence, lo: int, hi: int) -> tuple[list[str], str, int]:
    """Roles with which a name begins, the gender they tell, and the first item after them."""
    gender, role = "", []
    if hi - lo > 1 and s.lows[lo].startswith(_COMPOUND):
        role.append(s.forms[lo])
        lo += 1
    while lo < hi and (s.lows[lo] in titles.ROLES or s.lows[lo] == "."):
        if hi - lo == 1 or (
            s.lows[lo] in titles.ORGANISATIONS and s.lows[hi - 1] in titles.ORGANISATIONS
        ):
            break
        if s.lows[hi - 1].removesuffix("'s") in titles.BODIES:
            break  # the Home Guard, the State Police: a body, and no guard called Home
        gender = gender or titles.GENDERED.get(s.lows[lo], "")
        role.append(s.forms[lo])
        lo += 1
    return role, gender, lo


def _is_office(s: Sentence, lo: int, hi: int) -> bool:
    """Tell an office from a name: The Auditor General, Mira Toval; The Deputy Spokesperson."""
    last = s.lows[hi - 1].removesuffix("'s")
    if hi - lo > 1 and s.low(hi) == ",":
        before = s.low(lo - 1) in _BEFORE_NAME
        if last in titles.OFFICES or (last in titles.ROLES and s.is_name(hi + 1) and before):
            return True
    only = all(s.lows[k] in titles.ROLES or s.lows[k] in _RANKS for k in range(lo, hi))
    return only and last in _POSTS and s.low(lo - 1) in ARTICLES


def _post_end(s: Sentence, lo: int, hi: int) -> int | None:
    """End of a post in a body, before a name: Board Chairman Dr. Hal Goran."""
    if s.lows[lo] not in titles.ORGANISATIONS or s.lows[hi - 1] in titles.ORGANISATIONS:
        return None
    k = next((k for k in range(hi - 2, lo, -1) if s.lows[k] in _POSTS), None)
    if k is None:
        return None
    k += 1 + (s.lows[k + 1] == ".")
    return k if k < hi and s.lows[k] not in _LINKS else None


def owns(s: Sentence, run: Range, hi: int) -> bool:
    """Tell whether a name only says whose: Loomi's head of safety."""
    return run[1] < hi and s.forms[run[1] - 1].endswith(("'s", "’s"))


def head_end(s: Sentence, lo: int, hi: int) -> int:
    """End of the words of a phrase before `of`, `who` and the like."""
    for k in range(lo + 1, hi):
        if s.lows[k] in HEAD_ENDS:
            named = s.is_name(k - 1) and s.lows[k - 1] in titles.ORGANISATIONS
            if s.lows[k] == "of" and named and (s.is_name(k + 1) or s.lows[k + 1] == "the"):
                continue
            return k
    return hi


def name_run(s: Sentence, lo: int, hi: int) -> Range | None:
    """Last run of capitalised words in a noun phrase; not a lone first word of a sentence."""
    end = hi
    while end > lo and not (s.is_name(end - 1) or s.forms[end - 1].isdigit()):
        end -= 1
    if end == lo or end < hi:
        return None
    begin = end
    while begin > lo and (
        s.is_name(begin - 1) or s.forms[begin - 1].isdigit()
        or (s.lows[begin - 1] in _LINKS and begin - 1 > lo and s.is_name(begin - 2))
        or (s.lows[begin - 1] == "." and begin - 1 > lo)
        or (begin - 1 > lo and _is_their(s, begin - 1))
    ):  # fmt: skip
        begin -= 1
    while begin < end and s.lows[begin] in _BEFORE_NAME:
        begin += 1
    is_body = s.lows[end - 1] in titles.ORGANISATIONS
    while begin + 1 < end and not is_body and s.forms[begin].endswith(("'s", "’s")):
        begin += 1
    if begin >= end or s.forms[begin].isdigit():
        return None
    alone = begin == 0 and end - begin == 1
    low = s.lows[begin]
    if alone and (
        low in titles.PLURALS
        or low in titles.ROLES
        or low in titles.WORKS
        or low in en.DETERMINERS
        or low in _NUMBERS
        or low.removesuffix("s") in titles.ROLES
        or low.endswith(_MANY)
        or is_many_say(s)
    ):
        return None
    return begin, end


def is_many_say(s: Sentence) -> bool:
    """Tell whether a sentence begins with a plural, told by its verb: Guests say, Workers were."""
    low, following = s.low(0), s.low(1)
    many = low.endswith("s") and not low.endswith(("ss", "us", "is"))
    cue = en.CUES.get(following)
    return many and (following in _OF_MANY or (cue is not None and cue[2] == "b"))


def is_plural_role(s: Sentence, memory: Memory) -> bool:
    """Tell whether the first word of a sentence is a word for several people: Workers at."""
    low = s.low(0)
    if not low.endswith("s") or s.is_name(1) or whole_name(memory, s.forms[0]) is not None:
        return False
    one = low[:-1]
    return (
        low in titles.PLURALS
        or one in titles.ROLES
        or low.endswith(_MANY)
        or one.endswith(("er", "ist", "ian", "or"))
    )


def name_in(s: Sentence, lo: int, hi: int) -> Range | None:
    """The name an apposition gives: the critic and former deputy mayor Ilse Marn."""
    k = lo + (s.low(lo) == ",")
    called = next((n for n in range(k, hi - 1) if s.lows[n] in _CALLED and s.is_name(n + 1)), None)
    if called is not None:
        return called + 1, run_end(s, called + 1, hi)  # a teacher named Perdita Callow
    while k < hi and not s.is_name(k):
        if s.lows[k] in HEAD_ENDS or s.lows[k] == ",":
            return None
        k += 1
    while k < hi:
        end = run_end(s, k, hi)
        of = next((n for n in range(k + 2, end) if s.lows[n] == "of"), end)
        if titles.ORGANISATIONS.isdisjoint(s.lows[k:of]):
            end = of  # Prof Una Dahl of Northmoor University
        if not s.forms[end - 1].endswith(("'s", "’s")):
            return k, end
        k = end
        while k < hi and not s.is_name(k):
            if s.lows[k] in HEAD_ENDS or s.lows[k] == ",":
                return None
            k += 1
    return None


def gender_of(s: Sentence, lo: int, hi: int) -> str:
    """The gender that a word of a phrase gives away, if one does."""
    return next((titles.GENDERED[w] for w in s.lows[lo:hi] if w in titles.GENDERED), "")


def is_named(known: Known) -> bool:
    """Tell a name from a description: not `Her mother`."""
    return known.name[:1].isupper() and known.name.split()[0].lower() not in en.POSSESSIVES


def is_plural(head: str) -> bool:
    """Tell whether a noun names several people."""
    return head in titles.PLURALS or (head.endswith("s") and not head.endswith("ss"))
