"""Nominate: keys of a clip → hits → votes → candidates.

A hit says "this anchor of the clip looks like that place of the archive". Hits that agree on
one offset within 5 frames are votes for it; an anchor votes once. Voting only nominates:
`glance` looks at what was nominated, `align` decides.

A long clip is asked in blocks, so that a short excerpt of it is not drowned, and each block
at every speed that it may have been shown at (`warps`).
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from airwitness.compiled import kernel
from airwitness.fingerprint.peaks import FRAMES_A_SECOND, TIME_STEPS, Peaks
from airwitness.fingerprint.triples import KEY_BITS, Keys, asked_keys
from airwitness.trace.radix import by_radix
from airwitness.trace.segment import Segment
from airwitness.trace.warps import Warp

VOTE_WINDOW = 5  # frames within which offsets agree
BEST = 300  # offsets at each speed that are looked at, where three anchors or more agree
PAIRS = 1_000  # where two do
STRONG_VOTES = 8  # so many are looked at in any case (an ident may be aired a thousand times)
MAX_CANDIDATES = 4_000  # of one question in one segment
KEY_CAP = 1_000  # a key with more postings in a segment tells nothing
PIECE = 50_000  # keys looked up at a time
BLOCK_SECONDS = 30.0
_OVERLAPPING_SECONDS = 120.0  # the blocks of a longer clip do not overlap
_ANCHOR_BITS = 20
_BUCKET_BITS = 3  # hits are counted in buckets of 8 frames, no fewer than the vote window
_MOST_TABLE_BITS = 26
_ROOM = 1 << 20  # offsets are kept above zero by so many frames


@dataclass(frozen=True, slots=True, kw_only=True)
class Density:
    """How closely a clip is looked at. Fewer peaks with more neighbours hold out in noise."""

    rate: int
    """Peaks a second, at most."""
    fan: int
    """Neighbours of an anchor that make keys."""
    border: float
    """A value nearer to the border of its cell also asks for the next cell; of a cell."""
    votes: int
    """Anchors that have to agree."""


SHORT = Density(rate=32, fan=16, border=0.2, votes=2)  # up to 6 s
MIDDLE = Density(rate=28, fan=16, border=0.12, votes=2)  # up to 15 s
LONG = Density(rate=20, fan=8, border=0.1, votes=3)  # up to 2 min
PROGRAMME = Density(rate=14, fan=6, border=0.1, votes=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the clip that is asked about."""

    peaks: Peaks
    density: Density
    first: float
    """First frame of the clip's block."""
    last: float
    """Last frame of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a block asks at one speed, ready to be put to any segment."""

    warp: Warp
    which: NDArray[np.int32]
    """int32 [n], index into the keys of all questions, rising."""
    time: NDArray[np.int32]
    """int32 [n], 1/8 frame of the recording from the block's first frame: where each key's
    anchor stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What a block asks at all speeds. They share most keys, so each is looked up once."""

    block: Block
    key: NDArray[np.uint32]
    """uint32 [keys], sorted, no two equal."""
    each: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """What a segment holds of the keys of all questions."""

    start: NDArray[np.int64]
    """int64 [keys + 1], where each key's positions begin."""
    position: NDArray[np.uint32]
    """uint32 [hits], frames of the segment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominated:
    """Offsets at one speed that several anchors agree on, most votes first."""

    warp: Warp
    offset: NDArray[np.float64]
    """float64 [n], frame of the segment where the block's first frame would stand."""
    votes: NDArray[np.int64]
    """int64 [n], distinct anchors of the clip."""


def blocks_of(peaks: Peaks) -> Iterator[Block]:
    """The stretches in which a clip is asked: the shorter, the closer it is looked at.

    Args:
        peaks: of the whole clip.
    """
    if not peaks.time.size:
        return
    length = BLOCK_SECONDS * FRAMES_A_SECOND * TIME_STEPS
    end = float(peaks.time[-1] + 1)
    seconds = end / TIME_STEPS / FRAMES_A_SECOND
    per_block = 2 if seconds <= _OVERLAPPING_SECONDS else 1
    count = max(1, int(np.ceil(per_block * end / length)) - per_block + 1)
    density = _density(seconds)
    chosen = peaks.strongest(density.rate)
    for start in np.linspace(0, max(0.0, end - length), count):
        low, high = np.searchsorted(chosen.time, [start, start + length])
        if high > low:
            block = Peaks(
                time=chosen.time[low:high],
                frequency=chosen.frequency[low:high],
                rank=chosen.rank[low:high],
            )
            yield Block(
                peaks=block,
                density=density,
                first=block.time[0] / TIME_STEPS,
                last=block.time[-1] / TIME_STEPS,
            )


def _density(seconds: float) -> Density:
    if seconds <= 6.0:  # noqa: PLR2004
        return SHORT
    if seconds <= 15.0:  # noqa: PLR2004
        return MIDDLE
    return LONG if seconds <= _OVERLAPPING_SECONDS else PROGRAMME


def ask(block: Block, warps: Sequence[Warp], executor: Executor) -> Questions:
    """Everything that a block asks at some speeds."""
    look = block.density

    def keys_at(warp: Warp) -> Keys:
        return asked_keys(
            block.peaks, fan=look.fan, border=look.border, tempo=warp.tempo, pitch=warp.pitch
        )

    asked = list(executor.map(keys_at, warps))
    key = np.concatenate([keys.key for keys in asked])
    first = block.first * TIME_STEPS
    time = np.concatenate(
        [keys.time - round(first * warp.tempo) for keys, warp in zip(asked, warps, strict=True)]
    )
    speed = np.repeat(np.arange(len(warps), dtype=np.uint8), [k.key.size for k in asked])
    sorted_key, order = by_radix(key.astype(np.uint64), KEY_BITS)
    key = sorted_key.astype(np.uint32)
    is_new = np.concatenate([[True], key[1:] != key[:-1]])[: key.size]
    by_speed = np.argsort(speed[order], kind="stable")  # each speed's keys rise: kind to caches
    which = (np.cumsum(is_new, dtype=np.int32) - 1)[by_speed]
    time = time[order[by_speed]].astype(np.int32)
    ends = np.cumsum([k.key.size for k in asked])[:-1]
    return Questions(
        block=block,
        key=key[is_new],
        each=tuple(
            Question(warp=warp, which=own, time=at)
            for warp, own, at in zip(
                warps, np.split(which, ends), np.split(time, ends), strict=True
            )
        ),
    )


def look_up(segment: Segment, asked: Questions, executor: Executor) -> Postings:
    """What a segment holds of all keys; many readers at once hide what a cold disk costs."""
    pieces = np.array_split(asked.key, max(1, asked.key.size // PIECE))
    found = list(executor.map(lambda keys: segment.look_up(keys, KEY_CAP), pieces))
    size = np.concatenate([sizes for sizes, _ in found])
    return Postings(
        start=np.concatenate([[0], np.cumsum(size, dtype=np.int64)]),
        position=np.concatenate([positions for _, positions in found]),
    )


def nominate(found: Postings, asked: Question, least: int) -> Nominated:
    """The offsets of a segment that most anchors agree on.

    Args:
        found: what the segment holds of all keys.
        asked: at one speed.
        least: anchors that have to agree.
    """
    hits = _agreeing(found.start, found.position, asked.which, asked.time, least)
    hits.sort()
    window = VOTE_WINDOW * TIME_STEPS
    start, votes = _vote(hits, window, least, int(asked.time.max(initial=0)) + 1)
    best = np.argsort(-votes, kind="stable")
    pairs = best[votes[best] == 2][:PAIRS]  # noqa: PLR2004
    best = best[votes[best] > 2]  # noqa: PLR2004
    best = best[(np.arange(best.size) < BEST) | (votes[best] >= STRONG_VOTES)][:MAX_CANDIDATES]
    best = np.concatenate([best, pairs])
    return Nominated(
        warp=asked.warp,
        offset=(start[best] + window / 2) / TIME_STEPS - _ROOM,
        votes=votes[best],
    )


@kernel
def _agreeing(
    start: NDArray[np.int64],
    position: NDArray[np.uint32],
    which: NDArray[np.int32],
    time: NDArray[np.int32],
    votes: int,
) -> NDArray[np.int64]:
    """Hits with enough others near their offset: offset (1/8 frame) above 20 bits of anchor.

    Hits are counted in a table by the low bits of their offset; those in places with few are
    left out. It only saves sorting: whoever agrees is kept.

    Args:
        start: int64 [keys + 1], where each key's positions begin.
        position: uint32 [hits].
        which: int32 [n], index into the keys.
        time: int32 [n], 1/8 frame, of each one's anchor.
        votes: how many have to agree.
    """
    count = 0
    for i in range(which.size):
        count += start[which[i] + 1] - start[which[i]]
    bits = 12
    while bits < _MOST_TABLE_BITS and 1 << bits < 4 * count:  # four places for each hit
        bits += 1
    table = np.zeros((1 << bits) + 2, np.uint8)
    mask = (1 << bits) - 1
    for i in range(which.size):
        at = np.int64(time[i])
        back = _ROOM - (at >> 3)
        for k in range(start[which[i]], start[which[i] + 1]):
            place = (((np.int64(position[k]) + back) >> _BUCKET_BITS) & mask) + 1
            if table[place] < 255:  # noqa: PLR2004
                table[place] += 1
    room = 4_096
    out = np.empty(room, np.int64)
    total = 0
    for i in range(which.size):
        at = np.int64(time[i])
        back = _ROOM - (at >> 3)
        for k in range(start[which[i]], start[which[i] + 1]):
            place = (((np.int64(position[k]) + back) >> _BUCKET_BITS) & mask) + 1
            near = max(table[place - 1], table[place + 1])
            if np.int64(table[place]) + near < votes and 0 < place - 1 < mask:
                continue
            if total == room:
                grown = np.empty(2 * room, np.int64)
                grown[:total] = out[:total]
                out = grown
                room *= 2
            offset = (np.int64(position[k]) + _ROOM) * TIME_STEPS - at
            out[total] = offset << _ANCHOR_BITS | at
            total += 1
    return out[:total]


@kernel
def _vote(
    hits: NDArray[np.int64], window: int, minimum: int, anchors: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Windows of offsets with the most distinct anchors; no two overlap.

    Args:
        hits: sorted, offset above 20 bits of anchor.
        window: width in the unit of the offsets.
        minimum: distinct anchors that a window needs.
        anchors: no anchor is greater or equal.
    """
    n = hits.size
    seen = np.zeros(anchors, np.int64)
    starts = np.empty(n, np.int64)
    votes = np.empty(n, np.int64)
    count = 0
    distinct = 0
    low = 0
    mask = (1 << 20) - 1
    for high in range(n):
        anchor = hits[high] & mask
        if seen[anchor] == 0:
            distinct += 1
        seen[anchor] += 1
        while (hits[high] >> 20) - (hits[low] >> 20) >= window:
            old = hits[low] & mask
            seen[old] -= 1
            if seen[old] == 0:
                distinct -= 1
            low += 1
        if distinct < minimum:
            continue
        start = hits[low] >> 20
        if count > 0 and start - starts[count - 1] < window:
            if distinct > votes[count - 1]:
                starts[count - 1] = start
                votes[count - 1] = distinct
        else:
            starts[count] = start
            votes[count] = distinct
            count += 1
    return starts[:count], votes[:count]
