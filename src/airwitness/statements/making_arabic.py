# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; rules have many ways out; how far one looks stands in it)
"""Arabic: who produced, ordered, performed, published or aired a work, told by a verb.

`أنتجت MAKER WORK`, `WORK الذي أنتجته MAKER`, `غنت WORK MAKER`, `MAKER بثت WORK`, `بُث WORK على
SERVICE`.
"""

from airwitness.statements import arabic_things as things
from airwitness.statements import making_arabic_verbs as verbs
from airwitness.statements.arabic_line import Line
from airwitness.statements.arabic_works import antecedent, work_after
from airwitness.statements.found import Made, Range
from airwitness.statements.making_arabic_agents import (
    ASIDE,
    BY_FIRST,
    JUST,
    ON,
    THEY,
    agent_after,
    is_sure,
    maker_at,
    subject_before,
)
from airwitness.statements.plain_line import COMMAS
from airwitness.statements.words import among

_PARTS = among(
    """
    كلماتها كلماته الحانها الحانه لحنها لحنه موسيقاها موسيقاه نصها نصه سيناريوها سيناريوه شعرها
    رسومها رسومه توزيعها قصتها قصته حوارها حواره اخراجه اخراجها انتاجه انتاجها تلحينها تلحينه
    تاليفه تاليفها اشعارها تصويره تصويرها
    """
)
"""What belongs to a work named before: its words, its tune."""
_OF_WORK = things.PARTS | among("اخراج تاليف معظم اغلب بعض كل جميع")
_PRESS = among("صحيفة وكالة جريدة موقع مجلة الصحيفة الوكالة الجريدة الموقع المجلة")
_NEWS = {
    (0, word) for word in ("تقرير", "تحقيق", "مقال", "مقالة", "تقارير", "صور", "صورة", "مقالات")
}
_BEFORE_NOUN = among("في الي علي عن مع بعد قبل خلال عبر عند دون بدون وفي والي وعلي اثر عقب")
_ORDERED = verbs.ACTS.keys() | among("رسم وضع نظم صياغة نحت")
_WENT_ON = among("ظل ظلت كان كانت بقي بقيت اعتاد اعتادت بدا بدات واصل واصلت يزال تزال زالت زال")
_HIMSELF = among("بنفسه بنفسها بصوته بصوتها")
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
        form = verbs.form_of(low)
        if not form or v in line.inside:
            continue
        tried += 1
        if tried > _MOST:
            break
        before = line.low(v - 1)
        made = None
        if form in verbs.JOINED and _is_verb(line, v, form, goes_on=_goes_on(line, v, found)):
            made = _joined(line, v, form, title, found)
        elif before in verbs.NOT or before in ON or before == "عن":
            continue
        elif form in verbs.PLAIN or form in verbs.PASSIVE:
            made = _plain(line, v, form, found)
        if made is not None:
            found.append(made)
    return found


def _is_verb(line: Line, v: int, form: str, *, goes_on: bool) -> bool:
    """Tell a verb from a noun with an owner: (which) he showed, (and) its show."""
    if line.low(v - 1) in _BEFORE_NOUN or (form in verbs.OWNED and line.low(v - 1) == "من"):
        return False
    if form not in verbs.OWNED or line.low(v - 1) in things.WHICH | JUST:
        return True
    if line.lows[v] == form and not _after_indefinite(line, v):
        return False
    maker = maker_at(line, v + 1, len(line.lows))
    if maker is not None and line.lows[v] == form:
        return is_sure(line, maker) or maker[1] - maker[0] > 1
    return maker is not None and (is_sure(line, maker) or goes_on)


def _after_indefinite(line: Line, v: int) -> bool:
    """Tell whether a clause about a work without `the` may begin: (old) posters that he drew."""
    for k in range(v - 1, max(-1, v - 3), -1):
        low = line.lows[k]
        if low[:2] == "ال" or line.is_mark(k) or low in things.PLACES or low in things.SMALL:
            return False
        if things.work_of(low) is not None:
            return line.low(v + 1)[:2] != "ال" or _is_somebody(line, v + 1)
    return False


def _goes_on(line: Line, v: int, found: list[Made]) -> bool:
    """Tell whether another clause about the same work was right before: and composed it."""
    return bool(found) and v - found[-1].end <= 1 and line.lows[found[-1].verb][-2:] in {
        line.lows[v][-2:], "ها", line.lows[v][-1:],
    }  # fmt: skip


def _joined(line: Line, v: int, form: str, title: str | None, found: list[Made]) -> Made | None:
    """(The song) that the choir sang; and the radio aired it."""
    kind = verbs.JOINED[form]
    at = v + 1
    if kind == "commissioned":  # which the ministry ordered from him
        if line.low(at) not in {"بها", "به", "بهما"}:
            return None
        form, at = line.low(at), at + 1
    while at - v < 3 and _is_joined_too(line.low(at)):
        at += 1  # which Samir wrote and composed
    himself = line.low(at) in _HIMSELF
    maker = _who_went_on(line, v) or maker_at(line, at + himself, len(line.lows))
    if maker is None and himself and found:
        maker = found[-1].maker
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
    while line.low(k) in things.TIMES or k in line.inside or line.low(k) in ASIDE:
        k += 1
    kind = verbs.PLAIN.get(form, "")
    if kind == "commissioned":
        return _ordered(line, v)
    if line.low(k) in _PARTS:
        return _its_part(line, v, k, kind)
    if kind and k in line.quoted and k + 1 < len(line.lows) and (
        things.work_of(line.lows[k + 1]) is not None
    ):  # fmt: skip
        work = work_after(line, k + 1)  # “Range” aired the film
        return None if work is None else _made(kind, (k, k + 1), work, v)
    part = line.low(k) in _OF_WORK and things.work_of(line.low(k + 1)) is not None
    first = k + part
    if form in verbs.PASSIVE and (line.low(k) in ON or line.low(k) in BY_FIRST):
        framed = _by_first(line, v, form, k, found)
        if framed is not None:
            return framed
    if kind == "part":
        by = maker_at(line, k, len(line.lows))
        part = part or (by is not None and line.low(by[1]) in things.PARTS)
        kind = "produced" if part else ""
    work = line.work_at(first, len(line.lows)) if first < len(line.lows) else None
    if work is not None and (things.work_of(line.low(first)) is not None or line.s.is_quote(first)):
        return _work_first(line, v, kind, (first, work), found)
    if not kind:
        return None
    return _maker_first(line, v, form, kind)


def _who_went_on(line: Line, v: int) -> Range | None:
    """Who stands before a verb and after `kept`: which the radio kept airing."""
    body = line.body_to(v) if line.lows[v][:1] in {"ي", "ت"} else None
    return body if body is not None and line.low(body[0] - 1) in _WENT_ON else None


def _is_joined_too(low: str) -> bool:
    """Tell whether another verb of the same doer follows: which he writes and presents."""
    if low[:1] != "و":
        return False
    return low[1:] in verbs.JOINED or (low[1:2] in {"ي", "ت"} and low.endswith(("ه", "ها")))


def _its_part(line: Line, v: int, k: int, kind: str) -> Made | None:
    """Its words were written by, of a work named before."""
    described = line.low(k + 1)[:2] == "ال" and not _is_somebody(line, k + 1)
    described = described and _is_somebody(line, k + 2)  # its (descriptive) music
    maker = maker_at(line, k + 1 + described, len(line.lows))
    if maker is None or not kind:
        return None
    work = antecedent(line, v, feminine=line.low(k).endswith("ها")) or work_after(line, maker[1])
    return None if work is None else _made("produced" if kind == "part" else kind, maker, work, v)


def _by_first(line: Line, v: int, form: str, k: int, found: list[Made]) -> Made | None:
    """On the channel (there) was aired the film; (the film) that was aired on the channel."""
    kind = verbs.PASSIVE[form]
    agent = agent_after(line, k, kind)
    if agent is None or agent[0] > k + 3:
        return None
    low = line.lows[v]
    work = None if v and low == form else work_after(line, agent[1])
    if work is None and low != form and found:
        work = found[-1].work
    feminine = form.removeprefix("س").startswith("ت") or form.endswith("ت")
    work = work or antecedent(line, v, feminine=feminine)
    return None if work is None else _made(kind, agent, work, v)


def _maker_first(line: Line, v: int, form: str, kind: str) -> Made | None:
    """The verb, who made it, and the work."""
    they = line.low(v - 1) in THEY
    maker = None if they else maker_at(line, v + 1, len(line.lows))
    if maker is None:
        return _maker_before(line, v, form, kind)
    return _after_maker(line, v, form, kind, maker)


def _after_maker(line: Line, v: int, form: str, kind: str, maker: Range) -> Made | None:
    """The work, after the verb and who made it."""
    if _shows(form) and not things.is_station(line.lows[maker[0]]):
        return None
    lo, hi = maker
    if kind == "aired" and not is_sure(line, maker) and lo not in line.quoted:
        return None  # (the radio) aired the news and a song
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


def _maker_before(line: Line, v: int, form: str, kind: str) -> Made | None:
    """The channel had aired in May the film; the company said that it made the film."""
    before, work = subject_before(line, v), work_after(line, v + 1)
    if before is None or work is None or not is_sure(line, before):
        return None
    if (form in verbs.WEAK and line.low(v - 1) not in JUST | THEY) or (
        _shows(form) and not things.is_station(line.lows[before[0]])
    ):  # fmt: skip
        return None
    return _made(kind, before, work, v)


def _shows(form: str) -> bool:
    """Tell whether a verb is to show, which others than stations do too."""
    return form.removeprefix("س").removeprefix("ي").removeprefix("ت").startswith("عرض")


def _ordered(line: Line, v: int) -> Made | None:
    """The ministry charged a composer with a song."""
    they = line.low(v - 1) in THEY
    maker = subject_before(line, v) if they else maker_at(line, v + 1, len(line.lows))
    if maker is None or not is_sure(line, maker):
        return None
    after = v + 1 if they else maker[1]
    for k in range(after, min(len(line.lows), after + 9)):
        low = line.lows[k]
        if line.is_mark(k):
            return None
        if low[:1] == "ب" and low[1:].removeprefix("ال") in _ORDERED:
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
    form = verbs.form_of(line.lows[v])
    end = max(work[1], first + 1)
    if form in verbs.PASSIVE:
        agent = agent_after(line, end, verbs.PASSIVE[form])
        if agent is not None:
            return _made(verbs.PASSIVE[form], agent, work, v)
    if not kind:
        return None
    whole = line.low(first)[:2] == "ال" or line.s.is_quote(end - 1) or (
        line.low(end - 1)[:2] == "ال" and _is_somebody(line, end)
    )  # fmt: skip
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
        low = line.lows[k]
        if low in COMMAS or line.is_mark(k) or low in things.PLACES or low in things.WHICH:
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


def _is_somebody(line: Line, k: int) -> bool:
    """Tell whether a word says who somebody is, or begins a body's name."""
    return things.is_role(line.low(k)) or things.is_maker(line.low(k)) or line.is_body(k)


def _is_person(line: Line, k: int) -> bool:
    """Tell whether a word may begin the name of a person: it is no adjective, nor joined."""
    low = line.lows[k]
    joined = low[:2] == "ال" or low[:3] == "وال" or low[:1] in {"ب", "ل", "ك"}
    return low[:1].isalpha() and not (joined or low in things.TIMES or low.endswith("ا"))


def _made(kind: str, maker: Range, work: Range, v: int) -> Made:
    return Made(kind=kind, maker=maker, work=work, verb=v, end=max(maker[1], work[1], v + 1))
