"""Arabic: which body is part of which: `BODY التابعة لBODY`, `تتبع BODY BODY`.

Both must be called by a word for a body: there are no capitals to tell names by.
"""

from airwitness.statements import arabic_words as ar
from airwitness.statements.arabic_nouns import noun_after, verb_at
from airwitness.statements.found import Link, Range
from airwitness.statements.making_elsewhere import DID, WORKS
from airwitness.statements.sentences import DASHES, QUOTE, TERMINALS, Sentence
from airwitness.statements.words import among

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
