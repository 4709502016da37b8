"""The later sets are marked as the first one is, and no article is in two of them."""

import pytest
from bench.accuracy.gold import APART, GoldArticle, read_apart, read_gold

LENGTHS = {"en": (118, 460), "fa": (75, 280), "ar": (75, 260)}  # words
SETS = [name for name in APART if name != "drills"]  # those are no articles


@pytest.fixture(scope="module", params=sorted(LENGTHS))
def articles(request: pytest.FixtureRequest) -> list[GoldArticle]:
    return [a for name in SETS for a in read_apart(name, request.param)]


def test_the_sets_share_no_article(articles: list[GoldArticle]) -> None:
    assert {a.half for a in articles} == set(SETS)
    assert len({a.name for a in articles}) == len({a.kept.text for a in articles}) == len(articles)
    tuned = read_gold(articles[0].kept.language)
    assert not {a.name for a in articles} & {a.name for a in tuned}
    assert not {a.kept.text for a in articles} & {a.kept.text for a in tuned}


def test_every_mark_holds_words_and_none_is_left(articles: list[GoldArticle]) -> None:
    for article in articles:
        text = article.kept.text
        assert not set("{}") & set(text), article.name
        spans = [s for g in article.statements for s in (*g.speaker, *g.cue, *g.content)]
        assert all(text[a:b].strip() for a, b in (*spans, *article.hedges)), article.name


def test_direct_and_mixed_statements_hold_marks_of_quotation(articles: list[GoldArticle]) -> None:
    for article in articles:
        for statement in article.statements:
            quoted = any(
                c in "\"“”«»„‚‘'" for a, b in statement.content for c in article.kept.text[a:b]
            )
            assert quoted or statement.kind == "indirect", (article.name, statement)


def test_articles_are_of_the_length_of_news(articles: list[GoldArticle]) -> None:
    for article in articles:
        least, most = LENGTHS[article.kept.language]
        assert least <= len(article.kept.text.split()) <= most, article.name
