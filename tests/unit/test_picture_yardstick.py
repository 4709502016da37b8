"""The yardstick for pictures is itself true: where pictures lie, what is the same, scores."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from bench.accuracy import (
    moving,
    picture,
    picture_excerpts,
    picture_negatives,
    picture_planted,
    picture_queries,
    picture_scenes,
    picture_sets,
)
from bench.accuracy.finder import Runner
from bench.accuracy.picture_distort import BY_NAME, YARDSTICK, Distortion, Scene, Shown
from bench.accuracy.picture_draw import scenery
from bench.accuracy.picture_steps import homography
from bench.accuracy.queries import CORPUS
from bench.accuracy.score import Answer, Match, Piece, Seconds
from bench.accuracy.sound import digest

from airwitness.acts.describing import LIKE_A_SET, STILL
from airwitness.trace.geometry import WHOLE, Rectangle

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEIGHT, WIDTH, COUNT = 180, 320, 24
RATE = Fraction(12)
SPOTS = ((0.42, 0.4), (0.55, 0.45), (0.45, 0.6), (0.58, 0.58))
"""Middles of the markers, x and y, as shares of the recording; every crop keeps them."""
COLOURS = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0))


def _marked() -> moving.Frames:
    """Grey frames with four markers on them; the grey grows lighter with every frame."""
    frames = np.empty((COUNT, HEIGHT, WIDTH, 3), np.uint8)
    frames[:] = (60 + 2 * np.arange(COUNT, dtype=np.uint8))[:, None, None, None]
    for (x, y), colour in zip(SPOTS, COLOURS, strict=True):
        column, row = round(x * WIDTH), round(y * HEIGHT)
        frames[:, row - 5 : row + 5, column - 5 : column + 5] = colour
    return frames


def _other() -> moving.Film:
    dark = np.full((10, 90, 120, 3), 20, np.uint8)
    return moving.Film(frames=dark, rate=Fraction(10), start=0.0)


def _applied(distortion: Distortion) -> Shown:
    scene = Scene(other=_other(), rng=np.random.default_rng(1))
    return distortion.apply(_marked(), RATE, scene)


def _found(frame: moving.Frame, colour: tuple[int, int, int]) -> tuple[float, float]:
    """Middle of what is of a marker's colour, x and y as shares of the frame."""
    shade = frame.astype(float) - frame.astype(float).mean(axis=2, keepdims=True)
    wanted = np.array(colour, float) - np.mean(colour)
    likeness = (shade @ wanted) / np.linalg.norm(wanted) - np.linalg.norm(
        shade - (shade @ wanted)[..., None] * wanted / (wanted @ wanted), axis=2
    )
    rows, columns = np.nonzero(likeness > 0.6 * likeness.max())
    height, width = frame.shape[:2]
    return float(columns.mean() + 0.5) / width, float(rows.mean() + 0.5) / height


def _expected(x: float, y: float, shown: Shown) -> tuple[float, float]:
    """Where a point of the recording lies in the clip by the rectangles that are told."""
    part, clip = shown.in_recording, shown.in_clip
    across, down = (x - part.left) / part.width, (y - part.top) / part.height
    if shown.is_mirrored:
        across = 1 - across
    return clip.left + across * clip.width, clip.top + down * clip.height


COLOURED = [d for d in YARDSTICK if d.name not in {"black_and_white", "rotate_5", "filmed", "tint"}]


def test_there_are_25_and_they_have_names_of_their_own() -> None:
    assert len(YARDSTICK) == 25
    assert len(BY_NAME) == 26


@pytest.mark.parametrize("distortion", COLOURED, ids=lambda d: d.name)
def test_markers_lie_where_the_rectangles_say(distortion: Distortion) -> None:
    shown = _applied(distortion)
    frame = shown.frames[len(shown.frames) // 2]
    pixel = 1.5 / min(shown.size)
    for spot, colour in zip(SPOTS, COLOURS, strict=True):
        assert _found(frame, colour) == pytest.approx(_expected(*spot, shown), abs=pixel)


def test_a_filmed_screen_lies_within_its_rectangle() -> None:
    frames = np.full((2, HEIGHT, WIDTH, 3), 255, np.uint8)
    scene = Scene(other=_other(), rng=np.random.default_rng(3))
    shown = BY_NAME["filmed"].apply(frames, RATE, scene)
    rows, columns = np.nonzero(shown.frames[0].max(axis=2) > 70)
    assert columns.min() / WIDTH == pytest.approx(shown.in_clip.left, abs=0.02)
    assert rows.min() / HEIGHT == pytest.approx(shown.in_clip.top, abs=0.03)
    right, bottom = columns.max() + 1, rows.max() + 1
    assert right / WIDTH == pytest.approx(shown.in_clip.left + shown.in_clip.width, abs=0.02)
    assert bottom / HEIGHT == pytest.approx(shown.in_clip.top + shown.in_clip.height, abs=0.03)


def test_a_homography_maps_its_corners() -> None:
    source = np.array([(0.1, 0.05), (0.9, 0.1), (0.95, 0.9), (0.0, 1.0)])
    target = np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])
    mapped = homography(source, target) @ np.vstack([source.T, np.ones(4)])
    assert pytest.approx(target, abs=1e-9) == (mapped[:2] / mapped[2]).T


def test_what_leaves_the_picture_whole_says_so() -> None:
    whole = {d.name for d in YARDSTICK if _applied(d).in_clip == WHOLE}
    moved = {"letterbox", "pillarbox", "blur_pad_9_16", "pip_35", "pip_60", "l_frame_75"}
    assert {d.name for d in YARDSTICK} - whole == moved | {"filmed", "all_at_once", "split_screen"}
    mirrored = {d.name for d in YARDSTICK if _applied(d).is_mirrored}
    assert mirrored == {"mirror", "all_at_once"}


@pytest.mark.parametrize(("name", "speed"), [("slow_0_5", 0.5), ("fast_1_25", 1.25)])
def test_frames_stand_at_their_time(name: str, speed: float) -> None:
    shown = _applied(BY_NAME[name])
    assert shown.speed == speed
    assert len(shown.frames) == int(COUNT / speed)
    for count, frame in enumerate(shown.frames):
        assert frame[0, 0, 0] == 60 + 2 * int(count * speed + 1e-6)


def test_a_rate_of_12_5_keeps_time() -> None:
    film = np.repeat(np.arange(50, dtype=np.uint8)[:, None, None, None], 3, axis=3)
    frames = np.broadcast_to(film, (50, 8, 8, 3))
    shown = BY_NAME["12_5_fps"].apply(
        frames, Fraction(25), Scene(other=_other(), rng=np.random.default_rng(0))
    )
    assert shown.rate == Fraction(25, 2)
    assert shown.frames[:, 0, 0, 0].tolist() == list(range(0, 50, 2))


@pytest.mark.parametrize("distortion", YARDSTICK, ids=lambda d: d.name)
def test_same_chance_same_frames_and_sizes_that_can_be_encoded(distortion: Distortion) -> None:
    first, second = _applied(distortion), _applied(distortion)
    assert np.array_equal(first.frames, second.frames)
    assert first.size[0] % 2 == first.size[1] % 2 == 0
    assert replace(first, frames=second.frames) == second or first.in_clip == second.in_clip


@pytest.mark.parametrize("distortion", [d for d in YARDSTICK if d.has_other], ids=lambda d: d.name)
def test_another_video_is_seen_around_it(distortion: Distortion) -> None:
    shown = _applied(distortion)
    corners = shown.frames[0][[1, 1, -2, -2], [1, -2, 1, -2], 0]
    assert 20 in corners.tolist()


def _write_source(path: Path, seed: int, seconds: float = 5.0) -> None:
    """A camera that pans over a drawn landscape."""
    land = scenery(np.random.default_rng(seed), width=300, height=90)
    frames = [land[:, at : at + 160] for at in range(round(seconds * RATE))]
    moving.write(path, frames, RATE)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    video = folder / "open" / "video"
    video.mkdir(parents=True)
    names = ["mdn_toy_one.mp4", "mdn_toy_two.mp4", "meadow.mp4", "pond.mp4", "hill.mp4"]
    lines = ["path\thalf\tkind\tseconds"]
    for seed, name in enumerate(names):
        _write_source(video / name, seed)
        lines.append(f"open/video/{name}\topen\tdrawn\t5.0")
    _write_source(video / "carphone_pristine.mp4", 9)
    _write_source(video / "carphone_distorted.mp4", 9)
    lines += [f"open/video/carphone_{n}.mp4\topen\tdrawn\t5.0" for n in ("pristine", "distorted")]
    lines.append("open/speech/voice.ogg\topen\tspeech\t60.0")
    (folder / "MANIFEST.tsv").write_text("\n".join(lines) + "\n")
    return folder


def test_what_is_read_was_written_and_stands_at_its_time(tmp_path: Path) -> None:
    levels = np.arange(40, dtype=np.uint8) * 6
    frames = np.broadcast_to(levels[:, None, None, None], (40, 32, 64, 3))
    moving.write(tmp_path / "steps.mp4", frames, Fraction(10))
    film = moving.read(tmp_path / "steps.mp4", start=1.0, seconds=2.0, area=64 * 32)
    assert film.frames.shape == (20, 32, 64, 3)
    assert film.frames[:, 16, 32, 0].astype(int) == pytest.approx(levels[10:30].astype(int), abs=4)
    seen = moving.thumbnails(tmp_path / "steps.mp4")
    assert seen.times == pytest.approx(np.arange(40) / 10, abs=0.001)


def test_a_bit_rate_is_kept(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (50, 96, 160, 3), np.uint8)
    moving.write(tmp_path / "noise.mp4", noise, Fraction(25), bit_rate=150_000)
    assert (tmp_path / "noise.mp4").stat().st_size * 8 / 2 < 2 * 150_000


def test_films_share_a_half_with_what_looks_like_them(corpus: Path) -> None:
    known = picture_queries.sources(corpus)
    assert [s.name for s in known] == sorted(s.name for s in known)
    assert len(known) == 7
    toys = [s for s in known if s.group == "mdn_toy"]
    assert len({s.film for s in toys}) == 2
    half = picture_queries.halves(known)
    assert sorted(set(half.values())) == [0, 1]
    asked = picture_queries.asked_for(known, 3.0)
    assert [s.film for s in asked if s.film == "carphone"] == ["carphone"]
    assert picture_queries.asked_for(known, 5.5) == ()


def test_other_recordings_of_a_film_are_right_answers_too() -> None:
    def source(name: str, seconds: float) -> picture_queries.Source:
        film = picture_queries.film_of(name)
        return picture_queries.Source(
            path=CORPUS / name,
            name=name,
            film=film,
            group=picture_queries.group_of(film),
            kind="drawn",
            seconds=seconds,
        )

    whole = source("open/video/tmk_chair-orig-22-sd-bar.mp4", 22.4)
    late = source("open/video/tmk_chair-19-sd-bar.mp4", 18.8)
    known = [whole, late, source("open/video/bikes_10s.mp4", 10.0)]
    assert picture_queries.also_in(whole, 5.0, 8.0, known) == {late.name: 1.3}
    assert picture_queries.also_in(whole, 1.0, 3.0, known) == {}
    assert picture_queries.also_in(late, 0.0, 3.0, known) == {whole.name: 3.7}


def test_excerpts_are_neither_black_nor_still() -> None:
    rng = np.random.default_rng(5)
    luma = np.zeros((100, 36, 64), np.float32)
    luma[40:70] = rng.uniform(0, 255, (30, 36, 64))
    luma[70:] = luma[69]
    times = np.arange(100) / 10
    seen = moving.Thumbnails(times=times, seen=times, luma=luma)
    for seed in range(5):
        (start,) = picture_queries.draw(seen, 3.0, 1, np.random.default_rng(seed))
        assert 2.0 <= start <= 6.0
    assert picture_queries.draw(seen, 11.0, 1, rng) == ()
    many = picture_queries.draw(seen, 1.0, 9, rng)
    assert all(later - earlier >= 1.0 for earlier, later in pairwise(many))


def _recall(folder: Path, corpus: Path) -> tuple[picture_sets.PictureQuery, ...]:
    known = picture_queries.sources(corpus)
    chosen = [BY_NAME[name] for name in ("pip_35", "mirror", "slow_0_5")]
    return picture_sets.write_recall(folder, known, chosen, seconds=2.0, each=1, seed=0)


@pytest.fixture(scope="module")
def asked(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a set of clips."""
    folder = tmp_path_factory.mktemp("asked") / "set"
    _recall(folder, corpus)
    return folder


def _listed(folder: Path) -> list[picture_sets.PictureQuery]:
    items = json.loads((folder / "queries.json").read_text())
    return [picture_sets.PictureQuery(**item) for item in items]


def test_a_set_says_what_it_holds_and_is_made_the_same_again(
    tmp_path: Path, corpus: Path, asked: Path
) -> None:
    written = _recall(tmp_path, corpus)
    assert (tmp_path / "queries.json").read_bytes() == (asked / "queries.json").read_bytes()
    assert len(written) == 6 * 3
    for query in written:
        clip = tmp_path / query.file
        assert clip.read_bytes() == (asked / query.file).read_bytes()
        seen = moving.thumbnails(clip)
        assert len(seen.times) == round(2.0 * RATE / query.speed)
        assert bool(query.other) == (query.distortion == "pip_35")
    assert [list(r.in_clip) for r in _listed(asked)] == [list(q.in_clip) for q in written]


def test_the_other_video_is_of_the_same_half_and_another_group(corpus: Path, asked: Path) -> None:
    known = {s.name: s for s in picture_queries.sources(corpus)}
    half = picture_queries.halves(tuple(known.values()))
    others = [q for q in _listed(asked) if q.other]
    assert others
    for query in others:
        assert known[query.other].group != query.group
        assert half[known[query.other].group] == query.half


def test_shuffled_frames_are_the_same_frames_in_another_order() -> None:
    frames = np.broadcast_to(np.arange(24, dtype=np.uint8)[:, None, None, None], (24, 2, 2, 3))
    mixed = picture_sets.shuffled(frames, Fraction(12), "frames", np.random.default_rng(0))
    order = mixed[:, 0, 0, 0].tolist()
    assert sorted(order) == list(range(24))
    assert order != list(range(24))
    held = picture_sets.shuffled(frames, Fraction(12), "stills", np.random.default_rng(1))
    stills = held[::6, 0, 0, 0].tolist()
    assert sorted(stills) == [0, 6, 12, 18]
    assert held[:, 0, 0, 0].tolist() == [still for still in stills for _ in range(6)]


def _static(pair: tuple[moving.Frames, moving.Frames], row: int, column: int) -> list[int]:
    return [int(frames[60, row, column].astype(int).sum()) for frames in pair]


def test_a_pair_shares_its_set_but_not_what_moves() -> None:
    first, second = picture_scenes.street_pair(np.random.default_rng(2))
    assert np.array_equal(first[:, :160], second[:, :160])
    assert not np.array_equal(first[60, 160:], second[60, 160:])
    first, second = picture_scenes.logo_pair(np.random.default_rng(2))
    sign = second[0].max(axis=2) > 60
    assert 0.005 < sign.mean() < 0.03
    assert np.array_equal(first[0][sign], second[0][sign])
    first, second = picture_scenes.card_pair(np.random.default_rng(2))
    same = (first[-1] == second[-1]).all(axis=2)
    assert 0.6 < same.mean() < 0.995
    first, second = picture_scenes.lower_third_pair(np.random.default_rng(2))
    same = (first[60] == second[60]).all(axis=2)
    assert 0.1 < same.mean() < 0.35
    first, second = picture_scenes.studio_pair(np.random.default_rng(2))
    assert not np.array_equal(first, second)
    best = max(float((f == second[60]).all(axis=2).mean()) for f in first[::12])
    assert best > 0.5


def test_pairs_are_enough_and_their_list_says_what_is_there(tmp_path: Path) -> None:
    counts = {kind: count for kind, (_, count) in picture_negatives.KINDS.items()}
    assert min(counts[kind] for kind in ("studio", "card", "lower_third")) >= 40
    assert 2 * sum(counts.values()) * picture_scenes.SECONDS / 60 >= 60
    written = picture_negatives.write_negatives(tmp_path, seed=0, share=0.02)
    assert {pair.kind for pair in written} == {"studio", "card", "lower_third"}
    listed = json.loads((tmp_path / "negatives.json").read_text())
    assert [picture_negatives.Pair(**item) for item in listed] == list(written)
    seen = moving.thumbnails(tmp_path / written[0].asked)
    assert len(seen.times) == picture_scenes.COUNT


def test_a_planted_copy_stands_where_it_is_said_to_stand(tmp_path: Path, corpus: Path) -> None:
    known = picture_queries.sources(corpus)
    source = known[0]
    rng = np.random.default_rng(0)
    whole = picture_excerpts.excerpts(source, 4.0, 1, rng)[0]
    shown = Shown(frames=whole.film.frames[12:36], rate=whole.film.rate)
    around = moving.Film(
        frames=np.zeros((10, 90, 160, 3), np.uint8), rate=whole.film.rate, start=0.0
    )
    first = picture_planted._plant(tmp_path / "p.mp4", shown, around, rng)
    seen = moving.thumbnails(tmp_path / "p.mp4")
    lit = seen.seen[seen.luma.mean(axis=(1, 2)) > 30]
    assert lit[0] == pytest.approx(first / 12, abs=0.1)
    assert lit[-1] == pytest.approx((first + 23) / 12, abs=0.1)
    assert len(seen.times) == round(picture_planted.AROUND * 12) + 24


def _true(query: picture_sets.PictureQuery, part: str) -> Match:
    end = query.start + query.seconds
    piece = Piece(
        query=Seconds(start=0.0, end=query.seconds / query.speed),
        reference=Seconds(start=query.start, end=end),
    )
    return Match(part=part, pieces=[piece], tempo=query.speed, pitch=None, expected_false=1e-5)


class _Oracle:
    """Finds everything: knows what it holds by name, and every clip's truth."""

    def __init__(self, folder: Path, truth: dict[str, Match]) -> None:
        self.folder, self.truth = folder, truth

    def add(self, paths: Sequence[Path]) -> None:
        self.folder.mkdir(exist_ok=True)
        (self.folder / "held.json").write_text(json.dumps([path.name for path in paths]))

    def pad(self, padding: Path) -> None:
        (self.folder / "padding.json").write_text(json.dumps(padding.name))

    def find(self, path: Path) -> Answer:
        return Answer(matches=[self.truth[path.name]])

    def close(self) -> None:
        pass


def test_the_runner_asks_every_half_where_it_is_foreign_to_the_padding(
    tmp_path: Path, corpus: Path, asked: Path
) -> None:
    known = picture_queries.sources(corpus)
    written = _listed(asked)
    parts = {source.name: digest(source.path) for source in known}
    truth = {query.file: _true(query, parts[query.reference]) for query in written}
    runner = Runner(
        open_finder=lambda folder: _Oracle(folder, truth),
        work=tmp_path / "work",
        padding=(tmp_path / "pad0", tmp_path / "pad1"),
    )
    runner.work.mkdir()
    bench = picture.Bench(known=known, runner=runner)
    rows, chance = picture.run_recall(asked, bench)
    mean = next(row for row in rows if row.distortion == "mean" and row.half == "both")
    assert (mean.recall, mean.false, mean.timed, mean.speed) == (1.0, 0, 1.0, 1.0)
    assert chance == ()  # nothing was found elsewhere
    kept = {path.name: json.loads(path.read_text()) for path in runner.work.glob("answers/*")}
    half = {query.file: query.half for query in written}
    assert {half[file] for file in kept["recall_pad0_set.json"]} == {1}
    assert {half[file] for file in kept["recall_pad1_set.json"]} == {0}
    alarms, chance = picture.run_foreign(asked, bench)
    assert {(row.half, row.counted) for row in chance} == {
        (half, sum(q.half == int(half) for q in written)) for half in "01"
    }
    assert [row.half for row in alarms] == ["0", "1"]
    assert sum(row.with_a_match for row in alarms) == len(written)
    held = json.loads((runner.work / "foreign0" / "held.json").read_text())
    halves = picture_queries.halves(known)
    assert held == [s.path.name for s in known if halves[s.group] == 0]


def test_chance_is_what_is_found_elsewhere_also_where_it_is_listed_apart() -> None:
    def match(part: str, expected: float, *notes: str) -> Match:
        return Match(
            part=part, pieces=[], tempo=1.0, pitch=None, expected_false=expected, notes=[*notes]
        )

    answer = Answer(
        matches=[match("own", 1e-4), match("other", 0.5)],
        static=[match("other", 0.01, STILL), match("other", 0.1, LIKE_A_SET)],
    )
    assert picture.least_elsewhere(answer, {"own"}) == 0.1
    assert picture.least_elsewhere(answer, set()) == 1e-4
    assert picture.least_elsewhere(answer, {"own", "other"}) == np.inf


def test_clips_are_drawn_by_chance_of_every_distortion_and_half(
    tmp_path: Path, asked: Path
) -> None:
    written = _listed(asked)
    runner = Runner(open_finder=lambda _: _Oracle(tmp_path, {}), work=tmp_path)

    def drawn(each: int | None, half: int | None) -> list[picture_sets.PictureQuery]:
        bench = picture.Bench(known=(), runner=runner, each=each, half=half)
        return bench.drawn(asked)

    assert [query.file for query in drawn(None, None)] == [query.file for query in written]
    assert {query.half for query in drawn(None, 1)} == {1}
    few = drawn(1, None)
    kinds = {(query.distortion, query.half) for query in written}
    assert len(few) == len(kinds) == len({(query.distortion, query.half) for query in few})
    assert len(few) < len(written)


def test_shares_are_left_top_width_height() -> None:
    told = picture_sets.shares(Rectangle(left=0.1, top=0.2, width=0.3, height=0.4))
    assert told == (0.1, 0.2, 0.3, 0.4)
