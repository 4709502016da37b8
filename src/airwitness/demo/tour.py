"""The main job from end to end on made material, and an honest comparison at its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from airwitness.acts.add import add_files
from airwitness.acts.expect import expect
from airwitness.acts.outcomes import State
from airwitness.acts.page import reported, write_page
from airwitness.acts.progress import Step, Tell
from airwitness.acts.verify import verify_archive
from airwitness.airings import Airing, Match
from airwitness.archive import Archive
from airwitness.capture.file import PlannedFile
from airwitness.demo.casework import Handed, open_docket, search_for, work_on
from airwitness.demo.plans import PLANS, Plan, Planted
from airwitness.demo.world import World, make_world
from airwitness.errors import InputError
from airwitness.evidence.verify import FAILED
from airwitness.report import card, render
from airwitness.search import Search
from airwitness.settings import Settings
from airwitness.spans import MICROSECONDS, format_utc

TOLERANCE = MICROSECONDS  # an airing found within a second of where it was planted
SAME_PLACE = 0.7  # by which the rectangle that was found overlaps the true one, at least
_BY = {"audio": "sound", "picture": "picture"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the tour has to say at its end."""

    lines: tuple[str, ...]
    is_right: bool
    """Whether all that was planted was found, nothing else was, and the archive verifies."""


def tour(folder: Path, settings: Settings, tell: Tell, plans: Sequence[Plan] = PLANS) -> Told:
    """Make the world, preserve it, find the song, make its case, hand it over, verify.

    Args:
        folder: where to; new or empty.
        settings: of the archive in it.
        tell: is told what is being done.
        plans: what is broadcast, a part of `PLANS`.

    Raises:
        InputError: the folder exists and is not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder.name} is not an empty folder", advice="choose a new folder")
    recordings = folder / "recordings"
    recordings.mkdir(parents=True, exist_ok=True)
    world = make_world(
        recordings,
        lambda name, done, total: tell(Step(doing="making", name=name, done=done, total=total)),
        plans,
    )
    page = folder / "airings.html"
    with Archive.create(folder / "archive", settings) as archive:
        outcomes = add_files(archive, _planned(world), tell=tell)
        for service, span in world.expected:
            expect(archive, service, span)
        docket = open_docket(archive, folder)
        search = search_for(docket, world.clip)
        checks = tuple(verify_archive(archive.folder))
        report = reported(archive, search, checks=checks, clip=world.clip)
        write_page(page, render(report))
        if report.log:
            write_page(folder / "airings.svg", card(report))
        lines, is_right = _compared(search, world.planted)
        handed = work_on(docket, search, folder, tell) if is_right else Handed.nothing()
        checks = tuple(verify_archive(archive.folder))
    failed = [check for check in checks if check.state == FAILED]
    added = sum(outcome.state is State.ADDED for outcome in outcomes)
    hours = search.searched / 705_600_000 / 3_600
    return Told(
        lines=(
            f"added {added} of {len(outcomes)} recordings, {hours:.2f} h; asked for the song",
            *lines,
            *handed.lines,
            f"verified: {len(checks) - len(failed)} checks without a failure, {len(failed)} failed",
            f"the pages are {page}, article.html and report.html beside it, and the bag",
            f"try: airwitness find {world.clip} -A {folder / 'archive'}",
        ),
        is_right=is_right and handed.is_right and not failed and added == len(outcomes),
    )


def _planned(world: World) -> list[PlannedFile]:
    return [
        PlannedFile(path=b.path, name=b.path.name, service=b.service, start=b.start)
        for b in world.broadcasts
    ]


def _compared(search: Search, planted: Sequence[Planted]) -> tuple[list[str], bool]:
    """Each planted airing with the one that was found for it, and what nobody planted."""
    left = list(search.airings)
    lines, found, is_right = [], 0, True
    for plant in planted:
        airing = next((a for a in left if _is_same(a, plant)), None)
        said = "MISSED"
        if airing is not None:
            left.remove(airing)
            found += 1
            matches = [search.match(identity) for identity in airing.matches]
            wrong = _amiss(matches, plant)
            is_right = is_right and not wrong
            by = " and ".join(sorted({_BY[kind] for match in matches for kind in match.kinds}))
            said = f"found by {by}, {100 * airing.share:.0f} % of the song" + "".join(wrong)
        lines.append(f"  {format_utc(plant.wall.start)}  {plant.service:10}  {plant.how}: {said}")
    lines += [f"  NOT PLANTED: {airing.service} {airing.wall}" for airing in left]
    lines.append(f"found {found} of {len(planted)} planted airings, and {len(left)} others")
    return lines, is_right and found == len(planted) and not left


def _amiss(matches: Sequence[Match], plant: Planted) -> list[str]:
    """What an airing that was found does not say of the one that was planted."""
    kinds = {kind for match in matches for kind in match.kinds}
    wrong = [f", NOT BY {_BY[kind].upper()}" for kind in plant.kinds if kind not in kinds]
    wrong += [f", FALSELY BY {_BY[kind].upper()}" for kind in sorted(kinds - set(plant.kinds))]
    placings = [match.picture for match in matches if match.picture is not None]
    if plant.picture is not None and placings:
        if all(p.is_mirrored != plant.picture.is_mirrored for p in placings):
            wrong.append(", MIRROR NOT SEEN" if plant.picture.is_mirrored else ", NOT MIRRORED")
        place = plant.picture.in_recording
        if all(place.overlap(p.in_recording) < SAME_PLACE for p in placings):
            wrong.append(", IN ANOTHER PLACE OF THE PICTURE")
    return wrong


def _is_same(airing: Airing, plant: Planted) -> bool:
    wall = airing.wall
    return (
        wall is not None
        and airing.service == plant.service
        and abs(wall.start - plant.wall.start) <= TOLERANCE
        and abs(wall.end - plant.wall.end) <= TOLERANCE
    )
