"""What leaves of the pictures of exhibits: judged by their own times, and nothing else."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from airwitness.acts import stills as acts_stills
from airwitness.acts.add import add_files
from airwitness.acts.exhibit_stills import MOMENTS, exhibit_stills, exhibit_strip
from airwitness.acts.searches import keep
from airwitness.archive import Archive
from airwitness.capture.file import plan_paths
from airwitness.case.content import Copy, KeptSearch, Record
from airwitness.case.place import MOMENT, WHOLE, Place, Region
from airwitness.evidence.digest import sha256
from airwitness.media.stills import read_stills
from airwitness.redaction import Pixels, faces, obscured_png, withheld_png
from airwitness.redaction.pictures import GREY
from airwitness.report.stills import ExhibitStills, Side, State
from airwitness.spans import FLICKS, Span
from tests.property.test_leaving import blocks
from tests.property.test_redaction import chunks, decoded
from tests.unit.acts.made_match import PLACING, add, find_by_hand, make_films
from tests.unit.case.made_entries import Log, copy, span
from tests.unit.media.film import number_of, numbered, write_film

_SEARCH = KeptSearch(
    number=1, question="q", clip="", clip_name="", answer=None,
    record=Record(sequence=1, time="", actor="one", key=None),
)  # fmt: skip
SLOW = 12  # seconds, with one picture in each
CORNER = Region(0, 0, WHOLE // 4, WHOLE // 4)


@pytest.fixture
def slow(archive: Archive, tmp_path: Path) -> str:
    """A film of one picture a second; SHA-256 of its part."""
    path = tmp_path / "slow.mp4"
    write_film(path, [numbered(n) for n in range(SLOW)], rate=1)
    add(archive, path)
    return sha256(path.read_bytes())


def states(found: ExhibitStills) -> list[State]:
    return [still.shown.state for still in found.stills]


def seconds(found: ExhibitStills) -> list[float | None]:
    times = [still.shown.time for still in found.stills]
    return [None if time is None else round(time / FLICKS, 3) for time in times]


def shown(found: ExhibitStills) -> list[Pixels]:
    """Every file, decoded; a reader of its own sees that it holds a picture and no more."""
    files = [still.shown.png for still in found.stills]
    assert all([kind for kind, _ in chunks(f)] == [b"IHDR", b"IDAT", b"IEND"] for f in files if f)
    return [decoded(file) for file in files if file]


def test_pictures_of_an_exhibit_are_spread_over_it_numbered_and_obscured(
    archive: Archive, slow: str
) -> None:
    log = Log().opened()
    log.exhibit(Place(object=slow, span=span(2, 10)))
    log.exhibit(Place(object=slow), "recording")
    log.exhibit(Place(object=slow), "article")
    found = exhibit_stills(archive, log.case())
    assert sorted(found) == [1, 2]
    assert seconds(found[1]) == [3, 5, 7, 9]
    (recording,) = archive.catalogue.recordings()
    eighth = recording.duration / FLICKS / 8
    assert seconds(found[2]) == [int(eighth * odd) for odd in (1, 3, 5, 7)]
    assert [still.name for still in found[1].stills] == [
        f"exhibit-001-still-0{number}.png" for number in (1, 2, 3, 4)
    ]
    assert {still.side for still in found[1].stills} == {Side.EXHIBIT}
    assert states(found[1]) == [State.OBSCURED] * MOMENTS
    assert [obscured_png(pixels) for pixels in shown(found[1])] == [
        still.shown.png for still in found[1].stills
    ]
    assert exhibit_stills(archive, log.case(), log.case().exhibits[1:2]) == {2: found[2]}


def test_a_picture_that_began_before_what_was_cleared_stays_obscured(
    archive: Archive, slow: str
) -> None:
    log = Log().opened()
    log.exhibit(Place(object=slow, span=span(2.6, 6.6)))  # asked at 3.1, 4.1, 5.1 and 6.1
    log.clear(Place(object=slow, span=span(3.05, 6.0)), CORNER)
    (found,) = exhibit_stills(archive, log.case()).values()
    assert seconds(found) == [3, 4, 5, 6]
    assert states(found) == [State.OBSCURED, State.CLEARED, State.CLEARED, State.OBSCURED]
    for still, pixels in zip(found.stills[1:3], shown(found)[1:3], strict=True):
        assert still.shown.cleared_by == ("one",)
        assert still.shown.boxes == 1
        assert still.shown.time is not None
        assert number_of(pixels) == still.shown.time // FLICKS
        assert (pixels[: pixels.shape[0] // 4, : pixels.shape[1] // 4] == GREY).all()


def test_a_cleared_moment_is_the_picture_that_stands_then(archive: Archive, slow: str) -> None:
    moment = Place(object=slow, span=Span(start=3 * FLICKS + 99, end=3 * FLICKS + 99 + MOMENT))
    log = Log().opened()
    log.exhibit(moment, "still")
    log.exhibit(Place(object=slow, span=span(1.9, 4.1)))  # asked from 2.2 on
    log.clear(moment)
    found = exhibit_stills(archive, log.case())
    assert (states(found[1]), seconds(found[1])) == ([State.CLEARED], [3])
    assert seconds(found[2]) == [2, 2, 3, 3]
    assert states(found[2]) == [State.OBSCURED] * 2 + [State.CLEARED] * 2


def test_a_picture_that_stands_while_something_is_withheld_is_withheld(
    archive: Archive, slow: str
) -> None:
    log = Log().opened()
    log.exhibit(Place(object=slow, span=span(3, 3.2)))
    log.exhibit(Place(object=slow, span=span(3, 7)))
    for actor in ("one", "two"):
        log.clear(Place(object=slow), actor=actor, key=f"keys-{actor}")
    log.withhold(Place(object=slow, span=span(3.6, 3.8)))
    found = exhibit_stills(archive, log.case())
    assert states(found[1]) == [State.WITHHELD] * MOMENTS
    assert {still.shown.png for still in found[1].stills} == {withheld_png()}
    assert states(found[2]) == [State.WITHHELD, *[State.CLEARED] * 3]
    strip = exhibit_strip(archive, log.case(), log.case().exhibits[1])
    assert states(strip) == [State.WITHHELD, *[State.OBSCURED] * 3]


def films(archive: Archive, folder: Path) -> tuple[Log, Copy]:
    clip, air = make_films(folder)
    add(archive, air)
    add(archive, clip)
    match = copy(sha256(clip.read_bytes()), sha256(air.read_bytes()), (0, 1, 3))
    log = Log().opened()
    log.exhibit(Place(object=match.part, span=match.part_span), "airing", match)
    return log, match


def test_an_airing_is_shown_from_both_sides_at_the_same_moments(
    archive: Archive, tmp_path: Path
) -> None:
    log, match = films(archive, tmp_path)
    (found,) = exhibit_stills(archive, log.case()).values()
    assert [still.side for still in found.stills] == [Side.CLIP, Side.RECORDING] * MOMENTS
    assert [still.moment for still in found.stills] == [1, 1, 2, 2, 3, 3, 4, 4]
    assert [still.object for still in found.stills[:2]] == [match.clip, match.part]
    numbers = [number_of(pixels) for pixels in shown(found)]
    assert all(abs(x - y) <= 2 for x, y in zip(numbers[::2], numbers[1::2], strict=True))
    assert found.placing is None


def test_where_the_case_keeps_the_search_the_placing_is_known(
    archive: Archive, tmp_path: Path
) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    _, search = find_by_hand(archive, clip)
    answer = search.as_json()
    log = Log().opened()
    detail = {"question": "q", "clip_name": "clip.mp4", "answer": json.dumps(answer)}
    log.add("search", detail, objects=(search.query.sha256,))
    match = copy(search.query.sha256, search.matches[0].part, (0, 1, 3))
    log.exhibit(Place(object=match.part, span=match.part_span), "airing", match)
    (found,) = exhibit_stills(archive, log.case()).values()
    assert found.placing == PLACING
    gone = [still.shown for still in found.stills if still.side is Side.CLIP]
    assert {one.state for one in gone} == {State.MISSING}  # the clip was never added, nor kept
    assert {one.note for one in gone} == {"the clip is not where it was, or is another file now"}
    assert all(one.png is None and one.time is None for one in gone)


def test_a_clip_that_was_never_added_is_read_where_it_was_searched_with(
    archive: Archive, tmp_path: Path
) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    _, search = find_by_hand(archive, clip)
    match = copy(search.query.sha256, search.matches[0].part, (0, 1, 3))
    log = Log().opened()
    log.exhibit(Place(object=match.part, span=match.part_span), "airing", match)
    case = log.case()
    damaged = replace(_SEARCH, answer={"query": {"sha256": match.clip}})
    case = replace(case, searches=(damaged, replace(damaged, answer={"query": {"sha256": "0"}})))
    assert states(exhibit_stills(archive, case)[1]).count(State.MISSING) == MOMENTS
    keep(archive, clip, search)
    (archive.folder / "private" / "searches" / "torn.json").write_text(search.query.sha256)
    assert set(states(exhibit_stills(archive, case)[1])) == {State.OBSCURED}


def test_what_is_withheld_in_the_clip_is_withheld_in_the_recording(
    archive: Archive, tmp_path: Path
) -> None:
    log, match = films(archive, tmp_path)
    for actor in ("one", "two"):
        for digest in (match.clip, match.part):
            log.clear(Place(object=digest), actor=actor, key=f"keys-{actor}")
    log.withhold(Place(object=match.clip, span=span(2.8, 3)))
    (found,) = exhibit_stills(archive, log.case()).values()
    by_side = {
        side: [still.shown.state for still in found.stills if still.side is side]
        for side in (Side.CLIP, Side.RECORDING)
    }
    cleared, withheld = State.CLEARED, State.WITHHELD
    assert by_side[Side.CLIP] == [cleared] * 4
    assert by_side[Side.RECORDING] == [cleared, cleared, withheld, withheld]  # a second around it
    log.withhold(Place(object=match.part, span=span(1, 4)))
    (found,) = exhibit_stills(archive, log.case()).values()
    assert set(states(found)) == {withheld}


def marked_film(path: Path) -> Path:
    """A film of a marked region, noise that moves, before a plain ground."""
    chance = np.random.default_rng(3)
    frames = []
    for _ in range(30):
        frame = np.full((96, 128, 3), 70, np.uint8)
        frame[16:64, 32:96] = chance.integers(0, 256, (48, 64, 3), dtype=np.uint8)
        frames.append(frame)
    return write_film(path, frames)


@pytest.mark.parametrize("is_cleared", [False, True])
def test_no_block_of_a_marked_region_leaves(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_cleared: bool
) -> None:
    monkeypatch.setattr(faces, "_WIDE", 160)  # pixels: noise keeps a detector busy
    path = marked_film(tmp_path / "film.mp4")
    add(archive, path)
    place = Place(object=sha256(path.read_bytes()))
    log = Log().opened()
    log.exhibit(place)
    if is_cleared:
        log.clear(place, Region(WHOLE // 4, WHOLE // 6, WHOLE // 2, WHOLE // 2))
    found = exhibit_stills(archive, log.case())[1]
    strip = exhibit_strip(archive, log.case(), log.case().exhibits[0])
    times = [s.shown.time for s in (*found.stills, *strip.stills) if s.shown.time is not None]
    originals = [still for _, still in read_stills(path, times)]
    assert len(originals) == len(times) == MOMENTS + 2
    marked = set().union(*(blocks(still.pixels[16:64, 32:96]) for still in originals))
    assert len(marked) > 1000
    assert set(states(found)) == {State.CLEARED if is_cleared else State.OBSCURED}
    for pixels in (*shown(found), *shown(strip)):
        assert not blocks(pixels) & marked
    if is_cleared:
        for pixels, original in zip(shown(found), originals[:MOMENTS], strict=True):
            assert np.array_equal(pixels[80:], original.pixels[80:])


def test_a_strip_has_one_picture_a_second_and_never_too_many(
    archive: Archive, slow: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = Log().opened()
    log.exhibit(Place(object=slow, span=span(1, 6.5)))
    strip = exhibit_strip(archive, log.case(), log.case().exhibits[0])
    assert len(strip.stills) == 5
    assert strip.stills[4].name == "exhibit-001-strip-05.png"
    monkeypatch.setattr("airwitness.acts.exhibit_stills.LONGEST_STRIP", 2)
    assert len(exhibit_strip(archive, log.case(), log.case().exhibits[0]).stills) == 2


def test_each_file_is_read_once(
    archive: Archive, slow: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    passes = []

    def counted(path: Path, times: list[int], **wishes: Any) -> Any:
        passes.append(times)
        return read_stills(path, times, **wishes)

    monkeypatch.setattr(acts_stills, "read_stills", counted)
    log = Log().opened()
    for start in range(5):
        log.exhibit(Place(object=slow, span=span(start, start + 4)))
    exhibit_stills(archive, log.case())
    assert len(passes) == 1
    assert passes[0] == sorted(set(passes[0]))


def test_what_cannot_be_read_is_told_without_the_name_of_a_file(
    archive: Archive, tmp_path: Path
) -> None:
    path = write_film(tmp_path / "secret.mp4", [numbered(n) for n in range(9)])
    add_files(archive, plan_paths([path], service="tv", clock_error=0), leave=True)
    place = Place(object=sha256(path.read_bytes()), span=span(0, 0.5))
    log = Log().opened()
    log.exhibit(place)
    log.exhibit(replace(place, span=span(900, 901)))
    assert set(states(exhibit_stills(archive, log.case())[2])) == {State.MISSING}
    path.unlink()
    found = exhibit_stills(archive, log.case())[1]
    assert {still.shown.note for still in found.stills} == {
        "its file was left elsewhere and is out of reach or changed"
    }
    assert {still.shown.png for still in found.stills} == {None}
