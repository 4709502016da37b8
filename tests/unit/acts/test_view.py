"""A clear picture is written in one place, on the record, and nowhere else."""

import base64
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.acts.searches import keep, recall
from airwitness.acts.view import PAIRS, view
from airwitness.acts.withdraw import Reason, withdraw
from airwitness.archive import Archive
from airwitness.errors import InputError, IntegrityError
from airwitness.evidence.digest import sha256
from airwitness.evidence.verify import FAILED, verify
from airwitness.trace.geometry import WHOLE, Placing
from tests.property.test_redaction import decoded
from tests.unit.acts.made_match import PLACING, add, find_by_hand, kept_search, make_films
from tests.unit.media.film import Pixels, number_of, write_film
from tests.unit.report.report_world import Page
from tests.unit.trace.moving import ground, rounded

GROUND = rounded(ground(33))


def test_a_match_is_seen_clear_in_step_and_on_record(archive: Archive, tmp_path: Path) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    match, _ = kept_search(archive, clip)
    viewed = view(archive, match.id)
    assert viewed.page == archive.folder / "private" / "views" / f"{match.id}.html"
    assert viewed.pictures == 2 * PAIRS
    page = Page(viewed.page.read_text())
    images = [
        decoded(base64.b64decode((i["src"] or "").partition(",")[2])) for i in page.all("img")
    ]
    assert {image.shape for image in images} == {(48, 64, 3)}
    for one, other in zip(images[::2], images[1::2], strict=True):
        assert number_of(one) == number_of(other)
    assert "mirrored" in page.text
    line = list(archive.custody.lines())[-1]
    assert (line.act.act, line.act.objects) == ("view-original", (match.part,))
    assert line.sequence == viewed.sequence
    assert f"custody line {line.sequence}" in page.text
    detail = archive.detail(line.act.detail or "")
    assert detail is not None
    assert {key: detail[key] for key in ("match", "clip", "pictures")} == {
        "match": match.id,
        "clip": sha256(clip.read_bytes()),
        "pictures": 2 * PAIRS,
    }
    assert not [check for check in verify(archive.folder) if check.state == FAILED]


def test_the_private_folder_is_for_its_owner_only(archive: Archive, tmp_path: Path) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    match, _ = kept_search(archive, clip)
    old = os.umask(0)
    try:
        view(archive, match.id)
    finally:
        os.umask(old)
    folder = archive.folder / "private"
    modes = {p.name: p.stat().st_mode & 0o777 for p in (folder, *folder.iterdir())}
    assert modes == {"private": 0o700, "searches": 0o700, "views": 0o700}


def test_where_the_log_fails_nothing_is_written(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    match, _ = kept_search(archive, clip)

    def fails(*_: object, **__: object) -> None:
        raise IntegrityError("custody", "was cut short")

    monkeypatch.setattr(archive, "record", fails)
    with pytest.raises(IntegrityError):
        view(archive, match.id)
    assert not (archive.folder / "private" / "views").exists()


def test_what_cannot_be_seen_is_not_recorded(archive: Archive, tmp_path: Path) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    match, _ = kept_search(archive, clip, frames=((900.0, 900.0),))
    before = archive.custody.head()
    with pytest.raises(InputError, match="no pictures to see: nothing could be decoded there"):
        view(archive, match.id)
    assert archive.custody.head() == before


def test_a_clip_that_the_archive_holds_is_on_record_too(archive: Archive, tmp_path: Path) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    add(archive, clip)
    match, _ = kept_search(archive, clip)
    view(archive, match.id)
    line = list(archive.custody.lines())[-1]
    assert line.act.objects == (match.part, sha256(clip.read_bytes()))


def test_a_match_of_sound_is_seen_too(archive: Archive, tmp_path: Path) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    match, _ = kept_search(archive, clip, picture=None, frames=(), lane="sound 0")
    viewed = view(archive, match.id)
    assert viewed.pictures == 2 * PAIRS
    assert "is not known" in viewed.page.read_text()


def test_the_newest_search_with_the_id_wins(archive: Archive, tmp_path: Path) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    match, first = kept_search(archive, clip)
    again, search = find_by_hand(archive, clip, picture=None)
    assert again.id == match.id
    keep(archive, clip, search)
    second = next(p for p in archive.private.searches() if p != first)
    for age, path in ((0, second), (60, first)):
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    assert recall(archive, match.id).scene.picture is None
    os.utime(first, (2_000_000, 2_000_000))
    assert recall(archive, match.id).scene.picture == PLACING
    assert recall(archive, match.id, second).scene.picture is None


def test_a_search_is_named_by_its_content_and_kept_once(archive: Archive, tmp_path: Path) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    match, path = kept_search(archive, clip)
    assert path.stem == sha256(path.read_bytes())
    kept_search(archive, clip)
    assert archive.private.searches() == [path]
    kept = recall(archive, match.id)
    assert kept.clip == str(clip.resolve())
    assert kept.scene.frames == tuple((round(x, 4), round(y, 4)) for x, y in match.frames)
    assert kept.scene.pieces == match.pieces


def test_what_find_printed_is_a_search_too(archive: Archive, tmp_path: Path) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    match, search = find_by_hand(archive, clip)
    printed = tmp_path / "search.json"
    printed.write_text(json.dumps(search.as_json()))
    assert recall(archive, match.id, printed).clip is None
    viewed = view(archive, match.id, search=printed)
    assert viewed.pictures == PAIRS  # where the clip is was not printed
    assert "the clip is not where it was" in viewed.page.read_text()


def broken(search: dict[str, Any], what: str) -> object:
    match = search["matches"][0]
    if what == "rectangle":
        match["picture"]["in_clip"]["width"] = 7.0
    elif what == "digest":
        match["part"] = "../../../etc/passwd"
    elif what == "time":
        match["frames"] = [[float("nan"), 1.0]]
    elif what == "endless":
        match["frames"] = [[1e300, 1.0]]
    elif what == "member":
        del match["lane"]
    elif what == "list":
        return [match["id"]]
    return search


@pytest.mark.parametrize("what", ["rectangle", "digest", "time", "endless", "member", "list"])
def test_a_search_that_was_tampered_with_is_refused(
    archive: Archive, tmp_path: Path, what: str
) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    match, search = find_by_hand(archive, clip)
    path = tmp_path / "search.json"
    path.write_text(json.dumps(broken(search.as_json(), what)))
    with pytest.raises(InputError, match=r"search\.json is not a search"):
        recall(archive, match.id, path)
    path.write_text(f"{match.id} but no JSON")
    with pytest.raises(InputError, match="is not a search"):
        recall(archive, match.id, path)
    path.unlink()
    with pytest.raises(InputError, match="cannot be read"):
        recall(archive, match.id, path)


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("m0123456789a", "no kept search has the id"),
        ("../../etc/x1", "not the id of a match"),
        ("r0123456789a", "not the id of a match"),
        ("", "not the id of a match"),
    ],
)
def test_an_unknown_id_is_told_with_advice(archive: Archive, wanted: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as error:
        view(archive, wanted)
    assert "find" in error.value.advice


def test_an_id_that_only_stands_somewhere_in_a_search_is_unknown(
    archive: Archive, tmp_path: Path
) -> None:
    path = tmp_path / "s.json"
    path.write_text(json.dumps({"matches": [], "weaker": [], "query": {"name": "m0123456789a"}}))
    with pytest.raises(InputError, match=r"no match of s\.json has the id"):
        recall(archive, "m0123456789a", path)


def test_a_withdrawal_clears_what_was_kept_and_what_was_seen(
    archive: Archive, tmp_path: Path
) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    match, path = kept_search(archive, clip)
    viewed = view(archive, match.id)
    elsewhere = tmp_path / "search.json"
    elsewhere.write_bytes(path.read_bytes())
    withdraw(archive, match.part, reason=Reason.PRIVATE)
    assert not viewed.page.exists()
    assert archive.private.searches() == []
    before = archive.custody.head()
    with pytest.raises(InputError, match="does not hold the part"):
        view(archive, match.id, search=elsewhere)
    assert archive.custody.head() == before


def textured(number: int) -> Pixels:
    """A frame of a camera that pans."""
    luma = GROUND[:180, 4 * number : 4 * number + 320]
    return np.repeat(luma[:, :, None], 3, axis=2)


def dots(page: Page) -> list[NDArray[np.float64]]:
    """The points of each still that has any, in percent of its width and height."""
    drawn = [path["d"] or "" for path in page.all("path")][::2]  # each is drawn twice
    return [
        np.array(
            [[float(n) for n in point.split()] for point in d.replace("h0", "").split("M")[1:]]
        )
        for d in drawn
    ]


def test_the_corners_that_agree_are_drawn(archive: Archive, tmp_path: Path) -> None:
    frames = [textured(n) for n in range(30)]
    clip = write_film(tmp_path / "clip.mp4", frames)
    air = write_film(tmp_path / "air.ts", [frames[0]] * 10 + frames, container="mpegts")
    add(archive, air)
    whole = Placing(in_recording=WHOLE, in_clip=WHOLE, is_mirrored=False)
    match, _ = kept_search(archive, clip, picture=whole)
    page = Page(view(archive, match.id).page.read_text())
    drawn = dots(page)
    assert len(drawn) == 2 * PAIRS
    for one, other in zip(drawn[::2], drawn[1::2], strict=True):
        assert len(one) >= 15
        assert one == pytest.approx(other, abs=2.0)
    assert page.text.count(f"{len(drawn[0])} corners agree") >= 1


def test_where_no_corners_agree_none_are_drawn(archive: Archive, tmp_path: Path) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    match, _ = kept_search(archive, clip)
    page = Page(view(archive, match.id).page.read_text())
    assert dots(page) == []
    assert "corners agree" not in page.text
