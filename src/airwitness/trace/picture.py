"""Search the pictures of a clip in segments: pair frames, find lines, and say how they lie.

Two alignments may not explain the same stretch of a recording. What stands beside a much stronger
one goes on showing the same scene, and is dropped too.

A still picture is a clip of one frame without a length: where recordings show it, and how long
(see `picture_still`).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from airwitness.fingerprint.video import Frames, thinned
from airwitness.spans import FLICKS, Span
from airwitness.trace.frame_pairs import FramePairs, pair_frames
from airwitness.trace.geometry import Placing, middles, placing
from airwitness.trace.picture_lines import (
    CHANCE_AGREEING,
    LEAST_WEIGHT,
    SPEEDS,
    WIDTH,
    Line,
    faint_line,
    lines,
    rareness,
    still_lines,
)
from airwitness.trace.picture_table import SHAPES, PictureLane, PictureTable
from airwitness.trace.segment import Segment

SEARCH = "6"  # changes when the same question gives other evidence
BESIDE = 3.0  # s: what lies so near a much stronger alignment shows the same scene
MUCH = 2.0
COVERED = 0.5  # of its length: then a weaker alignment is explained by a stronger one
END_REACH = 1.0  # s beyond the last frame that was paired: half of what lies between frames
WHOLE_REACH = 4.0  # s beyond it, where the clip ends before the recording has another frame
ALIKE = 0.08  # of the picture's height, by which a weak pair's map may differ
BEST_OF_CHANCE = 12  # pairs of a still that agree no better than chance has it
FAINTEST = 3  # candidates of a search that are no more than chance gives
LONG = 60  # frames of a clip; a quick search looks at every second one of them
_SAME = 1e-3  # s
_SLACK = 0.2  # s by which the line may be off at an end


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipPictures:
    """A track of pictures of a clip, ready to be asked."""

    frames: Frames
    mirrored: Frames
    begin: float
    """Clip time where the pictures that are asked begin (s)."""
    end: float
    """Clip time where they end (s)."""
    is_sequence: bool = True
    """Whether its pictures follow each other (see `fingerprint.sequence`)."""

    @property
    def is_still(self) -> bool:
        """Whether it is one picture."""
        return self.frames.time.size == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureAlignment:
    """A stretch of a lane that shows the clip."""

    lane: PictureLane
    speed: float
    """Recording seconds per clip second."""
    offset: float
    """Seconds from the lane's start where the clip's zero would lie."""
    begin: float
    """Clip time where the copy begins (s)."""
    end: float
    """Clip time where it ends (s)."""
    evidence: float
    """Weight of corners that move (see `picture_lines`)."""
    still: float
    """Weight of all corners."""
    exact: float
    """What tells chance: corners that move, by how exactly they lie (see `picture_lines`)."""
    exact_still: float
    """The same of all corners."""
    placing: Placing
    crossed: int
    """Frames of the recording between both ends."""
    best: float
    """Seconds from the lane's start of the frame in which most corners agree."""
    frames: tuple[tuple[float, float], ...]
    """Clip time and seconds from the lane's start of the paired frames."""

    @property
    def reference(self) -> tuple[float, float]:
        """Where it begins and ends, seconds from the lane's start."""
        return self.speed * self.begin + self.offset, self.speed * self.end + self.offset

    @property
    def span(self) -> Span:
        """The same as recording time of the part."""
        begin, end = (self.lane.start + round(t * FLICKS) for t in self.reference)
        return Span(start=max(0, begin), end=max(0, begin, end))


def find_pictures(
    clip: ClipPictures, segments: Sequence[Segment], executor: Executor, *, quick: bool = False
) -> list[PictureAlignment]:
    """Every copy of a clip's pictures, strongest evidence first; weak ones too.

    Of a still, what agrees much less than the best may be the same set at another time: it has no
    evidence.

    Args:
        clip: what is asked.
        segments: where to look.
        executor: look-ups are mapped over it.
        quick: do not look in the mirror, and at a long clip only twice a second.
    """
    sides = [(clip.frames, False), (clip.mirrored, True)]
    if quick:
        every = 2 if clip.frames.time.size >= LONG else 1
        sides = [(thinned(clip.frames, every), False)]
    found = [
        alignment
        for segment in segments
        for frames, is_mirrored in sides
        for alignment in aligned(
            clip, frames, segment.contents.pictures, executor, is_mirrored=is_mirrored
        )
    ]
    if clip.is_still:
        return distinct(outshone(found, among=found))
    return distinct(_with_few_faint(found))


def outshone(
    found: Sequence[PictureAlignment], *, among: Sequence[PictureAlignment], much: float = MUCH
) -> list[PictureAlignment]:
    """Of a still: what agrees so much less than the best among some loses its evidence."""
    best = max((one.still for one in among), default=0.0)
    return [
        replace(one, evidence=0.0, exact=0.0) if is_less(one.still, best, much) else one
        for one in found
    ]


def _with_few_faint(found: Sequence[PictureAlignment]) -> list[PictureAlignment]:
    """Without most of what chance gives: blurred bands beside a picture agree with hundreds."""
    strong = [one for one in found if one.still >= LEAST_WEIGHT]
    faint = sorted((one for one in found if one.still < LEAST_WEIGHT), key=lambda a: -a.exact)
    return [*strong, *faint[:FAINTEST]]


def is_less(agreeing: float, best: float, much: float = MUCH) -> bool:
    """Whether of a still so much less agrees than in the best answer, beyond chance."""
    return much * (agreeing - CHANCE_AGREEING) < best - CHANCE_AGREEING


def aligned(
    clip: ClipPictures,
    frames: Frames,
    table: PictureTable,
    executor: Executor,
    *,
    is_mirrored: bool,
) -> Iterator[PictureAlignment]:
    """What a table has of a clip's frames, seen in a mirror or not; no choice is made.

    Args:
        clip: what is asked.
        frames: of the clip, or those of it in a mirror.
        table: where to look.
        executor: look-ups are mapped over it.
        is_mirrored: which of them it is.
    """
    pairs = pair_frames(frames, table, executor)
    if clip.is_still:
        pairs = _worthwhile(pairs)
    firsts = np.array([lane.first for lane in table.lanes], np.int64)
    owner = np.searchsorted(firsts, pairs.frame, "right") - 1
    asked = frames.time[pairs.asked] / FLICKS
    shown = table.time[pairs.frame] / FLICKS
    for line, on in _lined(clip, frames, pairs, owner, asked, shown, table):
        held = table.lanes[int(owner[on[0]])]
        times = table.time[held.first : held.first + held.frames] / FLICKS
        begin, end = _ends(clip, line, shown[on], times)
        low, high = shown[on].min(), shown[on].max()
        yield PictureAlignment(
            lane=held,
            speed=line.speed,
            offset=line.offset,
            begin=begin,
            end=end,
            evidence=line.weight,
            still=line.still,
            exact=line.exact,
            exact_still=line.exact_still,
            placing=_placed(pairs, on, frames, table.shape, is_mirrored=is_mirrored),
            crossed=int(((times >= low) & (times <= high)).sum()),
            best=float(shown[on][np.argmax(pairs.agreeing[on])]),
            frames=tuple(zip(asked[on].tolist(), shown[on].tolist(), strict=True)),
        )


def _lined(
    clip: ClipPictures,
    frames: Frames,
    pairs: FramePairs,
    owner: NDArray[np.int64],
    asked: NDArray[np.float64],
    shown: NDArray[np.float64],
    table: PictureTable,
) -> Iterator[tuple[Line, NDArray[np.int64]]]:
    """Lines through pairs, and the pairs on each in order of time; the rarest faint ones last.

    Args:
        clip: what is asked.
        frames: of it, or of it in the mirror.
        pairs: of these frames.
        owner: int64 [n], the lane of each pair.
        asked: float64 [n], clip time of each pair (s).
        shown: float64 [n], recording time of each pair (s).
        table: of the segment.
    """
    order = np.lexsort((table.time[pairs.frame], owner))
    lies = middles(pairs.map, frames.shape[pairs.asked])
    rare, _ = rareness(pairs.agreeing, pairs.moving, pairs.exact)
    edges = frames.time[0] / FLICKS, frames.time[-1] / FLICKS
    unlined: list[tuple[float, NDArray[np.int64]]] = []
    for rows in _apart(order, owner, shown, frames):
        counts = pairs.agreeing[rows], pairs.moving[rows]
        if clip.is_still:
            held = table.lanes[int(owner[rows[0]])]
            times = table.time[held.first : held.first + held.frames] / FLICKS
            found = list(still_lines(shown[rows], *counts, times))
        else:
            given = asked[rows], shown[rows], *counts, pairs.exact[rows], lies[rows], edges
            found = list(lines(*given, is_sequence=clip.is_sequence))
            if not found and clip.is_sequence and rare[rows].any():
                unlined.append((float(rare[rows].max()), rows))
        for line in found:
            yield line, _with_weak(line, rows, asked, shown, pairs)
    for _, rows in sorted(unlined, key=lambda u: -u[0])[:FAINTEST]:
        counts = pairs.agreeing[rows], pairs.moving[rows]
        faint = faint_line(asked[rows], shown[rows], *counts, pairs.exact[rows])
        if faint is not None:
            yield faint, rows[faint.pairs]


def _worthwhile(pairs: FramePairs) -> FramePairs:
    """Of a still: what agrees beyond chance, and the best of the rest."""
    order = np.lexsort((-pairs.exact, -pairs.agreeing))
    is_better = pairs.agreeing[order] > CHANCE_AGREEING
    kept = np.sort(order[is_better | (np.arange(order.size) < BEST_OF_CHANCE)])
    return FramePairs(
        asked=pairs.asked[kept],
        frame=pairs.frame[kept],
        agreeing=pairs.agreeing[kept],
        moving=pairs.moving[kept],
        exact=pairs.exact[kept],
        map=pairs.map[kept],
    )


def _apart(
    order: NDArray[np.int64],
    owner: NDArray[np.int64],
    shown: NDArray[np.float64],
    frames: Frames,
) -> Iterator[NDArray[np.int64]]:
    """The pairs of each lane in order of time; of a clip those that are too far apart for one copy.

    Args:
        order: int64 [n], the pairs by lane and time.
        owner: int64 [n], the lane of each pair.
        shown: float64 [n], recording time of each pair (s).
        frames: of the clip.
    """
    is_next = np.diff(owner[order]) != 0
    if frames.time.size > 1:
        longest = SPEEDS.max() * (frames.time[-1] - frames.time[0]) / FLICKS + 2 * WIDTH
        is_next |= np.diff(shown[order]) > longest
    for rows in np.split(order, np.flatnonzero(is_next) + 1):
        if rows.size:
            yield rows


def _with_weak(
    line: Line,
    rows: NDArray[np.int64],
    asked: NDArray[np.float64],
    shown: NDArray[np.float64],
    pairs: FramePairs,
) -> NDArray[np.int64]:
    """The pairs of a line, and weak ones on it whose pictures lie to each other as theirs do."""
    on = rows[line.pairs]
    usual = np.median(pairs.map[on], axis=0)
    size = usual[0]
    turned = np.abs(pairs.map[rows][:, [0, 1]] - usual[[0, 1]]).max(axis=1)
    moved = np.abs(pairs.map[rows][:, [2, 5]] - usual[[2, 5]]).max(axis=1)
    apart = np.abs(shown[rows] - line.speed * asked[rows] - line.offset)
    is_like = (turned < ALIKE * size) & (moved < ALIKE) & (apart <= WIDTH / 2)
    weak = rows[is_like & ~np.isin(shown[rows], shown[on])]
    weak = weak[
        np.lexsort((np.abs(shown[weak] - line.speed * asked[weak] - line.offset), shown[weak]))
    ]
    _, first = np.unique(shown[weak], return_index=True)
    every = np.concatenate([on, weak[first]])
    return every[np.argsort(shown[every], kind="stable")]


def _ends(
    clip: ClipPictures, line: Line, paired: NDArray[np.float64], times: NDArray[np.float64]
) -> tuple[float, float]:
    """Clip times of both ends.

    Where the clip itself begins or ends before the recording has another frame, it was shown from
    its beginning or to its end; else the copy reaches half-way to the next frame that is not
    paired.
    """
    first, last = float(paired.min()), float(paired.max())
    if clip.is_still:  # a still has no length: as long as the recording shows it
        return clip.begin, clip.begin + last - first
    before = times[times < first - _SAME][-1:]
    after = times[times > last + _SAME][:1]
    gap = float(first - before[0]) if before.size else WHOLE_REACH
    begin = (first - min(END_REACH, gap / 2) - line.offset) / line.speed
    if (first - min(gap, WHOLE_REACH) - line.offset) / line.speed <= clip.begin + _SLACK:
        begin = clip.begin
    gap = float(after[0] - last) if after.size else WHOLE_REACH
    end = (last + min(END_REACH, gap / 2) - line.offset) / line.speed
    if (last + min(gap, WHOLE_REACH) - line.offset) / line.speed >= clip.end - _SLACK:
        end = clip.end
    begin = min(max(begin, clip.begin), clip.end)
    return begin, max(begin, min(end, clip.end))


def _placed(
    pairs: FramePairs,
    rows: NDArray[np.int64],
    clip: Frames,
    shapes: NDArray[np.uint16],
    *,
    is_mirrored: bool,
) -> Placing:
    """How the pictures lie to each other: the middle of what the pairs that agree best say."""
    best = rows[np.argsort(-pairs.agreeing[rows], kind="stable")[:9]]
    each = [
        placing(
            pairs.map[row],
            clip=float(clip.shape[pairs.asked[row]]),
            recording=float(shapes[pairs.frame[row]]) / SHAPES,
            is_mirrored=is_mirrored,
        )
        for row in best
    ]
    return Placing.middle(each)


def distinct(found: Sequence[PictureAlignment]) -> list[PictureAlignment]:
    """What is not explained by something stronger, strongest first."""
    kept: dict[tuple[str, str], list[PictureAlignment]] = defaultdict(list)
    for one in sorted(found, key=lambda a: (-a.evidence, -a.still)):
        low, high = one.reference
        rivals = kept[one.lane.part, one.lane.name]
        shared = sum(max(0.0, min(high, k.reference[1]) - max(low, k.reference[0])) for k in rivals)
        is_beside = any(
            k.evidence > MUCH * one.evidence
            and low < k.reference[1] + BESIDE
            and high > k.reference[0] - BESIDE
            for k in rivals
        )
        if shared <= COVERED * (high - low) and not is_beside:
            rivals.append(one)
    every = (one for some in kept.values() for one in some)
    return sorted(every, key=lambda a: (-a.evidence, -a.still))
