"""Withdraw: delete bytes for good, and say so.

The digest and its place in the custody log stay; the bytes, the names that were kept with
them, and the fingerprints go. It exists for the wrong private file that is added on the
first day, and for the name that should not have been typed.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from airwitness.acts.import_bag import Imported, imported_bag
from airwitness.acts.reading import read_waiting
from airwitness.acts.showing_again import shown_again
from airwitness.archive import Archive
from airwitness.case.replay import copy_detail, told_copies
from airwitness.errors import InputError
from airwitness.evidence.custody import HELD, Line
from airwitness.evidence.digest import is_digest

_NAMELESS = ("kind", "form", "size", "article", "for", "charset", "fetched")
"""Members of an article's detail that tell nothing of who kept it and where it is from."""
_TOLD = 8  # places that a refusal names


class Reason(StrEnum):
    """Why bytes go."""

    PRIVATE = "private"
    MISTAKE = "mistake"
    UNLAWFUL = "unlawful"
    REQUESTED = "requested"
    SAFETY = "safety"


def withdraw(archive: Archive, wanted: str, *, reason: Reason, words: str = "") -> list[str]:
    """Withdraw an object with the details of its adding, or one detail.

    Args:
        archive: where.
        wanted: digest of an object or of a detail, or id of an article or of a recording of one
            part, or of an imported bag. An article of a web archive takes the archive with it.
        reason: a code.
        words: more, kept as a detail that can itself be withdrawn.

    Returns:
        The digests that were withdrawn.

    Raises:
        InputError: nothing of that name was recorded, or words that it withholds stand elsewhere.
    """
    objects, details = _meant(archive, wanted)
    digests = (*objects, *details)
    with archive.deciding():
        _refuse_to_show(archive, digests)
        _keep_copies(archive, details)
        if not objects:
            _keep_articles(archive, details)
        archive.record(
            "withdraw", objects=digests, detail={"reason_code": reason.value, "reason": words}
        )
    archive.forget(digests)
    read_waiting(archive)
    return list(digests)


def _keep_articles(archive: Archive, details: list[str]) -> None:
    """Put on record, without a name or address, that an object is an article and stays one."""
    for line in list(archive.custody.lines()):
        if line.act.act == "add" and line.act.detail in details:
            known = archive.detail(line.act.detail or "") or {}
            kept = {name: known[name] for name in _NAMELESS if name in known}
            if "pages" in known:
                kept["pages"] = [{**page, "url": None} for page in known["pages"]]
            if "kind" in known:
                archive.record("add", objects=line.act.objects, detail={**kept, "again": True})


def _refuse_to_show(archive: Archive, digests: Sequence[str]) -> None:
    """Refuse where words that are withheld would show again."""
    found = shown_again(archive, digests)
    if found:
        more = f" and {len(found) - _TOLD} more" if len(found) > _TOLD else ""
        raise InputError(
            f"withheld words would show again: in {', '.join(found[:_TOLD])}{more}",
            advice="withdraw what is named there first; a withholding itself leaves in no export",
        )


def _keep_copies(archive: Archive, details: list[str]) -> None:
    """Put on record, without a word, where files show the same: what is withheld rests on it."""
    for entry in archive.entries():
        copies = told_copies(entry) if entry.detail_digest in details else []
        if copies:
            archive.record(
                "case",
                objects=(archive.opening(entry.case),),
                detail={"copies": [copy_detail(replace(copy, relation="")) for copy in copies]},
            )


def _meant(archive: Archive, wanted: str) -> tuple[list[str], list[str]]:
    """Objects and details that are to go."""
    lines = list(archive.custody.lines())
    if is_digest(wanted) and any(line.act.detail == wanted for line in lines):
        return [], [wanted]
    bag = imported_bag(archive, wanted)
    if bag is not None:
        return _packed(lines, bag), [bag.detail]
    if not any(wanted in line.act.objects for line in lines if line.act.act == "add"):
        if archive.is_article(wanted):
            wanted = archive.article(wanted).object
        else:
            wanted = _part_meant(archive, wanted)
    added = [line for line in lines if line.act.act == "add" and wanted in line.act.objects]
    details = {line.act.detail for line in added} | _corrections(
        archive, lines, {line.sequence for line in added}
    )
    return [wanted], sorted(detail for detail in details if detail)


def _packed(lines: list[Line], bag: Imported) -> list[str]:
    """The files of a bag, but for those that this archive has for another reason too."""
    others = {
        digest
        for line in lines
        if line.sequence != bag.sequence
        for digest in (*(line.act.objects if line.act.act in HELD else ()), line.act.detail)
    }
    return [digest for digest in dict.fromkeys(bag.files.values()) if digest not in others]


def _part_meant(archive: Archive, wanted: str) -> str:
    recording = archive.recording(wanted)
    parts = [p.part for p in recording.parts if p.part.startswith(wanted)]
    parts = parts or [p.part for p in recording.parts]
    if len(parts) > 1:
        raise InputError(f"{wanted} has {len(parts)} parts", advice="withdraw each by its digest")
    return parts[0]


def _corrections(archive: Archive, lines: list[Line], added: set[int]) -> set[str | None]:
    """Details of corrections that speak of nothing but these lines."""
    found: set[str | None] = set()
    for line in lines:
        if line.act.act == "correct" and line.act.detail:
            parts = (archive.detail(line.act.detail) or {}).get("parts", [])
            if parts and {part["sequence"] for part in parts} <= added:
                found.add(line.act.detail)
    return found
