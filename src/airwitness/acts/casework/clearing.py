"""Clear a shot, and withhold a shot, words or sound.

Clearing is for one shot at a time and asks for the number of faces; whatever is cleared, the boxes
stay obscured. Withholding beats every clearing, in every case, and cannot be taken back.
"""

from collections.abc import Sequence

from airwitness.acts.casework.docket import docket, need_key, optional, worded
from airwitness.acts.casework.placing import object_place, place_in
from airwitness.archive import Archive
from airwitness.case.content import Case, Clearing, ExhibitKind, Withheld, Withholding
from airwitness.case.place import Place, Region
from airwitness.case.shots import shots_of
from airwitness.errors import InputError
from airwitness.evidence.digest import Json
from airwitness.evidence.keys import Signer
from airwitness.spans import FLICKS

LONGEST_SHOT = 60 * FLICKS
"""A longer stretch is hardly one shot, and nobody counts the faces of it."""
_TEXTS = frozenset({ExhibitKind.ARTICLE, ExhibitKind.PASSAGE})


def clear(
    archive: Archive,
    case: str,
    place: str,
    *,
    faces: int,
    boxes: Sequence[Region],
    role: str,
    reason: str,
    signer: Signer | None,
) -> tuple[Clearing, bool]:
    """Say that the pictures of a shot may be shown, but for the boxes.

    Args:
        archive: where.
        case: id of the case.
        place: number of an exhibit with an optional place in it, or a place in its object.
        faces: how many are visible, as the person counted.
        boxes: what stays obscured, at least as many as faces.
        role: in what role the person clears.
        reason: why it may be shown.
        signer: who signs.

    Returns:
        The clearing, and whether the shot is clear now; else it waits for another actor.

    Raises:
        InputError: nobody signs, there are fewer boxes than faces, it is no single shot, or it is
            withheld.
    """
    need_key(signer, "a clearing")
    if faces < 0 or len(boxes) < faces:
        raise InputError(
            f"{faces} faces want at least as many boxes, {len(boxes)} were given",
            advice="give --box x,y,w,h in percent of the picture, once for each face",
        )
    with docket(archive, case, signer) as open_docket:
        exhibit, where = place_in(archive, open_docket.case, place)
        at = None if where.span is None else where.span.start
        _refuse_what_is_no_shot(archive, where)
        until = None if where.span is None else where.span.end
        shots = shots_of(open_docket.case)
        if shots.withheld_at(where.object, at, until) is not None:
            raise InputError(f"{place} is withheld", advice="what was withheld stays withheld")
        line = open_docket.record(
            "clear",
            objects=(where.object,),
            detail={
                "exhibit": exhibit.number,
                "place": where.as_detail(),
                "faces": faces,
                "boxes": [[*box] for box in boxes],
                "role": worded("role", role),
                "reason": worded("reason", reason),
            },
        )
        after = open_docket.again()
        made = next(c for c in after.clearings if c.record.sequence == line.sequence)
        return made, shots_of(after).clear_at(where.object, at) is not None


def _refuse_what_is_no_shot(archive: Archive, where: Place) -> None:
    if where.region is not None or where.characters is not None:
        raise InputError(
            "a shot is cleared as a whole", advice="what stays obscured is given with --box"
        )
    lasts = [p.duration for p in archive.catalogue.placements(part=where.object)]
    if where.span is None and any(lasts):
        raise InputError("a shot has a time", advice="say from when to when, such as 3#t=12,18.5")
    if where.span is not None and where.span.duration > LONGEST_SHOT:
        raise InputError(
            f"a shot of more than {LONGEST_SHOT // FLICKS} seconds is hardly one",
            advice="clear shot by shot: faces are counted for each",
        )


def withhold(
    archive: Archive,
    case: str,
    what: Withheld,
    *,
    place: str = "",
    phrase: str = "",
    reason: str,
    signer: Signer | None,
) -> Withholding:
    """Keep something from leaving in any form, in every case, for good.

    Args:
        archive: where.
        case: id of the case.
        what: a shot, words, or a track.
        place: an exhibit, or an object of the archive, with a place in it.
        phrase: words that are withheld wherever they stand, in place of a place.
        reason: why, in words.
        signer: who signs; None for an actor without a key.

    Raises:
        InputError: neither or both of place and phrase, or the place is not known.
    """
    words = optional("phrase", phrase)
    if bool(words) == bool(place) or (words and what is not Withheld.WORDS):
        raise InputError("withhold a place, or a phrase", advice="not both of them, nor neither")
    with docket(archive, case, signer) as open_docket:
        detail: dict[str, Json] = {"what": what.value, "reason": worded("reason", reason)}
        if words:
            # should the phrase itself be withdrawn, all the texts of the case are withheld
            texts = [e for e in open_docket.case.exhibits if e.kind in _TEXTS]
            objects = tuple(dict.fromkeys(exhibit.place.object for exhibit in texts))
            detail["phrase"] = words
        else:
            where = _place(archive, open_docket.case, place)
            objects = (where.object,)
            detail["place"] = where.as_detail()
        line = open_docket.record("withhold", objects=objects, detail=detail)
        withholdings = open_docket.again().withholdings
        return next(w for w in withholdings if w.record.sequence == line.sequence)


def _place(archive: Archive, case: Case, text: str) -> Place:
    """A place in an exhibit, or in any object of the archive."""
    if text.partition("#")[0].strip().isdecimal():
        return place_in(archive, case, text)[1]
    return object_place(archive, text)
