# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""Arabic: who says what. The verb stands first, then who speaks, then what is said.

* `ar.after`: `قال X إن …`, `X قال إن …`, `وأضاف أن …`, `وكان X قد قال …`, `X، …، فقال: «…»`
* `ar.before`: `«…»، قال X`; `…، كما قال X`
* `ar.going`: `…، مضيفا أن …`
* `ar.according`: `بحسب X، …`; `نقلت … عن X قوله إن …`
* `ar.passive`: `قيل إن …`
"""

from dataclasses import replace

from airwitness.statements import arabic_words as ar
from airwitness.statements.arabic_content import Reach, content_after, quotes_end, thing_at
from airwitness.statements.arabic_cues import Cue, clause_before, find_cues
from airwitness.statements.arabic_nouns import (
    COMMAS,
    MARKS,
    is_joined,
    name_apposed,
    name_within,
    noun_after,
    noun_before,
    object_start,
    subject_of_clause,
    without_object,
)
from airwitness.statements.arabic_sources import find_sources, is_as_said
from airwitness.statements.found import Found, Range
from airwitness.statements.plain import set_off
from airwitness.statements.sentences import QUOTE, Sentence
from airwitness.statements.words import among

fold = ar.fold
CUES, HEDGES = ar.CUES, ar.HEDGES
_NOBODY = among("قيل يقال")
_NO_NEWS = among("يذكر يشار يجدر تجدر ينوه")
_PASSIVE = (
    "ذُكر",
    "أُعلن",
    "أُفيد",
    "نُقل",
    "يُعتقد",
    "يُزعم",
    "يُذكر",
    "يُشار",
    "يُظن",
    "يُرجح",
    "يُرجّح",
    "كُتب",
)
_DOUBTED = among("يعتقد يزعم يظن يرجح يفترض")
_ASKED = among("اوصي اوصت طلب طلبت قرر قررت امر امرت وعد وعدت توقع توقعت تعهد تعهدت اراد ارادت")
_PLACED = frozenset({"من", "في", "ومن", "وفي", "هنا", "لكن", "الي"})
_AHEAD = 3  # items before `as the police said` that are no statement: from here
_GOT = among("حصل حصلت حصلنا حصلوا اطلع اطلعت اطلعنا عثر عثرت عثرنا استند استندت")
_PAGES = among(
    "صفحته صفحتها حسابه حسابها موقعه موقعها منصة صفحة حساب موقع مدونته مدونتها تويتر فيسبوك"
)


Named = tuple[Range, Range]
"""Who is named: with appositions, and without."""


def find_said(s: Sentence) -> tuple[list[Found], int]:
    """Find every attribution in an Arabic sentence, and how many cues were tried."""
    lows = ar.fold_all(s.lows)
    for i, low in enumerate(s.lows):
        if low == "علي":
            lows[i] = "علي_"  # a name: `on` is written otherwise
    cues = find_cues(s, lows)
    found = [made for made in find_sources(s, lows) if made.settle(s)]
    last: Named | None = None
    for n, cue in enumerate(cues):
        if _is_within(cue, found):
            continue
        until = next((c.begin for c in cues[n + 1 :] if c.fresh and c.begin > cue.at), len(s))
        made = _said(s, lows, cue, until, last)
        if made is None:
            continue
        if made.speaker and made.core:
            last = made.speaker, made.core
        if made.settle(s) and not _is_taken(made, found):
            made.gender = cue.verb.gender
            found.append(made)
    if not found and (colon := _after_colon(s, lows)) is not None and colon.settle(s):
        found.append(colon)
    _find_names(s, lows, found)
    return sorted(found, key=lambda f: f.cue or (0, 0)), len(cues)


def _find_names(s: Sentence, lows: list[str], found: list[Found]) -> None:
    for made in found:
        if made.core is not None and made.speaker is not None:
            within = name_within(s, lows, made.core)
            made.named = within or name_apposed(lows, made.core, made.speaker[1])


def _after_colon(s: Sentence, lows: list[str]) -> Found | None:
    """Find words that a colon sets off where no verb says whose they are."""
    i = set_off(s)
    if i is None:
        return None
    made = Found(cue=None, content=[(i, i + 1)], rule="ar.colon", awaits=True)
    named = subject_of_clause(lows, 0, i - 1)
    if named is None:
        made.inherits = True
    else:
        made.speaker, made.core = named
    return made


def _is_within(cue: Cue, found: list[Found]) -> bool:
    """Tell whether a cue is part of what somebody is said to have said, or of a source."""
    for made in found:
        source = made.rule == "ar.according"
        if source and made.cue is not None and made.cue[0] <= cue.at < made.cue[1]:
            return True
        if (source or not cue.fresh) and any(a <= cue.at < b for a, b in made.content):
            return True
    return False


def _is_taken(made: Found, found: list[Found]) -> bool:
    """Tell whether what would be said was read as said by another."""
    return any(made.quotes & other.quotes and other.content == made.content for other in found)


def _said(s: Sentence, lows: list[str], cue: Cue, until: int, last: Named | None) -> Found | None:
    i, verb = cue.at, cue.verb
    made = Found(cue=(i, i + 1), content=[], rule="ar.after", denied=verb.kind == "d")
    if _says_nobody(s, lows, i, made) or verb.kind == "r" or _is_in_which(s, lows, i):
        return None
    if i and lows[i - 1] in ar.NOT and not is_as_said(lows, i):
        made.negated, made.cue = True, (i - 1, i + 1)
    if verb.kind == "g":
        return _going(s, lows, cue, until, last, made)
    if verb.kind == "i" and s.low(i + 1) == "في":
        return _held(s, lows, i, until, made)
    if verb.kind == "i":  # not: it stands in; but: and replied
        return _told(s, lows, replace(cue, verb=ar.VERBS["ردت"]), until, last, made)
    return _told(s, lows, cue, until, last, made)


def _told(
    s: Sentence, lows: list[str], cue: Cue, until: int, last: Named | None, made: Found
) -> Found | None:
    """Find who speaks at a verb, and what is said."""
    verb = cue.verb
    begin = _name(s, lows, cue, until, last, made)
    if begin < 0:
        return made  # called for calm
    reach = content_after(s, lows, begin, until, verb, negated=made.negated)
    if reach is not None and verb.kind == "o":
        reach = Reach(content=[(begin, reach.content[0][1])], quoted=False)
    if reach is None or _quoted_before(s, lows, cue, reach):
        reach = _content_before(s, lows, cue, begin, until, made)
    if reach is None:
        return made if made.speaker else None
    made.content, made.about = reach.content, verb.kind == "c"
    made.awaits = reach.quoted and verb.kind != "c"
    made.negated = made.negated or verb.kind == "n"
    return made


def _name(
    s: Sentence, lows: list[str], cue: Cue, until: int, last: Named | None, made: Found
) -> int:
    """Find who speaks at a verb; give back the item from which what is said may begin."""
    i, verb = cue.at, cue.verb
    if s.is_quote(i + 1) and s.low(i + 2) and (lows[i + 2] in ar.THAT or lows[i + 2] in ar.OPENS):
        made.speaker = made.core = (i + 1, i + 2)  # “Compass” said that
        return i + 2
    thing = thing_at(lows, i + 1, min(until, len(s)), verb, negated=made.negated)
    named = None
    if not made.unknown and verb.gender != "p":
        named = noun_after(lows, i + 1, thing)
    if lows[i].endswith(("كتب", "كتبت")) and (named is None or s.low(i + 1) == "عليها"):
        named = _written_on(lows, i)
    after, begin = named is not None, i + 1 if named is None else named[0][1]
    if after and not is_joined(lows, i) and (topic := _topic(lows, cue)) is not None:
        named = topic
    elif named is not None and _has_object(s, verb, named[1][1], thing):
        named, begin = _without_object(s, lows, named, verb)
    if named is None and s.low(i + 1) in {"فيه", "فيها"}:
        named = subject_of_clause(lows, clause_before(lows, i), i)
    if named is None and not made.unknown:
        named = _before(lows, cue, last, after=after)
    if named is None:
        made.inherits = not made.unknown
    else:
        made.speaker, made.core = named
    return begin


def _is_in_which(s: Sentence, lows: list[str], i: int) -> bool:
    """Tell whether this is told of a song, in which children vow to; not: in which it said that."""
    follows = s.low(i + 2) and lows[i + 2]
    said = follows in ar.THAT or follows in ar.OPENS or follows in {":", QUOTE}
    return s.low(i + 1) in {"فيه", "فيها"} and not said


def _has_object(s: Sentence, verb: ar.Verb, end: int, thing: int) -> bool:
    """Tell whether what follows a verb is both who speaks and whom or what they speak of."""
    if verb.suffixed or s.low(thing) == "من":
        return False
    return verb.kind in "co" or ("c" in verb.takes and s.is_quote(end))


def _topic(lows: list[str], cue: Cue) -> tuple[Range, Range] | None:
    """Who stands before a verb that has a thing after it: but a fisherman told another story."""
    i = cue.at - (cue.at > 0 and lows[cue.at - 1] in ar.NOT)
    begin = cue.begin if cue.begin < i else clause_before(lows, i)
    if begin == i or (lows[begin][:2] != "ال" and cue.begin == i):
        return None
    return noun_before(lows, i, begin)


def _says_nobody(s: Sentence, lows: list[str], i: int, made: Found) -> bool:
    """Tell whether a cue is only a turn of phrase; note where it is said that nobody is named."""
    bare = lows[i][1:] if lows[i] not in ar.VERBS and lows[i] not in _NOBODY else lows[i]
    signed = s.lows[i].removeprefix("و").startswith(_PASSIVE)
    follows = lows[i + 1] if i + 1 < len(lows) else ""
    that = follows in ar.THAT or follows in ar.OPENS or (follows, s.low(i + 2)) == ("الي", "أن")
    if bare in _NO_NEWS and that and (signed or lows[i][:1] == "و" or i == 0):
        return True
    if bare in _DOUBTED and (signed or that):
        return True
    if bare in _NOBODY or (signed and not bare.startswith("كتب")):
        made.unknown, made.rule = True, "ar.passive"
    return False


def _before(
    lows: list[str], cue: Cue, last: Named | None, *, after: bool
) -> tuple[Range, Range] | None:
    """Who stands before the verb, or spoke before it in the sentence."""
    i = cue.at - (cue.at > 0 and lows[cue.at - 1] in ar.NOT)
    joined = is_joined(lows, cue.at)
    topic = lows[cue.begin] in {"اما", "واما"}
    if not after and (not joined or topic):
        begin = cue.begin if cue.begin < i else clause_before(lows, i)
        if (shown := _shown(lows, i, begin)) is not None:
            return shown
        if lows[begin] not in {"لكنه", "لكنها", "لكنهم", "لكنهما"}:
            named = noun_before(lows, i, begin)
            if named is not None:
                return named
    if last is not None:
        return last
    if joined and cue.at > 2:
        return subject_of_clause(lows, clause_before(lows, i), i)
    return None


def _without_object(
    s: Sentence, lows: list[str], named: tuple[Range, Range], verb: ar.Verb
) -> tuple[tuple[Range, Range] | None, int]:
    """Tell (the minister) from (the decision): who calls, and where begins what is called so."""
    (lo, _), (_, hi) = named
    if verb.kind in "cs" and not (s.is_quote(hi) or s.low(hi)[:1] == "ب"):
        return named, named[0][1]
    at = object_start(lows, lo, hi)
    if at == lo and verb.kind == "o" and "b" in verb.takes and s.low(hi)[:1] == "ب":
        at = hi  # nobody is told: demands that
    if at == lo and verb.kind == "o" and "b" not in verb.takes and hi - lo > 1:
        return named, -1
    return (((lo, at), (lo, at)) if at > lo else None), at


def _written_on(lows: list[str], i: int) -> tuple[Range, Range] | None:
    """What bears words: (it is) written on a banner."""
    if i and lows[i + 1 : i + 3] in (["عليها", ":"], ["عليه", ":"], ["فيها", ":"]):
        return (i - 1, i), (i - 1, i)
    if i + 2 >= len(lows) or lows[i + 1] not in {"علي", "في"} or lows[i + 2] in _PAGES:
        return None
    end = next((k for k in range(i + 2, min(len(lows), i + 10)) if lows[k] in MARKS), None)
    return ((i + 2, end), (i + 2, end)) if end is not None and lows[end] == ":" else None


def _held(s: Sentence, lows: list[str], i: int, until: int, made: Found) -> Found | None:
    """Find what a text holds: it stands in the report that."""
    lo = i + 2
    end = next((k for k in range(lo, min(until, lo + 16))
                if lows[k] in ar.THAT or lows[k] in ar.OPENS or lows[k] in {":", "،"}
                or s.is_quote(k)), None)  # fmt: skip
    if end is None or end == lo:
        return None
    made.cue, made.speaker, made.core = (i, i + 2), (lo, end), (lo, end)
    reach = content_after(s, lows, end, until, ar.VERBS["قال"], negated=made.negated)
    if reach is None:
        return None
    made.content, made.awaits = reach.content, reach.quoted
    return made


def _shown(lows: list[str], i: int, begin: int) -> Named | None:
    """What says something in a clause of its own: (got hold of) papers that show that."""
    before = lows[i - 1] if i > 1 else ""
    if lows[begin].removeprefix("و") not in _GOT or lows[i][:1] not in {"ي", "ت"}:
        return None
    if lows[i - 2] != "علي" or before[:2] == "ال" or not before[:1].isalpha():
        return None
    return (i - 1, i), (i - 1, i)


def _going(
    s: Sentence, lows: list[str], cue: Cue, until: int,
    last: Named | None, made: Found,
) -> Found | None:  # fmt: skip
    """…, adding that …: whoever spoke goes on, or who did something."""
    reach = content_after(s, lows, cue.at + 1, until, cue.verb, negated=False, near=True)
    if reach is None:
        return None
    made.rule, made.content, made.awaits = "ar.going", reach.content, reach.quoted
    made.about = lows[cue.at].removeprefix("و").startswith("واصف")
    if last is not None:
        made.speaker, made.core = without_object(lows, last)
        return made
    named = subject_of_clause(lows, clause_before(lows, cue.at), cue.at)
    if named is None:
        made.inherits = True
    else:
        made.speaker, made.core = named
    return made


def _quoted_before(s: Sentence, lows: list[str], cue: Cue, reach: Reach) -> bool:
    """Tell whether words quoted before a verb are its own: “…”, said Mira, “…”."""
    if is_joined(lows, cue.at) or cue.verb.kind != "s":
        return False
    at = cue.at - 1 - (lows[cue.at - 1] in COMMAS if cue.at else 0)
    if not s.is_quote(at):
        return False
    return s.is_quote(reach.content[0][0]) and lows[reach.content[0][0] - 1] != ":"


def _content_before(
    s: Sentence, lows: list[str], cue: Cue, begin: int, until: int, made: Found
) -> Reach | None:
    """Find what was said before its verb: “…”, said Mira."""
    i = cue.at - made.negated
    as_said = is_as_said(lows, i)
    if as_said and lows[cue.at] in _ASKED:
        return None  # as she wished
    if cue.verb.kind != "s" or (is_joined(lows, cue.at) and not as_said):
        return None
    at = i - 1 - as_said
    ahead = at < 1 or (at < _AHEAD and lows[0] in _PLACED)
    if as_said and ahead and not s.is_quote(at):  # as the police said, …
        comma = next((k for k in range(begin, min(len(s), begin + 8)) if lows[k] in COMMAS), None)
        return None if comma is None else Reach(content=[(comma + 1, len(s))], quoted=False)
    if at >= 0 and lows[at] in {"هكذا", "كان", "كانت"}:
        at -= 1
    if at >= 0 and lows[at] in COMMAS:
        at -= 1
    if s.is_quote(at):
        first = at
        while s.is_quote(first - 1):
            first -= 1
        content = [(first, at + 1)]
        rest = next((k for k in range(begin, min(until, begin + 8)) if s.is_quote(k)), None)
        if rest is not None:
            content.append((rest, quotes_end(s, rest)))
        made.rule = "ar.before"
        return Reach(content=content, quoted=True)
    if as_said and at >= 1:
        made.rule = "ar.before"
        return Reach(content=[(clause_before(lows, at), at + 1)], quoted=False)
    return None
