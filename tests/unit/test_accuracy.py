"""The yardstick for sound is itself true: time, ratios, levels, scores."""

from __future__ import annotations

import json
import math
import wave
from dataclasses import asdict
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from bench.accuracy import planted, queries, score, sets, sound, waveform
from bench.accuracy.calibration import calibrate, interval
from bench.accuracy.distort import BY_NAME, OFF_GRID, YARDSTICK, Distortion
from bench.accuracy.finder import Runner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Samples = waveform.Samples
RATE = queries.RATE
NOTE = 0.6  # s


@cache
def _note(number: int) -> NDArray[np.float64]:
    """Three partials of a half tone above 110 Hz, which fade away."""
    time, hz = np.arange(round(NOTE * RATE)) / RATE, 110 * 2 ** (number / 12)
    tones = [np.sin(2 * np.pi * k * hz * time) / k for k in (1, 2, 3)]
    return np.asarray(np.exp(-8 * time) * np.sum(tones, axis=0))


def _music(seconds: float, seed: int) -> Samples:
    """Notes of three partials with sharp beginnings, and a little noise; float32 [n] at RATE."""
    rng = np.random.default_rng(seed)
    length = round(seconds * RATE)
    whole = 0.01 * rng.standard_normal(length + round(NOTE * RATE))
    for start in np.arange(0, seconds - 0.11, 0.11):
        note = _note(int(rng.integers(48)))
        first = round((start + rng.uniform(0, 0.05)) * RATE)
        whole[first : first + len(note)] += note
    whole = whole[:length]
    return np.asarray(0.3 * whole / np.abs(whole).max(), np.float32)


MUSIC, SPEECH = _music(10, 1), _music(13, 2)


def _delay(heard: Samples, source: Samples) -> float:
    """By how many seconds `heard` is late, by whitened correlation."""
    size = 1 << (len(heard) + len(source)).bit_length()
    product = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(source, size))
    peaks = np.fft.irfft(product / (np.abs(product) ** 0.7 + 1e-9), size)
    at = int(peaks.argmax())
    return (at if at < size // 2 else at - size) / RATE


def _apply(distortion: Distortion) -> Samples:
    return distortion.apply(MUSIC, RATE, SPEECH, np.random.default_rng(0))


def test_there_are_23_and_they_have_names_of_their_own() -> None:
    assert len(YARDSTICK) == 23
    assert len(BY_NAME) == len(YARDSTICK + OFF_GRID)


@pytest.mark.parametrize("name", [n for n, d in BY_NAME.items() if d.tempo == d.pitch])
def test_time_is_true_to_the_millisecond(name: str) -> None:
    distortion = BY_NAME[name]
    clip = _apply(distortion)
    assert abs(len(clip) - len(MUSIC) / distortion.tempo) <= 1
    back = waveform.resample(clip, 1 / distortion.tempo)
    for second in (0, 4, 8):
        span = slice(second * RATE, min((second + 2) * RATE, len(back)))
        assert abs(_delay(back[span], MUSIC[span])) < 0.001


@pytest.mark.parametrize("name", [n for n, d in BY_NAME.items() if d.tempo != d.pitch])
def test_a_stretched_clip_stands_in_its_place(name: str) -> None:
    distortion = BY_NAME[name]
    clip = _apply(distortion)
    assert len(clip) == round(len(MUSIC) / distortion.tempo)
    source = waveform.resample(MUSIC, distortion.pitch)
    assert abs(waveform.lag(source, clip, RATE, distortion.tempo / distortion.pitch)) < 0.003


@pytest.mark.parametrize("distortion", YARDSTICK + OFF_GRID, ids=lambda d: d.name)
def test_a_distortion_can_be_repeated_and_does_not_clip(distortion: Distortion) -> None:
    clip = _apply(distortion)
    assert clip.dtype == np.float32
    assert np.abs(clip).max() <= 1.0
    assert np.array_equal(clip, _apply(distortion))


@pytest.mark.parametrize("speed", [Fraction(10427, 10000), Fraction(24000, 25025), Fraction(9, 10)])
def test_resampling_is_exact(speed: Fraction) -> None:
    at = np.arange(5 * RATE)
    tone = np.sin(2 * np.pi * 1000 * at / RATE).astype(np.float32)
    heard = waveform.resample(tone, speed)
    true = np.sin(2 * np.pi * 1000 * float(speed) * np.arange(len(heard)) / RATE)
    inside = slice(200, -200)
    assert np.abs(heard[inside] - true[inside]).max() < 1e-3


def test_levels_are_as_named() -> None:
    for name, ratio in (("pink_+10", 10), ("pink_0", 0)):
        noise = _apply(BY_NAME[name])
        gain = np.dot(noise, MUSIC) / np.dot(MUSIC, MUSIC)  # the mix may have been scaled down
        rest = noise - np.float32(gain) * MUSIC
        levels = (
            waveform.active_rms(np.float32(gain) * MUSIC, RATE),
            waveform.active_rms(rest, RATE),
        )
        assert 20 * math.log10(levels[0] / levels[1]) == pytest.approx(ratio, abs=0.3)


def test_what_returns_is_told() -> None:
    loop = np.concatenate([_music(6, 3), _music(20, 4), _music(6, 3)])
    low = waveform.resample(loop, Fraction(RATE, queries.RECURRENCE_RATE))
    assert queries.recurrences(low, 0.5, 5.0) == pytest.approx((26.5,), abs=0.01)
    assert queries.recurrences(low, 10.0, 5.0) == ()


NAMES = ("speech/a_fillets_dialogue", "speech/b_tuxpaint", "music/c", "music/d", "music/e")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    rows = ["path\thalf\tkind\tseconds"]
    for seed, name in enumerate(NAMES):
        path = folder / f"{name}.wav"
        path.parent.mkdir(exist_ok=True)
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes((_music(35, 10 + seed) * 32_767).astype("<i2").tobytes())
        rows.append(f"{name}.wav\topen\t{name.partition('/')[0]}\t35.00")
    (folder / "MANIFEST.tsv").write_text("\n".join(rows) + "\n")
    return folder


class Oracle:
    """Knows the answers; `late` seconds off, and with a match in `wrong` if that is a part."""

    def __init__(self, answers: dict[str, score.Match], *, late: float, wrong: str) -> None:
        self.answers, self.late, self.wrong = answers, late, wrong
        self.added: list[Path] = []
        self.padded: list[Path] = []

    def open(self, folder: Path) -> Oracle:
        folder.mkdir(exist_ok=True)
        return self

    def add(self, paths: Sequence[Path]) -> None:
        self.added += paths

    def pad(self, padding: Path) -> None:
        self.padded.append(padding)

    def close(self) -> None:
        pass

    def find(self, path: Path) -> score.Answer:
        match = self.answers[path.name]
        piece = match["pieces"][0]
        told = piece["reference"]
        moved = score.Seconds(start=told["start"] + self.late, end=told["end"] + self.late)
        true = match.copy()
        true["pieces"] = [score.Piece(query=piece["query"], reference=moved)]
        false = match.copy()
        false["part"] = self.wrong
        return score.Answer(matches=[true, false] if self.wrong else [true])


@pytest.fixture(scope="module")
def asked(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of clips, at another speed or with speech on top, and the list of them."""
    folder = tmp_path_factory.mktemp("asked")
    distortions = [BY_NAME[name] for name in ("speed_+4.27", "speech_0")]
    sets.write_recall(folder, queries.references(corpus), distortions, seconds=10, each=1, seed=0)
    return folder


def _recall(corpus: Path, asked: Path, work: Path, *, late: float, wrong: str) -> score.Row:
    known = queries.references(corpus)
    listed = json.loads((asked / "queries.json").read_text())
    written = [sets.Query(**query) for query in listed]
    parts = {r.name: sound.digest(r.path) for r in known}
    answers = {
        q.file: score.Match(
            part=parts[q.reference],
            pieces=[
                {
                    "query": {"start": 1.0, "end": 9.0},
                    "reference": {"start": q.start + q.tempo, "end": q.start + 9 * q.tempo},
                }
            ],
            tempo=q.tempo,
            pitch=q.pitch,
            expected_false=None,
        )
        for q in written
    }
    oracle = Oracle(answers, late=late, wrong=parts.get(wrong, wrong))
    runner = Runner(open_finder=oracle.open, work=work, padding=(Path("pad0"), Path("pad1")))
    rows = sound.run_recall(asked, corpus, runner)
    assert [path.name for path in oracle.added] == [r.path.name for r in known]
    assert [path.name for path in oracle.padded] == ["pad1", "pad0"]  # half 0 asks first
    assert [row.distortion for row in rows] == ["speed_+4.27", "speech_0", "all"]
    return rows[-1]


def test_the_truth_scores_full_marks(corpus: Path, asked: Path, tmp_path: Path) -> None:
    row = _recall(corpus, asked, tmp_path, late=0.02, wrong="")
    assert (row.queries, row.recall, row.recall_no_false, row.false) == (10, 1.0, 1.0, 0)
    assert row.offset_95 == pytest.approx(0.02, abs=1e-6)
    assert row.tempo_95 == row.pitch_95 == 0.0


def test_a_wrong_place_is_no_find(corpus: Path, asked: Path, tmp_path: Path) -> None:
    row = _recall(corpus, asked, tmp_path, late=0.6, wrong="")
    assert (row.recall, row.false, row.misplaced) == (0.0, 0, 10)
    assert math.isnan(row.offset_50)


def test_a_match_elsewhere_is_false(corpus: Path, asked: Path, tmp_path: Path) -> None:
    row = _recall(corpus, asked, tmp_path, late=0.0, wrong="unknown")
    assert (row.recall, row.recall_no_false, row.false) == (1.0, 0.0, 10)


def test_the_speech_on_top_is_not_false(corpus: Path, asked: Path, tmp_path: Path) -> None:
    row = _recall(corpus, asked, tmp_path, late=0.0, wrong="speech/a_fillets_dialogue.wav")
    laid = [q for q in json.loads((asked / "queries.json").read_text()) if "a_f" in q["speech"]]
    own = 2  # two queries of that recording itself: its second match is no other content
    assert 0 < len(laid) < 5
    assert row.false == 10 - own - len(laid)


def _judged(
    half: int, *, found_at: float, false_at: float, distortion: str = "clean"
) -> score.Judgement:
    return score.Judgement(
        distortion=distortion, seconds=10.0, half=half, found=True, false=0, misplaced=0,
        offset_error=0.0, tempo_error=0.0, pitch_error=0.0, found_at=found_at, false_at=false_at,
    )  # fmt: skip


def test_the_strict_threshold_is_that_of_the_other_half() -> None:
    judged = [
        _judged(0, found_at=0.1, false_at=0.02),
        _judged(0, found_at=0.6, false_at=math.inf),
        _judged(1, found_at=0.01, false_at=0.5),
        _judged(1, found_at=0.03, false_at=math.inf),
    ]
    assert score.thresholds(judged) == (0.5, 0.02)
    row = score.tally(judged)[-1]
    assert (row.strict, row.strict_false) == (0.5, 1)  # found at 0.1 and 0.01; false at 0.02
    unknown = score.tally([*judged, _judged(0, found_at=math.nan, false_at=math.inf)])[-1]
    assert math.isnan(unknown.strict)
    one_half = score.tally(judged[:2])[-1]
    assert math.isnan(one_half.strict)


def test_a_weaker_candidate_is_not_told(corpus: Path) -> None:
    reference = queries.references(corpus)[2]
    parts = {reference.name: "own"}
    archived = score.Archived(parts=parts, groups={"own": reference.group})
    query = sets.Query(
        file="q", reference=reference.name, group=reference.group, half=0, start=2.0, also_at=(),
        seconds=10.0, distortion="clean", tempo=1.0, pitch=1.0, speech="",
    )  # fmt: skip
    piece = score.Piece(query={"start": 0, "end": 9}, reference={"start": 2, "end": 11})
    right = score.Match(
        part="own", pieces=[piece], tempo=1.0, pitch=1.0, expected_false=0.2, weaker=True
    )
    wrong = right.copy()
    wrong["part"], wrong["expected_false"] = "padding", 0.7
    judged = score.judge(query, score.Answer(matches=[right, wrong]), archived)
    assert (judged.found, judged.false, judged.misplaced) == (False, 0, 0)
    assert (judged.found_at, judged.false_at) == (0.2, 0.7)
    right["weaker"] = False
    assert score.judge(query, score.Answer(matches=[right, wrong]), archived).found


def test_sums_are_over_whole_sets_of_distortions() -> None:
    names = [d.name for d in YARDSTICK]
    judged = [_judged(0, found_at=0.1, false_at=1.0, distortion=name) for name in names]
    assert [row.distortion for row in score.tally(judged)] == [*names, "yardstick", "all"]


def test_counts_scatter_as_poisson_says() -> None:
    assert interval(0) == pytest.approx((0.0, 3.6889), abs=1e-3)
    assert interval(10) == pytest.approx((4.7954, 18.3904), abs=1e-3)
    assert interval(300) == pytest.approx((267.0, 335.9), abs=0.1)


def test_a_true_score_has_a_ratio_of_one() -> None:
    best = np.random.default_rng(0).exponential(size=4_000)  # the least of many chances
    for row in calibrate(list(best), 10.0):
        assert row.low < 1.0 < row.high
        assert row.ratio == pytest.approx(
            row.counted / (4_000 * (1 - math.exp(-row.expected_false)))
        )
    assert calibrate([math.inf, math.nan], 10.0) == ()


def test_foreign_clips_are_foreign(corpus: Path, tmp_path: Path) -> None:
    clips = sets.write_foreign(tmp_path, queries.references(corpus), seconds=10, each=1, seed=0)
    listed = json.loads((tmp_path / "foreign.json").read_text())
    for clip in clips:
        archive = listed["folds"][clip.foreign_to_fold]["archive"]
        assert clip.group not in {queries.group_of(name) for name in archive}
    assert sum(fold["foreign_queries"] for fold in listed["folds"]) == len(clips)


def test_the_copy_is_where_the_truth_says(corpus: Path, tmp_path: Path) -> None:
    copies = planted.write_ends(
        tmp_path, queries.references(corpus)[1:], [BY_NAME["speed_+4"]], each=1, seed=0
    )
    assert len(copies) == 4
    for copy in copies:
        host, query = (_read(tmp_path / name) for name in (copy.host, copy.query))
        inside = query[round(copy.query_start * 16_000) : round(copy.query_end * 16_000)]
        taken = host[round(copy.host_start * 16_000) : round(copy.host_end * 16_000)]
        alike = waveform.resample(inside, Fraction(104, 100))
        size = min(len(alike), len(taken))
        assert np.corrcoef(alike[:size], taken[:size])[0, 1] > 0.95  # half a sample of rounding
        assert copy.tempo == pytest.approx(1 / 1.04)


def test_ends_are_judged_on_the_match_that_overlaps_most() -> None:
    copy = planted.Planted(
        host="h", query="q", reference="r", group="g", distortion="clean", host_start=12.0,
        host_end=22.0, query_start=5.0, query_end=15.0, tempo=1.0, pitch=1.0,
    )  # fmt: skip
    spans = [(1.0, 4.0), (12.1, 21.7), (12.0, 13.0)]
    matches = [
        score.Match(
            part="h",
            pieces=[{"query": {"start": 0, "end": 1}, "reference": {"start": a, "end": b}}],
            tempo=1.0,
            pitch=None,
            expected_false=None,
        )
        for a, b in spans
    ]
    judged = score.judge_ends(copy, score.Answer(matches=matches), "h")
    assert (judged.start_error, judged.end_error) == pytest.approx((0.1, -0.3))
    assert not score.judge_ends(copy, score.Answer(matches=matches), "another").found
    row = score.tally_ends([judged])[0]
    assert asdict(row)["both_95"] == pytest.approx(0.29)


def _read(path: Path) -> Samples:
    with wave.open(str(path)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32)
