import threading
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from airwitness.catalogue import Catalogue
from airwitness.errors import IntegrityError
from airwitness.trace import index as index_module
from airwitness.trace.index import LIVE_LIMIT, Index
from airwitness.trace.segment import IndexedPart, Segment
from tests.unit.trace.made import chance_lane, lane


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


def put(index: Index, name: str, seed: int, frames: int = 500) -> None:
    index.add([chance_lane(name, seed, frames)], [part(name)])


def held(index: Index) -> list[list[str]]:
    return [[x.part for x in segment.lanes] for segment in index.segments()]


def held_parts(index: Index) -> list[str]:
    return sorted(x.part for segment in index.segments() for x in segment.lanes)


def test_few_segments_stay_and_many_are_merged(index: Index, manifest: Listed) -> None:
    for number in range(LIVE_LIMIT):
        put(index, f"p{number}", number)
    index.tidy()
    assert len(manifest.digests) == LIVE_LIMIT
    put(index, "last", 99)
    index.tidy()
    assert len(manifest.digests) == 1
    assert sorted(held(index)[0]) == sorted([*(f"p{n}" for n in range(LIVE_LIMIT)), "last"])
    assert [path.stem for path in index.files()] == manifest.digests


def test_a_large_segment_is_left_alone(index: Index, manifest: Listed) -> None:
    put(index, "large", 50, 9_000)
    large = manifest.digests[0]
    for number in range(LIVE_LIMIT):
        put(index, f"p{number}", number)
    index.tidy()
    assert len(manifest.digests) == 2
    assert large in manifest.digests


def test_a_growing_archive_writes_each_posting_few_times(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    """2,500 batches of four hours are 10,000 hours; only sizes are looked at."""
    written = 0
    batch = 1_000

    def merge(group: Sequence[Any], _dropped: object, _folder: Path) -> Any:
        nonlocal written
        size = sum(segment.contents.position.size for segment in group)
        written += size
        return contents(size)

    def contents(size: int) -> Any:
        rows = np.broadcast_to(np.uint32(0), size)
        pictures = SimpleNamespace(frame=rows[:0])
        return SimpleNamespace(
            position=rows, trace=rows, blocks=size // batch, parts=[part("a")], pictures=pictures
        )

    def write(made: Any, _folder: Path) -> Any:
        digest = f"{len(names):064x}"
        names.append(digest)
        index._open[digest] = SimpleNamespace(digest=digest, contents=made)  # type: ignore[assignment]
        return index._open[digest]

    names: list[str] = []
    monkeypatch.setattr(index_module, "merge", merge)
    monkeypatch.setattr(index_module, "write", write)
    monkeypatch.setattr(index_module, "build", lambda _lanes, _parts, _pictures: contents(batch))
    for count in range(1, 2_501):
        index.add([], [])
        index.tidy()
        assert len(index.segments()) <= LIVE_LIMIT
        assert written <= batch * count * np.log2(count)
    assert sum(s.contents.position.size for s in index.segments()) == 2_500 * batch
    assert written < 7 * 2_500 * batch


def test_what_was_withdrawn_leaves_the_index(index: Index, manifest: Listed) -> None:
    index.add([lane("a", 1, 2.0), lane("b", 2, 2.0)], [part("a"), part("b")])
    index.add([lane("c", 3, 2.0)], [part("c")])
    manifest.gone = frozenset({"a", "c"})
    index.tidy()
    assert held(index) == [["b"]]


def test_a_merge_drops_what_was_withdrawn_meanwhile(index: Index, manifest: Listed) -> None:
    for number in range(LIVE_LIMIT + 1):
        put(index, f"p{number}", number)
    manifest.gone = frozenset({"p3"})
    index.tidy()
    assert held_parts(index) == [f"p{n}" for n in range(LIVE_LIMIT + 1) if n != 3]
    assert len(manifest.digests) <= LIVE_LIMIT


def test_what_a_crash_left_is_removed(index: Index, manifest: Listed, tmp_path: Path) -> None:
    put(index, "a", 1)
    (tmp_path / "index" / ("0" * 64 + ".arrow")).write_bytes(b"of nobody")
    (tmp_path / "index" / ".segment-12345678").write_bytes(b"half")
    index.tidy()
    names = {path.name for path in (tmp_path / "index").iterdir()}
    assert names == {"lock", f"{manifest.digests[0]}.arrow"}


def test_a_reader_follows_a_merge(
    index: Index, manifest: Listed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All segments are merged and their files deleted before the reader can open one."""
    for number in range(LIVE_LIMIT + 1):
        put(index, f"p{number}", number)
    real = manifest.live
    asked: list[list[str]] = []

    def live() -> list[str]:
        answer = real()
        if not asked:
            asked.append(answer)
            index.tidy()
        return answer

    monkeypatch.setattr(manifest, "live", live)
    found = held(Index(tmp_path / "index", manifest))
    assert len(asked[0]) == LIVE_LIMIT + 1
    assert not any((tmp_path / "index" / f"{digest}.arrow").exists() for digest in asked[0])
    assert len(found) == 1
    assert len(found[0]) == LIVE_LIMIT + 1


def test_a_live_segment_that_is_gone_is_a_failure(index: Index, manifest: Listed) -> None:
    manifest.digests = ["f" * 64]
    with pytest.raises(IntegrityError, match="cannot be read"):
        index.segments()


@pytest.mark.parametrize("frames", [500, 5_000])
def test_segments_that_do_not_fit_together_stay_apart(
    index: Index, manifest: Listed, monkeypatch: pytest.MonkeyPatch, frames: int
) -> None:
    """Of short lanes the positions run out first, of long ones the postings."""
    monkeypatch.setattr(index_module, "MOST", {500: 30_000, 5_000: 13_000}[frames])
    for number in range(LIVE_LIMIT + 1):
        index.add(
            [chance_lane(f"p{number}", number, frames)],
            [part(f"p{number}")],
        )
    index.tidy()
    assert 1 < len(manifest.digests) <= LIVE_LIMIT + 1
    assert len(held_parts(index)) == LIVE_LIMIT + 1
    manifest.gone = frozenset(f"p{n}" for n in range(1, LIVE_LIMIT))
    index.tidy()
    assert held_parts(index) == ["p0", f"p{LIVE_LIMIT}"]


def test_whoever_reads_while_another_writes_finds_everything(tmp_path: Path) -> None:
    """The reader asks for every key of the parts that were added before it began."""
    lanes = [chance_lane(f"p{number}", number, 400, decoys=1) for number in range(40)]
    added: list[int] = []
    failed: list[BaseException] = []

    def add_and_merge() -> None:
        catalogue = Catalogue(tmp_path / "catalogue.db")
        writer = Index(tmp_path / "index", catalogue)
        try:
            for number, new in enumerate(lanes):
                with writer.writing():
                    writer.add([new], [part(new.part)])
                    added.append(number)
                    writer.tidy()
        except BaseException as error:  # noqa: BLE001 (told to the test)
            failed.append(error)
        catalogue.close()

    catalogue = Catalogue(tmp_path / "catalogue.db")
    reader = Index(tmp_path / "index", catalogue)
    thread = threading.Thread(target=add_and_merge)
    thread.start()
    rounds = 0
    while thread.is_alive() or rounds == 0 or len(added) < len(lanes):
        before = added[:]
        segments = reader.segments()
        assert len(segments) <= LIVE_LIMIT + 1
        for number in before:
            keys = np.unique(lanes[number].fingerprint.keys.key)
            found = set()
            for segment in segments:
                count, position = segment.look_up(keys, 1_000)
                which = np.repeat(np.arange(keys.size), count)
                hits = zip(which.tolist(), position.tolist(), strict=True)
                found |= {i for i, at in hits if segment.lane_at(at).part == f"p{number}"}
            assert len(found) == keys.size
        rounds += 1
        if failed:
            break
    thread.join()
    catalogue.close()
    assert failed == []
    assert rounds > 1
