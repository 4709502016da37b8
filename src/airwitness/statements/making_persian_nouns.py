# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how far one looks stands in it)
"""Persian: makers that are told by nouns: the work of, directed by, the composer of the song."""

from airwitness.statements import persian_things as things
from airwitness.statements.found import Made, Range
from airwitness.statements.making_persian import maker_in
from airwitness.statements.persian_clauses import Line
from airwitness.statements.persian_works import titled
from airwitness.statements.words import listed


def _rows(text: str, kind: str) -> dict[tuple[str, ...], str]:
    return {tuple(row.split()): kind for row in text.replace("\n", "|").split("|") if row.strip()}


_BY = {
    **_rows(
        """ساخته|ساختهی|به کارگردانی|با کارگردانی|به تهیهکنندگی|با تهیهکنندگی
کاری از|کار|اثر|اثری از|محصول|محصولی از|محصول مشترک|سروده|سرودهی|نوشته|نوشتهی|به قلم|به اهنگسازی
با اهنگسازی|تولید|تولیدی از|تولیدشده در|ساختهشده در|از ساختههای|از تولیدات|از محصولات|از اثار
از کارهای|از سرودههای|از نوشتههای|با شعر|با شعری از|با شعرهایی از|با شعرهای|بر اساس شعری از
با اهنگ|با اهنگی از|با موسیقی|با متن|با متنی از|با کمپوز|کمپوز|به ابتکار|ساخته دست|ساخته مشترک
به تدوین|با ملودی|با تنظیم|به کار|دستپخت|تالیف|به نویسندگی|با نویسندگی|از تولیدهای|از ترانههای
با نقاشیهای|با تصویرگری""", "produced"),
    **_rows("به سفارش|به سفارش مستقیم|به دستور|به درخواست|سفارش|به فرمایش", "commissioned"),
    **_rows(
        """با صدای|با اجرای|به خوانندگی|با خوانندگی|با اواز|به اواز|با همخوانی
با نوازندگی|با هنرنمایی|به اجرای|با همسرایی|با حنجره""", "performed"),
    **_rows("از انتشارات|به نشر|از نشر", "published"),
}  # fmt: skip
_BY = {words: kind for words, kind in _BY.items() if words not in {("به", "دستور"), ("به", "کار"),
       ("به", "درخواست"), ("به", "نشر"), ("به", "ابتکار")}}  # fmt: skip
_BARE = frozenset({"ساخته", "ساختهی", "کار", "اثر", "محصول", "سروده", "سرودهی", "نوشته", "نوشتهی",
                   "تولید", "کمپوز", "سفارش", "تالیف", "دستپخت"})  # fmt: skip
_FIRST = frozenset(words[0] for words in _BY) | {"و"}
_AFTER = frozenset(
    {
        "است",
        "بود",
        "هستند",
        "بودند",
        "شد",
        "شده",
        "کرد",
        "داد",
        "و",
        "از",
        "به",
        "این",
        "ان",
        "را",
        "با",
        "در",
        "خود",
        "میشود",
        "شود",
        "شدهاست",
        "گروهی",
        "مشترک",
    }
)
_ROLES = {
    **dict.fromkeys(listed(
        """سازنده سازندگان تهیهکننده تهیهکنندگان کارگردان اهنگساز نویسنده شاعر ترانهسرا سراینده
        تولیدکننده تولیدکنندگان کمپوزیتور طراح مولف فیلمساز"""), "produced"),
    **dict.fromkeys(listed("خواننده اوازخوان مجری نوازنده خوانندگان"), "performed"),
    **dict.fromkeys(listed("ناشر منتشرکننده"), "published"),
    **dict.fromkeys(listed("پخشکننده"), "aired"),
    **dict.fromkeys(listed("سفارشدهنده سفارشدهندگان"), "commissioned"),
}  # fmt: skip
_ACTS = {
    **dict.fromkeys(listed(
        """تولید ساخت ضبط تهیه کارگردانی نگارش سرایش اهنگسازی تصویربرداری فیلمبرداری تدوین نویسندگی
        تهیهکنندگی طراحی تنظیم صداگذاری نقاشی تصویرگری ترجمه کمپوز"""), "produced"),
    **dict.fromkeys(listed("خوانندگی گویندگی نوازندگی"), "performed"),
    "پخش": "aired", "اجرا": "performed", "اجرای": "performed", "چاپ": "published",
    "نشر": "published", "انتشار": "published", "سفارش": "commissioned", "خواندن": "performed",
}  # fmt: skip
_PARTS = frozenset(listed("شعر شعرهای اهنگ کمپوز ملودی متن تنظیم موسیقی ترانه فیلمنامه طرح"))
"""Parts of a work: its words are by."""
_CHARGED = (("بر", "عهده"), ("به", "عهده"), ("به", "دوش"), ("بر", "دوش"), ("به", "مسیولیت"))
_IS = frozenset({"داد", "داده", "دادهاند", "دادهاست", "میدهد",
                 "است", "بود", "بوده", "هستند", "بودند", "،", ".", "داشت", "دارد", "گذاشته", "گرفت",
                 "گذاشت", "داشته", "و", ""})  # fmt: skip
_IT_IS = frozenset(listed("اوست انهاست ماست ایشان انان او وی اینهاست شماست"))
_OF_THEIRS = frozenset(listed("تولیدات محصولات ساختههای اثار کارهای تولیدهای"))
_SOUNDS = frozenset(
    listed("اهسته بلند گرفته رسا لرزان ارام زیر بم خسته کودکانه زنانه خودش خودشان همه واحد")
)
"""After `in the voice`: of which kind it is."""
_LOOKED_AT = _FIRST | _ROLES.keys() | _ACTS.keys() | _PARTS
_SECOND = frozenset(words[1] for words in _BY if len(words) > 1)
_MOST = 10  # nouns looked at in one sentence
_REACH = 14  # words from a work to its maker


def find_persian_nouns(line: Line) -> list[Made]:
    """Find makers that are told by nouns."""
    found: list[Made] = []
    tried = 0
    for i, low in enumerate(line.lows):
        if low not in _LOOKED_AT or (low == "و" and line.low(i + 1) not in _SECOND):
            continue
        tried += 1
        if tried > _MOST:
            break
        if low in _FIRST:
            found += _by(line, i)
        if low in _ROLES:
            found += _role(line, i)
        if low in _ACTS:
            found += _act(line, i)
        if low in _PARTS:
            found += _part(line, i)
    return found


def _by(line: Line, i: int) -> list[Made]:
    """A song, the work of Studio Lume; a film directed by Mira."""
    words = tuple(line.lows[i : i + 4])
    if words[0] == "و":  # produced by X and directed by Y
        lead = next((w for w in ("به", "با") if (w, *words[1:2]) in _BY), "")
        words = (lead, *words[1:])
    length = next((n for n in (4, 3, 2, 1) if words[:n] in _BY), 0)
    at = i + length
    if not length or at >= len(line.lows) or line.lows[at] in _AFTER or line.is_verb(at):
        return []
    end = line.name_end(at, len(line.lows))
    work = _work_before(line, i)
    if work is None or end <= at or line.lows[at] in things.WORKS:
        return []
    if length == 1 and line.low(i - 1) in {"به", "با", "از"}:
        return []
    if line.low(i) in _BARE and length == 1 and not _beside(line, work, i, end):
        return []
    if not _named(line, at) or (words[:1] == ("از",) and line.lows[at].endswith(("ته", "ده"))):
        return []  # kept from publication
    kind, work = _BY[words[:length]], titled(line, work)
    made = [Made(kind=kind, maker=(at, end), work=work, verb=i, end=end)]
    if line.low(end) == "و" and line.is_body(at) and line.is_body(end + 1):
        hi = line.name_end(end + 1, len(line.lows))
        if line.low(hi) in _IS:  # a product of X and Y
            made.append(Made(kind=kind, maker=(end + 1, hi), work=work, verb=i, end=hi))
    return made


def _beside(line: Line, work: Range, i: int, end: int) -> bool:
    """Tell whether a bare noun stands for a work: right after it, or `is the work of`."""
    gap = i - work[1]
    after = line.low(end)
    return gap <= 1 or (gap <= _REACH and after in {"است", "بود", "بوده", "هستند", "بودند"})


def _named(line: Line, lo: int) -> bool:
    """Tell whether a phrase can be a name."""
    low = line.lows[lo]
    if low in _SOUNDS or low in things.NOBODY or low in _IT_IS:
        return False
    if line.s.is_quote(lo):
        return lo in line.quoted and (line.is_body(lo) or line.low(lo - 1) in _OF_THEIRS)
    return (line.is_body(lo) or low[:1].isalpha()) and low not in things.PEOPLE


def _work_before(line: Line, i: int) -> Range | None:
    """The work named last before an item: in marks, or by a word for one."""
    for k in range(i - 1, max(-1, i - _REACH), -1):
        if line.is_mark(k):
            return None
        if (
            line.s.is_quote(k)
            and not line.is_body(k - 1)
            and not (line.lows[k - 1] in things.WORKS and line.is_body(k - 2))
        ):
            return k, k + 1
        if line.lows[k] in things.WORKS and not line.is_body(k - 1):
            if line.lows[k] in things.SERIES:
                continue
            hi = min(i, max(k + 1, line.name_end(k, i)))
            first = k
            while first > 0 and line.lows[first - 1] in things.WORKS | things.NUMBERS:
                first -= 1
            return first - (line.low(first - 1) in {"این", "ان", "همین"}), hi
        if line.is_verb(k) and k < i - 1 and line.lows[k] != "شده":
            return None
    return None


def _role(line: Line, i: int) -> list[Made]:
    """The composer of this song is Mira; Mira, composer of the song."""
    k = i + 1
    work = _work_of(line, k)
    if work is None:
        return []
    kind, end = _ROLES[line.lows[i]], work[1]
    if line.low(i - 1) == "،" or (line.low(i - 1) == "که" and line.low(i - 2) != "،"):
        maker = _before_comma(line, i - 1)
        if maker is not None:
            return [Made(kind=kind, maker=maker, work=titled(line, work), verb=i, end=end)]
    at = end + (line.low(end) == "،")
    maker = maker_in(line, at, min(len(line.lows), at + 8)) if at < len(line.lows) else None
    if maker is None or line.low(at) in {"در", "به", "که", "را", "از"} or maker[0] != at:
        return []
    if at == end and line.low(maker[1]) not in {"است", "بود", "هستند", "بوده", "،"}:
        return []
    if at > end and line.low(maker[1]) != "،":
        return []
    return [Made(kind=kind, maker=maker, work=titled(line, work), verb=i, end=maker[1])]


def _before_comma(line: Line, comma: int) -> Range | None:
    """The name that ends before a comma: one to four words, or a body."""
    lo = comma
    while lo > 0 and comma - lo < 6 and line.lows[lo - 1][:1].isalpha() and not (
        line.lows[lo - 1] in things.PLACES or line.is_verb(lo - 1) or line.lows[lo - 1] == "را"
    ):  # fmt: skip
        lo -= 1
    while lo < comma and line.is_adverb(lo):
        lo += 1
    body = next((k for k in range(lo, comma) if line.is_body(k)), None)
    lo = body if body is not None else lo
    return (lo, comma) if 1 <= comma - lo <= 5 else None


def _work_of(line: Line, k: int) -> Range | None:
    """The work whose maker is told: of this song, of “…”."""
    if k >= len(line.lows):
        return None
    if line.s.is_quote(k):
        return k, k + 1
    first = k + (line.low(k) in {"این", "ان", "همین"})
    if line.low(first) not in things.WORKS:
        if line.low(k) == "ان" and line.low(k + 1) not in {"را", "که"}:
            return k, k + 1
        return None
    if line.s.is_quote(first + 1):
        return first + 1, first + 2
    if things.is_kind(line.low(first + 1)) and line.s.is_quote(first + 2):
        return first + 2, first + 3
    if line.low(first + 1) in things.WORKS and line.s.is_quote(first + 2):
        return first + 2, first + 3
    end = first + 1
    while line.low(end) in {"پایانی", "اصلی", "مستند", "کوتاه", "بلند", "کودکان", "تلویزیونی"}:
        end += 1
    return k, end


def _part(line: Line, i: int) -> list[Made]:
    """The words of this song are by Yunus."""
    work = _work_of(line, i + 1)
    if work is None or line.low(work[1]) != "از":
        return []
    lo = work[1] + 1
    maker = maker_in(line, lo, len(line.lows))
    if maker is None or maker[0] != lo or line.low(maker[1]) not in _IS:
        return []
    return [Made(kind="produced", maker=maker, work=titled(line, work), verb=i, end=maker[1])]


def _act(line: Line, i: int) -> list[Made]:
    """The making of the song was up to Studio Lume; the airing of the song on Channel One."""
    work = _work_of(line, i + 1)
    if work is None:
        return []
    kind, at = _ACTS[line.lows[i]], work[1]
    stop = min(len(line.lows), at + 10)
    at += line.low(at) == "را"
    for k in range(at, stop):
        words = tuple(line.lows[k : k + 2])
        if words in _CHARGED or (words[0] == "انجام" and line.low(at - 1) == "را"):
            lo = k + 2
            after = line.low(lo)
            maker = None if after in _IS else maker_in(line, lo, len(line.lows))
            maker = maker or maker_in(line, at, k)
            if maker is not None:
                return [Made(kind=kind, maker=maker, work=titled(line, work), verb=i, end=maker[1])]
            return []
        near = k == at or (kind == "aired" and k < at + 3)
        by = words in {("از", "سوی"), ("از", "طرف")} or line.lows[k] == "توسط"
        on = kind == "aired" and line.lows[k] in {"از", "در"} and (
            line.low(k + 1) in things.STATIONS
        )  # fmt: skip
        if near and (by or on):
            lo = k + (2 if by and line.lows[k] != "توسط" else 1)
            hi = line.name_end(lo, len(line.lows))
            if hi > lo + (0 if by else 1):
                return [Made(kind=kind, maker=(lo, hi), work=titled(line, work), verb=i, end=hi)]
    return []
