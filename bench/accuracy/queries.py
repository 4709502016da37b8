"""What is asked for: the recordings of the corpus, their content groups, and excerpts of them.

- A **content group** holds all variants of one film, song or voice-over; whatever may truly be
  found in each other shares a group. Nothing of one group is in another: all 148 files with sound
  were compared with each other by pairs of spectral peaks (5 equal pairs within 5 s at one offset
  would have shown), and only `LEFT_OUT` crossed groups.
- A clip is **foreign** to a recording when their groups differ.
- An excerpt that returns elsewhere in its own recording (a loop, a chorus made of the same samples)
  is avoided; where there is no other, the further places are told in `also_at`, for they are true
  answers as well.

    for reference in references(corpus):
        for excerpt in excerpts(reference, 10.0, 2, generator(reference.name, seed=0)):
            ...
"""

from __future__ import annotations

import csv
import re
import zlib
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bench.accuracy import libav, waveform

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Samples = npt.NDArray[np.float32]
"""Sound, float32 [n], mono, full scale ±1."""

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
"""Real, freely licensed media beside the repository."""
RATE = 44_100
"""Excerpts are cut and distorted at this rate, as codecs meet them in life."""
SHORTEST_S = 11.0
"""A reference has at least this much sound, so that a 10 s excerpt has a place to move."""
KINDS_LEFT_OUT = ("annotations", "hostile_made", "hostile_real", "mock_programme")
"""No sound, variants of other files, or a mixture of many groups."""
LEFT_OUT = ("open/ts/made_dvb_h264_ac3_2services.ts",)
"""Its two services are the Sintel trailer and Big Buck Bunny: two groups in one file."""
GROUPS = (
    (r"sintel", "sintel"),
    (r"/bbb_|made_dvb_576i|tsduck_test-064", "big_buck_bunny"),
    (r"mdn_stem_|mdn_viper", "mdn_song"),
    (r"tmk_chair", "tmk_chair"),
    (r"tmk_pattern", "tmk_pattern"),
    (r"mdn_toy_", "mdn_toy"),
    (r"planetblupi_", "planetblupi"),
    # One reader who announces every poem in like words, and a radio service made of it.
    (r"librivox_baudelaire|made_dvb_radio", "baudelaire"),
    # Prompts of one telephone system: the voices differ, its tones may not.
    (r"_asterisk_prompts", "asterisk"),
)
"""Patterns of names that share a group; any other file is a group of its own."""
FLUENT_SPEECH = r"fillets_dialogue|tuxpaint|librivox|katiesteve|thorsten|librispeech"
"""Speech that goes on for seconds, fit to lie over a clip; word lists and syllables do not."""
SPEECH_SLACK = 1.2
"""Speech is this much longer than the clip: at -10 % a clip grows by 1.11."""
BEDS_EACH = 3
"""Stretches of speech from one recording."""
LEAST_ACTIVE = 0.3
"""Share of an excerpt's frames in which something is to be heard."""
EDGE_ACTIVE = 0.6
"""Share of active frames required at an excerpt's edges, where the ends are to be judged."""
RECURS = 0.3
"""Share of its own peak in the whitened correlation from which an excerpt is said to return."""
RECURRENCE_RATE = 8_000
WHITENING = 0.7
"""Exponent: 1 would weigh every frequency the same and let noise decide."""
NEAR_S = 0.5
"""Two places closer than this are one."""
MOST_PLACES = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A recording of the corpus with sound."""

    path: Path
    """Where it lies."""
    name: str
    """Path within the corpus, as in its manifest."""
    group: str
    """Content group."""
    kind: str
    """`music`, `speech`, … of the manifest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A span of a reference."""

    reference: Reference
    """Where it comes from."""
    start: float
    """Recording time of the first sample (s from the earliest presentation time of the file)."""
    samples: Samples
    """float32 [n] at `RATE`, mono; with the margin before and behind, if one was asked for."""
    also_at: tuple[float, ...]
    """Recording times of other places that sound the same."""


def group_of(name: str) -> str:
    """Return the content group of a file of the corpus."""
    for pattern, group in GROUPS:
        if re.search(pattern, name):
            return group
    return PurePosixPath(name).stem


def references(corpus: Path = CORPUS) -> tuple[Reference, ...]:
    """List the recordings with at least 11 s of sound, by name."""
    with (corpus / "MANIFEST.tsv").open(newline="") as manifest:
        rows = [
            row for row in csv.DictReader(manifest, delimiter="\t") if row["path"] not in LEFT_OUT
        ]
    found = [
        Reference(
            path=corpus / row["path"],
            name=row["path"],
            group=group_of(row["path"]),
            kind=row["kind"],
        )
        for row in rows
        if row["kind"] not in KINDS_LEFT_OUT and float(row["seconds"] or 0) >= SHORTEST_S
    ]
    return tuple(r for r in sorted(found, key=lambda r: r.name) if _has_sound(r.path))


def _has_sound(path: Path) -> bool:
    return libav.sound_seconds(path) >= SHORTEST_S


def generator(name: str, *, seed: int) -> np.random.Generator:
    """Return a generator that depends on a name and a seed only, not on what was drawn before."""
    return np.random.default_rng([seed, zlib.crc32(name.encode())])


def excerpts(
    reference: Reference,
    seconds: float,
    how_many: int,
    rng: np.random.Generator,
    *,
    margin: float = 0.0,
    edge: float = 0.0,
) -> tuple[Excerpt, ...]:
    """Draw excerpts that do not overlap and in which something is to be heard.

    Args:
        reference: the recording.
        seconds: their length.
        how_many: at most this many; fewer where the recording is short or silent.
        rng: chance.
        margin: seconds of the recording to keep before and behind (in `samples` only).
        edge: so many seconds at either end must be filled with sound, if not 0.

    Returns:
        In order of time. `start` does not include the margin.
    """
    sound = libav.decode(reference.path, RATE)
    places = _places(sound, seconds, how_many, rng, margin, edge)
    size, border = round(seconds * RATE), round(margin * RATE)
    return tuple(
        Excerpt(
            reference=reference,
            start=sound.start + at / RATE,
            samples=sound.samples[at - border : at + size + border],
            also_at=tuple(sound.start + other for other in others),
        )
        for at, others in sorted(places.items())
    )


def _places(
    sound: libav.Sound,
    seconds: float,
    how_many: int,
    rng: np.random.Generator,
    margin: float,
    edge: float,
) -> dict[int, tuple[float, ...]]:
    """Choose first samples, each with the other places that sound the same; such come last."""
    frames = _in_slots(_sounding(sound, seconds, edge), seconds, rng)
    frame = round(waveform.FRAME_S * RATE)
    low, high = margin * RATE, len(sound.samples) - (seconds + margin) * RATE
    starts = [at for at in frames * frame + rng.integers(frame) if low <= at <= high]
    low_rate = waveform.resample(sound.samples, Fraction(RATE, RECURRENCE_RATE))
    chosen: dict[int, tuple[float, ...]] = {}
    spare: dict[int, tuple[float, ...]] = {}
    for at in map(int, starts):
        if len(chosen) == how_many:
            break
        if any(abs(at - other) < seconds * RATE for other in (*chosen, *spare)):
            continue
        others = recurrences(low_rate, at / RATE, seconds)
        (spare if others else chosen)[at] = others
    missing = how_many - len(chosen)
    return chosen | dict(list(spare.items())[:missing])


def _in_slots(
    frames: npt.NDArray[np.int64], seconds: float, rng: np.random.Generator
) -> npt.NDArray[np.int64]:
    """Shuffle; what stands `seconds` apart from a random point comes first, so that many fit."""
    shuffled = rng.permutation(frames)
    span = round(seconds / waveform.FRAME_S)
    outside = (shuffled - rng.integers(span)) % span != 0
    return shuffled[np.argsort(outside, kind="stable")]


def _sounding(sound: libav.Sound, seconds: float, edge: float) -> npt.NDArray[np.int64]:
    """Return the first frames (20 ms) of spans with enough sound in them and at their edges."""
    counts = np.concatenate([[0], np.cumsum(waveform.active_frames(sound.samples, sound.rate))])
    span, rim = round(seconds / waveform.FRAME_S), round(edge / waveform.FRAME_S)
    if len(counts) <= span:
        return np.zeros(0, np.int64)
    last = len(counts) - span
    fits = counts[span:] - counts[:last] >= LEAST_ACTIVE * span
    fits &= counts[rim : rim + last] - counts[:last] >= EDGE_ACTIVE * rim
    fits &= counts[span:] - counts[span - rim : span - rim + last] >= EDGE_ACTIVE * rim
    return np.flatnonzero(fits)


def recurrences(samples: Samples, start: float, seconds: float) -> tuple[float, ...]:
    """Find where else a span of a sound is heard again, sample for sample or nearly so.

    Args:
        samples: float32 [n] at `RECURRENCE_RATE`.
        start: of the span, s from the first sample.
        seconds: of the span.

    Returns:
        Starts of the other places (s), most alike first.
    """
    first, size = round(start * RECURRENCE_RATE), round(seconds * RECURRENCE_RATE)
    padded = 1 << (len(samples) + size).bit_length()
    whole, span = np.fft.rfft(samples, padded), np.fft.rfft(samples[first : first + size], padded)
    product = whole * np.conj(span) / (np.abs(whole) * np.abs(span) + 1e-9) ** WHITENING
    peaks = np.abs(np.fft.irfft(product, padded))[: len(samples)]
    own = peaks[max(0, first - 2) : first + 3].max()
    near = round(NEAR_S * RECURRENCE_RATE)
    found: list[float] = []
    at = first
    while len(found) < MOST_PLACES:
        peaks[max(0, at - near) : at + near + 1] = 0.0
        at = int(peaks.argmax())
        if peaks[at] < RECURS * own:
            break
        found.append(at / RECURRENCE_RATE)
    return tuple(found)


def speech_beds(known: Sequence[Reference], seconds: float, *, seed: int) -> tuple[Excerpt, ...]:
    """Cut stretches of fluent speech that can be laid over clips of a length (s) at any tempo."""
    fluent = [r for r in known if r.kind == "speech" and re.search(FLUENT_SPEECH, r.name)]
    return tuple(
        bed
        for reference in fluent
        for bed in excerpts(
            reference, seconds * SPEECH_SLACK, BEDS_EACH, generator(reference.name, seed=seed)
        )
    )


def speech_bed(beds: Sequence[Excerpt], group: str, rng: np.random.Generator) -> Excerpt:
    """Draw a stretch of speech of another group than the clip's; every recording is as likely."""
    names = sorted({bed.reference.name for bed in beds if bed.reference.group != group})
    name = names[int(rng.integers(len(names)))]
    chosen = [bed for bed in beds if bed.reference.name == name]
    return chosen[int(rng.integers(len(chosen)))]


def halves(known: Sequence[Reference]) -> Mapping[str, int]:
    """Put every content group in half 0 or 1: as many files in each, of every kind alike."""
    members: dict[str, list[Reference]] = {}
    for reference in known:
        members.setdefault(reference.group, []).append(reference)
    half: dict[str, int] = {}
    load: dict[tuple[str, int], int] = {}
    total = [0, 0]
    for group in sorted(members, key=lambda g: (-len(members[g]), g)):
        kind = members[group][0].kind
        side = min((0, 1), key=lambda s: (load.get((kind, s), 0), total[s]))
        half[group] = side
        load[kind, side] = load.get((kind, side), 0) + len(members[group])
        total[side] += len(members[group])
    return half
