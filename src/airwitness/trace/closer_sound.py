"""Where a copy of sound ends, from the samples of clip and recording themselves.

The index keeps 40 peaks a second at most, and a voice covers them. But the time map is known to a
few samples, so the clip can be taken off the recording: where that leaves less than was there,
the recording holds the clip, also 10 dB under a voice; where it leaves more, it does not.

1. *Lined up*: what is left of a delay between the two, from the phases of their spectra.
2. *Taken off*: how the clip sounds in the recording (a gain and a phase for each frequency) is
   measured where the index is sure that there is a copy. The voice may be in the clip as well:
   then the recording is taken off the clip. What leaves less is chosen.
3. *Followed*: from where the index says that it ends, less a little, the copy is followed
   outwards as a hidden Markov chain over gains (a mixer draws the clip down under a voice), and
   over a short interruption.

Where the copy does not come in phase (its pitch or tempo alone was changed), nothing is told, and
the end of the index stands; so it does where the samples speak against it.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from airwitness.fingerprint.peaks import HIGH_BIN, HOP, LOW_BIN, RATE, WINDOW
from airwitness.trace.closer import WHOLE, Close, Told, last
from airwitness.trace.judge import TAPE, TimeMap

INSIDE, OUTSIDE = 5.0, 4.0  # s around the end of the index that are looked at
BACK = 0.75  # s by which the index may see a copy where there is none
_SURE = 0.3  # s beside the end of the index, inside: from there on it is a copy
_LEAST = 40  # frames that are surely of the copy, to measure by
_LEAST_NATS = 2.0  # a frame of the copy, on average; without a copy in phase it is 0.3
_CHUNK = 32  # frames whose delay is measured together (half a second)
_REACH = 128  # samples of delay that are looked for: 16 ms
_FINE = 8  # steps of delay in a sample
_IN_PHASE = 0.1  # mean cosine, phases taken alone; of what is no copy it is 0.05
_OWN = 0.25  # from there on a chunk's own delay is believed
_SAME = 1.0  # samples by which the delays of one straight line differ
_SLOPE_PRIOR = 0.002 * HOP  # samples of delay a frame, one sigma
_TELLING = 5.0  # nats for the copy where it is followed; less may be chance, or silence
_UP = 4  # values between two samples
_NEAR = 2  # bins on both sides whose power is taken together
_SMOOTH = 3  # bins on both sides over which a gain is the same
_FLOOR = 1e-6  # power below this is silence
_WORTH = 0.15  # of what bins of overlapping frames say, so much is their own
_GAINS = (2.0, 1.0, 0.5, 0.25)
_PAUSE = -0.5  # nats a frame of an interruption
_CHANGE = 0.03  # of the frames the gain is drawn anew

_HANN = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)).astype(np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A stretch of a lane of a recording."""

    samples: NDArray[np.float32]
    """float32 [n], mono, 8 kHz."""
    first: int
    """The sample of the lane that it begins with; before the lane's own it is negative."""

    def middles(self) -> NDArray[np.float64]:
        """float64 [n]: samples of the lane in the middles of its frames."""
        return self.first + WINDOW / 2 + HOP * np.arange(self.frames().shape[0], dtype=np.float64)

    def frames(self) -> NDArray[np.float32]:
        """float32 [n, WINDOW]."""
        padded = np.append(self.samples, np.zeros(max(0, WINDOW - self.samples.size), np.float32))
        return np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP]


def closer_sound(
    clip: NDArray[np.float32], heard: Heard, line: TimeMap, told: Told
) -> Close | None:
    """Where a copy of sound ends; None where the samples tell nothing.

    Args:
        clip: float32 [n], mono, 8 kHz.
        heard: the recording from `INSIDE` within the copy to `OUTSIDE` beyond its end.
        line: the time map.
        told: the end, as the index tells it.
    """
    at, frames = heard.middles()[:: told.outwards], heard.frames()[:: told.outwards]
    beyond = told.beyond(at / RATE)
    chosen = (beyond >= -INSIDE) & (beyond <= OUTSIDE) & told.is_possible(at / RATE)
    at, beyond, frames = at[chosen], beyond[chosen], frames[chosen]
    inside = beyond < -_SURE
    if inside.sum() < _LEAST:
        return None
    recording = _spectra(frames)
    asked = _lined_up(clip, recording, line, at, inside)
    if asked is None:
        return None
    both = [_nats(recording, asked, inside), _nats(asked, recording, inside)]
    each = [float(nats[:, inside].max(axis=0).mean()) for nats in both]
    start = int(np.searchsorted(beyond, -BACK))
    lasts = _followed(both[int(each[1] > each[0])][:, start:])
    is_limit = abs(told.limit * RATE - at[-1]) < 2 * HOP
    place = last(lasts, WHOLE * RATE / HOP if is_limit else 1.0)
    if place is None or lasts.max() < _TELLING or max(each) < _LEAST_NATS:
        return None
    is_last = place == lasts.size - 1
    end = (at[start + place] + told.outwards * HOP / 2) / RATE
    return Close(
        at=told.limit if is_limit and is_last else told.within(float(end)),
        goes_on=not is_limit and place >= lasts.size - _CHUNK,
        surely=max(each),
    )


def _upsampled(samples: NDArray[np.float32]) -> NDArray[np.float64]:
    """float64 [`_UP` * n]: the same with values between, band-limited."""
    size = 1 << max(1, int(samples.size - 1).bit_length())
    spectrum = np.fft.rfft(samples, size)
    found: NDArray[np.float64] = np.fft.irfft(spectrum, size * _UP) * _UP
    return found[: samples.size * _UP]


def _cut(
    samples: NDArray[np.float64], at: NDArray[np.float64], step: NDArray[np.float64]
) -> NDArray[np.float64]:
    """float64 [n, WINDOW]: values around some places, in steps of one's own; both in samples."""
    place = at[:, None] + (np.arange(WINDOW) - WINDOW / 2) * step[:, None]
    return np.interp(place * _UP, np.arange(samples.size), samples, left=0.0, right=0.0)


def _spectra(frames: NDArray[np.floating[Any]]) -> NDArray[np.complex128]:
    """complex128 [n, bins]."""
    found: NDArray[np.complex128] = np.fft.rfft(frames * _HANN, axis=1)[:, LOW_BIN : HIGH_BIN + 1]
    return found


def _lined_up(
    clip: NDArray[np.float32],
    recording: NDArray[np.complex128],
    line: TimeMap,
    at: NDArray[np.float64],
    inside: NDArray[np.bool_],
) -> NDArray[np.complex128] | None:
    """complex128 [n, bins]: the clip as it is under the recording; None if it is not in phase."""
    place = line.clip_time(at / HOP) * HOP
    is_tape = abs(line.pitch / line.tempo - 1) <= TAPE
    step = np.abs(np.gradient(place, at)) if is_tape else np.full(at.size, 1 / line.pitch)
    first = max(0, int(place.min()) - WINDOW)
    samples = _upsampled(clip[first : int(place.max()) + WINDOW])
    spectra = _spectra(_cut(samples, place - first, step))
    for _ in range(2):
        middle, delay, height = _delays(recording, spectra)
        is_sure = inside[middle.astype(int)] & (height >= _IN_PHASE)
        if not is_sure.any():
            return None
        late = _straight(middle, delay, np.where(is_sure, height - _IN_PHASE, 0.0), at.size)
        own = height >= _OWN
        if own.any():
            late += np.interp(
                np.arange(at.size), middle[own], (delay - late[middle.astype(int)])[own]
            )
        place = place - late * step
        spectra = _spectra(_cut(samples, place - first, step))
    return spectra


def _delays(
    one: NDArray[np.complex128], other: NDArray[np.complex128]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Of every half second its middle (frames), by how much `one` is later (samples), how sure."""
    cross = one * np.conj(other)
    cross /= np.abs(cross) + 1e-12
    starts = np.arange(0, max(1, cross.shape[0] - _CHUNK // 2), _CHUNK)
    stops = np.append(starts[1:], cross.shape[0])
    size = WINDOW * _FINE
    spectrum = np.zeros((starts.size, size // 2 + 1), np.complex128)
    spectrum[:, LOW_BIN : HIGH_BIN + 1] = np.add.reduceat(cross, starts, axis=0)
    each = (stops - starts) * cross.shape[1]
    likeness = np.fft.irfft(spectrum, size, axis=1) * (size / 2) / each[:, None]
    reach = _REACH * _FINE
    likeness = np.concatenate([likeness[:, -reach:], likeness[:, : reach + 1]], axis=1)
    best = likeness.argmax(axis=1)
    height = likeness[np.arange(starts.size), best]
    return (starts + stops - 1) / 2, (best - reach) / _FINE, height


def _straight(
    middle: NDArray[np.float64],
    delay: NDArray[np.float64],
    weight: NDArray[np.float64],
    frames: int,
) -> NDArray[np.float64]:
    """float64 [frames]: the delay along a straight line; what lies far beside it does not count."""
    centre, slope = 0.0, 0.0
    pivot = float(np.average(middle, weights=weight))
    for turn in range(3):
        beside = np.abs(delay - centre - slope * (middle - pivot))
        near = beside <= max(_SAME, 2 * float(np.median(beside[weight > 0])))
        w = weight * near if turn else weight
        centre = float(np.average(delay, weights=w))
        x = middle - float(np.average(middle, weights=w))
        slope = float((w * x * (delay - centre)).sum() / ((w * x * x).sum() + _SLOPE_PRIOR**-2))
        pivot = float(np.average(middle, weights=w))
    return centre + slope * (np.arange(frames, dtype=np.float64) - pivot)


def _nats(
    one: NDArray[np.complex128], other: NDArray[np.complex128], inside: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """float64 [states, n]: what it tells of a copy, at each gain, to take `other` off `one`."""
    sound = other * _transfer(one[inside], other[inside])
    whole = np.log(_together(one) + _FLOOR)
    left = [np.log(_together(one - gain * sound) + _FLOOR) for gain in _GAINS]
    at_gain = [_WORTH * (whole - rest).sum(axis=1) for rest in left]
    return np.array([*at_gain, np.full(one.shape[0], _PAUSE)])


def _transfer(one: NDArray[np.complex128], other: NDArray[np.complex128]) -> NDArray[np.complex128]:
    """complex128 [bins]: gain and phase at which `other` is in `one`, by least squares."""
    weight = 1 / (_together(one) + 1e-9)
    cross = _smoothed((weight * one * np.conj(other)).sum(axis=0))
    power = _smoothed((weight * np.abs(other) ** 2).sum(axis=0).astype(np.complex128))
    return cross / (power + 1e-12)


def _smoothed(values: NDArray[np.complex128]) -> NDArray[np.complex128]:
    """complex128 [bins]: sums over neighbours."""
    return np.convolve(values, np.ones(2 * _SMOOTH + 1, np.complex128), "same")


def _together(spectra: NDArray[np.complex128]) -> NDArray[np.float64]:
    """float64 [n, bins]: power, the mean over a few bins."""
    wide = 2 * _NEAR + 1
    power = np.pad(np.abs(spectra) ** 2, ((0, 0), (_NEAR, _NEAR)), mode="edge")
    each = [power[:, n : n + spectra.shape[1]] for n in range(wide)]
    together: NDArray[np.float64] = np.mean(each, axis=0)
    return together


def _followed(nats: NDArray[np.float64]) -> NDArray[np.float64]:
    """Nats for a copy that lasts through each frame, its gain drawn anew now and then.

    Args:
        nats: float64 [states, n], of each frame from within the copy outwards.

    Returns:
        float64 [n].
    """
    states, frames = nats.shape
    state, total = np.full(states, 1 / states), 0.0
    lasts = np.empty(frames)
    for n in range(frames):
        most = float(nats[:, n].max())
        state = ((1 - _CHANGE) * state + _CHANGE / states) * np.exp(nats[:, n] - most)
        likely = float(state.sum())
        state /= likely
        total += np.log(likely) + most
        lasts[n] = total
    return lasts
