"""Clips with a foreign sound under them: the same pictures, sound of the same half."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from bench.accuracy import libav, moving, picture_sounds, queries
from bench.accuracy.folder import write_wav
from bench.accuracy.picture_sounds import lay_under, write_sounded
from bench.accuracy.queries import RATE, Reference

if TYPE_CHECKING:
    from pathlib import Path


def _tone(hertz: float, seconds: float) -> queries.Samples:
    return (0.3 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)).astype("f4")


def _silent(path: Path) -> None:
    levels = np.arange(30, dtype=np.uint8) * 8
    moving.write(path, np.broadcast_to(levels[:, None, None, None], (30, 32, 64, 3)), Fraction(10))


def _loudest(samples: queries.Samples, rate: int) -> float:
    """Frequency of the strongest tone (Hz)."""
    power = np.abs(np.fft.rfft(samples))
    return float(np.argmax(power) * rate / samples.size)


def test_pictures_stay_as_they_are_and_the_sound_is_there(tmp_path: Path) -> None:
    _silent(tmp_path / "silent.mp4")
    lay_under(tmp_path / "silent.mp4", _tone(1_000, 3.0), tmp_path / "both.mp4")
    before, after = (moving.thumbnails(tmp_path / f"{n}.mp4") for n in ("silent", "both"))
    assert after.times == pytest.approx(before.times, abs=0.001)
    assert np.array_equal(after.luma, before.luma)
    heard = libav.decode(tmp_path / "both.mp4", 8_000)
    assert heard.samples.size / 8_000 == pytest.approx(3.0, abs=0.1)
    assert _loudest(heard.samples, 8_000) == pytest.approx(1_000, abs=5)


def test_each_clip_gets_a_sound_of_its_own_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tones = {"a": 500.0, "b": 900.0, "c": 1_300.0, "d": 1_700.0}
    for name, hertz in tones.items():
        write_wav(tmp_path / f"{name}.wav", _tone(hertz, 14.0))
    known = tuple(
        Reference(path=tmp_path / f"{n}.wav", name=f"open/music/{n}.wav", group=n, kind="music")
        for n in tones
    )
    film = Reference(path=tmp_path / "x", name="open/video/x.mp4", group="x", kind="animation")
    monkeypatch.setattr(picture_sounds, "references", lambda _: (*known, film))
    (tmp_path / "set").mkdir()
    listed = [
        {"file": f"{n}.mp4", "half": n % 2, "seconds": 4.0, "speed": 1 + n // 4} for n in range(5)
    ]
    for query in listed:
        _silent(tmp_path / "set" / str(query["file"]))
    (tmp_path / "set" / "queries.json").write_text(json.dumps(listed))
    assert write_sounded(tmp_path / "out", tmp_path / "set", tmp_path, seed=0) == 5
    assert json.loads((tmp_path / "out" / "queries.json").read_text()) == listed
    half = queries.halves((*known, film))
    for query in listed:
        heard = libav.decode(tmp_path / "out" / str(query["file"]), 8_000)
        length = query["seconds"] / query["speed"]  # type: ignore[operator]
        assert heard.samples.size / 8_000 == pytest.approx(length, abs=0.1)
        name = min(tones, key=lambda n: abs(tones[n] - _loudest(heard.samples, 8_000)))
        assert half[name] == query["half"]
