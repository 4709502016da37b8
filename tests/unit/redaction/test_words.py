"""Withheld words leave in no spelling, in no place, and nothing else goes with them."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import pytest

from airwitness.evidence.digest import sha256
from airwitness.reading import Passage
from airwitness.redaction import WITHHELD, WithheldWords, cover
from airwitness.spans import FLICKS, Span, SpanSet

NAME = "Zora Müller-Qwint"
WORDS = WithheldWords(phrases=(NAME,))
ARTICLE = sha256(b"article")
PART = sha256(b"part")


@pytest.mark.parametrize(
    "text",
    [
        "Zora Müller-Qwint",
        "ZORA MULLER QWINT",
        "zora_müller_qwint",
        "ZoraMüllerQwint",
        "Zora  Mu\u0308ller\u00a0Qwint",
        "zora%20m%C3%BCller-qwint",
        "Z.o.r.a M-ü-l-l-e-r Qwint",
        "Zora Mül\u00adler-Qwint",
        "\uff3aora Müller-Qwint",
    ],
)
def test_a_phrase_is_withheld_however_it_is_written(text: str) -> None:
    assert WORDS.covered(text) == WITHHELD
    assert WORDS.covered(f"by {text}.mp4") == f"by {WITHHELD}.mp4"


def test_a_word_goes_with_what_stands_in_it() -> None:
    words = WithheldWords(phrases=("Qwint",))
    assert words.covered("the Qwints and their Qwintland, 2 of 3") == (
        f"the {WITHHELD} and their {WITHHELD}, 2 of 3"
    )


def test_letters_that_only_happen_to_follow_each_other_are_no_phrase() -> None:
    words = WithheldWords(phrases=("lora",))
    assert words.covered("all orange floral") == f"all orange {WITHHELD}"


@pytest.mark.parametrize("text", ["علی رضا", "عَلِی‌رضا", "على رضا", "ولعلي رضا"])
def test_arabic_and_persian_spellings_are_the_same(text: str) -> None:
    assert WithheldWords(phrases=("علي رضا",)).covered(f"گفت {text}.") == f"گفت {WITHHELD}."


def test_digits_of_any_script_are_the_same() -> None:
    assert WithheldWords(phrases=("school 12",)).covered("School ۱۲!") == f"{WITHHELD}!"


def test_a_digest_is_no_word() -> None:
    words = WithheldWords(phrases=("Abed", "m0123456789ab"))
    digest = "abed" * 16
    assert words.covered(f"{digest} is of Abed") == f"{digest} is of {WITHHELD}"
    assert words.covered("match m0123456789ab") == f"match {WITHHELD}"  # asked for as a whole


def test_a_part_of_what_is_withheld_is_withheld_where_it_is_long() -> None:
    words = WithheldWords(phrases=("She came with her brother from the other town.",))
    assert words.covered("her brother from the other town") == WITHHELD
    assert words.covered("the other") == "the other"


def test_signs_alone_are_taken_as_they_are() -> None:
    assert WithheldWords(phrases=("☂☂",)).covered("x ☂☂☂ y") == f"x {WITHHELD} y"
    assert WithheldWords(phrases=("",)).covered("x") == "x"


def test_what_was_covered_is_not_covered_again() -> None:
    words = WithheldWords(phrases=("held", "Qwint"))
    once = words.covered("Qwint held Qwint.")
    assert words.covered(once) == once == f"{WITHHELD} {WITHHELD} {WITHHELD}."


def test_characters_are_withheld_where_they_stand() -> None:
    text = "One two three four."
    words = WithheldWords(phrases=("four",), characters={ARTICLE: ((4, 7), (6, 13))})
    assert words.covered_at(ARTICLE, 0, text) == f"One {WITHHELD} {WITHHELD}."
    assert words.covered_at(ARTICLE, 8, text[8:]) == f"{WITHHELD} {WITHHELD}."
    assert words.covered_at(sha256(b"other"), 0, text) == f"One two three {WITHHELD}."
    percent = WithheldWords(characters={ARTICLE: ((0, 3),)})
    assert percent.covered_at(ARTICLE, 0, "a%20b c") == f"{WITHHELD}0b c"


class Kind(StrEnum):
    QWINT = "qwint"


class Point(NamedTuple):
    x: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some of everything that a report is made of."""

    title: str
    kind: Kind
    files: tuple[PurePosixPath, ...]
    facts: dict[str, list[str | int]]
    point: Point
    picture: bytes
    inner: "Page | None" = None


def test_the_door_walks_through_everything() -> None:
    words = WithheldWords(phrases=("Qwint",))
    page = Page(
        title="Of Qwint",
        kind=Kind.QWINT,
        files=(PurePosixPath("a/qwint.png"),),
        facts={"Qwint": ["qwint", 3], "other": ["b"]},
        point=Point(1, "Qwint"),
        picture=b"Qwint",
    )
    clean = Page(title="a", kind=Kind.QWINT, files=(), facts={}, point=Point(0, "b"), picture=b"c")
    both = cover(Page(**{n: getattr(page, n) for n in page.__slots__} | {"inner": page}), words)
    for covered in (both, both.inner):
        assert covered is not None
        assert covered.title == f"Of {WITHHELD}"
        assert covered.kind is Kind.QWINT  # a word of the program
        assert covered.files == (PurePosixPath(f"a/{WITHHELD}.png"),)
        assert covered.facts == {WITHHELD: [WITHHELD, 3], "other": ["b"]}
        assert covered.point == Point(1, WITHHELD)
        assert covered.picture == b"Qwint"
    assert cover(clean, words) is clean
    assert cover(page, WithheldWords()) is page
    assert cover({"a", "qwint"}, words) == {"a", WITHHELD}
    assert cover(Path("x"), words) == Path("x")


def test_a_passage_is_covered_by_place_and_by_the_time_at_which_it_is_heard() -> None:
    passage = Passage(
        object=ARTICLE,
        start=10,
        end=17,
        text="the end",
        reader="subtitles",
        part=PART,
        span=Span(start=4 * FLICKS, end=6 * FLICKS),
    )
    here = WithheldWords(characters={ARTICLE: ((14, 99),)})
    assert cover([passage], here)[0].text == f"the {WITHHELD}"
    for start, end, text in ((5, 9, WITHHELD), (6, 9, "the end"), (0, 4, "the end")):
        span = Span(start=start * FLICKS, end=end * FLICKS)
        words = WithheldWords(times={PART: SpanSet.of([span])})
        assert words.covered_passage(passage) == text
