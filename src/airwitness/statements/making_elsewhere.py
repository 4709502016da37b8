# ruff: noqa: PLR2004 (how far a rule looks stands in it)
"""Arabic: who produced, ordered, performed, published or aired a work: `أنتجت MAKER WORK`."""

from airwitness.statements.found import Made
from airwitness.statements.sentences import Sentence
from airwitness.statements.words import among, listed

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
