# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how far one looks stands in it)
"""Arabic: how far the words go by which somebody is named, and which of them are the name."""

from airwitness.statements import arabic_words as ar
from airwitness.statements.arabic_things import body_cut, is_feminine_body
from airwitness.statements.found import Range
from airwitness.statements.sentences import DASHES, QUOTE, TERMINALS, Sentence
from airwitness.statements.words import among

COMMAS = frozenset({"،", ","})
MARKS = frozenset({":", "؛", ";", "(", ")", "[", "]", "/", *COMMAS, *DASHES, *TERMINALS})
_LONGEST = 18  # words by which somebody is named
_APPOSITION = 16  # words between the commas after a name
_ABOUT = among(
    """
    نائب النائب متحدث المتحدث مسؤول المسؤول ممثل مرشح نائبة متحدثة المتحدثة مسؤولة ممثلة مرشحة
    مدير مديرة
    """
)
_JOINED = frozenset("وبلك")


def verb_at(lows: list[str], i: int) -> ar.Verb | None:
    """The verb of saying that stands here, with or without a joined `and`."""
    low = lows[i]
    held = ar.VERBS.get(low)
    if held is None and low[:1] in {"و", "ف"}:
        held = ar.VERBS.get(low[1:])
    if held is None:
        return None
    if low in ar.SHORT and (not i or lows[i - 1] not in ar.NOT):
        return None
    return held


def is_joined(lows: list[str], i: int) -> bool:
    """Tell whether a verb has a joined `and`."""
    return lows[i] not in ar.VERBS or lows[i] in {"ورد", "وردت"}


def noun_after(lows: list[str], lo: int, end: int | None = None) -> tuple[Range, Range] | None:
    """Who is named in items [lo, end): with appositions, and without."""
    end = len(lows) if end is None else end
    lo = _past_times(lows, lo)
    k = lo
    while k < end and k - lo < _LONGEST and not _leaves(lows, k, lo):
        k += 1
    if k == lo or (k == lo + 1 and lows[lo] in {"ذلك", "هذا"}):
        return None
    hi = k
    if k < end and lows[k] in COMMAS:
        close = next(
            (n for n in range(k + 1, min(end, k + _APPOSITION)) if lows[n] in COMMAS), None
        )
        if close is not None and _says_more(lows, k + 1, close):
            hi = close
    return (lo, hi), (lo, k)


def _says_more(lows: list[str], lo: int, close: int) -> bool:
    """Tell whether what stands between commas tells who somebody is, and not when or how."""
    if any(lows[n] in ar.THAT or lows[n] in {QUOTE, ":"} or (n > lo and _is_cue(lows, n))
           for n in range(lo, close)):  # fmt: skip
        return False
    return lows[lo] in {"وهو", "وهي", "وهم"} or not _is_adverbial(lows, lo)


def _is_cue(lows: list[str], n: int) -> bool:
    return lows[n][:1] in {"و", "ف"} and lows[n][1:] in ar.VERBS


def _past_times(lows: list[str], lo: int) -> int:
    """Step over when it was said, and to whom, before who said it."""
    k = lo
    while k < len(lows) and (lows[k] in ar.TIMES or lows[k] in _TO_WHOM):
        k += 1
    return k


_PRESS = among("صحفيين صحافيين اعلاميين محققين صحفيات نواب حضور وكالة")
_TO_WHOM = frozenset(
    {"فيه", "فيها", "له", "لها", "لهم", "لنا", "لي", "لك", "به", "بها", "قد", "عنه"}
)


def _leaves(lows: list[str], k: int, lo: int) -> bool:
    """Tell whether the name has ended at item k."""
    low = lows[k]
    if low == QUOTE:
        named = body_cut(lows[k - 1]) is not None
        return k == lo or not named or (k - 1 == lo and lows[lo][:2] == "ال")
    if k == lo and low in {"في", "وفي", "مع"}:
        return True
    if _is_its_head(lows, k, lo):
        return False
    if k > lo and low.removesuffix("ها").removesuffix("ه") in _FELT:
        return True
    if low in MARKS or low in ar.THAT or low in ar.OPENS or _is_cue(lows, k):
        return True
    if low in {"من", "عن"}:
        if k == lo or low == "عن":
            return k == lo or lows[k - 1] not in _ABOUT
        return k + 1 < len(lows) and (
            lows[k + 1] in ar.THAT or lows[k + 1] in ar.OPENS or lows[k + 1] in {"جانبه", "جانبها"}
        )
    if low in ar.VERBS and ar.VERBS[low].kind == "g" and k > lo:
        return True
    return _is_adverbial(lows, k) or (k == lo and low[:2] == "لل")


_FELT = among("استغراب اسف غضب رفض قلق امل ارتياح سعادت دهشت صدمت تفاؤل خيبت حزن فرح استياء امتعاض")
"""What somebody shows, with an owner: (showed Naim) his surprise."""


def _is_its_head(lows: list[str], k: int, lo: int) -> bool:
    """Tell `the head of the channel Samir` from `the head said to the channel that`."""
    if lows[k][:2] != "لل" or body_cut(lows[k]) is None or k + 1 >= len(lows):
        return False
    after = lows[k + 1]
    ended = after in MARKS or after in ar.THAT or after in ar.OPENS or _is_adverbial(lows, k + 1)
    return lows[lo].removeprefix("ال") in ar.HEADS and not ended and after != QUOTE


def _is_adverbial(lows: list[str], k: int) -> bool:
    """Tell whether it is told from here when, where or to whom something was said."""
    low = lows[k]
    if low in ar.STOPS or low in ar.TIMES:
        return True
    if low in ar.SPELLS:
        return k + 1 < len(lows) and lows[k + 1].startswith(("الماض", "الجار", "الحال", "المقبل"))
    if low in {"في", "وفي"}:
        after = lows[k + 1] if k + 1 < len(lows) else ""
        owned = after.removesuffix("ها").removesuffix("ه").removesuffix("هم")
        if owned != after and (owned in ar.MANNER or owned.removesuffix("ت") + "ة" in ar.MANNER):
            return True
        return after in ar.MANNER or after.removeprefix("ال") in ar.MANNER or after[:1].isdigit()
    return _is_audience(lows, k)


def _is_audience(lows: list[str], k: int) -> bool:
    """Tell whether it is told here to whom something was said: (to) the reporters."""
    low = lows[k]
    if low[:2] == "لل":
        return low[2:] in ar.HEADS or low[2:] in ar.AUDIENCES
    if low[:1] == "ل" and low[1:2] != "ا":
        return low[1:] in ar.AUDIENCES
    return k > 0 and low[2:] in _PRESS and lows[k - 1][:2] == "ال"


def noun_before(lows: list[str], end: int, begin: int) -> tuple[Range, Range] | None:
    """Who is named in items [begin, end), before a verb: the minister, who …, said."""
    lo = begin
    while lo < end and (lows[lo] in MARKS or lows[lo] in _LEADING or lows[lo] in ar.TIMES):
        lo += 1
    hi = end
    while hi > lo and (lows[hi - 1] in COMMAS or lows[hi - 1] in {"قد", "لقد", "فقد"}):
        hi -= 1
    if (
        hi - lo > 2
        and lows[hi - 2] == "من"
        and lows[hi - 1] in {"جانبه", "جانبها", "جهته", "جهتها"}
    ):
        hi -= 2
    if hi > lo and lows[hi - 1] in {"وهو", "وهي", "وهم"}:
        role = next((n for n in range(hi - 2, max(lo, hi - 7), -1) if _is_role(lows[n])), None)
        if role is not None:  # (the voice of) the composer Nadir, who says
            return (role, hi - 1), (role, hi - 1)
        return subject_of_clause(lows, lo, hi - 1)
    if hi <= lo or QUOTE in lows[lo:hi] or hi - lo > 30 or _is_adverbial(lows, lo):
        return None
    if (
        lows[lo] in _PREPOSITIONS
        or lows[lo] in ar.NOT
        or lows[lo][:3] == "بال"
        or lows[lo][:2] == "وب"
    ):
        return None
    core = next((n for n in range(lo, hi) if lows[n] in COMMAS), hi)
    return (lo, hi), (lo, core)


def _is_role(low: str) -> bool:
    return low[:2] == "ال" and low[2:] in ar.HEADS


_LEADING = among(
    """
    كان كانت وكان وكانت اما واما لكن ولكن بينما وبينما فيما وفيما ان غير الا بيد في حين حيث كما
    قد لقد وقد ولقد وان فان المقابل
    """
)
_PREPOSITIONS = among(
    """
    واذ وبينما
    في من الي علي عن مع خلال بعد قبل وفي ومن والي وعلي وعن ومع وخلال وبعد وقبل عند وعند ردا وردا
    حول وحول عبر وعبر امام وامام بدوره بدورها وبدوره وبدورها كذلك وكذلك هكذا وهكذا ثم حين وحين
    عندما وعندما لم لا لن ولم ولا ولن اذ لذلك ولذلك هنا وهنا هناك وهناك يومها وخارج خارج داخل
    وداخل
    """
)


def subject_of_clause(lows: list[str], begin: int, end: int) -> tuple[Range, Range] | None:
    """Who did something in items [begin, end): the verb stands first, or the name."""
    lo = begin
    while lo < end and (lows[lo] in MARKS or lows[lo] in _LEADING):
        lo += 1
    if lo >= end:
        return None
    if lows[lo] in _PREPOSITIONS or _is_adverbial(lows, lo):
        comma = next((n for n in range(lo, end) if lows[n] in COMMAS), None)
        return subject_of_clause(lows, comma + 1, end) if comma is not None else None
    first = lows[lo].removeprefix("و")
    if first[:2] != "ال":
        lo += 1
    named = noun_after(lows, lo, end)
    return None if named is None else without_object(lows, named)


def without_object(lows: list[str], named: tuple[Range, Range]) -> tuple[Range, Range]:
    """Who did something, without what it was done to: (the union of teachers) (the decision)."""
    lo, hi = named[1]
    if not is_feminine_body(lows[lo]):
        return named
    for k in range(lo + 2, hi):
        low, before = lows[k], lows[k - 1]
        agrees = low.endswith(("ة", "ي", "ين", "ات", "اء", "يا"))
        if low[:2] == "ال" and before[:2] == "ال" and not agrees:
            return (lo, k), (lo, k)
    return named


def object_start(lows: list[str], lo: int, hi: int) -> int:
    """Where the last of several things begins: (the minister) (the decision)."""
    for n in range(lo, hi):
        if lows[n] in {"هذا", "هذه", "ذلك", "تلك", "اياه", "اياها"}:
            return n
    last = hi - 1
    while last > lo and _is_adjective(lows, last):
        last -= 1
    if last > lo + 1 and lows[last] == QUOTE and body_cut(lows[last - 1]) is not None:
        return last - 1  # accused (the union) (the movement “Dawn”)
    if last - lo == 1 and lows[lo][:2] != "ال" and lows[last][:2] == "ال":
        return lo
    return last


def _is_adjective(lows: list[str], k: int) -> bool:
    low, before = lows[k], lows[k - 1]
    if low[:2] != "ال" or before[:2] != "ال":
        return False
    both = low.endswith("ة") and before.endswith("ة") and low not in _BODIES
    return low.endswith(("ي", "ية")) or both


_BODIES = among(
    """
    الحكومة الوزارة الشركة المحكمة الشرطة المنظمة القناة الصحيفة المدرسة المعارضة البلدية الوكالة
    الاذاعة الجامعة الفرقة الجوقة الاغنية الخطوة الفكرة الصورة الحملة القصة الحادثة
    """
)


def name_within(s: Sentence, lows: list[str], core: Range) -> Range | None:
    """The name in `the minister of culture Salem Marai`, where it is plain which words it is."""
    lo, hi = core
    hi = next((n for n in range(lo, hi) if lows[n] in _WHO), hi)
    k = _past_role(lows, lo, hi)
    if k is None or not 1 <= hi - k <= 4:
        return None
    if lows[k][:1] in _JOINED and (lows[k][1:3] == "ال" or lows[k].endswith(("ه", "ها", "هم"))):
        return None  # and the children; on his word
    if any(lows[n] in ar.HEADS or lows[n] in _NO_NAME for n in range(k, hi)):
        return None
    return (k, hi) if all(s.lows[n][0].isalpha() for n in range(k, hi)) else None


def name_apposed(lows: list[str], core: Range, hi: int) -> Range | None:
    """The name in `the minister of culture, Salem Marai,`."""
    if core[1] >= hi or lows[core[0]].removeprefix("ال") not in ar.HEADS:
        return None
    lo = core[1] + 1
    if lo < hi and lows[lo].removeprefix("ال") in ar.HEADS:
        lo += 1  # doctor
    while hi > lo and lows[hi - 1] in COMMAS:
        hi -= 1
    words = lows[lo:hi]
    if not 1 <= len(words) <= 4 or any(w in _NO_NAME or w in _WHO or w in COMMAS for w in words):
        return None
    return None if words[0][:2] == "ال" or words[0] in {"وهو", "وهي"} else (lo, hi)


def _past_role(lows: list[str], lo: int, hi: int) -> int | None:
    """End of the words for what somebody is."""
    owned = _is_owned(lows[lo])
    if not owned and lows[lo].removeprefix("ال") not in ar.HEADS:
        return None
    k = lo + 1
    if lows[lo][:2] != "ال" and not owned:
        while k < hi and lows[k][:2] != "ال":
            k += 1
    k = _past_definite(lows, k, hi)
    while k < hi and lows[k] in _OF:
        k = _past_place(lows, k + 1, hi)
    if k < hi and lows[k][:2] == "لل":
        k = _past_definite(lows, k + 1, hi)
    return k


_WHO = among("الذي التي الذين اللذين")
_OF = among("في باسم عن من لدي لشؤون")
_NO_NAME = among("في من عن باسم او")


def _is_owned(low: str) -> bool:
    """Tell whether somebody is called somebody's: his lawyer."""
    for end in ("ه", "ها", "هم", "نا"):
        bare = low.removesuffix(end)
        if bare != low and (bare in ar.HEADS or bare.removesuffix("ت") + "ة" in ar.HEADS):
            return True
    return False


def _past_definite(lows: list[str], k: int, hi: int) -> int:
    while k < hi and (lows[k][:2] in {"ال", "لل"} or lows[k][:3] in {"وال", "بال"}):
        k += 1
    return k


def _past_place(lows: list[str], k: int, hi: int) -> int:
    """Step over `in Eshkara`, `of the ministry of culture`."""
    definite = next((n for n in range(k, min(hi, k + 3)) if lows[n][:2] == "ال"), None)
    return k + 1 if definite is None else _past_definite(lows, definite, hi)
