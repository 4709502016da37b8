"""Places as people type them: an exhibit, a recording or article, and where in it.

========================================  ==================================================
`3`                                       all of exhibit 3
`3#t=1.5,4`                               seconds, counted from the start of its file
`3#t=1.5,4&xywh=percent:10,5,30,40`       a region of the picture
`3#char=216,246`                          characters of the kept text
`r1a2b3c4d5e6#t=0:01:30,0:02:00`          a recording or article by its id
`<digest>#t=12.4`                         one moment of an object by its digest
========================================  ==================================================

What is not typed behind a number is that of the exhibit.
"""

from dataclasses import dataclass, replace

from airwitness.acts.reading import kept_text
from airwitness.archive import Archive
from airwitness.case.content import Case, Exhibit
from airwitness.case.place import MOMENT, Place, flicks_at, seconds_text
from airwitness.errors import InputError
from airwitness.spans import Span, seconds

_NUMBER_DIGITS = 5  # an exhibit's number is shorter than what may begin a digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An object that the archive knows."""

    digest: str
    name: str
    """File name, as it was added."""
    source: str
    """The outlet, if known."""
    duration: int | None
    """Flicks; None for what has no time."""
    title: str = ""
    """As an article says; empty for a recording."""
    is_text: bool = False
    """Whether it is an article or a transcript."""
    page: str | None = None
    """Of a web archive with several pages: which one, as a track."""


def exhibit_of(case: Case, number: int) -> Exhibit:
    """An exhibit that is there.

    Raises:
        InputError: the case has no such exhibit.
    """
    found = case.exhibit(number)
    if found is None:
        raise InputError(
            f"{case.id} has no exhibit {number}", advice="`airwitness case show` lists exhibits"
        )
    return found


def place_in(archive: Archive, case: Case, text: str) -> tuple[Exhibit, Place]:
    """A place in an exhibit, as a person typed it.

    Raises:
        InputError: it is no place, or lies in no exhibit of the case.
    """
    head, _, fragment = text.strip().partition("#")
    if is_number(head):
        exhibit = exhibit_of(case, int(head))
        if not fragment:
            return exhibit, exhibit.place
        place = _within(exhibit.place, fragment_place(exhibit.place.object, fragment))
        check_inside(archive, place)
        if not holds(exhibit.place, place):
            raise InputError(
                f"{fragment} lies outside exhibit {exhibit.number} ({exhibit.place.fragment()})",
                advice="times count from the start of the file, not of the exhibit",
            )
        return exhibit, place
    place = object_place(archive, text)
    for exhibit in case.exhibits:
        if exhibit.record.is_disclosed and holds(exhibit.place, place):
            return exhibit, place
    raise InputError(
        f"{text} lies in no exhibit of {case.id}", advice="`airwitness case add` makes it one"
    )


def object_place(archive: Archive, text: str) -> Place:
    """A place in an object that the archive knows.

    Raises:
        InputError: it is no place, or the archive does not know the object.
    """
    head, _, fragment = text.strip().partition("#")
    thing = held(archive, head)
    place = _paged(fragment_place(thing.digest, fragment), thing)
    if thing.is_text and (place.span is not None or place.region is not None):
        raise InputError(
            f"{thing.name} is a text: it has no time and no picture", advice="write #char=216,246"
        )
    check_inside(archive, place)
    return place


def _paged(place: Place, thing: Held) -> Place:
    """A place in a page of a web archive names the page, as other pages have characters too."""
    return place if thing.page is None else replace(place, track=thing.page)


def held(archive: Archive, wanted: str) -> Held:
    """An object by the id of its recording or article, or its digest; a beginning is enough.

    Raises:
        InputError: nothing or several things are named like that.
    """
    try:
        article = archive.article(wanted)
    except InputError:
        return _recorded(archive, wanted)
    about = archive.catalogue.abouts(article.id).get(article.id, {})
    said = {name: (about.get(name) or {}).get("text", "") for name in ("title", "outlet")}
    return Held(
        digest=article.object,
        name=article.name,
        source=said["outlet"] or article.url or "",
        duration=None,
        title=said["title"],
        is_text=True,
        page=None if article.page is None else f"page {article.page}",
    )


def _recorded(archive: Archive, wanted: str) -> Held:
    recording = archive.recording(wanted)
    parts = [part for part in recording.parts if part.part.startswith(wanted)]
    parts = parts or list(recording.parts)
    if len({part.part for part in parts}) > 1:
        raise InputError(
            f"{wanted} has {len(parts)} parts", advice="name each by its digest (`airwitness show`)"
        )
    part = parts[0]
    return Held(digest=part.part, name=part.name, source=part.service or "", duration=part.duration)


def check_inside(archive: Archive, place: Place) -> None:
    """Whether a place lies inside its object.

    Raises:
        InputError: it does not.
    """
    ends = [p.duration for p in archive.catalogue.placements(part=place.object) if p.duration]
    if place.span is not None and ends and place.span.start >= max(ends):
        raise InputError(
            f"{place.fragment()} lies behind the end of its file ({seconds(max(ends)):.2f} s)"
        )
    if place.characters is not None:
        _check_text(archive, place)


def _check_text(archive: Archive, place: Place) -> None:
    """Whether characters lie inside the kept text of the object."""
    articles = [a for a in archive.catalogue.articles() if a.object == place.object]
    texts = [kept_text(archive, a) for a in articles if place.track in {None, f"page {a.page}"}]
    longest = max((len(kept.text) for kept in texts), default=None)
    last = place.characters[1] if place.characters else 0
    if longest is None:
        raise InputError("only articles and transcripts have characters")
    if last > longest:
        raise InputError(
            f"{place.fragment()} lies behind the end of its text ({longest} characters)"
        )


def holds(outer: Place, inner: Place) -> bool:
    """Whether all of a place lies in another, as far as time, characters and track go."""
    if outer.object != inner.object or outer.track not in {None, inner.track}:
        return False
    return _contains(outer.characters, inner.characters) and _contains(
        _ends(outer.span), _ends(inner.span)
    )


def _within(outer: Place, inner: Place) -> Place:
    """A place that takes from its exhibit what was not typed."""
    return replace(
        inner,
        span=inner.span or outer.span,
        characters=inner.characters or outer.characters,
        track=inner.track or outer.track,
    )


def _ends(span: Span | None) -> tuple[int, int] | None:
    return None if span is None else (span.start, span.end)


def _contains(outer: tuple[int, int] | None, inner: tuple[int, int] | None) -> bool:
    if outer is None or inner is None:
        return outer is None
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def is_number(text: str) -> bool:
    """Whether a text is the number of an exhibit."""
    return text.isascii() and text.isdigit() and len(text) <= _NUMBER_DIGITS


def fragment_place(digest: str, fragment: str) -> Place:
    """A place whose time may be one moment, which a media fragment cannot say."""
    parts = [
        f"{part},{end}" if (end := _end_of_moment(part)) else part for part in fragment.split("&")
    ]
    return Place.of_fragment(digest, "&".join(parts))


def _end_of_moment(part: str) -> str:
    name, _, value = part.partition("=")
    if name != "t" or "," in value:
        return ""
    return seconds_text(flicks_at(value.removeprefix("npt:")) + MOMENT)
