"""Stretches of a file's tracks: sound and pictures around some places, read by one decode child.

Example:
    >>> wish = Wish(kind="sound", track=0, spans=(Span(start=0, end=9 * FLICKS),))
    >>> (found,) = read_stretches(path, [wish])                  # doctest: +SKIP
    >>> found.sound(wish.spans[0]).shape
    (72000,)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from airwitness.media.decode import Decoding, Picture, Sound
from airwitness.media.timeline import Splice
from airwitness.spans import FLICKS, Span

RATE = 8_000  # samples a second
_STEP = FLICKS // RATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is wanted of one track."""

    kind: Literal["sound", "picture"]
    track: int
    """Number among the tracks of its kind."""
    spans: tuple[Span, ...]
    """Recording time; in order, and seconds apart (see `together`)."""
    is_side: bool = False
    """Of two channels of sound half their difference is meant, not their mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretches:
    """What was found for one wish; times are recording time."""

    blocks: tuple[Sound, ...]
    pictures: tuple[Picture, ...]

    def sound(self, span: Span, *, is_side: bool = False) -> NDArray[np.float32]:
        """float32 [n], mono, 8 kHz: the sound of a span, silence where there is none.

        Args:
            span: one of the wish, or within one.
            is_side: of two channels half their difference, not their mean.
        """
        found = np.zeros(max(0, round(span.duration / _STEP)), np.float32)
        for block in self.blocks:
            at = round((block.start - span.start) / _STEP)
            one, other = block.samples[0], block.samples[-1]
            mono = (one - other if is_side else one + other) / np.float32(2)
            low, high = max(0, at), min(found.size, at + mono.size)
            if low < high:
                found[low:high] = mono[low - at : high - at]
        return found


def read_stretches(
    path: Path,
    wishes: Sequence[Wish],
    *,
    program: int | None = None,
    splices: Sequence[Splice] | None = None,
) -> list[Stretches]:
    """Read stretches of some tracks of a file.

    Args:
        path: a regular file.
        wishes: what is wanted.
        program: the one programme of a transport stream that is wanted.
        splices: jumps of the file's clock as `Facts` tells them, None if they are not known.

    Returns:
        For each wish what was found.

    Raises:
        MediaError: the file cannot be decoded.
    """
    asked = [
        {
            "kind": wish.kind,
            "track": wish.track,
            "number": number,
            "spans": [[span.start, span.end] for span in wish.spans],
            "is_spliced": None if splices is None else bool(splices),
        }
        for number, wish in enumerate(wishes)
    ]
    blocks: list[list[Sound]] = [[] for _ in wishes]
    pictures: list[list[Picture]] = [[] for _ in wishes]
    with Decoding(path, mode="spans", program=program, wishes={"wishes": asked}) as decoding:
        for piece in decoding:
            if not 0 <= piece.stream < len(wishes):
                raise decoding.nonsense()
            if isinstance(piece, Picture):
                pictures[piece.stream].append(piece)
            else:
                blocks[piece.stream].append(piece)
    return [
        Stretches(blocks=tuple(sounds), pictures=tuple(shown))
        for sounds, shown in zip(blocks, pictures, strict=True)
    ]


def together(spans: Sequence[Span], apart: int) -> tuple[Span, ...]:
    """Spans in order; those that overlap, or are no farther apart than so many flicks, are one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: s.start):
        if found and span.start - found[-1].end <= apart:
            found[-1] = found[-1].hull(span)
        else:
            found.append(span)
    return tuple(found)
