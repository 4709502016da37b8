"""English: saying by the way of something else: rang to say, fond of saying, marched chanting."""

from airwitness.statements import english as en
from airwitness.statements.found import Found
from airwitness.statements.phrases import Noun, is_verb, subject_before, verb_group
from airwitness.statements.reach import content_after
from airwitness.statements.sentences import Sentence
from airwitness.statements.words import among

_FAR = 9  # items between an errand and the words it was for
_ERRANDS = among(
    """
    rang rings ring phoned phones phone called calls emailed emails texted texts wrote writes
    leaned leans leant stood stands rose rises came comes stepped steps turned turns went goes
    stopped stops paused pauses returned returns interrupted interrupts appeared appears tweeted
    messaged posted broke breaks got gets piped
    """
)
_SAYS = among(
    """
    say tell ask announce complain warn explain insist claim suggest admit confirm deny protest
    remind call denounce thank declare
    """
)
_TAKES = among("took takes taken")
_HABITS = among("fond habit tired point weary sick record")
_ALOUD = among("chant shout sing yell scream cry bellow roar whisper mutter")
_SUNG = among("chant sing")
_ASKING = among("whether how what who why if when where which")
_WANTS = among("want wants wanted")


def errand(s: Sentence, to: int) -> int | None:
    """The verb of what somebody did in order to say something.

    Args:
        s: The sentence.
        to: Item of the *to* before the verb of saying.
    """
    if s.low(to + 1) == "know" and s.low(to - 1) in _WANTS:
        return to - 1 if s.low(to + 2) in _ASKING else None
    far = _FAR if s.low(to + 1) in _SAYS else 0
    for k in range(to - 1, max(to - far, -1), -1):
        low = s.lows[k]
        if not low[0].isalnum() or low in en.CONJUNCTIONS:
            return None
        took = low in _TAKES and s.low(k + 1) == "to" and k + 1 < to  # took to the airwaves to say
        if took or (low in _ERRANDS and not s.is_name(k)):
            return k
        if low == "touch" and s.low(k - 1) == "in":
            return k - 2
    return None


def by_habit(s: Sentence, i: int, cue_end: int, classes: str) -> Found | None:
    """Find who is fond of saying so, or on record as saying so."""
    if s.low(i - 2) not in _HABITS or s.low(i - 1) not in {"of", "as"}:
        return None
    verb = next((k for k in range(i - 3, max(i - 9, 0), -1) if is_verb(s, k)), None)
    subject = None if verb is None else subject_before(s, verb_group(s, verb))
    reached = content_after(s, cue_end, en.CUES[s.lows[i]][0], classes)
    if verb is None or subject is None or reached is None:
        return None
    return Found(
        cue=(verb_group(s, verb), cue_end), content=[reached.content], rule="en.going",
        about=reached.about, speaker=(subject.lo, subject.hi), core=(subject.lo, subject.core),
    )  # fmt: skip


def with_one(s: Sentence, i: int, cue_end: int, classes: str) -> Found | None:
    """Find who speaks within a phrase: with one visitor describing it as “a barn”."""
    lo = next((k for k in range(i - 1, max(i - 8, 0), -1) if s.lows[k] == "with"), None)
    if lo is None or lo == i - 1 or any(not s.lows[k][0].isalnum() for k in range(lo, i)):
        return None
    reached = content_after(s, cue_end, en.CUES[s.lows[i]][0], classes)
    if reached is None or s.low(lo - 1) != "," or s.low(reached.content[0]) == "to":
        return None
    return Found(
        cue=(i, cue_end), content=[reached.content], rule="en.going", about=reached.about,
        speaker=(lo + 1, i), core=(lo + 1, i),
    )  # fmt: skip


def in_passing(s: Sentence, i: int, cue_end: int, classes: str) -> Found | None:
    """Find who speaks in a phrase with an -ing form, after no comma."""
    return (
        by_habit(s, i, cue_end, classes) or aloud(s, i, cue_end) or with_one(s, i, cue_end, classes)
    )


def aloud(s: Sentence, i: int, cue_end: int) -> Found | None:
    """Find who chants as they go: marched through the town chanting “…”."""
    base = en.CUES[s.lows[i]][0]
    if base not in _ALOUD or not s.quotes:
        return None
    at = cue_end + (s.low(cue_end) in {",", ":"})
    verb = next(
        (k for k in range(i - 1, max(i - 14, 0), -1) if is_verb(s, k) or s.lows[k].endswith("ed")),
        None,
    )
    if not s.is_quote(at) or verb is None or any(s.is_quote(k) for k in range(verb, i)):
        return None
    if s.low(verb + 1) in en.PREPOSITIONS:
        subject = subject_before(s, verb_group(s, verb))
    else:
        subject = Noun(lo=verb + 1, core=i, hi=i)  # showed a crowd chanting
    if subject is None or subject.lo >= subject.core:
        return None
    return Found(
        cue=(i, cue_end), content=[(at, at + 1)], rule="en.going", sung=base in _SUNG,
        speaker=(subject.lo, subject.hi), core=(subject.lo, subject.core),
    )  # fmt: skip
