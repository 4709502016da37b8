# ruff: noqa: PLR2004 (how far one looks stands in the rules)
"""English: who made a work, by a noun: a song by A; its producers, A; the composer of “…”."""

from dataclasses import replace

from airwitness.statements import english as en
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Made, Range
from airwitness.statements.makers import agents_at, by_name, maker_at, widened
from airwitness.statements.making_agents import AGENTS, find_by_agent
from airwitness.statements.making_deeds import DEEDS
from airwitness.statements.making_verbs import VERBS
from airwitness.statements.making_words import CHOIRS
from airwitness.statements.making_works import WORKS
from airwitness.statements.sentences import QUOTE, Sentence
from airwitness.statements.subjects import subjects
from airwitness.statements.words import among
from airwitness.statements.works import Works, is_somebody

_BY = WORKS - among(
    """
    poll survey study report bill interview match rally parade message speech statement briefing
    column edition story short special tribute banner show concert plan letter work works
    broadcast performance rendition version record production
    """
)
_GROUPS = among("trio duo band choir quartet group singer rapper")
_SONGS = among("song track tune single anthem hymn ballad lullaby ditty carol")
_NEAR = 9  # items from a work to `by`
_BE = frozenset({"is", "was", "are", "were"})
_HOUSES = among("films pictures studios productions studio entertainment animation")
_OUT = among("published released issued posted uploaded broadcast aired screened televised shown")
_TRADES = frozenset(AGENTS) | among(
    """
    bandmaster poet novelist singer musician artist painter cartoonist photographer schoolteacher
    teacher officer conductor choirmaster journalist colonel captain major
    """
)
_TITLED = among(
    """
    song film documentary opera album drama novel musical ballad hymn anthem series memoirs feature
    """
)
_EPISODES = among("episode episodes instalment instalments")
_WORK_OF = among(
    "work handiwork creation pen production co-production brainchild doing product invention"
)
_BEHIND = among(
    "studio company agency firm outfit house team collective band group unit duo workshop crew"
)
_STANDS = among("is are was were stands stand stood lies")
_PERSONS = among("man woman brain brains mind mastermind people name force person")
NOUNS = frozenset(AGENTS) | _WORK_OF | {"by", "behind", "from"}
"""Words by which a sentence may tell a maker without a verb."""


def may_name(s: Sentence, i: int) -> bool:
    """Tell at a glance whether a word may tell who made what: a work stands before `by`."""
    low = s.lows[i]
    if low == "by":
        before = s.lows[max(0, i - _NEAR) : i]
        return not WORKS.isdisjoint(before) or QUOTE in before or s.low(i - 1) in _BE
    return low != "from" or not _HOUSES.isdisjoint(s.lows[i + 2 : i + _NEAR])


def find_named(c: Chunks, works: Works) -> list[Made]:
    """Find makers that a noun names, in one sentence."""
    found: list[Made] = []
    for i in [n for n, low in enumerate(c.s.lows) if low in NOUNS]:
        low = c.s.lows[i]
        if low == "by" or (low == "from" and _is_from_house(c, i)):
            found += _by(c, works, i)
        elif low in _WORK_OF:
            found += _work_of(c, works, i)
        elif low == "behind":
            found += _behind(c, works, i)
        elif low in AGENTS:
            found += find_by_agent(c, works, i)
    return found


def _is_from_house(c: Chunks, i: int) -> bool:
    """Tell whether a studio follows: the new documentary from Brine Films."""
    name = c.noun_at(i + 1)
    return name is not None and c.tags[name[1] - 1] == "N" and c.s.lows[name[1] - 1] in _HOUSES


def _made(maker: Range, work: Range, i: int) -> Made:
    return Made(kind="produced", maker=maker, work=work, verb=i, end=max(maker[1], work[1]))


def _by(c: Chunks, works: Works, i: int) -> list[Made]:  # noqa: PLR0911
    """A song by A; “…”, an opera by A; the words are by A."""
    s = c.s
    k = i - 1 - (s.low(i - 1) == ",")
    noun = c.noun_to(k + 1)
    if noun is None:
        if c.s.low(i - 1) not in {"is", "are", "was", "were"}:
            return []
        noun = c.noun_to(i - 1)
    if noun is None or (c.tag(noun[0] - 1) in "vx" and s.low(i - 1) == ","):
        return []
    if c.tag(noun[0] - 1) == "t":
        return []  # set to music by
    if c.tag(noun[0] - 1) == "v" and c.tag(noun[0] - 2) == "x" and c.s.low(noun[0] - 2) in en.BE:
        return []  # schools were sent the film by
    if c.s.low(noun[0] - 1) == "of" and c.s.low(noun[0] - 2) in DEEDS:
        return []  # the airing of the film by
    work = works.of(noun, _BY)
    makers, end = agents_at(c, i + 1)
    apart = s.is_quote(noun[0]) and s.low(i - 1) == ","
    if work is None or (apart and s.low(end) not in {",", ".", ";"}):
        return []
    named = [m for m in makers if any(c.tags[n] == "N" for n in range(*m)) or _is_trade(c, m)]
    whole = works.in_apposition(noun, work)
    song = s.is_quote(whole[0]) or s.lows[work[1] - 1] in _SONGS
    sung = all(
        s.lows[m[1] - 1] in CHOIRS or (song and not _GROUPS.isdisjoint(s.lows[slice(*m)]))
        for m in named
    )
    return [replace(_made(m, whole, i), kind="performed" if sung else "produced") for m in named]


def _of_pen(c: Chunks, works: Works, i: int, maker: tuple[Range, int] | None) -> list[Made]:
    """The songs came from the pen of A."""
    heads = subjects(c, i - 3) if c.s.low(i - 2) == "from" and c.tag(i - 3) == "v" else []
    work = works.of(heads[0], WORKS) if heads else None
    return [_made(maker[0], work, i)] if maker is not None and work is not None else []


def _is_trade(c: Chunks, maker: Range) -> bool:
    """Tell whether a phrase names one person by a trade: a score by an army bandmaster."""
    return c.s.lows[maker[0]] in {"a", "an", "the"} and c.s.lows[maker[1] - 1] in _TRADES


def _work_of(c: Chunks, works: Works, i: int) -> list[Made]:
    """“…”, a work of A; the song is the work of A."""
    s = c.s
    if s.low(i + 1) != "of" or s.low(i - 1) not in {"a", "the"}:
        return []
    maker = maker_at(c, i + 2)
    if s.lows[i] == "pen":
        return _of_pen(c, works, i, maker)
    before = i - 2
    if maker is None or s.low(before) not in {",", "is", "was", "are", "were", "be"}:
        return []
    noun = c.noun_to(before - (s.low(before - 1) == ","))
    work = works.of(noun, WORKS) if noun is not None else None
    if noun is not None and s.lows[noun[0]] in {"it", "they"} and s.low(before) != "," and (
        c.name_end(maker[0]) is not None
    ):  # fmt: skip
        work = noun
    makers, _ = agents_at(c, i + 2)
    return [_made(m, work, i) for m in makers] if work is not None else []


def _behind(c: Chunks, works: Works, i: int) -> list[Made]:
    """A, the studio behind the series; the company behind “…” is A; behind the series stands A."""
    thing = c.noun_at(i + 1)
    work = works.of(thing, WORKS) if thing is not None else None
    if thing is None or work is None:
        return []
    end = max(work[1], thing[1])
    said = maker_at(c, end + 1) if c.s.low(end) in _STANDS else None
    maker = said[0] if said is not None and c.name_end(said[0]) is not None else None
    who = c.noun_to(i)
    if who is None and c.tag(i - 1) not in ".,c":
        who = c.noun_to(i - 1) if c.s.low(i - 1) in {"is", "was"} else None
        maker = who if who is not None and c.name_end(who) is not None else None
    elif who is not None:
        maker = _whoever(c, who, work, maker)
    return [_made(maker, w, i) for w in (work, *works.titles_after(work))] if maker else []


def _whoever(c: Chunks, who: Range, work: Range, said: Range | None) -> Range | None:
    """The name of the studio behind it: before it, in it, after `is`, or between commas after."""
    lows, head = c.s.lows, c.s.lows[who[1] - 1]
    if head not in _BEHIND | _PERSONS:
        return None
    k = who[0] - 1
    before = c.noun_to(k - (c.s.low(k - 1) == ",")) if lows[k] in {",", "is", "was"} and k else None
    if before is not None and c.name_end(before) is not None:
        return c.name_end(before)
    return said or by_name(c, who, work[1]) or (None if head in _PERSONS else who)


def find_outlets(c: Chunks, works: Works) -> list[Made]:
    """Find who published the report in which it says something, or aired an interview.

    *The panel said in a report released on Thursday*; *she told Averil TV in an interview broadcast
    on Monday*.
    """
    found: list[Made] = []
    if _OUT.isdisjoint(c.s.lows):
        return found
    for i, low in enumerate(c.s.lows):
        if low not in _OUT:
            continue
        kind = VERBS[low][0]
        noun = c.noun_to(i)
        if noun is None or c.s.low(noun[0] - 1) != "in" or c.s.low(i + 1) == "by":
            continue
        work = works.of(noun, WORKS - {"statement"})
        cue = next(
            (k for k in range(noun[0] - 2, max(-1, noun[0] - 12), -1) if c.tags[k] == "v"), None
        )
        if work is not None and noun[0] == 1 and kind == "published":
            found += _after_lead(c, i, work)  # In a report released on Friday, the institute
        if work is None or cue is None or c.s.lows[cue] not in en.CUES:
            continue
        told = c.noun_at(cue + 1) if c.s.lows[cue] in {"told", "tells"} else None
        heads = [told] if told is not None and kind == "aired" else subjects(c, cue)
        if kind == "aired" and told is None:
            continue
        found += [Made(kind=kind, maker=widened(c, h), work=work, verb=i, end=i + 1)
                  for h in heads[:1] if is_somebody(c, h)]  # fmt: skip
    return found


def _after_lead(c: Chunks, i: int, work: Range) -> list[Made]:
    comma = next((k for k in range(i + 1, min(len(c.s), i + 8)) if c.tags[k] == ","), None)
    noun = c.noun_at(comma + 1) if comma is not None else None
    if noun is None or not is_somebody(c, noun) or c.tag(c.skip_adverbs(noun[1])) not in "vx":
        return []
    return [Made(kind="published", maker=widened(c, noun), work=work, verb=i, end=i + 1)]


def find_titles(s: Sentence) -> list[Range]:
    """Find titles without marks: the documentary Little Conductors; Snow Day, a drama by."""
    found: list[Range] = []
    for i, low in enumerate(s.lows):
        if low in _EPISODES and s.low(i + 1) == "of" and s.is_name(i + 2):
            hi = _name_end(s, i + 2)
            found += [(i + 2, hi)] if hi > i + 3 else []
        if low not in _TITLED or s.is_name(i):
            continue
        if s.is_name(i + 1) and s.low(i - 1) not in {"a", "an"}:
            hi = _name_end(s, i + 1)
            shows = s.low(hi) in {"showed", "shows"} or s.low(hi) not in VERBS
            if hi > i + 2 and shows and hi < len(s):
                found.append((i + 1, hi))
            continue
        lead = next((k for k in range(i - 1, max(1, i - 6), -1) if s.lows[k] == ","), None)
        if lead is None or not (
            s.low(lead + 1) in {"a", "an", "the"}
            or any("'s" in low for low in s.lows[lead + 1 : i])
        ):
            continue
        lo = lead
        while lo > 0 and (s.is_name(lo - 1) or s.lows[lo - 1] in {"of", "and"}) and lead - lo < 6:
            lo -= 1
        finite = s.low(i + 1) in en.AUXILIARIES or s.low(lo - 1) in {"on", "by", "at", "in", "from"}
        if lead - lo >= 2 and s.is_name(lo) and s.is_name(lo + 1) and not finite:
            found.append((lo, lead))
    return found


def _name_end(s: Sentence, lo: int) -> int:
    hi = lo
    while s.is_name(hi) and hi - lo < 6:
        hi += 1
    return hi
