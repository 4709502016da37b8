"""Two markings of one article: what they agree on, and what counts neither way."""

from pathlib import Path

import pytest
from bench.accuracy.gold import GoldArticle, parse_article
from bench.accuracy.gold_second import agreement, compare, read_second

TEXT = (
    "# Song\n{1s Mira} {1c said} {1q it rained}. {2s Lena} {2c said} {2q it was late}."
    " {3s Bo} {3c said} {3q no bus came}. The song was made by Studio Lume.\n---\n"
)
FIRST = TEXT + "1 i Mira\n2 i Lena\n3 i Bo\nproduced | Studio Lume | song\ntally | Bo\n"


def marked(source: str) -> GoldArticle:
    return parse_article("en/song", source, half="fresh")


def test_what_both_mark_counts() -> None:
    both = compare(marked(FIRST), marked(FIRST))
    assert both.agreed == marked(FIRST)
    assert both.counts["statements, right speaker"] == (3, 3, 3)
    assert both.counts["productions and airings"] == (1, 1, 1)


def test_what_one_leaves_out_or_doubts_is_skipped() -> None:
    second = FIRST.replace("2 i Lena", "2 i Lena ; skip").replace("{3q no bus came}", "no bus came")
    second = second.replace("3 i Bo\n", "").replace("tally | Bo\n", "")
    both = compare(marked(FIRST), marked(second))
    assert ["skip" in s.flags for s in both.agreed.statements] == [False, True, True]
    assert [c.skip for c in both.agreed.claims] == [False, True]
    assert both.counts["statements, right speaker"] == (1, 1, 2)
    assert both.counts["tallies"] == (0, 0, 1)


def test_what_only_the_second_marks_is_added_and_skipped() -> None:
    first = FIRST.replace("{3q no bus came}", "no bus came").replace("3 i Bo\n", "")
    second = FIRST + "aired | Studio Lume | song\n"
    both = compare(marked(first), marked(second))
    assert [s.name for s in both.agreed.statements if "skip" in s.flags] == ["Bo"]
    assert [c.kind for c in both.agreed.claims if c.skip] == ["aired"]
    (said, made, *_) = agreement([(marked(first), marked(second))])
    assert (said.right, said.read, said.marked) == (2, 3, 2)
    assert (made.right, made.read, made.marked) == (1, 2, 1)


def test_two_speakers_of_one_content_are_no_agreement() -> None:
    both = compare(marked(FIRST), marked(FIRST.replace("1 i Mira", "1 i Bo").replace("1s", "9s")))
    assert ["skip" in s.flags for s in both.agreed.statements] == [True, False, False]
    assert both.counts["statements, right speaker"] == (2, 3, 3)


def test_a_second_marking_of_another_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "second" / "en").mkdir(parents=True)
    assert read_second(marked(FIRST), tmp_path) is None
    path = tmp_path / "second" / "en" / "song.txt"
    path.write_text(FIRST.replace("rained", "snowed"), encoding="utf-8")
    with pytest.raises(ValueError, match="another text"):
        read_second(marked(FIRST), tmp_path)
