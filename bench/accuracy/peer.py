"""A peer under the same rules: chromaprint, the fingerprint of AcoustID, aligned exhaustively.

`fpcalc` (Debian: libchromaprint-tools) gives a whole number of 32 bits for each 0.124 s. A clip is
laid on every place of every recording; the share of bits that differ is its rank (smaller is
surer), and stands where Airwitness tells `expected_false`. Chromaprint is made for whole tracks;
here it is given more than its own search would, which finds excerpts by equal numbers only.

    python -m bench.accuracy.sound --recall r10 --work PEER --finder \
        bench.accuracy.peer:open_chromaprint
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numba
import numpy as np
import numpy.typing as npt

from bench.accuracy.finder import NotInstalledError
from bench.accuracy.score import Answer, Match, Piece, Seconds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Items = npt.NDArray[np.uint32]
"""A raw fingerprint, uint32 [n], one for each `ITEM_S`."""

ITEM_S = 1365 / 11_025
"""Seconds from one number to the next: 4,096 samples at 11,025 Hz, two thirds overlapping."""
BITS = 32
TOLD = 10 / BITS
"""Share of differing bits up to which chromaprint's own matcher takes sounds as the same."""
LISTED = 20
"""Recordings in an answer."""
FEWEST = 3
"""A clip of fewer numbers cannot be aligned."""
NO_SOUND = 3
"""`fpcalc` ends with it where it made no fingerprint, as of a clip that is too short."""
WORKERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Chromaprint:
    """Fingerprints of recordings in a folder, one file each, named by the digest of the part."""

    folder: Path
    program: str
    """Path of `fpcalc`."""
    held: dict[str, Items] = field(default_factory=dict)
    """Part → fingerprint."""

    def add(self, paths: Sequence[Path]) -> None:
        """Take recordings in."""
        with ThreadPoolExecutor(WORKERS) as pool:
            for path, items in zip(paths, pool.map(self._items, paths), strict=True):
                with path.open("rb") as file:
                    part = hashlib.file_digest(file, "sha256").hexdigest()
                np.save(self.folder / f"{part}.npy", items)
                self.held[part] = items

    def pad(self, padding: Path) -> None:
        """Refuse: padding is made of peaks, which are not what chromaprint looks at."""
        raise NotInstalledError(f"{padding} holds no sound that chromaprint could hear")

    def find(self, path: Path) -> Answer:
        """Lay a clip on every place; the best place of each recording."""
        clip = self._items(path)
        if clip.size < FEWEST:
            return Answer(matches=[])
        best = [(*best_place(items, clip), part) for part, items in sorted(self.held.items())]
        return Answer(
            matches=[
                _match(part, place, clip.size, errors / (BITS * clip.size))
                for errors, place, part in sorted(best)[:LISTED]
                if place >= 0
            ]
        )

    def close(self) -> None:
        """Nothing is held open."""

    def _items(self, path: Path) -> Items:
        done = subprocess.run(
            [self.program, "-raw", "-json", "-length", "0", str(path)],
            capture_output=True,
            check=False,
        )
        if done.returncode not in (0, NO_SOUND) or not done.stdout:
            return np.zeros(0, np.uint32)
        return np.array(json.loads(done.stdout)["fingerprint"], np.int64).astype(np.uint32)


def open_chromaprint(folder: Path) -> Chromaprint:
    """Open or make a folder of fingerprints.

    Raises:
        NotInstalledError: there is no `fpcalc`.
    """
    program = shutil.which("fpcalc")
    if program is None:
        raise NotInstalledError("fpcalc is missing: apt install libchromaprint-tools")
    folder.mkdir(parents=True, exist_ok=True)
    held = {path.stem: np.load(path) for path in sorted(folder.glob("*.npy"))}
    return Chromaprint(folder=folder, program=program, held=held)


def _match(part: str, place: int, size: int, rate: float) -> Match:
    start, length = place * ITEM_S, size * ITEM_S
    return Match(
        part=part,
        pieces=[
            Piece(
                query=Seconds(start=0.0, end=length),
                reference=Seconds(start=start, end=start + length),
            )
        ],
        tempo=1.0,
        pitch=None,
        expected_false=rate,
        weaker=rate > TOLD,
    )


@numba.njit(cache=True, nogil=True)
def best_place(items: Items, clip: Items) -> tuple[int, int]:
    """Fewest differing bits over all places of a clip in a recording, and the place.

    Returns:
        Bits that differ, first item; place -1 where the clip is longer than the recording.
    """
    fewest, place = BITS * clip.size + 1, -1
    for at in range(items.size - clip.size + 1):
        errors = 0
        for k in range(clip.size):
            bits = items[at + k] ^ clip[k]
            bits = bits - ((bits >> np.uint32(1)) & np.uint32(0x55555555))
            bits = (bits & np.uint32(0x33333333)) + ((bits >> np.uint32(2)) & np.uint32(0x33333333))
            bits = (bits + (bits >> np.uint32(4))) & np.uint32(0x0F0F0F0F)
            errors += (bits * np.uint32(0x01010101) & np.uint32(0xFFFFFFFF)) >> np.uint32(24)
            if errors >= fewest:
                break
        if errors < fewest:
            fewest, place = errors, at
    return fewest, place
