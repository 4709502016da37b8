import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.demo.sounds import song
from airwitness.fingerprint import audio
from airwitness.fingerprint.audio import LaneFingerprinter, clip_peaks
from airwitness.fingerprint.peaks import Peaks

RATE = 8_000


def decoys(samples: NDArray[np.float32], *cuts: int) -> tuple[Peaks, ...]:
    finger = LaneFingerprinter()
    for piece in np.split(samples, list(cuts)):
        finger.feed(piece)
    return finger.finish().decoys


def same(one: Peaks, other: Peaks) -> bool:
    return all(
        np.array_equal(getattr(one, name), getattr(other, name))
        for name in ("time", "frequency", "rank")
    )


@pytest.fixture(scope="module")
def minute() -> NDArray[np.float32]:
    return song(5, 61.0, RATE)[: 60 * RATE]


def test_a_decoy_is_the_second_half_minute_backwards(
    minute: NDArray[np.float32], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audio, "DECOY_EVERY", 60 * RATE)
    (decoy,) = decoys(minute)
    assert same(decoy, clip_peaks(minute[30 * RATE :][::-1]))
    assert decoy.time.max() < 1 << 14
    assert decoy.rank.max() < 1 << 8
    assert decoys(minute[:-1]) == ()


def test_decoys_come_at_regular_times_however_sound_is_cut(
    minute: NDArray[np.float32], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audio, "DECOY_EVERY", 20 * RATE)
    monkeypatch.setattr(audio, "DECOY_AFTER", 5 * RATE)
    monkeypatch.setattr(audio, "DECOY_LENGTH", 10 * RATE)
    whole = decoys(minute)
    assert len(whole) == 3
    for number, decoy in enumerate(whole):
        begin = (20 * number + 5) * RATE
        assert same(decoy, clip_peaks(minute[begin : begin + 10 * RATE][::-1]))
    for cuts in (range(999, minute.size, 999), (7, 7, 15 * RATE), (5 * RATE, 5 * RATE + 1)):
        pieces = decoys(minute, *cuts)
        assert len(pieces) == 3
        assert all(same(one, other) for one, other in zip(pieces, whole, strict=True))


def test_of_short_lanes_as_many_keep_a_decoy_as_their_length_allows(
    minute: NDArray[np.float32], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audio, "DECOY_EVERY", 240 * RATE)
    lots = [len(decoys(np.concatenate([np.zeros(n, np.float32), minute]))) for n in range(60)]
    assert set(lots) == {0, 1}
    assert 6 <= sum(lots) <= 26  # 15 are to be expected


def test_an_excerpt_with_little_in_it_is_no_decoy(
    minute: NDArray[np.float32], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audio, "DECOY_EVERY", 60 * RATE)
    quiet = minute.copy()
    quiet[32 * RATE :] = 0
    assert decoys(quiet) == ()
