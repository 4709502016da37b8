"""Write-once objects, each a plain file named by the SHA-256 of its bytes.

Two shelves: `objects` (what was captured) and `details` (what a person typed or what
describes a machine: salted JSON that can be withdrawn). A file of either can be checked with
`sha256sum` and no Airwitness.

How a file comes in, so that a crash at any moment leaves nothing half done:

1. its bytes are written under `incoming/` and flushed to the disk;
2. a marker `incoming/<digest>.<shelf>` is made durable: "not yet recorded";
3. the file is renamed onto its shelf, the folder is flushed, and the file is read again;
4. once the custody log holds a line that names it, `confirm` removes the marker.

A file that has a marker and no custody line is the rest of a crash and `sweep` removes it. A
file with neither was put there by somebody else, and `verify` says so.
"""

import contextlib
import fcntl
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from airwitness.errors import CaptureError, IntegrityError
from airwitness.evidence.digest import Json, canonical, is_digest, sha256, sha256_stream

OBJECTS = "objects"
DETAILS = "details"
INCOMING = "incoming"
_FICLONE = 0x40049409  # ioctl that shares blocks between files (linux/fs.h)
_READ_ONLY = 0o444
_SALT_BYTES = 32
_SMALL = 64 << 20  # bytes of a key, a statement, a time stamp and its chain at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What `put_*` did."""

    digest: str
    """SHA-256 of the bytes, hex."""
    size: int
    """Bytes."""
    is_new: bool
    """Whether the store did not hold these bytes before."""


class Store:
    """The shelves of one archive folder. Many processes may read and write at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def create(self) -> None:
        """Make the empty shelves."""
        for name in (OBJECTS, DETAILS, INCOMING):
            (self._folder / name).mkdir(mode=0o700)
        sync_folder(self._folder)

    def path(self, digest: str, *, shelf: str = OBJECTS) -> Path:
        """Where the file of a digest is, or would be."""
        return self._folder / shelf / digest[:2] / digest

    def holds(self, digest: str, *, shelf: str = OBJECTS) -> bool:
        """Whether the bytes are on the shelf."""
        return self.path(digest, shelf=shelf).is_file()

    def holds_any(self, digest: str) -> bool:
        """Whether either shelf has bytes of this name."""
        return any(self.holds(digest, shelf=shelf) for shelf in (OBJECTS, DETAILS))

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Held while files come in, so that nobody sweeps them before they are recorded."""
        with _locked(self._folder / INCOMING / "lock", fcntl.LOCK_SH):
            yield

    @contextlib.contextmanager
    def alone(self) -> Iterator[bool]:
        """Held while bytes are removed; gives False where files are coming in."""
        how = fcntl.LOCK_EX | fcntl.LOCK_NB
        with _locked(self._folder / INCOMING / "lock", how) as is_alone:
            yield is_alone

    def put_file(self, source: Path) -> Stored:
        """Copy a file in; the source is only read.

        Raises:
            CaptureError: the source cannot be read to its end, or the disk is full.
        """
        try:
            with source.open("rb") as stream:
                return self._put(OBJECTS, lambda target: _clone_or_copy(stream, target))
        except OSError as error:
            raise CaptureError(
                source.name, f"cannot be copied ({error.strerror})", advice="add it again"
            ) from error

    def preserve(self, source: Path, *, leave: bool) -> tuple[str, int]:
        """Copy a file in, or leave it where it is and only read it; gives digest and bytes.

        Raises:
            CaptureError: the source cannot be read to its end, or the disk is full.
        """
        if not leave:
            stored = self.put_file(source)
            return stored.digest, stored.size
        try:
            with source.open("rb") as stream:
                return sha256_stream(stream)
        except OSError as error:
            raise CaptureError(
                source.name, f"cannot be read ({error.strerror})", advice="add it again"
            ) from error

    def put_bytes(self, data: bytes) -> Stored:
        """Keep bytes that this program made or was sent: a key, a signature, a token."""
        return self._put(OBJECTS, lambda target: _write(target, data))

    def read(self, digest: str) -> bytes:
        """The bytes of a small object.

        Raises:
            IntegrityError: it is not there, not what was recorded, or no small file at all.
        """
        path = self.path(digest)
        try:
            if not path.is_file() or path.stat().st_size > _SMALL:  # a pipe would never end
                raise IntegrityError(digest, "this object cannot be read as a small file")
            data = path.read_bytes()
        except OSError as error:
            raise IntegrityError(digest, "this object cannot be read") from error
        if sha256(data) != digest:
            raise IntegrityError(digest, "this object is not what was recorded")
        return data

    def put_detail(self, content: dict[str, Json]) -> Stored:
        """Keep what a person typed, with a random salt, so that its digest tells nothing."""
        data = canonical({**content, "salt": secrets.token_hex(_SALT_BYTES)})
        return self._put(DETAILS, lambda target: _write(target, data))

    def confirm(self, *stored: tuple[str, str]) -> None:
        """Remove the markers of (shelf, digest): custody now names them."""
        for shelf, digest in stored:
            self._marker(shelf, digest).unlink(missing_ok=True)

    def sweep(self, recorded: Callable[[], Iterable[str]]) -> int:
        """Remove what a crash left, unless another process is writing.

        Args:
            recorded: gives every digest that custody names; called only where needed.

        Returns:
            How many files were removed.
        """
        incoming = self._folder / INCOMING
        if all(path.name == "lock" for path in list(incoming.iterdir())):
            return 0
        with self.alone() as is_alone:
            if not is_alone:
                return 0
            names, swept = frozenset(recorded()), 0
            for entry in [e for e in incoming.iterdir() if e.name != "lock"]:
                digest, _, shelf = entry.name.partition(".")
                if is_digest(digest) and shelf in {OBJECTS, DETAILS} and digest not in names:
                    self.path(digest, shelf=shelf).unlink(missing_ok=True)
                    swept += 1
                entry.unlink(missing_ok=True)
            return swept

    def remove(self, digest: str) -> None:
        """Delete the bytes from both shelves; the caller has recorded the withdrawal."""
        for shelf in (OBJECTS, DETAILS):
            path = self.path(digest, shelf=shelf)
            if path.exists():
                path.unlink(missing_ok=True)
                sync_folder(path.parent)

    def _marker(self, shelf: str, digest: str) -> Path:
        return self._folder / INCOMING / f"{digest}.{shelf}"

    def _put(self, shelf: str, fill: Callable[[BinaryIO], tuple[str, int]]) -> Stored:
        temporary = self._folder / INCOMING / f"part-{secrets.token_hex(8)}"
        try:
            with temporary.open("xb") as target:
                digest, size = fill(target)
                target.flush()
                os.fsync(target.fileno())
            final = self.path(digest, shelf=shelf)
            is_new = not final.exists()
            if is_new:
                temporary.chmod(_READ_ONLY)
                self._marker(shelf, digest).touch()
                sync_folder(self._folder / INCOMING)
                final.parent.mkdir(mode=0o700, exist_ok=True)
                sync_folder(final.parent.parent)
                temporary.rename(final)
                sync_folder(final.parent)
        finally:
            temporary.unlink(missing_ok=True)
        self._read_again(final, digest)
        return Stored(digest=digest, size=size, is_new=is_new)

    def _read_again(self, final: Path, digest: str) -> None:
        with final.open("rb") as stream:
            found, _ = sha256_stream(stream)
        if found != digest:
            raise IntegrityError(digest, "the disk gives back other bytes than were written to it")


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def scratch(beginning: Path, *, mode: int = 0o666) -> Iterator[BinaryIO]:
    """A new file for a while; it goes unless `put_in_place` gave it its name.

    Args:
        beginning: folder and beginning of its name until then.
        mode: its rights, less what the umask takes.
    """
    temporary = beginning.with_name(f"{beginning.name}{secrets.token_hex(4)}")
    try:
        with open(temporary, "xb", opener=lambda p, flags: os.open(p, flags, mode)) as target:
            yield target
    finally:
        temporary.unlink(missing_ok=True)


def put_in_place(target: BinaryIO, path: Path) -> None:
    """Give a written file its name in one step, in place of what had it; durable then."""
    target.flush()
    os.fsync(target.fileno())
    Path(target.name).rename(path)
    sync_folder(path.parent)


def write_durably(path: Path, data: bytes) -> None:
    """Replace a small file in one step: its old or its new bytes survive a crash."""
    with scratch(path.with_name(f".{path.name}-")) as target:
        _write(target, data)
        put_in_place(target, path)


def _clone_or_copy(source: BinaryIO, target: BinaryIO) -> tuple[str, int]:
    """Share the blocks where the file system can, else copy; digest what arrived."""
    try:
        fcntl.ioctl(target.fileno(), _FICLONE, source.fileno())
    except OSError:
        return sha256_stream(source, copy=target.write)
    with Path(target.name).open("rb") as clone:
        return sha256_stream(clone)


def _write(target: BinaryIO, data: bytes) -> tuple[str, int]:
    target.write(data)
    return sha256(data), len(data)


@contextlib.contextmanager
def _locked(path: Path, how: int) -> Iterator[bool]:
    """Hold a lock file; gives False where a lock that may not wait is taken."""
    with path.open("ab") as stream:
        try:
            fcntl.flock(stream, how)
        except BlockingIOError:
            yield False
            return
        yield True
