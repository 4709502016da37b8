from collections.abc import Sequence
from dataclasses import replace

import pytest

from airwitness.airings import Airing, Match, Piece, cover, find_airings
from airwitness.capture import Placement, Recording
from airwitness.spans import FLICKS, Clock, Span, WallSpan

MINUTE = 60_000_000
CLIP = 60  # seconds


def span(start: float, end: float) -> Span:
    return Span(start=int(start * FLICKS), end=int(end * FLICKS))


def match(
    wall: float,
    query: tuple[float, float] = (0, CLIP),
    *,
    service: str | None = "tv",
    recording: str = "r1",
    uncertainty: int = 0,
) -> Match:
    """A match whose airing begins `wall` seconds into the day."""
    length = query[1] - query[0]
    start = int(wall * 1e6)
    return Match(
        id=f"m{wall}{query}{service}{recording}",
        recording=recording,
        name="file",
        service=service,
        part="p" + recording,
        lane="sound 0",
        pieces=(Piece(query=span(*query), reference=span(wall, wall + length)),),
        wall=WallSpan(start=start, end=start + int(length * 1e6)) if service else None,
        uncertainty=uncertainty,
        tempo=1.0,
        pitch=1.0,
        kinds=("audio",),
        votes=10,
        hit_fraction=0.8,
        evidence=100.0,
        expected_false=1e-4,
        time_map=(),
        points=(),
    )


def airings(*matches: Match) -> list[Airing]:
    return find_airings(matches, CLIP * FLICKS)[0]


def test_two_airings_far_apart_are_two_and_the_first_is_marked() -> None:
    found = airings(match(1000), match(100))
    assert [a.is_first for a in found] == [True, False]
    assert [a.wall.start for a in found if a.wall] == [100_000_000, 1_000_000_000]
    assert [a.share for a in found] == [1.0, 1.0]


def test_a_song_across_the_border_of_two_files_is_one_airing() -> None:
    (found,) = airings(match(100, (0, 30)), match(130.2, (30.2, 60), recording="r2"))
    assert found.share == pytest.approx(0.9967, abs=1e-3)
    assert len(found.matches) == 2


def test_two_recorders_of_one_service_are_one_airing_with_two_matches() -> None:
    (found,) = airings(match(100), match(100.4, recording="r2", uncertainty=1_000_000))
    assert len(found.matches) == 2
    assert found.share == 1.0


def test_the_same_time_on_two_services_is_two_airings() -> None:
    assert len(airings(match(100), match(100, service="radio"))) == 2


def test_the_same_excerpt_again_after_ten_seconds_is_another_airing() -> None:
    assert len(airings(match(100, (0, 8)), match(118, (0, 8)))) == 2


def test_an_interruption_does_not_make_two_airings() -> None:
    assert len(airings(match(100, (0, 20)), match(125, (20, 60)))) == 1


def test_back_to_back_twice_is_two_airings_but_a_loop_is_one() -> None:
    twice = [match(100 + 10 * n, (0, 10)) for n in range(2)]
    assert len(airings(*twice)) == 2
    rounds = [match(100 + 10 * n, (0, 10)) for n in range(20) if n not in {4, 5, 9}]
    (found,) = find_airings(rounds, 10 * FLICKS)[0]
    assert found.rounds == 17
    assert len(found.matches) == 17


def test_a_song_that_is_aired_again_and_again_is_no_loop() -> None:
    assert len(airings(*[match(100 + 60 * n) for n in range(4)])) == 4


def test_without_a_clock_recording_time_decides() -> None:
    found = airings(match(100, service=None), match(500, service=None))
    assert [a.wall for a in found] == [None, None]
    assert not any(a.is_first for a in found)


def test_what_recurs_too_often_is_no_news() -> None:
    ident = [match(1000 * n) for n in range(25)]
    news = match(50, service="radio")
    found, noted, recurring = find_airings([*ident, news], CLIP * FLICKS)
    assert recurring == {"tv": 25}
    assert [a.service for a in found] == ["radio"]
    assert all(m.notes == ("recurs 25 times",) for m in noted if m.service == "tv")
    assert found[0].is_first


def test_an_ident_at_the_head_of_a_programme_does_not_hide_the_programme() -> None:
    idents = [match(1000 * n, (0, 5)) for n in range(25)]
    programme = match(90_000, (0, 60))
    found, noted, recurring = find_airings([*idents, programme], CLIP * FLICKS)
    assert recurring == {"tv": 25}
    assert [a.share for a in found] == [1.0]
    assert [m.notes for m in noted if m.id == programme.id] == [()]


def test_clocks_that_may_be_off_do_not_make_two_airings_of_one() -> None:
    late = match(106, (0, 5), recording="r2", uncertainty=3_000_000)
    assert len(airings(match(100, (0, 5), uncertainty=3_000_000), late)) == 1
    assert len(airings(match(100, (0, 5)), match(106, (0, 5), recording="r2"))) == 2


def test_twice_back_to_back_on_two_recorders_is_two_airings_of_two_matches() -> None:
    times = [(100, "r1"), (160, "r1"), (103, "r2"), (163, "r2")]
    doubt = 3_000_000
    found = airings(*[match(t, recording=r, uncertainty=doubt) for t, r in times])
    assert [len(a.matches) for a in found] == [2, 2]


def test_a_bed_that_repeats_matches_itself_elsewhere_in_one_airing() -> None:
    assert len(airings(match(100, (0, 40)), match(110, (0, 30)))) == 1


def test_something_spoken_over_the_middle_does_not_make_two_airings() -> None:
    assert len(airings(match(100, (0, 10)), match(145, (45, 60)))) == 1


def recordings(*spans: tuple[int, int], service: str = "tv") -> Sequence[Recording]:
    """Recordings by their minutes of the day."""
    return [
        Recording(
            id=f"r{start}",
            parts=(
                Placement(
                    part="p",
                    recording=f"r{start}",
                    name="f",
                    service=service,
                    clock=Clock(zero=start * MINUTE, uncertainty=0),
                    size=1,
                    duration=(end - start) * 60 * FLICKS,
                    program=None,
                    place=None,
                    sequence=1,
                ),
            ),
        )
        for start, end in spans
    ]


def minutes(start: int, end: int) -> WallSpan:
    return WallSpan(start=start * MINUTE, end=end * MINUTE)


def test_coverage_is_measured_against_what_was_expected() -> None:
    (found,) = cover(recordings((10, 20), (15, 30)), {"tv": [minutes(0, 60)]})
    assert found.expected == 60 * MINUTE
    assert found.recorded == 20 * MINUTE
    assert found.missing == (minutes(0, 10), minutes(30, 60))


def test_without_an_expectation_holes_between_recordings_are_missing() -> None:
    (found,) = cover(recordings((10, 20), (30, 40)), {})
    assert found.expected is None
    assert found.span == minutes(10, 40)
    assert found.missing == (minutes(20, 30),)


def test_a_service_that_was_never_recorded_is_missing_altogether() -> None:
    found = cover(recordings((10, 20)), {"radio": [minutes(0, 5)]}, within=minutes(0, 3000))
    assert [(c.service, c.recorded) for c in found] == [("radio", 0), ("tv", 10 * MINUTE)]
    assert found[0].missing == (minutes(0, 5),)
    assert cover([], {}) == []
    nameless = replace(recordings((1, 2))[0].parts[0], service=None)
    assert cover([Recording(id="r", parts=(nameless,))], {}) == []
