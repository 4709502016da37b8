"""Pairs of drawn videos that look alike and are no copies of each other.

One of a pair goes into the archive, the other is asked for; none may be told as a copy. They share
what television shares: a studio, a design, a lower third, a camera that does not move. All of them
are foreign to the corpus as well.

| kind | what the two share | what differs |
| --- | --- | --- |
| `studio` | the set, two cameras, sign, ticker's place | who moves in it, cuts, words |
| `card` | the design of a title card | its words |
| `lower_third` | sign, lower third and ticker | the picture under them |
| `street` | what a fixed camera sees | the cars |
| `logo` | the sign | a programme; the sign alone on black |
| `ticker` | the ticker's words | a programme; the ticker alone on black |
| `fade` | black, and a fade out of it | what appears |
| `bars` | colour bars | grain |
| `black` | black | grain |
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np

from bench.accuracy import moving
from bench.accuracy.folder import write_json
from bench.accuracy.picture_scenes import (
    FPS,
    SECONDS,
    bars_pair,
    black_pair,
    card_pair,
    fade_pair,
    logo_pair,
    lower_third_pair,
    street_pair,
    studio_pair,
    ticker_pair,
)
from bench.accuracy.queries import generator

if TYPE_CHECKING:
    from pathlib import Path

    from bench.accuracy.moving import Frames

Draw = Callable[[np.random.Generator], tuple["Frames", "Frames"]]
"""Draws what is archived and what is asked for."""

KINDS: dict[str, tuple[Draw, int]] = {
    "studio": (studio_pair, 44),
    "card": (card_pair, 44),
    "lower_third": (lower_third_pair, 44),
    "street": (street_pair, 16),
    "logo": (logo_pair, 8),
    "ticker": (ticker_pair, 8),
    "fade": (fade_pair, 8),
    "bars": (bars_pair, 6),
    "black": (black_pair, 4),
}
"""How a pair of each kind is drawn, and how many: 364 videos of 10 s in all, 60.7 min."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two drawn videos that are no copies of each other."""

    kind: str
    """Key of `KINDS`."""
    archived: str
    """MP4 that goes into the archive, beside the JSON file."""
    asked: str
    """MP4 that is asked for."""
    half: int
    """0 or 1: tune on one, report on the other."""
    seconds: float
    """Length of each."""


def write_negatives(folder: Path, *, seed: int, share: float = 1.0) -> tuple[Pair, ...]:
    """Draw all pairs, or a share of those of every kind, and write `negatives.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for kind, (draw, count) in KINDS.items():
        for number in range(round(count * share)):
            name = f"{kind}_{number:02d}"
            files = f"{name}_archived.mp4", f"{name}_asked.mp4"
            both = draw(generator(name, seed=seed))
            for file, frames in zip(files, both, strict=True):
                moving.write(folder / file, frames, FPS)
            written.append(
                Pair(kind=kind, archived=files[0], asked=files[1], half=number % 2, seconds=SECONDS)
            )
    write_json(folder / "negatives.json", [asdict(pair) for pair in written])
    return tuple(written)
