# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how far one looks stands in it)
"""Arabic: sources that are named without a verb of their own: according to, quoted by."""

from airwitness.statements import arabic_words as ar
from airwitness.statements.arabic_content import content_after, is_name
from airwitness.statements.arabic_nouns import COMMAS, MARKS, verb_at
from airwitness.statements.found import Found, Range
from airwitness.statements.sentences import QUOTE, TERMINALS, Sentence
from airwitness.statements.words import among

_LED = {
    ("بحسب",): "", ("حسب",): "", ("وفق",): "", ("وفقا",): "ل", ("طبقا",): "ل", ("تبعا",): "ل",
    ("استنادا", "الي"): "", ("نقلا", "عن"): "", ("براي",): "", ("في", "راي"): "",
    ("في", "نظر"): "", ("من", "وجهة", "نظر"): "", ("علي", "حد", "قول"): "",
    ("علي", "حد", "تعبير"): "", ("علي", "حد", "وصف"): "", ("علي", "لسان"): "",
}  # fmt: skip
_ITS = {("علي", "حد", "قوله"), ("علي", "حد", "قولها"), ("علي", "حد", "تعبيره"),
        ("علي", "حد", "تعبيرها"), ("علي", "حد", "وصفه"), ("علي", "حد", "وصفها"),
        ("بحسب", "قوله"), ("بحسب", "قولها"), ("حسب", "قوله"), ("حسب", "قولها")}  # fmt: skip
_FIRSTS = frozenset(words[0] for words in (*_LED, *_ITS))
_NO_SOURCE = among(
    """
    القانون الخطة الجدول المعايير القواعد الاتفاق الشروط الطلب الاصول نظام النظام الحاجة خطة جدول
    معايير قواعد شروط اتفاق الاتفاقية الظروف الحالة الترتيب الرغبة
    """
)
_AS = {("كما",), ("حسبما",), ("مثلما",), ("وكما",), ("وحسبما",), ("فيما",)}
_WHAT = {("بحسب", "ما"), ("حسب", "ما"), ("وفق", "ما"), ("علي", "ما"), ("وفقا", "لما"),
         ("وبحسب", "ما"), ("ووفق", "ما"), ("ووفقا", "لما"), ("طبقا", "لما")}  # fmt: skip
_FARTHEST = 14  # items by which a source is named
_MOST = 2  # sources looked at in one sentence
_WHO = among("استاذة استاذ باحث باحثة خبير خبيرة محلل محللة مؤرخ مؤرخة ناشط ناشطة")
_OF_HIM = among("عنه عنها عنهم")
_QUOTED = among("قوله قولها قولهم قولهما")


def is_as_said(lows: list[str], i: int) -> int:
    """Count the words of `as`, `according to what` before a verb; 0 where there are none."""
    if i >= 2 and tuple(lows[i - 2 : i]) in _WHAT:
        return 2
    return 1 if i >= 1 and (lows[i - 1],) in _AS else 0


def find_sources(s: Sentence, lows: list[str]) -> list[Found]:
    """Find who is given as a source in an Arabic sentence."""
    found: list[Found] = []
    for i, low in enumerate(lows):
        if len(found) >= _MOST:
            break
        bare = low if low in _FIRSTS else low[1:] if low[:1] in {"و", "ف"} else low
        made = None
        if bare in _FIRSTS:
            made = _source(s, lows, i, bare)
        elif bare in {"نقل", "نقلت", "ينقل", "تنقل", "اقتبس", "اقتبست"}:
            made = _quoting(s, lows, i)
        elif bare in {"يقال", "قيل"}:
            made = _nobody(s, lows, i)
        if made is not None:
            found.append(made)
    return found


def _nobody(s: Sentence, lows: list[str], i: int) -> Found | None:
    """Find what is said by nobody the text names."""
    if verb_at(lows, i) is not None:
        return None
    reach = content_after(s, lows, i + 1, len(s), ar.VERBS["قال"], negated=False, near=True)
    if reach is None:
        return None
    return Found(cue=(i, i + 1), content=reach.content, rule="ar.passive", unknown=True)


def _source(s: Sentence, lows: list[str], i: int, bare: str) -> Found | None:
    size = next((n for n in (3, 2, 1) if (bare, *lows[i + 1 : i + n]) in _LED), 0)
    if (bare, *lows[i + 1 : i + 3]) in _ITS or (bare, *lows[i + 1 : i + 2]) in _ITS:
        return _his_words(s, lows, i)
    if not size or (bare in {"في", "علي"} and size == 1):
        return None
    letter = _LED[bare, *lows[i + 1 : i + size]]
    lo = i + size
    if lo >= len(s) or lows[lo] in _NO_SOURCE or lows[lo] in {"ما", "لما", *MARKS, QUOTE}:
        return None
    if letter and lows[lo][:1] != letter:
        return None
    hi, set_off = _source_end(s, lows, lo, initial=i <= 1)
    if hi == lo:
        return None
    content = _of_source(s, lows, i, hi, set_off=set_off)
    if not content:
        return None
    return Found(
        cue=(i, lo), content=content, rule="ar.according", speaker=(lo, hi), core=(lo, hi),
        joined=bool(letter),
    )  # fmt: skip


def _source_end(s: Sentence, lows: list[str], lo: int, *, initial: bool) -> tuple[int, bool]:
    """End of the words by which a source is named, and whether a mark or word sets them off."""
    limit = min(len(lows), lo + _FARTHEST)
    for k in range(lo, limit):
        if lows[k] in ar.THAT or lows[k] in ar.OPENS:
            return lo, False  # an agency said, quoting officials, that
        if lows[k] == QUOTE and k > lo and is_name(s, lows, k):
            continue  # according to the company “Dawn”
        if lows[k] in MARKS or lows[k] == QUOTE or lows[k] in {"فان", "فانه", "فانها"}:
            return k, True
    if not initial:
        return limit, True
    k = lo
    while k < limit - 1 and lows[k][:2] not in {"ال", "لل"}:
        k += 1
    while k + 1 < limit and lows[k + 1][:2] == "ال":
        k += 1
    return k + 1, False


def _of_source(s: Sentence, lows: list[str], i: int, hi: int, *, set_off: bool) -> list[Range]:
    """What a source says: after it where it stands first, else before it and on both sides."""
    end = len(s) - (s.low(len(s) - 1) in TERMINALS)
    after = hi + (lows[hi] in {"فان", "و"} if hi < len(s) else 0)
    if (
        lows[hi : hi + 1] == ["،"]
        and hi + 1 < end
        and lows[hi + 1].removeprefix("ال") in ar.HEADS | _WHO
    ):
        close = next((k for k in range(hi + 1, min(end, hi + 12)) if lows[k] == "،"), hi)
        after = close + 1 + (close + 1 < end and lows[close + 1] == "فان")
    if i <= 1:
        return [(after, end)] if after < end else []
    begin = _clause(lows, i)
    if any(lows[k] in ar.THAT and _says(lows, k) for k in range(begin, i)):
        return []
    content = [(begin, i)]
    if hi < end - 1 and lows[hi] in COMMAS and lows[i - 1] in COMMAS and set_off:
        later = next((k for k in range(hi + 1, end) if lows[k] in ar.CUES), end)
        content.append((hi + 1, later))
    return content


def _says(lows: list[str], that: int) -> bool:
    """Tell whether `that` hangs on a verb of saying."""
    return any(lows[k] in ar.CUES for k in range(max(0, that - 10), that))


def _clause(lows: list[str], end: int) -> int:
    for k in range(end - 1, -1, -1):
        if lows[k] in TERMINALS or lows[k] in {"؛", ";"}:
            return k + 1
    return 0


def _his_words(s: Sentence, lows: list[str], i: int) -> Found | None:
    """Find `…, in his words`: whoever was speaking, where no verb says it."""
    if any(lows[k] in ar.CUES for k in range(i)) or i < 2:
        return None
    hi = i + (3 if lows[i] == "علي" else 2)
    return Found(
        cue=(i, min(hi, len(s))), content=[(_clause(lows, i), i)], rule="ar.according",
        inherits=True,
    )  # fmt: skip


def _quoting(s: Sentence, lows: list[str], i: int) -> Found | None:
    """Find whom others quote: an agency quoted the minister as saying."""
    if s.low(i + 1) in _OF_HIM:
        at = next((k for k in range(i + 2, min(len(s), i + 10)) if lows[k] in _QUOTED), None)
        if at is None:
            return None
        reach = content_after(s, lows, at + 1, len(s), ar.VERBS["قال"], negated=False)
        content = [] if reach is None else reach.content
        return Found(cue=(i, at + 1), content=content, rule="ar.quoted", inherits=True)
    about = next((k for k in range(i + 1, min(len(s), i + 12)) if lows[k] in {"عن", "علي"}), None)
    if about is None:
        return None
    lo = about + 1 + (s.low(about + 1) == "لسان")
    for k in range(lo, min(len(s), lo + _FARTHEST)):
        if (
            lows[k] in _QUOTED
            or lows[k] in ar.THAT
            or lows[k] in ar.OPENS
            or lows[k] in {":", QUOTE}
        ):
            begin = k + (lows[k] in _QUOTED)
            break
    else:
        return None
    hi = k - (lows[k - 1] in COMMAS)
    reach = content_after(s, lows, begin, len(s), ar.VERBS["قال"], negated=False)
    if reach is None or hi <= lo:
        return None
    return Found(
        cue=(i, i + 1), content=reach.content, rule="ar.quoted", speaker=(lo, hi), core=(lo, hi),
        awaits=reach.quoted,
    )  # fmt: skip
