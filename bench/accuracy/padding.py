"""Hours of sound that never was, to make an archive large: peaks of real recordings, resampled.

A **lane** of padding lasts one hour. It is laid of blocks of 5 to 20 s, one behind the other; a
block is a random stretch of a random recording, its time and its frequency scaled by random
factors, every second one reversed. So the bursts and the tones of real sound stay, and with them
the chance hits that a clip meets: keys drawn at random would understate them by thousands.

Rules:

1. All recordings are of one half of the content groups, so clips of the other half are foreign to
   every hour of padding. Every block is raised or lowered by a quarter at least, which is beyond
   what a search takes for a copy (at 15 % three decoys of four were found): the speech laid over
   a clip may be of any half, and decoys are reversed.
2. Padding is thinned as the product thins: as many peaks within a second, keys from the
   strongest. A block played faster holds more peaks in a second, so its ranks grow by as much.
3. Lane n depends on the half, the seed and n: 1,000 h begin with the same 100 h.
4. The segment is made by the product's own `build`, `merge` and `write`. Its decoys are reversed
   excerpts of the same recordings, as many an hour as the product keeps, so that an archive with
   padding fits its score as any archive does.

    python -m bench.accuracy.padding PADDING --hours 1000 --half 0
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numba
import numpy as np
import numpy.typing as npt

from airwitness.evidence.digest import canonical, sha256
from airwitness.fingerprint.audio import (
    DECOY_EVERY,
    DECOY_LENGTH,
    DECOY_PEAKS,
    PARAMETERS,
    Fingerprint,
    clip_peaks,
)
from airwitness.fingerprint.peaks import (
    BIN_STEPS,
    BINS,
    FRAMES_A_SECOND,
    LOW_BIN,
    RATE,
    TIME_STEPS,
    PeakFinder,
    Peaks,
)
from airwitness.fingerprint.triples import stored_keys
from airwitness.media.facts import Facts, Shown, Track
from airwitness.spans import FLICKS, Span
from airwitness.trace.laying import NewLane, build, write
from airwitness.trace.merging import merge
from airwitness.trace.segment import Contents, IndexedPart
from bench.accuracy import libav
from bench.accuracy.queries import CORPUS, Reference, halves, references

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HOUR = 3_600
"""Seconds in a lane."""
CHUNK = 100
"""Lanes built at a time."""
SHORTEST_S, LONGEST_S = 5.0, 20.0
"""Length of a block."""
LEAST, MOST = 0.7, 1.4
"""Scale of time and of frequency, drawn log-uniformly."""
AFAR = 1.25
"""A block is raised or lowered by this factor at least."""
DECOY_APART_S = 15.0
"""From the start of a decoy to that of the next: recordings here are few and short."""
GROUP_CAP_S = 240.0
"""A content group counts as no longer than this, so that no voice fills the padding."""
KINDS_LEFT_OUT = ("synthetic",)
"""One test signal would be a tenth of the padding."""
UNITS = FRAMES_A_SECOND * TIME_STEPS
"""Units of time of a peak in a second: 500."""
TRACE_RATE = PARAMETERS.trace_rate
"""Peaks a second that are kept, at most."""
LIMIT = round(TRACE_RATE * MOST)
"""Peaks a second looked for in a source: enough for a block played at its slowest."""
FREQUENCY_BITS, RANK_BITS = 14, 6
"""A peak of a lane is sorted as time, frequency and rank in one number."""

Packed = npt.NDArray[np.int64]
"""Peaks, int64 [n]: time above 14 bits of frequency above 6 bits of rank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The peaks of all recordings that padding is made of, one behind the other."""

    time: npt.NDArray[np.int64]
    """int64 [n], 1/8 frame; recordings follow each other, so it rises."""
    frequency: npt.NDArray[np.int32]
    """int32 [n], 1/64 bin above `LOW_BIN`."""
    rank: npt.NDArray[np.int32]
    """int32 [n], how many peaks within half a second are stronger."""
    start: npt.NDArray[np.int64]
    """int64 [recordings], where each begins, 1/8 frame."""
    length: npt.NDArray[np.int64]
    """int64 [recordings], 1/8 frame."""
    weight: npt.NDArray[np.float64]
    """float64 [recordings], how often each is taken; the sum is 1."""
    decoys: tuple[Peaks, ...]
    """Of reversed excerpts, at most one for `DECOY_APART_S`."""


def read_sources(known: Sequence[Reference]) -> Sources:
    """Decode recordings and find their peaks."""
    found, start, length, end = [], [], [], 0
    decoys: list[Peaks] = []
    for reference in known:
        samples = libav.decode(reference.path, RATE).samples
        finder = PeakFinder(limit=LIMIT)
        finder.feed(samples)
        found.append((finder.finish(), end))
        decoys += decoys_of(samples)
        start.append(end)
        length.append(round(len(samples) / RATE * UNITS))
        end += length[-1] + round(LONGEST_S * UNITS)
    return Sources(
        time=np.concatenate([peaks.time + at for peaks, at in found]),
        frequency=np.concatenate([peaks.frequency for peaks, _ in found]),
        rank=np.concatenate([peaks.rank for peaks, _ in found]),
        start=np.array(start, np.int64),
        length=np.array(length, np.int64),
        weight=weights([r.group for r in known], [n / UNITS for n in length]),
        decoys=tuple(decoys),
    )


def decoys_of(samples: npt.NDArray[np.float32]) -> list[Peaks]:
    """Decoys of a recording, as the product makes them of its lanes, but closer together."""
    starts = range(0, samples.size - DECOY_LENGTH + 1, round(DECOY_APART_S * RATE))
    every = (clip_peaks(samples[at : at + DECOY_LENGTH][::-1]) for at in starts)
    return [peaks for peaks in every if peaks.time.size >= DECOY_PEAKS]


def weights(
    groups: Sequence[str], seconds: Sequence[float], cap: float = GROUP_CAP_S
) -> npt.NDArray[np.float64]:
    """Share of the padding that each recording gives: by its length, within its group's cap."""
    total = dict.fromkeys(groups, 0.0)
    for group, length in zip(groups, seconds, strict=True):
        total[group] += length
    share = [
        length * min(1.0, cap / total[group]) for group, length in zip(groups, seconds, strict=True)
    ]
    return np.asarray(share, np.float64) / sum(share)


def make_lane(sources: Sources, rng: np.random.Generator, *, seconds: float = HOUR) -> Fingerprint:
    """One lane of padding as the product would store it."""
    count = int(seconds / SHORTEST_S) + 1
    source = rng.choice(len(sources.weight), count, p=sources.weight)
    wanted = rng.uniform(SHORTEST_S, LONGEST_S, count) * UNITS
    tempo = np.exp(rng.uniform(np.log(LEAST), np.log(MOST), count))
    pitch = far_pitch(rng.random(count))
    taken = np.minimum(wanted / tempo, sources.length[source])  # of the source, 1/8 frames
    first = sources.start[source] + rng.uniform(0, 1, count) * (sources.length[source] - taken)
    length = taken * tempo
    packed = _lay(
        sources.time,
        sources.frequency,
        sources.rank,
        np.searchsorted(sources.time, first),
        np.searchsorted(sources.time, first + taken),
        first,
        np.concatenate([[0.0], np.cumsum(length)]),
        tempo,
        pitch,
        rng.random(count) < 0.5,
        seconds * UNITS,
    )
    trace = _unpacked(np.sort(packed))
    strong = trace.strongest(PARAMETERS.key_rate)
    return Fingerprint(
        trace=trace,
        keys=stored_keys(strong, fan=PARAMETERS.fan),
        decoys=tuple(
            sources.decoys[i]
            for i in rng.integers(len(sources.decoys), size=round(seconds * RATE) // DECOY_EVERY)
        ),
        samples=round(seconds * RATE),
    )


def far_pitch(share: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Factors, log-uniform, of which none is nearer to 1 than `AFAR`, for shares of 0 to 1."""
    below, above = np.log([1 / AFAR / LEAST, MOST / AFAR])
    into = share * (below + above)  # of both stretches, one behind the other
    return np.asarray(np.exp(np.where(into < below, 0.0, 2 * np.log(AFAR)) + into) * LEAST)


def _unpacked(packed: Packed) -> Peaks:
    low = packed & ((1 << FREQUENCY_BITS + RANK_BITS) - 1)
    return Peaks(
        time=packed >> (FREQUENCY_BITS + RANK_BITS),
        frequency=(low >> RANK_BITS).astype(np.int32),
        rank=(low & ((1 << RANK_BITS) - 1)).astype(np.int32),
    )


@numba.njit(cache=True, nogil=True)
def _lay(
    time: npt.NDArray[np.int64],
    frequency: npt.NDArray[np.int32],
    rank: npt.NDArray[np.int32],
    low: npt.NDArray[np.int64],
    high: npt.NDArray[np.int64],
    first: npt.NDArray[np.float64],
    place: npt.NDArray[np.float64],
    tempo: npt.NDArray[np.float64],
    pitch: npt.NDArray[np.float64],
    is_reversed: npt.NDArray[np.bool_],
    end: float,
) -> Packed:
    """Scale the peaks [low, high) of each block and lay them from its place on, up to `end`."""
    packed = np.empty((high - low).sum(), np.int64)
    count = 0
    for block in range(low.size):
        for i in range(low[block], high[block]):
            into = (time[i] - first[block]) * tempo[block]
            if is_reversed[block]:
                into = place[block + 1] - place[block] - into
            at = int(np.rint(place[block] + into))
            whole = (frequency[i] + LOW_BIN * BIN_STEPS) * pitch[block]
            scaled = int(np.rint(whole)) - LOW_BIN * BIN_STEPS
            stronger = int(rank[i] / tempo[block])
            if 0 <= at < end and 0 <= scaled < BINS * BIN_STEPS and stronger < TRACE_RATE:
                packed[count] = (at << FREQUENCY_BITS | scaled) << RANK_BITS | stronger
                count += 1
    return packed[:count]


def part_of(half: int, seed: int, number: int) -> str:
    """Return the name of a lane's part: a digest of what it is, since it has no bytes."""
    return sha256(f"padding {half} {seed} {number}".encode())


def facts_json(*, tracks: tuple[Track, ...] = (), pictures: tuple[Shown, ...] = ()) -> str:
    """Return the facts of a part of padding: an hour, all of it whole."""
    facts = Facts(
        container="padding",
        duration=HOUR * FLICKS,
        tracks=tracks,
        pictures=pictures,
        splices=(),
        problems=(),
        decoder="",
    )
    return canonical(facts.as_json()).decode()


def make_padding(folder: Path, sources: Sources, *, hours: int, half: int, seed: int) -> Path:
    """Write one segment of padding and return its path.

    Args:
        folder: made if need be.
        sources: what the padding is made of.
        hours: how much.
        half: names the parts, with the seed.
        seed: chance.
    """
    whole = Track(
        stream=0,
        sound=0,
        program=0,
        codec="",
        language="",
        span=Span(start=0, end=HOUR * FLICKS),
        gaps=(),
        errors=0,
    )
    facts = facts_json(tracks=(whole,))

    def chunk(numbers: range) -> Contents:
        names = {n: part_of(half, seed, n) for n in numbers}
        lanes = [
            NewLane(
                part=part,
                name="sound 0",
                start=0,
                fingerprint=make_lane(sources, np.random.default_rng([seed, half, n])),
            )
            for n, part in names.items()
        ]
        return build(lanes, [IndexedPart(part=part, facts=facts) for part in names.values()])

    return write_chunks(folder, chunk, hours=hours, at_a_time=CHUNK)


def write_chunks(
    folder: Path, chunk: Callable[[range], Contents], *, hours: int, at_a_time: int
) -> Path:
    """Write one segment in little memory: a few hours at a time, which are merged.

    Args:
        folder: made if need be.
        chunk: makes the hours of the given numbers.
        hours: how many there are.
        at_a_time: how many in a chunk, at most.

    Returns:
        Path of the segment.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pieces = []
    for start in range(0, hours, at_a_time):
        print(f"padding: {start} of {hours} h", file=sys.stderr)
        pieces.append(write(chunk(range(start, min(hours, start + at_a_time))), folder))
    if len(pieces) == 1:
        return folder / f"{pieces[0].digest}.arrow"
    merged = write(merge(pieces, frozenset(), folder), folder)
    for piece in pieces:
        (folder / f"{piece.digest}.arrow").unlink()
    return folder / f"{merged.digest}.arrow"


def sources_of(corpus: Path, half: int) -> tuple[Reference, ...]:
    """List the recordings of one half of the content groups that padding is made of."""
    known = references(corpus)
    side = halves(known)
    return tuple(r for r in known if side[r.group] == half and r.kind not in KINDS_LEFT_OUT)


def main() -> None:
    """Write what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--hours", type=int, required=True)
    parser.add_argument("--half", type=int, choices=(0, 1), required=True, help="made of this half")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    asked = parser.parse_args()
    sources = read_sources(sources_of(asked.corpus, asked.half))
    print(make_padding(asked.folder, sources, hours=asked.hours, half=asked.half, seed=asked.seed))


if __name__ == "__main__":
    main()
