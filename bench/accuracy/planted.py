"""Copies planted in other sound, to judge where Airwitness says that a copy begins and ends.

The archive holds hosts: 30 s of one recording with a distorted excerpt of another cut into it, as
loud as the host around it. The query is the excerpt as it was, with 5 s of its own recording before
and after, so that both sides of both ends differ. Here the *copy* is in the archive: tempo and
pitch are the inverse of the distortion's.

    host:  ─────────┤ distorted copy ├──────────
    query:      ────┤     excerpt    ├────
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np

from bench.accuracy import queries, waveform
from bench.accuracy.folder import of_all, stem, write_json, write_wav
from bench.accuracy.queries import RATE, Excerpt, Reference, Samples

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .distort import Distortion

SECONDS = 10.0
"""Length of the excerpt that is planted."""
CONTEXT = 5.0
"""What the query has of its recording on either side (s)."""
AROUND = 30.0
"""Length of the foreign sound around the copy (s)."""
EDGE = 0.5
"""So much of either end must sound (s), or there is no telling where the copy begins."""
PLACES = (0.3, 0.7)
"""The copy begins between these shares of the foreign sound."""
DISTORTIONS = ("clean", "mp3_64k", "phone", "speech_+6", "speech_0", "eq_comp", "speed_+4")
"""What is planted when nothing else is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A distorted excerpt planted in other sound, and the clip that asks for it."""

    host: str
    """WAV of the recording that goes into the archive."""
    query: str
    """WAV of the clip: the excerpt as it was, with what stood before and after it."""
    reference: str
    """Recording the excerpt comes from."""
    group: str
    """Its content group."""
    distortion: str
    """What was done to it before it was planted."""
    host_start: float
    """Where the copy begins in the host (s)."""
    host_end: float
    """Where it ends in the host."""
    query_start: float
    """Where the copied part begins in the query (s)."""
    query_end: float
    """Where it ends in the query."""
    tempo: float
    """Host seconds per query second: the inverse of the distortion's."""
    pitch: float
    """Query frequency / host frequency."""


def write_ends(
    folder: Path,
    known: Sequence[Reference],
    distortions: Sequence[Distortion],
    *,
    each: int,
    seed: int,
) -> tuple[Planted, ...]:
    """Plant up to `each` excerpts of every reference with every distortion; write `ends.json`."""
    beds = queries.speech_beds(known, SECONDS, seed=seed)
    hosts = _hosts(known, seed)

    def write_one(reference: Reference) -> list[Planted]:
        rng = queries.generator(reference.name, seed=seed)
        drawn = queries.excerpts(reference, SECONDS, each, rng, margin=CONTEXT, edge=EDGE)
        written = []
        for count, excerpt in enumerate(drawn):
            query = f"{stem(reference)}_{count}_query.wav"
            write_wav(folder / query, excerpt.samples)
            bed = queries.speech_bed(beds, reference.group, rng)
            for distortion in distortions:
                host = f"{stem(reference)}_{count}_{distortion.name}_host.wav"
                around = _draw_host(hosts, {reference.group, bed.reference.group}, rng)
                copy = distortion.apply(_inner(excerpt.samples), RATE, bed.samples, rng)
                whole, first = _plant(copy, around.samples, rng)
                write_wav(folder / host, whole)
                written.append(_planted(host, query, reference, distortion, first, len(copy)))
        return written

    found = of_all(write_one, folder, known)
    write_json(folder / "ends.json", [asdict(planted) for planted in found])
    return found


def _hosts(known: Sequence[Reference], seed: int) -> list[Excerpt]:
    """One stretch of every reference that is long enough to plant an excerpt in."""
    return [
        host
        for reference in known
        for host in queries.excerpts(
            reference, AROUND, 1, queries.generator(reference.name, seed=seed + 1)
        )
    ]


def _draw_host(hosts: Sequence[Excerpt], not_of: set[str], rng: np.random.Generator) -> Excerpt:
    fit = [host for host in hosts if host.reference.group not in not_of]
    return fit[int(rng.integers(len(fit)))]


def _inner(samples: Samples) -> Samples:
    border = round(CONTEXT * RATE)
    return samples[border : len(samples) - border]


def _plant(copy: Samples, around: Samples, rng: np.random.Generator) -> tuple[Samples, int]:
    """Cut a copy into other sound, as loud as that; return all and the copy's first sample."""
    first = round(rng.uniform(*PLACES) * len(around))
    level = max(waveform.active_rms(copy, RATE), 1e-6)
    gain = np.float32(waveform.active_rms(around, RATE) / level)
    whole = np.concatenate([around[:first], gain * copy, around[first:]])
    return waveform.unclipped(whole), first


def _planted(
    host: str, query: str, reference: Reference, distortion: Distortion, first: int, length: int
) -> Planted:
    return Planted(
        host=host,
        query=query,
        reference=reference.name,
        group=reference.group,
        distortion=distortion.name,
        host_start=round(first / RATE, 6),
        host_end=round((first + length) / RATE, 6),
        query_start=CONTEXT,
        query_end=CONTEXT + SECONDS,
        tempo=1 / distortion.tempo,
        pitch=1 / distortion.pitch,
    )
