"""The values of a case. `replay` makes them of custody; nothing here judges.

Each carries the `Record` of the custody line that made it: who, when, where in the chain, and
whether a key signed it. What a person typed may be withdrawn later: then the texts are empty
and `is_disclosed` is false.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from airwitness.case.place import Place, Region
from airwitness.spans import Span

_ID_DIGITS = 12  # of the digest that a case's id shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A custody line of a case, with its detail."""

    case: str
    """Id of the case: `c` and the first twelve digits of the digest of its opening detail, which
    every line of the case names first among its objects."""
    sequence: int
    """Place in the custody chain."""
    time: str
    """UTC, as the machine's clock said."""
    act: str
    actor: str
    key: str | None
    """Fingerprint of the enrolled key that signed the line, None where none did."""
    objects: tuple[str, ...]
    """SHA-256 of what it is about, without the one that names the case."""
    detail: Mapping[str, Any] | None
    """None where it was withdrawn."""
    digest: str
    """SHA-256 of the line."""
    detail_digest: str | None = None
    """SHA-256 of its detail, withdrawn or not: what `withdraw` takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Who put something in a case, when, and where custody has it."""

    sequence: int
    time: str
    actor: str
    key: str | None
    """Fingerprint of the key that signed it."""
    is_disclosed: bool = True
    """Whether its detail is still there."""


class ExhibitKind(StrEnum):
    """What an exhibit is."""

    RECORDING = "recording"
    SPAN = "span"
    AIRING = "airing"
    STILL = "still"
    ARTICLE = "article"
    PASSAGE = "passage"


class FindingKind(StrEnum):
    """Four things that are kept apart."""

    DEPICTS = "depicts"
    """What a picture shows."""
    SAYS = "says"
    """Words in it."""
    ALLEGES = "alleges"
    """What someone claims."""
    ASSESSES = "assesses"
    """What the analyst thinks, with a reason and a confidence."""


class Confidence(StrEnum):
    """How sure an assessment is."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Withheld(StrEnum):
    """What leaves in no form."""

    SHOT = "shot"
    """Every picture of a span, also where another file shows the same."""
    WORDS = "words"
    """Characters of a text, or a phrase wherever it stands."""
    TRACK = "track"
    """A span of sound."""


class StepKind(StrEnum):
    """A step of the ladder to `verified`."""

    SOURCE = "source"
    """A source is counted, with its reliability and why it is independent."""
    FIRST_REVIEW = "first-review"
    SECOND_REVIEW = "second-review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One stretch that clip and part share."""

    clip: Span
    part: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A match as it was told: content and place on both sides, never an id of the moment."""

    clip: str
    """SHA-256 of the clip's file."""
    part: str
    """SHA-256 of the part."""
    pairs: tuple[Pair, ...]
    """In order of time."""
    kinds: tuple[str, ...]
    """`audio`, `picture`, or both."""
    relation: str
    """What was asserted, in words: the match's notes."""
    expected_false: str
    """As a decimal number."""
    archive_hours: str
    """Of lanes when it was told, as a decimal number."""

    @property
    def clip_span(self) -> Span:
        """From the first stretch to the last, in the clip."""
        return _around([pair.clip for pair in self.pairs])

    @property
    def part_span(self) -> Span:
        """From the first stretch to the last, in the part."""
        return _around([pair.part for pair in self.pairs])


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A numbered object, or a place in one."""

    number: int
    kind: ExhibitKind
    place: Place
    title: str
    source: str
    """The outlet, page or person that it is from."""
    credit: str
    note: str
    copy: Copy | None
    """Of an airing: the match that it rests on."""
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSearch:
    """A search that was put for the case, with all that it answered."""

    number: int
    question: str
    """Why it was put."""
    clip: str
    """SHA-256 of the clip's file."""
    clip_name: str
    answer: Mapping[str, Any] | None
    """What `find --json` prints; None where it was withdrawn."""
    asked: Mapping[str, str] = field(default_factory=dict)
    """What the question was narrowed to: `service`, `from`, `to`, `span`, `speeds`, as given."""
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """A code of the code book at a place of an exhibit, by one coder."""

    exhibit: int
    place: Place
    code: str
    book: str
    """SHA-256 of the code book that was used."""
    shows_child: bool
    """Whether the book says of the code that a child is seen."""
    note: str
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person accepts or rejects a match."""

    copy: Copy
    is_accepted: bool
    reason: str
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearing:
    """A person says that the pictures of a place may be shown."""

    exhibit: int
    place: Place
    faces: int
    """How many are visible, as the person counted."""
    boxes: tuple[Region, ...]
    """What stays obscured: at least as many as faces."""
    role: str
    """In what role the person clears."""
    reason: str
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Withholding:
    """*Do not publish*: it beats every clearing, in every case."""

    what: Withheld
    place: Place | None
    """None for a phrase."""
    phrase: str
    """Words that are withheld wherever they stand; empty where a place is."""
    reason: str
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """An exhibit that carries a sentence, and where in it."""

    exhibit: int
    place: Place | None
    """None for all of the exhibit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step towards `verified`."""

    kind: StepKind
    finding: int
    exhibit: int | None
    """Of a source."""
    reliability: str
    """Of a source, in words."""
    reason: str
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A sentence with the exhibits that carry it."""

    number: int
    kind: FindingKind
    sentence: str
    cites: tuple[Cite, ...]
    by: str
    """Who alleges; empty for the other kinds."""
    reason: str
    """Of an assessment."""
    confidence: Confidence | None
    """Of an assessment."""
    violation: str
    """Which of the six grave violations it bears on; empty for none."""
    tally: Mapping[str, int]
    """`boys`, `girls`, `unknown` → how many are seen or told of."""
    perpetrator: str = ""
    """Of an allegation: whom the one who alleges holds responsible."""
    steps: tuple[Step, ...]
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An organisation or person stands in a relation to another, as a source says."""

    number: int
    subject: str
    subject_kind: str
    """`organisation` or `person`."""
    relation: str
    """`part of`, `produced`, `aired`, `commissioned`, `leads`, …"""
    object: str
    object_kind: str
    """`organisation`, `person` or `work`."""
    since: str
    """ISO 8601 date or part of one; empty where not known."""
    until: str
    asserted_by: str
    cite: Cite
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Everywhere:
    """What holds in every case of an archive."""

    withholdings: tuple[Withholding, ...] = ()
    guarded: tuple[Place, ...] = ()
    """Where a child was ever seen, in any case: a retraction does not take it away."""
    copies: tuple[Copy, ...] = ()
    """Every copy that any case was ever told of: what shows the same is withheld with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question, and all that answers it."""

    id: str
    """`c` and twelve hex digits."""
    title: str
    question: str
    purpose: str
    scope: str
    legal_basis: str
    book: str | None
    """YAML of the case's own code book; None for the one that comes with the program."""
    exhibits: tuple[Exhibit, ...] = ()
    searches: tuple[KeptSearch, ...] = ()
    codings: tuple[Coding, ...] = ()
    decisions: tuple[Decision, ...] = ()
    """The last one on a match holds."""
    clearings: tuple[Clearing, ...] = ()
    withholdings: tuple[Withholding, ...] = ()
    """Of every case in the archive."""
    guarded: tuple[Place, ...] = ()
    """Where a child was ever seen, in any case: a retraction does not take it away. Around a short
    place some seconds are guarded with it."""
    copies: tuple[Copy, ...] = ()
    """Every copy that any case was ever told of: what shows the same is withheld with it."""
    findings: tuple[Finding, ...] = ()
    claims: tuple[Claim, ...] = ()
    record: Record
    """Of its opening."""

    def exhibit(self, number: int) -> Exhibit | None:
        """The exhibit of this number."""
        return next((e for e in self.exhibits if e.number == number), None)

    def finding(self, number: int) -> Finding | None:
        """The finding of this number."""
        return next((f for f in self.findings if f.number == number), None)

    def decision(self, copy: Copy) -> Decision | None:
        """The last decision on a match, found again by content and place."""
        return next((d for d in reversed(self.decisions) if is_same_copy(d.copy, copy)), None)


def case_id(opening: str) -> str:
    """The id of a case, of the digest of the detail that opened it."""
    return f"c{opening[:_ID_DIGITS]}"


def is_same_copy(one: Copy, other: Copy) -> bool:
    """Whether both tell of one copy: the same files, and half of both spans is shared."""
    return (
        (one.clip, one.part) == (other.clip, other.part)
        and _shares_half(one.clip_span, other.clip_span)
        and _shares_half(one.part_span, other.part_span)
    )


def _shares_half(one: Span, other: Span) -> bool:
    return 2 * one.overlap(other) >= max(one.duration, other.duration) > 0


def _around(spans: list[Span]) -> Span:
    return Span(start=min(s.start for s in spans), end=max(s.end for s in spans))
