"""Hits of a clip's corners → pairs of frames that show the same, and how they lie to each other.

1. *Probes*: the first 24 bits of a corner's code, and the same with any of the six least certain
   of them turned over: 64 probes.
2. *Hits* of one frame of the clip and one of a recording are taken together, where there are three.
3. *Geometry*: each hit says how the pictures lie to each other (corners have a size and are
   upright). What most others agree with is fitted (shift, size, a small turn), and counted again.
   A pair has as many *agreeing* corners as places of the recording's frame, and of the clip's.
"""

from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from airwitness.compiled import kernel
from airwitness.fingerprint.codes import CODE_BITS, PREFIX_BITS
from airwitness.fingerprint.corners import STEP
from airwitness.fingerprint.video import Frames
from airwitness.trace.agreement import LEAST_AGREEING, agree
from airwitness.trace.picture_table import (
    KEY_BITS,
    SHAPES,
    STEPS,
    Hits,
    PictureTable,
    is_still,
    step_of,
    x_of,
    y_of,
)
from airwitness.trace.radix import by_radix

CAP = 2_000  # corners with one prefix; more tell nothing
LIKE = 13  # bits by which the codes of one corner may differ
LIKE_STILL = 15  # the same where one frame has to tell all
LEAST_HITS = 3  # of a pair of frames
_SIZES = STEP ** np.arange(STEPS)  # of a pixel, by how often the picture was shrunk
_AREA = 320 * 180  # pixels of a recording's picture (see `media.pictures`)
_BLOCK = 60  # frames of the clip that are asked at a time: many ask for the same


@dataclass(frozen=True, slots=True, kw_only=True)
class FramePairs:
    """Frames of a clip and of a segment that show the same."""

    asked: NDArray[np.int64]
    """int64 [n], frame of the clip."""
    frame: NDArray[np.int64]
    """int64 [n], frame of the segment."""
    agreeing: NDArray[np.int32]
    """int32 [n], corners that agree."""
    moving: NDArray[np.int32]
    """int32 [n], of those, which are still on neither side."""
    exact: NDArray[np.float64]
    """float64 [n], corners that agree, each the less the further beside it lies."""
    map: NDArray[np.float64]
    """float64 [n, 6]: x and y of the recording from x and y of the clip, in heights of each:
    x' = a x + b y + c, y' = d x + e y + f."""


def pair_frames(clip: Frames, table: PictureTable, executor: Executor) -> FramePairs:
    """Every pair of frames that shows the same."""
    blocks = [
        slice(at, min(at + _BLOCK, clip.time.size)) for at in range(0, clip.time.size, _BLOCK)
    ]
    found = list(executor.map(lambda block: _pairs_of(clip, block, table), blocks))
    return FramePairs(
        asked=np.concatenate([np.zeros(0, np.int64), *(f.asked for f in found)]),
        frame=np.concatenate([np.zeros(0, np.int64), *(f.frame for f in found)]),
        agreeing=np.concatenate([np.zeros(0, np.int32), *(f.agreeing for f in found)]),
        moving=np.concatenate([np.zeros(0, np.int32), *(f.moving for f in found)]),
        exact=np.concatenate([np.zeros(0), *(f.exact for f in found)]),
        map=np.concatenate([np.zeros((0, 6)), *(f.map for f in found)]),
    )


def _pairs_of(clip: Frames, block: slice, table: PictureTable) -> FramePairs:
    """Pairs of some frames of the clip."""
    corners = slice(int(clip.first[block.start]), int(clip.first[block.stop]))
    prefix, corner = _probes(clip.code[corners], clip.unsure[corners])
    corner += corners.start
    like = LIKE_STILL if clip.time.size == 1 else LIKE
    hits = table.look_up(prefix, clip.code[corner], PREFIX_BITS, CAP, like)
    return _agreeing_pairs(clip, table, corner[hits.probe], hits)


def _probes(
    code: NDArray[np.uint64], unsure: NDArray[np.uint8]
) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Keys that are asked for, sorted, and the corner that each belongs to."""
    top = (code >> np.uint64(CODE_BITS - PREFIX_BITS)).astype(np.uint32)
    turned = np.uint32(1) << (PREFIX_BITS - 1 - unsure).astype(np.uint32)  # [n, k]
    probes = top[:, None]
    for k in range(turned.shape[1]):
        probes = np.concatenate([probes, probes ^ turned[:, k : k + 1]], axis=1)
    held, order = by_radix(probes.ravel().astype(np.uint64), PREFIX_BITS)
    prefix = held.astype(np.uint32) << np.uint32(KEY_BITS - PREFIX_BITS)
    return prefix, (order // np.uint32(probes.shape[1])).astype(np.int64)


def _agreeing_pairs(
    clip: Frames, table: PictureTable, corner: NDArray[np.int64], hits: Hits
) -> FramePairs:
    """Take the hits of each pair of frames together.

    Args:
        clip: frames of the clip.
        table: frames of a segment.
        corner: int64 [n], the clip's corner of each hit.
        hits: those of the segment.
    """
    frames = clip.time.size
    owner = np.repeat(np.arange(frames), np.diff(clip.first))
    number = hits.frame.astype(np.int64) * frames + owner[corner]
    sorted_number, order = by_radix(number.view(np.uint64), int(number.max(initial=0)).bit_length())
    kept, begin = _companies(sorted_number, LEAST_HITS)
    pair, order = sorted_number[kept[begin[:-1]]].astype(np.int64), order[kept]
    corner, place = corner[order], table.places(hits.row[order])
    asked, shown = pair % frames, pair // frames
    wide = table.shape[shown] / SHAPES
    size = np.diff(begin)
    in_clip = [clip.x * clip.shape[owner], clip.y, STEP**clip.step * (1 / clip.height)[owner]]
    pixel = np.repeat(np.sqrt(wide / _AREA), size)
    in_recording = [
        x_of(place) * np.repeat(wide, size),
        y_of(place),
        _SIZES[step_of(place)] * pixel,
    ]
    counts, exact, fits = agree(
        begin,
        np.stack(in_clip).take(corner, axis=1),
        np.stack(in_recording),
        place.astype(np.int64),
        clip.is_still[corner] | is_still(place),
    )
    good = counts[:, 0] >= LEAST_AGREEING
    return FramePairs(
        asked=asked[good],
        frame=shown[good],
        agreeing=counts[good, 0],
        moving=counts[good, 1],
        exact=exact[good],
        map=fits[good],
    )


@kernel
def _companies(
    pair: NDArray[np.uint64], least: int
) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Hits of pairs that have as many as `least`; where those of each such pair begin.

    Args:
        pair: uint64 [n], a number for each pair of frames, sorted.
        least: hits.

    Returns:
        uint32 [m], rising; int64 [pairs + 1], with the end.
    """
    kept, begin = np.empty(pair.size, np.uint32), np.zeros(pair.size + 1, np.int64)
    count, pairs, first = 0, 0, 0
    for i in range(1, pair.size + 1):
        if i < pair.size and pair[i] == pair[first]:
            continue
        if i - first >= least:
            for k in range(first, i):
                kept[count] = k
                count += 1
            pairs += 1
            begin[pairs] = count
        first = i
    return kept[:count], begin[: pairs + 1]
