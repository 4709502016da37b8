"""One opened archive: a folder with the store, custody, catalogue and index in it.

========================  =========================================================
airwitness.json           says that this is an archive, and its format
objects/ details/         the store
incoming/                 files on their way in
custody/                  the log
keys/                     private keys of actors, each under a passphrase, and the archive's own
index/                    segments, masks
catalogue.db              derived; may be deleted
private/                  what only the operator sees: clear pictures, kept searches
lock                      held while something is looked up and recorded
========================  =========================================================

Everything Airwitness writes lies in the folder, which only its owner may enter.
"""

import contextlib
import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Self

from airwitness.capture import Article, Placement, Recording
from airwitness.case.content import Case, Entry, case_id
from airwitness.case.replay import replay
from airwitness.catalogue import Catalogue
from airwitness.errors import InputError, IntegrityError
from airwitness.evidence.custody import HELD, OF_A_CASE, SIGNED, Act, Custody, Line
from airwitness.evidence.digest import Json, canonical, sha256, sha256_stream
from airwitness.evidence.keys import Enrolled, KeyFiles, Signer, enrolled_keys, is_signature
from airwitness.evidence.store import DETAILS, OBJECTS, Store, sync_folder, write_durably
from airwitness.private import Private
from airwitness.settings import Settings
from airwitness.trace.index import Index

MARKER = "airwitness.json"
FORMAT: dict[str, Json] = {"format": "airwitness archive 1"}
_SHORTEST = 6  # characters of a digest or id that a person may type


class Archive:
    """The parts of an archive, open. Use as a context, or `close` it."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        """Open the parts, and sweep what a crash left.

        Raises:
            InputError: the folder is no archive.
            IntegrityError: custody or catalogue cannot be read.
        """
        if not (folder / MARKER).is_file():
            raise InputError(
                f"{folder.name or folder} is not an archive",
                advice="make one with `airwitness init DIR`, or name one with -A DIR",
            )
        if _marker(folder) != FORMAT:
            raise InputError(
                f"{folder.name} was made by another version", advice="use that version"
            )
        self.folder = folder
        self.settings = settings
        self.store = Store(folder)
        self.custody = Custody(folder)
        self.keys = KeyFiles(folder)
        self.catalogue = Catalogue(folder / "catalogue.db")
        self.index = Index(folder / "index", self.catalogue)
        self.private = Private(folder)
        if os.access(folder, os.W_OK):
            self._recover()

    def _recover(self) -> None:
        """Finish what a crash left half done."""
        self.custody.settle()
        self.store.sweep(self._recorded)
        is_new = self.catalogue.followed() == 0
        self.follow()
        if is_new:
            self.index.adopt()
        if any(self.store.holds_any(digest) for digest in self.catalogue.withdrawn()):
            with self.store.alone() as is_alone:
                if is_alone:  # a derived file alone deletes nothing: custody is asked again
                    self.catalogue.follow_again(self.custody.lines(), self.detail)
                    self.forget(self.catalogue.withdrawn())

    def forget(self, digests: Iterable[str]) -> None:
        """Delete the bytes of what custody says was withdrawn, and all that was made of them."""
        for digest in digests:
            self.store.remove(digest)
        self.private.clear()
        self.catalogue.follow_again(self.custody.lines(), self.detail)
        with self.index.writing():
            self.index.tidy()
            self.index.masks.prune(self.catalogue.services())

    @contextlib.contextmanager
    def deciding(self) -> Iterator[None]:
        """Held by the one process that looks up what is known and records what follows."""
        with (self.folder / "lock").open("ab") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            self.custody.settle()
            self.follow()
            yield

    @classmethod
    def create(cls, folder: Path, settings: Settings) -> Self:
        """Make an empty archive.

        Raises:
            InputError: the folder exists and is not empty.
        """
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise InputError(f"{folder.name} is not an empty folder", advice="choose a new folder")
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        Store(folder).create()
        custody = Custody(folder)
        custody.create()
        custody.append([Act(act="init", actor=settings.actor)])
        write_durably(folder / MARKER, canonical(FORMAT) + b"\n")
        sync_folder(folder)
        return cls(folder, settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self.catalogue.close()

    def record(
        self,
        act: str,
        *,
        objects: tuple[str, ...] = (),
        detail: dict[str, Json] | None = None,
        signer: Signer | None = None,
    ) -> Line:
        """Record an act with what a person typed; durable when this returns.

        Objects that came in for it must be in the store already, and the caller must have held
        `store.writing()` since before they came. Acts other than those of `HELD` may name what
        is not held.

        Args:
            act: one of `ACTS`.
            objects: digests.
            detail: becomes a salted file of its own.
            signer: signs the line and is its actor; else that of the settings.

        Raises:
            InputError: this act of an actor with a key must be signed.
        """
        actor = signer.actor if signer else self.settings.actor
        if signer is None and act in SIGNED and actor in self.enrolled():
            raise InputError(
                f"{actor} has a key, so `{act}` must be signed",
                advice="give the passphrase of the key",
            )
        with self.store.writing():
            kept = None if detail is None else self.store.put_detail(detail).digest
            made = Act(act=act, actor=actor, objects=objects, detail=kept)
            line = self.custody.append([made], signer.sign if signer else None)[0]
            if act in HELD:
                self.store.confirm(*((OBJECTS, digest) for digest in objects))
            if kept is not None:
                self.store.confirm((DETAILS, kept))
        self.follow()
        return line

    def enrolled(self) -> dict[str, Enrolled]:
        """The actors that have a key, by id, oldest first."""
        return enrolled_keys(self.custody, self.store)

    def entries(self) -> list[Entry]:
        """The lines of every case in order, each with its detail and the key that signed it."""
        enrolled = self.enrolled()
        return [
            Entry(
                case=case_id(opening),
                sequence=line.sequence,
                time=line.time,
                act=line.act.act,
                actor=line.act.actor,
                key=_key_of(line, enrolled.get(line.act.actor)),
                objects=line.act.objects[1:],
                detail=self.detail(line.act.detail) if line.act.detail else None,
                digest=line.digest,
                detail_digest=line.act.detail,
            )
            for opening, line in self._case_lines()
        ]

    def opening(self, wanted: str) -> str:
        """Digest of the detail that opened a case; a beginning of the case's id is enough.

        Raises:
            InputError: no case begins like that, or several do.
        """
        lines = self._case_lines()
        openings = [o for o, line in lines if line.act.act == "case" and not line.act.objects]
        found = [o for o in openings if len(wanted) >= _SHORTEST and case_id(o).startswith(wanted)]
        if len(found) == 1:
            return found[0]
        raise InputError(
            f"{wanted!r} names {'several cases' if found else 'no case'}",
            advice="`airwitness case list` shows ids",
        )

    def case(self, wanted: str) -> Case:
        """A case by its id; a beginning is enough.

        Raises:
            InputError: none or several begin like that.
        """
        return replay(self.entries(), case_id(self.opening(wanted)))

    def follow(self) -> None:
        """Bring the catalogue up to the custody log."""
        if self.catalogue.followed() != self.custody.head()[0]:
            self.catalogue.follow(self.custody.lines(), self.detail)

    def detail(self, digest: str) -> dict[str, Any] | None:
        """A detail, None where it was withdrawn."""
        try:
            data = self.store.path(digest, shelf=DETAILS).read_bytes()
        except FileNotFoundError:
            return None
        if sha256(data) != digest:
            raise IntegrityError(digest, "this detail is not what was recorded")
        return dict(json.loads(data))

    def file_of(self, placed: Placement | Article) -> Path:
        """Where the bytes of a part or an article are.

        Raises:
            InputError: they were left in place and are out of reach, or are others now.
        """
        digest = placed.part if isinstance(placed, Placement) else placed.object
        if placed.place is None:
            return self.store.path(digest)
        path = Path(placed.place)
        if not path.is_file():
            raise InputError(
                f"{placed.name} was left where it was and is out of reach",
                advice="connect the disk that it is on",
            )
        with path.open("rb") as stream:
            if sha256_stream(stream)[0] != digest:
                raise InputError(
                    f"{placed.name} was left where it was and has changed since",
                    advice="`airwitness verify` names it; add the file again if it is another one",
                )
        return path

    def is_article(self, wanted: str) -> bool:
        """Whether this is, or begins, the id of an article or the digest of its object."""
        return any(
            _is_meant(wanted, name)
            for article in self.catalogue.articles()
            for name in (article.id, article.object)
        )

    def article(self, wanted: str) -> Article:
        """An article by its id, or by the digest of its object; a beginning is enough.

        Raises:
            InputError: none or several begin like that.
        """
        articles = self.catalogue.articles()
        found = [a for a in articles if any(_is_meant(wanted, name) for name in (a.id, a.object))]
        exact = [article for article in found if article.id == wanted]
        if len(exact or found) == 1:
            return (exact or found)[0]
        raise InputError(
            f"{wanted!r} names {'several articles' if found else 'no article'}",
            advice="`airwitness list` shows ids; give more of it",
        )

    def recording(self, wanted: str) -> Recording:
        """A recording by its id, or by the digest of a part; a beginning is enough.

        Raises:
            InputError: none or several begin like that.
        """
        found = [
            recording
            for recording in self.catalogue.recordings()
            if recording.id == wanted
            or any(_is_meant(wanted, name) for name in (recording.id, *_digests(recording)))
        ]
        exact = [recording for recording in found if recording.id == wanted]
        if len(exact or found) == 1:
            return (exact or found)[0]
        raise InputError(
            f"{wanted!r} names {'several recordings' if found else 'no recording'}",
            advice="`airwitness list` shows ids; give more of it",
        )

    def _case_lines(self) -> list[tuple[str, Line]]:
        """The lines of every case, each with the digest of the detail that opened its case."""
        lines = self.custody.lines(acts=OF_A_CASE)
        openings = (((*line.act.objects[:1], line.act.detail)[0], line) for line in lines)
        return [(opening, line) for opening, line in openings if opening is not None]

    def _recorded(self) -> Iterator[str]:
        for line in self.custody.lines():
            if line.act.act in HELD:
                yield from line.act.objects
            if line.act.detail:
                yield line.act.detail


def _marker(folder: Path) -> object:
    try:
        return json.loads((folder / MARKER).read_bytes())
    except ValueError as error:
        raise IntegrityError(MARKER, "cannot be read") from error


def _key_of(line: Line, known: Enrolled | None) -> str | None:
    """Fingerprint of the key that signed a line; None where none did that was enrolled before."""
    if known is None or line.signature is None or known.sequence >= line.sequence:
        return None
    return known.fingerprint if is_signature(known.public, line.signed, line.signature) else None


def _digests(recording: Recording) -> list[str]:
    return [part.part for part in recording.parts]


def _is_meant(wanted: str, name: str) -> bool:
    return len(wanted) >= _SHORTEST and name.startswith(wanted)
