"""The engine on arrays: made sound in, alignments out."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.demo.sounds import level, lookalike, mix, play_at_speed, programme, song, speaker
from airwitness.fingerprint.audio import LaneFingerprinter
from airwitness.trace import ends as ends_module
from airwitness.trace import judge as judge_module
from airwitness.trace import match as match_module
from airwitness.trace.align import Alignment
from airwitness.trace.calibrate import hours_of
from airwitness.trace.laying import NewLane, build, write
from airwitness.trace.score import SHIPPED, THRESHOLD
from airwitness.trace.sound import find_sound

RATE = 8_000
SONG = 31
Samples = NDArray[np.float32]


@pytest.fixture(scope="module")
def tune() -> Samples:
    return song(SONG, 32.0, RATE)[: 30 * RATE]  # without the quiet end


@pytest.fixture(scope="module")
def talk() -> Samples:
    return programme(32, "talk", 60.0, RATE)


def searched(folder: Path, clip: Samples, *lanes: Samples) -> list[Alignment]:
    """Search a clip in lanes; the part of lane n is called str(n)."""
    new = []
    for number, samples in enumerate(lanes):
        finger = LaneFingerprinter()
        finger.feed(samples)
        new.append(NewLane(part=str(number), name="sound 0", start=0, fingerprint=finger.finish()))
    segment = write(build(new, []), folder)
    with ThreadPoolExecutor(1) as executor:
        found = find_sound(clip, [segment], executor)
    chance = SHIPPED[False]
    hours = hours_of([segment])
    return [
        a
        for a in found
        if chance.expected(a.evidence, seconds=clip.size / RATE, hours=hours) <= THRESHOLD
    ]


def times(alignment: Alignment) -> tuple[float, float, float, float]:
    """Begin and end in the clip and in the lane, seconds."""
    begin, end = alignment.reference
    return tuple(0.016 * t for t in (alignment.begin, alignment.end, begin, end))  # type: ignore[return-value]


def test_a_song_is_found_where_it_is(tmp_path: Path, tune: Samples, talk: Samples) -> None:
    air = np.concatenate([talk[: 20 * RATE], tune, talk[20 * RATE :]])
    (found,) = searched(tmp_path, tune, talk, air)
    assert found.candidate.lane.part == "1"
    assert times(found) == pytest.approx((0.0, 30.0, 20.0, 50.0), abs=0.05)
    assert found.tempo == pytest.approx(1.0, abs=1e-4)
    assert found.hit_fraction > 0.7
    assert 0 < found.points.shape[0] <= 1_200


def test_an_excerpt_is_found_with_its_ends(tmp_path: Path, tune: Samples, talk: Samples) -> None:
    excerpt = tune[8 * RATE : 17 * RATE]
    air = np.concatenate([talk[: 25 * RATE], excerpt, talk[25 * RATE :]])
    (found,) = searched(tmp_path, tune, air)
    assert times(found) == pytest.approx((8.0, 17.0, 25.0, 34.0), abs=0.3)


def test_each_airing_in_a_lane_is_found(tmp_path: Path, tune: Samples, talk: Samples) -> None:
    clip = tune[: 10 * RATE]
    pauses = np.array_split(talk, 4)
    air = np.concatenate([pauses[0], clip, pauses[1], clip, pauses[2], clip, pauses[3]])
    found = sorted(times(a)[2] for a in searched(tmp_path, clip, air))
    assert found == pytest.approx([15.0, 40.0, 65.0], abs=0.05)


@pytest.mark.parametrize(
    ("distort", "tempo", "pitch"),
    [
        (lambda x: play_at_speed(x, Fraction(25, 24)), 25 / 24, 25 / 24),
        (lambda x: play_at_speed(x, Fraction("1.0427")), 1.0427, 1.0427),
        (lambda x: play_at_speed(x, Fraction(24, 25)), 0.96, 0.96),
        (lambda x: x * np.float32(0.05), 1.0, 1.0),
        (lambda x: np.clip(3 * x, -0.5, 0.5), 1.0, 1.0),
    ],
)
def test_film_speeds_and_levels(
    tmp_path: Path,
    tune: Samples,
    talk: Samples,
    distort: Callable[[Samples], Samples],
    tempo: float,
    pitch: float,
) -> None:
    air = np.concatenate([talk[: 20 * RATE], tune, talk[20 * RATE :]])
    (found,) = searched(tmp_path, distort(tune[5 * RATE : 20 * RATE]), air)
    assert found.tempo == pytest.approx(tempo, rel=0.002)
    assert found.line.pitch == pytest.approx(pitch, rel=0.005)
    assert times(found)[2] == pytest.approx(25.0, abs=0.1)


def test_a_song_under_a_voice_is_found(tmp_path: Path, tune: Samples, talk: Samples) -> None:
    voice = level(speaker(33, 30.0, RATE), -18.0, RATE)
    under = mix(level(tune, -18.0, RATE), voice, 0.0, RATE)
    air = np.concatenate([talk[: 20 * RATE], under, talk[20 * RATE :]])
    (found,) = searched(tmp_path, tune, air)
    assert times(found) == pytest.approx((0.0, 30.0, 20.0, 50.0), abs=0.8)


def noise(seed: int, kind: str) -> Samples:
    rng = np.random.default_rng(seed)
    white = rng.standard_normal(30 * RATE)
    t = np.arange(30 * RATE) / RATE
    made = {
        "silence": 0 * t,
        "white": 0.1 * white,
        "brown": 0.02 * np.cumsum(white - white.mean()) / 20,
        "tone": 0.3 * np.sin(2 * np.pi * 1_000 * t + seed),
        "chord": sum(0.1 * np.sin(2 * np.pi * f * t + seed) for f in (262, 330, 392, 523)),
    }[kind]
    return np.asarray(made, np.float32)


@pytest.mark.parametrize("kind", ["silence", "white", "brown", "tone", "chord"])
def test_what_is_no_content_matches_nothing(tmp_path: Path, kind: str) -> None:
    assert searched(tmp_path, noise(1, kind)[: 12 * RATE], noise(2, kind)) == []


def test_what_merely_sounds_alike_is_not_a_copy(tmp_path: Path, tune: Samples) -> None:
    alike = lookalike(34, 40.0, RATE, of=SONG)
    assert searched(tmp_path, tune, alike, song(35, 40.0, RATE)) == []


def test_shift_the_clip_and_the_match_shifts(tmp_path: Path, tune: Samples, talk: Samples) -> None:
    air = np.concatenate([talk[: 10 * RATE], tune])
    for shift in (0, 1_000, 1_037, 44_001):
        found = searched(tmp_path, tune[shift : shift + 12 * RATE], air)[0]
        begin, _, reference, _ = times(found)
        assert reference - begin == pytest.approx(10.0 + shift / RATE, abs=0.004)


def test_a_long_clip_finds_a_short_excerpt_of_itself(tmp_path: Path, talk: Samples) -> None:
    clip = song(36, 150.0, RATE)
    air = np.concatenate([talk, clip[100 * RATE : 108 * RATE], talk[::-1]])
    (found,) = searched(tmp_path, clip, air)
    assert times(found) == pytest.approx((100.0, 108.0, 60.0, 68.0), abs=0.3)


@pytest.mark.parametrize("filler", ["speech", "silence"])
def test_what_covers_the_middle_of_a_copy_leaves_both_sides(
    tmp_path: Path, tune: Samples, talk: Samples, filler: str
) -> None:
    covered = tune.copy()
    hole = slice(12 * RATE, 18 * RATE)
    covered[hole] = talk[hole] if filler == "speech" else 0
    air = np.concatenate([talk[: 20 * RATE], covered, talk[20 * RATE :]])
    found = sorted(searched(tmp_path, tune, air), key=lambda a: a.begin)
    assert times(found[0]) == pytest.approx((0.0, 12.0, 20.0, 32.0), abs=0.3)
    assert times(found[1]) == pytest.approx((18.0, 30.0, 38.0, 50.0), abs=0.3)
    assert len(found) == 2
    assert all(a.tempo == pytest.approx(1.0, abs=1e-3) for a in found)


def test_a_silence_beside_a_copy_is_not_of_it(tmp_path: Path, tune: Samples, talk: Samples) -> None:
    silence = np.zeros(20 * RATE, np.float32)
    middle = tune[10 * RATE : 20 * RATE]
    air = np.concatenate([talk, silence, middle, silence])
    (found,) = searched(tmp_path, tune, air)
    assert times(found) == pytest.approx((10.0, 20.0, 80.0, 90.0), abs=0.3)


def pips(tempo: float = 1.0, pitch: float = 1.0, *, seconds: float = 14.0) -> Samples:
    """Short tones at drawn times and pitches, played slower by `tempo` and lower by `pitch`."""
    rng = np.random.default_rng(8)
    out = np.zeros(int((seconds * tempo + 1) * RATE))
    for at in np.arange(0.1, seconds, 0.09):
        hz = float(np.exp(rng.uniform(np.log(300), np.log(2_500))))
        t = np.arange(int(0.07 * RATE)) / RATE
        first = int((at + rng.uniform(-0.03, 0.03)) * tempo * RATE)
        out[first : first + t.size] += 0.2 * np.hanning(t.size) * np.sin(2 * np.pi * hz / pitch * t)
    return out.astype(np.float32)


@pytest.mark.parametrize(
    ("tempo", "pitch"),
    [(1.0427, 1.0427), (0.927, 0.927), (1.096, 1.096), (1.1, 1.0), (0.9, 1.0), (1.0, 1.0533)],
)
def test_speed_tempo_and_pitch_are_found_and_told_apart(
    tmp_path: Path, talk: Samples, tempo: float, pitch: float
) -> None:
    air = np.concatenate([talk[: 20 * RATE], pips(tempo, pitch), talk[20 * RATE :]])
    (found,) = searched(tmp_path, pips(), air)
    assert found.tempo == pytest.approx(tempo, rel=0.002)
    assert found.line.pitch == pytest.approx(pitch, rel=0.005)
    assert times(found)[2] == pytest.approx(20.0, abs=0.3)


def test_three_seconds_are_enough(tmp_path: Path, tune: Samples, talk: Samples) -> None:
    air = np.concatenate([talk[: 20 * RATE], tune, talk[20 * RATE :]])
    (found,) = searched(tmp_path, tune[8 * RATE : 11 * RATE], air)
    assert times(found) == pytest.approx((0.0, 3.0, 28.0, 31.0), abs=0.1)


@pytest.mark.parametrize("period", [15.0, 40.0])
def test_a_speed_that_varies_is_followed(
    tmp_path: Path, tune: Samples, talk: Samples, period: float
) -> None:
    t = np.arange(tune.size) / RATE
    source = t + 0.005 * period / (2 * np.pi) * (1 - np.cos(2 * np.pi * t / period))
    wow = np.interp(source, t, tune).astype(np.float32)
    air = np.concatenate([talk[: 20 * RATE], tune, talk[20 * RATE :]])
    (found,) = searched(tmp_path, wow, air)
    assert found.line.knots.size > 3
    clip = np.arange(2.0, 28.0, 0.5)
    told = found.line.recording_time(clip / 0.016) * 0.016
    assert np.abs(told - 20.0 - np.interp(clip, t, source)).max() < 0.015
    assert found.knots()[0] == pytest.approx([found.begin, found.reference[0]])
    assert np.all(np.diff(found.knots(), axis=0) > 0)


def test_another_voice_on_the_same_backing_shares_less_than_a_copy(
    tmp_path: Path, tune: Samples, talk: Samples
) -> None:
    one, other = (
        mix(level(tune, -18.0, RATE), level(speaker(n, 30.0, RATE), -20.0, RATE), 0.0, RATE)
        for n in (41, 42)
    )
    lanes = (np.concatenate([talk[: 9 * RATE], version]) for version in (one, other))
    equal, version = searched(tmp_path, one, *lanes)
    assert (equal.candidate.lane.part, version.candidate.lane.part) == ("0", "1")
    assert times(version)[:2] == pytest.approx((0.0, 30.0), abs=1.5)
    assert version.hit_fraction < 0.75 * equal.hit_fraction


def test_tones_on_a_grid_are_not_copies_of_each_other(tmp_path: Path) -> None:
    def keypad(seed: int) -> Samples:
        rng = np.random.default_rng(seed)
        t = np.arange(int(0.15 * RATE)) / RATE
        low, high = rng.choice([697, 770, 852, 941], 150), rng.choice([1209, 1336, 1477], 150)
        pairs = zip(low, high, strict=True)
        pips = [0.2 * (np.sin(2 * np.pi * a * t) + np.sin(2 * np.pi * b * t)) for a, b in pairs]
        gap = np.zeros(int(0.05 * RATE))
        return np.concatenate([np.concatenate([pip, gap]) for pip in pips]).astype(np.float32)

    assert searched(tmp_path, keypad(1)[: 10 * RATE], keypad(2)) == []
    (found,) = searched(tmp_path, keypad(2)[4 * RATE : 16 * RATE], keypad(2))
    assert times(found)[2] == pytest.approx(4.0, abs=0.05)


def test_the_loops_say_the_same_uncompiled() -> None:
    rng = np.random.default_rng(4)
    offsets = np.sort(rng.integers(0, 900, 300) << 20 | rng.integers(0, 40, 300))
    for one, other in zip(
        match_module._vote(offsets, 40, 3, 40),
        match_module._vote.py_func(offsets, 40, 3, 40),  # type: ignore[attr-defined]
        strict=True,
    ):
        assert np.array_equal(one, other)
    time, frequency = np.sort(rng.uniform(0, 50, 40)), rng.uniform(10, 200, 40)
    args = (time, frequency, time + 0.4, frequency + 0.2, 1.2, 0.9)
    pairs = judge_module._pair(*args)
    assert np.array_equal(pairs, judge_module._pair.py_func(*args))  # type: ignore[attr-defined]
    assert np.array_equal(pairs, np.arange(40))
    worth = np.concatenate([-np.ones(30), 2 * np.ones(40), -np.ones(30), 2 * np.ones(5)])
    at = np.arange(worth.size, dtype=float)
    for run in (ends_module._best_run, ends_module._best_run.py_func):  # type: ignore[attr-defined]
        assert run(worth, at, 12.0, 600.0) == (30, 70)
