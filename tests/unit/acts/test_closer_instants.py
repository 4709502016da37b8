"""Copies of pictures alone are told as the originals have them, where these can be read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from airwitness.acts import closer_instants
from airwitness.acts import find as finding
from airwitness.acts.add import add_files
from airwitness.acts.describing import ASTRAY, LIKE_A_SET, UNREAD, UNWITNESSED, WITNESSED
from airwitness.acts.find import find
from airwitness.archive import Archive
from airwitness.capture.file import plan_paths
from airwitness.errors import MediaError
from airwitness.search import Search
from airwitness.trace.closer_pictures import PictureLine
from airwitness.trace.picture import PictureAlignment
from airwitness.trace.picture_instants import Witnessed
from tests.unit.media.film import write_film
from tests.unit.trace.moving import Film, film

RATE = 8  # pictures a second
SECONDS = 5.0
MUCH = 1e6  # likeness that nothing has


def dense(seed: int, seconds: float, speed: float = 1.0) -> Film:
    """A film, maybe shown faster."""
    times = np.arange(round(seconds * RATE)) * speed / RATE
    return [picture for t in times for picture in film(seed, 0.25, begin=float(t))]


def written(path: Path, pictures: Film) -> Path:
    return write_film(
        path, [np.repeat(luma[:, :, None], 3, axis=2) for luma in pictures], rate=RATE
    )


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("instants")
    written(folder / "air.mp4", [*dense(43, 3.0), *dense(41, SECONDS), *dense(44, 2.0)])
    written(folder / "other.mp4", dense(45, 6.0))
    written(folder / "clip.mp4", dense(41, SECONDS))
    written(folder / "fast.mp4", dense(41, 3.2, 1.25))
    return folder


@pytest.fixture
def held(archive: Archive, media: Path) -> Archive:
    paths = [media / "air.mp4", media / "other.mp4"]
    add_files(archive, plan_paths(paths, service="tv", clock_error=0))
    return archive


def notes(search: Search) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Of what is told, and of what is listed apart."""
    return [m.notes for m in search.matches], [m.notes for m in search.static]


def failing(*_: object, **__: object) -> None:
    raise MediaError("air.mp4", "it is damaged")


def says(is_astray: bool) -> Callable[..., Witnessed]:  # noqa: FBT001
    """Stands in for a look at the originals."""

    def look(_: object, one: PictureAlignment, __: object) -> Witnessed:
        line = PictureLine(speed=one.speed, offset=one.offset)
        return Witnessed(line=line, is_astray=is_astray, is_copy=not is_astray)

    return look


def test_what_the_index_takes_for_one_set_is_told_by_the_originals(
    held: Archive, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "ALIKE", MUCH)
    assert notes(find(held, media / "clip.mp4", quick=True)) == ([], [(LIKE_A_SET,)])
    told, apart = notes(find(held, media / "clip.mp4"))
    assert (told, apart) == ([(WITNESSED,)], [])


def test_where_the_originals_cannot_be_read_the_index_stands(
    held: Archive, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close = find(held, media / "clip.mp4")
    monkeypatch.setattr(closer_instants, "read_stretches", failing)
    found = find(held, media / "clip.mp4")
    assert notes(found) == ([(f"{UNWITNESSED}: it is damaged",)], [])
    kept: Callable[[Search], list[Any]] = lambda search: [  # noqa: E731
        (m.id, m.evidence, m.expected_false) for m in search.matches
    ]
    assert kept(found) == kept(close)
    monkeypatch.setattr(finding, "ALIKE", MUCH)
    told, apart = notes(find(held, media / "clip.mp4"))
    assert (told, apart) == ([], [(LIKE_A_SET, f"{UNWITNESSED}: it is damaged")])


def test_what_is_in_another_order_is_listed_apart(
    held: Archive, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closer_instants, "witnessed", says(is_astray=True))
    assert notes(find(held, media / "clip.mp4")) == ([], [(ASTRAY,)])


def test_a_speed_that_few_frames_cannot_tell_is_laid_anew(held: Archive, media: Path) -> None:
    (quick,) = find(held, media / "fast.mp4", quick=True).matches
    (close,) = find(held, media / "fast.mp4").matches
    assert close.tempo == pytest.approx(1.25, rel=0.01)
    assert abs(quick.tempo - 1.25) > abs(close.tempo - 1.25)
    assert close.id == quick.id  # which does not depend on what can be read


def test_no_more_is_looked_at_than_is_worth_it(
    held: Archive, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def reading(path: Path, *_: object, **__: object) -> None:
        read.append(path)
        failing()

    monkeypatch.setattr(closer_instants, "read_stretches", reading)
    find(held, media / "clip.mp4", quick=True)
    assert read == []
    find(held, media / "clip.mp4")
    assert len(read) == 1  # the other recording has nothing of it
    monkeypatch.setattr(closer_instants, "MOST_TOLD", 0)
    (match,) = find(held, media / "clip.mp4").matches
    assert len(read) == 1
    assert not any(note.startswith((UNWITNESSED, UNREAD)) for note in match.notes)
