"""State a finding, climb the ladder to `verified`, and claim what stands behind what."""

import contextlib
import re
from collections.abc import Mapping, Sequence
from datetime import date

from airwitness.acts.casework.docket import Docket, docket, need_key, optional, worded
from airwitness.acts.casework.placing import exhibit_of, place_in
from airwitness.archive import Archive
from airwitness.case.claims import KINDS
from airwitness.case.content import (
    Case,
    Claim,
    Confidence,
    Finding,
    FindingKind,
    Record,
    Step,
    StepKind,
)
from airwitness.case.ladder import Standing, refusal, standing
from airwitness.case.violations import VIOLATIONS
from airwitness.errors import InputError, UncitedError
from airwitness.evidence.digest import Json
from airwitness.evidence.keys import Signer

TALLIED = ("boys", "girls", "unknown")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_FIRST = "-01-01"


def state(
    archive: Archive,
    case: str,
    kind: FindingKind,
    sentence: str,
    *,
    exhibits: Sequence[str],
    by: str = "",
    perpetrator: str = "",
    reason: str = "",
    confidence: Confidence | None = None,
    violation: str = "",
    tally: Mapping[str, int] | None = None,
    signer: Signer | None = None,
) -> Finding:
    """State a sentence with the exhibits that carry it.

    Args:
        archive: where.
        case: id of the case.
        kind: what a picture depicts, what words say, what someone alleges, what the analyst
            assesses.
        sentence: the finding.
        exhibits: numbers of exhibits, each with an optional place in it.
        by: who alleges.
        perpetrator: whom the one who alleges holds responsible.
        reason: of an assessment.
        confidence: of an assessment.
        violation: which of the six grave violations it bears on.
        tally: `boys`, `girls`, `unknown` → how many are seen or told of.
        signer: who signs; None for an actor without a key.

    Raises:
        UncitedError: there is no exhibit.
        InputError: something that the kind needs is missing, or an exhibit is not known.
    """
    words = worded("sentence", sentence)
    if not exhibits:
        raise UncitedError("this sentence")
    _check_kind(kind, by=by, perpetrator=perpetrator, reason=reason, confidence=confidence)
    if violation and violation not in VIOLATIONS:
        raise InputError(
            f"{violation!r} is none of the six grave violations", advice=", ".join(VIOLATIONS)
        )
    counts = {name: number for name, number in (tally or {}).items() if number}
    if not counts.keys() <= set(TALLIED) or any(number < 0 for number in counts.values()):
        raise InputError("a tally counts boys, girls and unknown, from 0 up")
    with docket(archive, case, signer) as open_docket:
        line = open_docket.record(
            "state",
            detail={
                "kind": kind.value,
                "sentence": words,
                "cites": [_cite(open_docket, text) for text in exhibits],
                "by": optional("name of who alleges", by),
                "perpetrator": optional("perpetrator", perpetrator),
                "reason": optional("reason", reason),
                "confidence": None if confidence is None else confidence.value,
                "violation": violation,
                "tally": dict(counts),
            },
        )
        return _finding(open_docket.again(), line.sequence)


def _check_kind(
    kind: FindingKind, *, by: str, perpetrator: str, reason: str, confidence: Confidence | None
) -> None:
    """Each kind says what it must, and nothing that belongs to another."""
    alleges, assesses = kind is FindingKind.ALLEGES, kind is FindingKind.ASSESSES
    if alleges != bool(by.strip()):
        raise InputError("an allegation says who alleges, and nothing else does", advice="--by")
    if perpetrator.strip() and not alleges:
        raise InputError("only somebody who alleges names a perpetrator", advice="alleges --by")
    if assesses != (bool(reason.strip()) and confidence is not None) or (
        not assesses and (reason.strip() or confidence is not None)
    ):
        raise InputError(
            "an assessment has a reason and a confidence, and nothing else has",
            advice="--reason and --confidence low, moderate or high",
        )


def _cite(open_docket: Docket, text: str) -> Json:
    exhibit, place = place_in(open_docket.archive, open_docket.case, text)
    cite: dict[str, Json] = {"exhibit": exhibit.number}
    if place != exhibit.place:
        cite["place"] = place.as_detail()
    return cite


def _finding(case: Case, sequence: int) -> Finding:
    return next(f for f in case.findings if f.record.sequence == sequence)


def take_step(
    archive: Archive,
    case: str,
    number: int,
    kind: StepKind,
    *,
    exhibit: int | None = None,
    reliability: str = "",
    reason: str,
    signer: Signer | None,
) -> Standing:
    """Take a step towards `verified`: count a source, or review.

    Args:
        archive: where.
        case: id of the case.
        number: of the finding.
        kind: a source, the first review, or the second.
        exhibit: number of the source.
        reliability: of the source, in words.
        reason: why the source is independent of the others; what the reviewer looked at.
        signer: who signs.

    Returns:
        How far the finding has come.

    Raises:
        InputError: nobody signs, or the ladder does not allow the step yet.
    """
    who = need_key(signer, "a step of the ladder")
    detail: dict[str, Json] = {
        "kind": kind.value,
        "finding": number,
        "reason": worded("reason", reason),
    }
    with docket(archive, case, signer) as open_docket:
        known = open_docket.case
        finding = known.finding(number)
        if finding is None or not finding.record.is_disclosed:
            raise InputError(f"{known.id} has no finding {number}", advice="`case show` lists them")
        if (kind is StepKind.SOURCE) != (exhibit is not None):
            raise InputError("a source is an exhibit, a review is none", advice="--exhibit N")
        if exhibit is not None:
            if not exhibit_of(known, exhibit).record.is_disclosed:
                raise InputError(f"exhibit {exhibit} was withdrawn", advice="add it again")
            detail |= {"exhibit": exhibit, "reliability": worded("reliability", reliability)}
        step = _planned(detail, archive, who)
        refused = refusal(known, finding, step)
        if refused:
            raise InputError(
                f"finding {number}: {refused}", advice="`case show` tells its standing"
            )
        open_docket.record("step", detail=detail)
        after = open_docket.again()
        return standing(after, _finding(after, finding.record.sequence))


def _planned(detail: Mapping[str, Json], archive: Archive, who: Signer) -> Step:
    """The step as it will be read, to be judged before it is recorded."""
    number, exhibit = detail["finding"], detail.get("exhibit")
    sequence = archive.custody.head()[0] + 1
    key = archive.enrolled()[who.actor].fingerprint
    return Step(
        kind=StepKind(str(detail["kind"])),
        finding=number if isinstance(number, int) else 0,
        exhibit=exhibit if isinstance(exhibit, int) else None,
        reliability=str(detail.get("reliability", "")),
        reason=str(detail["reason"]),
        record=Record(sequence=sequence, time="", actor=who.actor, key=key),
    )


def claim(
    archive: Archive,
    case: str,
    *,
    subject: str,
    subject_kind: str,
    relation: str,
    other: str,
    other_kind: str,
    since: str = "",
    until: str = "",
    asserted_by: str,
    exhibit: str,
    signer: Signer | None = None,
) -> Claim:
    """Claim that one stands in a relation to another, as a source says.

    Claims that contradict each other are kept side by side.

    Args:
        archive: where.
        case: id of the case.
        subject: name of an organisation or person.
        subject_kind: `organisation` or `person`.
        relation: `part of`, `leads`, `produced`, `aired`, `commissioned`, `owns`, or other words.
        other: name of the other side.
        other_kind: `organisation`, `person` or `work`.
        since: ISO 8601 date, month or year.
        until: the same.
        asserted_by: who says so.
        exhibit: number of the exhibit, with an optional place in it.
        signer: who signs; None for an actor without a key.

    Raises:
        InputError: something is missing, no date, or not known.
    """
    if subject_kind not in KINDS[:2] or other_kind not in KINDS:
        raise InputError("a claim is about organisations, persons and works", advice=str(KINDS))
    first, last = _date(since), _date(until)
    if first and last and last < first[: len(last)]:
        raise InputError(f"{until} is before {since}", advice="give the earlier date first")
    with docket(archive, case, signer) as open_docket:
        line = open_docket.record(
            "claim",
            detail={
                "subject": worded("subject", subject),
                "subject_kind": subject_kind,
                "relation": worded("relation", relation),
                "object": worded("object", other),
                "object_kind": other_kind,
                "since": first,
                "until": last,
                "asserted_by": worded("name of who asserts it", asserted_by),
                "cite": _cite(open_docket, exhibit),
            },
        )
        claims = open_docket.again().claims
        return next(c for c in claims if c.record.sequence == line.sequence)


def _date(text: str) -> str:
    """A year, month or day as it was typed.

    Raises:
        InputError: there is no such day.
    """
    words = text.strip()
    if not words:
        return ""
    if _DATE.fullmatch(words):
        with contextlib.suppress(ValueError):
            date.fromisoformat(words + _FIRST[len(words) - 4 :])
            return words
    raise InputError(f"{words[:40]!r} is no date", advice="write 2026, 2026-03 or 2026-03-01")
