"""Frames of made files through the decode child, and the child's part in this process."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from airwitness.demo.sounds import song
from airwitness.errors import MediaError
from airwitness.media import child
from airwitness.media.decode import Decoding, Picture
from airwitness.media.encode import Card, Sound, write_media
from airwitness.media.frame_reader import LONGEST_SIDE, FrameReader, drawn
from airwitness.media.frames import Frame, Frames
from airwitness.spans import FLICKS
from tests import pictures
from tests.pictures import write_still, write_video


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five pictures, each for a second at 10 frames a second, without loss."""
    made = [pictures.drawn(n) for n in range(5)]
    return write_video(tmp_path_factory.mktemp("frames") / "a.mkv", made)


def read(path: Path, **wishes: Any) -> tuple[list[Frame], Frames]:
    with Frames(path, **wishes) as frames:
        return list(frames), frames


def test_one_frame_a_second_with_its_number_and_time(video: Path) -> None:
    found, frames = read(video)
    assert [frame.number for frame in found] == [0, 10, 20, 30, 40]
    times = [(frame.time - frames.zero) / FLICKS for frame in found]
    assert times == pytest.approx([0, 1, 2, 3, 4])
    for number, frame in enumerate(found):
        assert np.abs(frame.pixels.astype(int) - pictures.drawn(number)).max() <= 1
    assert frames.facts.duration == 5 * FLICKS
    assert (frames.facts.tracks, frames.facts.pictures) == ((), ())
    assert frames.facts.problems == ()


def test_another_step_and_every_frame(video: Path) -> None:
    assert [f.number for f in read(video, every=FLICKS * 5 // 2)[0]] == [0, 25]
    assert [f.number for f in read(video, every=0)[0]] == list(range(50))


def test_time_is_that_of_the_recording(tmp_path: Path) -> None:
    path = tmp_path / "a.ts"
    sound = Sound(samples=song(90, 6.0, 32_000)[None], rate=32_000, codec="mp2")
    write_media(path, [sound], container="mpegts", card=Card(colour=(90, 20, 30), rate=5))
    found, frames = read(path)
    with Decoding(path) as decoding:
        heard = [sound.start for sound in decoding if not isinstance(sound, Picture)]
        assert frames.zero == next(iter(decoding.zeros.values()))
        assert min(heard) >= frames.zero
    assert len(found) == 6
    assert [f.number for f in found] == [0, 5, 10, 15, 20, 25]
    assert np.abs(found[0].pixels[0, 0] - np.array([90, 20, 30])).max() <= 8
    assert read(path, program=1)[0][3].time == found[3].time


def test_the_child_sends_frames_then_facts(video: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[bytes, bytes]] = []
    monkeypatch.setattr(child, "_send", lambda kind, payload: sent.append((kind, payload)))
    for track in (0, 1):
        request = {"mode": "frames", "program": None, "every": FLICKS, "track": track}
        with video.open("rb", buffering=0) as stream:
            child._serve(stream, request)
    kinds = [kind for kind, _ in sent if kind != b"B"]
    assert kinds == [b"R"] * 5 + [b"F", b"X"]
    assert len(sent[0][1]) == 28 + 180 * 320 * 3


def test_a_track_or_programme_that_is_not_there_is_an_error(video: Path, tmp_path: Path) -> None:
    for wishes in ({"track": 1}, {"program": 7}):
        with pytest.raises(MediaError, match="no such track of pictures"):
            read(video, **wishes)
    path = tmp_path / "a.wav"
    sound = Sound(samples=song(90, 2.0, 8_000)[None], rate=8_000, codec="pcm_s16le")
    write_media(path, [sound], container="wav")
    with pytest.raises(MediaError, match="no such track of pictures"):
        read(path)


def test_a_file_cut_short_says_so(tmp_path: Path) -> None:
    made = [pictures.drawn(n) for n in range(6)]
    settings = {"codec": "mpeg4", "pix_fmt": "yuv420p", "container": "mp4"}
    whole = write_video(tmp_path / "a.mp4", made, **settings)  # type: ignore[arg-type]
    data = bytearray(whole.read_bytes())
    path = tmp_path / "cut.mp4"
    path.write_bytes(data[: len(data) // 2])  # what the index says lies at the end
    with pytest.raises(MediaError, match="invalid data"):
        read(path)
    start, end = data.index(b"mdat") + 4, data.index(b"moov") - 4
    data[(start + end) // 2 : end] = bytes(end - (start + end) // 2)
    path.write_bytes(data)
    found, frames = read(path)
    assert 2 <= len(found) <= 6
    assert frames.facts.problems != ()


@pytest.mark.parametrize(
    ("codec", "pix_fmt", "loss"),
    [("png", "rgb24", 0), ("bmp", "bgr24", 0), ("mjpeg", "yuvj444p", 25), ("libwebp", "bgra", 25)],
)
def test_a_still_picture_is_one_frame(tmp_path: Path, codec: str, pix_fmt: str, loss: int) -> None:
    picture = pictures.drawn(4)
    path = write_still(tmp_path / "still", picture, codec=codec, pix_fmt=pix_fmt)
    (frame,), frames = read(path)
    assert (frame.number, frame.time - frames.zero) == (0, 0)
    off = np.abs(frame.pixels.astype(int) - picture)
    assert np.percentile(off, 90) <= loss
    with Decoding(path, mode="clip") as decoding:
        (shown,) = decoding
        assert isinstance(shown, Picture)
        assert (shown.time, shown.luma.shape) == (0, (360, 640))
    assert [(p.width, p.height) for p in decoding.facts.pictures] == [(320, 180)]
    for mode in ("recording", "probe"):
        with pytest.raises(MediaError), Decoding(path, mode=mode) as decoding:
            list(decoding)  # a picture is no recording
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(MediaError):
        read(path)


class _Cut:
    """A decoder of frames with given time stamps (milliseconds), one for each packet."""

    def __init__(self, stamps: list[int | None]) -> None:
        self.index, self.average_rate, self.duration = 0, Fraction(10), None
        self.stamps = stamps


class _Packet:
    def __init__(self, dts: int | None, pts: int | None) -> None:
        self.dts, self.pts, self.size, self.time_base = dts, pts, 1, Fraction(1, 1_000)

    def decode(self) -> list[Any]:
        frame = av.VideoFrame(16, 16, "rgb24")
        frame.pts, frame.time_base = self.pts, self.time_base
        return [frame]


def times_of(stamps: list[tuple[int | None, int | None]], every: int = 0) -> list[float]:
    """Seconds of the frames that are sent."""
    sent: list[float] = []
    reader = FrameReader(
        _Cut([]), every, lambda _s, time, _n, _p: sent.append(round(time / FLICKS, 3))
    )
    for dts, pts in stamps:
        reader.take(_Packet(dts, pts), 0)
    return sent


def test_a_time_stamp_far_from_that_of_decoding_is_not_believed() -> None:
    stamps = [(100 * n, 100 * n if n != 7 else 900_000) for n in range(20)]
    assert times_of(list(stamps)) == pytest.approx([n / 10 for n in range(20)])


def test_frames_without_time_or_behind_the_last_are_counted_on() -> None:
    unknown: list[tuple[int | None, int | None]] = [(None, None)] * 10
    again: list[tuple[int | None, int | None]] = [(100 * n, 100 * n) for n in range(10)]
    assert times_of(unknown + again) == pytest.approx([n / 10 for n in range(20)])


def test_rounded_time_stamps_keep_the_step() -> None:
    stamps: list[tuple[int | None, int | None]] = [(s, s) for s in (0, 334, 667, 999, 1334, 1999)]
    assert times_of(stamps, every=FLICKS) == [0, 0.999, 1.999]


def test_after_a_gap_the_step_goes_on() -> None:
    stamps: list[tuple[int | None, int | None]] = [(s, s) for s in (0, 500, 7_300, 7_900, 8_000)]
    assert times_of(stamps, every=FLICKS) == [0, 7.3, 8.0]


def test_a_large_frame_is_shrunk_to_what_can_be_sent() -> None:
    frame = av.VideoFrame(2 * LONGEST_SIDE, 64, "rgb24")
    assert drawn(frame).shape == (32, LONGEST_SIDE, 3)
