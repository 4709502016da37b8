"""Persian and Arabic: makers in the passive voice, in nouns, and in clauses about a work.

Persian: `WORK ساخته MAKER`, `WORK توسط MAKER پخش شد`, `WORK از SERVICE پخش شد`. Arabic: `WORK من
إنتاج MAKER`, `WORK الذي أنتجته MAKER`, `بث WORK على SERVICE`.
"""

from airwitness.statements import arabic_words as ar
from airwitness.statements import persian_nouns as nouns
from airwitness.statements import persian_words as fa
from airwitness.statements.arabic_nouns import noun_after
from airwitness.statements.found import Made, Range
from airwitness.statements.making_elsewhere import PERSIAN_WORKS, WORKS
from airwitness.statements.sentences import DASHES, TERMINALS, Sentence
from airwitness.statements.words import among, listed

_BY = {
    ("ساخته",): "produced", ("به", "کارگردانی"): "produced", ("به", "تهیهکنندگی"): "produced",
    ("کاری", "از"): "produced", ("اثر",): "produced", ("محصول",): "produced",
    ("سروده",): "produced", ("نوشته",): "produced", ("به", "قلم"): "produced",
    ("به", "اهنگسازی"): "produced", ("تولید",): "produced", ("به", "سفارش"): "commissioned",
    ("با", "صدای"): "performed", ("با", "اجرای"): "performed", ("به", "خوانندگی"): "performed",
    ("تولیدشده", "در"): "produced", ("ساختهشده", "در"): "produced",
}  # fmt: skip
_AGENT = {("توسط",), ("از", "سوی"), ("به", "دست"), ("به", "وسیله")}
_DONE = {
    "ساخته": "produced", "تولید": "produced", "ضبط": "produced", "تهیه": "produced",
    "نوشته": "produced", "سروده": "produced", "فیلمبرداری": "produced", "پخش": "aired",
    "منتشر": "published", "چاپ": "published", "اجرا": "performed", "خوانده": "performed",
}  # fmt: skip
_WAS = ("شد", "شده", "شدند", "شدهاند", "میشود", "میشد", "میشدند", "گردید", "شدهاست")
_SERVICES = among("شبکه رادیو تلویزیون کانال ایستگاه انتن صداوسیما")
_ON = among("از در روی")
_VERBS_AFTER = among("است بود هستند بودند شد شده کرد داد")
_FIRST = frozenset(words[0] for words in (*_BY, *_AGENT)) | _ON

_OF = {
    **dict.fromkeys(
        listed("انتاج اخراج تاليف كلمات الحان تلحين اعداد كتابة تصوير توزيع"), "produced"
    ),
    **dict.fromkeys(listed("اداء غناء"), "performed"),
}  # fmt: skip
_VOICE = {("بصوت",): "performed", ("بتكليف", "من"): "commissioned", ("بطلب", "من"): "commissioned",
          ("لحساب",): "commissioned"}  # fmt: skip
_STEMS = {
    "انتج": "produced", "اخرج": "produced", "كتب": "produced", "لحن": "produced", "سجل": "produced",
    "صور": "produced", "اعد": "produced", "بث": "aired", "عرض": "aired", "اذاع": "aired",
    "نشر": "published", "اصدر": "published", "غن": "performed", "اد": "performed",
}  # fmt: skip
_SUFFIXED = {
    stem + form: kind
    for stem, kind in _STEMS.items()
    for form in ("ه", "ها", "ته", "تها", "هم", "تهم")
} | dict.fromkeys(listed("غناها غناه اداها اداه"), "performed")
_NO_VERBS = among("عرضه عرضها صوره صورها كتبه كتبها اده اعده عرضهم كتبهم ادها صورهم")
"""Forms that are nouns with an owner as well: only after `which`."""
_AIRED = among("بث بثت عرض عرضت اذيع اذيعت يبث تبث يعرض تعرض")
_OVER = among("علي عبر")
_SCREEN = among("شاشة اثير موجات شاشات هواء")
_CHANNELS = among("قناة اذاعة تلفزيون محطة شبكة القناة الاذاعة التلفزيون المحطة راديو")
_WHICH = among("الذي التي اللتين اللذين")
_WITH = among("ومن من وبصوت بصوت وبتكليف بتكليف")
_MARKS = frozenset({":", "؛", ";", "(", ")", *TERMINALS, *DASHES})
_REACH = 12  # words from a work to its maker
_TITLE = 5  # words of a work


def find_persian_nouns(s: Sentence, lows: list[str]) -> list[Made]:
    """Find makers that are told by nouns or in the passive voice."""
    found = []
    for i, low in enumerate(lows):
        if low not in _FIRST:
            continue
        length = next((n for n in (2, 1) if tuple(lows[i : i + n]) in _AGENT or
                       tuple(lows[i : i + n]) in _BY), 0)  # fmt: skip
        words = tuple(lows[i : i + length])
        if words in _BY:
            made = _by(s, lows, i, i + length, _BY[words])
        elif words in _AGENT:
            made = _passive(s, lows, i, i + length)
        else:
            made = _aired_on(s, lows, i)
        if made is not None:
            found.append(made)
    return found


def _by(s: Sentence, lows: list[str], i: int, at: int, kind: str) -> Made | None:
    """A song, the work of Studio Lume; a film directed by Mira."""
    if at >= len(lows) or lows[at] in _VERBS_AFTER or lows[at] in _WAS:
        return None
    work, maker = _work_before(s, lows, i), _name(s, lows, at)
    if work is None or maker is None:
        return None
    if kind == "produced" and at == i + 1 and i - work[1] > 1:
        return None  # a bare noun stands beside its work
    return Made(kind=kind, maker=maker, work=work, verb=i, end=maker[1])


def _passive(s: Sentence, lows: list[str], i: int, at: int) -> Made | None:
    """The song was aired by the channel."""
    verb = next((k for k in range(at + 1, min(len(lows) - 1, at + _REACH))
                 if lows[k] in _DONE and lows[k + 1] in _WAS), None)  # fmt: skip
    work = _work_before(s, lows, i)
    if verb is None or work is None:
        return None
    maker = _name(s, lows, at, verb)
    if maker is None:
        return None
    return Made(kind=_DONE[lows[verb]], maker=maker, work=work, verb=verb, end=verb + 2)


def _aired_on(s: Sentence, lows: list[str], i: int) -> Made | None:
    """The song went out on Channel One."""
    at = i + 1 + (lows[i + 1 : i + 2] == ["انتن"])
    if at >= len(lows) or lows[at] not in _SERVICES:
        return None
    verb = next((k for k in range(at + 1, min(len(lows) - 1, at + _REACH))
                 if lows[k] == "پخش" and lows[k + 1] in _WAS), None)  # fmt: skip
    work = _work_before(s, lows, i)
    if verb is None or work is None:
        return None
    maker = _name(s, lows, at, verb)
    if maker is None:
        return None
    return Made(kind="aired", maker=maker, work=work, verb=verb, end=verb + 2)


def _name(s: Sentence, lows: list[str], lo: int, end: int | None = None) -> Range | None:
    """Who is named from here on, without the nouns of a verb."""
    named = nouns.subject(s, lows, lo, len(lows) if end is None else end)
    if named is None or named[1][0] != lo:
        return None
    hi = named[1][1]
    while hi - lo > 1 and (lows[hi - 1] in _DONE or lows[hi - 1] in fa.TIMES):
        hi -= 1
    return lo, hi


def _work_before(s: Sentence, lows: list[str], i: int) -> Range | None:
    """The work named last before an item: in marks, or by a word for one."""
    for k in range(i - 1, max(-1, i - _REACH), -1):
        if lows[k] in _MARKS or lows[k] == "را":
            return None
        if s.is_quote(k):
            return k, k + 1
        if lows[k] in PERSIAN_WORKS:
            hi = k + 1
            while hi < i and hi - k < _TITLE and lows[hi] not in fa.STOPS and lows[hi] != "،":
                hi += 1
            return k - (k > 0 and lows[k - 1] == "این"), hi
    return None


def find_arabic_nouns(s: Sentence, lows: list[str]) -> list[Made]:
    """Find makers that are told by nouns, in clauses about a work, or where it was aired."""
    found = []
    for i, low in enumerate(lows):
        if low in {"من", "ومن"} and lows[i + 1 : i + 2] and lows[i + 1] in _OF:
            made = _of(s, lows, i, i + 2, _OF[lows[i + 1]])
        elif (low,) in _VOICE or (low, *lows[i + 1 : i + 2]) in _VOICE:
            length = 1 + ((low,) not in _VOICE)
            made = _of(s, lows, i, i + length, _VOICE[tuple(lows[i : i + length])])
        elif low in _SUFFIXED and (low not in _NO_VERBS or (i and lows[i - 1] in _WHICH)):
            made = _of(s, lows, i, i + 1, _SUFFIXED[low])
        elif low in _AIRED:
            made = _aired_over(s, lows, i)
        else:
            continue
        if made is not None:
            found.append(made)
    return found


def _of(s: Sentence, lows: list[str], i: int, at: int, kind: str) -> Made | None:
    """A film made by Studio Lume; the song that Studio Lume made."""
    work = next((r for k in range(i - 1, max(-1, i - _REACH), -1)
                 if lows[k] in _MARKS or (r := _work_at(s, lows, k, i))), None)  # fmt: skip
    named = noun_after(lows, at) if at < len(lows) else None
    if work is None or named is None:
        return None
    lo, hi = named[1]
    is_role = lows[lo].removeprefix("ال") in ar.HEADS
    for k in range(lo + 1, hi):
        whole = not is_role and lows[k - 1][:2] == "ال" and lows[k][:2] not in {"ال", "لل", "وا"}
        if whole or lows[k] in _WITH or lows[k] in _SUFFIXED:
            hi = k  # a name ends with its words in `the`
            break
    return Made(kind=kind, maker=(lo, hi), work=work, verb=i, end=hi)


def _work_at(s: Sentence, lows: list[str], k: int, end: int) -> Range | None:
    """The work that an item names, and its title where that stands beside it."""
    if lows[k] in WORKS or (lows[k][:1] in {"و", "ل"} and lows[k][1:] in WORKS):
        if k + 1 < end and s.is_quote(k + 1):
            return k + 1, k + 2
        return k, k + 1
    return (k, k + 1) if s.is_quote(k) and k and lows[k - 1] in WORKS else None


def _aired_over(s: Sentence, lows: list[str], i: int) -> Made | None:
    """(There) was aired the song on Channel One."""
    if i + 1 >= len(lows) or lows[i + 1] not in WORKS:
        return None
    work = _work_at(s, lows, i + 1, len(lows))
    over = next((k for k in range(i + 2, min(len(lows), i + 8)) if lows[k] in _OVER), None)
    if over is None or work is None:
        return None
    at = over + 1 + (lows[over + 1 : over + 2] != [] and lows[over + 1] in _SCREEN)
    if at >= len(lows) or lows[at] not in _CHANNELS:
        return None
    named = noun_after(lows, at)
    if named is None:
        return None
    return Made(kind="aired", maker=named[1], work=work, verb=i, end=named[1][1])
