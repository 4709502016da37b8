"""How sets of queries lie on disk: WAV files and JSON beside them."""

from __future__ import annotations

import json
import wave
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from bench.accuracy import waveform
from bench.accuracy.queries import RATE, Reference, Samples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

T = TypeVar("T")

WRITTEN_RATE = 16_000
"""Of the WAV files: twice what the search listens to."""
WORKERS = 2
"""Decoding, codecs and arithmetic release the interpreter lock, so threads do."""


def of_all(
    write_one: Callable[[Reference], list[T]], folder: Path, known: Sequence[Reference]
) -> tuple[T, ...]:
    """Do the work for every reference, several at a time; the order is that of the references."""
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(WORKERS) as pool:
        return tuple(item for items in pool.map(write_one, known) for item in items)


def stem(reference: Reference) -> str:
    """Return the start of the names of a reference's files."""
    return PurePosixPath(reference.name).stem


def write_wav(path: Path, samples: Samples) -> None:
    """Write float32 [n] at `RATE` as 16 bits at `WRITTEN_RATE`."""
    write_pieces(path, [waveform.resample(samples, Fraction(RATE, WRITTEN_RATE))])


def write_pieces(path: Path, pieces: Iterable[Samples]) -> None:
    """Write pieces of sound, float32 [n] at `WRITTEN_RATE`, one behind the other."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(WRITTEN_RATE)
        for piece in pieces:
            whole = np.clip(np.round(piece * 32_767), -32_768, 32_767).astype("<i2")
            file.writeframes(whole.tobytes())


def write_json(path: Path, value: object) -> None:
    """Write JSON for people and programs: indented, UTF-8."""
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n")
