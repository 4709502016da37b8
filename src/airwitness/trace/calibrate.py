"""Fit the score's background to an archive, on decoys that its segments keep.

The result lies in a file beside the segments. It is derived and may be lost: then the figures
that came with the program are used until the next `rebuild` or large addition.
"""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

import numpy as np

from airwitness.evidence.store import write_durably
from airwitness.fingerprint.peaks import FRAMES_A_SECOND, RATE, TIME_STEPS, Peaks
from airwitness.spans import FLICKS
from airwitness.trace.score import LEAST_DECOYS, SECONDS, SHIPPED, Background, fit
from airwitness.trace.segment import Segment, parameters_digest
from airwitness.trace.sound import SEARCH, find_peaks

MOST = 200  # decoys that are asked
PIECES = 3  # clips of `SECONDS` in a decoy of 30 s
SMALLEST_HOURS = 24.0  # a smaller archive is not fitted
GROWN = 2.0  # an archive that has grown so much is fitted anew


def hours_of(segments: Sequence[Segment]) -> float:
    """Hours of lanes in segments."""
    frames = sum(lane.frames for segment in segments for lane in segment.lanes)
    return frames / FRAMES_A_SECOND / 3_600


def shown_hours_of(segments: Sequence[Segment]) -> float:
    """Hours of lanes of pictures in segments."""
    lanes = [lane for segment in segments for lane in segment.contents.pictures.lanes]
    return sum(lane.end - lane.start for lane in lanes) / FLICKS / 3_600


def background(file: Path, *, quick: bool) -> Background:
    """What the file says, or what came with the program."""
    held = _held(file)
    return Background(**held["quick" if quick else "all"]) if held else SHIPPED[quick]


def _held(file: Path) -> dict[str, Any]:
    """What the file holds; nothing if there is none, of another version, or a damaged one."""
    try:
        held = json.loads(file.read_bytes())
        is_ours = isinstance(held, dict) and held.get("made_with") == _made_with()
    except (OSError, ValueError):
        return {}
    return held if is_ours else {}


def is_due(file: Path, segments: Sequence[Segment]) -> bool:
    """Whether the archive is large enough to be fitted and has changed much since it was."""
    if PIECES * sum(segment.decoy_count for segment in segments) < LEAST_DECOYS:
        return False
    hours, fitted = hours_of(segments), float(_held(file).get("hours", 0.0))
    return hours >= SMALLEST_HOURS and not fitted / GROWN < hours < fitted * GROWN


def calibrate(file: Path, segments: Sequence[Segment], executor: Executor) -> Iterator[int]:
    """Fit both backgrounds and write the file.

    Args:
        file: to be written.
        segments: all of the archive.
        executor: look-ups are mapped over it.

    Yields:
        How many of a hundred parts are done.
    """
    hours, chosen = hours_of(segments), _chosen(segments)
    fitted = {}
    for number, quick in enumerate((False, True)):
        best = []
        for done, (segment, decoy, piece) in enumerate(chosen):
            peaks = _piece(segment.decoy(decoy), piece)
            found = find_peaks(peaks, int(SECONDS * RATE), segments, executor, quick=quick)
            best.append(max((alignment.evidence for alignment in found), default=0.0))
            yield 50 * number + 50 * done // len(chosen)
        fitted["quick" if quick else "all"] = fit(best, hours, SHIPPED[quick]).as_json()
    write_durably(file, json.dumps({"made_with": _made_with(), "hours": hours, **fitted}).encode())


def _made_with() -> str:
    return f"{parameters_digest()} {SEARCH}"


def _chosen(segments: Sequence[Segment]) -> list[tuple[Segment, int, int]]:
    """Pieces of decoys, evenly over the archive."""
    every = [
        (segment, decoy, piece)
        for segment in segments
        for decoy in range(segment.decoy_count)
        for piece in range(PIECES)
    ]
    step = max(1.0, len(every) / MOST)
    return [every[int(number * step)] for number in range(min(len(every), MOST))]


def _piece(decoy: Peaks, number: int) -> Peaks:
    """A clip of `SECONDS` cut out of a decoy."""
    length = round(SECONDS * FRAMES_A_SECOND * TIME_STEPS)
    low, high = np.searchsorted(decoy.time, [number * length, (number + 1) * length])
    return Peaks(
        time=decoy.time[low:high] - number * length,
        frequency=decoy.frequency[low:high],
        rank=decoy.rank[low:high],
    )
