"""`find`: every airing of a clip, and what was not searched."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from airwitness.cli.output import (
    F,
    allow_gaps,
    as_json,
    clock_text,
    in_archive,
    opened,
    print_json,
    print_table,
    say,
)
from airwitness.errors import EXIT_COMPLETE, EXIT_GAPS, InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from airwitness.airings import Airing, Match
    from airwitness.archive import Archive
    from airwitness.search import Search
    from airwitness.spans import WallSpan

_HEADS = ("when (UTC)", "service", "recording", "from", "to", "of clip", "by chance", "notes")
_WEAKER_HEADS = ("recording", "from", "to", "in the clip", "by chance", "notes")
_LONGEST_SPAN = 1e7  # seconds
_FAR = "9999-12-31T00:00:00Z"
_LONG_AGO = "1900-01-01T00:00:00Z"


_OPTIONS = (
    click.option("--span", nargs=2, type=float, metavar="START END", help="Seconds of the clip."),
    click.option("--service", help="Search only this service."),
    click.option("--from", "start", help="Search only what was recorded from then on (UTC)."),
    click.option("--to", "end", help="Search only what was recorded until then (UTC)."),
    click.option(
        "--quick",
        is_flag=True,
        help="Try only the nominal and the film speeds; do not look in the originals.",
    ),
    click.option(
        "--all", "weaker", is_flag=True, help="Also list weaker candidates, which chance may give."
    ),
)


def search_options(command: F) -> F:
    """What may be asked of every search for a clip."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command("find")
@click.argument("clip")
@search_options
@click.option(
    "--masks-of",
    "masked_by",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Apply the masks that this search named (JSON of `find`), not those in force.",
)
@click.option(
    "--html", type=click.Path(path_type=Path, dir_okay=False), help="Write a page to this file."
)
@allow_gaps
@as_json
@in_archive
def find_command(
    folder: Path | None,
    clip: str,
    span: tuple[float, float] | None,
    service: str | None,
    start: str | None,
    end: str | None,
    masked_by: Path | None,
    html: Path | None,
    *,
    quick: bool,
    weaker: bool,
    allow_gaps: bool,
    as_json: bool,
) -> int:
    """Find every airing of CLIP: a file, or the id of a recording or part in the archive."""
    from airwitness.acts.find import find
    from airwitness.acts.searches import masks_of

    with opened(folder) as archive:
        within = within_of(start, end)
        search = find(
            archive,
            clip,
            span=asked_span(span),
            service=service,
            within=within,
            quick=quick,
            weaker=weaker,
            masks=None if masked_by is None else masks_of(masked_by),
        )
        if html is not None:
            from airwitness.acts.page import reported, write_page
            from airwitness.report import Scope, render

            scope = Scope(service=service, within=within)
            write_page(html, render(reported(archive, search, scope=scope, clip=clip)))
        rejected = rejected_in(archive, search)
    if as_json:
        print_json(search.as_json())
    else:
        print_search(search, rejected)
    if html is not None:
        click.echo(f"wrote {html}", err=True)
    return EXIT_GAPS if search.unsearched and not allow_gaps else EXIT_COMPLETE


def asked_span(span: tuple[float, float] | None) -> tuple[float, float] | None:
    """The seconds of a clip that are asked about.

    Raises:
        InputError: they are no span.
    """
    if span is not None and not 0 <= span[0] < span[1] < _LONGEST_SPAN:
        raise InputError("a span needs a start before its end", advice="--span 12.5 40")
    return span


def rejected_in(archive: "Archive", search: "Search") -> dict[str, str]:
    """Match → the case that rejected it, found again by content and place."""
    from airwitness.acts.casework.deciding import rejected
    from airwitness.case.answers import copies_of

    return rejected(archive, copies_of(search.as_json()))


def within_of(start: str | None, end: str | None) -> "WallSpan | None":
    """What was recorded in the time that is asked about."""
    from airwitness.spans import WallSpan, parse_utc

    if start is None and end is None:
        return None
    return WallSpan(start=parse_utc(start or _LONG_AGO), end=parse_utc(end or _FAR))


def print_search(search: "Search", rejected: "Mapping[str, str]") -> None:
    """The answer for people.

    Args:
        search: what was answered.
        rejected: match → the case that rejected it.
    """
    from airwitness.report.words import count_text
    from airwitness.spans import MICROSECONDS, seconds

    say(f"{search.query.name}, {seconds(search.query.duration):.1f} s")
    if search.airings:
        rows = [_row(search, airing, rejected) for airing in search.airings]
        print_table(
            ("when (UTC)", "service", "recording", "from", "to", "of clip", "by chance", "notes"),
            rows,
        )
    matches = count_text(len(search.matches), "match", "matches")
    say(f"{count_text(len(search.airings), 'airing')}, {matches}")
    if search.static:
        say("same set, card or still, or in another order: need not be the same programme:")
        print_table(_WEAKER_HEADS, [_weaker_row(match) for match in search.static])
    if search.weaker:
        say("weaker candidates, which chance may give:")
        print_table(_WEAKER_HEADS, [_weaker_row(match) for match in search.weaker])
    for service, times in search.recurring.items():
        say(f"recurs {times} times on {service}: listed apart, as idents are")
    for item in search.coverage:
        hours = item.recorded / MICROSECONDS / 3600
        missing = sum(hole.duration for hole in item.missing) / MICROSECONDS / 3600
        say(f"{item.service}: {hours:.1f} h recorded, {missing:.1f} h not recorded")
    say(f"searched {seconds(search.searched) / 3600:.2f} h in {search.recordings} recordings")
    for gap in search.unsearched:
        span = (
            f"{clock_text(seconds(gap.span.start))} to {clock_text(seconds(gap.span.end))}"
            if (gap.span)
            else ""
        )
        say(f"not searched: {gap.recording} {gap.name} {span} ({gap.reason})")


def _weaker_row(match: "Match") -> tuple[str, ...]:
    from airwitness.report.words import chance_text
    from airwitness.spans import seconds

    return (
        match.name,
        clock_text(seconds(match.reference.start)),
        clock_text(seconds(match.reference.end)),
        clock_text(seconds(match.query.start)),
        chance_text(match.expected_false),
        ", ".join(match.notes),
    )


def _row(search: "Search", airing: "Airing", rejected: "Mapping[str, str]") -> tuple[str, ...]:
    from airwitness.report.words import chance_text, nearest_second
    from airwitness.spans import MICROSECONDS, format_utc, seconds

    best = max((search.match(m) for m in airing.matches), key=lambda m: m.evidence)
    when = "unknown"
    if airing.wall is not None:
        when = format_utc(nearest_second(airing.wall.start))
        when += f" ± {airing.uncertainty / MICROSECONDS:g} s" if airing.uncertainty else ""
    notes = [*best.notes, "first"] if airing.is_first else list(best.notes)
    if len(airing.matches) > 1:
        notes.append(f"{len(airing.matches)} matches")
    judged = {rejected[match] for match in airing.matches if match in rejected}
    notes += [f"rejected in case {case}" for case in sorted(judged)]
    return (
        when,
        airing.service or "",
        best.name,
        clock_text(seconds(best.reference.start)),
        clock_text(seconds(best.reference.end)),
        f"{100 * airing.share:.0f} %",
        chance_text(best.expected_false),
        ", ".join(notes),
    )
