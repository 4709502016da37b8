import itertools

from airwitness.media.timeline import Timeline
from airwitness.spans import FLICKS

WRAP = (1 << 33) * FLICKS // 90_000


def place(line: Timeline, stamps: list[float], stream: int = 0) -> list[float]:
    """Seconds in, seconds out; every frame lasts a second."""
    return [round(line.place(stream, int(t * FLICKS), FLICKS) / FLICKS, 3) for t in stamps]


def test_a_small_jump_forward_is_lost_time() -> None:
    line = Timeline()
    assert place(line, [5, 6, 9, 10]) == [5, 6, 9, 10]
    assert line.splices == []


def test_a_large_jump_is_a_splice_without_a_hole() -> None:
    line = Timeline()
    assert place(line, [5, 6, 500, 501]) == [5, 6, 7, 8]
    assert [(s.at, s.jump) for s in line.splices] == [(7 * FLICKS, 493 * FLICKS)]


def test_a_jump_back_is_a_splice() -> None:
    line = Timeline()
    assert place(line, [100, 101, 3, 4]) == [100, 101, 102, 103]
    assert line.splices[0].jump == -99 * FLICKS


def test_the_second_stream_takes_over_the_splice_of_the_first() -> None:
    line = Timeline()
    place(line, [0, 1, 900, 901], stream=0)
    assert place(line, [0.5, 1.5, 900.5], stream=1) == [0.5, 1.5, 2.5]
    assert len(line.splices) == 1


def test_a_clock_of_33_bits_is_unrolled_again_and_again() -> None:
    line = Timeline(wrap=WRAP)
    step = 9 * FLICKS
    stamps = [(WRAP - step + n * step) % WRAP for n in range(4)]
    times = [line.place(0, stamp, step) for stamp in stamps]
    assert [b - a for a, b in itertools.pairwise(times)] == [step] * 3
    last = 0
    for n in range(3 * WRAP // (WRAP // 8)):  # three turns in eighths, as one stream of 26 h
        stamp = (n * (WRAP // 8)) % WRAP
        last = line.place(1, stamp, WRAP // 8)
    assert last == (3 * WRAP // (WRAP // 8) - 1) * (WRAP // 8)
    assert line.splices == []


def test_a_stream_that_starts_after_the_wrap_is_on_the_same_turn() -> None:
    line = Timeline(wrap=WRAP)
    line.place(0, WRAP - FLICKS, FLICKS)
    assert line.place(1, FLICKS // 2, FLICKS) == WRAP + FLICKS // 2


def test_frames_without_stamps_follow_each_other() -> None:
    line = Timeline()
    assert line.advance(0, FLICKS) is None
    assert line.expect(0) is None
    line.place(0, 7 * FLICKS, FLICKS)
    assert line.advance(0, FLICKS) == 8 * FLICKS
    assert line.expect(0) == 9 * FLICKS
