"""Lanes and parts for segments."""

import numpy as np

from airwitness.demo.sounds import song
from airwitness.fingerprint.audio import Fingerprint, LaneFingerprinter
from airwitness.fingerprint.peaks import HOP, Peaks
from airwitness.fingerprint.triples import Keys
from airwitness.trace.laying import NewLane
from airwitness.trace.segment import IndexedPart


def lane(part: str, seed: int, seconds: float = 20.0, name: str = "sound 0") -> NewLane:
    """A lane of a song."""
    finger = LaneFingerprinter()
    finger.feed(song(seed, seconds, 8_000))
    return NewLane(part=part, name=name, start=seed, fingerprint=finger.finish())


def chance_lane(
    part: str, seed: int, frames: int, *, decoys: int = 0, keys: int = 1 << 28
) -> NewLane:
    """A lane of chance, with as many different keys."""
    chance = np.random.default_rng(seed)

    def peaks(count: int, length: int) -> Peaks:
        return Peaks(
            time=np.sort(chance.integers(0, length * 8, count)),
            frequency=chance.integers(0, 223 * 64, count).astype(np.int32),
            rank=chance.integers(0, 50, count).astype(np.int32),
        )

    some = np.linspace(0, (1 << 28) - 1, keys, dtype=np.uint32) if keys < 1 << 20 else None
    key = chance.integers(0, keys, frames).astype(np.uint32)
    return NewLane(
        part=part,
        name="sound 0",
        start=seed,
        fingerprint=Fingerprint(
            trace=peaks(frames // 3, frames),
            keys=Keys(
                key=key if some is None else some[key],
                time=np.sort(chance.integers(0, frames * 8, frames)),
            ),
            decoys=tuple(peaks(100 + n, 1_800) for n in range(decoys)),
            samples=frames * HOP - 1,
        ),
    )


def parts(*names: str) -> list[IndexedPart]:
    """Parts with hardly any facts."""
    return [IndexedPart(part=name, facts='{"duration":1}') for name in names]
