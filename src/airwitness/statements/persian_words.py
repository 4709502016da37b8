"""Persian: the words of saying, in all their forms, and the small words around them.

Forms are compared folded: without joiners and vowel signs, one letter for all its shapes.
"""

from dataclasses import dataclass

from airwitness.statements.words import among

_FOLD = str.maketrans({
    "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "أ": "ا", "إ": "ا", "آ": "ا",
    "ؤ": "و", "\u200c": None, "ـ": None, "\u0670": None,
    **{chr(c): None for c in range(0x64B, 0x656)},
})  # fmt: skip


def fold(word: str) -> str:
    """Write a word in one way."""
    return word.translate(_FOLD)


def fold_all(lows: list[str]) -> list[str]:
    """Write words in one way, all at once."""
    return fold("\n".join(lows)).split("\n") if lows else []


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A phrase by which somebody says something."""

    words: tuple[str, ...]
    kind: str
    """`s` says, `c` calls, `d` denies, `a` asks somebody to, `r` reports, `i` is what a text holds,
    `p` a participle that says something only where a clause or a quotation follows."""
    negated: bool = False


_ROOTS = {
    "کرد": "کن", "داد": "ده", "داشت": "دار", "شد": "شو", "زد": "زن", "کشید": "کش", "گفت": "گوی",
    "افزود": "افزای", "نوشت": "نویس", "پرسید": "پرس", "خواند": "خوان", "نامید": "نام",
    "دانست": "دان", "گرفت": "گیر", "خواست": "خواه", "پذیرفت": "پذیر",
}  # fmt: skip
_SAY = {
    "کرد": """اعلام|تأکید|تصریح|خاطرنشان|خاطر نشان|اظهار|بیان|اضافه|عنوان|مطرح|ادعا|پیشنهاد|پیش‌بینی
پیش بینی|یادآوری|اذعان|اعتراف|گزارش|تأیید|استدلال|اشاره|ابراز امیدواری|ابراز نگرانی|ابراز عقیده
درخواست|تهدید|اقرار|نقل|روایت|تعریف|فاش|افشا|زمزمه|تکرار|تشریح|ذکر|تصدیق|سؤال|شکایت|گلایه|اعلان
خاطره|تفسیر|توجیه|انتقاد|متهم|اضافه نیز|برآورد|اشاره نیز""",
    "داد": """خبر|گزارش|توضیح|هشدار|پاسخ|جواب|ادامه|حکم|وعده|قول|نشان|شهادت|اطلاع|دستور|رأی|شرح|تذکر
احتمال|نظر|اطمینان|هشدار نیز|شعار|شعار سر""",
    "داشت": "اظهار|بیان|ابراز|عقیده|باور|اعتقاد|اذعان|اعلام|نظر",
    "شد": "یادآور|مدعی|متذکر|خواستار",
    "زد": "فریاد|حدس", "گرفت": "نتیجه",
    "کشید": "فریاد",
    "گفت": "", "افزود": "", "نوشت": "", "پرسید": "", "پذیرفت": "",
}  # fmt: skip
_CALL = {"خواند": "", "نامید": "", "دانست": "", "کرد": "توصیف|تلقی|ارزیابی|یاد|قلمداد"}
_DENY = {"کرد": "تکذیب|انکار|رد"}
_ASK = {"خواست": ""}
_PLAIN = """مدعی است|مدعی هستند|مدعی بود|مدعی اند|مدعی‌اند|معتقد است|معتقد هستند|معتقد بود|معتقدند
بر این باور است|بر این باورند|بر این باور هستند|بر این عقیده است|بر این عقیده‌اند|بر این نظر است
بر این باور بود|عقیده دارند|گوید|نویسد|افزاید"""
_HOLD = """آمده است|آمده بود|آمده‌است|آمده|نوشته شده بود|نوشته شده است|نوشته شده|نوشته‌اند
می‌خوانیم|می خوانیم"""


def _forms(past: str) -> dict[str, str]:
    """Every form of a root: `y` says that it was said, `n` that it was not, `p` a participle."""
    present = _ROOTS[past]
    found = {past: "y", f"{past}ند": "y", f"{past}ه": "p", f"خواهد {past}": "y"}
    found |= {f"{past}ه {be}": "y" for be in ("است", "بود", "اند", "بودند")}
    found |= {f"{past}ه‌{be}": "y" for be in ("است", "اند")}
    for lead, told in (("می", "y"), ("نمی", "n")):
        for form in (f"{present}د", f"{present}ند", past, f"{past}ند"):
            found |= {f"{lead}‌{form}": told, f"{lead} {form}": told}
    found |= {f"ن{past}": "n", f"ن{past}ند": "n", f"ن{past}ه است": "n", f"ن{past}ه‌اند": "n"}
    found |= {f"ن{past}ه اند": "n", f"ن{past}ه بود": "n"}
    if past == "داشت":
        found |= {"دارد": "y", "دارند": "y", "ندارد": "n", "ندارند": "n"}
    return found


def _cues() -> dict[str, list[Cue]]:
    found: dict[str, list[Cue]] = {}

    def add(text: str, kind: str, *, negated: bool = False) -> None:
        words = tuple(fold(word) for word in text.split())
        found.setdefault(words[0], []).append(Cue(words=words, kind=kind, negated=negated))

    for kind, table in (("s", _SAY), ("c", _CALL), ("d", _DENY), ("a", _ASK)):
        for past, nouns in table.items():
            for noun in nouns.replace("\n", "|").split("|"):
                for form, told in _forms(past).items():
                    if kind in "ca" and told == "n":
                        continue
                    is_bare = told == "p" and not noun
                    add(f"{noun} {form}", "p" if is_bare else kind, negated=told == "n")
    for kind, text in (("s", _PLAIN), ("i", _HOLD)):
        for phrase in text.replace("\n", "|").split("|"):
            add(phrase, kind)
    for options in found.values():
        options.sort(key=lambda cue: -len(cue.words))
    return found


CUES = _cues()
PRONOUNS = among("وی او ایشان انها انان نامبرده انها")
STOPS = among(
    """
    خواستار
    به در با روز طی ضمن پس تا برای را بر هنوز همچنین نیز هم که اما شامگاه صبح عصر امروز دیروز
    پیش ظهر شب بامداد فردا درباره پیرامون خطاب بعد قبل پیشتر اینک اکنون دوباره سپس هنگام توسط
    بدون هرگز تنها فقط همزمان صراحتا بعدا اخیرا ابتدا نهایتا رسما چند بارها گاه همواره همین چنین
    چنان ولی زیر روی میان درحالی درحالیکه وقتی هنگامی زمانی همان جمعه شنبه یکشنبه دوشنبه سهشنبه
    چهارشنبه پنجشنبه هفته
    """
)
TIMES = among(
    """
    روز شامگاه صبح عصر امروز دیروز ظهر شب بامداد فردا جمعه شنبه یکشنبه دوشنبه سهشنبه چهارشنبه
    پنجشنبه همچنین سپس نیز هم اکنون اینک اخیرا بعدا ابتدا پیشتر گذشته هفته دیشب امشب سرانجام
    """
)
LEADS = among("اما ولی و همچنین البته لیکن حال زیرا چون بااینحال")
BREAKS = among("اما ولی لیکن درحالیکه هرچند اگرچه حالانکه گرچه")
SOME = among("یکی برخی بعضی گروهی تعدادی شماری نفر تن بسیاری هیچیک یک بخشی جمعی عدهای تنی کسانی")
VERBS = among(
    """
    رفت امد دید نشست ایستاد خندید گریست برگشت رسید بود است شد خورد برد اورد یافت ماند افتاد گذشت
    """
)
LIGHT = among("کرد کردند داد دادند زد زدند گرفت گرفتند داشت کشید")
OPENERS = (
    ("در", "همین", "حال"), ("در", "عین", "حال"), ("با", "این", "حال"), ("با", "این", "وجود"),
    ("در", "ادامه"), ("در", "پایان"), ("در", "نهایت"), ("در", "مقابل"), ("در", "پاسخ"),
    ("از", "سوی", "دیگر"), ("از", "این", "رو"), ("از", "طرف", "دیگر"), ("به", "همین", "دلیل"),
    ("پیش", "از", "این"), ("پس", "از", "ان"), ("پس", "از", "این"), ("به", "تازگی"),
    ("به", "این", "ترتیب"), ("در", "واکنش"), ("در", "حالی", "که"),
    ("این", "در", "حالی", "است", "که"),
)  # fmt: skip
AS_SAID = (
    ("انطور", "که"), ("انگونه", "که"), ("چنانکه",), ("چنان", "که"), ("همانطور", "که"),
    ("همان", "طور", "که"), ("ان", "طور", "که"), ("همانگونه", "که"), ("انچنان", "که"),
)  # fmt: skip
HEDGES = (
    "ظاهرا", "گویا", "احتمالا", "به نظر می‌رسد", "شاید", "گفته می‌شود", "ادعا می‌شود", "به ظاهر",
    "ممکن است", "ظاهراً", "احتمالاً", "به‌نظر می‌رسد", "به نظر می رسد", "گفته می شود",
    "ادعا می شود", "گفته شده", "ادعا شده", "تصور می‌شود", "گمان می‌رود", "گمان می‌شود",
    "به احتمال زیاد", "احتمال می‌رود", "شایعه شده", "گویی", "به گمان", "بعید نیست", "گویا که",
)  # fmt: skip
