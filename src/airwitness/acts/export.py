"""Export a case as a bag that a stranger checks without Airwitness.

In this order, so that a crash at any moment leaves neither a half bag under its name nor a bag
that the log does not know:

1. report, stills and texts are made, as they may leave; the detail of one `derive` line names them
   all, and what they are made of;
2. the log is sealed, that line included;
3. the bag is written beside its place and verified there;
4. an `export` line names its manifest; 5. it gets its name.

If anything is withheld, withdrawn or cleared meanwhile, the bag is not finished.

==========================  ==============================================================
`data/report.html`, `.json`  the report
`data/exhibits/`             stills, texts and originals, named by exhibit number
`data/custody.json`          lines of the case with their proofs (`evidence.extract`)
`data/details/ab/ab…`        details that may leave
`data/objects/ab/ab…`        public keys, and the files of seals
`README.txt`, `verify.py`    how to check it, and with what
==========================  ==============================================================
"""

from dataclasses import dataclass
from pathlib import Path

from airwitness.acts.bag_readme import readme
from airwitness.acts.extracting import Extracted, extracted
from airwitness.acts.packing import LeavingFile, made_files, original_files, strip_files
from airwitness.acts.progress import Step, Tell, silent
from airwitness.acts.report import file_names
from airwitness.acts.seal import Sealed, seal
from airwitness.acts.verify import verify_archive
from airwitness.acts.withheld_words import words_withheld
from airwitness.archive import Archive
from airwitness.case.content import Case
from airwitness.errors import InputError, IntegrityError
from airwitness.evidence import verify as verifier
from airwitness.evidence.bag import new_bag
from airwitness.evidence.custody import OF_A_CASE
from airwitness.evidence.digest import Json, sha256
from airwitness.evidence.keys import Signer

ORIGINALS = (
    "the bag holds original files: every picture and sound in them is clear, also those that the"
    " report obscures; pass it on only to those who may see them"
)
_DOING = ("report", "seal", "bag", "check")
_CHANGES = OF_A_CASE | {"withdraw"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A bag that was written."""

    case: str
    target: Path
    manifest: str
    """SHA-256 of its payload manifest: who keeps it elsewhere knows this bag again."""
    files: int
    lines: int
    """Of custody."""
    hidden: int
    """Details that are not disclosed."""
    sealed: Sealed
    originals: int


def export_case(
    archive: Archive,
    wanted: str,
    target: Path,
    *,
    originals: str = "",
    strips: bool = False,
    verify: bool = True,
    signer: Signer | None = None,
    tell: Tell = silent,
) -> Exported:
    """Write a bag of a case.

    Args:
        archive: where.
        wanted: id of the case; a beginning is enough.
        target: where the bag will lie.
        originals: the reason why the original files go with it; they do not where it is empty.
        strips: of exhibits that move an obscured still a second goes with it, too.
        verify: read the whole archive again, for what the report says of it.
        signer: who signs; None for an actor without a key.
        tell: is told of progress.

    Raises:
        InputError: there is something at the target, the case has no exhibits, an original that
            shall leave is withheld, or the case changed meanwhile.
        UncitedError: a sentence cites no exhibit.
    """
    opening, case = archive.opening(wanted), archive.case(wanted)
    before = archive.custody.head()[0]
    clear = _ready(archive, case, target, originals)
    _tell(tell, 1)
    checks = verify_archive(archive.folder) if verify else []
    moving = strip_files(archive, case) if strips else []
    made = [*made_files(archive, case, checks), *moving, *clear]
    packing = _derived(archive, case, made, signer)
    _tell(tell, 2)
    sealed = seal(archive)
    leaving = extracted(
        archive,
        opening,
        things={exhibit.place.object for exhibit in case.exhibits},
        packing=packing,
        words=words_withheld(archive, case),
        names=frozenset(name for some in file_names(archive).values() for name in some),
    )
    _tell(tell, 3)
    info = {"External-Identifier": case.id, "Bagging-Date": leaving.time[:10]}
    payload, tags = _payload(made, leaving), _tags(case, leaving, has_originals=bool(clear))
    with new_bag(target, payload, tags, info=info) as packed:
        _checked(packed.folder)
        _tell(tell, 4)
        with archive.deciding():
            _unchanged(archive, before)
            _left(archive, case, packed.manifest, clear, originals, signer)
    return Exported(
        case=case.id,
        target=target,
        manifest=packed.manifest,
        files=len(payload),
        lines=leaving.lines,
        hidden=leaving.hidden,
        sealed=sealed,
        originals=len(clear),
    )


def _tell(tell: Tell, done: int) -> None:
    tell(Step(doing="exporting", name=_DOING[done - 1], done=done, total=len(_DOING)))


def _ready(archive: Archive, case: Case, target: Path, originals: str) -> list[LeavingFile]:
    """Refuse what cannot be exported; gives the original files that shall leave."""
    if target.exists():
        raise InputError(f"{target.name} is there already", advice="name a new folder")
    if not case.exhibits:
        raise InputError(f"{case.id} has no exhibits", advice="`airwitness case add` gives it some")
    return original_files(archive, case) if originals else []


def _tags(case: Case, leaving: Extracted, *, has_originals: bool) -> dict[str, bytes]:
    """What lies on top of the bag."""
    return {
        "README.txt": readme(leaving, case=case.id, has_originals=has_originals),
        "verify.py": _checker(),
    }


def _checker() -> bytes:
    """The one-file checker."""
    return Path(verifier.__file__).read_bytes()


def _left(
    archive: Archive,
    case: Case,
    manifest: str,
    clear: list[LeavingFile],
    reason: str,
    signer: Signer | None,
) -> None:
    """Record that a bag leaves."""
    archive.record(
        "export",
        objects=tuple(dict.fromkeys(file.of for file in clear)),
        detail={"what": "bag", "case": case.id, "manifest": manifest, "originals": reason},
        signer=signer,
    )


def _derived(archive: Archive, case: Case, made: list[LeavingFile], signer: Signer | None) -> int:
    """Record what leaves and what it is made of; gives the sequence of the line.

    The files themselves are not kept: what is withdrawn later must not live on in them.
    """
    files: dict[str, Json] = {
        file.name: {
            "sha256": sha256(file.content) if isinstance(file.content, bytes) else file.of,
            "exhibit": file.exhibit,
            "of": file.of,
        }
        for file in made
    }
    inputs: list[Json] = [*dict.fromkeys(e.place.object for e in case.exhibits)]
    detail: dict[str, Json] = {
        "what": "bag",
        "case": case.id,
        "inputs": inputs,
        "files": files,
        "checker": sha256(_checker()),
    }
    return archive.record("derive", detail=detail, signer=signer).sequence


def _payload(files: list[LeavingFile], leaving: Extracted) -> dict[str, bytes | Path]:
    shelves: dict[str, bytes | Path] = {}
    for shelf, found in (("objects", leaving.objects), ("details", leaving.details)):
        shelves |= {f"data/{shelf}/{d[:2]}/{d}": data for d, data in found.items()}
    return {
        **{f"data/{file.name}": file.content for file in files},
        "data/custody.json": leaving.custody,
        **shelves,
    }


def _checked(folder: Path) -> None:
    """Refuse to hand out what a stranger would refuse."""
    failed = [c for c in verifier.verify(folder) if c.state == verifier.FAILED]
    if failed:
        raise IntegrityError(f"the bag ({failed[0].rule} {failed[0].object})", failed[0].detail)


def _unchanged(archive: Archive, before: int) -> None:
    """Refuse where something was withheld, withdrawn or recorded in a case meanwhile."""
    if any(line.act.act in _CHANGES for line in archive.custody.lines(after=before)):
        raise InputError("cases changed while the bag was made", advice="export again")
