import html
import re
from html.parser import HTMLParser

import pytest

from airwitness.acts.read import rules_of
from airwitness.capture import Article
from airwitness.case.book import read_book, shipped_book
from airwitness.reading import Block, BlockKind, KeptText
from airwitness.reading.lexicon import find_codes
from airwitness.report.article.content import Hint, ReadArticle
from airwitness.report.article.marks import Mark, runs_of
from airwitness.report.article.page import render_article
from airwitness.report.article.voices import NOBODY, voices_of
from airwitness.statements import read_statements

PARAGRAPHS = (
    "“We swear nothing here,” said Mira Toval, spokeswoman for the Harbour Union.",
    "Colonel Dov Castellan said the choir had “volunteered with joy”.",
    "It was claimed that the film was cheap.",
)


def article(*paragraphs: str, title: str = "A song") -> ReadArticle:
    blocks, text = [], ""
    for number, words in enumerate((title, *paragraphs)):
        text += "\n\n" * bool(number)
        kind = BlockKind.PARAGRAPH if number else BlockKind.TITLE
        blocks.append(Block(start=len(text), end=len(text) + len(words), kind=kind))
        text += words
    kept = KeptText(text=text, blocks=tuple(blocks), language="en")
    book = read_book(shipped_book())
    reading = read_statements(kept)
    return ReadArticle(
        article=Article(
            id="a" + "0" * 12, object="ab" * 32, kind="article", form="text", name="song.txt",
            size=len(text), page=None, url=None, part=None, charset=None, fetched=None, place=None,
            sequence=2,
        ),
        about={"title": {"text": title, "how": "first line", "span": None, "source": [0, 1]}},
        kept=kept,
        reading=reading,
        hints=tuple(
            Hint(hit=hit, statement=reading.statements[0])
            for hit in find_codes(text, rules_of(book))
        ),
        book=book,
    )  # fmt: skip


class _Page(HTMLParser):
    """Ids, links and words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found["href"] or ""] if tag == "a" else []


def test_every_link_leads_to_one_place_on_the_page() -> None:
    page = _Page(render_article(article(*PARAGRAPHS), made_at=0))
    assert len(page.ids) == len(set(page.ids))
    assert page.links
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_the_text_stands_on_the_page_as_it_was_kept() -> None:
    read = article(*PARAGRAPHS)
    page = render_article(read, made_at=0)
    rows = page.split('<div class="row">')[1:]
    for block, row in zip(read.kept.blocks, rows, strict=True):
        inner = re.search(r'<(p|h3) dir="auto">(.*?)</\1>', row)
        assert inner is not None
        words = re.sub(r"<sup.*?</sup>|<[^>]*>", "", inner[2])
        assert html.unescape(words) == read.kept.text[block.start : block.end]


def test_each_voice_has_its_number_and_nobody_has_none() -> None:
    voices = voices_of(article(*PARAGRAPHS).reading.statements)
    assert [voice.number for voice in voices] == [1, 2, 0]
    assert [voice.colour for voice in voices] == [0, 1, NOBODY]
    assert voices[0].name == "Mira Toval"


def test_hints_say_in_whose_words_they_stand() -> None:
    read = article(*PARAGRAPHS)
    (hint,) = read.hints
    told = hint.as_json()
    assert told["code"] == "oath"
    assert told["asserted_by"]["name"] == "Mira Toval"
    assert "in the words of" in render_article(read, made_at=0)


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</style><svg onload=alert(1)>",
        "&lt;b&gt; &#x3c;script&#x3e;",
        "javascript:alert(1)",
        "\u202eevil\u202c \u2066x",
    ],
)
def test_hostile_words_are_inert(words: str) -> None:
    hostile = article(f"“{words}” said {words}.", title=words)
    page = render_article(hostile, made_at=0)
    parsed = _Page(page)
    assert not parsed.tags & {"script", "img", "iframe", "object"}
    assert all(link.startswith("#") for link in parsed.links)
    assert "onerror=alert(1)>" not in page
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)


def test_runs_cover_a_block_once_and_in_order() -> None:
    marks = [
        Mark(start=3, end=9, kind="said", of="s1"),
        Mark(start=5, end=7, kind="hedge", of="s1"),
        Mark(start=0, end=4, kind="cue", of="s2"),
        Mark(start=8, end=30, kind="claim", of="k1"),
    ]
    runs = list(runs_of(2, 12, marks))
    assert [(run.start, run.end) for run in runs] == [
        (2, 3), (3, 4), (4, 5), (5, 7), (7, 8), (8, 9), (9, 12),
    ]  # fmt: skip
    assert [[m.kind for m in run.marks] for run in runs] == [
        ["cue"], ["cue", "said"], ["said"], ["said", "hedge"], ["said"], ["said", "claim"],
        ["claim"],
    ]  # fmt: skip


def test_a_text_without_statements_says_so() -> None:
    page = render_article(article("Rain fell in the valley."), made_at=0)
    assert "Nothing was read out of this text" in page
