"""A match of pictures, made by hand: what the search for pictures gives."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from airwitness.acts.add import add_files
from airwitness.acts.searches import keep
from airwitness.airings import Match, Piece
from airwitness.archive import Archive
from airwitness.capture.file import plan_paths
from airwitness.evidence.digest import sha256
from airwitness.search import Search
from airwitness.spans import Span, flicks_of
from airwitness.trace.geometry import WHOLE, Placing, Rectangle
from tests.unit.media.film import numbered, write_film
from tests.unit.report.report_world import make_match, make_search

LATE = 1.0  # seconds into the recording at which the clip begins
CORNER = Rectangle(left=0.5, top=0.0, width=0.5, height=0.5)
PLACING = Placing(in_recording=CORNER, in_clip=WHOLE, is_mirrored=True)


def make_films(folder: Path) -> tuple[Path, Path]:
    """A clip of 3 s, and a recording that shows its frames from 1 s on."""
    clip = write_film(folder / "clip.mp4", [numbered(n) for n in range(30)])
    frames = [numbered(0)] * 10 + [numbered(n) for n in range(30)]
    return clip, write_film(folder / "air.ts", frames, container="mpegts")


def add(archive: Archive, path: Path) -> None:
    add_files(archive, plan_paths([path], service="tv", clock_error=0))


def find_by_hand(archive: Archive, clip: Path, **changes: Any) -> tuple[Match, Search]:
    """What a search for the clip answers in an archive that holds the recording."""
    (recording,) = [r for r in archive.catalogue.recordings() if r.name == "air.ts"]
    frames = tuple((0.1 * n + 0.02, LATE + 0.1 * n + 0.02) for n in range(1, 30, 4))
    span = Span(start=0, end=flicks_of(3.0))
    made = replace(
        make_match("air.ts", LATE, (0.0, 3.0), start=None, service="tv"),
        recording=recording.id,
        part=recording.parts[0].part,
        lane="picture 0",
        kinds=("picture",),
        pieces=(Piece(query=span, reference=span.shifted(flicks_of(LATE))),),
        points=(),
        frames=frames,
        picture=PLACING,
    )
    match = replace(made, **changes)
    search = make_search([match])
    query = replace(search.query, name=clip.name, sha256=sha256(clip.read_bytes()))
    return match, replace(search, query=query)


def kept_search(archive: Archive, clip: Path, **changes: Any) -> tuple[Match, Path]:
    """The same, kept as `find` keeps it."""
    match, search = find_by_hand(archive, clip, **changes)
    keep(archive, clip, search)
    path = archive.private.searches()[0]
    assert json.loads(path.read_bytes())["search"] == json.loads(json.dumps(search.as_json()))
    return match, path
