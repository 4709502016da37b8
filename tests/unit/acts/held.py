"""Recordings of pictures that an archive holds without their bytes, as fingerprints alone."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace

from airwitness.acts.masks import learn_if_due
from airwitness.archive import Archive
from airwitness.evidence.custody import Act
from airwitness.evidence.digest import Json
from airwitness.evidence.store import DETAILS
from airwitness.fingerprint.video import Frames
from airwitness.media.facts import Facts, Shown
from airwitness.spans import Span
from airwitness.trace.picture_table import NewPictures
from airwitness.trace.segment import IndexedPart
from tests.unit.trace.shown import lanes


def part_of(name: str) -> str:
    """Digest of a part."""
    return hashlib.sha256(name.encode()).hexdigest()


def air(archive: Archive, service: str | None, some: Sequence[Frames], name: str) -> list[str]:
    """Put recordings on record, with bytes that are elsewhere, and in the index; their parts."""
    new = [replace(lane, part=part_of(lane.part)) for lane in lanes(some, name=name + "{}")]
    with archive.store.writing():
        details = [archive.store.put_detail(detail_of(lane, service)).digest for lane in new]
        acts = [
            Act(act="add", actor="tester", objects=(lane.part,), detail=detail)
            for lane, detail in zip(new, details, strict=True)
        ]
        archive.custody.append(acts)
        archive.store.confirm(*((DETAILS, detail) for detail in details))
    archive.follow()
    with archive.index.writing():
        archive.index.add([], [indexed(lane) for lane in new], new)
        learn_if_due(archive)
    return [lane.part for lane in new]


def indexed(lane: NewPictures) -> IndexedPart:
    """What decoding its file would have shown."""
    track = Shown(
        stream=0,
        picture=0,
        program=0,
        codec="",
        span=Span(start=0, end=lane.end),
        width=320,
        height=180,
        errors=0,
    )
    facts = Facts(
        container="",
        duration=lane.end,
        tracks=(),
        pictures=(track,),
        splices=(),
        problems=(),
        decoder="",
    )
    return IndexedPart(part=lane.part, facts=json.dumps(facts.as_json()))


def detail_of(lane: NewPictures, service: str | None) -> dict[str, Json]:
    """What is put on record of it."""
    return {
        "name": lane.part[:12],
        "recording": f"r{lane.part[:12]}",
        "size": 0,
        "duration": lane.end,
        "service": service,
        "start": None,
        "clock_error": 0,
        "program": None,
        "place": "elsewhere",
    }
