"""Clips with foreign sound under them, to ask by both kinds where neither is there.

A set of silent clips is written again, each with a sound of its own half of the content groups laid
under it: speech, songs and music that have nothing to do with the pictures. Where the archive and
its padding are made of the other half, whatever is found by either is chance.
"""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np
from av.audio.frame import AudioFrame

from bench.accuracy import queries
from bench.accuracy.folder import write_json
from bench.accuracy.queries import RATE, generator, references

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench.accuracy.queries import Reference, Samples

KINDS_LEFT_OUT = ("open/video/", "open/ts/")
"""Folders whose sound belongs to pictures."""
BIT_RATE = 96_000
"""Of the sound, bits a second."""
BLOCK = 1_024
"""Samples that the encoder takes at a time."""


def write_sounded(folder: Path, silent: Path, corpus: Path, *, seed: int) -> int:
    """Write the clips of a recall set with sound, and `queries.json`; how many there are.

    Args:
        folder: made if need be.
        silent: folder of the recall set.
        corpus: where the sounds come from.
        seed: chance.
    """
    folder.mkdir(parents=True, exist_ok=True)
    listed = json.loads((silent / "queries.json").read_text())
    for half in (0, 1):
        mine = [query for query in listed if query["half"] == half]
        seconds = max((query["seconds"] / query["speed"] for query in mine), default=0.0)
        sounds = _sounds(references(corpus), half, seconds, len(mine), seed)
        for query, samples in zip(mine, sounds, strict=True):
            length = round(query["seconds"] / query["speed"] * RATE)
            lay_under(silent / query["file"], samples[:length], folder / query["file"])
    write_json(folder / "queries.json", listed)
    return len(listed)


def _sounds(
    known: Sequence[Reference], half: int, seconds: float, count: int, seed: int
) -> list[Samples]:
    """So many sounds of a half, by turns of all its recordings; again from the first if need be."""
    side = queries.halves(known)
    mine = [r for r in known if side[r.group] == half and not r.name.startswith(KINDS_LEFT_OUT)]
    each = [
        [e.samples for e in queries.excerpts(r, seconds, count, generator(r.name, seed=seed))]
        for r in mine
        if count
    ]
    longest = max(map(len, each), default=0)
    turns = [some[turn] for turn in range(longest) for some in each if turn < len(some)]
    return [turns[number % len(turns)] for number in range(count)]


def lay_under(silent: Path, samples: Samples, path: Path) -> None:
    """Write an MP4 with the pictures of another, as they are, and a sound.

    Args:
        silent: its pictures.
        samples: float32 [n] at `RATE`, mono.
        path: to be written.
    """
    with av.open(str(silent)) as source, av.open(str(path), "w", format="mp4") as out:
        shown = source.streams.video[0]
        picture = out.add_stream_from_template(shown)
        sound = out.add_stream("aac", rate=RATE, layout="mono", bit_rate=BIT_RATE)
        for packet in source.demux(shown):
            if packet.dts is not None:
                packet.stream = picture
                out.mux(packet)
        for at in range(0, samples.size, BLOCK):
            block = np.ascontiguousarray(samples[None, at : at + BLOCK], np.float32)
            frame = AudioFrame.from_ndarray(block, format="fltp", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = RATE, at, Fraction(1, RATE)
            out.mux(sound.encode(frame))
        out.mux(sound.encode(None))
