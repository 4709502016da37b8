# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""Persian: who says what. The verb stands last; quoted words may stand before or after it.

`X، role، … گفت: «…»`, `«…»، X گفت`, `به گفته X، …`, `X … را «…» خواند`. Forms are compared folded:
without joiners and vowel signs, one letter for all its shapes.
"""

from airwitness.statements.found import Found, Range
from airwitness.statements.sentences import QUOTE, TERMINALS, Sentence
from airwitness.statements.words import among

_FOLD = str.maketrans({
    "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ؤ": "و",
    "\u200c": None, "ـ": None, **{chr(c): None for c in range(0x64B, 0x653)},
})  # fmt: skip
_SAY = """گفت|گفته است|می‌گوید|می‌گویند|گفتند|افزود|اظهار داشت|اظهار کرد|تأکید کرد|تصریح کرد|اعلام کرد
خبر داد|نوشت|نوشته است|بیان کرد|خاطرنشان کرد|توضیح داد|توضیح می‌دهد|هشدار داد|هشدار می‌دهد|هشدار داده
ادعا کرد|مدعی شد|مدعی است|معتقد است|باور دارد|پرسید|پیشنهاد کرد|پیش‌بینی کرد|پیش‌بینی کرده است|پذیرفت
ادامه داد|یادآور شد|حکم داد|درخواست کرد|اضافه کرد|گزارش داد|ابراز داشت|تأیید کرد|عنوان کرد|مطرح کرد
متذکر شد|یادآوری کرد|اذعان کرد|فریاد زد|پاسخ داد|وعده داد|گفته بود|خواست|گزارش کرد|اعتراف کرد"""
_CALL = "خواند|خوانده است|نامید|توصیف کرد|دانست|نامیده است"
_DENY = "تکذیب کرد|تکذیب کرده است|انکار کرد"
_NOT = "تأیید نکرد|نگفت|نگفته است|اعلام نکرد|توضیح نداد"
_SOURCES = "به گفته|به گزارش|به نوشته|بر اساس|به باور|به اعتقاد|از نظر|به نقل از|براساس"
_PRONOUNS = among("وی او ایشان آنها")
_STOPS = among(
    """
    به در با روز طی ضمن پس تا برای را بر هنوز همچنین نیز هم که و اما شامگاه صبح عصر امروز
    دیروز پیش
    """
)
_LEADS = among("اما ولی و همچنین البته این")
HEDGES = (
    "ظاهرا", "گویا", "احتمالا", "به نظر می‌رسد", "شاید", "گفته می‌شود", "ادعا می‌شود", "به ظاهر",
    "ممکن است", "ظاهراً", "احتمالاً", "به‌نظر می‌رسد",
)  # fmt: skip


def fold(word: str) -> str:
    """Write a word in one way."""
    return word.translate(_FOLD)


def _table(text: str) -> list[tuple[str, ...]]:
    return [
        tuple(fold(w) for w in phrase.split())
        for phrase in text.replace("\n", "|").split("|")
        if phrase.strip()
    ]


def _cues() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, text in (("s", _SAY), ("c", _CALL), ("d", _DENY), ("n", _NOT)):
        for words in _table(text):
            found.setdefault(words[0], []).append((words, kind))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return found


_CUES = _cues()
_LED = _table(_SOURCES)
CUES = frozenset(_CUES)
_MOST = 8  # cues looked at in one sentence


def find_said(s: Sentence) -> tuple[list[Found], int]:
    """Find every attribution in a Persian sentence, and how many cues were tried."""
    lows = [fold(low) for low in s.lows]
    found = [made for made in (_source(s, lows),) if made is not None and made.settle(s)]
    cues = _places(lows)
    tried = len(cues)
    for n, (i, end, kind) in enumerate(cues):
        until = cues[n + 1][0] if n + 1 < len(cues) else len(s)
        if any(a <= i < b for made in found for a, b in made.content):
            continue
        made = _said(s, lows, i, end, kind, until)
        if made is not None and made.settle(s):
            found.append(made)
    return found, tried


def _places(lows: list[str]) -> list[tuple[int, int, str]]:
    """First item, end and kind of every cue."""
    found: list[tuple[int, int, str]] = []
    for i in [n for n, low in enumerate(lows) if low in _CUES]:
        if found and i < found[-1][1]:
            continue
        for words, kind in _CUES[lows[i]]:
            if tuple(lows[i : i + len(words)]) == words:
                found.append((i, i + len(words), kind))
                break
        if len(found) == _MOST:
            break
    return found


def _source(s: Sentence, lows: list[str]) -> Found | None:
    for words in _LED:
        if tuple(lows[: len(words)]) == words:
            lo = len(words)
            hi = next(
                (k for k in range(lo, min(len(s), lo + 20)) if lows[k] in {"،", ",", QUOTE}), None
            )
            if hi is None or hi == lo:
                return None
            return Found(
                cue=(0, lo), content=[(hi + (lows[hi] != QUOTE), _end(s))], rule="fa.according",
                speaker=(lo, hi), core=(lo, hi),
            )  # fmt: skip
    return None


def _end(s: Sentence) -> int:
    return len(s) - (s.low(len(s) - 1) in TERMINALS)


def _said(s: Sentence, lows: list[str], i: int, end: int, kind: str, until: int) -> Found | None:
    made = Found(cue=(i, end), content=[], rule="fa.after", denied=kind == "d", negated=kind == "n")
    begin = 0
    quoted = [k for k in range(i) if s.is_quote(k)]
    if s.is_quote(0):
        begin = 1
        while begin < i and (s.is_quote(begin) or not lows[begin][0].isalnum()):
            begin += 1
    if lows[begin : begin + 2] == ["این", "را"]:
        begin += 2
    subject = _subject(s, lows, begin, i)
    if subject is None:
        made.inherits = True
    else:
        made.speaker, made.core = subject
        made.inherits = lows[made.core[0]] in _PRONOUNS and made.core[1] - made.core[0] == 1
    k = end
    while k < len(s) and lows[k] in {"که", ":", "،", "است"}:
        k += 1
    if kind == "c" or k >= _end(s) or (quoted and s.is_quote(0) and not s.is_quote(k)):
        if not quoted:
            return None
        made.content = [(quoted[0], quoted[-1] + 1)]
        made.rule, made.about = "fa.before", kind == "c"
        return made
    if s.is_quote(k):
        last = k
        while s.is_quote(last):
            last += 1
        made.content, made.awaits = [(k, last)], True
    else:
        made.content = [(k, _cut(s, lows, k, until))]
    return made


def _cut(s: Sentence, lows: list[str], lo: int, until: int) -> int:
    """End of a clause: before `و` that leads to the next verb of saying."""
    if until < len(s):
        for k in range(until - 1, lo, -1):
            if lows[k] == "و":
                return k
    return _end(s)


def _subject(s: Sentence, lows: list[str], lo: int, end: int) -> tuple[Range, Range] | None:
    """From the beginning of a clause to the first word that ends a name."""
    while lo < end and lows[lo] in _LEADS and lows[lo + 1] not in _STOPS:
        if lows[lo] == "این":
            break
        lo += 1
    k = lo
    while (
        k < end
        and lows[k] not in _STOPS
        and lows[k] not in {"،", ",", ":", "؛"}
        and not s.is_quote(k)
    ):
        k += 1
    if k == lo:
        comma = next((n for n in range(lo, end) if lows[n] == "،"), None)
        return _subject(s, lows, comma + 1, end) if comma is not None and comma + 1 < end else None
    core = (lo, k)
    hi = k
    if k < end and lows[k] in {"،", ","}:
        close = next((n for n in range(k + 1, end) if lows[n] in {"،", ","}), None)
        hi = close if close is not None and close - k < 20 else k
    return (lo, hi), core
