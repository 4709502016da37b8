"""A file that leaves says its exhibit and nothing that a person typed."""

import pytest

from airwitness.redaction import exhibit_name


def test_names_are_made_of_numbers() -> None:
    assert exhibit_name(3, "still", 1, suffix="png") == "exhibit-003-still-01.png"
    assert exhibit_name(1200, "strip", 100, suffix="png") == "exhibit-1200-strip-100.png"
    assert exhibit_name(7) == "exhibit-007"


@pytest.mark.parametrize(("what", "suffix"), [("a name", "png"), ("still", "mp4/..")])
def test_no_free_text_gets_into_a_name(what: str, suffix: str) -> None:
    with pytest.raises(ValueError, match=what):
        exhibit_name(1, what, suffix=suffix)
