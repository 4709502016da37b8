"""Pages → articles, each character with its place in the page."""

import random
from dataclasses import replace
from typing import Any

import pytest

from airwitness.errors import InputError
from airwitness.reading.article import ArticleText
from airwitness.reading.encoding import decoded
from airwitness.reading.page import opinions
from airwitness.reading.page.body import body_of
from airwitness.reading.page.read import read_page
from airwitness.reading.page.source import Within, Words, read_source
from airwitness.reading.page.wire import packed, unpacked
from tests.unit.reading.pages import KINDS, PAGE
from tests.unit.reading.test_plain import is_consistent, kinds


def page(text: str, *, ask: bool = True) -> ArticleText:
    return read_page(decoded(text.encode(), is_page=True), ask=ask)


def test_a_page_is_its_article_and_nothing_around_it() -> None:
    text = page(PAGE)
    assert kinds(text) == KINDS
    assert text.guesses == text.problems == ()
    assert text.kept.language == "en"
    is_consistent(text, PAGE)
    for words in ("counted", "Northern Music House", "They are children"):
        start = text.kept.text.index(words)
        ((low, high),) = text.offsets.source(start, start + len(words))
        assert PAGE[low:high] == words
    start = text.kept.text.index("“march")
    assert PAGE[slice(*text.offsets.source(start, start + 1)[0])] == "&ldquo;"


def test_what_a_page_says_of_itself_and_where() -> None:
    text = page(PAGE)
    title, byline, outlet, date = text.title, text.byline, text.outlet, text.date
    assert title is not None
    assert byline is not None
    assert outlet is not None
    assert date is not None
    assert (title.text, title.how, title.span) == ("Song aired & aired again", "element", (0, 24))
    assert (byline.text, byline.how) == ("By Nadia Ferrow", "element")
    assert (outlet.text, outlet.how, outlet.span) == ("The Gazette", "meta og:site_name", None)
    assert PAGE[slice(*outlet.source)] == "The Gazette"
    assert (date.text, date.how) == ("2024-03-12T10:00:00Z", "meta article:published_time")
    assert PAGE[slice(*date.source)] == date.text


def test_a_head_in_json() -> None:
    text = page(
        '<html><head><title>x | y</title><script type="application/ld+json">'
        '{"@type": "NewsArticle", "headline": "The \\u201csong\\u201d again", "datePublished":'
        '"2024-03-12", "author": [{"@type": "Person", "name": "Jane Doe"}], "publisher":'
        '{"@type": "Organization", "name": "The Gazette"}}</script></head><body>'
        + "<p>Some words that are long enough to be the body of an article of a newspaper.</p>"
        * 3
    )
    assert text.title is not None
    assert (text.title.text, text.title.how) == ("The “song” again", "json-ld")
    assert text.kept.text.startswith("The “song” again\n")
    assert text.byline is not None
    assert text.byline.text == "Jane Doe"
    assert text.outlet is not None
    assert text.outlet.text == "The Gazette"
    assert text.date is not None
    assert text.date.text == "2024-03-12"


def test_without_opinions_all_paragraphs_are_kept_and_that_is_said() -> None:
    text = page(PAGE, ask=False)
    assert "Home" not in text.kept.text
    assert "Northern Music House" in text.kept.text
    assert "could not read it" in text.guesses[0]


def test_the_second_opinion_counts_between_and_alone() -> None:
    blocks = [f"Block number {name} with words enough to count as a paragraph." for name in "abcde"]
    words = [Words(pieces=read_source(f"<p>{b}").words[0].pieces, within=Within()) for b in blocks]
    a, b, c, _, e = blocks
    assert body_of(words, f"{a}\n{c}", f"{b}\n{e}") == ({0, 1, 2}, True)
    assert body_of(words, "", f"{b}\n{e}") == ({1, 4}, True)
    assert body_of(words, "", "") == ({0, 1, 2, 3, 4}, False)


def test_markup_is_read_as_it_stands() -> None:
    page = read_source(
        "<p>a &lt;b&gt; &notit; &#x41;&#10;<br>c<br><br>d<!-- <p>no --><![CDATA[x]]>e<svg><text>"
        "no</text></svg><svg/>f<p title='a>b' hidden>g</div><li>h<li>i<title>T &amp; U</title>< 3 <"
        "<p>j"
    )
    assert [words.text for words in page.words] == [
        "a <b> ¬it; A c", "def", "g", "h", "i< 3 <", "j",
    ]  # fmt: skip
    assert [(said.name, said.text) for said in page.said] == [("title", "T & U")]
    assert page.words[2].within.is_noise


def test_any_markup_is_read_and_every_character_has_a_place() -> None:
    chance = random.Random(8)
    parts = [
        "<p>", "</p>", "<div class='byline'>", "</div>", "<b>", "&amp;", "&", "<", ">", "words ",
        "<br>", "<!--", "-->", "<script>", "</script>", "<h1>", "</h1>", "<figcaption>", "<li>",
        '<a href="', '"', "'", "سلام", "&nbsp;", "<title>", "</title>", "<svg>", "<svg/>", "\n",
        "<meta name=author content='A'>", "<time datetime=1>", "\0", "&#0;", "&#55555;",
    ]  # fmt: skip
    for _ in range(400):
        source = "".join(chance.choices(parts, k=chance.randrange(40)))
        is_consistent(page(source, ask=False), source)


def test_an_article_on_the_wire_is_the_same() -> None:
    text = page(PAGE)
    assert unpacked(packed(text)) == text


@pytest.mark.parametrize(
    "change",
    [
        {"text": ""}, {"blocks": [[5, 2, "title"]]}, {"blocks": [[0, 1, "nonsense"]]},
        {"runs": [[0, 1, 5, 2]]}, {"runs": [["0", 1, 2, 3]]}, {"title": {"text": "x"}},
        {"problems": None},
    ],
)  # fmt: skip
def test_what_is_no_article_on_the_wire_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        unpacked({**packed(page(PAGE)), **change})
    with pytest.raises(InputError):
        unpacked(None)


def test_a_library_that_gives_up_has_no_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> str:
        raise RecursionError

    monkeypatch.setattr("trafilatura.extract", fail)
    monkeypatch.setattr("readability.Document", fail)
    assert (opinions.by_trafilatura(PAGE), opinions.by_readability(PAGE)) == ("", "")
    text = page(PAGE)
    assert "Northern Music House" in text.kept.text
    assert "could not be told" in text.guesses[0]
    assert replace(text, guesses=()).kept.text
