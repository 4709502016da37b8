"""Where copies begin and end on a time map.

**Runs.** With the modest copy rate p = 0.15 the sum of the peaks' worth grows as long as a copy
goes on, also under a voice. A run is extended until it has lost 12 nats or met no peak for
10 s. A line may hold several runs: what lies before and behind the best one is looked at again.

**Ends.** How many peaks survive changes within a copy: a voice covers seconds of it and
pauses. So along the peaks, from within the run outwards, the copy is followed as a hidden
Markov chain with three copy rates (`RATES`), drawn anew about twice a second, as often each as
in the run itself. That gives how likely the copy lasts until each peak and no further; the end
is the median. Peaks of the clip that the recording lacks speak against a copy too.

Where clip and recording are both silent the copy goes on; it ends where either has
something of its own. An end within half a second of the clip's own end is the clip's end.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from airwitness.compiled import kernel
from airwitness.fingerprint.peaks import FRAMES_A_SECOND
from airwitness.trace.judge import (
    HIT_FRAMES,
    ClipPeaks,
    TimeMap,
    judge,
    worth,
)

COPY_RATE = 0.15
DROP = 12.0  # nats lost before an extension stops
QUIET_FRAMES = 10 * FRAMES_A_SECOND  # without a peak, an extension stops
RATES = np.array([0.1, 0.4, 0.8])  # shares of the peaks that survive: covered, in part, clear
RATE_FRAMES = 0.5 * FRAMES_A_SECOND  # a copy keeps its rate for about so long
ANY_RATE = 0.1  # so often any rate may come, whatever the run had
LOOK_PEAKS = 75  # how far beyond a run its end may lie (3 s)
LACK = 0.33  # nats, times the rate, against a copy for each peak that only the clip has
BORDER_FRAMES = 2.0  # beside its ends a copy has peaks that the join makes, and no hits
SNAP_FRAMES = 0.5 * FRAMES_A_SECOND
SILENCE_FRAMES = 0.25 * FRAMES_A_SECOND  # without a peak: silence, not chance
LEAST_PEAKS = 12  # in a run
ALONE_WORTH = 0.15  # nats against a copy for each peak of the clip in a silent recording
_OWN_PEAKS = 3  # peaks that only the clip has, before it is said to go on alone
_NARROW, _LEAST_CHANCE = 0.6, 0.005  # `judge` is cautious: it counts in a wider tolerance


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The peaks of a recording under a clip, in order of time."""

    at: NDArray[np.float64]
    """float64 [n], frames of the clip."""
    hit: NDArray[np.bool_]
    """bool [n]: the clip has the peak too."""
    chance: NDArray[np.float64]
    """float64 [n]: chance of a hit where there is no copy, as `judge` sees it."""
    near: NDArray[np.float64]
    """float64 [n], nats for a copy by how near a hit is; 0 for a miss."""
    lacking: NDArray[np.int64]
    """int64 [n]: how many peaks before it only the clip has."""


def runs_of(
    clip: ClipPeaks,
    line: TimeMap,
    time: NDArray[np.float64],
    frequency: NDArray[np.float64],
    lane_frames: int,
) -> list[tuple[float, float]]:
    """Begin and end, in frames of the clip, of every run on a time map, in order.

    Args:
        clip: the clip.
        line: the time map.
        time: float64 [n], frames of the lane, of its peaks under the mapped clip.
        frequency: float64 [n], bins.
        lane_frames: length of the lane.
    """
    seen = _see(clip, line, time, frequency)
    modest = worth(seen.hit, seen.chance, COPY_RATE) + seen.near
    modest -= _alone(clip.time, seen.at)
    lane_begin, lane_end = line.clip_time(np.array([0.0, float(lane_frames)]))
    first, last = max(0.0, float(lane_begin)), min(clip.frames, float(lane_end))
    at = np.concatenate([[first], seen.at, [last]])  # peak i stands at i + 1
    runs = sorted(_runs(modest, time, QUIET_FRAMES * line.tempo, 0, time.size))
    reaches = _reaches(modest <= -DROP, runs)
    found = []
    for (low, high), (start, stop) in zip(runs, reaches, strict=True):
        shares = _shares(seen, low, high)
        middle = (low + high) // 2
        foremost = _farthest(seen, np.arange(middle, start - 1, -1), shares)
        hindmost = _farthest(seen, np.arange(middle, stop), shares)
        begin = _edge(at[foremost + 1], at[foremost], clip.time)
        end = _edge(at[hindmost + 1], at[hindmost + 2], clip.time)
        begin = first if begin < first + SNAP_FRAMES else begin
        end = last if end > last - SNAP_FRAMES else end
        found.append((begin, end))
    return found


def _see(
    clip: ClipPeaks, line: TimeMap, time: NDArray[np.float64], frequency: NDArray[np.float64]
) -> Seen:
    judged = judge(clip, line, time, frequency)
    at = line.clip_time(time)
    lacks = np.ones(clip.time.size, np.int64)
    lacks[judged.pairs[judged.hit]] = 0
    return Seen(
        at=at,
        hit=judged.hit,
        chance=judged.chance,
        near=judged.near,
        lacking=np.concatenate([[0], np.cumsum(lacks)])[np.searchsorted(clip.time, at)],
    )


def _reaches(is_silence: NDArray[np.bool_], runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """First peak and the one behind the last that may belong to each run.

    Never beyond a silence in which only the clip goes on, nor beyond the middle between runs.
    """
    highs = [0, *(high for _, high in runs)]
    lows = [*(low for low, _ in runs), is_silence.size]
    found = []
    for i, (low, high) in enumerate(runs):
        start = max(0 if i == 0 else (highs[i] + low + 1) // 2, low - LOOK_PEAKS)
        is_last = i + 1 == len(runs)
        stop = min(lows[i + 1] if is_last else (high + lows[i + 1]) // 2, high + LOOK_PEAKS)
        before = np.flatnonzero(is_silence[start : low + 1])
        behind = np.flatnonzero(is_silence[high:stop])
        start += int(before[-1]) if before.size else 0
        stop = high + int(behind[0]) if behind.size else stop
        found.append((start, stop))
    return found


def _shares(seen: Seen, low: int, high: int) -> NDArray[np.float64]:
    """float64 [3]: how often each of `RATES` holds in a run."""
    even = np.full(RATES.size, 1 / RATES.size)
    _, shares = _follow_through(seen, np.arange(low, high), even)
    return (1 - ANY_RATE) * shares + ANY_RATE * even


def _farthest(seen: Seen, order: NDArray[np.int64], shares: NDArray[np.float64]) -> int:
    """The last peak of a copy that goes through the first of `order`: the median."""
    gain, _ = _follow_through(seen, order, shares)
    room = np.append(np.abs(np.diff(seen.at[order])), 1.0)  # an end may lie anywhere in time
    weight = np.cumsum(np.exp(gain - gain.max()) * np.minimum(room, SILENCE_FRAMES))
    return int(order[np.searchsorted(weight, weight[-1] / 2)])


def _follow_through(
    seen: Seen, order: NDArray[np.int64], shares: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    at, lacking = seen.at[order], seen.lacking[order]
    return _follow(
        seen.hit[order],
        np.maximum(_NARROW * seen.chance[order], _LEAST_CHANCE),
        np.exp(seen.near[order]),
        np.abs(np.diff(at, prepend=at[0])) / RATE_FRAMES,
        LACK * np.abs(np.diff(lacking, prepend=lacking[0])),
        RATES,
        shares,
    )


def _alone(clip_time: NDArray[np.float64], at: NDArray[np.float64]) -> NDArray[np.float64]:
    """Nats to take from each peak of the recording for what only the clip has before it.

    Where the recording is silent for a while and the clip is not, it is no copy.
    """
    before = np.concatenate([at[:1], at[:-1]])
    count = np.searchsorted(clip_time, at - HIT_FRAMES) - np.searchsorted(
        clip_time, before + HIT_FRAMES
    )
    is_silent = at - before > SILENCE_FRAMES
    return np.where(is_silent, np.minimum(ALONE_WORTH * count, 2 * DROP), 0.0)


def _runs(
    values: NDArray[np.float64], time: NDArray[np.float64], quiet: float, start: int, stop: int
) -> Iterator[tuple[int, int]]:
    """The best run of a stretch, then those before and behind it."""
    todo = [(start, stop)]
    while todo:
        start, stop = todo.pop()
        low, high = _best_run(values[start:stop], time[start:stop], DROP, quiet)
        low, high = low + start, high + start
        if high - low >= LEAST_PEAKS and values[low:high].sum() >= DROP:
            yield low, high
            todo += [(start, low), (high, stop)]


def _edge(last: float, beyond: float, clip_time: NDArray[np.float64]) -> float:
    """Where a copy ends between its last peak and the first place that is not of it.

    Frames of the clip; the edge may be the first one or the last.
    """
    if beyond > last:
        own = clip_time[np.searchsorted(clip_time, last + HIT_FRAMES, "right") :]
        first = min([beyond, *own[_OWN_PEAKS - 1 : _OWN_PEAKS]])
    else:
        own = clip_time[: np.searchsorted(clip_time, last - HIT_FRAMES)][::-1]
        first = max([beyond, *own[_OWN_PEAKS - 1 : _OWN_PEAKS]])
    is_silent = abs(first - last) > SILENCE_FRAMES
    border = BORDER_FRAMES if beyond > last else -BORDER_FRAMES
    return float(first if is_silent else (last + first) / 2 + border)


@kernel
def _best_run(
    values: NDArray[np.float64], time: NDArray[np.float64], drop: float, quiet: float
) -> tuple[int, int]:
    """The run of peaks with the greatest sum that never falls by `drop` inside."""
    best, best_low, best_high = 0.0, 0, 0
    total, low = 0.0, 0
    peak, peak_at = 0.0, 0
    for i in range(values.size):
        is_quiet = i > 0 and time[i] - time[i - 1] > quiet
        if total <= 0.0 or is_quiet or total < peak - drop:
            total, low, peak, peak_at = 0.0, i, 0.0, i
        total += values[i]
        if total > peak:
            peak, peak_at = total, i + 1
        if peak > best:
            best, best_low, best_high = peak, low, peak_at
    return best_low, best_high


@kernel
def _follow(
    hit: NDArray[np.bool_],
    chance: NDArray[np.float64],
    nearness: NDArray[np.float64],
    gap: NDArray[np.float64],
    lack: NDArray[np.float64],
    rates: NDArray[np.float64],
    shares: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Follow a copy whose rate changes: the forward algorithm of a hidden Markov chain.

    Args:
        hit: bool [n], of each peak, from within the copy outwards.
        chance: float64 [n], of a hit without a copy.
        nearness: float64 [n], likelihood ratio of the hit's distance.
        gap: float64 [n], time from the peak before, in times that a rate lasts.
        lack: float64 [n], nats at rate 1 against a copy for what the clip alone has there.
        rates: float64 [k], copy rates.
        shares: float64 [k], how often each holds.

    Returns:
        float64 [n] nats for a copy that lasts through each peak, against none;
        float64 [k] how often each rate was held on the way.
    """
    state, held = shares.copy(), np.zeros(rates.size)
    nats, total = np.empty(hit.size), 0.0
    for i in range(hit.size):
        stays = np.exp(-gap[i])
        likely = 0.0
        for k in range(rates.size):
            p = max(rates[k], chance[i])
            ratio = nearness[i] * p / chance[i] if hit[i] else (1.0 - p) / (1.0 - chance[i])
            state[k] = stays * state[k] + (1.0 - stays) * shares[k]
            state[k] *= ratio * np.exp(-lack[i] * rates[k])
            likely += state[k]
        total += np.log(likely)
        for k in range(rates.size):
            state[k] /= likely
            held[k] += state[k] / hit.size
        nats[i] = total
    return nats, held
