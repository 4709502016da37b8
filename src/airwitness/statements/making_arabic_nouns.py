# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how far one looks stands in it)
"""Arabic: makers that are told by nouns: produced by, in the voice of, the composer of the song."""

from airwitness.statements import arabic_things as things
from airwitness.statements import making_arabic_verbs as verbs
from airwitness.statements.arabic_line import Line
from airwitness.statements.arabic_works import antecedent, work_after
from airwitness.statements.found import Made, Range
from airwitness.statements.making_arabic_agents import agent_after, is_sure, maker_at
from airwitness.statements.plain_line import COMMAS
from airwitness.statements.words import among, listed

_OF = {
    **dict.fromkeys(listed(
        """انتاج اخراج تاليف كلمات الحان تلحين اعداد كتابة تصوير توزيع تصميم رسوم سيناريو نظم شعر
        موسيقي تنفيذ ابداع توقيع صنع انجاز نص لحن وضع صناعة ريشة مونتاج"""), "produced"),
    **dict.fromkeys(listed("اداء غناء انشاد بطولة تمثيل عزف"), "performed"),
    **dict.fromkeys(listed("نشر اصدار منشورات اصدارات"), "published"),
    **dict.fromkeys(listed("بث"), "aired"),
}  # fmt: skip
_WITH = {
    **dict.fromkeys(listed("بصوت باداء بغناء بانشاد باصوات بحنجرة"), "performed"),
    **dict.fromkeys(listed(
        """بقلم بريشة بتوقيع باخراج بتاليف بانتاج بالحان بتلحين بكلمات بكاميرا بعدسة"""
    ), "produced"),
    **dict.fromkeys(listed("بتكليف بطلب لحساب بايعاز بامر بتوجيه"), "commissioned"),
}  # fmt: skip
_ROLES = {
    **dict.fromkeys(listed(
        """ملحن ملحنة مخرج مخرجة منتج منتجة مؤلف مؤلفة كاتب كاتبة مصمم مصور شاعر منتجو مؤلفو صانع
        صاحب صاحبة واضع رسام ملحنا منتجا مخرجا صناع منتجي معد معدة"""), "produced"),
    **dict.fromkeys(listed("مغني مغنية مغن منشد منشدة مؤدي مؤدية مطرب مطربة"), "performed"),
    **dict.fromkeys(listed("ناشر ناشرة"), "published"),
}  # fmt: skip
_TOOK = among(
    """
    تولي تولت يتولي تتولي قام قامت يقوم تقوم تكفل تكفلت اعاد اعادت يعيد تعيد باشر باشرت واصل
    واصلت تواصل يواصل بدات بدا استانفت شارك استكمل انهت انهي
    """
)
_PASSED = among("تم جري وتم وجري يتم ويتم يجري تمت جرت")
_AFTER = among("الصادر الصادرة الصادرين صدر صدرت الصادرتان يصدر تصدر المنشور المنشورة")
_DEED = 9  # items from a deed to whose order it was
_NEAR = 12  # items between makers told in a row
_MOST = 12  # nouns looked at in one sentence
_ROLE_GAP = frozenset({"هو", "هي"})
_NO_WORK = among("صاحب صاحبة كاتب شاعر معد صانع")
"""Roles that are told of other things too: a title must follow."""


def find_arabic_nouns(line: Line) -> list[Made]:
    """Find makers that are told by nouns in an Arabic sentence."""
    found: list[Made] = []
    of, tried = -1, 0
    for i in range(len(line.lows)):
        made = _at(line, i, near=of >= 0 and i - of < _NEAR)
        if made is None:
            continue
        tried += 1
        if tried > _MOST:
            break
        if made:
            of = i
            found += made
    return found


def _at(line: Line, i: int, *, near: bool) -> list[Made] | None:
    """What a noun tells of makers, or None where no such noun stands here."""
    low = line.lows[i]
    bare = low[1:] if low[:1] == "و" else low
    if low in {"من", "ومن"} and line.low(i + 1) in _OF:
        return _of(line, i, i + 1)
    before = line.low(i - 1)
    if bare in _OF and (low != bare or before in COMMAS) and before != "من":
        return _of(line, i, i) if near or _beside(line, i) else []
    if bare in _WITH:
        return _with(line, i, bare)
    if bare in _ROLES:
        return _role(line, i, bare)
    if bare in _TOOK:
        return _took(line, i)
    if bare in verbs.ACTS and before != "من":
        return _act(line, i, bare)
    return _published(line, i) if bare in _AFTER else None


def _beside(line: Line, i: int) -> bool:
    """Tell whether a noun stands right after a work and its comma: “…”, produced by."""
    at = i - 1 - (line.low(i - 1) in COMMAS)
    if line.s.is_quote(at):
        return things.work_of(line.low(at - 1)) is not None or at in line.titles
    return at >= 0 and things.work_of(line.lows[at]) is not None and line.low(i - 1) in COMMAS


def _of(line: Line, i: int, at: int) -> list[Made]:
    """A film made by Studio Lume: from the production of."""
    low = line.low(at)
    kinds = [_OF[low if low in _OF else low[1:]]]
    k = at + 1
    while line.low(k)[:1] == "و" and line.low(k)[1:] in _OF:  # written and directed by
        kinds.append(_OF[line.low(k)[1:]])
        k += 1
    k += line.low(k) == "من"
    k += 2 * (tuple(line.lows[k : k + 2]) in {("مشترك", "بين"), ("مشترك", "ل")})
    work, maker = antecedent(line, i, feminine=None), maker_at(line, k, len(line.lows))
    if work is None or maker is None or k >= len(line.lows) or things.work_of(line.lows[k]):
        return []
    if maker[0] != k or line.lows[k] in things.TIMES:
        return []
    return [
        Made(kind=kind, maker=maker, work=work, verb=i, end=maker[1])
        for kind in dict.fromkeys(kinds)
    ]


def _with(line: Line, i: int, bare: str) -> list[Made]:
    """In the voice of; to the order of."""
    at = i + 1 + (line.low(i + 1) in {"من", "مباشر"})
    at += line.low(at) == "من"
    deed = next((k for k in range(i - 1, max(0, i - _DEED), -1) if _is_deed(line, k)), i)
    work, maker = antecedent(line, deed, feminine=None), maker_at(line, at, len(line.lows))
    if work is None or maker is None or maker[0] != at:
        return []
    kind = _WITH[bare]
    if kind == "commissioned" and not is_sure(line, maker):
        return []
    return [Made(kind=kind, maker=maker, work=work, verb=i, end=maker[1])]


def _is_deed(line: Line, k: int) -> bool:
    """Tell whether a work's maker is told here: which a firm made (to the order of)."""
    low = line.lows[k].removeprefix("و")
    return low in verbs.JOINED and low not in verbs.OWNED


def _role(line: Line, i: int, bare: str) -> list[Made]:
    """The composer of the song Samir; Samir, composer of the song."""
    k = i + 1
    if k >= len(line.lows) or things.work_of(line.lows[k]) is None:
        return []
    work = line.work_at(k, len(line.lows))
    if work is None or (bare in _NO_WORK and not line.s.is_quote(work[0])):
        return []
    kind = _ROLES[bare]
    single = line.lows[k][:2] == "ال" and not line.s.is_quote(work[0])
    end = k + 1 if single else work[1]
    work = (k, k + 1) if single else work
    before = line.low(i - 1)
    if before in COMMAS | _ROLE_GAP:
        stop = i - 1
        lo = stop
        while lo > 0 and stop - lo < 4 and line.lows[lo - 1][:1].isalpha() and not (
            line.lows[lo - 1] in things.PLACES or line.lows[lo - 1] in things.SMALL
            or line.is_verb(lo - 1) or line.lows[lo - 1] in _SAYING
        ):  # fmt: skip
            lo -= 1
        if stop > lo:
            return [Made(kind=kind, maker=(lo, stop), work=work, verb=i, end=end)]
    at = end + (line.low(end) in _ROLE_GAP)
    maker = maker_at(line, at, len(line.lows)) if at < len(line.lows) else None
    if maker is None or maker[0] != at or maker[1] - maker[0] > 5:
        return []
    whole = line.low(at)[:2] in {"ال", "لل"} and not things.is_role(line.low(at))
    if whole or (line.low(at)[:1] in {"ب", "ل"} and at == end):
        return []
    return [Made(kind=kind, maker=maker, work=work, verb=i, end=maker[1])]


_SAYING = among(
    "قال قالت يقول تقول اضاف اضافت اكد اكدت ذكر كتب اوضح اوضحت وقال وقالت واضاف رفض رفضت"
)


def _took(line: Line, i: int) -> list[Made]:
    """The studio took on the making of the film."""
    maker = maker_at(line, i + 1, len(line.lows))
    if maker is None:
        return []
    for k in range(i + 1, min(len(line.lows), i + 9)):
        low = line.lows[k]
        if line.is_mark(k):
            return []
        act = low if low in verbs.ACTS else low[1:] if low[:1] == "ب" else ""
        owned = _owned_act(line, i, k)
        if owned is not None and k > i + 1:
            made_by = (maker[0], min(maker[1], k))
            return [Made(kind=owned[0], maker=made_by, work=owned[1], verb=i, end=k + 1)]
        if owned is not None:  # takes on its making: the Frenchman Luc
            by = maker_at(line, k + 1, len(line.lows))
            sure = by is not None and (is_sure(line, by) or by[1] - by[0] > 1)
            return [Made(kind=owned[0], maker=by, work=owned[1], verb=i, end=by[1])] if (
                by is not None and sure) else []  # fmt: skip
        if act in verbs.ACTS and act != "اعادة":
            work = work_after(line, k + 1)
            if k == i + 1:  # took on the making of the film: a studio
                after = maker_at(line, work[1], len(line.lows)) if work else None
                maker = after if after is not None and is_sure(line, after) else None
            else:
                maker = (maker[0], min(maker[1], k))
            if work is None or maker is None or maker[1] <= maker[0]:
                return []
            return [Made(kind=verbs.ACTS[act], maker=maker, work=work, verb=i, end=work[1])]
    return []


def _owned_act(line: Line, i: int, k: int) -> tuple[str, Range] | None:
    """Its making, and the work of before that it is of."""
    low = line.lows[k]
    for end in ("ها", "ه"):
        act = low.removeprefix("ب").removesuffix(end)
        act = act[:-1] + "ة" if act.endswith("ت") and act not in verbs.ACTS else act
        if low.endswith(end) and act in verbs.ACTS:
            work = antecedent(line, i, feminine=end == "ها")
            return None if work is None else (verbs.ACTS[act], work)
    return None


def _act(line: Line, i: int, bare: str) -> list[Made]:
    """The airing of the song on Channel One; the channel's airing of the song."""
    kind = verbs.ACTS[bare]
    k = i + 1 + (bare == "اعادة" and line.low(i + 1) in verbs.ACTS)
    if k >= len(line.lows):
        return []
    head = k + (line.low(k) in {"هذا", "هذه"})
    named = head < len(line.lows) and things.work_of(line.lows[head]) is not None
    work = line.work_at(k, len(line.lows)) if named else None
    if work is not None:
        single = line.lows[k][:2] == "ال" and not line.s.is_quote(work[0])
        agent = agent_after(line, k + 1 if single else work[1], kind)
        if agent is None:
            return []
        return [Made(kind=kind, maker=agent, work=work, verb=i, end=agent[1])]
    if not line.is_body(k) or line.s.is_quote(k):
        return []
    maker = maker_at(line, k, len(line.lows))
    if maker is None:
        return []
    to = maker[1]
    if to < len(line.lows) and line.lows[to][:2] == "لل" and things.work_of(line.lows[to]):
        return [Made(kind=kind, maker=maker, work=(to, to + 1), verb=i, end=to + 1)]
    if line.lows[to - 1][:2] == "لل" and to - maker[0] > 1 and things.work_of(line.lows[to - 1]):
        work = (to - 1, to)
        return [Made(kind=kind, maker=(maker[0], to - 1), work=work, verb=i, end=to)]
    return []


def _published(line: Line, i: int) -> list[Made]:
    """The book, which came out at a house."""
    out = next((k for k in range(i + 1, min(len(line.lows), i + 8)) if line.lows[k] == "عن"), -1)
    if out < 0:
        return []
    maker = line.body(out + 1) if out + 1 < len(line.lows) else None
    if maker is None:
        return []
    inner = next((k for k in range(i + 1, out) if things.work_of(line.lows[k])), None)
    work = line.work_at(inner, out) if inner is not None else antecedent(line, i, feminine=None)
    if work is None:
        return []
    return [Made(kind="published", maker=maker, work=work, verb=i, end=maker[1])]
