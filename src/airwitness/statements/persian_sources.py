"""Persian: sources that are named without a verb of their own: according to, in the view of."""

from airwitness.statements import persian_words as fa
from airwitness.statements.found import Found, Range
from airwitness.statements.persian_nouns import is_finite, is_name
from airwitness.statements.persian_things import MAKERS
from airwitness.statements.sentences import QUOTE, TERMINALS, Sentence
from airwitness.statements.words import among

_TOLD = among(
    """
    گفته گفتهی گفتههای گزارش نوشته نوشتهی باور اعتقاد عقیده عقیدهی ادعای ادعا روایت زعم قول نظر
    اذعان تعبیر تصریح دید نگاه دیدگاه منظر اعلام اظهارات بیانیه تاکید تشخیص
    """
)
_LEADS = (
    ("به", "نقل", "از"), ("بنا", "بر"), ("بنا", "به"), ("بر", "اساس"), ("بر", "پایه"),
    ("بر", "پایهی"),
    ("بنابر",), ("براساس",), ("برپایه",), ("طبق",), ("مطابق",), ("به",), ("از",),
)  # fmt: skip
_FIRSTS = frozenset(words[0] for words in _LEADS)
_ALONE = frozenset({"به", "از"})
"""These lead to a source with a word of saying after them alone."""
_COMMAS = frozenset({"،", ","})
_ENDS = frozenset({QUOTE, "؛", ";", ":", *_COMMAS, *TERMINALS})
_FARTHEST = 20  # items by which a source is named
_LOOSE = 2  # the same where no comma ends it
_INITIAL = 5  # items: a source that ends later does not open its sentence
_APPOSED = 12  # items between the commas after a name
_MOST = 2  # sources looked at in one sentence
_ABOUT = (("با", "بیان"), ("با", "اشاره", "به"), ("با", "تاکید", "بر"), ("با", "انتقاد", "از"),
          ("با", "اعلام"), ("با", "یاداوری"), ("با", "ذکر"), ("با", "ابراز", "تاسف", "از"),
          ("ضمن", "تاکید", "بر"), ("ضمن", "اشاره", "به"), ("ضمن", "بیان"), ("با", "تصریح"),
          ("با", "ابراز", "امیدواری", "از"), ("با", "ادعای"), ("با", "توضیح"))  # fmt: skip


def find_sources(s: Sentence, lows: list[str]) -> list[Found]:
    """Find who is given as a source in a Persian sentence."""
    found: list[Found] = []
    for i in [n for n, low in enumerate(lows) if low in _FIRSTS]:
        if len(found) >= _MOST:
            break
        if found and (found[-1].cue or (0, 0))[1] > i:
            continue
        made = _source(s, lows, i)
        if made is not None:
            found.append(made)
    return found


def _source(s: Sentence, lows: list[str], i: int) -> Found | None:
    lead = next((w for w in _LEADS if tuple(lows[i : i + len(w)]) == w), None)
    if lead is None:
        return None
    lo = i + len(lead)
    told = lo < len(s) and lows[lo] in _TOLD
    if told:
        lo += 1
    elif lead[0] in _ALONE and len(lead) == 1:
        return None
    while lo < len(s) and lows[lo] in {"ی", "های", ""}:
        lo += 1
    if lo >= len(s) or lows[lo] in {"میرسد", "می"} or lows[lo] in _ENDS:
        return None
    hi, closed = _end_of_name(s, lows, lo)
    if _leads_to_cue(lows, lo, hi):
        return None
    content = _content(s, lows, i, hi, closed=closed)
    if not content:
        return None
    return Found(
        cue=(i, lo), content=content, rule="fa.according", speaker=(lo, hi), core=(lo, hi),
        inherits=hi - lo == 1 and lows[lo] in fa.PRONOUNS,
    )  # fmt: skip


def _leads_to_cue(lows: list[str], lo: int, hi: int) -> bool:
    """Tell whether a verb of saying follows without a mark: quoting the police, it wrote."""
    return any(
        tuple(lows[k : k + len(cue.words)]) == cue.words
        for k in range(lo, min(len(lows), hi + 1))
        for cue in fa.CUES.get(lows[k], ())
        if cue.kind not in "pi"
    )


def _end_of_name(s: Sentence, lows: list[str], lo: int) -> tuple[int, bool]:
    for k in range(lo, min(len(lows), lo + _FARTHEST)):
        if lows[k] in TERMINALS and lo < _INITIAL:
            break
        if lows[k] == "نقل" and lows[k + 1 : k + 2] in (["شده"], ["شد"], ["میشود"]):
            return k, True
        if s.is_quote(k) and k > lo and is_name(s, lows, k):
            continue
        if lows[k] in _ENDS:
            return k, lows[k] != QUOTE or k - lo <= _LOOSE + 2
    return min(len(lows), lo + (1 if lows[lo].endswith("ها") else _LOOSE)), False


def _content(s: Sentence, lows: list[str], i: int, hi: int, *, closed: bool) -> list[Range]:
    """What a source says: after it where it stands first, else on both sides."""
    end = len(s) - (s.low(len(s) - 1) in TERMINALS)
    after = hi + (hi < len(s) and lows[hi] in {*_COMMAS, ":"})
    if s.low(hi) == "نقل":  # it is told in the words of the driver that
        after = next((k + 1 for k in range(hi, min(end, hi + 4)) if lows[k] == "که"), end)
    elif after < end and (lows[after] in fa.HEADS or lows[after] in MAKERS):
        close = next((k for k in range(after, min(end, after + _APPOSED)) if lows[k] in _COMMAS), 0)
        after = close + 1 if close else after
    begin = next((k + 1 for k in range(i - 1, -1, -1) if lows[k] in {"؛", ";", *TERMINALS}), 0)
    while begin < i and lows[begin] in fa.LEADS:
        begin += 1
    if i == begin:
        return [(after, end)] if after < end else []
    begin = next(
        (
            k + 1
            for k in range(i - 1, begin + 1, -1)
            if lows[k] == "و" and is_finite(s, lows, k - 1)
        ),
        begin,
    )
    last = i - (lows[i - 1] in _COMMAS)
    if not closed and lows[i - 1] not in _COMMAS:
        return []
    rest = [(after, end)] if after < end else []
    return [(begin, last), *rest]


def find_going(
    s: Sentence, lows: list[str], named: tuple[Range, Range] | None, lo: int, i: int
) -> Found | None:
    """Find what somebody says by the way, before a verb: noting that the song is old, he said."""
    for k in range(lo, i):
        about = next((w for w in _ABOUT if tuple(lows[k : k + len(w)]) == w), None)
        if about is None:
            continue
        begin = k + len(about)
        if lows[begin : begin + 2] in (["این", "که"], ["ان", "که"]):
            begin += 2
        elif begin < i and lows[begin] in {"اینکه", "انکه"}:
            begin += 1
        else:
            continue
        end = next((n for n in range(i - 1, begin, -1) if lows[n] in _COMMAS), i)
        made = Found(cue=(k, begin), content=[(begin, end)], rule="fa.going")
        if named is None:
            made.inherits = True
        else:
            made.speaker, made.core = named
        return made if made.settle(s) else None
    return None
