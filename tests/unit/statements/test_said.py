"""Who says what in English: each phenomenon by itself."""

import pytest

from airwitness.reading import Block, BlockKind, KeptText
from airwitness.statements import read_statements
from airwitness.statements.read import VERSION
from airwitness.statements.records import How, Kind
from tests.unit.statements.made import TOVAL, only, read, who


@pytest.mark.parametrize(
    "text",
    [
        '"It is a uniform set to music," said Mira Toval.',
        '"It is a uniform set to music," Mira Toval said.',
        'Mira Toval said: "It is a uniform set to music."',
        'Mira Toval said:"It is a uniform set to music."',
        '"It is a uniform," Mira Toval said, "set to music."',
        '"It is a uniform set to music," Mira Toval told reporters on Tuesday.',
        "“It is a uniform set to music,” said Mira Toval.",
        "«It is a uniform set to music», said Mira Toval.",
        "„It is a uniform set to music,“ said Mira Toval.",
        "'It's a uniform set to music,' said Mira Toval.",
    ],
)
def test_marks_and_places_of_the_speaker(text: str) -> None:
    statement = only(text)
    assert who(statement) == "Mira Toval"
    assert statement.kind == Kind.DIRECT
    assert "uniform" in statement.content.text
    assert "Mira" not in statement.content.text


def test_title_and_apposition_give_role_and_affiliation() -> None:
    speaker = only(f"{TOVAL} said the song was a uniform.").speaker
    assert speaker is not None
    assert (speaker.name, speaker.role) == ("Mira Toval", "director")
    assert speaker.affiliation == "Belmora Child Observatory"


def test_a_role_before_the_name_is_the_role() -> None:
    speaker = only("Its director, Zoran Peake, said the decision was final.").speaker
    assert speaker is not None
    assert speaker.name == "Zoran Peake"
    assert speaker.role == "director"


def test_a_pronoun_goes_to_the_last_speaker() -> None:
    first, second = read('Mira Toval said it was late. "Go home," she added.').statements
    assert who(first) == who(second) == "Mira Toval"
    assert second.speaker is not None
    assert second.speaker.how == How.PRONOUN


def test_a_spokesman_is_not_she() -> None:
    statements = read(
        "Mira Toval said it was late.",
        "A spokesman for the League said it was early.",
        '"Go home," she said.',
    ).statements
    assert who(statements[2]) == "Mira Toval"


def test_the_group_is_the_last_organisation() -> None:
    statements = read(
        "The Lamp Trust said 77 videos were made.", "The group said it would count again."
    ).statements
    assert who(statements[1]) == who(statements[0]) == "Lamp Trust"


def test_a_quotation_over_paragraphs_is_one_statement() -> None:
    statement = only(
        'Agnete Skov said: "We have read the sheets.',
        '"The child is never afraid.',
        '"They train children to be missed."',
    )
    assert len(statement.content.spans) == 3
    assert who(statement) == "Agnete Skov"


def test_quoted_words_alone_go_on() -> None:
    first, second = read('Colin Threlk said he liked soldiers. "My granddad was one."').statements
    assert second.cue is None
    assert who(first) == who(second)
    assert second.speaker is not None
    assert second.speaker.how == How.CONTINUED


def test_an_editor_s_brackets_are_not_spoken() -> None:
    statement = only("“They [the pupils] are to be filmed,” wrote Ada Crane.")
    assert [phrase.text for phrase in statement.inserted] == ["[the pupils]"]


def test_mixed_and_indirect() -> None:
    mixed = only('The ministry said the song was "harmless" and would stay.')
    assert mixed.kind == Kind.MIXED
    assert only("The ministry said the song would stay.").kind == Kind.INDIRECT
    assert only('The bishop called the song "a disgrace".').kind == Kind.MIXED


def test_by_somebody_and_by_nobody() -> None:
    named = only('The song was criticised by the Fishermen\'s Union as "a casting call".')
    assert who(named) == "Fishermen's Union"
    for text in (
        'The song was criticised as "a casting call".',
        "It was claimed that the winners were cadets.",
    ):
        unknown = only(text)
        assert unknown.speaker is None


def test_negated_and_denied() -> None:
    negated = only("The ministry did not say who had paid for the video.")
    assert (negated.negated, negated.denied) == (True, False)
    assert only("The clerk declined to say whether it was true.").negated
    denied = only("The army denied that soldiers had filmed minors.")
    assert (denied.negated, denied.denied) == (False, True)


def test_songs_speak_for_themselves() -> None:
    sung = only("The children sing: 'Mother, do not wait, I have gone to hold the wall.'")
    assert who(sung) == "children"
    work = only('The song says "small hands can carry great flags".')
    assert work.speaker is not None
    assert work.speaker.how == How.WORK


def test_titles_and_slogans_are_not_spoken() -> None:
    assert read("The slogan 'One Voice, One Shield' hangs over the gate.").statements == ()
    assert read("In a dark room visitors hear “The Ninth Wave”.").statements == ()


def test_apostrophes_are_no_marks() -> None:
    statement = only("Alf Dunning said: 'Kids' telly used to be about rabbits.'")
    assert statement.content.text == "'Kids' telly used to be about rabbits.'"
    assert only("Joss's mum said the boys' parents weren't told.").kind == Kind.INDIRECT


def test_sources_without_a_verb() -> None:
    assert who(only("About 120 children took part, according to the channel.")) == "channel"
    assert who(only("According to Mira Toval, 120 children took part.")) == "Mira Toval"
    assert who(only('As Judge Almaas put it, a voice is "personal data".')) == "Almaas"


def test_one_sentence_may_have_two_statements() -> None:
    said, added = read(
        "Maud Penny said the lyrics would be reviewed, adding that the word was an oversight."
    ).statements
    assert who(said) == who(added) == "Maud Penny"
    assert said.content.text == "the lyrics would be reviewed"


def test_a_mark_that_is_never_closed_ends_with_its_sentence() -> None:
    text = 'Ruth Calder said she was not "paid by a helmet. The prize is old.'
    statements = read(text).statements
    assert statements[0].content.text.endswith("helmet")


def test_title_and_caption_are_told_apart() -> None:
    text = "Ban the song, says monitor\n\nThe school says it did not know."
    blocks = (
        Block(start=0, end=26, kind=BlockKind.TITLE),
        Block(start=28, end=len(text), kind=BlockKind.CAPTION),
    )
    statements = read_statements(KeptText(text=text, blocks=blocks, language="en")).statements
    assert [s.block for s in statements] == ["title", "caption"]


def test_hedges_lie_with_what_they_weaken() -> None:
    statement = only("Villagers said the text was probably written in 1968.")
    assert [h.text for h in statement.hedges] == ["probably"]


def test_json_has_the_parts_of_the_record() -> None:
    statement = only('"No," said Mira Toval.').as_json()
    assert set(statement) >= {
        "id", "kind", "speaker", "cue", "content", "hedges", "negated", "inserted",
    }  # fmt: skip
    assert set(statement["speaker"]) == {"spans", "text", "name", "role", "affiliation", "how"}
    versions = read('"No," said Mira Toval.').as_json()["versions"]
    assert versions["rules"] == {"en.before": VERSION}


def test_a_body_whose_name_is_made_of_roles_keeps_its_name() -> None:
    (statement,) = read("The Home Guard said the choir was proud.").statements
    assert statement.speaker is not None
    assert (statement.speaker.name, statement.speaker.role) == ("Home Guard", None)
