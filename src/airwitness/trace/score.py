"""The score: how many false matches chance would give with so much evidence.

Foreign clips of one length, put to one archive in one way, have a best evidence that follows
a Gumbel distribution. So the number of false matches to be expected with evidence S or more is

    E = exp(-(S - location) / scale)

and the chance of any is 1 - exp(-E). Location and scale are fitted on *decoys*: excerpts of
the archive's own recordings, reversed in time and put through the same search. Only the upper
half of their best evidences follows the distribution; the lower is censored (`fit`). The
location grows with the archive and, up to `SECONDS`, with the length of the clip.

A small archive has too few decoys and uses the figures that came with the program.

E belongs to the archive as it was at that moment. It says how often chance does that, nothing
about who made what. Below `FLOOR` it is extrapolated too far to be told.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np
from numpy.typing import NDArray

FLOOR = 1e-4  # a smaller number is told as "less than this"
THRESHOLD = 1e-4  # a match is told where chance would give no more
WEAK = 1.0  # a weak candidate where it would give no more than one
SECONDS = 10.0  # length of a clip that `location` is for
LEAST_DECOYS = 60  # fewer cannot be fitted
NO_CHANCE = THRESHOLD**2  # a decoy that fits so well is in the archive: somebody aired it reversed
LEAST_HOURS = 1.0
SHORTEST_SECONDS = 2.0  # and a shorter clip like this
BLOCK_SECONDS = 60.0  # a longer clip has as many chances as it has such stretches


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What chance gives in an archive."""

    location: float
    """Nats, for a clip of `SECONDS` in `hours`."""
    scale: float
    """Nats."""
    hours: float
    """Of recording in the archive when it was fitted."""
    decoys: int
    """How many it was fitted on; 0 where it came with the program."""
    by_length: float
    """Nats to add to the location where the clip is ten times as long."""
    by_hours: float
    """Nats to add where the archive is ten times as large."""
    least_hours: float = LEAST_HOURS
    """A smaller archive is treated like this."""

    def expected(self, evidence: float, *, seconds: float, hours: float) -> float:
        """How many false matches with so much evidence or more a search is expected to give.

        Args:
            evidence: nats.
            seconds: length of the clip.
            hours: of recording in the archive.
        """
        above = evidence - self.level(seconds=seconds, hours=hours)
        return float(np.exp(min(50.0, -above / self.scale)))

    def level(self, *, seconds: float, hours: float) -> float:
        """Evidence that a search is expected to reach once by chance."""
        length = min(max(seconds, SHORTEST_SECONDS), SECONDS)
        level = self.location + self.by_length * np.log10(length / SECONDS)
        level += self.by_hours * np.log10(max(hours, self.least_hours) / self.hours)
        return float(level + self.scale * np.log(max(1.0, seconds / BLOCK_SECONDS)))

    def as_json(self) -> dict[str, float]:
        """For files and answers."""
        return asdict(self)


SHIPPED = {
    False: Background(
        location=11.5, scale=2.1, hours=1_000.0, decoys=0, by_length=4.0, by_hours=1.9
    ),
    True: Background(
        location=10.2, scale=2.2, hours=1_000.0, decoys=0, by_length=4.0, by_hours=1.9
    ),
}
"""For all speeds (False) and for `quick` (True): measured on reversed excerpts of speech, songs
and music in archives of 1 to 1,000 hours (`docs/methods.md`)."""

PICTURES = Background(
    location=0.0,
    scale=0.8,
    hours=1_000.0,
    decoys=0,
    by_length=0.0,
    by_hours=0.7,
    least_hours=1_000.0,
)
"""The same for pictures, in corners beyond one of each frame, each the less the further beside it
lies (`Line.exact`): measured on foreign clips of 3 and 8 s in 100 to 1,000 hours of padding. A
quarter of an hour of real films gave as much, so that no archive is taken for less."""

ALIKE = 16.0
"""Corners that move, beyond four of each frame (`Line.weight`): programmes of one set do not share
so many. Chance gives far fewer; this is no statement about chance, and pictures need both."""

SET_SAYS = 0.01
"""What pictures that share less say beside sound is taken for no rarer than this."""

STILLS = Background(location=2.8, scale=0.55, hours=1_000.0, decoys=0, by_length=0.0, by_hours=0.3)
"""The same for one picture as a clip, in corners that agree: in 1,000 hours chance let 4 corners
agree at most, programmes of one design (cards, lower thirds, the screens of one game) 7. It cannot
tell a set from a copy."""


def fit(best: Sequence[float], hours: float, start: Background) -> Background:
    """Fit location and scale by censored maximum likelihood.

    Decoys that truly match are left out, however many they are: whoever puts reversed copies into
    an archive would otherwise raise its threshold until nothing is told.

    Args:
        best: best evidence of each decoy of `SECONDS`; 0 where nothing was worth telling.
        hours: of recording in the archive.
        start: where the other figures come from; returned if there are too few decoys.
    """
    scores = np.asarray(best, np.float64)
    expected = [start.expected(s, seconds=SECONDS, hours=hours) for s in scores.tolist()]
    scores = scores[np.array(expected) > NO_CHANCE] if scores.size else scores
    if scores.size < LEAST_DECOYS:
        return start
    low = float(np.median(scores))  # the lower half is of another form, and tells nothing here
    seen = scores[scores > max(low, 0.0)]
    if seen.size < LEAST_DECOYS // 4:
        return start
    low = float(seen.min())
    # a few decoys may truly match (a tone, a loop that runs the same backwards)
    high = max(low + 1.0, float(np.quantile(seen, 0.99)))
    scale = _best_scale(np.minimum(seen, high), scores.size - seen.size, low)
    location = _location(scale, seen, scores.size - seen.size, low)
    return replace(start, location=location, scale=scale, hours=hours, decoys=int(scores.size))


def _location(scale: float, seen: NDArray[np.float64], below: int, low: float) -> float:
    """Of a Gumbel distribution of this scale, the likeliest location."""
    total = np.exp(-(seen - low) / scale).sum() + below  # from `low` on, so that it cannot vanish
    return float(low + scale * np.log(seen.size / total))


def _best_scale(seen: NDArray[np.float64], below: int, low: float) -> float:
    """The likeliest scale, looked for between 0.3 and 10 nats."""

    def likelihood(scale: float) -> float:
        location = _location(scale, seen, below, low)
        z = (seen - location) / scale
        under = np.exp(-(low - location) / scale)
        return float((-np.log(scale) - z - np.exp(-z)).sum() - below * under)

    scales = np.geomspace(0.3, 10.0, 400)
    return float(scales[np.argmax([likelihood(scale) for scale in scales])])
