# ruff: noqa: PLR2004 (how far a rule looks stands in it)
"""Persian and Arabic: who produced, ordered, performed, published or aired a work.

Persian: `WORK را MAKER تولید کرد`, `MAKER این WORK را پخش کرد`. Arabic: `أنتجت MAKER WORK`.
"""

from airwitness.statements.found import Made, Range
from airwitness.statements.persian_nouns import subject
from airwitness.statements.sentences import Sentence
from airwitness.statements.times import When
from airwitness.statements.words import among, listed

_PERSIAN = {
    "تولید": "produced", "ساخته": "produced", "پخش": "aired", "اجرا": "performed",
    "منتشر": "published", "چاپ": "published", "سفارش": "commissioned",
}  # fmt: skip
_DID = among("کرد کرده کردند کردهاند داد داده دادند است")
_WHEN = among("روز شامگاه صبح عصر سال ماه هفته زنده دیروز امروز در از")
_ARABIC = {
    **dict.fromkeys(listed("انتجت انتج"), "produced"), **dict.fromkeys(listed("بثت بث"), "aired"),
    **dict.fromkeys(listed("نشرت نشر اصدرت اصدر"), "published"),
    **dict.fromkeys(listed("ادت ادي غنت"), "performed"),
}  # fmt: skip
WORKS = among(
    """نشيد النشيد نشيدا اغنية الاغنية مقطع المقطع المقاطع التسجيل تسجيل العرض فيلم الفيلم فيلما
    قائمة كتاب الكتاب كتابا معظم برنامج البرنامج الاناشيد الاغاني"""
)


DID = frozenset(_ARABIC)
PERSIAN_WORKS = among(
    """
    سرود سرودی ترانه ترانهای فیلم فیلمی ویدیو ویدیویی ویدیوی کلیپ آهنگ اهنگ برنامه برنامهای مستند
    مستندی پویانمایی کتاب کتابی شعر شعری تصاویر گزارش سریال نماهنگ پوستر نمایش تیزر
    """
)
_SERVICES = among("رادیو تلویزیون شبکه روزنامه خبرگزاری وزارتخانه ارتش سپاه گارد")


def find_persian(s: Sentence, lows: list[str], times: list[When]) -> list[Made]:
    """Find claims of making in a Persian sentence; `lows` are its words, folded."""
    found = []
    for v in [i for i, low in enumerate(lows) if low in _PERSIAN][:4]:
        if v + 1 >= len(lows) or lows[v + 1] not in _DID:
            continue
        ra = next((k for k in range(v - 1, max(-1, v - 14), -1) if lows[k] == "را"), None)
        if ra is None or ra < 1:
            continue
        work = _work(s, lows, ra)
        between = _maker(lows, ra + 1, v)
        if between is not None:
            work = work or (_clause(lows, ra), ra)
            found.append(_made(s, _PERSIAN[lows[v]], between, work, v))
        elif work is not None and (maker := _maker_before(s, lows, work[0], times)) is not None:
            found.append(_made(s, _PERSIAN[lows[v]], maker, work, v))
    return found


def _work(s: Sentence, lows: list[str], ra: int) -> Range | None:
    """What is made: quoted, `this …`, or named by a word for a work, before `را`."""
    lo = _clause(lows, ra)
    for k in range(ra - 1, lo - 1, -1):
        if lows[k] == "این" or s.is_quote(k):
            return k, ra
    heads = [k for k in range(lo, ra) if lows[k] in PERSIAN_WORKS]
    return (heads[0], ra) if heads else None


def _maker_before(s: Sentence, lows: list[str], end: int, times: list[When]) -> Range | None:
    """Who stands before the work: at the head of its clause, or of the sentence."""
    while end > 0 and lows[end - 1] in PERSIAN_WORKS:
        end -= 1
    for head in dict.fromkeys((_clause(lows, end), 0)):
        begun = next((t.hi for t in times if head <= t.lo <= head + 1), head)
        named = subject(s, lows, begun, end)
        if named is None:
            continue
        lo, hi = named[1]
        while hi > lo and lows[hi - 1] in _WHEN:
            hi -= 1
        if hi - lo >= 2 or (hi > lo and lows[lo] in _SERVICES):
            return lo, hi
    return None


def _clause(lows: list[str], end: int) -> int:
    """First item of the clause that ends here."""
    for k in range(end - 1, max(-1, end - 14), -1):
        if lows[k] in {"و", "،", "؛", "که", "."}:
            return k + 1
    return max(0, end - 14)


def _maker(lows: list[str], lo: int, hi: int) -> Range | None:
    """Who stands between `را` and the verb: two words at least, that say no time."""
    while hi > lo and lows[hi - 1] in _WHEN:
        hi -= 1
    for k in range(lo, hi):
        if lows[k] in _WHEN or lows[k].isdigit():
            return None
    return (lo, hi) if hi - lo >= 2 else None


def _made(s: Sentence, kind: str, maker: Range, work: Range, verb: int) -> Made:
    quoted = next((k for k in range(*work) if s.is_quote(k)), None)
    if quoted is not None:
        work = (quoted, quoted + 1)
    return Made(kind=kind, maker=maker, work=work, verb=verb, end=verb + 1)


def find_arabic(s: Sentence, lows: list[str]) -> list[Made]:
    """Find claims of making in an Arabic sentence; `lows` are its words, folded."""
    found = []
    for v, low in enumerate(lows):
        kind = _ARABIC.get(low) or (_ARABIC.get(low[1:]) if low[:1] == "و" else None)
        if kind is None or (v and lows[v - 1] in {"لم", "لن", "لا"}):
            continue
        work = next((k for k in range(v + 1, min(len(lows), v + 9)) if lows[k] in WORKS), None)
        if work is None or work - v < 2:
            continue
        maker = next(
            (k for k in range(v + 2, work) if lows[k] in {"مساء", "صباح", "يوم", "امس", "في"}), work
        )
        if s.is_quote(work + 1):
            place = (work + 1, work + 2)
        else:
            place = (work, min(len(s), work + 1 + 2 * (lows[work] == "معظم")))
        found.append(Made(kind=kind, maker=(v + 1, maker), work=place, verb=v, end=place[1]))
    return found
