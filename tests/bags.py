"""A small archive with a case, made by code, and the bag that leaves of it."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from airwitness.acts.add import add_files
from airwitness.acts.authorities import add_authority
from airwitness.acts.casework.clearing import withhold
from airwitness.acts.casework.exhibits import add_exhibit
from airwitness.acts.casework.opening import open_case
from airwitness.acts.casework.stating import state
from airwitness.acts.export import export_case
from airwitness.acts.seal import seal
from airwitness.acts.signing import enrol_actor, signer_for
from airwitness.archive import Archive
from airwitness.capture.file import plan_paths
from airwitness.case.content import FindingKind, Withheld
from airwitness.evidence.digest import canonical
from airwitness.evidence.keys import Signer
from airwitness.settings import Settings
from tests.authority import Authority
from tests.conftest import RATE, write_wav
from tests.pictures import drawn, write_video

PASSPHRASE = "correct horse battery"
MARKED = "Quendolin Ostermark"  # withheld, and typed in every field
OTHER = "another matter entirely"  # stands in another case
Fields = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Packed:
    """What was made."""

    archive: Path
    bag: Path
    case: str
    other: str
    """The case of another matter: one exhibit, nothing withheld."""


def signer(archive: Archive, actor: str) -> Signer:
    """Who signs for an actor of these archives."""
    found = signer_for(archive, actor, lambda: PASSPHRASE)
    assert found is not None
    return found


def packed(folder: Path, *, authority: Authority | None = None) -> Packed:
    """An archive of two recordings, an article and two cases, and a bag of the first case."""
    settings = Settings(archive=folder / "archive", actor="ada", workers=1)
    with Archive.create(settings.archive, settings) as archive:
        if authority is not None:
            add_authority(archive, authority.url, authority.chain)
        enrol_actor(archive, "ada", lambda: PASSPHRASE)
        case, other = gathered(archive, folder)
        bag = folder / "bag"
        export_case(archive, case, bag, signer=signer(archive, "ada"))
    return Packed(archive=settings.archive, bag=bag, case=case, other=other)


def gathered(archive: Archive, folder: Path) -> tuple[str, str]:
    """Record what the first case needs, and a second one; gives their ids."""
    ada = signer(archive, "ada")
    film = write_video(folder / "film.mkv", [drawn(1), drawn(2)])
    sound = write_wav(folder / "sound.wav", np.linspace(-1, 1, 2 * RATE, dtype=np.float32))
    paper = folder / "paper.txt"
    paper.write_text(f"A paper\n\nIt tells of the film. {MARKED} was there.\n")
    added = add_files(archive, plan_paths([film, sound, paper]))
    parts = [outcome.part or "" for outcome in added]
    (article,) = added[2].articles
    basis = {"purpose": "to know", "scope": "two files", "legal_basis": "consent"}
    case = open_case(archive, title="A case", question="What was aired?", signer=ada, **basis).id
    add_exhibit(archive, case, parts[0], title="Film", source="tv", signer=ada)
    seal(archive)
    other = open_case(archive, title=OTHER, signer=ada, **basis).id
    add_exhibit(archive, other, parts[1], note=OTHER, signer=ada)
    add_exhibit(archive, case, f"{parts[1]}#t=0,1", note=f"heard by {MARKED}", signer=ada)
    add_exhibit(archive, case, article, title="Paper", source="a paper", signer=ada)
    sentence = "It says so."
    state(archive, case, FindingKind.SAYS, sentence, exhibits=["1", "2"], signer=ada)
    withhold(archive, case, Withheld.WORDS, phrase=MARKED, reason="a person", signer=ada)
    return case, other


def repacked(bag: Path) -> None:
    """Make the manifests of a bag that was changed fit again, as a forger would."""
    for manifest, is_payload in (("manifest-sha256.txt", True), ("tagmanifest-sha256.txt", False)):
        files = sorted(p for p in bag.rglob("*") if p.is_file())
        names = [p.relative_to(bag).as_posix() for p in files]
        kept = [n for n in names if n.startswith("data/") == is_payload and n[:3] != "tag"]
        lines = [f"{hashlib.sha256((bag / n).read_bytes()).hexdigest()}  {n}\n" for n in kept]
        (bag / manifest).write_text("".join(lines))


def changed_json(path: Path, change: Callable[[Any], object]) -> None:
    """Change a file of JSON, in the form in which bags hold it."""
    content = json.loads(path.read_bytes())
    change(content)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def rewritten(archive: Path, change: Callable[[list[Fields]], object]) -> None:
    """Change the lines of a log, and make chain and head fit again, as a forger would."""
    main = archive / "custody" / "main"
    lines = [json.loads(line) for line in (main / "000001.jsonl").read_text().splitlines()]
    change(lines)
    previous, out = "0" * 64, b""
    for number, line in enumerate(lines, 1):
        raw = canonical({**line, "previous": previous, "sequence": number})
        previous, out = hashlib.sha256(raw).hexdigest(), out + raw + b"\n"
    (main / "000001.jsonl").write_bytes(out)
    head = canonical({"digest": previous, "sequence": len(lines)}) + b"\n"
    (main / "head.json").write_bytes(head)
