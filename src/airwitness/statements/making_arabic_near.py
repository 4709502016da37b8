"""Arabic: makers told by a small word beside the work, or beside another maker.

`قصيدة «…» للشاعر X`, `القناة … بعد بثها WORK`, `من إنتاج BODY وBODY`
"""

from dataclasses import replace

from airwitness.statements import arabic_things as things
from airwitness.statements import making_arabic_verbs as verbs
from airwitness.statements.arabic_line import Line
from airwitness.statements.found import Made, Range
from airwitness.statements.making_arabic_agents import is_sure, maker_at
from airwitness.statements.plain_line import COMMAS
from airwitness.statements.words import among

_AUTHORS = among(
    """
    شاعر شاعرة مخرج مخرجة كاتب كاتبة ملحن ملحنة رسام رسامة روائي روائية موسيقار مصور مصورة مؤلف
    مؤلفة نحات نحاتة خطاط
    """
)
_SINGERS = among("مطرب مطربة مغني مغنية منشد منشدة")
_ARTISTS = among("فنان فنانة")
_SUNG = among("اغنية انشودة نشيد موال البوم")
_DRAWN = among("ملصق لوحة جدارية رسم رسمة كاريكاتور صورة")
_GIVEN = among(
    """
    اهدي اهدت سلم سلمت قدم قدمت منح منحت ارسل ارسلت اعطي اعطت باع باعت قرأ قرات شكر شكرت اعاد
    اعادت رفض رفضت بيع بيعت
    """
)
"""With these a work goes to a poet, and is not by one."""
_AFTER = among("بعد اثر عقب منذ بسبب جراء نتيجة علي")
_BACK = 20  # words from a deed back to who did it
_MOST = 8  # claims of one sentence that may have partners


def find_arabic_near(line: Line) -> list[Made]:
    """Find makers told by `for`, and by a deed with an owner."""
    found: list[Made] = []
    given = not _GIVEN.isdisjoint(line.lows)
    for i, low in enumerate(line.lows):
        made = None
        if low[:2] == "لل" and not given and line.s.is_quote(i - 1):
            made = _by_author(line, i)
        elif low[-1:] == "ه" or low[-2:] == "ها":
            made = _its_deed(line, i)
        if made is not None:
            found.append(made)
    return found


def _by_author(line: Line, i: int) -> Made | None:
    """The poem “…” of the poet Kamal."""
    role = line.lows[i][2:]
    named = things.work_of(line.low(i - 2))
    if i - 1 not in line.titles and named is None:
        return None
    kind = "produced" if role in _AUTHORS else "performed" if role in _SINGERS else ""
    if role in _ARTISTS and named is not None:
        kind = "performed" if named[1] in _SUNG else "produced" if named[1] in _DRAWN else ""
    maker = maker_at(line, i + 1, len(line.lows)) if kind else None
    if maker is None or maker[0] > i + 1:
        return None
    return Made(kind=kind, maker=maker, work=(i - 1, i), verb=i, end=maker[1])


def _its_deed(line: Line, i: int) -> Made | None:
    """The channel was fined after its airing of a song."""
    low = line.lows[i]
    feminine = low.endswith("ها")
    stem = low.removesuffix("ها" if feminine else "ه")
    led = line.low(i - 1) in _AFTER
    stem = stem[1:] if not led and stem[:1] in {"ل", "ب"} else stem
    if not led and stem == low.removesuffix("ها" if feminine else "ه"):
        return None
    kind = verbs.ACTS.get(stem) or verbs.ACTS.get(stem.removesuffix("ت") + "ة")
    if kind is None or i + 1 >= len(line.lows):
        return None
    work = line.work_at(i + 1, len(line.lows))
    maker = None if work is None else _whose(line, i, feminine=feminine, airs=kind == "aired")
    if work is None or maker is None:
        return None
    return Made(kind=kind, maker=maker, work=work, verb=i, end=work[1])


def _whose(line: Line, i: int, *, feminine: bool, airs: bool) -> Range | None:
    """The body named last that a deed's owner agrees with."""
    for k in range(i - 1, max(-1, i - _BACK), -1):
        if line.is_mark(k):
            return None
        if line.s.is_quote(k) or not line.is_body(k):
            continue
        if things.is_feminine_body(line.lows[k]) != feminine or (
            airs and not things.is_station(line.lows[k])
        ):  # fmt: skip
            continue
        body = line.body(k)
        if body is not None and body[1] <= i and is_sure(line, body):
            return body
    return None


def with_partners(line: Line, mades: list[Made]) -> list[Made]:
    """Add bodies that made a work together with another: produced by X and Y."""
    found: list[Made] = []
    for n, made in enumerate(mades):
        found.append(made)
        at = made.maker[1]
        if n >= _MOST or not line.is_body(made.maker[0]) or line.low(at)[:1] != "و":
            continue
        if things.body_cut(line.low(at)) != 1:
            continue
        other = line.body(at)
        if other is not None and is_sure(line, other) and _ends(line, other[1]):
            found.append(replace(made, maker=other, end=max(made.end, other[1])))
    return found


def _ends(line: Line, k: int) -> bool:
    """Tell whether nothing is told of a name before an item: its clause ends, or a work follows."""
    if k >= len(line.lows) or line.is_mark(k):
        return True
    low = line.lows[k]
    return low in COMMAS or low in things.PLACES or things.work_of(low) is not None
