# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""English: by whom something was made: what stands after `by`, or after `on` a station."""

from airwitness.statements import english as en
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.making_verbs import VERBS
from airwitness.statements.making_words import NO_MAKER, PAPERS, PEOPLE, PRESS
from airwitness.statements.titles import ROLES
from airwitness.statements.words import among
from airwitness.statements.works import is_somebody, is_station

_SHORT = 2  # items of `the Navy`
_FAR = 16  # items from a participle to `by`
_SHOWN = among(
    """
    play hear air re-air broadcast rebroadcast show screen televise stream premiere run transmit
    relay
    """
)
_PRINTED = frozenset({"publish", "print", "reprint", "republish", "serialise"})
_POSTED = among("publish post upload share release leak circulate repost tweet")
_PAGES = among("page pages channel channels account accounts feed website site blog profile")
_SLOTS = among("news bulletin newscast programme program show")
_ON = among("on over via through")
NO_SERVICE = among(
    """
    day eve square pier street hill road island avenue bridge night house stage hall park beach lane
    mondays tuesdays wednesdays thursdays fridays saturdays sundays weekdays weekends
    christmas easter ramadan river sunday monday tuesday wednesday thursday friday saturday
    """
)
_OTHERS = among("others some many both several all most")
_NAMES_TOO = among("post week force hands time heart way voice now")
_NAMED = among("named called known calling")
_COUNTED = among("two three four one")
_ORDERS = among("order orders request behest commission instructions instruction")


def find_agents(  # noqa: C901
    c: Chunks, i: int, base: str
) -> tuple[list[Range], int, bool]:
    """Find by whom, after a participle.

    Returns:
        The phrases; the item after them; whether they follow `on`, and so name a station.
    """
    if (other := _shared_with(c, i)) is not None:
        return find_agents(c, other, base)
    s, k = c.s, i + 1
    while k < min(len(s), i + _FAR):
        low, tag = s.lows[k], c.tags[k]
        if low == "by" or (low == "to" and base == "credit"):
            return *agents_at(c, _not_but(c, k) + 1), False
        service = c.noun_at(k + 1) if low in _ON and base in _SHOWN else None
        if service is not None and s.lows[service[1] - 1] in _SLOTS and s.low(service[1]) == "of":
            owner = c.noun_at(service[1] + 1)  # on the evening news of Harbour TV
            service = owner if owner is not None and is_station(c, owner) else service
        if service is not None and (is_station(c, service) or _may_be_service(c, service)):
            return *_services(c, service), True
        page = c.noun_at(k + 1) if low in {"on", "to"} and base in _POSTED else None
        if page is not None and (owner := _page_of(c, page)) is not None:
            return [owner], owner[1], True
        paper = c.noun_at(k + 1) if low == "in" and base in _PRINTED else None
        if paper is not None and c.name_end(paper) is not None and (
            not PRESS.isdisjoint(s.lows[paper[0] : paper[1]])
            or (s.lows[paper[1] - 1] in PAPERS and paper[1] - paper[0] > 1)
        ):  # fmt: skip
            return [paper], paper[1], True
        if tag == ",":
            after = _after_aside(c, k)
            if after is None:
                break
            k = after
            continue
        if tag in ".cvrsxg" or s.is_quote(k):
            break
        noun = c.noun_at(k)
        often = noun is not None and s.lows[noun[1] - 1] == "times"
        timed = often or (c.tag(noun[1]) == "w" if noun is not None else False)
        if noun is not None and k == i + 1 and c.tags[k] in "dNo" and not timed and (
            s.lows[noun[1] - 1] not in NO_MAKER
        ):  # fmt: skip
            break
        k = noun[1] if noun is not None else k + 1
    return [], i + 1, False


def _not_but(c: Chunks, by: int) -> int:
    """Place of the `by`, or `but`, that tells who did it: not by A but by B; by A's, not B's."""
    lows, k = c.s.lows, by
    if c.s.low(by - 1) != "not" and c.s.low(by + 1) != "not":
        return by
    while k < min(len(lows), by + _FAR) and c.tags[k] not in ".vx":
        if lows[k] == "but":
            return k + (c.s.low(k + 1) == "by")
        k += 1
    return by


def _shared_with(c: Chunks, i: int) -> int | None:
    """The participle with which one shares its maker: penned and sung by."""
    other = VERBS.get(c.s.low(i + 2)) if c.s.low(i + 1) in {"and", ","} else None
    return i + 2 if other is not None and other[2] in "en" and c.tag(i + 2) == "v" else None


def _services(c: Chunks, first: Range) -> tuple[list[Range], int]:
    """Find the stations on which it went out: on A; on A and once on B."""
    s, found, k = c.s, [first], first[1]
    while s.low(k) in {"and", ","} and len(found) < 4:
        at = k + 1
        while c.tag(at) == "a" or s.low(at) in {"and", "on", "over", "once", "twice"}:
            at += 1
        more = c.noun_at(at)
        if more is None or not is_station(c, more):
            break
        if at == k + 1 and c.tags[more[0]] == "d" and s.low(k) == ",":
            k = c.with_of(more)[1]  # on A, a station in Oss, and on B
            while c.tag(k) == "p" and (place := c.noun_at(k + 1)) is not None:
                k = place[1]
            continue
        found.append(more)
        k = more[1]
    return found, k


def _page_of(c: Chunks, page: Range) -> Range | None:
    """Whose page it is on which something was posted: the page of A; A's channel."""
    lo, hi = c.with_of(page)
    if c.s.lows[page[1] - 1] not in _PAGES or not any(c.tags[k] == "N" for k in range(lo, hi)):
        return None
    owned = any(c.s.lows[k].endswith(("'s", "s'")) for k in range(lo, page[1]))
    return (lo, hi) if owned or hi > page[1] else None


def _after_aside(c: Chunks, comma: int) -> int | None:
    """Place of the `by` after an aside: filmed, according to the mayor, by."""
    if c.s.low(comma + 1) == "by":
        return comma + 1
    for k in range(comma + 2, comma + 10):
        if c.tag(k) == ".":
            return None
        if c.s.low(k) == "," and c.s.low(k + 1) == "by":
            return k + 1
    return None


def _may_be_service(c: Chunks, noun: Range) -> bool:
    """Tell whether something is shown on a station whose name does not say that it is one."""
    lo, hi = noun
    if c.name_end(noun) != noun or hi - lo < 2 or c.s.lows[hi - 1] in NO_SERVICE:
        return False
    return not any(c.tags[k] == "w" or c.s.lows[k][0].isdigit() for k in range(lo, hi))


def agents_at(c: Chunks, lo: int) -> tuple[list[Range], int]:
    """Find who is named from an item on: one, or several joined by *and*."""
    first = maker_at(c, lo)
    if first is None:
        return [], lo
    makers, s = [first[0]], c.s
    k = first[1]
    joined = c.noun_at(k + 1) if s.low(k) == "and" and k - first[0][0] <= _SHORT else None
    if joined is not None and s.lows[first[0][0]] == "the" and joined[1] - joined[0] > 1 and (
        set(c.tags[joined[0] : joined[1]]) == {"N"} and c.tags[k - 1] == "N"
    ):  # fmt: skip
        makers, k = [(first[0][0], joined[1])], joined[1]  # the Navy and Army Catering Corps
    if s.low(k) == ":" and c.tags[k - 1] == "n" and (listed := _listed(c, k + 1)):
        return listed, listed[-1][1]
    for _ in range(3):
        if s.low(k) not in {"and", "or", ","}:
            break
        k = _after_description(c, k)
        at = k + 1 + (s.low(k + 1) in {"and", "or"})
        at += s.low(at + 1) == "by" and c.tag(at) == "a"  # and later by
        by = s.low(at) == "by"
        more = maker_at(c, at + by)
        if more is None or _is_no_more(c, more, after_adverb=c.tag(at + by) == "a"):
            break
        if s.low(k) == "," and s.low(more[1]) not in {",", "and"}:
            break
        if not by and s.low(k) == "," and s.low(at - 1) == "," and not _is_listed(c, first, more):
            break
        makers.append(more[0])
        k = more[1]
    return makers, k


def _is_listed(c: Chunks, first: tuple[Range, int], more: tuple[Range, int]) -> bool:
    """Tell a name within a list from one that says who the first is: Radio A, Radio B and C."""
    (lo, hi), end = more
    if c.s.low(end) != "and" or c.name_end((lo, hi)) != (lo, hi) or hi - lo < _SHORT:
        return False
    if c.s.lows[lo] in ROLES or c.s.lows[hi - 1] in ROLES:
        return False
    third = maker_at(c, end + 1)
    both = is_station(c, first[0]) == is_station(c, (lo, hi)) and c.name_end(first[0]) is not None
    return both and third is not None and not _is_no_more(c, third, after_adverb=False)


def _after_description(c: Chunks, comma: int) -> int:
    """Place of the comma after a description, before `and by`: by A, a channel of B, and by C."""
    noun = c.noun_at(comma + 1) if c.s.low(comma) == "," else None
    if noun is None or c.s.lows[noun[0]] not in {"a", "an", "the"}:
        return comma
    end = c.with_of(noun)[1]
    return end if c.s.lows[end : end + 3] == [",", "and", "by"] else comma


def _is_no_more(c: Chunks, more: tuple[Range, int], *, after_adverb: bool) -> bool:
    """Tell whether what follows `and` is no further maker, but goes on with the sentence.

    *by the Academy and corresponds to*; *by Ostara and stars twelve pupils*; *by A and the finale
    by B*.
    """
    (lo, hi), end = more
    if (c.tag(end) in "vx" and not c.is_reduced(end)) or c.s.low(end) == "by":
        return True
    opens = c.s.lows[lo]
    if c.tags[lo] != "n" or opens in PEOPLE:
        return hi - lo == 1 and after_adverb and c.tags[lo] == "n"
    return hi - lo == 1 or opens.endswith("s")


def _listed(c: Chunks, lo: int) -> list[Range]:
    """Names after a colon: two houses: A, which belongs to B, and C."""
    first = maker_at(c, lo)
    if first is None or c.tags[first[0][1] - 1] != "N":
        return []
    found = [first[0]]
    for k in range(first[1], min(len(c.s), first[1] + 14)):
        if c.tags[k] == ".":
            break
        if c.s.lows[k] == "and" and c.tag(k - 1) == "," and (more := maker_at(c, k + 1)):
            found.append(more[0])
    return found


def maker_at(c: Chunks, lo: int) -> tuple[Range, int] | None:
    """The one named at an item, and where that phrase ends."""
    lo = c.skip_adverbs(lo)
    noun = c.noun_at(lo)
    if c.tag(lo) == "g" and c.s.low(lo) not in VERBS and (after := c.noun_at(lo + 1)) is not None:
        noun = (lo, after[1]) if c.tags[lo + 1] == "n" else None  # by visiting schools
    if noun is not None and c.s.lows[noun[1] - 1] in _PAGES and (tied := _tied(c, noun[1])):
        whole = noun[0], c.with_of(tied)[1]  # accounts belonging to the Office
        return whole, whole[1]
    if noun is None or not is_somebody(c, noun) or (
        c.s.lows[noun[1] - 1] in NO_MAKER and not _is_named_so(c, noun)
    ):  # fmt: skip
        return None
    if c.s.lows[lo] in _OTHERS and noun[1] == lo + 1:
        return None
    if c.tags[lo] == "o" or (c.s.lows[noun[1] - 1].isdigit() and c.tags[lo] != "N"):
        return None
    whole = widened(c, noun)
    name = by_name(c, noun, whole[1])
    return (name, name[1]) if name is not None else (whole, whole[1])


def _is_named_so(c: Chunks, noun: Range) -> bool:
    """Tell whether a word that makes nothing ends a name: the Daily Post."""
    run = c.name_end(noun)
    return run is not None and run[1] - run[0] > 1 and c.s.lows[run[1] - 1] in _NAMES_TOO


def widened(c: Chunks, noun: Range) -> Range:
    """A maker with what says which: a crew from Red Heron, an account named Truth Owl."""
    lo, hi = c.with_of(noun)
    is_named = c.name_end(noun) is not None
    for _ in range(2):
        if c.s.low(hi) in _NAMED:
            k = hi + 1 + (c.s.low(hi + 1) in {"itself", "as"})
            if (more := c.noun_at(k)) is not None:
                hi = more[1]
        elif (more := _tied(c, hi)) is not None:
            hi = c.with_of(more)[1]
        elif c.s.low(hi) in {"from", "at", "in"} and not is_named:
            more = c.noun_at(hi + 1)
            if more is None or not c.s.is_name(more[1] - 1) or c.s.lows[more[1] - 1] in NO_MAKER:
                break
            if not ROLES.isdisjoint(c.s.lows[more[0] : more[1]]):
                break  # ordered by the bureau from the composer Rua Tenn
            hi = c.with_of(more)[1]
    return lo, hi


def _tied(c: Chunks, hi: int) -> Range | None:
    """The body of accounts belonging to it, or a page run by it."""
    s = c.s
    if s.low(hi) in {"belonging", "linked", "close", "loyal", "tied"} and s.low(hi + 1) == "to":
        return c.noun_at(hi + 2)
    if s.low(hi) == "run" and s.low(hi + 1) == "by":
        return c.noun_at(hi + 2)
    return c.noun_at(hi + 4) if s.lows[hi : hi + 3] == ["in", "the", "name"] else None


def by_name(c: Chunks, noun: Range, hi: int) -> Range | None:
    """The name after a description: the studio's director, Emory Falk."""
    if c.s.low(hi) in {"from", "at"} and (more := c.noun_at(hi + 1)) is not None:
        hi = more[1]  # a choir from the academy, the Silver Throats,
    if c.name_end(noun) is not None or c.s.low(hi) != ",":
        return None
    owned = any(c.s.lows[k].endswith(("'s", "s'")) for k in range(*noun))
    whose = c.s.low(noun[0] - 1) == "whose" or c.s.lows[noun[0]] in en.DETERMINERS
    if not owned and not whose and c.s.lows[noun[0]] not in _COUNTED:
        return None
    name = c.noun_at(hi + 1)
    if name is None or c.name_end(name) is None or c.name_end(name) != (
        name[0] + (c.s.lows[name[0]] == "the"), name[1]
    ):  # fmt: skip
        return None
    if c.s.lows[name[1] - 1].isdigit() and not owned:
        return None
    more = c.noun_at(name[1] + 1) if c.s.low(name[1]) == "for" else None
    if more is not None and c.tags[more[0]] == c.tags[more[1] - 1] == "N":
        name = name[0], more[1]  # a charity, Bridges for Taveria
    return name if c.s.low(name[1]) in {",", ".", "", "and", ";"} else None


def find_orderer(c: Chunks, i: int) -> Range | None:
    """Who had it made: written on the order of the Ministry of Supply; on the ministry's orders."""
    s = c.s
    if s.lows[0] in {"at", "on", "by"} and s.low(2) in _ORDERS and s.low(3) == "of":
        found = maker_at(c, 4)  # At the request of the board
        return found[0] if found else None
    for k in range(i + 1, min(len(s) - 2, i + 18)):
        if c.tags[k] in ".v":
            return None
        if s.lows[k] == "order" and s.lows[k + 1] == "from" and s.low(k - 2) in {"to", "on"}:
            found = maker_at(c, k + 2)  # to an order from the Home Defence Office
            return found[0] if found else None
        if s.lows[k] in _ORDERS and s.lows[k + 1] == "of" and s.low(k - 1) in {"the", "on", "at"}:
            found = maker_at(c, k + 2)
            return found[0] if found else None
        owned = s.lows[k] in _ORDERS and s.lows[k - 1].endswith(("'s", "s'"))
        if owned and (noun := c.nouns.get(k)) is not None and c.tag(noun[0] - 1) == "p":
            return noun[0], k
    return None
