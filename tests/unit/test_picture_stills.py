"""Stills are drawn from where they say, and answers about them judged rightly."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from bench.accuracy import moving
from bench.accuracy.picture_draw import scenery
from bench.accuracy.picture_queries import Source
from bench.accuracy.picture_stills import LEAST, StillQuery, tally, write_set
from bench.accuracy.score import Answer, Archived, Match, Piece, Seconds

if TYPE_CHECKING:
    from pathlib import Path

RATE = Fraction(10)
ARCHIVED = Archived(
    parts={"r1": "p1", "r2": "p2", "r3": "p3"}, groups={"p1": "one", "p2": "one", "p3": "three"}
)


def _query(file: str, half: int = 0) -> StillQuery:
    return StillQuery(
        file=file,
        reference="r1",
        film="one",
        half=half,
        time=10.0,
        shown={"r1": [10.0, 40.0], "r2": [4.0]},
    )


def _match(part: str, start: float, end: float, *, weaker: bool = False) -> Match:
    clip, shown = Seconds(start=0.0, end=0.0), Seconds(start=start, end=end)
    return Match(
        part=part,
        pieces=[Piece(query=clip, reference=shown)],
        tempo=1.0,
        pitch=None,
        expected_false=1e-4,
        picture=None,
        weaker=weaker,
    )


def test_a_still_is_of_the_moment_that_the_set_says(tmp_path: Path) -> None:
    shades = np.linspace(0.2, 1.0, 40)
    drawn = scenery(np.random.default_rng(1), width=320, height=180)
    film = tmp_path / "film.mp4"
    moving.write(film, [(drawn * shade).astype(np.uint8) for shade in shades], RATE)
    source = Source(path=film, name="film.mp4", film="one", group="g", kind="drawn", seconds=4.0)
    write_set(tmp_path / "set", [source], each=5, seed=3)
    listed = [StillQuery(**q) for q in json.loads((tmp_path / "set" / "stills.json").read_text())]
    assert len({query.time for query in listed}) == 5
    for query in listed:
        still = moving.read(tmp_path / "set" / query.file, start=0.0, seconds=1.0, area=320 * 180)
        high, wide = still.frames.shape[1:3]
        assert LEAST * 180 - 2 <= high < 180
        assert LEAST * 320 - 2 <= wide < 320
        shade = shades[round(query.time * RATE)]
        assert still.frames[0].max() == pytest.approx(drawn.max() * shade, abs=12)


def test_a_still_is_told_where_a_match_is_of_its_moment() -> None:
    answers = [
        Answer(matches=[_match("p1", 8.5, 9.0)]),
        Answer(matches=[_match("p2", 3.0, 30.0)]),
        Answer(matches=[_match("p1", 39.0, 39.5)]),
        Answer(matches=[_match("p1", 12.5, 13.0), _match("p3", 10.0, 10.0)]),
        Answer(matches=[_match("p1", 10.0, 10.0, weaker=True)]),
        Answer(matches=[], static=[_match("p2", 4.0, 4.0)]),
    ]
    (row,) = tally([_query(f"{n}.jpg") for n in range(6)], answers, ARCHIVED)
    assert (row.half, row.stills, row.false) == (0, 6, 1)
    assert row.told == pytest.approx(3 / 6)
    assert row.told_or_listed == pytest.approx(5 / 6)
    assert row.beside_50 == pytest.approx(0.5)


def test_a_film_that_shows_the_same_again_is_right_at_either_time(tmp_path: Path) -> None:
    rng = np.random.default_rng(4)
    one, other = (scenery(rng, width=320, height=180) for _ in range(2))
    film = tmp_path / "film.mp4"
    moving.write(film, [one] * 10 + [other] * 10 + [one] * 10, RATE)
    source = Source(path=film, name="film.mp4", film="one", group="g", kind="drawn", seconds=3.0)
    write_set(tmp_path / "set", [source], each=30, seed=3)
    listed = [StillQuery(**q) for q in json.loads((tmp_path / "set" / "stills.json").read_text())]
    for query in listed:
        seen = {round(time * RATE) for time in query.shown["film.mp4"]}
        is_one = not 1.0 <= query.time < 2.0
        assert seen == (set(range(10)) | set(range(20, 30)) if is_one else set(range(10, 20)))


def test_halves_are_told_apart() -> None:
    answers = [Answer(matches=[]), Answer(matches=[_match("p1", 10.0, 10.0)])]
    rows = tally([_query("0.jpg", 0), _query("1.jpg", 1)], answers, ARCHIVED)
    assert [(row.half, row.told) for row in rows] == [(0, 0.0), (1, 1.0)]
