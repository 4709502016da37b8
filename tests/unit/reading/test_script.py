"""What is searched as the same, what is told apart, and where a hit stands in the original."""

import itertools
import random

import numpy as np
import pytest

from airwitness.reading.script import Folded, fold, folded_text, words

SAME = [  # as written, as searched
    ("کتاب", "كتاب"),  # Persian and Arabic kaf
    ("علی", "علي"),  # and yeh
    ("علی", "على"),  # yeh without dots
    ("رییس", "رئیس"),  # yeh with hamza
    ("خانه", "خانة"),  # teh marbuta
    ("خانه", "خانۀ"),  # heh with yeh above
    ("خانه", "خانه\u0654"),  # the same as two characters
    ("احمد", "أحمد"),
    ("اسرائیل", "إسرائيل"),
    ("اب", "آب"),
    ("اب", "ا\u0653ب"),
    ("ٱلله", "الله"),
    ("مسوول", "مسؤول"),
    ("کتاب", "کِتابُ"),  # vowel signs
    ("محمد", "مُحَمَّد"),
    ("هذا", "هٰذا"),  # superscript alef
    ("سلام", "ســـلام"),  # tatweel
    ("می رود", "می‌رود"),  # zero-width non-joiner
    ("1402", "۱۴۰۲"),  # Persian digits
    ("1402", "١٤٠٢"),  # Arabic digits
    ("3.5", "۳٫۵"),
    ("1,000", "١٬٠٠٠"),
    ("سلام", "\u202bسلام\u202c"),  # marks of direction
    ("لا", "ﻻ"),  # presentation forms
    ("الله", "ﷲ"),
    ("שלום", "שָׁלוֹם"),  # points
    ("שלום", "שׁלום"),
    ('צה"ל', "צה״ל"),  # gershayim
    ("ג'ירפה", "ג׳ירפה"),
    ("בית-ספר", "בית־ספר"),  # maqaf
    ("МОСКВА", "москва"),
    ("ежик", "Ёжик"),
    ("замок", "за\u0301мок"),  # stress
    ("мой", "мои\u0306"),  # й as two characters
    ("їжак", "ї\u0301жак"),
    ("їжак", "і\u0308жак"),
    ("cafe", "café"),
    ("cafe", "cafe\u0301"),
    ("strasse", "Straße"),
    ("ostergotland", "Östergötland"),
    ("lodz", "Łódź"),
    ("smorrebrod", "smørrebrød"),
    ("istanbul", "İstanbul"),
    ("isparta", "Isparta"),
    ("aegean", "Ægean"),
    ("nguyen", "Nguyễn"),
    ("αθηνα", "Αθήνα"),
    ("office", "oﬃce"),
    ("nato", "ＮＡＴＯ"),
    ("x2", "x²"),
    ("it's", "it’s"),
    ('"so"', "„so“"),
    ('"so"', "«so»"),
    ("1980-88", "1980–88"),
    ("a b", "a\u00a0b"),
    ("a b", "a\nb"),
    ("cooperate", "co\u00adoperate"),  # soft hyphen
    ("한국", "한국"),
]
APART = [
    ("мои", "мой"),
    ("київ", "киів"),
    ("شیر", "سیر"),
    ("cat", "cut"),
    ("1402", "1403"),
    ("נ", "ן"),
    ("हिन्दी", "हन्द"),
]
SCRIPTS = {
    "Persian": "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآأئؤۀ۰۱۲۳۹ًٌٍَُِّْ‌ـ«»؟،",
    "Arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآٱؤئء٠١٢٩ًٌٍَُِّْٰـ\u200f\u0653\u0654ﻻﷲﷺ",
    "Hebrew": "אבגדהוזחטיכלמנסעפצקרשתםןץףךְֱֲֳִֵֶַָֹֻּׁׂ־׳״שּׁﬠ\u200e",
    "Cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюяёЁЙїіґєўЎ\u0301\u0306\u0308АБВ",
    "Latin": "abcxyzABCéèñößÆœøŁİıǅﬁ½²ﬃ\u0301\u0308\u00ad’“„—\u00a0\u200b 09",
}


def strings(seed: int, count: int) -> list[str]:
    """Random strings of one script each, and of all scripts together."""
    chance = random.Random(seed)
    alphabets = [*SCRIPTS.values(), "".join(SCRIPTS.values()) + "😀\U0001d538"]
    return [
        "".join(chance.choices(alphabets[n % len(alphabets)], k=chance.randrange(40)))
        for n in range(count)
    ]


def is_exact(text: str) -> None:
    """Every stretch of the folded text is what its original folds to, and nothing is left over."""
    folded = fold(text)
    assert folded.text == folded_text(text)
    starts = folded.starts
    assert len(starts) == len(folded.text) + 1
    assert starts[-1] == len(text)
    assert (np.diff(starts) >= 0).all()
    assert not len(folded.text) or starts[0] == 0
    bounds = [0, *(n for n in range(1, len(starts)) if starts[n] != starts[n - 1])]
    for first, last in itertools.pairwise(bounds):
        start, end = folded.original(first, last)
        assert fold(text[start:end]).text == folded.text[first:last]
        assert folded.original(0, last) == (0, end)
    assert "".join(text[slice(*folded.original(a, b))] for a, b in itertools.pairwise(bounds)) == (
        text if folded.text else ""
    )


@pytest.mark.parametrize(("searched", "written"), SAME)
def test_what_a_reader_takes_for_the_same_is_the_same(searched: str, written: str) -> None:
    assert len(SAME) >= 40
    assert folded_text(written) == folded_text(searched)
    assert fold(written).text == fold(searched).text


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_words_stay_others(one: str, other: str) -> None:
    assert folded_text(one) != folded_text(other)


def test_folding_twice_changes_nothing() -> None:
    for text in strings(5, 300):
        once = folded_text(text)
        assert folded_text(once) == once


def test_places_are_exact_on_random_strings() -> None:
    for text in strings(1, 600):
        is_exact(text)


@pytest.mark.soak
def test_places_are_exact_on_ten_thousand_random_strings() -> None:
    for text in strings(2, 10_000):
        is_exact(text)


def test_a_hit_covers_what_belongs_to_it() -> None:
    folded = fold("\u200fكِتابٌ، Straße")
    assert folded.text == "کتاب، strasse"
    assert folded.original(0, 4) == (0, 7)  # the mark of direction, and both vowel signs
    assert folded.original(6, 13) == (9, 15)
    assert folded.original(10, 11) == (13, 14)  # half of ß is ß


def test_nothing_folds_to_nothing() -> None:
    assert fold("").text == ""
    empty = fold("ـ\u200f")
    assert isinstance(empty, Folded)
    assert (empty.text, list(empty.starts)) == ("", [2])


def test_words_are_runs_of_letters_and_digits() -> None:
    folded = folded_text("می‌رود، it's 1980–88_x")
    assert [folded[a:b] for a, b in words(folded)] == [
        "می", "رود", "it", "s", "1980", "88", "x",
    ]  # fmt: skip


def test_half_a_surrogate_pair_is_no_fault() -> None:
    assert fold("a\udcffé").text == "a\udcffe"
