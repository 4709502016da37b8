from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.errors import IndexMismatch, IntegrityError
from airwitness.evidence.digest import canonical, sha256
from airwitness.fingerprint.audio import PARAMETERS
from airwitness.trace import segment as segment_module
from airwitness.trace.laying import build, write
from airwitness.trace.segment import GUARD, TRACE_BLOCK, Segment
from tests.unit.trace.made import chance_lane, lane, parts


def test_the_same_lanes_give_the_same_file(tmp_path: Path) -> None:
    lanes = [lane("a", 1), lane("b", 2)]
    one, other = (write(build(lanes, parts("a", "b")), tmp_path) for _ in range(2))
    assert one.digest == other.digest
    assert sha256((tmp_path / f"{one.digest}.arrow").read_bytes()) == one.digest
    assert [path.name for path in tmp_path.iterdir()] == [f"{one.digest}.arrow"]


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    lanes = [lane("a", 1), lane("b", 2, 40.0), lane("b", 3, name="sound 1")]
    segment = write(build(lanes, parts("a", "b", "silent")), tmp_path)
    assert [(x.part, x.name, x.start) for x in segment.lanes] == [
        ("a", "sound 0", 1),
        ("b", "sound 0", 2),
        ("b", "sound 1", 3),
    ]
    assert [p.part for p in segment.contents.parts] == ["a", "b", "silent"]
    for new, held in zip(lanes, segment.lanes, strict=True):
        time, frequency = segment.trace_of(held, 0, held.frames)
        assert np.array_equal(time, new.fingerprint.trace.time)
        assert np.array_equal(frequency, new.fingerprint.trace.frequency)
    some, _ = segment.trace_of(segment.lanes[1], 100, 200)
    assert some.size
    assert some.min() >= 800
    assert some.max() < 1_600
    assert segment.trace_of(segment.lanes[1], 9_999_999, 9_999_999)[0].size == 0
    assert segment.trace_of(segment.lanes[1], -500, -1)[0].size == 0


def test_every_posting_is_found_at_its_lane(tmp_path: Path) -> None:
    lanes = [lane("a", 1), lane("b", 2)]
    segment = write(build(lanes, parts("a", "b")), tmp_path)
    for new, held in zip(lanes, segment.lanes, strict=True):
        keys = np.unique(new.fingerprint.keys.key)
        _, position = segment.look_up(keys, 1_000)
        assert {segment.lane_at(int(p)).part for p in position} >= {held.part}
        frames = set((new.fingerprint.keys.time // 8 + held.first).tolist())
        assert frames <= set(position.tolist())


def test_lanes_begin_with_a_block_and_stand_apart(tmp_path: Path) -> None:
    frames = [1, TRACE_BLOCK - 1, TRACE_BLOCK, TRACE_BLOCK + 1, 9_000]
    lanes = [chance_lane(str(n), n, count) for n, count in enumerate(frames)]
    segment = write(build(lanes, parts(*"01234")), tmp_path)
    assert [x.frames for x in segment.lanes] == frames
    assert {x.first % TRACE_BLOCK for x in segment.lanes} == {0}
    ends = [x.first + x.frames for x in segment.lanes]
    starts = [*(x.first for x in segment.lanes[1:]), segment.contents.blocks * TRACE_BLOCK]
    gaps = [start - end for start, end in zip(starts, ends, strict=True)]
    assert min(gaps) >= GUARD
    assert max(gaps) < GUARD + TRACE_BLOCK
    for new, held in zip(lanes, segment.lanes, strict=True):
        assert np.array_equal(segment.trace_of(held, 0, held.frames)[0], new.fingerprint.trace.time)


def test_decoys_come_back_as_they_were(tmp_path: Path) -> None:
    lanes = [chance_lane("a", 1, 900, decoys=2), chance_lane("b", 2, 50)]
    lanes.append(chance_lane("c", 3, 800, decoys=1))
    segment = write(build(lanes, parts("a", "b", "c")), tmp_path)
    assert [x.decoys for x in segment.lanes] == [2, 0, 1]
    expected = [decoy for new in lanes for decoy in new.fingerprint.decoys]
    assert segment.decoy_count == len(expected)
    for number, decoy in enumerate(expected):
        found = segment.decoy(number)
        assert np.array_equal(found.time, decoy.time)
        assert np.array_equal(found.frequency, decoy.frequency)
        assert np.array_equal(found.rank, decoy.rank)


def plainly_looked_up(
    segment: Segment, keys: NDArray[np.uint32], cap: int
) -> tuple[list[int], list[int]]:
    held = segment.contents
    bucket = np.repeat(np.arange(held.directory.size - 1), np.diff(held.directory.astype(int)))
    whole = bucket << 16 | held.remainder
    rows = [np.flatnonzero(whole == key) for key in keys]
    rows = [row if row.size <= cap else row[:0] for row in rows]
    which = [number for number, row in enumerate(rows) for _ in row]
    return which, [int(held.position[i]) for row in rows for i in row]


@pytest.mark.parametrize("different", [1, 7, 4_000, 1 << 28])
@pytest.mark.parametrize("cap", [0, 3, 10_000])
def test_keys_are_found_however_they_lie(tmp_path: Path, different: int, cap: int) -> None:
    segment = write(build([chance_lane("a", 5, 3_000, keys=different)], parts("a")), tmp_path)
    held = segment.contents
    bucket = np.repeat(np.arange(held.directory.size - 1), np.diff(held.directory.astype(int)))
    there = (bucket << 16 | held.remainder)[::9].astype(np.uint32)
    chance = np.random.default_rng(1).integers(0, 1 << 28, 300).astype(np.uint32)
    last = np.array([0, 0, (1 << 28) - 1], np.uint32)
    keys = np.sort(np.concatenate([there, there + np.uint32(1), chance, last]))
    keys = np.unique(np.minimum(keys, np.uint32((1 << 28) - 1)))
    count, position = segment.look_up(keys, cap)
    which = np.repeat(np.arange(keys.size), count)
    assert (which.tolist(), position.tolist()) == plainly_looked_up(segment, keys, cap)
    assert count.dtype == position.dtype == np.uint32


def test_the_walk_says_the_same_uncompiled(tmp_path: Path) -> None:
    held = write(build([chance_lane("a", 5, 900, keys=50)], parts("a")), tmp_path).contents
    keys = np.sort(np.random.default_rng(1).integers(0, 1 << 28, 200).astype(np.uint32))
    keys = np.sort(np.concatenate([keys, np.linspace(0, (1 << 28) - 1, 50, dtype=np.uint32)]))
    args = (held.directory, held.remainder, held.position, keys, 1_000)
    compiled = segment_module._walk(*args)
    walked = segment_module._walk.py_func(*args)  # type: ignore[attr-defined]
    assert compiled[1].size >= 900
    for one, other in zip(compiled, walked, strict=True):
        assert np.array_equal(one, other)


def test_peaks_between_two_frames_are_the_same_uncompiled(tmp_path: Path) -> None:
    segment = write(build([lane("a", 1, 90.0), lane("b", 2, 60.0)], parts("a", "b")), tmp_path)
    held, last = segment.contents, segment.lanes[-1]
    plain: Any = segment_module._trace_of.py_func  # type: ignore[attr-defined]
    for begin, end in ((0, 10**7), (last.first + 7, last.first + 8), (900, 3_000), (5, 4_000)):
        one = segment_module._trace_of(held.trace, held.trace_start, begin, end)
        other = plain(held.trace, held.trace_start, begin, end)
        whole = segment_module._trace_of(held.trace, held.trace_start, 0, 10**7)
        inside = (whole[0] >= 8 * begin) & (whole[0] < 8 * end)
        for some, same, every in zip(one, other, whole, strict=True):
            assert np.array_equal(some, same)
            assert np.array_equal(some, every[inside])
    assert whole[0].size == held.trace.size > 1_000


def test_a_segment_can_be_read_on_after_it_let_go(tmp_path: Path) -> None:
    segment = write(build([lane("a", 1)], parts("a")), tmp_path)
    before = segment.contents.position.copy()
    segment.contents.let_go()
    assert np.array_equal(segment.contents.position, before)
    (tmp_path / f"{segment.digest}.arrow").unlink()
    segment.contents.let_go()
    assert np.array_equal(segment.contents.position, before)


def test_what_is_no_segment_is_named(tmp_path: Path) -> None:
    for data in (b"nonsense", b""):
        (tmp_path / "x.arrow").write_bytes(data)
        with pytest.raises(IntegrityError, match="cannot be read"):
            Segment(tmp_path / "x.arrow")


def test_other_parameters_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    segment = write(build([], []), tmp_path)
    monkeypatch.setattr(segment_module, "parameters_digest", lambda: "f" * 64)
    with pytest.raises(IndexMismatch, match="made with"):
        Segment(tmp_path / f"{segment.digest}.arrow")


def test_the_first_format_is_refused(tmp_path: Path) -> None:
    import pyarrow as pa

    digest = sha256(canonical({"format": "airwitness segment 1", **PARAMETERS.as_json()}))
    header = canonical({"format": "airwitness segment 1", "parameters": digest})
    schema = pa.schema([("directory", pa.int64())], metadata={b"airwitness": header})
    with pa.ipc.new_file(str(tmp_path / "x.arrow"), schema) as writer:
        writer.write_batch(pa.record_batch([pa.array([0])], schema=schema))
    with pytest.raises(IndexMismatch) as refused:
        Segment(tmp_path / "x.arrow")
    assert "rebuild" in refused.value.advice
