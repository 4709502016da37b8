"""A case as plain values for printing: every item with its custody line and its detail.

The line is what `case retract` takes, the detail is what `withdraw` takes.
"""

from typing import Any

from airwitness.archive import Archive
from airwitness.case.answers import copies_of, unattached
from airwitness.case.claims import conflicts
from airwitness.case.content import (
    Case,
    Cite,
    Claim,
    Clearing,
    Coding,
    Copy,
    Decision,
    Exhibit,
    Finding,
    KeptSearch,
    Record,
    Withholding,
)
from airwitness.case.ladder import standing
from airwitness.case.place import Place

Details = dict[int, str | None]
"""Custody line → its detail."""


def described_briefly(case: Case) -> dict[str, Any]:
    """A case in a listing."""
    return {
        "id": case.id,
        "title": case.title,
        "opened": case.record.time,
        "by": case.record.actor,
        "exhibits": len(case.exhibits),
        "searches": len(case.searches),
        "findings": len(case.findings),
    }


def described_case(archive: Archive, case: Case) -> dict[str, Any]:
    """All of a case."""
    details = {e.sequence: e.detail_digest for e in archive.entries()}
    loose = unattached(case)
    return {
        "id": case.id,
        "title": case.title,
        "question": case.question,
        "purpose": case.purpose,
        "scope": case.scope,
        "legal_basis": case.legal_basis,
        "book": "own" if case.book else "shipped",
        **_record(case.record, details),
        "exhibits": [_exhibit(e, details) for e in case.exhibits],
        "searches": [
            {**described_search(case, s), **_record(s.record, details)} for s in case.searches
        ],
        "codings": [_coding(c, details) for c in case.codings],
        "decisions": [
            _decision(d, details, holds=case.decision(d.copy) is d, fits=d not in loose)
            for d in case.decisions
        ],
        "clearings": [_clearing(c, details) for c in case.clearings],
        "withheld": [_withholding(w, details) for w in case.withholdings],
        "findings": [_finding(case, f, details) for f in case.findings],
        "claims": [_claim(c, details) for c in case.claims],
        "conflicts": [list(pair) for pair in conflicts(case.claims)],
    }


def _record(record: Record, details: Details) -> dict[str, Any]:
    return {
        "line": record.sequence,
        "time": record.time,
        "actor": record.actor,
        "key": record.key,
        "detail": details.get(record.sequence),
        "disclosed": record.is_disclosed,
    }


def _exhibit(exhibit: Exhibit, details: Details) -> dict[str, Any]:
    return {
        "number": exhibit.number,
        "kind": exhibit.kind.value,
        "place": str(exhibit.place),
        "title": exhibit.title,
        "source": exhibit.source,
        "credit": exhibit.credit,
        "note": exhibit.note,
        "match": None if exhibit.copy is None else _copy(exhibit.copy),
        **_record(exhibit.record, details),
    }


def _copy(copy: Copy) -> dict[str, Any]:
    return {
        "clip": str(Place(object=copy.clip, span=copy.clip_span)),
        "part": str(Place(object=copy.part, span=copy.part_span)),
        "kinds": list(copy.kinds),
        "relation": copy.relation,
        "expected_false": copy.expected_false,
        "archive_hours": copy.archive_hours,
    }


def described_search(case: Case, search: KeptSearch) -> dict[str, Any]:
    """A kept search with its matches, and what was decided about each."""
    answer = search.answer or {}
    return {
        "number": search.number,
        "question": search.question,
        "clip": search.clip,
        "clip_name": search.clip_name,
        "asked": dict(search.asked),
        "matches": [
            {"id": match, **_copy(copy), "decided": _decided(case.decision(copy))}
            for match, copy in copies_of(answer).items()
        ],
        "airings": [airing["id"] for airing in answer.get("airings", ())],
        "unsearched": len(answer.get("unsearched", ())),
    }


def described_claims(archive: Archive, case: Case) -> dict[str, Any]:
    """The claims of a case, and which of them conflict."""
    details = {e.sequence: e.detail_digest for e in archive.entries()}
    return {
        "case": case.id,
        "claims": [_claim(claim, details) for claim in case.claims],
        "conflicts": [list(pair) for pair in conflicts(case.claims)],
    }


def _decided(decision: Decision | None) -> str:
    if decision is None:
        return "undecided"
    return "accepted" if decision.is_accepted else "rejected"


def _coding(coding: Coding, details: Details) -> dict[str, Any]:
    return {
        "exhibit": coding.exhibit,
        "place": str(coding.place),
        "code": coding.code,
        "shows_child": coding.shows_child,
        "book": coding.book,
        "note": coding.note,
        **_record(coding.record, details),
    }


def _decision(decision: Decision, details: Details, *, holds: bool, fits: bool) -> dict[str, Any]:
    return {
        "decided": _decided(decision),
        "match": _copy(decision.copy),
        "reason": decision.reason,
        "holds": holds,
        "unattached": not fits,
        **_record(decision.record, details),
    }


def _clearing(clearing: Clearing, details: Details) -> dict[str, Any]:
    return {
        "exhibit": clearing.exhibit,
        "place": str(clearing.place),
        "faces": clearing.faces,
        "boxes": [[share / 100 for share in box] for box in clearing.boxes],
        "role": clearing.role,
        "reason": clearing.reason,
        **_record(clearing.record, details),
    }


def _withholding(withholding: Withholding, details: Details) -> dict[str, Any]:
    return {
        "what": withholding.what.value,
        "place": None if withholding.place is None else str(withholding.place),
        "phrase": withholding.phrase,
        "reason": withholding.reason,
        **_record(withholding.record, details),
    }


def _cite(cite: Cite) -> dict[str, Any]:
    return {"exhibit": cite.exhibit, "place": None if cite.place is None else str(cite.place)}


def _finding(case: Case, finding: Finding, details: Details) -> dict[str, Any]:
    reached = standing(case, finding)
    return {
        "number": finding.number,
        "kind": finding.kind.value,
        "sentence": finding.sentence,
        "cites": [_cite(cite) for cite in finding.cites],
        "by": finding.by,
        "perpetrator": finding.perpetrator,
        "reason": finding.reason,
        "confidence": None if finding.confidence is None else finding.confidence.value,
        "violation": finding.violation,
        "tally": dict(finding.tally),
        "verified": reached.is_verified,
        "wants": list(reached.wants),
        "steps": [
            {
                "kind": step.kind.value,
                "exhibit": step.exhibit,
                "reliability": step.reliability,
                "reason": step.reason,
                **_record(step.record, details),
            }
            for step in finding.steps
        ],
        **_record(finding.record, details),
    }


def _claim(claim: Claim, details: Details) -> dict[str, Any]:
    return {
        "number": claim.number,
        "subject": claim.subject,
        "subject_kind": claim.subject_kind,
        "relation": claim.relation,
        "object": claim.object,
        "object_kind": claim.object_kind,
        "since": claim.since,
        "until": claim.until,
        "asserted_by": claim.asserted_by,
        **_cite(claim.cite),
        **_record(claim.record, details),
    }
