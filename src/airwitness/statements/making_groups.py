# ruff: noqa: PLR0911 (how far one looks stands in the rules)
"""English: a verb of making with its auxiliaries: done, not done, or only planned."""

from dataclasses import dataclass

from airwitness.statements import english as en
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Made, Range
from airwitness.statements.making_words import (
    CHOIRS,
    GOES_ON,
    IF,
    MODALS,
    PAPERS,
    PEOPLE,
    PRESS,
    TOLD_OF,
)
from airwitness.statements.subjects import subjects
from airwitness.statements.words import among
from airwitness.statements.works import is_station

_TODAY = frozenset({"today", "yesterday", "tonight"})
_DENIED = frozenset({"denies", "denied", "deny", "denying", "doubts", "doubted"})
_RUMOURS = among("suggestion suggestions rumour rumours speculation idea notion myth possibility")
_CHARGES = among("allegation allegations claim claims accusation accusations charge charges report")
_REJECTED = _DENIED | among(
    "rejected rejects reject rejecting dismissed dismisses dismissing refuted refutes no without"
)
_BLAMED = frozenset(
    {
        "apologised",
        "apologized",
        "apologises",
        "sanctioned",
        "reprimanded",
        "censured",
        "suspended",
        "fined",
        "criticised",
        "criticized",
        "praised",
        "condemned",
        "jailed",
        "arrested",
        "sued",
    }
)
_APART = 14  # items from who asks to the question
_ASKING = among("ask asks asked asking tell tells told know knows knew wondered clear unclear")
_INTERRUPTS = among("interrupted interrupts interrupt cleared cut broke")
_SET = frozenset({"set", "due", "scheduled"})
_BE_OR_AIR = among("be premiere debut air screen go")


@dataclass(slots=True, kw_only=True)
class Event:
    """One verb of making, with all that it joins."""

    kind: str
    verb: int
    group: int
    passive: bool
    makers: list[Range]
    works: list[Range]
    end: int

    def made(self) -> list[Made]:
        """Every pair of a maker and a work."""
        return [
            Made(kind=self.kind, maker=m, work=w, verb=self.verb, end=self.end)
            for m in self.makers for w in self.works
        ]  # fmt: skip


def kind_of(c: Chunks, kind: str, base: str, makers: list[Range], *, served: bool) -> str:
    """The kind of claim, where it hangs on who did it: a station plays, and so does a band."""
    station = any(is_station(c, m) or c.s.lows[m[0]] == "it" for m in makers)
    if base == "put" and any(_is_of_station(c, m) for m in makers):
        return "aired"
    if base in {"play", "premiere"} and not served and not station:
        return "performed"
    if base == "record" and makers and all(_is_choir(c, m) for m in makers):
        return "performed"
    press = any(c.s.lows[m[1] - 1] in PRESS or _is_site(c, m) or _is_paper(c, m) for m in makers)
    if base in {"carry", "run"} and (press or (base == "run" and not station)):
        return "published"
    return kind


def _is_choir(c: Chunks, maker: Range) -> bool:
    """Tell a choir, also one of somebody: the children's choir of Radio Marn."""
    head = c.nouns.get(maker[0], maker)
    return c.s.lows[maker[1] - 1] in CHOIRS or c.s.lows[head[1] - 1] in CHOIRS


def _is_paper(c: Chunks, maker: Range) -> bool:
    name = c.name_end(maker)
    return name is not None and name[1] - name[0] > 1 and c.s.lows[name[1] - 1] in PAPERS


def _is_site(c: Chunks, maker: Range) -> bool:
    """Tell a paper or a site by what is said of it: Fathom News, the business site,."""
    after = c.noun_at(maker[1] + 1) if c.s.low(maker[1]) == "," else None
    sites = PRESS | {"site", "website", "portal", "blog"}
    return c.s.lows[maker[1] - 1] in {"site", "website", "portal", "blog"} or (
        after is not None and c.s.lows[after[1] - 1] in sites and not is_station(c, maker)
    )


def _is_of_station(c: Chunks, maker: Range) -> bool:
    """Tell a station, also by what is said of it before: the staff's own station, Beacon."""
    before = c.noun_to(maker[0] - 1) if c.s.low(maker[0] - 1) == "," else None
    return is_station(c, maker) or (before is not None and is_station(c, before))


def is_any(c: Chunks, noun: Range) -> bool:
    """Tell whether a phrase means any such thing: a song, a school, children."""
    low, alone = c.s.lows[noun[0]], noun[1] - noun[0] == 1 and c.tags[noun[0]] == "n"
    return (low in {"a", "an", "any"} or (alone and low in PEOPLE)) and not any(
        c.tags[k] == "N" for k in range(*noun)
    )


def is_asked(c: Chunks, group: int) -> bool:
    """Tell whether `who` opens a question: was asked by the presenter who had ordered it."""
    s = c.s
    if s.low(group - 1) != "who":
        return _asks_which(c, group)
    if s.low(group - 2) == ",":
        return _asks_apart(c, group)
    noun = c.noun_to(group - 1)
    k = (noun[0] if noun is not None else group - 1) - 1
    k -= noun is not None and s.low(k) == "by"
    return s.low(k) in _ASKING


def _asks_which(c: Chunks, group: int) -> bool:
    """Tell a question from a clause: knows which station aired it; not: which Radio Lund aired."""
    noun = c.noun_to(group)
    if noun is None or noun[1] - noun[0] > 1 or c.s.low(noun[0] - 1) not in {"which", "what"}:
        return False
    return c.tags[noun[0]] == "n" and noun != c.name_end(noun) and c.s.lows[noun[0]] not in PEOPLE


def _asks_apart(c: Chunks, group: int) -> bool:
    """Tell a question after an apposition: asks the witness, Petra Wold, who recorded it."""
    lows = c.s.lows
    k = group - 2
    while k > 0 and group - k < _APART and c.tags[k] not in "vxr." and lows[k] not in _ASKING:
        k -= 1
    return lows[k] in _ASKING and "," not in lows[group:]


def is_doubted(lows: list[str]) -> bool:
    """Tell whether auxiliaries say that it was not done, or only might be."""
    return any(
        low in en.NEGATIVES or low in MODALS or low.endswith("n't") or low in {"longer", "hardly"}
        for low in lows
    )


def verb_start(c: Chunks, i: int, form: str) -> int | None:
    """First item of a verb with its auxiliaries; none where it is told that it was not done."""
    s, k = c.s, i
    while k > 0 and (c.tags[k - 1] in "xa" or (
        c.tags[k - 1] == "w" and (s.low(k - 2) in {"on", "since"} or s.lows[k - 1] in _TODAY)
    )):  # fmt: skip
        k -= 1 + (c.tags[k - 1] == "w" and s.lows[k - 1] not in _TODAY)
    if is_doubted(s.lows[k:i]):
        return None
    if c.tag(k - 1) == "," and k == i and (aside := _before_aside(c, k - 1)) is not None:
        return aside
    if c.tag(k - 1) == "t":
        return _governed(c, i, k - 1)
    if form == "b" and k == i and (s.lows[i] == "play" or not _is_of_many(c, i)):
        return None
    if form == "g" and c.tag(k - 1) == "v" and k == i:
        return _start(c, k - 1) if s.low(k - 1) in GOES_ON - {"used", "managed"} else None
    if form == "g" and k == i and s.low(k - 1) == "for" and s.low(k - 2) in _BLAMED:
        return _start(c, k - 2)
    return k


def _is_of_many(c: Chunks, i: int) -> bool:
    """Tell whether many do it: pupils of the school recite."""
    heads = subjects(c, i)
    if len(heads) != 1 or c.tag(i - 1) not in "nN" or c.tag(i + 1) not in "dq":
        return len(heads) > 1 and c.tag(i + 1) in "dq" and c.tag(i - 1) in "nN"
    low = c.s.lows[heads[0][1] - 1]
    return low in PEOPLE | {"crew", "choir", "band", "staff", "team"} or (
        low.endswith("s") and not low.endswith(("ss", "us", "'s"))
    )


def is_denied(c: Chunks, start: int) -> bool:
    """Tell whether a clause is a condition, or said not to be so: denies that it commissioned."""
    s = c.s
    before = s.low(start - 1)
    if before in {"had", "were", "should"}:
        return start == 1 or c.tag(start - 2) in ",.c"  # had the ministry ordered it
    if before == "that":
        before = s.low(start - 2)
        if before in _RUMOURS:
            return True
        if before in _CHARGES:
            return not _REJECTED.isdisjoint(s.lows[max(0, start - 7) : start - 2])
    return before in IF or before in _DENIED


def _before_aside(c: Chunks, comma: int) -> int | None:
    """The auxiliary before an aside: was, according to the mayor, filmed."""
    for k in range(comma - 1, max(0, comma - 15), -1):
        if c.tags[k] == ".":
            return None
        if c.tags[k] == ",":
            return _start(c, k - 1) if c.s.low(k - 1) in en.BE else None
    return None


def _governed(c: Chunks, i: int, to: int) -> int | None:
    """First item of the verb on which `to` hangs, if it was then done: went on to write."""
    s = c.s
    k = to - 1
    while k > 0 and c.tags[k] == "a":
        k -= 1
    low = s.low(k)
    if low == "on" and s.low(k - 1) in {"went", "goes", "going"}:
        return _start(c, k - 1)
    noun = c.noun_to(k + 1)
    if noun is not None and s.low(noun[0] - 1) in _INTERRUPTS:
        return _start(c, noun[0] - 1)  # interrupted its programme to play
    told = low in TOLD_OF and s.lows[to + 1] == "have" and "been" in s.lows[to:i]
    is_past = {"was", "were"} & {low, s.low(k - 1)}  # was due to be sung, but was not
    planned = not is_past and (low in en.BE or low in _SET) and s.lows[to + 1] in _BE_OR_AIR
    if not (told or planned or (low in GOES_ON and c.tag(k - 1) != "x")):
        return None
    return _start(c, k)


def _start(c: Chunks, k: int) -> int | None:
    end = k + 1
    while k > 0 and c.tags[k - 1] in "xa":
        k -= 1
    return None if is_doubted(c.s.lows[k:end]) else k
