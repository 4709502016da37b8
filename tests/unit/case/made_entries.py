"""Lines of a case, made by hand: what custody would hold."""

from dataclasses import dataclass, field
from typing import Any

from airwitness.case.content import Case, Copy, Entry, Pair
from airwitness.case.place import Place, Region
from airwitness.case.replay import copy_detail, replay
from airwitness.evidence.digest import Json, sha256
from airwitness.spans import FLICKS, Span

CASE = "c0123456789ab"
OTHER = "cba9876543210"
PERSON = "keys-1"


def sha(name: str) -> str:
    return sha256(name.encode())


def span(start: float, end: float) -> Span:
    return Span(start=round(start * FLICKS), end=round(end * FLICKS))


def copy(clip: str, part: str, *pairs: tuple[float, float, float], kind: str = "picture") -> Copy:
    """A match: where it begins in clip and part, and how long it is, seconds."""
    return Copy(
        clip=clip,
        part=part,
        pairs=tuple(
            Pair(clip=span(one, one + length), part=span(other, other + length))
            for one, other, length in pairs
        ),
        kinds=(kind,),
        relation="",
        expected_false="0",
        archive_hours="1",
    )


@dataclass
class Log:
    """A custody log of cases that grows."""

    entries: list[Entry] = field(default_factory=list)

    def add(
        self,
        act: str,
        detail: dict[str, Any] | None,
        *,
        actor: str = "one",
        key: str | None = PERSON,
        case: str = CASE,
        objects: tuple[str, ...] = (),
    ) -> None:
        number = len(self.entries) + 1
        self.entries.append(
            Entry(
                case=case,
                sequence=number,
                time="2026-03-01T18:00:00.000000Z",
                act=act,
                actor=actor,
                key=key,
                objects=objects,
                detail=detail,
                digest=sha(f"line {number}"),
            )
        )

    def opened(self) -> "Log":
        for case in (CASE, OTHER):
            self.add("case", {"title": "t", "question": "q"}, case=case)
        return self

    def exhibit(self, place: Place, kind: str = "span", match: Copy | None = None) -> None:
        detail: dict[str, Json] = {"kind": kind, "place": place.as_detail(), "title": "x"}
        if match is not None:
            detail["match"] = copy_detail(match)
        self.add("exhibit", detail, objects=(place.object,))

    def clear(
        self, place: Place, *boxes: Region, actor: str = "one", key: str | None = PERSON
    ) -> None:
        detail: dict[str, Json] = {
            "exhibit": 1,
            "place": place.as_detail(),
            "faces": len(boxes),
            "boxes": [[*box] for box in boxes],
            "role": "editor",
            "reason": "because",
        }
        self.add("clear", detail, actor=actor, key=key)

    def withhold(
        self, place: Place | None, what: str = "shot", *, phrase: str = "", case: str = CASE
    ) -> None:
        detail: dict[str, Json] = {"what": what, "phrase": phrase, "reason": "because"}
        if place is not None:
            detail["place"] = place.as_detail()
        self.add("withhold", detail, case=case, objects=(place.object,) if place else ())

    def code(self, place: Place, *, shows_child: bool, case: str = CASE) -> None:
        detail: dict[str, Json] = {
            "exhibit": 1,
            "place": place.as_detail(),
            "code": "code",
            "book": sha("book"),
            "child": shows_child,
        }
        self.add("code", detail, case=case, objects=(place.object,))

    def case(self) -> Case:
        return replay(self.entries, CASE)
