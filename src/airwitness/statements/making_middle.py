"""English: works that go out by themselves: the song aired on Harbour TV, came out on Slow Bell."""

from airwitness.statements import english as en
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Made, Range
from airwitness.statements.makers import NO_SERVICE, find_agents
from airwitness.statements.making_groups import Event, is_doubted, verb_start
from airwitness.statements.making_passive import Undergone
from airwitness.statements.making_words import NO_MAKER, ONLINE, PRESS
from airwitness.statements.making_works import WORKS
from airwitness.statements.subjects import subjects
from airwitness.statements.titles import FIRST_NAMES
from airwitness.statements.words import among
from airwitness.statements.works import Works, is_station

_APPEARS = among("appeared appears")
_AIRS = among("airs aired premiered premieres debuts debuted")
_BARE = among("premiere debut air screen go")
_COMES = among("came comes")
_HAD = among("had has have got gets received receives given gave enjoyed")
_LABELS = among("on with from through via")
_BOOKS = among(
    """
    novel book album memoir memoirs collection single record songbook biography edition ep lp poems
    """
)
_FAR = 9  # items from a verb to where it went out


def find_middle(c: Chunks, works: Works, events: list[Event], i: int) -> Event | None:
    """Read a verb of which the work is the subject.

    Args:
        c: The sentence.
        works: Its works.
        events: What was read of the verbs before.
        i: The verb.
    """
    s = c.s
    if c.tags[i] not in "vn" or (s.lows[i] in {"went", "goes", "go"} and s.low(i + 1) != "out"):
        return None
    group = verb_start(c, i, "b") if s.lows[i] in _BARE else _group(c, i)
    if group is None or is_doubted(s.lows[group:i]):
        return None
    if s.lows[i] in _COMES | _APPEARS:
        at, kind, nouns = _outlet(c, i)
        makers, end = ([at], at[1]) if at is not None else ([], i + 1)
    else:
        makers, end = _service(c, i)
        kind, nouns = "aired", WORKS
    work = _work(c, works, events, group, makers, nouns) if makers else None
    if work is None:
        return None
    return Event(kind=kind, verb=i, group=group, passive=True, makers=makers, works=[work], end=end)


def _group(c: Chunks, i: int) -> int:
    while i > 0 and c.tags[i - 1] in "xa":
        i -= 1
    return i


def _service(c: Chunks, i: int) -> tuple[list[Range], int]:
    """Aired on Harbour TV."""
    at = c.skip_adverbs(i + 1 + (c.s.low(i + 1) == "out"))
    time = c.noun_at(at)
    if c.s.low(at) in {"at", "in"} and (time := c.noun_at(at + 1)) is not None:
        at = time[1] if c.s.low(time[1]) == "on" else at  # airs at weekends on
    elif time is not None and c.s.lows[time[1] - 1] in NO_MAKER and c.s.low(time[1]) == "on":
        at = time[1]  # goes out every morning on
    elif time is not None and c.tag(time[1]) == "w" and c.s.low(time[1] + 1) == "on":
        at = time[1] + 1  # airs every Friday on
    if c.noun_at(at) is not None and c.tags[at] in "dqNo":
        return [], i + 1
    makers, end, served = find_agents(c, at - 1, "air")
    if not served and c.s.lows[i] in _AIRS and c.s.low(at) == "on":
        name = c.noun_at(at + 1)
        alone = name is not None and name[1] - name[0] == 1 and c.tags[name[0]] == "N"
        if name is not None and alone and c.s.lows[name[0]] not in NO_SERVICE:
            return [name], name[1]
    return (makers, end) if served else ([], i + 1)


HEARD = among("seen heard airing airtime showing screening rotation premiere broadcast outing")
_CAN = among("can could may might")
_WHERE = among("on at over via by from")


def find_heard(c: Chunks, works: Works, i: int) -> list[Made]:
    """Read where a work was seen or had its showing: can be heard on A; was given airtime by A.

    Args:
        c: The sentence.
        works: Its works.
        i: A word of `HEARD`.
    """
    s = c.s
    service = None
    for k in range(i + 1, min(len(s), i + 5)):
        noun = c.noun_at(k + 1) if s.lows[k] in _WHERE else None
        if noun is not None and is_station(c, noun):
            service = noun
            break
        if c.tags[k] in ".,vxr":
            break
    k = i
    while k > 0 and c.tags[k] not in "vx.,rs":
        k -= 1
    if service is None or c.tags[k] not in "vx" or s.lows[k] not in _HAD | en.BE:
        return []
    group = k
    while group > 0 and c.tags[group - 1] in "xa":
        group -= 1
    if is_doubted([low for low in s.lows[group:i] if low not in _CAN]):
        return []
    heads = subjects(c, group)
    work = works.of(heads[0], WORKS) if heads else None
    if work is None and heads and (works.is_pronoun(heads[0]) or heads[0][0] in works.quoted):
        work = heads[0]
    if work is None:
        return []
    return [Made(kind="aired", maker=service, work=work, verb=i, end=service[1])]


def _outlet(c: Chunks, i: int) -> tuple[Range | None, str, frozenset[str]]:
    """Came out with Harbour & Vane; appeared in the weekly Lumen; appeared on Harbour TV."""
    s = c.s
    comes = s.lows[i] in _COMES
    if comes and s.low(i + 1) != "out":
        return None, "", WORKS
    for k in range(i + 1, min(len(s), i + _FAR)):
        low, noun = s.lows[k], c.noun_at(k + 1)
        if c.tags[k] in ".,vxrsc":
            break
        if noun is None or c.tags[k] != "p":
            continue
        name = c.name_end(noun)
        if comes and low in _LABELS and name == noun and s.lows[noun[1] - 1] not in NO_SERVICE:
            if c.tags[k + 1] != "w" and not is_station(c, noun):
                return noun, "published", _BOOKS if low == "with" else WORKS
        elif name is not None and not PRESS.isdisjoint(s.lows[noun[0] : noun[1]]):
            return noun, "published", WORKS
        elif low == "on" and is_station(c, noun):
            online = not ONLINE.isdisjoint(s.lows[noun[0] : noun[1]])
            if online and s.low(noun[1]) == "of" and (owner := c.noun_at(noun[1] + 1)) is not None:
                return owner, "published", WORKS
            return noun, "published" if online else "aired", WORKS
    return None, "", WORKS


def _is_counted(works: Works, noun: Range) -> bool:
    """Tell whether a phrase is but a number: the first two came out on Basalt."""
    return noun[1] - noun[0] > 1 and works.is_pronoun(noun)


def _work(
    c: Chunks, works: Works, events: list[Event], group: int, makers: list[Range],
    nouns: frozenset[str],
) -> Range | None:  # fmt: skip
    """The subject, or that of the verb before `and`."""
    heads = subjects(c, group)
    work = works.of(heads[0], nouns) if heads else None
    if work is not None:
        return works.in_apposition(heads[0], work)
    named = any(c.tags[k] == "N" for m in makers for k in range(*m))
    if heads and named and (c.s.lows[heads[0][0]] == "it" or _is_counted(works, heads[0])):
        return heads[0]
    run = c.name_end(heads[0]) if heads else None
    if run is not None and run[0] <= heads[0][0] + 1 and heads[0][1] - heads[0][0] > 1 and (
        c.s.lows[group] in _AIRS | {"goes", "went"} and c.s.lows[run[0]] not in FIRST_NAMES
    ):  # fmt: skip
        return heads[0]  # The Quiet Hour goes out on
    if c.tag(group - 1) == "c":
        undergone = Undergone(c=c, works=works, events=events)
        return undergone.of_verb_before(group, "air", nouns, makers)
    if c.tag(group - 1) == "r":
        return works.left(group - 1, nouns)
    return None
