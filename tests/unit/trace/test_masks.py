"""What masks are learned from, what they name, and their files."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.errors import IndexMismatch, InputError, IntegrityError
from airwitness.trace import common_codes, kept_corners, masking, static_mask
from airwitness.trace.common_codes import learn_common
from airwitness.trace.kept_corners import HOUR, Hour, KeptCorners, chosen, hours_in
from airwitness.trace.laying import build, write
from airwitness.trace.mask import COMMON, STATIC, Mask, masked, read_mask
from airwitness.trace.mask_folder import MaskFolder
from airwitness.trace.masking import Masking
from airwitness.trace.merging import merge
from airwitness.trace.picture_table import NewPictures, place_of
from airwitness.trace.segment import Segment
from airwitness.trace.static_mask import LEAST_LENGTH, entries, learn_static
from tests.unit.trace.made import parts
from tests.unit.trace.shown import Corner, lanes, shown

LOGO = 0x9AB_CDEF_0123_4567
FOUR = (1, 3, 5, 9)  # minutes: four of ten
NOW = {"0": "one", "1": "one", "2": "one"}


def segment_of(folder: Path, new: list[NewPictures]) -> Segment:
    return write(build([], parts(*(lane.part for lane in new)), new), folder)


def learned(segments: list[Segment], hours: list[Hour] | None = None) -> NDArray[np.uint32]:
    known = hours_in(segments, LEAST_LENGTH) if hours is None else hours
    return learn_static(segments, {"one": known})["one"]


def entry(corner: Corner) -> int:
    """By hand: 16 bits of code, 4 of size, 6 of y, 6 of x."""
    place = corner.step << 12 | int(corner.y * 64) << 6 | int(corner.x * 64)
    return corner.code >> 44 << 16 | place


def test_what_stands_for_hours_is_learned(tmp_path: Path) -> None:
    logo = Corner(code=LOGO, minutes=FOUR)
    segment = segment_of(tmp_path, lanes([shown(12, logo)] * 3))
    assert learned([segment]).tolist() == [entry(logo)]


@pytest.mark.parametrize(
    "corner",
    [
        Corner(code=LOGO, minutes=(1, 3, 5)),  # too few minutes
        Corner(code=LOGO, minutes=(1, 5, 11, 15)),  # too far from each other
        Corner(code=LOGO, minutes=range(20)).moving(),
    ],
)
def test_what_only_comes_again_does_not_stand(tmp_path: Path, corner: Corner) -> None:
    segment = segment_of(tmp_path, lanes([shown(20, corner)] * 6))
    assert learned([segment]).size == 0


def test_what_stands_in_two_hours_only_is_one_programme(tmp_path: Path) -> None:
    logo = Corner(code=LOGO, minutes=range(12))
    rest = shown(12, Corner(code=1, minutes=(0,)))
    segment = segment_of(tmp_path, lanes([shown(12, logo)] * 2 + [rest]))
    assert learned([segment]).size == 0
    long = shown(130, Corner(code=LOGO, minutes=(*range(5), *range(60, 65), *range(120, 125))))
    assert learned([segment_of(tmp_path, lanes([long]))]).size == 1


def test_other_codes_places_and_sizes_stand_apart(tmp_path: Path) -> None:
    logo = Corner(code=LOGO, minutes=(0, 1))
    others = [
        replace(logo, code=LOGO ^ 1 << 44, minutes=(2, 3)),
        replace(logo, x=0.33, minutes=(2, 3)),
        replace(logo, y=0.57, minutes=(2, 3)),
        replace(logo, step=2, minutes=(2, 3)),
    ]
    for other in others:
        segment = segment_of(tmp_path, lanes([shown(4, logo, other)] * 3))
        assert learned([segment]).size == 0
    same = replace(logo, code=LOGO ^ 1 << 43, x=0.301, minutes=(2, 3))
    segment = segment_of(tmp_path, lanes([shown(4, logo, same)] * 3))
    assert learned([segment]).tolist() == [entry(logo)]


def test_each_service_learns_of_its_own_hours(tmp_path: Path) -> None:
    one, other = Corner(code=LOGO, minutes=FOUR), Corner(code=LOGO >> 1, minutes=FOUR)
    segment = segment_of(tmp_path, lanes([shown(10, one), shown(10, other)] * 3))
    hours = hours_in([segment], LEAST_LENGTH)
    found = learn_static([segment], {"one": hours[::2], "other": hours[1::2], "none": []})
    assert [f.tolist() for f in found.values()] == [[entry(one)], [entry(other)], []]


def test_a_mask_is_the_same_however_the_lanes_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = np.random.default_rng(5)
    codes = chance.integers(0, 1 << 60, 40).tolist()
    places = chance.random((40, 2)).tolist()
    corners = [
        Corner(code=code, x=x, y=y, minutes=range(n % 7))
        for n, (code, (x, y)) in enumerate(zip(codes, places, strict=True))
    ]
    new = lanes([shown(10, *corners)] * 5)
    together = segment_of(tmp_path, new)
    apart = [segment_of(tmp_path, new[2:3]), segment_of(tmp_path, [*new[3:], *new[:2]])]
    merged = write(merge(apart, frozenset(), tmp_path), tmp_path)
    whole = learned([together]).tolist()
    assert len(whole) == len([n for n in range(40) if n % 7 >= static_mask.LEAST_MINUTES])
    assert learned(apart).tolist() == learned([merged]).tolist() == whole
    monkeypatch.setattr(kept_corners, "AT_ONCE", 25)  # corners: many stretches
    assert learned([together]).tolist() == learned(apart).tolist() == whole


def test_corners_come_stretch_by_stretch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corners = [Corner(code=number << 48, minutes=range(61)) for number in range(0, 4_096, 100)]
    segment = segment_of(tmp_path, lanes([shown(62, *corners), shown(5, *corners[:3])]))
    hours = [Hour(part="0", lane="picture 0", number=1), Hour(part="1", lane="picture 0", number=0)]
    monkeypatch.setattr(kept_corners, "AT_ONCE", 300)
    stretches = list(KeptCorners([segment], hours).stretches())
    assert len(stretches) > 5
    rows = [
        (int(code), int(hour), int(minute))
        for kept in stretches
        for code, hour, minute in zip(kept.code, kept.hour, kept.minute, strict=True)
    ]
    expected = [(c.code >> 28, 0, 0) for c in corners]
    expected += [(c.code >> 28, 1, minute) for c in corners[:3] for minute in range(5)]
    assert sorted(rows) == sorted(expected)


def test_hours_are_counted_and_chosen_by_lot(tmp_path: Path) -> None:
    short, long = shown(3), shown(125)
    segment = segment_of(tmp_path, lanes([short, long]))
    every = [("0", 0), ("1", 0), ("1", 1), ("1", 2)]
    assert [(h.part, h.number) for h in hours_in([segment], 0)] == every
    assert [(h.part, h.number) for h in hours_in([segment], LEAST_LENGTH)] == every[1:]
    assert [(h.part, h.number) for h in hours_in([segment], HOUR)] == every[1:3]
    hours = [Hour(part=str(n), lane="picture 0", number=0) for n in range(100)]
    some = chosen(hours, 10)
    assert some == chosen(hours[::-1], 10) == sorted(some)
    assert len(some) == 10
    assert set(some) & set(hours[50:]) <= set(chosen(hours[50:], 10))
    assert chosen(hours, 200) == sorted(hours)


def letters(count: int, places: int, *, repeats: int = 1) -> list[NewPictures]:
    """Lanes that all show one code, at so many places of the picture in turn."""
    each = [
        Corner(
            code=LOGO,
            minutes=range(repeats),
            x=(n % places % 16 + 0.5) / 16,
            y=(n % places // 16 + 0.5) / 16,
        ).moving()
        for n in range(count)
    ]
    return lanes([shown(repeats, corner) for corner in each])


def test_codes_that_many_hours_show_anywhere_are_common(tmp_path: Path) -> None:
    segment = segment_of(tmp_path, letters(20, 16))
    assert learn_common([segment], hours_in([segment], 0)).tolist() == [LOGO >> 28]


@pytest.mark.parametrize(
    ("count", "places", "repeats"),
    [(19, 19, 9), (40, 15, 1)],  # too few hours, however often; a clip that is aired again
)
def test_codes_of_few_hours_or_places_are_not(
    tmp_path: Path, count: int, places: int, repeats: int
) -> None:
    segment = segment_of(tmp_path, letters(count, places, repeats=repeats))
    assert learn_common([segment], hours_in([segment], 0)).size == 0


def test_common_is_a_share_of_all_hours(tmp_path: Path) -> None:
    others = lanes([shown(1, Corner(code=n << 30, minutes=(0,))) for n in range(400)], name="o{}")
    segment = segment_of(tmp_path, [*letters(20, 20), *others])
    assert learn_common([segment], hours_in([segment], 0)).size == 0
    assert learn_common([segment], hours_in([segment], 0)[:399]).size == 1


def by_hand(
    held: Masking, frame: NDArray[np.uint32], place: NDArray[np.uint32], code: NDArray[np.uint32]
) -> list[bool]:
    named = []
    whole = entries(code, place)
    for n in range(frame.size):
        lane = int(np.flatnonzero(held.first <= frame[n])[-1])
        standing = held.static[held.begin[lane] : held.end[lane]]
        named.append(bool(whole[n] in standing or code[n] in held.common))
    return named


def test_corners_are_named_by_the_mask_of_their_service() -> None:
    chance = np.random.default_rng(7)
    frame = chance.integers(0, 300, 3_000).astype(np.uint32)
    place = chance.integers(0, 1 << 29, 3_000).astype(np.uint32)
    code = chance.integers(0, 1 << 32, 3_000).astype(np.uint32)
    whole = entries(code, place)
    held = Masking.of(
        [(0, "one"), (100, None), (150, "other"), (250, "unknown")],
        {"one": np.sort(whole[:1_000]), "other": np.sort(whole[1_000:2_000])},
        np.sort(code[2_000:2_400]),
    )
    expected = by_hand(held, frame, place, code)
    assert 700 < sum(expected) < 1_300
    assert held.named(frame, place, code).tolist() == expected
    plain = masking._named.py_func(  # type: ignore[attr-defined]
        frame, place, code, held.static, held.begin, held.end, held.first, held.common,
        held.static_map, held.common_map,
    )  # fmt: skip
    assert plain.tolist() == expected
    nothing = Masking.of([(0, "one")], {})
    assert not nothing.named(frame, place, code).any()


def test_a_segment_finds_what_a_mask_names_as_still(tmp_path: Path) -> None:
    corner = Corner(code=LOGO, minutes=(0,)).moving()
    beside = replace(corner, x=0.7)
    frames = shown(1, corner, beside)
    segment = segment_of(tmp_path, lanes([frames, frames]))
    mask = made_mask(entry(corner))
    table = masked([segment], [mask], {"0": "one", "1": "two"})[0].contents.pictures
    code = np.array([LOGO ^ 5], np.uint64)  # two bits of the rest are others
    prefix = (code >> np.uint64(32) >> np.uint64(4) << np.uint64(4)).astype(np.uint32)
    hits = table.look_up(prefix, code, 24, 100, 10)
    places = table.places(hits.row)
    named = {(int(f), int(p)) for f, p in zip(hits.frame, places, strict=True) if p >> 28}
    first, second = place_of(frames).tolist()
    assert named == {(0, first | 1 << 28)}
    assert sorted(places.tolist()) == sorted([first | 1 << 28, first, second, second])
    plain = segment.contents.pictures.places(hits.row)
    assert not (plain >> np.uint32(28)).any()  # the segment itself is as it was
    common = replace(mask, kind=COMMON, service=None, entries=np.array([LOGO >> 28], np.uint32))
    both = masked([segment], [common], {})[0].contents.pictures
    assert (both.places(hits.row) >> np.uint32(28)).all()


def made_mask(*named: int, parts: str = "012", of: int = 3) -> Mask:
    return Mask(
        kind=STATIC,
        service="one",
        entries=np.array(sorted(named), np.uint32),
        hours=tuple(Hour(part=part, lane="picture 0", number=0) for part in parts),
        of=of,
    )


def test_a_mask_is_read_as_it_was_written(tmp_path: Path) -> None:
    folder = MaskFolder(tmp_path / "masks")
    assert folder.in_force() == []
    assert folder.live() == []
    mask, empty = made_mask(3, 1, 2), replace(made_mask(), service="other")
    folder.put([mask, empty])
    assert {path.stem for path in folder.files()} == {mask.digest, empty.digest}
    held = {m.service: m for m in folder.in_force()}
    assert held["one"].entries.tolist() == [1, 2, 3]
    assert replace(held["one"], entries=mask.entries) == mask
    assert held["other"].entries.size == 0
    assert held["one"].digest == mask.digest
    before = (tmp_path / "masks" / f"{mask.digest}.arrow").read_bytes()
    folder.put([made_mask(1, 2, 3)])
    assert (tmp_path / "masks" / f"{mask.digest}.arrow").read_bytes() == before
    assert folder.live() == [mask.digest]  # the other is kept, and not in force
    assert folder.named([empty.digest])[0].service == "other"
    folder.retire()
    assert folder.in_force() == []
    assert len(folder.named([mask.digest, empty.digest])) == 2


def test_a_damaged_mask_is_no_mask(tmp_path: Path) -> None:
    folder = MaskFolder(tmp_path)
    mask = made_mask(1, 2, 3)
    folder.put([mask])
    path = tmp_path / f"{mask.digest}.arrow"
    data = path.read_bytes()
    for number in range(0, len(data), 37):
        path.write_bytes(data[:number] + bytes([data[number] ^ 4]) + data[number + 1 :])
        with pytest.raises(IntegrityError, match="cannot be read"):
            folder.in_force()
        assert folder.usable() == []
    path.write_bytes(data[:100])
    with pytest.raises(IntegrityError):
        folder.in_force()
    path.unlink()
    with pytest.raises(IntegrityError):
        folder.in_force()
    with pytest.raises(InputError, match="is gone"):
        folder.named([mask.digest])
    with pytest.raises(InputError, match="is gone"):
        folder.named(["../live"])
    for text in ("", "[]", '{"format": "another", "masks": []}', '{"format": 1}'):
        (tmp_path / "live.json").write_text(text)
        assert folder.live() == []


def test_a_mask_of_another_version_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = MaskFolder(tmp_path)
    mask = made_mask(1)
    with monkeypatch.context() as before:
        before.setattr(static_mask, "VERSION", "0")
        folder.put([mask])
    assert folder.in_force() == folder.usable() == []
    with pytest.raises(IndexMismatch):
        read_mask(folder.files()[0])
    folder.prune(NOW)
    assert folder.files() == []


def test_masks_of_what_is_gone_are_deleted(tmp_path: Path) -> None:
    folder = MaskFolder(tmp_path)
    common = replace(made_mask(7), kind=COMMON, service=None)
    old, now = made_mask(1), made_mask(1, 2)
    folder.put([old])
    folder.put([now, common])
    (tmp_path / ".half").write_bytes(b"x")  # what a crash left
    folder.prune(NOW)
    assert {p.stem for p in folder.files()} == {old.digest, now.digest, common.digest}
    assert not (tmp_path / ".half").exists()
    folder.prune({**NOW, "1": "another"})
    assert [p.stem for p in folder.files()] == folder.live() == [common.digest]
    folder.prune({"0": "one", "1": "one"})
    assert folder.files() == []
    assert json.loads((tmp_path / "live.json").read_bytes())["masks"] == []
    assert list(tmp_path.iterdir()) == [tmp_path / "live.json"]


def test_parameters_of_both_kinds_are_told_apart() -> None:
    assert static_mask.made_with() != common_codes.made_with()
    mask = made_mask(1)
    assert replace(mask, kind=COMMON).digest != mask.digest
    assert replace(mask, of=4).digest != mask.digest
    assert mask.version == static_mask.VERSION
