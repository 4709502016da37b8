# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; rules have many ways out; how far one looks stands in it)
"""Arabic: who produced, ordered, performed, published or aired a work, told by a verb.

`أنتجت MAKER WORK`, `WORK الذي أنتجته MAKER`, `غنت WORK MAKER`, `MAKER بثت WORK`, `بُث WORK على
SERVICE`.
"""

from airwitness.statements import arabic_things as things
from airwitness.statements import making_arabic_verbs as verbs
from airwitness.statements.arabic_line import COMMAS, Line
from airwitness.statements.arabic_works import antecedent, work_after
from airwitness.statements.found import Made, Range
from airwitness.statements.words import among

_JUST = frozenset({"قد", "فقد", "لقد", "وقد"})
_BY = {("من", "قبل"), ("من", "طرف"), ("علي", "يد"), ("علي", "ايدي"), ("بواسطة",), ("من", "جانب"),
       ("من", "لدن"), ("عن", "طريق")}  # fmt: skip
_BY_FIRST = frozenset(words[0] for words in _BY)
_ON = among("علي عبر في من")
_SCREEN = among("شاشة اثير موجات شاشات هواء منصة صفحة ترددات")
_PARTS = among(
    """
    كلماتها كلماته الحانها الحانه لحنها لحنه موسيقاها موسيقاه نصها نصه سيناريوها سيناريوه شعرها
    رسومها رسومه توزيعها قصتها قصته حوارها حواره اخراجه اخراجها انتاجه انتاجها تلحينها تلحينه
    تاليفه تاليفها اشعارها تصويره تصويرها
    """
)
"""What belongs to a work named before: its words, its tune."""
_OF_WORK = among(
    "كلمات الحان لحن نص سيناريو موسيقي اشعار حوار رسوم اخراج تاليف معظم اغلب بعض كل جميع"
)
_NOBODY = among(
    "احد احدا كثيرون البعض الناس المرء ناشطون مستخدمون مواطنون احدهم عدد بعض كل اي منه منها ذلك هذا"
)
_PRESS = among("صحيفة وكالة جريدة موقع مجلة الصحيفة الوكالة الجريدة الموقع المجلة")
_NEWS = {
    (0, word) for word in ("تقرير", "تحقيق", "مقال", "مقالة", "تقارير", "صور", "صورة", "مقالات")
}
_MOST = 16  # verbs looked at in one sentence
_DOUBTFUL = among("سجل سجلت اعد اعدت يسجل تسجل")
"""What these do to a work is a making only where a body does it."""


def find_arabic(line: Line, title: str | None) -> list[Made]:
    """Find claims of making that verbs tell in an Arabic sentence.

    Args:
        line: The sentence.
        title: Title of the work named last, before the sentence.
    """
    found: list[Made] = []
    tried = 0
    for v, low in enumerate(line.lows):
        form = low if low in verbs.FORMS else low[1:] if low[:1] in {"و", "ف"} else low
        if form not in verbs.FORMS or v in line.inside:
            continue
        tried += 1
        if tried > _MOST:
            break
        before = line.low(v - 1)
        made = None
        if form in verbs.JOINED and _is_verb(line, v, form, goes_on=_goes_on(line, v, found)):
            made = _joined(line, v, form, title)
        elif before in verbs.NOT or before in _ON or before == "عن":
            continue
        elif form in verbs.PLAIN or form in verbs.PASSIVE:
            made = _plain(line, v, form, found)
        if made is not None:
            found.append(made)
    return found


def _is_verb(line: Line, v: int, form: str, *, goes_on: bool) -> bool:
    """Tell a verb from a noun with an owner: (which) he showed, (and) its show."""
    if form not in verbs.OWNED or line.low(v - 1) in things.WHICH | _JUST:
        return True
    maker = maker_at(line, v + 1, len(line.lows)) if line.lows[v] != form else None
    return maker is not None and (is_sure(line, maker) or goes_on)


def _goes_on(line: Line, v: int, found: list[Made]) -> bool:
    """Tell whether another clause about the same work was right before: and composed it."""
    return bool(found) and v - found[-1].end <= 1 and line.lows[found[-1].verb][-2:] in {
        line.lows[v][-2:], "ها", line.lows[v][-1:],
    }  # fmt: skip


def maker_at(line: Line, lo: int, hi: int) -> Range | None:
    """Who is named from here on: after times, one to nine words."""
    k = lo
    while k < hi and (
        k in line.inside or line.lows[k] in things.TIMES or line.lows[k] in {"قد", "له", "لها"}
    ):
        k += 1
    if k >= hi or not _may_begin(line, k):
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


def _joined(line: Line, v: int, form: str, title: str | None) -> Made | None:
    """(The song) that the choir sang; and the radio aired it."""
    kind = verbs.JOINED[form]
    at = v + 1
    if kind == "commissioned":  # which the ministry ordered from him
        if line.low(at) not in {"بها", "به", "بهما"}:
            return None
        form, at = line.low(at), at + 1
    if line.low(at) in {"بصوتها", "بصوته"}:
        at += 1
    maker = maker_at(line, at, len(line.lows))
    if kind == "part" or maker is None or (line.low(v - 1) in {"لم", "لن", "لا", "ولم"}):
        return None
    if line.low(v - 1) in {"ما", "وما", "مما"}:
        after = work_after(line, maker[1])
        return None if after is None else _made(kind, maker, after, v)
    if _shows(form) and not things.is_station(line.lows[maker[0]]):
        return None
    plural = form.endswith(("ها", "هم", "هما"))
    work = antecedent(line, v, feminine=plural)
    if work is None:
        loose = form in verbs.OWNED and not is_sure(line, maker)
        if title is None or loose or line.low(v - 1) in things.WHICH:
            return None
        work = (v, v + 1)
    return _made(kind, maker, work, v)


def _plain(line: Line, v: int, form: str, found: list[Made]) -> Made | None:
    """A verb whose work stands apart from it."""
    k = v + 1
    while line.low(k) in things.TIMES or k in line.inside:
        k += 1
    kind = verbs.PLAIN.get(form, "")
    if kind == "commissioned":
        return _ordered(line, v)
    if line.low(k) in _PARTS:
        maker = maker_at(line, k + 1, len(line.lows))
        work = antecedent(line, v, feminine=line.low(k).endswith("ها"))
        if maker is None or work is None or not kind:
            return None
        return _made("produced" if kind == "part" else kind, maker, work, v)
    if kind and k in line.quoted and k + 1 < len(line.lows) and (
        things.work_of(line.lows[k + 1]) is not None
    ):  # fmt: skip
        work = work_after(line, k + 1)  # “Range” aired the film
        return None if work is None else _made(kind, (k, k + 1), work, v)
    part = line.low(k) in _OF_WORK and things.work_of(line.low(k + 1)) is not None
    first = k + part
    if kind == "part":
        kind = "produced" if part else ""
    work = line.work_at(first, len(line.lows)) if first < len(line.lows) else None
    if work is not None and (things.work_of(line.low(first)) is not None or line.s.is_quote(first)):
        return _work_first(line, v, kind, (first, work), found)
    if not kind:
        return None
    return _maker_first(line, v, form, kind)


def _maker_first(line: Line, v: int, form: str, kind: str) -> Made | None:
    """The verb, who made it, and the work."""
    maker = maker_at(line, v + 1, len(line.lows))
    if maker is None or (_shows(form) and not things.is_station(line.lows[maker[0]])):
        return None
    lo, hi = maker
    work = work_after(line, hi)
    if work is None and hi - lo > 2 and hi - 1 in line.quoted:
        maker, work = (lo, hi - 1), (hi - 1, hi)  # the company Light made “Dawn”
    if work is None:
        return None
    if form in _DOUBTFUL and any(line.lows[k].isdecimal() for k in range(hi, work[0])):
        return None  # counted 52 songs
    single = hi - lo == 1 and line.lows[lo][:2] == "ال"  # (the) camera
    far = work[0] - hi > 2 or form in _DOUBTFUL
    if line.lows[lo] in _PRESS and things.work_of(line.lows[work[0]]) in _NEWS:
        return None  # what papers print is their news
    unlikely = hi - lo > 5 or (form in verbs.WEAK and (single or far))
    return None if unlikely and not is_sure(line, maker) else _made(kind, maker, work, v)


def _shows(form: str) -> bool:
    """Tell whether a verb is to show, which others than stations do too."""
    return form.removeprefix("ي").removeprefix("ت").startswith("عرض")


def _ordered(line: Line, v: int) -> Made | None:
    """The ministry charged a composer with a song."""
    maker = maker_at(line, v + 1, len(line.lows))
    if maker is None or not is_sure(line, maker):
        return None
    for k in range(maker[1], min(len(line.lows), maker[1] + 9)):
        low = line.lows[k]
        if line.is_mark(k):
            return None
        if low[:1] == "ب" and low[1:].removeprefix("ال") in verbs.ACTS:
            work = work_after(line, k + 1)
            return None if work is None else _made("commissioned", maker, work, v)
        if low[:1] == "ب" and things.work_of(low[1:]) is not None:
            work = line.work_at(k, len(line.lows))
            return None if work is None else _made("commissioned", maker, work, v)
    return None


def _work_first(
    line: Line, v: int, kind: str, placed: tuple[int, Range], found: list[Made]
) -> Made | None:
    """The verb and the work: by whom, or who it was that stands before, or after."""
    first, work = placed
    form = line.lows[v] if line.lows[v] in verbs.FORMS else line.lows[v][1:]
    end = max(work[1], first + 1)
    if form in verbs.PASSIVE:
        agent = agent_after(line, end, verbs.PASSIVE[form])
        if agent is not None:
            return _made(verbs.PASSIVE[form], agent, work, v)
    if not kind:
        return None
    whole = line.low(first)[:2] == "ال" or line.s.is_quote(end - 1)
    after = _after_work(line, first, work, end) if whole else None
    if after is not None:
        return _made(kind, after[0], after[1], v)
    before = subject_before(line, v)
    if before is not None:
        return _made(kind, before, work, v)
    if found and line.low(v)[:1] in {"و", "ف"} and found[-1].end <= v and form not in verbs.WEAK:
        last = found[-1].maker
        if is_sure(line, last) and form[-1:] == "ت":
            return _made(kind, last, work, v)
    return None


def _after_work(line: Line, first: int, work: Range, end: int) -> tuple[Range, Range] | None:
    """Who stands after the work: (there) sang the song a choir."""
    for k in range(first + 1, min(len(line.lows), max(end, first + 4) + 1)):
        if line.lows[k] in COMMAS or line.is_mark(k) or line.lows[k] in things.PLACES:
            return None
        if line.is_body(k) or things.is_maker(line.lows[k]):
            if line.lows[k][:1] in {"و", "ل"} and things.body_cut(line.lows[k]):
                return None
            if line.s.is_quote(k):
                return None
            maker = maker_at(line, k, len(line.lows))
            place = work if work[1] <= k else (work[0], k)
            return None if maker is None else (maker, place)
        if k == first + 1 and not line.s.is_quote(work[0]) and _is_person(line, k):
            maker = maker_at(line, k, len(line.lows))
            if maker is not None and 2 <= maker[1] - maker[0] <= 4:
                return maker, (first, k)
    return None


def _is_person(line: Line, k: int) -> bool:
    """Tell whether a word may begin the name of a person: it is no adjective, nor joined."""
    low = line.lows[k]
    joined = low[:2] == "ال" or low[:3] == "وال" or low[:1] in {"ب", "ل", "ك"}
    return low[:1].isalpha() and not (joined or low in things.TIMES or low.endswith("ا"))


def subject_before(line: Line, v: int) -> Range | None:
    """Who stands before a verb: the channel, which …, had aired."""
    end = v - (line.low(v - 1) in _JUST)
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
            if low not in _BY_FIRST
            else next((w for w in _BY if tuple(line.lows[k : k + len(w)]) == w), ())
        )
        if by:
            return maker_at(line, k + len(by), len(line.lows))
        at = k + 1
        if low == "عن" and kind == "published":
            return line.body(at)
        if low not in _ON or at >= len(line.lows):
            continue
        at += line.low(at) in _SCREEN and line.is_body(at + 1)
        station = things.is_station(line.low(at)) or (at in line.quoted and line.is_body(at))
        if kind == "aired" and station and low != "من":
            return line.body(at)
        if kind == "produced" and low == "في" and line.low(at) in _ROOMS:
            return line.body(at)
    return None


_ROOMS = among("استوديو ستوديو استديو استوديوهات ستوديوهات استديوهات ورشة")


def _made(kind: str, maker: Range, work: Range, v: int) -> Made:
    return Made(kind=kind, maker=maker, work=work, verb=v, end=max(maker[1], work[1], v + 1))
