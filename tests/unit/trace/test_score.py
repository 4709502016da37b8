"""The score: fitted on Gumbel numbers, and on decoys of an archive."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from airwitness.demo.sounds import programme
from airwitness.fingerprint import audio
from airwitness.fingerprint.audio import LaneFingerprinter
from airwitness.fingerprint.peaks import Peaks
from airwitness.trace import calibrate as calibrate_module
from airwitness.trace.calibrate import background, calibrate, hours_of, is_due
from airwitness.trace.laying import NewLane, build, write
from airwitness.trace.score import (
    LEAST_DECOYS,
    PICTURES,
    SHIPPED,
    STILLS,
    THRESHOLD,
    Background,
    fit,
)
from airwitness.trace.segment import Segment

RATE = 8_000
START = SHIPPED[False]


def drawn(count: int, location: float, scale: float, seed: int = 1) -> list[float]:
    rng = np.random.default_rng(seed)
    return [float(x) for x in rng.gumbel(location, scale, count)]


@pytest.mark.parametrize("least", [-50.0, 9.0, 12.0])
def test_the_fit_finds_what_was_drawn_also_where_it_is_censored(least: float) -> None:
    scores = [score if score > least else 0.0 for score in drawn(3_000, 10.0, 2.0)]
    found = fit(scores, 50.0, START)
    assert found.location == pytest.approx(10.0, abs=0.35)
    assert found.scale == pytest.approx(2.0, rel=0.12)
    assert (found.hours, found.decoys) == (50.0, 3_000)
    assert found.by_length == START.by_length


def test_one_true_match_among_the_decoys_does_not_spoil_the_fit() -> None:
    found = fit([*drawn(300, 10.0, 2.0), 400.0], 50.0, START)
    assert found.scale == pytest.approx(2.0, rel=0.25)


@pytest.mark.parametrize("reversed_copies", [10, 100, 900])
def test_reversed_copies_in_the_archive_do_not_raise_what_chance_gives(
    reversed_copies: int,
) -> None:
    rng = np.random.default_rng(2)
    matches = [float(x) for x in rng.uniform(80.0, 600.0, reversed_copies)]
    found = fit([*drawn(300, 10.0, 2.0), *matches], 50.0, START)
    assert found.location == pytest.approx(10.0, abs=0.5)
    assert found.scale == pytest.approx(2.0, rel=0.25)
    assert found.decoys == 300
    assert fit(matches, 50.0, START) is START


def test_too_few_decoys_leave_what_came_with_the_program() -> None:
    assert fit(drawn(LEAST_DECOYS - 1, 10.0, 2.0), 5.0, START) is START
    assert fit([0.0] * 500, 5.0, START) is START
    assert fit([], 5.0, START) is START


def test_counts_agree_with_what_is_expected() -> None:
    held = Background(
        location=10.0, scale=2.0, hours=100.0, decoys=200, by_length=0.0, by_hours=0.0
    )
    fresh = drawn(2_000, 10.0, 2.0, seed=7)
    for level in (1.0, 0.1, 0.01):
        counted = sum(held.expected(s, seconds=10.0, hours=100.0) <= level for s in fresh)
        assert counted == pytest.approx(-2_000 * np.expm1(-level), rel=0.35)


def test_more_archive_and_a_longer_clip_make_chance_more_likely() -> None:
    def expected(seconds: float, hours: float) -> float:
        return START.expected(30.0, seconds=seconds, hours=hours)

    assert expected(10, 10_000) > expected(10, 1_000) > expected(10, 1)
    assert expected(30, 1_000) == expected(10, 1_000) > expected(3, 1_000)
    assert expected(6_000, 1_000) == pytest.approx(100 * expected(60, 1_000))
    assert START.expected(40.0, seconds=10, hours=10) < START.expected(30.0, seconds=10, hours=10)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Segment:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(audio, "DECOY_EVERY", 60 * RATE)
        finger = LaneFingerprinter()
        finger.feed(programme(3, "talk", 600.0, RATE))
        made = finger.finish()
    new = NewLane(part="a", name="sound 0", start=0, fingerprint=made)
    return write(build([new], []), tmp_path_factory.mktemp("index"))


def test_an_archive_is_calibrated_on_its_own_decoys(
    archive: Segment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("airwitness.trace.score.LEAST_DECOYS", 12)
    monkeypatch.setattr(calibrate_module, "LEAST_DECOYS", 12)
    monkeypatch.setattr(calibrate_module, "SMALLEST_HOURS", 0.1)
    asked = []

    def searched(peaks: Peaks, *_: object, quick: bool) -> list[SimpleNamespace]:
        asked.append(peaks.time.max())
        evidence = np.random.default_rng(peaks.time.size).gumbel(20.0 - 5.0 * quick, 2.0)
        return [SimpleNamespace(evidence=evidence), SimpleNamespace(evidence=0.1)]

    monkeypatch.setattr(calibrate_module, "find_peaks", searched)
    file = tmp_path / "background.json"
    assert archive.decoy_count >= 8
    assert is_due(file, [archive])
    with ThreadPoolExecutor(2) as executor:
        done = list(calibrate(file, [archive], executor))
    assert done == sorted(done)
    assert not is_due(file, [archive])
    for quick in (False, True):
        held = background(file, quick=quick)
        assert held.decoys == 3 * archive.decoy_count
        assert held.hours == pytest.approx(hours_of([archive])) == pytest.approx(1 / 6, abs=0.01)
        assert held.by_hours == SHIPPED[quick].by_hours
        assert held.location == pytest.approx(20.0 - 5.0 * quick, abs=1.5)
    assert max(asked) <= 10 * 500


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"made_with": "another", "all": {}}'])
def test_without_a_sound_file_the_shipped_figures_hold(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "background.json"
    assert background(file, quick=True) is SHIPPED[True]
    file.write_bytes(damage)
    assert background(file, quick=False) is SHIPPED[False]


def test_an_archive_that_could_not_be_fitted_is_not_asked_again_at_once(
    archive: Segment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calibrate_module, "LEAST_DECOYS", 12)
    monkeypatch.setattr(calibrate_module, "SMALLEST_HOURS", 0.1)
    monkeypatch.setattr(calibrate_module, "find_peaks", lambda *_, **__: [])
    file = tmp_path / "background.json"
    with ThreadPoolExecutor(1) as executor:
        list(calibrate(file, [archive], executor))
    assert background(file, quick=False) == SHIPPED[False]
    assert not is_due(file, [archive])
    assert is_due(file, [archive] * 3)  # it has grown


def test_an_archive_with_few_hours_or_few_decoys_is_never_due(
    archive: Segment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not is_due(tmp_path / "background.json", [archive] * 6)
    monkeypatch.setattr(calibrate_module, "SMALLEST_HOURS", 0.1)
    assert is_due(tmp_path / "background.json", [archive] * 6)
    assert not is_due(tmp_path / "background.json", [archive])


def test_a_still_is_told_from_eight_corners_on() -> None:
    """Four are chance."""
    for hours in (100.0, 1_000.0):
        told = [STILLS.expected(n, seconds=0, hours=hours) <= THRESHOLD for n in (7, 8)]
        assert told == [False, True]


def test_no_archive_of_pictures_is_taken_for_less_than_was_measured() -> None:
    """Real films give as much by chance as many times as many hours of padding."""
    few, many, more = (PICTURES.level(seconds=8.0, hours=h) for h in (0.3, 1_000.0, 10_000.0))
    assert few == many == PICTURES.location
    assert more == pytest.approx(many + PICTURES.by_hours)
