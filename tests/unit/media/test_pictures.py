"""What leaves of a track of pictures, and when; every picture says its number by its brightness."""

import struct
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.fingerprint.corners import shrunk
from airwitness.media import pictures as pictures_module
from airwitness.media.passes import Pass
from airwitness.media.pictures import AREA, CLIP_AREA, PictureReader
from airwitness.spans import FLICKS
from tests.pictures import drawn, write_video
from tests.unit.media.film import Pixels, number_of, numbered, turned, write_film
from tests.unit.trace.moving import film

Luma = NDArray[np.uint8]
Left = list[tuple[float, Luma]]
"""Seconds since the first picture, and uint8 [h, w]."""
RATE = 10
UNIT = 1 << 16  # of a display matrix
FILM = [numbered(n) for n in range(160)]


def left_of(
    path: Path, close: tuple[float, float] | None = None, mode: str = "recording"
) -> tuple[dict[int, Left], dict[str, Any]]:
    """The pictures of each stream that leave, and the facts."""
    sent: list[bytes] = []
    request = {"mode": mode, "program": None, "close": close and [int(s * FLICKS) for s in close]}
    with av.open(str(path)) as container, path.open("rb") as file:
        reading = Pass(
            container, {}, request, lambda kind, data: sent.append(data) if kind == b"P" else None
        )
        reading.run(file)
        facts = reading.facts()
    left: dict[int, Left] = {}
    for data in sent:
        stream, width, time = struct.unpack("<iiq", data[:16])
        luma = np.frombuffer(data[16:], np.uint8).reshape(-1, width)
        left.setdefault(stream, []).append(((time - facts["zeros"][str(stream)]) / FLICKS, luma))
    return left, facts


def only(path: Path, close: tuple[float, float] | None = None, mode: str = "recording") -> Left:
    """The pictures of the one stream."""
    ((_, left),) = left_of(path, close, mode)[0].items()
    return left


def times(left: Left) -> list[float]:
    return [round(time, 3) for time, _ in left]


def are_right(left: Left, rate: int = RATE) -> bool:
    """Whether each picture is the one that is shown then."""
    shown = [round(time * rate) % 48 for time, _ in left]
    return [number_of(luma) for _, luma in left] == shown


def grouped(path: Path, group: int, frames: Sequence[Pixels] = FILM, rate: int = RATE) -> Path:
    """A film with a key frame at every `group` frames only."""
    options = {"g": str(group), "sc_threshold": "0", "keyint_min": "1"}
    return write_film(path, frames, rate=rate, options=options)


class Counted:
    """A decoder that is told what it may skip."""

    def __init__(self, decoder: Any) -> None:
        self.__dict__["decoder"], self.__dict__["packets"] = decoder, []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.decoder, name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self.decoder, name, value)

    def decode(self, packet: Any) -> Any:
        self.packets.append(packet)
        return self.decoder.decode(packet)


def decoded(path: Path) -> int:
    """How many packets of a recording the decoder is given."""
    container: Any
    with av.open(str(path)) as container:
        (track,) = container.streams.video
        decoder = Counted(track.codec_context)
        stream = SimpleNamespace(
            index=0, codec_context=decoder, sample_aspect_ratio=None, time_base=track.time_base
        )
        reader = PictureReader(stream, 0, lambda *_: None, close=None)
        for packet in container.demux(track):
            if packet.size:
                reader.take(packet, int(packet.dts * FLICKS * packet.time_base), 0)
        reader.finish()
    return sum(packet is not None for packet in decoder.packets)


@pytest.mark.parametrize("group", [5, 10, 20])
def test_key_frames_are_enough_where_they_are_close(tmp_path: Path, group: int) -> None:
    path = grouped(tmp_path / "a.mp4", group)
    left = only(path)
    assert times(left) == [n / RATE for n in range(0, 160, group)]
    assert are_right(left)
    assert all(luma.size == pytest.approx(AREA, rel=0.01) for _, luma in left)
    assert decoded(path) <= 160 / group + 5


@pytest.mark.parametrize("group", [25, 30, 100, 1_000])
def test_elsewhere_about_one_a_second_leaves(tmp_path: Path, group: int) -> None:
    path = grouped(tmp_path / "a.mp4", group)
    left = only(path)
    assert are_right(left)
    assert np.diff(times(left)).max() <= 1.1
    assert np.diff(times(left)).min() >= 0.5
    assert decoded(path) >= 130


def test_where_the_clock_jumps_each_picture_keeps_its_time(tmp_path: Path) -> None:
    container: Any
    path = grouped(tmp_path / "a.mp4", 10, FILM[:80])
    long = grouped(tmp_path / "b.mp4", 1_000, FILM[80:])
    for name, source in (("a.ts", path), ("b.ts", long)):
        with av.open(str(source)) as container, av.open(str(tmp_path / name), "w") as target:
            track: Any = target.add_stream_from_template(container.streams.video[0])
            for packet in container.demux(video=0):
                if packet.size:
                    packet.stream = track
                    target.mux(packet)
    joined = tmp_path / "joined.ts"
    joined.write_bytes((tmp_path / "a.ts").read_bytes() + (tmp_path / "b.ts").read_bytes())
    left = only(joined)
    assert are_right(left)  # though some leave the decoder when the clock has jumped
    assert np.diff(times(left)).max() < 1.3
    assert times(left)[-1] > 15
    assert times(left)[:8] == list(range(8))


@pytest.mark.parametrize("group", [10, 30, 1_000])
def test_of_a_clip_four_a_second_leave_and_larger_ones(tmp_path: Path, group: int) -> None:
    path = grouped(tmp_path / "a.mp4", group, FILM[:64], rate=16)
    left = only(path, mode="clip")
    assert times(left) == [n / 4 for n in range(16)]
    assert are_right(left, 16)
    assert all(luma.size == pytest.approx(CLIP_AREA, rel=0.01) for _, luma in left)


@pytest.mark.parametrize("group", [8, 25, 1_000])
def test_of_a_span_of_a_clip_only_what_lies_around_it_leaves(tmp_path: Path, group: int) -> None:
    path = grouped(tmp_path / "a.mp4", group, [numbered(n) for n in range(144)], rate=8)
    left = only(path, (7.0, 9.0), "clip")
    assert times(left)[0] == pytest.approx(4.0, abs=0.26)
    assert times(left)[-1] == pytest.approx(12.0, abs=0.26)
    assert set(np.diff(times(left)).tolist()) == {0.25}
    assert are_right(left, 8)


def test_what_was_passed_over_is_not_missing_in_the_pictures_of_a_span(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of the film refers to its first frame, and there is room for few packets."""
    shown = film(1, 16.0)
    frames = [np.repeat(luma[:96, :128, None], 3, axis=2) for luma in shown]
    path = grouped(tmp_path / "a.mp4", 1_000, frames, rate=4)
    monkeypatch.setattr(pictures_module, "_HELD_BYTES", path.stat().st_size // 4)
    left = only(path, (12.0, 13.0), "clip")
    assert times(left) == [9.25 + n / 4 for n in range(27)]
    for time, luma in left:
        expected = shrunk(shown[round(4 * time)][:96, :128].astype(np.float32), 48, 64)
        apart = np.abs(shrunk(luma.astype(np.float32), 48, 64) - expected)
        assert apart.mean() < 2  # measured 1.0; 5 to 8 if packets are missing


def test_few_packets_are_held_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = grouped(tmp_path / "a.mp4", 20)
    usual = decoded(path)
    monkeypatch.setattr(pictures_module, "_HELD_BYTES", 50)
    assert decoded(path) > 4 * usual
    assert are_right(only(path))


@pytest.mark.parametrize(
    ("matrix", "shape", "dark"),
    [
        ((0, UNIT, 0, -UNIT, 0), (277, 208), "top"),
        ((0, -UNIT, 0, UNIT, 0), (277, 208), "bottom"),
        ((-UNIT, 0, 0, 0, -UNIT), (208, 277), "right"),
        ((UNIT, 0, 0, 0, UNIT), (208, 277), "left"),
    ],
)
def test_a_picture_leaves_turned_as_the_file_says(
    tmp_path: Path, matrix: tuple[int, ...], shape: tuple[int, int], dark: str
) -> None:
    """Its left half is dark before it is turned."""
    path = write_film(tmp_path / "a.mp4", [numbered(9)] * 12)
    (_, luma), *_ = only(turned(path, struct.pack(">9i", *matrix, 0, 0, 0, 1 << 30)))
    assert luma.shape == shape
    sides = {
        "top": luma[:70].mean(),
        "bottom": luma[-70:].mean(),
        "left": luma[:, :70].mean(),
        "right": luma[:, -70:].mean(),
    }
    assert min(sides, key=lambda side: float(sides[side])) == dark
    assert sides[dark] < 20


@pytest.mark.parametrize(
    ("pixel", "wide"),
    [
        (Fraction(16, 11), 64 / 48 * 16 / 11),
        (Fraction(1, 2), 64 / 48 / 2),
        (Fraction(1, 20), 1 / 4),  # what is narrower is shown like this
        (Fraction(20, 1), 4.0),
    ],
)
def test_pixels_are_made_square(tmp_path: Path, pixel: Fraction, wide: float) -> None:
    (_, luma), *_ = only(write_film(tmp_path / "a.mp4", [numbered(9)] * 4, shape=pixel))
    assert luma.shape[1] / luma.shape[0] == pytest.approx(wide, rel=0.01)
    assert luma.size == pytest.approx(AREA, rel=0.01)


@pytest.mark.parametrize(("height", "width"), [(47, 63), (64, 48), (17, 61), (16, 16)])
def test_odd_and_upright_pictures_keep_their_shape(tmp_path: Path, height: int, width: int) -> None:
    picture = drawn(1, height, width)
    left, facts = left_of(write_video(tmp_path / "a.mkv", [picture] * 3))
    assert [luma.shape for _, luma in left[0]] == [left[0][0][1].shape] * 3
    luma = left[0][0][1].astype(np.float32)
    assert luma.shape[1] / luma.shape[0] == pytest.approx(width / height, rel=0.01)
    grey = (picture @ np.array([0.299, 0.587, 0.114])).astype(np.float32)
    assert np.abs(shrunk(luma, 8, 8) - shrunk(grey, 8, 8)).mean() < 4
    (told,) = facts["pictures"]
    assert (told["height"], told["width"]) == (height, width)


@pytest.mark.parametrize(("height", "width"), [(15, 64), (64, 8)])
def test_what_is_smaller_than_sixteen_pixels_shows_nothing(
    tmp_path: Path, height: int, width: int
) -> None:
    left, facts = left_of(write_video(tmp_path / "a.mkv", [drawn(1, height, width)] * 3))
    assert left == {}
    (told,) = facts["pictures"]
    assert told["span"][1] > 2 * FLICKS
    assert told["errors"] == 0


@pytest.mark.parametrize(
    "format_", ["yuv420p", "yuv420p10le", "yuv422p10le", "yuv444p12le", "gray", "gray10le"]
)
def test_deep_colours_are_as_bright(tmp_path: Path, format_: str) -> None:
    frames = [np.full((48, 64, 3), shade, np.uint8) for shade in (16, 120, 235)]
    left = only(write_video(tmp_path / "a.mkv", frames, pix_fmt=format_))
    assert [luma.mean() for _, luma in left] == pytest.approx([16, 120, 235], abs=1)


def written(
    path: Path, *tracks: dict[float, Pixels], options: dict[str, str] | None = None
) -> Path:
    """A file with tracks of pictures that are shown at any time (1/50 s)."""
    rate, interlaced = 50, options or {}
    with av.open(str(path), "w") as target:
        made = []
        for shown in tracks:
            track: Any = target.add_stream("mpeg2video" if options else "libx264", rate=25)
            track.height, track.width = next(iter(shown.values())).shape[:2]
            track.pix_fmt, track.codec_context.thread_count = "yuv420p", 1
            track.codec_context.options = {"g": "12", **interlaced}
            track.codec_context.time_base = Fraction(1, 25 if options else rate)
            made.append(track)
        for shown, track in zip(tracks, made, strict=True):
            for time, pixels in shown.items():
                frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(pixels), format="rgb24")
                frame.time_base = track.codec_context.time_base
                frame.pts = round(time / frame.time_base)
                target.mux(track.encode(frame))
            target.mux(track.encode(None))
    return path


def test_pictures_that_come_at_any_time_keep_theirs(tmp_path: Path) -> None:
    chance = np.random.default_rng(3)
    begins = np.cumsum(chance.integers(1, 40, 48)) / 50
    begins -= begins[0]
    path = written(tmp_path / "a.mkv", {t: numbered(n) for n, t in enumerate(begins.tolist())})
    for mode in ("recording", "clip"):
        left = only(path, mode=mode)
        shown = [begins[number_of(luma)] for _, luma in left]
        assert len(left) > 10
        assert [time for time, _ in left] == pytest.approx(shown, abs=0.002)


def test_each_track_of_pictures_leaves(tmp_path: Path) -> None:
    one = {n / 10: numbered(n) for n in range(45)}
    other = {n / 10: numbered(n + 3, 32, 64) for n in range(45)}
    left, facts = left_of(written(tmp_path / "a.mkv", one, other))
    assert [told["picture"] for told in facts["pictures"]] == [0, 1]
    assert sorted(left) == [told["stream"] for told in facts["pictures"]]
    assert are_right(left[0])
    assert [number_of(luma) - round(10 * time) for time, luma in left[1]] == [3] * len(left[1])
    assert left[0][0][1].shape == (208, 277)
    assert left[1][0][1].shape == (339, 170)


def test_both_fields_are_looked_at(tmp_path: Path) -> None:
    """The lower field shows the instant after: between them lies what leaves."""
    shown = {}
    for number in range(40):
        both = numbered(number, 128, 96)
        both[1::2] = numbered(number + 2, 128, 96)[1::2]
        shown[number / 25] = both
    path = written(tmp_path / "a.ts", shown, options={"flags": "+ildct+ilme"})
    container: Any
    with av.open(str(path)) as container:
        assert next(container.decode(video=0)).interlaced_frame
    left = only(path)
    assert len(left) > 2
    assert [number_of(luma) - round(25 * time) for time, luma in left] == [1] * len(left)


class _Faulty:
    """A track that decodes grey frames, and fails at times."""

    def __init__(self, *outcomes: Exception | None) -> None:
        self.index, self.name, self.sample_aspect_ratio = 3, "made", None
        self.codec_context, self.skip_frame = self, "DEFAULT"
        self.time_base = Fraction(1, 10)
        self._outcomes = list(outcomes)
        self._count = 0

    def decode(self, packet: Any) -> list[Any]:
        outcome = self._outcomes.pop(0) if packet is not None else ValueError("at the end")
        self._count += 10
        if outcome is not None:
            raise outcome
        frame: Any = av.VideoFrame.from_ndarray(np.zeros((48, 64), np.uint8), format="gray")
        frame.pts, frame.time_base = self._count, self.time_base
        return [frame]


def test_what_cannot_be_decoded_is_counted() -> None:
    broken = av.FFmpegError(1, "broken")
    track = _Faulty(None, broken, None, MemoryError(), ValueError(), None)
    sent: list[int] = []
    reader = PictureReader(track, 2, lambda _s, time, _p: sent.append(time // FLICKS), close=None)
    for number in range(6):
        packet = SimpleNamespace(size=9, is_keyframe=True, pts=None)
        reader.take(packet, (number + 1) * FLICKS, 0)
    reader.finish()
    assert sent == [1, 3, 6]
    told = reader.facts(FLICKS)
    assert told is not None
    assert (told["errors"], told["picture"], told["stream"]) == (3, 2, 3)
    assert told["span"] == [0, 5 * FLICKS]


def test_a_picture_that_cannot_be_shrunk_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(pictures_module, "small", fail)
    reader = PictureReader(_Faulty(None), 0, lambda *_: None, close=None)
    reader.take(SimpleNamespace(size=9, is_keyframe=True, pts=None), 0, 0)
    assert reader.errors == 1


def test_a_track_that_shows_nothing_has_no_facts() -> None:
    reader = PictureReader(_Faulty(ValueError()), 0, lambda *_: None, close=None)
    reader.take(SimpleNamespace(size=9, is_keyframe=True, pts=None), 0, 0)
    reader.finish()
    assert reader.facts(0) is None
