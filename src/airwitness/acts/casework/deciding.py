"""Accept or reject a match, and take a line of a case back. Both are signed."""

from collections.abc import Mapping

from airwitness.acts.casework.docket import docket, need_key, worded
from airwitness.acts.casework.opening import cases
from airwitness.archive import Archive
from airwitness.case.answers import found
from airwitness.case.content import Case, Copy, Decision, Entry
from airwitness.case.replay import copy_detail
from airwitness.errors import InputError
from airwitness.evidence.keys import Signer

_TAKEN_BACK = frozenset({"exhibit", "code", "state", "clear", "claim"})
_NEVER = {
    "withhold": "what was withheld stays withheld",
    "step": "a step stays; retract the finding and state it anew",
    "decide": "decide about the match again: the last decision holds",
    "search": "a search that was put stays on record",
    "case": "a case that was opened stays on record",
}


def decide(
    archive: Archive,
    case: str,
    match: str,
    *,
    accept: bool,
    reason: str,
    signer: Signer | None,
) -> Decision:
    """Accept or reject a match; the last decision about it holds.

    Args:
        archive: where.
        case: id of the case.
        match: id of a match of a search that the case kept.
        accept: whether it is what was searched for.
        reason: why, in words.
        signer: who signs.

    Raises:
        InputError: nobody signs, there is no reason, or no search of the case has the match.
    """
    need_key(signer, "a decision")
    words = worded("reason", reason)
    with docket(archive, case, signer) as open_docket:
        known = found(open_docket.case, match)
        if known is None:
            raise InputError(
                f"no search of {open_docket.case.id} has the match {match}",
                advice="`airwitness case find` keeps a search in the case; `case show` lists ids",
            )
        copy, _ = known
        line = open_docket.record(
            "decide",
            objects=(copy.clip, copy.part),
            detail={
                "about": "match",
                "match": copy_detail(copy),
                "accept": accept,
                "reason": words,
            },
        )
        decisions = open_docket.again().decisions
        return next(d for d in decisions if d.record.sequence == line.sequence)


def retract(
    archive: Archive, case: str, sequence: int, *, reason: str, signer: Signer | None
) -> None:
    """Take an exhibit, coding, finding, clearing or claim out of a case; it stays on record.

    Args:
        archive: where.
        case: id of the case.
        sequence: custody line that put it in.
        reason: why, in words.
        signer: who signs.

    Raises:
        InputError: nobody signs, there is no reason, or the line cannot be taken back.
    """
    need_key(signer, "a retraction")
    words = worded("reason", reason)
    with docket(archive, case, signer) as open_docket:
        known = open_docket.case
        entries = {e.sequence: e for e in archive.entries() if e.case == known.id}
        entry = entries.get(sequence)
        if entry is None:
            raise InputError(
                f"line {sequence} is no line of {known.id}", advice="`case show` lists lines"
            )
        if entry.act not in _TAKEN_BACK:
            raise InputError(f"line {sequence} cannot be taken back", advice=_NEVER[entry.act])
        _refuse_twice(list(entries.values()), entry)
        _refuse_cited(known, sequence)
        open_docket.record(
            "decide",
            objects=(entry.digest,),
            detail={"about": "entry", "entry": sequence, "reason": words},
        )


def _refuse_twice(entries: list[Entry], entry: Entry) -> None:
    if any(e.act == "decide" and entry.digest in e.objects and e.key for e in entries):
        raise InputError(f"line {entry.sequence} was taken back already")


def _refuse_cited(case: Case, sequence: int) -> None:
    """An exhibit on which a sentence rests cannot go before the sentence."""
    number = next((e.number for e in case.exhibits if e.record.sequence == sequence), None)
    if number is None:
        return
    findings = [f for f in case.findings if any(c.exhibit == number for c in f.cites)]
    claims = [claim for claim in case.claims if claim.cite.exhibit == number]
    for name, items in (("finding", findings), ("claim", claims)):
        for item in items:
            raise InputError(
                f"{name} {item.number} rests on exhibit {number}",
                advice=f"retract line {item.record.sequence} first",
            )


def rejected(archive: Archive, copies: Mapping[str, Copy]) -> dict[str, str]:
    """Which matches a case rejected before: found again by content and place.

    Args:
        archive: whose cases are asked.
        copies: match → what it is.

    Returns:
        Match → id of the case whose last decision about it rejects it.
    """
    return {
        match: case.id
        for case in cases(archive)
        for match, copy in copies.items()
        if (decision := case.decision(copy)) is not None and not decision.is_accepted
    }
