"""Persian: bodies and titles that a text names, and which title `it` means."""

from airwitness.statements import persian_things as things
from airwitness.statements.found import Made, Range
from airwitness.statements.persian_clauses import Line
from airwitness.statements.spoken_of import SpokenOf, inner
from airwitness.statements.words import among

_NAMED = among(
    """
    شرکت موسسه هلدینگ گروه استودیو استودیوی شبکه خبرگزاری انتشارات نشر بنیاد روزنامه رادیو رادیوی
    کانال کارگاه نهاد سازمان انجمن جنبش حزب جبهه کانون باشگاه کمپنی استدیو مجموعه تعاونی فیلمخانه
    کنسرسیوم ناشر مرکز گروپ رسانه ارکستر فرقه
    """
)
"""Bodies that are called by names of their own."""
_COMMON = among(
    """
    ملی یک دو سه چهار پنج اول دوم سوم کودک کودکان جوانان زنان خبر ورزش مرکزی دولتی دولت دفاع تبلیغات
    فرهنگ هنر رسانه پخش تولید کشور ما شما ان این شهر استان ولایت محلی خصوصی مسلح نظامی صدا سیما
    شمال جنوب شرق غرب موسیقی کل همگانی عمومی معارف اموزش
    """
)
_MOST = 12  # bodies of one sentence whose names are kept
_TITLING = among("نام عنوان")
_WORK_OF = frozenset({"ان", "انها", "انان", "اینها"})


def learn_persian(line: Line, text: str, spoken: SpokenOf) -> None:
    """Keep the names of bodies, and find the titles of a sentence."""
    tried = 0
    for k, low in enumerate(line.lows):
        if low in _NAMED and tried < _MOST:
            tried += 1
            end = line.name_end(k, len(line.lows))
            if end - 1 in line.quoted:
                spoken.learn_body(line.quoted[end - 1])
            elif end - k > 1:
                last = line.lows[end - 1]
                if last not in _COMMON and not last.endswith("ی") and last not in things.BODIES:
                    spoken.learn_body(last)
        if k in line.quoted and _is_title(line, k):
            line.titles[k] = inner(line.s, text, k)


def _is_title(line: Line, k: int) -> bool:
    """Tell whether quoted words are the title of a work."""
    if line.low(k - 1) in things.WORKS:
        return not line.is_body(k - 2)
    if (
        line.low(k - 2) in things.WORKS
        and things.is_kind(line.low(k - 1))
        and not line.is_body(k - 1)
    ):
        return True
    if line.low(k - 1) in _TITLING:
        near = line.lows[max(0, k - 6) : k - 1]
        return any(low in things.WORKS for low in near)
    return line.low(k + 1) == "را" and not line.is_body(k) and not line.is_body(k - 1)


def meant_in_persian(line: Line, made: Made, spoken: SpokenOf) -> str | None:
    """The title that the words for a work mean, where they are but `it` or `the song`."""
    if not _is_general(line, made.work):
        return None
    lo = made.work[0]
    before = [k for k in line.titles if k < lo]
    return line.titles[max(before)] if before else spoken.title


def _is_general(line: Line, work: Range) -> bool:
    """Tell whether a phrase names no work of its own: it, this song."""
    lo, hi = work
    low = line.lows[lo]
    if low in _WORK_OF:
        return hi - lo == 1
    this = low in {"این", "ان", "همین"}
    if not this and low.endswith("ی") and (low[:-1] in things.WORKS or low.endswith("ای")):
        return line.low(lo - 1) == "،"  # a poster; but: “…”, a song that
    return hi - lo == 1 + this and line.lows[hi - 1] in things.WORKS and not line.lows[
        hi - 1].endswith("ها")  # fmt: skip
