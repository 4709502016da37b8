"""Who made, aired and ordered what; which body is part of which; when; how many."""

from airwitness.reading import Block, BlockKind, KeptText
from airwitness.statements import read_statements
from tests.unit.statements.made import claims, read


def test_produced_and_aired() -> None:
    text = 'The song, "Little Lanterns", was produced by Studio Lume and broadcast by Kanal Karsa.'
    assert claims("produced", text) == [("Studio Lume", "Little Lanterns")]
    assert claims("aired", text) == [("Kanal Karsa", "Little Lanterns")]


def test_active_and_with_a_time() -> None:
    (claim,) = read("Radio Sund aired a song on Tuesday evening.").claims
    assert claim.subject is not None
    assert claim.object is not None
    assert claim.when is not None
    assert (claim.subject.name, claim.object.phrase.text) == ("Radio Sund", "a song")
    assert (claim.when.phrase.text, claim.when.period) == ("on Tuesday evening", "present")


def test_sung_ordered_and_published() -> None:
    text = "The anthem was sung by the Merrow Boys' Choir and commissioned by the Directorate."
    assert claims("performed", text) == [("Merrow Boys' Choir", "anthem")]
    assert claims("commissioned", text) == [("Directorate", "anthem")]
    assert claims("published", "The video was posted by the Home Guard.") == [
        ("Home Guard", "video")
    ]


def test_what_was_not_aired_is_no_airing() -> None:
    assert claims("aired", "Radio Sund will not broadcast the song.") == []


def test_what_is_no_work_is_not_made() -> None:
    assert claims("produced", "The factory was built and the soup was made by the cook.") == []


def test_it_is_the_work_of_before() -> None:
    aired = claims("aired", '"Gate of Lamps" was made by Red Heron. It was aired by Harbour TV.')
    assert aired == [("Harbour TV", "Gate of Lamps")]


def test_a_chain_with_a_role() -> None:
    text = (
        "The recording comes from the music house Alder Gate, part of the culture branch of the"
        " Northern Guard's Office of Youth, which is responsible for the education of cadets."
    )
    assert claims("part_of", text) == [
        ("music house Alder Gate", "culture branch"),
        ("culture branch", "Office of Youth"),
        ("Office of Youth", "Northern Guard"),
    ]
    assert claims("responsible_for", text) == [("Office of Youth", "education of cadets")]


def test_owned_and_attached() -> None:
    assert claims("part_of", "Beacon FM belongs to the Defence League's Arts Wing.") == [
        ("Beacon FM", "Arts Wing"),
        ("Arts Wing", "Defence League"),
    ]


def test_history_is_told_from_the_event() -> None:
    text = "2 June 2030\n\nIt was sung in 1983, during the war of 1980-88, and again in 2030."
    blocks = (
        Block(start=0, end=11, kind=BlockKind.DATE),
        Block(start=13, end=len(text), kind=BlockKind.PARAGRAPH),
    )
    reading = read_statements(KeptText(text=text, blocks=blocks, language="en"))
    times = [c.when for c in reading.claims if c.kind == "dated" and c.when]
    assert [(t.start, t.end, t.period) for t in times] == [
        ("1983", "1983", "history"),
        ("1980", "1988", "history"),
        ("2030", "2030", "present"),
    ]


def test_dates_are_normalised() -> None:
    times = [c.when for c in read("It was posted on 5 October 2022 by nobody.").claims]
    assert [t.start for t in times if t] == ["2022-10-05"]


def test_children_are_counted() -> None:
    tallies = read("About 1,150 children and two dozen boys sang.").claims
    assert [c.value for c in tallies if c.kind == "tally"] == [1150, 24]
    others = "In 31 of the broadcasts children sang. One in three children had seen them."
    assert not [c for c in read(others).claims if c.kind == "tally"]


def test_a_claim_is_whoever_s_word_it_is() -> None:
    paper, told = read(
        "The song was produced by Studio Lume.",
        "Mira Toval said the song was aired by Radio Sund.",
    ).claims
    assert paper.asserted_by.kind == "paper"
    assert (told.asserted_by.kind, told.asserted_by.name) == ("speaker", "Mira Toval")
    assert told.asserted_by.statement == "S1"


def test_hedges_are_claims_of_their_own() -> None:
    hedged = read("The funding apparently came from the lottery.").claims
    assert [(c.kind, c.object.name) for c in hedged if c.object] == [("hedged", "apparently")]


def test_a_day_on_which_something_was_aired_is_no_service() -> None:
    text = 'The song, "Harbour", was made by Tonehus. It was first aired on 2 March 2026.'
    assert claims("aired", text) == []
    assert claims("aired", "The song was aired on Quillara 2.") == [("Quillara 2", "song")]


def test_raised_digits_are_no_numbers() -> None:
    text = "It was made on 5 March² by Mira Toval. In 1999-²² and ²²²² it was aired by Radio Sund."
    assert claims("aired", f"On March ² ² children sang. {text}") == [("Radio Sund", "it")]
