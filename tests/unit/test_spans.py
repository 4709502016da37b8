import pytest

from airwitness.errors import InputError
from airwitness.spans import (
    FLICKS,
    Clock,
    Span,
    SpanSet,
    WallSpan,
    flicks_of,
    format_utc,
    now,
    parse_utc,
    seconds,
)


def span(start: int, end: int) -> Span:
    return Span(start=start, end=end)


def test_flicks_hold_broadcast_clocks_exactly() -> None:
    for rate in (90_000, 48_000, 44_100, 32_000, 8_000, 25, 30, 60):
        assert FLICKS % rate == 0
    assert FLICKS * 1001 % 60_000 == 0


def test_a_span_cannot_end_before_it_starts() -> None:
    with pytest.raises(InputError, match="cannot end"):
        span(2, 1)


def test_overlap_and_intersection_agree() -> None:
    assert span(0, 10).overlap(span(4, 20)) == 6
    assert span(0, 10).intersection(span(4, 20)) == span(4, 10)
    assert span(0, 4).intersection(span(4, 8)) is None
    assert span(0, 4).hull(span(6, 8)) == span(0, 8)
    assert span(1, 4).shifted(5) == span(6, 9)
    assert span(1, 4).contains(1)
    assert not span(1, 4).contains(4)


def test_a_set_merges_what_touches_and_drops_what_is_empty() -> None:
    held = SpanSet.of([span(5, 8), span(0, 3), span(3, 5), span(9, 9)])
    assert held.spans == (span(0, 8),)
    assert held.duration == 8


def test_without_leaves_the_rest() -> None:
    left = SpanSet.of([span(0, 10)]).without(SpanSet.of([span(2, 3), span(8, 12)]))
    assert left.spans == (span(0, 2), span(3, 8))


def test_a_clock_gives_wall_time() -> None:
    clock = Clock(zero=parse_utc("2026-03-01T18:00:00Z"), uncertainty=0)
    wall = clock.wall(span(FLICKS, 3 * FLICKS))
    assert format_utc(wall.start) == "2026-03-01T18:00:01Z"
    assert wall.duration == 2_000_000
    assert isinstance(wall, WallSpan)


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("2026-03-01T18:00:00", "2026-03-01T18:00:00Z"),
        ("2026-03-01T21:30:00+03:30", "2026-03-01T18:00:00Z"),
        ("2026-03-01T18:00:00.250Z", "2026-03-01T18:00:00.250000Z"),
    ],
)
def test_times_are_utc_unless_they_say_otherwise(text: str, again: str) -> None:
    assert format_utc(parse_utc(text)) == again


def test_what_is_no_time_is_refused() -> None:
    with pytest.raises(InputError, match="not a time"):
        parse_utc("yesterday")


def test_seconds_are_for_print_only() -> None:
    assert seconds(FLICKS // 3) == pytest.approx(1 / 3, abs=1e-6)
    assert flicks_of(1.5) == 3 * FLICKS // 2
    assert now() > parse_utc("2026-01-01T00:00:00Z")
