"""Where copies begin and end on a time map.

With the modest copy rate p = 0.2 the sum of the peaks' worth grows as long as a copy goes on,
also under a voice. A run is extended until it has lost 12 nats or met no peak for 10 s; its
end is then the most likely change point among the 24 peaks around it. A line may hold
several runs: what lies before and behind the best one is looked at again.

Where clip and recording are both silent the copy goes on; it ends where either has
something of its own. An end within half a second of the clip's own end is the clip's end.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from airwitness.compiled import kernel
from airwitness.fingerprint.peaks import FRAMES_A_SECOND
from airwitness.trace.judge import HIT_FRAMES, ClipPeaks, TimeMap, judge, worth

COPY_RATE = 0.2
DROP = 12.0  # nats lost before an extension stops
QUIET_FRAMES = 10 * FRAMES_A_SECOND  # without a peak, an extension stops
CHANGE_PEAKS = 24
SNAP_FRAMES = 0.5 * FRAMES_A_SECOND
SILENCE_FRAMES = 0.25 * FRAMES_A_SECOND  # without a peak: silence, not chance
LEAST_PEAKS = 12  # in a run
ALONE_WORTH = 0.15  # nats against a copy for each peak of the clip in a silent recording
_OWN_PEAKS = 3  # peaks that only the clip has, before it is said to go on alone


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
    hit, chance = judge(clip, line, time, frequency)
    at = line.clip_time(time)
    alone = _alone(clip.time, at)
    modest = worth(hit, chance, COPY_RATE) - alone
    first = max(0.0, -line.offset / line.tempo)
    last = min(clip.frames, (lane_frames - line.offset) / line.tempo)
    found = []
    for low, high in _runs(modest, time, QUIET_FRAMES * line.tempo, 0, time.size):
        rate = float(np.clip(hit[low:high].mean(), COPY_RATE, 0.9))
        low, high = _change_points(worth(hit, chance, rate) - alone, low, high)  # noqa: PLW2901
        begin = _edge(at[low], at[low - 1] if low else first, clip.time)
        end = _edge(at[high - 1], at[high] if high < at.size else last, clip.time)
        begin = first if begin < first + SNAP_FRAMES else begin
        end = last if end > last - SNAP_FRAMES else end
        found.append((begin, end))
    return sorted(found)


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
    return float(first if is_silent else (last + first) / 2)


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


def _change_points(values: NDArray[np.float64], low: int, high: int) -> tuple[int, int]:
    """Move both ends to the most likely place among the peaks around them, but over no silence."""
    first, last = max(0, low - CHANGE_PEAKS), min(high, low + CHANGE_PEAKS)
    silences = np.flatnonzero(values[first : low + 1] <= -DROP)
    first += int(silences[-1]) if silences.size else 0
    left = np.cumsum(values[first:last][::-1])[::-1]  # what is gained by beginning there
    low = first + int(np.argmax(left))
    first, last = max(low, high - CHANGE_PEAKS), min(values.size, high + CHANGE_PEAKS)
    silences = np.flatnonzero(values[high:last] <= -DROP)
    last = high + int(silences[0]) if silences.size else last
    high = first + int(np.argmax(np.cumsum(values[first:last]))) + 1
    return low, high
