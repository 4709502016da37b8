"""Crafted and damaged files are survived or refused, whoever made them."""

import json
import random
import resource
from pathlib import Path

import numpy as np
import pytest

from airwitness.acts.add import add_files
from airwitness.acts.outcomes import State
from airwitness.archive import Archive
from airwitness.capture.file import plan_paths
from airwitness.cli import run
from airwitness.demo.sounds import song
from airwitness.errors import MediaError
from airwitness.evidence.verify import FAILED, verify
from airwitness.media import decode
from airwitness.media.decode import Decoding, Picture
from airwitness.media.encode import Card, Sound, write_media
from airwitness.media.stills import read_stills
from airwitness.sandbox import Sandbox
from airwitness.settings import Settings
from airwitness.spans import FLICKS

KINDS = (
    ("mpegts", "mp2", True),
    ("mp4", "aac", True),
    ("matroska", "libopus", True),
    ("mp3", "libmp3lame", False),
    ("flac", "flac", False),
    ("wav", "pcm_s16le", False),
    ("avi", "mp2", True),
    ("flv", "libmp3lame", True),
    ("ogg", "libopus", False),
)


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Small files of many kinds."""
    folder = tmp_path_factory.mktemp("bases")
    sound = np.repeat(song(300, 4.0, 24_000), 2)[None]
    made = []
    for container, codec, has_picture in KINDS:
        path = folder / container
        rate = 44_100 if container == "flv" else 48_000
        card = Card(colour=(40, 60, 80), width=64, height=48) if has_picture else None
        track = Sound(samples=sound, rate=rate, codec=codec, bit_rate=64_000)
        write_media(path, [track], container=container, card=card)
        made.append(path.read_bytes())
    return made


def mutant(bases: list[bytes], seed: int) -> bytes:
    """A base with flipped, cut, repeated, or foreign bytes; the head is hit most often."""
    chance = random.Random(seed)
    data = bytearray(chance.choice(bases))
    for _ in range(chance.choice((1, 3, 30, 300))):
        head = min(len(data), 400)
        at = chance.randrange(head) if chance.random() < 0.4 else chance.randrange(len(data))
        kind = chance.randrange(5)
        if kind == 0:
            data[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            data[at : at + 4] = chance.choice(
                (b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\x7f\xff\xff\xff")
            )
        elif kind == 2:
            del data[at : at + chance.randrange(1, 64)]
        elif kind == 3:
            data[at:at] = chance.randbytes(chance.randrange(1, 64))
        else:
            data[at:at] = data[at : at + chance.randrange(1, 500)]
        if not data:
            return b"\x00"
    return bytes(data[: chance.randrange(1, len(data) + 1)] if chance.random() < 0.2 else data)


def survive(bases: list[bytes], folder: Path, seeds: range) -> None:
    outcomes = {"decoded": 0, "refused": 0}
    reasons: dict[int, str] = {}
    for seed in seeds:
        path = folder / "mutant"
        path.write_bytes(mutant(bases, seed))
        try:
            with Decoding(path) as decoding:
                total = sum(s.samples.shape[1] for s in decoding if not isinstance(s, Picture))
                assert decoding.facts.duration >= 0
                assert total < 10**9
            outcomes["decoded"] += 1
        except MediaError as error:
            outcomes["refused"] += 1
            reasons[seed] = error.reason
    assert all(reasons.values())
    assert {s: r for s, r in reasons.items() if "without a word" in r} == {}
    assert min(outcomes.values()) > 0


def test_a_few_mutants(bases: list[bytes], tmp_path: Path) -> None:
    survive(bases, tmp_path, range(24))


def test_stills_of_a_few_mutants(bases: list[bytes], tmp_path: Path) -> None:
    path = tmp_path / "mutant"
    read, reasons = 0, []
    for seed in range(100, 116):
        path.write_bytes(mutant(bases, seed))
        try:
            stills = dict(read_stills(path, [0, 2 * FLICKS, 10**18], width=32))
        except MediaError as error:
            reasons.append(error.reason)
        else:
            assert 2 not in stills
            read += 1 in stills
    assert read > 1
    assert all(reason and "without a word" not in reason for reason in reasons)


@pytest.mark.soak
def test_two_thousand_mutants(bases: list[bytes], tmp_path: Path) -> None:
    survive(bases, tmp_path, range(1_000, 3_000))


@pytest.mark.corpus
@pytest.mark.parametrize(
    "asked",
    [
        ("--quick", "--span", "10", "25"),  # of a clip of 52 s
        pytest.param((), marks=pytest.mark.soak),
    ],
    ids=["a part", "whole"],
)
def test_hostile_files_of_the_corpus(
    corpus: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    asked: tuple[str, ...],
) -> None:
    made = Settings(archive=tmp_path / "archive", actor="tester")
    monkeypatch.setattr(decode, "SANDBOX", sandbox := Sandbox("airwitness.media.child"))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with Archive.create(made.archive, made) as archive:
        outcomes = add_files(archive, plan_paths([corpus / "hostile"]))
    sandbox.close()  # what its children used is counted when it has ended
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime - before.ru_utime > 1
    assert len(outcomes) > 60
    assert after.ru_utime - before.ru_utime < 60
    assert after.ru_maxrss < 2 << 20
    told = {outcome.name: outcome for outcome in outcomes}
    refused = {name for name, o in told.items() if o.state is State.REFUSED}
    assert refused >= {
        "made_playlist_local_file.m3u8", "made_playlist_loopback.mp4", "made_zero_length.mp4",
        "made_random_bytes.mp4", "WrongFile.mp4", "made_text_as.mp3",
    }  # fmt: skip
    assert told["made_concat_script.txt"].part is None  # two lines of text, and no recording
    assert all(told[name].reasons for name in refused)
    for name in ("made_bitflips.ts", "made_packet_loss.ts", "made_truncated_faststart.mp4"):
        assert told[name].state is State.PARTIAL
    for name in ("made_pts_wrap.ts", "made_antiphase_stereo.flac", "made_mp4_as.mkv"):
        assert told[name].state is State.ADDED
    assert not any(check.state == FAILED for check in verify(made.archive))
    clip = str(corpus / "video/sintel_trailer_720p.mp4")
    run(["find", "-A", str(made.archive), clip, "--json", *asked])
    search = json.loads(capsys.readouterr().out)
    found = {match["recording"]["name"]: match["lane"] for match in search["matches"]}
    assert found["made_antiphase_stereo.flac"] == "side 0"
    assert found["made_left_channel_only.opus"] == "sound 0"
    assert found["made_multi_audio_3lang.mkv"] == "sound 0"
    assert found["made_51_surround.mka"] == "sound 0"
    strangers = {"made_tone_bars.mp4", "made_black_silence.mp4", "sample.avi", "test5.webm"}
    assert strangers & set(found) == set()


Places = dict[str, list[tuple[float, float]]]


def planted(corpus: Path) -> Places:
    """Clip → where the mock programme of the corpus shows or plays it, seconds."""
    rows = (corpus / "mock" / "mock_programme_open.cues.tsv").read_text().splitlines()[1:]
    truth: Places = {}
    for row in rows:
        start, end, picture, _, sound = row.split("\t")
        for clip in (picture, sound.partition("@")[0]):
            if clip.startswith("open/"):
                truth.setdefault(clip.removeprefix("open/"), []).append((float(start), float(end)))
    return truth


def find_planted(
    corpus: Path, archive: str, truth: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each clip is found wherever the programme has it, and nowhere else."""
    run(["init", archive])
    run(["add", "-A", archive, str(corpus / "mock" / "mock_programme_open.mkv")])
    capsys.readouterr()
    for clip, places in truth.items():
        run(["find", "-A", archive, str(corpus / clip), "--json"])
        search = json.loads(capsys.readouterr().out)
        found = [
            (p["reference"]["start"], p["reference"]["end"])
            for match in search["matches"]
            for p in match["pieces"]
        ]
        missed = [w for w in places if not any(overlap(f, w) > 1.5 for f in found)]
        false = [f for f in found if not any(overlap(f, w) > 0.8 * (f[1] - f[0]) for w in places)]
        assert (clip, missed, false) == (clip, [], [])


@pytest.mark.corpus
def test_some_clips_of_the_mock_programme_of_the_corpus(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is in it twice, and the shortest piece of music; soak asks for all."""
    truth = planted(corpus)
    music = [clip for clip in truth if clip.startswith("music/")]
    one = min(music, key=lambda clip: (corpus / clip).stat().st_size)
    some = {c: places for c, places in truth.items() if len(places) == 2 or c == one}
    assert sorted(clip.partition("/")[0] for clip in some) == ["music", "speech", "video"]
    find_planted(corpus, str(tmp_path / "archive"), some, capsys)


@pytest.mark.soak
@pytest.mark.corpus
def test_every_clip_of_the_mock_programme_of_the_corpus(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    find_planted(corpus, str(tmp_path / "archive"), planted(corpus), capsys)


def overlap(one: tuple[float, float], other: tuple[float, float]) -> float:
    return min(one[1], other[1]) - max(one[0], other[0])
