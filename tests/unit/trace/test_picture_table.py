import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.spans import FLICKS
from airwitness.trace import picture_merging, picture_table
from airwitness.trace import seek as seek_module
from airwitness.trace.laying import build, write
from airwitness.trace.merging import merge
from airwitness.trace.picture_table import (
    KEY_BITS,
    NewPictures,
    PictureTable,
    is_still,
    lay_pictures,
    place_of,
    step_of,
    x_of,
    y_of,
)
from airwitness.trace.segment import Segment
from tests.unit.trace.made import chance_lane, parts
from tests.unit.trace.moving import chance_frames, lane

SLOWED = (
    (picture_table, "_bits"),
    (picture_table, "rows_of"),
    (seek_module, "_guess"),
    (seek_module, "seek"),
)  # what the loop over corners calls
FEW = 40  # different beginnings of codes
SIX = [
    lane("a", chance_frames(1, 60)),
    lane("b", chance_frames(2, 1)),
    lane("b", chance_frames(3, 40, prefixes=FEW), "picture 1"),
    lane("c", chance_frames(4, 0)),
    lane("d", chance_frames(5, 50, prefixes=FEW)),
    lane("e", chance_frames(6, 30)),
]


def codes_of(table: PictureTable) -> NDArray[np.uint64]:
    """uint64 [n]: whole codes, in the order of the table."""
    bucket = np.repeat(np.arange(4_096, dtype=np.uint64), np.diff(table.directory.astype(int)))
    key = bucket << np.uint64(16) | table.remainder
    return key << np.uint64(32) | table.rest


def asked(seed: int, table: PictureTable, flips: int) -> tuple[Any, Any]:
    """Sorted keys and codes like those of the table, and others."""
    chance = np.random.default_rng(seed)
    code = chance.choice(codes_of(table), 150)
    for _ in range(flips):
        code = code ^ np.uint64(1) << chance.integers(0, 36, code.size).astype(np.uint64)
    last = np.uint64((1 << 60) - 1)
    others = [*chance.integers(0, 1 << 60, 50).tolist(), 0, 1, last, last ^ np.uint64(7)]
    code = np.sort(np.concatenate([code, np.array(others, np.uint64)]))
    return (code >> np.uint64(32)).astype(np.uint32), code


Hit = tuple[int, int, int, int]


def plainly_found(
    table: PictureTable, prefix: Any, code: Any, bits: int, cap: int, limit: int
) -> set[Hit]:
    held = codes_of(table)
    found = set()
    free = np.uint64(60 - bits)
    for probe, (key, whole) in enumerate(zip(prefix.tolist(), code.tolist(), strict=True)):
        rows = np.flatnonzero(held >> free == key >> (KEY_BITS - bits))
        if rows.size <= cap:
            apart = np.bitwise_count(held[rows] ^ np.uint64(whole))
            for row, count in zip(rows.tolist(), apart.tolist(), strict=True):
                if count <= limit:
                    found.add((probe, int(table.frame[row]), int(table.place[row]), count))
    return found


@pytest.mark.parametrize("bits", [28, 24, 16])
@pytest.mark.parametrize(("cap", "limit"), [(10_000, 60), (10_000, 9), (20, 60), (0, 60), (30, 13)])
def test_the_look_up_finds_what_a_plain_search_finds(bits: int, cap: int, limit: int) -> None:
    table = lay_pictures(SIX)
    key, code = asked(1, table, flips=6)
    prefix = key >> np.uint32(KEY_BITS - bits) << np.uint32(KEY_BITS - bits)
    hits = table.look_up(prefix, code, bits, cap, limit)
    assert np.array_equal(hits.frame, table.frame[hits.row])
    rows = zip(hits.probe, hits.frame, table.places(hits.row), hits.distance, strict=True)
    found = [(int(a), int(b), int(c), int(d)) for a, b, c, d in rows]
    assert len(set(found)) == len(found)
    assert set(found) == plainly_found(table, prefix, code, bits, cap, limit)
    assert (len(found) > 50) == (cap > 10 and limit > 5)


def test_more_hits_than_there_was_room_for_are_all_there() -> None:
    table = lay_pictures([lane("a", chance_frames(1, 100, prefixes=1))])
    code = np.sort(codes_of(table))[:60]
    prefix = np.zeros(60, np.uint32)
    assert 60 * codes_of(table).size > picture_table._ROOM
    hits = table.look_up(prefix, code, 24, 10_000, 60)
    assert hits.frame.size == 60 * codes_of(table).size
    assert np.array_equal(hits.probe, np.repeat(np.arange(60), codes_of(table).size))


def test_the_loops_say_the_same_uncompiled(monkeypatch: pytest.MonkeyPatch) -> None:
    table = lay_pictures(SIX)
    key, code = asked(2, table, flips=3)
    prefix = key >> np.uint32(4) << np.uint32(4)
    arguments = table.directory, table.remainder, table.rest, prefix, code, 4, 1_000, 13
    compiled: Any = picture_table._near(*arguments)
    with monkeypatch.context() as slow, np.errstate(over="ignore"):
        for module, name in SLOWED:
            kernel: Any = getattr(module, name)
            slow.setattr(module, name, kernel.py_func)
        slow.setattr(picture_table, "_ROOM", 4)
        near: Any = picture_table._near
        plain = near.py_func(*arguments)
    assert compiled[0].size > 50
    for one, other in zip(compiled, plain, strict=True):
        assert np.array_equal(one, other)


@pytest.mark.parametrize("spread", [1, 50, 65_536])
def test_a_key_is_sought_where_it_would_stand(spread: int) -> None:
    """In even and in uneven buckets, before, in and behind them, however good the guess."""
    chance = np.random.default_rng(spread)
    plain: Any = seek_module.seek.py_func  # type: ignore[attr-defined]
    for count in (0, 1, 7, 400):
        held = np.sort(chance.integers(0, spread, count + 20)).astype(np.uint16)
        first, end = 10, 10 + count
        held[first:end].sort()
        for wanted in (*chance.integers(0, 65_536, 40).tolist(), 0, 1, spread // 2, 65_535):
            expected = first + int(np.searchsorted(held[first:end], wanted))
            for guess in {first, (first + expected) // 2, expected, end}:
                assert seek_module.seek(held, first, end, guess, wanted) == expected
                assert plain(held, first, end, guess, wanted) == expected


@pytest.mark.parametrize("spread", [2, 900, 65_536])
@pytest.mark.parametrize("free", [0, 4, 16])
def test_many_keys_are_found_together(spread: int, free: int) -> None:
    """Some buckets are empty, some keys are equal, and many have no row."""
    chance = np.random.default_rng(spread + free)
    bucket = np.sort(chance.choice([1, 2, 5, 6], 3_000))
    key = np.sort(bucket << 16 | chance.integers(0, spread, 3_000))
    directory = np.searchsorted(key, np.arange(9) << 16).astype(np.uint32)
    wanted = np.concatenate([key[::11], chance.integers(0, 8 << 16, 400), [0, (8 << 16) - 1]])
    wanted = np.sort(wanted >> free << free).astype(np.uint32)
    arguments: Any = directory, (key & 0xFFFF).astype(np.uint16), wanted, free
    begin, size = seek_module.rows_of(*arguments)
    assert np.array_equal(begin, np.searchsorted(key, wanted))
    assert np.array_equal(size, np.searchsorted(key, wanted + (1 << free)) - begin)
    assert size.max() > 1 or free == 0


def test_places_come_back() -> None:
    frames = chance_frames(7, 50)
    place = place_of(frames)
    assert x_of(place) == pytest.approx(frames.x, abs=1 / 4_096)
    assert y_of(place) == pytest.approx(frames.y, abs=1 / 4_096)
    assert np.array_equal(step_of(place), frames.step)
    assert np.array_equal(is_still(place), frames.is_still)


def test_frames_and_lanes_stand_one_behind_the_other() -> None:
    table = lay_pictures(SIX)
    assert [x.frames for x in table.lanes] == [60, 1, 40, 0, 50, 30]
    assert [x.first for x in table.lanes] == [0, 60, 61, 101, 101, 151]
    assert table.time.size == table.shape.size == 181
    for new, held in zip(SIX, table.lanes, strict=True):
        assert (held.part, held.name, held.start, held.end) == (
            new.part, new.name, new.start, new.end,
        )  # fmt: skip
        mine = slice(held.first, held.first + held.frames)
        assert np.array_equal(table.time[mine], new.frames.time)
        assert table.shape[mine] / 4_096 == pytest.approx(new.frames.shape, abs=1e-3)
        owner = (table.frame >= held.first) & (table.frame < held.first + held.frames)
        assert sorted(codes_of(table)[owner].tolist()) == sorted(new.frames.code.tolist())
    keys = codes_of(table) >> np.uint64(32)
    order = keys.astype(object) * (1 << 32) + table.frame
    assert np.all(order[1:] >= order[:-1])


def laid(folder: Path, lanes: Sequence[NewPictures]) -> Segment:
    """A segment with a lane of sound for each part, too."""
    names = list(dict.fromkeys(new.part for new in lanes))
    sounds = [chance_lane(name, ord(name), 50, decoys=1) for name in names]
    return write(build(sounds, parts(*names), lanes), folder)


@pytest.mark.parametrize("group", [100, 1 << 20])
@pytest.mark.parametrize("cuts", [(), (3,), (1, 3, 5), (3, 3, 4)])
@pytest.mark.parametrize("dropped", ["", "a", "b", "ce", "bd", "abcde"])
def test_merging_is_building_what_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: int, cuts: tuple[int, ...], dropped: str
) -> None:
    monkeypatch.setattr(picture_merging, "_GROUP", group)
    borders = [0, *cuts, len(SIX)]
    segments = [laid(tmp_path, SIX[a:b]) for a, b in itertools.pairwise(borders)]
    made = write(merge(segments, frozenset(dropped), tmp_path), tmp_path)
    left = laid(tmp_path, [new for new in SIX if new.part not in dropped])
    assert made.digest == left.digest
    assert [x.part for x in made.contents.pictures.lanes] == [
        new.part for new in SIX if new.part not in dropped
    ]


def test_what_was_withdrawn_leaves_no_corner_behind(tmp_path: Path) -> None:
    segments = [laid(tmp_path, SIX[:3]), laid(tmp_path, SIX[3:])]
    made = write(merge(segments, frozenset("ad"), tmp_path), tmp_path)
    held = set(codes_of(made.contents.pictures).tolist())
    for new in SIX:
        mine = set(new.frames.code.tolist())
        assert mine <= held if new.part not in "ad" else not mine & held


def test_a_segment_gives_back_its_pictures(tmp_path: Path) -> None:
    held = laid(tmp_path, SIX).contents.pictures
    built = lay_pictures(SIX)
    assert held.lanes == built.lanes
    for name in picture_table.PICTURE_ARRAYS:
        one, other = getattr(held, name), getattr(built, name)
        assert one.dtype == other.dtype
        assert np.array_equal(one, other)
    assert held.time[:2].max() < 10 * FLICKS


def test_a_look_up_in_pieces_finds_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between them the memory of what was read is given back."""
    table = laid(tmp_path, SIX).contents.pictures
    key, code = asked(3, table, 2)
    prefix = key >> np.uint32(4) << np.uint32(4)
    whole = table.look_up(prefix, code, 24, 10**9, 20)
    monkeypatch.setattr(picture_table, "_MANY", 2)
    monkeypatch.setattr(picture_table, "_AT_ONCE", table.frame.size // 6)
    parted = table.look_up(prefix, code, 24, 10**9, 20)
    assert whole.probe.size > 100
    for name in ("probe", "row", "frame", "distance"):
        assert np.array_equal(getattr(whole, name), getattr(parted, name))
    places = table.places(whole.row)
    monkeypatch.setattr(picture_table, "_SOME", 0)
    assert np.array_equal(table.places(parted.row), places)
