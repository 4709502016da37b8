"""Where a copy of sound ends, to the frame, on made sound whose joins are known to the sample."""

from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.demo.sounds import level, play_at_speed, programme, song, speaker
from airwitness.fingerprint.peaks import HOP, RATE
from airwitness.trace.closer import Close, Told
from airwitness.trace.closer_sound import BACK, OUTSIDE, Heard, closer_sound
from airwitness.trace.judge import TimeMap

Samples = NDArray[np.float32]
FIRST, LAST = 6.0, 16.0  # s of the clip that the recording holds
BEFORE = 9.0  # s of other sound before them
NEAR = 0.05  # s


@pytest.fixture(scope="module")
def clip() -> Samples:
    return level(song(61, 24.0, RATE)[: 22 * RATE], -20.0, RATE)


@pytest.fixture(scope="module")
def talk() -> Samples:
    return level(programme(62, "news", 40.0, RATE), -20.0, RATE)


def aired(clip: Samples, talk: Samples, voice: Samples | float = 0.0) -> Samples:
    """Ten seconds of a clip in other sound, under a voice."""
    copy = clip[round(FIRST * RATE) : round(LAST * RATE)] + voice
    at = round(BEFORE * RATE)
    return np.concatenate([talk[:at], copy, talk[at:]]).astype(np.float32)


def line(tempo: float = 1.0, pitch: float = 1.0, late: float = 0.0) -> TimeMap:
    """The map of that, so many seconds late."""
    return TimeMap(offset=(BEFORE - FIRST * tempo + late) * RATE / HOP, tempo=tempo, pitch=pitch)


def looked(
    clip: Samples,
    recording: Samples,
    told: float,
    outwards: int,
    *,
    limit: float | None = None,
    by: TimeMap | None = None,
) -> Close | None:
    by = by or line()
    edge = clip.size / HOP if outwards > 0 else 0.0
    there = float(by.recording_time(np.array([edge]))[0]) * HOP / RATE
    there = min(max(there, 0.0), recording.size / RATE) if limit is None else limit
    heard = Heard(samples=recording, first=0)
    return closer_sound(clip, heard, by, Told(at=told, limit=there, outwards=outwards))


def ends(clip: Samples, recording: Samples, by: TimeMap | None = None) -> list[float]:
    """Errors of both ends, where the index said both a little inside."""
    length = (LAST - FIRST) * (by or line()).tempo
    told = [(BEFORE + 0.6, -1, BEFORE), (BEFORE + length - 1.2, 1, BEFORE + length)]
    found = [(looked(clip, recording, at, way, by=by), true) for at, way, true in told]
    return [close.at - true if close else np.inf for close, true in found]


@pytest.mark.parametrize("voice_db", [None, 0.0, 8.0])
def test_both_ends_are_known_under_a_voice_too(
    clip: Samples, talk: Samples, voice_db: float | None
) -> None:
    voice = level(speaker(63, LAST - FIRST, RATE), -20.0, RATE)
    voice = voice * (0.0 if voice_db is None else 10 ** (voice_db / 20))
    assert ends(clip, aired(clip, talk, voice)) == pytest.approx([0, 0], abs=NEAR)


def test_the_voice_may_be_in_the_clip(clip: Samples, talk: Samples) -> None:
    spoken = clip + level(speaker(64, clip.size / RATE, RATE), -20.0, RATE)[: clip.size]
    found = ends(spoken.astype(np.float32), aired(clip, talk))
    assert found == pytest.approx([0, 0], abs=NEAR)


def test_a_clip_that_is_drawn_down_under_a_voice_goes_on(clip: Samples, talk: Samples) -> None:
    gain = np.ones(clip.size, np.float32)
    gain[12 * RATE :] = 0.3
    voice = level(speaker(65, LAST - FIRST, RATE), -20.0, RATE)
    voice[: 6 * RATE] = 0
    found = ends(clip, aired(clip * gain, talk, voice))
    assert found == pytest.approx([0, 0], abs=NEAR)


def test_a_map_that_is_a_little_off_is_put_right(clip: Samples, talk: Samples) -> None:
    recording = aired(clip, talk)
    turned = line().offset + 0.3 - 5e-4 * 11 * RATE / HOP
    tilted = TimeMap(offset=turned, tempo=1.0005, pitch=1.0)
    assert ends(clip, recording, tilted) == pytest.approx([0, 0], abs=NEAR)


@pytest.mark.parametrize("ratio", [Fraction(25, 24), Fraction(9, 10)])
def test_a_tape_at_another_speed_is_followed(clip: Samples, talk: Samples, ratio: Fraction) -> None:
    fast = play_at_speed(clip[round(FIRST * RATE) : round(LAST * RATE)], ratio)
    at = round(BEFORE * RATE)
    recording = np.concatenate([talk[:at], fast, talk[at:]])
    speed = 1 / float(ratio)
    assert ends(clip, recording, line(speed, speed)) == pytest.approx([0, 0], abs=NEAR)


def test_a_pause_is_bridged(clip: Samples, talk: Samples) -> None:
    recording = aired(clip, talk)
    hole = slice(round((BEFORE + 8.4) * RATE), round((BEFORE + 8.8) * RATE))
    recording[hole] = talk[-(hole.stop - hole.start) :]
    assert ends(clip, recording)[1] == pytest.approx(0, abs=NEAR)


def test_what_lasts_to_the_end_of_the_clip_ends_there(clip: Samples, talk: Samples) -> None:
    quiet = clip.copy()
    quiet[-round(0.3 * RATE) :] = 0
    recording = np.concatenate([talk[: 9 * RATE], quiet, talk[9 * RATE :]])
    by = TimeMap(offset=9 * RATE / HOP, tempo=1.0, pitch=1.0)
    limit = 9 + clip.size / RATE
    found = looked(quiet, recording, limit - 1.0, 1, by=by)
    assert found is not None
    assert (found.at, found.goes_on) == (limit, False)


def test_a_copy_that_goes_on_is_said_to(clip: Samples, talk: Samples) -> None:
    recording = aired(clip, talk)
    told = LAST - FIRST + BEFORE - OUTSIDE - 2.0
    found = looked(clip, recording, told, 1)
    assert found is not None
    assert found.goes_on
    assert found.at == pytest.approx(told + OUTSIDE, abs=NEAR)


def test_where_the_samples_tell_nothing_nothing_is_told(clip: Samples, talk: Samples) -> None:
    other = level(song(66, 24.0, RATE), -20.0, RATE)
    assert looked(clip, aired(other, talk), BEFORE + 9.0, 1) is None  # no copy at all
    assert looked(clip, aired(clip, talk), BEFORE + 10.0 + 2 * BACK, 1) is None  # it ended before
    silent = np.zeros(30 * RATE, np.float32)
    assert looked(clip, silent, BEFORE + 9.0, 1) is None
    assert looked(silent, aired(clip, talk), BEFORE + 9.0, 1) is None
    assert looked(clip, aired(clip, talk)[:300], 0.02, 1) is None  # next to nothing
    shifted = line(1.0, 1.06)  # the pitch alone was changed: not in phase
    assert looked(clip, aired(clip, talk), BEFORE + 9.0, 1, by=shifted) is None


@pytest.mark.parametrize("seed", range(12))
def test_an_end_is_never_beyond_clip_or_recording(clip: Samples, talk: Samples, seed: int) -> None:
    """Wherever the index says that it ends, and whatever of both there is."""
    chance = np.random.default_rng(seed)
    recording = aired(clip, talk)
    first, last = np.sort(chance.uniform(BEFORE - 1, BEFORE + 11, 2))
    outwards = 1 if seed % 2 else -1
    limit = float(first if outwards < 0 else last)
    told = limit - outwards * float(chance.uniform(0, 2))
    found = looked(clip, recording, told, outwards, limit=limit)
    if found is not None:
        assert outwards * (limit - found.at) >= 0
        assert 0 <= found.at <= recording.size / RATE
