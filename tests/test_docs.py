"""Documentation that lags fails."""

import html
import re
import shlex
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

import click
import pytest

from airwitness import errors
from airwitness.archive import Archive
from airwitness.cli import _ROOMS, airwitness, run
from airwitness.cli.manual import manual
from airwitness.demo.plans import PLANS, Plan
from airwitness.demo.tour import tour
from airwitness.errors import AirwitnessError, InputError
from airwitness.evidence.verify import ACTS, RULES
from airwitness.settings import Settings
from tests.browser import browsing

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
VISIBLE = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")


def headings(name: str) -> set[str]:
    return set(re.findall(r"^#+ (.+)$", (DOCS / name).read_text(), re.MULTILINE))


def test_the_command_line_page_is_what_help_says() -> None:
    assert (DOCS / "cli.md").read_text() == manual(), "run `make docs`"
    assert set(_ROOMS) <= headings("cli.md")


def test_every_rule_and_act_has_its_place_in_the_format() -> None:
    assert set(RULES) <= headings("format.md")
    text = (DOCS / "format.md").read_text()
    assert all(f"`{act}`" in text for act in ACTS)


def test_every_error_and_setting_is_described() -> None:
    kinds = [k for k in vars(errors).values() if isinstance(k, type)]
    names = {k.__name__ for k in kinds if issubclass(k, AirwitnessError)} - {"AirwitnessError"}
    source = (ROOT / "src/airwitness/settings.py").read_text()
    assert len(names) > 5
    assert names | set(re.findall(r"AIRWITNESS_[A-Z_]+", source)) <= headings("errors.md")


def test_links_between_pages_lead_somewhere() -> None:
    pages = [ROOT / name for name in VISIBLE] + sorted(DOCS.rglob("*.md"))
    links = [
        (page, link)
        for page in pages
        for link in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text())
        if not link.startswith("https://")
    ]
    assert len(links) > 15
    assert [(p.name, link) for p, link in links if not (p.parent / link).exists()] == []


def test_the_commands_of_the_page_about_cases_are_understood() -> None:
    text = (DOCS / "howto" / "case.md").read_text().replace("\\\n", " ")
    blocks = re.findall(r"^```(\w*)\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    lines = [line for kind, block in blocks if not kind for line in block.splitlines()]
    typed = [line for line in lines if "airwitness " in line]
    assert len(typed) > 20
    for line in typed:
        words = shlex.split(line)
        words = words[words.index("airwitness") + 1 :]
        command: click.Command = airwitness
        while isinstance(command, click.Group):
            _, found, words = command.resolve_command(click.Context(command), words)
            assert found is not None, line
            command = found
        command.make_context(line, words)


def test_the_picture_needs_nothing_from_elsewhere() -> None:
    text = (DOCS / "airings.svg").read_text()
    ET.fromstring(text)  # noqa: S314 (our own file)
    assert re.findall(r"(?:href|src)=|@import|<script|url\((?!#)", text) == []
    outside = text.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "http" not in outside


SOME = (  # of the ways in which the song is aired: those of the tutorial and of the case
    "whole",
    "cut",
    "through AAC at 32 kbit/s",
    "mirrored",
    "silent, on a screen in the news",
    "sounds alike",
)
LARGEST = 300e6  # bytes of the demo


def demo(folder: Path, plans: Sequence[Plan]) -> Path:
    """Do what `make demo` does, in a new folder; what was planted is found, and nothing else."""
    told = tour(folder / "demo-archive", Settings(archive=folder), lambda _step: None, plans)
    assert told.is_right, "\n".join(told.lines)
    return folder


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def toured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `make demo` has run with some of its broadcasts; soak has all."""
    some = [plan for plan in PLANS if plan.how in SOME]
    assert len(some) == len(SOME)
    return demo(tmp_path_factory.mktemp("demo"), some)


@pytest.mark.soak
def test_the_whole_demo_finds_what_it_planted_and_nothing_else(tmp_path: Path) -> None:
    assert size(demo(tmp_path, PLANS)) < LARGEST


def test_the_demo_finds_what_it_planted_and_nothing_else(toured: Path) -> None:
    page = html.unescape((toured / "demo-archive" / "airings.html").read_text())
    assert "default-src 'none'" in page
    page = page.replace('<link rel="icon" href="data:,">', "")  # asks for no icon
    assert re.findall(r"https?://|<script|<link|<iframe|@import", page) == []
    assert size(toured) < LARGEST / 2
    with pytest.raises(InputError, match="not an empty folder"):
        tour(toured / "demo-archive", Settings(archive=toured), lambda _step: None)


def test_the_tutorial_does_what_it_says(
    toured: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(toured)
    ids = _ids(toured / "demo-archive" / "archive")
    blocks = re.findall(r"```console\n(.*?)```", (DOCS / "tutorial.md").read_text(), re.DOTALL)
    assert len(blocks) > 8
    for block in blocks:
        command, *expected = block.strip().splitlines()
        words = shlex.split(command.removeprefix("$ airwitness "))
        assert run([ids.get(word, word) for word in words]) == 0, command
        captured = capsys.readouterr()
        shown = " ".join((captured.out + captured.err).split())
        for line in expected:
            assert " ".join(line.split()) in shown, f"{command}\n{line}\n{captured.out}"
    assert "<title>" in (toured / "airings.html").read_text()


def test_the_pages_of_the_demo_open_alone_and_for_everybody(toured: Path) -> None:
    with browsing() as tab:
        for name in ("airings", "article", "report"):
            for width in (1280, 360):
                tab.open(toured / "demo-archive" / f"{name}.html", width=width)
                assert tab.requests() == [], name
                assert tab.complaints() == [], name
                assert tab.serious() == [], name
                assert tab.run("document.documentElement.scrollWidth") <= width, name
                lost = tab.run(
                    "[...document.links].map(a => a.getAttribute('href')).filter(h => h[0] === '#')"
                    ".filter(h => !document.getElementById(decodeURIComponent(h.slice(1))))"
                )
                assert lost == [], name


def _ids(folder: Path) -> dict[str, str]:
    """What stands for an id in the tutorial, and the id in the archive of the demo."""
    with Archive(folder, Settings(archive=folder)) as archive:
        (article,) = archive.catalogue.articles()
        (case,) = {entry.case for entry in archive.entries()}
    return {"ARTICLE": article.id, "CASE": case}


def test_the_readme_shows_what_the_demo_prints(toured: Path) -> None:
    readme = (ROOT / "README.md").read_text()
    assert "found 9 of 9 planted airings, and 0 others" in readme
    assert (toured / "demo-archive" / "airings.html").is_file()


def test_examples_in_docstrings_hold() -> None:
    names = [
        "spans", "media.timeline", "redaction.pictures", "redaction.words", "redaction.names",
        "report.markup", "fingerprint.pdq", "fingerprint.vpdq", "evidence.keys",
        "case.place", "case.agreement", "reading.script", "reading.article",
    ]  # fmt: skip
    for name in names:
        module = f"airwitness.{name}"
        script = f"import doctest, importlib; m = importlib.import_module('{module}'); "
        script += "r = doctest.testmod(m); print(r.attempted); assert r.attempted and not r.failed"
        subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)


def test_the_makefile_says_what_each_target_is_for() -> None:
    text = (ROOT / "Makefile").read_text()
    targets = re.search(r"^\.PHONY: (.+)$", text, re.MULTILINE)
    assert targets is not None
    assert shutil.which("make") is not None
    told = set(re.findall(r"^# make (\w+)", text, re.MULTILINE))
    assert {"demo", "test", "check", "soak", "bench", "fix", "lock"} <= told
