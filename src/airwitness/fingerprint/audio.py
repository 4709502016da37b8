"""The fingerprint of a lane of sound, for a recording and for a clip.

A recording is stored sparsely and as it is: at most 25 peaks a second in its trace, keys
from the 12 strongest. A clip is looked at more closely: up to 50 peaks a second.
"""

from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from airwitness.evidence.digest import Json
from airwitness.fingerprint.peaks import NEAR_BINS, NEAR_FRAMES, PeakFinder, Peaks
from airwitness.fingerprint.triples import Keys, stored_keys

CLIP_RATE = 50  # peaks a second in a clip, at most
VERSION = "1"  # changes when the same sound gives other fingerprints


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """What a stored fingerprint depends on besides the sound."""

    trace_rate: int = 25
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
    samples: int
    """Length of the lane, samples at 8 kHz."""


class LaneFingerprinter:
    """Fingerprints a lane of a recording that comes in pieces."""

    def __init__(self, parameters: Parameters = PARAMETERS) -> None:
        self._parameters = parameters
        self._finder = PeakFinder(limit=parameters.trace_rate)

    def feed(self, samples: NDArray[np.float32]) -> None:
        """Take the next piece: float32 [n], mono, 8 kHz."""
        self._finder.feed(samples)

    def finish(self) -> Fingerprint:
        """The fingerprint of all that came."""
        trace = self._finder.finish()
        strong = trace.strongest(self._parameters.key_rate)
        return Fingerprint(
            trace=trace,
            keys=stored_keys(strong, fan=self._parameters.fan),
            samples=self._finder.samples,
        )


def clip_peaks(samples: NDArray[np.float32]) -> Peaks:
    """Peaks of a clip, as many as there are: up to 50 a second.

    Args:
        samples: float32 [n], mono, 8 kHz.
    """
    finder = PeakFinder(limit=CLIP_RATE, reach=(NEAR_FRAMES, NEAR_BINS))
    finder.feed(samples)
    return finder.finish()
