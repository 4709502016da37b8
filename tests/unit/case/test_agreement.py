"""Krippendorff's alpha, against worked examples that were published."""

import pytest

from airwitness.case.agreement import agreement, alpha
from airwitness.case.place import Place
from tests.unit.case.made_entries import Log, sha, span


def units(*coders: str) -> list[list[str]]:
    """The values of each unit; a dot is one that a coder did not give."""
    return [[v for v in column if v != "."] for column in zip(*coders, strict=True)]


@pytest.mark.parametrize(
    ("coders", "value"),
    [
        # Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections A, B and C
        (("0100000000", "1110010100"), 0.095),
        (("aabbdcccedda", "babbbccceddd"), 0.692),
        (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
        # the encyclopaedias' example of three coders and 15 units
        ((".....34121133.3", "1.213343.......", "..21344.21133.4"), 0.691),
    ],
)
def test_worked_examples(coders: tuple[str, ...], value: float) -> None:
    found = alpha(units(*coders))
    assert found is not None
    assert float(found) == pytest.approx(value, abs=0.0005)


def test_full_agreement_is_one_and_nothing_to_compare_is_none() -> None:
    assert alpha(units("ab", "ab")) == 1
    assert alpha(units("ab", "..")) is None
    assert alpha(units("aa", "aa")) is None
    assert alpha([]) is None


def coded(log: Log, exhibit: int, actor: str, *codes: str) -> None:
    place = Place(object=sha(f"object {exhibit}"), span=span(0, 20))
    for code in codes:
        detail = {
            "exhibit": exhibit, "place": place.as_detail(), "code": code, "book": sha("b"),
            "child": False,
        }  # fmt: skip
        log.add("code", detail, actor=actor, objects=(place.object,))


def test_a_unit_is_a_code_at_an_exhibit_that_two_coders_coded() -> None:
    log = Log().opened()
    for number in range(1, 5):
        log.exhibit(Place(object=sha(f"object {number}")))
    coded(log, 1, "anna", "oath", "oath", "hero")
    coded(log, 1, "ben", "oath")
    coded(log, 2, "anna", "oath")
    coded(log, 2, "ben", "hero")
    coded(log, 3, "anna", "revenge")  # by nobody else: not counted
    coded(log, 4, "ben", "oath")
    coded(log, 4, "cleo", "oath")
    told = agreement(log.case())
    assert (told.coders, told.exhibits, told.units) == (("anna", "ben", "cleo"), (1, 2, 4), 6)
    oath = alpha([(True, True), (True, False), (True, True)])
    hero = alpha([(True, False), (False, True), (False, False)])
    assert oath is not None
    assert hero is not None
    assert told.by_code == {"oath": float(oath), "hero": float(hero)}
    assert told.alpha is not None


def test_one_coder_agrees_with_nobody() -> None:
    log = Log().opened()
    log.exhibit(Place(object=sha("object 1")))
    coded(log, 1, "anna", "oath")
    told = agreement(log.case())
    assert (told.coders, told.units, told.alpha, told.by_code) == ((), 0, None, {})
