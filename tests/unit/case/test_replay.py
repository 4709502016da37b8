"""A case is what custody says, and is read on the safe side of what was withdrawn."""

import json
from dataclasses import replace
from typing import Any

import pytest

from airwitness.case.content import Case, Entry, ExhibitKind, FindingKind, Withheld
from airwitness.case.place import Place
from airwitness.case.replay import GUARD, copy_detail, replay
from airwitness.errors import InputError
from tests.unit.case.made_entries import CASE, OTHER, Log, copy, sha, span

ONE, TWO = sha("one"), sha("two")
SHOT = Place(object=ONE, span=span(100, 120))
MATCH = copy(TWO, ONE, (0, 100, 20))


def made() -> Log:
    log = Log().opened()
    log.exhibit(SHOT)
    return log


def decided(log: Log, *, accept: bool, key: str | None = "k") -> None:
    detail = {"about": "match", "match": copy_detail(MATCH), "accept": accept, "reason": "r"}
    log.add("decide", detail, key=key, objects=(TWO, ONE))


def retracted(log: Log, sequence: int, *, key: str | None = "k") -> None:
    entry = log.entries[sequence - 1]
    detail = {"about": "entry", "entry": sequence, "reason": "r"}
    log.add("decide", detail, key=key, objects=(entry.digest,))


def stated(log: Log, **detail: Any) -> None:
    log.add("state", {"kind": "depicts", "sentence": "s", "cites": [{"exhibit": 1}], **detail})


def without(log: Log, sequence: int) -> Case:
    """The case once the detail of a line was withdrawn."""
    entries = list(log.entries)
    entries[sequence - 1] = replace(entries[sequence - 1], detail=None)
    return replay(entries, CASE)


def test_a_case_that_was_never_opened_is_not_there() -> None:
    with pytest.raises(InputError, match="no case"):
        replay(Log().entries, CASE)
    log = Log()
    log.exhibit(SHOT)
    with pytest.raises(InputError, match="no case"):
        replay(log.entries, CASE)


def test_what_was_typed_at_the_opening_may_go() -> None:
    case = without(made(), 1)
    assert (case.id, case.title, case.question) == (CASE, "", "")
    assert not case.record.is_disclosed
    assert len(case.exhibits) == 1


def test_the_last_code_book_holds_and_falls_back_when_it_is_withdrawn() -> None:
    log = made()
    assert log.case().book is None
    log.add("case", {"book": "first"})
    log.add("case", {"book": "second"})
    assert log.case().book == "second"
    assert log.case().title == "t"
    assert without(log, 5).book == "first"


def test_numbers_go_by_the_chain_and_are_not_given_again() -> None:
    log = made()
    log.add("exhibit", {"kind": "still", "place": SHOT.as_detail()}, case=OTHER, objects=(ONE,))
    log.exhibit(Place(object=TWO), kind="recording")
    retracted(log, 3)
    log.exhibit(Place(object=sha("three")))
    case = log.case()
    assert [e.number for e in case.exhibits] == [2, 3]
    assert case.exhibit(1) is None
    assert case.exhibits[0].kind is ExhibitKind.RECORDING


def test_an_exhibit_keeps_number_and_object_when_its_words_are_withdrawn() -> None:
    log = made()
    (exhibit,) = without(log, 3).exhibits
    assert (exhibit.number, exhibit.title, exhibit.place) == (1, "", Place(object=ONE))
    assert not exhibit.record.is_disclosed


def test_a_search_keeps_its_number_when_its_answer_is_withdrawn() -> None:
    log = made()
    answer = {"matches": [], "query": {"sha256": TWO}, "score": {}}
    log.add(
        "search",
        {
            "question": "q",
            "clip_name": "c",
            "answer": json.dumps(answer),
            "asked": {"speeds": "quick"},
        },
        objects=(TWO,),
    )
    (search,) = log.case().searches
    assert (search.clip, search.answer, search.asked) == (TWO, answer, {"speeds": "quick"})
    (search,) = without(log, 4).searches
    assert (search.number, search.clip, search.answer, search.asked) == (1, TWO, None, {})


def test_a_finding_or_claim_keeps_its_number_and_loses_its_words() -> None:
    log = made()
    stated(log, kind="alleges", by="x", perpetrator="y", tally={"boys": 1})
    log.add("claim", {"subject": "s", "cite": {"exhibit": 1, "place": SHOT.as_detail()}})
    case = log.case()
    assert case.findings[0].kind is FindingKind.ALLEGES
    assert (case.findings[0].by, case.findings[0].perpetrator) == ("x", "y")
    assert case.claims[0].cite.place == SHOT
    finding, claim = without(log, 4).findings[0], without(log, 5).claims[0]
    assert (finding.number, finding.sentence, finding.cites, dict(finding.tally)) == (1, "", (), {})
    assert (claim.number, claim.subject, claim.cite.exhibit) == (1, "", 0)


@pytest.mark.parametrize("key", ["k", None])
def test_a_decision_counts_only_with_a_key(key: str | None) -> None:
    log = made()
    decided(log, accept=False, key=key)
    case = log.case()
    assert (case.decision(MATCH) is None) is (key is None)
    assert without(log, 4).decisions == ()


def test_the_last_decision_holds_and_is_found_again_by_half_of_both_spans() -> None:
    log = made()
    decided(log, accept=True)
    decided(log, accept=False)
    case = log.case()
    found = case.decision(copy(TWO, ONE, (1, 101, 18)))
    assert found is not None
    assert not found.is_accepted
    assert case.decision(copy(TWO, ONE, (0, 100, 41))) is None
    assert case.decision(copy(TWO, ONE, (0, 300, 20))) is None
    assert case.decision(copy(ONE, TWO, (0, 100, 20))) is None


@pytest.mark.parametrize("key", ["k", None])
def test_a_clearing_counts_only_with_a_key_and_goes_with_its_detail(key: str | None) -> None:
    log = made()
    log.clear(SHOT, key=key)
    assert len(log.case().clearings) == (key is not None)
    assert without(log, 4).clearings == ()
    assert len(without(log, 3).clearings) == (key is not None)  # its exhibit is still numbered


@pytest.mark.parametrize("key", ["k", None])
def test_a_step_counts_only_with_a_key(key: str | None) -> None:
    log = made()
    stated(log)
    log.add("step", {"kind": "source", "finding": 1, "exhibit": 1, "reason": "r"}, key=key)
    log.add("step", {"kind": "source", "finding": 2, "exhibit": 1, "reason": "r"}, key=key)
    assert len(log.case().findings[0].steps) == (key is not None)
    assert without(log, 5).findings[0].steps == ()


def test_a_coding_goes_and_leaves_all_of_its_object_guarded() -> None:
    log = made()
    log.code(SHOT, shows_child=True)
    log.code(SHOT, shows_child=False)
    assert log.case().guarded == (SHOT,)
    for sequence, guarded in ((4, (Place(object=ONE),)), (5, (SHOT, Place(object=ONE)))):
        case = without(log, sequence)
        assert len(case.codings) == 1
        assert case.guarded == guarded


def test_a_moment_with_a_child_guards_some_seconds_and_a_short_shot_too() -> None:
    log = made()
    log.code(Place(object=ONE, span=span(2, 2.001)), shows_child=True)
    log.code(Place(object=ONE, span=span(50, 51)), shows_child=True, case=OTHER)
    spans = [place.span for place in log.case().guarded]
    end = span(2.001, 3).start + GUARD
    assert spans[0] is not None
    assert (spans[0].start, spans[0].end) == (0, end)
    assert spans[1] == span(45, 56)


def test_a_child_stays_guarded_when_the_coding_is_taken_back() -> None:
    log = made()
    log.code(SHOT, shows_child=True)
    retracted(log, 4)
    case = log.case()
    assert case.codings == ()
    assert case.guarded == (SHOT,)


def test_what_is_withheld_holds_in_every_case_and_for_the_whole_object_once_withdrawn() -> None:
    log = made()
    log.withhold(SHOT, case=OTHER)
    log.withhold(None, "words", phrase="name")
    shot, phrase = log.case().withholdings
    assert (shot.what, shot.place, phrase.phrase) == (Withheld.SHOT, SHOT, "name")
    wide = without(log, 4).withholdings
    assert {w.what for w in wide if w.place == Place(object=ONE)} == set(Withheld)
    assert not any(w.record.is_disclosed for w in wide[:3])


def test_nothing_that_was_withheld_is_taken_back() -> None:
    log = made()
    log.withhold(SHOT)
    retracted(log, 4)
    assert len(log.case().withholdings) == 1


@pytest.mark.parametrize("act", ["exhibit", "code", "state", "clear", "claim"])
def test_a_retraction_takes_a_line_out_also_when_its_reason_is_withdrawn(act: str) -> None:
    log = made()
    if act == "code":
        log.code(SHOT, shows_child=False)
    elif act == "clear":
        log.clear(SHOT)
    elif act == "claim":
        log.add("claim", {"cite": {"exhibit": 1}})
    elif act == "state":
        stated(log)
    sequence = len(log.entries)

    def held(case: Case) -> int:
        return len(
            {
                "exhibit": case.exhibits,
                "code": case.codings,
                "state": case.findings,
                "clear": case.clearings,
                "claim": case.claims,
            }[act]
        )

    assert held(log.case()) == 1
    retracted(log, sequence, key=None)
    assert held(log.case()) == 1
    retracted(log, sequence)
    assert held(log.case()) == 0
    assert held(without(log, sequence + 2)) == 0


def test_a_retraction_in_another_case_changes_nothing() -> None:
    log = made()
    log.add(
        "decide", {"about": "entry", "entry": 3, "reason": ""}, case=OTHER,
        objects=(log.entries[2].digest,),
    )  # fmt: skip
    assert len(log.case().exhibits) == 1


def test_codings_and_clearings_go_with_their_exhibit() -> None:
    log = made()
    log.code(SHOT, shows_child=True)
    log.clear(SHOT)
    retracted(log, 3)
    case = log.case()
    assert (case.codings, case.clearings, case.guarded) == ((), (), (SHOT,))


def test_lines_of_other_acts_and_cases_are_passed_over() -> None:
    log = made()
    entries: list[Entry] = [
        *log.entries,
        replace(log.entries[0], case=OTHER, act="claim", sequence=9, detail=None),
    ]
    assert replay(entries, CASE) == log.case()
