"""A case made by hand, line by line, as custody would give it: for the tests of its report."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import numpy as np

from airwitness.case.content import Case, Copy, Entry, Pair
from airwitness.case.place import Place, Region
from airwitness.case.replay import copy_detail, replay
from airwitness.evidence.verify import Check
from airwitness.redaction import WithheldWords, leaving_png, obscured_png, withheld_png
from airwitness.report import Head
from airwitness.report.casefile import (
    CaseReport,
    Grounds,
    compose_case,
)
from airwitness.report.stills import ExhibitStill, ExhibitStills, Shown, Side, State
from airwitness.search import Search
from airwitness.spans import FLICKS, Span, flicks_of, format_utc
from tests.unit.report.report_world import (
    MADE_AT,
    made_stills,
    make_search,
    pictured,
    rich_search,
    sha,
)

CASE = "c0123456789ab"
KEYS = {
    actor: " ".join(re.findall("....", sha(f"key {actor}")))
    for actor in ("analyst", "second", "third")
}
"""Fingerprints, in groups of four digits as they are printed."""
PERSIAN = "در ترانه گفته می‌شود: «همه به میدان می‌رویم»"
ARABIC = "مؤسسة المسار للإنتاج الفني"


@dataclass
class MadeCase:
    """Custody lines of one case, as they come."""

    entries: list[Entry] = field(default_factory=list)

    def add(
        self,
        act: str,
        detail: Mapping[str, Any] | None,
        *objects: str,
        actor: str = "analyst",
        is_signed: bool = True,
    ) -> int:
        """Record an act; gives its line."""
        sequence = 12 + 3 * len(self.entries)
        self.entries.append(
            Entry(
                case=CASE,
                sequence=sequence,
                time=format_utc(MADE_AT - 86_400_000_000 + 61_000_000 * sequence),
                act=act,
                actor=actor,
                key=KEYS.get(actor) if is_signed else None,
                objects=objects,
                detail=detail,
                digest=sha(f"line {sequence}"),
            )
        )
        return sequence

    def open(self, **more: str) -> int:
        """The opening."""
        return self.add(
            "case",
            {
                "title": "The song of the tram",
                "question": "Was the song with its video aired on tv-one or radio-two, how often,"
                " and who made it?",
                "purpose": "To show when and by whom the song was aired, for a report on calls to"
                " serve.",
                "scope": "Two services, 1 to 3 March 2026.",
                "legal_basis": "Legitimate interest in documentation; no personal data beyond"
                " what was aired.",
            }
            | more,
        )

    def search(self, search: Search, question: str) -> int:
        """A search that is kept."""
        detail = {
            "question": question,
            "clip_name": search.query.name,
            "answer": json.dumps(search.as_json()),
        }
        return self.add("search", detail, search.query.sha256)

    def exhibit(self, kind: str, place: Place, copy: Copy | None = None, **texts: str) -> int:
        """A numbered exhibit."""
        detail: dict[str, Any] = {"kind": kind, "place": place.as_detail(), **texts}
        if copy is not None:
            detail["match"] = copy_detail(copy)
        return self.add("exhibit", detail, place.object)

    def decide(self, copy: Copy, *, accept: bool, reason: str) -> int:
        """A match accepted or rejected."""
        detail = {"about": "match", "match": copy_detail(copy), "accept": accept, "reason": reason}
        return self.add("decide", detail, copy.part)

    def code(self, exhibit: int, place: Place, code: str, actor: str = "analyst") -> int:
        """A code at a place."""
        detail = {
            "exhibit": exhibit,
            "place": place.as_detail(),
            "code": code,
            "book": sha("book"),
            "child": False,
            "note": "",
        }
        return self.add("code", detail, place.object, actor=actor)

    def state(self, kind: str, sentence: str, *cites: Mapping[str, Any], **more: Any) -> int:
        """A finding."""
        return self.add("state", {"kind": kind, "sentence": sentence, "cites": cites, **more})

    def step(self, kind: str, finding: int, actor: str, **more: Any) -> int:
        """A step of the ladder."""
        return self.add("step", {"kind": kind, "finding": finding, **more}, actor=actor)

    def claim(self, subject: str, relation: str, other: str, exhibit: int, **more: str) -> int:
        """A claim of an exhibit."""
        detail: dict[str, Any] = {
            "subject": subject,
            "subject_kind": "organisation",
            "relation": relation,
            "object": other,
            "object_kind": "organisation",
            "since": "",
            "until": "",
            "asserted_by": "",
            "cite": {"exhibit": exhibit},
        }
        return self.add("claim", detail | more)

    def retract(self, sequence: int, reason: str) -> int:
        """A line taken back: it is named by its digest."""
        digest = next(e.digest for e in self.entries if e.sequence == sequence)
        return self.add("decide", {"about": "entry", "entry": sequence, "reason": reason}, digest)

    def case(self) -> Case:
        """What custody makes of it."""
        return replay(self.entries, CASE)


def cited(exhibit: int, place: Place | None = None) -> dict[str, Any]:
    """A place in an exhibit, as details hold it."""
    return {"exhibit": exhibit, "place": None if place is None else place.as_detail()}


def copy_of(search: Search, number: int) -> Copy:
    """A match of a search as decisions tell of it: of its airing of this number, from 0."""
    match = search.match(search.airings[number].matches[0])
    return Copy(
        clip=search.query.sha256,
        part=match.part,
        pairs=tuple(Pair(clip=p.query, part=p.reference) for p in match.pieces),
        kinds=match.kinds,
        relation=", ".join(match.notes),
        expected_false=str(match.expected_false),
        archive_hours=f"{search.score.hours:.1f}",
    )


def at(words: str, start: float, end: float, region: Region | None = None) -> Place:
    """Seconds of a made object."""
    span = Span(start=flicks_of(start), end=flicks_of(end))
    return Place(object=sha(words), span=span, region=region)


def rich_case() -> MadeCase:
    """Seven exhibits, findings of four kinds, one of them verified, sources that differ."""
    made, search = MadeCase(), rich_search()
    made.open()
    made.search(search, "Was the song aired?")
    made.search(make_search([], name="other edit.mp4"), "Was the older edit aired, too?")
    _exhibits(made, search)
    made.decide(copy_of(search, 0), accept=True, reason="Seen and heard: the same video.")
    made.decide(copy_of(search, 2), accept=True, reason="Heard in whole.")
    made.decide(copy_of(search, 4), accept=False, reason="Another song on the same backing track.")
    for coder in ("analyst", "second"):
        made.code(1, at("clip", 4, 9), "call-to-enlist", coder)
        made.code(2, at("clip", 30, 36), "sacred-duty", coder)
    made.code(2, at("clip", 50, 58), "sacred-duty")
    _findings(made)
    _claims(made)
    _signed(made)
    return made


def _exhibits(made: MadeCase, search: Search) -> None:
    for number, title in ((0, "The song in the evening programme"), (1, "The song, cut")):
        copy = copy_of(search, number)
        place = Place(object=copy.part, span=copy.part_span)
        made.exhibit("airing", place, copy, title=title, source="tv-one", credit="own recording")
    place = Place(object=sha("song"), span=Span(start=0, end=flicks_of(72)))
    made.exhibit("span", place, title="The song with its video", source="video page of the house")
    place = Place(object=sha("card"), region=Region(1000, 500, 3050, 4000))
    made.exhibit("still", place, title="Title card", source="tv-one", credit="own recording")
    place = Place(object=sha("article"))
    made.exhibit(
        "article", place, title="Who makes the songs", source="The Tram Post", credit="A. Writer"
    )
    place = Place(object=sha("text"), characters=(216, 289))
    made.exhibit("passage", place, title="A passage of the lyrics", source=ARABIC)
    place = Place(object=sha("register"))
    made.exhibit("article", place, title="Register of associations", source="Public register")


def _findings(made: MadeCase) -> None:
    first = Place(object=sha("song"), span=Span(start=flicks_of(4), end=flicks_of(9)))
    made.state("depicts", "Four people in work clothes stand before a tram.", cited(3, first))
    lyrics = Place(object=sha("text"), characters=(216, 289))
    made.state("says", PERSIAN, cited(6, lyrics), cited(3))
    made.state(
        "alleges",
        "The song was commissioned by the transport union.",
        cited(5),
        by="The Tram Post",
    )
    made.state(
        "assesses",
        "The song appears to be meant to win young people for service on the trams.",
        cited(2),
        cited(6, lyrics),
        reason="It is repeated every evening and ends with an address.",
        confidence="moderate",
        violation="recruitment and use",
        tally={"boys": 0, "girls": 0, "unknown": 4},
    )


def _claims(made: MadeCase) -> None:
    song = "The Song of the Tram"
    made.claim(ARABIC, "produced", song, 5, object_kind="work", asserted_by="The Tram Post")
    made.claim(ARABIC, "part of", "Union of Trams", 5, since="2019", asserted_by="The Tram Post")
    made.claim(ARABIC, "part of", "League of Conductors", 7, since="2021", asserted_by="register")
    made.claim("Union of Trams", "part of", "Ministry of Rails", 7, asserted_by="register")
    made.claim("tv-one", "aired", song, 1, object_kind="work", asserted_by="own recording")
    made.claim("A. Conductor", "leads", "Union of Trams", 5, subject_kind="person", since="2020")


def _signed(made: MadeCase) -> None:
    made.step("source", 1, "analyst", exhibit=3, reliability="good", reason="The file itself.")
    made.step("source", 1, "analyst", exhibit=1, reliability="good", reason="Another recorder.")
    made.step("first-review", 1, "second", reason="Watched at the places given.")
    made.step("second-review", 1, "third", reason="Watched again, agrees.")
    made.step("source", 3, "analyst", exhibit=5, reliability="fair", reason="A newspaper.")
    wrong = made.state("depicts", "A bus stands in the background.", cited(1))
    made.retract(wrong, "It is a tram of another line.")
    place = Place(object=sha("card")).as_detail()
    boxes = [[5000, 2000, 1500, 2000]]
    made.add(
        "clear",
        {
            "exhibit": 4, "place": place, "faces": 1, "boxes": boxes, "role": "analyst",
            "reason": "A title card.",
        },
        sha("card"),
    )  # fmt: skip
    shot = at("song", 40, 44).as_detail()
    made.add("withhold", {"what": "shot", "place": shot, "reason": "A private home."}, sha("song"))


def drawn(seed: int, height: int = 360, width: int = 640) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """uint8 [h, w, 3]: hills under a sky, never the same twice."""
    rows, columns = np.mgrid[0:height, 0:width]
    chance = np.random.default_rng(seed)
    hill = 0.55 + 0.2 * np.sin(columns / 90 + chance.uniform(0, 6)) * np.cos(columns / 37)
    is_hill = rows / height > hill
    picture = np.empty((height, width, 3), np.uint8)
    picture[..., 0] = np.where(is_hill, 60 + 40 * chance.random(), 200 - rows // 4)
    picture[..., 1] = np.where(is_hill, 110, 215 - rows // 6)
    picture[..., 2] = np.where(is_hill, 70, 235)
    return picture


def still(
    number: int, moment: int, at: float, png: bytes | None, *, side: Side, **more: Any
) -> ExhibitStill:
    """A still of an exhibit."""
    state = more.pop("state", State.OBSCURED)
    shown = Shown(at=flicks_of(at), state=state, png=png, width=320, height=180, **more)
    name = f"exhibit-001-still-{number:02}.png"
    return ExhibitStill(
        name=name, number=number, moment=moment, side=side, object=sha("file"), shown=shown
    )


@cache
def _rich_stills() -> dict[int, ExhibitStills]:
    """Pictures of the exhibits: obscured, cleared, withheld and missing ones."""
    match = pictured(rich_search().matches[0])
    pairs: list[ExhibitStill] = []
    for moment, both in enumerate(made_stills(match, 4).pairs, 1):
        for side, shown in ((Side.CLIP, both.clip), (Side.RECORDING, both.recording)):
            at = shown.at / FLICKS
            made = still(len(pairs) + 1, moment, at, shown.png, side=side, state=shown.state)
            pairs.append(replace(made, shown=shown))
    seen = [
        still(n, n, at, obscured_png(drawn(n)), side=Side.EXHIBIT)
        for n, at in enumerate((5, 20, 60), 1)
    ]
    shot = still(4, 4, 42, withheld_png(), side=Side.EXHIBIT, state=State.WITHHELD)
    card = leaving_png(drawn(4), [(5000, 2000, 1500, 2000)])
    cleared = still(
        1, 1, 0, card, side=Side.EXHIBIT, state=State.CLEARED, cleared_by=("analyst",), boxes=1
    )
    return {
        1: ExhibitStills(exhibit=1, stills=tuple(pairs), placing=match.picture),
        3: ExhibitStills(exhibit=3, stills=(*seen, shot)),
        4: ExhibitStills(exhibit=4, stills=(cleared,)),
    }


@dataclass(frozen=True, kw_only=True)
class MadeItem:
    """An item of a checklist."""

    number: str
    text: str
    state: str
    why: str


CHECKLIST = (
    MadeItem(number="1", text="The purpose was written first.", state="passed", why="line 12"),
    MadeItem(number="2", text="Every finding cites.", state="passed", why="4 of 4"),
    MadeItem(number="3", text="The archive is sealed.", state="failed", why="never sealed"),
    MadeItem(number="4", text="Graphic content is flagged.", state="needs a person", why=""),
)


def rich_grounds(made: MadeCase, **more: Any) -> Grounds:
    """What the report says beside."""
    checks = [Check(rule, "passed", "", "all") for rule in ("V001", "V101", "V201")]
    checks.append(Check("V301", "not checked", "", "the archive was never sealed"))
    told: dict[str, Any] = {
        "made_at": MADE_AT,
        "entries": made.entries,
        "checks": checks,
        "head": Head(sequence=148, digest=sha("head")),
        "stills": dict(_rich_stills()),
        "excerpts": {6: PERSIAN},
        "checklist": CHECKLIST,
    }
    return Grounds(**(told | more))


def rich_report(words: WithheldWords | None = None, **more: Any) -> CaseReport:
    """The report of the rich case."""
    made = rich_case()
    return compose_case(made.case(), rich_grounds(made, **more), words or WithheldWords())
