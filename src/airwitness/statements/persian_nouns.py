# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how far one looks stands in it)
"""Persian: how far the words go by which somebody is named, at the head of a clause."""

from airwitness.statements import persian_words as fa
from airwitness.statements.found import Range
from airwitness.statements.persian_things import BODIES, MAKERS, WORKS
from airwitness.statements.sentences import TERMINALS, Sentence
from airwitness.statements.words import among

COMMAS = frozenset({"،", ","})
_MARKS = frozenset({":", "؛", ";", "(", ")", *COMMAS, *TERMINALS})
_KIND = ("ی", "گی")  # ends of words for what kind of body it is
_NAME = 30  # characters of a name in marks
_LONGEST = 16  # words by which somebody is named
_APPOSITION = 20  # words between the commas after a name


_DOES = among("میزند میزنند میکند میکنند میدهد میگیرد میکشد میزد میکرد میداد میکشید")
"""Verbs that say little, after a noun: gives a smile."""
_DENIED = among(
    "اتهام اتهامات اتهامهای ادعا ادعای ادعاها ادعاهای گزارش گزارشها گزارشهای خبر شایعات"
)
"""What is denied, after who denies it."""


def past_openers(lows: list[str], lo: int, end: int) -> int:
    """Step over what leads into a clause: meanwhile, on Monday, but."""
    while lo < end:
        phrase = next((w for w in fa.OPENERS if tuple(lows[lo : lo + len(w)]) == w), None)
        if phrase is not None:
            lo += len(phrase)
            while phrase[-1] in {"پاسخ", "واکنش"} and lo < end and lows[lo] not in COMMAS:
                lo += 1
        elif lows[lo] in fa.LEADS or lows[lo] in fa.TIMES or lows[lo] in {"-", "–", "—", *COMMAS}:
            lo += 1
        elif lows[lo] == "در" and lo + 3 < end and lows[lo + 1] in {"این", "ان", "همین"}:
            lo += 3
        else:
            break
    return lo


def subject(
    s: Sentence, lows: list[str], lo: int, end: int, depth: int = 0
) -> tuple[Range, Range] | None:
    """Who is named from the head of a clause to the first word that ends a name."""
    lo = past_openers(lows, lo, end)
    k = lo
    if lo < end and lows[lo] in fa.PRONOUNS and lows[lo + 1 : lo + 2] != ["و"]:
        return (lo, lo + 1), (lo, lo + 1)
    while k < end and k - lo < _LONGEST and not _leaves(s, lows, k, lo, end):
        k += 1
    if k < end and k - lo > 1 and (lows[k] in fa.LIGHT or lows[k] in _DOES):
        k -= 1  # wept, and said
    if "را" in lows[k:end]:
        works = WORKS if lows[lo] in BODIES else frozenset()
        k = next((n for n in range(lo + 1, k) if lows[n] in _DENIED), k)
        k = next((n for n in range(lo + 2, k) if lows[n] in works), k)
    if k <= lo:
        comma = next((n for n in range(lo, end) if lows[n] in COMMAS), None)
        if comma is None or comma + 1 >= end or depth > 2:
            return None
        return subject(s, lows, comma + 1, end, depth + 1)
    if depth == 0 and lo > 0 and _is_object(lows, k):
        return None
    core, hi = (lo, k), k
    if k < end and lows[k] in COMMAS:
        close = next(
            (n for n in range(k + 1, min(end, k + _APPOSITION)) if lows[n] in COMMAS), None
        )
        hi = close if close is not None else k
    return (lo, hi), core


def name_apposed(lows: list[str], core: Range, hi: int) -> Range | None:
    """The name in `the minister of culture, Salar Mehrpu,`."""
    if core[1] >= hi or not (lows[core[0]] in fa.HEADS or lows[core[0]] in MAKERS):
        return None
    lo = core[1] + 1
    words = lows[lo:hi]
    if not 1 <= len(words) <= 4 or words[0] in fa.HEADS or not fa.STOPS.isdisjoint(words):
        return None
    return None if "از" in words else (lo, hi)


def is_name(s: Sentence, lows: list[str], k: int) -> bool:
    """Tell whether quoted words name a body or a work: the house “Spindle”, a film named “Dawn”."""
    q = s.quotes[k]
    if k == 0 or q.last in TERMINALS or q.end - q.start > _NAME:
        return False
    before, head = lows[k - 1], lows[k - 2] if k > 1 else ""
    if before in BODIES or before in WORKS or before == "نام":
        return True
    return (head in BODIES or head in WORKS) and before.endswith(_KIND)


def _is_object(lows: list[str], k: int) -> bool:
    """Tell whether a name that ends here is what something is done to: called (its reason)."""
    return lows[k : k + 1] == ["را"] or lows[k : k + 2] == ["ان", "را"]


def is_finite(s: Sentence, lows: list[str], k: int) -> bool:
    """Tell whether an item is a verb with which a clause ends."""
    low = lows[k]
    if low in fa.LIGHT or low in fa.VERBS or low in _ENDING:
        return True
    return s.lows[k].startswith(("می\u200c", "نمی\u200c"))


_ENDING = frozenset({"شدند", "بودند", "هستند", "کرده", "شده", "داده", "رفتند", "امدند", "شدهاند",
                     "کردهاند", "دادهاند", "بودهاند", "نکرد", "نشد", "نداد", "نیست"})  # fmt: skip


def _leaves(s: Sentence, lows: list[str], k: int, lo: int, end: int) -> bool:
    """Tell whether the name has ended at item k."""
    low = lows[k]
    if low == "همین" and k == lo:
        return lows[k + 1 : k + 2] == ["را"]
    if s.is_quote(k):
        return k == lo or not is_name(s, lows, k)
    if low in _MARKS or low in fa.STOPS or not low:
        return True
    if low == "از":
        return k == lo or lows[k - 1] not in fa.SOME
    if low == "و":
        return k + 1 >= end or lows[k + 1] in fa.STOPS or lows[k + 1] in fa.CUES
    if low == "ان" and k + 1 < end and lows[k + 1] in COMMAS:
        return lows[k - 1] not in fa.HEADS and lows[k - 1] not in MAKERS  # its actor, Kian
    if low in {"این", "ان"}:
        return k > lo
    if k > lo and (low in fa.LIGHT or low in fa.VERBS):
        return True
    return k > lo and s.lows[k].startswith(("می\u200c", "نمی\u200c"))
