"""The gate of all pictures that leave: obscured, unless persons cleared them; or withheld."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from airwitness.case.shots import Clear, Shots
from airwitness.media.stills import Still
from airwitness.redaction import leaving_png, propose, withheld_png
from airwitness.report.stills import Shown, State

_WITHHELD = (320, 180)  # pixels that a page gives to a withheld picture, whatever its shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Shows a picture as it may leave, judged by its own time."""

    shots: Shots

    def edges(self, digest: str) -> Sequence[int]:
        """Where something begins to be withheld."""
        return self.shots.edges(digest)

    def shown(self, digest: str, at: int, still: Still, until: int) -> Shown:
        """The picture as it may leave."""
        if self.shots.withheld_at(digest, still.time, until) is not None:
            width, height = _WITHHELD
            return Shown(
                at=at,
                state=State.WITHHELD,
                time=still.time,
                png=withheld_png(),
                width=width,
                height=height,
            )
        clear = self.shots.clear_at(digest, still.time, until)
        return _obscured(at, still) if clear is None else _cleared(at, still, clear)


def _obscured(at: int, still: Still) -> Shown:
    height, width = still.pixels.shape[:2]
    return Shown(
        at=at,
        state=State.OBSCURED,
        time=still.time,
        png=leaving_png(still.pixels),
        width=width,
        height=height,
    )


def _cleared(at: int, still: Still, clear: Clear) -> Shown:
    proposal = propose(still.pixels)
    height, width = still.pixels.shape[:2]
    return Shown(
        at=at,
        state=State.CLEARED,
        time=still.time,
        png=leaving_png(still.pixels, clear.boxes, proposal.boxes),
        width=width,
        height=height,
        cleared_by=_once(clearing.record.actor for clearing in clear.clearings),
        boxes=len(clear.boxes),
        proposed=len(proposal.boxes),
        note=proposal.note,
    )


def _once(actors: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actors))
