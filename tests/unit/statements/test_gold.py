"""The marked articles are consistent: spans verbatim, nothing empty, halves of one size."""

import pytest
from bench.accuracy.gold import GoldArticle, parse_article, read_gold

LEAST = {"en": 60, "fa": 15, "ar": 15}  # articles


@pytest.fixture(scope="module", params=sorted(LEAST))
def articles(request: pytest.FixtureRequest) -> list[GoldArticle]:
    return read_gold(request.param)


def test_there_are_enough(articles: list[GoldArticle]) -> None:
    assert len(articles) >= LEAST[articles[0].kept.language]
    halves = [article.half for article in articles]
    assert abs(halves.count("dev") - halves.count("held")) <= 1


def test_no_mark_is_left_in_the_text(articles: list[GoldArticle]) -> None:
    assert [a.name for a in articles if set("{}") & set(a.kept.text)] == []


def test_blocks_cover_all_but_line_ends(articles: list[GoldArticle]) -> None:
    for article in articles:
        text, at = article.kept.text, 0
        for block in article.kept.blocks:
            assert text[at : block.start].strip("\n") == ""
            assert text[block.start : block.end].strip()
            at = block.end
        assert at == len(text)


def test_spans_are_words_of_the_text(articles: list[GoldArticle]) -> None:
    for article in articles:
        text = article.kept.text
        for statement in article.statements:
            for start, end in (*statement.speaker, *statement.cue, *statement.content):
                assert text[start:end].strip(), (article.name, statement)
            assert statement.content or "skip" in statement.flags
        for start, end in article.hedges:
            assert text[start:end].strip()


def test_a_statement_is_spoken_once(articles: list[GoldArticle]) -> None:
    for article in articles:
        spans = [s for statement in article.statements for s in statement.content]
        assert len(spans) == len(set(spans)), article.name


def test_articles_are_of_the_length_of_news(articles: list[GoldArticle]) -> None:
    lengths = {a.name: len(a.kept.text.split()) for a in articles}
    shortest = 110 if articles[0].kept.language == "en" else 70
    assert {n: words for n, words in lengths.items() if not shortest <= words <= 350} == {}


def test_marks_are_read_as_spans() -> None:
    article = parse_article("en/made", "# Song\n{1,1s Mira} {1c said}: {1q No.}\n---\n1 i Mira\n")
    statement = article.statements[0]
    text = article.kept.text
    assert text == "Song\n\nMira said: No."
    assert [text[a:b] for a, b in statement.speaker] == ["Mira"]
    assert [text[a:b] for a, b in statement.content] == ["No."]


def test_a_claim_that_is_not_in_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="not in the text"):
        parse_article("en/made", "Song.\n---\nproduced | Nobody | Song\n")


def test_an_open_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="not closed"):
        parse_article("en/made", "{1q Song.\n---\n1 i Mira\n")
