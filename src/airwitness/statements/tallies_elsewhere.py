"""Persian and Arabic: how many children.

Numbers stand before whom they count, in digits of any script or in words: `هزار و ۲۰۰ کودک`,
`خمسة وعشرين طفلا`. In Arabic they also follow, `الأطفال السبعين`, or are part of the word: `طفلان`.
"""

from airwitness.statements.sentences import Sentence
from airwitness.statements.tallies import Tally
from airwitness.statements.words import among, listed

_PERSIAN = among(
    """
    کودک کودکی دانشاموز دانشاموزی نوجوان نوجوانی پسربچه دختربچه بچه پسر دختر نوزاد خردسال شیرخوار
    یتیم کودکسرباز کودکسربازی شاگرد شاگردی طفل طفلی متعلم محصل شاگردان اطفال کودکان نوباوه
    دانشاموزان نوجوانان پسربچهای دختربچهای بچهی نونهال نواموز نواموزی صغیر پسرک دخترک متعلمه
    کودکدختر خردسالی پیشاهنگ شیرخواره
    """
)
_ARABIC = among(
    """
    طفل طفلا طفلة اطفال تلميذ تلميذا تلميذة تلاميذ تلميذات صبي صبيا صبية صبيان فتي فتاة فتيات فتيان
    قاصر قاصرا قاصرين قاصرات رضيع رضيعا رضع مراهق مراهقا مراهقة مراهقين مراهقات يتيم يتيما ايتام بنت
    بنتا بنات ولد ولدا اولاد
    """
)
_TWO = among("طفلان طفلين طفلتان طفلتين تلميذان تلميذين تلميذتان تلميذتين فتاتان فتاتين")
_BETWEEN = among("نفر تن نفره راس")  # counters between a number and whom it counts
_NOT_BEFORE = among("سال سالهای کلاس پایه شماره ماده عام سنة العام الصف رقم المادة")


def _counted(first: int, step: int, *rows: str) -> dict[str, int]:
    return {
        word: first + step * n for n, row in enumerate(rows) for word in listed(row)
    }  # fmt: skip


_UNITS = {
    **_counted(
        1, 1, "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "یازده", "دوازده",
        "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده",
    ),
    **_counted(20, 10, "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"),
    **_counted(
        100, 100, "صد یکصد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد"
    ),
    **_counted(
        3, 1, "ثلاثة ثلاث", "اربعة اربع", "خمسة خمس", "ستة ست", "سبعة سبع", "ثمانية ثماني ثمان",
        "تسعة تسع", "عشرة عشر",
    ),
    **_counted(
        20, 10, "عشرون عشرين", "ثلاثون ثلاثين", "اربعون اربعين", "خمسون خمسين", "ستون ستين",
        "سبعون سبعين", "ثمانون ثمانين", "تسعون تسعين",
    ),
    **_counted(
        100, 100, "مئة مائة ميه", "مئتا مئتان مئتين مئتي مائتان مائتين مائتي",
        "ثلاثمئة ثلاثمائة", "اربعمئة اربعمائة", "خمسمئة خمسمائة", "ستمئة ستمائة",
        "سبعمئة سبعمائة", "ثمانمئة ثمانمائة ثمانيمئة", "تسعمئة تسعمائة",
    ),
    **_counted(1, 1, "واحد احد احدي", "اثنا اثني اثنتا اثنتي اثنان اثنين"),
    "الفا": 2000, "الفان": 2000, "الفين": 2000, "الفي": 2000,
}  # fmt: skip
_SCALES = {"هزار": 1000, "میلیون": 1_000_000, "الف": 1000, "الاف": 1000, "مليون": 1_000_000}
_JOINTS = frozenset({"و", "٬", ","})
_LONGEST = 9  # items of a number
_MOST = 9  # digits of one


def find_tallies(s: Sentence, lows: list[str], language: str) -> list[Tally]:
    """Find how many children a sentence counts.

    Args:
        s: The sentence.
        lows: Its words, folded.
        language: `fa` or `ar`.
    """
    nouns = _PERSIAN if language == "fa" else _ARABIC
    found = []
    for i, low in enumerate(lows):
        bare = low.removeprefix("و")
        if bare in _TWO and language == "ar":
            found.append(Tally(lo=i, hi=i + 1, value=2))
            continue
        if bare in nouns or low in nouns:
            tally = _before(lows, i)
        elif language == "ar" and bare.removeprefix("ال") in nouns:
            tally = _after(lows, i)
        else:
            continue
        if tally is not None and tally.value > 1:
            found.append(tally)
    return [tally for tally in found if tally.hi <= len(s)]


def _before(lows: list[str], i: int) -> Tally | None:
    """The number that stands before its noun."""
    end = i
    while end > 0 and lows[end - 1] in _BETWEEN:
        end -= 1
    lo = end
    while lo > 0 and end - lo < _LONGEST and _is_part(lows, lo - 1, end):
        lo -= 1
    while lo < end and _number(lows[lo]) is None:
        lo += 1  # what remains of `and`
    if lo == end or (lo and lows[lo - 1] in _NOT_BEFORE) or lows[lo:end] == ["نه"]:  # or: no
        return None
    value = _value(lows[lo:end])
    return None if value is None else Tally(lo=lo, hi=i + 1, value=value)


def _is_part(lows: list[str], k: int, end: int) -> bool:
    """Tell whether an item belongs to the number that goes on to `end`."""
    if _number(lows[k]) is not None:
        return k + 1 == end or lows[k + 1] in _JOINTS or _goes_on(lows[k + 1])
    return lows[k] in _JOINTS and k + 1 < end and k > 0 and _number(lows[k - 1]) is not None


def _goes_on(low: str) -> bool:
    """Tell whether a number needs another before it: thousand, -teen, and-twenty."""
    return low in _SCALES or low in {"عشر", "عشرة"} or (low[:1] == "و" and low not in _UNITS)


def _after(lows: list[str], i: int) -> Tally | None:
    """The number that follows a noun with the article: the seventy children."""
    low = lows[i + 1] if i + 1 < len(lows) else ""
    if low[:2] != "ال":
        return None
    value = _number(low[2:])
    return None if value is None else Tally(lo=i, hi=i + 2, value=value)


def _number(low: str) -> int | None:
    """What one item counts; a scale counts itself."""
    bare = low.removeprefix("و").replace(",", "")
    if bare.isdecimal():
        return int(bare) if len(bare) <= _MOST else None
    return _SCALES.get(bare) or _UNITS.get(bare) or _UNITS.get(low)


def _value(words: list[str]) -> int | None:
    """What items count together: a thousand and two hundred."""
    total = part = 0
    for k, word in enumerate(words):
        value = _number(word)
        if value is None:
            continue
        if word.removeprefix("و") in _SCALES:
            total += (part or 1) * value
            part = 0
        elif k and words[k - 1] in {"٬", ","}:
            part = part * 1000 + value
        else:
            part += value
    return total + part or None
