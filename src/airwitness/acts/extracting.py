"""What leaves of the log with a case: its lines, those of its exhibits, and what proves them.

Of a case's lines all leave, as lines: they hold digests, chosen ids and times. Their details hold
what people typed, and leave only where nothing in them is withheld. Details that name files, or
that say what is withheld, do not leave at all; a bag says of them that they are not disclosed.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from airwitness.archive import Archive
from airwitness.evidence.custody import OF_A_CASE, Line
from airwitness.evidence.extract import Covering, extract
from airwitness.evidence.seal import recorded_seals
from airwitness.evidence.store import DETAILS
from airwitness.redaction import WithheldWords, cover

_OF_OBJECTS = frozenset({"add", "import", "view-original", "withdraw"})
_NAMES_FILES = frozenset({"add", "correct", "export", "import", "search", "view-original"})
_SAYS_WHAT_IS_HIDDEN = frozenset({"withhold", "withdraw"})
_KEPT_BACK = _NAMES_FILES | _SAYS_WHAT_IS_HIDDEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """Lines of a case as they leave."""

    custody: bytes
    """The extract, see `evidence.extract`."""
    objects: Mapping[str, bytes]
    """Keys and the files of seals, by digest."""
    details: Mapping[str, bytes]
    """Details that may leave, by digest."""
    seals: tuple[tuple[str, ...], ...]
    """Objects of each seal that is named, the last one last."""
    size: int
    """How many lines the last seal covers."""
    key: str
    """Digest of the archive's public key."""
    fingerprint: str
    """Of that key, for people to compare."""
    time: str
    """Of the last seal."""
    lines: int
    hidden: int
    """Details that do not leave, or were withdrawn."""


def extracted(
    archive: Archive,
    opening: str,
    *,
    things: Collection[str],
    packing: int,
    words: WithheldWords,
    names: frozenset[str],
) -> Extracted:
    """Take a case's lines out of the log. The last line must be a seal over all of them.

    Args:
        archive: where.
        opening: digest of the detail that opened the case.
        things: SHA-256 of what the exhibits are, or are taken from.
        packing: sequence of the line that names the files that leave.
        words: what is withheld of texts; no detail leaves in which some of it stands.
        names: of files; no detail leaves of which one is a text, or in which one with a suffix
            stands.
    """
    recorded = recorded_seals(archive.custody)
    seals = [_covering(archive, seal.sequence, seal.objects) for seal in recorded]
    lines = [line for line in archive.custody.lines() if line.sequence <= seals[-1].line]
    chosen = [line for line in lines if _is_of(line, opening, things) or line.sequence == packing]
    actors = {line.act.actor for line in chosen} | {"archive"}
    chosen += [line for line in lines if line.act.act == "enrol" and line.act.actor in actors]
    places = {line.sequence for line in chosen if line.sequence <= seals[-1].size}
    custody = extract(archive.custody.raw_lines(), places, seals)
    kept = {line["sequence"] for line in json.loads(custody)["lines"]}
    leaving = [line for line in lines if line.sequence in kept]
    stated = tuple(line.act.objects for line in leaving if line.act.act == "seal")
    told = dict.fromkeys(line.act.detail for line in leaving if line.act.detail)
    gate = _Gate(words=words, names=names, packing=packing)
    details = {
        line.act.detail: archive.store.path(line.act.detail, shelf=DETAILS).read_bytes()
        for line in leaving
        if line.act.detail and gate.lets(line, archive.detail(line.act.detail))
    }
    known = archive.enrolled()["archive"]
    named = [d for line in leaving if line.act.act in {"enrol", "seal"} for d in line.act.objects]
    return Extracted(
        custody=custody,
        objects={digest: archive.store.read(digest) for digest in named},
        details=details,
        seals=stated,
        size=seals[-1].size,
        key=known.key,
        fingerprint=known.fingerprint,
        time=leaving[-1].time,
        lines=len(leaving),
        hidden=len(told) - len(details),
    )


def _is_of(line: Line, opening: str, things: Collection[str]) -> bool:
    """Whether a line is one of the case, or about what its exhibits are taken from."""
    if line.act.act in OF_A_CASE:
        return opening in (line.act.detail, *line.act.objects[:1])
    return line.act.act in _OF_OBJECTS and not set(things).isdisjoint(line.act.objects)


def _covering(archive: Archive, line: int, objects: tuple[str, ...]) -> Covering:
    stated: dict[str, Any] = json.loads(archive.store.read(objects[0]))
    return Covering(
        line=line,
        size=stated["sequence"],
        is_stamped=len(objects) > 2,  # noqa: PLR2004 (statement and signature)
        is_restamp="older" in stated,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gate:
    """Which details leave."""

    words: WithheldWords
    names: frozenset[str]
    packing: int

    def lets(self, line: Line, content: dict[str, Any] | None) -> bool:
        """Whether a detail leaves; None is one that was withdrawn."""
        if content is None or line.act.act in _KEPT_BACK:
            return False
        if line.sequence == self.packing:  # digests and numbers; the bag is nothing without it
            return True
        if not self.names.isdisjoint(_texts(content)) or cover(content, self.words) != content:
            return False
        files = WithheldWords(phrases=tuple(n for n in self.names if PurePath(n).suffix))
        return cover(content, files) == content


def _texts(value: Any) -> Iterator[str]:
    """Every text of a value of JSON, keys left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)
