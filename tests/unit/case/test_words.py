"""What any case withholds of words is withheld of all that leaves."""

from airwitness.case.place import Place
from airwitness.case.replay import everywhere
from airwitness.case.words import withheld_words
from airwitness.reading import Passage
from airwitness.redaction import WITHHELD
from tests.unit.case.made_entries import OTHER, Log, copy, sha, span

ARTICLE, PART, CLIP = sha("article"), sha("part"), sha("clip")
TEXT = "Said Zora Qwint, aged 9, of Northville."


def passage(start: float, end: float, part: str = PART) -> Passage:
    return Passage(
        object=sha("transcript"),
        start=0,
        end=4,
        text="word",
        reader="transcript",
        part=part,
        span=span(start, end),
    )


def test_phrases_and_characters_of_every_case() -> None:
    made = Log().opened()
    made.withhold(None, what="words", phrase="Northville", case=OTHER)
    made.withhold(Place(object=ARTICLE, characters=(5, 15)), what="words")
    words = withheld_words(everywhere(made.entries), {(ARTICLE, None): TEXT, (PART, None): "other"})
    assert words == withheld_words(made.case(), {(ARTICLE, None): TEXT})
    assert words.covered_at(ARTICLE, 0, TEXT) == f"Said {WITHHELD}, aged 9, of {WITHHELD}."
    assert words.covered("zora qwint was there") == f"{WITHHELD} was there"  # it was quoted
    unknown = withheld_words(made.case())
    assert unknown.covered("Zora Qwint of Northville") == f"Zora Qwint of {WITHHELD}"


def test_short_characters_are_withheld_in_place_alone() -> None:
    made = Log().opened()
    made.withhold(Place(object=ARTICLE, characters=(22, 23)), what="words")
    words = withheld_words(made.case(), {(ARTICLE, None): TEXT})
    assert words.covered_at(ARTICLE, 0, TEXT).count(WITHHELD) == 1
    assert words.covered("9 o'clock") == "9 o'clock"


def test_where_sound_is_withheld_its_words_are() -> None:
    made = Log().opened()
    made.exhibit(Place(object=PART), "airing", copy(CLIP, PART, (0, 100, 60), kind="audio"))
    made.withhold(Place(object=CLIP, span=span(10, 20)), what="track")
    made.withhold(Place(object=PART, span=span(115, 300)), what="words")
    words = withheld_words(made.case())
    assert words.covered_passage(passage(0, 11, CLIP)) == WITHHELD
    assert words.covered_passage(passage(20, 25, CLIP)) == "word"
    assert words.covered_passage(passage(105, 112)) == WITHHELD
    assert words.covered_passage(passage(250, 260)) == WITHHELD
    assert words.covered_passage(passage(300, 400)) == "word"


def test_a_withdrawn_withholding_withholds_the_whole_text() -> None:
    made = Log().opened()
    made.add("withhold", None, objects=(ARTICLE,))
    words = withheld_words(made.case(), {(ARTICLE, None): TEXT})
    assert words.covered_at(ARTICLE, 5, TEXT[5:]) == WITHHELD
    assert words.covered(TEXT) == TEXT  # what else says the same is not known
    heard = Passage(object=ARTICLE, start=0, end=4, text="Said", reader="article")
    assert words.covered_passage(heard) == WITHHELD
