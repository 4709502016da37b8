# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how far one looks stands in it)
"""Who stands before or after a verb: noun phrases, told by the small words around them.

Nothing is parsed. From the verb one walks to where the phrase must have begun: a mark, a
quotation, another verb, a word that opens a clause.
"""

from dataclasses import dataclass

from airwitness.statements import english as en
from airwitness.statements.sentences import DASHES, QUOTE, TERMINALS, Sentence
from airwitness.statements.titles import PLURALS
from airwitness.statements.words import among

FARTHEST = 40  # items walked in one direction
APPOSITION = 26  # items between the commas of an apposition
STOPS = frozenset({",", ";", ":", "(", ")", "[", "]", "/", '"', QUOTE, *DASHES, *TERMINALS})
_COMMA_OR_DASH = frozenset({",", *DASHES})
_ARTICLES = among("the a an his her its their our my")
_SAID_BY_MANY = among("say believe think argue insist")
_OPENING = en.SUBORDINATORS - among("who whose which before after since until as")
_BEGINS_CLAUSE = among("before after since until as")
_OBJECTS = among("it him them us me her the")
_BREAKS = STOPS | en.CONJUNCTIONS
_NOTABLE = STOPS | _OPENING | en.CONJUNCTIONS | en.FINITE | en.BASES | {"which", "whom"}
"""Where a phrase may end, seen from its verb."""
_DONE = among("made written shown held known seen led sent built taken given drawn sung kept found")
_PLACED = among("hung left sent found stuck held shown set put kept")
_WHERE = among("from on in at to outside inside near above over across with")
_WRITING_WHERE = among("in on at from for after before during")
_WHO = among("who which")
_NAMED = among(
    "marked labelled labeled entitled titled headed headlined called dubbed captioned stamped"
)
_BEFORE_WORK = among("in on of from to for with the a an")
_NOUN_TOO = among("works leaves looks rose left saw leads means sets shed runs takes makes turns")
_BEFORE_NOUN = among("of for in by with from the a an his her its their")
_WHEN = among("later earlier time night day week month year turn morning evening")
_NOMINATIVE = among("he she they it")
_SPELLS = among("night week month year")
_SAYS_MORE = among(
    """who which whose where of from for at in who's who'd who'll who've formerly now himself
    herself itself known called named""")  # fmt: skip
_PERFECT = among("has have had 've 's")
_AT = {"first": "at", "last": "at", "length": "at", "turn": "in", "once": "at", "yet": "not"}
"""Second word of an adverb of two → the first: at first told."""
_NO_ADVERB = among("family assembly ally reply supply italy july bully fly rally")
MONTHS = among(
    """
    january february march april may june july august september october november december
    """
)


# Not frozen: so many are made that it would cost a twentieth of all the time.
@dataclass(slots=True, kw_only=True)
class Noun:
    """A noun phrase: items [lo, hi), of which [lo, core) come before any apposition."""

    lo: int
    core: int
    hi: int


def is_adverb(s: Sentence, i: int) -> bool:
    """Tell whether an item is an adverb, by its ending or from the list."""
    low = s.low(i)
    if low in en.ADVERBS:
        if i == 0 and low in {"all", "both"}:
            return False  # All said so
        return not s.is_name(i) or (i == 0 and not s.is_name(1))  # its producers, Long Lens, say
    return low[-2:] == "ly" and len(low) > 4 and low not in _NO_ADVERB and not s.is_name(i)


def _is_alone(s: Sentence, k: int) -> bool:
    """Tell whether a word begins its clause."""
    return k == 0 or not s.low(k - 1)[:1].isalnum() or s.low(k - 1) in en.CONJUNCTIONS


def verb_group(s: Sentence, i: int) -> int:
    """Begin of the group of auxiliaries and adverbs that ends in the verb at i."""
    k = i
    lows = s.lows
    while k > 0 and i - k < 8:
        low = lows[k - 1]
        since = low == "since" and s.low(k - 2) in _PERFECT
        if low == "neither" and _is_alone(s, k - 1):
            break  # Neither would say
        if low in _AT and k > 1 and lows[k - 2] == _AT[low]:
            k -= 2
        elif low in en.AUXILIARIES or low in en.NEGATIVES or is_adverb(s, k - 1) or since:
            k -= 1
        elif low in en.CUES and s.low(k) == "nor" and s.low(k - 2) == "neither":
            k -= 2  # would neither confirm nor deny
        elif (low in en.WEEKDAYS and s.low(k - 2) == "on") or (
            low in _SPELLS and s.low(k - 2) in {"last", "this"}
        ):
            k -= 2
        else:
            break
    return k


def is_verb(s: Sentence, i: int) -> bool:
    """Tell whether an item is surely a finite verb, and no name: the Met Service."""
    low = s.low(i)
    if low not in en.FINITE:
        return False
    if low in _NOUN_TOO and s.low(i - 1) in _BEFORE_NOUN:
        return False  # the ministry of works
    return i == 0 or not s.is_name(i)


def subject_before(s: Sentence, end: int) -> Noun | None:
    """Find the noun phrase that ends just before item `end`."""
    if end <= 0:
        return None
    if s.low(end - 1) in _COMMA_OR_DASH:
        return _with_apposition(s, end)
    if s.low(end - 1) in {"that", "which"} and end > 2:
        end -= 1 + (s.low(end - 2) == ",")  # a letter that says; a group, which claims
    if s.low(end - 1) in _NOMINATIVE and s.low(end - 2) in _WHEN:
        return Noun(lo=end - 1, core=end, hi=end)  # A week later it wrote
    lo = _walk_back(s, end, 0)
    done = s.low(lo).endswith("ed") and s.low(lo + 1) in _OBJECTS  # pulled it after a parent
    if done or (lo and is_verb(s, lo - 1)):  # fell 12 per cent after the company
        lo = next((k for k in range(end - 1, lo, -1) if s.lows[k] in _BEGINS_CLAUSE), lo - 1) + 1
    lo = _trimmed(s, lo, end)
    only_when = lo == end - 1 and s.low(lo) in _WHEN and lo > 0 and not s.is_name(lo)
    return Noun(lo=lo, core=end, hi=end) if lo < end and not only_when else None


def _walk_back(s: Sentence, end: int, floor: int) -> int:
    """Leftmost item of the noun phrase that ends at `end`."""
    k = end
    floor = max(floor, end - FARTHEST)
    lows = s.lows
    while k > floor:
        low = lows[k - 1]
        if low not in _NOTABLE or (low == QUOTE and names_work(s, k - 1)):
            k -= 1
            continue
        if low == ")" and (opener := _opening(s, k - 1, floor)) is not None:
            k = opener
            continue
        if _is_base_verb(s, k - 1) or (low in STOPS and not is_initial(s, k - 1)):
            break
        if low in en.CONJUNCTIONS:
            if not _joins(s, k - 1, end, floor):
                break
        elif low in _OPENING or (low in {"which", "whom"} and _leads_in(s, k)):
            break
        elif is_verb(s, k - 1) and not _is_adjective(s, k - 1) and not _is_reduced(s, k - 1):
            relative = _relative_before(s, k - 1, floor) or _contact_before(s, k - 1)
            if relative is None:
                break
            k = relative
            continue
        k -= 1
    return k


def names_work(s: Sentence, k: int) -> bool:
    """Tell whether quoted words are but part of a phrase: the children in “Tide of Steel”."""
    before = s.low(k - 1)
    named = before in _BEFORE_WORK or (before in _NAMED and s.low(k + 1) not in _COMMA_OR_DASH)
    return s.quotes[k].last not in ",.!?…" and named


def _leads_in(s: Sentence, k: int) -> bool:
    """Tell whether a relative clause of its own begins before k: of which, which she said."""
    following = s.low(k)
    return (
        following in en.PRONOUNS
        or following in _ARTICLES
        or following == "one"
        or s.low(k - 2) in en.PREPOSITIONS
    )


def _is_adjective(s: Sentence, k: int) -> bool:
    """Tell whether a participle stands before a noun: a moved Marn, the released clip."""
    before = s.low(k - 2) if is_adverb(s, k - 1) else s.low(k - 1)
    begins = before == "," and s.low(k + 1) in PLURALS  # , informed sources said
    owned = before in _ARTICLES or before.endswith(("'s", "s'"))
    return s.low(k).endswith("ed") and (owned or begins)


def _is_reduced(s: Sentence, k: int) -> bool:
    """Tell whether a participle only says who made a thing: a diary kept by the cook."""
    placed = s.low(k) in _PLACED and s.low(k + 1) in _WHERE and s.low(k - 2) in _ARTICLES
    return (
        (s.low(k + 1) == "by" or placed)
        and s.low(k - 1)[:1].isalpha()
        and s.low(k - 1) not in en.AUXILIARIES
        and not is_adverb(s, k - 1)
    )


def _opening(s: Sentence, close: int, floor: int) -> int | None:
    """Place of the bracket that closes at `close`, if it is near: (D-Wis.)."""
    return next((k for k in range(close, max(floor - 1, close - 9), -1) if s.low(k) == "("), None)


def _is_base_verb(s: Sentence, k: int) -> bool:
    """Tell whether this is the verb of I believe, they don't say."""
    cue = en.CUES.get(s.low(k))
    before = s.low(k - 1)
    if cue is None or cue[2] != "b":
        return False
    many = cue[0] in _SAID_BY_MANY and (before in PLURALS or before.endswith("s"))
    return many or before in en.PRONOUNS or before.endswith("n't")


def is_initial(s: Sentence, k: int) -> bool:
    """Tell whether a full stop only shortens a word: Anya K., Lt."""
    before = s.low(k - 1)
    return s.low(k) == "." and (
        before in en.ABBREVIATIONS or s.low(k + 1) == ")" or (len(before) == 1 and before.isalpha())
    )


def _relative_before(s: Sentence, verb: int, floor: int) -> int | None:
    """Place of the `who` to which a verb belongs, if it is near and stands after a noun."""
    for k in range(verb, max(verb - 8, floor), -1):
        low = s.low(k)
        if low in {"who", "which", "whose"} or (
            low == "that" and verb_group(s, verb) == k + 1 and _is_thing(s, k - 1)
        ):
            return k
        if low in STOPS or low in en.CONJUNCTIONS:
            return None
    return None


def _contact_before(s: Sentence, verb: int) -> int | None:
    """Place where a clause without `who` begins: a former editor we met in April."""
    k = verb_group(s, verb) - 1
    named = s.low(k - 2) in en.DETERMINERS or s.low(k - 3) in en.DETERMINERS
    return k if s.low(k) in {"we", "i", "you"} and named else None


def _is_thing(s: Sentence, k: int) -> bool:
    """Tell whether the noun of `the trust that runs the hospital` may stand here."""
    before = s.low(k)
    named = s.low(k - 1) in en.DETERMINERS or s.low(k - 2) in en.DETERMINERS
    noun = before not in en.CUES or "n" in en.CUES[before][1]
    return named and before[:1].isalpha() and noun and not is_adverb(s, k)


def _joins(s: Sentence, i: int, end: int, floor: int) -> bool:
    """Tell whether `and` at i joins two nouns and not two clauses."""
    if s.low(i) not in {"and", "or"} or i + 1 >= end:
        return False
    if s.is_name(i + 1) and s.is_name(i - 1):
        return True
    if i - floor > 4:
        floor = next((k + 1 for k in range(i - 1, i - 6, -1) if s.low(k) in _COMMA_OR_DASH), -1)
        if floor < 0 or s.low(floor) in en.PRONOUNS or s.low(floor) in en.SUBORDINATORS:
            return False
    return not any(is_verb(s, k) or s.low(k) in STOPS for k in range(floor, i))


def _trimmed(s: Sentence, lo: int, hi: int) -> int:
    """Leave out what comes before the subject: On Tuesday, After the vote, Later."""
    while lo < hi and (
        is_adverb(s, lo)
        or s.low(lo) in en.CONJUNCTIONS
        or (
            s.low(lo) in {"when", "if", "while", "because", "although", "though", "whereas", "once"}
        )
    ):
        if s.low(lo) in en.DETERMINERS and lo + 1 < hi:
            break
        lo += 1
    first = s.low(lo) if lo < hi else ""
    if first == "according" and s.low(lo + 1) == "to":
        return lo + 2  # according to the channel, which later said
    if (
        first in en.PREPOSITIONS
        or (first.endswith("ing") and s.low(lo - 1) in en.BE)
        or first in en.WEEKDAYS
        or first in {"last", "next", "late", "earlier"}
    ):
        if s.low(lo + 1).endswith("'s"):
            return lo  # last year's commission
        start = None
        for p in range(lo + 1, hi):
            before = s.low(p - 1)
            begins = (
                s.low(p) in en.DETERMINERS
                or s.low(p) in en.PRONOUNS
                or (s.is_name(p) and not s.is_name(p - 1))
                or (s.low(p).isdigit() and before in en.PRONOUNS)
            )
            if begins and before not in en.PREPOSITIONS and not before.endswith(("'s", "s'")):
                if before in en.DETERMINERS or s.low(p) in MONTHS:
                    continue
                start = p
        return start if start is not None else hi - 1
    if first in en.DETERMINERS or first in en.PRONOUNS or s.is_name(lo):
        return lo
    return next(
        (
            p
            for p in range(lo + 1, hi)
            if s.low(p) in _ARTICLES and s.low(p - 1) not in en.PREPOSITIONS
        ),
        lo,
    )


def _with_apposition(s: Sentence, end: int) -> Noun | None:
    """Find `Mira Toval, director of the Observatory,` before item `end`."""
    close = to = end - 1
    best: Noun | None = None
    k = close - 1
    floor = max(0, close - FARTHEST)
    while k > floor:
        low = s.low(k)
        if low == "," or low in DASHES:
            again = best is not None and s.low(to + 1) not in _WHO  # Orbis, the firm, which runs it
            aside = best is None and _is_aside(s, k + 1, to)
            if not (aside or is_apposition(s, k + 1, to)) or (
                again
                and not s.low(k + 1).isdigit()
                and s.low(k + 1) not in _WHO
                and not s.low(k + 1).endswith("ed")
            ):
                break
            to = k
            lo = _trimmed(s, _walk_back(s, k, 0), k)
            if aside and lo and s.low(lo - 1) not in _BREAKS:
                break
            if best is not None and _within(s, lo, k):
                k -= 1
                continue
            if best is not None and lo and s.low(lo - 1) not in _NOTABLE:
                break  # It is shut for repairs, Mira Toval, who runs it,
            closes = s.low(k - 1) == ")"
            if lo >= k or (s.low(k - 1) in STOPS and not closes and not is_initial(s, k - 1)):
                break
            best = Noun(lo=lo, core=k, hi=close)
            if lo == 0 or s.low(lo - 1) != ",":
                break
        elif (
            low in {";", ":"}
            or (low in TERMINALS and not is_initial(s, k))
            or (low == QUOTE and s.quotes[k].last in ",.!?")
        ):
            break
        k -= 1
    return best


def _within(s: Sentence, lo: int, k: int) -> bool:
    """Tell whether a noun before k ends what says more: represented by his deputy, Mira Toval,."""
    comma = next((n for n in range(lo - 1, max(-1, lo - 6), -1) if s.low(n) == ","), None)
    return comma is not None and s.low(comma + 1).endswith("ed") and is_apposition(s, comma + 1, k)


def _is_aside(s: Sentence, lo: int, hi: int) -> bool:
    """Tell whether [lo, hi) between commas breaks in: however; in a statement; by contrast."""
    if hi - lo > 8 or hi <= lo or any(is_verb(s, k) for k in range(lo, hi)):
        return False
    return is_adverb(s, lo) or (s.low(lo) in en.PREPOSITIONS and s.low(lo) != "like")


def is_apposition(s: Sentence, lo: int, hi: int) -> bool:
    """Tell whether [lo, hi) between commas says more of a noun and is no clause."""
    if lo >= hi or hi - lo > APPOSITION:
        return False
    first = s.low(lo)
    done = first.endswith("ed") or first in _DONE
    after = lo + 1 + is_adverb(s, lo + 1)
    moved = hi - lo == 2 and s.low(lo + 1).endswith("ed") and is_adverb(s, lo)
    if first in _SAYS_MORE or moved or (done and s.low(after) in en.PREPOSITIONS):
        return True  # who leads it; visibly moved; released on Monday
    if first in en.CONJUNCTIONS or first in en.PREPOSITIONS or first in en.PRONOUNS:
        return False
    if first.isdigit():
        return hi - lo <= 3  # an age
    if first in en.SUBORDINATORS or is_adverb(s, lo) or is_verb(s, lo):
        return first in {"now", "then", "once", "also"} and not s.low(lo + 1).endswith("ed")
    if first.endswith("ing") and not s.is_name(lo) and first in en.CUES:
        writing = first == "writing" and s.low(lo + 1) in _WRITING_WHERE
        return hi - lo == 1 or writing or (first == "speaking" and s.low(lo + 1) != "of")
    who = False
    for k in range(lo, hi):
        who = who or s.low(k) in en.RELATIVES
        if is_verb(s, k) and not who and not s.low(k).endswith("ed"):
            return False
        if s.is_quote(k) and not who and s.low(k - 1) in en.CUES:
            return False
    return True
