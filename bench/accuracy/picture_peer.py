"""A peer for pictures under the same rules: vPDQ, which platforms match videos with.

A PDQ hash is taken of a frame a second, as vPDQ's own tools do; the hashes are those that
`airwitness fingerprints` writes, so nothing has to be installed. Frames of a quality below 50 are
left out, and two frames are alike when at most 31 of 256 bits differ. A recording is told

- by `open_vpdq` when 80 % of the clip's frames are like one of its own: the rule of ThreatExchange;
- by `open_vpdq_any` when one frame is: the loosest rule that there could be.

The share of the clip's frames that are like none is the rank (smaller is surer). vPDQ does not say
where a clip lies: here the place is told on which most pairs of like frames agree.

    python -m bench.accuracy.picture --recall SET8 --work PEER --finder \
        bench.accuracy.picture_peer:open_vpdq
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from airwitness.fingerprint.pdq import pdq
from airwitness.fingerprint.vpdq import (
    LEAST_QUALITY,
    LEAST_SHARE,
    NEAREST,
    HashedFrame,
    line,
    read_lines,
)
from airwitness.media.frames import Frames
from airwitness.spans import FLICKS
from bench.accuracy.finder import NotInstalledError
from bench.accuracy.score import Answer, Match, Piece, Seconds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LISTED = 20
"""Recordings in an answer."""
TOGETHER_S = 1.0
"""Pairs of frames agree on a place within this: both sides are sampled once a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hashes:
    """What of a video is matched: its different frames of some quality."""

    bits: npt.NDArray[np.uint8]
    """uint8 [n, 32]."""
    times: npt.NDArray[np.float64]
    """float64 [n], seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vpdq:
    """Hashes of recordings in a folder, one file each, named by the digest of the part."""

    folder: Path
    least_share: float
    """Share of a clip's frames that must be found for a recording to be told."""
    held: dict[str, Hashes] = field(default_factory=dict)
    """Part → what of it is matched."""

    def add(self, paths: Sequence[Path]) -> None:
        """Take recordings in."""
        for path in paths:
            with path.open("rb") as file:
                part = hashlib.file_digest(file, "sha256").hexdigest()
            frames, _ = hashed(path)
            text = "".join(f"{line(frame)}\n" for frame in frames)
            (self.folder / f"{part}.txt").write_text(text)
            self.held[part] = matched(frames)

    def pad(self, padding: Path) -> None:
        """Refuse: padding holds no pictures that could be hashed."""
        raise NotInstalledError(f"{padding} holds no pictures that vPDQ could see")

    def find(self, path: Path) -> Answer:
        """Every recording with a frame like one of the clip's."""
        frames, seconds = hashed(path)
        clip = matched(frames)
        found = [
            match
            for part, recording in sorted(self.held.items())
            if (match := self._match(part, clip, recording, seconds)) is not None
        ]
        found.sort(key=lambda match: match["expected_false"] or 0.0)
        return Answer(matches=found[:LISTED])

    def close(self) -> None:
        """Nothing is held open."""

    def _match(self, part: str, clip: Hashes, recording: Hashes, seconds: float) -> Match | None:
        is_like = alike(clip, recording)  # [clip's frames, recording's frames]
        if not is_like.any():
            return None
        share = float(is_like.any(axis=1).mean())
        start = place(clip.times, recording.times, is_like)
        piece = Piece(
            query=Seconds(start=0.0, end=seconds),
            reference=Seconds(start=start, end=start + seconds),
        )
        return Match(
            part=part,
            pieces=[piece],
            tempo=1.0,
            pitch=None,
            expected_false=1.0 - share,
            weaker=share < self.least_share,
        )


def open_vpdq(folder: Path) -> Vpdq:
    """Open or make a folder of hashes, matched by the rule of ThreatExchange."""
    return _opened(folder, LEAST_SHARE)


def open_vpdq_any(folder: Path) -> Vpdq:
    """Open or make a folder of hashes, of which one like frame is enough."""
    return _opened(folder, 0.0)


def _opened(folder: Path, least_share: float) -> Vpdq:
    folder.mkdir(parents=True, exist_ok=True)
    held = {path.stem: matched(read_lines(path.read_text())) for path in folder.glob("*.txt")}
    return Vpdq(folder=folder, least_share=least_share, held=held)


def hashed(path: Path) -> tuple[list[HashedFrame], float]:
    """Hash a frame a second of a video; the hashes and how many seconds it lasts."""
    with Frames(path) as frames:
        made = [(frame.number, frame.time, pdq(frame.pixels)) for frame in frames]
        zero, duration = frames.zero, frames.facts.duration
    every = [
        HashedFrame(number=n, time=time - zero, digits=found.digits, quality=found.quality)
        for n, time, found in made
    ]
    return every, duration / FLICKS


def matched(frames: Sequence[HashedFrame]) -> Hashes:
    """Leave out frames that say little, and frames that were there already."""
    first = {f.digits: f.time for f in reversed(frames) if f.quality >= LEAST_QUALITY}
    bits = np.frombuffer(bytes.fromhex("".join(first)), np.uint8).reshape(-1, 32)  # [n, 32]
    return Hashes(bits=bits, times=np.array([*first.values()], np.float64) / FLICKS)


def alike(clip: Hashes, recording: Hashes) -> npt.NDArray[np.bool_]:
    """Tell which frames are alike: bool [clip's frames, recording's frames]."""
    apart = np.bitwise_count(clip.bits[:, None] ^ recording.bits)  # [n, m, 32]
    return np.asarray(apart.sum(axis=2) <= NEAREST, np.bool_)  # [n, m]


def place(
    clip: npt.NDArray[np.float64],
    recording: npt.NDArray[np.float64],
    is_like: npt.NDArray[np.bool_],
) -> float:
    """Recording time (s) of the clip's start on which most pairs of like frames agree."""
    starts = np.sort((recording - clip[:, None])[is_like])
    ends = np.searchsorted(starts, starts + TOGETHER_S, side="right")
    most = int(np.argmax(ends - np.arange(starts.size)))
    return float(starts[most : ends[most]].mean())
