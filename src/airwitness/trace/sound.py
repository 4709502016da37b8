"""Search a clip of sound in segments: nominate, align, and keep what explains most.

Two alignments may not explain the same stretch of a recording: of a song whose bed repeats,
the shifted alignments are covered by the right one and dropped.
"""

from collections.abc import Sequence
from concurrent.futures import Executor

import numpy as np
from numpy.typing import NDArray

from airwitness.fingerprint.audio import clip_peaks
from airwitness.trace.align import Alignment, align
from airwitness.trace.judge import ClipPeaks
from airwitness.trace.match import FILM_SPEEDS, Candidate, Question, Warp, nominate, questions
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
    asked = questions(peaks, warps)
    found: list[Alignment] = []
    for part in executor.map(lambda segment: _in_segment(segment, clip, asked), segments):
        found += part
    return sorted(found, key=lambda alignment: -alignment.evidence)


def _in_segment(segment: Segment, clip: ClipPeaks, asked: Sequence[Question]) -> list[Alignment]:
    accepted: dict[tuple[str, str], list[Alignment]] = {}
    nominated = [candidate for question in asked for candidate in nominate(segment, question)]
    candidates = sorted(nominated, key=lambda c: -c.votes)
    for candidate in candidates:
        lane = accepted.setdefault((candidate.lane.part, candidate.lane.name), [])
        if not any(_is_known(candidate, alignment) for alignment in lane):
            lane += align(clip, candidate)
    return [kept for lane in accepted.values() for kept in _uncovered(lane)]


def _is_known(candidate: Candidate, alignment: Alignment) -> bool:
    """Whether an accepted alignment at the same speed runs through the place that voted."""
    if candidate.warp != alignment.candidate.warp:
        return False
    low = max(candidate.first, alignment.begin)
    high = min(candidate.last, alignment.end)
    if high <= low:
        return False
    at = (low + high) / 2
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
