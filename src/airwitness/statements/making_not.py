"""English: what only looks like making: done by others, by things; to nothing, or to no work.

*It was not the ministry that made the film*; *no video was shot by the guards*; *attempts to reach
the programme were made by*; *doubts were aired by*; *made a song and dance about*.
"""

from airwitness.statements import english as en
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Made, Range
from airwitness.statements.making_words import NO_MAKER
from airwitness.statements.making_works import WORKS
from airwitness.statements.words import among

_NONE = among("no none neither nobody nothing hardly")
_DEVICES = among(
    """
    camera cameras camcorder webcam webcams dashcam dashcams cctv microphone microphones drone
    drones smartphone smartphones recorder recorders satellite satellites telescope telescopes
    sensor sensors bodycam bodycams dictaphone
    """
)
"""Things that record: who made it is not said."""
_OPINIONS = among(
    """
    doubt doubts concern concerns view views grievance grievances complaint complaints fear fears
    opinion opinions difference differences suspicion suspicions criticism criticisms frustration
    frustrations idea ideas misgivings worry worries objection objections reservations laundry
    claim claims theory theories anger dispute disputes
    """
)
"""What is aired in words."""
_OF_ANYTHING = among("piece programme program show series string run play")
"""Nouns of works and of much else: a programme of reforms, a show of force."""
_OF_WORKS = WORKS | among(
    "music art theatre drama writing journalism fiction verse prose dance dances text texts"
    " lectures readings propaganda pages episodes events"
)
_MONTHS = among(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday
    saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
    """
)
_POSTED = among("letter letters postcard postcards card cards parcel parcels")
_SITES = among(
    """
    online page pages account accounts site website blog channel channels feed profile facebook
    twitter telegram instagram youtube tiktok x vk social web internet
    """
)


def is_made(c: Chunks, made: Made) -> bool:
    """Tell whether what was read is of somebody who made a work."""
    return (
        _is_told_of(c, made.maker)
        and _is_somebody(c, made.maker)
        and _is_something(c, made)
        and not _is_aimed_at(c, made)
        and not _is_taken_out(c, made)
    )


def _is_told_of(c: Chunks, maker: Range) -> bool:
    """Tell whether it is not told of others: not by A but by B; it was not A that."""
    s, k = c.s, maker[0] - 1
    k -= s.low(k) == "by"
    return s.low(k) not in {"not", "wasn't", "isn't"} or s.lows[maker[0]] in {"only", "just"}


def _is_somebody(c: Chunks, maker: Range) -> bool:
    """Tell somebody from a device, and from a day: this weekend's broadcast of."""
    s, (lo, hi) = c.s, maker
    last = s.lows[hi - 1].removesuffix("'s").rstrip(".")
    plain = not any(c.tags[k] == "N" for k in range(lo, hi))
    if not _DEVICES.isdisjoint(s.lows[lo:hi]) and (plain or last in _DEVICES):
        return False
    if plain and last in NO_MAKER and s.lows[lo] in {"this", "last", "next", "that", "every"}:
        return False
    if s.lows[lo].rstrip(".") not in _MONTHS:
        return True
    return not last.isdigit() and (hi - lo > 1 or c.tags[lo] == "N")


def _is_something(c: Chunks, made: Made) -> bool:
    """Tell a work from nothing, and from what only sounds like one."""
    s, (lo, hi) = c.s, made.work
    if s.is_quote(lo):
        return True
    if s.lows[lo] in _NONE or s.low(lo - 1) in _NONE or (
        s.low(lo - 1) == "of" and s.low(lo - 2) in _NONE
    ):  # fmt: skip
        return False
    words = s.lows[lo:hi]
    if made.kind == "aired":
        return s.lows[hi - 1] not in _OPINIONS
    if words[-1] in {"song", "songs"} and s.lows[hi : hi + 2] == ["and", "dance"]:
        return False
    if made.kind == "published" and s.low(made.verb) == "posted" and words[-1] in _POSTED:
        return not _SITES.isdisjoint(s.lows)
    return made.kind == "performed" or not _is_of_anything(c, lo, hi)


def _is_of_anything(c: Chunks, lo: int, hi: int) -> bool:
    """Tell whether a word for a work has a company that shows it is none: a piece of advice."""
    s = c.s
    of = next((k for k in range(lo + 1, min(len(s), hi + 1)) if s.lows[k] == "of"), None)
    if of is None or s.lows[of - 1] not in _OF_ANYTHING or s.is_name(of - 1):
        return False
    thing = c.noun_at(of + 1)
    if thing is None:
        return False
    named = any(c.tags[k] in "Nq" for k in range(*thing))
    return not named and _OF_WORKS.isdisjoint(s.lows[slice(*thing)])


def _is_aimed_at(c: Chunks, made: Made) -> bool:
    """Tell whether it was done to an attempt upon a work: attempts to stop the film were made."""
    lo, hi = made.work
    noun = c.nouns.get(lo, made.work)
    if c.tag(noun[0] - 1) != "v" or c.tag(noun[0] - 2) != "t":
        return False
    between = range(hi, made.verb)
    return any(c.s.lows[k] in en.BE for k in between) and not any(c.tags[k] == "r" for k in between)


def _is_taken_out(c: Chunks, made: Made) -> bool:
    """Tell whether a thing was taken from where it lay: he got out a letter, or her book."""
    if c.s.low(made.verb) not in {"got", "get", "gets", "getting", "gotten"}:
        return False
    opens = c.s.lows[made.work[0]]
    return c.tags[made.maker[0]] == "o" or opens in {"a", "his", "her"}
