"""English: what is said of something, by whom or by nobody: was called “…” by, it was claimed."""

from airwitness.statements import english as en
from airwitness.statements.adverbials import skip_adverbials
from airwitness.statements.clauses import cut, has_clause
from airwitness.statements.found import Found
from airwitness.statements.nouns_after import noun_after
from airwitness.statements.phrases import Noun, is_verb, subject_before, verb_group
from airwitness.statements.reach import content_after, is_infinitive
from airwitness.statements.sentences import TERMINALS, Sentence
from airwitness.statements.words import among

_REPORTED = among(
    """say claim report allege believe understand think suggest announce know rumour expect state
    argue hope fear"""
)
_HEARD = among(
    "heard overheard filmed recorded caught seen captured taped shown cited reported remembered"
)
_ASKED = among("who whether what if why how when where")
_WRITTEN = among(
    "note statement letter message email e-mail post tweet release bulletin memo advisory appeal"
    " notice circular directive reminder warning leaflet text petition"
)
_SENDS = among(
    "issued issues sent sends released releases published publishes posted wrote left out"
)
_NAMING = frozenset("de")
_COURTS = among("court jury inquiry tribunal hearing inquest jurors magistrates")
_LEARNT = among("agree find discover learn notice determine show establish hear remember see")
_AWAITING = among(
    """
    wait waits waited waiting want wants wanted wanting expect expects expected expecting hope hopes
    hoped hoping need needs needed like likes love loves hate hates ask asks asked demand demands
    demanded deserve deserves wish wishes wished ready willing afraid have has had ought
    """
)
_SAYING = frozenset("ch")
_TELLING = frozenset("tu")
_LEAST = 4  # items of what stands before a passive cue
_TOLD = among("tell inform warn remind promise assure advise notify urge brief alert caution")


def find_passive(s: Sentence, i: int, cue_end: int, group: int, classes: str) -> Found | None:
    """Be said, be called, be claimed: by somebody, or by nobody the text names."""
    base = en.CUES[s.lows[i]][0]
    if s.low(group - 1) == "to" and s.low(group - 2) in _AWAITING:
        return None  # waits to be told that
    made = Found(cue=(group, cue_end), content=[], rule="en.passive")
    made.negated = any(
        s.low(k) in en.NEGATIVES or s.low(k).endswith("n't") for k in range(group, i)
    )
    subject = subject_before(s, group)
    by, at = None, cue_end
    if s.low(cue_end) == "by":
        by = noun_after(s, cue_end + 1, closed=True)
        at = by.hi if by else cue_end
    if by is not None:
        made.speaker, made.core = (by.lo, by.hi), (by.lo, by.core)
    else:
        made.unknown = True
    it = subject is not None and s.low(subject.lo) == "it" and base not in _LEARNT
    if base in _REPORTED or (
        it and "that" in s.lows[at : at + 8] and not _SAYING.isdisjoint(classes)
    ):
        return _reported(s, made, at, base, subject)
    if base == "ask" and by is not None:
        return _asked(s, made, by)
    if subject is not None and (
        base in _TOLD or (by is not None and not _TELLING.isdisjoint(classes))
    ):
        return _told(s, made, at, base) or _told_at_last(s, made, at, subject)
    return _called(s, made, at, classes, base, subject)


def _asked(s: Sentence, made: Found, by: Noun) -> Found | None:
    """Find what somebody is asked: was asked by the chair who had ordered it."""
    at = next((k for k in range(by.lo + 1, by.hi) if s.lows[k] == "who"), by.hi)
    if s.low(at) not in _ASKED:
        return None
    made.speaker = made.core = (by.lo, at)
    made.content = [(at, cut(s, at))]
    return made


def _reported(s: Sentence, made: Found, at: int, base: str, subject: Noun | None) -> Found | None:
    """Find what it is said that; what is claimed to be, or reported by somebody to be."""
    if base == "know" and made.negated:
        return None
    if subject is not None and s.low(subject.lo) != "it":
        claimed = base == "claim" or (base in {"report", "allege"} and made.speaker is not None)
        made.content = [(at, len(s))] if claimed and s.low(at) == "to" else []
        return made if made.content else None
    bare = subject is not None and made.unknown
    if subject is not None and s.low(subject.lo - 1) == "," and made.unknown:
        return _reported_at_last(s, made, at, subject)
    that = next((k for k in range(at, min(len(s), at + 9)) if s.lows[k] == "that"), at)
    it = subject is not None and s.low(subject.lo) == "it"
    if bare and it and not any(is_verb(s, k) for k in range(at, that)):
        at = that  # it was claimed before, with less reason, that
    if s.low(at) == "to" or not (s.low(at) == "that" or bare):
        return None  # it is believed to take its orders from
    reached = content_after(s, at, base, "c")
    made.content = [] if reached is None else [reached.content]
    return made if made.content else None


def _reported_at_last(s: Sentence, made: Found, at: int, subject: Noun) -> Found | None:
    """Find what stands before: The bridge is shut, it was announced on Monday."""
    after = s.low(skip_adverbials(s, at))
    if subject.lo < _LEAST or (after and after not in TERMINALS):
        return None
    made.content = [(0, subject.lo - 1)]
    return made


def _told(s: Sentence, made: Found, at: int, base: str) -> Found | None:
    """Find what somebody is told: were told by a sergeant that, was warned not to."""
    low = s.low(at)
    if low == "to" and not made.unknown and is_infinitive(s, at):
        made.content = [(at, cut(s, at))]
        return made  # was advised by the council to boil it
    if (
        low in {",", ";"}
        or (low in en.PREPOSITIONS and low != "of")
        or (made.unknown and low in {"to", "not"} and base == "tell")
    ):
        return None
    clause = low in {"that", "whether", "to", "not", "how", "why", "of"} or has_clause(s, at)
    if not clause or (low == "of" and base not in {"warn", "inform"}):
        return None
    lo = at + (low == "that")
    made.content = [(lo, cut(s, lo))]
    return made


def _told_at_last(s: Sentence, made: Found, at: int, subject: Noun) -> Found | None:
    """Find what stands before: The pool will stay shut, councillors were told on Monday."""
    after = s.low(skip_adverbials(s, at))
    if s.low(subject.core - 1) in _COURTS or _COURTS & set(s.lows[subject.lo : subject.core]):
        return None  # a jury was told
    if s.low(subject.lo - 1) != "," or subject.lo < _LEAST or not (after in TERMINALS or not after):
        return None
    made.content = [(0, subject.lo - 1)]
    return made


def _called(
    s: Sentence, made: Found, at: int, classes: str, base: str, subject: Noun | None
) -> Found | None:
    """Find what is said of something: be described by Mira as …, be quoted as saying …."""
    if base == "quote" and subject:
        return _quoted_as(s, made, at, subject)
    if base == "accuse" and s.low(at) == "of":
        made.content, made.about = [(at, cut(s, at))], True
        return made
    article = s.low(at) in {"a", "an", "the"}
    if (s.low(at) == "as" and not _NAMING.isdisjoint(classes)) or (
        "d" in classes and s.is_quote(at + article)
    ):
        last = next((k for k in range(at, len(s)) if s.is_quote(k)), None)
        if last is None and not made.speaker:
            return None
        to = last + 1 if last is not None else _sentence_end(s)
        made.content, made.about = [(at, to)], True
        by = noun_after(s, to + 1) if s.low(to) == "by" else None
        if made.unknown and by is not None:  # was called “…” by Mira
            made.speaker, made.core, made.unknown = (by.lo, by.hi), (by.lo, by.core), False
        return made
    return None


def _quoted_as(s: Sentence, made: Found, at: int, subject: Noun) -> Found | None:
    """Find what somebody is quoted as saying, in whatever paper."""
    saying = next(
        (k for k in range(at, min(len(s), at + 9))
         if s.low(k) == "saying" and s.low(k - 1) == "as"), None,
    )  # fmt: skip
    if saying is None:
        return None
    made.speaker, made.core = (subject.lo, subject.hi), (subject.lo, subject.core)
    made.unknown, made.cue = False, ((made.cue or (0, 0))[0], saying + 1)
    reached = content_after(s, saying + 1, "say", "c")
    if reached is not None:
        made.content = [reached.content]
        return made
    if s.is_quote(subject.lo - 1):
        made.content = [(subject.lo - 1, subject.lo)]
        return made
    return None


def quoted_as_saying(s: Sentence, i: int) -> Found | None:
    """Find whom somebody else quotes: the agency quoted Mira as saying that."""
    noun = None if s.low(i - 1) in en.BE else noun_after(s, i + 1, deep=False)
    at = next((k for k in range(i + 2, min(i + 14, len(s) - 1)) if s.lows[k] == "as"), None)
    if noun is None or at is None or s.low(at + 1) != "saying" or noun.hi > at:
        return None
    if any(not s.lows[k][0].isalnum() for k in range(i + 1, at)):
        return None
    noun = Noun(lo=noun.lo, core=at, hi=at)
    reached = content_after(s, noun.hi + 2, "say", "c")
    if reached is None:
        return None
    return Found(
        cue=(noun.hi, noun.hi + 2), content=[reached.content], rule="en.after",
        speaker=(noun.lo, noun.hi), core=(noun.lo, noun.core),
    )  # fmt: skip


def in_writing(s: Sentence, i: int, cue_end: int) -> Found | None:
    """Find who puts something in writing: issued a note saying that, sent a letter warning of."""
    if s.low(i - 1) not in _WRITTEN:
        return None
    verb = next((k for k in range(i - 2, max(i - 7, 0), -1) if s.lows[k] in _SENDS), None)
    if verb is not None and s.lows[verb] == "out":
        verb -= 1  # put out a statement saying
    subject = None if verb is None else subject_before(s, verb_group(s, verb))
    base, classes, _ = en.CUES[s.lows[i]]
    reached = content_after(s, cue_end, base, classes + "c")
    if subject is None or reached is None:
        return None
    return Found(
        cue=(i, cue_end), content=[reached.content], rule="en.after",
        speaker=(subject.lo, subject.hi), core=(subject.lo, subject.core),
    )  # fmt: skip


def heard_saying(s: Sentence, i: int, cue_end: int, classes: str) -> Found | None:
    """Find who is heard to speak: was overheard telling, is recorded as saying."""
    heard = next((k for k in range(i - 1, max(i - 8, 0), -1) if s.lows[k] in _HEARD), None)
    if heard is None or any(not s.lows[k][0].isalpha() for k in range(heard, i)):
        return None
    group = verb_group(s, heard)
    if not any(s.lows[k] in en.BE for k in range(group, heard)):
        return None
    subject = subject_before(s, group)
    if subject is None:
        return None
    reached = content_after(s, cue_end, en.CUES[s.lows[i]][0], classes)
    content = None if reached is None else reached.content
    if content is None and s.is_quote(subject.lo - 1) and not s.low(cue_end)[:1].isalnum():
        content = (subject.lo - 1, subject.lo)
    if content is None:
        return None
    return Found(
        cue=(group, cue_end), content=[content], rule="en.passive",
        speaker=(subject.lo, subject.hi), core=(subject.lo, subject.core),
    )  # fmt: skip


def _sentence_end(s: Sentence) -> int:
    return len(s) - (s.low(len(s) - 1) in TERMINALS)
