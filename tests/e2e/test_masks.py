"""A service with one studio: its set proves nothing, and what is aired again is found all the same.

Three recordings of the service show the set in long shots. Two more programmes, cut every second,
so that nothing of the set is seen to stand in them, share it too; and a film is aired twice.
"""

import json
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from airwitness.archive import Archive
from airwitness.cli import run
from airwitness.fingerprint.video import Frames, PictureFingerprinter
from airwitness.settings import Settings
from airwitness.spans import FLICKS
from tests.pictures import write_video
from tests.unit.acts.held import air, part_of
from tests.unit.trace.moving import RATE, Film, blurred, resized, rounded
from tests.unit.trace.moving import film as drawn_film

HEIGHT, WIDTH = 180, 320
MINUTES = 5.2
CAMERAS, BOXES = 4, 2
ORDER = (0, 1, 2, 3, 1, 0, 3, 2, 0, 2, 1, 3)  # no camera twice within two shots
LONG, CUT = 4.0, 1.4  # s: what a camera shows is shown 1.5 s before and after by none
TALK = part_of("part3")
Json = dict[str, Any]


def written(path: Path, pictures: Film) -> Path:
    colour = [np.repeat(luma[:, :, None], 3, axis=2) for luma in pictures]
    return write_video(path, colour, rate=RATE, held=1)


def recorded(pictures: Film, rate: int) -> Frames:
    """The fingerprint of a recording."""
    finger = PictureFingerprinter()
    for number, luma in enumerate(pictures):
        finger.feed(number * FLICKS // rate, luma)
    return finger.finish()


def camera(number: int) -> Film:
    """One view of the set: a plain wall, a sign, and boxes that stand before it."""
    chance = np.random.default_rng(900 + number)
    view = np.full((HEIGHT, WIDTH), 120, np.uint8)
    for _ in range(BOXES):
        top, left = int(chance.integers(10, HEIGHT - 60)), int(chance.integers(10, WIDTH - 60))
        high, wide = (int(n) for n in chance.integers(15, 50, 2))
        view[top : top + high, left : left + wide] = chance.integers(0, 256)
    view[12:30:6, 270:300] = view[12:30, 270:300:6] = 250
    return [rounded(blurred(view.astype(np.float32)))]


def studio(seed: int, seconds: float, rate: int, shot: float) -> Film:
    """Cameras of one set in an order of its own; before it somebody sways, now here, now there."""
    chance = np.random.default_rng(seed)
    box = chance.choice([5, 250], (3, 2)).repeat(9, 0).repeat(10, 1).astype(np.uint8)
    places = chance.uniform(0.1, 0.9, (round(seconds / LONG) + 1, 2))
    (views,) = zip(*(camera(number) for number in range(CAMERAS)), strict=True)
    shown = []
    for instant in np.arange(round(seconds * rate)) / rate:
        picture = views[ORDER[int(instant / shot) % len(ORDER)]].copy()
        at = places[int(instant / LONG)] + 0.03 * np.sin(3 * instant)
        left, top = (int(n) for n in at * (WIDTH - 30, HEIGHT - 40))
        picture[top : top + 27, left : left + 20] = box
        shown.append(picture)
    return shown


@pytest.fixture(scope="module")
def aired(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("masks")
    film = [resized(luma, HEIGHT, WIDTH) for luma in drawn_film(5, 10.0)]
    talk = [*studio(11, 12.0, RATE, CUT), *film]
    written(folder / "other.mkv", studio(21, 10.0, RATE, CUT))
    written(folder / "film.mkv", film)
    long = [recorded(studio(n, 60 * MINUTES, 2, LONG), 2) for n in range(3)]
    settings = Settings(archive=folder / "archive", actor="tester", workers=1)
    with Archive.create(settings.archive, settings) as archive:
        air(archive, "one", [*long, recorded(talk, RATE)], "part")
    return folder


def asked(folder: Path, clip: str, *options: str) -> Json:
    """What the command line answers to a clip."""
    told = folder / "answer.json"
    command = ["find", str(folder / clip), "-A", str(folder / "archive"), "--json", "--quick"]
    with told.open("w") as out, redirect_stdout(out):
        assert run([*command, *options]) == 0
    answer: Json = json.loads(told.read_text())
    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked once, with the masks that the archive has."""

    other: Json
    kept: Path
    """The search for `other` as the archive keeps it."""
    film: Json
    page: str
    """Of the search for the film."""


@pytest.fixture(scope="module")
def known(aired: Path) -> Asked:
    other = asked(aired, "other.mkv")
    (kept,) = (aired / "archive" / "private" / "searches").iterdir()
    page = aired / "page.html"
    film = asked(aired, "film.mkv", "--html", str(page))
    return Asked(other=other, kept=kept, film=film, page=page.read_text())


def unmasked(aired: Path, answer: Json) -> Path:
    """The search as it was before there were masks."""
    path = aired / "before.json"
    path.write_text(json.dumps({key: value for key, value in answer.items() if key != "masks"}))
    return path


def test_a_set_proves_nothing(aired: Path, known: Asked) -> None:
    answer = known.other
    (mask,) = answer["masks"]
    assert (mask["kind"], mask["service"], mask["version"]) == ("static", "one", "1")
    assert mask["hours"] == 3
    assert mask["entries"] > 20
    assert answer["versions"]["masks"] == f"static 1 {mask['id'][:12]}"
    assert answer["matches"] == []
    assert {m["part"] for m in answer["static"]} >= {TALK}
    without = asked(aired, "other.mkv", "--masks-of", str(unmasked(aired, answer)))
    assert without["masks"] == []
    assert without["versions"]["masks"] == "none"
    assert TALK in {m["part"] for m in without["matches"]}


def test_a_copy_on_the_service_is_found(aired: Path, known: Asked) -> None:
    answer = known.film
    (match,) = answer["matches"]
    assert match["part"] == TALK
    (piece,) = match["pieces"]
    assert piece["reference"]["start"] - piece["query"]["start"] == pytest.approx(12.0, abs=0.3)
    without = asked(aired, "film.mkv", "--masks-of", str(unmasked(aired, answer)))
    assert match["evidence"] > 0.9 * without["matches"][0]["evidence"]


def test_a_search_is_repeated_with_the_masks_that_it_named(aired: Path, known: Asked) -> None:
    assert json.loads(known.kept.read_bytes())["search"] == known.other
    masks = aired / "archive" / "index" / "masks"
    live = (masks / "live.json").read_bytes()
    (masks / "live.json").unlink()
    assert asked(aired, "film.mkv")["masks"] == []
    assert asked(aired, "other.mkv", "--masks-of", str(known.kept)) == known.other
    (masks / "live.json").write_bytes(live)


def test_masks_that_are_gone_are_told(
    aired: Path, known: Asked, capsys: pytest.CaptureFixture[str]
) -> None:
    (mask,) = known.other["masks"]
    forged, no_search = aired / "forged.json", aired / "none.json"
    forged.write_text(json.dumps({**known.other, "masks": [{**mask, "id": "0" * 64}]}))
    no_search.write_text("[1, 2]")
    for path, text in ((forged, "the mask 000000000000 is gone"), (no_search, "is not a search")):
        command = ["find", str(aired / "film.mkv"), "-A", str(aired / "archive")]
        assert run([*command, "--masks-of", str(path)]) == 2
        assert text in capsys.readouterr().err


def test_the_page_names_the_masks(known: Asked) -> None:
    (mask,) = known.film["masks"]
    assert mask["id"][:12] in known.page


def test_the_archive_is_in_order_and_can_be_rebuilt(
    aired: Path, known: Asked, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = str(aired / "archive")
    assert run(["verify", archive]) == 0
    assert run(["doctor", "-A", archive, "--json"]) in {0, 1}
    assert f"static {known.film['masks'][0]['id'][:12]} one" in capsys.readouterr().out
    assert run(["rebuild", "-A", archive]) == 0
    assert asked(aired, "film.mkv")["masks"] == known.film["masks"]
