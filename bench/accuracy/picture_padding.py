"""Hours of pictures that never were, to make an archive large: frames of real videos, resampled.

A **lane** of padding lasts one hour. It is laid of blocks of 5 to 20 s, one behind the other; a
block is a random stretch of a random video, played up to a tenth faster or slower and shown up to a
tenth larger or smaller around its middle. So the corners of real pictures stay, and with them the
chance hits that a clip meets.

Rules:

1. All videos are of one half of the content groups, so clips of the other half are foreign to
   every hour of padding.
2. The videos are fingerprinted by the product, as recordings are. Each bit of each code is turned
   over with a chance of 9 %, as when a thing is seen again: no frame is the copy of another.
3. Lane n depends on the half, the seed and n: 1,000 h begin with the same 100 h.
4. The segment is made by the product's own `build`, `merge` and `write`.

    python -m bench.accuracy.picture_padding PADDING --hours 1000 --half 0
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from airwitness.evidence.digest import sha256
from airwitness.fingerprint.codes import CODE_BITS, UNSURE
from airwitness.fingerprint.video import Frames, PictureFingerprinter
from airwitness.media.decode import Decoding, Picture
from airwitness.media.facts import Shown
from airwitness.spans import FLICKS, Span
from airwitness.trace.laying import build
from airwitness.trace.picture_table import NewPictures
from airwitness.trace.segment import IndexedPart
from bench.accuracy.padding import (
    HOUR,
    KINDS_LEFT_OUT,
    LONGEST_S,
    SHORTEST_S,
    facts_json,
    weights,
    write_chunks,
)
from bench.accuracy.picture_queries import Source, halves, sources
from bench.accuracy.queries import CORPUS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from airwitness.trace.segment import Contents

CHUNK = 50
"""Lanes built at a time."""
SLOWEST, FASTEST = 0.9, 1.1
"""Seconds of the video in a second of padding."""
SMALLEST, LARGEST = 0.9, 1.1
"""Size of what is shown; what leaves the picture is dropped."""
TURNED, TURNED_DIGITS = 23, 8
"""A bit is turned over with a chance of 23 / 2^8 = 9 %."""
LEAST_FRAMES = 4
"""A video of which fewer are kept stands still, and would leave holes."""
GROUP_CAP_S = 30.0
"""A content group counts as no longer than this: no film fills the padding."""
WIDTH, HEIGHT = 320, 180
"""Of the pictures of padding, as decoded."""

Rows = npt.NDArray[np.int64]
"""Indices, int64 [n]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The frames of all videos that padding is made of."""

    frames: Frames
    """One video behind the other; the times of each are its own."""
    first: Rows
    """int64 [videos + 1], the first frame of each, and the end."""
    length: npt.NDArray[np.float64]
    """float64 [videos], seconds from the first picture to the last."""
    weight: npt.NDArray[np.float64]
    """float64 [videos], how often each is taken; the sum is 1."""


def read_sources(known: Sequence[Source]) -> Sources:
    """Fingerprint videos as the product does recordings; those that stand still are left out."""
    held, length, groups = [], [], []
    for source in known:
        frames, seconds = fingerprinted(source.path)
        if frames.time.size >= LEAST_FRAMES:
            held.append(frames)
            length.append(seconds)
            groups.append(source.group)
    return joined(held, length, weights(groups, length, GROUP_CAP_S))


def fingerprinted(path: Path) -> tuple[Frames, float]:
    """Return the frames of a file's first track of pictures, and how many seconds it lasts."""
    fingerprinter = PictureFingerprinter()
    times: list[int] = []
    with Decoding(path, mode="recording") as decoding:
        stream: int | None = None
        for piece in decoding:
            if isinstance(piece, Picture) and stream in (None, piece.stream):
                stream = piece.stream
                times.append(piece.time)
                fingerprinter.feed(piece.time - times[0], piece.luma)
    return fingerprinter.finish(), (max(times, default=0) - min(times, default=0)) / FLICKS


def joined(
    held: Sequence[Frames], length: Sequence[float], weight: npt.NDArray[np.float64]
) -> Sources:
    """Lay the frames of videos one behind the other."""
    counts = np.concatenate([np.diff(frames.first) for frames in held])
    return Sources(
        frames=Frames(
            time=np.concatenate([frames.time for frames in held]),
            shape=np.concatenate([frames.shape for frames in held]),
            height=np.concatenate([frames.height for frames in held]),
            first=starts(counts),
            code=np.concatenate([frames.code for frames in held]),
            x=np.concatenate([frames.x for frames in held]),
            y=np.concatenate([frames.y for frames in held]),
            step=np.concatenate([frames.step for frames in held]),
            is_still=np.concatenate([frames.is_still for frames in held]),
            unsure=np.zeros((0, UNSURE), np.uint8),
        ),
        first=starts(np.array([frames.time.size for frames in held])),
        length=np.asarray(length, np.float64),
        weight=weight,
    )


def starts(counts: Rows) -> Rows:
    """Return where each of many that follow each other begins, and the end."""
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def ranges(low: Rows, counts: Rows) -> Rows:
    """Return `low, low + 1, …` for each, as many as it counts."""
    return np.repeat(low - starts(counts)[:-1], counts) + np.arange(counts.sum())


def make_lane(sources: Sources, rng: np.random.Generator, *, seconds: float = HOUR) -> Frames:
    """One lane of padding as the product would store it."""
    frame, block, time = _blocks(sources, rng, seconds)
    held = sources.frames
    counts = np.diff(held.first)[frame]
    corner = ranges(held.first[frame], counts)
    owner = np.repeat(np.arange(frame.size), counts)
    size = rng.uniform(SMALLEST, LARGEST, int(block.max(initial=0)) + 1)[block[owner]]
    x = 0.5 + (held.x[corner] - 0.5) * size
    y = 0.5 + (held.y[corner] - 0.5) * size
    code = held.code[corner] ^ turned(corner.size, rng)
    shown = (x >= 0) & (x < 1) & (y >= 0) & (y < 1)
    return Frames(
        time=time,
        shape=held.shape[frame],
        height=held.height[frame],
        first=starts(np.bincount(owner[shown], minlength=frame.size)),
        code=code[shown],
        x=x[shown].astype(np.float32),
        y=y[shown].astype(np.float32),
        step=held.step[corner][shown],
        is_still=held.is_still[corner][shown],
        unsure=np.zeros((0, UNSURE), np.uint8),
    )


def _blocks(
    sources: Sources, rng: np.random.Generator, seconds: float
) -> tuple[Rows, Rows, npt.NDArray[np.int64]]:
    """Draw blocks: which frames they show, the block of each, and its time (flicks)."""
    shortest = min(SHORTEST_S, float(sources.length.min()) / FASTEST)
    count = int(seconds / shortest) + 1
    video = rng.choice(sources.weight.size, count, p=sources.weight)
    speed = rng.uniform(SLOWEST, FASTEST, count)
    wanted = rng.uniform(SHORTEST_S, LONGEST_S, count) * speed
    taken = np.minimum(wanted, sources.length[video])  # of the video
    begin = rng.random(count) * (sources.length[video] - taken)
    place = np.concatenate([[0.0], np.cumsum(taken / speed)])
    low, high = np.empty(count, np.int64), np.empty(count, np.int64)
    for number in np.unique(video):
        first, last = sources.first[number : number + 2]
        times = sources.frames.time[first:last] / FLICKS
        mine = video == number
        low[mine] = first + np.searchsorted(times, begin[mine])
        high[mine] = first + np.searchsorted(times, (begin + taken)[mine])
    frame = ranges(low, high - low)
    block = np.repeat(np.arange(count), high - low)
    time = place[block] + (sources.frames.time[frame] / FLICKS - begin[block]) / speed[block]
    inside = time < seconds
    return frame[inside], block[inside], np.rint(time[inside] * FLICKS).astype(np.int64)


def turned(count: int, rng: np.random.Generator) -> npt.NDArray[np.uint64]:
    """uint64 [count]: each of the bits of a code is set with a chance of `TURNED` / 256.

    Bits that are fair coins are joined by *or* where a binary digit of the chance is 1, else by
    *and*, from its last digit on.
    """
    bits = np.zeros(count, np.uint64)
    for digit in range(TURNED_DIGITS):
        coin = rng.integers(1 << CODE_BITS, size=count, dtype=np.uint64)
        bits = bits | coin if TURNED >> digit & 1 else bits & coin
    return bits


def part_of(half: int, seed: int, number: int) -> str:
    """Return the name of a lane's part: a digest of what it is, since it has no bytes."""
    return sha256(f"padding of pictures {half} {seed} {number}".encode())


def make_padding(folder: Path, sources: Sources, *, hours: int, half: int, seed: int) -> Path:
    """Write one segment of padding and return its path.

    Args:
        folder: made if need be.
        sources: what the padding is made of.
        hours: how much.
        half: names the parts, with the seed.
        seed: chance.
    """
    whole = Span(start=0, end=HOUR * FLICKS)
    shown = Shown(
        stream=0,
        picture=0,
        program=0,
        codec="",
        span=whole,
        width=WIDTH,
        height=HEIGHT,
        errors=0,
    )
    facts = facts_json(pictures=(shown,))

    def chunk(numbers: range) -> Contents:
        names = {n: part_of(half, seed, n) for n in numbers}
        lanes = [
            NewPictures(
                part=part,
                name="picture 0",
                start=whole.start,
                end=whole.end,
                frames=make_lane(sources, np.random.default_rng([seed, half, n])),
            )
            for n, part in names.items()
        ]
        return build([], [IndexedPart(part=p, facts=facts) for p in names.values()], lanes)

    return write_chunks(folder, chunk, hours=hours, at_a_time=CHUNK)


def sources_of(corpus: Path, half: int) -> tuple[Source, ...]:
    """List the videos of one half of the content groups that padding is made of."""
    known = sources(corpus)
    side = halves(known)
    return tuple(s for s in known if side[s.group] == half and s.kind not in KINDS_LEFT_OUT)


def main() -> None:
    """Write what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--hours", type=int, required=True)
    parser.add_argument("--half", type=int, choices=(0, 1), required=True, help="made of this half")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    asked = parser.parse_args()
    made_of = read_sources(sources_of(asked.corpus, asked.half))
    print(make_padding(asked.folder, made_of, hours=asked.hours, half=asked.half, seed=asked.seed))


if __name__ == "__main__":
    main()
