"""Keep each search that was answered, and find a match again by its id.

A kept search is JSON: {"schema": 1, "clip": where the clip is, "search": `find --json`}. What
is read back was written by an earlier version or by hand: nothing in it is believed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from airwitness.airings import Piece
from airwitness.archive import Archive
from airwitness.case.answers import copy_of
from airwitness.case.content import Copy
from airwitness.errors import InputError
from airwitness.evidence.digest import is_digest
from airwitness.search import Search
from airwitness.spans import Span, flicks_of
from airwitness.trace.geometry import Placing, Rectangle

_SCHEMA = 1
_ID = 12  # characters of a match's id
_HEX = frozenset("0123456789abcdef")
_LONGEST = 1e8  # seconds that a time may be


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What has to be known of a match to show its pictures."""

    id: str
    recording: str
    part: str
    """SHA-256 of the part."""
    lane: str
    pieces: tuple[Piece, ...]
    frames: tuple[tuple[float, float], ...]
    """Clip and recording seconds of matched frames."""
    picture: Placing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A match of a search that was kept."""

    clip: str | None
    """Path of the clip, or id in the archive; None where that was not kept."""
    sha256: str
    """Of the clip's file."""
    scene: Scene


def keep(archive: Archive, clip: str | Path, search: Search) -> None:
    """Keep a search that was answered.

    Args:
        archive: what was searched.
        clip: path of the clip, or id in the archive.
        search: the answer.
    """
    path = Path(clip)
    place = str(path.resolve()) if path.is_file() else str(clip)
    content = {"schema": _SCHEMA, "clip": place, "search": search.as_json()}
    archive.private.keep_search(json.dumps(content, sort_keys=True).encode())


def recall(archive: Archive, match: str, file: Path | None = None) -> Kept:
    """The match with this id, of the newest search that has it.

    Args:
        archive: whose searches are looked through.
        match: id of the match.
        file: look into this search alone: one that was kept, or what `find --json` printed.

    Raises:
        InputError: no search has it, or what has it cannot be read.
    """
    if len(match) != _ID or match[0] != "m" or not set(match[1:]) <= _HEX:
        raise InputError(
            f"{match!r} is not the id of a match", advice="`airwitness find CLIP --json` tells ids"
        )
    for path in archive.private.searches() if file is None else [file]:
        kept = _recalled(path, match)
        if kept is not None:
            return kept
    where = "no kept search" if file is None else f"no match of {file.name}"
    raise InputError(
        f"{where} has the id {match}",
        advice="run `airwitness find` with the clip again; a withdrawal clears kept searches",
    )


def clip_place(archive: Archive, sha256: str) -> str | None:
    """Where the clip with this digest was when it was searched with, by the newest kept search."""
    for path in archive.private.searches():
        try:
            data = path.read_bytes()
            content = json.loads(data) if sha256.encode() in data else {}
            if content.get("clip") and content["search"]["query"]["sha256"] == sha256:
                return str(content["clip"])
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            continue
    return None


def masks_of(file: Path) -> list[str]:
    """Digests of the masks that a search named; none where it is of a time before there were any.

    Args:
        file: a search that was kept, or what `find --json` printed.

    Raises:
        InputError: it is not a search.
    """
    try:
        content = json.loads(file.read_bytes())
        search = content.get("search", content)
        _, masks = search["matches"], search.get("masks", ())
        return [str(mask["id"]) for mask in masks]
    except OSError as error:
        raise InputError(f"{file.name} cannot be read ({error.strerror})") from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise _no_search(file) from error


def scene_in(answer: Mapping[str, Any], copy: Copy) -> Scene | None:
    """What has to be known of a copy to show its pictures, as a search told it; None if not.

    Args:
        answer: what `find --json` prints.
        copy: of which a match of the search tells.
    """
    try:
        asked = copy.clip, copy.part, copy.pairs
        copies = ((match, copy_of(answer, match)) for match in answer["matches"])
        told = (match for match, one in copies if (one.clip, one.part, one.pairs) == asked)
        return next((_kept(None, answer, match).scene for match in told), None)
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _recalled(path: Path, match: str) -> Kept | None:
    try:
        data = path.read_bytes()
        if match.encode() not in data:
            return None
        content = json.loads(data)
        search = content.get("search", content)
        every = (*search["matches"], *search["weaker"], *search.get("static", ()))
        found = [m for m in every if m["id"] == match]
        return _kept(content.get("clip"), search, found[0]) if found else None
    except OSError as error:
        raise InputError(f"{path.name} cannot be read ({error.strerror})") from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise _no_search(path) from error


def _no_search(file: Path) -> InputError:
    advice = "give what `airwitness find --json` printed"
    return InputError(f"{file.name} is not a search", advice=advice)


def _kept(clip: object, search: Mapping[str, Any], match: dict[str, Any]) -> Kept:
    sha256, part = search["query"]["sha256"], match["part"]
    if not (is_digest(sha256) and is_digest(part)):
        raise ValueError(part)
    return Kept(
        clip=None if clip is None else str(clip),
        sha256=sha256,
        scene=Scene(
            id=match["id"],
            recording=str(match["recording"]["id"]),
            part=part,
            lane=str(match["lane"]),
            pieces=tuple(
                Piece(query=_span(piece["query"]), reference=_span(piece["reference"]))
                for piece in match["pieces"]
            ),
            frames=tuple((_second(x), _second(y)) for x, y in match.get("frames", ())),
            picture=_placing(match.get("picture")),
        ),
    )


def _span(value: dict[str, Any]) -> Span:
    return Span(start=flicks_of(_second(value["start"])), end=flicks_of(_second(value["end"])))


def _second(value: object) -> float:
    if not isinstance(value, int | float) or not 0 <= value <= _LONGEST:
        raise ValueError(value)
    return float(value)


def _placing(value: dict[str, Any] | None) -> Placing | None:
    if value is None:
        return None
    return Placing(
        in_recording=_rectangle(value["in_recording"]),
        in_clip=_rectangle(value["in_clip"]),
        is_mirrored=value["mirrored"] is True,
    )


def _rectangle(value: dict[str, Any]) -> Rectangle:
    shares = {side: float(value[side]) for side in ("left", "top", "width", "height")}
    if not all(0 <= share <= 1 for share in shares.values()):
        raise ValueError(value)
    return Rectangle(**shares)
