"""Spectral peaks of a lane of sound.

Sound: float32 [n], mono, 8 kHz. A frame is 512 samples (64 ms, Hann), a hop 128 (16 ms), a
bin 15.625 Hz; bins 8 to 230 (125 Hz to 3.6 kHz) are looked at. A peak is a maximum of log
power within ±8 frames and ±12 bins; parabolas through its neighbours give its place between
frames and bins. Of the peaks within any second only the strongest are kept.

Peaks are kept as whole numbers: time in 1/8 frame, frequency in 1/64 bin above bin 8.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from airwitness.compiled import kernel
from airwitness.spans import FLICKS

RATE = 8_000  # samples a second
WINDOW = 512  # samples in a frame
HOP = 128  # samples from frame to frame
FRAMES_A_SECOND = RATE / HOP  # 62.5
FRAME_FLICKS = FLICKS * HOP // RATE  # exact
LOW_BIN, HIGH_BIN = 8, 230  # bins looked at, both included
BINS = HIGH_BIN - LOW_BIN + 1
TIME_STEPS = 8  # units of time in a frame
BIN_STEPS = 64  # units of frequency in a bin
REACH_FRAMES, REACH_BINS = 8, 12  # a stored peak is the greatest within so many
NEAR_FRAMES, NEAR_BINS = 5, 8  # a peak of a clip
RANK_FRAMES = 31  # half the window in which peaks are ranked: half a second
FLOOR = 1e-9  # power below this is silence (samples are within ±1)
CONTRAST = 0.7  # a peak stands out from its surroundings by so much log power (3 dB)
_MARGIN = RANK_FRAMES + REACH_FRAMES + 2  # frames of context on both sides of a block
_FLAT = 1e-6  # a parabola with less curvature has no top
_BLOCK = 4_096  # frames worked on at a time (65 s)
_NEED = (_BLOCK + 2 * _MARGIN) * HOP + WINDOW  # samples before a block can be worked on


@dataclass(frozen=True, slots=True, kw_only=True)
class Peaks:
    """Peaks in order of time."""

    time: NDArray[np.int64]
    """int64 [n], 1/8 frame from the lane's first frame."""
    frequency: NDArray[np.int32]
    """int32 [n], 1/64 bin above `LOW_BIN`."""
    rank: NDArray[np.int32]
    """int32 [n], how many peaks within half a second are stronger."""

    def strongest(self, limit: int) -> "Peaks":
        """Those with fewer than `limit` stronger ones around them."""
        keep = self.rank < limit
        return Peaks(time=self.time[keep], frequency=self.frequency[keep], rank=self.rank[keep])


class PeakFinder:
    """Finds the peaks of a lane that comes in pieces; where they are cut does not matter."""

    def __init__(self, *, limit: int, reach: tuple[int, int] = (REACH_FRAMES, REACH_BINS)) -> None:
        """Choose what is kept.

        Args:
            limit: peaks with this many stronger ones within half a second are dropped.
            reach: a peak is the greatest within so many frames and bins.
        """
        self._limit = limit
        self._reach = reach
        self._waiting: list[NDArray[np.float32]] = []
        self._held = 0  # samples waiting
        self._start = 0  # first frame of what is waiting
        self._done = 0  # frames finished
        self._found: list[tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int32]]] = []
        self.samples = 0
        """Samples that came so far."""

    def feed(self, samples: NDArray[np.float32]) -> None:
        """Take the next piece: float32 [n], mono, 8 kHz."""
        self._waiting.append(samples)
        self._held += samples.size
        self.samples += samples.size
        if self._held < _NEED:
            return
        held = samples if len(self._waiting) == 1 else np.concatenate(self._waiting)
        while held.size >= _NEED:
            self._take(_log_power(held[:_NEED]), _BLOCK)
            drop = max(0, self._done - _MARGIN - self._start)
            held = held[drop * HOP :]
            self._start += drop
        self._waiting, self._held = [held.copy()], held.size  # no view: lets go of a long piece

    def finish(self) -> Peaks:
        """The peaks of all that came."""
        if self._held >= WINDOW:
            power = _log_power(np.concatenate(self._waiting))
            while self._start + power.shape[0] > self._done:
                self._take(power, min(_BLOCK, self._start + power.shape[0] - self._done))
        self._waiting, self._held = [], 0
        if not self._found:
            empty = np.zeros(0, np.int32)
            return Peaks(time=empty.astype(np.int64), frequency=empty, rank=empty)
        time, frequency, rank = (np.concatenate(c) for c in zip(*self._found, strict=True))
        order = np.lexsort((frequency, time))
        return Peaks(time=time[order], frequency=frequency[order], rank=rank[order])

    def _take(self, power: NDArray[np.float32], count: int) -> None:
        """Keep the peaks of the next `count` frames; `power` begins at the held frame."""
        frame, bin_, strength = _maxima(power, self._reach[0], self._reach[1])
        dt = _vertex(power[frame - 1, bin_], strength, power[frame + 1, bin_])
        df = _vertex(power[frame, bin_ - 1], strength, power[frame, bin_ + 1])
        time = frame * TIME_STEPS + np.rint(dt * TIME_STEPS).astype(np.int64)
        frequency = bin_ * BIN_STEPS + np.rint(df * BIN_STEPS).astype(np.int32)
        rank = _ranks(time, strength, RANK_FRAMES * TIME_STEPS)
        begin = self._done - self._start
        at = time // TIME_STEPS
        keep = (rank < self._limit) & (at >= begin) & (at < begin + count)
        self._found.append((time[keep] + self._start * TIME_STEPS, frequency[keep], rank[keep]))
        self._done += count


def _log_power(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """float32 [frames, BINS]: natural logarithm of the power of each bin."""
    frames = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP]  # [frames, 512]
    out = np.empty((frames.shape[0], BINS), np.float32)
    step = 512  # frames at a time stay in the processor's cache
    for at in range(0, frames.shape[0], step):
        spectrum = np.fft.rfft(frames[at : at + step] * _HANN)[:, LOW_BIN : HIGH_BIN + 1]
        power = spectrum.real**2 + spectrum.imag**2
        np.log(power + np.float32(FLOOR), out=out[at : at + step])
    return out


_HANN = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)).astype(np.float32)


@kernel
def _maxima(
    power: NDArray[np.float32], reach_frames: int, reach_bins: int
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float32]]:
    """Frame, bin and log power of every maximum of a spectrogram, in order of frames."""
    frames, bins = power.shape
    row = np.empty(frames * 16, np.int64)
    column = np.empty(frames * 16, np.int32)
    strength = np.empty(frames * 16, np.float32)
    count = 0
    silence = np.float32(np.log(FLOOR) + 4.0)
    for i in range(1, frames - 1):
        for j in range(1, bins - 1):
            v = power[i, j]
            if v < silence or v <= power[i, j - 1] or v < power[i, j + 1]:
                continue
            if v <= power[i - 1, j] or v < power[i + 1, j]:
                continue
            first, last = max(0, i - reach_frames), min(frames, i + reach_frames + 1)
            low, high = max(0, j - reach_bins), min(bins, j + reach_bins + 1)
            if not _is_greatest(power, v, first, last, low, high):
                continue
            total = np.float32(0.0)
            for a in range(first, last):
                total += power[a, j]
            mean_in_time = total / (last - first)
            if v - mean_in_time < CONTRAST or count == row.size:
                continue
            row[count], column[count], strength[count] = i, j, v
            count += 1
    return row[:count], column[:count], strength[:count]


@kernel
def _is_greatest(
    power: NDArray[np.float32], value: float, first: int, last: int, low: int, high: int
) -> bool:
    """Whether nothing in rows [first, last) and bins [low, high) is greater."""
    for a in range(first, last):
        for b in range(low, high):
            if power[a, b] > value:
                return False
    return True


def _vertex(
    before: NDArray[np.float32], value: NDArray[np.float32], after: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Where parabolas through three neighbours have their tops, -0.5 to 0.5."""
    curve = 2.0 * value.astype(np.float64) - before - after
    tilt = 0.5 * (after - before)
    top: NDArray[np.float64] = np.divide(tilt, curve, out=np.zeros(value.size), where=curve > _FLAT)
    return top


@kernel
def _ranks(time: NDArray[np.int64], strength: NDArray[np.float32], reach: int) -> NDArray[np.int32]:
    """How many peaks within `reach` (1/8 frames) on both sides are stronger."""
    n = time.size
    rank = np.zeros(n, np.int32)
    low = 0
    for i in range(n):
        while time[low] < time[i] - reach - TIME_STEPS:
            low += 1
        stronger = 0
        k = low
        while k < n and time[k] <= time[i] + reach + TIME_STEPS:
            if abs(time[k] - time[i]) <= reach and (
                strength[k] > strength[i] or (strength[k] == strength[i] and k < i)
            ):
                stronger += 1
            k += 1
        rank[i] = stronger
    return rank
