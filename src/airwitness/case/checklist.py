"""A checklist after the Berkeley Protocol on Digital Open Source Investigations.

The words are the project's own and so is the reading: the Protocol says how people should work,
and a program sees only what they left behind. An item therefore passes only where custody shows
it, fails only where custody shows the opposite, and else *needs a person*.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from airwitness.case.content import Case, Exhibit, ExhibitKind, FindingKind
from airwitness.case.ladder import SOURCES, standing
from airwitness.evidence.verify import FAILED, PASSED, Check

READING = (
    "This is the project's own reading of the Berkeley Protocol on Digital Open Source"
    " Investigations, in its own words; nobody else has approved it."
)
_READ = frozenset({ExhibitKind.ARTICLE, ExhibitKind.PASSAGE})
_SEEN = frozenset({FindingKind.DEPICTS, FindingKind.SAYS})


class State(StrEnum):
    """The outcome of an item."""

    PASSED = "passed"
    FAILED = "failed"
    NEEDS_A_PERSON = "needs a person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of the checklist."""

    number: str
    """From `1`."""
    text: str
    """What is asked, in the project's own words."""
    state: State
    why: str
    """What the state rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """How the object of an exhibit came in, as far as the archive knows."""

    sequence: int | None
    """Custody line that first named its digest as kept; None where none did."""
    is_held: bool
    """Whether custody still expects all of its bytes."""
    has_clock: bool = False
    """Whether somebody stated when it starts."""
    address: str = ""
    """Where on the web it was captured."""
    is_whole_page: bool = False
    """Whether all of a page was kept with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the items look at."""

    case: Case
    collected: Mapping[str, Collected]
    checks: Sequence[Check]

    def of(self, exhibit: Exhibit) -> Collected:
        return self.collected.get(exhibit.place.object, Collected(sequence=None, is_held=False))

    def rules(self, *wanted: str) -> State:
        """Of rules of `verify` together: failed before not checked before passed."""
        states = [[c.state for c in self.checks if c.rule == rule] for rule in wanted]
        if any(FAILED in found for found in states):
            return State.FAILED
        passed = all(found and set(found) == {PASSED} for found in states)
        return State.PASSED if passed else State.NEEDS_A_PERSON


_Outcome = tuple[State, str]


def berkeley(
    case: Case, collected: Mapping[str, Collected], checks: Sequence[Check]
) -> tuple[Item, ...]:
    """Go through the checklist.

    Args:
        case: what is judged.
        collected: by SHA-256 of the object, for every exhibit.
        checks: what `verify` found in the archive.
    """
    known = _Known(case=case, collected=collected, checks=checks)
    judged = [(text, judge(known)) for text, judge in _ITEMS]
    return tuple(
        Item(number=str(number), text=text, state=state, why=why)
        for number, (text, (state, why)) in enumerate(judged, 1)
    )


def _purpose(known: _Known) -> _Outcome:
    case = known.case
    if not (case.purpose and case.scope and case.legal_basis):
        return State.FAILED, "purpose, scope or legal basis is not there, or was withdrawn"
    earlier = [e.number for e in case.exhibits if e.record.sequence < case.record.sequence]
    if earlier:
        return State.FAILED, f"{_exhibits(earlier)} came before it"
    return State.PASSED, f"written on {case.record.time}, as line {case.record.sequence}"


def _searches(known: _Known) -> _Outcome:
    searches = known.case.searches
    empty = [s for s in searches if s.answer is not None and not s.answer.get("matches")]
    if searches:
        return State.PASSED, f"{len(searches)} searches are kept; {len(empty)} found nothing"
    if any(e.kind is ExhibitKind.AIRING for e in known.case.exhibits):
        return State.FAILED, "airings are exhibits, and no search was kept with the case"
    return State.NEEDS_A_PERSON, "no search was kept: how were the exhibits found?"


def _capture(known: _Known) -> _Outcome:
    pages = [e for e in known.case.exhibits if e.kind in _READ]
    bare = [e.number for e in pages if not known.of(e).address or not known.of(e).is_whole_page]
    if bare:
        return State.NEEDS_A_PERSON, f"{_exhibits(bare)}: no address, or not all of a page"
    nameless = [e.number for e in known.case.exhibits if not e.source]
    if nameless:
        return State.NEEDS_A_PERSON, f"{_exhibits(nameless)}: no source is stated"
    return State.PASSED, f"{len(pages)} pages with address and all of the page; sources stated"


def _hashed(known: _Known) -> _Outcome:
    late = [
        e.number
        for e in known.case.exhibits
        if (came := known.of(e).sequence) is None or came > e.record.sequence
    ]
    if late:
        return State.FAILED, f"{_exhibits(late)}: no digest was recorded before it was exhibited"
    return State.PASSED, "each digest stands in the line that brought the object in"


def _clock(known: _Known) -> _Outcome:
    timed = [e for e in known.case.exhibits if e.kind is ExhibitKind.AIRING]
    bare = [e.number for e in timed if not known.of(e).has_clock]
    if bare:
        return State.NEEDS_A_PERSON, f"{_exhibits(bare)}: nobody stated when the recording starts"
    return State.PASSED, f"{len(timed)} airings have a stated start, and how far it may be off"


def _context(known: _Known) -> _Outcome:
    cut = [e.number for e in known.case.exhibits if not known.of(e).is_held]
    if cut:
        return State.FAILED, f"{_exhibits(cut)}: what it was taken from is not kept"
    return State.PASSED, "each excerpt is a place in a whole object that is kept"


def _conversions(known: _Known) -> _Outcome:
    return known.rules("V401"), "verify, V401: each derived file names what it was made of"


def _copies(known: _Known) -> _Outcome:
    rules = ("V101", "V102", "V103")
    return known.rules(*rules), "verify, V101 to V103: originals are written once and never again"


def _custody(known: _Known) -> _Outcome:
    rules = ("V201", "V202", "V203", "V301", "V302")
    return known.rules(*rules), "verify, V201 to V302: the log is whole, signed and sealed"


def _sources(known: _Known) -> _Outcome:
    wanting = [
        f.number for f in known.case.findings if len(standing(known.case, f).sources) < SOURCES
    ]
    if wanting or not known.case.findings:
        return State.NEEDS_A_PERSON, f"{_findings(wanting)}: fewer than {SOURCES} sources counted"
    return State.PASSED, "each finding has its sources counted, with their reliability"


def _technical(known: _Known) -> _Outcome:
    undecided = [
        e.number
        for e in known.case.exhibits
        if e.copy is not None and known.case.decision(e.copy) is None
    ]
    if undecided:
        return State.NEEDS_A_PERSON, f"{_exhibits(undecided)}: nobody decided on the match"
    return State.NEEDS_A_PERSON, "matches are decided; traces of forgery only a person can weigh"


def _content(known: _Known) -> _Outcome:
    seen = [f for f in known.case.findings if f.kind in _SEEN]
    wanting = [f.number for f in seen if not standing(known.case, f).is_verified]
    if wanting or not seen:
        return State.NEEDS_A_PERSON, f"{_findings(wanting)}: not reviewed by two other persons"
    return State.PASSED, "what is shown and said was reviewed by two other persons"


def _cites(known: _Known) -> _Outcome:
    case = known.case
    bare = [
        f.number
        for f in case.findings
        if not f.cites or any(case.exhibit(cite.exhibit) is None for cite in f.cites)
    ]
    if bare:
        return State.FAILED, f"{_findings(bare)}: cites nothing, or what was taken back"
    if not case.findings:
        return State.NEEDS_A_PERSON, "nothing was found yet"
    return State.PASSED, f"{len(case.findings)} findings, each with its exhibits"


def _methods(known: _Known) -> _Outcome:
    withdrawn = [s.number for s in known.case.searches if s.answer is None]
    if withdrawn:
        return State.NEEDS_A_PERSON, f"searches {_numbers(withdrawn)}: the answer was withdrawn"
    return State.PASSED, "the report prints methods, versions, limits and what was not searched"


def _graphic(known: _Known) -> _Outcome:
    case = known.case
    coded = {c.exhibit for c in case.codings}
    bare = [e.number for e in case.exhibits if e.kind not in _READ and e.number not in coded]
    if bare:
        return State.NEEDS_A_PERSON, f"{_exhibits(bare)}: nobody coded what is shown"
    return State.PASSED, "what is shown is coded; pictures leave obscured unless cleared"


def _exhibits(numbers: Iterable[int]) -> str:
    return f"exhibits {_numbers(numbers)}"


def _findings(numbers: Sequence[int]) -> str:
    return f"findings {_numbers(numbers)}" if numbers else "no finding yet"


def _numbers(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(numbers)))


_ITEMS: tuple[tuple[str, Callable[[_Known], _Outcome]], ...] = (
    ("The purpose was written down before the first exhibit.", _purpose),
    ("Every search is kept, also one that found nothing.", _searches),
    ("A page is kept with its address, its source and all of it.", _capture),
    ("A digest was taken when the object was collected.", _hashed),
    ("It is stated when a recording starts, and how far that may be off.", _clock),
    ("What an excerpt was taken from is kept whole.", _context),
    ("Every conversion names what it was made of, and how.", _conversions),
    ("Work is done on copies; the original stays as it came.", _copies),
    ("Who did what, and when, is in one unbroken record.", _custody),
    ("The source was verified: who says so, how reliable, independent of whom.", _sources),
    ("The file was verified apart from that: is it what it seems to be?", _technical),
    ("The content was verified apart from both: does it show what is said?", _content),
    ("Every finding cites what it rests on.", _cites),
    ("Methods and their limits are stated.", _methods),
    ("What may harm those who see it is flagged.", _graphic),
)
