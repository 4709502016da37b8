"""Arabic: makers in the passive voice, in nouns, and in clauses about a work.

`WORK من إنتاج MAKER`, `WORK الذي أنتجته MAKER`, `بث WORK على SERVICE`.
"""

from airwitness.statements import arabic_words as ar
from airwitness.statements.arabic_nouns import noun_after
from airwitness.statements.found import Made, Range
from airwitness.statements.making_elsewhere import WORKS
from airwitness.statements.sentences import DASHES, TERMINALS, Sentence
from airwitness.statements.words import among, listed

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
