"""Each item of the checklist passes, fails and asks for a person where custody says so."""

from dataclasses import replace
from typing import Any

import pytest

from airwitness.case.checklist import Collected, Item, berkeley
from airwitness.case.content import (
    Case,
    Cite,
    Coding,
    Copy,
    Decision,
    Exhibit,
    ExhibitKind,
    Finding,
    FindingKind,
    KeptSearch,
    Pair,
    Record,
    Step,
    StepKind,
)
from airwitness.case.place import Place
from airwitness.evidence.verify import FAILED, NOT_CHECKED, PASSED, Check
from airwitness.spans import Span

FILM, PAGE = "ab" * 32, "cd" * 32
RULES = ("V101", "V102", "V103", "V201", "V202", "V203", "V301", "V302", "V401")
CAME = Collected(
    sequence=2, is_held=True, has_clock=True, address="https://example.org/", is_whole_page=True
)


def by(sequence: int, actor: str = "ada") -> Record:
    return Record(sequence=sequence, time="2026-03-01T18:00:00.000000Z", actor=actor, key=actor)


COPY = Copy(
    clip="ef" * 32,
    part=FILM,
    pairs=(Pair(clip=Span(start=0, end=9), part=Span(start=1, end=10)),),
    kinds=("audio",),
    relation="copy",
    expected_false="0.001",
    archive_hours="3",
)


def exhibit(number: int, kind: ExhibitKind, digest: str, **changed: Any) -> Exhibit:
    whole = Exhibit(
        number=number,
        kind=kind,
        place=Place(object=digest),
        title="",
        source="a station",
        credit="",
        note="",
        copy=COPY if kind is ExhibitKind.AIRING else None,
        record=by(10 + number),
    )
    return replace(whole, **changed)


def step(kind: StepKind, sequence: int, actor: str, number: int | None = None) -> Step:
    return Step(
        kind=kind,
        finding=1,
        exhibit=number,
        reliability="good",
        reason="its own",
        record=by(sequence, actor),
    )


STEPS = (
    step(StepKind.SOURCE, 30, "ada", 1),
    step(StepKind.SOURCE, 31, "ada", 2),
    step(StepKind.FIRST_REVIEW, 32, "ben"),
    step(StepKind.SECOND_REVIEW, 33, "cleo"),
)
FINDING = Finding(
    number=1,
    kind=FindingKind.SAYS,
    sentence="It says so.",
    cites=(Cite(exhibit=1, place=None),),
    by="",
    reason="",
    confidence=None,
    violation="",
    tally={},
    steps=STEPS,
    record=by(20),
)
CODING = Coding(
    exhibit=1,
    place=Place(object=FILM),
    code="oath",
    book="00" * 32,
    shows_child=False,
    note="",
    record=by(21),
)
SEARCH = KeptSearch(
    number=1, question="", clip="ef" * 32, clip_name="", answer={"matches": []}, record=by(9)
)
CASE = Case(
    id="c0123456789ab",
    title="t",
    question="q",
    purpose="p",
    scope="s",
    legal_basis="l",
    book=None,
    record=by(5),
    exhibits=(
        exhibit(1, ExhibitKind.AIRING, FILM),
        exhibit(2, ExhibitKind.ARTICLE, PAGE),
    ),
    searches=(SEARCH,),
    codings=(CODING,),
    decisions=(Decision(copy=COPY, is_accepted=True, reason="", record=by(22)),),
    findings=(FINDING,),
)


def checked(*without: str, state: str = NOT_CHECKED) -> list[Check]:
    return [Check(r, state if r in without else PASSED, "all", "") for r in RULES]


def items(
    case: Case = CASE,
    came: Collected = CAME,
    checks: list[Check] | None = None,
) -> dict[str, Item]:
    found = berkeley(case, {FILM: came, PAGE: came}, checked() if checks is None else checks)
    assert [item.number for item in found] == [str(n) for n in range(1, 16)]
    return {item.number: item for item in found}


def test_a_case_with_everything_in_order_passes_all_but_what_only_a_person_can_say() -> None:
    states = {number: item.state for number, item in items().items()}
    assert states == {str(n): "needs a person" if n == 11 else "passed" for n in range(1, 16)}
    assert "1 found nothing" in items()["2"].why


@pytest.mark.parametrize(
    ("number", "state", "changed"),
    [
        ("1", "failed", {"legal_basis": ""}),
        ("1", "failed", {"record": by(12)}),
        ("2", "failed", {"searches": ()}),
        ("2", "needs a person", {"searches": (), "exhibits": CASE.exhibits[1:]}),
        ("3", "needs a person", {"exhibits": (replace(CASE.exhibits[0], source=""),)}),
        ("10", "needs a person", {"findings": (replace(FINDING, steps=STEPS[1:]),)}),
        ("11", "needs a person", {"decisions": ()}),
        ("12", "needs a person", {"findings": (replace(FINDING, steps=STEPS[:3]),)}),
        ("12", "needs a person", {"findings": ()}),
        ("13", "failed", {"findings": (replace(FINDING, cites=()),)}),
        ("13", "failed", {"exhibits": CASE.exhibits[1:]}),
        ("13", "needs a person", {"findings": ()}),
        ("14", "needs a person", {"searches": (replace(SEARCH, answer=None),)}),
        ("15", "needs a person", {"codings": ()}),
    ],
)
def test_what_the_case_lacks_is_named(number: str, state: str, changed: dict[str, Any]) -> None:
    assert items(replace(CASE, **changed))[number].state == state


@pytest.mark.parametrize(
    ("number", "state", "changed"),
    [
        ("3", "needs a person", {"address": ""}),
        ("3", "needs a person", {"is_whole_page": False}),
        ("4", "failed", {"sequence": None}),
        ("4", "failed", {"sequence": 50}),
        ("5", "needs a person", {"has_clock": False}),
        ("6", "failed", {"is_held": False}),
    ],
)
def test_how_it_was_collected_counts(number: str, state: str, changed: dict[str, Any]) -> None:
    assert items(came=replace(CAME, **changed))[number].state == state


def test_an_object_that_the_archive_does_not_know_fails() -> None:
    found = {item.number: item for item in berkeley(CASE, {}, checked())}
    assert {n for n, item in found.items() if item.state == "failed"} == {"4", "6"}


@pytest.mark.parametrize(("rule", "number"), [("V401", "7"), ("V102", "8"), ("V301", "9")])
def test_what_verify_found_counts(rule: str, number: str) -> None:
    assert items(checks=checked(rule, state=FAILED))[number].state == "failed"
    assert items(checks=checked(rule))[number].state == "needs a person"
    assert items(checks=[c for c in checked() if c.rule != rule])[number].state == "needs a person"
