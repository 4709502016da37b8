"""A clip of three minutes in a recording of an hour: found with either as the clip?

The recording is made of drawn programmes (`picture_negatives`), with the longest films of the
corpus in its middle. The clip is those films again, smaller and at a low bit rate.

    recording:  ───── drawn programmes ─────┤ films ├───── drawn programmes ─────
    clip:                                   │ films │

Rules: a match is *right* when it tells the other file, and its longest piece at its middle maps
clip time to within `TOLERANCE_S` of the truth; any other that is told is *wrong*. What the right
ones cover together of the three minutes is *covered*.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np

from bench.accuracy import moving
from bench.accuracy.folder import write_json
from bench.accuracy.picture_scenes import COUNT, FPS, HEIGHT, WIDTH
from bench.accuracy.picture_steps import covering, lined_up
from bench.accuracy.score import is_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bench.accuracy.moving import Frame, Frames
    from bench.accuracy.picture_queries import Source
    from bench.accuracy.score import Answer, Match

SECONDS = 180.0
"""Length of the clip."""
RECORDING_S = 3_600.0
"""Length of the recording."""
SMALL = (320, 180)
"""Width and height of the clip."""
BIT_RATE = 200_000
"""Of the clip, bits a second."""
TOLERANCE_S = 0.5
"""A right match is no further off than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Long:
    """A clip and the recording that holds it."""

    recording: str
    """MP4, beside the JSON file."""
    clip: str
    """MP4."""
    films: tuple[str, ...]
    """Recordings of the corpus that the clip shows, in order."""
    start: float
    """Recording time where the clip begins (s)."""
    seconds: float
    """Length of the clip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LongRow:
    """What was answered to one of the two."""

    asked: str
    """`clip` or `recording`."""
    right: int
    """Matches that are right."""
    wrong: int
    """Matches that are not."""
    covered: float
    """Share of the clip that the right ones cover."""
    offset: float
    """Greatest error of a right match (s); NaN without any."""


def write_long(
    folder: Path, known: Sequence[Source], drawn: Path, *, seconds: float = SECONDS
) -> Long:
    """Write the recording, the clip and `long.json`.

    Args:
        folder: made if need be.
        known: the videos of the corpus.
        drawn: folder of drawn programmes, as `picture_sets negatives` writes it.
        seconds: length of the clip; the recording is twenty times as long, if there are enough.
    """
    folder.mkdir(parents=True, exist_ok=True)
    films: list[str] = []
    pieces: list[Frames] = []
    left = round(seconds * FPS)
    for source in _longest(known):
        if left <= 0:
            break
        count = min(left, int(source.seconds * FPS))
        film = moving.read(source.path, start=0.0, seconds=source.seconds, area=WIDTH * HEIGHT)
        pieces.append(covering(lined_up(film, count, FPS), WIDTH, HEIGHT))
        films.append(source.name)
        left -= count
    inner = np.concatenate(pieces)
    around = round(RECORDING_S / SECONDS * seconds * FPS) - len(inner)
    fill = sorted(drawn.glob("*.mp4"))
    around = min(around, COUNT * len(fill))
    long = Long(
        recording="recording.mp4",
        clip="clip.mp4",
        films=tuple(films),
        start=round(around // 2 / float(FPS), 6),
        seconds=round(len(inner) / float(FPS), 6),
    )
    moving.write(folder / long.recording, _around(inner, fill, around), FPS)
    moving.write(folder / long.clip, moving.resized(inner, *SMALL), FPS, bit_rate=BIT_RATE)
    write_json(folder / "long.json", asdict(long))
    return long


def _longest(known: Sequence[Source]) -> list[Source]:
    """One recording of each film, the longest first."""
    films = {source.film: source for source in sorted(known, key=lambda s: s.seconds)}
    chosen = [source for source in films.values() if source.kind != "synthetic"]
    return sorted(chosen, key=lambda s: -s.seconds)


def _around(inner: Frames, drawn: Sequence[Path], count: int) -> Iterator[Frame]:
    """Drawn programmes one behind the other, so many frames of them, with the films between."""
    given = 0
    for path in drawn:
        if given >= count:
            return
        for frame in moving.read(path, start=0.0, seconds=10.0, area=WIDTH * HEIGHT).frames:
            if given == count // 2:
                yield from inner
            given += 1
            yield frame


def judge_long(long: Long, answer: Answer, part: str, asked: str) -> LongRow:
    """Judge an answer.

    Args:
        long: the truth.
        answer: to the clip or to the recording.
        part: of the file that is in the archive.
        asked: `clip` or `recording`.
    """
    shift = long.start if asked == "clip" else -long.start
    told = [match for match in answer["matches"] if is_told(match)]
    errors = [_error(match, shift) if match["part"] == part else np.inf for match in told]
    right = [m for m, error in zip(told, errors, strict=True) if error <= TOLERANCE_S]
    spans = sorted(
        (span["start"], span["end"])
        for match in right
        for piece in match["pieces"]
        for span in [piece["query"] if asked == "clip" else piece["reference"]]
    )
    covered, reached = 0.0, 0.0
    for start, end in spans:
        covered += max(0.0, min(end, long.seconds) - max(start, reached))
        reached = max(reached, end)
    near = [error for error in errors if error <= TOLERANCE_S]
    return LongRow(
        asked=asked,
        right=len(right),
        wrong=len(told) - len(right),
        covered=covered / long.seconds,
        offset=max(near, default=np.nan),
    )


def _error(match: Match, shift: float) -> float:
    """How far the middle of the longest piece lies from where it should (s)."""
    piece = max(match["pieces"], key=lambda p: p["query"]["end"] - p["query"]["start"])
    asked, shown = (
        (span["start"] + span["end"]) / 2 for span in (piece["query"], piece["reference"])
    )
    return abs(shown - asked - shift)
