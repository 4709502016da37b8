"""Answers about pictures are judged rightly: made answers to made queries."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import cast

import pytest
from bench.accuracy import picture_negatives, picture_planted, picture_sets
from bench.accuracy.finder import slim
from bench.accuracy.picture_alarms import tally_alarms, tally_pairs
from bench.accuracy.picture_ends import judge_ends, tally_ends
from bench.accuracy.picture_score import judge, tally
from bench.accuracy.score import Answer, Archived, Match, Piece, Placing, Seconds, Shares

QUERY = picture_sets.PictureQuery(
    file="a.mp4",
    reference="r1",
    film="one",
    group="g",
    half=0,
    start=10.0,
    also_in={"r2": 4.0},
    seconds=8.0,
    distortion="slow_0_5",
    speed=0.5,
    is_mirrored=False,
    in_clip=(0.5, 0.5, 0.35, 0.35),
    in_recording=(0.0, 0.0, 1.0, 1.0),
    other="r3",
)
ARCHIVED = Archived(
    parts={"r1": "p1", "r2": "p2", "r3": "p3", "r4": "p4"},
    groups={"p1": "one", "p2": "one", "p3": "three", "p4": "four"},
)

WHOLE = Shares(left=0.0, top=0.0, width=1.0, height=1.0)


def _match(
    part: str,
    start: float,
    *,
    tempo: float = 0.5,
    expected_false: float = 1e-4,
    place: tuple[float, ...] = (),
    mirrored: bool = False,
) -> Match:
    end = start + 16.0 * tempo
    piece = Piece(query=Seconds(start=0.0, end=16.0), reference=Seconds(start=start, end=end))
    names = ("left", "top", "width", "height")
    inside = cast("Shares", dict(zip(names, place, strict=False)))
    picture = Placing(mirrored=mirrored, in_recording=WHOLE, in_clip=inside)
    return Match(
        part=part,
        pieces=[piece],
        tempo=tempo,
        pitch=None,
        expected_false=expected_false,
        picture=picture if place else None,
    )


def test_a_match_is_correct_in_any_recording_of_the_same_pictures() -> None:
    right = judge(QUERY, Answer(matches=[_match("p1", 10.3)]), ARCHIVED)
    assert right.found
    assert right.offset_error == pytest.approx(0.3)
    copy = judge(QUERY, Answer(matches=[_match("p2", 4.1)]), ARCHIVED)
    assert copy.found
    assert copy.offset_error == pytest.approx(0.1)
    both = judge(QUERY, Answer(matches=[_match("p2", 4.1), _match("p1", 10.2)]), ARCHIVED)
    assert both.offset_error == pytest.approx(0.2)
    late = judge(QUERY, Answer(matches=[_match("p1", 13.0)]), ARCHIVED)
    assert (late.found, late.false, late.misplaced) == (False, 0, 1)


def test_another_film_is_false_but_not_the_one_around_it() -> None:
    assert judge(QUERY, Answer(matches=[_match("p3", 0.0)]), ARCHIVED).false == 0
    assert judge(QUERY, Answer(matches=[_match("p4", 0.0)]), ARCHIVED).false == 1
    assert judge(QUERY, Answer(matches=[_match("padding", 0.0)]), ARCHIVED).false == 1
    alone = replace(QUERY, other="")
    assert judge(alone, Answer(matches=[_match("p3", 0.0)]), ARCHIVED).false == 1


def test_what_is_static_or_weaker_is_neither_found_nor_false() -> None:
    static = Answer(matches=[], static=[_match("p1", 10.0), _match("p4", 0.0)])
    judged = judge(QUERY, static, ARCHIVED)
    assert (judged.found, judged.false, judged.false_at) == (False, 0, math.inf)
    weaker = _match("p4", 0.0, expected_false=0.5)
    weaker["weaker"] = True
    judged = judge(QUERY, Answer(matches=[weaker]), ARCHIVED)
    assert (judged.false, judged.false_at) == (0, 0.5)
    kept = slim(static)
    assert len(kept["static"]) == 2
    assert "picture" in kept["static"][0]


def test_rectangle_speed_and_mirror_are_judged() -> None:
    right = _match("p1", 10.0, place=(0.5, 0.5, 0.35, 0.35))
    judged = judge(QUERY, Answer(matches=[right]), ARCHIVED)
    assert judged.overlap == pytest.approx(1.0)
    assert (judged.mirror, judged.speed_error) == (1.0, 0.0)
    wrong = _match("p1", 10.0, tempo=0.55, place=(0.5, 0.5, 0.35, 0.175), mirrored=True)
    judged = judge(QUERY, Answer(matches=[wrong]), ARCHIVED)
    assert judged.overlap == pytest.approx(0.5)
    assert judged.mirror == 0.0
    assert judged.speed_error == pytest.approx(0.1)
    silent = judge(QUERY, Answer(matches=[_match("p1", 10.0)]), ARCHIVED)
    assert math.isnan(silent.overlap)
    whole = replace(QUERY, in_clip=(0.0, 0.0, 1.0, 1.0))
    assert math.isnan(judge(whole, Answer(matches=[right]), ARCHIVED).overlap)


def test_rows_of_recall_add_up_and_thresholds_come_from_the_other_half() -> None:
    near = Answer(matches=[_match("p1", 10.0, place=(0.5, 0.5, 0.35, 0.35))])
    far = Answer(matches=[_match("p1", 11.0, expected_false=1e-3), _match("p4", 0.0)])
    other = replace(QUERY, half=1)
    judged = [
        judge(QUERY, near, ARCHIVED),
        judge(QUERY, Answer(matches=[]), ARCHIVED),
        judge(other, far, ARCHIVED),
    ]
    rows = {(row.distortion, row.half): row for row in tally(judged)}
    mean = rows["mean", "both"]
    assert (mean.queries, mean.recall, mean.recall_no_false) == (3, 2 / 3, 1 / 3)
    assert (mean.false, mean.timed, mean.speed, mean.placed) == (1, 0.5, 1.0, 1.0)
    # half 0 is judged at the false match of half 1 (1e-4), half 1 at that of half 0 (none)
    assert rows["mean", "0"].strict == 0.0
    assert rows["mean", "1"].strict == 1.0
    assert rows["mean", "1"].strict_false == 1
    assert rows["slow_0_5", "both"].recall == mean.recall


def test_pairs_and_alarms_are_counted() -> None:
    pair = picture_negatives.Pair(
        kind="studio", archived="x.mp4", asked="y.mp4", half=0, seconds=10.0
    )
    second = replace(pair, archived="v.mp4", asked="w.mp4", half=1)
    answers = [
        Answer(matches=[], static=[_match("px", 0.0)]),
        Answer(matches=[_match("px", 0.0)]),
    ]
    rows = tally_pairs([pair, second], answers, {"x.mp4": "px", "v.mp4": "pv"})
    row = rows[0]
    assert (row.kind, row.pairs, row.copies, row.of_pair, row.static) == ("studio", 2, 1, 0, 1)
    assert row.files == ("w.mp4",)
    assert [r.half for r in rows] == ["both", "both", "0", "1"]
    alarm = tally_alarms("drawn", {"x.mp4": 30.0, "y.mp4": 30.0}, answers)
    assert (alarm.queries, alarm.minutes, alarm.with_a_match, alarm.static) == (2, 1.0, 1, 1)
    assert alarm.expected == pytest.approx(1e-4)


PLANTED = picture_planted.PlantedPicture(
    programme="p.mp4",
    clip="c.mp4",
    reference="r1",
    film="one",
    half=0,
    other="r3",
    distortion="clean",
    programme_start=6.0,
    programme_end=14.0,
    clip_start=2.0,
    clip_end=10.0,
    speed=1.0,
)


def test_ends_are_judged_on_the_side_of_the_programme() -> None:
    match = _match("p1", 30.0, tempo=1.0)
    match["pieces"][0]["query"] = {"start": 6.5, "end": 13.0}
    answer = Answer(matches=[_match("p3", 0.0), match])
    judged = judge_ends(PLANTED, answer, "p1", "query")
    assert (judged.start_error, judged.end_error) == (0.5, -1.0)
    assert not judge_ends(PLANTED, answer, "p1", "reference").found
    rows = tally_ends([judged, judge_ends(PLANTED, answer, "p9", "query")], "programme")
    assert (rows[0].planted, rows[0].found) == (2, 0.5)
    assert rows[0].both_90 == pytest.approx(0.95)
