"""A still that lies between what the index keeps is found in the original, if that can be read."""

from pathlib import Path

import numpy as np
import pytest

from airwitness.acts import closer_stills
from airwitness.acts.add import add_files
from airwitness.acts.find import find
from airwitness.archive import Archive
from airwitness.capture.file import plan_paths
from airwitness.errors import MediaError
from airwitness.redaction import clear_png
from airwitness.search import Search
from airwitness.spans import FLICKS
from tests.unit.media.film import Pixels, write_film
from tests.unit.trace.moving import Luma, ground, rounded
from tests.unit.trace.test_picture_still import STILL, STRIP, shared

RATE = 10  # frames a second; about one of them is kept
AT = 8  # frame that shows the still


def coloured(picture: Luma) -> Pixels:
    return np.repeat(picture[:, :, None], 3, axis=2)


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fast scene, in which the still is shown for a tenth of a second; another recording."""
    folder = tmp_path_factory.mktemp("media")
    frames = [coloured(shared(n, STRIP)) for n in range(40)]
    frames[AT] = coloured(STILL)
    write_film(folder / "air.mp4", frames)
    write_film(folder / "other.mp4", [coloured(rounded(ground(500 + n))) for n in range(30)])
    (folder / "still.png").write_bytes(clear_png(coloured(STILL)))
    return folder


@pytest.fixture
def held(archive: Archive, media: Path) -> Archive:
    paths = [media / "air.mp4", media / "other.mp4"]
    add_files(archive, plan_paths(paths, service="tv", clock_error=0))
    return archive


def times(search: Search) -> list[tuple[str, float, float]]:
    """Names of recordings, and from when to when they show the still (s)."""
    spans = [(match.name, match.pieces[0].reference) for match in search.matches]
    return [(name, span.start / FLICKS, span.end / FLICKS) for name, span in spans]


def test_a_still_between_kept_frames_is_found(held: Archive, media: Path) -> None:
    still = media / "still.png"
    assert find(held, still, quick=True).matches == ()
    ((name, low, high),) = times(find(held, still))
    assert name == "air.mp4"
    assert low <= AT / RATE <= high
    assert high - low < 1.2  # what moves before and behind it shows part of it


def test_where_the_original_cannot_be_read_it_is_not_told(
    held: Archive, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise MediaError("air.mp4", "it is damaged")

    monkeypatch.setattr(closer_stills, "read_stretches", fails)
    assert find(held, media / "still.png").matches == ()


def test_only_what_is_asked_about_is_read(
    held: Archive, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    monkeypatch.setattr(closer_stills, "read_stretches", lambda path, *_, **__: read.append(path))
    assert find(held, media / "still.png", quick=True).matches == ()
    assert read == []
