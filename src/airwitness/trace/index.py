"""The live segments of an archive: add one, look through all, merge many.

Which segments are live is the manifest's business (a protocol; the catalogue keeps it). A
file is written under a temporary name, flushed, renamed, and only then put on the manifest,
so that a crash leaves at most a file that nobody knows. A merge puts the new segment in and
the old ones out in one step of the manifest; readers that still hold an old file keep it.

Small segments are merged with small ones (`_smallest`), so that an archive that grows batch by
batch writes each posting anew only a few times: about once for each doubling.
"""

import contextlib
import fcntl
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from airwitness.errors import AirwitnessError, IntegrityError
from airwitness.trace.laying import NewLane, build, write
from airwitness.trace.mask_folder import MaskFolder
from airwitness.trace.merging import merge
from airwitness.trace.picture_table import NewPictures
from airwitness.trace.segment import MOST, TRACE_BLOCK, IndexedPart, Segment

LIVE_LIMIT = 8  # segments; more are merged, as every probe is paid in each
_MUCH = 2  # a segment this many times as large as those before it together is not merged


class Manifest(Protocol):
    """Which segments are live, and which parts are withdrawn."""

    def live(self) -> list[str]:
        """Digests of the live segments."""

    def swap(self, *, old: Sequence[str], new: Segment | None) -> None:
        """Put one segment in and others out, in one durable step."""

    def withdrawn(self) -> frozenset[str]:
        """Digests of parts that may not be found any more."""


class Index:
    """The folder of segments behind a manifest."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self._folder = folder
        self._manifest = manifest
        self._open: dict[str, Segment] = {}

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Held by the one process that adds or merges; others wait. Searches do not."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        with (self._folder / "lock").open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def segments(self) -> list[Segment]:
        """The live segments, open. A merge in the meantime is followed.

        Raises:
            IntegrityError: a segment on the manifest is gone or damaged.
            IndexMismatch: one was made with other parameters.
        """
        while True:
            live = self._manifest.live()
            try:
                for digest in live:
                    if digest not in self._open:
                        self._open[digest] = Segment(self._path(digest))
            except IntegrityError:
                if self._manifest.live() == live:
                    raise
                continue
            self._open = {digest: self._open[digest] for digest in live}
            return list(self._open.values())

    @property
    def background(self) -> Path:
        """The file with the score's background."""
        return self._folder / "background.json"

    @property
    def masks(self) -> MaskFolder:
        """The masks of the archive."""
        return MaskFolder(self._folder / "masks")

    def files(self) -> list[Path]:
        """Every segment file in the folder, live or not."""
        return sorted(self._folder.glob("*.arrow"))

    def add(
        self,
        lanes: Sequence[NewLane],
        parts: Sequence[IndexedPart],
        pictures: Sequence[NewPictures] = (),
    ) -> None:
        """Write a segment and put it on the manifest; durable when this returns."""
        self._manifest.swap(old=(), new=write(build(lanes, parts, pictures), self._folder))

    def adopt(self) -> None:
        """Put files on the manifest that hold what no live segment holds; largest first.

        After the manifest was lost its segments need not be made again. What is left over is
        the rest of a merge, and `tidy` removes it.
        """
        live = self._manifest.live()
        covered = {p.part for segment in self.segments() for p in segment.contents.parts}
        found = []
        for path in self.files():
            if path.stem not in live:
                with contextlib.suppress(AirwitnessError):  # unreadable: it is made again
                    found.append(Segment(path))
        for segment in sorted(found, key=lambda s: (-len(s.contents.parts), s.digest)):
            parts = {part.part for part in segment.contents.parts}
            if parts and not parts & covered:
                self._manifest.swap(old=(), new=segment)
                covered |= parts

    def clear(self) -> None:
        """Remove every segment; all parts wait to be indexed again."""
        self._manifest.swap(old=self._manifest.live(), new=None)
        for path in self.files():
            path.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Merge where there are too many segments or withdrawn lanes; remove dead files.

        The caller holds `writing`.
        """
        dropped = self._manifest.withdrawn()
        held = [s for s in self.segments() if any(p.part in dropped for p in s.contents.parts)]
        for group in _groups(held):
            self._merge(group, dropped)
        while len(segments := self.segments()) > LIVE_LIMIT:
            group = _smallest(segments)
            if len(group) < 2:  # noqa: PLR2004 (nothing fits together)
                break
            self._merge(group, dropped)
        live = set(self._manifest.live())
        for path in (*self.files(), *self._folder.glob(".*")):
            if path.stem not in live:
                path.unlink(missing_ok=True)

    def _path(self, digest: str) -> Path:
        return self._folder / f"{digest}.arrow"

    def _merge(self, group: Sequence[Segment], dropped: frozenset[str]) -> None:
        merged = merge(group, dropped, self._folder)
        new = write(merged, self._folder) if merged.parts else None
        self._manifest.swap(old=[segment.digest for segment in group], new=new)


def _size(segment: Segment) -> int:
    """Postings and corners."""
    return segment.contents.position.size + segment.contents.pictures.frame.size


def _smallest(segments: Sequence[Segment]) -> list[Segment]:
    """The two smallest, and each next one that is not much larger than those before it."""
    group: list[Segment] = []
    for segment in sorted(segments, key=lambda s: (_size(s), s.digest)):
        is_much = _size(segment) > _MUCH * sum(map(_size, group))
        if (len(group) > 1 and is_much) or not _fits([*group, segment]):
            break
        group.append(segment)
    return group


def _groups(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """All of them, as few groups as fit into a segment each."""
    group: list[Segment] = []
    for segment in segments:
        if group and not _fits([*group, segment]):
            yield group
            group = []
        group.append(segment)
    if group:
        yield group


def _fits(group: Sequence[Segment]) -> bool:
    """Whether one segment can hold all of these."""
    held = [segment.contents for segment in group]
    sizes = (
        TRACE_BLOCK * sum(contents.blocks for contents in held),
        sum(contents.position.size for contents in held),
        sum(contents.trace.size for contents in held),
        sum(contents.pictures.frame.size for contents in held),
    )
    return max(sizes) <= MOST
