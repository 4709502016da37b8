"""Talk that is written as turns: who says what where a label and a colon stand before it."""

import pytest

from airwitness.statements.records import How, Kind
from tests.unit.statements.made import read, who

TOVAL = "Mira Toval, director of the Child Observatory, spoke to the Herald."


def turns(*paragraphs: str) -> list[tuple[str | None, str]]:
    found = [s for s in read(*paragraphs).statements if s.rule.id == "en.turn"]
    assert all(s.kind == Kind.DIRECT and s.cue is None for s in found)
    return [(who(s), s.content.text) for s in found]


def test_answers_are_of_whom_the_text_is_about() -> None:
    found = turns(TOVAL, "Q: When was that?", "A: In March.", "Q: Who made it?", "A: The Guard.")
    assert found == [("Mira Toval", "In March."), ("Mira Toval", "The Guard.")]
    assert turns(TOVAL, "Q. Why?", "A. It rained.", "Q. And?", "A. Nothing.")[0][0] == "Mira Toval"


def test_labels_name_who_was_introduced() -> None:
    talk = read(TOVAL, "HOST: When?", "TOVAL: In March.", "HOST: Who?", "TOVAL: The Guard.")
    assert [who(s) for s in talk.statements] == ["HOST", "Mira Toval", "HOST", "Mira Toval"]
    speaker = talk.statements[1].speaker
    assert speaker is not None
    assert (speaker.phrase.text, speaker.how) == ("TOVAL", How.REFERRED)


def test_what_is_told_within_a_turn_is_that_speaker_s() -> None:
    found = read(
        TOVAL, "HOST: Who made it?", "TOVAL: Studio Lume produced the song, the army says.",
        "HOST: When?",
    )  # fmt: skip
    assert [who(s) for s in found.statements] == ["HOST", "Mira Toval", "HOST"]
    (made,) = [c for c in found.claims if c.kind == "produced"]
    assert made.asserted_by.name == "Mira Toval"


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("KARSA: It rained.", "ESSEL: A choir sang.", "TARN CITY: Snow fell."),
        ("CLAIM: The song is old.", "VERDICT: False.", "CLAIM: It is new.", "VERDICT: False."),
        ("Note: It rained.", "It was cold.", "Note: It snowed."),
        ("TOVAL: It rained.", "The sun shone."),
    ],
)
def test_places_and_fields_are_no_speakers(paragraphs: tuple[str, ...]) -> None:
    assert turns(*paragraphs) == []


def test_turns_may_stand_in_marks() -> None:
    found = turns(TOVAL, "HOST: “When?”", "TOVAL: “In March.”", "HOST: “Who?”")
    assert found == [("HOST", "“When?”"), ("Mira Toval", "“In March.”"), ("HOST", "“Who?”")]
