"""Persian and Arabic: the verb stands last or first, the marks are «» and “”."""

import pytest

from airwitness.statements.records import Kind
from tests.unit.statements.made import only, read, who


@pytest.mark.parametrize(
    "text",
    [
        "میرا تووال، مدیر رصدخانه کودک، گفت: «این شعر کودکانه نیست.»",
        "«این شعر کودکانه نیست»، میرا تووال گفت.",
        "میرا تووال به خبرنگاران گفته است: “این شعر کودکانه نیست.”",
    ],
)
def test_persian_quotations(text: str) -> None:
    statement = only(text, language="fa")
    assert who(statement) == "میرا تووال"
    assert statement.kind == Kind.DIRECT


def test_persian_sources_and_pronouns() -> None:
    first, second = read(
        "به گفته میرا تووال، ۱۲۰ کودک در ضبط بودند. وی افزود: «کسی نپرسید.»", language="fa"
    ).statements
    assert who(first) == who(second) == "میرا تووال"


def test_persian_denial_and_description() -> None:
    assert only("ارتش کیلارا تکذیب کرد که از کودکان فیلم گرفته است.", language="fa").denied
    called = only("فرمانده این گردهمایی را «مزاحمت صوتی» خواند.", language="fa")
    assert called.kind == Kind.MIXED


@pytest.mark.parametrize(
    "text",
    [
        "وقالت ميرا توفال، مديرة المرصد،: «هذه ليست أغنية أطفال».",
        "قالت ميرا توفال إن هذه ليست أغنية أطفال.",
        "وبحسب ميرا توفال، هذه ليست أغنية أطفال.",
    ],
)
def test_arabic_statements(text: str) -> None:
    assert who(only(text, language="ar")) == "ميرا توفال"


def test_arabic_verbs_without_a_subject_go_on() -> None:
    first, second = read(
        "قالت ميرا توفال إن الأطفال غنوا. وأضافت أن أحدا لم يسأل.", language="ar"
    ).statements
    assert who(first) == who(second) == "ميرا توفال"


def test_arabic_negation_and_denial() -> None:
    assert only("ولم تذكر الوزارة أن أحدا دفع التكاليف.", language="ar").negated
    assert only("نفى جيش كيلارا أن يكون جنوده قد صوروا أطفالا.", language="ar").denied


def test_a_language_is_told_by_its_letters() -> None:
    assert read("گفت که می‌آید و چای گرم است.", language="").language == "fa"
    assert read("قال إنه قادم غدا إلى المدينة.", language="").language == "ar"
    assert read("She said so.", language="").language == "en"
