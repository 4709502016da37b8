"""The bench's recordings of one film: which pairs there are, and what counts."""

from __future__ import annotations

from pathlib import Path

from bench.accuracy.picture_copies import judge_copies
from bench.accuracy.picture_queries import Source
from bench.accuracy.score import Answer, Match


def _source(name: str, film: str) -> Source:
    path = Path(name)
    return Source(path=path, name=name, film=film, group=film, kind="street", seconds=9.0)


KNOWN = [_source(name, name[:5]) for name in ("chair1", "chair2", "chair3", "table1")]
PARTS = {source.name: f"part of {source.name}" for source in KNOWN}


def _answer(*told: str, weaker: str = "") -> Answer:
    def match(name: str, *, is_weaker: bool = False) -> Match:
        return Match(
            part=PARTS[name],
            pieces=[],
            tempo=1.0,
            pitch=None,
            expected_false=1e-4,
            weaker=is_weaker,
        )

    weak = [match(weaker, is_weaker=True)] if weaker else []
    return Answer(matches=[*map(match, told), *weak])


def test_all_of_one_film_are_to_be_found_and_nothing_else() -> None:
    asked = {
        "chair1": _answer("chair1", "chair2", "chair3"),
        "chair2": _answer("chair2", "chair1", weaker="chair3"),
        "table1": _answer("table1", "chair1"),
    }
    chairs, tables = judge_copies(asked, KNOWN, PARTS)
    assert (chairs.film, chairs.recordings, chairs.pairs) == ("chair", 2, 4)
    assert (chairs.found, chairs.false, chairs.files) == (3, 0, ("chair2 chair3",))
    assert (tables.pairs, tables.found, tables.false) == (0, 0, 1)
    assert tables.files == ("table1 chair1",)
