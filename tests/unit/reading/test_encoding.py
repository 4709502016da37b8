"""Bytes → characters: what is said, what fits, what is guessed."""

import codecs

import pytest

from airwitness.reading.encoding import decoded
from airwitness.reading.language import language_of

ARABIC = "قال الرئيس إن الكتاب صدر في السنة الماضية وإن الأطفال أنشدوا"
RUSSIAN = "Дети пели песню о победе на площади перед воротами"


@pytest.mark.parametrize(
    ("data", "encoding", "how"),
    [
        (codecs.BOM_UTF8 + "é".encode(), "utf-8", "mark"),
        ("é".encode("utf-16"), "utf-16-le", "mark"),
        (codecs.BOM_UTF16_BE + "é".encode("utf-16-be"), "utf-16-be", "mark"),
        ("é".encode(), "utf-8", "fits"),
        (b"plain", "utf-8", "fits"),
        (ARABIC.encode("cp1256"), "cp1256", "guess"),
        (RUSSIAN.encode("cp1251"), "cp1251", "guess"),
        ("שלום לכולם היום אנחנו כאן".encode("cp1255"), "cp1255", "guess"),
        ("un café très agréable à voir".encode("cp1252"), "cp1252", "guess"),
    ],
)
def test_without_a_word_about_it(data: bytes, encoding: str, how: str) -> None:
    found = decoded(data)
    assert (found.encoding, found.how, found.damaged) == (encoding, how, 0)
    assert bool(found.guesses()) == (how == "guess")


def test_what_is_said_counts_where_it_fits() -> None:
    page = f'<meta charset="windows-1256"><p>{ARABIC}'.encode("cp1256")
    assert decoded(page, is_page=True).text.endswith(ARABIC)
    assert decoded(page, is_page=True).how == "page"
    assert decoded(page).how == "guess"
    assert decoded("é".encode("latin-1"), header="ISO-8859-1").encoding == "cp1252"
    assert decoded(ARABIC.encode("iso8859-6"), header="iso-8859-6").text == ARABIC
    assert decoded("é".encode(), header="us-ascii").text == "Ã©"  # said, and it fits
    assert decoded("Sông é".encode("latin-1"), header="utf-8").how == "guess"
    xml = '<?xml version="1.0" encoding="windows-1251"?><p>' + RUSSIAN
    assert decoded(xml.encode("cp1251"), is_page=True).text == xml


@pytest.mark.parametrize("name", ["rot13", "punycode", "zlib", "nosuch", "utf-7", "../x", "idna"])
def test_a_name_that_is_no_encoding_of_text_is_passed_over(name: str) -> None:
    assert decoded(b"plain", header=name).how == "fits"


def test_damage_is_counted() -> None:
    found = decoded(ARABIC.encode() + b"\xff")
    assert (found.encoding, found.damaged) == ("utf-8", 1)
    assert "1 characters cannot be read" in found.problems()[0]
    assert decoded("\ufffd".encode()).damaged == 0
    cut = found.cut(10)
    assert len(cut.text) == 10
    assert "are not read" in cut.problems()[1]


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        ("The song of the choir was aired on Friday", "", "en"),
        ("رئیس‌جمهور گفت که کودکان سرود خواندند", "", "fa"),
        ("رئیس‌جمهور گفت که کودکان سرود خواندند", "ar", "fa"),
        (ARABIC, "", "ar"),
        (ARABIC, "fa-IR", "ar"),
        ("שלום לכולם היום", "", "he"),
        (RUSSIAN, "", "ru"),
        ("Діти співали пісню про перемогу", "", "uk"),
        ("Les enfants ont chanté une chanson", "fr-FR", "fr"),
        ("Les enfants ont chanté une chanson", "", ""),
        ("Les enfants ont chanté une chanson", "ar", ""),
        ("12 34", "en", ""),
    ],
)
def test_languages_are_told_by_letters_and_words(text: str, said: str, language: str) -> None:
    assert language_of(text, said=said) == language
