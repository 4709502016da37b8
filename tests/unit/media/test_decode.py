"""The decode child on files that are made here."""

import os
import shutil
import signal
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.errors import MediaError
from airwitness.media import decode as decode_module
from airwitness.media.decode import Decoding, Picture, probe
from airwitness.media.encode import Card, Sound, write_media
from airwitness.media.facts import Facts
from airwitness.media.mono import MonoLanes
from airwitness.sandbox import Sandbox
from airwitness.spans import FLICKS
from tests import pictures
from tests.conftest import RATE, Room, is_ci, saying, write_wav

TS_PACKET = 188


def read(path: Path, program: int | None = None) -> tuple[dict[str, NDArray[np.float32]], Facts]:
    """Every lane as one array at 8 kHz, laid from its track's first sample."""
    lanes = MonoLanes()
    pieces: dict[str, list[NDArray[np.float32]]] = {}
    with Decoding(path, program=program) as decoding:
        for sound in decoding:
            if isinstance(sound, Picture):
                continue
            for piece in lanes.lay(sound):
                name = f"{'side' if piece.is_side else 'sound'} {piece.stream}"
                pieces.setdefault(name, []).append(piece.samples)
        return {name: np.concatenate(blocks) for name, blocks in pieces.items()}, decoding.facts


def tone(seconds: float, hz: float = 440.0) -> NDArray[np.float32]:
    t = np.arange(int(seconds * RATE)) / RATE
    return (0.3 * np.sin(2 * np.pi * hz * t)).astype(np.float32)


def burst(at: float, seconds: float = 6.0) -> NDArray[np.float32]:
    """A click of noise of 20 ms in silence."""
    sound = np.zeros(int(seconds * RATE), np.float32)
    start = int(at * RATE)
    sound[start : start + RATE // 50] = np.random.default_rng(1).uniform(-0.8, 0.8, RATE // 50)
    return sound


def onset(lane: NDArray[np.float32]) -> float:
    """Seconds of the first loud sample."""
    return float(np.argmax(np.abs(lane) > 0.1)) / 8_000


@pytest.mark.parametrize(
    ("container", "codec", "tolerance"),
    [
        ("wav", "pcm_s16le", 0.003),
        ("mp4", "aac", 0.004),
        ("matroska", "libopus", 0.009),  # the muxer keeps the delay to a millisecond or so
        ("mp3", "libmp3lame", 0.006),
        ("flac", "flac", 0.003),
    ],
)
def test_encoder_delay_is_taken_off(
    tmp_path: Path, container: str, codec: str, tolerance: float
) -> None:
    path = tmp_path / "clip"
    rate = 48_000
    sound = np.repeat(burst(2.0), rate // RATE)
    write_media(path, [Sound(samples=sound[None], rate=rate, codec=codec)], container=container)
    lanes, facts = read(path)
    assert onset(lanes["sound 0"]) == pytest.approx(2.0, abs=tolerance)
    assert facts.duration / FLICKS == pytest.approx(6.0, abs=0.1)
    assert facts.is_whole


def test_stereo_in_anti_phase_is_heard_by_its_side_signal(tmp_path: Path) -> None:
    sound = tone(5.0)
    lanes, _ = read(write_wav(tmp_path / "a.wav", sound, -sound))
    assert np.abs(lanes["sound 0"]).max() < 0.01
    assert np.sqrt(np.mean(lanes["side 0"] ** 2)) == pytest.approx(0.3 / np.sqrt(2), rel=0.05)


def test_ordinary_stereo_and_one_channel_have_no_side_lane(tmp_path: Path) -> None:
    sound = tone(3.0)
    lanes, _ = read(write_wav(tmp_path / "a.wav", sound, 0 * sound))
    assert list(lanes) == ["sound 0"]
    assert np.abs(lanes["sound 0"]).max() > 0.1


def test_a_side_lane_that_begins_late_stands_where_it_should(tmp_path: Path) -> None:
    left = np.concatenate([tone(8.0), burst(1.0)])
    right = np.concatenate([tone(8.0), -burst(1.0)])
    lanes, _ = read(write_wav(tmp_path / "a.wav", left, right))
    assert onset(lanes["side 0"]) == pytest.approx(9.0, abs=0.01)


def test_every_track_is_a_lane_with_its_language(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    sounds = [
        Sound(samples=tone(2.0, hz)[None], rate=RATE, codec="flac", language=language)
        for hz, language in ((300.0, "fas"), (700.0, "eng"))
    ]
    write_media(path, sounds, container="matroska")
    lanes, facts = read(path)
    assert sorted(lanes) == ["sound 0", "sound 1"]
    assert [t.language for t in facts.tracks] == ["fas", "eng"]


@pytest.fixture(scope="module")
def stream(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A transport stream of 12 s with a picture."""
    path = tmp_path_factory.mktemp("ts") / "a.ts"
    rng = np.random.default_rng(3)
    noise = (0.2 * rng.standard_normal(12 * 32_000)).astype(np.float32)
    sound = Sound(samples=noise[None], rate=32_000, codec="mp2")
    write_media(path, [sound], container="mpegts", card=Card(colour=(9, 9, 9)))
    return path


def test_a_transport_stream_knows_its_programme(stream: Path) -> None:
    _, facts = read(stream)
    assert [t.program for t in facts.tracks] == [1]
    assert len(facts.pictures) == 1
    assert read(stream, program=1)[1].tracks == facts.tracks
    with pytest.raises(MediaError, match="nothing in it"):
        read(stream, program=2)


def test_lost_packets_are_gaps(stream: Path, tmp_path: Path) -> None:
    data = stream.read_bytes()
    third = len(data) // 3 // TS_PACKET * TS_PACKET
    sixth = len(data) // 6 // TS_PACKET * TS_PACKET
    path = tmp_path / "lost.ts"
    path.write_bytes(data[:third] + data[third + sixth :])
    lanes, facts = read(path)
    lost = sum(gap.duration for gap in facts.tracks[0].gaps) / FLICKS
    assert 1.5 < lost < 2.5
    assert not facts.is_whole
    assert facts.duration / FLICKS == pytest.approx(12.0, abs=0.3)
    assert lanes["sound 1"].size / 8_000 == pytest.approx(12.0, abs=0.3)


def test_joined_streams_are_spliced_without_a_hole(stream: Path, tmp_path: Path) -> None:
    path = tmp_path / "joined.ts"
    path.write_bytes(stream.read_bytes() * 2)
    _, facts = read(path)
    assert len(facts.splices) == 1
    assert facts.duration / FLICKS == pytest.approx(24.0, abs=0.5)
    assert facts.splices[0].at / FLICKS == pytest.approx(12.0, abs=0.3)


def test_a_file_whose_index_was_cut_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    sound = Sound(samples=tone(20.0)[None], rate=RATE, codec="aac")
    write_media(path, [sound], container="mp4")
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"moov") - 4])
    with pytest.raises(MediaError):
        probe(path)


def test_a_file_that_was_cut_behind_its_index_says_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    sound = Sound(samples=tone(20.0)[None], rate=RATE, codec="aac")
    write_media(path, [sound], container="mp4", options={"movflags": "faststart"})
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"mdat") + (len(data) - data.index(b"mdat")) // 2])
    _, facts = read(path)
    lost = sum(gap.duration for gap in facts.tracks[0].gaps) / FLICKS
    assert lost == pytest.approx(10.0, abs=1.0)
    assert facts.problems == ("its last part cannot be decoded or is missing",)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        b"hello " * 500,
        b"#EXTM3U\n#EXTINF:10,\n/etc/passwd\n",
        b"#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/x.ts\n",
        b"ffconcat version 1.0\nfile '/etc/passwd'\n",
        b"v=0\no=- 0 0 IN IP4 127.0.0.1\nm=audio 9 RTP/AVP 0\n",
        np.random.default_rng(7).bytes(20_000),
    ],
)
def test_what_is_no_media_or_points_elsewhere_is_refused(tmp_path: Path, content: bytes) -> None:
    for name in ("a.mp4", "a.m3u8", "a.txt", "a.ts"):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(MediaError):
            probe(path)


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, Path(os.devnull)):
        with pytest.raises(MediaError, match=r"not a regular file|is a directory"):
            probe(path)
    with pytest.raises(MediaError, match="no such file"):
        probe(tmp_path / "none")


def test_facts_are_asked_for_at_the_end(stream: Path) -> None:
    with Decoding(stream) as decoding, pytest.raises(MediaError, match="not decoded to its end"):
        _ = decoding.facts


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (signal.SIGKILL, "more time"),
        (signal.SIGSEGV, "crashed"),
        (signal.SIGTERM, "without a word"),
    ],
)
def test_the_death_of_the_child_has_a_cause(stream: Path, number: int, words: str) -> None:
    with Decoding(stream) as decoding:
        os.kill(decoding._child.pid, number)
        decoding._child.wait()
        with pytest.raises(MediaError, match=words):
            list(decoding)


def test_a_child_that_stands_still_is_given_up(
    stream: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decode_module, "STALL_SECONDS", 0.2)
    with Decoding(stream) as decoding:
        os.kill(decoding._child.pid, signal.SIGSTOP)
        with pytest.raises(MediaError, match="stood still"):
            list(decoding)


@pytest.mark.parametrize(
    "lie",
    [
        b"S\x0c\x00\x00\x00" + bytes(12),
        b"S\x10\x00\x00\x00" + b"\x00" * 4 + b"\x07\x00\x00\x00" + bytes(8),
        b"F\x02\x00\x00\x00{}",
        b"S\xff\xff\xff\xff",
    ],
)
def test_a_child_that_lies_is_not_believed(
    stream: Path, lie: bytes, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decode_module, "SANDBOX", room(saying(lie)))
    with Decoding(stream) as decoding, pytest.raises(MediaError):
        list(decoding)


def test_the_child_opens_nothing_but_its_input(stream: Path, tmp_path: Path) -> None:
    if shutil.which("strace") is None:
        assert not is_ci(), "strace is missing in CI"
        pytest.skip("apt install strace")
    playlist = tmp_path / "list.m3u8"
    playlist.write_bytes(b"#EXTM3U\n#EXTINF:10,\n/etc/passwd\n")
    for path in (stream, playlist):
        trace = tmp_path / "trace"
        with closing(Sandbox("airwitness.media.child")) as sandbox, path.open("rb") as source:
            watched = ("strace", "-f", "-o", str(trace), "-e", "trace=%file,%network,prlimit64")
            sandbox._command = [*watched, *sandbox._command]
            request = {"mode": "recording", "cpu": 60, "program": None}
            with closing(sandbox.start(request, source.fileno())) as child:
                sent = child.stdout.read()
                child.wait()
        calls = trace.read_text().splitlines()
        limit = next(n for n, call in enumerate(calls) if "RLIMIT_NOFILE, {rlim_cur=3" in call)
        after = [call for call in calls[limit + 1 :] if "= -1" not in call and "(" in call]
        opened = [c for c in after if any(w in c for w in ("open", "socket(", "connect("))]
        assert opened == []
        assert sent[:1] in {b"S", b"P", b"X", b"B"}


@pytest.mark.parametrize("container", ["matroska", "mp4", "mpegts", "avi"])
@pytest.mark.parametrize("held", [1, 20])
def test_pictures_are_seen_from_the_first_to_the_last(
    tmp_path: Path, container: str, held: int
) -> None:
    codec = "mpeg4" if container == "avi" else "libx264"
    made = [pictures.drawn(n) for n in range(2 if held == 1 else 5)]
    settings = {"container": container, "codec": codec, "pix_fmt": "yuv420p", "held": held}
    path = pictures.write_video(tmp_path / "film", made, **settings)  # type: ignore[arg-type]
    last = (len(made) * held - 1) * FLICKS // 10
    for mode, unseen in (("recording", 2 * FLICKS), ("clip", 0)):
        with Decoding(path, mode=mode) as decoding:
            shown = [picture for picture in decoding if isinstance(picture, Picture)]
        (track,) = decoding.facts.pictures
        assert shown[0].time == decoding.zeros[0]
        assert track.span.start == 0
        assert last - unseen <= track.span.end <= last
        luma = shown[0].luma[:: shown[0].luma.shape[0] // 180, :: shown[0].luma.shape[1] // 320]
        off = [np.abs(luma - picture.mean(axis=2)).mean() for picture in made]
        assert int(np.argmin(off)) == 0
