"""The answer in one sentence, and what must be said beside it.

What is claimed, from most to least: an airing needs a service and a time; a copy with a
service and no time was aired, one does not know when; a copy in a recording of no stated
service shows that it is there, not that it was aired. That nothing was found is never said
without how much was looked at and how much was not recorded.
"""

from dataclasses import dataclass

from airwitness.airings import Airing
from airwitness.report.words import (
    HOUR,
    Run,
    Sentence,
    count_text,
    date,
    hours_number,
    hours_text,
    length_text,
    moment,
    name,
    percent_text,
    strong,
    text,
    times_text,
    uncertainty_text,
)
from airwitness.search import Query, Search
from airwitness.spans import WallSpan, wall_length

WHOLE = 0.9  # share from which a clip is said to have been aired, not some of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the page says first."""

    question: Sentence
    sentence: Sentence
    is_found: bool
    """Whether there is any copy at all, idents too."""
    beside: tuple[Sentence, ...]
    """What must not be missed: copies not placed, idents, what was not searched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What the question was narrowed to, if it was."""

    service: str | None = None
    within: WallSpan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """Airings by how much is known of them."""

    placed: list[Airing]
    """Service and time."""
    timeless: list[Airing]
    """Service alone."""
    homeless: list[Airing]
    """No service."""


def answer(search: Search, scope: Scope) -> Answer:
    """The question, the answer and its limits, in words."""
    found = _Found(
        placed=[a for a in search.airings if a.service is not None and a.wall is not None],
        timeless=[a for a in search.airings if a.service is not None and a.wall is None],
        homeless=[a for a in search.airings if a.service is None],
    )
    if found.placed:
        sentence = _placed(search, found.placed)
    elif found.timeless:
        sentence = _timeless(search, found.timeless)
    elif search.recurring:
        sentence = _recurring_only(search)
    elif found.homeless:
        sentence = _homeless_only(search, found.homeless)
    else:
        sentence = _none(search)
    return Answer(
        question=(text("Was "), name(search.query.name), text(" aired?")),
        sentence=sentence,
        is_found=bool(search.airings or search.recurring),
        beside=tuple(_beside(search, found, scope)),
    )


def missing_text(search: Search) -> str:
    """How much was not recorded: `31 of 48 expected hours`; empty if nothing is known to be."""
    expected = sum(c.expected for c in search.coverage if c.expected is not None)
    wanted = sum(h.duration for c in search.coverage if c.expected is not None for h in c.missing)
    between = sum(h.duration for c in search.coverage if c.expected is None for h in c.missing)
    said = []
    if wanted:
        lost = hours_number(wanted) if wanted >= HOUR else f"{hours_text(wanted)}"
        said.append(f"{lost} of {hours_number(expected)} expected hours")
    if between:
        said.append(f"{hours_text(between)} between recordings")
    return " and ".join(said)


def _clip(query: Query) -> tuple[Run, ...]:
    return (name(query.name), text(f" ({length_text(query.duration)})"))


def _opening(query: Query, airings: list[Airing]) -> tuple[Run, ...]:
    """`Yes: clip (1 min) was aired`, or how much of it."""
    share = max(airing.share for airing in airings)
    if share >= WHOLE:
        return (strong("Yes:"), text(" "), *_clip(query), text(" was aired "))
    amount = percent_text(share)
    least = f" up to {amount} of " if len(airings) > 1 else f" {amount} of "
    return (strong("Yes, in part:"), text(least), *_clip(query), text(" was aired "))


def _services(airings: list[Airing]) -> tuple[Run, ...]:
    services = sorted({airing.service or "" for airing in airings})
    if len(services) == 1:
        return (text("on "), name(services[0]))
    return (text(f"on {len(services)} services"),)


def _at(airing: Airing) -> tuple[Run, ...]:
    if airing.wall is None:
        return ()
    doubt = uncertainty_text(airing.uncertainty)
    return (moment(airing.wall.start), text(f" ({doubt})" if doubt else ""))


def _placed(search: Search, airings: list[Airing]) -> Sentence:
    first, last = airings[0], airings[-1]
    opening = _opening(search.query, airings)
    end = _not_recorded(search)
    if len(airings) == 1 or first.wall is None or last.wall is None:
        return (*opening, text("once, "), *_services(airings), text(" at "), *_at(first), end)
    days = date(first.wall.start), date(last.wall.start)
    when = (text(" between "), days[0], text(" and "), days[1])
    is_one = len({airing.service for airing in airings}) == 1
    return (
        *opening,
        text(f"{times_text(len(airings))} "),
        *_services(airings),
        *((text(" on "), days[0]) if days[0] == days[1] else when),
        text(", first "),
        *(() if is_one else (text("on "), name(first.service or ""), text(" "))),
        text("at "),
        *_at(first),
        end,
    )


def _not_recorded(search: Search) -> Run:
    missing = missing_text(search)
    if missing:
        return text(f"; {missing} were not recorded.")
    if any(item.expected for item in search.coverage):
        return text("; every expected hour was recorded.")
    return text(".")


def _timeless(search: Search, airings: list[Airing]) -> Sentence:
    return (
        *_opening(search.query, airings),
        text(f"{times_text(len(airings))} "),
        *_services(airings),
        text("; when is not known, because the recording has no stated start."),
    )


def _homeless_only(search: Search, airings: list[Airing]) -> Sentence:
    recordings = len({airing.recording for airing in airings})
    share = max(airing.share for airing in airings)
    amount = "" if share >= WHOLE else f"{percent_text(share)} of "
    return (
        strong("Found, but not placed:"),
        text(f" {amount}"),
        *_clip(search.query),
        text(f" is in {count_text(recordings, 'recording')} of no stated service"),
        text("; this shows that the copy is there, not that it was aired."),
    )


def _recurring_only(search: Search) -> Sentence:
    return (strong("Yes, again and again:"), text(" "), *_clip(search.query), *_recurs(search))


def _recurs(search: Search) -> tuple[Run, ...]:
    runs: list[Run] = [text(" recurs ")]
    for place, (service, times) in enumerate(search.recurring.items()):
        runs += [text(", " if place else ""), text(f"{times:,} times on "), name(service)]
    return (*runs, text(", as idents and jingles do; this is listed apart."))


def _none(search: Search) -> Sentence:
    searched = hours_text(wall_length(search.searched))
    if not search.searched:
        return (
            strong("Not known:"),
            text(" nothing was searched, so this says nothing about whether "),
            name(search.query.name),
            text(" was aired."),
        )
    missing = missing_text(search)
    if missing:
        limit = f"; {missing} were not recorded, so this does not show that it was not aired."
    elif not search.coverage:
        limit = "; what was not recorded is not known, so this does not show that it was not aired."
    elif search.unsearched:
        limit = "; some of what was recorded could not be searched."
    else:
        limit = ", and nothing is known to be missing from them."
    return (
        strong("No airing"),
        text(" of "),
        *_clip(search.query),
        text(f" was found in the {searched} that were searched{limit}"),
    )


def _beside(search: Search, found: _Found, scope: Scope) -> list[Sentence]:
    said: list[Sentence] = []
    if found.placed and found.timeless:
        number = count_text(len(found.timeless), "further airing")
        said.append((text(f"{number} "), *_services(found.timeless), text(" of unknown time.")))
    if found.homeless and (found.placed or found.timeless or search.recurring):
        one = "1 further copy, in a recording of no stated service, is"
        more = f"{len(found.homeless):,} further copies, in recordings of no stated service, are"
        which = one if len(found.homeless) == 1 else more
        said.append((text(f"{which} not counted as aired above."),))
    if search.recurring and (found.placed or found.timeless):
        said.append((text("It also"), *_recurs(search)))
    said += _narrowed(scope)
    if not search.coverage and (search.airings or search.recurring):
        said.append((text("What was not recorded is not known."),))
    if search.unsearched:
        lost = sum(item.span.duration for item in search.unsearched if item.span is not None)
        amount = f"{length_text(lost)} of what was" if lost else "Some of what was"
        said.append((text(f"{amount} recorded could not be searched."),))
    if len(found.placed) > 1:
        said.append(
            (text("“First” is the earliest that was recorded and found; it may not be the first."),)
        )
    return said


def _narrowed(scope: Scope) -> list[Sentence]:
    said: list[Sentence] = []
    if scope.service is not None:
        said.append((text("Only "), name(scope.service), text(" was asked about.")))
    if scope.within is not None:
        said.append(
            (
                text("Only what was recorded between "),
                moment(scope.within.start),
                text(" and "),
                moment(scope.within.end),
                text(" was asked about."),
            )
        )
    return said
