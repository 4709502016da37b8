# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""Arabic: who is named as a maker: after a verb, before it, or by whom and on which station."""

from airwitness.statements import arabic_things as things
from airwitness.statements import making_arabic_verbs as verbs
from airwitness.statements.arabic_line import Line
from airwitness.statements.found import Range
from airwitness.statements.plain_line import COMMAS
from airwitness.statements.words import among

JUST = frozenset({"قد", "فقد", "لقد", "وقد"})
_BY = {("من", "قبل"), ("من", "طرف"), ("علي", "يد"), ("علي", "ايدي"), ("بواسطة",), ("من", "جانب"),
       ("من", "لدن"), ("عن", "طريق")}  # fmt: skip
BY_FIRST = frozenset(words[0] for words in _BY)
ON = among("علي عبر في من")
_SCREEN = among("شاشة اثير موجات شاشات هواء منصة صفحة ترددات")
ASIDE = among("قد له لها خلاله خلالها خلالهما فيه فيها بها به اثناءه اثناءها")
"""Between a verb and who does it: in it, for it."""
THEY = among("انها انه بانها بانه")
_SPANS = among("طوال خلال منذ بعد قبل")
"""What follows these is a time."""
_EARLY = 4  # items in which who tells it begins
_NOBODY = among(
    "احد احدا كثيرون البعض الناس المرء ناشطون مستخدمون مواطنون احدهم عدد بعض كل اي منه منها ذلك هذا"
    " مشترك نفسه نفسها بنفسه بنفسها"
)


def maker_at(line: Line, lo: int, hi: int) -> Range | None:
    """Who is named from here on: after times, one to nine words."""
    k = lo
    while k < hi and (k in line.inside or line.lows[k] in things.TIMES or line.lows[k] in ASIDE):
        k += 1
    if k >= hi or not _may_begin(line, k) or (k > lo and line.lows[k - 1] in _SPANS):
        return None
    end = line.name_end(k, hi)
    if end <= k:
        return None
    return k, end


def _may_begin(line: Line, k: int) -> bool:
    """Tell whether an item may begin the name of somebody who makes something."""
    low = line.lows[k]
    if low in _NOBODY or low in things.PLACES or low in things.SMALL or low in things.WHICH:
        return low in {"هذا", "هذه"} and line.is_body(k + 1)
    cut = things.body_cut(low) or 0
    if low[max(cut - 1, 0) : cut] == "ل" or low[:2] == "لل":
        return False  # (directed) for the radio
    if line.s.is_quote(k):
        named = line.is_body(k) or line.lows[k - 1].removeprefix("و") in verbs.JOINED
        return k in line.quoted and named  # “Shade” made it
    if things.work_of(low) is not None and not line.is_body(k):
        return False
    return low[:1].isalpha()


def is_sure(line: Line, maker: Range) -> bool:
    """Tell whether a phrase is surely somebody: a body, or people who make things."""
    lo, hi = maker
    low = line.lows[lo]
    if low in {"هذا", "هذه"}:
        return True
    if things.is_maker(low):
        return True
    if not line.is_body(lo):
        return False
    return hi - lo > 1 or low[:2] == "ال" or low[:3] == "وال" or not things.is_loose(low)


def subject_before(line: Line, v: int) -> Range | None:
    """Who stands before a verb: the channel, which …, had aired."""
    end = v - (line.low(v - 1) in JUST)
    if line.low(end - 1) in THEY:
        return None if verbs.form_of(line.lows[v])[:1] == "س" else _teller(line, end - 1)
    if line.low(end - 1) in COMMAS:
        comma = next(
            (k for k in range(end - 2, max(-1, end - 14), -1) if line.lows[k] in COMMAS), -1
        )
        opens = {*things.WHICH, "وهي", "وهو", *things.BELONGS}
        if comma < 0 or line.low(comma + 1) not in opens:
            return None
        end = comma
    which = _before_which(line, end)
    if which is not None:
        return which
    body = line.body_to(end)
    while body is not None and line.low(body[0] - 1) in things.BELONGS:
        owned = line.body_to(body[0] - 1)
        if owned is None:
            break
        body = owned
    if body is not None:
        return body
    if end - 1 in line.quoted and things.work_of(line.low(end - 2)) is None:
        return end - 1, end
    return _named_before(line, end)


def _named_before(line: Line, end: int) -> Range | None:
    """A name without a word for a body, after `that` or `was`."""
    lo = end
    while lo > 0 and end - lo < 4 and line.lows[lo - 1] not in things.SMALL and (
        line.lows[lo - 1][:1].isalpha() and line.lows[lo - 1] not in things.PLACES
        and not line.is_verb(lo - 1)
    ):  # fmt: skip
        lo -= 1
    if lo == end or line.low(lo - 1) not in {
        "ان",
        "اما",
        "واما",
        "كان",
        "كانت",
        "وكان",
        "وكانت",
        "بان",
    }:
        return None
    return (lo, end) if _may_begin(line, lo) and line.name_end(lo, end) == end else None


def _teller(line: Line, they: int) -> Range | None:
    """Who says something of themselves: the ministry announced that it (had ordered)."""
    for k in range(min(they, _EARLY)):
        body = line.body(k)
        if body is not None and body[1] <= they:
            feminine = things.is_feminine_body(line.lows[body[0]])
            return body if feminine == line.lows[they].endswith("ها") else None
    return None


def _before_which(line: Line, v: int) -> Range | None:
    """Who a clause with `which` is told of, where the verb of another clause follows it."""
    for k in range(v - 3, max(0, v - 12), -1):
        if line.is_mark(k) or line.lows[k] in COMMAS:
            return None
        if line.lows[k] in {"التي", "الذي"}:
            return line.body_to(k)
    return None


def agent_after(line: Line, lo: int, kind: str) -> Range | None:
    """By whom, or on what station, a work was made or aired."""
    for k in range(lo, min(len(line.lows), lo + 9)):
        low = line.lows[k]
        if line.is_mark(k) or (k > lo and line.is_verb(k)) or low in things.WHICH:
            return None
        by = (
            ()
            if low not in BY_FIRST
            else next((w for w in _BY if tuple(line.lows[k : k + len(w)]) == w), ())
        )
        if by:
            return maker_at(line, k + len(by), len(line.lows))
        at = k + 1
        if low == "عن" and kind == "published":
            return line.body(at)
        if low not in ON or at >= len(line.lows):
            continue
        on_screen = line.low(at) in _SCREEN and things.body_cut(line.low(at)) is None
        at += on_screen and line.is_body(at + 1)
        station = things.is_station(line.low(at)) or (at in line.quoted and line.is_body(at))
        if kind == "aired" and station and low != "من":
            return line.body(at)
        if kind == "produced" and low == "في" and line.low(at) in _ROOMS:
            room = line.body(at)
            named = room is not None and is_sure(line, room)
            return room if named and line.low(at + 1) not in _SOME_ROOM else None
    return None


_SOME_ROOM = among("صغير كبير خاص محلي مجهول مهجور قديم جديد متنقل منزلي سري صغيرة محلية")
"""After a room: it is none in particular."""
_ROOMS = among("استوديو ستوديو استديو استوديوهات ستوديوهات استديوهات ورشة")
