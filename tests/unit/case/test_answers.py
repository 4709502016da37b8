"""Matches of kept searches, found again by content and place."""

import json
from typing import Any

from airwitness.case.answers import copies_of, found, unattached
from airwitness.case.replay import copy_detail
from tests.unit.case.made_entries import Log, copy, sha

CLIP, PART, OTHER = sha("clip"), sha("part"), sha("other")


def answer(*matches: tuple[str, float], clip: str = CLIP, **more: Any) -> dict[str, Any]:
    """What `find --json` prints: matches by id, at this second of the part."""
    return {
        "query": {"sha256": clip},
        "score": {"archive_hours": 1.5},
        "matches": [
            {
                "id": name,
                "part": PART,
                "pieces": [
                    {
                        "query": {"start": 0.0, "end": 20.0},
                        "reference": {"start": at, "end": at + 20},
                    }
                ],
                "kinds": ["audio"],
                "notes": ["first", "slower"],
                "expected_false": 1e-4,
            }
            for name, at in matches
        ],
        **more,
    }


def searched(log: Log, told: dict[str, Any]) -> None:
    log.add("search", {"answer": json.dumps(told)}, objects=(told["query"]["sha256"],))


def decided(log: Log, at: float) -> None:
    detail = {
        "about": "match",
        "match": copy_detail(copy(CLIP, PART, (0, at, 20), kind="audio")),
        "accept": False,
        "reason": "r",
    }
    log.add("decide", detail, objects=(CLIP, PART))


def test_a_match_becomes_content_and_place() -> None:
    (told,) = copies_of(answer(("m1", 100.0))).values()
    assert (told.clip, told.part, told.kinds) == (CLIP, PART, ("audio",))
    assert told.pairs == copy(CLIP, PART, (0, 100, 20)).pairs
    assert (told.relation, told.expected_false, told.archive_hours) == (
        "first, slower", "0.0001", "1.5",
    )  # fmt: skip


def test_the_newest_search_that_has_a_match_tells_it() -> None:
    log = Log().opened()
    searched(log, answer(("m1", 100.0), ("m2", 300.0)))
    searched(log, answer(("m1", 101.0)))
    log.add("search", None, objects=(CLIP,))
    case = log.case()
    newest, older = found(case, "m1"), found(case, "m2")
    assert newest is not None
    assert older is not None
    assert newest[0].part_span.start > copy(CLIP, PART, (0, 100, 20)).part_span.start
    assert older[1]["id"] == "m2"
    assert found(case, "m3") is None


def test_weaker_and_static_candidates_can_be_decided_about_too() -> None:
    log = Log().opened()
    weaker = answer(("m2", 5.0))["matches"]
    searched(log, answer(weaker=weaker, static=answer(("m3", 7.0))["matches"]))
    assert set(copies_of(log.case().searches[0].answer or {})) == {"m2", "m3"}
    assert log.case().copies == ()  # what was not asserted is no copy


def test_a_decision_is_unattached_where_the_newest_search_of_its_clip_has_no_such_match() -> None:
    log = Log().opened()
    searched(log, answer(("m1", 100.0), ("m2", 300.0)))
    decided(log, 100)
    decided(log, 300)
    assert unattached(log.case()) == ()
    searched(log, answer(("m1", 102.0)))
    (loose,) = unattached(log.case())
    assert loose.copy.part_span == copy(CLIP, PART, (0, 300, 20)).part_span
    searched(log, answer(("m9", 1.0), clip=OTHER))  # another clip: nothing changes
    assert unattached(log.case()) == (loose,)
    decided(log, 300)
    (again,) = unattached(log.case())
    assert again is not loose


def test_without_a_search_every_decision_is_unattached() -> None:
    log = Log().opened()
    decided(log, 100)
    assert len(unattached(log.case())) == 1
