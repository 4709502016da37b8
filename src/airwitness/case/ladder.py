"""The ladder: what it takes before a finding is called verified.

1. At least two sources are counted: exhibits of different objects, each with its reliability and
   why it is independent of the others. An exhibit that was taken back or withdrawn counts no more.
2. A first reviewer, with an enrolled key, who is not the one that stated the finding.
3. A second reviewer, another person with another key, after the first.

Two keys prove two keys, no more: the report prints their fingerprints and says so. A finding whose
words were withdrawn, that cites nothing, or that cites what was taken back, is never verified.
"""

from dataclasses import dataclass, replace

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
    cited = [case.exhibit(cite.exhibit) for cite in finding.cites]
    if not finding.record.is_disclosed or not cited or None in cited:
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
            if exhibit is not None and exhibit.record.is_disclosed:
                by_object.setdefault(exhibit.place.object, step)
    return tuple(by_object.values())


def _is_other(step: Step, finding: Finding) -> bool:
    """Whether somebody else takes the step than who stated the finding."""
    return step.record.actor != finding.record.actor and step.record.key != finding.record.key


def refusal(case: Case, finding: Finding, step: Step) -> str:
    """Why a step would not count; empty where it would.

    Args:
        case: before the step.
        finding: that the step is about.
        step: as it would be recorded.
    """
    before = standing(case, finding)
    after = standing(case, replace(finding, steps=(*finding.steps, step)))
    if step in (*after.sources, after.first, after.second):
        return ""
    lacking = SOURCES - len(before.sources)
    is_first = step.kind is StepKind.FIRST_REVIEW
    reasons = (
        (step.kind is StepKind.SOURCE, "this object is counted as a source already"),
        (lacking > 0, f"first {lacking} more of {SOURCES} sources must be counted"),
        (not _is_other(step, finding), "whoever stated a finding cannot review it"),
        (is_first, "the first review is done"),
        (before.first is None, "the first review is not done"),
        (before.second is not None, "the second review is done"),
    )
    told = [reason for applies, reason in reasons if applies]
    return (*told, "whoever made the first review cannot make the second")[0]
