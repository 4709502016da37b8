"""The stills that leave with the exhibits of a case, drawn through the gate of what may leave.

An airing is shown from both sides at the same moments of the copy; everything else at a few
moments of its span. Each file is read once, however many exhibits rest on it. Whether a picture
is clear or withheld is judged by its own time, not by the time that was asked for.

Example:
    >>> for still in exhibit_stills(archive, case)[3].stills:       # doctest: +SKIP
    ...     print(still.name, still.side, still.shown.state)
    exhibit-003-still-01.png clip obscured
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from airwitness.acts.leaving import Leaving
from airwitness.acts.searches import Scene, clip_place, scene_in
from airwitness.acts.stills import Asked, File, clip_file, moments, part_file, read_shown
from airwitness.airings import Piece
from airwitness.archive import Archive
from airwitness.capture import Placement
from airwitness.case.content import Case, Copy, Exhibit, ExhibitKind
from airwitness.case.place import MOMENT
from airwitness.case.shots import Shots, shots_of
from airwitness.redaction import exhibit_name
from airwitness.report.stills import ExhibitStill, ExhibitStills, Shown, Side
from airwitness.spans import FLICKS, Span
from airwitness.trace.geometry import Placing

MOMENTS = 4  # of an exhibit
LONGEST_STRIP = 600  # pictures
_WIDTH = 960  # pixels; a detector sees more than what leaves
_WITHOUT_PICTURES = frozenset({ExhibitKind.ARTICLE, ExhibitKind.PASSAGE})
_FIRST = "picture 0"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """A picture that is wanted."""

    moment: int
    side: Side
    object: str
    lane: str
    """`picture 0`, …"""
    at: int


def exhibit_stills(
    archive: Archive, case: Case, exhibits: Iterable[Exhibit] | None = None
) -> dict[int, ExhibitStills]:
    """The stills of exhibits, as they may leave.

    Args:
        archive: holds the files.
        case: with everything that was cleared and withheld.
        exhibits: of the case; every one if not given.

    Returns:
        By number of the exhibit; an article or passage has none.
    """
    shown = [e for e in exhibits or case.exhibits if e.kind not in _WITHOUT_PICTURES]
    files = _Files(archive, case)
    wishes: dict[int, list[_Wish]] = {}
    placings: dict[int, Placing | None] = {}
    for exhibit in shown:
        if exhibit.copy is None:
            count = 1 if exhibit.kind is ExhibitKind.STILL else MOMENTS
            wishes[exhibit.number] = _alone(exhibit, _spread(files.span(exhibit), count))
        else:
            scene = files.scene(exhibit.copy)
            wishes[exhibit.number] = _pairs(exhibit.copy, scene)
            placings[exhibit.number] = scene.picture
    drawn = files.drawn([w for some in wishes.values() for w in some], shots_of(case))
    return {
        number: ExhibitStills(
            exhibit=number,
            stills=_named(number, "still", some, drawn),
            placing=placings.get(number),
        )
        for number, some in wishes.items()
    }


def exhibit_strip(archive: Archive, case: Case, exhibit: Exhibit) -> ExhibitStills:
    """What leaves of a moving picture: one obscured still a second at most, and no sound.

    Args:
        archive: holds the file.
        case: with everything that was withheld; what was cleared stays obscured here.
        exhibit: of the case.
    """
    files = _Files(archive, case)
    span = files.span(exhibit)
    count = min(LONGEST_STRIP, max(1, span.duration // FLICKS))
    wishes = _alone(exhibit, _spread(span, count))
    drawn = files.drawn(wishes, replace(shots_of(case), clearings=()))
    return ExhibitStills(
        exhibit=exhibit.number, stills=_named(exhibit.number, "strip", wishes, drawn)
    )


class _Files:
    """The files of a case, and where they are."""

    def __init__(self, archive: Archive, case: Case) -> None:
        self._archive = archive
        self._case = case
        recordings = archive.catalogue.recordings()
        self._placements = {(p.recording, p.part): p for r in recordings for p in r.parts}
        self._parts: dict[str, Placement] = {}
        for placement in self._placements.values():
            self._parts.setdefault(placement.part, placement)

    def span(self, exhibit: Exhibit) -> Span:
        """What of its object an exhibit shows."""
        if exhibit.place.span is not None:
            return exhibit.place.span
        placement = self._parts.get(exhibit.place.object)
        return Span(start=0, end=0 if placement is None else placement.duration)

    def scene(self, copy: Copy) -> Scene:
        """What has to be known of a copy to show its pictures."""
        for search in self._case.searches:
            found = None if search.answer is None else scene_in(search.answer, copy)
            if found is not None:
                return found
        return Scene(
            id="",
            recording="",
            part=copy.part,
            lane=_FIRST,
            pieces=tuple(Piece(query=p.clip, reference=p.part) for p in copy.pairs),
            frames=(),
            picture=None,
        )

    def drawn(self, wishes: Sequence[_Wish], shots: Shots) -> dict[_Wish, Shown]:
        """Every picture that is wanted; each file is read once."""
        together: dict[tuple[str, str], list[_Wish]] = defaultdict(list)
        for wish in wishes:
            together[wish.object, wish.lane].append(wish)
        found: dict[_Wish, Shown] = {}
        gate = Leaving(shots=shots)
        for (digest, lane), some in together.items():
            find = partial(self._file, digest, lane)
            shown = read_shown(find, digest, [wish.at for wish in some], gate, _WIDTH)
            found |= {wish: shown[wish.at] for wish in some}
        return found

    def _file(self, digest: str, lane: str) -> File:
        if digest in self._parts:
            return part_file(self._archive, self._parts[digest], lane)
        asked = Asked(place=clip_place(self._archive, digest), sha256=digest)
        return clip_file(self._archive, asked, self._placements)


def _spread(span: Span, most: int) -> list[int]:
    """Some times, evenly in a span; its beginning alone where it is a moment."""
    if span.duration <= MOMENT:
        return [span.start]
    places = (span.start + (2 * n + 1) * span.duration // (2 * most) for n in range(most))
    return list(dict.fromkeys(places))


def _alone(exhibit: Exhibit, times: Sequence[int]) -> list[_Wish]:
    return [
        _Wish(
            moment=moment,
            side=Side.EXHIBIT,
            object=exhibit.place.object,
            lane=_lane(exhibit.place.track or ""),
            at=at,
        )
        for moment, at in enumerate(times, 1)
    ]


def _pairs(copy: Copy, scene: Scene) -> list[_Wish]:
    """Both sides of an airing at the same moments."""
    return [
        _Wish(moment=moment, side=side, object=digest, lane=lane, at=at)
        for moment, (clip, part) in enumerate(moments(scene, MOMENTS), 1)
        for side, digest, lane, at in (
            (Side.CLIP, copy.clip, _FIRST, clip),
            (Side.RECORDING, copy.part, _lane(scene.lane), part),
        )
    ]


def _lane(name: str) -> str:
    """A lane of pictures; the first where a lane of sound is named, or none."""
    return name if name.startswith(_FIRST.rstrip("0")) else _FIRST


def _named(
    exhibit: int, what: str, wishes: Sequence[_Wish], drawn: Mapping[_Wish, Shown]
) -> tuple[ExhibitStill, ...]:
    return tuple(
        ExhibitStill(
            name=exhibit_name(exhibit, what, number, suffix="png"),
            number=number,
            moment=wish.moment,
            side=wish.side,
            object=wish.object,
            shown=drawn[wish],
        )
        for number, wish in enumerate(wishes, 1)
    )
