"""Search a clip of sound in segments: nominate, glance, align, and keep what explains most.

Two alignments may not explain the same stretch of a recording: of a song whose bed repeats,
the shifted alignments are covered by the right one and dropped.
"""

from collections.abc import Sequence
from concurrent.futures import Executor

import numpy as np
from numpy.typing import NDArray

from airwitness.fingerprint.audio import clip_peaks
from airwitness.fingerprint.peaks import RATE, Peaks
from airwitness.trace.align import Alignment, align
from airwitness.trace.glance import Candidate, glance
from airwitness.trace.judge import ClipPeaks
from airwitness.trace.match import Block, Postings, Question, ask, blocks_of, look_up, nominate
from airwitness.trace.segment import Segment
from airwitness.trace.warps import NOMINAL, slack_of, warps_for

SEARCH = "1"  # changes when the same question gives other evidence
SAME_FRAMES = 12.0  # candidates nearer than this are one
SAME_PITCH = 0.012
SPEED_MARGIN = 5.0  # nats that another speed must be better by
LEAST_WORTH = 7.0  # nats at a glance, for a closer look
ALWAYS = 20  # the best of a segment get it in any case
COVERED = 0.5  # of its length: then a weaker alignment is explained by a stronger one


def find_sound(
    samples: NDArray[np.float32],
    segments: Sequence[Segment],
    executor: Executor,
    *,
    quick: bool = False,
) -> list[Alignment]:
    """Every copy of the clip, strongest evidence first; weak ones, that chance may give, too.

    Args:
        samples: float32 [n], mono, 8 kHz.
        segments: where to look.
        executor: look-ups are mapped over it.
        quick: try only the nominal and the film speeds.
    """
    return find_peaks(clip_peaks(samples), samples.size, segments, executor, quick=quick)


def find_peaks(
    peaks: Peaks,
    samples: int,
    segments: Sequence[Segment],
    executor: Executor,
    *,
    quick: bool = False,
) -> list[Alignment]:
    """As `find_sound`, from the peaks of a clip of so many samples."""
    clip = ClipPeaks.of(peaks, samples)
    seconds = samples / RATE
    warps, slack = warps_for(seconds, quick=quick), slack_of(seconds)
    candidates: dict[str, list[Candidate]] = {segment.digest: [] for segment in segments}
    for block in blocks_of(peaks):
        asked = ask(block, warps, executor)
        for segment in segments:
            postings = look_up(segment, asked, executor)

            def look(
                question: Question,
                segment: Segment = segment,
                postings: Postings = postings,
                block: Block = block,
            ) -> list[Candidate]:
                nominated = nominate(postings, question, block.density.votes)
                return glance(segment, clip, block, nominated, slack)

            for found in executor.map(look, asked.each):
                candidates[segment.digest] += found
    alignments = [a for some in candidates.values() for a in _aligned(clip, promising(some))]
    return sorted(alignments, key=lambda alignment: -alignment.evidence)


def promising(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those worth a closer look, best first: always a few, so that chance can be told, too."""
    best = sorted(candidates, key=lambda c: -c.worth)
    return [c for number, c in enumerate(best) if number < ALWAYS or c.worth >= LEAST_WORTH]


def _aligned(clip: ClipPeaks, candidates: list[Candidate]) -> list[Alignment]:
    """The alignments of one segment's candidates that are not explained by stronger ones."""
    accepted: dict[tuple[str, str], list[Alignment]] = {}
    for candidate in candidates:
        lane = accepted.setdefault((candidate.lane.part, candidate.lane.name), [])
        if not any(_is_known(candidate, alignment) for alignment in lane):
            lane += align(clip, candidate)
    return [kept for lane in accepted.values() for kept in _uncovered(lane)]


def _is_known(candidate: Candidate, alignment: Alignment) -> bool:
    """Whether an accepted alignment runs where the candidate's line does."""
    low = max(candidate.first, alignment.begin)
    high = min(candidate.last, alignment.end)
    if high <= low or abs(candidate.line.pitch / alignment.line.pitch - 1) > SAME_PITCH:
        return False
    ends = np.array([low, high])
    apart = candidate.line.recording_time(ends) - alignment.line.recording_time(ends)
    return bool(np.abs(apart).max() <= SAME_FRAMES)


def _weight(alignment: Alignment) -> float:
    """Evidence; another speed has to be better by a margin, as there are so many of them."""
    is_nominal = alignment.candidate.warp == NOMINAL
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
