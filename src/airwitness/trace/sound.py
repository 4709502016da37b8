"""Search a clip of sound in segments: nominate, align, and keep what explains most.

Two alignments may not explain the same stretch of a recording: of a song whose bed repeats,
the shifted alignments are covered by the right one and dropped.
"""

from collections.abc import Sequence
from concurrent.futures import Executor

import numpy as np
from numpy.typing import NDArray

from airwitness.fingerprint.audio import clip_peaks
from airwitness.fingerprint.peaks import Peaks
from airwitness.trace.align import Alignment, ClipPeaks, align
from airwitness.trace.match import FILM_SPEEDS, Candidate, Warp, nominate
from airwitness.trace.segment import Segment

SAME_FRAMES = 12.0  # candidates nearer than this are one
SPEED_MARGIN = 5.0  # nats that another speed must be better by
COVERED = 0.5  # of its length: then a weaker alignment is explained by a stronger one


def find_sound(
    samples: NDArray[np.float32],
    segments: Sequence[Segment],
    executor: Executor,
    warps: tuple[Warp, ...] = FILM_SPEEDS,
) -> list[Alignment]:
    """Every copy of the clip, strongest evidence first.

    Args:
        samples: float32 [n], mono, 8 kHz.
        segments: where to look.
        executor: look-ups are mapped over it.
        warps: speeds to try.
    """
    peaks = clip_peaks(samples)
    clip = ClipPeaks.of(peaks, samples.size)
    found: list[Alignment] = []
    for part in executor.map(lambda segment: _in_segment(segment, peaks, clip, warps), segments):
        found += part
    return sorted(found, key=lambda alignment: -alignment.evidence)


def _in_segment(
    segment: Segment, peaks: Peaks, clip: ClipPeaks, warps: tuple[Warp, ...]
) -> list[Alignment]:
    accepted: dict[tuple[str, str], list[Alignment]] = {}
    candidates = sorted(nominate(segment, peaks, warps), key=lambda c: -c.votes)
    for candidate in candidates:
        lane = accepted.setdefault((candidate.lane.part, candidate.lane.name), [])
        if not any(_is_known(candidate, alignment) for alignment in lane):
            alignment = align(clip, candidate)
            if alignment is not None:
                lane.append(alignment)
    return [kept for lane in accepted.values() for kept in _uncovered(lane)]


def _is_known(candidate: Candidate, alignment: Alignment) -> bool:
    """Whether an accepted alignment at the same speed runs through the place that voted."""
    if candidate.warp != alignment.candidate.warp:
        return False
    at = (candidate.first + candidate.last) / 2
    at = min(max(at, alignment.begin), alignment.end)
    if not candidate.first <= at <= candidate.last:
        return False
    here = candidate.offset + candidate.warp.tempo * at
    there = alignment.offset + alignment.tempo * at
    return abs(here - there) <= SAME_FRAMES


def _weight(alignment: Alignment) -> float:
    """Evidence; another speed has to be better by a margin, as there are so many of them."""
    is_nominal = alignment.candidate.warp == FILM_SPEEDS[0]
    return alignment.evidence + SPEED_MARGIN * is_nominal


def _uncovered(alignments: list[Alignment]) -> list[Alignment]:
    kept: list[Alignment] = []
    for alignment in sorted(alignments, key=_weight, reverse=True):
        low, high = alignment.reference
        shared = sum(
            max(0.0, min(high, other.reference[1]) - max(low, other.reference[0])) for other in kept
        )
        if shared < COVERED * (high - low):
            kept.append(alignment)
    return kept
