"""The live segments of an archive: add one, look through all, merge many.

Which segments are live is the manifest's business (a protocol; the catalogue keeps it). A
file is written under a temporary name, flushed, renamed, and only then put on the manifest,
so that a crash leaves at most a file that nobody knows. A merge puts the new segment in and
the old ones out in one step of the manifest; readers that still hold an old file keep it.
"""

import contextlib
import fcntl
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from airwitness.errors import AirwitnessError, IntegrityError
from airwitness.evidence.digest import sha256
from airwitness.evidence.store import write_durably
from airwitness.trace.segment import (
    MAX_POSITION,
    IndexedPart,
    NewLane,
    Segment,
    build,
    encode,
    merge,
)

LIVE_LIMIT = 8  # segments; more are merged, as every probe is paid in each


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

    def files(self) -> list[Path]:
        """Every segment file in the folder, live or not."""
        return sorted(self._folder.glob("*.arrow"))

    def add(self, lanes: Sequence[NewLane], parts: Sequence[IndexedPart]) -> None:
        """Write a segment and put it on the manifest; durable when this returns."""
        self._manifest.swap(old=(), new=self._write(encode(build(lanes, parts))))

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
        """Merge where there are too many segments or withdrawn lanes; remove dead files."""
        segments, dropped = self.segments(), self._manifest.withdrawn()
        held = [s for s in segments if any(p.part in dropped for p in s.contents.parts)]
        if held or len(segments) > LIVE_LIMIT:
            for group in _groups(segments if len(segments) > LIVE_LIMIT else held):
                merged = merge(group, dropped)
                new = self._write(encode(merged)) if merged.parts else None
                self._manifest.swap(old=[s.digest for s in group], new=new)
        live = set(self._manifest.live())
        for path in (*self.files(), *self._folder.glob(".*")):
            if path.stem not in live:
                path.unlink(missing_ok=True)

    def _path(self, digest: str) -> Path:
        return self._folder / f"{digest}.arrow"

    def _write(self, data: bytes) -> Segment:
        path = self._path(sha256(data))
        write_durably(path, data)
        return Segment(path)


def _groups(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Segments that fit into one together."""
    group: list[Segment] = []
    length = 0
    for segment in segments:
        frames = max((lane.first + lane.frames for lane in segment.lanes), default=0)
        if group and length + frames > MAX_POSITION:
            yield group
            group, length = [], 0
        group.append(segment)
        length += frames
    if group:
        yield group
