"""English: who made a work, by a noun for the deed or an owner: A's airing of “…”; A's film “…”."""

from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Made, Range
from airwitness.statements.makers import agents_at
from airwitness.statements.making_verbs import VERBS
from airwitness.statements.making_words import CHOIRS, PRESS
from airwitness.statements.making_works import WORKS
from airwitness.statements.sentences import Sentence
from airwitness.statements.subjects import subjects
from airwitness.statements.words import among
from airwitness.statements.works import Works, is_somebody, is_station

_DEEDS = {
    "aired": """
        airing airings re-airing
        broadcast broadcasts broadcasting screening screenings showing showings
        transmission rebroadcast rebroadcasts relay televising streaming replay rerun""",
    "published": """
        publication release posting distribution circulation serialisation reprint reprinting
        reissue printing dissemination uploading""",
    "performed": "performance performances rendition renditions singing recital recitation",
    "produced": "production making creation composition filming drafting",
    "commissioned": "commissioning",
}
DEEDS = {word: kind for kind, words in _DEEDS.items() for word in words.split()}
"""Noun for a deed → what is claimed of whoever did it."""
_UNDONE = among(
    """
    ban bans banned plan plans planned call calls called block blocked prevent prevented halt halted
    stop stopped against possible future proposed request requests requested no without delay
    delayed postpone postponed cancel cancelled cancels forbid forbade forbidden refuse refused
    oppose opposed demand demands demanded want wants wanted suspend suspended
    """
)
_AUTHORED = among(
    """
    film films novel novels novella book books poem poems opera operas operetta documentary
    documentaries memoir memoirs essay play plays symphony oratorio cantata musical painting mural
    ballet suite requiem album single debut drama comedy thriller epic feature short sketch
    cartoon caricature screenplay biopic tearjerker trilogy concerto sonata biography autobiography
    ballad lament song cycle ode podcast
    """
)
_OF_HOUSES = among(
    "films pictures studios productions studio entertainment animation records press books music"
)
_ENDS = among(", . ; for about")
_NEW = frozenset({"new", "latest", "newest"})
_THINGS = among("city town country nation world year day week month century decade war")


def find_deeds(c: Chunks, works: Works, i: int) -> list[Made]:
    """Find who did a deed that a noun names: the airing of “…” by A; A's publication of it."""
    s, noun = c.s, c.nouns.get(i)
    if c.tags[i] == "g" and c.noun_at(i + 1) is None:
        owner = c.noun_to(i) if s.lows[i - 1].endswith(("'s", "s'")) else None
        noun = (owner[0] if owner else i - (c.tag(i - 1) == "d"), i + 1)  # the airing of
    if noun is None or noun[1] != i + 1:
        return []
    if not _UNDONE.isdisjoint(s.lows[max(0, noun[0] - 4) : i]):
        return []
    by: list[Range] = []
    k = i + 1
    if s.low(k) == "by" and (maker := c.noun_at(k + 1)) is not None:
        by, k = [maker], maker[1]
    thing = c.noun_at(k + 1) if s.low(k) == "of" else None
    work = works.of(thing, WORKS) if thing is not None else None
    if work is None and by and thing is not None and s.low(thing[1]) == "of":
        by, thing = [(by[0][0], thing[1])], c.noun_at(thing[1] + 1)  # by the Argus of Dol of
        work = works.of(thing, WORKS) if thing is not None else None
    if thing is None or work is None:
        return []
    kind = DEEDS[s.lows[i]]
    end = max(work[1], c.with_of(thing)[1])
    if s.low(end) == "by" and not by:
        by, end = agents_at(c, end + 1)
    elif s.low(end) == "on" and kind == "aired" and not by:
        service = c.noun_at(end + 1)
        by = [service] if service is not None and is_station(c, service) else []
    if not by and (owner := _owner(c, noun, i)) is not None and is_somebody(c, owner):
        by = [owner]
    return [Made(kind=kind, maker=m, work=work, verb=i, end=end) for m in by]


def _owner(c: Chunks, noun: Range, i: int) -> Range | None:
    """The owner within a phrase: Harbour TV's; the army's own."""
    lows = c.s.lows
    for k in range(i - 1, noun[0] - 1, -1):
        if lows[k].endswith("'s"):
            return noun[0], k + 1
        if lows[k] == "'" and lows[k - 1].endswith("s"):
            return noun[0], k
    return None


def is_owned(lows: list[str]) -> bool:
    """Tell at a glance whether somebody owns a work: an `'s`, and a word for a work after it."""
    return any(
        (low[-2:] in {"'s", "s'"} or low == "'") and not WORKS.isdisjoint(lows[k + 1 : k + _CLOSE])
        for k, low in enumerate(lows)
    )


def find_owned(c: Chunks, works: Works) -> list[Made]:
    """Find works by their owner: Mira Toval's film “…”; Harrow Pictures' latest short, “…”,."""
    found: list[Made] = []
    for noun in dict.fromkeys(c.nouns.values()):
        head = next((k for k in range(noun[1] - 1, noun[0], -1) if c.tags[k] != "q"), None)
        if head is None or c.s.lows[head] not in WORKS or c.tags[head] != "n":
            continue
        owner = _owner(c, noun, head)
        if owner is None or not is_somebody(c, owner):
            continue
        title = _title(c, works, noun)
        kind = _kind(c, owner, c.s.lows[head], titled=title is not None)
        if kind is not None:
            work = title or (owner[1] + (c.s.low(owner[1]) == "'"), noun[1])
            found.append(Made(kind=kind, maker=owner, work=work, verb=head, end=work[1]))
    return found


def _title(c: Chunks, works: Works, noun: Range) -> Range | None:
    """The title at the end of a phrase, or between commas after it."""
    for k in (noun[1] - 1, noun[1] + (c.s.low(noun[1]) == ",")):
        if k in works.quoted and c.s.low(k - 1) not in {"of", "about"}:
            return k, k + 1
    before = noun[0] - 2  # “…”, A's play
    if c.s.low(noun[0] - 1) == "," and before in works.quoted and c.s.low(noun[1]) in _ENDS:
        return before, before + 1
    return None


def _kind(c: Chunks, owner: Range, head: str, *, titled: bool) -> str | None:
    """What an owner did to a work: a writer writes, a studio makes, a station airs, a paper prints.

    A place, a time, or a body that only has an anthem did nothing.
    """
    s, (lo, hi) = c.s, owner
    last = s.lows[hi - 1].removesuffix("'s")
    names = sum(c.tags[k] == "N" for k in range(lo, hi))
    if last in _THINGS or not names:
        return None
    if is_station(c, owner):
        return "aired" if titled else None
    if last in CHOIRS or last in PRESS:
        return None
    house = last in _OF_HOUSES and names > 1
    person = c.tags[hi - 1] == "N" and (names > 1 or titled) and s.lows[lo] != "the"
    new = titled or not _NEW.isdisjoint(s.lows[hi : hi + 2])
    return "produced" if new and (house or (person and head in _AUTHORED)) else None


_HIRES = among(
    """
    hired hires commissioned commissions contracted engaged paid tasked enlisted recruited appointed
    """
)
_MAKES = among(
    "make produce write compose create film shoot draw design direct record paint score"
    " script build"
)
_HAS = among("had has have having")


def may_order(s: Sentence, i: int) -> bool:
    """Tell at a glance whether a verb may have a work made: had … written; hired … to make."""
    if s.lows[i] in _HAS:
        return not _DONE.isdisjoint(s.lows[i + 2 : i + _NEAR])
    return not _MAKES.isdisjoint(s.lows[i + 2 : i + _FAR])


def find_ordered(c: Chunks, works: Works, i: int) -> list[Made]:
    """Find who had a work made: hired A to make it; A was paid by B to make it; had it written."""
    s, makers, work = c.s, [], None
    if not may_order(s, i):
        return []
    if s.lows[i] in _HAS:
        thing = c.noun_at(i + 1)
        verb = VERBS.get(s.low(thing[1])) if thing is not None else None
        if thing is None or verb is None or verb[0] != "produced" or verb[2] not in "en":
            return []
        makers = [] if c.tag(i - 1) == "x" or "?" in s.lows else subjects(c, i)
        it = s.lows[thing[0]] == "it" and s.low(thing[1] + 1) == "by"
        work, end = thing if it else works.of(thing, WORKS), thing[1] + 1
    else:
        to = next((k for k in range(i + 1, min(len(s), i + 14)) if c.tags[k] in "t.,"), len(s))
        thing = c.noun_at(to + 2) if s.low(to + 1) in _MAKES and c.tag(to) == "t" else None
        work, end = works.of(thing, WORKS) if thing is not None else None, to + 2
        if s.low(i + 1) == "by":
            makers, _ = agents_at(c, i + 2)
        elif c.tag(i - 1) not in "xt" and c.noun_at(i + 1) is not None:
            makers = subjects(c, i)
    if work is None:
        return []
    return [
        Made(kind="commissioned", maker=m, work=work, verb=i, end=end)
        for m in makers[:1] if is_somebody(c, m)
    ]  # fmt: skip


_DONE = frozenset(
    form for form, (kind, _, which) in VERBS.items() if kind == "produced" and which in "en"
)
_CLOSE = 6  # items from an owner to the work
_FAR = 16  # items from `hired` to `make`
_NEAR = 10  # items from `had` to a participle
ORDERING = _HIRES | _HAS
"""Verbs by which a sentence may tell who had a work made."""
