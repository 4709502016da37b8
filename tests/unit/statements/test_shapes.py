"""Who speaks, over every shape of speaker and every phrase of when and where."""

from itertools import product

import pytest

from airwitness.reading import Block, BlockKind, KeptText
from airwitness.statements import read_statements

SPEAKERS = (
    ("Mira Toval, who runs the hall,", "Mira Toval"), ("medics and two witnesses", "medics"),
    ("the army and the police", "police"), ("a spokesman for the ministry of works", "spokesman"),
    ("the company, which runs the dam,", "company"), ("two officials at the port", "officials"),
    ("Board Chairman Dr. Mira Toval", "Mira Toval"), ("one of the lawyers", "lawyers"),
    ("the bank's chief economist, Mira Toval,", "Mira Toval"), ("a man in a red hat", "man"),
)  # fmt: skip
WHEN = (
    "", " on Monday", " in a statement", " after four months with the ears", " this week",
    " in an interview with the Mercury", " before leaving the hall", " on its website",
    " in front of the hall", " by telephone", " at a news conference in Karsa",
)  # fmt: skip
SAID = "the old bridge was closed for repairs"


def said(text: str) -> list[tuple[str, str]]:
    """Speaker and content of every statement of a text of one block."""
    block = Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH)
    reading = read_statements(KeptText(text=text, blocks=(block,), language="en"))
    return [(s.speaker.name if s.speaker else "", s.content.text) for s in reading.statements]


@pytest.mark.parametrize(("speaker", "when"), list(product(SPEAKERS, WHEN)))
def test_who_says_what_whatever_stands_between(speaker: tuple[str, str], when: str) -> None:
    who, name = speaker
    texts = (
        f"{SAID.capitalize()}, {who} said{when}.",
        f"{SAID.capitalize()}, {who} has warned{when}.",
        f"{who[0].upper()}{who[1:]} said{when} that {SAID}.",
    )
    for text in texts:
        found = said(text)
        assert len(found) == 1, text
        assert name.lower() in found[0][0].lower(), text
        assert found[0][1].lower() == SAID, text


@pytest.mark.parametrize(
    "text",
    [
        "The conductor called for tickets with his eyebrows.",
        "The smaller woman claimed the title.",
        "She added the belt to the two she keeps in the freezer.",
        "The samples were told apart by the colour of their lids.",
        "The clerk held forth for an hour and put it down.",
        "A room called “Truth” seats six.",
        "The trust maintains the dyke, more or less.",
        "The partners reported for work on the ninth.",
        "They have begged to differ.",
        "Its makers agreed to 14 cuts and one change of colour.",
        "The minister has called for an apology.",
        "The mayor announces a bridge.",
        "Xylo has recalled Mira Toval, 36, for Saturday.",
        "The board proposed a dividend of 9 dirams a share.",
        "The two others declined to give a forecast.",
        "The company denies responsibility.",
        "The club hopes to finish the repairs by Easter.",
    ],
)
def test_things_done_are_not_said(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("verb", "object_"),
    [
        ("posited", ""), ("decreed", ""), ("inferred", ""), ("telegraphed", ""),
        ("averred", ""), ("surmised", ""), ("briefed", "reporters "), ("alerted", "the crew "),
        ("was at pains to say", ""), ("let slip", ""), ("took the view", ""),
        ("came to the conclusion", ""), ("gave an assurance", ""), ("piped up", ""),
    ],
)  # fmt: skip
def test_verbs_of_every_register_say(verb: str, object_: str) -> None:
    assert said(f"The minister {verb} {object_}that {SAID}.") == [("minister", SAID)]
