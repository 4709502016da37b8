"""What became of each file of an `add`."""

from dataclasses import dataclass
from enum import StrEnum

from airwitness.errors import AirwitnessError, MissingExtra
from airwitness.evidence.digest import Json


class State(StrEnum):
    """What became of a file."""

    ADDED = "added"
    ALREADY = "already there"
    PARTIAL = "partial"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One file of an `add`."""

    name: str
    state: State
    part: str | None
    """SHA-256, None for a refused file."""
    recording: str | None
    reasons: tuple[str, ...] = ()
    """Why it is partial or was refused, or what else to know."""
    object: str | None = None
    """SHA-256 of what was kept as an article or transcript."""
    articles: tuple[str, ...] = ()
    """Ids of the articles that it is."""

    def as_json(self) -> dict[str, Json]:
        """For `add --json`."""
        return {
            "name": self.name,
            "state": self.state.value,
            "part": self.part,
            "recording": self.recording,
            "object": self.object,
            "articles": list(self.articles),
            "reasons": list(self.reasons),
        }


def reason_of(error: AirwitnessError) -> str:
    """Why something is refused, in words, and what would help."""
    reason = str(getattr(error, "reason", error.message))
    is_helped = isinstance(error, MissingExtra) or "--allow-private" in error.advice
    return f"{reason}; {error.advice}" if is_helped else reason


def refused(name: str, reason: str) -> Outcome:
    """The outcome of what is not kept."""
    return Outcome(name=name, state=State.REFUSED, part=None, recording=None, reasons=(reason,))
