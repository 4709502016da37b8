"""The report of a case in a real browser: it asks for nothing, complains of nothing, and prints.

axe-core is the usual check of what people need who do not see or do not use a mouse.
"""

import base64
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from airwitness.redaction import WithheldWords, leaving_png
from airwitness.report.casefile import compose_case, render_case
from airwitness.report.stills import ExhibitStills, Side
from tests.browser import Tab, browsing, needed
from tests.unit.report.case_world import drawn, rich_case, rich_grounds, rich_report, still
from tests.unit.report.test_case_report import PAYLOADS, hostile

LAPTOP, PHONE = (1280, 900), (360, 740)
WIDE = "document.documentElement.scrollWidth"
BOTTOM = "document.querySelector('{}').getBoundingClientRect().bottom"


@pytest.fixture(scope="module")
def tab() -> Iterator[Tab]:
    with browsing() as opened:
        yield opened


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "case.html"
    path.write_text(render_case(rich_report()), encoding="utf-8")
    return path


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_the_report_asks_for_nothing_and_everybody_can_read_it(
    tab: Tab, page: Path, size: tuple[int, int]
) -> None:
    tab.open(page, *size)
    assert tab.requests() == []
    assert tab.complaints() == []
    assert tab.run(WIDE) <= size[0]
    assert tab.serious() == []


def test_a_page_that_did_ask_or_complain_would_be_noticed(tab: Tab, tmp_path: Path) -> None:
    path = tmp_path / "bad.html"
    path.write_text("<img src='http://127.0.0.1:9/x.png'><script>console.log(1)</script>")
    tab.open(path)
    assert tab.requests() == ["http://127.0.0.1:9/x.png"]
    assert len(tab.complaints()) >= 1
    assert any("image-alt" in found for found in tab.serious())


def test_the_first_screen_answers_the_question(tab: Tab, page: Path) -> None:
    tab.open(page, *LAPTOP)
    assert tab.run(BOTTOM.format("h1")) < LAPTOP[1] / 3
    assert tab.run(BOTTOM.format(".found")) < LAPTOP[1]
    assert tab.run(BOTTOM.format(".found + .beside")) < LAPTOP[1]
    tab.open(page, *PHONE)
    assert tab.run(BOTTOM.format(".found > li")) < PHONE[1]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_a_person_typed_does_nothing_in_a_browser(
    tab: Tab, tmp_path: Path, payload: str
) -> None:
    path = tmp_path / "case.html"
    path.write_text(hostile(payload)[0], encoding="utf-8")
    tab.open(path, *PHONE)
    assert tab.requests() == []
    assert tab.complaints() == []
    assert tab.run("document.scripts.length + document.querySelectorAll('iframe').length") == 0
    assert tab.run(WIDE) <= PHONE[0]
    assert tab.run("getComputedStyle(document.body).display") == "block"


def test_it_prints_without_cutting_a_picture_or_a_plot(tab: Tab, tmp_path: Path) -> None:
    needed("pdftotext", shutil.which("pdftotext"), "apt install poppler-utils")
    made = rich_case()
    stills = {
        number: ExhibitStills(
            exhibit=number,
            stills=tuple(
                still(n, n, n, leaving_png(drawn(100 * number + n), ()), side=Side.EXHIBIT)
                for n in range(1, 3 + 2 * number)
            ),
        )
        for number in range(1, 8)
    }
    report = compose_case(made.case(), rich_grounds(made, stills=stills), WithheldWords())
    path, printed = tmp_path / "case.html", tmp_path / "case.pdf"
    path.write_text(render_case(report), encoding="utf-8")
    tab.open(path, *LAPTOP)
    pdf = tab.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
    printed.write_bytes(base64.b64decode(pdf["data"]))

    listed = _said("pdfimages", "-list", str(printed)).splitlines()[2:]
    placed = Counter(line.split()[10] for line in listed)  # number of the object in the file
    assert set(placed.values()) == {1}
    assert len(placed) == sum(len(some.stills) for some in stills.values())

    pages = _said("pdftotext", "-raw", str(printed), "-").split("\f")[:-1]
    assert len(pages) > 10
    for number, text in enumerate(pages, 1):
        assert f"{number} of {len(pages)}" in text
        maps = text.count("clip time, min:s")  # the words below; those inside have a halo,
        assert text.count("end: clip ") == text.count("start: clip ") == 2 * maps  # and are twice
        assert not re.search(r"\n(Finding|Exhibit|Search) \d+[^\n]*\n[^\n]*\d+ of \d+\s*$", text)
    drawing = next(text for text in pages if "Organisations and people, as claimed" in text)
    for node in ("Ministry of Rails", "League of Conductors", "The Song of the Tram"):
        assert node in drawing


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
