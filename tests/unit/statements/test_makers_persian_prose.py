"""Persian as newspapers write it: who made what, where the words stand in another order."""

import pytest

from tests.unit.statements.made import cases, claims, read

KINDS = ("produced", "commissioned", "performed", "published", "aired", "part_of")
TABLES = """
این رمان را که نوشتهٔ شیدا مهرگان است، نشر «بید» پارسال منتشر کرد.
  produced: شیدا مهرگان: این رمان
  published: نشر «بید»: این رمان
شعر این ترانه از کاوه پیمان و ملودی آن از سروش نیک‌رو است.
  produced: کاوه پیمان: این ترانه
  produced: سروش نیک‌رو: آن
تدوین فیلم بر عهدهٔ نیما شریفی بود.
  produced: نیما شریفی: فیلم
تنظیم این آهنگ را آرمان صدر انجام داده است.
  produced: آرمان صدر: این آهنگ
سریال کوتاه «پله» محصول مشترک شرکت «نسیم» و شبکهٔ باران است.
  produced: شرکت «نسیم»: پله
  produced: شبکهٔ باران: پله
قرار است رادیو مهر این برنامه را از فردا پخش کند.
  aired: رادیو مهر: این برنامه
این مستند از شبکهٔ «آبان» پخش خواهد شد.
  aired: شبکهٔ «آبان»: این مستند
شهرداری به استودیوی «سپید» سفارش داد تا یک انیمیشن دربارهٔ زباله بسازد.
  commissioned: شهرداری: یک انیمیشن
فیلم «گذر» ساختهٔ پویا رستگار برندهٔ دو جایزه شد.
  produced: پویا رستگار: گذر
سرود «رود» با آواز مهران صفا و از تولیدات «خانهٔ صدا» است.
  performed: مهران صفا: رود
  produced: خانهٔ صدا: رود
گروه سرود مدرسه آن را دو بار در میدان شهر خواند.
  performed: گروه سرود مدرسه: آن
این مارش را سرهنگ بهمن راد در پادگان ساخته و از رادیو ارتش پخش شده بود.
  produced: سرهنگ بهمن راد: این مارش
  aired: رادیو ارتش: این مارش
به گزارش خبرگزاری «افرا»، آلبوم «دریا» از سوی شرکت «نی» منتشر شد.
  published: شرکت «نی»: دریا
سه مستند کانال «قله» به سفارش بنیاد راه ساخته شده است.
  commissioned: بنیاد راه: سه مستند کانال «قله»
آهنگساز ترانهٔ معروف «غروب»، سامان تیموری، درگذشت.
  produced: سامان تیموری: غروب
صفحهٔ «دهکده» آن ویدیو را بازنشر داد.
  published: صفحهٔ «دهکده»: آن ویدیو
«شب بلند» به نویسندگی و کارگردانی مانا رها، محصول استودیو «ماه» است.
  produced: مانا رها: شب بلند
  produced: استودیو «ماه»: شب بلند
انتشارات «پل» از شرکت‌های تابعهٔ هلدینگ «سرو» به شمار می‌رود.
  part_of: انتشارات «پل»: هلدینگ «سرو»
"""


@pytest.mark.parametrize(("text", "found"), cases(TABLES))
def test_makers_and_bodies(text: str, found: list[str]) -> None:
    told = [f"{kind}: {a}: {b}" for kind in KINDS for a, b in claims(kind, text, language="fa")]
    assert sorted(told) == sorted(found)


@pytest.mark.parametrize(
    "text",
    [
        "سازمان «مهر کودک» در گزارشی نوشت: «راه بسته است.»",
        "شرکت فیلم را از نشر بازداشته است.",
        "این آهنگ‌ها از ساخته‌های اوست.",
        "گروه سیاسی این ترانه را در نشستی ناپسند خواند.",
        "شرکت «ابر» متعلق به برادر شهردار است.",
        "شعر این سرود از کتابی گرفته شده است.",
    ],
)
def test_who_made_nothing(text: str) -> None:
    assert [c.kind for c in read(text, language="fa").claims if c.kind in KINDS] == []


def test_a_poster_is_not_the_one_named_before() -> None:
    text = "پوستر «نان» دیده شد.", "پوستری که دانشجویان هنر طراحی کرده‌اند، پاره شد."
    assert claims("produced", *text, language="fa") == [("دانشجویان هنر", "پوستری")]
