"""Pairs of frames → lines: stretches of a recording that show the clip, at one speed.

A line is weighed by the recording's frames on it: each gives the agreeing corners beyond four of
its best pair, and not more than 25. Corners that are still on either side do not count: they are
weighed apart, as what rests on them alone may be the same set, card or still picture.

What chance does is told by something finer: how exactly corners lie where they should, beyond one
of each frame, since a shift can be fitted to any one. Where too little agrees for a line,
chance would mostly give one frame, and there that is all that is looked at (`faint_line`).

What the frames say about the order of time is taken off (see `picture_order`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from airwitness.compiled import kernel
from airwitness.trace.picture_order import SHORT, Around, likeness

CHANCE_AGREEING = 4  # corners that agree by chance
ALWAYS_FIT = 1  # corner of any two pictures can be made to lie where it should
HEAVIEST = 25.0  # weight of one frame
WIDTH = 0.7  # s, across which pairs are on one line
_ON = WIDTH / 2 + 1e-6  # s beside the middle of a line; what rounding does to its edges included
NOMINAL_BONUS = 1.3  # another speed must be heavier by so much
HEAVIEST_STILL = 64.0  # of the frame of a still picture, which has to stand alone
LEAST_MOVING = 3  # corners of it that move in the recording
LEAST_WEIGHT = 6.0
_INSTANT = 1e-3  # s, less than lies between frames
NOMINAL_SAY = 1.2  # the same between speeds that are nearly alike
USUAL_SAY = 1.05
USUAL = np.array([0.5, 0.75, 0.8, 0.9, 24 / 25, 1.0, 25 / 24, 1.1, 1.25, 1.5, 2.0])
"""Speeds at which clips are shown, where nobody chose another."""
_REFITS = 4  # a fit changes which pairs lie near the line
_SETTLED = 0.015  # of the speed
_STILL_SHARE = 0.05  # of the weight of still corners, where lines are looked for
_NEARER = 0.5  # weight that a second beside the line costs
_LONG_ENOUGH = 4.0  # s of clip before a speed can be told
_NEAR_USUAL = 0.06
_EDGE_SAY = 0.1  # of a frame of the recording that may lie outside what the clip shows
_TRIANGLE = 0.4  # s beside the line where a pair has no say
SPEEDS = np.concatenate([[1.0], 2.0 ** np.arange(-1.0, 1.001, 0.05)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A stretch of a recording that shows the clip."""

    speed: float
    """Recording seconds per clip second."""
    offset: float
    """Recording time of the clip's beginning (s)."""
    weight: float
    """Of corners that move."""
    still: float
    """Of all corners, where those that are still count too."""
    exact: float
    """Of corners that move, by how exactly they lie: what tells chance."""
    exact_still: float
    """The same of all corners."""
    pairs: NDArray[np.int64]
    """int64 [m], the pairs on it: one for each frame of the recording, in order of time."""


def lines(
    asked: NDArray[np.float64],
    shown: NDArray[np.float64],
    agreeing: NDArray[np.int32],
    moving: NDArray[np.int32],
    exact: NDArray[np.float64],
    lies: NDArray[np.float64],
    edges: tuple[float, float],
    *,
    is_sequence: bool = True,
) -> Iterator[Line]:
    """The lines through the pairs of one lane, the heavier about first; no pair is on two.

    Args:
        asked: float64 [n], clip time of each pair (s).
        shown: float64 [n], recording time of each pair (s), sorted.
        agreeing: int32 [n], corners that agree.
        moving: int32 [n], of those, which move.
        exact: float64 [n], those that agree, each the less the further beside it lies.
        lies: float64 [n, 3], where the middle of the clip's picture lies in the recording's (x, y,
            heights of the latter), and how high it is there.
        edges: clip time of its first and its last frame (s).
        is_sequence: whether the clip's pictures follow each other; else a line is hardly a run.
    """
    weight, still = _weights(moving, agreeing)
    rare, rare_still = rareness(agreeing, moving, exact)
    share = _shares(shown, exact)
    say = share * _inner(asked, shown, exact, edges)
    rank = (weight + _STILL_SHARE * still) * say
    left = np.ones(asked.size, np.bool_)
    while (rows := np.flatnonzero(left & (rank > 0))).size:
        speed, offset = _nominated(asked[rows], shown[rows], rank[rows])
        for _ in range(_REFITS):
            on = rows[np.abs(shown[rows] - speed * asked[rows] - offset) <= _ON]
            before = speed
            speed, offset = _refined(asked[on], shown[on], say[on], speed, offset)
            if abs(speed - before) < _SETTLED * before:
                break
        on = rows[np.abs(shown[rows] - speed * asked[rows] - offset) <= _ON]
        if not on.size:
            return
        distance = np.abs(shown[on] - speed * asked[on] - offset)
        chosen = on[_one_each(shown[on], rank[on] - _NEARER * distance)]
        if still[chosen].sum() < LEAST_WEIGHT:
            return
        low, high = shown[chosen].min(), shown[chosen].max()
        between = (shown >= low) & (shown <= high)
        beside = np.abs(shown - (low + high) / 2) <= speed * np.ptp(edges) / 2
        about = rows[(between | beside if chosen.size <= SHORT else between)[rows]]
        like = likeness(shown[about], lies[about], shown[chosen], lies[chosen])
        lag = (shown[about] - offset) / speed - asked[about]
        around = Around(shown=shown[about], exact=exact[about], like=exact[about] * like, lag=lag)
        kept = around.kept()
        moved = kept * (is_sequence or around.stands_out(edges[1] - edges[0]))
        if kept * still[chosen].sum() >= LEAST_WEIGHT:
            yield Line(
                speed=speed,
                offset=offset,
                weight=moved * float(weight[chosen].sum()),
                still=kept * float(still[chosen].sum()),
                exact=moved * float(rare[chosen].sum()),
                exact_still=kept * float(rare_still[chosen].sum()),
                pairs=chosen,
            )
        left &= ~between


def faint_line(
    asked: NDArray[np.float64],
    shown: NDArray[np.float64],
    agreeing: NDArray[np.int32],
    moving: NDArray[np.int32],
    exact: NDArray[np.float64],
) -> Line | None:
    """What of a lane is rarest where too little agrees for `lines`; None if nothing of it moves.

    So little tells neither a speed nor an order of time.

    Args:
        asked: float64 [n], clip time of each pair (s).
        shown: float64 [n], recording time of each pair (s), sorted.
        agreeing: int32 [n], corners that agree.
        moving: int32 [n], of those, which move.
        exact: float64 [n], those that agree, each the less the further beside it lies.
    """
    weight, still = _weights(moving, agreeing)
    rare, rare_still = rareness(agreeing, moving, exact)
    best = int(np.argmax(rare))
    offset = shown[best] - asked[best]
    on = np.flatnonzero(np.abs(shown - asked - offset) <= _ON)
    chosen = on[_one_each(shown[on], rare[on])]
    if rare[best] <= 0 or still[chosen].sum() >= LEAST_WEIGHT:
        return None
    return Line(
        speed=1.0,
        offset=float(offset),
        weight=float(weight[chosen].sum()),
        still=float(still[chosen].sum()),
        exact=float(rare[chosen].sum()),
        exact_still=float(rare_still[chosen].sum()),
        pairs=chosen,
    )


def rareness(
    agreeing: NDArray[np.int32], moving: NDArray[np.int32], exact: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How much more than can always be fitted agrees exactly: of what moves, and of all.

    Args:
        agreeing: int32 [n], corners that agree.
        moving: int32 [n], of those, which move.
        exact: float64 [n], those that agree, each the less the further beside it lies.

    Returns:
        Twice float64 [n].
    """
    moved = exact * moving / np.maximum(agreeing, 1)
    of_moving, of_all = (np.clip(n - ALWAYS_FIT, 0.0, HEAVIEST) for n in (moved, exact))
    return of_moving, of_all


def _weights(
    moving: NDArray[np.int32], agreeing: NDArray[np.int32]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Weight of each pair by its corners that move, and by all."""
    weight: NDArray[np.float64] = np.clip(moving - CHANCE_AGREEING, 0.0, HEAVIEST)
    still: NDArray[np.float64] = np.clip(agreeing - CHANCE_AGREEING, 0.0, HEAVIEST)
    return weight, still


def still_lines(
    shown: NDArray[np.float64],
    agreeing: NDArray[np.int32],
    moving: NDArray[np.int32],
    times: NDArray[np.float64],
) -> Iterator[Line]:
    """Where one lane shows a still picture: frames that follow each other are one line.

    A line is weighed by the corners that agree in its best frame. All of them count, as nobody can
    say of one picture what of it moves. Where the recording says that all of them stay where they
    are, it may be a card or a test picture. Frames in which no more agree than by chance may be
    worth a closer look: each is a line of its own.

    Args:
        shown: float64 [n], recording time of each pair (s), sorted.
        agreeing: int32 [n], corners that agree.
        moving: int32 [n], of those, which move in the recording.
        times: float64 [f], of all frames of the lane (s), sorted.
    """
    if not shown.size:
        return
    chosen = _one_each(shown, agreeing.astype(np.float64))
    is_weak = agreeing[chosen] <= CHANCE_AGREEING
    number = np.searchsorted(times, shown[chosen] - _INSTANT)
    is_apart = (np.diff(number) > 1) | is_weak[1:] | is_weak[:-1]
    for run in np.split(chosen, np.flatnonzero(is_apart) + 1):
        weight = float(min(agreeing[run].max(), HEAVIEST_STILL))
        is_alive = moving[run].max() >= LEAST_MOVING
        yield Line(
            speed=1.0,
            offset=float(shown[run[0]]),
            weight=weight if is_alive else 0.0,
            still=weight,
            exact=weight if is_alive else 0.0,
            exact_still=weight,
            pairs=run,
        )


def _inner(
    asked: NDArray[np.float64],
    shown: NDArray[np.float64],
    exact: NDArray[np.float64],
    edges: tuple[float, float],
) -> NDArray[np.float64]:
    """What say is left to each pair by where its frame of the recording agrees best.

    A frame that agrees best with the very first or last frame of the clip may lie before or behind
    what the clip shows: it hardly tells where the line runs.
    """
    _, frame = np.unique(shown, return_inverse=True)
    if not shown.size:
        return shown
    best = _one_each(shown, exact)  # in order of the frames
    is_edge = np.isin(asked[best], edges)
    say: NDArray[np.float64] = np.where(is_edge, _EDGE_SAY, 1.0)[frame]
    return say


def _shares(shown: NDArray[np.float64], exact: NDArray[np.float64]) -> NDArray[np.float64]:
    """What say each pair has among those of its frame of the recording.

    A frame agrees with several frames of the clip, and most exactly with the one that shows the
    same instant.
    """
    _, frame = np.unique(shown, return_inverse=True)
    greatest = np.zeros(frame.max(initial=-1) + 1)
    np.maximum.at(greatest, frame, exact)
    share: NDArray[np.float64] = (exact / greatest[frame]) ** 2
    return share


def _nominated(
    asked: NDArray[np.float64], shown: NDArray[np.float64], rank: NDArray[np.float64]
) -> tuple[float, float]:
    """Speed and offset of the heaviest line; a short stretch cannot tell its speed."""
    best, speed, offset = -1.0, 1.0, 0.0
    for turn in SPEEDS if np.ptp(asked) > _LONG_ENOUGH else SPEEDS[:1]:
        weight, at = _heaviest(asked, shown, rank, turn, WIDTH)
        weight *= NOMINAL_BONUS if turn == 1 else 1.0
        if weight > best:
            best, speed, offset = weight, float(turn), at
    return speed, offset


def _one_each(shown: NDArray[np.float64], weight: NDArray[np.float64]) -> NDArray[np.int64]:
    """The heaviest pair of each frame of the recording."""
    order = np.lexsort((-weight, shown))
    ordered = shown[order]
    chosen: NDArray[np.int64] = order[np.concatenate([[True], ordered[1:] != ordered[:-1]])]
    return chosen


def _refined(
    asked: NDArray[np.float64],
    shown: NDArray[np.float64],
    share: NDArray[np.float64],
    speed: float,
    offset: float,
) -> tuple[float, float]:
    """Speed and offset that put the pairs which agree best nearest to the line."""
    speeds = np.array([speed])
    if np.ptp(asked) > _LONG_ENOUGH:
        speeds = speed * (1 + np.arange(-12, 13) * 0.0025)
        speeds = np.append(speeds, USUAL[np.abs(USUAL / speed - 1) < _NEAR_USUAL])
    says = np.where(speeds == 1, NOMINAL_SAY, np.where(np.isin(speeds, USUAL), USUAL_SAY, 1.0))
    centre = float(asked.mean())
    return _nearest(asked, shown, share, speeds, says, centre, speed * centre + offset)


@kernel
def _nearest(
    asked: NDArray[np.float64],
    shown: NDArray[np.float64],
    share: NDArray[np.float64],
    speeds: NDArray[np.float64],
    says: NDArray[np.float64],
    centre: float,
    middle: float,
) -> tuple[float, float]:
    """Of some speeds, each shifted a little, the one with the pairs nearest; and its offset.

    Args:
        asked: float64 [n], clip time of each pair (s).
        shown: float64 [n], recording time of each pair (s), sorted.
        share: float64 [n], what say each pair has.
        speeds: float64 [k], to be tried.
        says: float64 [k], what they are multiplied by.
        centre: a clip time (s).
        middle: recording time of it (s), within 0.45 s.
    """
    best, speed, offset = -1.0, speeds[0], middle - speeds[0] * centre
    for k in range(speeds.size):
        for step in range(-9, 10):
            at = middle + 0.05 * step - speeds[k] * centre
            total, most = 0.0, 0.0
            for i in range(shown.size):
                if i and shown[i] != shown[i - 1]:
                    total += most
                    most = 0.0
                apart = abs(shown[i] - speeds[k] * asked[i] - at)
                most = max(most, share[i] * (1 - apart / _TRIANGLE))
            total = (total + most) * says[k]
            if total > best:
                best, speed, offset = total, speeds[k], at
    return speed, offset


@kernel
def _heaviest(
    asked: NDArray[np.float64],
    shown: NDArray[np.float64],
    weight: NDArray[np.float64],
    speed: float,
    width: float,
) -> tuple[float, float]:
    """The heaviest window of offsets, in which each frame of the recording counts once."""
    offset = shown - speed * asked
    order = np.argsort(offset)
    best, best_at = 0.0, 0.0
    last = 0
    heaviest = np.zeros(shown.size)
    frame = np.zeros(shown.size, np.int64)
    count = -1
    before = -1e300
    for i in range(shown.size):
        if shown[i] != before:
            count += 1
            before = shown[i]
        frame[i] = count
    step = max(1, shown.size // 2_000)
    for i in range(0, shown.size, step):
        start = offset[order[i]]
        while last < shown.size and offset[order[last]] <= start + width:
            last += 1
        total, mean, mass = 0.0, 0.0, 0.0
        for k in range(i, last):
            j = order[k]
            if weight[j] > heaviest[frame[j]]:
                total += weight[j] - heaviest[frame[j]]
                heaviest[frame[j]] = weight[j]
            mean += weight[j] * offset[j]
            mass += weight[j]
        for k in range(i, last):
            heaviest[frame[order[k]]] = 0.0
        if total > best:
            best, best_at = total, mean / mass
    return best, best_at
