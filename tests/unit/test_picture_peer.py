"""vPDQ as a peer: the rule of ThreatExchange, the loosest rule, and where a clip is said to lie."""

from pathlib import Path

import numpy as np
import pytest
from bench.accuracy import picture_peer
from bench.accuracy.finder import NotInstalledError
from bench.accuracy.sound import digest

from airwitness.fingerprint.vpdq import HashedFrame
from airwitness.spans import FLICKS
from tests.pictures import drawn, write_video


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`film.mkv` (ten pictures), `other.mkv`, `clip.mkv` (4 to 7 of the film), `part.mkv`."""
    folder = tmp_path_factory.mktemp("peer")
    of_each = {
        "film": range(10),
        "other": range(20, 26),
        "clip": range(4, 8),
        "part": (4, 30, 31, 32),
    }
    for name, numbers in of_each.items():
        write_video(folder / f"{name}.mkv", [drawn(n, 90, 160) for n in numbers])
    return folder


def test_a_clip_is_told_where_it_lies(folder: Path, tmp_path: Path) -> None:
    finder = picture_peer.open_vpdq(tmp_path / "archive")
    finder.add([folder / "film.mkv", folder / "other.mkv"])
    finder.close()
    (match,) = picture_peer.open_vpdq(tmp_path / "archive").find(folder / "clip.mkv")["matches"]
    assert match["part"] == digest(folder / "film.mkv")
    assert (match["expected_false"], match["weaker"]) == (0.0, False)
    (piece,) = match["pieces"]
    assert piece["query"] == pytest.approx({"start": 0.0, "end": 4.0}, abs=0.01)
    assert piece["reference"] == pytest.approx({"start": 4.0, "end": 8.0}, abs=0.01)


def test_a_quarter_of_the_frames_is_enough_for_the_loosest_rule_only(
    folder: Path, tmp_path: Path
) -> None:
    picture_peer.open_vpdq(tmp_path).add([folder / "film.mkv", folder / "other.mkv"])
    for opened, is_weaker in ((picture_peer.open_vpdq, True), (picture_peer.open_vpdq_any, False)):
        (match,) = opened(tmp_path).find(folder / "part.mkv")["matches"]
        assert match["expected_false"] == pytest.approx(0.75)
        assert match["weaker"] is is_weaker


def test_frames_that_say_little_or_nothing_new_are_left_out() -> None:
    def frame(number: int, digits: str, quality: int) -> HashedFrame:
        return HashedFrame(number=number, time=number * FLICKS, digits=digits, quality=quality)

    frames = [frame(0, "0" * 64, 49), frame(1, "a" * 64, 50), frame(2, "a" * 64, 99)]
    found = picture_peer.matched([*frames, frame(3, "5" * 64, 100)])
    assert sorted(found.times) == [1.0, 3.0]
    assert picture_peer.matched(frames[:1]).bits.shape == (0, 32)


def test_frames_are_alike_up_to_31_bits() -> None:
    def hashes(bits: int) -> picture_peer.Hashes:
        flags = np.zeros(256, np.uint8)
        flags[:bits] = 1
        return picture_peer.Hashes(bits=np.packbits(flags)[None], times=np.zeros(1))

    assert picture_peer.alike(hashes(0), hashes(31)).tolist() == [[True]]
    assert picture_peer.alike(hashes(0), hashes(32)).tolist() == [[False]]


def test_padding_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotInstalledError, match="no pictures"):
        picture_peer.open_vpdq(tmp_path).pad(tmp_path)
