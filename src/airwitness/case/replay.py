"""Custody lines → `Case`: the same value after every rebuild.

Lines of another case are passed over, but for withholdings and for where a child was seen: these
hold in every case. Exhibits, searches, findings and claims are numbered in the order of the
chain. Decisions, clearings and steps count only where an enrolled key signed them. Around a place
of less than ten seconds where a child was seen, five seconds each way are guarded with it. A detail
that was withdrawn is read on the safe side:

* an exhibit, search, finding or claim keeps its number and loses its words;
* a decision, step or clearing is gone;
* a coding is gone, and the whole object of its line counts as showing a child;
* a withholding holds for the whole of every object that its line names;
* a retraction still holds: its line names the line that it took back;
* what a search or match told of where files show the same is known still: who withdraws it puts
  that, without a word, in a line of its own first.

A retraction (`decide` about an `entry`) takes an exhibit, coding, finding, clearing or claim out
of the case; its number is not given again. The codings and clearings of an exhibit go with it. What
was withheld cannot be taken back.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from airwitness.case.answers import copy_of
from airwitness.case.content import (
    Case,
    Cite,
    Claim,
    Clearing,
    Coding,
    Confidence,
    Copy,
    Decision,
    Entry,
    Everywhere,
    Exhibit,
    ExhibitKind,
    Finding,
    FindingKind,
    KeptSearch,
    Pair,
    Record,
    Step,
    StepKind,
    Withheld,
    Withholding,
)
from airwitness.case.place import Place, Region
from airwitness.errors import InputError
from airwitness.evidence.digest import Json
from airwitness.spans import FLICKS, Span

GUARD = 5 * FLICKS
"""Before and after a moment at which a child was seen: the shot goes on around it."""

Detail = Mapping[str, Any]


def replay(entries: Iterable[Entry], case: str, known: Everywhere | None = None) -> Case:
    """Make a case of custody.

    Args:
        entries: the lines of every case in the archive, in order.
        case: its id.
        known: what `everywhere` makes of these lines, where that was done already.

    Raises:
        InputError: there is no such case.
    """
    every = list(entries)
    mine = [entry for entry in every if entry.case == case]
    opened = [entry for entry in mine if entry.act == "case"]
    if not opened:
        raise InputError(f"there is no case {case!r}", advice="`airwitness case list` shows them")
    retracted = _retracted(mine)

    def numbered(act: str) -> list[tuple[int, Entry]]:
        acts = enumerate((entry for entry in mine if entry.act == act), 1)
        return [(number, entry) for number, entry in acts if entry.sequence not in retracted]

    steps = [_step(entry, detail) for entry, detail in _signed(mine, "step")]
    known = known or everywhere(every)
    exhibits = tuple(_exhibit(number, entry) for number, entry in numbered("exhibit"))
    codings = [_coding(entry, entry.detail) for _, entry in numbered("code") if entry.detail]
    clearings = [
        _clearing(entry, detail)
        for entry, detail in _signed(mine, "clear")
        if entry.sequence not in retracted
    ]
    decisions = tuple(
        _decision(entry, detail)
        for entry, detail in _signed(mine, "decide")
        if detail["about"] == "match"
    )
    kept = {exhibit.number for exhibit in exhibits}
    return replace(
        _opened(opened),
        exhibits=exhibits,
        searches=tuple(_search(number, entry) for number, entry in numbered("search")),
        codings=tuple(coding for coding in codings if coding.exhibit in kept),
        decisions=decisions,
        clearings=tuple(clearing for clearing in clearings if clearing.exhibit in kept),
        withholdings=known.withholdings,
        guarded=known.guarded,
        copies=known.copies,
        findings=tuple(_finding(number, entry, steps) for number, entry in numbered("state")),
        claims=tuple(_claim(number, entry) for number, entry in numbered("claim")),
    )


def everywhere(entries: Iterable[Entry]) -> Everywhere:
    """What holds in every case: what is withheld, where a child was seen, what shows the same.

    Args:
        entries: the lines of every case in the archive, in order.
    """
    every = list(entries)
    return Everywhere(
        withholdings=tuple(w for entry in every for w in _withheld(entry)),
        guarded=tuple(place for entry in every for place in _guarded(entry)),
        copies=tuple(copy for entry in every for copy in told_copies(entry)),
    )


def copy_detail(copy: Copy) -> dict[str, Json]:
    """The form in which details hold a match."""
    return {
        "clip": copy.clip,
        "part": copy.part,
        "pairs": [[p.clip.start, p.clip.end, p.part.start, p.part.end] for p in copy.pairs],
        "kinds": [*copy.kinds],
        "relation": copy.relation,
        "expected_false": copy.expected_false,
        "archive_hours": copy.archive_hours,
    }


def _retracted(mine: list[Entry]) -> frozenset[int]:
    """Lines that a signed decision took back; it names them, should its detail be withdrawn."""
    by_digest = {entry.digest: entry.sequence for entry in mine}
    return frozenset(
        by_digest[digest]
        for entry in mine
        if entry.act == "decide" and entry.key is not None
        for digest in entry.objects
        if digest in by_digest
    )


def _signed(mine: list[Entry], act: str) -> list[tuple[Entry, Detail]]:
    """The lines of an act that an enrolled key signed and whose detail is still there."""
    return [
        (entry, entry.detail)
        for entry in mine
        if entry.act == act and entry.key is not None and entry.detail is not None
    ]


def _opened(entries: list[Entry]) -> Case:
    """A case as it was opened; a later line gives it another code book."""
    detail = entries[0].detail or {}
    books = [e.detail["book"] for e in entries if e.detail and e.detail.get("book")]
    return Case(
        id=entries[0].case,
        title=detail.get("title", ""),
        question=detail.get("question", ""),
        purpose=detail.get("purpose", ""),
        scope=detail.get("scope", ""),
        legal_basis=detail.get("legal_basis", ""),
        book=books[-1] if books else None,
        record=_record(entries[0]),
    )


def _record(entry: Entry) -> Record:
    return Record(
        sequence=entry.sequence,
        time=entry.time,
        actor=entry.actor,
        key=entry.key,
        is_disclosed=entry.detail is not None,
    )


def _exhibit(number: int, entry: Entry) -> Exhibit:
    detail = entry.detail or {"place": {"object": entry.objects[0]}}
    return Exhibit(
        number=number,
        kind=ExhibitKind(detail.get("kind", ExhibitKind.RECORDING)),
        place=Place.of_detail(detail["place"]),
        title=detail.get("title", ""),
        source=detail.get("source", ""),
        credit=detail.get("credit", ""),
        note=detail.get("note", ""),
        copy=_copy(detail["match"]) if detail.get("match") else None,
        record=_record(entry),
    )


def _copy(detail: Detail) -> Copy:
    return Copy(
        clip=detail["clip"],
        part=detail["part"],
        pairs=tuple(
            Pair(clip=Span(start=a, end=b), part=Span(start=c, end=d))
            for a, b, c, d in detail["pairs"]
        ),
        kinds=tuple(detail["kinds"]),
        relation=detail["relation"],
        expected_false=detail["expected_false"],
        archive_hours=detail["archive_hours"],
    )


def _search(number: int, entry: Entry) -> KeptSearch:
    detail = entry.detail or {}
    return KeptSearch(
        number=number,
        question=detail.get("question", ""),
        clip=entry.objects[0],
        clip_name=detail.get("clip_name", ""),
        answer=json.loads(detail["answer"]) if "answer" in detail else None,
        asked=detail.get("asked", {}),
        record=_record(entry),
    )


def _coding(entry: Entry, detail: Detail) -> Coding:
    return Coding(
        exhibit=detail["exhibit"],
        place=Place.of_detail(detail["place"]),
        code=detail["code"],
        book=detail["book"],
        shows_child=detail["child"],
        note=detail.get("note", ""),
        record=_record(entry),
    )


def _decision(entry: Entry, detail: Detail) -> Decision:
    return Decision(
        copy=_copy(detail["match"]),
        is_accepted=detail["accept"],
        reason=detail["reason"],
        record=_record(entry),
    )


def _clearing(entry: Entry, detail: Detail) -> Clearing:
    return Clearing(
        exhibit=detail["exhibit"],
        place=Place.of_detail(detail["place"]),
        faces=detail["faces"],
        boxes=tuple(Region(*box) for box in detail["boxes"]),
        role=detail["role"],
        reason=detail["reason"],
        record=_record(entry),
    )


def _withheld(entry: Entry) -> list[Withholding]:
    """What a line withholds; everything of its objects where its detail was withdrawn."""
    if entry.act != "withhold":
        return []
    if entry.detail is not None:
        place = entry.detail.get("place")
        return [
            Withholding(
                what=Withheld(entry.detail["what"]),
                place=Place.of_detail(place) if place else None,
                phrase=entry.detail.get("phrase", ""),
                reason=entry.detail.get("reason", ""),
                record=_record(entry),
            )
        ]
    return [
        Withholding(
            what=what, place=Place(object=digest), phrase="", reason="", record=_record(entry)
        )
        for digest in entry.objects
        for what in Withheld
    ]


def _guarded(entry: Entry) -> list[Place]:
    """Where a line of coding saw a child."""
    if entry.act != "code":
        return []
    if entry.detail is None:
        return [Place(object=digest) for digest in entry.objects]
    return [_guard(Place.of_detail(entry.detail["place"]))] if entry.detail["child"] else []


def _guard(place: Place) -> Place:
    """A place where a child was seen, with some seconds around it where it is short."""
    span = place.span
    if span is None or span.duration >= 2 * GUARD:
        return place
    return replace(place, span=Span(start=max(0, span.start - GUARD), end=span.end + GUARD))


def told_copies(entry: Entry) -> list[Copy]:
    """The copies that a line tells of, but for those that it rejects."""
    detail = entry.detail or {}
    if entry.act == "search" and "answer" in detail:
        answer = json.loads(detail["answer"])
        return [copy_of(answer, match) for match in answer["matches"]]
    if entry.act == "case":
        return [_copy(copy) for copy in detail.get("copies", ())]
    is_rejected = entry.act == "decide" and not detail.get("accept")
    return [_copy(detail["match"])] if detail.get("match") and not is_rejected else []


def _step(entry: Entry, detail: Detail) -> Step:
    return Step(
        kind=StepKind(detail["kind"]),
        finding=detail["finding"],
        exhibit=detail.get("exhibit"),
        reliability=detail.get("reliability", ""),
        reason=detail["reason"],
        record=_record(entry),
    )


def _finding(number: int, entry: Entry, steps: list[Step]) -> Finding:
    detail = entry.detail or {}
    return Finding(
        number=number,
        kind=FindingKind(detail.get("kind", FindingKind.ASSESSES)),
        sentence=detail.get("sentence", ""),
        cites=tuple(_cite(cite) for cite in detail.get("cites", ())),
        by=detail.get("by", ""),
        reason=detail.get("reason", ""),
        confidence=Confidence(detail["confidence"]) if detail.get("confidence") else None,
        violation=detail.get("violation", ""),
        tally=dict(detail.get("tally", {})),
        perpetrator=detail.get("perpetrator", ""),
        steps=tuple(step for step in steps if step.finding == number),
        record=_record(entry),
    )


def _cite(detail: Detail) -> Cite:
    place = detail.get("place")
    return Cite(exhibit=detail["exhibit"], place=Place.of_detail(place) if place else None)


def _claim(number: int, entry: Entry) -> Claim:
    detail = entry.detail or {}
    return Claim(
        number=number,
        subject=detail.get("subject", ""),
        subject_kind=detail.get("subject_kind", ""),
        relation=detail.get("relation", ""),
        object=detail.get("object", ""),
        object_kind=detail.get("object_kind", ""),
        since=detail.get("since", ""),
        until=detail.get("until", ""),
        asserted_by=detail.get("asserted_by", ""),
        cite=_cite(detail["cite"]) if "cite" in detail else Cite(exhibit=0, place=None),
        record=_record(entry),
    )
