"""Verified is what the ladder says, and nothing less."""

from dataclasses import replace

import pytest

from airwitness.case.content import Case, Step, StepKind
from airwitness.case.ladder import refusal, standing
from airwitness.case.place import Place
from tests.unit.case.made_entries import Log, sha, span

ONE, TWO = sha("one"), sha("two")
STEPS = (
    ("source", "stater", "k0", 1),
    ("source", "stater", "k0", 2),
    ("first-review", "anna", "k1", None),
    ("second-review", "ben", "k2", None),
)


def log(*, exhibits: tuple[str, ...] = (ONE, TWO), key: str | None = "k0") -> Log:
    made = Log().opened()
    for at, digest in enumerate(exhibits):
        made.exhibit(Place(object=digest, span=span(at, at + 10)))
    made.add(
        "state",
        {"kind": "depicts", "sentence": "s", "cites": [{"exhibit": 1}]},
        actor="stater",
        key=key,
    )
    return made


def step(made: Log, kind: str, actor: str, key: str | None, exhibit: int | None = None) -> None:
    detail = {"kind": kind, "finding": 1, "exhibit": exhibit, "reason": "r", "reliability": "l"}
    made.add("step", detail, actor=actor, key=key)


def is_verified(made: Log) -> bool:
    case = made.case()
    return standing(case, case.findings[0]).is_verified


def test_the_whole_ladder_verifies() -> None:
    made = log()
    for kind, actor, key, exhibit in STEPS:
        assert not is_verified(made)
        step(made, kind, actor, key, exhibit)
    assert is_verified(made)
    case = made.case()
    reached = standing(case, case.findings[0])
    assert [s.exhibit for s in reached.sources] == [1, 2]
    assert reached.first is not None
    assert reached.second is not None
    assert (reached.first.record.key, reached.second.record.key) == ("k1", "k2")


@pytest.mark.parametrize("missing", range(4))
def test_no_step_can_be_left_out(missing: int) -> None:
    made = log()
    for number, (kind, actor, key, exhibit) in enumerate(STEPS):
        if number != missing:
            step(made, kind, actor, key, exhibit)
    assert not is_verified(made)


@pytest.mark.parametrize("late", range(3))
def test_no_step_can_come_after_the_next_kind(late: int) -> None:
    made = log()
    order = [s for s in STEPS if s is not STEPS[late]]
    for kind, actor, key, exhibit in [*order, STEPS[late]]:
        step(made, kind, actor, key, exhibit)
    assert not is_verified(made)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("anna", "k1"), ("anna", "k2")),
        (("anna", "k1"), ("ben", "k1")),
        (("stater", "k1"), ("ben", "k2")),
        (("anna", "k0"), ("ben", "k2")),
        (("anna", "k1"), ("stater", "k2")),
        (("anna", "k1"), ("ben", "k0")),
        (("anna", None), ("ben", "k2")),
        (("anna", "k1"), ("ben", None)),
    ],
)
def test_reviewers_are_others_with_other_keys(
    first: tuple[str, str | None], second: tuple[str, str | None]
) -> None:
    made = log()
    for kind, actor, key, exhibit in STEPS[:2]:
        step(made, kind, actor, key, exhibit)
    step(made, "first-review", *first)
    step(made, "second-review", *second)
    assert not is_verified(made)


def test_two_exhibits_of_one_object_are_one_source() -> None:
    made = log(exhibits=(ONE, ONE))
    for kind, actor, key, exhibit in STEPS:
        step(made, kind, actor, key, exhibit)
    assert not is_verified(made)


def withdrawn(made: Log, sequence: int) -> Case:
    made.entries[sequence - 1] = replace(made.entries[sequence - 1], detail=None)
    return made.case()


@pytest.mark.parametrize("sequence", [3, 4, 5, 6, 7, 8, 9])
def test_what_was_verified_is_not_once_anything_of_it_is_withdrawn(sequence: int) -> None:
    made = log()
    for kind, actor, key, exhibit in STEPS:
        step(made, kind, actor, key, exhibit)
    assert is_verified(made)
    case = withdrawn(made, sequence)
    assert not standing(case, case.findings[0]).is_verified


@pytest.mark.parametrize("number", [3, 4])
def test_an_exhibit_that_was_taken_back_counts_no_more(number: int) -> None:
    made = log()
    for kind, actor, key, exhibit in STEPS:
        step(made, kind, actor, key, exhibit)
    detail = {"about": "entry", "entry": number, "reason": "r"}
    made.add("decide", detail, key="k1", objects=(made.entries[number - 1].digest,))
    assert not is_verified(made)


def test_reviews_from_before_the_sources_count_for_nothing() -> None:
    made = log()
    for kind, actor, key, exhibit in (STEPS[2], STEPS[3], *STEPS[:2]):
        step(made, kind, actor, key, exhibit)
    assert not is_verified(made)
    step(made, *STEPS[2])
    step(made, *STEPS[3])
    assert is_verified(made)


def asked(made: Log, kind: str, actor: str, key: str, exhibit: int | None = None) -> str:
    """Why a step would not count."""
    case = made.case()
    trial = replace(made.entries[-1], actor=actor, key=key, sequence=len(made.entries) + 1)
    record = replace(case.record, sequence=trial.sequence, actor=trial.actor, key=trial.key)
    wanted = Step(
        kind=StepKind(kind), finding=1, exhibit=exhibit, reliability="", reason="", record=record
    )
    return refusal(case, case.findings[0], wanted)


def test_a_step_that_would_not_count_is_refused_with_its_reason() -> None:
    made = log()
    assert "2 more of 2 sources" in asked(made, "first-review", "anna", "k1")
    step(made, *STEPS[0])
    assert "1 more of 2 sources" in asked(made, "second-review", "anna", "k1")
    assert "counted as a source already" in asked(made, "source", "anna", "k1", 1)
    assert asked(made, "source", "anna", "k1", 2) == ""
    step(made, *STEPS[1])
    assert "cannot review it" in asked(made, "first-review", "stater", "k9")
    assert "first review is not done" in asked(made, "second-review", "anna", "k1")
    assert asked(made, "first-review", "anna", "k1") == ""
    step(made, *STEPS[2])
    assert "first review is done" in asked(made, "first-review", "ben", "k2")
    assert "cannot make the second" in asked(made, "second-review", "anna", "k2")
    assert "cannot make the second" in asked(made, "second-review", "ben", "k1")
    assert asked(made, "second-review", "ben", "k2") == ""
    step(made, *STEPS[3])
    assert "second review is done" in asked(made, "second-review", "cleo", "k3")
