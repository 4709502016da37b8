# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""English: sources that no verb of saying names: according to, in the words of, as Mira put it."""

from dataclasses import replace

from airwitness.statements import english as en
from airwitness.statements.adverbials import skip_adverbials
from airwitness.statements.clauses import cut, has_clause
from airwitness.statements.found import Found
from airwitness.statements.going_on import last_clause
from airwitness.statements.noun_sources import NOUN_KEYS, by_noun, clause_end
from airwitness.statements.nouns_after import noun_after
from airwitness.statements.openings import first_subject
from airwitness.statements.phrases import Noun, is_adverb, is_verb
from airwitness.statements.sentences import DASHES, QUOTE, TERMINALS, Sentence
from airwitness.statements.titles import ROLES, WORKS
from airwitness.statements.words import among

_LEADS = {
    "according": (("according", "to"),),
    "words": (("in", "the", "words", "of"),),
    "view": (("in", "the", "view", "of"),),
    "opinion": (("in", "the", "opinion", "of"),),
    "reported": (("as", "reported", "by"),),
    "account": (("by", "the", "account", "of"),),
    "per": (("as", "per"),),
    "eyes": (("in", "the", "eyes", "of"),),
    "believe": (("to", "believe"),),
}


_MARKS = frozenset({",", ";", ":", *TERMINALS, *DASHES})
_THEIRS = among(
    "words view opinion account eyes telling judgment judgement estimation assessment estimate"
    " reading version count reckoning tally"
)
"""In the mayor's view, by her own account."""
_AS_MANY = among("many much few little long soon far well")
_STANDS = among("stand stands stood standing stick sticks stuck abide abides abided go went")
_AS_SAID = among(
    "say tell write note explain point report remind warn admit observe remark recall argue concede"
    " acknowledge quip joke announce predict"
)
_NO_LISTENER = en.PREPOSITIONS | en.WEEKDAYS | frozenset({",", ".", ":", ""})
_RUNNING = among("goes runs reads ran went")
_FIRST = en.DETERMINERS | among("one two another")
_READ = WORKS | among(
    """
    log joke saying proverb theory argument rumour refrain banner placard headline entry notice
    motto sign message petition postcard tattoo inscription graffito note gag wisdom version
    """
)
_KEYS = _RUNNING | frozenset(_LEADS) | _THEIRS | en.NOUN_CUES | NOUN_KEYS | {"as"}


def named_sources(s: Sentence) -> list[Found]:
    """Find sources that are named without a verb."""
    if _KEYS.isdisjoint(s.lows):
        return []
    found: list[Found] = []
    for i in [n for n, low in enumerate(s.lows) if low in _KEYS][:8]:
        low = s.lows[i]
        made = _running(s, i) if low in _RUNNING else _source(s, i, low)
        if made is not None and made.settle(s):
            found.append(made)
        if len(found) > 4:
            break
    return found


def _source(s: Sentence, i: int, low: str) -> Found | None:
    """Find a source by its key word at item i."""
    made = _led(s, i, low) if low in _LEADS else None
    if low == "words" and s.is_quote(i + 1) and (with_words := _with_words(s, i)) is not None:
        return with_words
    if made is None and low in _THEIRS:
        made = _theirs(s, i)
    if made is None and (low in NOUN_KEYS or low in en.NOUN_CUES):
        made = by_noun(s, i)
    if made is None and low in en.NOUN_CUES:
        return _noun(s, i)
    return _as_put(s, i) if made is None and low == "as" else made


def _led(s: Sentence, i: int, low: str) -> Found | None:
    for words in _LEADS[low]:
        first = i - words.index(low)
        if first < 0 or tuple(s.lows[first : first + len(words)]) != words:
            continue
        if low == "believe" and s.low(first - 1) not in {",", ";", ""}:
            return None
        if low == "according" and (_breaks_in(s, first) or s.low(first - 1) == "not"):
            return None  # replied, according to a note, that
        noun = noun_after(s, first + len(words), closed=_opens(s, first, first + len(words)))
        if noun is None:
            return None
        noun = _before_main(s, noun) if first <= 1 else noun
        made = Found(cue=(first, first + len(words)), content=[], rule="en.according")
        made.speaker, made.core = (noun.lo, noun.hi), (noun.lo, noun.core)
        made.content = _around(s, first, noun.hi)
        return made
    return None


def _before_main(s: Sentence, noun: Noun) -> Noun:
    """Give back to the main clause what but looked like an apposition.

    *According to the log, the recording, listed only as a jingle, was broadcast at noon.*
    """
    commas = [k for k in range(noun.core, noun.hi) if s.lows[k] == ","]
    for comma in commas:
        if s.low(comma + 1) not in en.DETERMINERS:
            continue
        close = next((k for k in [*commas, noun.hi] if k > comma), noun.hi)
        end = next((k for k in range(close + 1, len(s)) if s.lows[k] in _MARKS), len(s))
        rest = range(close + 1, end)
        acts = any(is_verb(s, k) or s.lows[k] in en.AUXILIARIES for k in rest)
        if not acts or s.low(close + 1).endswith("ed") or s.low(close + 1) in en.AUXILIARIES:
            return replace(noun, hi=comma)
    return noun


def _running(s: Sentence, i: int) -> Found | None:
    """A bucket of paint costs twelve pounds, goes one banner."""
    noun = noun_after(s, i + 1)
    q = None if noun is None else noun.hi + (s.low(noun.hi) == ",")
    if noun is None or i < 4 or s.low(i - 1) != "," or s.is_name(i) or min(s.quotes, default=i) < i:
        return None
    if s.low(noun.core - 1) not in _READ or s.low(noun.lo) not in _FIRST:
        return None
    made = Found(cue=(i, i + 1), content=[(0, i - 1)], rule="en.before")
    if q is not None and s.is_quote(q):
        made.content.append((q, q + 1))
    made.speaker, made.core = (noun.lo, noun.hi), (noun.lo, noun.core)
    return made


def _breaks_in(s: Sentence, first: int) -> bool:
    """Tell whether a source stands between a cue and its clause."""
    cue = en.CUES.get(s.low(first - 2))
    if s.low(first - 1) != "," or cue is None or cue[2] not in "ps":
        return False
    close = next((k for k in range(first + 2, min(len(s), first + 14)) if s.lows[k] == ","), None)
    return close is not None and s.low(close + 1) == "that"


def _with_words(s: Sentence, i: int) -> Found | None:
    """Find who opens, ends or leaves with the words “…”."""
    subject = first_subject(s)
    if s.low(i - 1) != "the" or s.low(i - 2) != "with" or subject is None:
        return None
    made = Found(cue=(i - 2, i + 1), content=[(i + 1, i + 2)], rule="en.according")
    made.speaker, made.core = (subject.lo, subject.hi), (subject.lo, subject.core)
    return made


def _theirs(s: Sentence, i: int) -> Found | None:
    """In the mayor's words; by her own account."""
    lo = i - 1 - (s.low(i - 1) == "own")
    hi = lo + 1
    if s.low(lo) in {"his", "her", "their", "its"}:
        pass
    elif s.low(lo).endswith(("'s", "s'")):
        while lo > 0 and s.low(lo - 1) not in {"in", "by"} and hi - lo < 6:
            lo -= 1
    else:
        return None
    opens = lo == 1 and s.low(i + 1) in en.DETERMINERS  # In her assessment the sheets
    stands = s.low(lo - 1) == "by" and s.low(lo - 2) in _STANDS
    if stands or s.low(lo - 1) not in {"in", "by"} or not (
        opens or s.low(i + 1) in {",", ".", "", QUOTE}
    ):  # fmt: skip
        return None
    made = Found(cue=(lo - 1, i + 1), content=_around(s, lo - 1, i + 1), rule="en.according")
    made.speaker = made.core = (lo, hi)
    return made


def _opens(s: Sentence, first: int, lo: int) -> bool:
    """Tell whether what is said must still follow, as after `According to` at the beginning."""
    if first <= 1 and not s.is_quote(0):
        return True
    comma = next((k for k in range(lo, min(len(s), lo + 16)) if s.low(k) == ","), None)
    if s.low(first - 1) != "," or comma is None:
        return False
    following = s.low(comma + 1)
    return not (
        following in {"who", "which", "whose", "a", "an", "the", "its", "his", "her", "of", "from"}
        or s.is_name(comma + 1)
        or following in ROLES
    )


def _noun(s: Sentence, i: int) -> Found | None:
    """Find whose claim it is: Mira's claim that, her belief that."""
    if s.low(i + 1) != "that" or i + 2 >= len(s):
        return None
    before = s.low(i - 1)
    lo = i - 1
    if before.endswith(("'s", "s'")):
        while lo > 0 and s.is_name(lo - 1) and s.is_name(lo):
            lo -= 1
    elif before not in {"his", "her", "its", "their"}:
        return None
    made = Found(cue=(i, i + 1), content=[(i + 2, clause_end(s, i, i + 2))], rule="en.noun")
    made.speaker = made.core = (lo, i)
    made.denied = s.lows[i] in en.DENIALS
    return made


def _around(s: Sentence, first: int, end: int) -> list[tuple[int, int]]:
    """Say what a source stands beside: all of the sentence but itself."""
    after = skip_adverbials(s, end)
    stop = len(s) - (s.low(len(s) - 1) in TERMINALS)
    lead = 1 if s.low(0) in {"but", "and", "yet"} else 0
    left = (lead, first)
    if first - lead <= 1 and not s.is_quote(lead):
        return [(after, stop)]
    first_of = max((k for k in range(first) if s.lows[k] == ";"), default=-1) + 1
    if first_of and first - first_of <= 1:  # …; according to Mira, it was
        return [(after, stop)]
    left = (max(lead, first_of), first)
    if s.low(first - 1) == "and" and _begins_verb(s, after):
        return [(after, stop)]  # and according to the group had been shown
    if s.low(first - 1) == "," and s.low(after) == ",":
        left = (last_clause(s, *left), first)
    content = [left]
    if s.low(after + 1) in {"and", "but"} and _begins_verb(s, after + 2):
        return content  # last painted in 1954, according to a plaque, and was closed
    if s.low(after) in {",", *DASHES} and s.low(first - 1) in {",", *DASHES} and after + 1 < stop:
        content.append((after + 1, stop))
    return content


def _begins_verb(s: Sentence, k: int) -> bool:
    return s.low(k) in en.AUXILIARIES or is_verb(s, k) or s.low(k).endswith("ed")


def _as_put(s: Sentence, i: int) -> Found | None:
    """Find who is named after `as`: as Mira put it, as an editor told this newspaper."""
    noun = None if s.low(i + 1) in _AS_MANY else noun_after(s, i + 1)
    if noun is None or noun.hi >= len(s):
        return None
    k = noun.hi + (s.low(noun.hi) == "," and noun.hi > noun.core)
    while s.low(k) in en.AUXILIARIES:
        k += 1
    if s.low(k) == "put" and s.low(k + 1) == "it":
        k += 2
    elif _is_said(s, k):
        told = "t" in en.CUES[s.low(k)][1] and s.low(k + 1) not in _NO_LISTENER
        k += 1 + (s.low(k + 1) == "out")
        if told:
            k = _past_listener(s, k)
    else:
        return None
    if s.low(k) == "that" or (i > 1 and s.low(k)[:1].isalpha() and _tells_more(s, k)):
        return None
    made = Found(cue=(noun.hi, min(k, len(s))), content=[], rule="en.according")
    made.speaker, made.core = (noun.lo, noun.hi), (noun.lo, noun.core)
    stop = len(s) - (s.low(len(s) - 1) in TERMINALS)
    if i <= 1 and s.low(k) not in {",", ":", QUOTE}:
        k = skip_adverbials(s, k)
        k = _past_title(s, k)
    made.content = [(k, cut(s, k + 1) if i <= 1 else stop)] if i <= 1 else _around(s, i, k)
    return made


def _past_title(s: Sentence, k: int) -> int:
    """Step over where it was said: in “Tin Soldiers”,; in its study “Tin Soldiers” (2033),."""
    at = k + (s.low(k) == "in")
    if not s.is_quote(at) or (at == k and s.low(k - 1) in {",", ":"}):
        return k
    comma = next((n for n in range(at + 1, min(len(s), at + 5)) if s.lows[n] == ","), None)
    return k if comma is None else comma + 1


def _tells_more(s: Sentence, k: int) -> bool:
    """Tell whether they say something of their own: Shares rose as dealers said it was over."""
    return not is_adverb(s, k) and s.low(k) not in _NO_LISTENER and has_clause(s, k)


def _is_said(s: Sentence, k: int) -> bool:
    """Tell whether somebody said it: as Mira reminded us, as critics noted."""
    base, classes, form = en.CUES.get(s.low(k), ("", "", ""))
    return form in {"p", "s", "b"} and base in _AS_SAID and bool(classes)


def _past_listener(s: Sentence, k: int) -> int:
    for n in range(k, min(k + 5, len(s))):
        if s.low(n) in {",", ":", QUOTE} or s.low(n) in TERMINALS:
            return n
    return k + 1
