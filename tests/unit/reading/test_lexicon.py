import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airwitness.reading.lexicon import Rule, find_codes

RULES = [
    Rule(code="oath", language="en", phrase="we swear", number=1),
    Rule(code="call-to-die", language="en", phrase="give our lives", number=2),
    Rule(code="sacred-duty", language="fa", phrase="وظیفهٔ مقدس", number=1),
    Rule(code="sacred-duty", language="ar", phrase="واجب مقدس", number=1),
]


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("They sing: “We SWEAR it”.", "oath", "We SWEAR"),
        ("ready to give  our\u00a0lives", "call-to-die", "give  our\u00a0lives"),
        ("این وظيفهٔ مقدّس ماست", "sacred-duty", "وظيفهٔ مقدّس"),
        ("هذا وَاجِبٌ مقدس", "sacred-duty", "وَاجِبٌ مقدس"),
    ],
)
def test_a_phrase_is_found_as_readers_find_it(text: str, code: str, found: str) -> None:
    (hit,) = find_codes(text, RULES)
    assert (hit.code, hit.text) == (code, found)
    assert text[hit.start : hit.end] == found


@pytest.mark.parametrize(
    "text", ["We sweared", "owe swear", "We. Swear", "We\nswear", "give lives"]
)
def test_parts_of_words_and_words_of_two_sentences_are_no_phrase(text: str) -> None:
    assert find_codes(text, RULES) == []


@pytest.mark.parametrize(
    ("text", "is_negated"),
    [
        ("We do not want that we swear.", True),
        ("They don't say we swear.", True),
        ("They say no. We swear.", False),
        ("Not one of the many things that were said there: we swear", False),
        ("we swear", False),
    ],
)
def test_a_word_before_it_in_the_sentence_turns_it_around(text: str, is_negated: bool) -> None:  # noqa: FBT001
    assert [hit.is_negated for hit in find_codes(text, RULES)] == [is_negated]


def test_context_stays_on_its_line() -> None:
    text = f"above\n{'a' * 200} we swear {'b' * 200}\nbelow"
    (hit,) = find_codes(text, RULES)
    low, high = hit.context
    assert "\n" not in text[low:high]
    assert (hit.start - low, high - hit.end) == (80, 80)


@given(st.text(alphabet=string.ascii_lowercase[:4] + " .\nwe swarو", max_size=200))
def test_every_hit_is_verbatim(text: str) -> None:
    for hit in find_codes(f"{text} we swear", RULES):
        assert text.join(["", " we swear"])[hit.start : hit.end] == hit.text


def test_time_is_in_proportion_to_the_text() -> None:
    def cost(times: int) -> float:
        text = "we swear we " * times
        before = time.process_time()
        assert len(find_codes(text, RULES)) == times
        return time.process_time() - before

    cost(1_000)
    assert cost(40_000) < 40 * max(cost(4_000), 0.01)
