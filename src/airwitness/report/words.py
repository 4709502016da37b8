"""Numbers and times for people, and sentences whose parts know what they are.

A `Sentence` is a row of `Run`s: plain text, names that strangers chose, times. The page isolates
each by its kind, so that a right-to-left name cannot turn a date around.

Example:
    >>> plain((text("first on "), name("tv-one"), text(" at "), moment(0)))
    'first on tv-one at 1970-01-01 00:00:00 UTC'
"""

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from airwitness.airings import Match
from airwitness.spans import FLICKS, MICROSECONDS

HOUR = 3_600 * MICROSECONDS
DAY = 24 * HOUR

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = 60  # seconds
_CHANCE_FLOOR = 1e-4  # a smaller number is only known to be smaller
_NB = "\u00a0"  # a number stays with its unit
_JOINERS = "\u200c\u200d"  # Persian and Indic words need them
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_SAME_SPEED = 0.004  # what `find` notes as another speed
_PAL = 25 / 24  # film at 24 frames a second, shown at 25


class Kind(StrEnum):
    """What a run of a sentence is."""

    TEXT = "text"
    STRONG = "strong"
    NAME = "name"
    """Chosen by a stranger: of a file or a service."""
    TIME = "time"
    """Wall time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of a sentence."""

    text: str
    kind: Kind = Kind.TEXT
    iso: str | None = None
    """ISO 8601 of a time."""


Sentence = tuple[Run, ...]


def text(words: str) -> Run:
    """Plain words."""
    return Run(text=words)


def strong(words: str) -> Run:
    """Words that carry the answer."""
    return Run(text=words, kind=Kind.STRONG)


def name(words: str) -> Run:
    """A name that a stranger chose, with what is hidden in it made visible."""
    return Run(text=visible(words), kind=Kind.NAME)


def moment(instant: int) -> Run:
    """A wall time, to the nearest second: a file's start and a time in it add up as they stand."""
    whole = _moment(nearest_second(instant))
    return Run(
        text=f"{whole:%Y-%m-%d %H:%M:%S} UTC",
        kind=Kind.TIME,
        iso=whole.isoformat().replace("+00:00", "Z"),
    )


def date(instant: int) -> Run:
    """The day of a wall time."""
    day = f"{_moment(instant):%Y-%m-%d}"
    return Run(text=day, kind=Kind.TIME, iso=day)


def plain(sentence: Sentence) -> str:
    """A sentence as text alone."""
    return "".join(run.text for run in sentence)


def visible(words: str) -> str:
    """Text in which nothing is hidden: controls, bidi overrides and the like are spelled out."""
    if words.isascii() and words.isprintable():
        return words
    return "".join(
        f"⟨U+{ord(c):04X}⟩" if c not in _JOINERS and unicodedata.category(c) in _HIDDEN else c
        for c in words
    )


def day_text(day: int) -> str:
    """A day since 1970 as `Sun 2026-03-01`."""
    return f"{_moment(day * DAY):%a %Y-%m-%d}"


def uncertainty_text(uncertainty: int) -> str:
    """How far a clock may be off: `± 2 s`; empty where it is said to be right."""
    return f"±{_NB}{span_text(uncertainty / MICROSECONDS)}" if uncertainty else ""


def clock_text(flicks: int, digits: int = 2) -> str:
    """Recording time as `h:mm:ss.ss`, rounded to nearest."""
    unit = 10**digits
    ticks = (flicks * unit + FLICKS // 2) // FLICKS
    whole, part = divmod(ticks, unit)
    minutes, second = divmod(whole, _MINUTE)
    hour, minute = divmod(minutes, _MINUTE)
    fraction = f".{part:0{digits}d}" if digits else ""
    return f"{hour}:{minute:02d}:{second:02d}{fraction}"


def span_text(seconds: float) -> str:
    """A length in the two units that matter: `4.2 s`, `1 min 12 s`, `2 h 5 min`."""
    if seconds < 10:  # noqa: PLR2004 (below it a tenth can be seen)
        return f"{seconds:.1f}".removesuffix(".0") + f"{_NB}s"
    whole = round(seconds)
    if whole < _MINUTE:
        return f"{whole}{_NB}s"
    minutes, second = divmod(whole, _MINUTE)
    if minutes < _MINUTE:
        return f"{minutes}{_NB}min" + (f"{_NB}{second}{_NB}s" if second else "")
    hours, minute = divmod(round(seconds / _MINUTE), _MINUTE)
    return f"{hours:,}{_NB}h" + (f"{_NB}{minute}{_NB}min" if minute else "")


def length_text(flicks: int) -> str:
    """A length of recording time."""
    return span_text(flicks / FLICKS)


def hours_text(length: int) -> str:
    """A long wall time: `31 h`, `17.5 h`, `12 min`."""
    if 0 < length < HOUR:
        return span_text(length / MICROSECONDS)
    return f"{hours_number(length)}{_NB}h"


def hours_number(length: int) -> str:
    """Hours without their unit; below a hundred with one decimal."""
    if length >= 100 * HOUR:
        return f"{round(length / HOUR):,}"
    tenths = round(10 * length / HOUR)
    return f"{tenths / 10:,.1f}".removesuffix(".0")


def percent_text(share: float) -> str:
    """A share: `67 %`; all and nothing are said only of all and nothing."""
    rounded = round(100 * share)
    if rounded == 100 and share < 0.995:  # noqa: PLR2004
        rounded = 99
    return f"<{_NB}1{_NB}%" if rounded == 0 and share > 0 else f"{rounded}{_NB}%"


def count_text(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: `1 airing`, `1,204 airings`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def times_text(number: int) -> str:
    """How often: `once`, `twice`, `6 times`."""
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def speed_of(match: Match) -> tuple[str, ...]:
    """What of a match's speed would be noticed; pictures alone tell nothing of its pitch."""
    if "audio" in match.kinds:
        return speed_text(match.tempo, match.pitch)
    return speed_text(match.tempo, 1 / match.tempo)[:1]


def speed_text(tempo: float, pitch: float) -> tuple[str, ...]:
    """What a listener would notice of speed and pitch; nothing where both are kept.

    Args:
        tempo: recording seconds per clip second.
        pitch: clip frequency / recording frequency.
    """
    notes = []
    if abs(tempo - 1) > _SAME_SPEED:
        change = 1 / tempo - 1
        note = f"{abs(100 * change):.1f}{_NB}% {'faster' if change > 0 else 'slower'}"
        ratio = 1 / tempo if change > 0 else tempo
        notes.append(note + (" (as film on PAL television)" if abs(ratio - _PAL) < 0.001 else ""))  # noqa: PLR2004
    if abs(pitch - 1) > _SAME_SPEED:
        semitones = 12 * math.log2(1 / pitch)
        notes.append(f"pitch {semitones:+.1f}{_NB}semitones".replace("-", "\u2212"))
    elif notes:
        notes.append("pitch kept")
    return tuple(notes)


def chance_text(expected: float) -> str:
    """An expected number of false matches: `< 0.0001`, `0.0023`."""
    return "< 0.0001" if expected <= _CHANCE_FLOOR else f"{expected:.2g}"


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def nearest_second(instant: int) -> int:
    """A wall time (µs) rounded to a second."""
    return (instant + MICROSECONDS // 2) // MICROSECONDS * MICROSECONDS


def _moment(instant: int) -> datetime:
    return _EPOCH + timedelta(microseconds=instant)
