# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how far one looks stands in it)
"""Persian: which body is part of which.

`BODY، وابسته به BODY`, `BODY زیر نظر BODY است`, `BODY را BODY اداره می‌کند`, `BODY، بازوی BODY`.
"""

from airwitness.statements import persian_things as things
from airwitness.statements import persian_words as fa
from airwitness.statements.found import Link, Range
from airwitness.statements.making_persian import last_name
from airwitness.statements.persian_clauses import Clause, Line, clause_of
from airwitness.statements.sentences import QUOTE
from airwitness.statements.words import among

_ANCHORS = {
    tuple(row.split())
    for row in """زیرمجموعه|زیر مجموعه|از زیرمجموعههای|از زیرمجموعه های|وابسته به
متعلق به|تابع|تابعه|زیر نظر|تحت نظر|تحت نظارت|تحت مالکیت|تحت کنترل|تحت فرمان|بخشی از|شاخهای از
واحدی از|زیر نظارت|زیر چتر|تحت مدیریت|زیرمجموعهای از|بازوی|شاخه|مربوط|مربوط به|مربوطه|شعبهای از
شعبه|شعبه محلی|جزو|جزیی از|تحت امر|تحت فرماندهی|زیر فرمان|زیر فرماندهی|تحت پوشش|زیر پوشش
تحت هدایت|زیر دست|تحت ریاست|تحت اداره|در مالکیت|در تملک|در اختیار|از توابع|از واحدهای|از شاخههای
از بخشهای|از نهادهای|از ارکان|تحت چتر|وابستهی|زیرمجموعهی|شاخهی|از زیرمجموعه‌های|تحت الامر
منسوب به|ملکیت|از شعبههای|دفتر محلی|به مالکیت|از موسسات|از شرکتهای|از رسانههای|از شبکههای
از مجموعههای|از مراکز|از دفاتر|از اداراتِ|زیر مدیریت|از زیرشاخههای|زیرشاخه|زیرشاخهای از|جزء
بازوهای|نهادی وابسته به|از سازمانهای|شرکتی وابسته به|تحت تصدی|زیر اداره|تحت سرپرستی|زیر سرپرستی
در چارچوب|در دل|در ساختار|در بدنه|عضو|عضوی از|از اعضای|از گروههای|در چوکات|از چوکات|تحت اثر
زیر اثر|در تشکیل|در تشکیلات|بهعنوان بخشی از""".replace("\n", "|").split("|")
}  # fmt: skip
_FIRST = frozenset(words[0] for words in _ANCHORS)
_STRONG = frozenset({"وابسته", "متعلق", "زیرمجموعه", "زیرمجموعهای", "تابع"})
"""After these a name without a word for a body is one too."""
_WEAK = among("عضو عضوی در مربوط جزو جزء شعبه شاخه بازوی ملکیت از دفتر منسوب مربوطه تابعه جزیی")
"""These tell nothing unless a body stands before and after them."""
_KINDS = among(
    """
    رسانهای تبلیغاتی نظامی سیاسی مسلح فرهنگی هنری مالی جوانان دانشجویی زنان اقتصادی مطبوعاتی
    رسانه‌ای تصویری صوتی انتشاراتی موسیقی کودکان نشراتی محلی ولایتی استانی منطقهای اصلی تازه
    جدید تولیدی تبلیغات رسانهیی خارجی داخلی دیجیتال رسمی
    """
)
"""After `arm` or `branch`: of which kind."""
_WORKED = among(
    """
    اداره فعالیت قرار کار محسوب شناخته عمل اجرا هدایت تامین منتشر پخش تاسیس ایجاد ثبت سپرده
    واگذار تعریف راهاندازی راه تشکیل
    """
)
"""Nouns that belong to the verb after a name."""
_SKIPPED = among("، , که خود نیز هم یکی از عملا رسما همان اکنون اینک امروز خودش حالا هنوز زمانی")
_RUN = among("اداره مدیریت کنترل هدایت")
_OWNERS = among("مالک صاحب صاحبامتیاز مالکان گرداننده گردانندگان")
_TURNED = among("سپرده واگذار منتقل ملحق")
_BELONG = among("تعلق وابسته وابستگی مربوط")
_NOT_OF = among(
    "برادر خواهر همسر پسر دختر خانواده پدر مادر داماد پسرعموی "
    "خود او وی مردم دولتی خصوصی من ما شما کسی همین این ان قانون حقیقت هیچ دو سه سن زمان"
)
_MOST = 8  # links of one sentence
_REACH = 12


def find_persian_links(line: Line) -> list[Link]:
    """Find which body is part of which in a Persian sentence."""
    found: list[Link] = []
    for i, low in enumerate(line.lows):
        if len(found) >= _MOST:
            break
        link = None
        if low in _FIRST:
            link = _anchored(line, i, found)
        if link is None and low in _RUN:
            link = _run(line, i)
        if link is None and low in _OWNERS:
            link = _owned(line, i)
        if link is None and low in _BELONG | _TURNED:
            link = _belongs(line, i)
        if link is not None and link.subject != link.object and link not in found:
            found.append(link)
    return found


def _anchored(line: Line, i: int, found: list[Link]) -> Link | None:
    """X, which is part of Y; the media arm of Y."""
    length = next((n for n in (3, 2, 1) if tuple(line.lows[i : i + n]) in _ANCHORS), 0)
    at = i + length
    low = line.lows[i]
    if low in {"بازوی", "شاخه", "شاخهی", "شعبه", "بازوهای", "زیرشاخه"} or (
        line.low(at - 1).endswith(("های", "ات")) or line.low(at - 1) in {"مراکز", "دفاتر"}
    ):  # fmt: skip
        while line.low(at) in _KINDS:
            at += 1
        at += line.low(at) in {"تابع", "تابعه", "زیرمجموعه"}
        at += 2 * (tuple(line.lows[at : at + 2]) in {("وابسته", "به"), ("متعلق", "به")})
    at += line.low(at) in {"مستقیم", "کامل", "مستقیما", "رسمی"} and low != "بازوی"
    if not length or at >= len(line.lows) or at in line.inside:
        return None
    subject = _subject(line, i, found)
    if subject is None:
        return None
    strong = low in _STRONG and _is_sure(line, subject)
    object_ = body_name(line, at, any_name=strong)
    if object_ is None or (low in _WEAK and not _is_told(line, i, object_[1], subject)):
        return None
    if line.low(object_[1]) == "نیست" or (_overlap(subject, object_)):
        return None
    return Link(subject=subject, object=object_)


def _overlap(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _is_told(line: Line, i: int, end: int, subject: Range) -> bool:
    """Tell whether a word that may be part of a name stands for a link: after a comma, or `is`."""
    apposed = line.low(i - 1) in {"،", "که", "یکی"} or line.low(i - 2) == "،"
    after = line.low(end)
    after = line.low(end + 1) if after in _WORKED else after
    said = after in {"است", "بود", "هستند", "بودند", "بوده", "اند", "میشود", "شد", "شده", "میکند",
                     "شدهاست", "میشد", "دارد", "دارند", "داشت", "میکنند"}  # fmt: skip
    said = said or (line.low(end) == "به" and line.low(end + 1) in {"شمار", "حساب"})
    return (apposed or said) and subject[1] <= i


def _is_sure(line: Line, body: Range) -> bool:
    """Tell whether a phrase is surely a body."""
    first = body[0] + (line.lows[body[0]] in {"این", "ان", "همین"})
    return line.low(first) in things.BODIES - things.LOOSE_BODIES


def body_name(line: Line, lo: int, *, any_name: bool = False) -> Range | None:
    """The name of a body from its first word on, without the verb after it."""
    first = lo + (line.low(lo) in {"این", "همین", "همان"})
    if line.low(first) == QUOTE and any_name:
        return first, first + 1
    if not line.is_body(first):
        low = line.low(first)
        if not any_name or not low[:1].isalpha() or low in _NOT_OF or low in things.WORKS:
            return None
        if low in things.MAKERS or low in fa.HEADS or low in fa.PRONOUNS:
            return None
    hi = line.name_end(first, len(line.lows))
    while hi - first > 1 and line.lows[hi - 1] in _WORKED:
        hi -= 1
    return (lo, hi) if hi > first else None


def _subject(line: Line, i: int, found: list[Link]) -> Range | None:
    """Whom it is told of: the body before, or at the head of its clause or the one before."""
    end = i
    while end > 0 and (
        line.lows[end - 1] in _SKIPPED or line.is_adverb(end - 1) or _is_aside(line, end - 1)
    ):
        end -= 1
    end = _before_plural(line, end)
    if end and line.is_verb(end - 1) and "که" in line.lows[end:i]:
        return _last_body(line, end - 1, found)
    direct = _ending_at(line, end)
    if direct is not None:
        return _described(line, direct) or direct
    clause = clause_of(line, i)
    head = _head(line, clause)
    if head is not None:
        return head
    if clause.which is not None:
        return last_name(line, clause.which)
    if clause.joined or line.low(clause.lo - 1) in {"و", "،"}:
        return _sentence_head(line, clause.lo)
    return None


def _described(line: Line, body: Range) -> Range | None:
    """The body that another word describes: the house “Dawn”, an office that belongs to."""
    lo, hi = body
    if hi - lo > 1 or line.s.is_quote(lo) or line.low(lo - 1) != "،":
        return None
    return _ending_at(line, lo - 1)


def _before_plural(line: Line, end: int) -> int:
    """Step back over `one of the companies` before whose they are."""
    if end > 1 and line.low(end - 1).endswith(("های", "هایی", "ات")) and line.low(end - 2) == "از":
        end -= 2
        while end > 0 and line.lows[end - 1] in _SKIPPED:
            end -= 1
    return end


def _is_aside(line: Line, k: int) -> bool:
    """Tell whether an item belongs to `in fact`, `at that time`."""
    low = line.lows[k]
    return (low in {"عمل", "واقع", "اصل", "زمان", "سالها"} and line.low(k - 1) in {"در", "ان"}) or (
        low in {"در", "ان"} and line.low(k + 1) in {"عمل", "واقع", "اصل", "زمان", "ان", "سالها"}
    )  # fmt: skip


def _ending_at(line: Line, end: int) -> Range | None:
    """The body whose name ends at an item."""
    found = None
    for k in range(end - 1, max(-1, end - _REACH), -1):
        low = line.lows[k]
        if line.is_mark(k) or low in {"که", "،", "را"} or low in things.PLACES or line.is_verb(k):
            break
        if line.is_body(k) or (low == QUOTE and line.is_body(k)):
            found = k
        if low in {"این", "ان", "همین"}:
            break
    if found is None and end - 1 in line.quoted and line.low(end - 2) not in things.WORKS:
        return end - 1, end
    if found is None or line.name_end(found, end) < end:
        return None
    this = line.low(found - 1) in {"این", "ان", "همین"}
    return found - this, end


def _head(line: Line, clause: Clause) -> Range | None:
    """The body at the head of a clause, or of the clause it is set in."""
    for part in ((clause.lo, clause.hi), clause.head):
        if part is None:
            continue
        lo, hi = part
        while lo < hi and (line.is_adverb(lo) or line.lows[lo] in {"،", "و"}):
            lo += 1
        body = body_name(line, lo) if lo < hi else None
        if body is not None and body[1] <= hi:
            return body
    return None


def _last_body(line: Line, end: int, found: list[Link]) -> Range | None:
    """The body named last before a verb: comes under Y, which is."""
    if line.lows[end] in {"است", "بود"} and (whole := _ending_at(line, end)) is not None:
        return whole
    near = [link.object for link in found if link.object[1] <= end + 1]
    if near and end - near[-1][1] <= 3:
        return near[-1]
    for k in range(end - 1, max(-1, end - _REACH), -1):
        if line.is_mark(k) or line.lows[k] in {"که", "،"} or (line.is_verb(k)):
            break
        if line.is_body(k) and line.lows[k] not in things.LOOSE_BODIES and (
            line.low(k - 1) in things.PLACES or line.low(k - 1) in {"را", "این"}
        ):  # fmt: skip
            hi = line.name_end(k, end)
            while hi - k > 1 and line.lows[hi - 1] in _WORKED:
                hi -= 1
            return k, hi
    return None


def _sentence_head(line: Line, before: int) -> Range | None:
    """The body a sentence begins with, for a clause that goes on without naming it."""
    lo = next((k + 1 for k in range(before - 1, -1, -1) if line.is_mark(k)), 0)
    while lo < before and (line.is_adverb(lo) or line.lows[lo] in {"،", "و"}):
        lo += 1
    return body_name(line, lo)


def _run(line: Line, i: int) -> Link | None:
    """Y runs X; X is run by Y."""
    after = line.low(i + 1)
    if after in {"میکند", "میکنند", "میکرد", "کرده", "کرد", "میکردند"} or (
        after == "می" and line.low(i + 2) in {"کند", "کنند", "کرد"}
    ):  # fmt: skip
        ra = next((k for k in range(i - 1, max(-1, i - _REACH), -1) if line.lows[k] == "را"), -1)
        owned = _ending_at(line, ra) if ra > 0 else None
        if owned is None:
            return None
        if ra == i - 1 and (second := _second_body(line, owned)) is not None:
            return Link(subject=(second, owned[1]), object=(owned[0], second))
        owner = body_name(line, ra + 1) if ra + 1 < i else None
        if owner is None and owned[0] > 0:
            clause = clause_of(line, i)
            owner = last_name(line, clause.which) if clause.which is not None else (
                _ending_at(line, owned[0]))  # fmt: skip
        return Link(subject=owned, object=owner) if owner is not None else None
    if after not in {"میشود", "شده", "میشد", "میشوند"} and not (
        after == "می" and line.low(i + 2) in {"شود", "شد"}
    ):
        return None
    for k in range(i - 1, max(-1, i - _REACH), -1):
        by = 1 if line.lows[k] == "توسط" else 2
        if by == 1 or tuple(line.lows[k : k + 2]) in {("از", "سوی"), ("از", "طرف"), ("به", "دست")}:
            owner, owned = body_name(line, k + by), _subject(line, k, [])
            if owner is not None and owned is not None and owner[1] <= i + 1:
                return Link(subject=owned, object=owner)
            return None
    return None


def _second_body(line: Line, both: Range) -> int | None:
    """Where the second of two bodies begins: (the town hall) (the club)."""
    return next((k for k in range(both[0] + 2, both[1] - 1) if line.is_body(k)), None)


def _owned(line: Line, i: int) -> Link | None:
    """Y, the owner of X; the owner of X is Y."""
    at = i + 1 + (line.low(i + 1) in {"امتیاز", "اصلی", "انحصاری"})
    owned = body_name(line, at)
    if owned is None:
        return None
    if line.low(i - 1) in {"،", "که"}:
        end = i - 1 - (line.low(i - 2) == "،")
        owner = _ending_at(line, end)
        return Link(subject=owned, object=owner) if owner is not None else None
    if line.low(owned[1]) in {"است", "بود"} and (owner := _ending_at(line, i)) is not None:
        return Link(subject=owned, object=owner)
    owner = body_name(line, owned[1] + (line.low(owned[1]) == "،"))
    if owner is not None and line.low(owner[1]) in {"است", "بود"}:
        return Link(subject=owned, object=owner)
    return None


def _belongs(line: Line, i: int) -> Link | None:
    """X belongs to Y; X was handed over to Y."""
    after = line.low(i + 1)
    if after not in {"دارد", "داشت", "است", "بود", "دارند", "شد", "شده", "میشود", "داشته"}:
        return None
    to = next((k for k in range(i - 1, max(-1, i - _REACH), -1) if line.lows[k] == "به"), -1)
    if to < 1:
        return None
    owner, owned = body_name(line, to + 1), _subject(line, to, [])
    if owner is None or owned is None or owner[1] > i or _overlap(owner, owned):
        return None
    return Link(subject=owned, object=owner)
