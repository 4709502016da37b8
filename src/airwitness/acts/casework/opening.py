"""Open a case, and list those that there are."""

from airwitness.acts.casework.docket import optional, worded
from airwitness.archive import Archive
from airwitness.case.content import Case, case_id
from airwitness.case.replay import everywhere, replay
from airwitness.errors import IntegrityError
from airwitness.evidence.keys import Signer


def open_case(
    archive: Archive,
    *,
    title: str,
    question: str = "",
    purpose: str,
    scope: str,
    legal_basis: str,
    signer: Signer | None = None,
) -> Case:
    """Open a case: before the first exhibit it is written down why, what, and on what basis.

    Args:
        archive: where.
        title: a name for people.
        question: what is to be answered.
        purpose: why, and for whom.
        scope: what is looked at, and what is not.
        legal_basis: on what ground personal data are worked on.
        signer: who signs; None for an actor without a key.

    Raises:
        InputError: title, purpose, scope or legal basis is empty.
    """
    line = archive.record(
        "case",
        detail={
            "title": worded("title", title),
            "question": optional("question", question),
            "purpose": worded("purpose", purpose),
            "scope": worded("scope", scope),
            "legal_basis": worded("legal basis", legal_basis),
        },
        signer=signer,
    )
    if line.act.detail is None:
        raise IntegrityError(line.digest, "a case was opened without a detail")
    return archive.case(case_id(line.act.detail))


def cases(archive: Archive) -> list[Case]:
    """Every case, oldest first."""
    entries = archive.entries()
    known = everywhere(entries)
    opened = [entry.case for entry in entries if entry.act == "case"]
    return [replay(entries, case, known) for case in dict.fromkeys(opened)]
