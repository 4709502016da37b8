"""Say whether this machine and an archive are fit for the work."""

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from airwitness.acts.verify import check_stamps
from airwitness.archive import MARKER, Archive
from airwitness.errors import AirwitnessError
from airwitness.evidence.seal import recorded_seals
from airwitness.settings import Settings
from airwitness.spans import now
from airwitness.version import __version__

_LOW_BYTES = 2 << 30
_OK, _FAILED, _UNKNOWN = "passed", "failed", "not checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at."""

    about: str
    state: str
    """`passed`, `failed` or `not checked`."""
    what: str


def examine(settings: Settings) -> list[Finding]:
    """Look at libraries, disk, folder rights, encryption, and the archive itself."""
    folder = settings.archive
    findings = list(_libraries())
    findings.append(_space(folder))
    if not (folder / MARKER).is_file():
        what = "no archive here; make one with `airwitness init DIR`"
        return [*findings, Finding(about="archive", state=_UNKNOWN, what=what)]
    findings.append(_rights(folder))
    findings.append(_encryption(folder))
    return findings + list(_archive(folder, settings))


def _libraries() -> Iterator[Finding]:
    import numba
    import pyarrow as pa
    import sqlalchemy

    versions = {
        "airwitness": __version__,
        "Python": platform.python_version(),
        "numba": numba.__version__,
        "pyarrow": pa.__version__,
        "SQLAlchemy": sqlalchemy.__version__,
    }
    text = ", ".join(f"{name} {version}" for name, version in versions.items())
    yield Finding(about="versions", state=_OK, what=text)


def _space(folder: Path) -> Finding:
    where = next(p for p in (folder.absolute(), *folder.absolute().parents) if p.exists())
    free = shutil.disk_usage(where).free
    state = _OK if free > _LOW_BYTES else _FAILED
    return Finding(about="disk", state=state, what=f"{free / 1e9:.1f} GB free")


def _rights(folder: Path) -> Finding:
    if folder.stat().st_mode & 0o077:
        what = "others may enter the folder; chmod 700 it"
        return Finding(about="rights", state=_FAILED, what=what)
    return Finding(about="rights", state=_OK, what="only its owner may enter the folder")


def _encryption(folder: Path) -> Finding:
    """Whether the volume is a dm-crypt device; other kinds cannot be told from here."""
    device = folder.stat().st_dev
    uuid = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}/dm/uuid")
    if uuid.is_file() and uuid.read_text(encoding="ascii").startswith("CRYPT-"):
        return Finding(about="encryption", state=_OK, what="the volume is encrypted (dm-crypt)")
    what = "the volume does not look encrypted; a seized disk can be read"
    if sys.platform != "linux":
        what = "cannot be told on this system"
    return Finding(about="encryption", state=_UNKNOWN, what=what)


def _archive(folder: Path, settings: Settings) -> Iterator[Finding]:
    try:
        with Archive(folder, settings) as archive:
            waiting = len(archive.catalogue.waiting())
            segments = archive.index.segments()
            size = sum(path.stat().st_size for path in archive.index.files())
            yield Finding(about="archive", state=_OK, what="it opens")
            yield from _seals(archive)
            yield Finding(
                about="index",
                state=_OK if not waiting else _FAILED,
                what=f"{len(segments)} segments, {size / 1e6:.1f} MB, {waiting} parts waiting"
                + ("; `airwitness rebuild` indexes them" if waiting else ""),
            )
            yield _masks(archive)
    except AirwitnessError as error:
        yield Finding(about="archive", state=_FAILED, what=f"{error.message}; {error.advice}")


def _masks(archive: Archive) -> Finding:
    """Which masks are in force, and how many files there are."""
    masks = archive.index.masks
    what = [f"{m.kind} {m.digest[:12]} {m.service or ''}".strip() for m in masks.in_force()]
    kept = f"{len(masks.files())} kept"
    return Finding(
        about="masks", state=_OK, what="; ".join([f"{len(what)} in force, {kept}", *what])
    )


def _seals(archive: Archive) -> Iterator[Finding]:
    """How much of the log is sealed, and which time stamps need care."""
    seals = recorded_seals(archive.custody)
    if not seals:
        what = "the log was never sealed; `airwitness seal` signs it"
        yield Finding(about="seal", state=_UNKNOWN, what=what)
        return
    since = archive.custody.head()[0] - seals[-1].sequence
    what = f"the last is at line {seals[-1].sequence}, {since} lines came after it"
    yield Finding(about="seal", state=_OK, what=what)
    for check in check_stamps(archive.folder, now()):
        what = f"{check.object}: {check.detail}"
        yield Finding(about="time stamps", state=check.state, what=what)
