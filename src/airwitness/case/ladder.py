"""The ladder: what it takes before a finding is called verified.

1. At least two sources are counted: exhibits of different objects, each with its reliability and
   why it is independent of the others.
2. A first reviewer, with an enrolled key, who is not the one that stated the finding.
3. A second reviewer, another person with another key, after the first.

Two keys prove two keys, no more: the report prints their fingerprints and says so. A finding whose
words were withdrawn, or that cites nothing, is never verified.
"""

from dataclasses import dataclass

from airwitness.case.content import Case, Finding, Step, StepKind

SOURCES = 2
"""Sources that must be counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a finding has come."""

    sources: tuple[Step, ...]
    """One for each object that is counted."""
    first: Step | None
    second: Step | None
    wants: tuple[str, ...]
    """What is missing, in words; nothing where it is verified."""

    @property
    def is_verified(self) -> bool:
        """Whether nothing is missing."""
        return not self.wants


def standing(case: Case, finding: Finding) -> Standing:
    """How far a finding has come on the ladder."""
    sources = _sources(case, finding)
    complete = len(sources) >= SOURCES
    counted = sources[SOURCES - 1].record.sequence if complete else None
    first = second = None
    for step in finding.steps:
        if counted is None or step.record.sequence < counted:
            continue
        if step.kind is StepKind.FIRST_REVIEW and first is None and _is_other(step, finding):
            first = step
        elif (
            step.kind is StepKind.SECOND_REVIEW
            and second is None
            and first is not None
            and _is_other(step, finding)
            and step.record.key != first.record.key
            and step.record.actor != first.record.actor
        ):
            second = step
    wants = []
    if not finding.record.is_disclosed or not finding.cites:
        wants.append("its words and the exhibits that carry it")
    if not complete:
        wants.append(f"{SOURCES - len(sources)} more of {SOURCES} independent sources")
    if first is None:
        wants.append("a first review by another actor with a key, after the sources")
    if second is None:
        wants.append("a second review by a third actor with another key, after the first")
    return Standing(sources=sources, first=first, second=second, wants=tuple(wants))


def _sources(case: Case, finding: Finding) -> tuple[Step, ...]:
    """Counted sources, one for each object."""
    by_object: dict[str, Step] = {}
    for step in finding.steps:
        if step.kind is StepKind.SOURCE and step.exhibit is not None:
            exhibit = case.exhibit(step.exhibit)
            if exhibit is not None:
                by_object.setdefault(exhibit.place.object, step)
    return tuple(by_object.values())


def _is_other(step: Step, finding: Finding) -> bool:
    """Whether somebody else takes the step than who stated the finding."""
    return step.record.actor != finding.record.actor
