"""Claims side by side, and as entities for other tools."""

import json
from typing import Any

import pytest

from airwitness.case.claims import conflicts, follow_the_money
from airwitness.case.content import Case
from airwitness.case.place import Place
from tests.unit.case.made_entries import CASE, Log, sha, span

SHOT = Place(object=sha("one"), span=span(1, 2))


def case(*claims: dict[str, Any]) -> Case:
    log = Log().opened()
    log.exhibit(Place(object=sha("one")), kind="recording")
    for claim in claims:
        detail = {
            "subject": "House", "subject_kind": "organisation", "relation": "part of",
            "object": "Militia", "object_kind": "organisation", "since": "", "until": "",
            "asserted_by": "A page", "cite": {"exhibit": 1, "place": SHOT.as_detail()}, **claim,
        }  # fmt: skip
        log.add("claim", detail)
    return log.case()


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ({}, {}, False),
        ({}, {"asserted_by": "another"}, False),
        ({"since": "2020"}, {"since": "2021"}, True),
        ({}, {"subject": " house", "object": "MILITIA", "until": "2020"}, True),
        ({}, {"object": "Force"}, True),
        ({"until": "2019"}, {"object": "Force", "since": "2020"}, False),
        ({"until": "2020"}, {"object": "Force", "since": "2020-05"}, True),
        ({"until": "2020-04"}, {"object": "Force", "since": "2020-05"}, False),
        ({}, {"object": "Force", "relation": "leads"}, False),
        ({"relation": "produced"}, {"relation": "produced", "subject": "Other"}, True),
        ({"relation": "produced"}, {"relation": "produced", "object": "Other"}, False),
        ({"relation": "aired"}, {"relation": "aired", "subject": "Other"}, False),
    ],
)
def test_conflicts(one: dict[str, Any], other: dict[str, Any], *, conflict: bool) -> None:
    claims = case(one, other).claims
    assert conflicts(claims) == ([(1, 2)] if conflict else [])


def entities(*claims: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for entity in follow_the_money(case(*claims)):
        assert set(entity) == {"id", "schema", "properties"}
        assert json.loads(json.dumps(entity)) == entity
        assert all(isinstance(v, list) and all(v) for v in entity["properties"].values())
        found.setdefault(entity["schema"], []).append(entity)
    return found


def test_a_membership_with_dates_and_source() -> None:
    found = entities({"since": "2020", "until": "2021-05"}, {"subject": "house "})
    assert len(found["Organization"]) == 2
    first, second = found["Membership"]
    names = {e["id"]: e["properties"]["name"][0] for e in found["Organization"]}
    properties = first["properties"]
    assert names[properties["member"][0]] == "House"
    assert names[properties["organization"][0]] == "Militia"
    assert (properties["startDate"], properties["endDate"]) == (["2020"], ["2021-05"])
    assert properties["publisher"] == ["A page"]
    assert f"exhibit 1#t=1,2 of case {CASE}" in properties["description"][0]
    assert "startDate" not in second["properties"]
    assert first["id"] != second["id"]


@pytest.mark.parametrize(
    ("claim", "schemata"),
    [
        ({"relation": "leads", "subject_kind": "person"},
         {"Person", "Organization", "Directorship"}),
        ({"relation": "owns"}, {"Organization", "Company", "Ownership"}),
        ({"relation": "Part  Of", "subject_kind": "person"},
         {"Person", "Organization", "Membership"}),
        ({"relation": "leads", "object_kind": "person"}, {"Organization", "Person", "UnknownLink"}),
        ({"relation": "produced", "object_kind": "work"}, {"Organization", "Video", "UnknownLink"}),
        ({"relation": "owns", "object_kind": "work"}, {"Organization", "Video", "UnknownLink"}),
    ],
)  # fmt: skip
def test_schemata(claim: dict[str, Any], schemata: set[str]) -> None:
    assert set(entities(claim)) == schemata


def test_one_that_is_owned_anywhere_is_a_company_everywhere() -> None:
    found = entities({"object": "Owned"}, {"relation": "owns", "object": "Owned"})
    assert [e["properties"]["name"] for e in found["Company"]] == [["Owned"]]
    assert "Membership" in found


def test_what_was_withdrawn_is_left_out() -> None:
    log = Log().opened()
    log.add("claim", None)
    assert list(follow_the_money(log.case())) == []
    assert conflicts(log.case().claims) == []
