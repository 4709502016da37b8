from pathlib import Path

import numpy as np
import pytest

from airwitness.demo.sounds import song
from airwitness.errors import IndexMismatch, IntegrityError
from airwitness.evidence.digest import sha256
from airwitness.fingerprint.audio import LaneFingerprinter
from airwitness.trace import segment as segment_module
from airwitness.trace.segment import (
    GUARD,
    Contents,
    IndexedPart,
    NewLane,
    Segment,
    build,
    encode,
    merge,
)


def lane(part: str, seed: int, seconds: float = 20.0, name: str = "sound 0") -> NewLane:
    finger = LaneFingerprinter()
    finger.feed(song(seed, seconds, 8_000))
    return NewLane(part=part, name=name, start=seed, fingerprint=finger.finish())


def parts(*names: str) -> list[IndexedPart]:
    return [IndexedPart(part=name, facts='{"duration":1}') for name in names]


def saved(folder: Path, contents: Contents) -> Segment:
    data = encode(contents)
    path = folder / f"{sha256(data)}.arrow"
    path.write_bytes(data)
    return Segment(path)


def test_the_same_lanes_give_the_same_bytes() -> None:
    lanes = [lane("a", 1), lane("b", 2)]
    assert encode(build(lanes, parts("a", "b"))) == encode(build(lanes, parts("a", "b")))


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    lanes = [lane("a", 1), lane("b", 2, 40.0), lane("b", 3, name="sound 1")]
    segment = saved(tmp_path, build(lanes, parts("a", "b", "silent")))
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
    segment = saved(tmp_path, build(lanes, parts("a", "b")))
    for new, held in zip(lanes, segment.lanes, strict=True):
        keys = np.sort(new.fingerprint.keys.key)
        _, position = segment.look_up(keys, 1_000)
        assert {segment.lane_at(int(p)).part for p in position} >= {held.part}
        frames = set((new.fingerprint.keys.time // 8 + held.first).tolist())
        assert frames <= set(position.tolist())
    gap = segment.lanes[1].first - segment.lanes[0].first - segment.lanes[0].frames
    assert gap == GUARD


def test_a_key_that_is_everywhere_is_passed_over(tmp_path: Path) -> None:
    segment = saved(tmp_path, build([lane("a", 1)], parts("a")))
    held = segment.contents
    key = np.array([int(np.flatnonzero(np.diff(held.directory))[0]) << 16], np.uint32)
    key |= np.uint32(held.remainder[held.directory[key[0] >> 16]])
    assert segment.look_up(key, 1_000)[1].size >= 1
    assert segment.look_up(key, 0)[1].size == 0
    args = (held.directory, held.remainder, held.position, np.repeat(key, 200), 1_000)
    slow = segment_module._walk.py_func(*args)  # type: ignore[attr-defined]
    for one, other in zip(segment_module._walk(*args), slow, strict=True):
        assert np.array_equal(one, other)


def test_merging_is_building_at_once(tmp_path: Path) -> None:
    lanes = [lane("a", 1), lane("b", 2), lane("c", 3)]
    one = saved(tmp_path, build(lanes[:2], parts("a", "b")))
    other = saved(tmp_path, build(lanes[2:], parts("c")))
    assert encode(merge([one, other], frozenset())) == encode(build(lanes, parts("a", "b", "c")))


def test_merging_leaves_out_what_was_withdrawn(tmp_path: Path) -> None:
    lanes = [lane("a", 1), lane("b", 2), lane("c", 3)]
    whole = saved(tmp_path, build(lanes, parts("a", "b", "c")))
    left = encode(merge([whole], frozenset({"b"})))
    assert left == encode(build([lanes[0], lanes[2]], parts("a", "c")))


def test_no_lanes_are_a_segment_too(tmp_path: Path) -> None:
    segment = saved(tmp_path, build([], parts("picture only")))
    assert segment.lanes == ()
    assert segment.look_up(np.array([5], np.uint32), 10)[0].size == 0
    assert encode(merge([segment], frozenset())) == encode(segment.contents)


def test_what_is_no_segment_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.arrow").write_bytes(b"nonsense")
    with pytest.raises(IntegrityError, match="cannot be read"):
        Segment(tmp_path / "x.arrow")


def test_other_parameters_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = encode(build([], []))
    (tmp_path / "x.arrow").write_bytes(data)
    monkeypatch.setattr(segment_module, "parameters_digest", lambda: "f" * 64)
    with pytest.raises(IndexMismatch, match="made with"):
        Segment(tmp_path / "x.arrow")
