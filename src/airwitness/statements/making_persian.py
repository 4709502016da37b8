# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how far one looks stands in it)
"""Persian: who produced, ordered, performed, published or aired a work, told by a verb.

`WORK را MAKER تولید کرد`, `MAKER این WORK را پخش کرد`, `WORKی که MAKER ساخت`, `WORK توسط MAKER پخش
شد`, `WORK از SERVICE پخش شد`.
"""

from dataclasses import dataclass

from airwitness.statements import persian_things as things
from airwitness.statements import persian_words as fa
from airwitness.statements.found import Made, Range
from airwitness.statements.making_persian_verbs import Deed, find_deeds
from airwitness.statements.persian_clauses import Clause, Line, clause_of
from airwitness.statements.persian_works import (
    any_object,
    bare_object,
    last_work,
    object_before,
    titled,
    work_within,
)
from airwitness.statements.sentences import QUOTE
from airwitness.statements.words import among

_THIS = frozenset({"این", "ان", "همین", "همان"})
_AGENT = {("توسط",), ("از", "سوی"), ("از", "طرف"), ("به", "دست"), ("به", "وسیله"),
          ("بهوسیله",), ("بدست",), ("به", "همت"), ("به", "کوشش"), ("از", "جانب")}  # fmt: skip
_ON = {("از",), ("در",), ("روی",), ("بر", "روی"), ("از", "طریق"), ("از", "انتن"), ("روی", "انتن"),
       ("از", "امواج"), ("از", "قاب"), ("در", "قالب")}  # fmt: skip
_HIS = frozenset({"او", "وی", "خود", "ایشان", "خودش", "انها"})
_ROOMS = frozenset({"استودیو", "استودیوی", "کارگاه", "استدیو", "استدیوی"})
_MAKING = frozenset({"ساخت", "تولید", "تهیه", "ضبط", "پخش", "اجرای", "نوشتن", "چاپ", "سرودن"})
_BUILT = frozenset({"ساخته", "تولید", "تهیه"})
_PRESS = frozenset({"روزنامه", "مجله", "هفتهنامه", "ماهنامه", "نشریه", "کانال", "خبرگزاری"})
_NEWSROOMS = frozenset({"روزنامه", "خبرگزاری", "سایت", "مجله"})
_NEWS = frozenset({"گزارش", "مقاله", "تصویر", "تصاوی", "عکس", "عکسی", "عکسها", "یاددا"})
_SINGING = among(
    "کر ارکستر کودکان دانشاموزان خواننده هنرجویان شاگردان دختران پسران نوجوانان سربازان سرود موزیک"
)
"""Who sings, and does not call things names."""
_RATHER = frozenset({"بسیار", "نوعی", "بی", "غیر", "خیلی", "کاملا", "نه", "یک", "صرفا", "عین"})
_LIKE = ("امیز", "انه", "ناک", "مند", "بار", "دار", "ی", "نده", "ین", "تر", "کننده")
_TO_MAKE = frozenset({"بسا", "بنو", "بسر", "تول", "تهی", "طرا", "ضبط"})
"""Beginnings of `to make`, `to write`, `to produce`."""
_ORDER = 20  # items in which it is looked for what was ordered
_LIMIT = 40  # items looked at before a verb


@dataclass(slots=True, kw_only=True)
class _Before:
    """What the clause before told of, for one that leaves it out."""

    maker: Range | None = None
    work: Range | None = None
    end: int = -1
    passive: bool = False


def find_persian(line: Line) -> list[Made]:
    """Find claims of making in a Persian sentence."""
    found: list[Made] = []
    last = _Before()
    for deed in find_deeds(line):
        clause = clause_of(line, deed.lo, max(0, last.end))
        pair = _passive(line, deed, clause, last) if deed.passive else (
            _active(line, deed, clause, last))  # fmt: skip
        if pair is None:
            continue
        maker, work = pair
        last = _Before(maker=maker, work=work, end=deed.hi, passive=deed.passive)
        if maker is None:
            continue
        place = titled(line, work)
        if line.lows[maker[0]] in _NEWSROOMS and line.lows[work[0]][:5] in _NEWS:
            continue  # what papers print is their news
        for kind in dict.fromkeys(deed.kinds):
            named = _broadcast(line, maker) if kind == "broadcast" else kind
            found.append(Made(kind=named, maker=maker, work=place, verb=deed.lo, end=deed.hi))
    return found


def _broadcast(line: Line, maker: Range) -> str:
    """What `نشر کرد` means: stations air, others publish."""
    return "aired" if line.lows[maker[0]] in things.STATIONS else "published"


def _active(
    line: Line, deed: Deed, clause: Clause, last: _Before
) -> tuple[Range | None, Range] | None:
    """Who made what: the one before `را` is what was made."""
    lo, hi = clause.lo, deed.lo
    ra = next((k for k in range(hi - 1, max(lo - 1, hi - _LIMIT), -1) if line.lows[k] == "را"), -1)
    if ra < 0:
        return _without_ra(line, deed, clause, last)
    work = object_before(line, lo, ra)
    between = maker_in(line, ra + 1, hi)
    if work is None and between is not None and not deed.called:
        work = any_object(line, lo, ra)
    if work is None:
        return None
    if deed.called and hi > ra + 1 and not _is_singer(line, between) and not (
        between is None and _is_sung(line, (lo, work[0]), (ra + 1, hi))
    ):  # fmt: skip
        return None  # called the song rude
    if between is not None and (_is_sure(line, between) or work[0] <= lo + 1 or (
        line.lows[lo] in things.WORKS
    )):  # fmt: skip
        return between, work
    maker = maker_in(line, lo, work[0]) if work[0] > lo else None
    if maker is None and clause.head is not None:
        maker = head_of(line, clause.head)
    if maker is None and clause.which is not None and work[0] == lo:
        maker = last_name(line, clause.which)
    if maker is None and last.maker is not None and _follows(line, last, lo):
        maker = last.maker
    return maker, work


def _is_singer(line: Line, between: Range | None) -> bool:
    """Tell who sings from what something is called."""
    if between is None or _is_sure(line, between):
        return between is not None
    lo, hi = between
    first = line.lows[lo]
    return 2 <= hi - lo <= 3 and first not in _RATHER and not first.endswith(_LIKE)


def _is_sung(line: Line, who: Range, rest: Range) -> bool:
    """Tell what is sung somewhere from what is called rude: the choir sang it at a fair."""
    lo, hi = rest
    while lo < hi and (line.is_adverb(lo) or line.lows[lo] in things.NUMBERS):
        lo += 1
    maker = maker_in(line, *who) if who[1] > who[0] else None
    named = line.low(hi - 1).endswith(_LIKE) or any(line.s.is_quote(k) for k in range(lo, hi))
    placed = lo == hi or (line.lows[lo] in {"در", "برای", "با"} and not named)
    return placed and maker is not None and not _SINGING.isdisjoint(line.lows[slice(*maker)])


def _follows(line: Line, last: _Before, lo: int) -> bool:
    """Tell whether a clause goes on from the one before."""
    return 0 <= lo - last.end <= 2 and any(
        low in {"و", "،", "سپس"} for low in line.lows[max(0, last.end) : lo + 1]
    )


def _without_ra(
    line: Line, deed: Deed, clause: Clause, last: _Before
) -> tuple[Range | None, Range] | None:
    """The song that the choir sang; the channel aired three films; …, and the channel aired it."""
    lo, hi = clause.lo, deed.lo
    at = lo + (line.low(lo) == "و")
    if "commissioned" in deed.kinds and line.low(deed.hi) in {"تا", "که"}:
        return _ordered(line, deed, lo)
    if clause.head is not None and line.low(clause.head[1] - 1) == "را":
        work = object_before(line, clause.head[0], clause.head[1] - 1)  # this book, which …,
        return None if work is None else (maker_in(line, lo, hi), work)
    if clause.which is not None:
        work = last_work(line, clause.which)
        maker = maker_in(line, lo, hi)
        return (maker, work) if work is not None and maker is not None else None
    if last.work is not None and not last.passive and _follows(line, last, at) and (
        clause.which is None
    ):  # fmt: skip
        maker = maker_in(line, at, hi)
        if maker is not None:
            return maker, last.work
        if all(line.is_adverb(k) for k in range(at, hi)):
            return last.maker, last.work
    work = bare_object(line, at, hi)
    if work is None:
        return None
    maker = maker_in(line, at, work[0])
    if maker is None and clause.head is not None:
        maker = head_of(line, clause.head)
    return (maker, work) if maker is not None and _is_sure(line, maker) else None


def _ordered(line: Line, deed: Deed, lo: int) -> tuple[Range | None, Range] | None:
    """The ministry gave a studio the order to make a song."""
    end = min(len(line.lows), deed.hi + _ORDER)
    stop = next((k for k in range(deed.hi, end) if line.lows[k][:3] in _TO_MAKE), end)
    work = work_within(line, deed.hi + 1, stop)
    maker = maker_in(line, lo, deed.lo)
    if stop == end or work is None or maker is None or not _is_sure(line, maker):
        return None
    return maker, work


def maker_in(line: Line, lo: int, hi: int) -> Range | None:
    """Who is named in items [lo, hi): first in them, after times."""
    at = lo
    while at < hi and (line.is_adverb(at) or line.lows[at] in {"و", "،", "در", "نیز"}):
        if line.lows[at] == "در" and at not in line.inside:
            break
        at += 1
    if at < hi and line.lows[at] in things.PLACES:
        comma = next((k for k in range(at, hi) if line.lows[k] == "،"), None)
        return None if comma is None else maker_in(line, comma + 1, hi)
    if at >= hi:
        return None
    end = line.name_end(at, hi)
    while end - at > 1 and line.lows[end - 1] in _MAKING:
        end -= 1
    return (at, end) if end > at and _may_make(line, at, end) else None


def head_of(line: Line, head: Range) -> Range | None:
    """Who stands at the head of a sentence, before what is told of them."""
    return maker_in(line, *head) or last_name(line, head)


def last_name(line: Line, within: Range) -> Range | None:
    """The body that is named last before `که`."""
    lo, hi = within
    for k in range(max(lo, hi - 8), hi):
        if line.is_body(k) and line.name_end(k, hi) == hi and _may_make(line, k, hi):
            return k, hi
    return None


def _may_make(line: Line, lo: int, hi: int) -> bool:
    """Tell whether a phrase can be somebody who makes something."""
    first = line.lows[lo]
    if hi - lo == 1 and (first in things.PEOPLE or first in _THIS):
        return False
    if first in things.NOBODY or first.endswith("هایی") or first in things.WORKS:
        return False
    if first == QUOTE:
        named = line.is_body(lo) or line.lows[lo - 1 : lo] == ["را"] or line.low(hi) in _THIS
        return hi - lo == 1 and lo in line.quoted and named
    if first in _THIS:
        return line.is_body(lo + 1)
    if _is_sure(line, (lo, hi)):
        return True
    if first in things.NUMBERS or first.isdecimal():
        return False
    return first[:1].isalpha() and not first.endswith(("ها", "هایی"))


def _is_sure(line: Line, maker: Range) -> bool:
    """Tell whether a phrase is surely somebody: a body, a role, some children."""
    lo, hi = maker
    first = line.lows[lo]
    if first in _THIS:
        return line.is_body(lo + 1)
    if line.is_body(lo):
        return first not in things.LOOSE_BODIES or hi - lo > 1
    if first in things.MAKERS or first in fa.HEADS:
        return True
    return (first.isdecimal() or first in things.NUMBERS) and any(
        line.lows[k] in things.MAKERS for k in range(lo + 1, hi)
    )


def _passive(
    line: Line, deed: Deed, clause: Clause, last: _Before
) -> tuple[Range | None, Range] | None:
    """The song was aired by the channel, or on it."""
    lo = clause.lo
    agent = _agent(line, lo, deed)
    work = _subject(line, clause, agent[0] if agent else deed.lo)
    if work is None and last.work is not None and _follows(line, last, lo):
        work = last.work
    if work is None:
        return None
    return (agent[1] if agent else None), work


def _agent(line: Line, lo: int, deed: Deed) -> tuple[int, Range] | None:
    """By whom, or on what station; and where the words for that begin."""
    aired = not {"aired", "broadcast"}.isdisjoint(deed.kinds)
    found: tuple[int, Range] | None = None
    for k in range(lo, deed.hi - 1):
        for n in (2, 1):
            words = tuple(line.lows[k : k + n])
            at = k + n
            if words not in _AGENT and words not in _ON:
                continue
            if at >= deed.hi - 1:
                continue
            low = line.low(at + (line.low(at) in _THIS))
            if words in _ON and not (
                (aired and low in things.STATIONS)
                or ("published" in deed.kinds and low in _PRESS)
                or (words == ("در",) and low in _ROOMS and line.lows[deed.lo] in _BUILT)
            ):
                continue
            end = line.name_end(at, deed.lo if at < deed.lo else deed.hi - 1)
            if words in _ON and line.low(end) in _HIS:
                continue  # on his own channel
            if end > at and (words in _AGENT or end - at > 1):
                if words in _AGENT and (line.lows[at] in things.PEOPLE):
                    continue
                found = k, (at, end)
                break
        if found is not None and found[0] == k and tuple(line.lows[k : k + 1]) not in _ON:
            return found
    return found


def _subject(line: Line, clause: Clause, end: int) -> Range | None:
    """What a clause in the passive voice is told of."""
    inner = work_within(line, clause.lo, end)
    if inner is not None:
        return inner
    if clause.which is not None:
        return last_work(line, clause.which)
    return work_within(line, *clause.head) if clause.head is not None else None
