"""Persian and Arabic: which body is part of which.

Persian: `BODY، وابسته به BODY`, `BODY زیر نظر BODY است`. Arabic: `BODY التابعة لBODY`,
`تتبع BODY BODY`. Both must be called by a word for a body: there are no capitals to tell names by.
"""

from dataclasses import dataclass

from airwitness.statements import arabic_words as ar
from airwitness.statements import persian_nouns as nouns
from airwitness.statements import persian_words as fa
from airwitness.statements.arabic_nouns import noun_after, verb_at
from airwitness.statements.found import Range
from airwitness.statements.making_elsewhere import DID, WORKS
from airwitness.statements.sentences import DASHES, QUOTE, TERMINALS, Sentence
from airwitness.statements.words import among

_PERSIAN = among(
    """
    وزارت سازمان اداره شرکت شبکه رادیو تلویزیون کانال خبرگزاری روزنامه موسسه بنیاد نهاد ستاد سپاه
    ارتش تیپ لشکر گردان گروه حزب جنبش انجمن شورا شورای دفتر مرکز واحد معاونت کمیته کمیسیون دانشگاه
    استودیو استودیوی کارگاه هلدینگ گارد بسیج نیروی نیروهای پلیس فرقه جبهه اتحادیه باشگاه هنرستان
    مدرسه اردوگاه صندوق انتشارات نشریه پایگاه سایت پژوهشگاه هییت مجموعه ایستگاه آژانس اژانس فرماندهی
    قرارگاه شهرداری استانداری مجلس دادگستری دولت ریاست حوزه بخش صداوسیما مجله هفتهنامه خانه ماهنامه
    """
)
_THIS = among("این ان همین همان")
_ANCHORS = {
    tuple(row.split())
    for row in """زیرمجموعه|زیر مجموعه|از زیرمجموعههای|از زیرمجموعه های|وابسته به|متعلق به|تابع
زیر نظر|تحت نظر|تحت نظارت|تحت مالکیت|تحت کنترل|تحت فرمان|بخشی از|شاخهای از|واحدی از|زیر نظارت
زیر چتر|تحت مدیریت|زیرمجموعهای از|بازوی|شاخه""".replace("\n", "|").split("|")
}  # fmt: skip
_FIRST = frozenset(words[0] for words in _ANCHORS)
_LONGEST_ANCHOR = 3
_KINDS = among(
    "رسانهای تبلیغاتی نظامی سیاسی مسلح فرهنگی هنری مالی جوانان دانشجویی زنان اقتصادی مطبوعاتی"
)
"""After `arm`: of which kind."""
_WORKED = among("اداره فعالیت قرار کار محسوب شناخته عمل اجرا هدایت تامین منتشر پخش")
"""Nouns that belong to the verb after a name."""
_SKIPPED = among("، , که خود نیز هم")
_MARKS = frozenset({":", "؛", ";", "(", ")", "،", ",", QUOTE, *TERMINALS, *DASHES})
_REACH = 12  # words back to whom it is told of

_ARABIC = among(
    """
    وزارة هيئة هيية دائرة دايرة ادارة مديرية مؤسسة موسسة شركة مجموعة قناة اذاعة تلفزيون محطة شبكة
    وكالة صحيفة جريدة مجلة دار استوديو ستوديو ورشة فرقة جوقة مكتب مجلس لجنة منظمة جمعية حركة حزب
    جبهة جيش
    حرس لواء كتيبة فرع وحدة قسم مركز معهد جامعة مدرسة اتحاد نقابة جهاز قوات قوة ميليشيا فصيل صندوق
    منصة موقع مخيم معسكر اكاديمية سرية فيلق كتائب الوية سرايا شرطة بلدية حكومة برلمان مطبعة نادي
    """
)
_BELONGS = among(
    """
    التابع التابعة التابعين تابع تابعة المملوك المملوكة مملوك مملوكة الخاضع الخاضعة خاضع خاضعة
    التابعان التابعتان الذراع ذراع ذراعا الجناح
    """
)
_UNDER = among("لاشراف لسيطرة لسلطة لادارة لرقابة")
_PART_OF = among("جزء جزءا فرع فرعا وحدة قسم قسما")
_FOLLOWS = among("يتبع تتبع")
_OBEYS = among("يخضع تخضع")
_RUNS = among("يديرها يديره تديرها تديره يملكها يملكه تملكها تملكه تمتلكها يمتلكها")
_RELATIVE = among("التي الذي وهي وهو هي هو ، , ايضا")
_STOPPING = among("من عن علي الي في مع")
_ENDS = _BELONGS | _RELATIVE | DID | {work for work in WORKS if work[:2] == "ال"}
_ADJECTIVES = 2  # words between `arm` and whose it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An edge of a chain, in items of its sentence."""

    subject: Range
    object: Range
    joined: bool = False
    """Whether `to` is joined to the object's first word."""


def find_persian_links(s: Sentence, lows: list[str]) -> list[Link]:
    """Find which body is part of which in a Persian sentence."""
    found: list[Link] = []
    for i, low in enumerate(lows):
        if low not in _FIRST:
            continue
        length = next(
            (n for n in range(_LONGEST_ANCHOR, 0, -1) if tuple(lows[i : i + n]) in _ANCHORS), 0
        )
        at = i + length
        if low in {"بازوی", "شاخه"} and lows[at : at + 1] and lows[at] in _KINDS:
            at += 1
        if not length or at >= len(lows) or lows[at] not in _PERSIAN:
            continue
        object_ = _persian_name(s, lows, at)
        subject = _persian_subject(s, lows, i, found)
        if subject is not None and subject != object_:
            found.append(Link(subject=subject, object=object_))
    return found


def _persian_name(s: Sentence, lows: list[str], lo: int) -> Range:
    """The name of a body from its first word on, without the verb after it."""
    named = nouns.subject(s, lows, lo, len(lows))
    hi = named[1][1] if named is not None and named[1][0] == lo else lo + 1
    while hi - lo > 1 and lows[hi - 1] in _WORKED:
        hi -= 1
    return lo, hi


def _persian_subject(s: Sentence, lows: list[str], i: int, found: list[Link]) -> Range | None:
    """Whom it is told of: the body before, or at the head of the clause."""
    end = i
    while end > 0 and lows[end - 1] in _SKIPPED:
        end -= 1
    if end < i and "که" in lows[end:i] and found and nouns.is_finite(s, lows, end - 1):
        return found[-1].object
    first = None
    for k in range(end - 1, max(-1, end - _REACH), -1):
        low = lows[k]
        if low in _MARKS or low in fa.STOPS or low == "از" or nouns.is_finite(s, lows, k):
            break
        if low in _PERSIAN:
            first = k - (k > 0 and lows[k - 1] in _THIS)
    if first is not None:
        return first, end
    begin = next((k + 1 for k in range(end - 1, -1, -1) if lows[k] in _MARKS or lows[k] == "که"), 0)
    named = nouns.subject(s, lows, begin, end)
    if named is None:
        return None
    lo, hi = named[1]
    head = lo + (lows[lo] in _THIS)
    return (lo, hi) if head < hi and lows[head] in _PERSIAN else None


def _is_body(low: str) -> bool:
    """Tell whether a word is one for a body, with whatever is joined before it."""
    rests = (low, low[1:] if low[:1] in {"ل", "و", "ب"} else "")
    return (low[:2] == "لل" and low[2:] in _ARABIC) or any(
        rest in _ARABIC or (rest[:2] == "ال" and rest[2:] in _ARABIC) for rest in rests
    )  # fmt: skip


def find_arabic_links(s: Sentence, lows: list[str]) -> list[Link]:
    """Find which body is part of which in an Arabic sentence."""
    found = []
    for i, low in enumerate(lows):
        bare = low[1:] if low[:1] == "و" else low
        if low in _BELONGS or bare in _BELONGS:
            link = _belongs(lows, i)
        elif low in _PART_OF and lows[i + 1 : i + 2] == ["من"]:
            link = _link(lows, _arabic_subject(lows, i), i + 2)
        elif low in _RUNS:
            link = _link(lows, _arabic_subject(lows, i), i + 1)
        elif bare in _FOLLOWS:
            link = _follows(lows, i)
        elif bare in _OBEYS:
            link = _obeys(lows, i)
        else:
            continue
        if link is not None and s.ends[link.object[1] - 1] > s.starts[link.object[0]]:
            found.append(link)
    return found


def _belongs(lows: list[str], i: int) -> Link | None:
    """X, which belongs to Y; the media arm of Y."""
    at = i + 1
    if lows[at : at + 1] and (lows[at] in _UNDER or lows[at] == "الي"):
        at += 1
    elif lows[i] in {"الذراع", "ذراع", "ذراعا", "الجناح"}:
        at = next(
            (k for k in range(at, min(len(lows), at + _ADJECTIVES)) if lows[k][:1] == "ل"), at
        )
    if at >= len(lows) or (at == i + 1 and lows[at][:1] != "ل"):
        return None
    return _link(lows, _arabic_subject(lows, i), at)


def _follows(lows: list[str], i: int) -> Link | None:
    """(The workshop) comes under (an office): the verb stands first, or between them."""
    before = _arabic_subject(lows, i)
    if before is not None:
        return _link(lows, before, i + 1)
    if i + 2 >= len(lows) or not _is_body(lows[i + 1]):
        return None
    second = next(
        (k for k in range(i + 2, min(len(lows), i + 7))
         if lows[k] in _ARABIC or (k == i + 2 and _is_body(lows[k]))), None,
    )  # fmt: skip
    return None if second is None else _link(lows, (i + 1, second), second)


def _obeys(lows: list[str], i: int) -> Link | None:
    """(The company) is under (the supervision of an office)."""
    at = next((k for k in range(i + 1, min(len(lows), i + 7)) if lows[k][:1] == "ل"), len(lows))
    before = _arabic_subject(lows, i)
    if before is None and at > i + 1 and _is_body(lows[i + 1]):
        before = (i + 1, at)
    return _link(lows, before, at + (at < len(lows) and lows[at] in _UNDER))


def _link(lows: list[str], subject: Range | None, lo: int) -> Link | None:
    if subject is None or lo >= len(lows):
        return None
    if not _is_body(lows[lo]):
        return None
    named = noun_after(lows, lo + 1)
    hi = named[1][1] if named is not None and named[1][0] == lo + 1 else lo + 1
    place = next((k for k in range(lo + 1, hi) if lows[k] in _ENDS), hi)
    joined = lows[lo][:1] == "ل" and lows[lo] not in _ARABIC
    return Link(subject=subject, object=(lo, place), joined=joined)


def _arabic_subject(lows: list[str], i: int) -> Range | None:
    """The body that stands before, with the words that follow its own."""
    end = i
    while end > 0 and (lows[end - 1] in _RELATIVE or lows[end - 1][1:] in _RELATIVE):
        end -= 1
    first = None
    for k in range(end - 1, max(-1, end - _REACH), -1):
        low = lows[k]
        if low in _MARKS or low in ar.THAT or low in ar.STOPS or low in _STOPPING:
            break
        if k < end - 1 and verb_at(lows, k) is not None:
            break
        if low in WORKS:
            end, first = k, None
        elif _is_body(low):
            first = k
    return None if first is None else (first, end)
