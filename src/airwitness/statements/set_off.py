# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how far one looks stands in it)
"""English: quoted words that a colon or a dash sets off, where no verb says whose they are."""

from airwitness.statements import english as en
from airwitness.statements.found import Found, Range
from airwitness.statements.nouns_after import noun_after
from airwitness.statements.openings import first_subject
from airwitness.statements.phrases import Noun, subject_before, verb_group
from airwitness.statements.sentences import DASHES, Sentence
from airwitness.statements.titles import PLURALS, WORKS
from airwitness.statements.words import among

_RUNS = among("runs goes ran went begins began opens ends came comes")
_CAME = among("came comes")
_PARTICLES = among("in back up out off on back down away")
_IS = among("is was are were")
_ALL = among("all how")
_PUTS = among(
    """
    say says said put puts call calls called describe describes described tell sum sums summed
    remember remembers remembered see sees saw explain explains explained recall recalls recalled
    """
)
_ANSWERS = among(
    "response verdict answer reply reaction comment advice conclusion assessment explanation ruling"
    " retort riposte message line plea appeal motto refrain greeting claim boast joke quip excuse"
    " defence promise order warning instruction question"
)
_ENDS = frozenset(",?!")
_ASIDE = 12  # items
_SAYING = frozenset("cqat")
_SOMEBODY = among("he she they one another somebody someone two three four")
_NO_VERB = (
    en.AUXILIARIES
    | en.PREPOSITIONS
    | en.DETERMINERS
    | en.POSSESSIVES
    | en.ADVERBS
    | WORKS
    | PLURALS
)


def signed(s: Sentence) -> list[Found]:
    """“…” – Ilse Marn, mayor: quoted words with a name under them."""
    if not (s.is_quote(0) and s.low(1) in DASHES and s.is_name(2)):
        return []
    noun = noun_after(s, 2)
    if noun is None or noun.hi < len(s) - 1 or noun.core - noun.lo > 5:
        return []
    return [
        Found(
            cue=None, content=[(0, 1)], rule="en.signed", quotes={0},
            speaker=(noun.lo, noun.hi), core=(noun.lo, noun.core),
        )
    ]  # fmt: skip


def _before_colon(s: Sentence, colon: int) -> Noun | None:
    """Mira: “…”; Mira hit back: “…”: the name with which the sentence begins."""
    hi = 0
    while hi < colon and (s.is_name(hi) or s.low(hi) in {".", "of"}):
        hi += 1
    if hi > 0 and s.low(hi) == "," and s.low(hi + 1) in en.PREPOSITIONS and colon < _ASIDE:
        return Noun(lo=0, core=hi, hi=hi)  # Brul, to applause in the hall: “…”
    names_one = hi and (hi > 1 or s.low(0) not in en.DETERMINERS | en.PREPOSITIONS)
    return Noun(lo=0, core=hi, hi=hi) if names_one and hi < 8 and colon - hi < 6 else None


def beside(s: Sentence, found: list[Found]) -> list[Found]:
    """Find who stands beside quoted words with a verb that is in no table.

    “…,” the woman ventures; “…,” raged one follower; “…,” runs a typical entry; “…” is all he says.
    """
    owned = {i for made in found for i in made.quotes}
    made = [_beside(s, q) for q in sorted(s.quotes) if q not in owned and _leads(s, q)]
    return [one for one in made if one is not None]


def _leads(s: Sentence, q: int) -> bool:
    """Tell whether a sentence begins with these quoted words, `and` or `but` aside."""
    return q == 0 or (q == 1 and s.low(0) in en.CONJUNCTIONS)


def _beside(s: Sentence, q: int) -> Found | None:
    at = q + 1 + (s.low(q + 1) == ",")
    ends = s.quotes[q].last in _ENDS
    if s.low(at) in _IS and (put := _all_they_say(s, at) or _answer_of(s, at + 1)) is not None:
        return _made(s, q, (at, put[0]), put[1])
    cuts_in = s.low(at + 1) in _PARTICLES and s.low(at).isalpha() and not s.is_name(at)
    if (
        s.low(at) in _RUNS
        or (ends and (cuts_in or _is_some_verb(s, at)))
        or (at > q + 1 and _tells(s, at))
    ):
        noun = noun_after(s, at + 1 + (s.low(at + 1) in _PARTICLES))
        if noun is not None and _is_somebody(s, noun):
            made = _made(s, q, (at, at + 1), noun)
            made.inherits = s.low(at) in _CAME and s.low(noun.core - 1) in _ANSWERS
            return made
    if not ends:
        return None
    verb = next((k for k in range(at + 1, min(at + 7, len(s))) if _is_some_verb(s, k)), None)
    if verb is None or any(not s.lows[k][0].isalnum() for k in range(at, verb)):
        return None
    verb = next((k for k in range(at + 1, verb) if s.lows[k] in en.AUXILIARIES), verb)
    noun = Noun(lo=at, core=verb, hi=verb)
    if s.low(at) == "it" and s.low(verb) in _RUNS:
        return _made(s, q, (verb, verb + 1), noun)
    if not _is_somebody(s, noun) or (at > q + 1 and not _tells(s, verb)):
        return None
    return _made(s, q, (verb, verb + 1), noun)


def _all_they_say(s: Sentence, at: int) -> tuple[int, Noun] | None:
    """“…,” is all she will say; “…” is how the mayor puts it."""
    if s.low(at + 1) not in _ALL:
        return None
    verb = next((k for k in range(at + 2, min(at + 10, len(s))) if s.lows[k] in _PUTS), None)
    noun = None if verb is None else subject_before(s, verb_group(s, verb))
    if verb is None or noun is None or noun.core <= at + 2:
        return None
    return verb + 1, Noun(lo=max(noun.lo, at + 2), core=noun.core, hi=noun.hi)


def _answer_of(s: Sentence, lo: int) -> tuple[int, Noun] | None:
    """“…,” was the verdict of Mira; “…” was Mira's answer."""
    near = range(lo, min(lo + 8, len(s)))
    at = next((k for k in near if s.lows[k] in _ANSWERS), None)
    if at is None or any(not s.lows[k][0].isalnum() for k in range(lo, at)):
        return None
    if s.low(at + 1) in {"of", "from"}:
        noun = noun_after(s, at + 2)
        return None if noun is None else (at + 2, noun)
    if s.low(at - 1).endswith(("'s", "s'")) or s.low(lo) in en.POSSESSIVES:
        return at + 1, Noun(lo=lo, core=at, hi=at)
    return None


def _made(s: Sentence, q: int, cue: Range, noun: Noun) -> Found:
    rest = noun.hi + 1 if s.low(noun.hi) == "," else cue[1] + (s.low(cue[1]) == ",")
    content = [(q, q + 1)] + ([(rest, rest + 1)] if s.is_quote(rest) else [])
    return Found(
        cue=cue, content=content, rule="en.before", quotes={lo for lo, _ in content}, awaits=True,
        speaker=(noun.lo, noun.hi), core=(noun.lo, noun.core),
    )  # fmt: skip


def _is_some_verb(s: Sentence, k: int) -> bool:
    """Tell whether a word looks like a verb of the third person or the past."""
    low = s.low(k)
    if s.is_name(k) or not low.isalpha() or low in _NO_VERB:
        return False
    return low in _RUNS or low in en.CUES or (
        low.endswith(("ed", "s")) and not low.endswith(("ss", "us", "is"))
    )  # fmt: skip


def _tells(s: Sentence, k: int) -> bool:
    """Tell whether a word is a verb of saying, of whatever kind."""
    cue = en.CUES.get(s.low(k))
    return cue is not None and cue[2] in "ps" and not _SAYING.isdisjoint(cue[1])


def _is_somebody(s: Sentence, noun: Noun) -> bool:
    """Tell whether a phrase begins like one for somebody or something."""
    low = s.low(noun.lo)
    if low in en.PREPOSITIONS or low in {"it", "that", "this", "which", "there"}:
        return False
    named = any(s.is_name(k) for k in range(noun.lo, noun.core))
    return named or low in en.DETERMINERS or low in _SOMEBODY or low in PLURALS


def after_colon(s: Sentence, found: list[Found]) -> Found | None:
    """Mira is of another mind: “…”; where no cue says it, the colon does."""
    owned = {i for made in found for i in made.quotes}
    for i in sorted(s.quotes):
        if i not in owned and s.low(i - 1) == ":":
            subject = None if found else first_subject(s) or _before_colon(s, i - 1)
            if s.low(0) == "among" and (be := next((k for k in range(i) if s.lows[k] in _IS), 0)):
                subject = noun_after(s, be + 1)  # Among its critics is Mira Toval
            if subject is not None and s.low(subject.lo) == "there":
                subject = noun_after(s, next((k for k in range(i) if s.lows[k] in _IS), 0) + 1)
            subject = _whose(s, subject)
            if subject is None:
                return Found(
                    cue=None, content=[(i, quotes_end(s, i))], rule="en.colon", inherits=True
                )
            return Found(
                cue=None, content=[(i, quotes_end(s, i))], rule="en.colon", awaits=True,
                speaker=(subject.lo, subject.hi), core=(subject.lo, subject.core),
            )  # fmt: skip
    return None


def _whose(s: Sentence, subject: Noun | None) -> Noun | None:
    """Whose reply it was: The mayor's reply was brief: “…”."""
    if subject is None or s.low(subject.core - 1) not in _ANSWERS or (
        subject.core - subject.lo < 2
    ):  # fmt: skip
        return subject
    core = subject.core - 1
    owned = s.low(core - 1).endswith(("'s", "s'")) or s.low(core - 1) in en.POSSESSIVES
    return Noun(lo=subject.lo, core=core, hi=core) if owned else subject


def quotes_end(s: Sentence, lo: int) -> int:
    """End of a run of quoted words, with what stands between them."""
    last = lo
    for k in range(lo, len(s)):
        if s.is_quote(k):
            last = k
        elif s.low(k) in en.CUES and s.low(k - 1) in {",", "and", "but"}:
            break
    return last + 1
