"""What the searches of a case found, in sentences and in numbers for the cover."""

from collections.abc import Sequence

from airwitness.airings import Coverage
from airwitness.report.casefile.content import AiredRow, ClipLog, SearchTold, Statement, Told
from airwitness.report.compose import Figure
from airwitness.report.words import (
    Run,
    count_text,
    hours_text,
    listed,
    moment,
    name,
    percent_text,
    strong,
    text,
)
from airwitness.spans import wall_length


def summary(clips: Sequence[ClipLog], searches: Sequence[SearchTold]) -> tuple[Told, ...]:
    """A sentence for each clip that was asked about, and one for what was withdrawn."""
    told = [_clip(log, len(clips) > 1) for log in clips]
    lost = tuple(s.number for s in searches if s.airings is None)
    if lost:
        which = "search" if len(lost) == 1 else "searches"
        numbers = listed([str(number) for number in lost])
        told.append(
            Told(sentence=(text(f"What {which} {numbers} answered was withdrawn."),), searches=lost)
        )
    return tuple(told)


def _clip(log: ClipLog, is_one_of_several: bool) -> Told:  # noqa: FBT001 (a word of the sentence)
    which = f"The clip of search {log.searches[0]}" if is_one_of_several else "The clip"
    aired = [row for row in log.rows if row.is_counted and row.service is not None]
    copies = [row for row in log.rows if row.is_counted and row.service is None]
    sentence: list[Run]
    if aired:
        services = len({row.service for row in aired})
        sentence = [
            text(f"{which} was aired "),
            strong("once" if len(aired) == 1 else f"{len(aired):,} times"),
            text(f" on {count_text(services, 'service')}, in the hours that were searched"),
            *_first(aired),
            text("."),
        ]
    else:
        sentence = [
            text(f"{which} was found in "),
            strong("no airing"),
            text(" in the hours that were searched."),
        ]
    if copies:
        more = count_text(len(copies), "copy", "copies")
        sentence.append(text(f" {more} in recordings of no stated service."))
    sentence += _judged(log)
    return Told(sentence=tuple(sentence), searches=log.searches)


def _first(aired: Sequence[AiredRow]) -> list[Run]:
    first = next((row for row in aired if row.is_first), None)
    if first is None or first.wall is None or first.service is None:
        return []
    lead = "; the first that was recorded is on " if len(aired) > 1 else ", on "
    return [text(lead), name(first.service), text(" at "), moment(first.wall.start)]


def _judged(log: ClipLog) -> list[Run]:
    """How many a person accepted, rejected, or did not look at."""
    rejected = sum(not row.is_counted for row in log.rows)
    accepted = sum(row.judged is not None and row.judged.is_accepted for row in log.rows)
    open_ = len(log.rows) - rejected - accepted
    if not log.rows:
        return []
    parts = [
        f"{number:,} {'was' if number == 1 else 'were'} {word}"
        for number, word in (
            (accepted, "accepted by a person"),
            (open_, "not yet judged by a person"),
            (rejected, "rejected and not counted"),
        )
        if number
    ]
    return [text(f" Of what was found, {listed(parts)}.")]


def figures(
    clips: Sequence[ClipLog],
    searches: Sequence[SearchTold],
    coverage: Sequence[Coverage],
    statements: Sequence[Statement],
    exhibits: int,
) -> tuple[Figure, ...]:
    """Numbers to be seen at once."""
    aired = [row for log in clips for row in log.rows if row.is_counted and row.service]
    verified = sum(s.standing.is_verified for s in statements)
    found = [_figure(len(aired), "airing counted", "airings counted")] if searches else []
    if aired:
        share = percent_text(max(row.share for row in aired))
        found.append(_figure(len({row.service for row in aired}), "service", "services"))
        found.append(Figure(value=share, label="of a clip aired, at most"))
    found.append(_figure(exhibits, "exhibit", "exhibits"))
    label = "finding verified" if len(statements) == 1 else "findings verified"
    found.append(Figure(value=f"{verified:,} of {len(statements):,}", label=label))
    if searches:
        most = max(searches, key=lambda search: search.searched)
        number = count_text(len(searches), "search", "searches")
        found.append(
            Figure(value=hours_text(wall_length(most.searched)), label=f"searched, in {number}")
        )
    if coverage:
        missing = sum(hole.duration for item in coverage for hole in item.missing)
        found.append(Figure(value=hours_text(missing), label="known not to be recorded"))
    return tuple(found)


def _figure(number: int, one: str, more: str) -> Figure:
    return Figure(value=f"{number:,}", label=one if number == 1 else more)
