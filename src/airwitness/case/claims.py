"""Claims of a case: which contradict each other, and their form for other tools.

Nothing is decided here: claims that cannot all hold are put side by side. Two claims conflict where

1. they say the same of the same two, with other dates;
2. they give one thing two wholes (`part of`) for times that may overlap;
3. they give one thing two leaders, makers or owners (`leads`, `produced`, `commissioned`, `owns`)
   for times that may overlap.

Names are compared without case and extra white space.

`follow_the_money` writes entities of FollowTheMoney (https://followthemoney.tech), one JSON object
each: what is claimed is an entity of its own, with its dates, who asserts it, and the number of the
exhibit and the place that carry it. Two claims of one relation stay two entities.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from airwitness.case.content import Case, Claim

KINDS = ("organisation", "person", "work")
_ONE_WHOLE = frozenset({"part of"})
_ONE_HOLDER = frozenset({"leads", "produced", "commissioned", "owns"})
_EVER = "9999"
_LAST = "~"  # behind every digit: the end of a year that is all that is known of a date
_ID_DIGITS = 24
_SCHEMATA = {"organisation": "Organization", "person": "Person", "work": "Video"}
_LINKS = {  # relation → schema, and its properties for subject and object
    "part of": ("Membership", "member", "organization"),
    "leads": ("Directorship", "director", "organization"),
    "owns": ("Ownership", "owner", "asset"),
}
_ORGANISED = frozenset({"Organization", "Company"})


def conflicts(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """Numbers of the claims that conflict, pair by pair."""
    told = [claim for claim in claims if claim.record.is_disclosed]
    return [
        (one.number, other.number)
        for at, one in enumerate(told)
        for other in told[at + 1 :]
        if _is_conflict(one, other)
    ]


def _is_conflict(one: Claim, other: Claim) -> bool:
    relation = _folded(one.relation)
    if relation != _folded(other.relation):
        return False
    same_subject = _folded(one.subject) == _folded(other.subject)
    same_object = _folded(one.object) == _folded(other.object)
    if same_subject and same_object:
        return (one.since, one.until) != (other.since, other.until)
    is_exclusive = (same_subject and relation in _ONE_WHOLE) or (
        same_object and relation in _ONE_HOLDER
    )
    return is_exclusive and _may_overlap(one, other)


def _may_overlap(one: Claim, other: Claim) -> bool:
    ends = [(claim.until or _EVER) + _LAST for claim in (one, other)]
    return one.since <= ends[1] and other.since <= ends[0]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def follow_the_money(case: Case) -> Iterator[dict[str, Any]]:
    """The claims of a case as entities of FollowTheMoney; what was withdrawn is left out."""
    claims = [claim for claim in case.claims if claim.record.is_disclosed]
    parties: dict[str, dict[str, Any]] = {}
    for claim in claims:
        is_owned = _folded(claim.relation) == "owns"
        for name, kind, schema in (
            (claim.subject, claim.subject_kind, _SCHEMATA[claim.subject_kind]),
            (
                claim.object,
                claim.object_kind,
                "Company"  # of the kinds of organisation the one that can be owned
                if is_owned and claim.object_kind == "organisation"
                else _SCHEMATA[claim.object_kind],
            ),
        ):
            party = _party(case, name, kind, schema)
            known = parties.setdefault(party["id"], party)
            if schema == "Company":
                known["schema"] = schema
    yield from parties.values()
    for claim in claims:
        yield _link(case, claim, parties)


def _party(case: Case, name: str, kind: str, schema: str) -> dict[str, Any]:
    title = {"title": [name]} if schema == "Video" else {}
    return {
        "id": _party_id(case, name, kind),
        "schema": schema,
        "properties": {"name": [name], **title},
    }


def _party_id(case: Case, name: str, kind: str) -> str:
    return _id(case, "party", kind, _folded(name))


def _id(case: Case, *parts: str) -> str:
    text = "\n".join((case.id, *parts))
    return f"aw-{hashlib.sha256(text.encode()).hexdigest()[:_ID_DIGITS]}"


def _link(case: Case, claim: Claim, parties: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    subject = parties[_party_id(case, claim.subject, claim.subject_kind)]
    other = parties[_party_id(case, claim.object, claim.object_kind)]
    schema, at_subject, at_object = _LINKS.get(
        _folded(claim.relation), ("UnknownLink", "subject", "object")
    )
    if other["schema"] not in _ORGANISED or subject["schema"] == "Video":
        schema, at_subject, at_object = "UnknownLink", "subject", "object"
    exhibit = case.exhibit(claim.cite.exhibit)
    place = claim.cite.place or (exhibit.place if exhibit else None)
    fragment = place.fragment() if place else ""
    source = f"exhibit {claim.cite.exhibit}" + (f"#{fragment}" if fragment else "")
    properties = {
        at_subject: subject["id"],
        at_object: other["id"],
        "role": claim.relation,
        "startDate": claim.since,
        "endDate": claim.until,
        "publisher": claim.asserted_by,
        "description": f"asserted by {claim.asserted_by}; {source} of case {case.id}",
        "recordId": f"{case.id}/claim-{claim.number}",
        "retrievedAt": claim.record.time[:10],
    }
    return {
        "id": _id(case, "claim", str(claim.number)),
        "schema": schema,
        "properties": {name: [value] for name, value in properties.items() if value},
    }
