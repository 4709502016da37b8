"""The fingerprint of a lane of sound, for a recording and for a clip.

A recording is stored sparsely and as it is: at most 40 peaks a second in its trace, keys
from the 12 strongest. A clip is looked at more closely: up to 50 peaks a second.

Of every hour of a recording, 30 s are also kept as a *decoy*: reversed in time, and looked at
as a clip would be. Nobody airs a decoy, so what it seems to match shows how often chance does
that in this archive. Of a shorter recording they are kept with a chance in proportion to its
length, decided by its own peaks, so that many short files do not make many decoys.
"""

from dataclasses import asdict, dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from airwitness.evidence.digest import Json
from airwitness.fingerprint.peaks import NEAR_BINS, NEAR_FRAMES, RATE, PeakFinder, Peaks
from airwitness.fingerprint.triples import Keys, stored_keys

CLIP_RATE = 50  # peaks a second in a clip, at most
DECOY_EVERY = 3_600 * RATE  # samples from decoy to decoy
DECOY_AFTER = 30 * RATE  # samples before the first
DECOY_LENGTH = 30 * RATE  # samples of a decoy
DECOY_PEAKS = 100  # a decoy with fewer tells nothing
VERSION = "1"  # changes when the same sound gives other fingerprints


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """What a stored fingerprint depends on besides the sound."""

    trace_rate: int = 40
    """Peaks a second in the trace, at most."""
    key_rate: int = 12
    """Peaks a second that make keys, at most."""
    fan: int = 4
    """Neighbours of an anchor that make keys."""

    def as_json(self) -> dict[str, Json]:
        """For digests and file headers."""
        return {"kind": "audio", "version": VERSION, **asdict(self)}


PARAMETERS = Parameters()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """A lane of a recording as it is stored."""

    trace: Peaks
    keys: Keys
    decoys: tuple[Peaks, ...]
    """Of time-reversed excerpts, as `clip_peaks` gives them, in the order of the lane."""
    samples: int
    """Length of the lane, samples at 8 kHz."""


class LaneFingerprinter:
    """Fingerprints a lane of a recording that comes in pieces."""

    def __init__(self, parameters: Parameters = PARAMETERS) -> None:
        self._parameters = parameters
        self._finder = PeakFinder(limit=parameters.trace_rate)
        self._excerpt: list[NDArray[np.float32]] = []
        self._decoys: list[Peaks] = []

    def feed(self, samples: NDArray[np.float32]) -> None:
        """Take the next piece: float32 [n], mono, 8 kHz."""
        self._excerpt_from(samples, self._finder.samples)
        self._finder.feed(samples)

    def finish(self) -> Fingerprint:
        """The fingerprint of all that came."""
        trace = self._finder.finish()
        strong = trace.strongest(self._parameters.key_rate)
        return Fingerprint(
            trace=trace,
            keys=stored_keys(strong, fan=self._parameters.fan),
            decoys=tuple(self._decoys) if self._is_drawn(trace) else (),
            samples=self._finder.samples,
        )

    def _is_drawn(self, trace: Peaks) -> bool:
        """Whether the lane is long enough to keep decoys, or drawn by lot."""
        return crc32(trace.time.tobytes()) % DECOY_EVERY < self._finder.samples

    def _excerpt_from(self, samples: NDArray[np.float32], at: int) -> None:
        """Keep what lies in an excerpt, until the excerpt is whole; `at` samples came before."""
        for number in range(at // DECOY_EVERY, (at + samples.size) // DECOY_EVERY + 1):
            begin = number * DECOY_EVERY + DECOY_AFTER - at
            piece = samples[max(0, begin) : max(0, begin + DECOY_LENGTH)]
            if piece.size:
                self._excerpt.append(piece)
            if sum(p.size for p in self._excerpt) == DECOY_LENGTH:
                peaks = clip_peaks(np.concatenate(self._excerpt)[::-1])
                self._excerpt = []
                if peaks.time.size >= DECOY_PEAKS:
                    self._decoys.append(peaks)


def clip_peaks(samples: NDArray[np.float32]) -> Peaks:
    """Peaks of a clip, as many as there are: up to 50 a second.

    Args:
        samples: float32 [n], mono, 8 kHz.
    """
    finder = PeakFinder(limit=CLIP_RATE, reach=(NEAR_FRAMES, NEAR_BINS))
    finder.feed(samples)
    return finder.finish()
