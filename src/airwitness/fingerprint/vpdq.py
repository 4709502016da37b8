"""vPDQ, the hash of a video that others exchange: PDQ hashes of its frames, one a line.

A line is `frame,quality,hash,seconds`: the number of the frame, 0 to 100, 64 hex digits, and
three decimals, as the reference tool of ThreatExchange writes and reads it.

Example:
    >>> print(line(HashedFrame(number=25, time=FLICKS, digits="0f" * 32, quality=100)))
    25,100,0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f,1.000
"""

import re
from dataclasses import dataclass

from airwitness.errors import InputError
from airwitness.spans import FLICKS, flicks_of

LEAST_QUALITY = 50  # frames below are not matched by those who match
NEAREST = 31  # bits of 256 in which the hashes of two like frames may differ
LEAST_SHARE = 0.80  # of a query's frames that must be found
_LINE = re.compile(r"(\d{1,12}),(\d{1,3}),([0-9a-f]{64}),(\d{1,9}\.\d{3})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class HashedFrame:
    """One frame of a video."""

    number: int
    """How many frames of the track lie before it."""
    time: int
    """Recording time, flicks."""
    digits: str
    """PDQ hash, 64 hex digits."""
    quality: int
    """0 to 100."""


def line(frame: HashedFrame) -> str:
    """A frame as vPDQ's tools write it."""
    return f"{frame.number},{frame.quality},{frame.digits},{seconds_text(frame.time)}"


def read_lines(text: str) -> list[HashedFrame]:
    """The frames of a file that vPDQ's tools wrote.

    Raises:
        InputError: a line is not of that form.
    """
    frames = []
    for number, row in enumerate(text.splitlines(), 1):
        found = _LINE.fullmatch(row)
        if found is None:
            raise InputError(
                f"line {number} is not one of vPDQ", advice="frame,quality,hash,seconds"
            )
        frame, quality, digits, seconds = found.groups()
        frames.append(
            HashedFrame(
                number=int(frame),
                time=flicks_of(float(seconds)),
                digits=digits,
                quality=int(quality),
            )
        )
    return frames


def seconds_text(time: int) -> str:
    """Seconds with three decimals; what lies before zero is told as zero."""
    return f"{max(0, time) / FLICKS:.3f}"
