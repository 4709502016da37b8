"""The monitor's record of a case: a lead, until the ladder was climbed.

One row for each finding that bears on one of the six grave violations, or that tallies children:
what is said, who is held responsible as alleged by whom, the sources with their reliability, and a
status. It says `verified` only where `case.ladder` does.
"""

import csv
import io
import json
from dataclasses import dataclass

from airwitness.acts.report import unnamed
from airwitness.acts.withheld_words import words_withheld
from airwitness.archive import Archive
from airwitness.case.content import Case, Finding
from airwitness.case.ladder import Standing, standing
from airwitness.case.violations import VIOLATIONS
from airwitness.evidence.digest import Json
from airwitness.redaction import cover

PENDING = "report pending verification"
VERIFIED = "verified"
_COLUMNS = (
    "case", "finding", "violation", "violation_in_words", "kind", "sentence", "boys", "girls",
    "unknown", "perpetrator_as_alleged", "alleged_by", "sources", "stated", "stated_by", "status",
    "wants",
)  # fmt: skip
_STEERS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An exhibit that was counted as a source."""

    exhibit: int
    title: str
    source: str
    """The outlet, page or person that it is from."""
    reliability: str
    reason: str
    """Why it is independent of the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A row of the record."""

    case: str
    finding: int
    violation: str
    """Code of one of the six grave violations; empty for none."""
    kind: str
    sentence: str
    boys: int
    girls: int
    unknown: int
    perpetrator: str
    """As alleged."""
    alleged_by: str
    sources: tuple[Source, ...]
    stated: str
    """UTC."""
    stated_by: str
    status: str
    """`PENDING` or `VERIFIED`."""
    wants: tuple[str, ...]
    """What is missing before it is verified."""

    def as_json(self) -> dict[str, Json]:
        """The row for programs."""
        return {
            "case": self.case,
            "finding": self.finding,
            "violation": self.violation,
            "violation_in_words": VIOLATIONS.get(self.violation, ""),
            "kind": self.kind,
            "sentence": self.sentence,
            "boys": self.boys,
            "girls": self.girls,
            "unknown": self.unknown,
            "perpetrator_as_alleged": self.perpetrator,
            "alleged_by": self.alleged_by,
            "sources": [
                {
                    "exhibit": source.exhibit,
                    "title": source.title,
                    "source": source.source,
                    "reliability": source.reliability,
                    "reason": source.reason,
                }
                for source in self.sources
            ],
            "stated": self.stated,
            "stated_by": self.stated_by,
            "status": self.status,
            "wants": [*self.wants],
        }


def lead_sheet(archive: Archive, case: str) -> list[Lead]:
    """The monitor's record of a case, without what is withheld.

    Args:
        archive: where.
        case: id of the case.

    Raises:
        InputError: there is no such case.
    """
    known = unnamed(archive, archive.case(case))
    rows = [
        _lead(known, finding, standing(known, finding))
        for finding in known.findings
        if finding.record.is_disclosed and (finding.violation or finding.tally)
    ]
    return cover(rows, words_withheld(archive, known))


def _lead(case: Case, finding: Finding, reached: Standing) -> Lead:
    return Lead(
        case=case.id,
        finding=finding.number,
        violation=finding.violation,
        kind=finding.kind.value,
        sentence=finding.sentence,
        boys=finding.tally.get("boys", 0),
        girls=finding.tally.get("girls", 0),
        unknown=finding.tally.get("unknown", 0),
        perpetrator=finding.perpetrator,
        alleged_by=finding.by,
        sources=tuple(
            Source(
                exhibit=exhibit.number,
                title=exhibit.title,
                source=exhibit.source,
                reliability=step.reliability,
                reason=step.reason,
            )
            for step in reached.sources
            if step.exhibit is not None and (exhibit := case.exhibit(step.exhibit)) is not None
        ),
        stated=finding.record.time,
        stated_by=finding.record.actor,
        status=VERIFIED if reached.is_verified else PENDING,
        wants=reached.wants,
    )


def as_csv(leads: list[Lead]) -> str:
    """The record as CSV; a cell that a spreadsheet would take for a formula begins with `'`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for lead in leads:
        row = lead.as_json()
        writer.writerow([_cell(row[column]) for column in _COLUMNS])
    return out.getvalue()


def _cell(value: Json) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text.startswith(_STEERS) else text
