# ruff: noqa: PLR2004 (how long a stem is stands in the rules)
"""Arabic: verbs of making, publishing and airing, in all their forms."""

from airwitness.statements.arabic_words import fold
from airwitness.statements.words import among, listed

# past, present without its first letter, what it means
_STEMS = """أنتج نتج produced|أخرج خرج produced|لحن لحن produced|ألف ؤلف produced
كتب كتب produced|صور صور produced|سجل سجل produced|أعد عد produced|أنجز نجز produced
صمم صمم produced|طور طور produced|برمج برمج produced|رسم رسم produced|حرر حرر produced
دبلج دبلج produced|صاغ صوغ produced|ابتكر بتكر produced|صنع صنع produced|وضع ضع part
أصدر صدر published|نشر نشر published|طبع طبع published|طرح طرح published|أطلق طلق published
عمم عمم published|بث بث aired|أذاع ذيع aired|عرض عرض aired|غنى غني performed|أدى ؤدي performed
أنشد نشد performed|عزف عزف performed|رتل رتل performed|شدا شدو performed|كلف كلف commissioned
موّل مول none|غنّ غن performed|ألقى لقي performed"""
_SUFFIXES = ("ه", "ها", "هم", "هما", "هن")


def _forms() -> tuple[dict[str, str], dict[str, str]]:
    plain: dict[str, str] = {}
    joined: dict[str, str] = {}
    for row in _STEMS.replace("\n", "|").split("|"):
        if not row.strip():
            continue
        past, present, kind = (fold(word) for word in row.split())
        if kind == "none":
            continue
        bare = past[:-1] if past[-1] in "اي" and len(past) > 2 else past
        for form in (past, bare + "ت", bare + "وا", bare + "تا", past + "ا"):
            plain.setdefault(form, kind)
        last = present[:-1] if present[-1] in "يو" and len(present) > 2 else present
        for lead in "يت":
            plain.setdefault(lead + present, kind)
        plain.setdefault("ي" + last + "ون", kind)
        owner = past[:-1] + "ا" if past[-1] == "ي" else past
        for end in _SUFFIXES:
            for form in (owner + end, bare + "ت" + end, bare + "و" + end, "ي" + present + end,
                         "ت" + present + end, bare + "وا" + end):  # fmt: skip
                joined.setdefault(form, kind)
    for forms in (plain, joined):
        forms |= {"س" + form: kind for form, kind in forms.items() if form[0] in "يت"}
    for form in _NO_VERBS:
        plain.pop(form, None)
    return plain, joined


_NO_VERBS = among(
    "يعد تعد عرضا كتبا صورا بثا نشرا رسما طبعا جمعا وضعا قدما سجلا عدا لحنا الفا الفت ادا"
)
PLAIN, JOINED = _forms()
"""Form → what it means; in `JOINED` the work is joined to it."""
OWNED = among(
    """
    عرضه عرضها صوره صورها كتبه كتبها بثه بثها نشره نشرها رسمه رسمها لحنه لحنها جمعه جمعها طبعه
    طرحه وضعه وضعها قدمه قدمها عده عدها اعده اعدها سجله سجلها نظمه نظمها عرضهم كتبهم صورهم حققها
    عملها بثهم الفها الفه تصميمها كتبهما صدره صنعه صنعها جمعهم حرره اعدهم كلفها وزعها
    """
)
"""Forms of `JOINED` that are nouns with an owner as well."""
WEAK = among(
    """
    وضع وضعت قدم قدمت حقق حققت اعد اعدت جمع جمعت نظم نظمت صاغ صنع صنعت نفذ نفذت وزع وزعت طرح
    طرحت اطلق اطلقت يقدم تقدم رسم رسمت كلف كلفت عرض صور صورت كتب كتبت حرر صدر يصدر تصدر سجل سجلت
    ينظم تنظم يعد تعد يضع تضع الف يخرج تخرج خرج خرجت يحقق يطلق تطلق يجمع تجمع ينجز يصور تصور
    القي القت يلقي تلقي اخرج اخرجت يصنع تصنع صمم صممت عمم طور طورت يطور تطور
    """
)
"""Verbs of many meanings: a work must stand right after who made it."""
PASSIVE = {
    **dict.fromkeys(listed(
        """انتج انتجت صور صورت سجل سجلت لحن لحنت كتب كتبت الف اعد اعدت انجز انجزت اخرج نفذ صمم
        ينتج تنتج يصور تصور يسجل تسجل رسم رسمت دبلج"""), "produced"),
    **dict.fromkeys(listed(
        """بث بثت اذيع اذيعت عرض عرضت يبث تبث يذاع تذاع يعرض تعرض"""), "aired"),
    **dict.fromkeys(listed("نشر نشرت طبع طبعت ينشر تنشر طرح طرحت صدر صدرت"), "published"),
    **dict.fromkeys(listed("ادي اديت غني غنيت يغني تغني يودي يؤدي انشد انشدت عزف"), "performed"),
}  # fmt: skip
PASSIVE |= {"س" + form: kind for form, kind in PASSIVE.items() if form[0] in "يت"}
WEAK |= {"س" + form for form in WEAK if form[0] in "يت"}
ACTS = {
    **dict.fromkeys(listed(
        """انتاج تسجيل تصوير تلحين تاليف كتابة اخراج اعداد انجاز تصميم دبلجة تنفيذ صناعة"""
    ), "produced"),
    **dict.fromkeys(listed("بث عرض اذاعة اعادة"), "aired"),
    **dict.fromkeys(listed("نشر اصدار طباعة طبع طرح"), "published"),
    **dict.fromkeys(listed("اداء غناء انشاد عزف"), "performed"),
}  # fmt: skip
"""Nouns of making: the airing of."""
NOT = among("لم لن لا ما ولم ولن ولا فلم وما ان")
FORMS = frozenset(PLAIN) | frozenset(JOINED) | frozenset(PASSIVE)


def form_of(low: str) -> str:
    """The form of a verb of making that a word is, without a joined `and`; empty if it is none."""
    if low in FORMS:
        return low
    return low[1:] if low[:1] in {"و", "ف"} and low[1:] in FORMS else ""
