"""The open docket of a case: what is known of it, and the one way to record more.

While it is open no other process records anything, so what was looked up still holds.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from airwitness.archive import Archive
from airwitness.case.content import Case
from airwitness.errors import InputError
from airwitness.evidence.custody import Line
from airwitness.evidence.digest import Json
from airwitness.evidence.keys import Signer

LONGEST = 20_000  # characters that a person may type in one field


@dataclass(frozen=True, slots=True, kw_only=True)
class Docket:
    """A case while it is worked on."""

    archive: Archive
    opening: str
    """Digest of the detail that opened the case."""
    case: Case
    """As it was before anything was recorded."""
    signer: Signer | None
    """Who signs; None for an actor without a key."""

    @property
    def actor(self) -> str:
        """Who acts."""
        return self.signer.actor if self.signer else self.archive.settings.actor

    def record(
        self, act: str, *, objects: tuple[str, ...] = (), detail: dict[str, Json] | None = None
    ) -> Line:
        """Record a line of the case; durable when this returns."""
        return self.archive.record(
            act, objects=(self.opening, *objects), detail=detail, signer=self.signer
        )

    def again(self) -> Case:
        """The case as it is now."""
        return self.archive.case(self.case.id)


@contextlib.contextmanager
def docket(archive: Archive, wanted: str, signer: Signer | None) -> Iterator[Docket]:
    """Open the docket of a case.

    Args:
        archive: where.
        wanted: id of the case; a beginning is enough.
        signer: who signs what is recorded; None for an actor without a key.

    Raises:
        InputError: there is no such case.
    """
    with archive.deciding():
        yield Docket(
            archive=archive,
            opening=archive.opening(wanted),
            case=archive.case(wanted),
            signer=signer,
        )


def need_key(signer: Signer | None, what: str) -> Signer:
    """Whoever decides must have a key.

    Raises:
        InputError: nobody signs.
    """
    if signer is None:
        raise InputError(
            f"{what} must be signed, and this actor has no key",
            advice="`airwitness actor new ID` enrols one; AIRWITNESS_ACTOR names who acts",
        )
    return signer


def worded(name: str, text: str) -> str:
    """What a person typed, without white space around it.

    Raises:
        InputError: it is empty or far too long.
    """
    words = text.strip()
    if not words:
        raise InputError(f"the {name} is empty", advice=f"say the {name} in a few words")
    return optional(name, words)


def optional(name: str, text: str) -> str:
    """What a person typed, or nothing.

    Raises:
        InputError: it is far too long.
    """
    words = text.strip()
    if len(words) > LONGEST:
        raise InputError(
            f"the {name} has {len(words)} characters", advice=f"at most {LONGEST} are kept"
        )
    return words
