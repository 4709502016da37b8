"""Withheld words leave in no form, and stay withheld when what withholds them is to go."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from airwitness.acts.add import add_files
from airwitness.acts.casework.clearing import withhold
from airwitness.acts.casework.exhibits import add_exhibit
from airwitness.acts.casework.stating import claim, state
from airwitness.acts.leadsheet import lead_sheet
from airwitness.acts.read import read_to_leave
from airwitness.acts.report import report_case
from airwitness.acts.withdraw import Reason, withdraw
from airwitness.acts.withheld_words import words_withheld
from airwitness.archive import Archive
from airwitness.capture.file import plan_paths
from airwitness.case.content import FindingKind, Withheld
from airwitness.case.replay import everywhere
from airwitness.cli import run
from airwitness.errors import InputError
from airwitness.report.article.page import render_article
from airwitness.report.casefile import as_json
from tests import made_case
from tests.made_case import STRANGER, acting, as_actor, copied, the_case

NAME = "Quendolin Ostermark"
TEXT = f"A paper\n\nIt tells of the film, and that {NAME} was there.\n\nNothing else is told.\n"
SRT = f"1\n00:00:01,000 --> 00:00:03,000\nHear {NAME}.\n\n2\n00:00:08,000 --> 00:00:09,000\nBye.\n"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_case.make(tmp_path_factory.mktemp("words"))


@pytest.fixture
def held(template: Path, tmp_path: Path) -> Iterator[Archive]:
    """The archive, opened by somebody who has no key, with a recording as an exhibit."""
    with copied(template, tmp_path) as folder, made_case.opened(folder) as archive:
        as_actor(archive, STRANGER)
        add_exhibit(archive, the_case(archive).id, made_case.parts(archive)[0])
        yield archive


@pytest.fixture
def case(held: Archive) -> str:
    return the_case(held).id


@pytest.fixture
def paper(held: Archive, tmp_path: Path) -> str:
    """The id of an article in which the name stands."""
    path = tmp_path / "paper.txt"
    path.write_text(TEXT)
    (article,) = add_files(held, plan_paths([path]))[0].articles
    return article


def said(archive: Archive, case: str, sentence: str, exhibit: str = "1") -> str:
    """Digest of the detail of a new finding."""
    state(archive, case, FindingKind.SAYS, sentence, exhibits=[exhibit], violation="abduction")
    return str(archive.entries()[-1].detail_digest)


def claimed(archive: Archive, case: str) -> None:
    """Claim that the name is part of something."""
    claim(
        archive, case, subject=NAME, subject_kind="person", relation="part of",
        other="A militia", other_kind="organisation", asserted_by="a paper", exhibit="1",
    )  # fmt: skip


def hidden(archive: Archive, case: str, **what: Any) -> str:
    """Digest of the detail of a new withholding of words."""
    withhold(archive, case, Withheld.WORDS, reason="r", signer=None, **what)
    return str(archive.entries()[-1].detail_digest)


def gone(archive: Archive, what: str) -> None:
    withdraw(archive, what, reason=Reason.SAFETY)


def told(archive: Archive, case: str) -> str:
    """Everything that leaves of a case as words."""
    rows = [lead.as_json() for lead in lead_sheet(archive, case)]
    return json.dumps([as_json(report_case(archive, case)), rows], ensure_ascii=False)


def place_of_the_name(paper: str) -> str:
    at = TEXT.replace("\n\n", "\n").index(NAME)
    return f"{paper}#char={at},{at + len(NAME)}"


def test_a_phrase_is_not_withdrawn_while_it_stands_in_a_detail_or_a_text(
    held: Archive, case: str, paper: str
) -> None:
    phrase = hidden(held, case, phrase=NAME)
    finding = said(held, case, f"{NAME.upper()} is heard.")
    line = held.entries()[-1].sequence
    add_exhibit(held, case, paper, title="Paper")
    with pytest.raises(InputError, match=rf"line {line} \(state\), article {paper}$"):
        gone(held, phrase)
    gone(held, finding)
    with pytest.raises(InputError, match=f"in article {paper}$"):
        gone(held, phrase)
    gone(held, paper)
    gone(held, phrase)
    assert "stermark" not in told(held, case)


def test_a_phrase_can_go_where_its_texts_are_withheld_with_it(
    held: Archive, case: str, paper: str
) -> None:
    add_exhibit(held, case, paper, title="Paper")
    add_exhibit(held, case, f"{paper}#char=0,60", title="Words")
    gone(held, hidden(held, case, phrase=NAME))
    assert "stermark" not in told(held, case)


def test_a_second_withholding_is_enough(held: Archive, case: str) -> None:
    said(held, case, f"{NAME} is heard.")
    first, _ = (hidden(held, case, phrase=NAME) for _ in range(2))
    gone(held, first)
    assert "stermark" not in told(held, case)


def test_a_name_in_a_search_of_any_script_counts(held: Archive, case: str) -> None:
    clip, part = made_case.parts(held)[:2]
    answer = made_case.answer(clip, part)
    answer["matches"][0]["recording"]["name"] = "بهار.ts"
    made_case.keep_search(held, answer)
    line = held.entries()[-1].sequence
    phrase = hidden(held, case, phrase="بهار")
    with pytest.raises(InputError, match=rf"line {line} \(search\)$"):
        gone(held, phrase)


def test_words_withheld_by_their_place_are_nowhere_and_stay_so(
    held: Archive, case: str, paper: str
) -> None:
    add_exhibit(held, case, paper, title="Paper")
    finding = said(held, case, f"They heard {NAME}.", "2")
    claimed(held, case)
    place = hidden(held, case, place=place_of_the_name(paper))
    assert "stermark" not in told(held, case)
    for what in (place, held.article(paper).object):
        with pytest.raises(InputError, match=r"line \d+ \(state\), line \d+ \(claim\)$"):
            gone(held, what)
    gone(held, finding)
    gone(held, str(held.entries()[-2].detail_digest))
    gone(held, place)
    assert "stermark" not in told(held, case)


def test_claims_leave_without_what_is_withheld_by_its_place(
    held: Archive, case: str, paper: str, capsys: pytest.CaptureFixture[str]
) -> None:
    claimed(held, case)
    hidden(held, case, place=place_of_the_name(paper))
    held.close()
    with acting(held.folder, STRANGER):
        for form in ("json", "ftm"):
            assert run(["case", "claims", case, "--format", form]) == 0
            assert "stermark" not in capsys.readouterr().out


def test_the_page_of_an_article_leaves_with_gaps(held: Archive, case: str, paper: str) -> None:
    page = render_article(read_to_leave(held, paper), made_at=0)
    assert NAME in page
    hidden(held, case, phrase=NAME)
    left = read_to_leave(held, paper)
    assert left.kept.text == TEXT.strip().replace("\n\n", "\n").replace(NAME, "[withheld]")
    assert [left.kept.text[b.start : b.end] for b in left.kept.blocks] == left.kept.text.split("\n")
    assert "stermark" not in render_article(left, made_at=0)
    hidden(held, case, phrase="else is told")
    hidden(held, case, phrase="A paper It tells")  # stands in two blocks
    assert "A paper" not in read_to_leave(held, paper).kept.text
    hidden(held, case, place=paper)
    page = render_article(read_to_leave(held, paper), made_at=0)
    assert [word for word in ("paper", "film", "told") if word in page] == []


def test_a_transcript_is_silent_where_its_recording_is(
    held: Archive, case: str, tmp_path: Path
) -> None:
    part = made_case.parts(held)[0]
    path = tmp_path / "0.srt"
    path.write_text(SRT)
    (article,) = add_files(held, plan_paths([path]), of=part)[0].articles
    withhold(held, case, Withheld.TRACK, place=f"{part}#t=0,5", reason="r", signer=None)
    words = words_withheld(held, everywhere(held.entries()))
    assert words.covered_at(held.article(article).object, 0, f"Hear {NAME}.") == "[withheld]"
    assert read_to_leave(held, article).kept.text == "[withheld]\nBye."
