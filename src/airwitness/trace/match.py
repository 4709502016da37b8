"""Nominate: keys of a clip → hits → votes → candidates.

A hit says "this anchor of the clip looks like that place of the archive". Hits that agree on
one offset within 5 frames are votes for it; an anchor votes once. Voting only nominates:
`align` decides.

A clip is asked in blocks of at most 30 s, so that a short excerpt of a long clip is not
drowned, and at each speed that it may have been shown at (`FILM_SPEEDS`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from airwitness.compiled import kernel
from airwitness.fingerprint.peaks import FRAMES_A_SECOND, TIME_STEPS, Peaks
from airwitness.fingerprint.triples import asked_keys
from airwitness.trace.segment import Lane, Segment

VOTE_WINDOW = 5  # frames within which offsets agree
MIN_VOTES = 3
BEST = 50  # candidates at nominal speed that go on in any case
BEST_WARPED = 20  # at each other speed
STRONG_VOTES = 8  # as do all with so many votes (an ident may be aired a thousand times)
MAX_CANDIDATES = 4_000
KEY_CAP = 1_000  # a key with more postings in a segment tells nothing
BLOCK_SECONDS = 30.0
_ANCHOR_BITS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Warp:
    """One way in which the recording may run."""

    tempo: float
    """Recording seconds per clip second."""
    pitch: float
    """Clip frequency / recording frequency."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An offset that several anchors agree on."""

    segment: Segment
    lane: Lane
    offset: float
    """Frame of the lane where the clip's first frame would stand."""
    warp: Warp
    votes: int
    """Distinct anchors of the clip."""
    first: float
    """First frame of the clip's block that voted."""
    last: float
    """Last frame of that block."""


_PAL = 25 / 24  # a film of 24 pictures a second shown at 25; 25 / 23.976 is within a vote of it
FILM_SPEEDS = (
    Warp(tempo=1.0, pitch=1.0),
    Warp(tempo=_PAL, pitch=_PAL),
    Warp(tempo=1 / _PAL, pitch=1 / _PAL),
    Warp(tempo=_PAL, pitch=1.0),
    Warp(tempo=1 / _PAL, pitch=1.0),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A block of the clip at one speed, ready to be put to any segment."""

    warp: Warp
    key: NDArray[np.uint32]
    """uint32 [n], sorted."""
    time: NDArray[np.int64]
    """int64 [n], 1/8 frame at the warp's tempo: where each key's anchor stands."""
    first: float
    """First frame of the block."""
    last: float
    """Last frame of the block."""


def questions(peaks: Peaks, warps: tuple[Warp, ...] = FILM_SPEEDS) -> list[Question]:
    """Everything that a clip asks, at each speed.

    Args:
        peaks: of the whole clip.
        warps: speeds to try.
    """
    return [_question(block, fan, warp) for block, fan in _blocks(peaks) for warp in warps]


def nominate(segment: Segment, question: Question) -> list[Candidate]:
    """Candidates of one segment for one question, most votes first."""
    which, position = segment.look_up(question.key, KEY_CAP)
    if which.size < MIN_VOTES:
        return []
    time = question.time[which]
    anchors = np.unique(time, return_inverse=True)[1].astype(np.int64)
    offset = position * TIME_STEPS - time  # int64 [hits], 1/8 frame
    order = np.argsort(offset << _ANCHOR_BITS | anchors, kind="stable")
    offset, anchors, position = offset[order], anchors[order], position[order]
    window = VOTE_WINDOW * TIME_STEPS
    hits = offset << _ANCHOR_BITS | anchors
    start, votes = _vote(hits, window, MIN_VOTES, int(anchors.max()) + 1)
    best = np.argsort(-votes, kind="stable")
    limit = BEST if question.warp == FILM_SPEEDS[0] else BEST_WARPED
    best = best[(np.arange(best.size) < limit) | (votes[best] >= STRONG_VOTES)][:MAX_CANDIDATES]
    low = np.searchsorted(offset, start[best])
    high = np.searchsorted(offset, start[best] + window)
    found = []
    for row, first, last in zip(best, low, high, strict=True):
        # all hits of a window lie in one lane: lanes are further apart than a block is long
        lane = segment.lane_at(int(position[first:last].max()))
        found.append(
            Candidate(
                segment=segment,
                lane=lane,
                offset=(start[row] + window / 2) / TIME_STEPS - lane.first,
                warp=question.warp,
                votes=int(votes[row]),
                first=question.first,
                last=question.last,
            )
        )
    return found


def _question(block: Peaks, fan: int, warp: Warp) -> Question:
    asked = asked_keys(block, fan=fan, tempo=warp.tempo, pitch=warp.pitch)
    packed = np.sort(asked.key.astype(np.uint64) << np.uint64(32) | asked.time.astype(np.uint64))
    return Question(
        warp=warp,
        key=(packed >> np.uint64(32)).astype(np.uint32),
        time=(packed & np.uint64(0xFFFFFFFF)).astype(np.int64),
        first=block.time[0] / TIME_STEPS,
        last=block.time[-1] / TIME_STEPS,
    )


def _blocks(peaks: Peaks) -> Iterator[tuple[Peaks, int]]:
    """Peaks of blocks that overlap by half, with how many neighbours to look at."""
    if not peaks.time.size:
        return
    length = BLOCK_SECONDS * FRAMES_A_SECOND * TIME_STEPS
    end = peaks.time[-1] + 1
    count = max(1, int(np.ceil(2 * end / length)) - 1)
    rate, fan = _density(end / TIME_STEPS / FRAMES_A_SECOND)
    chosen = peaks.strongest(rate)
    for start in np.linspace(0, max(0.0, end - length), count):
        low, high = np.searchsorted(chosen.time, [start, start + length])
        if high > low:
            yield (
                Peaks(
                    time=chosen.time[low:high],
                    frequency=chosen.frequency[low:high],
                    rank=chosen.rank[low:high],
                ),
                fan,
            )


def _density(duration: float) -> tuple[int, int]:
    """Peaks a second and neighbours: the shorter the clip, the closer the look."""
    if duration <= 6.0:  # noqa: PLR2004 (seconds)
        return 50, 10
    return (40, 8) if duration <= 15.0 else (30, 7)  # noqa: PLR2004 (seconds)


@kernel
def _vote(
    hits: NDArray[np.int64], window: int, minimum: int, anchors: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Windows of offsets with the most distinct anchors; no two overlap.

    Args:
        hits: sorted, offset above 20 bits of anchor.
        window: width in the unit of the offsets.
        minimum: distinct anchors that a window needs.
        anchors: number of anchors.
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
