"""Persian and Arabic: bodies, times and numbers of children."""

import pytest

from airwitness.reading import Block, BlockKind, KeptText
from airwitness.statements import read_statements
from tests.unit.statements.made import claims, read


def times(text: str, language: str) -> list[tuple[str, str | None, str | None]]:
    found = [c.when for c in read(text, language=language).claims if c.kind == "dated"]
    return [(when.phrase.text, when.start, when.end) for when in found if when]


def tallies(text: str, language: str) -> list[tuple[str, int | None]]:
    found = [c for c in read(text, language=language).claims if c.kind == "tally"]
    return [(c.object.phrase.text, c.value) for c in found if c.object]


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (
            "شبکه ساحل، وابسته به گارد ساحلی، آن را ضبط نکرد.",
            ("شبکه ساحل", "گارد ساحلی"),
        ),
        ("استودیوی لومه بازوی رسانه‌ای سپاه دریا است.", ("استودیوی لومه", "سپاه دریا")),
        (
            "خبرگزاری موج که زیرمجموعه سازمان تبلیغات است، ساکت ماند.",
            ("خبرگزاری موج", "سازمان تبلیغات"),
        ),
        (
            "شبکه جوانان زیر نظر دفتر فرهنگ وزارت آموزش فعالیت می‌کند.",
            ("شبکه جوانان", "دفتر فرهنگ وزارت آموزش"),
        ),
    ],
)
def test_persian_chains(text: str, edge: tuple[str, str]) -> None:
    assert claims("part_of", text, language="fa") == [edge]


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("بثت قناة الفجر التابعة لوزارة الإعلام النشيد.", ("قناة الفجر", "وزارة الإعلام")),
        ("وإذاعة الساحل، وهي تابعة للحرس المدني، صامتة.", ("إذاعة الساحل", "الحرس المدني")),
        ("استوديو لومي هو الذراع الإعلامية للحرس البحري.", ("استوديو لومي", "الحرس البحري")),
        ("تخضع الشركة لإشراف مكتب الشباب.", ("الشركة", "مكتب الشباب")),
        ("الجمعية جزء من شبكة المرفأ.", ("الجمعية", "شبكة المرفأ")),
        ("القناة التي تملكها مجموعة غانتري بثت البرنامج.", ("القناة", "مجموعة غانتري")),
        ("وتتبع الورشة دائرة المهرجانات.", ("الورشة", "دائرة المهرجانات")),
    ],
)
def test_arabic_chains(text: str, edge: tuple[str, str]) -> None:
    assert claims("part_of", text, language="ar") == [edge]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("او از سرباز وابسته به گارد پول گرفت.", "fa"),
        ("کودک زیر نظر پزشک است.", "fa"),
        ("يتبع الجندي قائده إلى المدرسة.", "ar"),
        ("تتبع الشرطة سيارة الوزارة.", "ar"),
    ],
)
def test_who_is_no_body_is_no_part_of_one(text: str, language: str) -> None:
    assert claims("part_of", text, language=language) == []


@pytest.mark.parametrize(
    ("text", "phrase", "start", "end"),
    [
        ("در ۱۲ فروردین ۱۳۹۸ آمد.", "در ۱۲ فروردین ۱۳۹۸", "2019-04-01", "2019-04-01"),
        ("سرود در بهمن ۱۳۹۹ بود.", "در بهمن ۱۳۹۹", "2021-01-20", "2021-02-18"),
        ("از سال ۱۳۹۸ ساکت است.", "از سال ۱۳۹۸", "2019-03-21", "2020-03-19"),
        (
            "در سال‌های ۱۳۶۰ تا ۱۳۶۵ جنگ بود.",
            "در سال‌های ۱۳۶۰ تا ۱۳۶۵",
            "1981-03-21",
            "1987-03-20",
        ),
        ("در سال ۲۰۱۵ میلادی بود.", "در سال ۲۰۱۵ میلادی", "2015", "2015"),
        ("در ۳۰ اسفند ۱۳۹۸ بود.", "در ۳۰ اسفند ۱۳۹۸", "2019-03-21", "2020-03-19"),  # no such day
    ],
)
def test_persian_times(text: str, phrase: str, start: str, end: str) -> None:
    assert times(text, "fa") == [(phrase, start, end)]


@pytest.mark.parametrize(
    ("text", "phrase", "start", "end"),
    [
        ("جاء في 12 آذار/مارس 2021.", "في 12 آذار/مارس 2021", "2021-03-12", "2021-03-12"),
        ("بين عامي 2012 و2015 صمتت.", "بين عامي 2012 و2015", "2012", "2015"),
        ("وكان ذلك في تشرين الثاني 2019.", "في تشرين الثاني 2019", "2019-11", "2019-11"),
        ("جاء في التاسع من مايو 2031.", "في التاسع من مايو 2031", "2031-05-09", "2031-05-09"),
        ("ولد عام 1443 هـ هناك.", "عام 1443 هـ", "2021", "2022"),
        ("وعاد في صيف 2014 إلى هنا.", "في صيف 2014", "2014", "2014"),
    ],
)
def test_arabic_times(text: str, phrase: str, start: str, end: str) -> None:
    assert times(text, "ar") == [(phrase, start, end)]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("بیش از هزار و ۲۰۰ کودک بودند.", "fa", [("هزار و ۲۰۰ کودک", 1200)]),
        ("سی و نه دختر و ۱٬۱۵۰ دانش‌آموز.", "fa", [("سی و نه دختر", 39), ("۱٬۱۵۰ دانش‌آموز", 1150)]),
        ("تا ۱۳۶۵ دو میلیون و سیصد هزار کودک.", "fa", [("دو میلیون و سیصد هزار کودک", 2_300_000)]),
        ("نه کودک و نه بزرگسالی بود.", "fa", []),
        ("۱۲ سرباز و یک کودک بودند.", "fa", []),
        ("شارك خمسة وعشرون طفلا.", "ar", [("خمسة وعشرون طفلا", 25)]),
        ("شارك ألف و150 طفلا هناك.", "ar", [("ألف و150 طفلا", 1150)]),
        ("مئة وخمسون تلميذا وثلاثة آلاف طفل.", "ar",
         [("مئة وخمسون تلميذا", 150), ("وثلاثة آلاف طفل", 3000)]),
        ("غنى أحد عشر صبيا وطفلان.", "ar", [("أحد عشر صبيا", 11), ("وطفلان", 2)]),
        ("غنى الأطفال السبعون والأطفال الـ70.", "ar",
         [("الأطفال السبعون", 70), ("والأطفال الـ70", 70)]),
        ("في عام 2012 أطفال غنوا.", "ar", []),
    ],
)  # fmt: skip
def test_children_are_counted(text: str, language: str, found: list[tuple[str, int]]) -> None:
    assert tallies(text, language) == found


def test_makers_at_the_head_of_a_sentence() -> None:
    text = "شبکه ساحل، وابسته به گارد ساحلی، در ۱۲ فروردین ۱۳۹۸ سرود «فانوس» را پخش کرد."
    assert claims("aired", text, language="fa") == [("شبکه ساحل", "فانوس")]
    text = "خبرگزاری موج که زیرمجموعه سازمان تبلیغات است، ویدیو را منتشر کرد."
    assert claims("published", text, language="fa") == [("خبرگزاری موج", "ویدیو")]


@pytest.mark.parametrize(
    ("date", "period"), [("۱۴۰۲/۰۵/۱۲", "present"), ("12 May 2031", "history"), ("", "history")]
)
def test_years_are_history_before_the_year_of_the_text(date: str, period: str) -> None:
    text = f"{date}\nسرود در سال ۱۴۰۲ ضبط شد."
    blocks = (
        Block(start=0, end=len(date), kind=BlockKind.DATE),
        Block(start=len(date) + 1, end=len(text), kind=BlockKind.PARAGRAPH),
    )
    kept = KeptText(text=text, blocks=blocks[not date :], language="fa")
    assert [c.when.period for c in read_statements(kept).claims if c.when] == [period]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("این سرود ساخته استودیوی لومه است.", "fa", {"produced": ("استودیوی لومه", "این سرود")}),
        ("سرود «فانوس»، کاری از کارگاه صدا، بود.", "fa", {"produced": ("کارگاه صدا", "فانوس")}),
        ("این فیلم به کارگردانی میرا تووال و به سفارش وزارت دفاع ساخته شد.", "fa",
         {"produced": ("میرا تووال", "این فیلم"), "commissioned": ("وزارت دفاع", "این فیلم")}),
        ("سرود «فانوس» دیشب از شبکه ساحل پخش شد.", "fa", {"aired": ("شبکه ساحل", "فانوس")}),
        ("این ویدیو توسط گارد ساحلی منتشر شده است.", "fa",
         {"published": ("گارد ساحلی", "این ویدیو")}),
        ("ترانه با صدای گروه موج در تلویزیون ایشکارا پخش می‌شود.", "fa",
         {"performed": ("گروه موج", "ترانه"), "aired": ("تلویزیون ایشکارا", "ترانه")}),
        ("این ویدیو توسط گارد ساحلی منتشر نشد.", "fa", {}),
        ("او از رادیو موج اخراج شد و خانه ساخته شد.", "fa", {}),
        ("النشيد من إنتاج استوديو لومي.", "ar", {"produced": ("استوديو لومي", "النشيد")}),
        ("الفيلم الذي أنتجته شركة المرفأ أثار جدلا.", "ar",
         {"produced": ("شركة المرفأ", "الفيلم")}),
        ("بُث النشيد على قناة الفجر مساء الأحد.", "ar", {"aired": ("قناة الفجر", "النشيد")}),
        ("الأغنية التي غنتها فرقة الأمل قديمة.", "ar",
         {"performed": ("فرقة الأمل", "الأغنية")}),
        ("الكتاب بتكليف من وزارة الدفاع.", "ar",
         {"commissioned": ("وزارة الدفاع", "الكتاب")}),
        ("طلبت الوزارة من المدرسة كتابها.", "ar", {}),
    ],
)  # fmt: skip
def test_makers_in_nouns_and_the_passive(
    text: str, language: str, found: dict[str, tuple[str, str]]
) -> None:
    for kind in ("produced", "commissioned", "performed", "published", "aired"):
        wanted = [found[kind]] if kind in found else []
        assert claims(kind, text, language=language) == wanted
