"""A folder that leaves: BagIt 1.0 (RFC 8493) with SHA-256, written whole or not at all.

The bag is written into `.NAME-<random>.part` beside the place where it will lie, each file
flushed to the disk, the two manifests last; then the folder gets its name in one step. A crash
leaves a folder with the name of a part, which the next bag of this name sweeps away.

Names in a bag are plain: letters, digits, `.`, `_`, `-`, and `/` between folders, so that no tool
reads one in another way than it was written. What a bag of a case holds, `acts/export.py` says.

Example:
    with new_bag(target, {"data/report.html": page}, {"README.txt": words}, info={}) as packed:
        archive.record("export", detail={"manifest": packed.manifest})  # it has no name yet
"""

import contextlib
import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from airwitness.errors import CaptureError, InputError
from airwitness.evidence.digest import sha256, sha256_stream
from airwitness.evidence.store import sync_folder
from airwitness.version import __version__

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
_NAME = re.compile(r"[a-zA-Z0-9_][a-zA-Z0-9._-]*(/[a-zA-Z0-9_][a-zA-Z0-9._-]*)*")

Files = Mapping[str, bytes | Path]
"""Content by name in the bag: bytes, or a file that is copied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A bag whose every byte is durable, and which has no name yet."""

    folder: Path
    """Where it lies until then."""
    manifest: str
    """SHA-256 of the payload manifest."""


@contextlib.contextmanager
def new_bag(
    target: Path, payload: Files, tags: Mapping[str, bytes], *, info: Mapping[str, str]
) -> Iterator[Packed]:
    """Write a bag; it gets its name when the block ends without an exception.

    Args:
        target: where it will lie.
        payload: files below `data/`.
        tags: files beside it.
        info: entries of `bag-info.txt`.

    Yields:
        The bag, once every byte is durable.

    Raises:
        InputError: something is there already, or there is no folder to put it in.
        CaptureError: the disk is full, or a file cannot be read.
    """
    _refuse(target, {*payload, *tags})
    with contextlib.ExitStack() as stack:
        with _told(target):
            _sweep(target)
            part = stack.enter_context(_part(target))
            manifest = _filled(part, payload, tags, info)
        yield Packed(folder=part, manifest=manifest)
        with _told(target):
            _refuse(target, set())
            part.rename(target)
            sync_folder(target.parent)


@contextlib.contextmanager
def _told(target: Path) -> Iterator[None]:
    """Say of a fault of the disk which bag could not be written."""
    try:
        yield
    except OSError as error:
        raise CaptureError(
            target.name, f"cannot be written ({error.strerror})", advice="nothing was left behind"
        ) from error


def _refuse(target: Path, names: set[str]) -> None:
    if os.path.lexists(target):
        raise InputError(f"{target.name} is there already", advice="name a new folder")
    if not target.parent.is_dir():
        raise InputError(f"there is no folder {target.parent.name!r} to put the bag in")
    strange = sorted(name for name in names if not _NAME.fullmatch(name))
    if strange:
        raise InputError(f"{strange[0][:80]!r} cannot be a name in a bag")


@contextlib.contextmanager
def _part(target: Path) -> Iterator[Path]:
    """A folder that only its owner may enter; what is left of it at the end goes."""
    part = target.with_name(f".{target.name}-{secrets.token_hex(4)}.part")
    part.mkdir(mode=0o700)
    descriptor = os.open(part, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)  # nobody sweeps it meanwhile
        yield part
    finally:
        os.close(descriptor)
        shutil.rmtree(part, ignore_errors=True)


def _sweep(target: Path) -> None:
    """Remove what a crash left of a bag of this name."""
    pattern = re.compile(rf"\.{re.escape(target.name)}-[0-9a-f]{{8}}\.part")
    for rest in [p for p in target.parent.iterdir() if pattern.fullmatch(p.name)]:
        descriptor = os.open(rest, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        with contextlib.suppress(BlockingIOError):  # somebody is writing it
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(rest)
        os.close(descriptor)


def _filled(part: Path, payload: Files, tags: Mapping[str, bytes], info: Mapping[str, str]) -> str:
    """Write every file; gives the digest of the payload manifest."""
    written = {name: _written(part / name, payload[name]) for name in sorted(payload)}
    manifest = _listed({name: digest for name, (digest, _) in written.items()})
    sizes = [size for _, size in written.values()]
    lines = {
        **info,
        "Bag-Software-Agent": f"airwitness {__version__}",
        "Payload-Oxum": f"{sum(sizes)}.{len(sizes)}",
    }
    beside: dict[str, bytes] = {
        **tags,
        "bag-info.txt": "".join(f"{name}: {value}\n" for name, value in lines.items()).encode(),
        "bagit.txt": DECLARATION,
        MANIFEST: manifest,
    }
    digests = {name: _written(part / name, beside[name])[0] for name in sorted(beside)}
    _written(part / TAG_MANIFEST, _listed(digests))
    for folder, _, _ in os.walk(part, topdown=False):
        sync_folder(Path(folder))
    return sha256(manifest)


def _written(path: Path, content: bytes | Path) -> tuple[str, int]:
    """Digest and length of a file, durable."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with contextlib.ExitStack() as stack:
        target = stack.enter_context(path.open("xb"))
        if isinstance(content, bytes):
            target.write(content)
            told = sha256(content), len(content)
        else:
            told = sha256_stream(stack.enter_context(content.open("rb")), copy=target.write)
        target.flush()
        os.fsync(target.fileno())
    return told


def _listed(digests: Mapping[str, str]) -> bytes:
    """A manifest in the form that `sha256sum -c` reads too (RFC 8493 §2.1.3)."""
    return "".join(f"{digests[name]}  {name}\n" for name in sorted(digests)).encode()
