# ruff: noqa: PLR2004 (how long a word is stands in the rules)
"""Arabic: who a sentence without words of saying is about, whose quotation may follow it.

`يقف المخرج عند الباب. «…»`, `كانت رنا تبكي. «…»`, `أم خالد تهز رأسها. «…»`
"""

from airwitness.statements import arabic_words as ar
from airwitness.statements.arabic_nouns import MARKS
from airwitness.statements.arabic_things import MAKERS, PLACES, body_cut, is_role, work_of
from airwitness.statements.found import Range
from airwitness.statements.memory import Memory
from airwitness.statements.sentences import QUOTE, Sentence
from airwitness.statements.words import among

_BEGINNING = 14  # items in which it is looked for who a sentence is about
_NEAR = 5  # items in which a name of before is looked for
_LOOKED_AT = 40  # names looked back upon
_BACK = 4000  # characters in which a name of before is looked for
_LONGEST = 3  # words of a name
_DOES = among(
    """
    جلس جلست وقف وقفت ضحك ضحكت ابتسم ابتسمت هز هزت رفع رفعت فتح فتحت اغلق اغلقت نظر نظرت تنهد
    تنهدت صمت صمتت بكي بكت توقف توقفت سكت سكتت اخرج اخرجت وضع وضعت مسح مسحت اشعل اشعلت عاد عادت
    مشي مشت انحني انحنت التفت التفتت اومات اوما لوح لوحت حمل حملت سحب سحبت قلب قلبت
    كان كانت ظل ظلت راح راحت اخذ اخذت بدا بدت
    """
)
"""What people are told to do; imperfect verbs are known by their letters."""
_PEOPLE = among(
    """
    رجل امراة فتي فتاة شاب شابة صبي صبية طفل طفلة بائع بائعة عجوز سيدة جندي ام اب جدة جد اخت اخ
    عم خال جار جارة ابو ابي زوج زوجة ارملة صديق صديقة معلم معلمة حارس عامل عاملة سائق
    """
)
_OWNED = among("ابن ابنت والد والدت زوج زوجت شقيق شقيقت صديق صديقت ام اخت اخو جدت جد")
_NOUNS = among(
    "قرب امام خلف وراء تحت تلك تبع يوم يومي تقرير تسجيل تصوير تنظيم تلفزيون يمين يسار تاريخ تسع"
)
"""Words that begin as imperfect verbs do."""
_ENDS = PLACES | _NOUNS | ar.STOPS | ar.TIMES
_NO_NAME = among("هو هي هم هذا هذه ذلك كل بعض احد احدي قد لا ان حين بين عند كما ثم")


def notice_arabic(s: Sentence, memory: Memory) -> Range | None:
    """Who a sentence is about: (there) laughs Qazdari. “…”."""
    about = _about(s, memory)
    if about is not None:
        memory.told_of = s, about
    return about


def _about(s: Sentence, memory: Memory) -> Range | None:
    lows = ar.fold_all(s.lows[:_BEGINNING])
    spoke = _spoke_before(lows, memory)
    if spoke is not None:
        return spoke
    for k, low in enumerate(lows[:-1]):
        if low in MARKS or low == QUOTE or low in ar.CUES:
            return None
        if _does(low) and _may_be_who(lows, k + 1, s, memory):
            return k + 1, _name_end(lows, k + 1)
        if k == 0 and _may_be_verb(low) and _may_be_who(lows, 1, s, memory):
            return 1, _name_end(lows, 1)
        if k == 0 and _is_person(low) and any(_does(after) for after in lows[1:_NEAR]):
            return k, _name_end(lows, k)
    return None


def _spoke_before(lows: list[str], memory: Memory) -> Range | None:
    """Who spoke before, if a sentence begins with that one."""
    lasts = {ar.fold(name.split()[-1]) for name in memory.names[-_LOOKED_AT:] if name.split()}
    for k, low in enumerate(lows[:_NEAR]):
        if low in MARKS or low == QUOTE:
            return None
        if low in lasts:
            first = next((n for n in range(max(0, k - 2), k) if lows[n][:2] == "ال"), k)
            return first, k + 1
    return None


def _does(low: str) -> bool:
    """Tell whether a word may be a verb of what somebody does."""
    bare = low.removeprefix("و")
    if bare in _DOES or low in _DOES:
        return True
    return bare[:1] in {"ي", "ت"} and len(bare) > 2 and bare[-1] not in "ةا" and bare not in _NOUNS


def _may_be_verb(low: str) -> bool:
    """Tell whether the first word of a sentence may be a verb that these rules do not know."""
    bare = low.removeprefix("و")
    noun = bare[:2] == "ال" or bare[-1:] == "ة" or bare in _ENDS or bare in ar.HEADS
    thing = body_cut(bare) is not None or work_of(bare) is not None or bare in MAKERS
    return len(bare) > 2 and bare.isalpha() and not (noun or thing or _is_person(bare))


def _is_person(low: str) -> bool:
    """Tell whether a word is one for somebody."""
    bare = low.removeprefix("ال")
    owned = low.removesuffix("ها").removesuffix("ه")
    return is_role(low) or bare in _PEOPLE or (owned != low and owned in _OWNED) or (
        low[:2] == "ال" and (bare in MAKERS or bare in ar.HEADS)
    )  # fmt: skip


def _may_be_who(lows: list[str], k: int, s: Sentence, memory: Memory) -> bool:
    """Tell whether the subject of a verb is somebody: by a word for one, or a name of before."""
    low = lows[k]
    if _is_person(low) or (low in ar.HEADS and lows[k + 1 : k + 2] and lows[k + 1][:2] == "ال"):
        return True
    if len(low) < 3 or low in _NO_NAME or low in _ENDS:
        return low in {"بن", "ام", "ابو"}
    if not low.isalpha() or body_cut(low) is not None or work_of(low) is not None:
        return False
    if low[:2] == "ال" and not low.endswith("ي"):
        return False
    before = memory.text[max(0, s.starts[0] - _BACK) : s.starts[0]]
    at = before.rfind(" " + s.lows[k])
    return at > 0 and before[at - 1].isalpha() and low[-1:] != "ة"


def _goes_on(low: str) -> bool:
    """Tell whether a word may belong to a name after a role."""
    apart = low in _ENDS or _does(low) or low in ar.HEADS or low[:2] == "ال" or low[-1] in "اة"
    thing = body_cut(low) is not None or work_of(low) is not None
    return low.isalpha() and low[0] not in "بلو" and not (apart or thing)


def _name_end(lows: list[str], lo: int) -> int:
    """The item after the name of somebody."""
    if lows[lo] in ar.HEADS and lo + 1 < len(lows):  # the mayor of the town (Knut Obry)
        k = lo + 2
        while k < len(lows) and k < lo + 4 and _goes_on(lows[k]):
            k += 1
        return k
    k, most = lo + 1, 2 if lows[lo].removeprefix("ال") in _PEOPLE else _LONGEST
    while k < len(lows) and k - lo < most and lows[k].isalpha() and not (
        _does(lows[k]) or lows[k] in _ENDS
        or (lows[k][:1] in {"ب", "ل", "و"} and lows[k] != "بن" and len(lows[k]) > 3)
        or lows[k].endswith("ها") or (lows[k][-1] in "ها" and len(lows[k]) > 4 and k > lo + 1)
        or (lows[k][:2] == "ال" and not (is_role(lows[k]) or lows[k].endswith("ي")))
    ):  # fmt: skip
        k += 1
    return k
