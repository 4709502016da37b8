"""What is done in a case: what each act records, and what it refuses."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from airwitness.acts.casework.clearing import clear, withhold
from airwitness.acts.casework.coding import code_place, use_book
from airwitness.acts.casework.deciding import decide, rejected, retract
from airwitness.acts.casework.docket import LONGEST
from airwitness.acts.casework.exhibits import add_exhibit
from airwitness.acts.casework.opening import cases, open_case
from airwitness.acts.casework.showing import described_case
from airwitness.acts.casework.stating import claim, state, take_step
from airwitness.acts.leadsheet import PENDING, VERIFIED, as_csv, lead_sheet
from airwitness.acts.rebuild import rebuild
from airwitness.acts.signing import signer_for
from airwitness.acts.withdraw import Reason, withdraw
from airwitness.archive import Archive
from airwitness.case.answers import copies_of
from airwitness.case.book import book_of, read_book, shipped_book
from airwitness.case.content import (
    Case,
    Confidence,
    ExhibitKind,
    FindingKind,
    StepKind,
    Withheld,
)
from airwitness.case.place import Place, Region
from airwitness.case.replay import told_copies
from airwitness.case.shots import clear_at, withheld_at
from airwitness.errors import InputError, UncitedError
from airwitness.evidence.keys import Signer
from airwitness.evidence.verify import FAILED, verify
from airwitness.spans import FLICKS
from tests import made_case
from tests.made_case import AIRING, LENGTH, MATCH, STILL, answer, copied, keep_search, the_case

BOX = Region(1000, 1000, 500, 500)
As = Callable[[str], Signer | None]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_case.make(tmp_path_factory.mktemp("case"))


@pytest.fixture
def held(template: Path, tmp_path: Path) -> Iterator[Archive]:
    with copied(template, tmp_path) as folder, made_case.opened(folder) as archive:
        yield archive


@pytest.fixture
def case(held: Archive) -> str:
    return the_case(held).id


@pytest.fixture
def key(held: Archive) -> As:
    opened: dict[str, Signer | None] = {}

    def of(actor: str) -> Signer | None:
        if actor not in opened:
            opened[actor] = signer_for(held, actor, lambda: made_case.PASSPHRASE)
        return opened[actor]

    return of


def failures(archive: Archive) -> list[Any]:
    return [check for check in verify(archive.folder) if check.state == FAILED]


def test_a_case_needs_purpose_scope_and_legal_basis(held: Archive) -> None:
    words: dict[str, Any] = {"title": "t", "purpose": "p", "scope": "s", "legal_basis": "l"}
    for name in words:
        with pytest.raises(InputError, match=f"the {name.replace('_', ' ')} is empty"):
            open_case(held, **{**words, name: "  "})
    with pytest.raises(InputError, match="characters"):
        open_case(held, **{**words, "question": "x" * (LONGEST + 1)})
    made = open_case(held, **words)
    assert [c.id for c in cases(held)] == [the_first(held), made.id]
    assert made.purpose == "p"
    with pytest.raises(InputError, match="no case"):
        held.case("c00000000000")
    with pytest.raises(InputError, match="no case"):
        held.case("c")
    held.record("claim", objects=("ab" * 32,))  # of a case that was never opened
    held.record("claim")
    assert [c.id for c in cases(held)] == [the_first(held), made.id]


def the_first(archive: Archive) -> str:
    return cases(archive)[0].id


def test_lines_name_the_case_and_say_which_key_signed(held: Archive, case: str, key: As) -> None:
    part = made_case.parts(held)[0]
    add_exhibit(held, case, part, signer=key("ben"))
    add_exhibit(made_case.as_actor(held, "dan"), case, f"{part}#t=1,2")
    signed, unsigned = held.entries()[-2:]
    assert signed.case == unsigned.case == case
    assert signed.objects == (part,)
    assert (signed.actor, signed.key) == ("ben", held.enrolled()["ben"].fingerprint)
    assert (unsigned.actor, unsigned.key) == ("dan", None)
    lines = list(held.custody.lines())
    assert lines[-1].act.objects == (held.opening(case), part)
    assert signed.detail_digest == lines[-2].act.detail
    assert signed.digest == lines[-2].digest


def test_a_line_signed_by_another_key_or_before_enrolling_counts_as_unsigned(
    held: Archive, case: str, key: As
) -> None:
    part = made_case.parts(held)[0]
    ben = key("ben")
    assert ben is not None
    add_exhibit(held, case, part, signer=Signer(actor="cleo", sign=ben.sign))
    add_exhibit(held, case, f"{part}#t=1,2", signer=Signer(actor="dan", sign=ben.sign))
    add_exhibit(held, case, f"{part}#t=2,3", signer=Signer(actor="ben", sign=lambda _: bytes(64)))
    assert [entry.key for entry in held.entries()[-3:]] == [None, None, None]


@pytest.mark.parametrize(
    ("fragment", "kind", "told"),
    [
        ("", ExhibitKind.RECORDING, ""),
        ("#t=0:00:01.5,4", ExhibitKind.SPAN, "t=1.5,4"),
        ("#t=12.4", ExhibitKind.STILL, "t=12.4,12.401"),
        ("#t=1,2&xywh=percent:10,5,30.5,40", ExhibitKind.SPAN, "t=1,2&xywh=percent:10,5,30.5,40"),
    ],
)
def test_exhibits_of_a_recording(
    held: Archive, case: str, fragment: str, kind: ExhibitKind, told: str
) -> None:
    part = made_case.parts(held)[0]
    (made,) = add_exhibit(held, case, f"r{part[:12]}{fragment}", credit="c", note="n")
    assert (made.number, made.kind, made.place.object) == (1, kind, part)
    assert made.place.fragment() == told
    assert (made.title, made.source, made.credit, made.note) == ("0.ts", "tv 0", "c", "n")
    with pytest.raises(InputError, match="exhibit 1 already"):
        add_exhibit(held, case, f"{part[:20]}{fragment}")
    if kind is not ExhibitKind.STILL:
        (inner,) = add_exhibit(held, case, "1#t=1.75", title="inner")
        assert (inner.kind, inner.source) == (ExhibitKind.STILL, "tv 0")


def test_what_cannot_be_an_exhibit(held: Archive, case: str) -> None:
    part = made_case.parts(held)[0]
    with pytest.raises(InputError, match="only articles and transcripts"):
        add_exhibit(held, case, f"{part}#char=1,2")
    with pytest.raises(InputError, match="no exhibit 1"):
        add_exhibit(held, case, "1#t=1,2")
    for what in ("r000000000000", "ab" * 32, f"{part}#t=4,2", f"{part}#t=3,3", f"{part}#bad", ""):
        with pytest.raises(InputError):
            add_exhibit(held, case, what)
    with pytest.raises(InputError, match="behind the end of its file"):
        add_exhibit(held, case, f"{part}#t={LENGTH},{LENGTH + 5}")
    with pytest.raises(InputError, match="found m000"):
        add_exhibit(held, case, "m00000000000")
    assert the_case(held).exhibits == ()


def test_a_match_and_an_airing_become_exhibits(held: Archive, case: str) -> None:
    clip, part = made_case.parts(held)[:2]
    keep_search(held, answer(clip, part))
    (made,) = add_exhibit(held, case, AIRING, title="mine")
    assert made.kind is ExhibitKind.AIRING
    assert made.place.fragment() == "t=10,30"
    assert (made.title, made.source) == ("mine", "tv x")
    assert made.copy is not None
    assert made.copy.clip == clip
    with pytest.raises(InputError, match="exhibit 1 already"):
        add_exhibit(held, case, MATCH)
    with pytest.raises(InputError, match="names no recording"):
        add_exhibit(held, case, "a00000000000")


def test_places_are_typed_by_exhibit_recording_or_digest(held: Archive, case: str) -> None:
    part, other = made_case.parts(held)[:2]
    add_exhibit(held, case, f"{part}#t=10,20")

    def coded(place: str) -> Place:
        return code_place(held, case, place, "oath").place

    assert coded("1").fragment() == "t=10,20"
    assert coded("1#t=0:11,12").fragment() == "t=11,12"
    assert coded("1#t=12.4").fragment() == "t=12.4,12.401"
    assert coded("1#xywh=percent:0,0,50,50").fragment() == "t=10,20&xywh=percent:0,0,50,50"
    assert coded(f"r{part[:12]}#t=11,12").fragment() == "t=11,12"
    assert coded(f"{part}#t=11,12").object == part
    for place in ("2", "1#t=9,11", "1#t=19,21", part, f"{other}#t=11,12", "1#t=70,71"):
        with pytest.raises(InputError):
            coded(place)


def test_a_code_is_of_the_book_and_may_be_of_ones_own(held: Archive, case: str, key: As) -> None:
    part = made_case.parts(held)[0]
    add_exhibit(held, case, part)
    made = code_place(held, case, "1#t=1,2", "child-seen", note="n", signer=key("anna"))
    assert (made.shows_child, made.book, made.note) == (True, book_of(the_case(held)).digest, "n")
    with pytest.raises(InputError, match="no code 'mine'"):
        code_place(held, case, "1", "mine")
    own = b"""
version: "2"
codes:
  - {id: mine, labels: {en: a, fa: b, ar: c}, definition: d, include: i, exclude: e,
     example: x, shows_child: false}
"""
    book = use_book(held, case, own)
    assert book_of(the_case(held)) == book
    assert code_place(held, case, "1", "mine").book == book.digest
    with pytest.raises(InputError, match="no code 'oath'"):
        code_place(held, case, "1", "oath")
    assert len(the_case(held).codings) == 2
    blind = shipped_book().replace(b"shows_child: true", b"shows_child: false")
    assert read_book(blind)
    with pytest.raises(InputError, match="shows a child"):
        use_book(held, case, blind)


def test_a_decision_needs_a_key_a_reason_and_a_match(held: Archive, case: str, key: As) -> None:
    clip, part = made_case.parts(held)[:2]
    keep_search(held, answer(clip, part))
    with pytest.raises(InputError, match="must be signed") as raised:
        decide(held, case, MATCH, accept=True, reason="r", signer=None)
    assert "airwitness actor new" in raised.value.advice
    with pytest.raises(InputError, match="reason is empty"):
        decide(held, case, MATCH, accept=True, reason=" ", signer=key("anna"))
    with pytest.raises(InputError, match="has the match"):
        decide(held, case, "m00000000000", accept=True, reason="r", signer=key("anna"))
    made = decide(held, case, MATCH, accept=False, reason="r", signer=key("anna"))
    assert (made.is_accepted, made.record.key) == (
        False, held.enrolled()["anna"].fingerprint,
    )  # fmt: skip
    assert held.entries()[-1].objects == (clip, part)
    assert decide(held, case, STILL, accept=True, reason="r", signer=key("ben")).is_accepted


def test_a_rejected_match_stays_rejected_when_it_is_found_again(
    held: Archive, case: str, key: As
) -> None:
    clip, part = made_case.parts(held)[:2]
    told = answer(clip, part)
    keep_search(held, told)
    decide(held, case, MATCH, accept=False, reason="r", signer=key("anna"))
    again = answer(clip, part, at=12.0)
    again["matches"][0]["id"] = "m99999999999"
    assert rejected(held, copies_of(again))["m99999999999"] == case
    keep_search(held, again)
    shown = described_case(held, the_case(held))
    assert shown["searches"][1]["matches"][0]["decided"] == "rejected"
    assert shown["decisions"][0]["unattached"] is False
    keep_search(held, answer(clip, part, at=35.0))
    shown = described_case(held, the_case(held))
    assert shown["decisions"][0]["unattached"] is True
    assert shown["decisions"][0]["holds"] is True


def test_a_retraction_is_signed_once_and_not_of_everything(
    held: Archive, case: str, key: As
) -> None:
    clip, part = made_case.parts(held)[:2]
    keep_search(held, answer(clip, part))
    (exhibit,) = add_exhibit(held, case, part)
    line = exhibit.record.sequence
    withhold(held, case, Withheld.SHOT, place="1#t=1,2", reason="r", signer=key("anna"))
    kept = held.entries()[-1].sequence
    finding = state(
        held, case, FindingKind.DEPICTS, "s", exhibits=["1"], signer=key("anna")
    ).record.sequence
    with pytest.raises(InputError, match="must be signed"):
        retract(held, case, line, reason="r", signer=None)
    for number, what in (
        (1, "no line of"),
        (10_000, "no line of"),
        (kept, "cannot be taken back"),
        (line - 1, "cannot be taken back"),
        (line, "finding 1 rests on exhibit 1"),
    ):
        with pytest.raises(InputError, match=what):
            retract(held, case, number, reason="r", signer=key("ben"))
    retract(held, case, finding, reason="r", signer=key("ben"))
    retract(held, case, line, reason="r", signer=key("ben"))
    known = the_case(held)
    assert (known.exhibits, known.findings, len(known.withholdings)) == ((), (), 1)
    with pytest.raises(InputError, match="taken back already"):
        retract(held, case, line, reason="r", signer=key("ben"))


def cleared(
    archive: Archive, case: str, signer: Signer | None, place: str = "1#t=10,20", **more: Any
) -> bool:
    typed: dict[str, Any] = {"faces": 1, "boxes": [BOX], "role": "editor", "reason": "r", **more}
    return clear(archive, case, place, signer=signer, **typed)[1]


def test_a_clearing_counts_faces_and_needs_a_key(held: Archive, case: str, key: As) -> None:
    part = made_case.parts(held)[0]
    add_exhibit(held, case, part)
    anna = key("anna")
    with pytest.raises(InputError, match="must be signed"):
        cleared(held, case, None)
    for more, what in (
        ({"faces": 2}, "2 faces want at least as many boxes"),
        ({"faces": -1}, "faces want"),
        ({"role": ""}, "role is empty"),
        ({"reason": " "}, "reason is empty"),
        ({"place": "1"}, "a shot has a time"),
        ({"place": "1#t=0,60.1"}, "hardly one"),
        ({"place": "1#t=1,2&xywh=percent:0,0,10,10"}, "as a whole"),
    ):
        with pytest.raises(InputError, match=what):
            cleared(held, case, anna, **more)
    assert cleared(held, case, anna)
    known = the_case(held)
    clear_now = clear_at(known, part, 15 * FLICKS)
    assert clear_now is not None
    assert clear_now.boxes == (BOX,)
    assert clear_at(known, part, 20 * FLICKS) is None
    with pytest.raises(InputError, match="must be signed"):
        withhold(held, case, Withheld.SHOT, place="1#t=12,13", reason="r", signer=None)
    made_case.as_actor(held, "dan")
    withhold(held, case, Withheld.SHOT, place="1#t=12,13", reason="r", signer=None)
    assert clear_at(the_case(held), part, 12 * FLICKS) is None
    with pytest.raises(InputError, match="is withheld"):
        cleared(held, case, key("ben"))


def test_a_shot_with_a_child_wants_two_actors(held: Archive, case: str, key: As) -> None:
    part = made_case.parts(held)[0]
    add_exhibit(held, case, part)
    code_place(held, case, "1#t=14", "child-seen")
    assert not cleared(held, case, key("anna"))
    assert not cleared(held, case, key("anna"), reason="again")
    assert cleared(held, case, key("ben"))


def test_what_is_withheld_in_a_copy_stays_so_when_the_search_is_withdrawn(
    held: Archive, case: str, key: As
) -> None:
    clip, part = made_case.parts(held)[:2]
    keep_search(held, answer(clip, part))
    (aired,) = add_exhibit(held, case, MATCH)
    decide(held, case, MATCH, accept=True, reason="r", signer=key("anna"))
    withhold(held, case, Withheld.SHOT, place=f"{clip}#t=5,6", reason="r", signer=key("anna"))

    def is_withheld() -> bool:
        known = the_case(held)
        return (
            withheld_at(known, part, 15 * FLICKS) is not None
            and withheld_at(known, part, 25 * FLICKS) is None
        )

    assert is_withheld()
    for _ in range(2):  # the second time what the first put on record
        told = [e.detail_digest for e in held.entries() if told_copies(e)]
        assert len(told) == 3
        for detail in told:
            assert detail is not None
            withdraw(held, detail, reason=Reason.PRIVATE)
        assert is_withheld()
    known = the_case(held)
    assert known.exhibit(aired.number) == known.exhibits[0]
    assert known.exhibits[0].copy is None
    assert known.searches[0].answer is None
    assert (known.title, known.decisions) == ("T", ())
    assert failures(held) == []


def test_withholding_takes_a_place_or_a_phrase(held: Archive, case: str) -> None:
    part, other = made_case.parts(held)[:2]
    add_exhibit(held, case, part)
    made_case.as_actor(held, "dan")
    for what, typed in (
        (Withheld.SHOT, {}),
        (Withheld.SHOT, {"phrase": "x"}),
        (Withheld.WORDS, {"phrase": "x", "place": "1"}),
    ):
        with pytest.raises(InputError, match="withhold a place, or a phrase"):
            withhold(held, case, what, reason="r", signer=None, **typed)
    with pytest.raises(InputError, match="reason is empty"):
        withhold(held, case, Withheld.TRACK, place="1", reason="", signer=None)
    track = withhold(held, case, Withheld.TRACK, place=f"{other}#t=1,2", reason="r", signer=None)
    assert track.place is not None
    assert track.place.object == other
    phrase = withhold(held, case, Withheld.WORDS, phrase="Name", reason="r", signer=None)
    assert (phrase.place, phrase.phrase) == (None, "Name")
    assert held.entries()[-1].objects == ()


FINE: dict[str, Any] = {"kind": FindingKind.DEPICTS, "sentence": "s", "exhibits": ["1"]}


@pytest.mark.parametrize(
    ("change", "error", "what"),
    [
        ({"exhibits": []}, UncitedError, "no exhibit"),
        ({"exhibits": ["9"]}, InputError, "no exhibit 9"),
        ({"exhibits": ["1#t=70,80"]}, InputError, "behind the end"),
        ({"sentence": " "}, InputError, "sentence is empty"),
        ({"by": "x"}, InputError, "who alleges"),
        ({"kind": FindingKind.ALLEGES}, InputError, "who alleges"),
        ({"perpetrator": "x"}, InputError, "names a perpetrator"),
        ({"reason": "x"}, InputError, "an assessment"),
        ({"confidence": Confidence.LOW}, InputError, "an assessment"),
        ({"kind": FindingKind.ASSESSES, "reason": "x"}, InputError, "an assessment"),
        ({"kind": FindingKind.ASSESSES, "confidence": Confidence.LOW}, InputError, "an assessment"),
        ({"violation": "x"}, InputError, "six grave violations"),
        ({"tally": {"men": 1}}, InputError, "a tally counts"),
        ({"tally": {"boys": -1}}, InputError, "a tally counts"),
    ],
)
def test_a_finding_is_refused(
    held: Archive, case: str, key: As, change: dict[str, Any], error: type[Exception], what: str
) -> None:
    add_exhibit(held, case, made_case.parts(held)[0])
    wanted = {**FINE, **change}
    with pytest.raises(error, match=what):
        state(held, case, signer=key("anna"), **wanted)
    assert the_case(held).findings == ()


def test_findings_of_each_kind(held: Archive, case: str, key: As) -> None:
    add_exhibit(held, case, made_case.parts(held)[0])
    anna = key("anna")
    for change in (
        {"tally": {"boys": 2, "girls": 0}, "violation": "recruitment-or-use"},
        {"kind": FindingKind.SAYS, "exhibits": ["1#t=1,2", "1"]},
        {"kind": FindingKind.ALLEGES, "by": "x", "perpetrator": "y"},
        {"kind": FindingKind.ASSESSES, "reason": "r", "confidence": Confidence.HIGH},
    ):
        state(held, case, signer=anna, **{**FINE, **change})
    findings = the_case(held).findings
    assert [f.number for f in findings] == [1, 2, 3, 4]
    assert dict(findings[0].tally) == {"boys": 2}
    assert [c.place and c.place.fragment() for c in findings[1].cites] == ["t=1,2", None]
    assert findings[3].confidence is Confidence.HIGH


def climbed(archive: Archive, case: str, key: As, *steps: tuple[str, str, int | None]) -> None:
    for kind, actor, exhibit in steps:
        take_step(
            archive, case, 1, StepKind(kind), exhibit=exhibit, reason="r",
            reliability="good" if exhibit else "", signer=key(actor),
        )  # fmt: skip


def prepared(archive: Archive, case: str, key: As) -> Case:
    for part in made_case.parts(archive):
        add_exhibit(archive, case, part)
    state(archive, case, signer=key("anna"), **{**FINE, "tally": {"girls": 1}})
    return the_case(archive)


def test_the_ladder_is_climbed_step_by_step(held: Archive, case: str, key: As) -> None:
    prepared(held, case, key)
    (lead,) = lead_sheet(held, case)
    assert (lead.status, lead.girls, lead.sources) == (PENDING, 1, ())
    climbed(held, case, key, ("source", "anna", 1), ("source", "anna", 2))
    with pytest.raises(InputError, match="cannot review it"):
        climbed(held, case, key, ("first-review", "anna", None))
    climbed(held, case, key, ("first-review", "ben", None))
    with pytest.raises(InputError, match="cannot make the second"):
        climbed(held, case, key, ("second-review", "ben", None))
    (lead,) = lead_sheet(held, case)
    assert lead.status == PENDING
    assert "second review" in lead.wants[0]
    climbed(held, case, key, ("second-review", "cleo", None))
    (lead,) = lead_sheet(held, case)
    assert (lead.status, lead.wants) == (VERIFIED, ())
    assert [(s.exhibit, s.source, s.reliability) for s in lead.sources] == [
        (1, "tv 0", "good"), (2, "tv 1", "good"),
    ]  # fmt: skip


def test_steps_that_are_refused(held: Archive, case: str, key: As) -> None:
    known = prepared(held, case, key)
    anna = key("anna")
    source: dict[str, Any] = {"reliability": "good", "reason": "r", "signer": anna}
    for number, kind, exhibit, change, what in (
        (1, StepKind.SOURCE, 1, {"signer": None}, "must be signed"),
        (2, StepKind.SOURCE, 1, {}, "no finding 2"),
        (1, StepKind.SOURCE, None, {}, "a source is an exhibit"),
        (1, StepKind.FIRST_REVIEW, 1, {}, "a source is an exhibit"),
        (1, StepKind.SOURCE, 9, {}, "no exhibit 9"),
        (1, StepKind.SOURCE, 1, {"reliability": " "}, "reliability is empty"),
        (1, StepKind.SOURCE, 1, {"reason": ""}, "reason is empty"),
        (1, StepKind.FIRST_REVIEW, None, {"signer": key("ben")}, "first 2 more"),
    ):
        with pytest.raises(InputError, match=what):
            take_step(held, case, number, kind, exhibit=exhibit, **{**source, **change})
    detail = held.entries()[-2].detail_digest
    assert detail is not None
    withdraw(held, detail, reason=Reason.MISTAKE)
    with pytest.raises(InputError, match="was withdrawn"):
        take_step(held, case, 1, StepKind.SOURCE, exhibit=len(known.exhibits), **source)
    finding = held.entries()[-1].detail_digest
    assert finding is not None
    withdraw(held, finding, reason=Reason.MISTAKE)
    with pytest.raises(InputError, match="no finding 1"):
        take_step(held, case, 1, StepKind.SOURCE, exhibit=1, **source)
    assert lead_sheet(held, case) == []


def claimed(archive: Archive, case: str, **change: Any) -> Any:
    typed = {
        "subject": "House", "subject_kind": "organisation", "relation": "part of",
        "other": "Militia", "other_kind": "organisation", "asserted_by": "A page",
        "exhibit": "1#t=1,2", **change,
    }  # fmt: skip
    return claim(archive, case, **typed)


def test_claims(held: Archive, case: str) -> None:
    add_exhibit(held, case, made_case.parts(held)[0])
    made = claimed(held, case, since="2020", until="2020-05")
    assert (made.number, made.since, made.cite.exhibit) == (1, "2020", 1)
    assert made.cite.place is not None
    for change in (
        {"subject": ""}, {"relation": " "}, {"other": ""}, {"asserted_by": ""},
        {"subject_kind": "work"}, {"other_kind": "thing"}, {"exhibit": "7"}, {"since": "20"},
        {"since": "2020-13"}, {"since": "2021-02-29"}, {"since": "today"}, {"since": "2020-W01"},
        {"since": "2021", "until": "2020"}, {"since": "2020-06-02", "until": "2020-05"},
    ):  # fmt: skip
        with pytest.raises(InputError):
            claimed(held, case, **change)
    assert claimed(held, case, since="2020-05-03", until="2020-05").number == 2


def test_a_lead_sheet_leaves_out_what_is_withheld_and_starts_no_formula(
    held: Archive, case: str, key: As
) -> None:
    prepared(held, case, key)
    state(
        held, case, FindingKind.ALLEGES, "=cmd() says Secretname", exhibits=["1"], by="+A page",
        perpetrator="@B", violation="abduction", signer=key("anna"),
    )  # fmt: skip
    table = as_csv(lead_sheet(held, case))
    assert "'=cmd() says Secretname,0,0,0,'@B,'+A page" in table
    assert table.splitlines()[0].startswith("case,finding,violation")
    withhold(held, case, Withheld.WORDS, phrase="secretname", reason="r", signer=key("anna"))
    assert "ecretname" not in as_csv(lead_sheet(held, case))


def test_everything_survives_a_rebuild(held: Archive, case: str, key: As) -> None:
    clip, part = made_case.parts(held)[:2]
    keep_search(held, answer(clip, part))
    prepared(held, case, key)
    code_place(held, case, "1#t=1,2", "child-seen", signer=key("ben"))
    decide(held, case, MATCH, accept=True, reason="r", signer=key("anna"))
    cleared(held, case, key("anna"))
    climbed(held, case, key, ("source", "anna", 1))
    claimed(held, case)
    before = described_case(held, the_case(held))
    assert all(
        before[name]
        for name in (
            "exhibits",
            "searches",
            "codings",
            "decisions",
            "clearings",
            "findings",
            "claims",
        )
    )
    held.catalogue.empty()
    rebuild(held)
    assert described_case(held, the_case(held)) == before
    assert failures(held) == []
