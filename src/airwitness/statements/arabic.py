# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""Arabic: who says what. The verb stands first, then who speaks, then what is said.

`و/ف` may be joined to the verb. `قال X إن …`, `وأضاف أن …`, `بحسب X`, `X، …، فقال: «…»`. Forms are
compared folded: one letter for all its shapes, no vowel signs.
"""

from airwitness.statements.found import Found, Range
from airwitness.statements.sentences import QUOTE, TERMINALS, Sentence
from airwitness.statements.words import among, listed

_FOLD = str.maketrans({
    "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ـ": None,
    **{chr(c): None for c in range(0x64B, 0x653)},
})  # fmt: skip
_SAY = listed(
    """
    قال قالت يقول تقول قالوا أضاف أضافت أعلن أعلنت أكد أكدت ذكر ذكرت أوضح أوضحت توضح يوضح
    كتب كتبت صرح صرحت أفاد أفادت حذر حذرت أشار أشارت شدد شددت زعم زعمت اعتبر اعتبرت يرى ترى
    يعتقد تعتقد تابع تابعت أقر أقرت تقر يقر أصر أصرت لاحظ لاحظت تساءل تساءلت طالب طالبت توقع
    توقعت اقترح اقترحت رأى رأت قضت قضى روى روت بين بينت لفت لفتت كشف كشفت ادعى ادعت يؤكد
    تؤكد يضيف تضيف ذكّر نوه اعترف اعترفت تذكر
    """
)
_CALL = listed("وصف وصفت سمى سماه سمته وصفه وصفها")
_DENY = listed("نفى نفت ينفي تنفي")
_GOING = listed(
    """
    قائلا قائلة مضيفا مضيفة محذرا محذرة واصفا واصفة مؤكدا مؤكدة مشيرا مشيرة موضحا موضحة
    """
)
_SOURCES = {"بحسب": 1, "حسب": 1, "وفقا": 1, "نقلا": 2}
_THAT = among("ان بان")
_OPENS = ("انه", "انها", "انهم", "بانه", "بانها", "انني", "اننا", "عما", "ما اذا", "انهما")
_STOPS = among(
    """
    في علي خلال عن الي يوم مساء صباح امس اليوم ان بان ضاحكا ردا لكن بعد قبل حول حين عندما
    التي الذي طالبا مما من
    """
)
_NOT = among("لم لا لن ما")
HEDGES = (
    "يبدو أن", "على ما يبدو", "ربما", "يُعتقد أن", "يعتقد أن", "يُزعم", "يزعم", "من المحتمل",
    "قد يكون",
    "ويُعتقد أن", "ويعتقد أن", "ويبدو أن", "من المرجح",
)  # fmt: skip


def fold(word: str) -> str:
    """Write a word in one way."""
    return word.translate(_FOLD)


_KINDS = {
    **{fold(w): "s" for w in _SAY}, **{fold(w): "c" for w in _CALL},
    **{fold(w): "d" for w in _DENY}, **{fold(w): "g" for w in _GOING},
}  # fmt: skip
CUES = frozenset(_KINDS) | {"و" + w for w in _KINDS} | {"ف" + w for w in _KINDS}
_MOST = 8  # cues looked at in one sentence


def _bare(low: str) -> str:
    """A word without a joined `and`."""
    if low in _KINDS or low in _SOURCES:
        return low
    return low[1:] if low[:1] in {"و", "ف"} else low


def find_said(s: Sentence) -> tuple[list[Found], int]:
    """Find every attribution in an Arabic sentence, and how many cues were tried."""
    lows = [fold(low) for low in s.lows]
    cues = [i for i, low in enumerate(lows) if _bare(low) in _KINDS][:_MOST]
    found: list[Found] = []
    for i in [n for n, low in enumerate(lows) if _bare(low) in _SOURCES][:2]:
        made = _source(s, lows, i)
        if made is not None and made.settle(s):
            found.append(made)
    for n, i in enumerate(cues):
        if any(a <= i < b for made in found for a, b in made.content):
            continue
        until = cues[n + 1] if n + 1 < len(cues) else len(s)
        made = _said(s, lows, i, until)
        if made is not None and made.settle(s):
            found.append(made)
    return found, len(cues)


def _end(s: Sentence) -> int:
    return len(s) - (s.low(len(s) - 1) in TERMINALS)


def _source(s: Sentence, lows: list[str], i: int) -> Found | None:
    lo = i + _SOURCES[_bare(lows[i])]
    hi = lo
    while (
        hi < len(s)
        and lows[hi] not in {"،", ",", ":", QUOTE}
        and lows[hi] not in TERMINALS
        and hi - lo < 12
    ):
        hi += 1
    if hi == lo:
        return None
    content = (0, i) if i > 2 else (hi, _end(s))
    return Found(
        cue=(i, lo), content=[content], rule="ar.according", speaker=(lo, hi), core=(lo, hi)
    )


def _said(s: Sentence, lows: list[str], i: int, until: int) -> Found | None:
    kind = _KINDS[_bare(lows[i])]
    made = Found(cue=(i, i + 1), content=[], rule="ar.after", denied=kind == "d")
    if s.low(i - 1) and lows[i - 1] in _NOT | {"و" + w for w in _NOT}:
        made.negated, made.cue = True, (i - 1, i + 1)
    subject = None if kind == "g" else _subject_after(s, lows, i + 1)
    if subject is None and kind != "g" and i > 0:
        subject = _subject_before(s, lows, i - made.negated)
    if subject is None:
        made.inherits = True
    else:
        made.speaker, made.core = subject
    begin = max(i + 1, subject[0][1] if subject and subject[0][0] > i else i + 1)
    content = _content(s, lows, begin, until)
    if content is None:
        return None
    made.content = [content]
    made.about = kind == "c"
    made.awaits = s.is_quote(content[0]) and kind != "c"
    return made


def _subject_after(s: Sentence, lows: list[str], lo: int) -> tuple[Range, Range] | None:
    k = lo
    while k < len(s) and not _leaves(lows, k, lo) and k - lo < 14:
        k += 1
    if k == lo:
        return None
    hi = k
    if k < len(s) and lows[k] == "،":
        close = next((n for n in range(k + 1, min(len(s), k + 16)) if lows[n] == "،"), None)
        if close is not None:
            hi = close + 1
    return (lo, hi), (lo, k)


def _leaves(lows: list[str], k: int, lo: int) -> bool:
    low = lows[k]
    if low in {"،", ",", ":", "؛", QUOTE} or low in TERMINALS or low.startswith(_OPENS):
        return True
    if low == "من":
        return k == lo or lows[k + 1 : k + 2] in (["ان"], ["انه"])
    if low.startswith("لل") and k > lo:
        return True
    if low.startswith("ل") and k == lo:
        return True
    return low in _STOPS


def _subject_before(s: Sentence, lows: list[str], end: int) -> tuple[Range, Range] | None:
    """Who stands before the verb: أما X، وهو …، فقال; غير أن X أوضح."""
    floor = max(0, end - 16)
    for k in range(end - 1, floor - 1, -1):
        if lows[k] in {"اما", "ان", "لكن", "ولكن", "بينما", "ورد", "رد"}:
            core = next((n for n in range(k + 1, end) if lows[n] == "،"), end)
            return ((k + 1, end), (k + 1, core)) if core > k + 1 else None
        if s.is_quote(k) or lows[k] in TERMINALS:
            break
    return None


def _content(s: Sentence, lows: list[str], lo: int, until: int) -> Range | None:
    """After إن, أن, بأن, a colon, or quoted words; until the next verb of saying."""
    stop = _end(s)
    for k in range(until - 1, lo, -1):
        if until < len(s) and lows[k] in {"،", "؛"}:
            stop = k
            break
    else:
        stop = min(until, stop)
    for k in range(lo, stop):
        if lows[k] in _THAT:
            return k + 1, stop
        if lows[k].startswith(_OPENS):
            return k, stop
        if s.is_quote(k):
            last = k
            while s.is_quote(last):
                last += 1
            return k, last
        if lows[k] == ":" and k + 1 < stop:
            return k + 1, stop
    rest = next((k for k in range(lo, stop) if lows[k].startswith("ب") and len(lows[k]) > 3), None)
    return (rest, stop) if rest is not None and stop - rest > 2 else None
