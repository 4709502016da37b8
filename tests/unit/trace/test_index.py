from collections.abc import Sequence
from pathlib import Path

import pytest

from airwitness.errors import IntegrityError
from airwitness.trace.index import LIVE_LIMIT, Index
from airwitness.trace.segment import IndexedPart, Segment
from tests.unit.trace.test_segment import lane


class Listed:
    """A manifest in memory."""

    def __init__(self) -> None:
        self.digests: list[str] = []
        self.gone: frozenset[str] = frozenset()

    def live(self) -> list[str]:
        return list(self.digests)

    def swap(self, *, old: Sequence[str], new: Segment | None) -> None:
        self.digests = [d for d in self.digests if d not in old]
        self.digests += [new.digest] if new else []

    def withdrawn(self) -> frozenset[str]:
        return self.gone


@pytest.fixture
def manifest() -> Listed:
    return Listed()


@pytest.fixture
def index(tmp_path: Path, manifest: Listed) -> Index:
    made = Index(tmp_path / "index", manifest)
    with made.writing():
        pass
    return made


def part(name: str) -> IndexedPart:
    return IndexedPart(part=name, facts='{"duration":1}')


def held(index: Index) -> list[list[str]]:
    return [[x.part for x in segment.lanes] for segment in index.segments()]


def test_few_segments_stay_and_many_are_merged(index: Index, manifest: Listed) -> None:
    for number in range(LIVE_LIMIT):
        index.add([lane(f"p{number}", number, 2.0)], [part(f"p{number}")])
    index.tidy()
    assert len(manifest.digests) == LIVE_LIMIT
    index.add([lane("last", 99, 2.0)], [part("last")])
    index.tidy()
    assert len(manifest.digests) == 1
    assert sorted(held(index)[0]) == sorted([*(f"p{n}" for n in range(LIVE_LIMIT)), "last"])
    assert [path.stem for path in index.files()] == manifest.digests


def test_what_was_withdrawn_leaves_the_index(index: Index, manifest: Listed) -> None:
    index.add([lane("a", 1, 2.0), lane("b", 2, 2.0)], [part("a"), part("b")])
    index.add([lane("c", 3, 2.0)], [part("c")])
    manifest.gone = frozenset({"a", "c"})
    index.tidy()
    assert held(index) == [["b"]]


def test_what_a_crash_left_is_removed(index: Index, manifest: Listed, tmp_path: Path) -> None:
    index.add([lane("a", 1, 2.0)], [part("a")])
    (tmp_path / "index" / ("0" * 64 + ".arrow")).write_bytes(b"of nobody")
    (tmp_path / "index" / ".half.arrow-1234").write_bytes(b"half")
    index.tidy()
    names = {path.name for path in (tmp_path / "index").iterdir()}
    assert names == {"lock", f"{manifest.digests[0]}.arrow"}


def test_a_reader_follows_a_merge(
    index: Index, manifest: Listed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.add([lane("a", 1, 2.0)], [part("a")])
    other = Index(tmp_path / "index", manifest)
    old = manifest.live()
    answers = [old]
    monkeypatch.setattr(manifest, "live", lambda: answers.pop() if answers else manifest.digests)
    index.segments()
    (tmp_path / "index" / f"{old[0]}.arrow").unlink()
    manifest.digests = []
    other.add([lane("b", 2, 2.0)], [part("b")])
    answers.append(old)
    fresh = Index(tmp_path / "index", manifest)
    assert held(fresh) == [["b"]]


def test_a_live_segment_that_is_gone_is_a_failure(index: Index, manifest: Listed) -> None:
    manifest.digests = ["f" * 64]
    with pytest.raises(IntegrityError, match="cannot be read"):
        index.segments()


def test_segments_that_do_not_fit_together_stay_apart(
    index: Index, manifest: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("airwitness.trace.index.MAX_POSITION", 10_000)
    for number in range(LIVE_LIMIT + 1):
        index.add([lane(f"p{number}", number, 60.0)], [part(f"p{number}")])
    index.tidy()
    assert len(manifest.digests) > 1
    assert sum(map(len, held(index))) == LIVE_LIMIT + 1
