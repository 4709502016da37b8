"""Nothing is clear by chance: who cleared it, who saw a child there, what shows the same."""

import json

import pytest

from airwitness.case.content import Case, Everywhere, Withheld
from airwitness.case.place import MOMENT, Place, Region
from airwitness.case.replay import GUARD, everywhere
from airwitness.case.shots import (
    SLACK,
    Same,
    Stretch,
    clear_at,
    reach,
    shots_of,
    silent,
    withheld_at,
    withheld_of,
)
from airwitness.spans import FLICKS, Span
from tests.unit.case.made_entries import OTHER, Log, copy, sha, span

ONE, TWO, THREE = sha("one"), sha("two"), sha("three")
BOX, FACE = Region(100, 200, 300, 400), Region(5000, 0, 10, 10)
SHOT = Place(object=ONE, span=span(100, 120))


def log() -> Log:
    made = Log().opened()
    made.exhibit(SHOT)
    return made


def s(seconds: float) -> int:
    return round(seconds * FLICKS)


def is_heard(case: Case, digest: str, part: Span) -> bool:
    """Whether nothing withholds any of a span of sound."""
    withheld = silent(case).get(digest)
    return withheld is None or not any(part.overlap(some) for some in withheld.spans)


def test_a_picture_is_clear_only_inside_of_what_was_cleared() -> None:
    made = log()
    made.clear(SHOT, BOX)
    made.clear(SHOT, BOX, FACE, actor="two", key="keys-2")
    case = made.case()
    for at in (100, 119.99):
        clear = clear_at(case, ONE, s(at))
        assert clear is not None
        assert clear.boxes == (BOX, FACE)
        assert [c.record.actor for c in clear.clearings] == ["one", "two"]
    for at in (99.99, 120):
        assert clear_at(case, ONE, s(at)) is None
    assert clear_at(case, TWO, s(110)) is None
    assert clear_at(case, ONE, None) is None


@pytest.mark.parametrize(
    "place", [Place(object=ONE, region=BOX), Place(object=ONE, span=SHOT.span, region=BOX)]
)
def test_a_region_that_was_cleared_clears_no_picture(place: Place) -> None:
    made = log()
    made.clear(place)
    assert clear_at(made.case(), ONE, s(110)) is None


def test_nobody_without_a_key_clears() -> None:
    made = log()
    made.clear(SHOT, key=None)
    assert clear_at(made.case(), ONE, s(110)) is None


def test_a_shot_with_a_child_wants_two_actors_with_two_keys() -> None:
    made = log()
    made.code(Place(object=ONE, span=span(110, 111)), shows_child=True, case=OTHER)
    made.clear(SHOT)
    assert clear_at(made.case(), ONE, s(110)) is None
    made.clear(SHOT)
    made.clear(Place(object=ONE, span=span(100, 110)), actor="two", key="keys-2")
    assert clear_at(made.case(), ONE, s(110)) is None
    made.clear(Place(object=ONE, span=span(110, 112)), actor="two", key="keys-2")
    assert clear_at(made.case(), ONE, s(110)) is not None
    # one actor with two keys, or one key of two actors, is still one person
    again = log()
    again.code(SHOT, shows_child=True)
    again.clear(SHOT)
    again.clear(SHOT, key="keys-2")
    assert clear_at(again.case(), ONE, s(110)) is None
    shared = log()
    shared.code(SHOT, shows_child=True)
    shared.clear(SHOT)
    shared.clear(SHOT, actor="two")
    assert clear_at(shared.case(), ONE, s(110)) is None


def test_a_child_anywhere_in_what_was_cleared_wants_two() -> None:
    made = log()
    made.code(Place(object=ONE, span=span(118, 119)), shows_child=True)
    made.clear(SHOT)
    assert clear_at(made.case(), ONE, s(101)) is None
    made.clear(Place(object=ONE, span=Span(start=s(100), end=s(118) - GUARD)))
    assert clear_at(made.case(), ONE, s(101)) is None  # it is the same person's word


def test_a_child_seen_in_a_copy_is_seen_here() -> None:
    made = log()
    made.exhibit(Place(object=TWO), kind="airing", match=copy(ONE, TWO, (90, 10, 60)))
    made.code(Place(object=TWO, span=span(15, 45)), shows_child=True)
    made.clear(SHOT)
    assert clear_at(made.case(), ONE, s(110)) is None
    made.clear(SHOT, actor="two", key="keys-2")
    assert clear_at(made.case(), ONE, s(110)) is not None


def test_withheld_beats_cleared_whoever_cleared_it() -> None:
    made = log()
    made.withhold(Place(object=ONE, span=span(105, 110)), case=OTHER)
    for actor in ("one", "two", "three"):
        made.clear(SHOT, actor=actor, key=f"keys-{actor}")
    case = made.case()
    assert [clear_at(case, ONE, s(at)) is None for at in (104.9, 105, 109.9, 110)] == [
        False, True, True, False,
    ]  # fmt: skip
    found = withheld_at(case, ONE, s(105))
    assert found is not None
    assert found.what is Withheld.SHOT
    assert withheld_at(case, ONE, None) == found
    assert withheld_at(case, TWO, None) is None


def test_what_stands_while_something_begins_to_be_withheld_is_withheld() -> None:
    made = log()
    made.withhold(Place(object=ONE, span=span(105, 110)))
    made.clear(SHOT)
    shots = shots_of(made.case())
    assert shots.edges(ONE) == (s(105),)
    assert shots.edges(TWO) == ()
    assert shots.withheld_at(ONE, s(101), s(104)) is None
    assert shots.withheld_at(ONE, s(101), s(105)) is not None
    assert shots.clear_at(ONE, s(101), s(104)) is not None
    assert shots.clear_at(ONE, s(101), s(105)) is None
    assert shots.clear_at(ONE, s(119.9), s(121)) is not None  # it began inside


@pytest.mark.parametrize("act", ["exhibit", "decide", "search"])
def test_a_shot_withheld_in_one_file_is_withheld_wherever_it_was_found(act: str) -> None:
    made = log()
    match = copy(TWO, ONE, (10, 100, 60), (80, 400, 20))
    if act == "exhibit":
        made.exhibit(Place(object=ONE), kind="airing", match=match)
    else:
        detail = _decided(made, match) if act == "decide" else _searched()
        made.add(act, detail, case=OTHER, objects=(TWO,))
    made.withhold(Place(object=TWO, span=span(20, 25)))
    case = made.case()
    for at in (110, 114.9):
        assert withheld_at(case, ONE, s(at)) is not None
    for at in (108.9, 116.1, 400):
        assert withheld_at(case, ONE, s(at)) is None
    assert withheld_at(case, TWO, s(19.9)) is None  # where it was typed it is exact
    back = log()
    back.entries += made.entries[3:-1]
    back.withhold(Place(object=ONE, span=span(405, 406)))
    assert withheld_at(back.case(), TWO, s(85.5)) is not None
    assert withheld_at(back.case(), TWO, s(20)) is None


def _decided(made: Log, match: object) -> dict[str, object]:
    made.exhibit(Place(object=ONE), kind="airing", match=match)  # type: ignore[arg-type]
    detail = made.entries.pop().detail
    assert detail is not None
    return {"about": "match", "match": detail["match"], "accept": True, "reason": "r"}


def _searched() -> dict[str, object]:

    def part(start: float, end: float) -> dict[str, float]:
        return {"start": start, "end": end}

    pieces = [
        {"query": part(10, 70), "reference": part(100, 160)},
        {"query": part(80, 100), "reference": part(400, 420)},
    ]
    match = {
        "part": ONE, "pieces": pieces, "kinds": ["picture"], "notes": [], "expected_false": 0.1,
    }  # fmt: skip
    answer = {
        "query": {"sha256": TWO},
        "matches": [match],
        "score": {"archive_hours": 1.0},
    }
    return {"question": "q", "answer": json.dumps(answer)}


def test_a_match_of_sound_carries_no_picture() -> None:
    made = log()
    made.exhibit(Place(object=ONE), kind="airing", match=copy(TWO, ONE, (0, 100, 60), kind="audio"))
    made.withhold(Place(object=TWO))
    made.withhold(Place(object=TWO, span=span(10, 12)), what="track")
    case = made.case()
    assert withheld_at(case, ONE, s(110)) is None
    assert not is_heard(case, ONE, span(111, 115))
    assert is_heard(case, ONE, span(114, 115))
    assert not is_heard(case, TWO, span(0, 99))


def test_it_goes_on_from_file_to_file_and_comes_to_an_end() -> None:
    def same(one: str, start: float, other: str, begin: float, length: float) -> Same:
        return Same(
            one=Stretch(one, span(start, start + length)),
            other=Stretch(other, span(begin, begin + length)),
        )

    links = [same(ONE, 0, TWO, 100, 60), same(TWO, 90, THREE, 0, 40), same(THREE, 10, ONE, 0.5, 30)]
    found = reach([Place(object=ONE, span=span(10, 12))], links)
    assert found[ONE].spans == (span(10, 12),)  # half a second more says nothing new
    assert found[TWO].spans == (span(109, 113),)
    assert found[THREE].spans == (span(18.5, 22.5),)  # by the shorter way
    loop = [same(ONE, 0, ONE, 7, 60)]  # a film that shows itself again and again
    assert reach([Place(object=ONE, span=span(10, 12))], loop)[ONE].spans[-1].start > 60 * FLICKS
    assert reach([], links) == {}


def test_a_still_picture_shows_the_same_as_all_of_what_it_was_found_in() -> None:
    link = Same(one=Stretch(ONE, span(0, 0)), other=Stretch(TWO, span(5, 9)))
    assert reach([Place(object=ONE)], [link])[TWO].spans == (span(4, 10),)
    back = reach([Place(object=TWO, span=span(6, 7))], [link])
    assert back[ONE].spans[0].start == 0


def test_a_whole_object_is_withheld_as_far_as_it_was_found() -> None:
    made = log()
    made.exhibit(Place(object=ONE), kind="airing", match=copy(TWO, ONE, (10, 100, 60)))
    made.withhold(Place(object=TWO))
    case = made.case()
    assert withheld_at(case, TWO, s(9_999)) is not None
    assert withheld_at(case, ONE, s(99)) is not None
    assert withheld_at(case, ONE, s(100) - SLACK - 1) is None
    assert withheld_at(case, ONE, s(161.1)) is None
    assert [w.place for w in withheld_of(case, ONE)] == [Place(object=TWO)]
    assert withheld_of(case, THREE) == ()


def test_a_withdrawn_detail_withholds_and_guards_all_of_its_objects() -> None:
    made = log()
    made.clear(SHOT)
    made.add("code", None, objects=(ONE,))
    assert clear_at(made.case(), ONE, s(110)) is None
    made.clear(SHOT, actor="two", key="keys-2")
    assert clear_at(made.case(), ONE, s(110)) is not None
    made.add("withhold", None, objects=(ONE,))
    assert clear_at(made.case(), ONE, s(110)) is None
    assert not is_heard(made.case(), ONE, span(0, 1))


def test_of_no_case_nothing_is_clear_and_what_is_withheld_stays_so() -> None:
    made = log()
    made.clear(SHOT)
    made.withhold(Place(object=ONE, span=span(105, 106)))
    link = Same(one=Stretch(ONE, span(100, 120)), other=Stretch(TWO, span(0, 20)))
    shots = shots_of(everywhere(made.entries), [link])
    assert shots.clear_at(ONE, s(110)) is None
    assert shots.withheld_at(ONE, s(105)) is not None
    assert shots.withheld_at(TWO, s(5)) is not None
    assert shots_of(Everywhere()).withheld_at(ONE, s(105)) is None


def test_a_moment_that_was_cleared_is_the_picture_that_stands_then() -> None:
    made = log()
    made.clear(Place(object=ONE, span=Span(start=s(110), end=s(110) + MOMENT)))
    shots = shots_of(made.case())
    assert shots.edges(ONE) == (s(110),)
    assert shots.clear_at(ONE, s(109.96), s(110)) is not None
    assert shots.clear_at(ONE, s(110)) is not None
    assert shots.clear_at(ONE, s(109.96), s(109.99)) is None
    assert shots.clear_at(ONE, s(110.04), s(110.04)) is None
    assert shots.clear_at(ONE, None) is None


def test_seconds_around_a_moment_are_withheld_with_it() -> None:
    made = log()
    made.withhold(Place(object=ONE, span=Span(start=s(110), end=s(110) + MOMENT)))
    case = made.case()
    found = [withheld_at(case, ONE, s(at)) is not None for at in (104.9, 105, 115, 115.1)]
    assert found == [False, True, True, False]
