"""How many drawn pairs of programmes in one studio are told, with the service's mask and without.

    python -m bench.accuracy.picture_masks NEGATIVES

For each pair of kind `studio` (see `picture_negatives`) an archive of one service holds the one
programme and, of the same studio, `FURTHER` more, each of its own, of `SECONDS`: of these the mask
is learned. The other programme of the pair is asked for with the mask and without any. Beside it
stands what a true copy loses: the programme that is asked for, in an archive with the same mask.

A pair of which no evidence is found without a mask is not drawn further: a mask only takes away.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np

from airwitness.acts.masks import learn_if_due
from airwitness.acts.opened import OpenedArchive, create_archive
from airwitness.fingerprint.corners import shrunk
from airwitness.fingerprint.video import Frames, PictureFingerprinter
from airwitness.media.facts import Facts
from airwitness.spans import FLICKS
from airwitness.trace.picture_table import NewPictures
from airwitness.trace.segment import IndexedPart
from bench.accuracy import tables
from bench.accuracy.finder import record_parts
from bench.accuracy.picture_negatives import Pair
from bench.accuracy.picture_scenes import in_studio, studio_set
from bench.accuracy.queries import generator

FURTHER = 3
SECONDS = 245
FPS = Fraction(2)
SERVICE = "one"
GREY = np.array([0.299, 0.587, 0.114], np.float32)
KEPT = (180, 320)
"""Height and width of what is looked at of a recording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskRow:
    """What is found of one studio."""

    pair: str
    """What was asked."""
    told: bool
    """As a copy, without a mask."""
    told_masked: bool
    """With it."""
    evidence: float
    """Of the best match or candidate of the pair, without a mask."""
    masked: float
    """With it."""
    copy: float
    """Evidence of a true copy, without a mask."""
    copy_masked: float
    """With it."""
    entries: int
    """Standing corners of the mask."""


def measure(folder: Path, pair: Pair, *, seed: int, every: bool) -> MaskRow:
    """Ask for one of a pair."""
    asked = folder / pair.asked
    name = pair.asked.removesuffix("_asked.mp4")
    with (
        tempfile.TemporaryDirectory() as work,
        create_archive(Path(work) / "pair") as pairs,
        create_archive(Path(work) / "copy") as copies,
    ):
        for archive, path in ((pairs, folder / pair.archived), (copies, asked)):
            archive.add([path], service=SERVICE)
        told, evidence = _best(pairs, asked, ())
        copy = _best(copies, asked, ())[1]
        if not evidence and not every:
            return _row(name, told, told, evidence, evidence, copy, copy, 0)
        drawn = [_programme(name, number, seed) for number in range(FURTHER)]
        for archive in (pairs, copies):
            _take_in(archive, drawn)
        told_masked, masked = _best(pairs, asked, None)
        copy_masked = _best(copies, asked, None)[1]
        entries = sum(mask.entries.size for mask in pairs.index.masks.in_force())
        return _row(name, told, told_masked, evidence, masked, copy, copy_masked, entries)


def _row(
    pair: str,
    told: bool,  # noqa: FBT001 (a value of the row)
    told_masked: bool,  # noqa: FBT001
    *figures: float,
) -> MaskRow:
    evidence, masked, copy, copy_masked, entries = figures
    return MaskRow(
        pair=pair,
        told=told,
        told_masked=told_masked,
        evidence=evidence,
        masked=masked,
        copy=copy,
        copy_masked=copy_masked,
        entries=int(entries),
    )


def _best(archive: OpenedArchive, clip: Path, masks: tuple[str, ...] | None) -> tuple[bool, float]:
    """Whether anything is told of a part with bytes, and the most evidence."""
    search = archive.find(clip, weaker=True, masks=masks)
    found = [m for m in (*search.matches, *search.weaker) if m.name.endswith(".mp4")]
    told = any(match.name.endswith(".mp4") for match in search.matches)
    return told, max((match.evidence for match in found), default=0.0)


def _programme(name: str, number: int, seed: int) -> tuple[str, Frames]:
    """A further programme in the studio of a pair: a digest of its name, and its fingerprint."""
    studio = studio_set(generator(name, seed=seed))
    rng = generator(f"{name}, further {number}", seed=seed)
    finger = PictureFingerprinter()
    for at, frame in enumerate(in_studio(studio, rng, int(SECONDS * FPS), FPS)):
        luma = np.rint(shrunk(frame @ GREY, *KEPT)).astype(np.uint8)
        finger.feed(int(at * FLICKS / FPS), luma)
    return hashlib.sha256(f"{name} {number}".encode()).hexdigest(), finger.finish()


def _take_in(archive: OpenedArchive, drawn: list[tuple[str, Frames]]) -> None:
    """Put programmes on record and into the index, and learn the mask."""
    facts = Facts(
        container="", duration=SECONDS * FLICKS, tracks=(), pictures=(), splices=(),
        problems=(), decoder="",
    )  # fmt: skip
    parts = [IndexedPart(part=part, facts=json.dumps(facts.as_json())) for part, _ in drawn]
    record_parts(archive, parts, SERVICE)
    lanes = [
        NewPictures(part=part, name="picture 0", start=0, end=SECONDS * FLICKS, frames=frames)
        for part, frames in drawn
    ]
    with archive.index.writing():
        archive.index.add([], parts, lanes)
        learn_if_due(archive)


def main() -> None:
    """Ask for all pairs, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="folder with negatives.json")
    parser.add_argument("--seed", type=int, default=0, help="of the negatives")
    parser.add_argument("--every", action="store_true", help="learn the mask of every studio")
    asked = parser.parse_args()
    listed = [Pair(**p) for p in json.loads((asked.folder / "negatives.json").read_text())]
    rows = [
        measure(asked.folder, pair, seed=asked.seed, every=asked.every)
        for pair in listed
        if pair.kind == "studio"
    ]
    print(tables.table(rows))
    told = sum(row.told for row in rows), sum(row.told_masked for row in rows)
    print(f"{len(rows)} pairs, told without masks {told[0]}, with masks {told[1]}")


if __name__ == "__main__":
    main()
