"""A still is the picture that a player shows at that time."""

import struct
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import av
import numpy as np
import pytest

from airwitness.demo.sounds import song
from airwitness.errors import MediaError
from airwitness.media import child, decode, seeking
from airwitness.media import stills as media_stills
from airwitness.media.decode import Decoding
from airwitness.media.encode import Card, Sound, write_media
from airwitness.media.still_reader import StillReader
from airwitness.media.stills import Still
from airwitness.media.timeline import Splice
from airwitness.spans import FLICKS, flicks_of
from tests.conftest import Room, saying
from tests.unit.media.film import number_of, numbered, turned, write_film

FRAMES = [numbered(n) for n in range(40)]
UNIT = 1 << 16  # of a display matrix
QUARTER = struct.pack(">9i", 0, UNIT, 0, -UNIT, 0, 0, 0, 0, 1 << 30)  # turned to the right


def read_stills(path: Path, times: Sequence[int], **wishes: Any) -> list[Still | None]:
    """For each time its still, None where there is none."""
    found: list[Still | None] = [None] * len(times)
    for number, still in media_stills.read_stills(path, times, **wishes):
        found[number] = still
    return found


def numbers(stills: list[Still | None]) -> list[int | None]:
    return [None if still is None else number_of(still.pixels) for still in stills]


@pytest.mark.parametrize(
    ("container", "codec"),
    [("mp4", "libx264"), ("matroska", "libx264"), ("avi", "mpeg4"), ("mpegts", "libx264"),
     ("mpegts", "mpeg2video"), ("flv", "libx264")],
)  # fmt: skip
def test_a_still_is_the_last_picture_that_began_by_then(
    tmp_path: Path, container: str, codec: str
) -> None:
    rate = 25 if codec == "mpeg2video" else 10
    start = 0.0 if container == "avi" else 1.4  # AVI cannot begin later
    path = tmp_path / "film"
    write_film(path, FRAMES, container=container, codec=codec, rate=rate, start=start)
    wanted = [31, 0, 7, 12, 7, 39]
    times = [flicks_of((n + 0.5) / rate) for n in wanted]
    stills = read_stills(path, times)
    assert numbers(stills) == wanted
    assert [round(still.time / FLICKS, 3) for still in stills if still] == [
        n / rate for n in wanted
    ]
    exact = read_stills(path, [flicks_of(round(n / rate, 3)) for n in wanted])
    assert numbers(exact) == wanted


def test_a_transport_stream_is_sought_only_where_its_clock_does_not_jump(tmp_path: Path) -> None:
    path = write_film(tmp_path / "a.ts", FRAMES, container="mpegts", start=3.0)
    times = [flicks_of(0.1 * n + 0.05) for n in (2, 19, 38)]
    read_on = read_stills(path, times)
    sought = read_stills(path, times, splices=())
    assert numbers(sought) == numbers(read_on) == [2, 19, 38]
    path.write_bytes(path.read_bytes() * 2)
    later = [flicks_of(4.05 + 0.1 * n) for n in (2, 19, 38)]
    spliced = read_stills(path, [*times, *later], splices=[Splice(at=4 * FLICKS, jump=-4)])
    assert numbers(spliced) == [2, 19, 38, 2, 19, 38]
    assert numbers(read_stills(path, [*times, *later])) == [2, 19, 38, 2, 19, 38]


def test_time_is_that_of_the_sound_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.ts"
    sound = Sound(samples=song(90, 8.0, 32_000)[None], rate=32_000, codec="mp2")
    write_media(path, [sound], container="mpegts", card=Card(colour=(1, 2, 3)))
    with Decoding(path, mode="probe") as decoding:
        assert list(decoding) == []
        zero = min(decoding.zeros.values())
    (still,) = read_stills(path, [4 * FLICKS])
    assert still is not None
    container: Any
    with av.open(str(path)) as container:
        stamps = [f.pts * f.time_base * FLICKS - zero for f in container.decode(video=0) if f.pts]
    assert still.time == max(stamp for stamp in stamps if stamp <= 4 * FLICKS)


def test_where_nothing_is_shown_there_is_no_still(tmp_path: Path) -> None:
    path = write_film(tmp_path / "a.mp4", FRAMES)
    times = [flicks_of(t) for t in (-1.0, 4.2, 5.5, 1e6)]
    assert numbers(read_stills(path, times)) == [None, 39, None, None]
    assert read_stills(path, []) == []
    sound = tmp_path / "a.wav"
    samples = Sound(samples=song(9, 2.0, 8_000)[None], rate=8_000, codec="pcm_s16le")
    write_media(sound, [samples], container="wav")
    assert read_stills(sound, [0, FLICKS]) == [None, None]


def test_pixels_that_are_not_square_are_made_so(tmp_path: Path) -> None:
    path = write_film(tmp_path / "a.mp4", FRAMES[:3], shape=Fraction(16, 11))
    (still,) = read_stills(path, [0])
    assert still is not None
    assert still.pixels.shape == (48, 93, 3)
    tall = write_film(tmp_path / "b.mp4", FRAMES[:3], shape=Fraction(1, 2))
    (still,) = read_stills(tall, [0])
    assert still is not None
    assert still.pixels.shape == (96, 64, 3)


def test_a_picture_is_turned_as_its_container_says(tmp_path: Path) -> None:
    path = turned(write_film(tmp_path / "a.mp4", FRAMES[:3]), QUARTER)
    (still,) = read_stills(path, [0])
    assert still is not None
    assert still.pixels.shape == (64, 48, 3)
    top, bottom = still.pixels[:24].mean(axis=(0, 1)), still.pixels[40:].mean(axis=(0, 1))
    assert top[1] < 10 < bottom[1] - 5  # the red left half is on top


@pytest.mark.parametrize(("width", "size"), [(32, (24, 32)), (640, (48, 64)), (1, (1, 1))])
def test_a_still_is_no_wider_than_asked(tmp_path: Path, width: int, size: tuple[int, int]) -> None:
    path = write_film(tmp_path / "a.mp4", FRAMES[:3])
    (still,) = read_stills(path, [0], width=width)
    assert still is not None
    assert still.pixels.shape == (*size, 3)
    assert still.pixels.dtype == np.uint8


def test_a_strip_is_shown_as_tall_as_there_is_room(tmp_path: Path) -> None:
    path = write_film(tmp_path / "a.mp4", [numbered(1, 16, 640)] * 2)
    (still,) = read_stills(path, [0], width=16)
    assert still is not None
    assert still.pixels.shape == (64, 2, 3)


def test_the_programme_and_its_track_are_chosen(tmp_path: Path) -> None:
    path = write_film(tmp_path / "a.ts", FRAMES[:5], container="mpegts")
    assert numbers(read_stills(path, [0], program=1, track=3)) == [0]
    with pytest.raises(MediaError, match="nothing in it"):
        read_stills(path, [0], program=7)


def test_what_lies_before_the_damage_is_shown(tmp_path: Path) -> None:
    path = write_film(tmp_path / "a.ts", FRAMES, container="mpegts")
    data = path.read_bytes()
    middle = len(data) // 2 // 188 * 188
    path.write_bytes(data[:middle] + bytes(20 * 188) + data[middle + 20 * 188 :])
    found = numbers(read_stills(path, [flicks_of(0.1 * n + 0.05) for n in (1, 39)]))
    assert found == [1, 39]


def test_what_is_no_film_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"hello " * 500)
    with pytest.raises(MediaError):
        read_stills(path, [0])
    with pytest.raises(MediaError, match="no such file"):
        read_stills(tmp_path / "none", [0])


def lie(payload: bytes) -> bytes:
    return b"I" + struct.pack("<I", len(payload)) + payload


@pytest.mark.parametrize(
    "sent",
    [
        lie(b"short"),
        lie(struct.pack("<iqii", 0, 0, 2, 2) + bytes(11)),
        lie(struct.pack("<iqii", 5, 0, 1, 1) + bytes(3)),
        lie(struct.pack("<iqii", -1, 0, 1, 1) + bytes(3)),
        lie(struct.pack("<iqii", 0, 0, 999, 1) + bytes(2997)),
        lie(struct.pack("<iqii", 0, 0, 0, 0)),
        b"S\x00\x00\x00\x00",
    ],
)
def test_a_child_that_lies_is_not_believed(
    tmp_path: Path, sent: bytes, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_film(tmp_path / "a.mp4", FRAMES[:2])
    monkeypatch.setattr(decode, "SANDBOX", room(saying(sent)))
    with pytest.raises(MediaError, match="cannot be read"):
        read_stills(path, [0])


Frames = list[tuple[bytes, bytes]]


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Frames]:
    """Run the child's job in this process."""

    def served(path: Path, *seconds: float, is_spliced: bool | None = None) -> Frames:
        frames: Frames = []
        request = {
            "mode": "stills", "program": None, "track": 0, "width": 64,
            "times": [flicks_of(s) for s in seconds], "is_spliced": is_spliced,
        }  # fmt: skip
        with monkeypatch.context() as patched, path.open("rb", buffering=0) as stream:
            patched.setattr(child, "_send", lambda kind, payload: frames.append((kind, payload)))
            child._serve(stream, request)
        return frames

    return served


@pytest.mark.parametrize("is_spliced", [None, True])
def test_only_a_little_is_decoded(
    tmp_path: Path,
    serve: Callable[..., Frames],
    monkeypatch: pytest.MonkeyPatch,
    is_spliced: bool | None,  # noqa: FBT001 (a parameter of the test)
) -> None:
    path = write_film(tmp_path / "a.mp4", FRAMES * 3)
    monkeypatch.setattr(seeking, "_BEAT", 10)
    decoded: list[int] = []
    frames_of = StillReader._frames

    def counted(reader: StillReader, time: int) -> list[tuple[int, object]]:
        found = list(frames_of(reader, time))
        decoded.append(len(found))
        return found

    monkeypatch.setattr(StillReader, "_frames", counted)
    sent = serve(path, 11.05, 2.05, is_spliced=is_spliced)
    kinds = [kind for kind, _ in sent]
    assert kinds.count(b"I") == 2
    assert kinds[-1] == b"F"
    assert b"B" in kinds
    assert len(decoded) == 2
    assert max(decoded) < 30  # of 120


def test_packets_are_not_kept_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeking, "WINDOW_BYTES", 1_000)
    packet = SimpleNamespace(size=300, duration=1, time_base=Fraction(1, 10), is_keyframe=False)
    key = SimpleNamespace(**{**vars(packet), "is_keyframe": True})
    window = seeking.Window()
    window.add(key, 0, 100)
    window.add(packet, 1, 100)
    assert [time for time, _ in window.since(100)] == [0, 1]
    for time in range(2, 9):
        window.add(packet, time, 100)
        assert sum(p.size for _, p in window.since(100)) <= 1_000
    assert window.has_key is False  # its key picture went


def test_a_container_that_cannot_be_sought_or_read_gives_no_still() -> None:
    class Broken:
        format = type("Format", (), {"name": "matroska,webm"})
        index, start_time, time_base = 0, None, Fraction(1, 1000)
        sample_aspect_ratio = None

        def __init__(self) -> None:
            self.streams = [self]
            self.codec_context = self
            self.sent: Frames = []
            self.tries = 0

        def keep(self, kind: bytes, payload: bytes) -> None:
            self.sent.append((kind, payload))

        def seek(self, *_: object, **__: object) -> None:
            raise av.error.PermissionError(1, "no")

        def demux(self, *_: object) -> Iterator[object]:
            self.tries += 1
            yield self.decode(None)

        def decode(self, _packet: object) -> list[object]:
            raise av.error.InvalidDataError(1, "damaged")

        def flush_buffers(self) -> None:
            self.tries += 1

    for is_spliced in (None, True):
        broken = Broken()
        reader = StillReader(broken, 0, program=[0], zero=0, wrap=0, send=broken.keep)
        reader.run({"times": [0], "width": 9, "is_spliced": is_spliced})
        assert broken.sent == []
