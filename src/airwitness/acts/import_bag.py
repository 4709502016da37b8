"""Take in a bag of another archive: its files and its custody, as evidence of its own.

A bag is verified first, and nothing of one that fails comes in. Then every file of it becomes an
object of this archive, named by one `import` line; its detail says under which names they lay, so
the bag can be laid out again. The other archive's log is not joined to this one: what it says
stays its word, with its own key and seals.

Nothing of it is searched: originals in it are recordings of this archive only once they are added
(`airwitness add`) like any other file.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from airwitness.acts.progress import Step, Tell, silent
from airwitness.acts.verify import verify_archive
from airwitness.archive import Archive
from airwitness.errors import InputError, IntegrityError
from airwitness.evidence.bag import MANIFEST, TAG_MANIFEST
from airwitness.evidence.digest import Json, sha256
from airwitness.evidence.keys import Signer
from airwitness.evidence.verify import FAILED

_SHORTEST = 6  # characters of an id that a person may type
_ID_DIGITS = 12  # of the digest that the id of a bag shows
_ORIGINAL = "-original"
_CASE = re.compile("c[0-9a-f]{12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A bag that was taken in."""

    id: str
    """`b` and twelve hex digits of the digest of its manifest."""
    case: str
    """Id of the other archive's case."""
    manifest: str
    """SHA-256 of the payload manifest."""
    sequence: int
    """Of the `import` line."""
    detail: str
    """SHA-256 of the line's detail."""
    time: str
    """UTC, of that line."""
    actor: str
    files: dict[str, str]
    """Name in the bag → SHA-256."""

    @property
    def originals(self) -> tuple[str, ...]:
        """Names of original files in it."""
        return tuple(name for name in self.files if name.endswith(_ORIGINAL))


def import_bag(
    archive: Archive, folder: Path, *, signer: Signer | None = None, tell: Tell = silent
) -> Imported:
    """Verify a bag and take it in.

    Args:
        archive: into which.
        folder: the bag.
        signer: who signs; None for an actor without a key.
        tell: is told of progress.

    Raises:
        InputError: it is no bag, or was taken in before.
        IntegrityError: a check of it failed.
    """
    if not (folder / "bagit.txt").is_file():
        raise InputError(f"{folder.name or folder} is no bag", advice="name the folder of a bag")
    failed = [check for check in verify_archive(folder) if check.state == FAILED]
    if failed:
        first = failed[0]
        raise IntegrityError(
            f"{folder.name}: {first.rule} {first.object}",
            first.detail,
            advice="`airwitness verify` names all that is wrong; nothing was taken in",
        )
    listed = dict(_listed(folder))
    manifest = listed[MANIFEST]
    if any(known.manifest == manifest for known in imported(archive)):
        raise InputError(f"this bag was taken in before, as {_id(manifest)}")
    with archive.store.writing():
        for number, (name, digest) in enumerate(listed.items()):
            tell(Step(doing="importing", name=name, done=number, total=len(listed)))
            if archive.store.put_file(folder / name).digest != digest:
                raise IntegrityError(name, "it changed while it was taken in")
        files: dict[str, Json] = {**listed}
        archive.record(
            "import",
            objects=tuple(dict.fromkeys(listed.values())),
            detail={"what": "bag", "case": _case(folder), "manifest": manifest, "files": files},
            signer=signer,
        )
    return imported(archive)[-1]


def imported(archive: Archive) -> list[Imported]:
    """The bags that were taken in, oldest first; one whose detail was withdrawn is passed over."""
    found = []
    for line in archive.custody.lines(acts=("import",)):
        digest = line.act.detail
        detail = archive.detail(digest) if digest else None
        if digest and detail is not None and detail.get("what") == "bag":
            found.append(
                Imported(
                    id=_id(detail["manifest"]),
                    case=detail["case"],
                    manifest=detail["manifest"],
                    sequence=line.sequence,
                    detail=digest,
                    time=line.time,
                    actor=line.act.actor,
                    files=detail["files"],
                )
            )
    return found


def imported_bag(archive: Archive, wanted: str) -> Imported | None:
    """The bag of this id, a beginning is enough; None where none or several begin like that."""
    found = [bag for bag in imported(archive) if bag.id.startswith(wanted)]
    return found[0] if len(found) == 1 and len(wanted) >= _SHORTEST else None


def described_bag(bag: Imported) -> dict[str, Any]:
    """A bag as `import --json`, `list --json` and `show --json` print it."""
    return {
        "id": bag.id,
        "kind": "bag",
        "case": bag.case,
        "manifest": bag.manifest,
        "imported": bag.time,
        "by": bag.actor,
        "sequence": bag.sequence,
        "files": [{"name": name, "sha256": digest} for name, digest in bag.files.items()],
        "originals": list(bag.originals),
    }


def _listed(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and digest of every file, as the manifests of a bag that passed say."""
    for manifest in (MANIFEST, TAG_MANIFEST):
        data = (folder / manifest).read_bytes()
        for line in data.decode().splitlines():
            digest, _, name = line.partition("  ")
            yield name, digest
    yield TAG_MANIFEST, sha256(data)


def _case(folder: Path) -> str:
    """The id of the case, as the line says that names the files of a bag that passed."""
    data = folder / "data"
    lines = [json.loads(entry["line"]) for entry in _read(data / "custody.json")["lines"]]
    details = [str(line["detail"]) for line in lines if line["act"] == "derive"]
    paths = [data / "details" / digest[:2] / digest for digest in details]
    cases = [str(_read(path).get("case")) for path in paths if path.is_file()]
    return next((case for case in cases if _CASE.fullmatch(case)), "")


def _read(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_bytes()))


def _id(manifest: str) -> str:
    return f"b{manifest[:_ID_DIGITS]}"
