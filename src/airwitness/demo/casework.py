"""The second half of the tour: a case about the song, its report, and the bag that is handed over.

Everything is done by the acts that the command line calls, by three made actors with keys. Their
passphrase lies beside the archive, so that whoever tries the demo can go on from here.
"""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from airwitness.acts.add import add_files
from airwitness.acts.casework.clearing import clear
from airwitness.acts.casework.coding import code_place
from airwitness.acts.casework.deciding import decide
from airwitness.acts.casework.exhibits import add_exhibit
from airwitness.acts.casework.opening import open_case
from airwitness.acts.casework.searching import find_for
from airwitness.acts.casework.stating import claim, state, take_step
from airwitness.acts.export import Exported, export_case
from airwitness.acts.page import write_page
from airwitness.acts.progress import Tell
from airwitness.acts.read import read
from airwitness.acts.reading import kept_text
from airwitness.acts.report import report_case
from airwitness.acts.signing import enrol_actor, signer_for
from airwitness.acts.verify import verify_archive
from airwitness.archive import Archive
from airwitness.capture import Article
from airwitness.capture.file import plan_paths
from airwitness.case.content import Confidence, FindingKind, StepKind
from airwitness.case.ladder import standing
from airwitness.demo import newspaper
from airwitness.demo.plans import TV
from airwitness.errors import InputError
from airwitness.evidence.keys import Signer
from airwitness.report.article.page import render_article
from airwitness.report.casefile import render_case
from airwitness.search import Search
from airwitness.spans import now

PASSPHRASE = "a passphrase of the made world"  # noqa: S105 (it guards nothing)
DOCUMENTER, FIRST, SECOND = "documenter", "first-reader", "second-reader"
_SEA, _BOATS = "#t=0:02:37,0:02:39", "#t=0:02:38"  # of the first airing: nobody is in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What came of the case."""

    lines: tuple[str, ...]
    """What is to be said of it."""
    is_right: bool
    """Whether the finding that should be is verified, and the bag passes its own checker."""

    @classmethod
    def nothing(cls) -> Self:
        """Of a tour that did not find what was planted."""
        return cls(lines=("no case was made of it",), is_right=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Docket:
    """The case while the tour works on it."""

    archive: Archive
    case: str
    signers: dict[str, Signer]

    @property
    def documenter(self) -> Signer:
        """Who makes the case."""
        return self.signers[DOCUMENTER]


def open_docket(archive: Archive, folder: Path) -> Docket:
    """Enrol three actors and open the case."""
    (folder / "passphrase.txt").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    signers = {}
    for actor in (DOCUMENTER, FIRST, SECOND):
        enrol_actor(archive, actor, lambda: PASSPHRASE)
        signer = signer_for(archive, actor, lambda: PASSPHRASE)
        if signer is None:
            raise InputError(f"{actor} has no key")
        signers[actor] = signer
    case = open_case(
        archive,
        title="Harbour of Light",
        question="How often did kanal-1 air the song “Harbour of Light”, and who stands behind it?",
        purpose="To show in a made world what a case is; nobody is accused of anything",
        scope="Everything that was recorded of kanal-1 and radio-mira, 2 to 4 March 2026",
        legal_basis="Made material: no personal data of anybody",
        signer=signers[DOCUMENTER],
    )
    return Docket(archive=archive, case=case.id, signers=signers)


def search_for(docket: Docket, clip: Path) -> Search:
    """Put the question of the case, and keep it with its answer."""
    _, search = find_for(
        docket.archive,
        docket.case,
        clip,
        question="every airing of the song",
        signer=docket.documenter,
    )
    return search


def work_on(docket: Docket, search: Search, folder: Path, tell: Tell) -> Handed:
    """Gather, code, decide, state, verify; read the article; report and hand over."""
    archive, case, signer = docket.archive, docket.case, docket.documenter
    article = _article(archive, folder, tell)
    for match in search.matches:
        decide(archive, case, match.id, accept=True, reason="compared by ear and eye; the same",
               signer=signer)  # fmt: skip
    exhibits = _exhibits(docket, search, article)
    for coder in (docket.documenter, docket.signers[FIRST]):
        code_place(archive, case, exhibits["sung"], "oath", note="the refrain", signer=coder)
    clear(archive, case, exhibits["whole"] + _SEA, faces=0, boxes=(), role="documenter",
          reason="boats and a lighthouse; nobody is seen", signer=signer)  # fmt: skip
    _claims(docket, exhibits["chain"])
    aired = sum(airing.service == TV for airing in search.airings)
    verified = _findings(docket, exhibits, aired)
    page = render_article(read(archive, article.id), made_at=now())
    write_page(folder / "article.html", page)
    bag, passes = _handed_over(docket, folder, tell)
    return Handed(
        lines=(
            f"case {case}: {len(exhibits)} exhibits, 4 findings, "
            + ("1 of them verified by two readers" if verified else "NONE VERIFIED"),
            f"bag of {bag.files} files, sealed; its own checker, with nothing installed: "
            + ("passed" if passes else "FAILED"),
        ),
        is_right=verified and passes,
    )


def _article(archive: Archive, folder: Path, tell: Tell) -> Article:
    """Put the article of the newspaper in."""
    path = folder / "recordings" / newspaper.NAME
    path.write_text(newspaper.TEXT, encoding="utf-8")
    add_files(archive, plan_paths([path]), tell=tell)
    return archive.catalogue.articles()[0]


def _exhibits(docket: Docket, search: Search, article: Article) -> dict[str, str]:
    """Number the exhibits; gives what each is called here, and its number."""
    kept = kept_text(docket.archive, article).text
    numbers: dict[str, str] = {}

    def add(key: str, what: str, title: str, source: str = "", credit: str = "") -> None:
        (added,) = add_exhibit(docket.archive, docket.case, what, title=title, source=source,
                               credit=credit, signer=docket.documenter)  # fmt: skip
        numbers[key] = str(added.number)

    shown = [m for m in search.matches if m.service == TV and m.picture and m.wall]
    first = min(shown, key=lambda m: m.wall.start if m.wall else 0)
    mirrored = next(m for m in shown if m.picture and m.picture.is_mirrored)
    screen = min(shown, key=lambda m: m.picture.in_recording.width if m.picture else 1.0)
    add("whole", first.id, "The first airing")
    add("mirrored", mirrored.id, "An airing in a mirror")
    add("screen", screen.id, "On the screen of the news studio")
    add("sea", numbers["whole"] + _BOATS, "Boats and a lighthouse")
    for key, words, title in (
        ("quoted", newspaper.SAID, "What the Harbour Union says"),
        ("chain", newspaper.CHAIN, "Who made the song"),
        ("sung", newspaper.SUNG, "What the choir sings"),
        ("seen", newspaper.SEEN, "What the newspaper saw"),
    ):
        start = kept.index(words)
        place = f"{article.id}#char={start},{start + len(words)}"
        add(key, place, title, "The Essel Courier", "Pilar Dantas")
    return numbers


def _claims(docket: Docket, exhibit: str) -> None:
    """Who stands behind the song, as the newspaper says."""
    for subject, relation, other, kind in (
        ("Tonehus", "produced", "Harbour of Light", "work"),
        ("Tonehus", "part of", "Youth Branch", "organisation"),
        ("Youth Branch", "part of", "Home Guard", "organisation"),
    ):
        claim(docket.archive, docket.case, subject=subject, subject_kind="organisation",
              relation=relation, other=other, other_kind=kind, asserted_by="The Essel Courier",
              exhibit=exhibit, signer=docket.documenter)  # fmt: skip


def _findings(docket: Docket, exhibits: Mapping[str, str], aired: int) -> bool:
    """State four findings of four kinds; the first goes up the ladder. Whether it is verified."""
    archive, case, signer = docket.archive, docket.case, docket.documenter
    first = state(archive, case, FindingKind.DEPICTS,
                  "The video of the song is shown on a screen in the news studio of kanal-1.",
                  exhibits=[exhibits["screen"], exhibits["seen"]], signer=signer)  # fmt: skip
    state(archive, case, FindingKind.SAYS, f"The choir sings: “{newspaper.SUNG}”",
          exhibits=[exhibits["sung"]], signer=signer)  # fmt: skip
    state(archive, case, FindingKind.ALLEGES, "The song is a form to sign.",
          by="Mira Toval, spokeswoman for the Harbour Union", exhibits=[exhibits["quoted"]],
          signer=signer)  # fmt: skip
    state(archive, case, FindingKind.ASSESSES,
          f"kanal-1 aired the song {aired} times in what was recorded of three days.",
          reason="every match was compared by ear and eye; hours that were not recorded are listed",
          confidence=Confidence.HIGH,
          exhibits=[exhibits[key] for key in ("whole", "mirrored", "screen", "seen")],
          signer=signer)  # fmt: skip
    steps = (
        (StepKind.SOURCE, DOCUMENTER, "screen", "our own recording"),
        (StepKind.SOURCE, DOCUMENTER, "seen", "a newspaper with its own reporter"),
        (StepKind.FIRST_REVIEW, FIRST, None, ""),
        (StepKind.SECOND_REVIEW, SECOND, None, ""),
    )
    for kind, actor, key, reliability in steps:
        reason = "independent of the other" if key else "looked at the stills and at the page"
        take_step(archive, case, first.number, kind,
                  exhibit=int(exhibits[key]) if key else None, reliability=reliability,
                  reason=reason, signer=docket.signers[actor])  # fmt: skip
    now_stated = archive.case(case)
    found = now_stated.finding(first.number)
    return found is not None and standing(now_stated, found).is_verified


def _handed_over(docket: Docket, folder: Path, tell: Tell) -> tuple[Exported, bool]:
    """Report and bag, and whether the bag passes the checker that lies in it."""
    archive, case = docket.archive, docket.case
    checks = tuple(verify_archive(archive.folder))
    write_page(folder / "report.html", render_case(report_case(archive, case, checks=checks)))
    bag = folder / "bag"
    exported = export_case(archive, case, bag, signer=docket.documenter, tell=tell)
    command = [sys.executable, "-I", "-S", str(bag / "verify.py"), str(bag)]
    return exported, subprocess.run(command, check=False, capture_output=True).returncode == 0
