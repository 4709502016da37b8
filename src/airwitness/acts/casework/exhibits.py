"""Add exhibits to a case: a recording, a span of one, a still, an airing, an article, a passage."""

import re
from dataclasses import dataclass

from airwitness.acts.casework.docket import Docket, docket, optional
from airwitness.acts.casework.placing import held, is_number, object_place, place_in
from airwitness.archive import Archive
from airwitness.case.answers import found
from airwitness.case.content import Case, Copy, Exhibit, ExhibitKind
from airwitness.case.place import MOMENT, Place
from airwitness.case.replay import copy_detail
from airwitness.errors import InputError
from airwitness.evidence.digest import Json
from airwitness.evidence.keys import Signer

_FOUND = re.compile(r"[am][0-9a-f]{11}")  # id of an airing or match


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    """An exhibit before it is recorded."""

    kind: ExhibitKind
    place: Place
    title: str
    source: str
    copy: Copy | None = None


def add_exhibit(
    archive: Archive,
    case: str,
    what: str,
    *,
    title: str = "",
    source: str = "",
    credit: str = "",
    note: str = "",
    signer: Signer | None = None,
) -> list[Exhibit]:
    """Number something as an exhibit.

    Args:
        archive: where.
        case: id of the case.
        what: a recording, article or digest with an optional place in it, a place in an exhibit
            (`3#t=12.4`), or the id of an airing or match that a search of the case found; an
            airing of several matches gives several exhibits.
        title: what it is, in words; else the title of the article, or the name of the file.
        source: the outlet, page or person that it is from; else the service that is known.
        credit: who is to be named with it.
        note: anything else.
        signer: who signs; None for an actor without a key.

    Raises:
        InputError: it is not known, lies outside its object, or is an exhibit already.
    """
    with docket(archive, case, signer) as open_docket:
        planned = _planned(archive, open_docket.case, what)
        for one in planned:
            _refuse_twice(open_docket.case, one)
        typed = {
            "title": optional("title", title),
            "source": optional("source", source),
            "credit": optional("credit", credit),
            "note": optional("note", note),
        }
        sequences = [_record(open_docket, one, typed) for one in planned]
        made = {exhibit.record.sequence: exhibit for exhibit in open_docket.again().exhibits}
        return [made[sequence] for sequence in sequences]


def _record(open_docket: Docket, one: _Planned, typed: dict[str, str]) -> int:
    detail: dict[str, Json] = {
        **typed,
        "title": typed["title"] or one.title,
        "source": typed["source"] or one.source,
        "kind": one.kind.value,
        "place": one.place.as_detail(),
    }
    if one.copy is not None:
        detail["match"] = copy_detail(one.copy)
    return open_docket.record("exhibit", objects=(one.place.object,), detail=detail).sequence


def _refuse_twice(case: Case, one: _Planned) -> None:
    for exhibit in case.exhibits:
        if exhibit.record.is_disclosed and (exhibit.kind, exhibit.place) == (one.kind, one.place):
            raise InputError(f"this is exhibit {exhibit.number} already")


def _planned(archive: Archive, case: Case, what: str) -> list[_Planned]:
    if _FOUND.fullmatch(what.strip()):
        aired = _aired(case, what.strip())
        if aired or what.strip().startswith("m"):  # an `a…` may begin a digest too
            return aired or [_of_match(case, what.strip())]
    head = what.strip().partition("#")[0]
    if is_number(head):
        exhibit, place = place_in(archive, case, what)
        thing = held(archive, exhibit.place.object)
        title, source = exhibit.title, exhibit.source
    else:
        place = object_place(archive, what)
        thing = held(archive, head)
        title, source = thing.title or thing.name, thing.source
    kind = _kind(place, is_text=thing.is_text)
    return [_Planned(kind=kind, place=place, title=title, source=source)]


def _kind(place: Place, *, is_text: bool) -> ExhibitKind:
    if is_text:
        return ExhibitKind.ARTICLE if place.characters is None else ExhibitKind.PASSAGE
    if place.span is not None and place.span.duration == MOMENT:
        return ExhibitKind.STILL
    return ExhibitKind.SPAN if place.fragment() else ExhibitKind.RECORDING


def _aired(case: Case, airing: str) -> list[_Planned]:
    """The matches of an airing of the newest search that has it; none where no search has."""
    for search in reversed(case.searches):
        for told in (search.answer or {}).get("airings", ()):
            if told["id"] == airing:
                return [_of_match(case, match) for match in told["matches"]]
    return []


def _of_match(case: Case, match: str) -> _Planned:
    known = found(case, match)
    if known is None:
        raise InputError(
            f"no search of {case.id} found {match}",
            advice="`airwitness case find` keeps a search in the case",
        )
    copy, told = known
    return _Planned(
        kind=ExhibitKind.AIRING,
        place=Place(object=copy.part, span=copy.part_span),
        title=told["recording"]["name"],
        source=told["recording"]["service"] or "",
        copy=copy,
    )
