"""The masks of an archive: a folder of files that do not change, and a list of those in force.

The list is replaced in one step, after the files that it names are durable. Masks that are not in
force any more stay, as searches name them, until something that they were learned from is gone.
All of it is derived and may be deleted: then nothing is masked until masks are learned again.
"""

import contextlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from airwitness.errors import AirwitnessError, IndexMismatch, InputError, IntegrityError
from airwitness.evidence.digest import canonical, is_digest, sha256
from airwitness.evidence.store import write_durably
from airwitness.trace.mask import Mask, read_mask

FORMAT = "airwitness masks 1"


class MaskFolder:
    """The folder of masks in an index. Who changes it holds `Index.writing`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def _list(self) -> Path:
        return self._folder / "live.json"

    def live(self) -> list[str]:
        """Digests of the masks in force, sorted; none where the list is damaged."""
        try:
            held = json.loads(self._list.read_bytes())
            names = held["masks"] if held["format"] == FORMAT else []
            return sorted(name for name in names if is_digest(name))
        except (OSError, ValueError, LookupError, TypeError):
            return []

    def in_force(self) -> list[Mask]:
        """The masks that a search applies, but for those of another version.

        Raises:
            IntegrityError: one is gone or damaged.
        """
        while True:
            live, found = self.live(), []
            try:
                for name in live:
                    with contextlib.suppress(IndexMismatch):
                        found.append(self._read(name))
            except IntegrityError:
                if self.live() == live:
                    raise
                continue
            return found

    def usable(self) -> list[Mask]:
        """Those in force that can be read."""
        found = []
        for name in self.live():
            with contextlib.suppress(AirwitnessError):
                found.append(self._read(name))
        return found

    def named(self, digests: Iterable[str]) -> list[Mask]:
        """Masks that a search named.

        Raises:
            InputError: one is gone.
            IntegrityError: one is damaged.
            IndexMismatch: one was learned in another way.
        """
        found = []
        for name in digests:
            if not is_digest(name) or not self._path(name).is_file():
                raise InputError(
                    f"the mask {name[:12]} is gone",
                    advice="what it was learned from was withdrawn or corrected, or its folder"
                    " was deleted: search with the masks of now",
                )
            found.append(self._read(name))
        return found

    def put(self, masks: Sequence[Mask]) -> None:
        """Put these in force, and no others; durable when this returns."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        names = []
        for mask in masks:
            data = mask.as_bytes()
            names.append(sha256(data))
            path = self._path(names[-1])
            if not path.is_file() or path.read_bytes() != data:  # else it is durable already
                write_durably(path, data)
        self._write_list(sorted(names))

    def retire(self) -> None:
        """Put none in force, so that all are learned again."""
        self._list.unlink(missing_ok=True)

    def prune(self, services: Mapping[str, str | None]) -> None:
        """Delete those of which something is gone or of another service, and what is no mask.

        Args:
            services: by part, of all that the archive holds.
        """
        kept = set()
        for path in self.files():
            with contextlib.suppress(AirwitnessError):
                if read_mask(path).fits(services):
                    kept.add(path.stem)
        live = self.live()
        if not kept.issuperset(live):
            self._write_list([name for name in live if name in kept])
        for path in (*self.files(), *self._folder.glob(".*")):
            if path.stem not in kept:
                path.unlink(missing_ok=True)

    def files(self) -> list[Path]:
        """Every file of a mask, in force or not."""
        return sorted(self._folder.glob("*.arrow"))

    def _write_list(self, names: Sequence[str]) -> None:
        write_durably(self._list, canonical({"format": FORMAT, "masks": list(names)}) + b"\n")

    def _path(self, digest: str) -> Path:
        return self._folder / f"{digest}.arrow"

    def _read(self, digest: str) -> Mask:
        return read_mask(self._path(digest))
