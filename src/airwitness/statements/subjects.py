"""English: the subject of a verb, in chunks: what stands before it, over asides and relatives."""

from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.making_words import NO_MAKER, TOLD_OF

_TIMES = NO_MAKER | frozenset({"days", "weeks", "months", "years", "season", "summer", "winter"})
_SPANS = _TIMES | frozenset({"spring", "autumn", "decade", "decades", "century"})
_DURING = frozenset({"for", "since", "over", "during", "in", "throughout", "until"})
_HE = frozenset({"he", "she", "they", "we", "i"})
_SINCE = frozenset({"since", "after", "before", "until", "as"})
_EACH = frozenset({"last", "this", "next", "every", "each", "one", "that", "some"})
_FAR = 44  # items walked to the left


def subjects(c: Chunks, group: int) -> list[Range]:  # noqa: PLR0911
    """Find the noun phrases that are the subject of a verb.

    Args:
        c: The sentence.
        group: First item of the verb with its auxiliaries.

    Returns:
        One phrase, or those joined by *and*; none where the sentence gives none.
    """
    if c.tag(group - 1) == "r":
        noun = antecedent(c, group - 1)
        return [noun] if noun is not None else []
    group = _before_time(c, group)
    if c.s.low(group - 1) in _HE and c.tag(group - 2) in "nN":
        return [(group - 1, group)]  # told the Meridia Post she wrote
    start = clause_start(c, group)
    parts = _parts(c, start, group)
    closed = c.tag(group - 1) == ","
    if (outer := _over_contact(c, start, group)) is not None:
        return [outer]
    if not parts or (c.tag(group - 1) == "c" and start and c.tag(start - 1) == "v"):
        return []  # played the squeezebox and wrote
    if closed:
        return _of_closed(c, parts)
    part = parts[-1]
    if c.tag(start - 1) == "r" and c.tags[part[0]] == "p" and not _within(c, part):
        noun = antecedent(c, start - 1)  # who between them wrote
        return [noun] if noun is not None else []
    if len(parts) > 1 and _is_time(c, part) and c.noun_at(parts[0][0]) is not None:
        part = parts[0]  # the House, a body of the state, last week began
    if c.noun_at(part[0]) is None or _is_time(c, part):
        return _within(c, part)
    first = _first(c, part[0])
    found, k = [first], c.with_of(first)[1]
    while c.s.low(k) in {"and", "&"} and (more := c.noun_at(k + 1)) is not None and k < group:
        found.append(more)
        k = c.with_of(more)[1]
    return found


def _of_closed(c: Chunks, parts: list[Range]) -> list[Range]:
    """The subject before an aside: the Bureau, an organ of the party, ordered."""
    for part in parts:
        if c.noun_at(part[0]) and not _is_time(c, part):
            return [_first(c, part[0])]
        if found := _within(c, part):
            return found
    return []


def _over_contact(c: Chunks, start: int, group: int) -> Range | None:
    """The noun before a clause that no word opens: the oldest copy we could find was."""
    k = start - 1
    if (
        c.s.low(k) in {"told", "tells"}
        or c.tag(k) not in "vx"
        or (group > start and c.tag(start) not in "pawt")
    ):
        return None
    while k > 0 and c.tags[k - 1] in "vxat":
        k -= 1
    noun = c.noun_to(k)
    before = c.noun_to(noun[0]) if noun is not None else None
    if noun is None or before is None or c.tags[before[0]] != "d" or c.tags[noun[0]] not in "oNd":
        return None
    return before


def _first(c: Chunks, lo: int) -> Range:
    noun = c.noun_at(lo)
    return noun if noun is not None else (lo, lo + 1)


def _before_time(c: Chunks, group: int) -> int:
    """First item of a verb that a time parts: has for three weeks been broadcasting."""
    closed = c.tag(group - 1) == ","
    time = c.noun_to(group - closed)
    if time is None or c.s.lows[time[1] - 1] not in _SPANS:
        return group
    first = time[0] - 2 - closed
    opened = c.s.low(time[0] - 1) in _DURING and (not closed or c.tag(first + 1) == ",")
    return first if first > 0 and opened and c.tag(first) == "x" else group


def _is_time(c: Chunks, part: Range) -> bool:
    noun = c.noun_at(part[0])
    if noun is None:
        return False
    first, last = c.s.lows[noun[0]], c.s.lows[noun[1] - 1]
    if c.s.low(noun[1]) in {"later", "earlier", "ago"}:
        return True
    return (last in _TIMES and first in _EACH) or (
        first[0].isdigit() and noun[1] == noun[0] + 1 and c.s.low(noun[1]) != "of"
    )


def _within(c: Chunks, part: Range) -> list[Range]:
    """Find the subject after words of time or place: on Monday Harbour TV."""
    lone: Range | None = None
    for k in range(part[1] - 1, part[0] - 1, -1):
        noun = c.noun_at(k)
        if noun is None or noun[1] > part[1]:
            continue
        if (c.tag(k - 1) not in "pt" or k == 0) and c.s.low(k - 1) not in {"and", "or"}:
            idle = c.s.lows[noun[1] - 1] in _TIMES  # on Monday evening
            return [] if idle or _is_time(c, (k, noun[1])) else [noun]
        lone = lone or noun
    run = c.name_end(lone) if lone is not None else None
    if lone is not None and run is not None and lone[0] < run[0] and lone[1] == part[1]:
        return [run]  # during the war Mira Toval
    return []


def clause_start(c: Chunks, group: int) -> int:
    """First item of the clause whose verb begins at `group`."""
    k = group - 1
    floor = max(0, group - _FAR)
    while k >= floor:
        tag = c.tags[k]
        if tag in ".sr" or (tag == "p" and c.s.lows[k] in _SINCE and _abuts(c, k + 1, group)):
            return k + 1
        if tag in "vx":
            opener = _opener(c, k)
            if opener is not None:
                k = opener - 1
                continue
            if tag == "x" and (to := _infinitive(c, k)) is not None:
                k = to
                continue
            if not c.is_reduced(k):
                return k + 1
        if tag == "c" and k < group - 1 and _ends_clause(c, k, floor):
            return k + 1
        k -= 1
    return k + 1


def _infinitive(c: Chunks, k: int) -> int | None:
    """Item before `to`, where auxiliaries follow it: said to have been."""
    while k > 0 and c.tags[k - 1] in "xa":
        k -= 1
    return k - 2 if c.tag(k - 1) == "t" and c.s.low(k - 2) in TOLD_OF and k > 1 else None


def _abuts(c: Chunks, lo: int, group: int) -> bool:
    """Tell whether one phrase fills the place up to a verb: since the ministry released."""
    noun = c.noun_at(lo)
    if noun is None:
        return False
    hi = c.with_of(noun)[1]
    if c.s.low(hi) == "," and c.s.low(group - 1) == ",":
        name = c.noun_at(hi + 1)  # before the army's own channel, Shield 1, showed
        if c.tag(hi + 1) == "d" and c.tags[hi - 1] == "N" and "," not in c.tags[hi + 1 : group - 1]:
            return True  # before Gannet Music, the house run by the Mission, brought it out
        return name is not None and name[1] == group - 1 and c.name_end(name) is not None
    return hi == group


def _opener(c: Chunks, verb: int) -> int | None:
    """Place of the relative word to which a verb belongs: the firm, which makes jingles."""
    for k in range(verb - 1, max(-1, verb - 12), -1):
        tag = c.tags[k]
        if tag == "r":
            return k if k and c.tag(k - 1) in "nNqo,wp" else None
        if c.s.lows[k] == "as" and c.tag(k - 1) == ",":
            return k  # the Service, as the unit was then known, produced
        if tag in ".,s":
            return None
    return None


def _ends_clause(c: Chunks, conjunction: int, floor: int) -> bool:
    """Tell whether a clause ends before `and`: a finite verb stands there, and no relative."""
    for k in range(conjunction - 1, floor - 1, -1):
        if c.tags[k] == ".":
            return False
        if c.tags[k] in "vx" and not c.is_reduced(k):
            return _opener(c, k) is None or c.tag(conjunction - 1) == ","
    return False


def _parts(c: Chunks, start: int, end: int) -> list[Range]:
    """What stands between commas, without what leads into it."""
    parts: list[Range] = []
    lo = start
    for k in range(start, end + 1):
        if k == end or c.tags[k] == ",":
            while lo < k and c.tags[lo] in "acw" and c.s.lows[lo] != "&":
                lo += 1
            if lo < k:
                parts.append((lo, k))
            lo = k + 1
    return parts


def antecedent(c: Chunks, relative: int) -> Range | None:
    """The noun for which `who` or `which` stands: the head of the phrase before it."""
    k = relative - (c.tag(relative - 1) == ",")
    noun = c.noun_to(k)
    while noun is not None and c.s.low(noun[0] - 1) in {"of", "at", "from", "in"}:
        before = c.noun_to(noun[0] - 1)
        if before is None:
            break
        noun = before
    return noun


def verb_before(c: Chunks, group: int) -> int | None:
    """First item of the verb whose subject a verb after `and` shares."""
    k = group - 1
    while k >= max(0, group - _FAR):
        if c.tags[k] == ".":
            return None
        if c.tags[k] in "vx" and not c.is_reduced(k) and (
            _opener(c, k) is None or "," not in c.tags[k:group]
        ):  # fmt: skip
            while k > 0 and c.tags[k - 1] in "xa":
                k -= 1
            return k
        k -= 1
    return None
