import itertools
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from airwitness.trace import merging
from airwitness.trace.laying import NewLane, build, write
from airwitness.trace.merging import merge
from airwitness.trace.segment import Segment
from tests.unit.trace.made import chance_lane, lane, parts

SIX = [
    chance_lane("a", 1, 9_000, decoys=2),
    chance_lane("b", 2, 1, keys=9),
    chance_lane("c", 3, 2_048, decoys=1, keys=9),
    chance_lane("d", 4, 5_000),
    chance_lane("e", 5, 2_047, decoys=3, keys=70_000),
    chance_lane("f", 6, 100, decoys=1),
]


def laid(folder: Path, lanes: Sequence[NewLane]) -> Segment:
    return write(build(lanes, parts(*(new.part for new in lanes))), folder)


def merged(folder: Path, segments: Sequence[Segment], *dropped: str) -> str:
    return write(merge(segments, frozenset(dropped), folder), folder).digest


def test_merging_songs_is_building_at_once(tmp_path: Path) -> None:
    lanes = [lane("a", 1), lane("b", 2), lane("c", 3)]
    both = [laid(tmp_path, lanes[:2]), laid(tmp_path, lanes[2:])]
    assert merged(tmp_path, both) == laid(tmp_path, lanes).digest


@pytest.mark.parametrize("group", [100, 1 << 20])
@pytest.mark.parametrize("cuts", [(), (3,), (1, 2, 5), (2, 2, 4)])
@pytest.mark.parametrize("dropped", ["", "a", "c", "be", "cd", "acf", "abcde", "ef"])
def test_merging_is_building_what_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: int, cuts: tuple[int, ...], dropped: str
) -> None:
    monkeypatch.setattr(merging, "_GROUP", group)
    monkeypatch.setattr(merging, "_PIECE", 1_000)
    borders = [0, *cuts, len(SIX)]
    segments = [laid(tmp_path, SIX[a:b]) for a, b in itertools.pairwise(borders)]
    left = [new for new in SIX if new.part not in dropped]
    assert merged(tmp_path, segments, *dropped) == laid(tmp_path, left).digest


def test_what_was_withdrawn_takes_its_decoys_along(tmp_path: Path) -> None:
    whole = laid(tmp_path, SIX)
    left = write(merge([whole], frozenset("ce"), tmp_path), tmp_path)
    assert [x.part for x in left.lanes] == ["a", "b", "d", "f"]
    stay = [decoy for new in (SIX[0], SIX[5]) for decoy in new.fingerprint.decoys]
    assert left.decoy_count == len(stay)
    for number, decoy in enumerate(stay):
        assert np.array_equal(left.decoy(number).time, decoy.time)
    data = (tmp_path / f"{left.digest}.arrow").read_bytes()
    held = whole.contents
    gone = held.decoy[held.decoy_start[2] : held.decoy_start[3]]
    assert gone.tobytes() in (tmp_path / f"{whole.digest}.arrow").read_bytes()
    assert gone.tobytes() not in data


def test_no_lanes_are_a_segment_too(tmp_path: Path) -> None:
    segment = write(build([], parts("picture only")), tmp_path)
    assert segment.lanes == ()
    assert segment.decoy_count == 0
    assert segment.look_up(np.array([5], np.uint32), 10)[1].size == 0
    assert merged(tmp_path, [segment]) == segment.digest


def test_everything_may_be_withdrawn(tmp_path: Path) -> None:
    contents = merge([laid(tmp_path, SIX[:2])], frozenset("ab"), tmp_path)
    assert (contents.lanes, contents.parts) == ((), ())
    assert contents.position.size == contents.blocks == 0


def test_merging_leaves_no_file_behind(tmp_path: Path) -> None:
    both = [laid(tmp_path, SIX[:3]), laid(tmp_path, SIX[3:])]
    contents = merge(both, frozenset(), tmp_path)
    assert {path.stem for path in tmp_path.iterdir()} == {segment.digest for segment in both}
    assert contents.position.size == sum(new.fingerprint.keys.key.size for new in SIX)
