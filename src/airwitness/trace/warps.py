"""The speeds at which a recording may show a clip, and the grid that is tried.

A recording is stored as it is; every other speed is tried on the clip's side. First the film
ratios (24 pictures a second shown at 25, and back; 25/23.976 is within a vote of them), then
speed (tempo and pitch together, as a tape) and tempo (pitch kept) to ±11 %, and pitch (tempo
kept) to ±1.25 semitones.

Keys bear an error of about half a per cent, so short clips are asked on a grid of 1 %. A long
clip has enough anchors that agree although the grid is twice as coarse.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Warp:
    """One way in which the recording may run."""

    tempo: float
    """Recording seconds per clip second."""
    pitch: float
    """Clip frequency / recording frequency."""


NOMINAL = Warp(tempo=1.0, pitch=1.0)
_PAL = 25 / 24
QUICK = (
    NOMINAL,
    Warp(tempo=_PAL, pitch=_PAL),
    Warp(tempo=1 / _PAL, pitch=1 / _PAL),
    Warp(tempo=_PAL, pitch=1.0),
    Warp(tempo=1 / _PAL, pitch=1.0),
)
LONG_SECONDS = 20.0  # a clip of so much is asked on the coarse grid
_FINE_STEPS = tuple(n / 100 for n in (*range(1, 4), *range(5, 12)))  # ±4 % is a film speed
_COARSE_STEPS = (0.02, 0.06, 0.08, 0.10)
_FINE_SEMITONES = (0.25, 0.5, 0.75, 1.0, 1.25)
_COARSE_SEMITONES = (0.35, 0.7, 1.05)


def warps_for(seconds: float, *, quick: bool) -> tuple[Warp, ...]:
    """What is tried with a clip of a length; nominal first."""
    if quick:
        return QUICK
    return COARSE if seconds >= LONG_SECONDS else FINE


def slack_of(seconds: float) -> float:
    """How far the true tempo may lie from the nearest warp's, as a share of it."""
    return 0.012 if seconds >= LONG_SECONDS else 0.006


def _grid(steps: tuple[float, ...], semitones: tuple[float, ...]) -> tuple[Warp, ...]:
    ratios = [1 + sign * step for step in steps for sign in (1, -1)]
    pitches = [2 ** (sign * step / 12) for step in semitones for sign in (1, -1)]
    return (
        *QUICK,
        *(Warp(tempo=ratio, pitch=ratio) for ratio in ratios),
        *(Warp(tempo=ratio, pitch=1.0) for ratio in ratios),
        *(Warp(tempo=1.0, pitch=pitch) for pitch in pitches),
    )


FINE = _grid(_FINE_STEPS, _FINE_SEMITONES)
COARSE = _grid(_COARSE_STEPS, _COARSE_SEMITONES)
