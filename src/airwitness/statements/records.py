"""What is read out of a text: statements, claims, and whose word each of them is.

Every record names its place: spans are [start, end) in characters of the kept text, and a
phrase's text is the verbatim text of its spans, joined by a space where there are several.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

Spans = tuple[tuple[int, int], ...]


def spans_within(spans: Spans, start: int, end: int) -> list[tuple[int, int]]:
    """Those of some spans in order, without overlap, that lie in [start, end)."""
    at = bisect_left(spans, (start, 0))
    found = []
    while at < len(spans) and spans[at][1] <= end:
        found.append(spans[at])
        at += 1
    return found


class Kind(StrEnum):
    """How a statement gives what was said."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class How(StrEnum):
    """How it is known who speaks."""

    NAMED = "named"
    DESCRIBED = "described"
    """By a role or another description that names nobody: a nurse."""
    PRONOUN = "pronoun"
    REFERRED = "referred"
    """By what was named before: the group, the minister."""
    CONTINUED = "continued"
    """Nobody is named here; the speaker of before goes on."""
    WORK = "work"
    """A song, a report or a letter speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Some of the text, in one or more pieces."""

    spans: Spans
    text: str

    @classmethod
    def of(cls, text: str, spans: Sequence[tuple[int, int]]) -> Self:
        """Cut a phrase out of a text."""
        if len(spans) == 1:
            ((start, end),) = spans
            return cls(spans=((start, end),), text=text[start:end])
        return cls(spans=tuple(spans), text=" ".join(text[a:b] for a, b in spans))

    def as_json(self) -> dict[str, Any]:
        """Say it in JSON."""
        return {"spans": [list(span) for span in self.spans], "text": self.text}


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks: the words that say so, and who that is."""

    phrase: Phrase
    name: str
    """As the text names them elsewhere; the phrase itself where it never does."""
    role: str | None = None
    affiliation: str | None = None
    how: How

    def as_json(self) -> dict[str, Any]:
        """Say it in JSON."""
        return {
            **self.phrase.as_json(), "name": self.name, "role": self.role,
            "affiliation": self.affiliation, "how": str(self.how),
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What made a record."""

    id: str
    version: str

    def as_json(self) -> dict[str, Any]:
        """Say it in JSON."""
        return {"id": self.id, "version": self.version}


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Somebody's words, as this text gives them."""

    id: str
    kind: Kind
    speaker: Speaker | None
    """None where the text does not say: it was claimed that."""
    cue: Phrase | None
    """None where quoted words stand alone and the speaker of before goes on."""
    content: Phrase
    hedges: tuple[Phrase, ...]
    negated: bool
    """The text says that it was *not* said: did not say who paid."""
    denied: bool
    """The speaker says that it is *not* so: denied that."""
    inserted: tuple[Phrase, ...]
    """Within the content, but an editor's: in brackets inside quoted words."""
    block: str
    """Which kind of block it stands in: title, caption, paragraph."""
    rule: Rule

    def as_json(self) -> dict[str, Any]:
        """Say it in JSON."""
        return {
            "id": self.id, "kind": str(self.kind),
            "speaker": self.speaker.as_json() if self.speaker else None,
            "cue": self.cue.as_json() if self.cue else None,
            "content": self.content.as_json(),
            "hedges": [hedge.as_json() for hedge in self.hedges],
            "negated": self.negated, "denied": self.denied,
            "inserted": [phrase.as_json() for phrase in self.inserted],
            "block": self.block, "rule": self.rule.as_json(),
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """When, as written and as dates."""

    phrase: Phrase
    start: str | None
    """First day or year, ISO 8601, as exact as the text is."""
    end: str | None
    """Last day or year, inclusive."""
    period: str
    """`present`: of what the text reports; `history`: of what lies before it."""

    def as_json(self) -> dict[str, Any]:
        """Say it in JSON."""
        return {
            **self.phrase.as_json(), "from": self.start, "to": self.end, "period": self.period,
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Who or what a claim is about."""

    phrase: Phrase
    name: str

    def as_json(self) -> dict[str, Any]:
        """Say it in JSON."""
        return {**self.phrase.as_json(), "name": self.name}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asserter:
    """Whose word a claim is."""

    kind: str
    """`paper`, `speaker` (somebody quoted), or `work` (a song that is quoted)."""
    name: str | None = None
    statement: str | None = None
    """Id of the statement in which it is said."""

    def as_json(self) -> dict[str, Any]:
        """Say it in JSON."""
        return {"kind": self.kind, "name": self.name, "statement": self.statement}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something a text says happened or holds."""

    id: str
    kind: str
    """`produced`, `commissioned`, `performed`, `published`, `aired`; `part_of`,
    `responsible_for`; `dated`, `tally`, `hedged`."""
    subject: Named | None
    object: Named | None
    when: Time | None
    where: Named | None
    value: int | None
    """Of a tally: how many."""
    asserted_by: Asserter
    hedges: tuple[Phrase, ...]
    spans: Spans
    """The words it rests on."""
    rule: Rule

    def as_json(self) -> dict[str, Any]:
        """Say it in JSON."""
        return {
            "id": self.id, "kind": self.kind,
            "subject": self.subject.as_json() if self.subject else None,
            "object": self.object.as_json() if self.object else None,
            "when": self.when.as_json() if self.when else None,
            "where": self.where.as_json() if self.where else None,
            "value": self.value,
            "asserted_by": self.asserted_by.as_json(),
            "hedges": [hedge.as_json() for hedge in self.hedges],
            "spans": [list(span) for span in self.spans],
            "rule": self.rule.as_json(),
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read out of one text."""

    language: str
    """Whose rules were used; empty where there are none for this text."""
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    unread: Spans = ()
    """What was not read: no language, or more than the work allowed for its length."""

    def as_json(self) -> dict[str, Any]:
        """Say it in JSON: statements, claims, and the versions of the rules."""
        made = [s.rule for s in self.statements] + [c.rule for c in self.claims]
        rules = {rule.id: rule.version for rule in made}
        return {
            "statements": [statement.as_json() for statement in self.statements],
            "claims": [claim.as_json() for claim in self.claims],
            "unread": [list(span) for span in self.unread],
            "versions": {"language": self.language, "rules": dict(sorted(rules.items()))},
        }
