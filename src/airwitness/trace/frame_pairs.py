"""Hits of a clip's corners → pairs of frames that show the same, and how they lie to each other.

1. *Probes*: the first 24 bits of a corner's code, and the same with any of the six least certain
   of them turned over: 64 probes.
2. *Hits* of one frame of the clip and one of a recording are taken together, where there are four.
3. *Geometry*: each hit says how the pictures lie to each other (corners have a size and are
   upright). What most others agree with is fitted (shift, size, a small turn), and counted again.
   A pair has as many *agreeing* corners as places of the recording's frame, and of the clip's.
"""

from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from airwitness.compiled import kernel
from airwitness.fingerprint.codes import CODE_BITS
from airwitness.fingerprint.corners import STEP
from airwitness.fingerprint.video import Frames
from airwitness.trace.picture_table import (
    KEY_BITS,
    SHAPES,
    Hits,
    PictureTable,
    is_still,
    step_of,
    x_of,
    y_of,
)

PREFIX_BITS = 24
UNSURE = 6  # bits of a prefix that are turned over
CAP = 2_000  # corners with one prefix; more tell nothing
LIKE = 13  # bits by which the codes of one corner may differ
LEAST_HITS = 4  # of a pair of frames
LEAST_AGREEING = 5
_RECORDING_HEIGHT, _CLIP_HEIGHT = 180.0, 360.0  # pixels, of a picture of 16:9 (see `pictures`)
_WIDE = 16 / 9
_GROUP = 200_000  # probes looked up at a time
_SLACK = 3.0  # pixels of its size, by which an agreeing corner may lie beside
_LOOSE = 0.16  # of the distance, as long as only sizes are known
_SEEDS = 24  # hits that are tried as the beginning of an agreement
_ENOUGH = 8  # agreeing corners before the shape may be stretched


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
    map: NDArray[np.float64]
    """float64 [n, 6]: x and y of the recording from x and y of the clip, in heights of each:
    x' = a x + b y + c, y' = d x + e y + f."""


def pair_frames(clip: Frames, table: PictureTable, executor: Executor) -> FramePairs:
    """Every pair of frames that shows the same."""
    prefix, corner = _probes(clip)
    pieces = [slice(at, at + _GROUP) for at in range(0, prefix.size, _GROUP)]

    def look(piece: slice) -> tuple[NDArray[np.uint32], Hits]:
        hits = table.look_up(prefix[piece], clip.code[corner[piece]], PREFIX_BITS, CAP, LIKE)
        return corner[piece][hits.probe], hits

    found = list(executor.map(look, pieces))
    hit = np.concatenate([np.zeros(0, np.uint32), *(c for c, _ in found)])
    frame = np.concatenate([np.zeros(0, np.uint32), *(h.frame for _, h in found)])
    place = np.concatenate([np.zeros(0, np.uint32), *(h.place for _, h in found)])
    return _agreeing_pairs(clip, table, hit, frame, place)


def _probes(clip: Frames) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Keys that are asked for, sorted, and the corner that each belongs to."""
    top = (clip.code >> np.uint64(CODE_BITS - PREFIX_BITS)).astype(np.uint32)
    unsure = np.argpartition(clip.margin[:, :PREFIX_BITS], UNSURE, axis=1)[:, :UNSURE]
    turned = np.uint32(1) << (PREFIX_BITS - 1 - unsure).astype(np.uint32)  # [n, UNSURE]
    probes = top[:, None]
    for k in range(UNSURE):
        probes = np.concatenate([probes, probes ^ turned[:, k : k + 1]], axis=1)
    prefix = (probes << np.uint32(KEY_BITS - PREFIX_BITS)).ravel()
    corner = np.repeat(np.arange(top.size, dtype=np.uint32), probes.shape[1])
    order = np.argsort(prefix, kind="stable")
    return prefix[order], corner[order]


def _agreeing_pairs(
    clip: Frames,
    table: PictureTable,
    hit: NDArray[np.uint32],
    frame: NDArray[np.uint32],
    place: NDArray[np.uint32],
) -> FramePairs:
    """Take the hits of each pair of frames together."""
    frames = clip.time.size
    owner = np.repeat(np.arange(frames), np.diff(clip.first))
    pair = frame.astype(np.int64) * frames + owner[hit]
    order = np.argsort(pair, kind="stable")
    pair, hit, place = pair[order], hit[order], place[order]
    begin = np.flatnonzero(np.concatenate([[True], pair[1:] != pair[:-1]]))
    size = np.diff(np.concatenate([begin, [pair.size]]))
    begin, size = begin[size >= LEAST_HITS], size[size >= LEAST_HITS]
    asked, shown = pair[begin] % frames, pair[begin] // frames
    keep = np.repeat(begin - np.cumsum(np.concatenate([[0], size[:-1]])), size) + np.arange(
        size.sum()
    )
    hit, place = hit[keep], place[keep]
    wide_q = clip.shape[np.repeat(asked, size)]
    wide_r = table.shape[np.repeat(shown, size)] / SHAPES
    pixel_q = 1 / (_CLIP_HEIGHT * np.sqrt(_WIDE / wide_q))
    pixel_r = 1 / (_RECORDING_HEIGHT * np.sqrt(_WIDE / wide_r))
    counts, fits = _agree(
        np.concatenate([[0], np.cumsum(size)]),
        np.stack([clip.x[hit] * wide_q, clip.y[hit], STEP ** clip.step[hit] * pixel_q]),
        np.stack([x_of(place) * wide_r, y_of(place), STEP ** step_of(place) * pixel_r]),
        place.astype(np.int64),
        clip.is_still[hit] | is_still(place),
    )
    good = counts[:, 0] >= LEAST_AGREEING
    return FramePairs(
        asked=asked[good],
        frame=shown[good],
        agreeing=counts[good, 0],
        moving=counts[good, 1],
        map=fits[good],
    )


@kernel
def _agree(  # noqa: C901, PLR0912, PLR0915 (one compiled loop)
    begin: NDArray[np.int64],
    asked: NDArray[np.float64],
    shown: NDArray[np.float64],
    place: NDArray[np.int64],
    still: NDArray[np.bool_],
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """For each group of hits: corners that agree, those of them that move, and the map."""
    groups = begin.size - 1
    counts = np.zeros((groups, 2), np.int32)
    fits = np.zeros((groups, 6), np.float64)
    most = 0
    for g in range(groups):
        most = max(most, begin[g + 1] - begin[g])
    inside = np.zeros(most, np.bool_)
    for g in range(groups):
        first, n = begin[g], begin[g + 1] - begin[g]
        best, best_seed = 0, 0
        stride = max(1, n // _SEEDS)
        for i in range(0, n, stride):
            a = first + i
            s = shown[2, a] / asked[2, a]
            count = 0
            for j in range(n):
                b = first + j
                ratio = shown[2, b] / asked[2, b] / s
                if ratio < 0.7 or ratio > 1.43:  # noqa: PLR2004 (a step and a half)
                    continue
                dx, dy = asked[0, b] - asked[0, a], asked[1, b] - asked[1, a]
                ex = shown[0, b] - shown[0, a] - s * dx
                ey = shown[1, b] - shown[1, a] - s * dy
                slack = _SLACK * (shown[2, a] + shown[2, b]) + _LOOSE * s * (abs(dx) + abs(dy))
                count += ex * ex + ey * ey < slack * slack
            if count > best:
                best, best_seed = count, a
        if best < LEAST_AGREEING:
            continue
        s = shown[2, best_seed] / asked[2, best_seed]
        fit = np.zeros(6)
        fit[0] = fit[4] = s
        fit[2] = shown[0, best_seed] - s * asked[0, best_seed]
        fit[5] = shown[1, best_seed] - s * asked[1, best_seed]
        loose = _LOOSE
        count = 0
        for turn in range(4):
            count = 0
            sx = sy = sxx = sxu = sxv = su = sv = total = 0.0
            for j in range(n):
                b = first + j
                x, y, u, v = asked[0, b], asked[1, b], shown[0, b], shown[1, b]
                ratio = shown[2, b] / asked[2, b] / s
                ex = u - fit[0] * x - fit[1] * y - fit[2]
                ey = v - fit[3] * x - fit[4] * y - fit[5]
                dx, dy = x - asked[0, best_seed], y - asked[1, best_seed]
                slack = _SLACK * shown[2, b] * (1 + (turn == 0)) + loose * s * (abs(dx) + abs(dy))
                inside[j] = (
                    ex * ex + ey * ey < slack * slack and ratio > 0.7 and ratio < 1.43  # noqa: PLR2004
                )
                if inside[j]:
                    count += 1
                    w = 1 / shown[2, b]
                    total += w
                    sx += w * x
                    sy += w * y
                    su += w * u
                    sv += w * v
            if count < LEAST_AGREEING or turn == 3:  # noqa: PLR2004 (the last only counts)
                break
            mx, my, mu, mv = sx / total, sy / total, su / total, sv / total
            for j in range(n):
                if inside[j]:
                    b = first + j
                    w = 1 / shown[2, b]
                    x, y = asked[0, b] - mx, asked[1, b] - my
                    u, v = shown[0, b] - mu, shown[1, b] - mv
                    sxx += w * (x * x + y * y)
                    sxu += w * (x * u + y * v)
                    sxv += w * (x * v - y * u)
            if sxx <= 0:
                break
            p, q = sxu / sxx, sxv / sxx
            if p < 0.5 * s or p > 2 * s or abs(q) > 0.3 * p:
                count = 0
                break
            fit[0], fit[1], fit[2] = p, -q, mu - p * mx + q * my
            fit[3], fit[4], fit[5] = q, p, mv - q * mx - p * my
            loose = 0.03 if turn == 0 else 0.0
        if count < LEAST_AGREEING:
            continue
        # places of the recording, and places of the clip, that agree: each counts once
        agreeing = moving = others = 0
        for j in range(n):
            if not inside[j]:
                continue
            is_new = is_other = True
            for k in range(j):
                if inside[k]:
                    if (place[first + k] - place[first + j]) & 0xFFFFFFF == 0:
                        is_new = False
                    near = 1.5 * asked[2, first + j]
                    if (
                        abs(asked[0, first + k] - asked[0, first + j]) < near
                        and abs(asked[1, first + k] - asked[1, first + j]) < near
                    ):
                        is_other = False
            agreeing += is_new
            moving += is_new and not still[first + j]
            others += is_other
        counts[g, 0] = min(agreeing, others)
        counts[g, 1] = min(moving, others)
        fits[g] = fit
    return counts, fits
