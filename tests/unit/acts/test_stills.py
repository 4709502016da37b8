"""Pairs of stills are read from where the files are, and what cannot be read is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from airwitness.acts import stills as acts_stills
from airwitness.acts.leaving import Leaving
from airwitness.acts.page import reported
from airwitness.acts.stills import MOMENTS, leaving_stills, moments, scene_of
from airwitness.airings import Piece
from airwitness.archive import Archive
from airwitness.case.content import Everywhere
from airwitness.case.place import Place
from airwitness.case.shots import shots_of
from airwitness.evidence.digest import Json
from airwitness.redaction import obscured_png, withheld_png
from airwitness.report import render
from airwitness.report.stills import Shown, State, Stills
from airwitness.search import Search
from airwitness.spans import FLICKS, Span, flicks_of
from tests.property.test_redaction import decoded
from tests.unit.acts.made_match import LATE, PLACING, add, find_by_hand, make_films
from tests.unit.media.film import number_of
from tests.unit.report.report_world import Page


def obscured_stills(archive: Archive, search: Search, clip: Path | str) -> dict[str, Stills]:
    return leaving_stills(archive, search, clip, Leaving(shots=shots_of(Everywhere())))


def brightness(shown: Shown) -> int:
    assert shown.png is not None
    return number_of(decoded(shown.png))


def test_clip_and_recording_are_shown_in_step_and_obscured(
    archive: Archive, tmp_path: Path
) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    match, search = find_by_hand(archive, clip)
    stills = obscured_stills(archive, search, clip)[match.id]
    assert stills.placing == PLACING
    assert len(stills.pairs) == MOMENTS
    for pair in stills.pairs:
        assert abs(brightness(pair.clip) - brightness(pair.recording)) <= 2
        assert pair.recording.at - pair.clip.at == pytest.approx(LATE * FLICKS, abs=2)
        for side in (pair.clip, pair.recording):
            assert side.png is not None
            assert obscured_png(decoded(side.png)) == side.png
            assert (side.width, side.height) == (64, 48)
    numbers = [brightness(pair.clip) for pair in stills.pairs]
    assert numbers == sorted(numbers)
    assert numbers[-1] - numbers[0] > 15  # spread over the match


def test_the_page_of_a_search_shows_them(archive: Archive, tmp_path: Path) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    match, search = find_by_hand(archive, clip)
    page = Page(render(reported(archive, search, clip=clip)))
    assert len(page.all("img")) == 2 * MOMENTS
    assert f"airwitness view {match.id}" in page.text
    assert "mirrored" in page.text
    assert Page(render(reported(archive, search))).all("img") == []


def withhold(archive: Archive, detail: dict[str, Json], *objects: str) -> None:
    """As a case records it."""
    opening = archive.record("case", detail={"title": "t"}).act.detail
    assert opening is not None
    archive.record("withhold", objects=(opening, *objects), detail=detail)


@pytest.mark.parametrize("side", ["clip", "air"])
def test_a_shot_that_any_case_withholds_is_on_no_page(
    archive: Archive, tmp_path: Path, side: str
) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    match, search = find_by_hand(archive, clip)
    digest, late = (search.query.sha256, 0.0) if side == "clip" else (match.part, LATE)
    place = Place(object=digest, span=Span(start=flicks_of(late), end=flicks_of(late + 0.2)))
    withhold(archive, {"what": "shot", "place": place.as_detail()}, digest)
    stills = reported(archive, search, clip=clip).stills[match.id]
    own = [s.clip if side == "clip" else s.recording for s in stills.pairs]
    other = [s.recording if side == "clip" else s.clip for s in stills.pairs]
    assert [s.state for s in own] == [State.OBSCURED] * MOMENTS  # before the first one asked for
    assert other[0].state is State.WITHHELD  # a second around it
    assert other[-1].state is State.OBSCURED
    assert {s.png for s in other if s.state is State.WITHHELD} == {withheld_png()}
    page = Page(render(reported(archive, search, clip=clip)))
    told = [image["alt"] or "" for image in page.all("img")]
    assert any(alt.startswith("withheld still of the") for alt in told)
    withhold(archive, {"what": "shot", "place": {"object": digest}}, digest)
    every = reported(archive, search, clip=clip).stills[match.id].pairs
    assert {s.state for p in every for s in (p.clip, p.recording)} == {State.WITHHELD}


def test_a_phrase_that_any_case_withholds_is_on_no_page(archive: Archive, tmp_path: Path) -> None:
    clip, air = make_films(tmp_path)
    named = clip.rename(tmp_path / "Zora_Qwint.mp4")
    add(archive, air)
    match, search = find_by_hand(archive, named)
    search = replace(search, matches=(replace(match, name="from zora-qwint.ts"),))
    assert "qwint" in render(reported(archive, search, clip=named)).lower()
    withhold(archive, {"what": "words", "phrase": "zora qwint"})
    page = render(reported(archive, search, clip=named))
    assert "qwint" not in page.lower()
    assert "[withheld].mp4" in page
    assert match.part in page  # digests stay


def test_a_match_of_sound_alone_has_no_stills(archive: Archive, tmp_path: Path) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    _, search = find_by_hand(archive, clip, picture=None)
    assert obscured_stills(archive, search, clip) == {}


def test_the_strongest_matches_are_shown(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    _, search = find_by_hand(archive, clip)
    monkeypatch.setattr(acts_stills, "MOST", 0)
    assert obscured_stills(archive, search, clip) == {}


def missing(stills: dict[str, Stills]) -> tuple[set[str], set[str]]:
    (found,) = stills.values()
    return {p.clip.note for p in found.pairs}, {p.recording.note for p in found.pairs}


def test_a_clip_that_changed_or_went_is_not_shown(archive: Archive, tmp_path: Path) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    _, search = find_by_hand(archive, clip)
    clip.write_bytes(air.read_bytes())
    gone = {"the clip is not where it was, or is another file now"}
    assert missing(obscured_stills(archive, search, clip)) == (gone, {""})
    clip.unlink()
    assert missing(obscured_stills(archive, search, clip)) == (gone, {""})
    html = render(reported(archive, search, clip=clip))
    assert "No picture of the clip: the clip is not where it was" in Page(html).text


def test_a_clip_in_the_archive_is_read_from_there(archive: Archive, tmp_path: Path) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    add(archive, clip)
    _, search = find_by_hand(archive, clip)
    clip.unlink()
    assert missing(obscured_stills(archive, search, search.query.sha256)) == ({""}, {""})


def test_a_recording_that_is_gone_or_cannot_be_read_is_told(
    archive: Archive, tmp_path: Path
) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    match, search = find_by_hand(archive, clip)
    path = archive.store.path(match.part)
    path.chmod(0o600)
    path.write_bytes(b"hello " * 99)
    assert "" not in missing(obscured_stills(archive, search, clip))[1]
    path.unlink()
    assert missing(obscured_stills(archive, search, clip)) == ({""}, {"no such file or directory"})
    other = replace(search, matches=(replace(match, recording="r000000000000"),))
    said = {"the archive does not hold the recording any more"}
    assert missing(obscured_stills(archive, other, clip)) == ({""}, said)


def test_times_at_which_nothing_is_shown_are_told(archive: Archive, tmp_path: Path) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    late = ((2.0, 900.0),)
    _, search = find_by_hand(archive, clip, frames=late, lane="picture 9")
    said = {"nothing could be decoded there"}
    assert missing(obscured_stills(archive, search, clip)) == ({""}, said)


def test_moments_are_matched_frames_else_instants_inside_the_pieces(
    archive: Archive, tmp_path: Path
) -> None:
    clip, air = make_films(tmp_path)
    add(archive, air)
    match, _ = find_by_hand(archive, clip)
    scene = scene_of(match)
    chosen = {flicks_of(x): flicks_of(y) for x, y in match.frames}
    assert all(chosen[x] == y for x, y in moments(scene, 4))
    assert len(moments(scene, 99)) == len(match.frames) == 8
    pieces = tuple(
        Piece(
            query=Span(start=a * FLICKS, end=(a + 4) * FLICKS),
            reference=Span(start=b * FLICKS, end=(b + 8) * FLICKS),
        )
        for a, b in ((0, 100), (20, 200))
    )
    cut = replace(scene, frames=(), pieces=pieces)
    found = [(x / FLICKS, y / FLICKS) for x, y in moments(cut, 4)]
    assert found == [(1.0, 102.0), (3.0, 106.0), (21.0, 202.0), (23.0, 206.0)]
    assert moments(replace(cut, pieces=()), 4) == []
