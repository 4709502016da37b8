"""Everything that the report of a case says, as values. `compose` makes them, `render` shows them.

A sentence that states something of the world carries the exhibits, or the searches, that it
rests on: `Told` cannot be made without one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from airwitness.airings import Coverage, Match
from airwitness.case.agreement import Agreement
from airwitness.case.content import (
    Cite,
    Claim,
    Confidence,
    ExhibitKind,
    FindingKind,
    Record,
)
from airwitness.case.place import Place
from airwitness.errors import UncitedError
from airwitness.report.compose import Figure, Head, Verification
from airwitness.report.days import ServiceDays
from airwitness.report.stills import ExhibitStills
from airwitness.report.words import Sentence
from airwitness.search import Query
from airwitness.spans import WallSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence of the program's own, and the searches that it rests on."""

    sentence: Sentence
    searches: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.searches:
            raise UncitedError("".join(run.text for run in self.sentence))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source that was counted for a finding."""

    exhibit: int
    reliability: str
    reason: str
    """Why it is independent of the others."""
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A person looked at a finding and its sources."""

    reason: str
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a finding has come, as the ladder says."""

    is_verified: bool
    sources: tuple[Source, ...]
    first: Review | None
    second: Review | None
    wants: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A finding: one of four kinds of sentence, with what carries it."""

    number: int
    kind: FindingKind
    sentence: str
    """Empty where it was withdrawn."""
    cites: tuple[Cite, ...]
    by: str
    """Who alleges."""
    reason: str
    confidence: Confidence | None
    violation: str
    tally: Mapping[str, int]
    perpetrator: str
    """Whom the one who alleges holds responsible."""
    standing: Standing
    record: Record

    def __post_init__(self) -> None:
        if self.sentence and not self.cites:
            raise UncitedError(f"finding {self.number}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a person decided about a match."""

    is_accepted: bool
    reason: str
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class AiredRow:
    """One airing in the log of a clip."""

    number: int
    """From 1, through all clips of the report."""
    service: str | None
    wall: WallSpan | None
    uncertainty: int
    """Microseconds."""
    length: int
    """Microseconds from its start to its end."""
    share: float
    """Of the clip, 0 to 1."""
    covered: tuple[tuple[float, float], ...]
    """Stretches of the clip that were aired, 0 to 1."""
    is_first: bool
    """Whether it is the earliest of those that count."""
    kinds: tuple[str, ...]
    notes: tuple[str, ...]
    expected_false: float
    archive_hours: float
    """Of lanes when that was reckoned."""
    places: tuple[Place, ...]
    """Where it is recorded, one for each match that counts."""
    exhibits: tuple[int, ...]
    """Those that rest on one of its matches."""
    searches: tuple[int, ...]
    """Those that found it."""
    judged: Judged | None
    """None where no person decided."""

    @property
    def is_counted(self) -> bool:
        """Whether nobody rejected it."""
        return self.judged is None or self.judged.is_accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipLog:
    """Where one clip was aired."""

    clip: str
    """SHA-256 of its file."""
    searches: tuple[int, ...]
    rows: tuple[AiredRow, ...]
    """In order of time."""
    timeline: tuple[ServiceDays, ...]
    """Of those that count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """The match of an airing, as far as it can be drawn."""

    match: Match
    query: Query
    archive_hours: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitTold:
    """A numbered exhibit."""

    number: int
    kind: ExhibitKind
    title: str
    source: str
    credit: str
    note: str
    place: Place
    excerpt: str
    """Of a passage: its words, as far as they may leave."""
    stills: ExhibitStills | None
    """Pictures that may leave."""
    left_out: int
    """Pictures that would have made the report too large."""
    mapped: Mapped | None
    airing: int | None
    """Number in the airing log."""
    judged: Judged | None
    findings: tuple[int, ...]
    """Those that cite it."""
    claims: tuple[int, ...]
    codes: tuple[str, ...]
    """Labels of the codes that stand at it."""
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A code at a place, by one coder."""

    exhibit: int
    place: Place
    coder: str
    note: str
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeTally:
    """A code of the book, and where it was given."""

    code: str
    label: str
    definition: str
    shows_child: bool
    coded: tuple[Coded, ...]
    alpha: float | None
    """Krippendorff's, of this code; None where nothing could be compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """What a search did not look at, for one reason."""

    reason: str
    stretches: int
    length: int
    """Flicks, of those whose length is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchTold:
    """A search that was put for the case."""

    number: int
    question: str
    clip: str
    """SHA-256 of the clip's file."""
    asked: Mapping[str, str]
    """What the question was narrowed to."""
    airings: int | None
    """How many it found, None where its answer was withdrawn."""
    recordings: int
    searched: int
    """Flicks."""
    missed: tuple[Missed, ...]
    score: tuple[tuple[str, str], ...]
    """Terms and values: what `expected by chance` was reckoned with."""
    versions: Mapping[str, str]
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A decision, and who made it."""

    what: str
    about: tuple[str, ...]
    """Anchors on the page: `e3`, `f1`, `a2`, `l40`."""
    reason: str
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A custody line of the case."""

    sequence: int
    time: str
    act: str
    actor: str
    key: str | None
    """Fingerprint of the key that signed it."""
    objects: tuple[str, ...]
    digest: str


class Item(Protocol):
    """An item of a checklist."""

    @property
    def number(self) -> str:
        """As the checklist counts."""

    @property
    def text(self) -> str:
        """What is asked."""

    @property
    def state(self) -> str:
        """`passed`, `failed` or `needs a person`."""

    @property
    def why(self) -> str:
        """What the state rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReport:
    """All that the report of a case says."""

    case: str
    """Id."""
    title: str
    question: str
    purpose: str
    scope: str
    legal_basis: str
    statements: tuple[Statement, ...]
    """In the order in which they were stated."""
    summary: tuple[Told, ...]
    """What the searches found, in sentences."""
    figures: tuple[Figure, ...]
    clips: tuple[ClipLog, ...]
    exhibits: tuple[ExhibitTold, ...]
    claims: tuple[Claim, ...]
    differing: tuple[tuple[int, ...], ...]
    """Numbers of claims that conflict with each other, side by side."""
    codes: tuple[CodeTally, ...]
    agreement: Agreement
    """How far the coders agree over all codes."""
    searches: tuple[SearchTold, ...]
    coverage: tuple[Coverage, ...]
    deeds: tuple[Deed, ...]
    keys: tuple[tuple[str, str], ...]
    """Actor and fingerprint of each key that signed a line of the case."""
    verification: Verification
    head: Head | None
    custody: tuple[Cut, ...]
    checklist: tuple[Item, ...]
    made_at: int
    """Wall time."""
    record: Record
    """Of the opening."""

    @property
    def verified(self) -> int:
        """How many findings are verified."""
        return sum(s.standing.is_verified for s in self.statements)

    def exhibit(self, number: int) -> ExhibitTold:
        """The exhibit of this number; `compose` made sure that there is one."""
        return next(e for e in self.exhibits if e.number == number)
