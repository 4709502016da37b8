"""Articles by the command line: read, as data and as a page that a browser opens."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from airwitness.acts.reading import kept_text
from airwitness.archive import Archive
from airwitness.cli import run
from airwitness.demo import newspaper
from airwitness.settings import Settings
from tests.browser import Tab, browsing

PERSIAN = """سرود بندر از کانال یک پخش شد

ویرا دانتاس، روزنامهٔ اسل

میرا توال، سخنگوی اتحادیهٔ بندر، گفت: «این سرود نیست، برگهٔ ثبت‌نام است.»

کودکان می‌خوانند: «سوگند می‌خوریم که می‌آییم.» این سرود ظاهراً در ۲ مارس ۲۰۲۶ پخش شد.
"""
PARAGRAPHS = "[...document.querySelectorAll('.row p')]"


@pytest.fixture(scope="module")
def browser() -> Iterator[Tab]:
    with browsing() as tab:
        yield tab


class Desk:
    """A person at an archive that holds articles."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        assert run(["init", str(folder / "archive")]) == 0

    def do(self, *words: str, code: int = 0) -> str:
        self._capsys.readouterr()
        assert run([*words, "-A", str(self.folder / "archive")]) == code
        return self._capsys.readouterr().out

    def add(self, name: str, text: str) -> str:
        """Add an article and give its id."""
        (self.folder / name).write_text(text, encoding="utf-8")
        self.do("add", str(self.folder / name))
        (listed,) = json.loads(self.do("list", "--json"))
        return str(listed["id"])

    def text(self, article: str) -> str:
        """The kept text of an article."""
        folder = self.folder / "archive"
        with Archive(folder, Settings(archive=folder)) as archive:
            return kept_text(archive, archive.article(article)).text


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def spans_of(value: Any) -> Iterator[tuple[list[list[int]], str]]:
    """Every record with spans and a text, at any depth."""
    if isinstance(value, dict):
        if "spans" in value and isinstance(value.get("text"), str):
            yield value["spans"], value["text"]
        for inner in value.values():
            yield from spans_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans_of(inner)


def test_the_reading_of_an_article_as_data(desk: Desk) -> None:
    article = desk.add(newspaper.NAME, newspaper.TEXT)
    told = json.loads(desk.do("read", article, "--json"))
    assert told["schema"] == 1
    assert told["article"]["id"] == article
    assert told["article"]["language"] == "en"
    assert {"statements", "claims", "codes", "versions"} <= told.keys()
    said = {s["speaker"]["name"]: s for s in told["statements"] if s["speaker"]}
    assert newspaper.SAID in said["Mira Toval"]["content"]["text"]
    assert "Dov Castellan" in said
    codes = {(c["code"], c["asserted_by"]["kind"]) for c in told["codes"]}
    assert ("oath", "speaker") in codes
    text = desk.text(article)
    found = list(spans_of(told))
    assert len(found) > 8
    for spans, words in found:
        assert " ".join(text[a:b] for a, b in spans) == words


def test_the_listing_tells_numbers_and_civil_dates(desk: Desk) -> None:
    text = "سرود تازه\n\nبیش از هزار و ۲۰۰ کودک در ۱۲ فروردین ۱۳۹۸ آن را خواندند.\n"
    listed = desk.do("read", desk.add("count.txt", text))
    assert "tally  \u2068هزار و ۲۰۰ کودک\u2069 = 1200" in listed
    assert "dated  \u2068در ۱۲ فروردین ۱۳۹۸\u2069 (2019-04-01)  history" in listed


def test_the_page_of_an_article_opens_alone_and_for_everybody(desk: Desk, browser: Tab) -> None:
    article = desk.add(newspaper.NAME, newspaper.TEXT)
    page = desk.folder / "page.html"
    desk.do("read", article, "--html", str(page))
    tab = browser.open(page)
    assert tab.requests() == []
    assert tab.complaints() == []
    assert tab.serious() == []
    assert "Mira Toval" in tab.run("document.body.innerText")
    tab = browser.open(page, width=390)
    assert tab.run("document.documentElement.scrollWidth") <= 390


def test_a_persian_article_reads_from_the_right(desk: Desk, browser: Tab) -> None:
    article = desk.add("sorud.txt", PERSIAN)
    page = desk.folder / "page.html"
    desk.do("read", article, "--html", str(page))
    tab = browser.open(page)
    directions = tab.run(f"{PARAGRAPHS}.map(p => getComputedStyle(p).direction)")
    assert directions
    assert set(directions) == {"rtl"}
    sides = tab.run(
        f"{PARAGRAPHS}.map(p => {{ const r = document.createRange(); r.selectNodeContents(p);"
        " const line = r.getClientRects()[0]; const box = p.getBoundingClientRect();"
        " return Math.abs(line.right - box.right) < 2})"
    )
    assert all(sides)
    assert tab.serious() == []
    assert "سوگند" in desk.do("read", article)


def test_an_article_that_is_not_there_is_told(desk: Desk) -> None:
    desk.do("read", "a000000000000", code=2)
