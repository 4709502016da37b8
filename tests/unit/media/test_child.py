"""The decode child in this process: what it reads is what it sends."""

import io
import json
import struct
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from airwitness.demo.sounds import song
from airwitness.media import child
from airwitness.media.encode import Card, Sound, write_media
from airwitness.media.facts import Facts
from airwitness.media.lanes import LaneReader, _codec_of
from airwitness.media.packets import reason
from airwitness.media.passes import Pass
from airwitness.media.timeline import Timeline
from airwitness.spans import FLICKS

Frames = list[tuple[bytes, bytes]]
Serve = Callable[..., Frames]


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Serve:
    """Run the child's one job on a file and collect its frames."""

    def served(path: Path, mode: str = "recording", program: int | None = None) -> Frames:
        frames: Frames = []
        with monkeypatch.context() as patched:
            patched.setattr(child, "_send", lambda kind, payload: frames.append((kind, payload)))
            with path.open("rb", buffering=0) as stream:
                child._serve(stream, {"mode": mode, "program": program})
        return frames

    return served


@pytest.fixture(scope="module")
def stream(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("child") / "a.ts"
    sound = Sound(samples=song(90, 8.0, 32_000)[None], rate=32_000, codec="mp2")
    write_media(path, [sound], container="mpegts", card=Card(colour=(1, 2, 3)))
    return path


def facts(frames: Frames) -> Facts:
    kind, payload = frames[-1]
    assert kind == b"F", payload
    return Facts.from_json(json.loads(payload), name="test")


def seconds_sent(frames: Frames) -> float:
    heads = [struct.unpack("<iiq", p[:16]) for kind, p in frames if kind == b"S"]
    sizes = [len(p) - 16 for kind, p in frames if kind == b"S"]
    return float(sum(s / 4 / c for s, (_, c, _) in zip(sizes, heads, strict=True)) / 8_000)


def test_sound_is_sent_and_pictures_are_counted(serve: Serve, stream: Path) -> None:
    frames = serve(stream)
    told = facts(frames)
    assert seconds_sent(frames) == pytest.approx(8.0, abs=0.1)
    assert len(told.pictures) == 1
    assert told.is_whole
    assert [track.program for track in told.tracks] == [1]
    assert b"B" in {kind for kind, _ in serve(stream)} or len(frames) < 600


def test_a_probe_stops_at_the_first_frames(serve: Serve, stream: Path) -> None:
    frames = serve(stream, mode="probe")
    assert seconds_sent(frames) == 0
    assert facts(frames).duration / FLICKS == pytest.approx(8.0, abs=0.2)


def test_another_programme_has_nothing(serve: Serve, stream: Path) -> None:
    ((kind, payload),) = serve(stream, program=9)
    assert kind == b"X"
    assert "nothing" in json.loads(payload)["reason"]


def test_a_codec_that_changes_on_the_way_is_followed(
    serve: Serve, stream: Path, tmp_path: Path
) -> None:
    other = tmp_path / "b.ts"
    sound = Sound(samples=song(91, 6.0, 48_000)[None], rate=48_000, codec="aac")
    card = Card(colour=(1, 2, 3))
    write_media(other, [sound], container="mpegts", card=card)
    joined = tmp_path / "joined.ts"
    joined.write_bytes(stream.read_bytes() + other.read_bytes())
    told = facts(serve(joined))
    assert told.problems == ("its sound changes to aac on the way",)
    assert told.duration / FLICKS == pytest.approx(14.0, abs=0.5)
    assert len(told.splices) == 1


class _Surprised:
    """A container whose library meets a stream that it does not know, at every tenth packet."""

    def __init__(self, container: Any) -> None:
        self._container = container
        self.streams, self.format = container.streams, container.format
        self.duration = container.duration

    def demux(self, *streams: Any) -> Any:
        for number, packet in enumerate(self._container.demux(*streams)):
            if number == 9 and packet.size:
                raise IndexError("list index out of range")
            yield packet


def test_a_stream_that_begins_on_the_way_does_not_end_the_reading(stream: Path) -> None:
    with av.open(str(stream)) as container, stream.open("rb", buffering=0) as file:
        request = {"mode": "recording", "program": None}
        reading = Pass(_Surprised(container), {}, request, lambda *_: None)
        reading.run(file)
        told = Facts.from_json(reading.facts(), name="test")
    assert told.problems == ("a stream that begins on the way is not read",)
    assert told.duration / FLICKS == pytest.approx(8.0, abs=0.5)


@pytest.mark.parametrize(
    ("packet", "codec"),
    [
        (b"\x0b\x77\x00\x00\x00\x40", "ac3"),
        (b"\x0b\x77\x00\x00\x00\x80", "eac3"),
        (b"\xff\xf1\x50", "aac"),
        (b"\xff\xfd\x84", "mp2"),
        (b"\x00\x00\x01", None),
        (b"", None),
    ],
)
def test_codecs_are_told_by_their_first_bytes(packet: bytes, codec: str | None) -> None:
    assert _codec_of(packet) == codec


class _Frames:
    """A track that decodes to silent frames with given stamps (samples of 8 kHz)."""

    def __init__(self, stamps: list[int | None]) -> None:
        self.index, self.duration, self.language = 0, 0, "fas"
        self.time_base = Fraction(1, 8_000)
        self.codec_context = self
        self.thread_count, self.name, self.is_open = 0, "made", False
        self.container = type("Container", (), {"format": type("Format", (), {"name": "made"})})
        self._stamps = stamps

    def decode(self, _packet: Any) -> list[Any]:
        frames = []
        for stamp in self._stamps:
            frame = av.AudioFrame.from_ndarray(
                np.zeros((1, 800), np.float32), format="fltp", layout="mono"
            )
            frame.sample_rate, frame.pts = 8_000, stamp
            frames.append(frame)
        self._stamps = []
        return frames


def read(stamps: list[int | None]) -> tuple[LaneReader, list[tuple[int, int]]]:
    """A lane of frames of 0.1 s; gives what was sent as (start, samples)."""
    sent: list[tuple[int, int]] = []
    lane = LaneReader(
        _Frames(stamps), 0, Timeline(), lambda _s, start, x: sent.append((start, x.shape[1]))
    )
    lane.take(type("Packet", (), {"size": 1}))
    lane.finish()
    return lane, sent


def track(lane: LaneReader) -> dict[str, Any]:
    found = lane.facts({0: lane.first or 0})
    assert found is not None
    return found


def test_stamps_that_follow_each_other_are_one_run() -> None:
    lane, sent = read([800 * n for n in range(50)])
    assert sum(n for _, n in sent) == 40_000
    assert track(lane)["gaps"] == []


def test_a_jump_forward_is_a_gap() -> None:
    lane, _ = read([0, 800, 9_600, 10_400])
    assert track(lane)["gaps"] == [[FLICKS // 5, 12 * FLICKS // 10]]
    assert track(lane)["span"] == [0, 14 * FLICKS // 10]


def test_a_small_step_back_is_believed_after_a_while() -> None:
    stamps = [800 * n - (400 if n > 10 else 0) for n in range(30)]
    lane, sent = read(list(stamps))
    assert len(sent) == 2
    assert sent[1][0] < sent[0][0] + sent[0][1] * FLICKS // 8_000
    assert track(lane)["span"][1] == (29 * 800 - 400 + 800) * FLICKS // 8_000
    assert lane.problems == []


def test_stamps_that_never_agree_are_not_believed() -> None:
    lane, sent = read([4 * n for n in range(40)])
    assert lane.problems == ["its time stamps are nonsense; time is counted in samples"]
    assert sum(n for _, n in sent) == 32_000
    assert track(lane)["span"][1] == 4 * FLICKS


def test_frames_without_stamps_are_counted() -> None:
    lane, _ = read([None] * 10)
    assert track(lane)["span"] == [0, FLICKS]


def test_a_track_of_which_nothing_decodes_has_no_facts() -> None:
    lane, sent = read([])
    assert lane.facts({0: 0}) is None
    assert sent == []


def test_the_rehearsal_imports_all_that_comes_late() -> None:
    child.rehearse()
    assert av.subtitles.stream


def test_reasons_are_words() -> None:
    assert "memory" in reason(MemoryError())
    assert reason(ValueError()) == "ValueError"
    with pytest.raises(av.FFmpegError) as error:
        av.open(io.BytesIO(b"nothing"))
    assert "invalid data" in reason(error.value)
